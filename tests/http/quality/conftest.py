"""A register of clients that was filled in under loose rules, and tightened afterwards: what came in before is now
missing, wrong, there twice or out of date."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.reference import Label
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.support.publishing import ADA, publish_all, put_draft

APP = "register"
FORM = f"/api/apps/{APP}/forms/client"
RECORDS = f"{FORM}/records"
BOARD = f"{FORM}/quality"
Json = dict[str, Any]


def label(zh: str) -> dict[str, str]:
    return {"zh": f"{zh}栏", "en": zh}


def uid(name: str) -> str:
    return (name.replace("_", "") + "x" * 12)[:12]


def made(name: str, kind: str = "text", **more: Any) -> Json:
    return {"uid": uid(name), "name": name, "type": kind, "label": label(name), **more}


CODES = ("gold", "silver", "tin")


def levels(*codes: str) -> Json:
    options = [{"uid": uid(f"{each}option"), "code": each, "label": label(each)} for each in codes]
    return {"kind": "option_set", "schema": 1, "name": "level", "uid": uid("levelset"), "label": label("level"),
            "options": options}  # fmt: skip


def client(*, tight: bool) -> Json:
    """The form as it was, and as it is."""

    def when(members: Json) -> Json:
        return members if tight else {}

    fields = [
        made("name", required=True, options={"max_length": 6 if tight else 40}),
        made("phone", "phone", sensitivity="C2", **when({"required": True, "options": {"kind": "mobile"}})),
        made("id_number", "id_number", sensitivity="C2"),
        made("email", "email"),
        made("age", "integer", **when({"options": {"minimum": 18, "maximum": 120}})),
        made("income", "money", **when({"options": {"maximum": "1000000.00"}})),
        made("born", "date", **when({"options": {"earliest": "1900-01-01"}})),
        made("joined", "date"),
        made("level", "choice", options={"set": "level"}),
        made("is_married", "boolean"),
        made("spouse", **when({"visible_if": "is_married", "required": True})),
        made("guardian", **when({"required_if": "age < 18"})),
        made("secret", sensitivity="C2", encrypted=True, **when({"required": True})),
        made("doubled", "money", computed="if income = null then null else income * 2"),
        made("serial", "serial_number", options={"pattern": "K-{0000}", "reset": "never"}),
        made("code", unique=True),
        made("lines", "table", options={"at_most": 5}, fields=[
            made("what", **when({"required": True})),
            made("count", "integer", **when({"options": {"minimum": 1, "maximum": 9}})),
        ], checks=[{"uid": uid("rowcheck"), "name": "lucky", "fails_if": "count = 4", "message": label("lucky")}]
            if tight else []),
    ]  # fmt: skip
    checks = [
        {"uid": uid("order"), "name": "order", "fails_if": "joined < born", "at": "joined", "message": label("order")},
        {"uid": uid("rich"), "name": "rich", "fails_if": 'level = "gold" and income < 100', "message": label("rich")},
    ]
    quality = {
        "duplicates": [
            {"uid": uid("samenamephone"), "name": "same_person", "fields": ["name", "phone"]},
            {"uid": uid("samesecret"), "name": "same_secret", "fields": ["secret"]},
        ],
        "stale_days": 30,
    }
    form = {"kind": "form", "schema": 1, "name": "client", "uid": uid("clientform"), "label": label("client"),
            "layout": [], "title_field": "name", "fields": fields}  # fmt: skip
    return {**form, **when({"checks": checks, "quality": quality})}


ALL = {"field": "*", "see": "clear", "write": "always"}
OPEN = [{"field": each, "see": "clear", "write": "always"} for each in ("phone", "id_number", "secret")]
DOUBLED = {"field": "doubled", "see": "clear", "write": "never"}


def role(name: str, actions: Json, *fields: Json) -> Json:
    grant = {"uid": uid(f"{name}grant"), "form": "client", "actions": actions, "fields": list(fields)}
    return {"kind": "role", "schema": 1, "name": name, "uid": uid(f"role{name}"), "label": label(name),
            "grants": [grant], "deny": []}  # fmt: skip


EVERYTHING = dict.fromkeys(("read", "create", "update", "delete", "export", "import"), True)
ROLES = (
    role("steward", EVERYTHING, *OPEN, DOUBLED, ALL),
    role("own", {"read": "own", "create": True, "update": "own"}, *OPEN, DOUBLED, ALL),
    role("masked", {"read": True, "export": True},
         {"field": "phone", "see": "masked", "write": "never"}, {"field": "born", "see": "hidden", "write": "never"},
         {"field": "*", "see": "clear", "write": "never"}),
    role("looker", {"read": True}, *({**each, "write": "never"} for each in (*OPEN, ALL))),
)  # fmt: skip
HOLDERS = {"rm1": "steward", "rm2": "own", "supervisor": "masked", "inspector": "looker"}
GOOD: Json = {
    "phone": "13800000001", "secret": "s-1", "age": 40, "income": "5000.00", "born": "1980-01-01",
    "joined": "2020-01-01", "level": "gold", "email": "a@b.cn", "id_number": "11010519491231002X",
}  # fmt: skip
Records = dict[str, str]


async def publish(platform: Platform, *bodies: Json) -> None:
    for body in bodies:
        await put_draft(platform, APP, body)
    await publish_all(platform, APP)


class Register:
    """The records by what was done to them: `ids["no phone"]`."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self.ids: Records = {}

    async def add(self, browser: Browser, called: str, **values: Any) -> None:
        """A record as it may be written under the rules of the moment."""
        number = len(self.ids)
        of_its_own = {"name": f"人{number}", "phone": f"1380000{number:04}", "secret": f"secret-{number}"}
        sent = {**GOOD, **of_its_own, **values}
        answer = await browser.post(RECORDS, json={"values": sent})
        assert answer.status_code == 201, answer.text
        self.ids[called] = answer.json()["id"]

    async def spoil(self, called: str, field: str, sql: str) -> None:
        """What no way in would take, put where it is kept."""
        entity = self.platform.live.now.entity(APP, "client")
        column = entity.by_name[field].column if field in entity.by_name else field
        async with self.platform.database.transaction() as session:
            await session.raw.execute(
                f'update "{entity.schema_name}"."{entity.table_name}" set "{column}" = {sql} where id = $1',
                UUID(self.ids[called]),
            )

    def named(self, *called: str) -> set[str]:
        """The ids of some."""
        return {self.ids[each] for each in called}


@pytest.fixture(scope="module")
async def register(platform: Platform, bank: Bank, client_for: ClientFor) -> Register:
    """Clients of rm1's with one fault each, three of rm2's, and rules that came later."""
    async with platform.database.transaction() as session:
        await platform.definitions.apps.add(session, ADA, label=Label(zh=APP), app=APP)
    await publish(platform, client(tight=False), levels(*CODES), *ROLES)
    async with platform.database.transaction() as session:
        for login, name in HOLDERS.items():
            holding = Holding(APP, name, person=bank.people[login])
            await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)
    steward, own = await client_for("rm1"), await client_for("rm2")
    found = Register(platform)
    await found.add(steward, "good")
    await found.add(steward, "good married", is_married=True, spouse="李")
    await found.add(steward, "no phone", phone=None)
    await found.add(steward, "landline", phone="021-62345678")
    await found.add(steward, "long name", name="一二三四五六七")
    await found.add(steward, "too old", age=121)
    await found.add(steward, "a child", age=17)
    await found.add(steward, "a child with guardian", age=16, guardian="王")
    await found.add(steward, "age unknown", age=None)
    await found.add(steward, "too rich", income="1000000.01")
    await found.add(steward, "born early", born="1899-12-31", joined="1950-01-01")
    await found.add(steward, "joined before born", born="2000-01-01", joined="1999-12-31")
    await found.add(steward, "joined unknown", joined=None)
    await found.add(steward, "gold and poor", income="99.99")
    await found.add(steward, "silver and poor", income="99.99", level="silver")
    await found.add(steward, "married to nobody", is_married=True)
    await found.add(steward, "spouse of the unmarried", is_married=False, spouse="赵")
    await found.add(steward, "no secret", secret=None)
    await found.add(steward, "same secret", secret="twice")
    await found.add(steward, "same secret too", secret="twice")
    await found.add(steward, "bad id")
    await found.add(steward, "bad mail")
    await found.add(steward, "bad level")
    await found.add(steward, "old")
    await found.add(steward, "twin", name="Wang A", phone="13900000000")
    await found.add(steward, "twin wide", name="ｗａｎｇ Ａ", phone="13900000000")
    await found.add(steward, "same name only", name="wang a", phone="13900000001")
    await found.add(steward, "other branch's twin", name="周", phone="13700000000")
    await found.add(steward, "code", code="AB 1")
    await found.add(steward, "code again", code="ab1")
    await found.add(steward, "good rows", lines=[{"what": "a", "count": 1}, {"what": "b", "count": None}])
    await found.add(steward, "row without", lines=[{"what": "a", "count": 1}, {"what": None, "count": 2}])
    await found.add(steward, "row too many", lines=[{"what": "a", "count": 10}])
    await found.add(steward, "row unlucky", lines=[{"what": "a", "count": 4}])
    await found.add(own, "his good")
    await found.add(own, "his twin", name="周", phone="13700000000")
    await found.add(own, "his without phone", phone=None)
    await found.spoil("bad id", "id_number", "'110105194912310021'")
    await found.spoil("bad mail", "email", "'nobody at home'")
    await found.spoil("bad level", "level", "'platinum'")
    await found.spoil("old", "updated_at", "now() - interval '31 days'")
    await publish(platform, client(tight=True))
    return found


@pytest.fixture
async def steward(register: Register, client_for: ClientFor) -> Browser:
    """Who may do everything."""
    return await client_for("rm1")


@pytest.fixture
async def own(register: Register, client_for: ClientFor) -> Browser:
    """Who reads and mends his own records."""
    return await client_for("rm2")


@pytest.fixture
async def masked(register: Register, client_for: ClientFor) -> Browser:
    """Who sees phones masked, and days of birth not at all."""
    return await client_for("supervisor")


async def board(browser: Browser, **asked: Any) -> Json:
    """The board."""
    answer = await browser.post(BOARD, json=asked)
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


async def listed(browser: Browser, *faults: str, **asked: Any) -> set[str]:
    """The records a list finds by faults."""
    conditions = [{"field": each, "op": "found"} for each in faults]
    answer = await browser.post(f"{RECORDS}/query", json={"filter": conditions, "limit": 200, **asked})
    assert answer.status_code == 200, answer.text
    found = {each["id"] for each in answer.json()["items"]}
    assert answer.json()["count"] == {"value": len(found), "exact": True}
    return found
