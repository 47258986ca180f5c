"""What the condition builder draws, as JSON, to a tree and back.

    {"all": [{"field": "customer.level", "op": "at_least", "value": "vip"},
             {"any": [{"field": "due", "op": "le", "value": {"today": "P30D"}}, {"field": "phone", "op": "is_empty"}]},
             {"of": "deposits", "has": "some", "where": {"field": "amount", "op": "ge", "value": "1000000"}}]}

The operators are those of list filters. A value is JSON of the field's type, `{"field": name}`, `{"today": duration}`,
`{"now": duration}` or `{"me": true}`; one person, unit or record is its id. A tree the builder cannot draw gives
None: it is edited as text.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import reduce
from typing import Any
from uuid import UUID

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.fixed import FIXED, fixed
from engine.expressions.surroundings import Surroundings
from engine.expressions.types import BOOLEAN, NULL, ListOf, Option, Record, Type
from engine.expressions.unbind import record_of, unbound
from engine.expressions.values.literals import read_duration, read_temporal

Json = Any  # a JSON value
COMPARED = {"eq": "=", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
CALLED = {"contains": "contains", "starts_with": "starts with"}
RANKED = {"at_least": "at least", "at_most": "at most"}
HOLDS = "list contains"
"""What `contains` is where a field takes several options."""
MOST = 90
DEEPEST = 8


class BadConditions(ValueError):
    """The JSON is none that the builder draws; `path` is where, as a JSON pointer."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(f"{path or '/'}: {what}")
        self.path = path


def to_tree(conditions: Json, around: Surroundings) -> ast.Node:
    """The tree of what was drawn, with names as drawn: to be checked. Raises BadConditions."""
    return _Reader(around).group(conditions, None, "", 0)


def to_conditions(checked: Checked, around: Surroundings) -> dict[str, Json] | None:
    """What the builder draws for a tree, or None."""
    tree = unbound(checked, around)
    flags = (each.name for each in ast.parts(tree) if isinstance(each, ast.Name))
    try:
        drawn = _drawn(tree, None, frozenset(name for name in flags if _is_certain(around, None, name)))
        to_tree(drawn, around)
    except (_NotDrawable, BadConditions):
        return None
    return drawn if "all" in drawn or "any" in drawn else {"all": [drawn]}


class _Reader:
    def __init__(self, around: Surroundings) -> None:
        self.around, self.left = around, MOST

    def group(self, data: Json, owner: Record | None, path: str, depth: int) -> ast.Node:
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
                return self._related(relation, has, where, owner, path, depth)
            case {"field": str(field), "op": str(op), **rest} if rest.keys() <= {"value"}:
                return self._condition(field, op, rest.get("value"), owner, path)
        raise BadConditions(path, "neither a group nor a condition")

    def _joined(
        self, kind: type[ast.And] | type[ast.Or], members: list[Json], owner: Record | None, path: str, depth: int
    ) -> ast.Node:
        if not members:
            raise BadConditions(path, "a group holds at least one condition")
        nodes = [self.group(each, owner, f"{path}/{at}", depth + 1) for at, each in enumerate(members)]
        return reduce(kind, nodes)

    def _related(self, relation: str, has: str, where: Json, owner: Record | None, path: str, depth: int) -> ast.Node:
        domain, of = self._reached(relation, owner, f"{path}/of")
        child = record_of(of)
        if child is None or owner is not None:
            raise BadConditions(f"{path}/of", f"{relation} is no list of related records")
        condition = self.group(where, child, f"{path}/where", depth + 1)
        return ast.Quantified(has, (ast.Iteration(RELATED, domain),), condition)

    def _reached(self, name: str, owner: Record | None, path: str) -> tuple[ast.Node, Type]:
        """`customer.level` as a path of names, and its type."""
        node: ast.Node | None = None if owner is None else ast.Name(RELATED)
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

    def _condition(self, field: str, op: str, value: Json, owner: Record | None, path: str) -> ast.Node:
        node, of = self._reached(field, owner, f"{path}/field")
        at = f"{path}/value"

        def read(each: Json) -> ast.Node:
            return self._value(each, of, owner, at)

        if op == "eq" and value is True and _is_certain(self.around, owner, field):
            return node
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
        if op in CALLED:
            return ast.Call(ast.Name(CALLED[op]), (node, read(value)))
        if op in RANKED:
            return ast.Call(ast.Name(RANKED[op]), (node, read(value)))
        raise BadConditions(f"{path}/op", f"no operator {op} with such a value")

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


RELATED = "each"
"""The name of a related record in the trees made here."""


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


class _NotDrawable(Exception):
    pass


def _is_certain(around: Surroundings, owner: Record | None, name: str) -> bool:
    """The name stands for a yes or no that is never empty: a condition by itself."""
    member = around.member(owner, name)
    return owner is None and member is not None and member.typed.type == BOOLEAN and not member.typed.nullable


def _drawn(node: ast.Node, inside: str | None, certain: frozenset[str]) -> dict[str, Json]:
    """One group or condition; `inside` is the name of the related record there, `certain` are flags never empty."""
    match node:
        case ast.And():
            return {"all": [_drawn(each, inside, certain) for each in _flat(node, ast.And)]}
        case ast.Or():
            return {"any": [_drawn(each, inside, certain) for each in _flat(node, ast.Or)]}
        case ast.Call(ast.Name("not"), (inner,)) if not _rests_on_a_flag(inner, certain):
            return {"not": _drawn(inner, inside, certain)}
        case ast.Quantified(has, (ast.Iteration(name, domain, None),), condition) if inside is None:
            return {"of": _field(domain, None), "has": has, "where": _drawn(condition, name, certain)}
        case ast.Comparison("=" | "!=" as sign, of, ast.Literal(None)):
            return {"field": _field(of, inside), "op": "is_empty" if sign == "=" else "is_not_empty"}
        case ast.Comparison(sign, of, value):
            op = next(op for op, known in COMPARED.items() if known == sign)
            return {"field": _field(of, inside), "op": op, "value": _plain(value, inside)}
        case ast.Between(of, low, high):
            ends = [_plain(low, inside), _plain(high, inside)]
            return {"field": _field(of, inside), "op": "between", "value": ends}
        case ast.In(of, tests):
            return {"field": _field(of, inside), "op": "in", "value": [_plain(each, inside) for each in tests]}
        case ast.Call(ast.Name(name), (of, value)):
            for op, known in (CALLED | RANKED).items():
                if known == name or (op == "contains" and name == HOLDS):
                    return {"field": _field(of, inside), "op": op, "value": _plain(value, inside)}
        case ast.Name() | ast.Path():
            return {"field": _field(node, inside), "op": "eq", "value": True}
    raise _NotDrawable


def _rests_on_a_flag(node: ast.Node, certain: frozenset[str]) -> bool:
    """A yes-or-no field stands alone in it: `not(vip)` is unknown where vip is empty, `not(vip = true)` is true."""
    match node:
        case ast.And(left, right) | ast.Or(left, right):
            return _rests_on_a_flag(left, certain) or _rests_on_a_flag(right, certain)
        case ast.Quantified() as loop:
            return _rests_on_a_flag(loop.condition, certain)
        case ast.Call(ast.Name("not"), (inner,)):
            return _rests_on_a_flag(inner, certain)
    return isinstance(node, ast.Path) or (isinstance(node, ast.Name) and node.name not in certain)


def _flat(node: ast.Node, kind: type[ast.And] | type[ast.Or]) -> list[ast.Node]:
    return [*_flat(node.left, kind), node.right] if isinstance(node, kind) else [node]


def _field(node: ast.Node, inside: str | None) -> str:
    match node:
        case ast.Name(name) if inside is None:
            return name
        case ast.Path(ast.Name(name), member) if name == inside:
            return member
        case ast.Path(base, member):
            return f"{_field(base, inside)}.{member}"
    raise _NotDrawable


def _plain(node: ast.Node, inside: str | None) -> Json:
    match node:
        case ast.Literal(Decimal() as number):
            return str(number)
        case ast.Literal(bool() | str() as value):
            return value
        case ast.Negation(ast.Literal(Decimal() as number)):
            return f"-{number}"
        case ast.Temporal(text):
            return text
        case ast.Call(ast.Name("me"), ()):
            return {"me": True}
        case ast.Call() if (found := fixed(node)) is not None:
            return found[1]
        case ast.Call(ast.Name("today" | "now" as start), ()):
            return {start: "P0D"}
        case ast.Arithmetic(
            "+" | "-" as sign, ast.Call(ast.Name("today" | "now" as start), ()), ast.Call(_, (ast.Literal(str(span)),))
        ):
            return {start: span if sign == "+" else f"-{span}"}
    return {"field": _field(node, inside)}
