"""What the benches at scale work on: an app with accounts, products, holdings and orders, and a clerk who may do all of
it and build it too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import asyncpg

from benchmarks.seeding import PASSWORD, SYSTEM_COLUMNS
from engine.app import KINDS, compose, ready
from engine.database.installation import claim
from engine.database.migrations import migrate
from engine.database.session import Database
from engine.identity import organisation, people, posts, roles
from engine.identity.actor import SYSTEM, PlatformRole
from engine.identity.roles import Holding
from engine.packages.folder import read_folder
from engine.packages.install import Installer
from engine.reference import Label
from engine.settings import Mode, Profile, Settings

PACKAGE = Path(__file__).parent / "package"
CLERK = "clerk"
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)

ACCOUNT = {
    "number": "'A' || lpad(n::text, 12, '0')",
    "holder": "'客户' || n",
    "balance": "round((n % 9000000)::numeric / 7, 2)",
    "limit": "round((n % 9000000)::numeric / 7, 2) * 2",
    "count": "n % 1000",
    "rate": "round((n % 500)::numeric / 100, 2)",
    "opened": "date '2005-01-01' + n % 7000",
    "seen_at": "timestamptz '2026-01-01' + n * interval '1 minute'",
    "phone": "'138' || lpad((n % 100000000)::text, 8, '0')",
    "level": "(array['mass','vip','private'])[1 + n % 3]",
    "is_open": "n % 2 = 0",
    "note": "'备注内容' || repeat('。', n % 40)",
}
PRODUCT = {"name": "'产品' || n", "rate": "3.00", "remark": "null"}


@dataclass(frozen=True, slots=True)
class Form:
    """Where the records of a form are: its table, and its columns by field."""

    table: str
    columns: dict[str, str]


@dataclass(frozen=True, slots=True)
class Scale:
    """What was made."""

    url: str
    clerk: UUID
    unit: UUID
    forms: dict[str, Form]

    async def fill(self, form: str, values: dict[str, str], rows: int) -> None:
        """Replace all records of a form by so many; `n` counts them from one."""
        connection = await asyncpg.connect(self.url)
        try:
            await fill(connection, self, self.forms[form], values, rows)
        finally:
            await connection.close()


async def fill(connection: asyncpg.Connection, scale: Scale, form: Form, values: dict[str, str], rows: int) -> None:
    """The same on a connection that is there."""
    named = ", ".join(f'"{form.columns[name]}"' for name in values)
    await connection.execute(f"truncate {form.table} cascade", timeout=600)
    await connection.execute(
        f"insert into {form.table} ({SYSTEM_COLUMNS}, {named})"
        " select gen_random_uuid(), 1, $1::uuid, $2::uuid, $3::timestamptz + n * interval '1 second',"
        f" $1::uuid, $3::timestamptz, $1::uuid, {', '.join(values.values())} from generate_series(1, $4::int) n",
        *(scale.clerk, scale.unit, BEGAN, rows),
        timeout=1200,
    )
    await connection.execute(f"vacuum (analyze) {form.table}", timeout=1200)


async def seed(url: str) -> Scale:
    """The organisation, the clerk, the published forms; no records."""
    await migrate(url)
    database = Database(url)
    platform = compose(Settings(mode=Mode.DEMO, profile=Profile.SMALL_BANK, database_url=url), database)
    clock = platform.clock
    try:
        now = clock.real()
        await database.run(lambda session: claim(session, Mode.DEMO, Profile.SMALL_BANK, now))
        await ready(platform)
        await Installer(database, platform.definitions, clock, engine="0.1.0").install(
            read_folder(PACKAGE, KINDS), SYSTEM
        )
        async with database.transaction() as session:
            unit = await organisation.create(
                session, SYSTEM, clock, code="HQ", label=Label(zh="总行"), kind="head_office", parent=None
            )
            post = await posts.create(session, SYSTEM, code="clerk", label=Label(zh="柜员"))
            clerk = await people.create(
                session, SYSTEM, clock, login=CLERK, name=CLERK, password=PASSWORD, must_change_password=False
            )
            await posts.assign(session, SYSTEM, clock, clerk, post=post, unit=unit, primary=True)
            for holding in (Holding("scale", "clerk", person=clerk), Holding("", PlatformRole.BUILDER, person=clerk)):
                await roles.give(session, SYSTEM, clock, holding, profile=Profile.SMALL_BANK)
        async with database.reading() as reading:
            await platform.live.refresh(reading)
        return Scale(url, clerk, unit, {name: _form(platform.live.now.entity("scale", name)) for name in FORMS})
    finally:
        await database.dispose()


FORMS = ("account", "product", "holding", "order", "card")


def _form(entity: object) -> Form:
    columns = {each.name: each.column for each in entity.fields}  # type: ignore[attr-defined]
    return Form(f'"{entity.schema_name}"."{entity.table_name}"', columns)  # type: ignore[attr-defined]
