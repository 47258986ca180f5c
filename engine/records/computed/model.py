"""What a computed field depends on, and so how it is kept. Pure.

virtual        depends on now, on who asks or on a calendar: worked out when read, never stored
stored-local   depends on the record alone: written in the same statement
stored-remote  depends on other records: worked out anew when they change
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.types import ListOf, Record, Type

MOMENTARY = frozenset({"now", "today", "me", "my unit", "calendar", "organisation"})
"""What makes a value another one without any record being written."""


class Keeping(StrEnum):
    """How a computed value is kept."""

    VIRTUAL = "virtual"
    LOCAL = "local"
    REMOTE = "remote"


@dataclass(frozen=True, slots=True, order=True)
class Reading:
    """A field of another record an expression reads: over a relation (its uid, "" for none), then over references,
    then the field itself."""

    relation: str
    references: tuple[str, ...]
    field: str


def own_fields(checked: Checked) -> frozenset[str]:
    """The uids of the record's own fields an expression reads, references it follows included."""
    return frozenset(path[0] for path in checked.fields if not is_relation(path[0]))


def is_relation(uid: str) -> bool:
    """A uid that names records which refer here: app, form and field."""
    return uid.count(".") == 2


def readings(checked: Checked) -> frozenset[Reading]:
    """Everything it reads of other records."""
    return frozenset(_readings(checked))


def _readings(checked: Checked) -> Iterator[Reading]:
    relations = {path[-1]: path[:-1] for path in checked.fields if is_relation(path[-1])}
    for path in checked.fields:
        if is_relation(path[-1]):
            yield Reading(path[-1], path[:-1], "")  # which records there are
        elif len(path) > 1:
            yield Reading("", path[:-1], path[-1])
    for node in ast.parts(checked.tree):
        if isinstance(node, ast.Path):
            yield from _member(checked, node, relations)


def _member(checked: Checked, node: ast.Path, relations: dict[str, tuple[str, ...]]) -> Iterator[Reading]:
    """A member of the rows of a relation. A row that goes by a name may be of any relation to its form."""
    steps = [node.member]
    base = node.base
    while isinstance(base, ast.Path) and _record(checked.type_of(base).type) is not None:
        steps.insert(0, base.member)
        base = base.base
    of = _record(checked.type_of(base).type)
    if of is None:
        return
    while isinstance(base, ast.Filter):
        base = base.base
    if isinstance(base, ast.Field):
        if base.path[-1] in relations:
            yield Reading(base.path[-1], tuple(steps[:-1]), steps[-1])
        return  # rows of the record itself
    for relation in relations:
        yield Reading(relation, tuple(steps[:-1]), steps[-1])


def _record(of: Type) -> Record | None:
    if isinstance(of, ListOf):
        of = of.of
    return of if isinstance(of, Record) else None


def reaches_far(checked: Checked) -> Iterator[tuple[int, int, str]]:
    """Relations of another record than the one that is worked out, and lists inside lists: where, and their form."""
    for node in ast.parts(checked.tree):
        of = checked.type_of(node).type
        is_list = isinstance(of, ListOf) and isinstance(of.of, Record)
        if not is_list:
            continue
        name = of.of.form if isinstance(of, ListOf) and isinstance(of.of, Record) else ""
        if (isinstance(node, ast.Field) and len(node.path) > 1) or (
            isinstance(node, ast.Path) and is_relation(node.member)
        ):
            yield *node.span, name
