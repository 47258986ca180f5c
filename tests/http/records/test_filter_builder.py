"""The condition builder above a list: what a reader may name, and what his conditions say."""

from __future__ import annotations

from typing import Any

import pytest

from tests.http.conftest import Browser
from tests.http.records.conftest import RECORDS

FILTER = RECORDS.removesuffix("/records") + "/filter"
SYSTEM = {"created_at", "created_by", "updated_at", "updated_by", "owner", "org"}


async def named(browser: Browser) -> set[str]:
    answer = await browser.get(f"{FILTER}/names")
    assert answer.status_code == 200, answer.text
    return {each["name"] for each in answer.json()["members"]}


async def test_only_fields_seen_in_clear_may_be_named(teller: Browser, reader: Browser) -> None:
    assert {"title", "amount", "phone", "who"} | SYSTEM <= await named(teller)
    assert await named(reader) == {"title"} | SYSTEM


async def told(browser: Browser, drawn: dict[str, Any]) -> dict[str, Any]:
    answer = await browser.post(f"{FILTER}/check", json={"filter": drawn})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_conditions_are_told_in_both_languages_with_names(teller: Browser) -> None:
    me = teller.me["person"]
    drawn = {
        "any": [
            {"field": "amount", "op": "ge", "value": "1000"},
            {"all": [{"field": "owner", "op": "eq", "value": me["id"]}, {"field": "title", "op": "eq", "value": "a"}]},
        ]
    }
    found = await told(teller, drawn)
    assert found["problems"] == []
    assert found["sentence"]["zh"] == f"amount 大于等于 1000，或（负责人等于{me['name']}，且 title 等于“a”）"
    assert found["sentence"]["en"].startswith("Amount is at least 1000 or (Owner is ")
    await teller.post(RECORDS, json={"values": {"title": "a", "amount": "1"}})
    listed = (await teller.post(f"{RECORDS}/query", json={"filter": drawn})).json()["items"]
    assert [each["values"]["title"] for each in listed] == ["a"]


WRONG: list[dict[str, Any]] = [
    {"all": []},
    {"all": [{"field": "nope", "op": "eq", "value": 1}]},
    {"all": [{"field": "who", "op": "eq", "value": "somebody"}]},
    {"all": [{"field": "amount", "op": "like", "value": "1"}]},
    {"field": "amount"},
]


@pytest.mark.parametrize("drawn", WRONG)
async def test_a_wrong_one_is_an_answer_and_the_list_refuses_it(teller: Browser, drawn: dict[str, Any]) -> None:
    found = await told(teller, drawn)
    assert found["sentence"] is None
    assert all(each["path"].startswith("/filter") and each["message"] for each in found["problems"])
    assert found["problems"]
    assert (await teller.post(f"{RECORDS}/query", json={"filter": drawn})).status_code == 422


async def test_a_field_not_seen_is_as_if_it_were_not_there(reader: Browser) -> None:
    hidden = await told(reader, {"all": [{"field": "amount", "op": "gt", "value": "1"}]})
    missing = await told(reader, {"all": [{"field": "amounx", "op": "gt", "value": "1"}]})
    assert [each["code"] for each in hidden["problems"]] == [each["code"] for each in missing["problems"]]


async def test_who_may_not_read_the_form_gets_nothing(client_for: Any) -> None:
    stranger = await client_for("agent")
    for answer in (
        await stranger.get(f"{FILTER}/names"),
        await stranger.post(f"{FILTER}/check", json={"filter": {"all": []}}),
    ):
        assert answer.status_code == 404
