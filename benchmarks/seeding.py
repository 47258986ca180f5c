"""The same rows on both sides: the form's table is filled by SQL, the baseline's is copied from it, indexes alike."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import asyncpg

import benchmarks.sealed_text  # noqa: F401  the form uses it
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
PASSWORD = "Bench-mark-2026"
SYSTEM_COLUMNS = "id, version, owner_id, org_id, created_at, created_by, updated_at, updated_by"
RMS = 200
"""Owners among whom the rows are spread: 1,000 each of 200,000."""


@dataclass(frozen=True, slots=True)
class Seeded:
    """What was made: people by role, the form's table and its columns by field, tokens for the baseline."""

    people: dict[str, UUID]
    unit: UUID
    table: str
    columns: dict[str, str]


async def seed(url: str, rows: int) -> Seeded:
    """Everything the engine needs: organisation, people, the published form, `rows` records."""
    await migrate(url)
    database = Database(url)
    settings = Settings(mode=Mode.DEMO, profile=Profile.SMALL_BANK, database_url=url)
    platform = compose(settings, database)
    try:
        now = platform.clock.real()
        await database.run(lambda session: claim(session, Mode.DEMO, Profile.SMALL_BANK, now))
        await ready(platform)
        installer = Installer(database, platform.definitions, platform.clock, engine="0.1.0")
        await installer.install(read_folder(PACKAGE, KINDS), SYSTEM)
        async with database.transaction() as session:
            unit = await organisation.create(
                session, SYSTEM, platform.clock, code="HQ", label=Label(zh="总行"), kind="head_office", parent=None
            )
            post = await posts.create(session, SYSTEM, code="rm", label=Label(zh="客户经理"))
            made: dict[str, UUID] = {}
            for role in ("clear", "limited", "everything", "builder"):
                made[role] = await people.create(
                    session,
                    SYSTEM,
                    platform.clock,
                    login=role,
                    name=role,
                    password=PASSWORD,
                    must_change_password=False,
                )
                await posts.assign(session, SYSTEM, platform.clock, made[role], post=post, unit=unit, primary=True)
                holding = Holding("bench", role, person=made[role])
                if role == "builder":
                    holding = Holding("", PlatformRole.BUILDER.value, person=made[role])
                await roles.give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)
    finally:
        await database.dispose()
    connection = await asyncpg.connect(url)
    try:
        found = await connection.fetchrow("select schema_name, table_name, form from platform.physical_table")
        named = await connection.fetch("select field, column_name from platform.physical_column")
        table = f'"{found["schema_name"]}"."{found["table_name"]}"'
        seeded = Seeded(made, unit, table, await _by_name(connection, named))
        await fill(connection, seeded, rows)
        return seeded
    finally:
        await connection.close()


async def _by_name(connection: asyncpg.Connection, named: list[asyncpg.Record]) -> dict[str, str]:
    """Columns by field name; uids are the same as in the release's form."""
    import orjson

    body = await connection.fetchval("select body from platform.definition_version where kind = 'form'")
    fields = (orjson.loads(body) if isinstance(body, str) else body)["fields"]
    by_uid = {row["field"]: row["column_name"] for row in named}
    return {each["name"]: by_uid[each["uid"]] for each in fields}


def _sealed(text: str) -> str:
    return f"encode(convert_to({text}, 'utf8'), 'base64')"


VALUES = {
    "name": "'客户' || n",
    "gender": "(array['male','female'])[1 + n % 2]",
    "level": "(array['mass','vip','private'])[1 + n % 3]",
    "birthday": "date '1950-01-01' + n % 20000",
    "id_number": _sealed("'11010119900101' || lpad((n % 10000)::text, 4, '0')"),
    "phone": _sealed("'138' || lpad((n % 100000000)::text, 8, '0')"),
    "email": "'c' || n || '@example.com'",
    "branch": "$2::uuid",
    "rm": "$1::uuid",
    "risk": "'r' || (1 + n % 5)",
    "aum": "(n % 9000000)::numeric / 7",
    "deposits": "(n % 5000000)::numeric / 3",
    "loans": "(n % 700000)::numeric",
    "score": "n % 1000",
    "rate": "(n % 500)::numeric / 100",
    "opened_on": "date '2005-01-01' + n % 7000",
    "last_contact": "timestamptz '2026-01-01' + n * interval '1 minute'",
    "is_payroll": "n % 2 = 0",
    "tags": "array['payroll','fund']",
    "remark": "'备注内容' || repeat('。', n % 40)",
    "address": "'江城市城南区' || n || '号'",
    "occupation": "'职员'",
    "income": "(n % 900000)::numeric / 9",
    "source": "(array['counter','phone','online','referral'])[1 + n % 4]",
}


async def fill(connection: asyncpg.Connection, seeded: Seeded, rows: int) -> None:
    """Replace all records: one owner of 1,000 is the person of each role, the rest is spread over others."""
    columns = ", ".join(f'"{seeded.columns[name]}"' for name in VALUES)
    owners = [
        *(seeded.people[role] for role in ("clear", "limited", "everything")),
        *(_owner(n) for n in range(RMS - 3)),
    ]
    await connection.execute(f"truncate {seeded.table} cascade")
    await connection.execute(
        f"insert into {seeded.table} ({SYSTEM_COLUMNS}, {columns})"
        f" select gen_random_uuid(), 1, ($3::uuid[])[1 + n % {RMS}], $2::uuid,"
        " $4::timestamptz + n * interval '1 second',"
        f" $1::uuid, $4::timestamptz, $1::uuid, {', '.join(VALUES.values())} from generate_series(1, $5::int) n",
        *(seeded.people["clear"], seeded.unit, owners, datetime(2026, 1, 1, tzinfo=UTC), rows),
        timeout=600,
    )
    await connection.execute(f"vacuum (analyze) {seeded.table}", timeout=600)


def _owner(number: int) -> UUID:
    return UUID(int=(7 << 76) | (2 << 62) | number + 1)


async def seed_baseline(url: str, seeded: Seeded) -> dict[str, tuple[str, str]]:
    """The baseline's tables with the same rows, and (token, CSRF token) of each person."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute((Path(__file__).parent / "baseline_schema.sql").read_text())
        source = ", ".join(f'"{column}"' for column in seeded.columns.values())
        await connection.execute(
            f"insert into baseline.customer ({SYSTEM_COLUMNS}, {', '.join(seeded.columns)})"
            f" select {SYSTEM_COLUMNS}, {source} from {seeded.table}",
            timeout=600,
        )
        await connection.execute("vacuum (analyze) baseline.customer", timeout=600)
        tokens: dict[str, tuple[str, str]] = {}
        for role, person in seeded.people.items():
            token, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(16)
            await connection.execute(
                "insert into baseline.person (id, org_id, sees_clear, state) values ($1, $2, $3, 'active')",
                *(person, seeded.unit, role != "limited"),
            )
            await connection.execute(
                "insert into baseline.session (token_hash, person_id, csrf, expires_at) values ($1, $2, $3, $4)",
                *(hashlib.sha256(token.encode()).digest(), person, csrf, datetime.now(UTC) + timedelta(days=1)),
            )
            tokens[role] = (token, csrf)
        return tokens
    finally:
        await connection.close()
