"""A definition as it is stored: a document, what its references meant when it was written, and where it comes from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

Json = Any  # any JSON value
Binding = Mapping[str, Json]
"""What one reference meant: `kind`, `app` and `uid` of the definition, and `part`, the uid of a member of it, if one
is meant. Of an expression: `kind` "expression", its bound `tree` with the `schema` of that, and all it `names`."""

EXPRESSION = "expression"
"""The kind of binding an expression has; those of references have the kind of what they name."""

PART_LISTS = ("fields", "options")
"""Where a name is looked for first when members of several lists share it."""


@dataclass(frozen=True)
class Source:
    """One definition of one app, live or in a draft. `body` has the names of the time it was written."""

    app: str
    kind: str
    name: str
    uid: str
    body: Mapping[str, Json]
    schema: int
    bindings: Mapping[str, Binding] = field(default_factory=dict)
    origin: Literal["live", "draft"] = "live"
    version_id: str | None = None
    version: int | None = None
    revision: int = 0
    is_removed: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """What identifies it through every rename."""
        return self.app, self.kind, self.uid

    @property
    def label(self) -> dict[str, str]:
        """What people call it."""
        return label_of(self.body) or {"zh": self.name, "en": self.name}

    @cached_property
    def by_name(self) -> Mapping[str, Mapping[str, Json]]:
        """Its parts by what others call them: what `part_named` finds, for whoever asks for many."""
        found: dict[str, Mapping[str, Json]] = {}
        for each in parts(self.body):
            name = part_name(each) or ""
            if "." not in name and name not in found:
                found[name] = each
                for inner in parts(each):
                    found.setdefault(f"{name}.{part_name(inner)}", inner)
        return found

    @cached_property
    def by_uid(self) -> Mapping[str, Mapping[str, Json]]:
        """Its parts and columns by uid: what `part_with` finds."""
        found: dict[str, Mapping[str, Json]] = {}
        for each in whole(self.body):
            found.setdefault(each["uid"], each)
        return found


def label_of(thing: Mapping[str, Json]) -> dict[str, str] | None:
    """The label a part of a document carries, or None where it carries none that can be read."""
    label = thing.get("label")
    if isinstance(label, Mapping) and isinstance(label.get("zh"), str) and label["zh"]:
        english = label.get("en")
        return {"zh": label["zh"], "en": english if isinstance(english, str) and english else label["zh"]}
    return None


def parts(body: Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
    """The named members of a definition, those of `fields` and `options` first: objects with a uid in its lists."""
    lists = [key for key in PART_LISTS if key in body] + [key for key in body if key not in PART_LISTS]
    for key in lists:
        for each in body[key] if isinstance(body[key], list) else ():
            if isinstance(each, Mapping) and isinstance(each.get("uid"), str) and part_name(each) is not None:
                yield each


def part_name(part: Mapping[str, Json]) -> str | None:
    """The name others call a part by: its `name`, or the `code` of an option."""
    name = part.get("name", part.get("code"))
    return name if isinstance(name, str) else None


def part_named(body: Mapping[str, Json], name: str) -> Mapping[str, Json] | None:
    """The part others call by this name; a column of a sub-table is called with its table, `items.amount`."""
    outer, dot, inner = name.partition(".")
    found = next((each for each in parts(body) if part_name(each) == outer), None)
    return found if not dot or found is None else part_named(found, inner)


def part_with(body: Mapping[str, Json], uid: str) -> Mapping[str, Json] | None:
    """The part with this uid, or the column of a sub-table."""
    return next((each for each in whole(body) if each["uid"] == uid), None)


def whole(body: Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
    """The parts, then theirs: the columns and checks of sub-tables."""
    yield from parts(body)
    for each in parts(body):
        yield from parts(each)


def called(body: Mapping[str, Json], uid: str) -> str | None:
    """What others call the part with this uid: `part_named` the other way."""
    for each in parts(body):
        if each["uid"] == uid:
            return part_name(each)
        for inner in parts(each):
            if inner["uid"] == uid:
                return f"{part_name(each)}.{part_name(inner)}"
    return None


def at(document: Json, path: str) -> Json:
    """What stands at a JSON pointer; None when nothing does."""
    for step in _steps(path):
        if isinstance(document, Mapping):
            document = document.get(step)
        elif isinstance(document, list) and step.isdigit() and int(step) < len(document):
            document = document[int(step)]
        else:
            return None
    return document


def replaced(document: Json, path: str, value: Json) -> Json:
    """The document with another value at a JSON pointer that exists; shares what it does not change."""
    steps = _steps(path)
    if not steps:
        return value
    here, rest = steps[0], "".join("/" + _escaped(step) for step in steps[1:])
    if isinstance(document, Mapping):
        return {**document, here: replaced(document[here], rest, value)}
    index = int(here)
    return [*document[:index], replaced(document[index], rest, value), *document[index + 1 :]]


def without(document: Json, paths: Iterable[str]) -> Json:
    """The document without what these JSON pointers lead to, members of lists and of objects alike."""
    for steps in sorted((_steps(path) for path in set(paths)), key=_order, reverse=True):
        document = _without(document, steps)
    return document


def _order(steps: list[str]) -> list[tuple[int, str]]:
    """The last members of a list first, so that the pointers to those before them stay right."""
    return [(int(step), "") if step.isdigit() else (0, step) for step in steps]


def _without(document: Json, steps: list[str]) -> Json:
    here, rest = steps[0], steps[1:]
    if isinstance(document, Mapping):
        if here not in document:
            return document
        if rest:
            return {**document, here: _without(document[here], rest)}
        return {name: each for name, each in document.items() if name != here}
    index = int(here)
    if not isinstance(document, list) or index >= len(document):
        return document
    between = [_without(document[index], rest)] if rest else []
    return [*document[:index], *between, *document[index + 1 :]]


def digest(body: Mapping[str, Json]) -> str:
    """The same for two documents that mean the same JSON."""
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _steps(path: str) -> list[str]:
    return [step.replace("~1", "/").replace("~0", "~") for step in path.split("/")[1:]]


def _escaped(step: str) -> str:
    return step.replace("~", "~0").replace("/", "~1")
