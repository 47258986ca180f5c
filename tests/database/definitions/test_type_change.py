"""A published field changes its type: what has no place goes where its author says; going back brings it all back."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from decimal import Decimal
from os import getloadavg
from time import perf_counter
from typing import Any

import pytest

from engine.clock import Clock
from engine.errors import Invalid
from engine.records.schema.columns import SYSTEM_COLUMNS
from engine.records.schema.leftovers import drop_left_columns
from tests.database.definitions.conftest import ADA, Make, Workplace, field, form, label, view

WRITTEN = ["12.50", "1,200", "about 7", "无", None]
NUMBERS = [Decimal("12.50"), Decimal("1200.00")]
KEPT = {**field("x_text", "long_text"), "label": label("原值")}


def money(**conversion: Any) -> dict[str, Any]:
    more = {"conversion": conversion} if conversion else {}
    return field("x", "decimal", **more)


async def filled(workplace: Workplace, *written: Any) -> None:
    await workplace.draft(form("loan", field("x")))
    await workplace.publish()
    for each in written:
        await workplace.insert("loan", x=each)


async def update(workplace: Workplace, where: int, value: Any) -> None:
    """Change the record made so many-th, as the live release has its field."""
    entity = await workplace.entity("loan")
    table = f'"{entity.schema_name}"."{entity.table_name}"'
    async with workplace.database.transaction() as session:
        await session.raw.execute(
            f'update {table} set "{entity.by_name["x"].column}" = $1'
            f" where id = (select id from {table} order by created_at offset {where} limit 1)",
            value,
        )


@pytest.mark.parametrize(
    ("conversion", "last"),
    [
        pytest.param({"unfit": "empty"}, [None, None, None], id="left empty"),
        pytest.param({"unfit": "replace", "instead": "0"}, [Decimal("0.00"), Decimal("0.00"), None], id="replaced"),
        pytest.param(
            {"replaced": [{"value": "about 7", "instead": "7"}, {"value": "无", "instead": None}]},
            [Decimal("7.00"), None, None],
            id="one by one",
        ),
        pytest.param(
            {"unfit": "replace", "instead": "-1", "replaced": [{"value": "无"}]},
            [Decimal("-1.00"), None, None],
            id="one by one, and the rest",
        ),
    ],
)
async def test_what_has_no_place_goes_where_the_author_says_and_comes_back(
    workplace: Workplace, conversion: dict[str, Any], last: list[Any]
) -> None:
    await filled(workplace, *WRITTEN)
    await workplace.draft(form("loan", money(**conversion)))
    await workplace.publish()
    assert await workplace.values("loan", "x") == [*NUMBERS, *last]
    await workplace.parts.publisher.revert(ADA, workplace.app, 1)
    assert await workplace.values("loan", "x") == WRITTEN


async def test_the_text_is_kept_in_a_field_beside(workplace: Workplace) -> None:
    await filled(workplace, *WRITTEN)
    await workplace.draft(form("loan", money(unfit="keep_text", beside="x_text"), KEPT))
    await workplace.publish()
    assert await workplace.values("loan", "x") == [*NUMBERS, None, None, None]
    assert await workplace.values("loan", "x_text") == [None, None, "about 7", "无", None]


async def test_going_back_keeps_what_was_changed_since(workplace: Workplace) -> None:
    await filled(workplace, "1,200", "about 7", "about 8", "9")
    await workplace.draft(form("loan", money(unfit="empty")))
    await workplace.publish()
    await update(workplace, 1, Decimal("70.00"))
    await update(workplace, 3, None)
    await workplace.insert("loan", x=Decimal("5.00"))
    await workplace.parts.publisher.revert(ADA, workplace.app, 1)
    assert await workplace.values("loan", "x") == ["1,200", "70.00", "about 8", None, "5.00"]
    await workplace.draft(form("loan", money(unfit="empty")))
    await workplace.publish()
    assert await workplace.values("loan", "x") == [
        Decimal("1200.00"), Decimal("70.00"), None, None, Decimal("5.00"),
    ]  # fmt: skip


async def test_a_draft_tells_what_it_cannot_become_and_who_would_break(workplace: Workplace) -> None:
    await workplace.draft(form("loan", field("x", "integer"), field("y", "person")))
    await workplace.draft(view("big", "loan", "x", filter="x > 100"))
    await workplace.publish()
    drawn = await workplace.draft(form("loan", field("x", "boolean"), field("y", "date")))
    told = {(each.code.name, each.path) for each in drawn.problems}
    assert told >= {("no_conversion", "/fields/1/type"), ("user_breaks", "/fields/0/type")}
    with pytest.raises(Invalid) as refused:
        await workplace.publish()
    assert "no_conversion" in {each.code.name for each in refused.value.problems}


@pytest.mark.parametrize(
    ("conversion", "code", "path"),
    [
        ({"unfit": "replace"}, "no_value_instead", "/fields/0/conversion/instead"),
        ({"unfit": "replace", "instead": "x"}, "not_a_number", "/fields/0/conversion/instead"),
        ({"unfit": "keep_text"}, "no_field_beside", "/fields/0/conversion/beside"),
        ({"unfit": "keep_text", "beside": "note"}, "field_beside_too_short", "/fields/0/conversion/beside"),
        ({"unfit": "keep_text", "beside": "used"}, "field_beside_in_use", "/fields/0/conversion/beside"),
        (
            {"replaced": [{"value": "a"}, {"value": "a"}]},
            "value_replaced_twice",
            "/fields/0/conversion/replaced/1/value",
        ),
        ({"replaced": [{"value": "a", "instead": "b"}]}, "not_a_number", "/fields/0/conversion/replaced/0/instead"),
    ],
)
async def test_a_wish_that_cannot_be_carried_out_is_named(
    workplace: Workplace, conversion: dict[str, Any], code: str, path: str
) -> None:
    used = field("used", "long_text")
    await workplace.draft(form("loan", field("x"), used))
    await workplace.publish()
    drawn = await workplace.draft(form("loan", money(**conversion), used, field("note")))
    assert (code, path) in {(each.code.name, each.path) for each in drawn.problems}


async def many(workplace: Workplace, rows: int) -> None:
    """Records of which three in a hundred hold no number."""
    entity = await workplace.entity("loan")
    async with workplace.database.transaction() as session:
        await session.raw.execute(
            f'insert into "{entity.schema_name}"."{entity.table_name}"'
            f' (id, version, created_at, updated_at, "{entity.by_name["x"].column}")'
            " select gen_random_uuid(), 1, clock_timestamp(), clock_timestamp(),"
            " case when n % 100 < 3 then 'about ' || n else (n / 100.0)::numeric(18,2)::text end"
            f" from generate_series(1, {rows}) n"
        )


async def checksum(workplace: Workplace) -> Any:
    entity = await workplace.entity("loan")
    async with workplace.database.reading() as session:
        return await session.raw.fetchval(
            f"select md5(string_agg(coalesce(\"{entity.by_name['x'].column}\"::text, '-'), '|' order by id))"
            f' from "{entity.schema_name}"."{entity.table_name}"'
        )


@pytest.mark.parametrize(
    "rows", [pytest.param(3_000, id="some rows"), pytest.param(100_000, id="100,000 rows", marks=pytest.mark.long)]
)
async def test_a_hundred_thousand_values_with_bad_ones_come_along_and_go_back(workplace: Workplace, rows: int) -> None:
    await filled(workplace)
    await many(workplace, rows)
    before = await checksum(workplace)
    await workplace.draft(form("loan", money(unfit="keep_text", beside="x_text"), KEPT))
    began = perf_counter()
    await workplace.publish()
    took = perf_counter() - began
    numbers, texts = await workplace.values("loan", "x"), await workplace.values("loan", "x_text")
    assert sum(each is not None for each in numbers) + sum(each is not None for each in texts) == rows
    assert sum(each is not None for each in texts) == rows * 3 // 100
    began = perf_counter()
    await workplace.parts.publisher.revert(ADA, workplace.app, 1)
    print(f"\n{rows} values: {took:.1f} s there, {perf_counter() - began:.1f} s back")
    assert await checksum(workplace) == before


async def test_twenty_people_write_on_while_the_type_changes_there_and_back(workplace: Workplace, make: Make) -> None:
    await filled(workplace)
    await many(workplace, 3_000)
    live, is_open, step = make().live, True, "calm"
    written: list[str] = []
    longest: dict[str, float] = {}

    async def work(writer: int) -> None:
        number = writer * 10_000
        while is_open:
            began = perf_counter()
            async with workplace.database.transaction() as session:
                entity = (await live.hold(session, workplace.app)).entity(workplace.app, "loan")
                column = entity.by_name["x"]
                await session.raw.execute(
                    f'insert into "{entity.schema_name}"."{entity.table_name}"'
                    f' (id, version, created_at, updated_at, "{column.column}")'
                    " values (gen_random_uuid(), 1, clock_timestamp(), clock_timestamp(), $1)",
                    str(number) if column.type == "text" else Decimal(number),
                )
            longest[step] = max(longest.get(step, 0), perf_counter() - began)
            written.append(str(number))
            number += 1
            await asyncio.sleep(0.01)

    writers = [asyncio.create_task(work(number)) for number in range(1, 21)]
    await asyncio.sleep(1)
    longest.clear()  # connections were made and statements prepared
    await asyncio.sleep(1)
    await workplace.draft(form("loan", money(unfit="empty")))
    step = "there"
    await workplace.publish()
    await asyncio.sleep(0.1)
    step = "back"
    await workplace.parts.publisher.revert(ADA, workplace.app, 1)
    await asyncio.sleep(0.1)
    is_open = False
    await asyncio.gather(*writers)
    told = ", ".join(f"{name} {1000 * seconds:.0f} ms" for name, seconds in longest.items())
    print(f"\n{len(written)} writes; the longest: {told}; load {getloadavg()[0]:.1f}")
    found = [str(each).removesuffix(".00") for each in await workplace.values("loan", "x")]
    assert set(written) <= set(found)
    assert len(found) == len(written) + 3_000


class Later(Clock):
    """The same clock, days on."""

    def __init__(self, days: int) -> None:
        super().__init__()
        self._on = timedelta(days=days)

    def real(self) -> datetime:
        return super().real() + self._on


async def test_the_old_column_is_kept_for_thirty_days(workplace: Workplace) -> None:
    await filled(workplace, "1,200", "about 7")
    await workplace.draft(form("loan", money(unfit="empty"), field("y")))
    await workplace.publish()
    await workplace.draft(form("loan", money(unfit="empty")))
    await workplace.publish()
    await drop_left_columns(workplace.database, Later(29))
    assert len(await columns(workplace)) == 3
    await drop_left_columns(workplace.database, Later(31))
    assert len(await columns(workplace)) == 2  # a field that was retired keeps what it holds
    assert await workplace.values("loan", "x") == [Decimal("1200.00"), None]
    await workplace.parts.publisher.revert(ADA, workplace.app, 1)
    assert await workplace.values("loan", "x") == ["1200.00", None]


async def columns(workplace: Workplace) -> list[str]:
    """The columns fields have or had."""
    entity = await workplace.entity("loan")
    async with workplace.database.reading() as session:
        rows = await session.raw.fetch(
            "select column_name from information_schema.columns where table_schema = $1 and table_name = $2",
            entity.schema_name,
            entity.table_name,
        )
    return [row[0] for row in rows if row[0] not in SYSTEM_COLUMNS]
