"""Two apps in which everything that can name a field does: a form with its view, role, decision and menu, and a form of
another app that looks it up."""

from __future__ import annotations

from typing import Any

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor

APP, OTHER = "wares", "wares_user"
PLACE = f"/api/apps/{APP}"
AT = f"{PLACE}/definitions"


def label(text: str) -> dict[str, str]:
    return {"zh": f"某{text}", "en": text}


def field(name: str, type_: str = "text", **more: Any) -> dict[str, Any]:
    return {"name": name, "uid": (name + "x" * 12)[:12], "type": type_, "label": label(name), **more}


WARE = {
    "name": "ware", "label": label("ware"), "shared": True, "title_field": "code",
    "fields": [
        field("code"), field("price", "decimal"), field("note"),
        field("taxed", "decimal", computed="price * 2"), field("spare"),
    ],
    "unique": [{"name": "once", "uid": "oncexxxxxxxx", "fields": ["code", "price"]}],
    "layout": [{"uid": "sectionxxxxx", "block": "section", "label": label("main"), "children": [
        {"field": "code", "width": 12}, {"field": "price", "width": 12}, {"field": "spare", "width": 12}]}],
}  # fmt: skip
DEAR = {
    "name": "dear", "label": label("dear"), "form": "ware", "as": "table", "columns": ["code", "price", "spare"],
    "filter": "price > 10", "sort": ["-price", "spare"],
}  # fmt: skip
CLERK = {
    "name": "clerk", "label": label("clerk"),
    "grants": [{"form": "ware", "actions": {"read": "price < 1000", "create": True, "update": True}, "fields": [
        {"field": "spare", "see": "clear", "write": "never"}, {"field": "price", "see": "clear", "write": "always"},
        {"field": "taxed", "see": "clear", "write": "never"}, {"field": "*", "see": "clear", "write": "always"}]}],
}  # fmt: skip
GRADE = {
    "name": "grade", "label": label("grade"), "form": "ware", "hit_policy": "first",
    "inputs": [{"name": "price", "label": label("price"), "expression": "price", "type": "number"}],
    "outputs": [{"name": "grade", "type": "text"}],
    "rows": [{"when": ["> 100"], "then": ['"dear"']}, {"when": ["-"], "then": ['"fair"']}],
}  # fmt: skip
ORDER = {
    "name": "order", "label": label("order"), "layout": [],
    "fields": [
        field("ware", "reference", options={"form": f"{APP}/ware"}),
        field("cost", "decimal", computed={"lookup": "ware.price"}),
    ],
}  # fmt: skip
MENU = {"label": label("wares"), "menu": [{"view": "dear"}, {"form": "ware", "as": "new"}]}


async def put(builder: Browser, kind: str, body: dict[str, Any], app: str = APP, was: str = "") -> dict[str, Any]:
    place = f"/api/apps/{app}/definitions/{kind}/{was or body['name']}/draft"
    present = await builder.get(place)
    revision = present.json()["revision"] if present.status_code == 200 else 0
    saved = await builder.put(place, json=body, headers={"If-Match": f'"{revision}"'})
    assert saved.status_code == 200, saved.text
    found: dict[str, Any] = saved.json()
    return found


async def publish(builder: Browser, app: str = APP) -> None:
    done = await builder.post(f"/api/apps/{app}/publish", json={"note": ""})
    assert done.status_code == 201, done.text


async def body_of(builder: Browser, kind: str, name: str, app: str = APP) -> dict[str, Any]:
    found: dict[str, Any] = (await builder.get(f"/api/apps/{app}/definitions/{kind}/{name}/draft")).json()["body"]
    return found


async def uses(builder: Browser, kind: str, name: str, part: str | None = None) -> dict[str, Any]:
    answer = await builder.get(f"{AT}/{kind}/{name}/uses", params={"part": part} if part else None)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def begin(client_for: ClientFor, platform: Platform, bank: Bank) -> Browser:
    found = await client_for("builder")
    if (await found.get(PLACE)).status_code == 404:
        await found.post("/api/apps", json={"label": label("wares"), "app": APP})
        for kind, body in (("form", WARE), ("view", DEAR), ("role", CLERK), ("decision", GRADE)):
            await put(found, kind, body)
        await put(found, "app", {**await body_of(found, "app", "app"), **MENU})
        await publish(found)
        await found.post("/api/apps", json={"label": label("user"), "app": OTHER})
        await put(found, "app", {**await body_of(found, "app", "app", OTHER), "requires": [APP]}, OTHER)
        await put(found, "form", ORDER, OTHER)
        await publish(found, OTHER)
        async with platform.database.transaction() as session:
            holding = Holding(APP, "clerk", person=bank.people["rm1"])
            await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)
    return found
