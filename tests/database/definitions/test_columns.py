"""What publishing does to tables: types, uniqueness, references, limits, and names it did not expect."""

from __future__ import annotations

import asyncio
from time import perf_counter

import asyncpg
import pytest

from engine.definitions.publication import find_publication
from engine.errors import Invalid
from tests.database.definitions.conftest import Workplace, field, form, label, standing


async def test_a_unique_field_refuses_a_second_value_once_published(workplace: Workplace) -> None:
    await workplace.draft(form("loan", field("number")))
    await workplace.publish()
    await workplace.insert("loan", number="1")
    await workplace.draft(form("loan", field("number", unique=True)))
    await workplace.publish()
    with pytest.raises(asyncpg.UniqueViolationError):
        await workplace.insert("loan", number="1")


async def test_duplicates_stop_the_publication_and_are_counted(workplace: Workplace) -> None:
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
    assert problem.params.keys() == {"field", "count"}, "no value of a record: a builder need not see any"
    assert problem.params["count"] == 2
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
