"""Where an expression finds the fields of a record in SQL, and what it raises when it does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from sqlalchemy import ColumnElement, FromClause

from engine.expressions import ast

Sql = ColumnElement[Any]


class NotPushable(Exception):
    """This part has no SQL; `node` is where."""

    def __init__(self, node: ast.Node, what: str) -> None:
        super().__init__(f"{what} has no SQL")
        self.node, self.what = node, what


class Columns(Protocol):
    """Where the fields of a record are: columns of its table, or what is reached from there."""

    def field(self, path: tuple[str, ...]) -> Sql:
        """The column, or a scalar subquery over the references of the path. KeyError when there is none."""
        ...

    def children(self, path: tuple[str, ...]) -> Children:
        """The rows of a one-to-many relation. KeyError when the path is none."""
        ...


@runtime_checkable
class Reaching(Columns, Protocol):
    """Columns that can ask a condition of the records a path leads to, which lets PostgreSQL join them."""

    def reaching(self, path: tuple[str, ...], condition: Callable[[Sql], ColumnElement[bool]]) -> ColumnElement[bool]:
        """There is a record at the end of the references of a path whose field satisfies a condition that null never
        does. KeyError when there is no such field."""
        ...


@dataclass(frozen=True, slots=True)
class Children:
    """Rows of another form that belong to this record: their table, the condition that ties them, and their own
    fields."""

    rows: FromClause
    tie: ColumnElement[bool]
    columns: Columns
