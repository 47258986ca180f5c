"""Rows inside a record over HTTP: saved with it in one go, wrong cell by cell, in its history, undone with it, seen and
written as its field is."""

from __future__ import annotations

import io
from typing import Any
from uuid import uuid4

import openpyxl
import pytest
from sqlalchemy import text

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import APP, publish, put
from tests.http.records.orders import COLUMNS, GIVEN, ORDER, SIZES, granting

ORDERS = f"/api/apps/{APP}/forms/order/records"


@pytest.fixture(scope="module", autouse=True)
async def orders(platform: Platform, bank: Bank, till: None) -> None:
    """rm1 writes the rows, rm2 sees them masked, rm3 not at all."""
    roles = (
        ("rm1", "buyer", "clear", "always"),
        ("rm2", "shy", "masked", "never"),
        ("rm3", "blind", "hidden", "never"),
    )
    for body in (SIZES, ORDER, *(granting(name, see, write) for _, name, see, write in roles)):
        await put(platform, body)
    await publish(platform)
    async with platform.database.transaction() as session:
        for login, name, _, _ in roles:
            holding = Holding(APP, name, person=bank.people[login])
            await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)


@pytest.fixture
async def buyer(client_for: ClientFor) -> Browser:
    return await client_for("rm1")


ROWS: list[dict[str, Any]] = [
    {"what": "椅子", "pieces": 2, "price": "60.50", "on": "2026-03-02", "at": "2026-03-02T01:00:00Z",
     "took": "PT2H30M", "share": "12.50", "size": "small", "sizes": ["large", "small"], "words": ["木", "新"],
     "sure": True, "why": None},
    {"what": "桌子", "price": "300.00", "size": "large"},
]  # fmt: skip


async def order(browser: Browser, rows: Any = ROWS, **values: Any) -> dict[str, Any]:
    answer = await browser.post(ORDERS, json={"values": {"subject": "办公", "items": rows, **values}})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def change(browser: Browser, record: dict[str, Any], values: dict[str, Any], **headers: str) -> Any:
    headers = {"If-Match": f'"{record["version"]}"', **headers}
    return await browser.patch(f"{ORDERS}/{record['id']}", json={"values": values}, headers=headers)


def places(answer: Any) -> list[tuple[str, str]]:
    assert answer.status_code == 422, answer.text
    return [(each["path"], each["code"]) for each in answer.json()["problems"]]


def cells(rows: Any, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


async def test_rows_are_saved_and_read_with_their_record(buyer: Browser) -> None:
    made_ = await order(buyer)
    rows = made_["values"]["items"]
    assert {name: rows[0][name] for name in ROWS[0]} == ROWS[0]
    assert cells(rows, "what", "pieces", "sum") == [("椅子", 2, "121.00"), ("桌子", 1, "300.00")]
    assert {name: made_["values"][name] for name in GIVEN} == {"total": "421.00", "dear": 2, "small_only": False}
    again = (await buyer.get(f"{ORDERS}/{made_['id']}")).json()
    assert again["values"] == made_["values"]


async def test_rows_come_go_move_and_change_in_one_write(buyer: Browser) -> None:
    made_ = await order(buyer)
    first, second = made_["values"]["items"]
    rows = [{"what": "灯", "price": "10.00"}, {"id": second["id"], "price": "200.00"}, first]
    answer = await change(buyer, made_, {"items": rows})
    assert answer.status_code == 200, answer.text
    now = answer.json()["values"]
    assert cells(now["items"], "what", "price", "pieces") == [
        ("灯", "10.00", 1), ("桌子", "200.00", 1), ("椅子", "60.50", 2)
    ]  # fmt: skip
    assert [row["id"] for row in now["items"][1:]] == [second["id"], first["id"]]
    assert (now["total"], answer.json()["version"]) == ("331.00", 2)
    assert (await buyer.get(f"{ORDERS}/{made_['id']}")).json()["values"] == now
    emptied = await change(buyer, answer.json(), {"items": []})
    assert (emptied.json()["values"]["items"], emptied.json()["values"]["dear"]) == (None, 0)


async def test_what_is_the_same_is_no_change(buyer: Browser) -> None:
    made_ = await order(buyer)
    answer = await change(buyer, made_, {"items": made_["values"]["items"]})
    assert (answer.status_code, answer.json()["version"]) == (200, 1)


async def test_everything_wrong_is_told_at_its_cell(buyer: Browser) -> None:
    rows = [
        {"what": "好", "pieces": 1},
        {"pieces": "many", "price": "2000"},
        {"what": "x" * 30, "size": "huge", "nonsense": 1},
        "row",
        {"what": "多", "pieces": 200},
        {"id": str(uuid4()), "what": "谁"},
        {"what": "给", "sum": "5"},
        {"what": "免费", "price": "0", "on": "2026-02-30"},
    ]
    answer = await buyer.post(ORDERS, json={"values": {"items": rows}})
    assert sorted(places(answer)) == [
        ("/values/items/1/pieces", "wrong_type"),
        ("/values/items/1/price", "check_failed"),
        ("/values/items/1/what", "required"),
        ("/values/items/2/nonsense", "unknown_column"),
        ("/values/items/2/size", "unknown_option"),
        ("/values/items/2/what", "too_long"),
        ("/values/items/3", "wrong_type"),
        ("/values/items/4/why", "required"),
        ("/values/items/5/id", "unknown_row"),
        ("/values/items/7/on", "no_such_day"),
        ("/values/subject", "required"),
    ]
    assert "Too dear" in answer.text or "单价太高" in answer.text


@pytest.mark.parametrize(
    ("rows", "code"), [("x", "wrong_type"), ({}, "wrong_type"), ([{"what": "a"}] * 51, "too_many"), (5, "wrong_type")]
)
async def test_what_is_no_list_of_rows_is_refused(buyer: Browser, rows: Any, code: str) -> None:
    answer = await buyer.post(ORDERS, json={"values": {"subject": "a", "items": rows}})
    assert places(answer) == [("/values/items", code)]


async def test_a_row_of_another_record_is_none_of_this_one(buyer: Browser) -> None:
    one, other = await order(buyer), await order(buyer)
    taken = {**other["values"]["items"][0], "what": "偷"}
    assert places(await change(buyer, one, {"items": [taken]})) == [("/values/items/0/id", "unknown_row")]
    kept = (await buyer.get(f"{ORDERS}/{other['id']}")).json()
    assert kept["values"] == other["values"]
    mine = one["values"]["items"][0]
    assert places(await change(buyer, one, {"items": [mine, mine]})) == [("/values/items/1/id", "row_twice")]


async def test_checks_of_the_record_see_its_rows(buyer: Browser) -> None:
    answer = await buyer.post(ORDERS, json={"values": {"subject": "a", "items": [{"what": "x", "price": "0"}]}})
    assert places(answer) == [("/values/items", "check_failed")]


async def test_a_stale_change_tells_the_rows_before_and_now(buyer: Browser) -> None:
    made_ = await order(buyer)
    first, second = made_["values"]["items"]
    theirs = await change(buyer, made_, {"items": [{"what": "新"}, first, {"id": second["id"], "price": "1.00"}]})
    after = await change(buyer, theirs.json(), {"items": theirs.json()["values"]["items"][1:]})
    answer = await change(buyer, made_, {"items": [first]})
    assert answer.status_code == 409
    told = answer.json()["changes"]["items"]
    assert told["base"] == made_["values"]["items"]
    assert told["theirs"] == after.json()["values"]["items"] == answer.json()["current"]["values"]["items"]


async def test_the_history_tells_rows_and_a_version_comes_back(buyer: Browser) -> None:
    made_ = await order(buyer)
    first, second = made_["values"]["items"]
    rows = [{"what": "灯"}, {"id": second["id"], "price": "200.00"}]
    changed = (await change(buyer, made_, {"items": rows})).json()
    newest, oldest = (await buyer.get(f"{ORDERS}/{made_['id']}/history")).json()["items"]
    told = next(each for each in newest["changes"] if each["field"] == "items")
    assert [(row["what"], row["at"], row["was_at"]) for row in told["rows"]] == [
        ("removed", 0, 0), ("added", 0, None), ("changed", 1, 1)
    ]  # fmt: skip
    assert [(each["field"], each["old_text"], each["new_text"]) for each in told["rows"][2]["cells"]] == [
        ("price", "¥300.00", "¥200.00"), ("sum", "¥300.00", "¥200.00")
    ]  # fmt: skip
    assert "what 椅子" in told["old_text"]
    assert "price ¥200.00" in told["new_text"]
    assert len(next(each for each in oldest["changes"] if each["field"] == "items")["rows"]) == 2
    differing = (await buyer.get(f"{ORDERS}/{made_['id']}/versions/1")).json()
    assert [each["field"] for each in differing["fields"]] == ["items", "total", "dear"]
    assert "what 椅子" in differing["fields"][0]["new_text"]
    answer = await buyer.post(
        f"{ORDERS}/{made_['id']}/revert", json={"version": 1}, headers={"If-Match": f'"{changed["version"]}"'}
    )
    assert answer.status_code == 200, answer.text
    names = [name for name in first if name != "id"]
    assert cells(answer.json()["values"]["items"], *names) == cells([first, second], *names)


async def test_rows_lie_in_the_bin_with_their_record_and_come_back_with_it(buyer: Browser) -> None:
    made_ = await order(buyer)
    gone = await buyer.delete(f"{ORDERS}/{made_['id']}", headers={"If-Match": '"1"'})
    assert gone.status_code == 204
    back = await buyer.post(f"{ORDERS}/{made_['id']}/restore", json={})
    assert back.status_code == 200, back.text
    assert back.json()["values"]["items"] == made_["values"]["items"]


async def test_rows_go_for_good_with_their_record(buyer: Browser, platform: Platform) -> None:
    made_ = await order(buyer)
    entity = platform.live.now.entity(APP, "order")
    rows = entity.by_name["items"].rows
    async with platform.database.transaction() as session:
        await session.execute(
            text(f"delete from {entity.schema_name}.{entity.table_name} where id = :id"), {"id": made_["id"]}
        )
        left = await session.scalar(
            text(f"select count(*) from {rows.schema_name}.{rows.table_name} where parent_id = :id"),
            {"id": made_["id"]},
        )
    assert left == 0


async def test_a_key_saves_rows_once(buyer: Browser) -> None:
    headers = {"Idempotency-Key": str(uuid4())}
    body = {"values": {"subject": "一次", "items": ROWS}}
    one = await buyer.post(ORDERS, json=body, headers=headers)
    again = await buyer.post(ORDERS, json=body, headers=headers)
    assert (one.status_code, again.json()["id"]) == (201, one.json()["id"])
    assert len(again.json()["values"]["items"]) == 2


async def test_rows_are_masked_and_hidden_as_their_field_is(buyer: Browser, client_for: ClientFor) -> None:
    made_ = await order(buyer)
    shy, blind = await client_for("rm2"), await client_for("rm3")
    seen = (await shy.get(f"{ORDERS}/{made_['id']}")).json()
    assert (seen["values"]["items"], seen["masked"]) == ("****", ["items"])
    assert "椅子" not in (await shy.get(f"{ORDERS}/{made_['id']}/history")).text
    assert "items" not in (await blind.get(f"{ORDERS}/{made_['id']}")).json()["values"]
    assert "椅子" not in (await blind.get(f"{ORDERS}/{made_['id']}/history")).text
    assert places(await change(shy, seen, {"items": []})) == [("/values/items", "field_not_writable")]
    assert places(await change(blind, seen, {"items": []})) == [("/values/items", "unknown_field")]
    form = (await shy.get(f"/api/apps/{APP}/forms/order")).json()
    assert next(each for each in form["fields"] if each["name"] == "items")["table"] is None
    form = (await blind.get(f"/api/apps/{APP}/forms/order")).json()
    assert "items" not in [each["name"] for each in form["fields"]]
    for browser in (shy, blind):
        asked = await browser.get(ORDERS, params={"filter": 'some row in items satisfies row.what = "椅子"'})
        assert asked.status_code == 422


async def test_lists_leave_rows_out_and_ask_about_them(buyer: Browser) -> None:
    mark = f"唯一{uuid4().hex[:8]}"
    made_ = await order(buyer, [{"what": mark, "price": "7.00"}])
    for question in (
        f'some row in items satisfies row.what = "{mark}"',
        f'count(items[what = "{mark}"]) = 1',
        f'subject = "办公" and sum(items.price) = 7 and some row in items satisfies row.what = "{mark}"',
    ):
        found = (await buyer.get(ORDERS, params={"filter": question})).json()
        assert [each["id"] for each in found["items"]] == [made_["id"]], question
        assert "items" not in found["items"][0]["values"]
    asked = (await buyer.get(ORDERS, params={"fields": "items"})).json()
    assert isinstance(asked["items"][0]["values"]["items"], list)


async def test_a_form_says_its_columns_and_what_is_worked_out_in_a_row(buyer: Browser) -> None:
    form = (await buyer.get(f"/api/apps/{APP}/forms/order")).json()
    field = next(each for each in form["fields"] if each["name"] == "items")
    table = field["table"]
    assert [each["name"] for each in table["columns"]] == [each["name"] for each in COLUMNS]
    assert table["totals"] == ["pieces", "price", "sum"]
    assert set(table["linkage"]["fields"]) == {"sum", "why"}
    assert table["columns"][8]["option_set"]["options"][0]["code"] == "small"
    assert (table["columns"][0]["write"], table["columns"][3]["write"]) == ("always", "never")
    schema = (await buyer.get(f"/api/apps/{APP}/forms/order/schema")).json()
    assert schema["properties"]["items"]["items"]["properties"]["pieces"]


async def test_sheets_have_a_line_for_each_row(buyer: Browser) -> None:
    subject = f"导出{uuid4().hex[:6]}"
    await order(buyer, subject=subject)
    url, only = f"/api/apps/{APP}/forms/order/export", {"filter": f'subject = "{subject}"'}
    answer = await buyer.get(url, params={"format": "csv", **only})
    assert answer.status_code == 200, answer.text
    assert "1. what 椅子" in answer.content.decode("utf-8-sig")
    answer = await buyer.get(url, params={"format": "xlsx", **only})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert any("\n2. what 桌子" in str(cell) for row in sheet.values for cell in row)
