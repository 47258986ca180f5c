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
