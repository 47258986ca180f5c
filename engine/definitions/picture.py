"""All live releases at one moment, as the engines see them: compiled definitions by app and name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from pydantic import BaseModel

from engine.definitions.scope import AppScope, Landscape
from engine.definitions.source import Source
from engine.definitions.words import kind_label
from engine.errors import NotFound
from engine.kinds import StoredTable
from engine.reference import Reference


class Stamp(Protocol):
    """An app and which of its releases is live."""

    @property
    def id(self) -> int:
        """The key of its lock."""
        ...

    @property
    def live_release(self) -> int | None:
        """None while nothing of it is published."""
        ...


@dataclass(frozen=True, slots=True)
class LiveDefinition:
    """One definition of a live release."""

    app: str
    kind: str
    name: str
    uid: str
    version_id: str
    version: int
    model: BaseModel


class Picture:
    """All live releases at one moment. Immutable, but for what it compiles on first use."""

    def __init__(
        self,
        landscape: Landscape,
        apps: Mapping[str, Stamp],
        tables: Mapping[tuple[str, str], StoredTable],
        *,
        before: Picture | None = None,
    ) -> None:
        """`before` is the picture this one follows: what no new release touches stays compiled."""
        self.landscape = landscape
        self._apps = apps
        self._tables = tables
        self._stamps = {each.id: each.live_release for each in apps.values()}
        self._by_uid = {(each.kind, each.uid): each for each in landscape.of()}
        self._locks: dict[str, list[int]] = {}
        self._compiled: dict[tuple[str, str, str], Any] = {}  # Any: what a kind's compile returns
        if before is not None:
            same = {app for app in apps if before.has(app) and before._foundation(app) == self._foundation(app)}
            same -= {key[0] for key, table in tables.items() if before._tables.get(key) != table}
            self._compiled = {key: each for key, each in before._compiled.items() if key[1] in same}

    def has(self, app: str) -> bool:
        """Something of this app is published."""
        return app in self._apps and self._apps[app].live_release is not None

    def app_id(self, app: str) -> int:
        """The key of the app's lock; NotFound when there is no such app."""
        if app not in self._apps:
            raise NotFound(kind_label("app"), app)
        return self._apps[app].id

    def release(self, app: str) -> int:
        """The number of the app's live release; NotFound when nothing of it is published."""
        number = self._apps[app].live_release if app in self._apps else None
        if number is None:
            raise NotFound(kind_label("app"), app)
        return number

    def apps(self) -> Sequence[str]:
        """Every app with a live release, sorted."""
        return sorted(app for app in self._apps if self.has(app))

    def definitions(self, app: str, kind: str) -> Sequence[LiveDefinition]:
        """The app's live definitions of a kind, sorted by name."""
        return [self._definition(source) for source in self.landscape.of(app, kind)]

    def definition(self, kind: str, app: str, name: str) -> LiveDefinition:
        """One live definition by name; NotFound when there is none."""
        return self._definition(self._source(kind, app, name))

    def by_uid(self, kind: str, uid: str) -> LiveDefinition:
        """One live definition of any app, by what survives a rename; NotFound when there is none."""
        source = self._by_uid.get((kind, uid))
        if source is None:
            raise NotFound(kind_label(kind), uid)
        return self._definition(source)

    def compiled(self, kind: str, app: str, name: str) -> Any:  # Any: what a kind's compile returns
        """What the engine runs for a definition, compiled once per release."""
        key = kind, app, name
        if key not in self._compiled:
            source = self._source(kind, app, name)
            scope = self.release_scope(app, source.version_id or "")
            self._compiled[key] = self.landscape.kinds[kind].compile(self._definition(source).model, scope)
        return self._compiled[key]

    def release_scope(self, app: str, version: str) -> ReleaseScope:
        """What a version of one of the app's definitions is compiled in."""
        return ReleaseScope(self.landscape, app, self.release(app), version, self._tables)

    def entity(self, app: str, form: str) -> Any:
        """The compiled form (a `records.entity.Entity`)."""
        return self.compiled("form", app, form)

    def view(self, app: str, name: str) -> Any:
        """The compiled view."""
        return self.compiled("view", app, name)

    def option_set(self, app: str, name: str) -> Any:
        """The compiled option set."""
        return self.compiled("option_set", app, name)

    def app(self, app: str) -> Any:
        """The compiled app definition: label, icon, menu."""
        return self.compiled("app", app, "app")

    def roles(self, app: str) -> Mapping[str, Any]:
        """The app's compiled roles by name."""
        return {each.name: self.compiled("role", app, each.name) for each in self.landscape.of(app, "role")}

    def scope(self, app: str) -> AppScope:
        """What the app's definitions see of the others."""
        return self.landscape.scope(app)

    def locks(self, app: str) -> list[int]:
        """Ids, sorted, of the apps a write to this app's records holds: its own and those whose forms refer to it."""
        if app not in self._locks:
            writable = {source.app for source in self.landscape.of(kind="form") if self._points_into(source, app)}
            self._locks[app] = sorted({self.app_id(each) for each in {app, *writable}})
        return self._locks[app]

    def agrees_with(self, stamps: Mapping[int, int | None], *, every: bool = False) -> bool:
        """These release stamps, by app id, are those of this picture; `every` asks that no app is missing either."""
        if every and stamps.keys() != self._stamps.keys():
            return False
        return all(app in self._stamps and self._stamps[app] == number for app, number in stamps.items())

    def _points_into(self, source: Source, app: str) -> bool:
        return any(use.kind == "form" and use.target.app == app for use in self.landscape.uses(source))

    def _foundation(self, app: str) -> frozenset[tuple[str, int | None]]:
        """The releases that what is compiled for an app may depend on: its own and of all it requires, down to the
        last."""
        needed, waiting = {app}, [app]
        while waiting:
            for each in self.landscape.requires(waiting.pop()) - needed:
                needed.add(each)
                waiting.append(each)
        return frozenset((each, self._apps[each].live_release if each in self._apps else None) for each in needed)

    def _source(self, kind: str, app: str, name: str) -> Source:
        source = self.landscape.find(kind, Reference(app, name))
        if source is None:
            raise NotFound(kind_label(kind), name)  # which there are is not for everybody who asks
        return source

    def _definition(self, source: Source) -> LiveDefinition:
        model = self.landscape.model(source)
        if model is None:  # it was readable when it was published
            raise ValueError(f"the live {source.kind} {source.app}/{source.name} can no longer be read")
        return LiveDefinition(
            source.app, source.kind, source.name, source.uid, source.version_id or "", source.version or 0, model
        )


@dataclass(frozen=True)
class ReleaseScope(AppScope):
    """What `compile` sees: a release, and where the records of each form are."""

    release: int
    version_id: str
    tables: Mapping[tuple[str, str], StoredTable]

    def table(self, form: str) -> StoredTable | None:
        """The table of the form of this app with this uid."""
        return self.tables.get((self.app, form))
