"""The conditions of a list as a tree of the language, and its way to SQL: the one every expression takes.

A list asks a few things authors of expressions do not: whether a text is found whatever its case, and whether several
options and several values have one in common. Those are functions of lists, which only SQL knows. Values are parameters
of the tree, so that the same question about other values is the same statement.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import Any

from sqlalchemy import ColumnElement, any_, bindparam
from sqlalchemy.types import TypeEngine

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.types import ANY, BOOLEAN, NULL, ListOf, Typed
from engine.query.source import Source
from engine.query.sql_columns import Children, Columns, Sql
from engine.query.to_sql import Statement

Asked = tuple[Source, str]
"""What is asked about, and the name of the operator."""

COMPARED = {"eq": "=", "ne": "!=", "gt": ">", "ge": ">=", "lt": "<", "le": "<="}
FINDS, AMONG, HOLDS, HOLDS_ONE = "finds", "is among", "holds", "holds one of"
ON_ONE = {"contains": FINDS, "starts_with": FINDS, "within": FINDS, "in": AMONG, "at_least": AMONG}
ON_SEVERAL = {"contains": HOLDS, "in": HOLDS_ONE}
OPERATORS = frozenset({*COMPARED, *ON_ONE, "between", "is_empty", "is_not_empty"})
OF_LISTS: Mapping[str, Callable[[Sql, Sql], ColumnElement[bool]]] = {
    FINDS: lambda column, value: column.ilike(value),
    AMONG: lambda column, value: column == any_(value),
    HOLDS: lambda column, value: column.op("@>", is_comparison=True)(value),
    HOLDS_ONE: lambda column, value: column.op("&&", is_comparison=True)(value),
}
"""The functions of lists. Each is true, or it is not: nothing asks when they are false."""


def where(asked: Sequence[Asked]) -> ColumnElement[bool]:
    """The conditions as SQL, their values to be bound as `value_name` names them."""
    making = _Tree()
    tree = reduce(ast.And, [making.condition(at, *each) for at, each in enumerate(asked)])
    checked = Checked(tree, Typed(BOOLEAN), frozenset(), frozenset(), (), making.types)
    return _OfLists(checked, _Sources({source.name: source for source, _ in asked}), making.parameters).true(tree)


def value_name(condition: int, place: int = 0) -> str:
    """What a value of a condition is bound as."""
    return f"f{condition}_{place}" if place else f"f{condition}"


class _Tree:
    """A tree being made: the types of its leaves, which the fields vouch for, and the parameters in it."""

    def __init__(self) -> None:
        self.types: dict[int, Typed] = {}
        self.parameters: dict[str, Columns | Sql] = {}

    def condition(self, at: int, source: Source, operator: str) -> ast.Node:
        """One condition; `at` numbers its values."""
        of = Typed(ListOf(ANY) if source.is_list else ANY, source.nullable)
        field = self._leaf(ast.Field((source.name,)), of)
        match operator:
            case "is_empty" | "is_not_empty":
                sign = "=" if operator == "is_empty" else "!="
                return ast.Comparison(sign, field, self._leaf(ast.Literal(None), Typed(NULL)))
            case "between":
                return ast.Between(field, *(self._value(value_name(at, n), source.column.type) for n in (0, 1)))
            case _ if operator in COMPARED:
                return ast.Comparison(COMPARED[operator], field, self._value(value_name(at), source.column.type))
        function = (ON_SEVERAL if source.is_list else ON_ONE)[operator]
        value = self._value(value_name(at), None if function == AMONG else source.column.type)
        return ast.Call(ast.Name(function), (field, value))

    def _value(self, name: str, of: TypeEngine[Any] | None) -> ast.Node:
        self.parameters[name] = bindparam(name, type_=of)
        return self._leaf(ast.Name(name), Typed(ANY, False))

    def _leaf(self, node: ast.Node, typed: Typed) -> ast.Node:
        self.types[id(node)] = typed
        return node


class _OfLists(Statement):
    """A statement that knows the functions of lists."""

    def true(self, node: ast.Node) -> ColumnElement[bool]:
        """As SQL says it itself, for the sake of its indexes: what is unknown is not selected."""
        match node:
            case ast.Call(ast.Name(name), (column, value)) if name in OF_LISTS:
                return OF_LISTS[name](self.value(column), self.value(value))
        return super().true(node)


class _Sources:
    """The columns of what is asked about, by the names it is asked by."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources

    def field(self, path: tuple[str, ...]) -> Sql:
        """The column."""
        return self._sources[path[0]].column

    def children(self, path: tuple[str, ...]) -> Children:
        """None: a list's conditions ask about its own records."""
        raise KeyError(path)
