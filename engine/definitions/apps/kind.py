"""The kind `app`, tied together for publishing."""

from __future__ import annotations

from collections.abc import Iterator

from engine.definitions.apps.check import check
from engine.definitions.apps.compile import compile_app
from engine.definitions.apps.model import App
from engine.kinds import DefinitionKind, Scope, Step, Use
from engine.problems import pointer
from engine.reference import Reference


def references(app_definition: App, app: str) -> Iterator[Use]:
    """What the menu leads to."""
    for index, entry in enumerate(app_definition.menu):
        for kind, name in (("view", entry.view), ("form", entry.form)):
            if name is not None and "/" not in name:
                yield Use(pointer("menu", index, kind), kind, Reference(app, name))


def plan(_: App | None, __: App | None, ___: Scope) -> list[Step]:
    """A menu needs nothing prepared."""
    return []


APP = DefinitionKind(
    name="app",
    model=App,
    upgrades=(),
    check=check,
    references=references,
    compile=compile_app,
    plan=plan,
    lists=("/menu/*|/view", "/menu/*|/form"),
)
