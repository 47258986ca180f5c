"""The functions of the organisation mean the same in generated Python, in the closures and in SQL."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import FromClause, insert, select
from sqlalchemy.schema import CreateSchema, CreateTable

from engine.database.session import Database
from engine.expressions import ast
from engine.expressions.check import Checked, check, check_text
from engine.expressions.closures import closure
from engine.expressions.conditions import to_tree
from engine.expressions.functions.organisation import ALL, ORGANISATION
from engine.expressions.given import Given
from engine.expressions.native import to_value
from engine.expressions.python_source import Moment, generate
from engine.expressions.render import render
from engine.expressions.run import Run, Scope
from engine.expressions.types import BOOLEAN, ORG_UNIT, ListOf
from engine.identity import standing
from engine.query.sql_columns import Children, Sql
from engine.query.sql_parameters import run_parameters
from engine.query.to_sql import is_false, is_true, value_of
from tests.support.drawn_conditions import OrgDrawings
from tests.support.expression_records import NOW, TODAY
from tests.support.organisation import AROUND, WORK, OrgTrees, bank, row

BANK = bank(random.Random(7))
RECORDS = [row(random.Random(seed), BANK) for seed in range(800)]
ME, HERE = BANK.assignments[0]["person_id"], BANK.assignments[0]["unit_id"]
GIVEN = Given(str(ME), unit=str(HERE), organisation=BANK.organisation)
MOMENT = Moment(NOW, TODAY, GIVEN)


@dataclass(frozen=True)
class WorkColumns:
    rows: FromClause

    def field(self, path: tuple[str, ...]) -> Sql:
        return self.rows.c[path[0]]

    def children(self, path: tuple[str, ...]) -> Children:
        raise KeyError(path)


COLUMNS = WorkColumns(WORK)


@pytest.fixture(scope="module", autouse=True)
async def stored(database: Database) -> None:
    async with database.transaction() as session:
        await BANK.store(session)
        await session.execute(CreateSchema("trial"))
        await session.execute(CreateTable(WORK))
        await session.execute(insert(WORK), [{"id": UUID(int=at), **each} for at, each in enumerate(RECORDS)])


async def test_the_organisation_is_read_as_it_stands(database: Database) -> None:
    async with database.reading() as session:
        found = await standing.organisation(session, TODAY)
        assert found == BANK.organisation
        assert await standing.epoch(session) >= 0


async def agree(database: Database, checked: Checked) -> Counter[Any]:
    """Python, closures and SQL give the same on every record; how often each value came out."""
    text, program, of = render(checked.tree), generate(checked), closure(checked.tree)
    records = [{name: str(each) if isinstance(each, UUID) else each for name, each in one.items()} for one in RECORDS]
    expected = [of(Run(to_value(NOW), given=GIVEN), Scope({"$": each})) for each in records]
    for record, wanted in zip(records, expected, strict=True):
        arguments = program.arguments(record)
        assert program.value(MOMENT, *arguments) == wanted, f"{text} on {record}"
        assert program.is_true(MOMENT, *arguments) is (wanted is True), f"{text} on {record}"
    parameters = run_parameters(checked, MOMENT)
    async with database.reading() as session:
        statement = select(value_of(checked, COLUMNS).label("value")).select_from(WORK).order_by(WORK.c.id)
        got = [each.value for each in await session.rows(statement, parameters)]
        got = [str(each) if isinstance(each, UUID) else each for each in got]
        for record, ours, wanted in zip(records, got, expected, strict=True):
            assert ours == wanted, f"{text} on {record}: {ours}, not {wanted}"
        if checked.typed.type == BOOLEAN:
            for truth, clause in ((True, is_true), (False, is_false)):
                found = await session.rows(select(WORK.c.id).where(clause(checked, COLUMNS)), parameters)
                assert {each.id.int for each in found} == {at for at, each in enumerate(expected) if each is truth}
    return Counter(expected) if checked.typed.type == BOOLEAN else Counter(each is None for each in expected)


async def run_trees(database: Database, seeds: range) -> Counter[Any]:
    seen: Counter[Any] = Counter()
    for each in seeds:
        rng = random.Random(each)
        tree = OrgTrees(rng, pushable=True).of(rng.choice((BOOLEAN, BOOLEAN, ORG_UNIT)), rng.randint(1, 3))
        checked = check(tree, AROUND)
        assert checked.is_valid, (render(tree), checked.problems)
        assert checked.pushable.level == "full", render(tree)
        seen += await agree(database, checked)
    return seen


async def test_random_trees_mean_the_same_in_sql(database: Database) -> None:
    seen = await run_trees(database, range(120))
    assert min(seen[True], seen[False]) > 1_000


async def test_what_the_builder_draws_means_the_same_in_sql(database: Database) -> None:
    units, people = [each["id"] for each in BANK.units], [each["id"] for each in BANK.people]
    for seed in range(60):
        checked = check(to_tree(OrgDrawings(random.Random(seed), units, people).group(1), AROUND), AROUND)
        assert checked.is_valid, (render(checked.tree), checked.problems)
        assert checked.pushable.level == "full", render(checked.tree)
        await agree(database, checked)


@pytest.mark.long
async def test_many_random_trees_mean_the_same_in_sql(database: Database) -> None:
    print(await run_trees(database, range(1_000, 1_600)))


CALLS = [
    (each.name, count)
    for each in ALL
    for count in range(each.least, len(each.parameters) + 1)
    if each.parameters and not isinstance(each.result, ListOf)
]
NAMES = {"person": ("owner", "rm"), "org unit": ("org", "branch"), "string": ("code",)}


@pytest.mark.parametrize(("name", "count"), CALLS)
async def test_each_function_with_null_in_each_place(name: str, count: int, database: Database) -> None:
    taken: dict[str, int] = {}
    arguments: list[str] = []
    for _, kind in ORGANISATION[name].parameters[:count]:
        arguments.append(NAMES[kind.feel][taken.get(kind.feel, 0)])
        taken[kind.feel] = taken.get(kind.feel, 0) + 1
    for each in arguments:
        only = [one for one in RECORDS if one[f"u{each}"] is None]
        assert len(only) >= 200, each
    for written in ([*arguments], [*arguments[:-1], "null"], ["null", *arguments[1:]]):
        checked, problems = check_text(f"{name}({', '.join(written)})", AROUND)
        assert checked is not None, problems
        seen = await agree(database, checked)
        if written == arguments and ORGANISATION[name].result == BOOLEAN:
            assert seen[True] > 1
            assert seen[False] > 1
            assert seen[None] > 200


SAME_FOR_ALL = [
    "is within(org, institution of(my unit()))",
    "is within(my unit(), org)",
    "is below(org, unit above(my unit()))",
    'holds post(owner, "rm", my unit())',
    'holds post(me(), "manager", org)',
    "works within(owner, unit of(me()))",
    "not(works within(rm, unit above(unit of(owner))))",
    "org = my unit() or institution of(org) = institution of(my unit())",
]


@pytest.mark.parametrize("text", SAME_FOR_ALL)
async def test_what_rules_are_made_of(text: str, database: Database) -> None:
    checked, problems = check_text(text, AROUND)
    assert checked is not None, problems
    assert checked.is_valid, problems
    await agree(database, checked)


def test_a_unit_the_same_for_all_rows_is_looked_up_once() -> None:
    checked, _ = check_text("is within(org, institution of(my unit()))", AROUND)
    assert checked is not None
    clause = str(select(WORK.c.id).where(is_true(checked, COLUMNS)))
    assert "= ANY (array(" in clause
    assert "EXISTS" not in clause


def test_an_alias_is_the_same_tree() -> None:
    for each in ALL:
        if each.parameters:
            written = ", ".join(NAMES[kind.feel][-1] for _, kind in each.parameters)
            one, _ = check_text(f"{each.alias}（{written}）", AROUND)
            other, _ = check_text(f"{each.name}({written})", AROUND)
            assert one is not None
            assert other is not None
            assert isinstance(one.tree, ast.Call)
            assert one.tree == other.tree


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("list contains(holders of(code, org), owner)", ("code", "org")),
        ("count(holders of(code, org)) > 0", ("code", "org")),
        ("count(holders of(code, null)) > 0", None),
        ("count(holders of(null, org)) > 0", None),
    ],
)
def test_who_holds_a_post_with_null_in_each_place(written: str, known: tuple[str, ...] | None) -> None:
    """It gives a list, which SQL leaves to Python and says so; nobody is known to hold a post that is not known."""
    checked, problems = check_text(written, AROUND)
    assert checked is not None, problems
    assert (checked.pushable.level, len(checked.pushable.reasons) > 0) == ("none", True)
    program, of = generate(checked), closure(checked.tree)
    seen: Counter[Any] = Counter()
    for one in RECORDS:
        record = {name: str(each) if isinstance(each, UUID) else each for name, each in one.items()}
        value = of(Run(to_value(NOW), given=GIVEN), Scope({"$": record}))
        assert program.value(MOMENT, *program.arguments(record)) == value, f"{written} on {record}"
        if known is None or any(record[f"u{name}"] is None for name in known):
            assert value is not True, f"{written} on {record}"
        seen[value] += 1
    assert (seen[True] > 0) is (known is not None), seen
