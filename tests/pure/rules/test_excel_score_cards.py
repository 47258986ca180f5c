"""Score cards in Excel: what we write comes back as it was, what people write becomes a proposal, and every wrong cell
is named."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from engine.definitions.fmt import write_uids
from engine.problems import Language
from engine.rules.decisions.model import Decision
from engine.rules.exchange.from_xlsx import from_xlsx
from engine.rules.exchange.sheet_around import Around
from engine.rules.exchange.xlsx_writing import write_xlsx
from tests.support.workbooks import AROUND, SET, choices, codes, only, rows, saved

TEMPLATE = Path(__file__).parents[3] / "app_templates" / "bank_base" / "decisions" / "customer_value.json"
CARD: dict[str, Any] = {
    "kind": "decision",
    "schema": 1,
    "name": "value",
    "label": {"zh": "客户价值", "en": "Value"},
    "form": "customer",
    "shape": "score_card",
    "base": "10.50",
    "characteristics": [
        {
            "name": "amount",
            "label": {"zh": "资产", "en": "Assets"},
            "expression": "amount",
            "type": "money:CNY",
            "bins": [
                {"when": ">= 600", "points": 240, "label": {"zh": "=大额", "en": "Large"}},
                {"when": "[5..600)", "points": "-12.50", "reason": {"zh": "不足 600", "en": "Below 600"}},
                {"when": "= ? * 2 > 7", "points": "1", "reason": {"zh": "少"}},
            ],
            "otherwise": {"points": 0, "reason": {"zh": "没有数据", "en": "No data"}},
        },
        {
            "name": "level",
            "type": f"option:{SET}",
            "bins": [{"when": '"vip", "private"', "points": 5}, {"when": "-", "points": 1}],
        },
        {
            "name": "level_2",
            "label": {"zh": "资产"},
            "expression": "customer.name",
            "type": "text",
            "bins": [{"when": '"其他"', "points": 3}, {"when": "not(null)", "points": 2}],
            "otherwise": {"points": "0"},
        },
        {"name": "empty", "type": "date", "bins": []},
    ],
    "cases": [{"name": "one", "values": {"amount": "5"}, "expected": {"total": "8"}}],
}


def card(**changed: Any) -> dict[str, Any]:
    return write_uids("test", "decisions/value", {**CARD, **changed}, Decision)


def book_of(body: dict[str, Any]) -> Any:
    return load_workbook(io.BytesIO(write_xlsx(Decision.model_validate(body), Language.ZH, choices)))


@pytest.mark.parametrize("language", Language)
def test_what_we_write_comes_back_as_it_was(language: Language) -> None:
    for body in (card(), card(reason_codes=3, base=None), json.loads(TEMPLATE.read_text())):
        body = {name: value for name, value in body.items() if value is not None}
        brought = from_xlsx(write_xlsx(Decision.model_validate(body), language, choices), AROUND)
        assert not brought.problems
        assert not brought.losses
        assert only(brought) == body


CELLS = {
    "number": st.sampled_from(["-", "5", "> 5", "[1..3]", "(1..3)", "1, 2", "not(7)", "null", "= ? > 1", "0.1", "-3"]),
    "text": st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=8).map(
        lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    ),
    f"option:{SET}": st.sampled_from(['"vip"', '"mass", "vip"', 'not("private")', "null", "-"]),
}
POINTS = st.one_of(
    st.integers(-10_000, 10_000), st.decimals(-1000, 1000, places=2).map(str), st.integers(-99, 99).map(str)
)
WORDS = st.one_of(st.none(), st.text(max_size=8).filter(lambda text: text.isprintable() and bool(text.strip())))


def labelled(words: str | None) -> dict[str, str] | None:
    return {"zh": words.strip()} if words else None


def given_only(**members: Any) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}


@st.composite
def characteristics(draw: Any) -> list[dict[str, Any]]:
    made = []
    for at in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(sorted(CELLS)))
        bins = [
            given_only(when=draw(CELLS[kind]), points=draw(POINTS), reason=labelled(draw(WORDS)),
                       label=labelled(draw(WORDS)))
            for _ in range(draw(st.integers(0, 4)))
        ]  # fmt: skip
        otherwise = given_only(points=draw(POINTS), reason=labelled(draw(WORDS))) if draw(st.booleans()) else None
        made.append(given_only(name=f"c{at}", label=labelled(draw(WORDS)), type=kind, bins=bins, otherwise=otherwise))
    return made


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(characteristics(), st.one_of(st.none(), POINTS), st.integers(0, 20), st.sampled_from(list(Language)))
def test_any_score_card_comes_back_as_it_was(
    made: list[dict[str, Any]], base: str | int | None, reasons: int, to: Language
) -> None:
    body = card(characteristics=made, reason_codes=reasons)
    for member in ("base", *(["reason_codes"] if reasons == 4 else [])):  # what is left out means four
        del body[member]
    body |= {} if base is None else {"base": base}
    brought = from_xlsx(write_xlsx(Decision.model_validate(body), to, choices), AROUND)
    assert not brought.problems
    assert only(brought) == body


def test_what_people_change_in_our_sheet_changes_and_nothing_else() -> None:
    body = card()
    book = book_of(body)
    on = book.active
    on["B2"], on["B3"] = 20, 2
    on["C7"], on["D7"], on["E7"] = "5 – 500", 15, "不足 500"
    on.insert_rows(8)
    on["C8"], on["D8"] = "[500,600)", "７"
    brought = from_xlsx(saved(book), AROUND)
    changed = only(brought)
    assert not brought.problems
    assert (changed["base"], changed["reason_codes"]) == (20, 2)
    first, before = changed["characteristics"][0], body["characteristics"][0]
    assert first["bins"][0] == before["bins"][0]
    assert first["bins"][1] == {
        "uid": before["bins"][1]["uid"], "when": "[5..500]", "points": 15, "reason": {"zh": "不足 500"},
    }  # fmt: skip
    assert (first["bins"][2]["when"], first["bins"][2]["points"]) == ("[500..600)", 7)
    assert first["bins"][2]["uid"] not in {each["uid"] for each in before["bins"]}
    assert changed["characteristics"][1:] == body["characteristics"][1:]
    assert Decision.model_validate({"uid": "x" * 8, **changed})


def test_a_row_copied_in_excel_is_a_new_bin_of_the_same_characteristic() -> None:
    book = book_of(card(characteristics=card()["characteristics"][:1]))
    on = book.active
    on.append([cell.value for cell in on[6]])
    (item,) = only(from_xlsx(saved(book), AROUND))["characteristics"]
    assert [each["when"] for each in item["bins"]] == [">= 600", "[5..600)", "= ? * 2 > 7", ">= 600"]
    assert len({each["uid"] for each in item["bins"]}) == 4


def test_every_wrong_cell_is_named_with_its_place() -> None:
    book = book_of(card())
    on = book.active
    on["B2"], on["B3"] = "很多", "三"
    on["C6"], on["D6"] = "很多", None
    on["D7"], on["C8"], on["D9"] = "=A1+1", "20-5", "#N/A"
    on.insert_rows(10)
    on["C10"], on["D10"] = "其他", 9
    problems = from_xlsx(saved(book), AROUND).problems
    assert {(each.params["cell"], each.path, each.code.name) for each in problems} == {
        ("B2", "/base", "card_bad_points"),
        ("B3", "/reason_codes", "card_bad_reasons"),
        ("C6", "/characteristics/0/bins/0/when", "cell_unreadable"),
        ("D6", "/characteristics/0/bins/0/points", "card_no_points"),
        ("D7", "/characteristics/0/bins/1/points", "cell_is_formula"),
        ("C8", "/characteristics/0/bins/2/when", "cell_reversed"),
        ("D9", "/characteristics/0/otherwise/points", "cell_is_fault"),
        ("C10", "/characteristics/0", "card_two_otherwise"),
    }


def test_a_damaged_hidden_cell_is_told_and_the_rest_is_read() -> None:
    book = book_of(card())
    book.active["B4"], book.active["G6"] = '{"langqiao": 1', "[]"
    brought = from_xlsx(saved(book), AROUND)
    assert codes(brought.problems) == {"B4": "sheet_bad_format", "G6": "sheet_bad_format"}
    first = only(brought)["characteristics"][0]
    assert next((each["when"], each["points"]) for each in first["bins"]) == (">= 600", 240)


def test_no_cell_of_ours_is_a_formula_to_a_spreadsheet() -> None:
    for line in book_of(card()).active.iter_rows():
        for cell in line:
            assert cell.data_type != "f"
            assert not (isinstance(cell.value, str) and cell.value[:1] in "=+-@\t\r"), cell.coordinate


def test_a_business_sheet_becomes_a_proposal() -> None:
    fields = {"管理资产": ("aum", "money:CNY")}
    around = Around(choices, (SET,), fields, "customer")
    file = rows(
        ["客户评分办法"],
        ["指标", "取值范围", "得分", "扣分原因"],
        ["管理资产", "600万以上", 100, None],
        ["管理资产", "50万至600万", 60, "未达私行标准"],
        ["管理资产", "其他", 0, "没有资产"],
        ["级别", "贵宾及以上", 20, None],
        [None, "普通", -5, "级别低"],
    )
    brought = from_xlsx(file, around)
    body = only(brought)
    assert codes(brought.problems) == {"": "card_guessed"}
    assert (body["label"], body["shape"], body["form"]) == ({"zh": "客户评分办法"}, "score_card", "customer")
    aum, level = body["characteristics"]
    assert (aum["expression"], aum["type"]) == ("aum", "money:CNY")
    assert [(each["when"], each["points"]) for each in aum["bins"]] == [
        (">= 6000000", 100), ("[500000..6000000]", 60),
    ]  # fmt: skip
    assert aum["otherwise"] == {"points": 0, "reason": {"zh": "没有资产"}}
    assert level["type"] == f"option:{SET}"
    assert [(each["when"], each["points"]) for each in level["bins"]] == [('"vip", "private"', 20), ('"mass"', -5)]
    assert Decision.model_validate({"uid": "x" * 8, **body})


def test_bins_before_any_name_are_told() -> None:
    brought = from_xlsx(rows(["指标", "范围", "得分"], [None, ">5", 1], ["资产", "> 5", 1]), AROUND)
    assert codes(brought.problems) == {"A2": "card_no_item", "": "card_guessed"}
    assert len(only(brought)["characteristics"]) == 1
