"""A world with clients of many owners, visits to them, comments and files; and its twin, which differs in what a
reader may not see and in nothing else."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from engine.api.dependencies import Platform
from engine.database.identifier import new_id
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give, take
from engine.jobs.worker import Worker
from engine.reference import Label
from engine.settings import Mode, Profile, Settings
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import ADA, APP, label, made, publish, put, uid

RULES = ("own", "my_team", "my_org", "my_org_and_below", "rm = me()", "aum > 100", "own or aum > 100")
LEVELS = ("hidden", "masked")
READERS = ("rm1", "supervisor", "president", "rm3")
OWNERS = ("rm1", "rm2", "rm3", "supervisor", "president", "agent")

CLIENT = [
    made("name", required=True), made("code", unique=True), made("phone", "phone", sensitivity="C2", searchable=True),
    made("aum", "money"), made("secret", searchable=True), made("rm", "person"),
    made("papers", "file", options={"at_most": 2}),
    made("number", "serial_number", options={"pattern": "C-{0000}", "reset": "never"}),
]  # fmt: skip
VISIT = [
    made("client", "reference", options={"form": "client", "on_delete": "restrict"},
         options_if='about = null or not(starts with(about, "name")) or client.name = about or client.rm = me()'),
    made("about"),
    made("amount", "money"), made("inner", searchable=True),
]  # fmt: skip


def form(name: str, fields: list[dict[str, Any]], title: str) -> dict[str, Any]:
    return {"kind": "form", "schema": 1, "name": name, "uid": uid(name + "f"), "label": label(name), "layout": [],
            "title_field": title, "fields": fields}  # fmt: skip


def role_of(rule: str, level: str) -> str:
    """The name of the role for a rule and a level of seeing."""
    return f"t{RULES.index(rule)}_{level}"


def roles() -> list[dict[str, Any]]:
    found = []
    for rule in RULES:
        for level in LEVELS:
            name = role_of(rule, level)
            seen = {"name": "clear", "code": "clear", "number": "clear", "phone": level, "rm": "clear",
                    "papers": "clear" if level == "masked" else "hidden"}  # fmt: skip
            ruled = {"rm = me()": "client.rm = me()", "aum > 100": "client.aum > 100"}
            visits = ruled.get(rule, "own" if rule.startswith("own") else rule)
            found.append(_role(name, [
                _grant(name + "c", "client", dict.fromkeys(("read", "update", "export", "transfer"), rule), seen),
                _grant(name + "v", "visit", {"read": visits, "create": True, "import": True},
                       dict.fromkeys(("client", "about", "amount"), "clear"), write="when_creating"),
            ]))  # fmt: skip
    every = dict.fromkeys(("read", "create", "update", "delete", "transfer"), True)
    all_of = {each["name"]: "clear" for each in (*CLIENT, *VISIT)}
    grants = [
        _grant(f"every{each}", each, every, {one["name"]: all_of[one["name"]] for one in fields}, write="always")
        for each, fields in (("client", CLIENT), ("visit", VISIT))
    ]
    adds = dict.fromkeys(("read", "create", "delete"), "own")
    adding = _grant("adding", "client", adds, {"name": "clear", "code": "clear", "number": "clear"}, write="always")
    return [*found, _role("every", grants), _role("adds", [adding])]


def _role(name: str, grants: list[Any]) -> dict[str, Any]:
    return {"kind": "role", "schema": 1, "name": name, "uid": uid("r" + name), "label": label(name), "grants": grants,
            "deny": []}  # fmt: skip


def _grant(name: str, on: str, rows: dict[str, Any], seen: dict[str, str], *, write: str = "never") -> dict[str, Any]:
    lines = [{"field": each, "see": level, "write": write} for each, level in seen.items()]
    if write == "never":  # one field may be changed, for looking ahead at what would be
        lines[0]["write"] = "always"
    return {"uid": uid(name[::-1]), "form": on, "actions": rows, "fields": lines}


REVIEW = {
    "kind": "flow",
    "schema": 1,
    "name": "review",
    "uid": "reviewflowxx",
    "label": label("review"),
    "form": "client",
    "record_lock": "none",
    "nodes": [
        {"uid": "reviewbegins", "name": "begins", "type": "startEvent", "trigger": {"kind": "record"}},
        {
            "uid": "reviewchecks",
            "name": "checks",
            "type": "userTask",
            "actions": {"approve": {}},
            "assignment": {"strategy": "person", "person": ["product"]},
        },
        {"uid": "reviewisover", "name": "ends", "type": "endEvent"},
    ],
    "sequence_flows": [
        {"uid": "reviewfirstw", "from": "begins", "to": "checks"},
        {"uid": "reviewsecond", "from": "checks", "to": "ends"},
    ],
}
"""Each client is reviewed by somebody who reads none of what is compared."""

VIEW = {
    "kind": "view", "schema": 1, "name": "clients", "uid": "clientsviewx", "label": label("clients"), "form": "client",
    "as": "table", "columns": ["name", "phone", "aum", "secret"], "filter": [], "sort": ["name"],
}  # fmt: skip


@dataclass
class World:
    """What there is, and short ways to change it behind everybody's back."""

    platform: Platform
    bank: Bank
    client_for: ClientFor
    records: dict[str, list[str]] = field(default_factory=lambda: {"client": [], "visit": []})
    files: dict[str, str] = field(default_factory=dict)
    client_of: dict[str, str] = field(default_factory=dict)
    cases: dict[str, str] = field(default_factory=dict)
    tasks: dict[str, str] = field(default_factory=dict)
    made_at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def entity(self, name: str) -> Any:
        return self.platform.live.now.entity(APP, name)

    async def with_role(self, login: str, name: str) -> UUID:
        async with self.platform.database.transaction() as session:
            holding = Holding(APP, name, person=self.bank.people[login])
            return await give(session, SYSTEM, self.platform.clock, holding, profile=Profile.SMALL_BANK)

    async def without(self, held: UUID) -> None:
        async with self.platform.database.transaction() as session:
            await take(session, SYSTEM, self.platform.clock, held, profile=Profile.SMALL_BANK)

    async def do(self, text: str, *values: Any) -> None:
        """A statement against the world. `{client}` and `{visit}` are tables, `{client.aum}` is a column."""
        async with self.platform.database.transaction() as session:
            await session.raw.execute("set local session_replication_role = replica")
            await session.raw.execute(self._said(text), *values)

    def _said(self, text: str) -> str:
        for name in ("client", "visit"):
            entity = self.entity(name)
            text = text.replace(f"{{{name}}}", f'"{entity.schema_name}"."{entity.table_name}"')
            for each in entity.fields:
                text = text.replace(f"{{{name}.{each.name}}}", f'"{each.column}"')
        return text

    def columns(self, name: str) -> str:
        """Every column of a form but its id, for copying a row."""
        system = ("version", "owner_id", "org_id", "created_at", "created_by", "updated_at", "updated_by")
        return ", ".join([*system, *(f'"{each.column}"' for each in self.entity(name).fields)])


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """With a folder of files of its own."""
    return Settings(
        mode=Mode.DEMO, profile=Profile.SMALL_BANK, address_attempts=1000, files=tmp_path_factory.mktemp("files")
    )


@pytest.fixture(scope="module", autouse=True)
async def worker(platform: Platform) -> AsyncIterator[None]:
    """Somebody who looks through the files that are brought in."""
    stop = asyncio.Event()
    working = Worker(platform.database, platform.parts["handlers"], platform.clock, poll_seconds=0.1)
    task = asyncio.create_task(working.run(stop))
    yield
    stop.set()
    await task


@pytest.fixture(scope="module")
async def world(platform: Platform, bank: Bank, client_for: ClientFor) -> World:
    async with platform.database.transaction() as session:
        await platform.definitions.apps.add(session, ADA, label=Label(zh=APP), app=APP)
    for body in (form("client", CLIENT, "name"), form("visit", VISIT, "about"), VIEW, *roles(), REVIEW):
        await put(platform, body)
    await publish(platform)
    found, chance = World(platform, bank, client_for), random.Random(3)
    for login in OWNERS:
        held = await found.with_role(login, "every")
        browser = await client_for(login)
        for _ in range(2):
            await _client(found, browser, len(found.records["client"]), chance)
        await found.without(held)
    product = await client_for("product")
    waiting = (await product.get("/api/tasks", params={"limit": 200})).json()["items"]
    found.tasks = {each["record"]: each["id"] for each in waiting}
    assert found.tasks.keys() == found.cases.keys()
    found.made_at = datetime.now(UTC)
    return found


async def _client(world: World, browser: Browser, number: int, chance: random.Random) -> None:
    papers = await browser.post(
        "/api/files", params={"app": APP, "form": "client", "field": "papers", "name": f"p{number}.txt"},
        content=f"paper {number}".encode(),
    )  # fmt: skip
    assert papers.status_code == 201, papers.text
    values = {
        "name": f"name {number}", "code": f"K{number}", "phone": f"1380000{number:04}", "secret": f"s{number}",
        "aum": f"{chance.choice((40, 80, 120, 200))}.00", "papers": [papers.json()["id"]],
        "rm": str(world.bank.people[chance.choice(READERS)]),
    }  # fmt: skip
    made = await browser.post(f"/api/apps/{APP}/forms/client/records", json={"values": values})
    assert made.status_code == 201, made.text
    record = made.json()["id"]
    world.records["client"].append(record)
    world.files[record] = papers.json()["id"]
    begun = await browser.post(f"/api/apps/{APP}/flows/review/cases", json={"record": record})
    assert begun.status_code == 201, begun.text
    world.cases[record] = begun.json()["id"]
    changed = await browser.patch(
        f"/api/apps/{APP}/forms/client/records/{record}", json={"values": {"secret": f"t{number}"}},
        headers={"If-Match": '"1"'},
    )  # fmt: skip
    assert changed.status_code == 200, changed.text
    said = await browser.post(
        f"/api/apps/{APP}/forms/client/records/{record}/comments", json={"text": f"said {number}"}
    )
    assert said.status_code == 201, said.text
    long_ago = "update platform.comment set at = at - interval '1 day' where id = $1"  # not to be changed any more,
    await world.do(long_ago, UUID(said.json()["id"]))  # however long the comparison takes
    for at in range(2):
        visit = {"client": record, "about": f"about {at}", "amount": f"{10 * (number + 1)}.00", "inner": "i"}
        done = await browser.post(f"/api/apps/{APP}/forms/visit/records", json={"values": visit})
        assert done.status_code == 201, done.text
        world.records["visit"].append(done.json()["id"])
        world.client_of[done.json()["id"]] = record


async def change_what_is_hidden(world: World, reader: str, rule: str, seen: dict[str, set[str]]) -> None:
    """The twin of the world: every hidden cell and row is another, there are more hidden rows, and one is gone."""
    away, unit = world.bank.people["inspector"], world.bank.units["HQ-QUALITY"]
    hidden = {name: [UUID(each) for each in ids if each not in seen[name]] for name, ids in world.records.items()}
    shown = {name: [UUID(each) for each in sorted(seen[name])] for name in seen}
    await world.do(
        "update {client} set {client.secret} = 'other', {client.aum} = {client.aum} + 77,"
        " {client.phone} = left({client.phone}, 3) || '9999' || right({client.phone}, 4) where id = any($1)",
        shown["client"],
    )
    await world.do("update {visit} set {visit.inner} = 'other' where id = any($1)", shown["visit"])
    secret, aum = (world.entity("client").by_name[each].uid for each in ("secret", "aum"))
    await world.do(
        "update platform.change set changes = changes || jsonb_build_object($2::text, '[null, \"guess\"]'::jsonb)"
        " where record_id = any($1) and changes ? $2",
        shown["client"], secret,
    )  # fmt: skip
    await world.do(
        "update {client} set {client.name} = 'twin', {client.code} = 'twin' || id::text, {client.secret} = 'twin',"
        " {client.phone} = '13911112222', {client.aum} = {client.aum} / 4, {client.rm} = $2, owner_id = $2,"
        " org_id = $3, version = 9, updated_at = updated_at - interval '1 day', updated_by = $2 where id = any($1)",
        hidden["client"], away, unit,
    )  # fmt: skip
    await world.do(
        "update platform.change set changes = jsonb_build_object($2::text, '[\"1.00\", \"2.00\"]'::jsonb), actor = $3"
        " where record_id = any($1)",
        hidden["client"], aum, away,
    )  # fmt: skip
    await world.do(
        "update platform.comment set body = 'twin', mentions = array[$2::uuid] where record_id = any($1)",
        hidden["client"], world.bank.people[reader],
    )  # fmt: skip
    await world.do(
        "insert into platform.mention (person, comment_id) select $2, id from platform.comment"
        " where record_id = any($1) on conflict do nothing",
        hidden["client"], world.bank.people[reader],
    )  # fmt: skip
    await world.do(
        "update {visit} set {visit.about} = 'about 1', {visit.amount} = 999, owner_id = $2, org_id = $3"
        " where id = any($1)",
        hidden["visit"], away, unit,
    )  # fmt: skip
    await _other_cases(world, reader, hidden["client"], away)
    await _more_that_is_hidden(world, rule, hidden, shown, away)


async def _other_cases(world: World, reader: str, hidden: list[UUID], away: UUID) -> None:
    """Cases of hidden records came further, with other people; but for those the reader started himself."""
    cases = [UUID(world.cases[str(each)]) for each in hidden]
    theirs = "select id from platform.flow_case where id = any($1) and initiator <> $2"
    me = world.bank.people[reader]
    await world.do(
        "update platform.flow_task set person = $3, urged = 7, opinion = '{\"text\": \"twin\"}'"
        f" where case_id in ({theirs})", cases, me, away,
    )  # fmt: skip
    await world.do(
        f"update platform.flow_event set person = $3, details = '{{\"twin\": 1}}' where case_id in ({theirs})",
        cases, me, away,
    )  # fmt: skip
    await world.do(
        "update platform.flow_case set label = '{\"zh\": \"twin\", \"en\": \"twin\"}', suspended = true,"
        f" started_at = started_at - interval '1 day', unit = null where id in ({theirs})",
        cases, me,
    )  # fmt: skip


async def _more_that_is_hidden(
    world: World, rule: str, hidden: dict[str, list[UUID]], shown: dict[str, list[UUID]], away: UUID
) -> None:
    """Rows there are in this world only, and one that is gone."""
    structural = rule not in ("rm = me()", "aum > 100")
    if structural and hidden["visit"] and shown["client"]:  # more hidden visits, also to clients who are seen
        columns = world.columns("visit")
        for each in shown["client"]:
            copied = columns.replace(world._said("{visit.client}"), "$3::uuid")
            await world.do(
                f"insert into {{visit}} (id, {columns}) select $1, {copied} from {{visit}} where id = $2",
                new_id(), hidden["visit"][0], each,
            )  # fmt: skip
    if hidden["client"]:
        columns = world.columns("client")
        copied = columns.replace(world._said("{client.code}"), "'copy' || $1::uuid::text")
        copied = copied.replace(world._said("{client.number}"), "'C-9999'")
        await world.do(
            f"insert into {{client}} (id, {columns}) select $1::uuid, {copied} from {{client}} where id = $2",
            new_id(), hidden["client"][0],
        )  # fmt: skip
        await world.do(
            "update {client} set deleted_at = updated_at, deleted_by = $2 where id = $1", hidden["client"][-1], away
        )
