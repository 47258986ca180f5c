"""An app published before texts had indexes: they are made while it works, and its fields are searched."""

from __future__ import annotations

import pytest

from engine.api.dependencies import Platform
from engine.definitions.tables import physical_index
from engine.forms.missing_indexes import make_missing
from engine.records.schema import catalogue
from engine.records.schema.catalogue import INVALID, PREPARED, READY, IndexRow, TableRow
from engine.records.schema.indexes import OF_TEXT, drop_index
from tests.http.conftest import Browser
from tests.http.search.conftest import found, saved, uid

ASKED = {f"search_{uid(each)}" for each in ("name", "phone", "nick", "remark")}


async def looked_at_again(platform: Platform) -> None:
    platform.live.look_again()
    async with platform.database.reading() as session:
        await platform.live.refresh(session)


async def indexes(platform: Platform) -> tuple[TableRow, list[IndexRow]]:
    async with platform.database.reading() as session:
        table = await catalogue.table_of(session, "branch", uid("client"))
        assert table is not None
        every = await catalogue.indexes_of(session, table)
        return table, [each for each in every if each.method in OF_TEXT]


async def as_before(platform: Platform) -> None:
    """Take the indexes away, with every trace, as if the app had been published when there were none."""
    table, standing = await indexes(platform)
    for each in standing:
        await drop_index(platform.database, table, each.name)
    async with platform.database.transaction() as session:
        await catalogue.forget(
            session, physical_index, physical_index.c.index_name.in_([each.name for each in standing])
        )
    await looked_at_again(platform)


@pytest.fixture(scope="module", autouse=True)
async def people(world: None, desk: Browser) -> None:
    await saved(desk, name="欧阳明月", phone="13812345678", remark="住在浦东")


async def test_missing_indexes_are_made_once_and_the_form_is_searched_without_publishing(
    platform: Platform, desk: Browser
) -> None:
    assert await found(desk, "明月") == ["欧阳明月"]
    await as_before(platform)
    assert await found(desk, "明月") == []
    assert await make_missing(platform.database, platform.live) >= len(ASKED)
    await looked_at_again(platform)
    for q in ("明月", "oymy", "5678", "浦东"):
        assert await found(desk, q) == ["欧阳明月"], q
    _, standing = await indexes(platform)
    assert {each.asked_by for each in standing if each.state == READY} > ASKED
    assert await make_missing(platform.database, platform.live) == 0


@pytest.mark.parametrize("state", [INVALID, PREPARED])
async def test_whoever_was_killed_is_followed_by_another(platform: Platform, desk: Browser, state: str) -> None:
    table, standing = await indexes(platform)
    broken = next(each for each in standing if each.asked_by == f"search_{uid('name')}")
    async with platform.database.transaction() as session:
        await catalogue.set_state(session, physical_index, physical_index.c.index_name == broken.name, state=state)
        await session.raw.execute(f'drop index {table.schema}."{broken.name}"')
    await looked_at_again(platform)
    assert await found(desk, "明月") == []
    assert await make_missing(platform.database, platform.live) == 1
    await looked_at_again(platform)
    assert await found(desk, "明月") == ["欧阳明月"]
    assert [each.name for each in (await indexes(platform))[1] if each.asked_by == broken.asked_by] == [broken.name]


async def test_a_second_one_leaves_it_to_the_first(platform: Platform, desk: Browser) -> None:
    await as_before(platform)
    async with platform.database.transaction() as session:
        await session.raw.execute("select pg_advisory_xact_lock(hashtextextended('indexes of texts branch', 0))")
        assert await make_missing(platform.database, platform.live) == 0
    assert await make_missing(platform.database, platform.live) >= len(ASKED)
    await looked_at_again(platform)
    assert await found(desk, "明月") == ["欧阳明月"]
