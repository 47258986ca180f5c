"""Bad input, one by one: each is refused by name, harms nothing, and never is an error of ours."""

from __future__ import annotations

from typing import Any

import pytest

from tests.http.conftest import Browser
from tests.http.records.conftest import RECORDS

HOSTILE = (
    "'; drop table platform.person; --",
    '"><script>alert(1)</script>',
    "{{7*7}} ${7*7} %(x)s {0}",
    "=cmd|' /C calc'!A0",
    "../../etc/passwd",
    "\u202eevil\u202c",
    "$1 :me /* */ -- ;",
    "NULL",
    "\\x00 \\' \\\\",
)


@pytest.mark.parametrize(
    ("values", "problems"),
    [
        ({"nothing": 1}, {"nothing": "unknown_field", "title": "required"}),
        ({"title": 5}, {"title": "wrong_type"}),
        ({"title": ["x"]}, {"title": "wrong_type"}),
        ({"title": {"a": 1}}, {"title": "wrong_type"}),
        ({"title": "x" * 41}, {"title": "too_long"}),
        ({"title": "x", "long": "x" * 200_000}, {"long": "too_long"}),
        ({"title": "a\0b"}, {"title": "nul_character"}),
        ({"title": "  \n "}, {"title": "required"}),
        ({"title": "x", "amount": "1e400"}, {"amount": None}),
        ({"title": "x", "amount": "NaN"}, {"amount": None}),
        ({"title": "x", "amount": "Infinity"}, {"amount": None}),
        ({"title": "x", "amount": 12.5}, {"amount": None}),
        ({"title": "x", "amount": "1" * 40}, {"amount": None}),
        ({"title": "x", "count": 10**18}, {"count": None}),
        ({"title": "x", "count": 1.5}, {"count": None}),
        ({"title": "x", "count": True}, {"count": None}),
        ({"title": "x", "day": "0000-01-01"}, {"day": "year_out_of_range"}),
        ({"title": "x", "day": "10000-01-01"}, {"day": "year_out_of_range"}),
        ({"title": "x", "day": "2026-02-30"}, {"day": "no_such_day"}),
        ({"title": "x", "at": "2026-01-01T00:00:00"}, {"at": "no_zone"}),
        ({"title": "x", "at": "9999-12-31T23:59:59-14:00"}, {"at": None}),
        ({"title": "x", "phone": "138****5678"}, {"phone": None}),
        ({"title": "x", "id_number": "110101199003070000"}, {"id_number": None}),
        ({"title": "x", "email": "not an address"}, {"email": None}),
        ({"title": "x", "share": "x"}, {"share": None}),
        ({"title": "x", "done": "yes"}, {"done": None}),
        ({"title": "x", "who": "rm1"}, {"who": "not_an_id"}),
        ({"title": "x", "who": "0198c0de-0000-7000-8000-000000000009"}, {"who": "no_such_person"}),
        ([], {"": "not_an_object"}),
        ("x", {"": "not_an_object"}),
        (None, {"": "not_an_object"}),
    ],
)
async def test_a_bad_value_is_told_at_its_field(teller: Browser, values: Any, problems: dict[str, str | None]) -> None:
    """In both languages, and nothing is saved."""
    answer = await teller.post(RECORDS, json={"values": values}, headers={"Accept-Language": "en"})
    assert answer.status_code == 422, answer.text
    found = {each["path"].removeprefix("/values").removeprefix("/"): each["code"] for each in answer.json()["problems"]}
    assert {name for name in found if name or "" in problems} == set(problems)
    for name, code in problems.items():
        if code is not None and name:
            assert found[name] == code
    chinese = await teller.post(RECORDS, json={"values": values})
    assert [each["message"] for each in chinese.json()["problems"]] != [
        each["message"] for each in answer.json()["problems"]
    ]


@pytest.mark.parametrize(
    "body",
    [
        b'{"values": {"title": "\\ud800"}}',
        b'{"values": {"count": 1e400}}',
        b'{"values": {"count": NaN}}',
        b'{"values": {"title": "x"',
        b"\xff\xfe",
        b"[" * 100 + b"]" * 100,
    ],
    ids=["lone surrogate", "1e400", "NaN", "cut off", "not text", "deep"],
)
async def test_what_is_not_json_is_said_so(teller: Browser, body: bytes) -> None:
    answer = await teller.post(RECORDS, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400, answer.text
    assert answer.json()["code"] in ("bad_json", "too_deep")


@pytest.mark.parametrize("text", [*HOSTILE, "四字节 𠮷野家 🀄", "e\u0301"])
async def test_any_text_is_only_text(teller: Browser, text: str) -> None:
    """It comes back as it went in (NFC, no control signs), in the record, its history, filters and pickers."""
    import unicodedata

    answer = await teller.post(RECORDS, json={"values": {"title": text[:40], "long": text}})
    assert answer.status_code == 201, answer.text
    record = answer.json()
    kept = unicodedata.normalize("NFC", text.replace("\u202e", "").replace("\u202c", "")).strip()
    assert record["values"]["long"] == kept
    told = (await teller.get(f"{RECORDS}/{record['id']}/history")).json()
    assert kept in [each["new"] for each in told["items"][0]["changes"]]
    for op in ("contains", "eq"):
        field = "long" if op == "contains" else "title"
        only = [{"field": field, "op": op, "value": kept[:40]}]
        page = await teller.post(f"{RECORDS}/query", json={"filter": only})
        assert record["id"] in [each["id"] for each in page.json()["items"]]
    picked = await teller.get(f"{RECORDS.removesuffix('/records')}/lookup", params={"q": kept[:40]})
    assert record["id"] in [each["id"] for each in picked.json()["items"]]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_in_every_place_of_a_question(teller: Browser, text: str) -> None:
    """Names, operators, order, cursors, keys and ids: refused, never run."""
    for body in (
        {"filter": [{"field": text, "op": "eq", "value": 1}]},
        {"filter": [{"field": "title", "op": text, "value": 1}]},
        {"filter": text},
        {"sort": text},
        {"sort": [text]},
        {"fields": [text]},
        {"after": text},
        {"limit": text},
        {"view": text},
        {text: 1},
    ):
        answer = await teller.post(f"{RECORDS}/query", json=body)
        assert answer.status_code in (404, 422), (body, answer.text)
    assert (await teller.get(f"{RECORDS}/{text.replace('/', '')}")).status_code in (404, 405)
    found = await teller.post(f"{RECORDS}/query", json={"filter": [{"field": "title", "op": "eq", "value": text}]})
    assert found.status_code in (200, 422)


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"If-Match": "x"}, "bad_version"),
        ({"If-Match": '"99999999999"'}, "bad_version"),
        ({"If-Match": '"1"', "Langqiao-Release": "-1"}, "bad_release"),
        ({"If-Match": '"1"', "Idempotency-Key": ""}, "bad_idempotency_key"),
        ({"If-Match": '"1"', "Idempotency-Key": "x" * 201}, "bad_idempotency_key"),
    ],
)
async def test_a_bad_header_is_told(teller: Browser, headers: dict[str, str], code: str) -> None:
    record = (await teller.post(RECORDS, json={"values": {"title": "headers"}})).json()
    answer = await teller.patch(f"{RECORDS}/{record['id']}", json={"values": {"title": "y"}}, headers=headers)
    assert answer.status_code == 422, answer.text
    assert answer.json()["problems"][0]["code"] == code


async def test_unknown_keys_of_a_body_are_told(teller: Browser) -> None:
    answer = await teller.post(RECORDS, json={"values": {"title": "x"}, "owner": "me", "version": 7})
    assert [each["path"] for each in answer.json()["problems"]] == ["/owner", "/version"]
