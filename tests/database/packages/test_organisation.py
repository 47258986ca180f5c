"""The organisation of the demo bank."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from engine.clock import Clock
from engine.database.session import Database
from engine.identity import passwords
from engine.identity import tables as t
from engine.packages.demo.bank import PEOPLE, POSTS, UNITS
from engine.packages.demo.organisation import hand_out_roles, set_up
from engine.packages.names import known_ids
from engine.settings import Profile

PASSWORD = "Kite-4421-Moon"


async def counts(database: Database) -> dict[str, int]:
    async with database.reading() as session:
        return {
            table.name: await session.scalar(select(func.count()).select_from(table))
            for table in (t.person, t.org_unit, t.post, t.assignment, t.role_holder)
        }


@pytest.fixture(scope="module", autouse=True)
async def twice(database: Database) -> None:
    """Set up, and again."""
    clock = Clock()
    for _ in range(2):
        async with database.transaction() as session:
            await set_up(session, clock, PASSWORD)
            await hand_out_roles(session, clock, Profile.SMALL_BANK)


async def test_it_is_set_up_once(database: Database) -> None:
    assert await counts(database) == {
        "person": 12,
        "org_unit": len(UNITS),
        "post": len(POSTS),
        "assignment": 12,
        "role_holder": 4 + sum(len(post.roles) for post in POSTS),
    }


async def test_everybody_has_the_one_password_and_need_not_change_it(database: Database) -> None:
    async with database.reading() as session:
        rows = await session.rows(select(t.person.c.login, t.person.c.password_hash, t.person.c.must_change_password))
    assert {row.login for row in rows} == {person.login for person in PEOPLE}
    assert not any(row.must_change_password for row in rows)
    assert await passwords.matches(rows[0].password_hash, PASSWORD)


async def test_both_branches_lie_below_the_head_office(database: Database) -> None:
    async with database.reading() as session:
        there = await known_ids(session)
        below = select(t.org_closure.c.descendant).where(t.org_closure.c.ancestor == there.units["JC"])
        found = {row[0] for row in await session.rows(below)}
    assert found == {unit for code, unit in there.units.items() if code.startswith("JC")}
