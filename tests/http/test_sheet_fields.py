"""A sheet as fields over HTTP: for builders only, files and pasted cells alike; bad files are told."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import Workbook

from tests.http.conftest import Browser, ClientFor

APP = "sheets"
PLACE = f"/api/apps/{APP}/sheet_fields"


def sheet(*rows: list[Any]) -> bytes:
    """A workbook as Excel writes it."""
    book, out = Workbook(), io.BytesIO()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
async def builder(client_for: ClientFor) -> Browser:
    """Somebody who builds an app."""
    browser = await client_for("builder")
    await browser.post("/api/apps", json={"label": {"zh": "表格"}, "app": APP})
    return browser


async def test_a_workbook_becomes_fields_with_what_stood_in_it(builder: Browser) -> None:
    rows = [[f"客户{at}", 13800138000 + at, 12.5 * at, "贵宾" if at % 2 else "普通"] for at in range(12)]
    answer = await builder.post(PLACE, content=sheet(["客户名称*", "手机", "贷款金额", "级别"], *rows))
    assert answer.status_code == 200, answer.text
    items = answer.json()["items"]
    assert [(each["name"], each["type"], each["required"]) for each in items] == [
        ("ke_hu_ming_cheng", "text", True), ("shou_ji", "phone", False), ("dai_kuan_jin_e", "money", False),
        ("ji_bie", "choice", False),
    ]  # fmt: skip
    assert items[3]["choices"] == [{"code": "pu_tong", "label": "普通"}, {"code": "gui_bin", "label": "贵宾"}]
    assert items[1]["samples"] == ["13800138000", "13800138001", "13800138002"]


async def test_pasted_cells_and_a_csv_file_say_the_same(builder: Browser) -> None:
    tabs = "名称\t到期日\n甲\t2026-03-02\n"
    of_paste = (await builder.post(PLACE, params={"pasted": "true"}, content=tabs.encode())).json()
    of_file = (await builder.post(PLACE, content=tabs.replace("\t", ",").encode("gb18030"))).json()
    assert of_paste == of_file
    assert [each["type"] for each in of_paste["items"]] == ["text", "date"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "sheet_without_headings"),
        (b"PK\x03\x04 no workbook", "import_not_a_workbook"),
        (sheet(), "sheet_without_headings"),
    ],
    ids=["nothing", "a torn workbook", "an empty sheet"],
)
async def test_a_file_that_is_none_is_told_in_words(builder: Browser, content: bytes, code: str) -> None:
    answer = await builder.post(PLACE, content=content)
    assert (answer.status_code, answer.json()["problems"][0]["code"]) == (422, code)


async def test_a_file_that_is_too_large_is_not_read(builder: Browser) -> None:
    answer = await builder.post(PLACE, content=b"x" * (20 * 1024 * 1024 + 1))
    assert answer.status_code == 413


async def test_only_builders_ask_and_only_about_apps_there_are(builder: Browser, client_for: ClientFor) -> None:
    assert (await builder.post("/api/apps/nothing/sheet_fields", content=b"a,b")).status_code == 404
    stranger = await client_for("rm1")
    assert (await stranger.post(PLACE, content=b"a,b")).status_code == 403
