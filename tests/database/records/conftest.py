"""A small bank with two forms, people in five units, and desks at which they work: `desk("ann")` reads and writes as
Ann.

Rights are given test by test as plain grants, over the real published tables.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest

from engine.app import KINDS
from engine.clock import Clock
from engine.database.session import Database, ReadSession, Session
from engine.definitions.service import Definitions, definitions
from engine.identity import organisation, people, posts
from engine.identity.actor import SYSTEM, Actor, PlatformRole
from engine.permissions.access import Action, FieldRight, Grant, See, Write
from engine.permissions.row_rule import RowRule, read_rule, surroundings
from engine.problems import Language
from engine.records import finding, history, reading, removing, saving, transfer
from engine.records.caller import BY_HAND, Caller
from engine.records.hold import hold
from engine.records.reading import Wanted
from engine.records.schema.executor import SchemaExecutor
from engine.reference import Label, Reference
from tests.database.records.given_roles import GivenRole, Granting

APP = "shop"
ADA = Actor(person=UUID(int=1), name="Ada", platform_roles=frozenset({PlatformRole.BUILDER}))

UNITS = (
    ("hq", "head_office", None),
    ("north", "branch", "hq"),
    ("mill", "sub_branch", "north"),
    ("mill_one", "team", "mill"),
    ("mill_two", "team", "mill"),
    ("south", "branch", "hq"),
    ("south_one", "team", "south"),
)
PEOPLE = {
    "ann": "mill_one",
    "bob": "mill_one",
    "cat": "mill_two",
    "dan": "mill",
    "eve": "north",
    "fay": "south_one",
    "gus": "hq",
}
INSTITUTION = {"mill_one": "mill", "mill_two": "mill", "south_one": "south"}


def label(zh: str) -> dict[str, str]:
    return {"zh": zh, "en": zh}


def uid(name: str) -> str:
    return (name.replace("_", "") + "x" * 12)[:12]


def made(name: str, kind: str = "text", **more: Any) -> dict[str, Any]:
    return {"uid": uid(name), "name": name, "type": kind, "label": label(name), **more}


def form(name: str, *fields: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    return {"kind": "form", "schema": 1, "name": name, "uid": uid(name + "f"), "label": label(name), "layout": [],
            "fields": list(fields), **more}  # fmt: skip


LEVELS = {
    "kind": "option_set", "schema": 1, "name": "level", "uid": uid("levelset"), "label": label("level"), "ranked": True,
    "options": [{"uid": uid(each + "o"), "code": each, "label": label(each)} for each in ("mass", "vip", "private")],
}  # fmt: skip
CUSTOMER = form(
    "customer",
    made("name", required=True, options={"max_length": 50}),
    made("phone", "phone", sensitivity="C2"),
    made("level", "choice", options={"set": "level"}),
    made("aum", "money"),
    made("joined", "date"),
    made("code", unique=True),
    made("first"),
    made("second"),
    made("wishes", "choices", options={"set": "level"}),
    made("rm", "person"),
    made("score", "integer"),
    made("seen_at", "date_time"),
    made("note", "long_text", options={"max_length": 500}),
    title_field="name",
    unique=[{"uid": uid("pair"), "name": "pair", "fields": ["first", "second"]}],
)
VISIT = form(
    "visit",
    made("number", "serial_number", options={"pattern": "V-{yyyy}{mm}-{0000}", "reset": "month"}),
    made("customer", "reference", required=True, options={"form": "customer", "on_delete": "restrict"}),
    made("about", "text"),
    title_field="number",
)
NOTE = form("remark", made("customer", "reference", options={"form": "customer", "on_delete": "cascade"}), made("text"))
LEAD = form("lead", made("customer", "reference", options={"form": "customer", "on_delete": "clear"}), made("text"))
DOCUMENTS = (LEVELS, CUSTOMER, VISIT, NOTE, LEAD)


@dataclass
class Shop:
    """Everything a test needs, and short ways to say it."""

    database: Database
    parts: Definitions
    clock: Clock
    units: dict[str, UUID] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)
    roles: dict[str, GivenRole] = field(default_factory=dict)
    live: Any = None

    def entity(self, name: str) -> Any:
        return self.parts.live.now.entity(APP, name)

    def rule(self, form_name: str, written: str) -> RowRule:
        """A row rule as a role of the shop would write it."""
        around = surroundings(self.parts.live.now.landscape.scope(APP), Reference(APP, form_name))
        rule, problems = read_rule(written == "all" or written, around)
        assert rule is not None, problems
        return rule

    def grant(
        self,
        form_name: str,
        rows: Mapping[str, str],
        fields: Mapping[str, tuple[str, str]] | None = None,
        *,
        after: str | None = None,
        rest: tuple[str, str] | None = ("clear", "always"),
    ) -> tuple[str, Grant]:
        """A grant by names; fields not named get `rest`."""
        entity, rights = self.entity(form_name), {}
        for each in entity.fields:
            see, write = (fields or {}).get(each.name, rest or ("hidden", "never"))
            right = FieldRight(See[see.upper()], Write[write.upper()])
            if right != FieldRight():
                rights[each.uid] = right
        actions = tuple((Action(action), self.rule(form_name, rule)) for action, rule in rows.items())
        left = self.rule(form_name, after) if after else None
        return entity.uid, Grant("shop/test", "g", actions, left, tuple(rights.items()))

    def deny(
        self, form_name: str, rows: Mapping[str, str], fields: Mapping[str, tuple[str, str]] | None = None
    ) -> tuple[str, Grant]:
        entity = self.entity(form_name)
        ceilings = tuple(
            (entity.by_name[name].uid, FieldRight(See[see.upper()], Write[write.upper()]))
            for name, (see, write) in (fields or {}).items()
        )
        actions = tuple((Action(action), self.rule(form_name, rule)) for action, rule in rows.items())
        return entity.uid, Grant("shop/test", "d", actions, None, ceilings)

    def role(self, name: str, *grants: tuple[str, Grant], deny: tuple[tuple[str, Grant], ...] = ()) -> str:
        """Give a role of this name these grants, in a picture of its own."""
        self.roles = {**self.roles, name: GivenRole(tuple(grants), deny)}
        self.live = Granting(self.parts.live.now, APP, self.roles)
        return name

    def actor(self, who: str, *roles: str) -> Actor:
        if who == "system":
            return SYSTEM
        unit = PEOPLE[who]
        return Actor(
            person=self.people[who],
            name=who,
            language=Language.EN,
            post="desk",
            unit=self.units[unit],
            institution=self.units[INSTITUTION.get(unit, unit)],
            roles=frozenset((APP, role) for role in roles),
        )

    @asynccontextmanager
    async def caller(self, who: str, *roles: str) -> AsyncIterator[Caller]:
        async with self.database.transaction() as session:
            yield self.called(session, who, *roles)

    def called(self, session: ReadSession, who: str, *roles: str) -> Caller:
        return Caller(session, self.actor(who, *roles), self.live or self.parts.live.now, self.clock, Language.EN)

    async def create(self, who: str, form_name: str, values: Any, *roles: str, **more: Any) -> dict[str, Any]:
        async def work(session: Session) -> dict[str, Any]:
            caller = self.called(session, who, *roles)
            write = more.get("write", BY_HAND)
            _, done = await hold(session, self.parts.live, caller.actor, APP, write.key)
            if done is not None:
                return await reading.get(caller, APP, form_name, done.record)
            return await saving.create(caller, APP, form_name, values, **more)

        return await self.database.run(work)

    async def update(self, who: str, form_name: str, record: str, values: Any, *roles: str, **more: Any) -> Any:
        more.setdefault("version", None)
        async with self.caller(who, *roles) as caller:
            return await saving.update(caller, APP, form_name, UUID(record), values, **more)

    async def delete(self, who: str, form_name: str, record: str, *roles: str, version: int | None = None) -> int:
        async with self.caller(who, *roles) as caller:
            return await removing.delete(caller, APP, form_name, UUID(record), version=version)

    async def restore(self, who: str, form_name: str, record: str, *roles: str) -> Any:
        async with self.caller(who, *roles) as caller:
            return await removing.restore(caller, APP, form_name, UUID(record))

    async def transfer(self, who: str, form_name: str, record: str, to: str, *roles: str) -> Any:
        async with self.caller(who, *roles) as caller:
            return await transfer.transfer(caller, APP, form_name, UUID(record), str(self.people[to]), version=None)

    async def get(self, who: str, form_name: str, record: str, *roles: str) -> Any:
        async with self.database.reading() as session:
            return await reading.get(self.called(session, who, *roles), APP, form_name, UUID(record))

    async def page(self, who: str, form_name: str, *roles: str, **wanted: Any) -> Any:
        async with self.database.reading() as session:
            return await reading.page(self.called(session, who, *roles), APP, form_name, Wanted(**wanted))

    async def history(self, who: str, form_name: str, record: str, *roles: str) -> Any:
        async with self.database.reading() as session:
            return await history.history(self.called(session, who, *roles), APP, form_name, UUID(record))

    async def look_up(self, who: str, form_name: str, *roles: str, **asked: Any) -> Any:
        async with self.database.reading() as session:
            return await finding.look_up(self.called(session, who, *roles), APP, form_name, **asked)

    async def audit(self, kind: str) -> list[Any]:
        async with self.database.reading() as session:
            return await session.raw.fetch(
                "select actor, subject_id, details from platform.audit_entry where kind = $1 order by seq", kind
            )


Open = Callable[[], Awaitable[Shop]]


@pytest.fixture(scope="module")
async def shop(database: Database) -> Shop:
    """The shop with its forms published and its people at work."""
    clock = Clock()
    found = Shop(database, definitions(database, KINDS, SchemaExecutor(database), clock, four_eyes=False), clock)
    parts = found.parts
    async with database.transaction() as session:
        for code, kind, parent in UNITS:
            found.units[code] = await organisation.create(
                session, SYSTEM, clock, code=code, label=Label(zh=code), kind=kind, parent=found.units.get(parent or "")
            )
        post = await posts.create(session, SYSTEM, code="desk", label=Label(zh="desk"))
        for name, unit in PEOPLE.items():
            person = found.people[name] = await people.create(session, SYSTEM, clock, login=name, name=name)
            await posts.assign(session, SYSTEM, clock, person, post=post, unit=found.units[unit])
        await parts.apps.add(session, ADA, label=Label(zh=APP), app=APP)
    for body in DOCUMENTS:
        async with database.transaction() as session:
            await parts.drafts.put(session, ADA, APP, body["kind"], body["name"], body, revision=0)
    await parts.publisher.publish(ADA, APP, note="first")
    async with database.reading() as session:
        await parts.live.refresh(session)
    return found


@pytest.fixture
def everything(shop: Shop) -> str:
    """A role with all rights on every form."""
    everywhere = dict.fromkeys(("read", "create", "update", "delete", "transfer"), "all")
    return shop.role("everything", *(shop.grant(each, everywhere) for each in ("customer", "visit", "remark", "lead")))
