"""An expression with its values taken out: what a statement depends on, and what it is run with.

A person who asks for amounts over 500 and then over 600 asks the same question: the statement is built, rendered and
prepared once. Values whose kind of SQL depends on them (durations, ranks, null, true and false) stay.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Numeric, Text, bindparam
from sqlalchemy.types import TypeEngine

from engine.database.types import Identifier, Instant
from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.exactly import compared_exactly
from engine.expressions.fixed import fixed
from engine.expressions.native import to_native
from engine.expressions.tree_json import tree_hash
from engine.expressions.types import Typed
from engine.expressions.values.literals import read_temporal
from engine.query.sql_columns import NotPushable

KEPT = frozenset({"duration", "at least", "at most", "is workday", "workday add", "workday diff"})
"""Functions whose literal arguments are part of the question."""


@dataclass(frozen=True, slots=True)
class Lifted:
    """The expression with a parameter for each value. `key` is the same for the same question about other values."""

    checked: Checked
    parameters: Mapping[str, ColumnElement[Any]]
    values: Mapping[str, Any]  # Any: by the name each is bound to
    key: str


Digest = Callable[[tuple[str, ...], str], str]
"""What stands for a value of the encrypted field at a path."""


def lifted(checked: Checked, prefix: str = "x", digest: Digest | None = None) -> Lifted:
    """Take the values out of an expression. Two in one statement need a prefix each. What is compared with encrypted
    fields becomes digests."""
    lifting = _Lifting(checked, prefix, digest)
    tree = lifting.node(checked.tree)
    without = replace(checked, tree=tree, types={**checked.types, **lifting.types})
    return Lifted(without, lifting.parameters, lifting.values, tree_hash(tree))


class _Lifting:
    def __init__(self, checked: Checked, prefix: str, digest: Digest | None) -> None:
        self.checked, self.prefix, self.digest = checked, prefix, digest
        self.digested: tuple[str, ...] | None = None
        self.types: dict[int, Typed] = {}
        self.parameters: dict[str, ColumnElement[Any]] = {}
        self.values: dict[str, Any] = {}

    def node(self, node: ast.Node) -> ast.Node:
        """The node with parameters for the values in it. Equal values at two places are two parameters."""
        made = self._made(node)
        if made is not node:
            self.types[id(made)] = self.checked.type_of(node)
        return made

    def _made(self, node: ast.Node) -> ast.Node:
        match node:
            case ast.Comparison() | ast.In() if (path := compared_exactly(self.checked, node)) is not None:
                self.digested = path
                made = self._below(node)
                self.digested = None
                return cast("ast.Node", made)
            case ast.Literal(str() as value) if self.digested is not None and self.digest is not None:
                return self._parameter(node, self.digest(self.digested, value), "t", Text())
            case ast.Literal(Decimal() as value):
                return self._parameter(node, value, "n", Numeric())
            case ast.Literal(str() as value):
                return self._parameter(node, value, "t", Text())
            case ast.Call() if (found := fixed(node)) is not None:
                return self._parameter(node, UUID(found[1]), "u", Identifier)
            case ast.Temporal(text):
                return self._temporal(node, to_native(read_temporal(text)))
            case ast.Call(ast.Name(name)) if name in KEPT:
                parts = (each if isinstance(each, ast.Literal) else self.node(each) for each in node.arguments)
                return replace(node, arguments=tuple(parts))
        return cast("ast.Node", self._below(node))

    def _temporal(self, node: ast.Node, value: object) -> ast.Node:
        if isinstance(value, datetime) and value.tzinfo is not None:
            return self._parameter(node, value, "m", Instant)
        if isinstance(value, date) and not isinstance(value, datetime):
            return self._parameter(node, value, "d", Date())
        return node

    def _parameter(self, node: ast.Node, value: object, kind: str, of: TypeEngine[Any]) -> ast.Node:
        at = f"{self.prefix}{kind}{len(self.values)}"
        self.values[at] = value
        name = f"\0{at}"  # no name an author could write
        self.parameters[name] = bindparam(at, type_=of)
        return ast.Name(name, span=node.span)

    def _below(self, node: Any) -> Any:  # Any: a node, or what a node holds
        if isinstance(node, tuple):
            parts = tuple(self.node(each) if isinstance(each, ast.Node) else self._below(each) for each in node)
            return node if all(a is b for a, b in zip(parts, node, strict=True)) else parts
        if not isinstance(node, ast.Node):
            return node
        names = [name for name in type(node).__dataclass_fields__ if name != "span"]
        before = [getattr(node, name) for name in names]
        after = [self.node(each) if isinstance(each, ast.Node) else self._below(each) for each in before]
        if all(a is b for a, b in zip(after, before, strict=True)):
            return node
        changed: dict[str, Any] = dict(zip(names, after, strict=True))
        return replace(node, **changed)


def refuse_unsendable(tree: ast.Node) -> None:
    """Raise NotPushable for a text no text of PostgreSQL is: with the character 0, or half of a surrogate pair."""
    for node in ast.parts(tree):
        if isinstance(node, ast.Literal) and isinstance(node.value, str) and not is_sendable(node.value):
            raise NotPushable(node, "a text that cannot be stored")


def is_sendable(text: str) -> bool:
    """PostgreSQL takes it."""
    return "\0" not in text and not any("\ud800" <= each <= "\udfff" for each in text)
