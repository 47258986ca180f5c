"""`langqiao import` and `langqiao export`: apps as folders of files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli.process import run

if TYPE_CHECKING:
    from engine.api.dependencies import Platform

commands = typer.Typer()


@commands.command("import")
def import_(
    folder: Annotated[Path, typer.Argument(help="The package folder: manifest.json and what belongs to it.")],
    replace: Annotated[bool, typer.Option("--replace", help="Overwrite what was changed here since.")] = False,
    demo: Annotated[bool, typer.Option("--demo", help="Load the package's demo data too.")] = False,
) -> None:
    """Make an app what a package folder says, through the same checks and publication as anybody's."""
    run(lambda platform: _import(platform, folder, replace=replace, demo=demo))


@commands.command()
def export(
    app: Annotated[str, typer.Argument(help="The app's short name.")],
    folder: Annotated[Path, typer.Argument(help="Where to write it; new or empty.")],
) -> None:
    """Write an app's live release as a package folder; the same app gives the same bytes."""
    count = run(lambda platform: _export(platform, app, folder))
    print(f"{folder}: {count} files")


async def _import(platform: Platform, folder: Path, *, replace: bool, demo: bool) -> None:
    from engine.api.version import version
    from engine.identity.actor import SYSTEM
    from engine.packages.folder import read_folder
    from engine.packages.install import Installer
    from engine.packages.load import load

    parts, clock, database = platform.definitions, platform.clock, platform.database
    package = read_folder(folder, parts.overlays.kinds.values())
    done = await Installer(database, parts, clock, engine=version()).install(package, SYSTEM, replace=replace)
    told = {
        "unchanged": "nothing to do",
        "published": f"published as release {done.release}",
        "awaiting": "it widens rights and waits for the security administrator",
    }
    print(f"{done.app} {done.version}: {told[done.state]}")
    if done.state == "awaiting":
        return
    for part in ("reference", "demo") if demo else ("reference",):
        loaded = await load(database, parts.live, clock, package.app, part, package.data(part))
        if loaded:
            print(f"{loaded} records of {part} data loaded")


async def _export(platform: Platform, app: str, folder: Path) -> int:
    from engine.packages.export import export as exported
    from engine.packages.folder import write_folder

    async with platform.database.reading() as session:
        files = await exported(session, platform.definitions.overlays, app)
    write_folder(folder, files)
    return len(files)
