"""Expressions in SQL select the rows, and give the values, that generated Python does."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Boolean, cast, insert, literal, select
from sqlalchemy.schema import CreateSchema, CreateTable

from engine.database.session import Database
from engine.database.types import Identifier
from engine.expressions.cases import same
from engine.expressions.check import Checked, check, check_text
from engine.expressions.conditions import to_tree
from engine.expressions.native import to_native, to_value
from engine.expressions.python_source import Moment, generate
from engine.expressions.render import render
from engine.expressions.types import ListOf, Record
from engine.expressions.values.temporal import DaysTime, YearsMonths
from engine.query.sql_columns import Children, NotPushable, Sql
from engine.query.sql_functions import TYPES
from engine.query.sql_parameters import run_parameters
from engine.query.to_sql import is_true, split, value_of
from tests.support.drawn_conditions import Drawings
from tests.support.expression_corpus import Case, cases
from tests.support.expression_records import AROUND, GIVEN, NOW, TODAY, row
from tests.support.expression_table import CUSTOMER, DEPOSIT, TRIAL, TableColumns
from tests.support.expression_trees import Trees

MOMENT = Moment(NOW, TODAY, GIVEN)
COLUMNS = TableColumns(CUSTOMER)
RECORDS = [row(random.Random(seed)) for seed in range(200)]


@pytest.fixture(scope="module", autouse=True)
async def customers(database: Database) -> None:
    """Two hundred customers with holes, and their deposits."""
    async with database.transaction() as session:
        await session.execute(CreateSchema("trial"))
        for table in TRIAL.sorted_tables:
            await session.execute(CreateTable(table))
        plain = [{name: value for name, value in each.items() if name != "udeposits"} for each in RECORDS]
        await session.execute(insert(CUSTOMER), [{"id": at, **each} for at, each in enumerate(plain)])
        children = [{"customer": at, **each} for at, record in enumerate(RECORDS) for each in record["udeposits"]]
        await session.execute(insert(DEPOSIT), [{"id": at, **each} for at, each in enumerate(children)])


async def rows(database: Database, checked: Checked) -> set[int]:
    async with database.reading() as session:
        found = await session.rows(
            select(CUSTOMER.c.id).where(is_true(checked, COLUMNS)), run_parameters(checked, MOMENT)
        )
    return {each.id for each in found}


async def values(database: Database, checked: Checked) -> list[Any]:
    async with database.reading() as session:
        statement = select(value_of(checked, COLUMNS).label("value")).order_by(CUSTOMER.c.id).select_from(CUSTOMER)
        return [each.value for each in await session.rows(statement, run_parameters(checked, MOMENT))]


def plain(value: Any) -> Any:
    """Durations are numbers in SQL."""
    match value:
        case DaysTime(seconds):
            return seconds
        case YearsMonths(months):
            return to_value(months)
    return to_value(value)


def in_python(checked: Checked) -> tuple[set[int], list[Any]]:
    program = generate(checked)
    arguments = [program.arguments(each) for each in RECORDS]
    hits = {at for at, each in enumerate(arguments) if program.is_true(MOMENT, *each)}
    return hits, [plain(program.value(MOMENT, *each)) for each in arguments]


async def agree(database: Database, checked: Checked) -> None:
    text = render(checked.tree)
    hits, expected = in_python(checked)
    got = [to_value(each) for each in await values(database, checked)]
    for at, (ours, wanted) in enumerate(zip(got, expected, strict=True)):
        assert same(ours, wanted), f"{text} on {RECORDS[at]}: {ours}, not {wanted}"
    if checked.typed.type.feel == "boolean":
        assert await rows(database, checked) == hits, text


async def run_trees(database: Database, seeds: range) -> Counter[str]:
    shares: Counter[str] = Counter()
    for seed in seeds:
        rng = random.Random(seed)
        kind = rng.choice(("boolean", "boolean", "boolean", "number", "text", "day", "days"))
        checked = check(Trees(rng, pushable=True).of(kind, rng.randint(1, 4)), AROUND)
        assert checked.is_valid, (render(checked.tree), checked.problems)
        try:
            await agree(database, checked)
        except NotPushable as not_pushable:
            shares[f"not pushable: {not_pushable.what}"] += 1
        else:
            shares["pushable"] += 1
    print(dict(shares))
    return shares


async def test_random_trees_mean_the_same_in_sql(database: Database) -> None:
    shares = await run_trees(database, range(600))
    assert shares["pushable"] >= 350, shares


async def test_what_the_builder_draws_means_the_same_in_sql(database: Database) -> None:
    for seed in range(200):
        checked = check(to_tree(Drawings(random.Random(seed)).group(1), AROUND), AROUND)
        assert checked.is_valid, (render(checked.tree), checked.problems)
        assert checked.pushable.level == "full", render(checked.tree)
        await agree(database, checked)


@pytest.mark.long
async def test_twenty_thousand_random_trees_mean_the_same_in_sql(database: Database) -> None:
    shares = await run_trees(database, range(1_000, 21_000))
    assert shares["pushable"] >= 15_000, shares


TEXTS = [
    'aum > 5 and risk at least "steady"',
    'not(risk at least "steady")',
    'not(risk at most "steady" or vip)',
    'risk at least "high" or segment != "vip"',
    "ifnull(rate, 0) > 1",
    'due <= today() + duration("P30D")',
    "seen > now() - hours(24)",
    'due + duration("P1M") > opened - duration("P1Y")',
    'is anniversary(due, opened, "feb28")',
    'is anniversary(due, opened, "mar1")',
    "month end(due) = opened",
    "sum(deposits.amount) > 1",
    "mean(deposits.amount)",
    "max(deposits.matures) > due",
    "count(deposits[amount > 1 and kind = segment])",
    "some d in deposits, e in deposits satisfies d.amount > e.amount",
    "every d in deposits[open] satisfies d.matures > due",
    "not(some d in deposits satisfies d.open)",
    "if vip then null else rate",
    "if vip then due else null",
    "rate / 3 * 3 = rate",
    "1 / 3",
    "aum / 7 + rate",
    '(due - opened) / duration("P1D")',
    "segment < name",
    "modulo(aum, -3)",
    "me() = me()",
    "workday add(due, 3) = opened",
    "workday add(due, -3)",
    "workday add(due, 999)",
    "workday diff(opened, due)",
    "is workday(due)",
    "is workday(seen)",
    'is workday(due, "nowhere")',
    "upper case(name) = lower case(name)",
    'upper case("straße ŉ ǰ ΐ ﬁ")',
    'lower case("İΑΣ ÀÉ ＡＢ")',
    "decimal(rate, 1)",
    "decimal(rate / 8, 2) + round half down(rate, 1)",
    "decimal(1234567890123456789012345678901234.5, 0)",
    "decimal(0.1234567890123456789012345678901235, 33)",
    "decimal(aum, -6)",
    "floor(rate, 1) + ceiling(rate, 1) + round up(rate, 0) + round down(rate, 0)",
    "round half up(rate, 9999999)",
    "aum * 100000000000000000000 * 10000000000000000000 > 0",
    "rate * rate / rate",
    "aum * 0.1234567890123456789012345678901234",
    'count(deposits[matures > today() - duration("P30D")]) = 0',
    "seen > now() - hours(24) and seen.hour >= 9 and seen.day = 22",
    "hours(rate * 1000000000)",
    'due + duration("P900000Y")',
    'due + duration("P99999999999D") > opened',
    "years and months duration(opened, due)",
    "years and months duration(opened, due).years",
    'seen + duration("P1M") > now()',
    "date(seen) = today()",
    "ifnull(me(), me()) = me()",
]


@pytest.mark.parametrize("text", TEXTS)
async def test_an_expression_means_the_same_in_sql(text: str, database: Database) -> None:
    checked, problems = check_text(text, AROUND)
    assert checked is not None, problems
    assert checked.is_valid, problems
    await agree(database, checked)


NOT_PUSHABLE = [
    "deposits[1].amount > 5",
    'matches(name, "^a")',
    "for x in [1, 2] return x + rate",
    "some x in [1, 2] satisfies x = rate",
    "workday add(due, 3, segment) = opened",
    "median(deposits.amount) > 1",
]


@pytest.mark.parametrize("text", NOT_PUSHABLE)
def test_what_sql_cannot_do_is_said(text: str) -> None:
    checked, problems = check_text(text, AROUND)
    assert checked is not None, problems
    with pytest.raises(NotPushable):
        value_of(checked, COLUMNS)


async def test_a_condition_is_split_into_what_sql_can_do_and_the_rest(database: Database) -> None:
    checked, _ = check_text('aum > 1 and matches(name, "a") and vip', AROUND)
    assert checked is not None
    pushed, left = split(checked, COLUMNS)
    assert [render(each) for each in left] == ['matches(uname, "a")']
    async with database.reading() as session:
        found = {each.id for each in await session.rows(select(CUSTOMER.c.id).where(pushed))}
    assert found >= in_python(checked)[0]


def test_no_text_of_an_author_stands_in_a_statement() -> None:
    checked, _ = check_text('segment = "\'; drop table x; --" and due > today()', AROUND)
    assert checked is not None
    statement = str(is_true(checked, COLUMNS))
    assert "drop" not in statement
    assert "current_date" not in statement.lower()


@dataclass(frozen=True)
class Given:
    """Fields as bound values, for cases that have a record each."""

    case: Case

    def field(self, path: tuple[str, ...]) -> Sql:
        (name,) = path
        member = self.case.around.member(None, name)
        assert member is not None
        if isinstance(member.typed.type, ListOf):
            raise KeyError(name)
        of = Identifier if isinstance(member.typed.type, Record) else TYPES.get(member.typed.type.feel, Boolean())
        value = to_native(self.case.record.get(name))
        match value:  # durations are numbers in SQL
            case DaysTime(seconds):
                value = seconds
            case YearsMonths(months):
                value = months
            case str() if of is Identifier:
                value = UUID(value)
        return cast(literal(value, of), of)

    def children(self, path: tuple[str, ...]) -> Children:
        raise KeyError(path)


async def test_the_corpus_means_the_same_in_sql(database: Database) -> None:
    pushed, wrong = 0, []
    async with database.reading() as session:
        for case in cases():
            checked, _ = check_text(case.text, case.around)
            assert checked is not None
            try:
                statement = select(value_of(checked, Given(case)).label("value"))
            except NotPushable:
                continue
            (found,) = await session.rows(statement, run_parameters(checked, MOMENT))
            pushed += 1
            if not same(to_value(found.value), plain(to_native(case.expected))):
                wrong.append(f"{case}: {found.value}, not {case.expected}")
    assert not wrong
    assert pushed >= 400
