"""Months of the change table are made ahead, and what falls outside them is kept all the same."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Integer, func, select

from engine.database.session import Database


async def test_months_are_made_once(database: Database) -> None:
    """Asking again makes nothing."""
    async with database.transaction() as session:
        made = select(func.platform.make_change_months(date(2031, 11, 5), 3, type_=Integer))
        assert await session.scalar(made) == 3
        assert await session.scalar(made) == 0
        names = await session.raw.fetch(
            "select relname from pg_class where relname like 'change_203%' and relkind = 'r' order by relname"
        )
    assert [each["relname"] for each in names] == ["change_2031_11", "change_2031_12", "change_2032_01"]
