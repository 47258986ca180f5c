"""A scope made of documents, as publishing would make one: what a definition sees of the others in a test."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from engine.calendars.kind import CALENDAR
from engine.definitions.apps.kind import APP
from engine.definitions.option_sets.kind import OPTION_SET
from engine.definitions.reading import read
from engine.flows.kind import FLOW
from engine.forms.kind import FORM
from engine.kinds import DefinitionKind, StoredTable
from engine.messages.kind import MESSAGE
from engine.permissions.roles.kind import ROLE
from engine.problems import Problem
from engine.reference import Reference
from engine.rules.decisions.kind import DECISION
from engine.views.kind import VIEW

ALL = (APP, CALENDAR, DECISION, FLOW, FORM, MESSAGE, OPTION_SET, ROLE, VIEW)
KINDS: Mapping[str, DefinitionKind] = {each.name: each for each in ALL}


class World:
    """Documents of some apps; `world.seen_from("crm")` is a scope."""

    def __init__(self, documents: Mapping[str, Iterable[Mapping[str, Any]]]) -> None:
        self.models: dict[tuple[str, str, str], BaseModel] = {}
        for app, bodies in documents.items():
            for body in bodies:
                model, problems = read(KINDS[body["kind"]], body)
                assert model is not None, [(each.path, each.code.name, each.params) for each in problems]
                self.models[app, body["kind"], body["name"]] = model

    def seen_from(self, app: str) -> Seen:
        return Seen(self, app)

    def check(self, app: str, kind: str, name: str) -> list[Problem]:
        return KINDS[kind].check(self.models[app, kind, name], self.seen_from(app))


class Seen:
    """The scope of one app: its own definitions, and shared ones of apps it requires."""

    release = 7
    version_id = "version"

    def __init__(self, world: World, app: str) -> None:
        self._world = world
        self.app = app

    def find(self, kind: str, reference: Reference) -> BaseModel | None:
        model = self._world.models.get((reference.app, kind, reference.name))
        own = self._world.models.get((self.app, "app", "app"))
        is_open = getattr(model, "shared", False) and reference.app in getattr(own, "requires", ())
        return model if reference.app == self.app or is_open else None

    def names(self, kind: str) -> Sequence[Reference]:
        found = (Reference(app, name) for app, of, name in self._world.models if of == kind)
        return sorted(each for each in found if self.find(kind, each) is not None)

    def table(self, form: str) -> StoredTable | None:
        for (app, kind, name), model in self._world.models.items():
            if kind == "form" and getattr(model, "uid", None) == form:
                columns = {each.uid: f"{each.name}_{each.uid[:4]}" for each in model.fields}  # type: ignore[attr-defined]
                return StoredTable(f"a_{app}", f"{name}_{form[:4]}", columns)
        return None
