"""The condition builder's JSON to a tree."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import reduce
from uuid import UUID

from engine.expressions import ast
from engine.expressions.condition_words import (
    ASIDE,
    CALLED,
    COMPARED,
    DEEPEST,
    HOLDS,
    HOLDS_POST,
    MOST,
    PLACED,
    RANKED,
    STARTS,
    STEPS,
    TOTALS,
    WAYS,
    BadConditions,
    Json,
)
from engine.expressions.fixed import FIXED
from engine.expressions.surroundings import Surroundings
from engine.expressions.types import BOOLEAN, NULL, NUMBER, ORG_UNIT, PERSON, ListOf, Option, Record, Type
from engine.expressions.unbind import record_of
from engine.expressions.values.literals import read_duration, read_temporal

EACH, ITEM = "each", "item"
"""What a related record is called in the trees made here: in `some … satisfies`, and in a filter."""


class ConditionReader:
    """Reads one drawing; `left` is how many parts it may still have."""

    def __init__(self, around: Surroundings) -> None:
        self.around, self.left, self._inner = around, MOST, EACH

    def group(self, data: Json, owner: Record | None, path: str, depth: int) -> ast.Node:
        """A group or a condition, about the records of `owner` (None: about what the expression stands on)."""
        self.left -= 1
        if depth > DEEPEST or self.left < 0:
            raise BadConditions(path, "too many conditions, or nested too deeply")
        match data:
            case {"all": [*members], **rest} if not rest:
                return self._joined(ast.And, members, owner, f"{path}/all", depth)
            case {"any": [*members], **rest} if not rest:
                return self._joined(ast.Or, members, owner, f"{path}/any", depth)
            case {"not": inner, **rest} if not rest:
                return ast.Call(ast.Name("not"), (self.group(inner, owner, f"{path}/not", depth + 1),))
            case {"of": str(relation), "has": "some" | "every" as has, "where": where, **rest} if not rest:
                domain, child = self._related(relation, owner, path)
                condition = self._where(where, child, EACH, path, depth)
                return ast.Quantified(has, (ast.Iteration(EACH, domain),), condition)
            case {"of": str(), "has": str(), "op": str(op), **rest} if rest.keys() <= {"field", "value", "where"}:
                node, of = self._total(data, owner, path, depth)
                return self._compared(node, of, op, rest.get("value"), owner, path)
            case {"field": str(field), "op": str(op), **rest} if rest.keys() <= {"value"}:
                value = rest.get("value")
                node, of = self._reached(field, owner, f"{path}/field")
                if op == "eq" and value is True and is_certain(self.around, owner, field):
                    return node
                return self._compared(node, of, op, value, owner, path)
        raise BadConditions(path, "neither a group nor a condition")

    def _joined(
        self, kind: type[ast.And] | type[ast.Or], members: list[Json], owner: Record | None, path: str, depth: int
    ) -> ast.Node:
        if not members:
            raise BadConditions(path, "a group holds at least one condition")
        nodes = [self.group(each, owner, f"{path}/{at}", depth + 1) for at, each in enumerate(members)]
        return reduce(kind, nodes)

    # Related records

    def _related(self, relation: str, owner: Record | None, path: str) -> tuple[ast.Node, Record]:
        domain, of = self._reached(relation, owner, f"{path}/of")
        child = record_of(of)
        if child is None or owner is not None or not isinstance(of, ListOf):
            raise BadConditions(f"{path}/of", f"{relation} is no list of related records")
        return domain, child

    def _where(self, where: Json, child: Record, inner: str, path: str, depth: int) -> ast.Node:
        self._inner = inner
        return self.group(where, child, f"{path}/where", depth + 1)

    def _total(self, data: Json, owner: Record | None, path: str, depth: int) -> tuple[ast.Node, Type]:
        """How many there are, or what a field of theirs adds up to."""
        has, field = data["has"], data.get("field")
        rows, child = self._related(data["of"], owner, path)
        if "where" in data:
            rows = ast.Filter(rows, self._where(data["where"], child, ITEM, path, depth))
        if has == "count" and field is None:
            return ast.Call(ast.Name("count"), (rows,)), NUMBER
        if has not in TOTALS:
            raise BadConditions(f"{path}/has", "neither how many nor what of a field")
        member = self.around.member(child, field) if isinstance(field, str) else None
        if member is None or member.typed.type.feel not in TOTALS[has]:
            raise BadConditions(f"{path}/field", f"there is no {has} of such a field")
        return ast.Call(ast.Name(has), (ast.Path(rows, member.name),)), member.typed.type

    # Fields

    def _reached(self, written: str, owner: Record | None, path: str) -> tuple[ast.Node, Type]:
        """`customer.level` as a path of names, and its type; `owner@unit` as a call."""
        name, *aside = written.split(ASIDE)
        if name:
            node, of = self._member(name, owner, path)
        elif aside and aside[0] in STARTS:
            start, of = STARTS[aside.pop(0)]
            node = ast.Call(ast.Name(start), ())
        else:
            raise BadConditions(path, f"there is no field {written}")
        if aside and tuple(aside) not in WAYS:
            raise BadConditions(path, f"there is no field {written}")
        for each in aside:
            function, wanted = STEPS[each]
            if of != wanted:
                raise BadConditions(path, f"there is no field {written}")
            node, of = ast.Call(ast.Name(function), (node,)), ORG_UNIT
        return node, of

    def _member(self, name: str, owner: Record | None, path: str) -> tuple[ast.Node, Type]:
        node: ast.Node | None = None if owner is None else ast.Name(self._inner)
        of: Type = NULL
        for step in name.split("."):
            member = self.around.member(owner, step)
            if member is None or (owner is None and node is not None):
                raise BadConditions(path, f"there is no field {name}")
            node = ast.Name(step) if node is None else ast.Path(node, step)
            of = member.typed.type
            owner = of if isinstance(of, Record) else None
        assert node is not None  # split gives one step at least
        return node, of

    # Comparisons

    def _compared(self, node: ast.Node, of: Type, op: str, value: Json, owner: Record | None, path: str) -> ast.Node:
        at = f"{path}/value"

        def read(each: Json) -> ast.Node:
            return self._value(each, of, owner, at)

        if op in ("is_empty", "is_not_empty"):
            return ast.Comparison("=" if op == "is_empty" else "!=", node, ast.Literal(None))
        if op == "between" and isinstance(value, list) and len(value) == 2:
            return ast.Between(node, *map(read, value))
        if op == "in" and isinstance(value, list) and value:
            return ast.In(node, tuple(map(read, value)))
        if op == "contains" and isinstance(of, ListOf):
            return ast.Call(ast.Name(HOLDS), (node, self._value(value, of.of, owner, at)))
        if op in COMPARED:
            return ast.Comparison(COMPARED[op], node, read(value))
        if op in CALLED or op in RANKED:
            return ast.Call(ast.Name((CALLED | RANKED)[op]), (node, read(value)))
        if op in PLACED and of == PLACED[op][1]:
            return ast.Call(ast.Name(PLACED[op][0]), (node, self._value(value, ORG_UNIT, owner, at)))
        if op == HOLDS_POST and of == PERSON:
            return self._holds_post(node, value, owner, at)
        raise BadConditions(f"{path}/op", f"no operator {op} with such a value")

    def _holds_post(self, node: ast.Node, value: Json, owner: Record | None, path: str) -> ast.Node:
        """A post by its code, or a post and the unit where it is held or below."""
        holds = ast.Name("holds post")
        match value:
            case str(post) if post:
                return ast.Call(holds, (node, ast.Literal(post)))
            case {"post": str(post), "within": within, **rest} if post and not rest:
                unit = self._value(within, ORG_UNIT, owner, f"{path}/within")
                return ast.Call(holds, (node, ast.Literal(post), unit))
        raise BadConditions(path, "no post")

    def _value(self, value: Json, of: Type, owner: Record | None, path: str) -> ast.Node:
        match value:
            case {"field": str(field), **rest} if not rest:
                return self._reached(field, owner, path)[0]
            case {"today": str(span), **rest} if not rest:
                return _from("today", span, path)
            case {"now": str(span), **rest} if not rest:
                return _from("now", span, path)
            case {"me": True, **rest} if not rest:
                return ast.Call(ast.Name("me"), ())
            case bool() if of == BOOLEAN:
                return ast.Literal(value)
            case int() | str() if of.feel == "number" and not isinstance(value, bool):
                return _number(value, path)
            case str() if of.feel in ("date", "date and time", "time") and read_temporal(value) is not None:
                return ast.Temporal(value)
            case str() if of.feel == "string" or isinstance(of, Option):
                return ast.Literal(value)
            case str() if (name := _function_of(of)) is not None:
                return _fixed(name, value, path)
        raise BadConditions(path, "no value of the field's type")


def is_certain(around: Surroundings, owner: Record | None, name: str) -> bool:
    """The name stands for a yes or no that is never empty: a condition by itself."""
    member = around.member(owner, name)
    return owner is None and member is not None and member.typed.type == BOOLEAN and not member.typed.nullable


def _number(value: int | str, path: str) -> ast.Node:
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise BadConditions(path, "no number") from None
    if not number.is_finite() or len(str(number)) > 60:
        raise BadConditions(path, "no number")
    return ast.Literal(number) if number >= 0 else ast.Negation(ast.Literal(-number))


def _function_of(of: Type) -> str | None:
    """The function that gives one of this type by its id."""
    if isinstance(of, Record):
        return "record"
    return next((name for name, known in FIXED.items() if known == of), None)


def _fixed(name: str, key: str, path: str) -> ast.Node:
    try:
        return ast.Call(ast.Name(name), (ast.Literal(str(UUID(key))),))
    except ValueError:
        raise BadConditions(path, "no id of a person, unit or record") from None


def _from(start: str, span: str, path: str) -> ast.Node:
    """`P30D` after today or now, `-P1M` before it, `P0D` itself."""
    today = ast.Call(ast.Name(start), ())
    if span == "P0D":
        return today
    if read_duration(span) is None:
        raise BadConditions(path, f"{span} is no duration")
    duration = ast.Call(ast.Name("duration"), (ast.Literal(span.removeprefix("-")),))
    return ast.Arithmetic("-" if span.startswith("-") else "+", today, duration)
