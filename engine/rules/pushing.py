"""A compiled decision handed to SQL: its rows and bins as the query layer takes them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from engine.expressions import ast
from engine.expressions.python_source import Moment
from engine.query.decision_sql import BinsSql, Path, RowSql, TableSql, results_of, score_of
from engine.query.sql_columns import Columns, NotPushable, Sql
from engine.query.sql_parameters import run_parameters
from engine.rules.decisions.cells import Cell, Result
from engine.rules.decisions.columns import Column
from engine.rules.decisions.compile import CompiledDecision
from engine.rules.decisions.evaluate import completed
from engine.rules.decisions.python_table import formulas_of, types_of
from engine.rules.decisions.sheet import Sheet


def pushed(compiled: CompiledDecision, columns: Columns) -> dict[str, Sql]:
    """The result of a decision as SQL, a column for each output; of a score card `score`. Raises NotPushable."""
    sheet = compiled.sheet
    if sheet.decision.shape == "score_card":
        cards = [_bins(sheet, at) for at in range(len(sheet.cards))]
        return {"score": score_of(cards, sheet.base, _table(compiled), columns)}
    return results_of(_table(compiled), columns)


def parameters(compiled: CompiledDecision, moment: Moment) -> dict[str, Any]:  # Any: values to bind
    """What a statement with the decision in it is run with: the instant, the person, ranks and calendars."""
    found: dict[str, Any] = {}
    given = completed(compiled, moment)
    for checked in (*(each.source for each in compiled.sheet.inputs), *formulas_of(compiled.sheet)):
        if checked is not None:
            found |= run_parameters(checked, given)
    return found


def _table(compiled: CompiledDecision) -> TableSql:
    sheet = compiled.sheet
    inputs = {}
    for column in sheet.inputs:
        if column.source is None:
            raise NotPushable(ast.Literal(None), column.name)
        path: Path = (column.uid,)
        inputs[path] = column.source
    types = types_of(sheet)
    rows = tuple(
        RowSql(_conditions(row.cells, sheet.inputs), tuple(map(_result, row.results)), _rank(row.results, sheet))
        for row in sheet.rows
    )
    defaults = None
    if any(each is not None for each in sheet.defaults):
        defaults = tuple(ast.Literal(None) if each is None else _result(each) for each in sheet.defaults)
    return TableSql(
        sheet.decision.hit_policy,
        sheet.decision.aggregation,
        tuple((each.name, each.type) for each in sheet.outputs),
        rows,
        defaults,
        inputs,
        types,
    )


def _conditions(cells: tuple[Cell, ...], columns: tuple[Column, ...]) -> tuple[ast.Node, ...]:
    found = (cell.condition(column) for cell, column in zip(cells, columns, strict=True))
    return tuple(each for each in found if each is not None)


def _result(result: Result) -> ast.Node:
    if result.formula is not None:
        return result.formula.tree
    return result.literal if result.literal is not None else ast.Literal(None)


def _rank(results: tuple[Result, ...], sheet: Sheet) -> tuple[int, ...]:
    """As `hit_policies.Outputs.priority` has it."""
    ranks: list[int] = []
    for result, allowed in zip(results, sheet.allowed, strict=True):
        values = [each.value for each in allowed]
        ranks.append(values.index(result.value) if result.value in values else len(values))
    return tuple(ranks)


def _bins(sheet: Sheet, at: int) -> BinsSql:
    column, otherwise = sheet.inputs[at], Decimal(0)
    bins: list[tuple[ast.Node | None, Decimal]] = []
    for each in sheet.cards[at]:
        if each.cell is None:
            otherwise = each.points
        else:
            bins.append((each.cell.condition(column), each.points))
    return BinsSql(tuple(bins), otherwise)
