"""What one step of a case costs through the real service, against one hand-written asyncpg transaction that writes the
same rows: command key, lock, task, next task, token, events, case, the record's case, audit entry.

Steps a second over 16 connections, in interleaved rounds; besides, the same service on a case with a long history.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg

from engine.api.dependencies import Platform
from engine.app import compose, ready
from engine.audit import service as audit
from engine.audit.entry import insert_text
from engine.clock import Clock
from engine.database.embedded import EmbeddedServer
from engine.database.identifier import new_id
from engine.database.migrations import migrate
from engine.database.session import Database
from engine.flows.acting import ACTED, act
from engine.flows.asked import Asked
from engine.flows.starting import Beginning, start
from engine.flows.step import Flows
from engine.identity import organisation, people, posts
from engine.identity.actor import SYSTEM, Actor, PlatformRole
from engine.problems import Language
from engine.records import saving
from engine.records.caller import Caller
from engine.reference import Label
from engine.settings import Mode, Settings

AT_ONCE, SECONDS, GOAL, LONG = 16, 3.0, 0.6, 10_000
APP = "bench_flows"
ADA = Actor(person=SYSTEM.person, name="Ada", platform_roles=frozenset({PlatformRole.BUILDER}))
LABEL = {"zh": "x", "en": "x"}


def uid(name: str) -> str:
    return (name + "x" * 12)[:12]


def documents(person: str) -> list[dict[str, Any]]:
    form = {"kind": "form", "schema": 1, "name": "slip", "uid": uid("bslip"), "label": LABEL, "title_field": "title",
            "layout": [], "fields": [
                {"uid": uid("btitle"), "name": "title", "type": "text", "label": LABEL},
                {"uid": uid("bamount"), "name": "amount", "type": "money", "label": LABEL}]}  # fmt: skip
    task = {"type": "userTask", "assignment": {"strategy": "person", "person": [person]}, "actions": {"approve": {}},
            "fields": [{"field": "title", "see": "clear"}, {"field": "amount", "see": "clear"}]}  # fmt: skip
    nodes: list[dict[str, Any]] = [
        {"name": "s", "type": "startEvent"}, {"name": "a", **task}, {"name": "b", **task},
             {"name": "g", "type": "exclusiveGateway"}, {"name": "e", "type": "endEvent"}]  # fmt: skip
    ways: list[tuple[str, str, dict[str, Any]]] = [
        ("s", "a", {}), ("a", "b", {}), ("b", "g", {}), ("g", "a", {"default": True}),
            ("g", "e", {"condition": "amount < 0"})]  # fmt: skip
    flow = {"kind": "flow", "schema": 1, "name": "round", "uid": uid("bround"), "label": LABEL, "form": "slip",
            "nodes": [{"uid": uid(f"bn{each['name']}"), **each} for each in nodes],
            "sequence_flows": [
                {"uid": uid(f"ba{a}{b}"), "from": a, "to": b, **more} for a, b, more in ways]}  # fmt: skip
    return [form, flow]


@dataclass
class Bank:
    """What is measured against."""

    platform: Platform
    person: UUID
    cases: list[UUID] = field(default_factory=list)

    @property
    def record_text(self) -> str:
        """Reads the record of a case."""
        entity = self.platform.live.now.entity(APP, "slip")
        amount = entity.by_name["amount"].column
        return f'select version, "{amount}" from "{entity.schema_name}"."{entity.table_name}" where id = $1'

    @property
    def flows(self) -> Flows:
        found: Flows = self.platform.parts["flows"]
        return found


async def opened(url: str) -> Bank:
    """A database with the app, one person and sixteen cases."""
    await migrate(url)
    platform = compose(Settings(mode=Mode.DEMO), Database(url, pool_size=AT_ONCE + 4), clock=Clock())
    await ready(platform)
    async with platform.database.transaction() as session:
        clock = platform.clock
        unit = await organisation.create(
            session, SYSTEM, clock, code="HQ", label=Label(zh="x"), kind="head_office", parent=None
        )
        post = await posts.create(session, SYSTEM, code="clerk", label=Label(zh="x"))
        person = await people.create(session, SYSTEM, clock, login="one", name="One", must_change_password=False)
        await posts.assign(session, SYSTEM, clock, person, post=post, unit=unit)
        await platform.definitions.apps.add(session, ADA, label=Label(zh=APP), app=APP)
    for body in documents(str(person)):
        async with platform.database.transaction() as session:
            await platform.definitions.drafts.put(session, ADA, APP, body["kind"], body["name"], body, revision=0)
    await platform.definitions.publisher.publish(ADA, APP, note="")
    async with platform.database.reading() as session:
        await platform.live.refresh(session)
    bank = Bank(platform, person)
    bank.cases = [await begun(bank) for _ in range(AT_ONCE)]
    return bank


async def begun(bank: Bank) -> UUID:
    """A case."""

    async def work(session: Any) -> UUID:
        caller = Caller(session, SYSTEM, bank.platform.live.now, bank.platform.clock, Language.ZH)
        record = await saving.create(caller, APP, "slip", {"title": "x", "amount": "1.00"})
        version, flow = await bank.flows.versions.live(session, caller.live, APP, "round")
        beginning = Beginning(version, flow, UUID(record["id"]))
        return UUID((await start(bank.flows, caller, beginning, bank.flows.told(caller)))["id"])

    return await bank.platform.database.run(work)


async def task_of(bank: Bank, case: UUID) -> UUID:
    async with bank.platform.database.reading() as session:
        found: UUID = await session.raw.fetchval(
            "select id from platform.flow_task where case_id = $1 and state = 'open'", case
        )
        return found


async def by_service(bank: Bank, seconds: float, cases: list[UUID]) -> tuple[float, list[float]]:
    """Steps a second, and how long each took."""
    actor = Actor(person=bank.person, name="One")
    until, times = time.perf_counter() + seconds, list[float]()

    async def one(case: UUID) -> None:
        task = await task_of(bank, case)
        while time.perf_counter() < until:
            begun_at = time.perf_counter()

            async def work(session: Any, task: UUID = task) -> None:
                caller = Caller(session, actor, bank.platform.live.now, bank.platform.clock, Language.ZH)
                told = bank.flows.told(caller, str(new_id()), b"digest")
                await act(bank.flows, caller, task, Asked("approve"), told)

            await bank.platform.database.run(work)
            times.append(time.perf_counter() - begun_at)
            task = await task_of(bank, case)  # not part of the step, and the same for both sides

    start_at = time.perf_counter()
    await asyncio.gather(*(one(each) for each in cases))
    return len(times) / (time.perf_counter() - start_at), times


async def by_hand(bank: Bank, pool: asyncpg.Pool[Any], seconds: float) -> tuple[float, list[float]]:
    """The same rows, one statement after the other, with no engine between."""
    until, times = time.perf_counter() + seconds, list[float]()

    async def one(case: UUID) -> None:
        while time.perf_counter() < until:
            task = await task_of(bank, case)
            begun_at = time.perf_counter()
            async with pool.acquire() as connection, connection.transaction():
                await hand_written(connection, bank, case, task)
            times.append(time.perf_counter() - begun_at)

    start_at = time.perf_counter()
    await asyncio.gather(*(one(each) for each in bank.cases))
    return len(times) / (time.perf_counter() - start_at), times


async def hand_written(c: Any, bank: Bank, case: UUID, task: UUID) -> None:
    now, me = datetime.now(UTC), bank.person
    answer = json.dumps({"case": str(case)})
    await c.execute(
        "insert into platform.flow_command (actor, key, digest, answer, at) values ($1, $2, $3, $4, $5)",
        me, str(new_id()), b"digest", answer, now,
    )  # fmt: skip
    row = await c.fetchrow(
        "select last, seq, number, form, record_id, started_at from platform.flow_case where id = $1 for no key update",
        case,
    )
    old = await c.fetchrow("select number, token, node from platform.flow_task where id = $1", task)
    record = await c.fetchrow(bank.record_text, row["record_id"])
    opinion, seen = json.dumps({"text": "", "files": []}), json.dumps({"version": record[0], "digest": "x" * 64})
    await c.execute(
        "update platform.flow_task set state = 'done', ended_at = $2, ended_by = $3, outcome = 'approve',"
        " how = 'person', opinion = $4, seen = $5 where id = $1",
        task, now, me, opinion, seen,
    )  # fmt: skip
    other = uid("bnb") if old["node"] == uid("bna") else uid("bna")
    number = row["last"] + 1
    await c.execute(
        "update platform.flow_token set node = $3, round = $4 where case_id = $1 and number = $2",
        case, old["token"], other, json.dumps({"mode": "any", "seats": [[number, None]]}),
    )  # fmt: skip
    await c.execute(
        "insert into platform.flow_task (case_id, number, id, token, node, person, seat, origin, state, created_at,"
        " urged) values ($1, $2, $3, $4, $5, $6, $2, 'assigned', 'open', $7, 0)",
        case, number, new_id(), old["token"], other, me, now,
    )  # fmt: skip
    await c.executemany(
        "insert into platform.flow_event (case_id, seq, at, kind, node, token, task, person, actor, details)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)",
        [(case, row["seq"] + at, now, kind, other, old["token"], number, me, "{}")
         for at, kind in enumerate(("task_done", "task_decided", "task_made"), 1)],
    )  # fmt: skip
    await c.execute(
        "update platform.flow_case set last = $2, seq = seq + 3, visits = $3, names = $4 where id = $1",
        case, number, json.dumps({other: number}), json.dumps({other: {"assignee": str(me), "outcome": "approve"}}),
    )  # fmt: skip
    await c.execute(
        "update platform.record_case set nodes = $2, assignees = $3 where record_id = $1",
        row["record_id"], [other], [me],
    )  # fmt: skip
    entry = audit.entry_for(
        Actor(person=me, name="One"), ACTED, app=APP, subject=audit.Subject("case", str(case)),
        details={"action": "approve", "node": "a", "case": str(case), "task": str(task), "people": []},
    )  # fmt: skip
    await c.execute(insert_text(), *entry.values())


async def long_history(bank: Bank) -> float:
    """What a step of a case with ten thousand events costs, against one of a case with few."""
    short, long = await begun(bank), await begun(bank)
    async with bank.platform.database.transaction() as session:
        await session.raw.execute("update platform.flow_case set seq = seq + $2 where id = $1", long, LONG)
        await session.raw.execute(
            "insert into platform.flow_event (case_id, seq, at, kind, actor, details)"
            " select $1, n + 1000000, now(), 'milestone', $2, '{}' from generate_series(1, $3) n",
            long, bank.person, LONG,
        )  # fmt: skip
    ratios = []
    for _ in range(5):
        _, few = await by_service(bank, 1.0, [short])
        _, many = await by_service(bank, 1.0, [long])
        ratios.append(statistics.median(many) / statistics.median(few))
    return statistics.median(ratios)


async def main(rounds: int) -> int:
    """Measure; 1 when the goal is missed."""
    folder = Path(tempfile.mkdtemp(prefix="langqiao-bench-flows-"))
    os.chmod(folder, 0o711)
    server = EmbeddedServer.join(folder / "postgres")
    try:
        bank = await opened(server.url)
        pool = await asyncpg.create_pool(server.url, min_size=AT_ONCE, max_size=AT_ONCE)
        ratios, served, p99 = [], [], []
        await by_service(bank, 1.0, bank.cases)
        for _ in range(rounds):
            ours, times = await by_service(bank, SECONDS, bank.cases)
            theirs, _ = await by_hand(bank, pool, SECONDS)
            ratios.append(ours / theirs)
            served.append(ours)
            p99.append(sorted(times)[int(len(times) * 0.99)])
        ratio = statistics.median(ratios)
        speed = f"{statistics.median(served):.0f}/s at {AT_ONCE}, p99 {statistics.median(p99) * 1e3:.0f} ms"
        spread = f"goal {GOAL}; {min(ratios):.2f} to {max(ratios):.2f}"
        print(f"flow step, service: {speed}; {ratio:.2f} x one hand-written transaction ({spread})")
        print(f"flow step after {LONG:,} events: {await long_history(bank):.2f} x one after few")
        await pool.close()
        await bank.platform.database.dispose()
        return int(ratio < GOAL)
    finally:
        if server.leave():
            shutil.rmtree(folder, ignore_errors=True)
