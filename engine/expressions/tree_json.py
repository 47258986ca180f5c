"""A tree as JSON, for versions and for the browser, and its hash.

    {"k": "comparison", "op": ">", "left": {"k": "name", "name": "amount"}, "right": {"k": "number", "value": "50000"}}

Spans are left out: two texts that mean the same have the same JSON. Numbers are strings, so that no reader rounds them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, get_args, get_origin, get_type_hints

import orjson

from engine.expressions import ast
from engine.expressions.grammar import COMPARATORS
from engine.expressions.limits import BUSINESS, Limits

SCHEMA = 1
"""The number of this shape; it goes with every stored tree."""

Json = Any  # a JSON value

KINDS: dict[str, type[ast.Node]] = {
    re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower(): kind
    for kind in (
        *(ast.Temporal, ast.Name, ast.Field, ast.Path, ast.Filter, ast.Negation, ast.Arithmetic, ast.Comparison),
        *(ast.And, ast.Or, ast.Between, ast.In, ast.Test, ast.Range, ast.If, ast.ListOf, ast.Context, ast.Iteration),
        *(ast.For, ast.Quantified, ast.TypeName, ast.InstanceOf, ast.Call, ast.Lambda),
    )
}
NAMES = {kind: name for name, kind in KINDS.items()}
FIELDS = {kind: tuple(name for name in kind.__dataclass_fields__ if name != "span") for kind in NAMES}


HINTS = {kind: {name: get_type_hints(kind)[name] for name in names} for kind, names in FIELDS.items()}
WORDS: dict[type[ast.Node], tuple[str, ...]] = {
    ast.Arithmetic: ("+", "-", "*", "/", "**"),
    ast.Comparison: COMPARATORS,
    ast.Test: COMPARATORS,
    ast.Quantified: ("some", "every"),
}


class BadTree(ValueError):
    """The JSON is no tree of this schema."""


def to_json(node: ast.Node) -> dict[str, Json]:
    """The tree as plain JSON."""
    if isinstance(node, ast.Literal):
        return _literal(node.value)
    kind = type(node)
    return {"k": NAMES[kind]} | {name: _plain(getattr(node, name)) for name in FIELDS[kind]}


def from_json(data: Mapping[str, Json], limits: Limits = BUSINESS) -> ast.Node:
    """The tree of what `to_json` wrote. Raises BadTree for anything else, however deep or large."""
    return _Reader(limits).node(data, 0)


def tree_hash(node: ast.Node) -> str:
    """SHA-256 over the canonical JSON (RFC 8785's order of keys), the same for texts that mean the same."""
    canonical = orjson.dumps({"schema": SCHEMA, "tree": to_json(node)}, option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(canonical).hexdigest()


def _literal(value: Decimal | str | bool | None) -> dict[str, Json]:
    match value:
        case None:
            return {"k": "null"}
        case bool():
            return {"k": "boolean", "value": value}
        case Decimal():
            return {"k": "number", "value": str(value)}
    return {"k": "text", "value": value}


def _plain(value: Any) -> Json:  # Any: whatever a node holds
    if isinstance(value, ast.Node):
        return to_json(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _conforms(value: Any, hint: Any) -> bool:  # Any: what a node holds, and a type as typing has it
    arguments = get_args(hint)
    if get_origin(hint) is tuple:
        if not isinstance(value, tuple):
            return False
        if arguments[-1] is Ellipsis:
            return all(_conforms(each, arguments[0]) for each in value)
        return len(value) == len(arguments) and all(map(_conforms, value, arguments))
    return any(_conforms(value, each) for each in arguments) if arguments else isinstance(value, hint)


class _Reader:
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._nodes = 0

    def node(self, data: Json, depth: int) -> ast.Node:
        self._nodes += 1
        if depth > self._limits.height or self._nodes > self._limits.nodes:
            raise BadTree("the tree is too deep or too large")
        if not isinstance(data, Mapping):
            raise BadTree(f"a node is an object, not {type(data).__name__}")
        kind = data.get("k")
        if kind in ("null", "boolean", "number", "text"):
            return self._literal(str(kind), data.get("value"))
        if not isinstance(kind, str) or kind not in KINDS or set(data) != {"k", *FIELDS[KINDS[kind]]}:
            raise BadTree(f"no node of kind {str(kind)[:40]!r} has these members")
        made = KINDS[kind]
        members = {name: self._value(data[name], depth + 1) for name in FIELDS[made]}
        wrong = [name for name, hint in HINTS[made].items() if not _conforms(members[name], hint)]
        if wrong or members.get("operator", members.get("quantifier")) not in WORDS.get(made, (None,)):
            raise BadTree(f"a {kind} does not hold that")
        return made(**members)

    def _value(self, data: Json, depth: int) -> Any:  # Any: what a node holds
        if isinstance(data, list):
            return tuple(self._value(each, depth) for each in data)
        return self.node(data, depth) if isinstance(data, Mapping) else data

    @staticmethod
    def _literal(kind: str, value: Json) -> ast.Literal:
        if kind == "null":
            return ast.Literal(None)
        if kind == "number" and isinstance(value, str) and len(value) < 100:
            try:
                number = Decimal(value)
            except ArithmeticError as error:
                raise BadTree(f"{value!r} is no number") from error
            if number.is_finite():
                return ast.Literal(number)
        if (kind == "boolean" and isinstance(value, bool)) or (kind == "text" and isinstance(value, str)):
            return ast.Literal(value)
        raise BadTree(f"{value!r} is no {kind}")
