"""A field that changes its type: every value comes along, or the publication says which do not fit."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from typing import Any

import asyncpg
import pytest

from engine.database.session import Database
from engine.errors import Invalid
from engine.records.schema.cast import cast
from tests.database.definitions.conftest import ADA, Make, Workplace, field, form, standing

MONEY = {"options": {"currency": "CNY"}}


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


@pytest.mark.parametrize(
    ("old", "new", "written", "read"),
    [
        ("text", "integer", ["7", " 8 ", "7.5", "NaN", "x", "99999999999"], [7, 8, None, None, None, None]),
        ("text", "numeric(6,2)", ["1.50", "1.505", "Infinity", "12345.00"], ["1.50", None, None, None]),
        ("text", "date", ["2026-03-04", "03/04/2026", "today", "2026-02-30"], ["2026-03-04", None, None, None]),
        ("date", "timestamp with time zone", ["2026-03-04"], ["2026-03-03 16:00:00+00"]),
        ("timestamp with time zone", "date", ["2026-03-03 16:30:00+00"], ["2026-03-04"]),
        ("text", "text[]", ["a"], ["{a}"]),
        ("text[]", "text", ["{a}", "{a,b}", "{}"], ["a", None, None]),
        ("boolean", "text", ["t"], ["true"]),
        ("text", "varchar(2)", ["ab", "abc"], ["ab", None]),
        ("text", "uuid", ["00000000-0000-0000-0000-000000000001", "x"], ["00000000-0000-0000-0000-000000000001", None]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_a_value_is_cast_exactly_or_not_at_all(
    database: Database, old: str, new: str, written: list[str], read: list[Any]
) -> None:
    async with database.transaction() as session:
        await session.raw.execute(
            f"create function pg_temp.cast_it(value {old}) returns {new} language plpgsql as $$ begin return"
            f" {cast('value', old, new)}; exception when data_exception then return null; end $$"
        )
        found = [
            await session.raw.fetchval(f"select pg_temp.cast_it($1::text::{old})::text", value) for value in written
        ]
        await session.raw.execute(f"drop function pg_temp.cast_it({old})")
    assert found == [None if each is None else str(each) for each in read]


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
