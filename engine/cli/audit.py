"""`langqiao audit …`: verify the trail, and write its head down elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli.process import run

if TYPE_CHECKING:
    from engine.api.dependencies import Platform
    from engine.audit.verify import Report

commands = typer.Typer(name="audit", help="The audit trail.", no_args_is_help=True)

Anchors = Annotated[
    Path | None,
    typer.Option("--anchor", help="A file of anchors kept elsewhere; absent means the one in the data folder."),
]


@commands.command()
def verify(anchor: Anchors = None) -> None:
    """Go through the whole trail; status 1 when an entry was edited, deleted, inserted, reordered or cut off."""
    from engine.problems import Language

    if anchor is not None and not anchor.is_file():
        raise typer.BadParameter(f"there is no file {anchor}", param_hint="--anchor")
    report = run(lambda platform: _verify(platform, anchor))
    for problem in report.problems:
        print(f"{problem.text(Language.ZH)} | {problem.text(Language.EN)}")
    head = f"head: seal {report.head.number} {report.head.hash}" if report.head else "nothing is sealed yet"
    print(f"{report.checked} entries, {report.seals} seals, {report.unsealed} not sealed yet; {head}")
    if not report.ok:
        print("audit trail: NOT whole")
        raise typer.Exit(1)
    print("audit trail: whole")


@commands.command("anchor")
def write_anchor(
    to: Annotated[Path, typer.Option(help="The file to append to, on a disk the database's owner cannot write.")],
) -> None:
    """Write the head of the chain behind the anchors of a file."""
    run(lambda platform: _write(platform, to))


async def _verify(platform: Platform, file: Path | None) -> Report:
    from engine.audit import anchor
    from engine.audit.verify import verify as verify_trail

    try:
        kept = anchor.read_if_there(file or platform.settings.data / anchor.FILE)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--anchor") from error
    async with platform.database.reading() as session:
        return await verify_trail(session, kept)


async def _write(platform: Platform, file: Path) -> None:
    from engine.audit import anchor
    from engine.audit.seal import seal

    await platform.database.run(lambda session: seal(session, platform.clock))
    async with platform.database.reading() as session:
        head = await anchor.head(session)
    if head is None:
        print("nothing is sealed yet")
        return
    anchor.append(file, head)
    print(f"seal {head.number} of {head.sealed_at:%Y-%m-%d %H:%M:%S} is written to {file}")
