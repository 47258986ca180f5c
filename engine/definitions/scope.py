"""What definitions see of each other: the live releases of all apps, overlaid with drafts of one. Pure.

A `Landscape` is one such overlay. Checking, preview, where-used and publishing all look through it; they differ only in
which drafts lie on top.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from engine.definitions.bindings import renamed
from engine.definitions.reading import read
from engine.definitions.source import Json, Source, digest
from engine.kinds import DefinitionKind, Use
from engine.problems import Problem
from engine.reference import Reference

Kinds = Mapping[str, DefinitionKind]
Key = tuple[str, str, str]  # app, kind, uid
Reading = tuple[BaseModel | None, Sequence[Problem]]


class ReadModels:
    """Models already read, by what they were read from: documents are immutable, so a model never goes stale."""

    def __init__(self, limit: int = 4_000) -> None:
        self._limit = limit
        self._models: OrderedDict[tuple[str, str], Reading] = OrderedDict()

    def read(self, kind: DefinitionKind, body: Mapping[str, Json]) -> Reading:
        """The model of a document and what is wrong with its shape."""
        key = kind.name, digest(body)
        found = self._models.get(key)
        if found is None:
            found = self._models[key] = read(kind, body)
            if len(self._models) > self._limit:
                self._models.popitem(last=False)
        else:
            self._models.move_to_end(key)
        return found


class Landscape:
    """All definitions of all apps as they would be if the drafts laid on top were published."""

    def __init__(
        self,
        kinds: Kinds,
        live: Iterable[Source],
        drafts: Iterable[Source] = (),
        *,
        left_out: Iterable[Source] = (),
        models: ReadModels | None = None,
    ) -> None:
        """`left_out` are drafts that do not count; they are remembered only to say what is missing."""
        self.kinds = kinds
        self.clashes: list[tuple[Source, Source]] = []
        self._models = models or ReadModels()
        self._bodies: dict[Key, Mapping[str, Json]] = {}
        self._uses: dict[Key, tuple[Use, ...]] = {}
        self._by_uid = {each.key: each for each in live}
        for each in drafts:
            if each.is_removed:
                self._by_uid.pop(each.key, None)
            else:
                self._by_uid[each.key] = each
        self._by_name: dict[tuple[str, str, str], Source] = {}
        for each in self._by_uid.values():
            name = (each.app, each.kind, each.name)
            if name in self._by_name:
                self.clashes.append((self._by_name[name], each))
            self._by_name[name] = each
        self.left_out = {(each.app, each.kind, each.name): each for each in left_out if not each.is_removed}
        self.apps = frozenset(each.app for each in self._by_uid.values())

    def find(self, kind: str, reference: Reference) -> Source | None:
        """The definition of this name, seen from nowhere in particular."""
        return self._by_name.get((reference.app, kind, reference.name))

    def with_uid(self, app: str, kind: str, uid: str) -> Source | None:
        """The definition with this uid."""
        return self._by_uid.get((app, kind, uid))

    def of(self, app: str | None = None, kind: str | None = None) -> list[Source]:
        """All definitions, or those of an app or a kind, sorted."""
        chosen = (each for each in self._by_uid.values() if app in (None, each.app) and kind in (None, each.kind))
        return sorted(chosen, key=lambda each: (each.app, each.kind, each.name))

    def body(self, source: Source) -> Mapping[str, Json]:
        """The document with its references written as their targets are called here."""
        if self._by_uid.get(source.key) is not source:
            return renamed(source.app, source.body, source.bindings, self.with_uid)
        if source.key not in self._bodies:
            self._bodies[source.key] = renamed(source.app, source.body, source.bindings, self.with_uid)
        return self._bodies[source.key]

    def read(self, source: Source) -> Reading:
        """Its model, and what is wrong with its shape; no model when it is too wrong to be read."""
        return self._models.read(self.kinds[source.kind], self.body(source))

    def model(self, source: Source) -> BaseModel | None:
        """Its model, or None when it cannot be read."""
        return self.read(source)[0] if source.kind in self.kinds else None

    def uses(self, source: Source) -> tuple[Use, ...]:
        """Every place where it names something."""
        if source.key not in self._uses:
            model = self.model(source)
            found = () if model is None else tuple(self.kinds[source.kind].references(model, source.app))
            self._uses[source.key] = found
        return self._uses[source.key]

    def scope(self, app: str) -> AppScope:
        """What a definition of this app sees."""
        return AppScope(self, app)

    def requires(self, app: str) -> frozenset[str]:
        """The apps this one says it needs."""
        own = self.find("app", Reference(app, "app"))
        listed = own.body.get("requires") if own is not None else None
        if not isinstance(listed, list):
            return frozenset()
        names = (each.get("app") if isinstance(each, Mapping) else each for each in listed)
        return frozenset(name for name in names if isinstance(name, str))


@dataclass(frozen=True)
class AppScope:
    """A landscape as seen from one app: its own definitions and shared ones of the apps it requires."""

    landscape: Landscape
    app: str

    def find(self, kind: str, reference: Reference) -> BaseModel | None:
        """The definition's model, or None when it is not there or may not be named from here."""
        source = self.landscape.find(kind, reference)
        return self.landscape.model(source) if source is not None and self.may_name(source) else None

    def names(self, kind: str) -> Sequence[Reference]:
        """All definitions of this kind that may be named from here, sorted."""
        return sorted(Reference(each.app, each.name) for each in self.landscape.of(kind=kind) if self.may_name(each))

    def may_name(self, source: Source) -> bool:
        """It is of this app, or shared by an app this one requires."""
        if source.app == self.app:
            return True
        return source.app in self.landscape.requires(self.app) and source.body.get("shared") is True
