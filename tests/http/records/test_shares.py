"""One record shared with somebody: who sees it, how much of it, until when, and who may share at all."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update

from engine.api.dependencies import Platform
from engine.audit.tables import audit_entry
from engine.identity.actor import SYSTEM
from engine.identity.epoch import advance
from engine.identity.recognise import in_every_post
from engine.identity.roles import Holding, give, take
from engine.identity.tables import person, record_share
from engine.records.lens import lens_of
from engine.reference import Reference
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import ALL, APP, RECORDS, REST, publish, put, role

UNTIL = (datetime.now(UTC) + timedelta(days=5)).date().isoformat()
SEEN = (
    {"field": "title", "see": "clear", "write": "never"}, {"field": "phone", "see": "masked", "write": "never"},
    {"field": "amount", "see": "clear", "write": "always"},
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
async def shared_app(till: None, platform: Platform, bank: Bank) -> AsyncIterator[None]:
    """rm3 and the president look at what is shared with them; the supervisor shares what is his own."""
    await put(
        platform, role("sharer", {**ALL, "share": True}, {"field": "phone", "see": "clear", "write": "always"}, REST)
    )
    await put(platform, role("half", {"read": True, "share": True}, *SEEN[:2]))
    await put(platform, role("guest", {"read": "shared", "update": "shared_to_write"}, *SEEN))
    await publish(platform)
    held = []
    async with platform.database.transaction() as session:
        for login, name in (
            ("rm1", "sharer"),
            ("rm2", "half"),
            ("rm3", "guest"),
            ("president", "guest"),
            ("inspector", "guest"),
        ):
            holding = Holding(APP, name, person=bank.people[login])
            held.append(await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK))
    yield
    async with platform.database.transaction() as session:
        for each in held:
            await take(session, SYSTEM, platform.clock, each, profile=Profile.SMALL_BANK)


@pytest.fixture
async def slip(teller: Browser) -> str:
    answer = await teller.post(RECORDS, json={"values": {"title": "押运单", "phone": "13800001111", "amount": "5.00"}})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def share(browser: Browser, record: str, **body: Any) -> Any:
    return await browser.post(f"{RECORDS}/{record}/shares", json={"until": UNTIL, **body})


async def sees(browser: Browser, record: str) -> bool:
    """By its id, and in the list: never one without the other."""
    one, page = await browser.get(f"{RECORDS}/{record}"), await browser.get(RECORDS, params={"limit": 200})
    assert page.status_code == 200, page.text
    listed = record in {each["id"] for each in page.json()["items"]}
    assert (one.status_code == 200) == listed
    return listed


async def test_a_share_opens_the_record_and_what_the_role_shows_of_it(
    teller: Browser, client_for: ClientFor, bank: Bank, slip: str, platform: Platform
) -> None:
    guest, stranger = await client_for("rm3"), await client_for("president")
    assert not await sees(guest, slip)
    given = await share(teller, slip, person=str(bank.people["rm3"]))
    assert given.status_code == 201, given.text
    assert await sees(guest, slip)
    assert not await sees(stranger, slip)
    record = (await guest.get(f"{RECORDS}/{slip}")).json()
    assert record["masked"] == ["phone"]
    assert set(record["values"]) == {"title", "phone", "amount"}
    assert record["rights"]["update"] is False
    refused = await guest.patch(f"{RECORDS}/{slip}", json={"values": {"amount": "6.00"}}, headers={"If-Match": '"1"'})
    assert refused.status_code == 403
    async with platform.database.reading() as session:
        kept = await session.rows(select(audit_entry.c.details).where(audit_entry.c.kind == "record.share"))
    assert kept[-1].details["person_id"] == str(bank.people["rm3"])


async def test_a_share_to_write_lets_write_and_ends_when_it_is_ended(
    teller: Browser, client_for: ClientFor, bank: Bank, slip: str
) -> None:
    guest = await client_for("rm3")
    await share(teller, slip, person=str(bank.people["rm3"]))
    assert (await share(teller, slip, person=str(bank.people["rm3"]), may_write=True)).status_code == 201
    changed = await guest.patch(f"{RECORDS}/{slip}", json={"values": {"amount": "6.00"}}, headers={"If-Match": '"1"'})
    assert changed.status_code == 200, changed.text
    (one,) = (await teller.get(f"{RECORDS}/{slip}/shares")).json()["items"]
    assert (one["person"]["label"], one["may_write"], one["until"]) == ("杨帆", True, UNTIL)
    assert (await teller.delete(f"{RECORDS}/{slip}/shares/{one['id']}")).status_code == 204
    assert not await sees(guest, slip)
    assert (await teller.get(f"{RECORDS}/{slip}/shares")).json()["items"] == []
    assert (await teller.delete(f"{RECORDS}/{slip}/shares/{one['id']}")).status_code == 404


@pytest.mark.parametrize(
    ("receiver", "opened"),
    [({"unit": "JC"}, {"president"}), ({"unit": "HQ"}, {"president", "rm3", "inspector"}),
     ({"role": f"{APP}/guest"}, {"president", "rm3", "inspector"})],
    ids=["a branch", "the whole bank", "a role"],
)  # fmt: skip
async def test_a_unit_or_a_role_may_receive_it(
    teller: Browser, client_for: ClientFor, bank: Bank, slip: str, receiver: dict[str, str], opened: set[str]
) -> None:
    body = {name: str(bank.units[value]) if name == "unit" else value for name, value in receiver.items()}
    assert (await share(teller, slip, **body)).status_code == 201
    found = {login for login in ("president", "rm3", "inspector") if await sees(await client_for(login), slip)}
    assert found == opened


async def test_a_share_is_over_after_its_day(
    teller: Browser, client_for: ClientFor, bank: Bank, slip: str, platform: Platform
) -> None:
    guest = await client_for("rm3")
    await share(teller, slip, person=str(bank.people["rm3"]))
    over = platform.clock.today()
    async with platform.database.transaction() as session:
        mine = record_share.c.record_id == UUID(slip)
        await session.execute(update(record_share).where(mine).values(valid_to=over))
    assert not await sees(guest, slip)


async def test_strangers_neither_share_nor_see_shares(
    teller: Browser, client_for: ClientFor, bank: Bank, slip: str
) -> None:
    given = (await share(teller, slip, person=str(bank.people["rm3"]))).json()["id"]
    for browser, status in ((await client_for("rm3"), 403), (await client_for("president"), 404),
                            (await client_for("admin"), 404), (await client_for("builder"), 404)):  # fmt: skip
        place = f"{RECORDS}/{slip}/shares"
        tried = [
            await browser.get(place), await share(browser, slip, person=str(bank.people["president"])),
            await browser.delete(f"{place}/{given}"),
        ]  # fmt: skip
        assert {each.status_code for each in tried} == {status}
    assert not await sees(await client_for("president"), slip)


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ({}, {"share_one_receiver"}),
        (
            {"person": "01970000-0000-7000-8000-000000000000", "until": "2000-01-01"},
            {"share_no_receiver", "share_until"},
        ),
        ({"unit": "01970000-0000-7000-8000-000000000000"}, {"share_no_receiver"}),
        ({"role": "till/none"}, {"share_no_receiver"}),
        ({"role": "crm/guest", "until": None}, {"share_no_receiver", "share_until"}),
        ({"role": f"{APP}/guest", "until": "2999-01-01"}, {"share_until"}),
    ],
    ids=["nobody", "unknown and over", "no unit", "no role", "another app's role", "too long"],
)
async def test_what_is_wrong_with_a_share_is_told_at_once(
    teller: Browser, slip: str, body: dict[str, Any], codes: set[str]
) -> None:
    answer = await share(teller, slip, **body)
    assert answer.status_code == 422, answer.text
    assert {each["code"] for each in answer.json()["problems"]} == codes


async def test_sharing_with_somebody_it_opens_nothing_to_is_told(teller: Browser, bank: Bank, slip: str) -> None:
    answer = await share(teller, slip, person=str(bank.people["agent"]))
    assert (answer.status_code, answer.json()["problems"][0]["code"]) == (422, "share_without_effect")
    assert (await teller.get(f"{RECORDS}/{slip}/shares")).json()["items"] == []


@pytest.mark.parametrize("receiver", [{"person": "rm3"}, {"unit": "JC"}, {"role": f"{APP}/guest"}], ids=str)
async def test_nobody_gives_more_than_he_has(
    reader: Browser, client_for: ClientFor, bank: Bank, slip: str, receiver: dict[str, str]
) -> None:
    """rm2 may share, but does not see the amount that the guests' role shows of what is shared with them."""
    (how, who), known = next(iter(receiver.items())), {"person": bank.people, "unit": bank.units}
    answer = await share(reader, slip, **{how: str(known[how][who]) if how in known else who})
    assert (answer.status_code, answer.json()["problems"][0]["code"]) == (422, "share_more_than_own"), answer.text
    assert "amount" in answer.json()["problems"][0]["message"]
    assert (await share(reader, slip, person=str(bank.people["rm3"]), may_write=True)).status_code == 403
    assert not await sees(await client_for("rm3"), slip)


async def test_handing_a_record_over_ends_its_shares(
    teller: Browser, client_for: ClientFor, bank: Bank, slip: str, platform: Platform
) -> None:
    guest = await client_for("rm3")
    await share(teller, slip, person=str(bank.people["rm3"]))
    assert await sees(guest, slip)
    to = {"owner": str(bank.people["supervisor"])}
    assert (await teller.post(f"{RECORDS}/{slip}/transfer", json=to)).status_code == 200
    assert not await sees(guest, slip)
    assert (await teller.get(f"{RECORDS}/{slip}/shares")).json()["items"] == []
    async with platform.database.reading() as session:
        told = await session.rows(select(audit_entry.c.details).where(audit_entry.c.kind == "record.share_end"))
    assert told[-1].details["because"] == "transfer"


async def test_what_somebody_shared_who_has_left_is_over(
    teller: Browser, client_for: ClientFor, bank: Bank, slip: str, platform: Platform
) -> None:
    guest = await client_for("rm3")
    await share(teller, slip, person=str(bank.people["rm3"]))
    async with platform.database.transaction() as session:
        mine = update(person).where(person.c.id == bank.people["rm1"])
        await session.execute(mine.values(state="left"))
        await advance(session)
    try:
        assert not await sees(guest, slip)
    finally:
        async with platform.database.transaction() as session:
            await session.execute(mine.values(state="active"))
            await advance(session)


async def test_who_is_shared_nothing_with_is_not_asked_about_shares(
    platform: Platform, teller: Browser, bank: Bank, slip: str
) -> None:
    """The clause is in the statement only for who has a share in the form: a list costs the others nothing."""

    async def asked(login: str) -> bool:
        async with platform.database.reading() as session:
            (actor,) = await in_every_post(session, bank.people[login], day=platform.clock.today())
        lens = lens_of(actor, platform.live.now, Reference(APP, "slip"), today=platform.clock.today())
        return "record_share" in str(lens.readable().select(lens.readable().table["id"]))

    async with platform.database.transaction() as session:
        await session.execute(update(record_share).values(ended_at=platform.clock.real()))
    assert not await asked("inspector")
    await share(teller, slip, person=str(bank.people["inspector"]))
    assert await asked("inspector")


async def test_the_roles_a_share_means_something_to_are_named(teller: Browser, slip: str) -> None:
    found = (await teller.get(f"{RECORDS}/{slip}/shares")).json()["roles"]
    assert found == [{"id": f"{APP}/guest", "label": "guest"}]


async def test_why_somebody_may_names_the_share(teller: Browser, client_for: ClientFor, bank: Bank, slip: str) -> None:
    """The security administrator learns by which share, of whom, until when; and no value of the record."""
    await share(teller, slip, person=str(bank.people["rm3"]))
    question = {"person": str(bank.people["rm3"]), "app": APP, "form": "slip", "record": slip, "field": "phone"}
    for login in ("secadmin", "rm3"):
        answer = await (await client_for(login)).post("/api/permissions/explain", json=question)
        assert answer.status_code == 200, answer.text
        told = answer.json()
        assert (told["allowed"], told["see"]) == (True, "masked")
        (one,) = told["shares"]
        assert (one["person"]["label"], one["by"]["label"], one["until"]) == ("杨帆", "陈晓雯", UNTIL)
        (reason,) = [each for each in told["reasons"] if each["holds"]]
        assert reason["rule"] == "shared"
        assert "guest" in reason["sentence"]["en"]
        assert [each["en"][:24] for each in told["notes"]] == ["A field of class C2: '*'"]
        assert "13800001111" not in answer.text
