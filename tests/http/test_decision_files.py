"""Decisions as files over HTTP: handed out and read back, by builders only; bad files are told; nothing is saved."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.http.conftest import Browser, ClientFor

APP = "exchange"
PLACE = f"/api/apps/{APP}/definitions/decision"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DMN = "application/dmn+xml"
DOCUMENTS: list[dict[str, Any]] = [
    {
        "kind": "option_set", "name": "level", "ranked": True, "label": {"zh": "级别", "en": "Level"},
        "options": [{"code": code, "label": {"zh": zh, "en": code.title()}}
                    for code, zh in (("mass", "普通"), ("vip", "贵宾"), ("private", "私行"))],
    },
    {
        "kind": "form", "name": "complaint", "label": {"zh": "投诉", "en": "Complaint"}, "title_field": "title",
        "fields": [
            {"name": "title", "type": "text", "label": {"zh": "标题", "en": "Title"}},
            {"name": "level", "type": "choice", "label": {"zh": "客户级别", "en": "Level"},
             "options": {"set": "level"}},
            {"name": "amount", "type": "money", "label": {"zh": "涉及金额", "en": "Amount"}},
        ],
    },
    {
        "kind": "decision", "name": "dispatch", "label": {"zh": "派单", "en": "Dispatch"}, "form": "complaint",
        "hit_policy": "first",
        "inputs": [
            {"name": "level", "expression": "level", "type": "option:level"},
            {"name": "amount", "label": {"zh": "涉及金额", "en": "Amount"}, "expression": "amount",
             "type": "money:CNY"},
        ],
        "outputs": [{"name": "post", "type": "text"}, {"name": "hours", "type": "number"}],
        "rows": [
            {"when": ['"private"', "-"], "then": ['"private_desk"', "4"], "note": "=1+1"},
            {"when": ["-", "> 50000"], "then": ['"rm"', "8"]},
            {"when": ["-", "-"], "then": ['"rm"', "= 3 * 8"]},
        ],
        "cases": [{"name": "one", "values": {"level": "private"}, "expected": {"hours": "4"}}],
    },
    {
        "kind": "decision", "name": "score", "label": {"zh": "评分", "en": "Score"}, "form": "complaint",
        "shape": "score_card", "base": "10",
        "characteristics": [{"name": "amount", "expression": "amount", "type": "money:CNY",
                             "bins": [{"when": "> 5", "points": "7"}]}],
    },
]  # fmt: skip


@pytest.fixture(scope="module")
async def builder(client_for: ClientFor) -> Browser:
    """Somebody who builds the app, with its drafts."""
    browser = await client_for("builder")
    await browser.post("/api/apps", json={"label": {"zh": "文件"}, "app": APP})
    for body in DOCUMENTS:
        saved = await browser.put(
            f"/api/apps/{APP}/definitions/{body['kind']}/{body['name']}/draft",
            json=body,
            headers={"If-None-Match": "*"},
        )
        assert saved.status_code == 200, saved.text
        assert not [each for each in saved.json()["problems"] if each["severity"] == "error"], saved.text
    return browser


async def brought(browser: Browser, file: bytes, of: str = "xlsx", **query: str) -> Any:
    media = XLSX if of == "xlsx" else DMN
    return await browser.post(
        f"{PLACE}/import", params={"format": of, **query}, content=file, headers={"Content-Type": media}
    )


def workbook(*lines: list[Any]) -> bytes:
    book = Workbook()
    for line in lines:
        book.active.append(line)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


async def draft(browser: Browser, name: str) -> dict[str, Any]:
    body: dict[str, Any] = (await browser.get(f"{PLACE}/{name}/draft")).json()["body"]
    return body


async def test_a_workbook_handed_out_comes_back_as_the_same_document(builder: Browser) -> None:
    answer = await builder.get(f"{PLACE}/dispatch/export?format=xlsx")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == XLSX
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''dispatch.xlsx"
    assert answer.headers["x-content-type-options"] == "nosniff"
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet["B8"].value == "私行"
    assert sheet["C9"].value == "> 50000"
    back = (await brought(builder, answer.content)).json()
    assert back["problems"] == []
    assert back["losses"] == []
    assert back["definitions"] == [await draft(builder, "dispatch")]


async def test_the_language_of_the_workbook_is_the_readers(builder: Browser) -> None:
    answer = await builder.get(f"{PLACE}/dispatch/export?format=xlsx", headers={"Accept-Language": "en"})
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert (sheet["B8"].value, sheet["B4"].value) == ("Private", "When")


async def test_a_model_handed_out_comes_back_as_a_proposal(builder: Browser) -> None:
    answer = await builder.get(f"{PLACE}/dispatch/export?format=dmn")
    assert answer.status_code == 200, answer.text
    assert (answer.headers["content-type"], answer.headers["langqiao-losses"]) == (DMN, "1")
    back = (await brought(builder, answer.content, "dmn")).json()
    (body,) = back["definitions"]
    assert "uid" not in body
    assert [each["when"] for each in body["rows"]] == [['"private"', "-"], ["-", "> 50000"], ["-", "-"]]
    assert back["problems"] == []


async def test_a_score_card_goes_into_both_and_comes_back_from_a_workbook(builder: Browser) -> None:
    assert (await builder.get(f"{PLACE}/score/export?format=dmn")).status_code == 200
    file = await builder.get(f"{PLACE}/score/export?format=xlsx")
    assert file.status_code == 200
    assert file.headers["content-type"] == XLSX
    answer = (await brought(builder, file.content)).json()
    assert (answer["problems"], answer["losses"]) == ([], [])
    (body,) = answer["definitions"]
    draft = (await builder.get(f"{PLACE}/score/draft")).json()["body"]
    assert body == {name: value for name, value in draft.items() if name in body}
    assert (body["uid"], body["shape"]) == (draft["uid"], "score_card")


async def test_every_wrong_cell_of_a_score_card_is_told_with_its_address_and_its_place(builder: Browser) -> None:
    file = workbook(["指标", "范围", "分值"], ["涉及金额", "很多", 1], [None, "> 5", "十分"], [None, ">3", None])
    answer = (await brought(builder, file, form="complaint")).json()
    assert {(each["params"].get("cell"), each["path"], each["code"]) for each in answer["problems"]} == {
        ("B2", "/characteristics/0/bins/0/when", "cell_unreadable"),
        ("C3", "/characteristics/0/bins/1/points", "card_bad_points"),
        ("C4", "/characteristics/0/bins/2/points", "card_no_points"),
        (None, "", "card_guessed"),
    }
    (body,) = answer["definitions"]
    assert (body["shape"], body["characteristics"][0]["type"]) == ("score_card", "money:CNY")


async def test_a_business_sheet_becomes_a_draft_that_holds(builder: Browser) -> None:
    file = workbook(["客户级别", "涉及金额", "岗位"], ["贵宾及以上", ">5万", "客户经理"], [None, None, "客服"])
    answer = (await brought(builder, file, form="complaint", title="新派单")).json()
    assert [each["code"] for each in answer["problems"]] == ["sheet_guessed"]
    (body,) = answer["definitions"]
    assert (body["form"], body["label"]) == ("complaint", {"zh": "新派单"})
    assert [each["type"] for each in body["inputs"]] == ["option:level", "money:CNY"]
    assert body["rows"][0]["when"] == ['"vip", "private"', "> 50000"]
    saved = await builder.put(f"{PLACE}/{body['name']}/draft", json=body, headers={"If-None-Match": "*"})
    assert saved.status_code == 200, saved.text
    assert not [each for each in saved.json()["problems"] if each["severity"] == "error"]


async def test_every_cell_that_is_wrong_is_told_with_its_address_and_its_place(builder: Browser) -> None:
    good = [[">5", "a"] for _ in range(6)]
    file = workbook(["金额", "岗位"], ["五万", "a"], ["20-5", "=A1"], *good)
    answer = await brought(builder, file)
    assert answer.status_code == 200
    told = {(each["params"].get("cell"), each["path"], each["code"]) for each in answer.json()["problems"]}
    assert told == {
        ("A2", "/rows/0/when/0", "cell_unreadable"),
        ("A3", "/rows/1/when/0", "cell_reversed"),
        ("B3", "/rows/1/then/0", "cell_is_formula"),
        (None, "", "sheet_guessed"),
    }
    assert "A2 的“五万”" in answer.text


async def test_thousands_of_wrong_cells_are_counted_and_not_all_listed(builder: Browser) -> None:
    file = workbook(["金额", "岗位"], *([">5", "=A1"] for _ in range(800)))
    problems = (await brought(builder, file)).json()["problems"]
    assert len(problems) == 501
    assert (problems[-1]["code"], problems[-1]["params"]) == ("file_more_problems", {"count": 301})


async def test_reading_a_file_saves_nothing(builder: Browser) -> None:
    before = (await builder.get(f"/api/apps/{APP}/definitions?kind=decision")).json()
    await brought(builder, workbook(["金额", "岗位"], [">5", "a"]))
    assert (await builder.get(f"/api/apps/{APP}/definitions?kind=decision")).json() == before


@pytest.mark.parametrize(
    ("file", "of", "code"),
    [
        pytest.param(b"", "xlsx", "excel_not_a_workbook", id="nothing"),
        pytest.param("金额,岗位".encode(), "xlsx", "excel_not_a_workbook", id="a text"),
        pytest.param(b"PK\x03\x04 and no more", "xlsx", "excel_broken", id="half an archive"),
        pytest.param(b"", "dmn", "dmn_unreadable", id="no model"),
        pytest.param(b'<!DOCTYPE a [<!ENTITY b "c">]><definitions/>', "dmn", "dmn_unreadable", id="entities"),
        pytest.param(b"<definitions name='m'/>", "dmn", "dmn_no_tables", id="a model without tables"),
        pytest.param(workbook(["x"]), "xlsx", "sheet_no_table", id="a workbook without a table"),
    ],
)
async def test_a_bad_file_is_refused_in_the_readers_language(builder: Browser, file: bytes, of: str, code: str) -> None:
    answer = await brought(builder, file, of)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    (problem,) = answer.json()["problems"]
    assert problem["code"] == code
    assert not problem["message"].isascii()


async def test_a_file_over_the_limit_is_refused_before_it_is_read(builder: Browser) -> None:
    assert (await brought(builder, b"x" * (8 * 1024 * 1024 + 1))).status_code == 413


async def test_an_unknown_format_form_app_or_decision_is_told(builder: Browser) -> None:
    assert (await brought(builder, b"x", "pdf")).status_code == 422
    unknown = await brought(builder, workbook(["金额", "岗位"], [">5", "a"]), form="nothing")
    assert unknown.json()["problems"][0]["code"] == "decision_unknown_form"
    assert (await builder.get(f"{PLACE}/nothing/export?format=xlsx")).status_code == 404
    assert (await builder.get(f"{PLACE}/dispatch/export")).status_code == 422
    assert (await builder.get("/api/apps/nothing/definitions/decision/dispatch/export?format=dmn")).status_code == 404


@pytest.mark.parametrize("login", ["rm1", "admin", "secadmin", "auditor"])
async def test_nobody_else_gets_files_in_or_out(client_for: ClientFor, builder: Browser, login: str) -> None:
    stranger = await client_for(login)
    assert (await stranger.get(f"{PLACE}/dispatch/export?format=xlsx")).status_code == 403
    assert (await brought(stranger, b"PK")).status_code == 403


async def test_without_logging_in_there_is_nothing(client: Browser, builder: Browser) -> None:
    assert (await client.get(f"{PLACE}/dispatch/export?format=xlsx")).status_code == 401
    assert (await brought(client, b"PK")).status_code == 401


async def test_a_file_sent_without_the_token_of_the_session_is_refused(builder: Browser) -> None:
    token = builder.headers.pop("X-CSRF-Token")
    try:
        assert (await brought(builder, b"PK")).status_code == 403
    finally:
        builder.headers["X-CSRF-Token"] = token


async def test_what_is_wrong_is_said_with_its_row_and_its_column(builder: Browser) -> None:
    """In the draft, and where it stands in the way of publishing; the same for the field of a wrong formula."""
    table, card, form = DOCUMENTS[2], DOCUMENTS[3], DOCUMENTS[1]
    wrong_rows = [*table["rows"][:2], {"when": ["-", '"much"'], "then": ['"rm"', "= nothing + 1"]}]
    wrong_bins = [{**card["characteristics"][0], "bins": [{"when": "> many", "points": "7"}]}]
    formula = {"name": "twice", "type": "money", "label": {"zh": "两倍", "en": "Twice"}, "computed": "amont * 2"}
    bodies: list[dict[str, Any]] = [
        {**table, "name": "wrong_table", "rows": wrong_rows, "cases": []},
        {**card, "name": "wrong_card", "characteristics": wrong_bins},
        {**form, "name": "wrong_form", "fields": [*form["fields"], formula]},
    ]
    told: list[str] = []
    for body in bodies:
        place = f"/api/apps/{APP}/definitions/{body['kind']}/{body['name']}/draft"
        saved = await builder.put(place, json=body, headers={"If-None-Match": "*", "Accept-Language": "zh"})
        assert saved.status_code == 200, saved.text
        told += [each["message"] for each in saved.json()["problems"] if each["severity"] == "error"]
    begins = ("第 3 行“涉及金额”：", "第 3 行“hours”：", "“涉及金额”第 1 段：", "“两倍”：")
    assert [any(each.startswith(begin) for each in told) for begin in begins] == [True] * 4, told
    refused = await builder.get(f"/api/apps/{APP}/changes", headers={"Accept-Language": "en"})
    said = [each["message"] for each in refused.json()["problems"]]
    begins = ("Row 3, Amount: ", "Row 3, hours: ", "Amount, range 1: ", "Twice: ")
    assert [any(each.startswith(begin) for each in said) for begin in begins] == [True] * 4, said
    for body in bodies:
        await builder.delete(f"/api/apps/{APP}/definitions/{body['kind']}/{body['name']}/draft")
