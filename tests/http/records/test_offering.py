"""Picking a record: only those are offered that may be chosen with what stands beside it, through the picker's eyes."""

from __future__ import annotations

from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import APP, label, made, publish, put, uid
from tests.http.records.test_linkage import grant, granting

FORMS = f"/api/apps/{APP}/forms"
KIND = {
    "kind": "option_set", "schema": 1, "name": "trade", "uid": uid("tradeset"), "label": label("trade"), "ranked": True,
    "options": [{"uid": uid(each + "o"), "code": each, "label": label(each)} for each in ("low", "mid", "high")],
}  # fmt: skip
ITEM = {
    "kind": "form", "schema": 1, "name": "item", "uid": uid("itemf"), "label": label("item"), "layout": [],
    "title_field": "name",
    "fields": [
        made("name"), made("risk", "choice", options={"set": "trade"}), made("least", "money"), made("until", "date"),
        made("open_from", "date_time"), made("on_sale", "boolean"), made("keeper", "person"), made("note"),
        made("basis", "reference", options={"form": "item"}), made("secret", sensitivity="C2"),
    ],
}  # fmt: skip
CONDITIONS = {
    "by_risk": 'by_risk.risk at most "mid" and by_risk.risk = risk',
    "by_amount": "amount = null or by_amount.least <= amount",
    "by_day": "by_day.until >= day and by_day.open_from < at",
    "by_flag": "by_flag.on_sale = yes and by_flag != null",
    "by_keeper": "by_keeper.keeper = who or by_keeper.keeper = me()",
    "by_basis": "by_basis.basis = other and other.risk = by_basis.risk",
    "by_secret": 'by_secret.secret = "x"',
    "by_text": "contains(by_text.note, text) or text = null",
    "by_itself": "by_itself = other",
    "plain": None,
}
DEAL = {
    "kind": "form", "schema": 1, "name": "deal", "uid": uid("dealf"), "label": label("deal"), "layout": [],
    "fields": [
        made("risk", "choice", options={"set": "trade"}), made("amount", "money"), made("day", "date"),
        made("at", "date_time"), made("yes", "boolean"), made("who", "person"), made("text"),
        made("other", "reference", options={"form": "item"}),
        *(
            made(name, "reference", options={"form": "item"}, **({"options_if": rule} if rule else {}))
            for name, rule in CONDITIONS.items()
        ),
    ],
}  # fmt: skip
CLEAR = ("secret", "clear", "always"), ("*", "clear", "always")
ITEMS: dict[str, dict[str, Any]] = {
    "a": {"risk": "low", "least": "100", "until": "2030-01-01", "on_sale": True, "note": "100% safe"},
    "b": {"risk": "mid", "least": "5000", "until": "2020-01-01", "on_sale": False, "note": "it's"},
    "c": {"risk": "high", "open_from": "2026-01-01T00:00:00Z", "until": "2031-01-01", "secret": "x"},
}


@pytest.fixture(scope="module", autouse=True)
async def items(platform: Platform, till: None, bank: Bank, client_for: ClientFor) -> dict[str, str]:
    dealer = granting("dealer", grant("dealer", "deal", *CLEAR[1:]), grant("dealer", "item", *CLEAR))
    blind = granting("blind", grant("blind", "deal", *CLEAR[1:]),
                     grant("blind", "item", ("name", "clear", "always"), ("risk", "masked", "never")))  # fmt: skip
    alone = granting("alone", grant("alone", "deal", *CLEAR[1:]))
    for body in (KIND, ITEM, DEAL, dealer, blind, alone):
        await put(platform, body)
    await publish(platform)
    async with platform.database.transaction() as session:
        for login, name in (("supervisor", "dealer"), ("agent", "blind"), ("product", "alone")):
            holding = Holding(APP, name, person=bank.people[login])
            await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)
    found: dict[str, str] = {}
    dealing = await client_for("supervisor")
    for name, values in ITEMS.items():
        more = {"keeper": str(bank.people["supervisor"])} if name == "a" else {}
        more |= {"basis": found["a"]} if name == "b" else {}
        answer = await dealing.post(f"{FORMS}/item/records", json={"values": {"name": name, **values, **more}})
        assert answer.status_code == 201, answer.text
        found[name] = answer.json()["id"]
    return found


@pytest.fixture
async def dealer(client_for: ClientFor) -> Browser:
    return await client_for("supervisor")


async def offered(browser: Browser, field: str, q: str = "", **values: Any) -> tuple[bool, list[str]]:
    answer = await browser.post(f"{FORMS}/deal/offered", json={"field": field, "values": values, "q": q})
    assert answer.status_code == 200, answer.text
    found = answer.json()
    return found["narrowed"], sorted(each["label"] for each in found["items"])


@pytest.mark.parametrize(
    ("field", "values", "wanted"),
    [
        ("by_risk", {"risk": "mid"}, ["b"]),
        ("by_risk", {"risk": "high"}, []),
        ("by_risk", {}, []),
        ("by_amount", {}, ["a", "b", "c"]),
        ("by_amount", {"amount": "4999.99"}, ["a"]),
        ("by_day", {"day": "2025-01-01", "at": "2026-05-01T10:00:00+08:00"}, ["c"]),
        ("by_flag", {"yes": True}, ["a"]),
        ("by_flag", {"yes": False}, ["b"]),
        ("by_keeper", {}, ["a", "b", "c"]),
        ("by_basis", {"other": "a"}, []),
        ("by_text", {"text": "%"}, ["a"]),
        ("by_text", {"text": "'"}, ["b"]),
        ("by_text", {}, ["a", "b", "c"]),
    ],
)
async def test_what_stands_beside_it_narrows_what_is_offered(
    dealer: Browser, items: dict[str, str], field: str, values: dict[str, Any], wanted: list[str]
) -> None:
    values = {**values, **({"other": items[values["other"]]} if "other" in values else {})}
    assert await offered(dealer, field, **values) == (True, wanted)


async def test_a_person_beside_it_and_what_was_typed_narrow_it_too(dealer: Browser, bank: Bank) -> None:
    assert await offered(dealer, "by_keeper", who=str(bank.people["rm1"])) == (True, ["a"])
    assert await offered(dealer, "by_amount", "b") == (True, ["b"])
    assert await offered(dealer, "by_amount", "b", amount="100") == (True, [])


async def test_what_saving_takes_is_what_is_offered(dealer: Browser, items: dict[str, str]) -> None:
    for risk in ("low", "mid", "high"):
        _, names = await offered(dealer, "by_risk", risk=risk)
        for name, record in items.items():
            answer = await dealer.post(f"{FORMS}/deal/records", json={"values": {"risk": risk, "by_risk": record}})
            assert (answer.status_code == 201) == (name in names), (risk, name, answer.text)


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("plain", {}),
        ("by_itself", {"other": "0192f000-0000-7000-8000-000000000000"}),
        ("by_risk", {"risk": "none of these"}),
        ("by_amount", {"amount": "much"}),
        ("by_basis", {"other": "0192f000-0000-7000-8000-000000000000"}),
    ],
)
async def test_where_it_cannot_be_asked_all_are_offered(dealer: Browser, field: str, values: dict[str, Any]) -> None:
    assert await offered(dealer, field, **values) == (False, ["a", "b", "c"])


async def test_nothing_is_found_out_about_what_the_picker_does_not_see(client_for: ClientFor) -> None:
    blind = await client_for("agent")
    for field, values in (("by_risk", {"risk": "mid"}), ("by_secret", {}), ("by_flag", {"yes": True})):
        assert await offered(blind, field, **values) == (False, ["a", "b", "c"])
    alone = await client_for("product")
    refused = await alone.post(f"{FORMS}/deal/offered", json={"field": "by_risk", "values": {"risk": "mid"}})
    assert refused.status_code == 404
    for field in ("risk", "none"):
        assert (await blind.post(f"{FORMS}/deal/offered", json={"field": field, "values": {}})).status_code == 404
    strange = await client_for("rm3")
    assert (await strange.post(f"{FORMS}/deal/offered", json={"field": "by_risk", "values": {}})).status_code == 404
