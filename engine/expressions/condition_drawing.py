"""A tree, with names for uids, to what the condition builder draws of it."""

from __future__ import annotations

from decimal import Decimal

from engine.expressions import ast
from engine.expressions.condition_reader import ITEM
from engine.expressions.condition_words import (
    ASIDE,
    CALLED,
    COMPARED,
    HOLDS,
    HOLDS_POST,
    PLACED,
    RANKED,
    STARTS,
    STEPS,
    TOTALS,
    Json,
)
from engine.expressions.fixed import fixed

OPERATORS = {known: op for op, known in (CALLED | RANKED).items()} | {
    HOLDS: "contains",
    **{name: op for op, (name, _) in PLACED.items()},
}
"""The operator of each function that compares two."""


class NotDrawable(Exception):
    """The builder has no place for it."""


def drawn(node: ast.Node, inside: str | None, certain: frozenset[str]) -> dict[str, Json]:
    """One group or condition; `inside` is the name of the related record there, `certain` are flags never empty."""
    match node:
        case ast.And():
            return {"all": [drawn(each, inside, certain) for each in _flat(node, ast.And)]}
        case ast.Or():
            return {"any": [drawn(each, inside, certain) for each in _flat(node, ast.Or)]}
        case ast.Call(ast.Name("not"), (inner,)) if not _rests_on_a_flag(inner, certain):
            return {"not": drawn(inner, inside, certain)}
        case ast.Quantified(has, (ast.Iteration(name, domain, None),), condition) if inside is None:
            return {"of": _field(domain, None), "has": has, "where": drawn(condition, name, certain)}
        case ast.Comparison("=" | "!=" as sign, of, ast.Literal(None)):
            return {**_subject(of, inside, certain), "op": "is_empty" if sign == "=" else "is_not_empty"}
        case ast.Comparison(sign, of, value):
            op = next(op for op, known in COMPARED.items() if known == sign)
            return {**_subject(of, inside, certain), "op": op, "value": _plain(value, inside)}
        case ast.Between(of, low, high):
            ends = [_plain(low, inside), _plain(high, inside)]
            return {**_subject(of, inside, certain), "op": "between", "value": ends}
        case ast.In(of, tests):
            return {"field": _field(of, inside), "op": "in", "value": [_plain(each, inside) for each in tests]}
        case ast.Call(ast.Name(name), (of, value)) if name in OPERATORS:
            return {"field": _field(of, inside), "op": OPERATORS[name], "value": _plain(value, inside)}
        case ast.Call(ast.Name("holds post"), (of, ast.Literal(str(post)), *within)):
            held: Json = {"post": post, "within": _plain(within[0], inside)} if within else post
            return {"field": _field(of, inside), "op": HOLDS_POST, "value": held}
        case ast.Name() | ast.Path():
            return {"field": _field(node, inside), "op": "eq", "value": True}
    raise NotDrawable


def _subject(node: ast.Node, inside: str | None, certain: frozenset[str]) -> dict[str, Json]:
    """What is compared: a field, or something of many related records."""
    match node:
        case ast.Call(ast.Name("count"), (rows,), ()) if inside is None:
            return _rows(rows, "count", certain)
        case ast.Call(ast.Name(has), (ast.Path(rows, field),), ()) if has in TOTALS and inside is None:
            return {**_rows(rows, has, certain), "field": field}
    return {"field": _field(node, inside)}


def _rows(node: ast.Node, has: str, certain: frozenset[str]) -> dict[str, Json]:
    if isinstance(node, ast.Filter):
        return {"of": _field(node.base, None), "has": has, "where": drawn(node.condition, ITEM, certain)}
    return {"of": _field(node, None), "has": has}


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


STARTED = {function: name for name, (function, _) in STARTS.items()}
LED = {function: name for name, (function, _) in STEPS.items()}


def _field(node: ast.Node, inside: str | None) -> str:
    match node:
        case ast.Name(name) if inside is None:
            return name
        case ast.Path(ast.Name(name), member) if name == inside:
            return member
        case ast.Path(base, member):
            return f"{_field(base, inside)}.{member}"
        case ast.Call(ast.Name(name), ()) if name in STARTED:
            return f"{ASIDE}{STARTED[name]}"
        case ast.Call(ast.Name(name), (of,), ()) if name in LED:
            return f"{_field(of, inside)}{ASIDE}{LED[name]}"
    raise NotDrawable


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
