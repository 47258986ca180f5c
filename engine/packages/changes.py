"""What importing a package would change of the app that is live, and what of it the bank had changed itself. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from engine.definitions.fmt import write_uids
from engine.definitions.scope import Kinds, Landscape
from engine.definitions.source import Source, digest
from engine.packages.package import Package, PackagedDefinition
from engine.reference import Reference


@dataclass(frozen=True, slots=True)
class Change:
    """A definition to be saved as a draft, or taken away where `body` is None. `found` is what is there now."""

    kind: str
    name: str
    body: Mapping[str, Any] | None
    found: Source | None


@dataclass(frozen=True)
class Changes:
    """All that importing would change, and what of it the bank had changed by itself."""

    wanted: Sequence[Change] = ()
    overwritten: Sequence[Source] = field(default=())


def with_uids(package: Package, kinds: Kinds) -> Package:
    """The package with every uid written, as `langqiao fmt` would."""
    return replace(package, definitions=tuple(_with_uids(package, each, kinds) for each in package.definitions))


def compare(package: Package, live: Landscape, installed: Iterable[Source] | None) -> Changes:
    """What has to change for the app to be what the package says.

    `installed` are the definitions as the last import published them; None when the app came from no package.
    """
    app = package.app
    there = live.of(app)
    wanted: list[Change] = []
    kept: set[str] = set()
    for each in package.definitions:
        found = live.with_uid(app, each.kind, str(each.body["uid"])) or live.find(each.kind, Reference(app, each.name))
        if found is not None:
            kept.add(found.uid)
        if found is None or digest(live.body(found)) != digest(each.body):
            wanted.append(Change(each.kind, each.name, each.body, found))
    wanted += [Change(each.kind, each.name, None, each) for each in there if each.uid not in kept]
    before = {each.key: each.version_id for each in installed or ()}
    touched = {each.found.key for each in wanted if each.found is not None}
    overwritten = [each for each in there if each.key in touched and before.get(each.key) != each.version_id]
    return Changes(wanted, overwritten)


def _with_uids(package: Package, each: PackagedDefinition, kinds: Kinds) -> PackagedDefinition:
    return replace(each, body=write_uids(package.manifest.id, each.path, each.body, kinds[each.kind].model))
