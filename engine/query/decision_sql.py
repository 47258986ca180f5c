"""Decision tables as SQL: a CASE for each column of results, so that a decision is made on all records at once.

A hit policy that gives a list has no SQL, nor has one that compares results that are worked out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Integer, Numeric, and_, case, cast, func, literal, null, or_, true
from sqlalchemy.types import Boolean

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.types import BOOLEAN, Type, Typed
from engine.query.sql_columns import Children, Columns, NotPushable, Sql
from engine.query.sql_functions import TYPES
from engine.query.to_sql import Statement

Path = tuple[str, ...]
Literal = ast.Literal | ast.Temporal
MOST_ROWS = 500
"""A statement with more branches is slower than a program and near the limit of parameters."""


@dataclass(frozen=True)
class RowSql:
    """A row: conditions that must all be true, and a literal or an expression for each result.

    `rank` orders rows that match together where the policy goes by priority.
    """

    conditions: tuple[ast.Node, ...]
    results: tuple[ast.Node, ...]
    rank: tuple[int, ...] = ()


@dataclass(frozen=True)
class TableSql:
    """A table. `inputs` are the bound expressions of the inputs, by the path under which conditions read them; `types`
    tells the types of all nodes of conditions and results."""

    policy: str
    aggregation: str | None
    outputs: tuple[tuple[str, Type], ...]
    rows: tuple[RowSql, ...]
    defaults: tuple[ast.Node, ...] | None
    inputs: Mapping[Path, Checked]
    types: dict[int, Typed]

    @property
    def place(self) -> ast.Node:
        """What is said not to be pushable where it is the table as a whole."""
        return ast.Literal(None)


@dataclass(frozen=True)
class BinsSql:
    """One characteristic of a score card: its bins in order, with their points, and what is otherwise."""

    bins: tuple[tuple[ast.Node | None, Decimal], ...]
    otherwise: Decimal


@dataclass
class InputColumns:
    """The columns of a record with the inputs of a decision before them."""

    base: Columns
    inputs: Mapping[Path, Checked]
    _made: dict[Path, Sql] = field(default_factory=dict)

    def field(self, path: Path) -> Sql:
        """An input, or a field of the record. KeyError when there is none."""
        source = self.inputs.get(path)
        if source is None:
            return self.base.field(path)
        if path not in self._made:
            statement = Statement(source, self.base)
            self._made[path] = statement.value(source.tree)
        return self._made[path]

    def children(self, path: Path) -> Children:
        """Relations of the record."""
        return self.base.children(path)


def results_of(table: TableSql, columns: Columns) -> dict[str, Sql]:
    """The result as a column for each output, by its name. Raises NotPushable."""
    if len(table.rows) > MOST_ROWS:
        raise NotPushable(table.place, f"a table of more than {MOST_ROWS} rows")
    return _Table(table, columns).results()


def score_of(cards: Sequence[BinsSql], base: Decimal, table: TableSql, columns: Columns) -> Sql:
    """The total of a score card; of `table` the inputs and types are used. Raises NotPushable."""
    made = _Table(table, columns)
    total: Sql = literal(base, Numeric())
    for each in cards:
        branches = [
            (made.condition(() if node is None else (node,)), literal(points, Numeric())) for node, points in each.bins
        ]
        otherwise = literal(each.otherwise, Numeric())
        total = total + (case(*branches, else_=otherwise) if branches else otherwise)
    return total


class _Table:
    def __init__(self, table: TableSql, columns: Columns) -> None:
        self.table = table
        checked = Checked(ast.Literal(True), Typed(BOOLEAN, False), frozenset(), frozenset(), (), table.types)
        self.statement = Statement(checked, InputColumns(columns, table.inputs))
        self.hits: list[ColumnElement[bool]] = [self.condition(row.conditions) for row in table.rows]

    def condition(self, nodes: Sequence[ast.Node]) -> ColumnElement[bool]:
        """All of them are true."""
        return and_(true(), *(self.statement.true(each) for each in nodes))

    def results(self) -> dict[str, Sql]:
        """By the policy."""
        table = self.table
        if not table.rows:
            return {name: self.default(at) for at, (name, _) in enumerate(table.outputs)}
        match table.policy:
            case "first":
                return self.taken(range(len(table.rows)))
            case "unique":
                return self.taken(range(len(table.rows)), unless=self.several(self.hits))
            case "any":
                return self.taken(range(len(table.rows)), unless=self.several(self.by_result()))
            case "priority":
                self.fixed()
                order = sorted(range(len(table.rows)), key=lambda at: (table.rows[at].rank, at))
                return self.taken(order)
            case "collect" if table.aggregation is not None:
                name, of = table.outputs[0]
                return {name: self.typed(self.aggregated(table.aggregation), of)}
        raise NotPushable(table.place, "a table that gives a list")

    def taken(self, order: Sequence[int], unless: ColumnElement[bool] | None = None) -> dict[str, Sql]:
        """The result of the first row that matches, in this order."""
        found: dict[str, Sql] = {}
        for at, (name, of) in enumerate(self.table.outputs):
            branches = [(self.hits[row], self.value(self.table.rows[row].results[at], of)) for row in order]
            before: list[tuple[ColumnElement[bool], Sql]] = []
            if unless is not None:
                before.append((unless, cast(null(), _sql_type(of))))
            found[name] = self.typed(case(*before, *branches, else_=self.default(at)), of)
        return found

    def several(self, conditions: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
        """More than one of them is true."""
        counted: Sql = literal(0, Integer())
        for each in conditions:
            counted = counted + case((each, 1), else_=0)
        return counted > 1

    def by_result(self) -> list[ColumnElement[bool]]:
        """For each different result: some row with it matches."""
        grouped: dict[tuple[Literal, ...], list[ColumnElement[bool]]] = {}
        for results, hit in zip(self.fixed(), self.hits, strict=True):
            grouped.setdefault(results, []).append(hit)
        return [or_(*each) for each in grouped.values()]

    def fixed(self) -> list[tuple[Literal, ...]]:
        """The results, where none of them is worked out."""
        found: list[tuple[Literal, ...]] = []
        for row in self.table.rows:
            literals = tuple(each for each in row.results if isinstance(each, (ast.Literal, ast.Temporal)))
            if len(literals) != len(row.results):
                raise NotPushable(row.results[0], "comparing results that are worked out")
            found.append(literals)
        return found

    def aggregated(self, aggregation: str) -> Sql:
        """Over the rows that match; null where one of them gives nothing."""
        of = self.table.outputs[0][1]
        some = or_(*self.hits)
        if aggregation == "count":
            different = [case((each, 1), else_=0) for each in self.by_result()]
            counted: Sql = cast(literal(0), Numeric)
            for each in different:
                counted = counted + each
            return case((some, counted), else_=self.default(0))
        values = [self.value(row.results[0], of) for row in self.table.rows]
        empty = or_(*(and_(hit, value.is_(None)) for hit, value in zip(self.hits, values, strict=True)))
        if aggregation == "sum":
            total: Sql = literal(Decimal(0), Numeric())
            for hit, value in zip(self.hits, values, strict=True):
                total = total + case((hit, value), else_=literal(Decimal(0), Numeric()))
        else:
            parts = [
                case((hit, value), else_=cast(null(), _sql_type(of)))
                for hit, value in zip(self.hits, values, strict=True)
            ]
            total = func.least(*parts) if aggregation == "min" else func.greatest(*parts)
        return case((empty, cast(null(), _sql_type(of))), (some, total), else_=self.default(0))

    def value(self, node: ast.Node, of: Type) -> Sql:
        """A result; null of the column's type."""
        if node == ast.Literal(None):
            return cast(null(), _sql_type(of))
        return self.statement.value(node)

    def default(self, at: int) -> Sql:
        """What stands in when no row matches."""
        of = self.table.outputs[at][1]
        return self.value(self.table.defaults[at] if self.table.defaults is not None else ast.Literal(None), of)

    def typed(self, value: Sql, of: Type) -> Sql:
        """Of the column's type."""
        return cast(value, _sql_type(of))


def _sql_type(of: Type) -> Any:  # Any: SQLAlchemy's types of types
    return Boolean() if of == BOOLEAN else TYPES.get(of.feel, TYPES["string"])
