"""What a picker of a reference offers: of the records somebody may read, those its `options_if` lets him choose now.

The condition becomes a question about the records to choose from: what it reads of them stays, what it reads of the
record being filled in becomes the values that stand there. It goes the way of every question (`asking`), through his
eyes; where it cannot be asked, all are offered, and saving asks again either way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from engine.errors import Invalid, NotFound
from engine.expressions import ast
from engine.expressions.types import ORG_UNIT, PERSON, Record, Type
from engine.permissions.access import Action
from engine.problems import Problem
from engine.records.asking import Asked, read_tree
from engine.records.caller import Caller
from engine.records.entity import Entity, EntityField
from engine.records.finding import look_up
from engine.records.lens import Lens
from engine.records.linkage import Path, Rule
from engine.records.linkage_view import FIELD, is_seen, target_of, values_at
from engine.records.validation import read_worked_out

Json = Any  # any JSON value

ITSELF = "\0itself"
"""The record to choose, where nothing is read of it: no name an author could write."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Records of a picker; `narrowed`: only those that may be chosen as things are."""

    items: list[Json]
    narrowed: bool


class _Unknown(Exception):
    """A value the condition reads is not known, or is of a type no question has values of."""


async def offered(
    caller: Caller, app: str, form: str, field: str, *, values: Mapping[str, Json], q: str = ""
) -> Offered:
    """Records `field` of a record with these values may refer to, by part of what they are called. NotFound for a
    field that is none of his, or refers to nothing."""
    lens = caller.lens(app, form)
    of = lens.entity.by_name.get(field)
    if of is None or of.target is None or not _is_his(lens, of):
        raise NotFound(FIELD.as_dict(), field)
    asked = await _asked(caller, lens, of, values)
    if asked is not None:
        try:
            return Offered(await look_up(caller, of.target.app, of.target.name, q=q, asked=asked), True)
        except Invalid:  # what a database cannot work out
            pass
    return Offered(await look_up(caller, of.target.app, of.target.name, q=q), False)


def _is_his(lens: Lens, of: EntityField) -> bool:
    """He sees it or fills it in, on some record."""
    rights = lens.rights
    return rights.ever_seen(of.uid) or any(
        of.uid in rights.ever_written(each) for each in (Action.CREATE, Action.UPDATE)
    )


async def _asked(caller: Caller, lens: Lens, of: EntityField, values: Mapping[str, Json]) -> Asked | None:
    rules = lens.entity.linkage.fields.get(of.uid) if lens.entity.linkage is not None else None
    rule, target = rules.offered if rules is not None else None, target_of(caller, lens, of.uid)
    if rule is None or target is None or not all(is_seen(caller, lens, path) for path in rule.reads):
        return None
    try:
        known = {path: await _value(caller, lens, path, values) for path in rule.reads if path[0] != of.uid}
        return read_tree(caller, target, lens.entity.app, _about(rule, of.uid, known))[0]
    except _Unknown:
        return None


async def _value(caller: Caller, lens: Lens, path: Path, values: Mapping[str, Json]) -> Any:
    """The Python value at a path from the record being filled in; of another record, what he sees of it."""
    field = lens.entity.by_uid.get(path[0])
    if field is None:
        raise _Unknown
    value = _read(lens.entity, field, values.get(field.name))
    if value is None or len(path) == 1:
        return value
    target = target_of(caller, lens, path[0])
    found = await values_at(caller, target, value, [path[1:]]) if target is not None else None
    if target is None or found is None or path[1:] not in found:
        raise _Unknown
    end = _end(caller, target, path[1:])
    return _read(end.entity, end.entity.by_uid[path[-1]], found[path[1:]])


def _end(caller: Caller, lens: Lens, path: Path) -> Lens:
    """The form the last field of a path is of."""
    target = target_of(caller, lens, path[0]) if len(path) > 1 else None
    if target is not None:
        return _end(caller, target, path[1:])
    if path[-1] not in lens.entity.by_uid:
        raise _Unknown
    return lens


def _read(entity: Entity, field: EntityField, value: Json) -> Any:
    found = read_worked_out(entity, field, value)
    if isinstance(found, Problem):
        raise _Unknown
    return found


def _about(rule: Rule, uid: str, known: Mapping[Path, Any]) -> ast.Node:
    """The condition as one about the records to choose from."""

    def change(node: ast.Node) -> ast.Node:
        match node:
            case ast.Field((first, *rest)) if first == uid:
                return ast.Field(tuple(rest)) if rest else ast.Name(ITSELF)
            case ast.Field(path):
                return _written(known[path], rule.checked.type_of(node).type)
            case ast.Comparison("=" | "!=" as sign, a, b) if {a, b} == {ast.Name(ITSELF), ast.Literal(None)}:
                return ast.Literal(sign == "!=")
        return node

    return ast.transformed(rule.node, change)


def _written(value: Any, of: Type) -> ast.Node:
    """A value as an expression has it."""
    match value:
        case None | bool() | str():
            return ast.Literal(value)
        case int() | Decimal():
            return ast.Literal(Decimal(value))
        case datetime() | date():
            return ast.Temporal(value.isoformat())
        case UUID():
            kind = "person" if of == PERSON else "org unit" if of == ORG_UNIT else "record"
            if kind != "record" or isinstance(of, Record):
                return ast.Call(ast.Name(kind), (ast.Literal(str(value)),))
    raise _Unknown
