"""Before publishing: who gains and who loses rights, in words, and how many records they would see."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give, take
from engine.identity.tables import assignment, person
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import APP, RECORDS, REST, publish, put, role, slip

CHANGES = f"/api/apps/{APP}/rights_changes"
PHONE = {"field": "phone", "see": "masked", "write": "never"}
TITLE = {"field": "title", "see": "clear", "write": "never"}


@pytest.fixture
async def builder(client_for: ClientFor) -> Browser:
    return await client_for("builder")


@pytest.fixture
async def records(teller: Browser) -> int:
    """Three of rm1's; how many there are by now."""
    for number in range(3):
        made = await teller.post(RECORDS, json={"values": {"title": f"row {number}", "amount": "5.00"}})
        assert made.status_code == 201, made.text
    return len((await teller.get(RECORDS, params={"limit": 200})).json()["items"])


async def changes(builder: Browser) -> dict[str, Any]:
    answer = await builder.get(CHANGES)
    assert answer.status_code == 200, answer.text
    return {each["role"]: each for each in answer.json()["items"]}


async def test_nothing_changes_without_drafts(builder: Browser) -> None:
    assert await changes(builder) == {}


async def test_a_narrower_role_tells_who_loses_what_and_how_many_records(
    builder: Browser, platform: Platform, records: int
) -> None:
    """rm2 reads everything as a reader; from now on only his own, the phone no more, but he may export."""
    await put(platform, role("reader", {"read": "own", "export": "own"}, TITLE))
    (found,) = (await changes(builder)).values()
    assert found["role"] == "reader"
    assert [each["en"] for each in found["gains"]] == ["may export 'slip': Own"]
    assert [each["en"] for each in found["losses"]] == [
        "may no longer read 'slip': All (now: Own)", "may no longer see (masked) fields of 'slip': phone",
    ]  # fmt: skip
    assert found["losses"][0]["zh"] == "不再可以查看“slip”：全部（现在是：本人负责的）"
    assert (found["holders"], found["names"]) == ({"value": 1, "exact": True}, ["李志远"])
    (seen,) = found["records"]
    assert (seen["person"], seen["form"]["zh"]) == ("李志远", "slip")
    assert (seen["before"], seen["after"]) == ({"value": records, "exact": True}, {"value": 0, "exact": True})
    await put(platform, role("reader", {"read": True}, PHONE, TITLE))
    assert await changes(builder) == {}


async def test_a_class_of_sensitivity_takes_a_field_from_every_role_that_had_it_by_the_star(
    builder: Browser, platform: Platform
) -> None:
    body = slip()
    fields = [each | ({"sensitivity": "C2"} if each["name"] == "amount" else {}) for each in body["fields"]]
    await put(platform, body | {"fields": fields})
    (found,) = (await changes(builder)).values()
    assert (found["role"], found["gains"]) == ("teller", [])
    assert [each["en"] for each in found["losses"]] == [
        "may no longer see (clear) fields of 'slip': amount", "may no longer write (always) fields of 'slip': amount",
    ]  # fmt: skip
    assert found["holders"]["value"] == 2
    await put(platform, body)
    assert await changes(builder) == {}


async def test_a_denial_that_goes_and_a_role_that_goes(builder: Browser, platform: Platform, records: int) -> None:
    body = role("denied", {"read": True}, REST)
    denial = {"uid": "denialofxxxx", "form": "slip", "actions": {"read": "done"}, "fields": []}
    await put(platform, body | {"deny": [denial]})
    await publish(platform)
    await put(platform, body)
    (found,) = (await changes(builder)).values()
    assert [each["en"] for each in found["gains"]] == ["'slip': a denial goes or changes"]
    assert (found["losses"], found["holders"]["value"], found["records"]) == ([], 0, [])


async def test_who_holds_a_role_by_a_post_is_counted_and_nobody_else(
    builder: Browser, platform: Platform, bank: Bank
) -> None:
    """A role given to a post: those in the post today, not everybody who has one."""
    async with platform.database.transaction() as session:
        rows = await session.rows(
            select(assignment.c.post_id, person.c.name)
            .join(person, person.c.id == assignment.c.person_id)
            .where(assignment.c.person_id == bank.people["president"])
        )
        holding = Holding(APP, "reader", post=rows[0].post_id)
        held = await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)
    await put(platform, role("reader", {"read": "own"}, PHONE, TITLE))
    found = (await changes(builder))["reader"]
    assert sorted(found["names"]) == sorted(["李志远", rows[0].name])
    assert found["holders"]["value"] == 2
    await put(platform, role("reader", {"read": True}, PHONE, TITLE))
    async with platform.database.transaction() as session:
        await take(session, SYSTEM, platform.clock, held, profile=Profile.SMALL_BANK)


async def test_strangers_are_told_nothing(client_for: ClientFor, bank: Bank) -> None:
    for login in ("rm1", "admin", "secadmin", "auditor"):
        assert (await (await client_for(login)).get(CHANGES)).status_code == 403
    unknown = f"/api/apps/{APP}/publications/{bank.people['rm1']}/rights_changes"
    assert (await (await client_for("secadmin")).get(unknown)).status_code == 404
    assert (await (await client_for("rm1")).get(unknown)).status_code == 403


async def test_names_of_the_longest_kind_are_told_as_far_as_a_label_goes(builder: Browser, platform: Platform) -> None:
    body, longest = slip(), {"zh": "长" * 200, "en": "l" * 200}
    named = body | {"label": longest, "fields": [each | {"label": longest} for each in body["fields"]]}
    await put(platform, named)
    await put(platform, role("reader", {"read": "own", "export": "own"}, TITLE))
    found = (await changes(builder))["reader"]
    told = [each for said in ("gains", "losses") for each in found[said]]
    assert len(told) >= 2
    assert all(len(each["zh"]) <= 200 and each["en"].endswith("…") for each in told)
    await put(platform, role("reader", {"read": True}, PHONE, TITLE))
    await put(platform, body)
    assert "reader" not in await changes(builder)
