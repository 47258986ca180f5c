"""What lists have in common that an index may serve alike: which fields they ask about and how, whose records they
show, and their order. Never a value: that could be somebody's name. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import orjson

from engine.expressions import ast
from engine.expressions.walking import chained
from engine.permissions.access import Access, Action
from engine.permissions.row_rule import ALL, NONE, STRUCTURAL
from engine.query.filters import Condition
from engine.query.paging import Key
from engine.records.entity import Entity

EQUAL, AMONG, RANGE = "equal", "among", "range"
OF_OPERATORS: Mapping[str, str] = {
    "eq": EQUAL, "is_empty": EQUAL, "in": AMONG, "at_least": AMONG,
    "gt": RANGE, "ge": RANGE, "lt": RANGE, "le": RANGE, "between": RANGE,
}  # fmt: skip
MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Shape:
    """`conditions` are fields by uid (system fields by name) with what is asked of them: one value, one of several, a
    span. `rest` are fields in conditions that no index of ordered values serves. `rows` is the structural rule by which
    the reader sees records, empty where he sees all. `sort` has `-` in front for descending."""

    conditions: tuple[tuple[str, str], ...]
    rest: tuple[str, ...]
    rows: str
    sort: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)

    @property
    def list_key(self) -> str:
        """The same for the same list, whoever looks at it."""
        return _digest([self.conditions, self.rest, self.sort])

    def key(self, app: str, form: str) -> str:
        """What calls are gathered by."""
        return _digest([app, form, self.as_json()])


def shape_from(kept: Mapping[str, Any]) -> Shape:
    """Read it back."""
    conditions = tuple((each[0], each[1]) for each in kept["conditions"])
    return Shape(conditions, tuple(kept["rest"]), kept["rows"], tuple(kept["sort"]))


def shape_of(
    entity: Entity, access: Access, conditions: Sequence[Condition], trees: Sequence[ast.Node], keys: Sequence[Key]
) -> Shape:
    """The shape of a list: its conditions field by field, those in words, and its order."""
    served: set[tuple[str, str]] = set()
    rest: set[str] = set()
    for each in conditions:
        kind = OF_OPERATORS.get(each.operator.name)
        if kind is None:
            rest.add(_uid(entity, each.source.name))
        else:
            served.add((_uid(entity, each.source.name), kind))
    for conjunct in (one for tree in trees for one in chained(tree, ast.And)):
        found = _condition(conjunct)
        if found is not None:
            served.add(found)
        else:
            rest.update(_fields(conjunct))
    sort = (("-" if each.descending else "") + _uid(entity, each.source.name) for each in keys)
    return Shape(tuple(sorted(served)), tuple(sorted(rest)), _rows(access), tuple(sort))


def _uid(entity: Entity, name: str) -> str:
    field = entity.by_name.get(name)
    return name if field is None else field.uid


def _condition(node: ast.Node) -> tuple[str, str] | None:
    """A conjunct that compares one field of the record with what does not depend on the record."""
    match node:
        case ast.Field((uid,)):
            return uid, EQUAL
        case ast.Comparison(operator, ast.Field((uid,)), other) if operator != "!=" and not _depends(other):
            return uid, EQUAL if operator == "=" else RANGE
        case ast.Comparison(operator, other, ast.Field((uid,))) if operator != "!=" and not _depends(other):
            return uid, EQUAL if operator == "=" else RANGE
        case ast.Between(ast.Field((uid,)), low, high) if not _depends(low) and not _depends(high):
            return uid, RANGE
        case ast.In(ast.Field((uid,)), tests) if not any(_depends(each) for each in tests):
            return uid, RANGE if any(isinstance(each, ast.Range) for each in tests) else AMONG
        case ast.Call(ast.Name("at least" | "at most"), (ast.Field((uid,)), *_)):
            return uid, AMONG
    return None


def _depends(node: ast.Node) -> bool:
    return any(isinstance(each, ast.Field) for each in ast.parts(node))


def _fields(node: ast.Node) -> Iterator[str]:
    return (each.path[0].split(".")[-1] for each in ast.parts(node) if isinstance(each, ast.Field))


def _rows(access: Access) -> str:
    """The one structural rule that says which records are read; mixed where there are several, or others."""
    rules = {rule for each in access.grants if (rule := each.rule(Action.READ)) is not None and rule != NONE}
    if any(each.rule(Action.READ) is not None for each in access.deny):
        return MIXED
    if ALL in rules:
        return ""
    names = [name for name, rule in STRUCTURAL.items() if rules == {rule}]
    return names[0] if names else MIXED


def _digest(parts: Any) -> str:
    return hashlib.sha256(orjson.dumps(parts)).hexdigest()[:24]
