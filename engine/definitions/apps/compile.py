"""From an app's definition to its menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.definitions.apps.model import App, MenuEntry
from engine.kinds import Definition, Scope
from engine.reference import Label, Reference


@dataclass(frozen=True, slots=True)
class CompiledEntry:
    """One entry of the menu, with the label people read: its own, else that of what it leads to."""

    uid: str
    label: Label
    icon: str
    kind: Literal["view", "form"]
    name: str
    opens: Literal["new"] | None


@dataclass(frozen=True, slots=True)
class CompiledApp:
    """What the shell shows of an app."""

    label: Label
    icon: str
    menu: tuple[CompiledEntry, ...]
    requires: tuple[str, ...]


def compile_app(app: App, scope: Scope) -> CompiledApp:
    """The menu with every label filled in; an entry that leads nowhere is left out."""
    entries = (_entry(each, scope) for each in app.menu)
    return CompiledApp(app.label, app.icon, tuple(each for each in entries if each is not None), tuple(app.requires))


def _entry(entry: MenuEntry, scope: Scope) -> CompiledEntry | None:
    kind: Literal["view", "form"] = "view" if entry.view is not None else "form"
    name = entry.view if entry.view is not None else entry.form
    target = scope.find(kind, Reference(scope.app, name)) if name is not None else None
    if name is None or not isinstance(target, Definition):
        return None
    return CompiledEntry(entry.uid, entry.label or target.label, entry.icon, kind, name, entry.opens)
