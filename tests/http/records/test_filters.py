"""Filters in words over HTTP: what they find, how they are refused, and what a stranger learns."""

from __future__ import annotations

import pytest

from tests.http.conftest import Browser
from tests.http.records.conftest import RECORDS


@pytest.fixture
async def filled(teller: Browser) -> None:
    for amount in ("10.00", "20.00", None):
        await teller.post(RECORDS, json={"values": {"title": "worded", "amount": amount}})


async def test_a_list_is_filtered_by_an_expression_in_the_address_or_the_body(teller: Browser, filled: None) -> None:
    text = 'title = "worded" and amount > 10'
    listed = (await teller.get(RECORDS, params={"filter": text})).json()
    assert {each["values"]["amount"] for each in listed["items"]} == {"20.00"}
    asked = (await teller.post(f"{RECORDS}/query", json={"filter": text})).json()
    assert asked["count"] == listed["count"]
    drawn = {"all": [{"field": "title", "op": "eq", "value": "worded"}, {"field": "amount", "op": "is_empty"}]}
    found = (await teller.post(f"{RECORDS}/query", json={"filter": drawn})).json()
    assert [each["values"]["amount"] for each in found["items"]] == [None] * len(found["items"]) != []


@pytest.mark.parametrize("text", ["amount <= null", "not(amount > null)", "null < day", "amount between null and 5"])
async def test_more_or_less_than_nothing_is_unknown_and_finds_nothing(teller: Browser, filled: None, text: str) -> None:
    answer = await teller.get(RECORDS, params={"filter": text})
    assert (answer.status_code, answer.json().get("items")) == (200, []), answer.text


@pytest.mark.parametrize(
    "text", ["amount >", "amount", "nonsense = 1", 'matches(title, "(a+)+$")', "{", "[1", "1; drop table x", "'"]
)
async def test_what_cannot_be_asked_is_refused_with_the_reason(teller: Browser, filled: None, text: str) -> None:
    answer = await teller.get(RECORDS, params={"filter": text})
    assert answer.status_code == 422
    assert all(each["path"].startswith("/filter") and each["message"] for each in answer.json()["problems"])


async def test_who_does_not_see_a_field_cannot_ask_about_it(reader: Browser, teller: Browser, filled: None) -> None:
    hidden = await reader.get(RECORDS, params={"filter": "amount > 10"})
    missing = await reader.get(RECORDS, params={"filter": "amounx > 10"})
    assert hidden.status_code == missing.status_code == 422
    codes = [[each["code"] for each in answer.json()["problems"]] for answer in (hidden, missing)]
    assert codes[0] == codes[1] == ["expression_unknown_name"]
    assert "amount" not in missing.text
