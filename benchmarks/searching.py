"""Searching among many records: `python -m benchmarks.searching [--rows 1000000] [--rounds 5]`.

Names, phones and remarks of a bank's size, searched as the route does it but without HTTP: by a part of a name, by
initials, by the end of a phone, by words of a remark, rare and common, by somebody who may see all and by one who sees
a thousandth. Printed are the median and the 95th percentile; the gate is 300 ms for every kind of search. Indexes are
taken away while the table is filled, and made anew.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import time
from collections.abc import Sequence
from os import getloadavg
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import orjson

from benchmarks.records import bench_folder
from engine.app import compose, ready
from engine.database.embedded import EmbeddedServer
from engine.database.installation import claim
from engine.database.migrations import migrate
from engine.database.session import Database
from engine.identity.actor import SYSTEM, Actor, PlatformRole
from engine.problems import Language
from engine.records import searching
from engine.records.caller import Caller
from engine.reference import Label
from engine.settings import Mode, Profile, Settings

GATE = 0.3
FEW = 20_000
"""So many records where not all are asked for."""
OWNERS = 1000
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红娥玲菲林海燕建国志文斌鑫宇浩然欣怡梓涵子轩思远嘉懿晨曦若彤"
)
WORDS = (
    *("喜欢羽毛球", "关注黄金", "子女留学", "定期到期提醒", "浦东新区"),
    *("朝阳区", "偏好稳健", "有房贷", "企业主", "退休"),
)
KINDS = ("part of a name", "one surname", "initials", "end of a phone", "words of a remark", "two words", "nothing")


def form() -> dict[str, Any]:
    def field(name: str, kind: str, **more: Any) -> dict[str, Any]:
        return {"uid": f"{name}field"[:12].ljust(8, "x"), "name": name, "type": kind, "label": {"zh": name}, **more}

    return {
        "kind": "form", "schema": 1, "name": "person", "uid": "benchperson1", "label": {"zh": "人"}, "layout": [],
        "title_field": "name",
        "fields": [field("name", "text"), field("phone", "phone", searchable=True),
                   field("remark", "long_text", searchable=True)],
    }  # fmt: skip


def role(name: str, rows: Any) -> dict[str, Any]:
    grant = {"uid": f"grant{name}xx", "form": "person", "actions": {"read": rows},
             "fields": [{"field": "*", "see": "clear", "write": "never"}]}  # fmt: skip
    return {"kind": "role", "schema": 1, "name": name, "uid": f"role{name}xxxx", "label": {"zh": name},
            "grants": [grant], "deny": []}  # fmt: skip


async def seeded(url: str, rows: int) -> tuple[Database, Any, list[UUID]]:
    """The form, published and filled; who owns its records."""
    await migrate(url)
    database = Database(url)
    platform = compose(Settings(mode=Mode.DEMO, profile=Profile.SMALL_BANK, database_url=url), database)
    await database.run(lambda session: claim(session, Mode.DEMO, Profile.SMALL_BANK, platform.clock.real()))
    await ready(platform)
    author = Actor(person=SYSTEM.person, name="bench", platform_roles=frozenset({PlatformRole.BUILDER}))
    async with database.transaction() as session:
        await platform.definitions.apps.add(session, author, label=Label(zh="bench"), app="finder")
        for body in (form(), role("everybody", True), role("owner", "own")):
            await platform.definitions.drafts.put(
                session, author, "finder", body["kind"], body["name"], body, revision=0
            )
    await platform.definitions.publisher.publish(author, "finder", note="")
    async with database.reading() as reading:
        await platform.live.refresh(reading)
    owners = [uuid4() for _ in range(OWNERS)]
    await fill(url, platform.live.now.entity("finder", "person"), owners, rows)
    return database, platform, owners


FILL = """
insert into {table} (id, version, owner_id, created_at, updated_at, {name}, {phone}, {remark})
select gen_random_uuid(), 1, ($1::uuid[])[1 + n % {owners}], moment, moment,
    surnames[1 + floor(random() * cardinality(surnames))] || given[1 + floor(random() * cardinality(given))]
        || case when random() < 0.67 then given[1 + floor(random() * cardinality(given))] else '' end,
    '1' || lpad(floor(random() * 1e10)::bigint::text, 10, '0'),
    words[1 + floor(random() * 4)] || '，' || words[5 + floor(random() * 3)] || '，' || words[8 + floor(random() * 3)]
from generate_series($2::int, $3::int - 1) n,
    lateral (select current_timestamp - (1000000 - n) * interval '1 minute' as moment) made,
    (select string_to_array($4, null) surnames, string_to_array($5, null) given, $6::text[] as words) chosen
"""
"""Records, the newest last, as they come to be in a bank; the seed makes them the same in every run."""


async def fill(url: str, entity: Any, owners: Sequence[UUID], rows: int) -> None:
    """The records; what they are found by is made by the database."""
    table = f'"{entity.schema_name}"."{entity.table_name}"'
    columns = {each.name: f'"{each.column}"' for each in entity.fields}
    connection = await asyncpg.connect(url)
    begun = time.perf_counter()
    indexes = await connection.fetch(
        "select schemaname || '.' || quote_ident(indexname), indexdef from pg_indexes"
        " where schemaname = $1 and tablename = $2 and indexdef like '%platform.%'",
        entity.schema_name,
        entity.table_name,
    )
    for name, _ in indexes:
        await connection.execute(f"drop index {name}")
    await connection.execute("select setseed(0.7)")
    filling = FILL.format(table=table, owners=OWNERS, **columns)
    for first in range(0, rows, 100_000):
        await connection.execute(
            filling, list(owners), first, min(rows, first + 100_000), SURNAMES, GIVEN, list(WORDS), timeout=600
        )
    print(f"{rows:,} records in {time.perf_counter() - begun:.0f} s", flush=True)
    begun = time.perf_counter()
    for _, made in indexes:
        await connection.execute(made, timeout=1200)
    await connection.execute(f"vacuum analyze {table}", timeout=600)
    await connection.close()
    print(f"{len(indexes)} indexes in {time.perf_counter() - begun:.0f} s", flush=True)


def asked(kind: str, chance: random.Random) -> str:
    """What somebody might type."""
    match kind:
        case "part of a name":
            return chance.choice(SURNAMES) + chance.choice(GIVEN) + chance.choice(GIVEN)
        case "one surname":
            return chance.choice(SURNAMES)
        case "initials":
            return "".join(chance.choices("wlzlcyzhz", k=3))
        case "end of a phone":
            return f"{chance.randrange(10**4):04}"
        case "words of a remark":
            return chance.choice(WORDS)[:3]
        case "two words":
            return f"{chance.choice(SURNAMES)} {chance.choice(WORDS)[:2]}"
        case _:
            return "绝无此人" + chance.choice(GIVEN)


async def measured(database: Database, platform: Any, owners: Sequence[UUID], rounds: int) -> int:
    """Prints the times of every kind of search; the number of gates missed."""
    missed = 0
    for who, name in (("sees all", "everybody"), ("sees a thousandth", "owner")):
        actor = Actor(person=owners[0], name="bench", roles=frozenset({("finder", name)}))
        for kind in KINDS:
            chance, took, found = random.Random(kind), list[float](), 0
            for number in range(20 * rounds + 5):
                text = asked(kind, chance)
                async with database.reading() as session:
                    caller = Caller(session, actor, platform.live.now, platform.clock, Language.ZH)
                    begun = time.perf_counter()
                    answer = orjson.dumps(await searching.search(caller, text), default=str)
                    if number >= 5:  # the first warm up
                        took.append(time.perf_counter() - begun)
                        found += b'"items":[{' in answer
            p95 = statistics.quantiles(took, n=20)[-1]
            missed += p95 >= GATE
            print(
                f"{who:<18} {kind:<18} median {statistics.median(took) * 1000:7.1f} ms  p95 {p95 * 1000:7.1f} ms"
                f"  {'holds' if p95 < GATE else 'MISSED'}  found {found} of {len(took)}  load {getloadavg()[0]:.0f}",
                flush=True,
            )
    return missed


async def main(rows: int, rounds: int) -> int:
    """Makes the records and measures; the number of gates missed."""
    postgres = EmbeddedServer.join(bench_folder() / "postgres")
    try:
        database, platform, owners = await seeded(postgres.url, rows)
        missed = await measured(database, platform, owners, rounds)
        await database.dispose()
    finally:
        postgres.leave()
    return missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5, help="rounds of twenty searches of each kind")
    given = parser.parse_args()
    sys.exit(asyncio.run(main(given.rows, given.rounds)))
