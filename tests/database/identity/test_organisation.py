"""The organisation keeps its shape through any sequence of acts, and its dated acts wait for their day."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import event, select

from engine.clock import Clock
from engine.database.session import Database, ReadSession
from engine.errors import Conflict, Invalid, LangqiaoError
from engine.identity import directory, organisation, people, posts
from engine.identity import tables as t
from engine.identity.actor import SYSTEM

CLOCK = Clock()


def label(text: str) -> dict[str, str]:
    return {"zh": text, "en": text}


async def make(database: Database, code: str, kind: str, parent: UUID | None) -> UUID:
    async with database.transaction() as session:
        return await organisation.create(session, SYSTEM, CLOCK, code=code, label=label(code), kind=kind, parent=parent)


@pytest.fixture(scope="module")
async def root(database: Database) -> UUID:
    return await make(database, "HQ", "head_office", None)


async def parents(session: ReadSession) -> dict[UUID, UUID | None]:
    rows = await session.rows(select(t.org_unit.c.id, t.org_unit.c.parent_id))
    return {row.id: row.parent_id for row in rows}


def closure_of(parent: Mapping[UUID, UUID | None]) -> set[tuple[UUID, UUID, int]]:
    """The closure worked out the slow way: by walking up from every unit."""
    pairs = set()
    for unit in parent:
        above: UUID | None = unit
        depth = 0
        while above is not None:
            pairs.add((above, unit, depth))
            above, depth = parent[above], depth + 1
            assert depth <= len(parent), "a ring"
    return pairs


async def assert_true(database: Database) -> None:
    async with database.transaction() as session:
        kept = await session.rows(select(t.org_closure.c.ancestor, t.org_closure.c.descendant, t.org_closure.c.depth))
        assert {tuple(row) for row in kept} == closure_of(await parents(session))


@pytest.mark.parametrize("seed", range(3))
async def test_after_any_moves_below_means_what_the_tree_says(database: Database, root: UUID, seed: int) -> None:
    dice = random.Random(seed)
    units = [root]
    for number in range(18):
        units.append(await make(database, f"S{seed}-{number}", "branch", dice.choice(units)))
    for _ in range(40):
        unit, parent = dice.choice(units[1:]), dice.choice(units)
        with suppress(Conflict):  # below itself
            async with database.transaction() as session:
                await organisation.move(session, SYSTEM, CLOCK, unit, parent=parent)
    await assert_true(database)


async def test_two_moves_at_once_make_no_ring(database: Database, root: UUID) -> None:
    for number in range(8):
        left = await make(database, f"L{number}", "branch", root)
        right = await make(database, f"R{number}", "branch", root)

        async def move(unit: UUID, parent: UUID) -> bool:
            try:
                async with database.transaction() as session:
                    await organisation.move(session, SYSTEM, CLOCK, unit, parent=parent)
            except LangqiaoError:
                return False
            return True

        assert sorted(await asyncio.gather(move(left, right), move(right, left))) == [False, True]
    await assert_true(database)


async def test_an_act_of_a_later_day_is_done_on_that_day(database: Database, root: UUID) -> None:
    north, south = await make(database, "N", "branch", root), await make(database, "S", "branch", root)
    shop = await make(database, "SHOP", "sub_branch", north)
    tomorrow = CLOCK.today() + timedelta(days=1)
    async with database.transaction() as session:
        await organisation.move(session, SYSTEM, CLOCK, shop, parent=south, on=tomorrow)
        await organisation.close(session, SYSTEM, CLOCK, north, on=tomorrow + timedelta(days=1))
        assert (await parents(session))[shop] == north
    later = Clock(offset=timedelta(days=1))
    async with database.transaction() as session:
        assert await organisation.carry_out_due(session, CLOCK) == 0
        assert await organisation.carry_out_due(session, later) == 1
        assert (await parents(session))[shop] == south
    async with database.transaction() as session:
        assert await organisation.carry_out_due(session, Clock(offset=timedelta(days=2))) == 1
        closed = await session.scalar(select(t.org_unit.c.valid_to).where(t.org_unit.c.id == north))
        assert closed == tomorrow + timedelta(days=1)
    await assert_true(database)


async def test_a_planned_act_that_became_impossible_is_dropped(database: Database, root: UUID) -> None:
    unit = await make(database, "PLANNED", "branch", root)
    async with database.transaction() as session:
        await organisation.close(session, SYSTEM, CLOCK, unit, on=CLOCK.today() + timedelta(days=1))
    await make(database, "CHILD", "team", unit)
    async with database.transaction() as session:
        await organisation.carry_out_due(session, Clock(offset=timedelta(days=1)))
        assert await session.scalar(select(t.org_unit.c.valid_to).where(t.org_unit.c.id == unit)) is None


async def test_a_second_head_office_is_refused(database: Database, root: UUID) -> None:
    with pytest.raises(Invalid) as refused:
        await make(database, "HQ2", "head_office", None)
    assert [each.code.name for each in refused.value.problems] == ["one_root"]


async def test_pages_of_people_and_the_tree_take_a_handful_of_statements(database: Database, root: UUID) -> None:
    async with database.transaction() as session:
        post = await posts.create(session, SYSTEM, code="clerk", label=label("clerk"))
        for number in range(60):
            person = await people.create(session, SYSTEM, CLOCK, login=f"p{number:03}", name=f"P{number}")
            await posts.assign(session, SYSTEM, CLOCK, person, post=post, unit=root)
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    try:
        async with database.reading() as session:
            wanted = directory.Wanted(unit=root, limit=50)
            rows = await directory.people(session, wanted, CLOCK.today())
            ids = [row.id for row in rows]
            assert len(await directory.assignments(session, ids, CLOCK.today())) == 51
            await directory.roles(session, ids, CLOCK.today())
            await directory.units(session, CLOCK.today())
    finally:
        event.remove(database.engine.sync_engine, "before_cursor_execute", note)
    assert len(sent) == 4


async def test_a_post_held_from_next_week_gives_nothing_today(database: Database, root: UUID) -> None:
    from engine.identity.recognise import load

    async with database.transaction() as session:
        post = await posts.create(session, SYSTEM, code="later", label=label("later"))
        person = await people.create(session, SYSTEM, CLOCK, login="later", name="Later")
        begins: date = CLOCK.today() + timedelta(days=7)
        await posts.assign(session, SYSTEM, CLOCK, person, post=post, unit=root, valid_from=begins)
        past = CLOCK.real() - timedelta(days=1)
        today = await load(session, person, None, day=CLOCK.today(), renew_before=past)
        then = await load(session, person, None, day=begins, renew_before=past)
    assert (today.post, today.unit) == (None, None)
    assert (then.post, then.unit) == ("later", root)
