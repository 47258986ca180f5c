"""Twenty people save records over HTTP while their form is published anew: nothing fails and nothing is lost."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor

WRITERS = 20
PLACE = "/api/apps/desk"
RECORDS = f"{PLACE}/forms/ticket/records"


def label(text: str) -> dict[str, str]:
    return {"zh": text, "en": text}


def made(name: str, **more: Any) -> dict[str, Any]:
    return {"uid": (name + "x" * 12)[:12], "name": name, "type": "text", "label": label(name), **more}


def ticket(*fields: dict[str, Any]) -> dict[str, Any]:
    return {"name": "ticket", "uid": "ticketxxxxxx", "label": label("ticket"), "fields": list(fields), "layout": []}


ROLE = {
    "name": "clerk",
    "label": label("clerk"),
    "grants": [
        {"form": "ticket", "actions": {"read": True, "create": True, "update": True},
         "fields": [{"field": "*", "see": "clear", "write": "always"}]},
    ],
    "deny": [],
}  # fmt: skip


async def put(builder: Browser, kind: str, body: dict[str, Any]) -> None:
    place = f"{PLACE}/definitions/{kind}/{body['name']}/draft"
    present = await builder.get(place)
    revision = present.json()["revision"] if present.status_code == 200 else 0
    saved = await builder.put(place, json=body, headers={"If-Match": f'"{revision}"'})
    assert saved.status_code == 200, saved.text


@pytest.fixture
async def clerk(client_for: ClientFor, platform: Platform, bank: Bank) -> Browser:
    """rm1, who may do everything with tickets."""
    builder = await client_for("builder")
    await builder.post("/api/apps", json={"label": label("desk"), "app": "desk"})
    await put(builder, "form", ticket(made("number"), made("words"), made("old")))
    await put(builder, "role", ROLE)
    assert (await builder.post(f"{PLACE}/publish", json={})).status_code == 201
    async with platform.database.transaction() as session:
        holding = Holding("desk", "clerk", person=bank.people["rm1"])
        await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)
    return await client_for("rm1")


@dataclass
class Desk:
    """Where twenty people save tickets, each with the form he opened a while ago."""

    browser: Browser
    is_open: bool = True
    saved: set[str] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)
    changed: int = 0
    longest: float = 0.0

    async def work(self, writer: int) -> None:
        count = 0
        while self.is_open:
            form = (await self.browser.get(f"{PLACE}/forms/ticket")).json()
            for _ in range(4):  # four tickets with a form once opened
                if self.is_open and not await self._save(form, f"{writer}-{count}"):
                    break  # the form has changed: open it anew, with everything typed still there
                count += 1

    async def _save(self, form: dict[str, Any], number: str) -> bool:
        names = {each["name"] for each in form["fields"]}
        values = {name: number for name in ("number", "words", "said", "new") if name in names}
        if "old" in names and number.endswith("0"):
            values["old"] = number
        began = perf_counter()
        answer = await self.browser.post(
            RECORDS, json={"values": values}, headers={"Langqiao-Release": str(form["release"])}
        )
        self.longest = max(self.longest, perf_counter() - began)
        if answer.status_code == 422 and answer.json()["code"] == "form_changed":
            self.changed += 1
            return False
        if answer.status_code != 201:
            self.failures.append(answer.text)
        self.saved.add(number)
        return True


async def test_twenty_people_save_while_their_form_is_published_anew(
    clerk: Browser, client_for: ClientFor, capsys: pytest.CaptureFixture[str]
) -> None:
    builder, desk = await client_for("builder"), Desk(clerk)
    writers = [asyncio.create_task(desk.work(number)) for number in range(WRITERS)]
    await asyncio.sleep(0.7)
    desk.longest = 0.0
    await asyncio.sleep(0.7)
    quiet, desk.longest = desk.longest, 0.0
    renamed = {**made("words"), "name": "said"}
    await put(builder, "form", ticket(made("number", unique=True), renamed, made("new")))
    published = await builder.post(f"{PLACE}/publish", json={"note": "unique, renamed, retired"})
    await asyncio.sleep(0.7)
    desk.is_open = False
    await asyncio.gather(*writers)

    assert (published.status_code, published.json()["release"]) == (201, 2)
    assert desk.failures == []
    kept: dict[str, dict[str, Any]] = {}
    after = None
    while True:
        page = (await clerk.get(RECORDS, params={"limit": 200, **({"after": after} if after else {})})).json()
        kept |= {each["values"]["number"]: each["values"] for each in page["items"]}
        after = page["next"]
        if after is None:
            break
    assert kept.keys() == desk.saved, "none is lost"
    assert all(values["said"] == number for number, values in kept.items()), "the renamed field has every value"
    with capsys.disabled():
        print(
            f"\n{len(kept)} tickets by {WRITERS} people, {desk.changed} asked to look again;"
            f" longest save {desk.longest * 1000:.0f} ms, with nobody publishing {quiet * 1000:.0f} ms"
        )
    again = await clerk.post(RECORDS, json={"values": {"number": next(iter(kept))}})
    assert again.status_code == 422, "unique by now"
