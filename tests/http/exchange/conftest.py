"""A bank's accounts: a form with a value of many types, and people who may hand it out, bring it in, or only look."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.jobs.worker import Worker
from engine.reference import Label
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.support.publishing import ADA, publish_all, put_draft

APP = "ledger"
FORM = f"/api/apps/{APP}/forms/account"
RECORDS = f"{FORM}/records"
BRANCHES = f"/api/apps/{APP}/forms/branch/records"


def label(zh: str, en: str = "") -> dict[str, str]:
    return {"zh": zh, "en": en or zh}


def uid(name: str) -> str:
    return (name.replace("_", "") + "x" * 12)[:12]


def made(name: str, kind: str = "text", zh: str = "", **more: Any) -> dict[str, Any]:
    return {"uid": uid(name), "name": name, "type": kind, "label": label(zh or name, name), **more}


ACCOUNT = {
    "kind": "form", "schema": 1, "name": "account", "uid": "accountxxxxx", "label": label("账户", "Account"),
    "layout": [], "title_field": "number",
    "fields": [
        made("number", zh="账号", required=True, unique=True, options={"max_length": 20}),
        made("holder", zh="户名", required=True, options={"max_length": 40}),
        made("balance", "money", "余额"),
        made("limit", "money", "限额", computed="if balance = null then null else balance * 2"),
        made("count", "integer", "笔数"),
        made("rate", "percent", "利率"),
        made("opened", "date", "开户日"),
        made("seen_at", "date_time", "最近登录"),
        made("phone", "phone", "电话", sensitivity="C2"),
        made("level", "choice", "级别", options={"set": "level"}),
        made("tags", "choices", "标签", options={"set": "level"}),
        made("is_open", "boolean", "正常"),
        made("branch", "reference", "网点", options={"form": "branch"}),
        made("manager", "person", "经理"),
        made("unit", "org_unit", "机构"),
        made("note", "long_text", "备注"),
        made("serial", "serial_number", "流水", options={"pattern": "ZH-{0000}", "reset": "never"}),
    ],
    "checks": [{"uid": uid("positive"), "name": "positive", "fails_if": "balance < 0", "at": "balance",
                "message": label("余额不能为负", "The balance is not negative")}],
}  # fmt: skip
BRANCH = {
    "kind": "form", "schema": 1, "name": "branch", "uid": "branchxxxxxx", "label": label("网点", "Branch"),
    "layout": [], "title_field": "name",
    "fields": [made("name", zh="名称", required=True, unique=True), made("secret", zh="备注")],
}  # fmt: skip
LEVEL = {
    "kind": "option_set", "schema": 1, "name": "level", "uid": "levelxxxxxxx", "label": label("级别"),
    "options": [{"uid": uid(code), "code": code, "label": label(zh, en)} for code, zh, en in
                (("mass", "普通", "Mass"), ("vip", "贵宾", "VIP"))],
}  # fmt: skip
EVERYTHING = dict.fromkeys(("read", "create", "update", "delete", "transfer", "export", "import"), True)
REST = {"field": "*", "see": "clear", "write": "always"}
COMPUTED = {"field": "limit", "see": "clear", "write": "never"}


def role(name: str, **forms: tuple[dict[str, Any], list[dict[str, str]]]) -> dict[str, Any]:
    grants = [
        {"uid": uid(f"{name}{form}"), "form": form, "actions": actions, "fields": fields}
        for form, (actions, fields) in forms.items()
    ]
    return {"kind": "role", "schema": 1, "name": name, "uid": uid(f"role{name}"), "label": label(name),
            "grants": grants, "deny": []}  # fmt: skip


PHONE = {"field": "phone", "see": "clear", "write": "always"}
MASKED = {"field": "phone", "see": "masked", "write": "never"}
NOT_BALANCE = {"field": "balance", "see": "hidden", "write": "never"}
ROLES = (
    role("clerk", account=(EVERYTHING, [PHONE, COMPUTED, REST]), branch=(EVERYTHING, [REST])),
    role("own_clerk",
         account=({"read": True, "create": "own", "update": "own", "export": "own", "import": True},
                  [MASKED, NOT_BALANCE, REST])),
    role("reader", account=({"read": True}, [MASKED, {**REST, "write": "never"}])),
)  # fmt: skip
VIEW = {
    "kind": "view", "schema": 1, "name": "rich", "uid": "richviewxxxx", "label": label("大额"), "form": "account",
    "as": "table", "columns": ["holder", "balance", "created_by"], "sort": ["-balance"],
    "filter": [{"field": "balance", "op": "ge", "value": "1000"}],
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
async def ledger(platform: Platform, bank: Bank) -> None:
    """The app, published; rm1 is a clerk, rm2 one of his own records, supervisor a reader."""
    async with platform.database.transaction() as session:
        await platform.definitions.apps.add(session, ADA, label=Label(zh=APP), app=APP)
    for body in (ACCOUNT, BRANCH, LEVEL, VIEW, *ROLES):
        await put_draft(platform, APP, body)
    await publish_all(platform, APP)
    async with platform.database.transaction() as session:
        for login, name in (("rm1", "clerk"), ("rm2", "own_clerk"), ("supervisor", "reader")):
            holding = Holding(APP, name, person=bank.people[login])
            await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)


@pytest.fixture
async def clerk(client_for: ClientFor) -> Browser:
    """Who may do everything."""
    return await client_for("rm1")


@pytest.fixture
async def own_clerk(client_for: ClientFor) -> Browser:
    """Who writes and hands out his own records only, sees phones masked and no balance."""
    return await client_for("rm2")


@pytest.fixture
async def reader(client_for: ClientFor) -> Browser:
    """Who may only look."""
    return await client_for("supervisor")


@pytest.fixture(scope="module")
async def worker(platform: Platform, ledger: None) -> AsyncIterator[None]:
    """Somebody who does the jobs."""
    stop = asyncio.Event()
    working = Worker(platform.database, platform.parts["handlers"], platform.clock, poll_seconds=0.2)
    task = asyncio.create_task(working.run(stop))
    yield
    stop.set()
    await task


async def upload(browser: Browser, content: bytes, **asked: str) -> dict[str, Any]:
    answer = await browser.post(f"{FORM}/import", content=content, params=asked)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def settled(browser: Browser, batch: dict[str, Any]) -> dict[str, Any]:
    """The batch once nothing is done with it any more."""
    return await settled_of(browser, f"{FORM}/imports/{batch['id']}")


async def settled_of(browser: Browser, place: str) -> dict[str, Any]:
    """The batch of any form, by its address."""
    for _ in range(2_400):
        found: dict[str, Any] = (await browser.get(place)).json()
        if found["state"] not in ("reading", "checking", "importing", "undoing"):
            return found
        await asyncio.sleep(0.1)
    raise AssertionError(f"still {found['state']} after minutes")


async def imported(browser: Browser, content: bytes, **asked: str) -> dict[str, Any]:
    """A file brought in, whatever of it is right."""
    found = await settled(browser, await upload(browser, content, dry_run="false", **asked))
    assert found["state"] == "done", found
    return found


def table(*rows: Sequence[str]) -> bytes:
    """A CSV file."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()
