"""Looking as somebody else, and acting for somebody: what one sees and may do, under whose name, and in the trail."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from engine.api.dependencies import Platform
from engine.api.routes_of import discovered_routes
from engine.audit.tables import audit_entry
from engine.identity import tables as t
from engine.identity.actor import SYSTEM
from engine.identity.recognise import hashed
from engine.identity.roles import Holding, give, take
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import APP, RECORDS

DELEGATIONS = "/api/delegations"
WHY = "核对本人反映的权限问题"


@pytest.fixture
async def slip(teller: Browser) -> dict[str, Any]:
    answer = await teller.post(RECORDS, json={"values": {"title": "押运单", "phone": "13800001111"}})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


@pytest.fixture
async def onlooker(client_for: ClientFor) -> AsyncIterator[Browser]:
    """The security administrator, in a session of his own."""
    browser = await client_for("secadmin", fresh=True)
    yield browser
    await browser.delete("/api/session/viewing")


async def look_as(browser: Browser, person: Any, reason: str = WHY) -> Any:
    return await browser.post("/api/session/viewing", json={"person": str(person), "reason": reason})


async def trail(platform: Platform, kind: str) -> list[Any]:
    columns = audit_entry.c.actor, audit_entry.c.subject_id, audit_entry.c.details
    async with platform.database.reading() as session:
        rows = await session.rows(select(*columns).where(audit_entry.c.kind == kind).order_by(audit_entry.c.seq))
    return [(row.actor, row.subject_id, row.details) for row in rows]


async def test_one_sees_exactly_what_the_other_sees(
    onlooker: Browser, reader: Browser, bank: Bank, slip: dict[str, Any], platform: Platform
) -> None:
    assert (await onlooker.get(f"{RECORDS}/{slip['id']}")).status_code == 404
    me = await look_as(onlooker, bank.people["rm2"])
    assert me.status_code == 200, me.text
    assert me.json()["viewing"]["person"]["id"] == str(bank.people["rm2"])
    assert me.json()["person"]["id"] == str(bank.people["secadmin"])
    assert me.json()["platform_roles"] == []
    for path in (RECORDS, f"{RECORDS}/{slip['id']}", f"{RECORDS}/{slip['id']}/history", f"/api/apps/{APP}/forms/slip",
                 "/api/apps", f"{RECORDS}?sort=phone", "/api/audit", "/api/people"):  # fmt: skip
        theirs, seen = await reader.get(path), await onlooker.get(path)
        assert seen.status_code == theirs.status_code, path
        if seen.status_code == 200:
            assert seen.json() == theirs.json(), path
    back = await onlooker.delete("/api/session/viewing")
    assert (back.json()["viewing"], back.json()["platform_roles"]) == (None, ["security_admin"])
    assert (await onlooker.get(f"{RECORDS}/{slip['id']}")).status_code == 404
    actor, subject, details = (await trail(platform, "session.view_as"))[-1]
    assert (actor, subject, details["reason"]) == (bank.people["secadmin"], str(bank.people["rm2"]), WHY)
    assert (await trail(platform, "session.view_as_end"))[-1][1] == str(bank.people["rm2"])


async def test_what_is_read_in_clear_is_told_of_who_looked(
    onlooker: Browser, bank: Bank, slip: dict[str, Any], platform: Platform
) -> None:
    await look_as(onlooker, bank.people["rm1"])
    assert (await onlooker.get(f"{RECORDS}/{slip['id']}")).json()["values"]["phone"] == "13800001111"
    actor, _, details = (await trail(platform, "record.read_clear"))[-1]
    assert (actor, details["viewing_as"]) == (bank.people["secadmin"], str(bank.people["rm1"]))


async def test_every_route_that_changes_something_is_refused(
    onlooker: Browser, bank: Bank, slip: dict[str, Any]
) -> None:
    await look_as(onlooker, bank.people["rm1"])
    refused = 0
    for route in discovered_routes():
        extra = route.openapi_extra or {}
        public = "anonymous" in extra["x-permission"]
        for method in route.methods or ():
            writes = extra["x-audit"] == "act" or (method != "GET" and not extra["x-reads"])
            if public or not writes or f"{method} {route.path}".startswith("DELETE /api/session"):
                continue
            path = route.path.replace("{app}", APP).replace("{form}", "slip").replace("{record}", slip["id"])
            answer = await onlooker.request(method, path, json={} if method != "GET" else None)
            assert (answer.status_code, answer.json()["code"]) == (403, "only_looking"), (method, path, answer.text)
            refused += 1
    assert refused >= 50
    assert (await onlooker.get(f"{RECORDS}/{slip['id']}")).json()["version"] == 1


async def test_only_the_security_administrator_looks_and_at_no_administrator(
    client_for: ClientFor, onlooker: Browser, bank: Bank
) -> None:
    for login in ("rm1", "admin", "auditor", "builder"):
        assert (await look_as(await client_for(login), bank.people["rm2"])).status_code == 403, login
    for login in ("admin", "auditor", "builder", "secadmin"):
        assert (await look_as(onlooker, bank.people[login])).status_code == 422, login
    short = await look_as(onlooker, "01970000-0000-7000-8000-000000000000", "看")
    assert {each["code"] for each in short.json()["problems"]} == {"view_as_nobody", "view_as_reason"}


async def test_looking_ends_by_itself_and_with_the_right_to_look(
    onlooker: Browser, bank: Bank, platform: Platform
) -> None:
    await look_as(onlooker, bank.people["rm2"])
    past = datetime.now(UTC) - timedelta(seconds=1)
    key = hashed(onlooker.cookies["langqiao"])
    async with platform.database.transaction() as session:
        await session.execute(update(t.session).where(t.session.c.token_hash == key).values(viewed_until=past))
    me = (await onlooker.get("/api/session")).json()
    assert (me["viewing"], me["platform_roles"]) == (None, ["security_admin"])


@pytest.fixture
async def presidents_post(platform: Platform, bank: Bank) -> AsyncIterator[str]:
    """The president's post gives the teller's role; the id of his assignment."""
    async with platform.database.transaction() as session:
        holding = Holding(APP, "teller", post=bank.posts["president"])
        held = await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)
        found = await session.scalar(
            select(t.assignment.c.id).where(t.assignment.c.person_id == bank.people["president"])
        )
    yield str(found)
    async with platform.database.transaction() as session:
        await take(session, SYSTEM, platform.clock, held, profile=Profile.SMALL_BANK)


def wanted(assignment: str, person: Any, days: int = 3, **more: Any) -> dict[str, Any]:
    until = (datetime.now(UTC) + timedelta(days=days)).date().isoformat()
    return {"assignment": assignment, "person": str(person), "until": until, "reason": "休假", **more}


async def test_one_acts_for_another_under_ones_own_name(
    client_for: ClientFor, presidents_post: str, bank: Bank, platform: Platform
) -> None:
    president, agent = await client_for("president"), await client_for("agent", fresh=True)
    answer = await president.post(DELEGATIONS, json=wanted(presidents_post, bank.people["agent"]))
    assert answer.status_code == 201, answer.text
    delegation = answer.json()["id"]
    assert (await agent.get(RECORDS)).status_code == 404
    (offered,) = (await agent.get("/api/session")).json()["delegations"]
    assert (offered["id"], offered["person"]["label"]) == (delegation, "周启航")
    me = await agent.patch("/api/session", json={"delegation": delegation})
    assert me.json()["acting_for"] == delegation
    made = (await agent.post(RECORDS, json={"values": {"title": "代行长建的"}})).json()
    assert (made["created_by"]["label"], made["owner"]["label"]) == ("赵雨桐", "周启航")
    assert made["org"]["id"] == str(bank.units["JC"])
    (entry,) = (await president.get(f"{RECORDS}/{made['id']}/history")).json()["items"]
    assert (entry["by"]["label"], entry["on_behalf_of"]["label"]) == ("赵雨桐", "周启航")
    told = (await trail(platform, "record.create"))[-1]
    assert (told[0], told[2]["on_behalf_of"]) == (bank.people["agent"], str(bank.people["president"]))
    back = await agent.patch("/api/session", json={"assignment": agent.me["assignments"][0]["id"]})
    assert back.json()["acting_for"] is None
    assert (await agent.get(RECORDS)).status_code == 404
    await agent.patch("/api/session", json={"delegation": delegation})
    assert (await president.delete(f"{DELEGATIONS}/{delegation}")).status_code == 204
    assert (await agent.get(RECORDS)).status_code == 404
    assert (await agent.get("/api/session")).json()["acting_for"] is None


async def test_what_was_given_by_name_is_not_delegated(client_for: ClientFor, bank: Bank) -> None:
    teller, agent = await client_for("rm1"), await client_for("agent", fresh=True)
    post = teller.me["assignments"][0]["id"]
    delegation = (await teller.post(DELEGATIONS, json=wanted(post, bank.people["agent"]))).json()["id"]
    await agent.patch("/api/session", json={"delegation": delegation})
    assert (await teller.get(RECORDS)).status_code == 200
    assert (await agent.get(RECORDS)).status_code == 404
    assert (await teller.delete(f"{DELEGATIONS}/{delegation}")).status_code == 204


async def test_who_may_delegate_what(client_for: ClientFor, presidents_post: str, bank: Bank) -> None:
    president, stranger = await client_for("president"), await client_for("rm2")
    secadmin = await client_for("secadmin", fresh=True)
    to_agent = wanted(presidents_post, bank.people["agent"])
    assert (await stranger.post(DELEGATIONS, json=to_agent)).status_code == 403
    to_himself = wanted(presidents_post, bank.people["secadmin"])
    assert (await secadmin.post(DELEGATIONS, json=to_himself)).status_code == 403
    given = await secadmin.post(DELEGATIONS, json=to_agent)
    assert given.status_code == 201, given.text
    assert (await president.post(DELEGATIONS, json=to_agent)).status_code == 409
    assert (await stranger.delete(f"{DELEGATIONS}/{given.json()['id']}")).status_code == 404
    assert [each["mine"] for each in (await president.get(DELEGATIONS)).json()["items"]] == [True]
    assert (await stranger.get(DELEGATIONS)).json()["items"] == []
    agent = await client_for("agent", fresh=True)
    assert (await stranger.patch("/api/session", json={"delegation": given.json()["id"]})).status_code == 404
    assert (await agent.delete(f"{DELEGATIONS}/{given.json()['id']}")).status_code == 204


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"until": "2000-01-01"}, "delegation_period"),
        ({"until": "2999-01-01"}, "delegation_period"),
        ({"since": "2000-01-01"}, "delegation_period"),
        ({"reason": " \n"}, "delegation_reason"),
        ({"person": "01970000-0000-7000-8000-000000000000"}, "no_such_delegate"),
    ],
    ids=["over", "too long", "backwards", "no reason", "nobody"],
)
async def test_a_delegation_says_when_to_whom_and_why(
    client_for: ClientFor, presidents_post: str, bank: Bank, change: dict[str, str], code: str
) -> None:
    body = {**wanted(presidents_post, bank.people["agent"]), **change}
    answer = await (await client_for("president")).post(DELEGATIONS, json=body)
    assert answer.status_code == 422, answer.text
    assert [each["code"] for each in answer.json()["problems"]] == [code]
    himself = wanted(presidents_post, bank.people["president"])
    assert (await (await client_for("president")).post(DELEGATIONS, json=himself)).status_code == 422
