"""`langqiao keys …`: the keys of encrypted fields: which there are, a new one, another master key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli.process import run

if TYPE_CHECKING:
    from engine.api.dependencies import Platform
    from engine.secrets.master import LocalMaster

commands = typer.Typer(name="keys", help="The keys of encrypted fields.", no_args_is_help=True)


@commands.command()
def status() -> None:
    """The keys, and how far each form has come to being sealed with the present one."""
    run(_status)


@commands.command()
def rotate(
    wait: Annotated[bool, typer.Option(help="Seal everything anew now; else a running server does it bit by bit.")] = (
        True
    ),
    share: Annotated[float, typer.Option(min=0.05, max=1.0, help="The part of the time this may work.")] = 0.5,
) -> None:
    """Make a new key, of the cipher that is set, and seal everything with it while people go on working."""
    run(lambda platform: _rotate(platform, wait=wait, share=share))


@commands.command()
def rewrap(
    to: Annotated[Path, typer.Option(help="The file of the new master key; made where there is none.")],
) -> None:
    """Wrap every key by another master key. Then put that file in place of the old one and start again."""
    from engine.secrets.master import make_file, read_file

    master = read_file(to) if to.is_file() else make_file(to)
    count = run(lambda platform: _rewrap(platform, master))
    print(f"{count} keys are wrapped by the master key in {to}; put it in place of the old one and start again")


async def _status(platform: Platform) -> None:
    from sqlalchemy import select

    from engine.records.resealing import DONE, is_due
    from engine.secrets import keys
    from engine.secrets.tables import sealing_run

    async with platform.database.reading() as session:
        for key in await keys.listed(session):
            print(
                f"key {key['id']}: {key['purpose']}, {key['algorithm']}, {key['state']}, {key['created_at']:%Y-%m-%d}"
            )
        runs = {(row.app, row.form): row for row in await session.rows(select(*sealing_run.c))}
        live = platform.live.now
        for app in live.apps():
            for form in live.definitions(app, "form"):
                entity = live.entity(app, form.name)
                if not entity.sealed:
                    continue
                row = runs.get((app, entity.uid))
                due = await is_due(session, entity)
                far = "not begun" if row is None else f"{row.phase}, {row.looked_at} looked at, {row.rewritten} written"
                far = "everything is sealed as it should be" if not due else far if row and row.phase != DONE else "due"
                double = f"; {row.collisions} values that occur twice" if row is not None and row.collisions else ""
                print(f"{app}/{form.name}: {far}{double}")


async def _rotate(platform: Platform, *, wait: bool, share: float) -> None:
    from engine.records import resealing
    from engine.secrets import keys

    async with platform.database.reading() as session:
        found = keys.keys_of(session)
    assert found is not None, "the platform opened them"
    algorithm, now = keys.chosen(platform.settings), platform.clock.real()
    number = await platform.database.run(lambda session: keys.rotate(session, found, algorithm, now))
    print(f"key {number} ({algorithm.name}) seals from now on")
    if wait:
        written = await resealing.go_on(platform.database, platform.live, platform.clock, share=share)
        print(f"{written} values sealed anew")


async def _rewrap(platform: Platform, master: LocalMaster) -> int:
    from engine.secrets import keys

    async with platform.database.reading() as session:
        found = keys.keys_of(session)
    assert found is not None, "the platform opened them"
    return await platform.database.run(lambda session: keys.rewrap(session, found, master))
