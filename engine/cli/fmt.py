"""`langqiao fmt`: write the definition files of a package folder the one way, with their uids."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from engine.kinds import DefinitionKind

commands = typer.Typer()


@commands.command()
def fmt(
    folder: Annotated[Path, typer.Argument(help="A package folder: manifest.json, forms/, roles/, …")],
    check: Annotated[bool, typer.Option("--check", help="Change nothing; fail when a file would change.")] = False,
) -> None:
    """Fill in missing uids and lay out the manifest and every definition file the same way."""
    from engine.definitions.fmt import formatted, write_uids
    from engine.packages.json_file import BadJson, read_json
    from engine.packages.manifest import Manifest

    changed, unreadable = 0, 0
    manifest = folder / "manifest.json"
    try:
        before = manifest.read_bytes()
        package = read_json(before)["id"]
        after = formatted(read_json(before), Manifest).encode()
    except (OSError, BadJson, KeyError, TypeError):
        print(f"{folder} is not a package folder: there is no manifest.json with an id", file=sys.stderr)
        raise typer.Exit(1) from None
    if after != before:
        changed += 1
        print(f"{'would change' if check else 'changed'}: manifest.json")
        if not check:
            manifest.write_bytes(after)
    for kind in _kinds():
        for file in sorted((folder / kind.folder).glob("*.json")):
            path = f"{kind.folder}/{file.name}"
            before = file.read_bytes()
            try:
                body = read_json(before)
                if not isinstance(body, dict):
                    raise BadJson("not an object")
            except BadJson as bad:
                print(f"{path}: {bad}", file=sys.stderr)
                unreadable += 1
                continue
            after = formatted(write_uids(package, path, body, kind.model), kind.model).encode()
            if after != before:
                changed += 1
                print(f"{'would change' if check else 'changed'}: {path}")
                if not check:
                    file.write_bytes(after)
    if unreadable or (check and changed):
        raise typer.Exit(1)


def _kinds() -> tuple[DefinitionKind, ...]:
    from engine.calendars.kind import CALENDAR
    from engine.definitions.apps.kind import APP
    from engine.definitions.option_sets.kind import OPTION_SET
    from engine.flows.kind import FLOW
    from engine.forms.kind import FORM
    from engine.messages.kind import MESSAGE
    from engine.permissions.roles.kind import ROLE
    from engine.rules.decisions.kind import DECISION
    from engine.views.kind import VIEW

    return APP, CALENDAR, DECISION, FLOW, FORM, MESSAGE, OPTION_SET, ROLE, VIEW
