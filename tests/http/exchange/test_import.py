"""Files brought in: checked like a form, written by who may, told cell by cell, taken back."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import func, select

from engine.audit.tables import audit_entry
from engine.database.session import Database
from engine.records.tables import change
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.exchange.conftest import BRANCHES, FORM, RECORDS, imported, settled, table, upload

pytestmark = pytest.mark.usefixtures("worker")


async def found(browser: Browser, number: str) -> dict[str, Any] | None:
    answer = await browser.get(RECORDS, params={"filter": f'number = "{number}"'})
    assert answer.status_code == 200, answer.text
    items = answer.json()["items"]
    return items[0] if items else None


async def problems(browser: Browser, batch: dict[str, Any]) -> list[tuple[int, str | None, str]]:
    answer = await browser.get(f"{FORM}/imports/{batch['id']}/problems")
    assert answer.status_code == 200, answer.text
    return [(each["row"], each["field"], each["code"]) for each in answer.json()["items"]]


async def test_every_type_is_read_as_people_write_it(clerk: Browser, bank: Bank) -> None:
    await clerk.post(BRANCHES, json={"values": {"name": "滨江支行"}})
    unit = (await clerk.get("/api/org_units/lookup")).json()["items"][0]
    named = unit["label"]["zh"] if isinstance(unit["label"], dict) else unit["label"]
    first = {
        "账号*": "T-1", "户名": "张三", "余额": "￥1,234.50", "笔数": "1,200", "利率": "3.85%",
        "开户日": "2026年3月2日",
        "最近登录": "2026/3/2 9:00", "电话": "13812345678", "级别": "贵宾", "标签": "VIP、普通", "正常": "是",
        "网点": "滨江支行", "经理": "rm2", "机构": named, "备注": "a\nb",
    }  # fmt: skip
    second = ["T-2", "'=1+1", "12", "3", "1", "20260302", "2026-03-02", "", "vip", "mass", "否", "", "", "", ""]
    batch = await imported(clerk, table(list(first), list(first.values()), second))
    assert await problems(clerk, batch) == []
    assert batch["counts"]["created"] == 2
    values = (await found(clerk, "T-1") or {})["values"]
    assert (values["balance"], values["limit"], values["count"], values["rate"]) == ("1234.50", "2469.00", 1200, "3.85")
    assert (values["opened"], values["seen_at"]) == ("2026-03-02", "2026-03-02T01:00:00Z")
    assert (values["phone"], values["level"], values["tags"]) == ("13812345678", "vip", ["vip", "mass"])
    assert (values["is_open"], values["manager"], values["unit"]) == (True, str(bank.people["rm2"]), unit["id"])
    assert values["serial"].startswith("ZH-")
    other = (await found(clerk, "T-2") or {})["values"]
    assert (other["holder"], other["opened"], other["level"]) == ("=1+1", "2026-03-02", "vip")


async def test_a_workbook_is_read_as_excel_shows_it(clerk: Browser) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["number", "holder", "balance", "rate", "opened", "count"])
    sheet.append(["X-1", 20260001, 0.1 + 0.2, 0.0385, "=DATE(2026,3,2)", 7])
    sheet["D2"].number_format = "0.00%"
    sheet.append(["X-2", "李四", "=1/0", None, None, None])
    sheet["C3"].data_type, sheet["C3"].value = "e", "#DIV/0!"
    out = io.BytesIO()
    book.save(out)
    batch = await imported(clerk, out.getvalue())
    assert await problems(clerk, batch) == [(3, "balance", "failed_formula")]
    values = (await found(clerk, "X-1") or {})["values"]
    assert (values["holder"], values["balance"], values["rate"], values["count"]) == ("20260001", "0.30", "3.85", 7)


BAD = {
    "holder": "x" * 41, "balance": "-5", "count": "1.5", "rate": "12.345", "opened": "2026-02-30", "phone": "123",
    "level": "gold", "is_open": "maybe", "note": "x",
}  # fmt: skip


async def test_the_same_bad_value_gets_the_same_answer_as_in_a_form(clerk: Browser) -> None:
    for name, value in BAD.items():
        body = {"number": f"S-{name}", "holder": "x", name: value}
        by_form = await clerk.post(RECORDS, json={"values": body})
        batch = await imported(clerk, table(list(body), list(body.values())))
        told = (await clerk.get(f"{FORM}/imports/{batch['id']}/problems")).json()["items"]
        if by_form.status_code == 201:
            assert [each["code"] for each in told] == ["already_exists"], name
            continue
        wanted = [(each["code"], each["message"]) for each in by_form.json()["problems"]]
        assert [(each["code"], each["message"]) for each in told] == wanted, name


async def test_checking_writes_nothing_and_says_everything(clerk: Browser, database: Database) -> None:
    await imported(clerk, table(["number", "holder"], ["K-0", "x"]))
    async with database.reading() as session:
        before = await session.scalar(select(func.count()).select_from(change))
    rows = [["number", "holder", "level"], ["K-1", "a", "vip"], ["K-1", "b", ""], ["", "c", "no"], ["K-0", "d", ""]]
    batch = await settled(clerk, await upload(clerk, table(*rows), dry_run="true"))
    assert (batch["state"], batch["counts"]["good"], batch["counts"]["bad"]) == ("checked", 1, 3)
    assert await problems(clerk, batch) == [
        (3, "number", "repeated_in_file"), (4, "number", "required"), (4, "level", "unknown_option"),
        (5, "number", "already_exists"),
    ]  # fmt: skip
    async with database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(change)) == before
    report = await clerk.get(f"{FORM}/imports/{batch['id']}/report")
    sheet: Any = load_workbook(io.BytesIO(report.content)).worksheets[0]
    lines = list(sheet.iter_rows())
    assert [row[4].value for row in lines[1:]] == [3, 4, 5]
    assert lines[2][2].font.color.rgb == "FFCF1322"
    assert lines[2][1].font.color is None
    assert "number" in lines[3][3].value
    ran = await settled(clerk, (await clerk.post(f"{FORM}/imports/{batch['id']}/run")).json())
    assert (ran["state"], ran["counts"]["created"], ran["counts"]["failed"]) == ("done", 1, 3)
    again = await clerk.post(f"{FORM}/imports/{batch['id']}/run")
    assert (again.status_code, again.json()["code"]) == (409, "import_not_now")


async def test_rows_find_records_by_a_key_and_empty_cells_leave_what_is_there(clerk: Browser) -> None:
    await imported(clerk, table(["number", "holder", "balance"], ["U-1", "甲", "5"], ["U-2", "乙", "6"]))
    rows = [["number", "holder", "balance"], ["U-1", "甲甲", ""], ["U-2", "乙", "6.00"], ["U-3", "丙", "7"]]
    batch = await settled(clerk, await upload(clerk, table(*rows), dry_run="true", key="number"))
    counts = batch["counts"]
    assert (counts["would_create"], counts["would_update"], counts["would_stay"]) == (1, 1, 1)
    await settled(clerk, (await clerk.post(f"{FORM}/imports/{batch['id']}/run")).json())
    record = await found(clerk, "U-1") or {}
    assert (record["values"]["holder"], record["values"]["balance"], record["version"]) == ("甲甲", "5.00", 2)
    told = (await clerk.get(f"{RECORDS}/{record['id']}/history")).json()["items"]
    assert (told[0]["source"], told[0]["action"]) == ("import", "update")
    assert (await found(clerk, "U-2") or {})["version"] == 1


async def test_rights_hold_row_by_row_and_field_by_field(clerk: Browser, own_clerk: Browser) -> None:
    """He writes his own accounts only, never a balance, and sees phones masked."""
    await imported(clerk, table(["number", "holder"], ["R-1", "rm1"]))
    taken = await upload(own_clerk, table(["number", "holder", "balance", "phone"], ["R-1", "rm2", "5", "1"]))
    assert taken["mapping"] == ["number", "holder", None, None]
    refused = await own_clerk.post(
        f"{FORM}/imports/{taken['id']}/check", json={"mapping": ["number", "holder", "balance", None], "key": None}
    )
    assert (refused.status_code, refused.json()["problems"][0]["code"]) == (422, "not_importable")
    batch = await imported(own_clerk, table(["number", "holder"], ["R-1", "rm2"], ["R-2", "rm2"]), key="number")
    assert await problems(own_clerk, batch) == [(2, None, "forbidden")]
    assert ((await found(clerk, "R-1") or {})["values"]["holder"], batch["counts"]["created"]) == ("rm1", 1)


async def test_strangers_get_nothing_and_batches_are_their_owners(
    client_for: ClientFor, clerk: Browser, own_clerk: Browser, reader: Browser
) -> None:
    content = table(["number", "holder"], ["Z-1", "x"])
    batch = await upload(clerk, content)
    for login in ("admin", "auditor", "agent"):
        stranger = await client_for(login)
        assert (await stranger.post(f"{FORM}/import", content=content)).status_code == 404
        assert (await stranger.get(f"{FORM}/import/template")).status_code == 404
        assert (await stranger.get(f"{FORM}/imports/{batch['id']}")).status_code == 404
    assert (await reader.post(f"{FORM}/import", content=content)).status_code == 403
    assert (await reader.get(f"{FORM}/imports")).status_code == 403
    path = f"{FORM}/imports/{batch['id']}"
    for answer in (
        await own_clerk.get(path), await own_clerk.get(f"{path}/problems"), await own_clerk.get(f"{path}/report"),
        await own_clerk.post(f"{path}/check", json={}), await own_clerk.post(f"{path}/run"),
        await own_clerk.post(f"{path}/stop"), await own_clerk.delete(path),
    ):  # fmt: skip
        assert answer.status_code == 404, answer.text
    assert batch["id"] not in [each["id"] for each in (await own_clerk.get(f"{FORM}/imports")).json()["items"]]


async def test_an_import_is_taken_back_but_for_what_was_touched(clerk: Browser, database: Database) -> None:
    await imported(clerk, table(["number", "holder", "balance"], ["W-1", "甲", "5"]))
    rows = [["number", "holder", "balance"], ["W-1", "改", "9"], ["W-2", "乙", ""], ["W-3", "丙", ""]]
    batch = await imported(clerk, table(*rows), key="number")
    touched = await found(clerk, "W-3") or {}
    path = f"{RECORDS}/{touched['id']}"
    assert (await clerk.patch(path, json={"values": {"holder": "丁"}}, headers={"If-Match": '"1"'})).status_code == 200
    answer = await clerk.delete(f"{FORM}/imports/{batch['id']}")
    assert answer.status_code == 200, answer.text
    undone = await settled(clerk, answer.json())
    assert (undone["state"], undone["counts"]["undone"], undone["counts"]["kept"]) == ("undone", 2, 1)
    assert await problems(clerk, undone) == [(4, None, "changed_since_import")]
    record = await found(clerk, "W-1") or {}
    assert (record["values"]["holder"], record["values"]["balance"], record["version"]) == ("甲", "5.00", 3)
    assert await found(clerk, "W-2") is None
    assert await found(clerk, "W-3") is not None
    async with database.reading() as session:
        rows_ = await session.rows(select(change.c.source, change.c.cause).where(change.c.source == "import_undo"))
        kinds = set(await session.rows(select(audit_entry.c.kind).where(audit_entry.c.kind.like("record.import%"))))
    assert {each.cause[0]["batch"] for each in rows_} == {batch["id"]}
    assert {"record.import_file", "record.import_begin", "record.import", "record.import_undo"} <= {
        each.kind for each in kinds
    }


HOSTILE_FILES = {
    "empty": (b"", "import_empty"),
    "headings only": (b"number,holder\r\n", "import_empty"),
    "no workbook": (b"PK\x03\x04 no zip", "import_not_a_workbook"),
    "locked": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "import_locked_file"),
    "no text": (b"\xff\xff\xff,\x81\xff\n\xff", "import_not_text"),
}


@pytest.mark.parametrize("name", HOSTILE_FILES)
async def test_a_file_that_is_none_is_refused_in_words(clerk: Browser, name: str) -> None:
    content, code = HOSTILE_FILES[name]
    answer = await clerk.post(f"{FORM}/import", content=content)
    assert (answer.status_code, answer.json()["problems"][0]["code"]) == (422, code)


async def test_a_template_comes_back_as_an_import(clerk: Browser) -> None:
    answer = await clerk.get(f"{FORM}/import/template")
    assert answer.status_code == 200, answer.text
    book = load_workbook(io.BytesIO(answer.content))
    sheet: Any = book.worksheets[0]
    titles = [each.value for each in sheet[1]]
    assert titles[:2] == ["账号*", "户名*"]
    assert "流水" not in titles
    assert "限额" not in titles
    assert len(sheet.data_validations.dataValidation) == 2
    sheet.append(["M-1", "模板"])
    out = io.BytesIO()
    book.save(out)
    assert (await imported(clerk, out.getvalue()))["counts"]["created"] == 1
    assert await found(clerk, "M-1") is not None


async def test_what_was_exported_may_be_brought_back(clerk: Browser) -> None:
    await imported(clerk, table(["number", "holder"], ["E-1", "=x"], ["E-2", "+86"]))
    for to in ("csv", "xlsx"):
        file = await clerk.get(
            f"{FORM}/export", params={"format": to, "filter": 'starts with(number, "E-")', "fields": "number,holder"}
        )
        batch = await settled(clerk, await upload(clerk, file.content, dry_run="true", key="number"))
        assert (batch["counts"]["would_stay"], batch["counts"]["bad"]) == (2, 0), (to, batch)
