"""An app with one form behind the application, and a person with all rights on it and one with few."""

from __future__ import annotations

from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.reference import Label
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.support.publishing import ADA, publish_all, put_draft

APP = "till"
RECORDS = f"/api/apps/{APP}/forms/slip/records"


def label(text: str) -> dict[str, str]:
    return {"zh": text, "en": text}


def uid(name: str) -> str:
    return (name.replace("_", "") + "x" * 12)[:12]


def made(name: str, kind: str = "text", **more: Any) -> dict[str, Any]:
    return {"uid": uid(name), "name": name, "type": kind, "label": label(name), **more}


def slip(*more: dict[str, Any], drop: tuple[str, ...] = ()) -> dict[str, Any]:
    """The form, with fields added or left out."""
    fields = [
        made("title", required=True, options={"max_length": 40}),
        made("amount", "money"),
        made("count", "integer"),
        made("day", "date"),
        made("at", "date_time"),
        made("phone", "phone", sensitivity="C2"),
        made("id_number", "id_number"),
        made("email", "email"),
        made("share", "percent"),
        made("long", "long_text"),
        made("done", "boolean"),
        made("who", "person"),
        *more,
    ]
    return {
        "kind": "form", "schema": 1, "name": "slip", "uid": "slipxxxxxxxx", "label": label("slip"), "layout": [],
        "title_field": "title", "fields": [each for each in fields if each["name"] not in drop],
    }  # fmt: skip


def role(name: str, actions: dict[str, Any], *fields: dict[str, str]) -> dict[str, Any]:
    grant = {"uid": uid(f"grant{name}"), "form": "slip", "actions": actions, "fields": list(fields)}
    return {"kind": "role", "schema": 1, "name": name, "uid": uid(f"role{name}"), "label": label(name),
            "grants": [grant], "deny": []}  # fmt: skip


ALL = {"read": True, "create": True, "update": True, "delete": True, "transfer": True}
REST = {"field": "*", "see": "clear", "write": "always"}
DOCUMENTS = (
    slip(),
    role("teller", ALL, {"field": "phone", "see": "clear", "write": "always"}, REST),
    role("reader", {"read": True}, {"field": "phone", "see": "masked", "write": "never"},
         {"field": "title", "see": "clear", "write": "never"}),
    {"kind": "view", "schema": 1, "name": "big", "uid": "bigviewxxxxx", "label": label("big"), "form": "slip",
     "as": "table", "columns": ["title", "amount", "created_at"],
     "filter": [{"field": "amount", "op": "ge", "value": "1000"}], "sort": ["-amount"]},
)  # fmt: skip


async def put(platform: Platform, body: dict[str, Any]) -> None:
    """Save a draft over whatever is there."""
    await put_draft(platform, APP, body)


async def publish(platform: Platform) -> int:
    """Publish every draft; the number of the release."""
    return await publish_all(platform, APP)


@pytest.fixture(scope="module", autouse=True)
async def till(platform: Platform, bank: Bank) -> None:
    """The app, published; rm1 is a teller, rm2 a reader."""
    async with platform.database.transaction() as session:
        await platform.definitions.apps.add(session, ADA, label=Label(zh=APP), app=APP)
    for body in DOCUMENTS:
        await put(platform, body)
    await publish(platform)
    async with platform.database.transaction() as session:
        for login, name in (("rm1", "teller"), ("supervisor", "teller"), ("rm2", "reader")):
            holding = Holding(APP, name, person=bank.people[login])
            await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)


@pytest.fixture
async def teller(client_for: ClientFor) -> Browser:
    """Who may do everything."""
    return await client_for("rm1")


@pytest.fixture
async def reader(client_for: ClientFor) -> Browser:
    """Who may read a little."""
    return await client_for("rm2")
