"""Customers with encrypted fields, behind the application: a clerk who may do everything, and one with few rights."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
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

APP = "vault"
FORM = f"/api/apps/{APP}/forms/client"
RECORDS = f"{FORM}/records"
VISITS = f"/api/apps/{APP}/forms/visit/records"


def label(text: str) -> dict[str, str]:
    return {"zh": text, "en": text}


def uid(name: str) -> str:
    return (name.replace("_", "") + "x" * 12)[:12]


def made(name: str, kind: str = "text", **more: Any) -> dict[str, Any]:
    return {"uid": uid(name), "name": name, "type": kind, "label": label(name), **more}


def form(name: str, title: str, *fields: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "kind": "form", "schema": 1, "name": name, "uid": uid(f"form{name}"), "label": label(name), "layout": [],
        "title_field": title, "fields": list(fields), **more,
    }  # fmt: skip


def client_form(*more: dict[str, Any], encrypted: bool = True, **settings: Any) -> dict[str, Any]:
    """The form; `encrypted` also says whether the phone is."""
    return form(
        "client",
        "name",
        made("name", required=True),
        made("id_number", "id_number", sensitivity="C2", encrypted=True, unique=True),
        made("phone", "phone", sensitivity="C2", **({"encrypted": True} if encrypted else {})),
        made("secret", sensitivity="C3"),
        made("remark", "long_text", encrypted=True),
        made("level"),
        *more,
        **settings,
    )


def role(name: str, actions: dict[str, Any], *fields: dict[str, Any]) -> dict[str, Any]:
    grants = [
        {
            "uid": uid(f"{name}{of}"),
            "form": of,
            "actions": actions,
            "fields": list(fields) if of == "client" else [REST],
        }
        for of in ("client", "visit")
    ]
    return {"kind": "role", "schema": 1, "name": name, "uid": uid(f"role{name}"), "label": label(name),
            "grants": grants, "deny": []}  # fmt: skip


REST = {"field": "*", "see": "clear", "write": "always"}
EVERYTHING = ("read", "create", "update", "delete", "transfer", "export", "import")
CLEAR = [{"field": name, "see": "clear", "write": "always"} for name in ("id_number", "phone", "secret")]
MASKED = [
    {"field": "id_number", "see": "masked", "write": "never", "unmask": True},
    {"field": "phone", "see": "masked", "write": "never"},
    {"field": "name", "see": "clear", "write": "never"},
]


async def put(platform: Platform, body: dict[str, Any]) -> None:
    """Save a draft over whatever is there."""
    await put_draft(platform, APP, body)


async def publish(platform: Platform) -> None:
    """Publish every draft."""
    await publish_all(platform, APP)


@pytest.fixture(scope="module")
async def vault(platform: Platform, bank: Bank) -> None:
    """The app, published; rm1 is a clerk, rm2 sees masks."""
    async with platform.database.transaction() as session:
        await platform.definitions.apps.add(session, ADA, label=Label(zh="保险库", en="Vault"), app=APP)
    everything = dict.fromkeys(EVERYTHING, True)
    visit = form(
        "visit", "number", made("number", required=True), made("client", "reference", options={"form": "client"})
    )
    for body in (
        client_form(),
        visit,
        role("clerk", everything, *CLEAR, REST),
        role("looker", {"read": True, "export": True}, *MASKED),
    ):
        await put(platform, body)
    await publish(platform)
    async with platform.database.transaction() as session:
        for login, name in (("rm1", "clerk"), ("rm2", "looker")):
            holding = Holding(APP, name, person=bank.people[login])
            await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)


@pytest.fixture(scope="module")
async def worker(platform: Platform, vault: None) -> AsyncIterator[None]:
    """What is left to the background is done."""
    stop = asyncio.Event()
    working = Worker(platform.database, platform.parts["handlers"], platform.clock, concurrency=1, poll_seconds=0.2)
    task = asyncio.create_task(working.run(stop))
    yield
    stop.set()
    await task


@pytest.fixture
async def clerk(client_for: ClientFor, vault: None) -> Browser:
    return await client_for("rm1")


@pytest.fixture
async def looker(client_for: ClientFor, vault: None) -> Browser:
    return await client_for("rm2")
