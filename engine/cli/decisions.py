"""`langqiao decision …`: decisions out of files and into them, Excel or DMN."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli.process import run
from engine.problems import Language, Problem

if TYPE_CHECKING:
    from engine.api.dependencies import Platform
    from engine.database.session import Session
    from engine.rules.exchange.files import FileFormat, HandedOut
    from engine.rules.exchange.keeping import Kept
    from engine.rules.exchange.loss import Brought, Loss

commands = typer.Typer(name="decision", help="Decision tables and score cards as files.", no_args_is_help=True)
SUFFIXES: dict[str, FileFormat] = {".xlsx": "xlsx", ".dmn": "dmn", ".xml": "dmn"}
App = Annotated[str, typer.Argument(help="The app's short name.")]


@commands.callback()
def group() -> None:
    """Decision tables and score cards as files."""


@commands.command("import")
def import_(
    app: App,
    file: Annotated[Path, typer.Argument(help="An Excel workbook (.xlsx) or a DMN model (.dmn, .xml).")],
    form: Annotated[str | None, typer.Option(help="The form whose fields the columns of a sheet are.")] = None,
    title: Annotated[str, typer.Option(help="A label for a sheet that has none.")] = "",
    anyway: Annotated[bool, typer.Option("--anyway", help="Save drafts although cells could not be read.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell what the file says and save nothing.")] = False,
) -> None:
    """Save the decisions of a file as drafts, and tell what could not be read and what was lost.

    Status 1 when a cell could not be read: then nothing is saved, unless asked for with --anyway.
    """
    of = _format(file)
    brought, kept = run(lambda platform: _import(platform, app, of, _content(file), (form, title), anyway, dry_run))
    _tell(brought)
    for each in kept:
        print(f"{each.name}: {'a new draft' if each.is_new else 'its draft is changed'}, {_counted(each.problems)}")
    if not kept:
        print("nothing is saved")
    if not brought.definitions or any(each.is_error for each in brought.problems):
        raise typer.Exit(1)


@commands.command()
def export(
    app: App,
    name: Annotated[str, typer.Argument(help="The decision's technical name.")],
    file: Annotated[Path, typer.Argument(help="Where to write it: .xlsx, .dmn or .xml says the format.")],
    language: Annotated[Language, typer.Option(help="The language of a sheet.")] = Language.ZH,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Write over a file that is there.")] = False,
) -> None:
    """Write a decision, its draft or what is live, to a file, and tell what of it is not in there."""
    if file.exists() and not overwrite:
        raise typer.BadParameter(f"there is a file {file}; --overwrite writes over it", param_hint="FILE")
    to = _format(file)
    done = run(lambda platform: _export(platform, app, name, to, language))
    file.write_bytes(done.content)
    _tell_losses(done.losses)
    print(f"{file}: {len(done.content)} bytes")


def _format(file: Path) -> FileFormat:
    of = SUFFIXES.get(file.suffix.lower())
    if of is None:
        raise typer.BadParameter(f"{file.name} is none of {', '.join(SUFFIXES)}", param_hint="FILE")
    return of


def _content(file: Path) -> bytes:
    from engine.rules.exchange.files import LARGEST

    if not file.is_file():
        raise typer.BadParameter(f"there is no file {file}", param_hint="FILE")
    if file.stat().st_size > LARGEST:
        raise typer.BadParameter(f"{file} is over {LARGEST // 1024 // 1024} MB", param_hint="FILE")
    return file.read_bytes()


def _counted(problems: Iterable[Problem]) -> str:
    errors = [each.is_error for each in problems]
    return f"{sum(errors)} errors, {len(errors) - sum(errors)} warnings"


def _tell(brought: Brought) -> None:
    for each in brought.problems:
        word = "problem" if each.is_error else "note"
        print(f"{word}: {each.text(Language.ZH)} | {each.text(Language.EN)}")
    _tell_losses(brought.losses)


def _tell_losses(losses: Iterable[Loss]) -> None:
    for each in losses:
        problem = each.problem()
        print(f"lost: {each.where}: {problem.text(Language.ZH)} | {problem.text(Language.EN)}")


async def _import(
    platform: Platform,
    app: str,
    of: FileFormat,
    content: bytes,
    wishes: tuple[str | None, str],
    anyway: bool,
    dry_run: bool,
) -> tuple[Brought, list[Kept]]:
    from engine.definitions.runner import existing_app
    from engine.identity.actor import SYSTEM
    from engine.rules.exchange.files import Wishes, bring
    from engine.rules.exchange.keeping import keep

    parts = platform.definitions

    async def work(session: Session) -> tuple[Brought, list[Kept]]:
        await existing_app(session, app)
        around = await parts.overlays.drafted(session, app)
        brought = await bring(around, app, of, content, Wishes(*wishes))
        if dry_run or (not anyway and any(each.is_error for each in brought.problems)):
            return brought, []
        kept = [await keep(session, parts.drafts, SYSTEM, around, app, each) for each in brought.definitions]
        return brought, kept

    return await platform.database.run(work)


async def _export(platform: Platform, app: str, name: str, to: FileFormat, language: Language) -> HandedOut:
    from engine.definitions.runner import existing_app
    from engine.rules.exchange.files import hand_out

    async with platform.database.reading() as session:
        await existing_app(session, app)
        drafted = await platform.definitions.overlays.drafted(session, app)
        return await hand_out(drafted, app, name, to, language)
