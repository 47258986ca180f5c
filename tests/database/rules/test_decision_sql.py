"""Decision tables and score cards in SQL give what generated Python gives, on every record of a table with holes."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Date, Integer, MetaData, Numeric, Table, Text, insert, select
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.schema import CreateSchema, CreateTable

from engine.database.session import Database
from engine.definitions.fmt import write_uids
from engine.expressions.cases import same
from engine.expressions.given import Given as ExpressionGiven
from engine.expressions.native import to_value
from engine.expressions.python_source import Moment
from engine.expressions.values.workdays import Workdays
from engine.query.sql_columns import Children, NotPushable, Sql
from engine.rules.decisions.compile import CompiledDecision, compile_decision
from engine.rules.decisions.evaluate import Given, evaluate
from engine.rules.decisions.model import Decision
from engine.rules.pushing import parameters, pushed
from tests.support.decision_cards import card
from tests.support.decision_tables import FIELDS, MOMENT, SCOPE, UID, describe, record, table

TYPES: dict[str, Any] = {
    "choice": Text, "money": Numeric, "integer": Numeric, "date": Date, "date_time": TIMESTAMP(timezone=True),
    "boolean": Boolean, "text": Text,
}  # fmt: skip
SLIPS = Table(
    "slip", MetaData(schema="trial"), Column("id", Integer, primary_key=True),
    *(Column(UID[name], TYPES[kind]) for name, (kind, _, _) in FIELDS.items()),
)  # fmt: skip
RECORDS = [record(random.Random(seed)) for seed in range(150)]


class Slips:
    """The columns of the table."""

    def field(self, path: tuple[str, ...]) -> Sql:
        [uid] = path
        return SLIPS.c[uid]

    def children(self, path: tuple[str, ...]) -> Children:
        raise KeyError(path)


@pytest.fixture(scope="module", autouse=True)
async def slips(database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(CreateSchema("trial"))
        await session.execute(CreateTable(SLIPS))
        await session.execute(insert(SLIPS), [{"id": at, **each} for at, each in enumerate(RECORDS)])


async def in_sql(database: Database, compiled: CompiledDecision, moment: Moment = MOMENT) -> list[Any]:
    made = pushed(compiled, Slips())
    statement = select(*(each.label(name) for name, each in made.items())).select_from(SLIPS).order_by(SLIPS.c.id)
    async with database.reading() as session:
        rows = await session.rows(statement, parameters(compiled, moment))
    return [tuple(getattr(row, name) for name in made) for row in rows]


def in_python(compiled: CompiledDecision, values: dict[str, Any]) -> tuple[Any, ...]:
    found = evaluate(compiled, Given(values), MOMENT).value
    names = compiled.outputs.names
    if isinstance(found, dict):
        return tuple(found[name] for name in names)
    return (found,) * max(1, len(names)) if found is None else (found,)


async def agree(database: Database, compiled: CompiledDecision, told: str) -> None:
    for values, got in zip(RECORDS, await in_sql(database, compiled), strict=True):
        wanted = in_python(compiled, values)
        fits = all(same(to_value(a), to_value(b)) for a, b in zip(got, wanted, strict=True))
        assert fits, f"{got}, not {wanted}\n{values}\n{told}"


async def test_random_tables_decide_the_same_in_sql(database: Database) -> None:
    shares: Counter[str] = Counter()
    for seed in range(160):
        compiled = compile_decision(table(random.Random(seed)), SCOPE)
        try:
            await agree(database, compiled, f"seed {seed}\n{describe(compiled.sheet)}")
        except NotPushable as not_pushable:
            shares[f"not pushable: {not_pushable.what}"] += 1
        else:
            shares[f"pushed: {compiled.policy}"] += 1
    print(dict(shares))
    assert sum(count for what, count in shares.items() if what.startswith("pushed")) >= 90, shares
    assert {what for what in shares if what.startswith("pushed")} >= {
        f"pushed: {each}" for each in ("first", "unique", "any", "priority", "collect")
    }


WORKING = (
    {"name": "works", "expression": "is workday(day)", "type": "boolean"},
    {"name": "wait", "expression": "workday diff(day, today())", "type": "number"},
    {"name": "next", "expression": 'workday add(day, 1, "branch")', "type": "date"},
)
ROWS = (
    {"when": ["true", "0", "-"], "then": ["1"]},
    {"when": ["true", "> 0", '>= @"2026-03-01"'], "then": ["2"]},
    {"when": ["false", "-", '= is workday(workday add(?, -1, "nowhere"))'], "then": ["3"]},
    {"when": ["false", "-", "-"], "then": ["4"]},
)
CALENDARS = [
    pytest.param(MOMENT, {Decimal(1), Decimal(2), Decimal(4)}, id="as they were when it was compiled"),
    pytest.param(
        replace(
            MOMENT, given=ExpressionGiven(calendars={"": Workdays.of(2026, 2026), "branch": Workdays.of(2026, 2026)})
        ),
        {Decimal(4)},
        id="as they are when it is asked",
    ),
]


@pytest.mark.parametrize(("moment", "results"), CALENDARS)
async def test_working_days_of_a_calendar_in_a_table(moment: Moment, results: set[Decimal], database: Database) -> None:
    table_ = {"inputs": [*WORKING], "outputs": [{"name": "out", "type": "number"}], "rows": [*ROWS]}
    compiled = compile_decision(decision(hit_policy="first", **table_), SCOPE)
    got = [None if row[0] is None else Decimal(row[0]) for row in await in_sql(database, compiled, moment)]
    assert got == [evaluate(compiled, Given(each), moment).value for each in RECORDS]
    assert set(got) - {None} == results


async def test_working_days_of_a_calendar_in_a_score_card(database: Database) -> None:
    card_ = {
        "name": "works", "expression": "is workday(day)", "type": "boolean",
        "bins": [{"when": "true", "points": "5"}, {"when": "false", "points": "2"}],
    }  # fmt: skip
    compiled = compile_decision(decision(shape="score_card", base="10", characteristics=[card_]), SCOPE)
    got = [Decimal(row[0]) for row in await in_sql(database, compiled)]
    assert got == [evaluate(compiled, Given(each), MOMENT).value for each in RECORDS]
    assert set(got) == {Decimal(10), Decimal(12), Decimal(15)}


def decision(**body: Any) -> Decision:
    """A decision on the form, with the uids it gets when it is saved."""
    written = {"kind": "decision", "schema": 1, "name": "days", "uid": "daysxxxxxxxx", "label": {"zh": "days"}, **body}
    return Decision.model_validate(write_uids("bank", "days", {**written, "form": "slip"}, Decision))


async def test_score_cards_score_the_same_in_sql(database: Database) -> None:
    for seed in range(20):
        compiled = compile_decision(card(random.Random(seed)), SCOPE)
        got = [row[0] for row in await in_sql(database, compiled)]
        wanted = [evaluate(compiled, Given(each), MOMENT).value for each in RECORDS]
        assert [Decimal(each) for each in got] == wanted
