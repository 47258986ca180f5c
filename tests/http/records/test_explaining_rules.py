"""Why somebody may or may not, over HTTP, where his rights are expressions."""

from __future__ import annotations

from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give, take
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import APP, RECORDS, publish, put, role

RULE = 'amount > 1234 and email != "secret@bank.cn"'


@pytest.fixture(scope="module")
async def ruled(till: None, platform: Platform, bank: Bank) -> None:
    """Somebody who reads titles, by a rule about fields he does not see; and never what is done."""
    body = role("ruled", {"read": RULE}, {"field": "title", "see": "clear", "write": "never"})
    denial = {"uid": "denialxxxxxx", "form": "slip", "actions": {"read": "done"}, "fields": []}
    await put(platform, body | {"deny": [denial]})
    await publish(platform)
    async with platform.database.transaction() as session:
        holding = Holding(APP, "ruled", person=bank.people["agent"])
        await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)


@pytest.fixture
async def records(teller: Browser, ruled: None) -> dict[str, str]:
    found = {}
    for name, values in {
        "large": {"amount": "98765.43", "email": "someone@bank.cn", "done": False},
        "small": {"amount": "77.77", "email": "someone@bank.cn", "done": False},
        "done": {"amount": "98765.43", "email": "someone@bank.cn", "done": True},
        "unknown": {"email": "someone@bank.cn"},
    }.items():
        made = (await teller.post(RECORDS, json={"values": {"title": name, **values}})).json()
        found[name] = str(made["id"])
    return found


@pytest.mark.parametrize(
    ("name", "allowed", "held"),
    [
        pytest.param("large", True, [True, False], id="the condition holds"),
        pytest.param("small", False, [False, False], id="the condition does not hold"),
        pytest.param("done", False, [True, True], id="a denial takes it away"),
        pytest.param("unknown", False, [False, True], id="what is unknown is not granted, and is denied"),
    ],
)
async def test_it_names_the_condition_and_never_the_values_of_the_record(
    records: dict[str, str], client_for: ClientFor, bank: Bank, name: str, allowed: bool, held: list[bool]
) -> None:
    question = {"person": str(bank.people["agent"]), "app": APP, "form": "slip", "record": records[name]}
    own = await client_for("agent")
    assert (await own.get(f"{RECORDS}/{records[name]}")).status_code == (200 if allowed else 404)
    for asking in (own, await client_for("secadmin")):
        answer = await asking.post("/api/permissions/explain", json=question | {"action": "read"})
        if asking is own and not allowed:
            assert answer.status_code == 404  # a record he may not read is not there for him, here as elsewhere
            continue
        assert answer.status_code == 200, answer.text
        told = answer.json()
        assert told["allowed"] is allowed
        assert [(each["rule"], each["denies"], each["holds"]) for each in told["reasons"]] == [
            (RULE, False, held[0]), ("done", True, held[1]),
        ]  # fmt: skip
        assert "amount" in told["reasons"][0]["sentence"]["zh"]
        assert "1234" in told["reasons"][0]["sentence"]["zh"].replace(",", "")
        for value in ("98765.43", "98,765.43", "77.77", "someone@bank.cn"):
            assert value not in answer.text


async def test_of_a_field_he_does_not_see_only_that_it_is_hidden_is_told(
    records: dict[str, str], client_for: ClientFor, bank: Bank
) -> None:
    own = await client_for("agent")
    question: dict[str, Any] = {"person": str(bank.people["agent"]), "app": APP, "form": "slip", "action": "read"}
    shown = (await own.post("/api/permissions/explain", json=question | {"field": "title"})).json()
    assert (shown["allowed"], shown["see"]) == (True, "clear")
    hidden = await own.post("/api/permissions/explain", json=question | {"field": "amount", "record": records["large"]})
    assert (hidden.json()["allowed"], hidden.json()["see"]) == (False, "hidden")
    assert "98765" not in hidden.text


async def test_values_and_what_is_unknown_are_told_to_who_sees_them(
    teller: Browser, ruled: None, client_for: ClientFor, bank: Bank, platform: Platform
) -> None:
    """rm1 sees every field of the record the rule looks at; the security administrator sees none."""
    made = await teller.post(RECORDS, json={"values": {"title": "empty", "email": "someone@bank.cn", "done": False}})
    async with platform.database.transaction() as session:
        holding = Holding(APP, "ruled", person=bank.people["rm1"])
        held = await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)
    question = {"person": str(bank.people["rm1"]), "app": APP, "form": "slip", "record": made.json()["id"]}
    told = {}
    for asking, login in ((teller, "rm1"), (await client_for("secadmin"), "secadmin")):
        answer = await asking.post("/api/permissions/explain", json=question | {"action": "read"})
        assert answer.status_code == 200, answer.text
        (told[login],) = [each for each in answer.json()["reasons"] if each["rule"] == RULE]
    assert told["rm1"]["unknown"] is True
    assert "unknown" in told["rm1"]["sentence"]["en"]
    assert [(each["label"]["zh"], each["seen"], each["value"]) for each in told["rm1"]["values"]] == [
        ("amount", True, None), ("email", True, "someone@bank.cn"),
    ]  # fmt: skip
    assert told["secadmin"]["unknown"] is False
    assert [(each["seen"], each["value"]) for each in told["secadmin"]["values"]] == [(False, None)] * 2
    async with platform.database.transaction() as session:
        await take(session, SYSTEM, platform.clock, held, profile=Profile.SMALL_BANK)
