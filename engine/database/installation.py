"""What a database is for, written into it once: a demo never opens a bank's data, a bank never a demo's."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Boolean, CheckConstraint, Column, Interval, Table, Text, exists, select, table
from sqlalchemy.dialects.postgresql import insert

from engine.database.metadata import SCHEMA, metadata
from engine.database.session import ReadSession, Session
from engine.database.types import Instant
from engine.errors import Conflict
from engine.problems import Code
from engine.settings import Mode, Profile, Settings

installation = Table(
    "installation",
    metadata,
    Column("singleton", Boolean, primary_key=True),
    Column("mode", Text, nullable=False),
    Column("profile", Text, nullable=False),
    Column("clock_offset", Interval, nullable=False),
    Column("created_at", Instant, nullable=False),
    CheckConstraint("singleton", name="only"),
    CheckConstraint("mode IN ('demo', 'production')", name="mode"),
    CheckConstraint("profile IN ('separated', 'small_bank')", name="profile"),
)
"""One row: the mode and profile this database was set up with, and how far its business clock runs ahead."""

NOT_A_DEMO = Code(
    "not_a_demo",
    zh="这个数据库里是生产数据，演示模式不会打开它；请换一个 LANGQIAO_DATA 或 DATABASE_URL",
    en="This database holds production data, which a demo does not open: choose another LANGQIAO_DATA or DATABASE_URL",
)
IS_A_DEMO = Code(
    "is_a_demo",
    zh="这是演示数据库：请用 langqiao demo --serve 打开，或为生产换一个 LANGQIAO_DATA 或 DATABASE_URL",
    en="This is a demo database: open it with langqiao demo --serve, or choose another LANGQIAO_DATA or DATABASE_URL",
)


async def claim(session: Session, mode: Mode, profile: Profile, now: datetime) -> None:
    """Take an unused database for this mode, or find that it was; Conflict when it is for the other one.

    Written by whichever process comes first; a database with people or apps but without the row is a bank's.
    """
    found = await session.scalar(select(installation.c.mode))
    if found is None:
        if mode is Mode.DEMO and await _is_used(session):
            raise Conflict(NOT_A_DEMO)
        row = {
            "singleton": True,
            "mode": mode.value,
            "profile": profile.value,
            "clock_offset": timedelta(),
            "created_at": now,
        }
        await session.execute(insert(installation).values(row).on_conflict_do_nothing())
        found = await session.scalar(select(installation.c.mode))
    if found != mode.value:
        raise Conflict(IS_A_DEMO if mode is Mode.PRODUCTION else NOT_A_DEMO)


async def adopted(session: ReadSession, settings: Settings) -> Settings:
    """The settings with the mode and profile this database was claimed for, if it was."""
    found = await session.row(select(installation.c.mode, installation.c.profile))
    if found is None:
        return settings
    return settings.model_copy(update={"mode": Mode(found.mode), "profile": Profile(found.profile)})


async def _is_used(session: Session) -> bool:
    somebody, something = table("person", schema=SCHEMA), table("app", schema=SCHEMA)
    used = select(exists(select(1).select_from(somebody)) | exists(select(1).select_from(something)))
    return bool(await session.scalar(used))
