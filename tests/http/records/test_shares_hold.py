"""A share holds as long as whoever gave it, or the one in whose right it was given, may share; lists of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import select

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give, take
from engine.identity.tables import assignment, record_share
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import APP, RECORDS
from tests.http.records.test_shares import UNTIL, sees, share, shared_app, slip

__all__ = ["shared_app", "slip"]
"""The roles, who holds them and the record are the same here."""


async def test_what_somebody_shared_counts_only_while_he_may_share(
    teller: Browser, client_for: ClientFor, bank: Bank, platform: Platform
) -> None:
    """He has the role to share, loses it and gets it back; it is told where it is explained."""
    giver, guest = await client_for("agent"), await client_for("rm3")
    async with platform.database.transaction() as session:
        named = Holding(APP, "sharer", person=bank.people["agent"])
        held = await give(session, SYSTEM, platform.clock, named, profile=Profile.SMALL_BANK)
    record = (await giver.post(RECORDS, json={"values": {"title": "代管", "amount": "5.00"}})).json()["id"]
    assert (await share(giver, record, person=str(bank.people["rm3"]))).status_code == 201
    assert await sees(guest, record)
    question = {"person": str(bank.people["rm3"]), "app": APP, "form": "slip", "record": record}
    asker = await client_for("secadmin")
    for counts in (False, True):
        async with platform.database.transaction() as session:
            if counts:
                held = await give(session, SYSTEM, platform.clock, named, profile=Profile.SMALL_BANK)
            else:
                await take(session, SYSTEM, platform.clock, held, profile=Profile.SMALL_BANK)
        assert await sees(guest, record) == counts
        told = (await asker.post("/api/permissions/explain", json=question)).json()
        assert told["allowed"] == counts
        assert [each["counts"] for each in told["shares"]] == [counts]
        listed = (await teller.get(f"{RECORDS}/{record}/shares")).json()["items"]
        assert [each["counts"] for each in listed] == [counts]
    async with platform.database.transaction() as session:
        await take(session, SYSTEM, platform.clock, held, profile=Profile.SMALL_BANK)


async def test_who_stands_in_for_another_shares_in_the_others_right(
    teller: Browser, client_for: ClientFor, bank: Bank, platform: Platform
) -> None:
    """The record of the share names both; it counts as long as the one whose right it was may share."""
    slip = (await teller.post(RECORDS, json={"values": {"title": "代办", "amount": "5.00"}})).json()["id"]
    async with platform.database.transaction() as session:
        (post,) = await session.rows(select(assignment.c.post_id).where(assignment.c.person_id == bank.people["rm1"]))
        by_post = Holding(APP, "sharer", post=post.post_id)
        held = await give(session, SYSTEM, platform.clock, by_post, profile=Profile.SMALL_BANK)
    stands = await client_for("agent", fresh=True)
    mine = {"assignment": teller.me["assignments"][0]["id"], "person": str(bank.people["agent"])}
    assert (await teller.post("/api/delegations", json={**mine, "until": UNTIL, "reason": "x"})).status_code == 201
    try:
        (given,) = (await stands.get("/api/delegations")).json()["items"]
        acting = await stands.patch("/api/session", json={"delegation": given["id"]})
        assert acting.status_code == 200, acting.text
        answer = await share(stands, slip, person=str(bank.people["rm3"]))
        assert answer.status_code == 201, answer.text
        assert await sees(await client_for("rm3"), slip)
        async with platform.database.reading() as session:
            (kept,) = await session.rows(select(record_share).where(record_share.c.record_id == UUID(slip)))
        assert (kept.given_by, kept.given_for) == (bank.people["agent"], bank.people["rm1"])
        assert (await teller.delete(f"/api/delegations/{given['id']}")).status_code == 204
    finally:
        async with platform.database.transaction() as session:
            await take(session, SYSTEM, platform.clock, held, profile=Profile.SMALL_BANK)


async def test_a_list_shows_what_is_shared_with_who_asks_and_nothing_else(
    teller: Browser, client_for: ClientFor, bank: Bank, slip: str
) -> None:
    """In lists, counts, groups and acts on many; of others it says nothing."""
    shared = [{"field": "shared_with_me", "op": "eq", "value": True}]
    form = RECORDS.removesuffix("/records")
    other = await teller.post(RECORDS, json={"values": {"title": "另一单", "amount": "7.00"}})
    guest, also = await client_for("rm3"), await client_for("supervisor")
    for record in (slip, other.json()["id"]):
        assert (await share(teller, record, person=str(bank.people["rm3"]))).status_code == 201
    await share(teller, slip, person=str(bank.people["supervisor"]))

    async def listed(browser: Browser, conditions: list[dict[str, Any]]) -> set[str]:
        asked = {"filter": conditions, "limit": 200}
        answer = await browser.post(f"{RECORDS}/query", json=asked)
        assert answer.status_code == 200, answer.text
        return {each["id"] for each in answer.json()["items"]}

    every = await listed(also, [])
    assert {slip, other.json()["id"]} <= await listed(guest, shared)
    assert await listed(also, shared) == {slip}
    assert await listed(also, [{**shared[0], "value": False}]) == every - {slip}
    assert await listed(also, [*shared, {**shared[0], "value": False}]) == set()
    assert await listed(also, [*shared, {"field": "title", "op": "eq", "value": "无"}]) == set()
    assert await listed(teller, shared) == set()
    grouped = await also.post(
        f"{RECORDS}/groups", json={"filter": shared, "totals": [{"field": "amount", "of": "sum"}]}
    )
    assert (grouped.status_code, "5.00" in grouped.text) == (200, True), grouped.text
    many = await also.post(f"{RECORDS}/bulk", json={"act": "update", "filter": shared, "values": {"count": 3}})
    assert (many.status_code, many.json()["total"]) == (201, 1), many.text
    assert [(await each.get(form)).json()["rights"]["shared"] for each in (guest, also, teller)] == [True, True, False]
    for wrong in ({"op": "eq", "value": "yes"}, {"op": "is_empty"}, {"op": "eq"}):
        refused = await also.post(f"{RECORDS}/query", json={"filter": [{"field": "shared_with_me", **wrong}]})
        assert refused.status_code == 422, refused.text
    assert (await also.get(RECORDS, params={"sort": "shared_with_me"})).status_code == 422
