"""A list as a file: what its reader sees and nothing else, no formula, by whom and when, in the trail."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from engine.audit.tables import audit_entry
from engine.database.session import Database
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.exchange.conftest import BRANCHES, FORM, RECORDS

EXPORT = f"{FORM}/export"
HOSTILE = ["=1+1", "+8613800001111", "-x", "@SUM(A1)", "＝cmd", "\u202e=1", 'a"b,c\nd', "_x0041_", "<&>", "😀" * 10]


@pytest.fixture(scope="module")
async def accounts(client_for: ClientFor, bank: Bank) -> list[dict[str, Any]]:
    """Accounts of rm1 and one of rm2."""
    clerk, own = await client_for("rm1"), await client_for("rm2")
    branch = (await clerk.post(BRANCHES, json={"values": {"name": "西湖支行", "secret": "x"}})).json()["id"]
    full = {
        "number": "A-001", "holder": "张三", "balance": "1234567.80", "count": 7, "rate": "3.85",
        "opened": "2026-03-02", "seen_at": "2026-03-02T01:00:00Z", "phone": "13812345678", "level": "vip",
        "tags": ["vip", "mass"], "is_open": True, "branch": branch, "manager": str(bank.people["rm2"]),
        "unit": str(next(iter(bank.units.values()))), "note": "一行\n二行",
    }  # fmt: skip
    bodies = [full, *({"number": f"B-{at:03}", "holder": each} for at, each in enumerate(HOSTILE))]
    made = []
    for values in bodies:
        answer = await clerk.post(RECORDS, json={"values": values})
        assert answer.status_code == 201, answer.text
        made.append(answer.json())
    answer = await own.post(RECORDS, json={"values": {"number": "C-001", "holder": "李四"}})
    assert answer.status_code == 201, answer.text
    return [*made, answer.json()]


async def sheets(browser: Browser, **asked: str) -> Any:  # Any: openpyxl is untyped
    answer = await browser.get(EXPORT, params={"format": "xlsx", **asked})
    assert answer.status_code == 200, answer.text
    return load_workbook(io.BytesIO(answer.content))


async def lines(browser: Browser, **asked: str) -> list[list[str]]:
    answer = await browser.get(EXPORT, params={"format": "csv", **asked})
    assert answer.status_code == 200, answer.text
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


async def test_a_workbook_holds_the_list_as_it_is_shown(clerk: Browser, accounts: list[dict[str, Any]]) -> None:
    book = await sheets(clerk, sort="number")
    sheet = book.worksheets[0]
    rows = list(sheet.iter_rows())
    heading = [each.value for each in rows[0]]
    first = dict(zip(heading, (each.value for each in rows[1]), strict=True))
    assert len(rows) == len(accounts) + 1
    assert (first["账号"], first["户名"], first["级别"], first["标签"], first["正常"]) == (
        "A-001", "张三", "贵宾", "贵宾、普通", "是")  # fmt: skip
    assert (first["余额"], first["限额"], first["笔数"], first["利率"]) == (1234567.8, 2469135.6, 7, 3.85)
    assert (first["开户日"].isoformat(), first["最近登录"].isoformat()) == (
        "2026-03-02T00:00:00",
        "2026-03-02T09:00:00",
    )
    assert (first["电话"], first["网点"], first["备注"]) == ("13812345678", "西湖支行", "一行\n二行")
    assert first["经理"]
    assert first["流水"] == "ZH-0001"
    assert "创建人" in heading


async def test_no_cell_is_a_formula(clerk: Browser, accounts: list[dict[str, Any]]) -> None:
    kept = [each["values"]["holder"] for each in accounts]
    book = await sheets(clerk, sort="number", fields="holder")
    cells = [row[0] for row in book.worksheets[0].iter_rows(min_row=2)]
    assert {each.data_type for sheet in book.worksheets for row in sheet.iter_rows() for each in row} <= {"s", "n", "d"}
    assert [each.value.replace("_x005F_", "_") for each in cells] == kept
    assert all(each.quotePrefix for each in cells)
    written = await lines(clerk, sort="number", fields="holder")
    dangerous = tuple("=+-@\t\r\n＝＋－＠")
    assert not [each for row in written for each in row if each.startswith(dangerous)]
    assert [row[0] for row in written[1:-1]] == [f"'{each}" if each.startswith(dangerous) else each for each in kept]


async def test_a_file_says_who_made_it_and_when(clerk: Browser, accounts: list[dict[str, Any]]) -> None:
    book = await sheets(clerk)
    said = book.worksheets[-1]["A1"].value
    name = clerk.me["person"]["name"]
    assert name in said
    assert str(len(accounts)) in said
    assert (book.properties.creator, book.properties.description) == (name, said)
    assert (await lines(clerk))[-1] == [f"# 廊桥导出: {said}"] or name in (await lines(clerk))[-1][0]


async def test_filter_sort_and_columns_are_those_of_the_list(clerk: Browser, accounts: list[dict[str, Any]]) -> None:
    assert (await lines(clerk, view="rich"))[:-1] == [
        ["户名", "余额", "创建人"], ["张三", "1234567.80", clerk.me["person"]["name"]]]  # fmt: skip
    found = await lines(clerk, filter='starts with(number, "B-")', sort="-number", fields="number,holder")
    assert [row[0] for row in found[1:-1]] == [f"B-{at:03}" for at in reversed(range(len(HOSTILE)))]
    english = await clerk.get(EXPORT, params={"format": "csv", "view": "rich"}, headers={"Accept-Language": "en"})
    assert english.content.decode("utf-8-sig").splitlines()[0] == "holder,balance,Created by"


async def test_only_rows_he_may_export_and_fields_he_sees(own_clerk: Browser, accounts: list[dict[str, Any]]) -> None:
    """He reads every account and exports his own; phones are masked, balances are not there."""
    listed = (await own_clerk.get(RECORDS)).json()
    assert len(listed["items"]) == len(accounts)
    found = await lines(own_clerk)
    assert "余额" not in found[0]
    assert "限额" not in found[0]
    assert [row[0] for row in found[1:-1]] == ["C-001"]
    refused = await own_clerk.get(EXPORT, params={"fields": "balance"})
    assert (refused.status_code, refused.json()["problems"][0]["code"]) == (422, "unknown_field")


async def test_masked_stays_masked(
    client_for: ClientFor, clerk: Browser, own_clerk: Browser, accounts: list[dict[str, Any]]
) -> None:
    record = accounts[-1]
    path = f"{RECORDS}/{record['id']}"
    changed = await clerk.patch(
        path, json={"values": {"phone": "13700001111"}}, headers={"If-Match": f'"{record["version"]}"'}
    )
    assert changed.status_code == 200, changed.text
    (row,) = (await lines(own_clerk, fields="number,phone"))[1:-1]
    assert row == ["C-001", "137****1111"]
    refused = await own_clerk.get(EXPORT, params={"sort": "phone"})
    assert refused.status_code == 422


async def test_strangers_and_who_may_only_read_get_nothing(client_for: ClientFor, reader: Browser) -> None:
    for login in ("admin", "auditor", "agent"):
        assert (await (await client_for(login)).get(EXPORT)).status_code == 404
    refused = await reader.get(EXPORT)
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    assert (await reader.get(EXPORT, params={"format": "pdf"})).status_code == 422


async def test_the_trail_says_who_took_how_much(
    clerk: Browser, accounts: list[dict[str, Any]], database: Database
) -> None:
    await lines(clerk, view="rich", fields="number,phone")
    async with database.reading() as session:
        entries = await session.rows(
            select(audit_entry.c.kind, audit_entry.c.details)
            .where(audit_entry.c.kind.in_(["record.export", "record.export_end"]))
            .order_by(audit_entry.c.seq.desc())
            .limit(2)
        )
    ended, began = ({"kind": each.kind, **each.details} for each in entries)
    assert (began["kind"], began["filtered"], began["seen"]) == ("record.export", True, ["phone"])
    assert (ended["kind"], ended["count"], ended["whole"]) == ("record.export_end", 1, True)


async def test_a_form_says_who_may_take_out_and_bring_in(clerk: Browser, own_clerk: Browser, reader: Browser) -> None:
    for browser, wanted in ((clerk, (True, True)), (own_clerk, (True, True)), (reader, (False, False))):
        rights = (await browser.get(FORM)).json()["rights"]
        assert (rights["export"], rights["import"]) == wanted
