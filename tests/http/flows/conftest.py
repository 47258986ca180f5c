"""A bank's leave slips with a flow over them; rm1 fills in, supervisor and president approve, rm3 is a stranger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.errors import Invalid
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.problems import Language, Severity
from engine.reference import Label
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import ADA, label, made, uid

APP = "desk"
RECORDS = f"/api/apps/{APP}/forms/slip/records"

FORM = {
    "kind": "form", "schema": 1, "name": "slip", "uid": "deskslipxxxx", "label": label("slip"), "layout": [],
    "title_field": "title",
    "fields": [
        made("title", required=True, options={"max_length": 40}),
        made("amount", "money"),
        made("note", "long_text"),
        made("secret", sensitivity="C3"),
        made("boss", "person"),
    ],
}  # fmt: skip

CLEAR = {"see": "clear", "write": "always"}


def role(name: str, actions: dict[str, Any], *fields: dict[str, str]) -> dict[str, Any]:
    grant = {"uid": uid(f"dgr{name}"), "form": "slip", "actions": actions, "fields": list(fields)}
    return {"kind": "role", "schema": 1, "name": name, "uid": uid(f"drole{name}"), "label": label(name),
            "grants": [grant], "deny": []}  # fmt: skip


def node(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"uid": uid(f"n{name}"), "name": name, "type": kind, "label": label(name), **more}


ALL_ACTIONS = ("approve", "reject", "return", "transfer", "delegate", "consult", "add_signer", "remove_signer",
               "withdraw", "urge", "cc")  # fmt: skip
ACTIONS: dict[str, Any] = {each: {} for each in ALL_ACTIONS} | {"consult": {"fields": ["title"]}}


def person_task(name: str, *logins: str, **more: Any) -> dict[str, Any]:
    who = {"strategy": "person", "person": list(logins)}
    return node(name, "userTask", **{"assignment": who, "actions": ACTIONS, **more})


def arcs(*said: str) -> list[dict[str, Any]]:
    """`a > b`, `a > b ? condition`, `a > b !` for the default."""
    found = []
    for at, text in enumerate(said):
        path, _, condition = text.partition(" ? ")
        source, target = path.removesuffix(" !").split(" > ")
        arc = {"uid": uid(f"arc{at}{source}{target}"), "from": source, "to": target}
        arc |= {"condition": condition} if condition else {}
        found.append(arc | ({"default": True} if path.endswith(" !") else {}))
    return found


def flow(name: str, nodes: list[dict[str, Any]], sequence_flows: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {"kind": "flow", "schema": 1, "name": name, "uid": uid(f"dfl{name}"), "label": label(name), "form": "slip",
            "nodes": nodes, "sequence_flows": sequence_flows, **more}  # fmt: skip


def start(kind: str = "record") -> dict[str, Any]:
    return node("s", "startEvent", trigger={"kind": kind})


END = node("e", "endEvent")

LEAVE = flow(
    "leave",
    [
        start(),
        person_task("check", "supervisor", fields=[{"field": "title", "see": "clear"},
                                                   {"field": "amount", "see": "clear", "write": "always"}]),
        person_task("sign", "president", comment={"required_on": ["reject"]},
                    fields=[{"field": "title", "see": "clear"}]),
        END,
    ],
    arcs("s > check", "check > sign", "sign > e"),
)  # fmt: skip

ROLES = (
    role("clerk", {"read": "own", "create": True, "update": "own", "delete": "own"},
         {"field": "secret", **CLEAR}, {"field": "*", **CLEAR}),
)  # fmt: skip


async def put(platform: Platform, body: Mapping[str, Any]) -> None:
    """Save a draft over whatever is there."""
    drafts = platform.definitions.drafts
    async with platform.database.transaction() as session:
        rows = await drafts.listing(session, APP, body["kind"])
        draft = next((each.draft for each in rows if each.source.name == body["name"]), None)
        revision = draft.source.revision if draft else 0
        await drafts.put(session, ADA, APP, body["kind"], body["name"], dict(body), revision=revision)


async def publish(platform: Platform, *bodies: Mapping[str, Any]) -> int:
    """Publish these with every other draft."""
    for body in bodies:
        await put(platform, body)
    try:
        done = await platform.definitions.publisher.publish(ADA, APP, note="")
    except Invalid as error:
        told = [
            f"{each.path}: {each.text(Language.EN)}" for each in error.problems if each.code.severity is Severity.ERROR
        ]
        raise AssertionError(told) from error
    async with platform.database.reading() as session:
        await platform.live.refresh(session)
    assert done.release is not None, done
    return done.release


@pytest.fixture(scope="module", autouse=True)
async def desk(platform: Platform, bank: Bank) -> None:
    """The app, published; rm1 and rm2 are clerks."""
    async with platform.database.transaction() as session:
        await platform.definitions.apps.add(session, ADA, label=Label(zh=APP), app=APP)
    await publish(platform, FORM, *ROLES, LEAVE)
    async with platform.database.transaction() as session:
        for login in ("rm1", "rm2"):
            holding = Holding(APP, "clerk", person=bank.people[login])
            await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)


@pytest.fixture
async def clerk(client_for: ClientFor) -> Browser:
    """Who fills slips in."""
    return await client_for("rm1")


async def begin(browser: Browser, name: str = "leave", **values: Any) -> dict[str, Any]:
    """A case of a flow on a new slip."""
    body = {"values": {"title": "three days", "amount": "10.00", "secret": "s3cret", **values}}
    answer = await browser.post(f"/api/apps/{APP}/flows/{name}/cases", json=body)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def to_do(browser: Browser, case: Mapping[str, Any], box: str = "open") -> list[dict[str, Any]]:
    """His tasks in a case."""
    answer = await browser.get("/api/tasks", params={"box": box, "limit": 200})
    assert answer.status_code == 200, answer.text
    return [each for each in answer.json()["items"] if each["case"] == case["id"]]


async def task_in(browser: Browser, case: Mapping[str, Any]) -> str:
    """His one task in a case."""
    (found,) = await to_do(browser, case)
    return str(found["id"])


async def do(browser: Browser, task: str, action: str, **body: Any) -> Any:
    """An action that has to succeed."""
    answer = await browser.post(f"/api/tasks/{task}/{action}", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()
