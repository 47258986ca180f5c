"""SQL means what the closures mean, with null in each argument of every operator, kind of node and function."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Boolean, Column, FromClause, Integer, Table, Text, insert, select
from sqlalchemy.schema import CreateSchema, CreateTable

from engine.database.session import Database
from engine.expressions.cases import same
from engine.expressions.native import to_native, to_value
from engine.expressions.python_source import Moment
from engine.expressions.render import render
from engine.expressions.values.temporal import DaysTime, YearsMonths
from engine.query.sql_columns import Children, NotPushable, Sql
from engine.query.sql_functions import TYPES
from engine.query.sql_parameters import run_parameters
from engine.query.to_sql import is_false, is_true, value_of
from tests.support.expression_places import KINDS, SAMPLES, Placed, expected, placed, records, told
from tests.support.expression_records import GIVEN, NOW, TODAY
from tests.support.expression_table import DEPOSIT, TRIAL, TableColumns

MOMENT = Moment(NOW, TODAY, GIVEN)
STORED: dict[str, Any] = {"boolean": Boolean, "string": Text, "option": Text}
PLACES = Table(
    "places", TRIAL, Column("id", Integer, primary_key=True),
    *(Column(f"u{letter}{at}", STORED.get(kind) or TYPES[kind]) for kind, (letter, _) in KINDS.items()
      for at in range(3)),
)  # fmt: skip


def stored(value: Any) -> Any:
    """Durations are numbers in SQL."""
    match value:
        case DaysTime(seconds):
            return seconds
        case YearsMonths(months):
            return to_value(months)
    return value


@dataclass(frozen=True)
class PlaceColumns:
    rows: FromClause

    def field(self, path: tuple[str, ...]) -> Sql:
        return self.rows.c[path[0]]

    def children(self, path: tuple[str, ...]) -> Children:
        if path != ("udeposits",):
            raise KeyError(path)
        deposits: Any = DEPOSIT.alias()
        return Children(deposits, deposits.c.customer == self.rows.c.id, TableColumns(deposits))


COLUMNS = PlaceColumns(PLACES)


@pytest.fixture(scope="module", autouse=True)
async def tables(database: Database) -> None:
    rows = [{name: stored(value) for name, value in each.items() if name != "udeposits"} for each in records()]
    async with database.transaction() as session:
        await session.execute(CreateSchema("trial"))
        for table in (PLACES, DEPOSIT):
            await session.execute(CreateTable(table))
        await session.execute(insert(PLACES), [{"id": at, **each} for at, each in enumerate(rows)])
        children = [{"customer": at, **each} for at, record in enumerate(records()) for each in record["udeposits"]]
        await session.execute(insert(DEPOSIT), [{"id": at, **each} for at, each in enumerate(children)])


async def differences(database: Database, one: Placed, count: int) -> list[str]:
    """What SQL says otherwise. Raises NotPushable."""
    checked, text = one.checked, render(one.checked.tree)
    columns: list[Any] = [value_of(checked, COLUMNS).label("value")]
    if checked.typed.type.feel == "boolean":
        columns += [is_true(checked, COLUMNS).label("held"), is_false(checked, COLUMNS).label("failed")]
    async with database.reading() as session:
        statement = select(*columns).select_from(PLACES).where(PLACES.c.id < count).order_by(PLACES.c.id)
        found = await session.rows(statement, run_parameters(checked, MOMENT))
    for record, value, row in zip(records()[:count], expected(one, count), found, strict=True):
        wanted = stored(value) if isinstance(value, (DaysTime, YearsMonths)) else to_value(to_native(value))
        got = str(row.value) if isinstance(row.value, UUID) else to_value(row.value)
        truth = len(columns) == 1 or (bool(row.held), bool(row.failed)) == (value is True, value is False)
        if not same(got, wanted) or not truth:
            where = {each: record[each] for each in one.places}
            return [f"{text} on {where}: {row}, not {value}"]
    return []


@pytest.mark.parametrize("count", SAMPLES)
async def test_null_in_each_argument_means_the_same_in_sql(count: int, database: Database) -> None:
    wrong: list[str] = []
    pushed = 0
    for one in placed():
        try:
            wrong += await differences(database, one, count)
        except NotPushable:
            assert one.checked.pushable.level != "full"
            continue
        pushed += 1
    print(f"SQL = closures: {pushed} of {len(placed())} expressions are pushable, × {count} records; {told(count)}")
    assert not wrong, "\n".join(wrong)
    assert pushed >= 320
