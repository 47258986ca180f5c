"""Two apps whose records are searched: a desk that may see everything, a front that sees little, and a stranger."""

from __future__ import annotations

from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.reference import Label
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.support.publishing import ADA
from tests.support.publishing import publish_all as publish
from tests.support.publishing import put_draft as put

APPS = ("branch", "cards")
CLIENTS = "/api/apps/branch/forms/client/records"
CARDS = "/api/apps/cards/forms/card/records"


def label(text: str) -> dict[str, str]:
    return {"zh": text, "en": text}


def uid(name: str) -> str:
    return (name.replace("_", "") + "x" * 12)[:12]


def made(name: str, kind: str = "text", **more: Any) -> dict[str, Any]:
    return {"uid": uid(name), "name": name, "type": kind, "label": label(name), **more}


def client_form(*more: dict[str, Any]) -> dict[str, Any]:
    return {
        "kind": "form", "schema": 1, "name": "client", "uid": "clientxxxxxx", "label": label("client"), "layout": [],
        "title_field": "name",
        "fields": [
            made("name", required=True),
            made("phone", "phone", sensitivity="C2", searchable=True),
            made("nick", searchable=True),
            made("remark", "long_text", searchable=True),
            made("plain"),
            made("secret", sensitivity="C2", encrypted=True, searchable=True),
            *more,
        ],
    }  # fmt: skip


def card_form() -> dict[str, Any]:
    return {
        "kind": "form", "schema": 1, "name": "card", "uid": "cardformxxxx", "label": label("card"), "layout": [],
        "title_field": "number",
        "fields": [
            made("number", "serial_number", options={"pattern": "K-{0000}", "reset": "never"}),
            made("holder", searchable=True),
        ],
    }  # fmt: skip


def role(name: str, form: str, actions: dict[str, Any], *fields: dict[str, str]) -> dict[str, Any]:
    grant = {"uid": uid(f"grant{name}"), "form": form, "actions": actions, "fields": list(fields)}
    return {"kind": "role", "schema": 1, "name": name, "uid": uid(f"role{name}"), "label": label(name),
            "grants": [grant], "deny": []}  # fmt: skip


ALL = {"read": True, "create": True, "update": True, "delete": True}
REST = {"field": "*", "see": "clear", "write": "always"}


def sees(field: str, how: str = "clear") -> dict[str, str]:
    return {"field": field, "see": how, "write": "always" if how == "clear" else "never"}


DOCUMENTS = {
    "branch": (
        client_form(),
        role("desk", "client", ALL, sees("phone"), sees("secret"), REST),
        role("front", "client", {"read": "own", "create": True}, sees("phone", "masked"), sees("name"), sees("plain")),
    ),
    "cards": (
        card_form(),
        role("issuer", "card", ALL, REST),
    ),
}


@pytest.fixture(scope="module", autouse=True)
async def world(platform: Platform, bank: Bank) -> None:
    """The apps, published: rm1 sits at the desk and issues cards, rm2 at the front; the agent has no part in them."""
    for app, documents in DOCUMENTS.items():
        async with platform.database.transaction() as session:
            await platform.definitions.apps.add(session, ADA, label=Label(zh=app), app=app)
        for body in documents:
            await put(platform, app, body)
        await publish(platform, app)
    async with platform.database.transaction() as session:
        for login, app, name in (("rm1", "branch", "desk"), ("rm1", "cards", "issuer"), ("rm2", "branch", "front")):
            holding = Holding(app, name, person=bank.people[login])
            await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)


@pytest.fixture(scope="module")
async def desk(client_for: ClientFor) -> Browser:
    """Who sees everything."""
    return await client_for("rm1")


@pytest.fixture(scope="module")
async def front(client_for: ClientFor) -> Browser:
    """Who reads his own clients, and of them name and a masked phone."""
    return await client_for("rm2")


async def saved(who: Browser, records: str = CLIENTS, **values: Any) -> str:
    """Make a record; its id."""
    answer = await who.post(records, json={"values": values})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def found(who: Browser, q: str, **more: Any) -> list[str]:
    """The titles of what is found, form after form."""
    answer = await who.get("/api/search", params={"q": q, **more})
    assert answer.status_code == 200, answer.text
    return [item["title"] for group in answer.json()["groups"] for item in group["items"]]
