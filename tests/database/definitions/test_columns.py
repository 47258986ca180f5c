"""What publishing does to tables: types, uniqueness, references, limits, and names it did not expect."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from time import perf_counter
from typing import Any

import asyncpg
import pytest

from engine.definitions.publication import find_publication
from engine.errors import Invalid
from tests.database.definitions.conftest import ADA, Make, Workplace, field, form, label

MONEY = {"options": {"currency": "CNY"}}


async def standing(workplace: Workplace, name: str) -> set[str]:
    """Names of indexes, constraints and triggers on a form's table."""
    entity = await workplace.entity(name)
    async with workplace.database.reading() as session:
        rows = await session.raw.fetch(
            "select indexname from pg_indexes where schemaname = $1 and tablename = $2"
            " union all select conname from pg_constraint"
            " where contype = 'f' and conrelid = format('%I.%I', $1::text, $2::text)::regclass"
            " union all select tgname from pg_trigger where not tgisinternal"
            " and tgrelid = format('%I.%I', $1::text, $2::text)::regclass",
            entity.schema_name,
            entity.table_name,
        )
    return {row[0] for row in rows}


async def test_a_unique_field_refuses_a_second_value_once_published(workplace: Workplace) -> None:
    await workplace.draft(form("loan", field("number")))
    await workplace.publish()
    await workplace.insert("loan", number="1")
    await workplace.draft(form("loan", field("number", unique=True)))
    await workplace.publish()
    with pytest.raises(asyncpg.UniqueViolationError):
        await workplace.insert("loan", number="1")


async def test_duplicates_stop_the_publication_and_are_named(workplace: Workplace) -> None:
    await workplace.draft(form("loan", field("number", zh="编号")))
    await workplace.publish()
    for number in ("1", "1", "2", "2", "3"):
        await workplace.insert("loan", number=number)
    before = await standing(workplace, "loan")
    await workplace.draft(form("loan", field("number", zh="编号", unique=True)))
    with pytest.raises(Invalid) as refused:
        await workplace.publish()
    [problem] = refused.value.problems
    assert problem.code.name == "values_not_unique"
    assert (problem.params["count"], sorted(problem.params["samples"])) == (2, ["1", "2"])
    assert (await workplace.refreshed()).release(workplace.app) == 1
    assert await standing(workplace, "loan") == before, "nothing of the failed publication binds writers"
    assert (await workplace.get("form", "loan")).state == "changed", "the draft is still there"


async def test_duplicates_of_a_secret_field_are_counted_and_not_shown(workplace: Workplace) -> None:
    await workplace.draft(form("loan", field("phone", sensitivity="C2")))
    await workplace.publish()
    for _ in range(2):
        await workplace.insert("loan", phone="13800000000")
    await workplace.draft(form("loan", field("phone", sensitivity="C2", unique=True)))
    with pytest.raises(Invalid) as refused:
        await workplace.publish()
    assert "13800000000" not in str(refused.value.problems)


@pytest.mark.parametrize(
    ("before", "written", "after", "read"),
    [
        pytest.param(field("x"), "12.50", field("x", "money", **MONEY), Decimal("12.50"), id="text becomes money"),
        pytest.param(field("x", "integer"), 7, field("x"), "7", id="a number becomes text"),
    ],
)
async def test_a_change_of_type_carries_the_values(
    workplace: Workplace, before: Any, written: Any, after: Any, read: Any
) -> None:
    await workplace.draft(form("loan", before))
    await workplace.publish()
    await workplace.insert("loan", x=written)
    await workplace.insert("loan", x=None)
    await workplace.draft(form("loan", after))
    await workplace.publish()
    assert await workplace.values("loan", "x") == [read, None]
    assert not [name for name in await standing(workplace, "loan") if name.endswith(("_fill", "_left"))]
    await workplace.insert("loan", x=read)
    assert await workplace.values("loan", "x") == [read, None, read]
    await workplace.parts.publisher.revert(ADA, workplace.app, 1)
    assert [str(each).rstrip("0") for each in await workplace.values("loan", "x")] == [
        str(each).rstrip("0") for each in (written, None, written)
    ]


async def test_values_that_do_not_fit_a_new_type_stop_it_and_are_named(workplace: Workplace) -> None:
    await workplace.draft(form("loan", field("x")))
    await workplace.publish()
    for text in ("12", "about 12", "1e400"):
        await workplace.insert("loan", x=text)
    await workplace.draft(form("loan", field("x", "money", **MONEY)))
    with pytest.raises(Invalid) as refused:
        await workplace.publish()
    [problem] = refused.value.problems
    assert (problem.code.name, problem.params["count"]) == ("values_do_not_fit", 2)
    assert not [name for name in await standing(workplace, "loan") if name.endswith(("_fill", "_left"))]
    await workplace.insert("loan", x="still text")
    await workplace.draft(form("loan", field("x", "long_text")))
    await workplace.publish()
    assert len(await workplace.values("loan", "x")) == 4


async def test_a_unique_field_stays_unique_through_a_change_of_type(workplace: Workplace) -> None:
    await workplace.draft(form("loan", field("x", "integer", unique=True)))
    await workplace.publish()
    await workplace.insert("loan", x=1)
    await workplace.draft(form("loan", field("x", unique=True)))
    await workplace.publish()
    with pytest.raises(asyncpg.UniqueViolationError):
        await workplace.insert("loan", x="1")
    await workplace.draft(form("loan", field("x")))
    await workplace.publish()
    await workplace.insert("loan", x="1")


async def test_a_reference_is_a_real_foreign_key(workplace: Workplace) -> None:
    await workplace.draft(form("customer", field("name")))
    await workplace.draft(form("loan", field("customer", "reference", options={"form": "customer"})))
    await workplace.publish()
    assert [name for name in await standing(workplace, "loan") if name.endswith("_fk")]
    with pytest.raises(asyncpg.ForeignKeyViolationError):
        await workplace.insert("loan", customer="00000000-0000-0000-0000-000000000001")


async def test_the_seventeenth_index_is_refused_before_anything_is_made(workplace: Workplace) -> None:
    fields = [field(f"f{letter}", indexed=True) for letter in "abcdefghijklm"]
    await workplace.draft(form("wide", *fields))
    with pytest.raises(Invalid) as refused:
        await workplace.publish()
    assert "too_many_indexes" in {each.code.name for each in refused.value.problems}


async def test_a_form_of_five_hundred_fields_is_published_at_once(workplace: Workplace) -> None:
    await workplace.draft(form("wide", *[field(f"f{number}x{number % 7}") for number in range(500)]))
    done = await workplace.publish()
    assert done.state == "published"
    assert len((await workplace.entity("wide")).fields) == 500
    async with workplace.database.reading() as session:
        kept = await find_publication(session, done.id)
    assert kept is not None
    assert [step["state"] for step in kept.steps] == ["done", "done"], "one table, all columns together"


HOSTILE = [
    "'; drop table x; --",
    '"quoted"',
    "100% :x %(y)s $1",
    "投诉处理" * 20,
    "\\'; select 1",
    "{zh} {0}",
    "$fill$ end; $cast$",
]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_labels_are_only_labels(workplace: Workplace, text: str) -> None:
    body = form("loan", field("number", zh=text, unique=True), field("x", "integer", zh=text), zh=text)
    await workplace.draft(body)
    await workplace.publish()
    await workplace.insert("loan", number=text, x=1)
    await workplace.draft(form("loan", field("number", zh=text + "?"), field("x", zh=text), zh=text))
    done = await workplace.publish()
    assert any(text in each["zh"] for each in done.changes)
    assert await workplace.values("loan", "number") == [text]


async def test_the_longest_names_there_are_fit(workplace: Workplace) -> None:
    long = "n" + "a" * 47
    await workplace.draft({**form(long, {**field("x", unique=True), "name": long}), "label": label("长")})
    await workplace.draft({**form("m" + long[1:], {**field("x", unique=True), "name": long}), "label": label("长")})
    await workplace.publish()
    entity = await workplace.entity(long)
    assert len(entity.table_name.encode()) <= 63
    assert entity.table_name != (await workplace.entity("m" + long[1:])).table_name
    await workplace.insert(long, **{long: "1"})
    await workplace.draft(form(long, {**field("x", "integer", unique=True), "name": long}))
    await workplace.publish()
    assert await workplace.values(long, long) == [1]


async def test_slots_used_up_over_the_years_are_noticed_before_anything_is_made(workplace: Workplace) -> None:
    await workplace.draft(form("old", field("x")))
    await workplace.publish()
    entity = await workplace.entity("old")
    table = f'"{entity.schema_name}"."{entity.table_name}"'
    columns = [f"c{number}" for number in range(1185)]
    async with workplace.database.transaction() as session:
        await session.raw.execute(f"drop view v_{workplace.app}.old")
        await session.raw.execute(f"alter table {table} {', '.join(f'add {each} int' for each in columns)}")
        await session.raw.execute(f"alter table {table} {', '.join(f'drop {each}' for each in columns)}")
    await workplace.draft(form("old", field("x"), *[field(f"new{number}") for number in range(10)]))
    with pytest.raises(Invalid) as refused:
        await workplace.publish()
    assert [each.code.name for each in refused.value.problems if each.is_error] == ["too_many_columns"]


async def test_a_reader_who_forgot_to_end_delays_publishing_and_nobody_else(workplace: Workplace) -> None:
    await workplace.draft(form("loan", field("x")))
    await workplace.publish()
    entity = await workplace.entity("loan")
    table = f'"{entity.schema_name}"."{entity.table_name}"'
    longest = 0.0
    async with workplace.database.transaction() as forgetful:
        await forgetful.raw.fetch(f"select id from {table}")
        await workplace.draft(form("loan", field("x"), field("y")))
        publishing = asyncio.create_task(workplace.publish())
        until = perf_counter() + 1.5
        while perf_counter() < until:
            began = perf_counter()
            await workplace.insert("loan", x="1")
            longest = max(longest, perf_counter() - began)
            await asyncio.sleep(0.01)
        assert not publishing.done()
    assert (await publishing).release == 2
    assert longest < 1.0, "writers never queue behind the waiting ALTER for longer than its 50 ms"


async def test_people_write_the_old_type_until_the_switch_and_the_new_one_from_then_on(
    workplace: Workplace, make: Make
) -> None:
    await workplace.draft(form("loan", field("x")))
    await workplace.publish()
    entity = await workplace.entity("loan")
    async with workplace.database.transaction() as session:
        await session.raw.execute(
            f'insert into "{entity.schema_name}"."{entity.table_name}"'
            f' (id, version, created_at, updated_at, "{entity.by_name["x"].column}")'
            " select gen_random_uuid(), 1, clock_timestamp(), clock_timestamp(), n::text"
            " from generate_series(1, 20000) n"
        )
    written, is_open = list(range(1, 20_001)), True
    live = make().live

    async def write(writer: int) -> None:
        number = writer * 1_000_000
        while is_open:
            async with workplace.database.transaction() as session:
                form_now = (await live.hold(session, workplace.app)).entity(workplace.app, "loan")
                column = form_now.by_name["x"]
                value = str(number) if column.type == "text" else number
                await session.raw.execute(
                    f'insert into "{form_now.schema_name}"."{form_now.table_name}"'
                    f' (id, version, created_at, updated_at, "{column.column}")'
                    " values (gen_random_uuid(), 1, clock_timestamp(), clock_timestamp(), $1)",
                    value,
                )
            written.append(number)
            number += 1
            await asyncio.sleep(0.005)

    writers = [asyncio.create_task(write(number)) for number in range(1, 9)]
    await asyncio.sleep(0.2)
    await workplace.draft(form("loan", field("x", "integer")))
    assert (await workplace.publish()).release == 2
    await asyncio.sleep(0.2)
    is_open = False
    await asyncio.gather(*writers)
    assert sorted(await workplace.values("loan", "x")) == sorted(written)
