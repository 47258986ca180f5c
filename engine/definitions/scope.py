"""What definitions see of each other: the live releases of all apps, overlaid with drafts of one. Pure.

A `Landscape` is one such overlay. Checking, preview, where-used and publishing all look through it; they differ only in
which drafts lie on top.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from engine.definitions.bindings import bind, renamed
from engine.definitions.expressions import (
    ReadExpression,
    bind_expressions,
    called_otherwise,
    read_all,
    rewritten,
    uses_in,
)
from engine.definitions.fixed_values import Registry
from engine.definitions.reading import read, upgraded
from engine.definitions.source import Binding, Json, Source, digest
from engine.fields.expressions import Reader
from engine.kinds import DefinitionKind, Expression, Use
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
        self.registry = Registry()
        self.clashes: list[tuple[Source, Source]] = []
        self._models = models or ReadModels()
        self._bodies: dict[Key, Mapping[str, Json]] = {}
        self._outlines: dict[Key, Mapping[str, Json]] = {}
        self._readings: dict[Key, Reading] = {}
        self._outlined_models: dict[Key, BaseModel | None] = {}
        self._readers: dict[str, Reader] = {}
        self._expressions: dict[Key, tuple[ReadExpression, ...]] = {}
        self._references: dict[Key, tuple[Use, ...]] = {}
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
        """The document with its references and expressions written as what they name is called here."""
        if self._by_uid.get(source.key) is not source:
            return self._with_names_of_today(source, self.outline(source))
        if source.key not in self._bodies:
            self._bodies[source.key] = self._with_names_of_today(source, self.outline(source))
        return self._bodies[source.key]

    def outline(self, source: Source) -> Mapping[str, Json]:
        """The document in the shape written today, with its references as they are written here and its expressions as
        they were: enough to know its members by."""
        if self._by_uid.get(source.key) is not source:
            return self._outlined(source)
        if source.key not in self._outlines:
            self._outlines[source.key] = self._outlined(source)
        return self._outlines[source.key]

    def _outlined(self, source: Source) -> Mapping[str, Json]:
        """Renamed first, since bindings point into the shape it was stored in."""
        body = renamed(source.app, source.body, source.bindings, self.with_uid)
        kind = self.kinds.get(source.kind)
        if kind is None or body.get("schema", kind.schema) == kind.schema:
            return body
        present, _ = upgraded(kind, body)
        return body if present is None else present

    def reader(self, app: str) -> Reader:
        """Reads the expressions of an app. It sees outlines, so that writing one document anew needs no other's."""
        if app not in self._readers:
            self._readers[app] = Reader(OutlineScope(self, app))
        return self._readers[app]

    def expressions(self, source: Source) -> tuple[ReadExpression, ...]:
        """Every expression of a document, read and checked."""
        if source.key not in self._expressions:
            model = self.model(source)
            places = () if model is None else self.kinds[source.kind].expressions(model, source.app)
            found = tuple(read_all(self.reader(source.app), places, self.body(source)))
            if self._by_uid.get(source.key) is not source:
                return found
            self._expressions[source.key] = found
        return self._expressions[source.key]

    def meanings(self, source: Source) -> dict[str, Binding]:
        """The bindings of its references and expressions, as they are written here."""
        bound = bind(self.body(source), self.references(source), self.find)
        return bound | bind_expressions(self.reader(source.app), self.expressions(source))

    def _with_names_of_today(self, source: Source, body: Mapping[str, Json]) -> Mapping[str, Json]:
        told = {path for path, each in source.bindings.items() if called_otherwise(each, self.with_uid)}
        model = self._models.read(self.kinds[source.kind], body)[0] if told and source.kind in self.kinds else None
        if model is None:
            return body
        places: Iterable[Expression] = self.kinds[source.kind].expressions(model, source.app)
        here = (each for each in places if each.path in told)
        return rewritten(body, source.bindings, self.reader(source.app), here)

    def read(self, source: Source) -> Reading:
        """Its model, and what is wrong with its shape; no model when it is too wrong to be read."""
        found = self._readings.get(source.key) if self._by_uid.get(source.key) is source else None
        if found is None:
            found = self._models.read(self.kinds[source.kind], self.body(source))
            if self._by_uid.get(source.key) is source:
                self._readings[source.key] = found
        return found

    def model(self, source: Source) -> BaseModel | None:
        """Its model, or None when it cannot be read."""
        return self.read(source)[0] if source.kind in self.kinds else None

    def outlined(self, source: Source) -> BaseModel | None:
        """The model of its outline."""
        if self._by_uid.get(source.key) is source and source.key in self._outlined_models:
            return self._outlined_models[source.key]
        kind = self.kinds.get(source.kind)
        found = self._models.read(kind, self.outline(source))[0] if kind is not None else None
        if self._by_uid.get(source.key) is source:
            self._outlined_models[source.key] = found
        return found

    def references(self, source: Source) -> tuple[Use, ...]:
        """Every place where it names something outside its expressions."""
        if source.key not in self._references:
            model = self.model(source)
            found = () if model is None else tuple(self.kinds[source.kind].references(model, source.app))
            self._references[source.key] = found
        return self._references[source.key]

    def read_by_expressions(self, source: Source) -> tuple[Use, ...]:
        """Every part of a definition its expressions read, as they were bound."""
        return tuple(uses_in(source.bindings, self.with_uid))

    def uses(self, source: Source) -> tuple[Use, ...]:
        """Every place where it names something, what its expressions read included."""
        return (*self.references(source), *self.read_by_expressions(source))

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


class OutlineScope(AppScope):
    """The same, of documents whose expressions are as they were when they were stored."""

    def find(self, kind: str, reference: Reference) -> BaseModel | None:
        """The definition's model, or None when it is not there or may not be named from here."""
        source = self.landscape.find(kind, reference)
        return self.landscape.outlined(source) if source is not None and self.may_name(source) else None
