"""Decision tables in Excel: what we write comes back as it was, what people write becomes a proposal, and no file can
hurt."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from engine.problems import Language
from engine.rules.decisions.model import Decision
from engine.rules.exchange.from_xlsx import from_xlsx
from engine.rules.exchange.pen import escaped, unescaped
from engine.rules.exchange.sheet_around import Around
from engine.rules.exchange.sheet_words import policy_text, read_policy
from engine.rules.exchange.xlsx_writing import write_xlsx
from tests.support.workbooks import AROUND, SET, choices, codes, document, only, rewritten, rows, saved, sheet


@pytest.mark.parametrize("language", Language)
def test_what_we_write_comes_back_as_it_was(language: Language) -> None:
    body = document()
    brought = from_xlsx(write_xlsx(Decision.model_validate(body), language, choices), AROUND)
    assert not brought.problems
    assert not brought.losses
    assert only(brought) == body


CELLS = st.sampled_from(["-", "5", "> 5", "[1..3]", "(1..3)", "1, 2", "not(7)", "null", "= ? > 1", "0.1", "-3"])
TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=0, max_size=12).map(
    lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(CELLS, TEXTS, TEXTS, st.text(max_size=8)), max_size=6),
    st.sampled_from(["unique", "first", "any", "priority", "rule_order", "output_order"]),
    st.sampled_from(list(Language)),
)
def test_any_table_comes_back_as_it_was(lines: list[tuple[str, str, str, str]], policy: str, to: Language) -> None:
    body = document(
        hit_policy=policy,
        aggregation=None,
        inputs=[{"name": "a", "type": "number"}, {"name": "b", "type": "text"}],
        outputs=[{"name": "c", "type": "text"}],
        rows=[
            {"when": [first, second], "then": [third], **({"note": note.strip()} if is_plain(note) else {})}
            for first, second, third, note in lines
        ],
    )
    del body["aggregation"]
    brought = from_xlsx(write_xlsx(Decision.model_validate(body), to, choices), AROUND)
    assert not brought.problems
    assert only(brought) == body


def is_plain(note: str) -> bool:
    return note.isprintable() and bool(note.strip())


def test_what_people_change_in_our_sheet_changes_and_nothing_else() -> None:
    body = document()
    book = load_workbook(io.BytesIO(write_xlsx(Decision.model_validate(body), Language.ZH, choices)))
    on = book.active
    on["B8"] = "贵宾及以上"
    on["F9"] = 12
    on["C5"] = "涉及金额"
    on.append([5, "普通", "5万–20万", datetime.fromisoformat("2026-03-01"), "客户经理", 48, "新加的行"])
    brought = from_xlsx(saved(book), AROUND)
    changed = only(brought)
    assert not brought.problems
    assert changed["rows"][0]["when"] == ['"vip", "private"', "-", '>= @"2026-01-01"']
    assert changed["rows"][1]["then"] == ['"rm"', "12"]
    assert changed["inputs"][1]["label"] == {"zh": "涉及金额"}
    assert changed["rows"][4]["when"] == ['"mass"', "[50000..200000]", '@"2026-03-01"']
    assert changed["rows"][4]["then"] == ['"客户经理"', "48"]
    assert [each["uid"] for each in changed["rows"][:4]] == [each["uid"] for each in body["rows"]]
    assert changed["uid"] == body["uid"]
    assert Decision.model_validate({"uid": "x" * 8, **changed})


def test_a_row_copied_in_excel_is_a_new_row() -> None:
    book = load_workbook(io.BytesIO(write_xlsx(Decision.model_validate(document()), Language.ZH, choices)))
    on = book.active
    on.append([cell.value for cell in on[8]])
    uids = [each["uid"] for each in only(from_xlsx(saved(book), AROUND))["rows"]]
    assert len(set(uids)) == 5


def test_a_damaged_hidden_cell_is_told_and_the_rest_is_read() -> None:
    book = load_workbook(io.BytesIO(write_xlsx(Decision.model_validate(document()), Language.ZH, choices)))
    book.active["B3"] = '{"langqiao": 1'
    brought = from_xlsx(saved(book), AROUND)
    assert codes(brought.problems) == {"B3": "sheet_bad_format"}
    assert only(brought)["rows"] == document()["rows"]


def test_no_cell_of_ours_is_a_formula_to_a_spreadsheet() -> None:
    file = write_xlsx(Decision.model_validate(document()), Language.ZH, choices)
    for line in load_workbook(io.BytesIO(file)).active.iter_rows():
        for cell in line:
            assert cell.data_type != "f"
            assert not (isinstance(cell.value, str) and cell.value[:1] in "=+-@\t\r"), cell.coordinate


@given(st.text())
def test_an_apostrophe_put_before_a_text_is_taken_away_again(text: str) -> None:
    assert unescaped(escaped(text)) == text


def test_a_business_sheet_becomes_a_proposal() -> None:
    brought = from_xlsx(
        rows(
            ["序号", "客户级别", "涉及金额", "到期日", "本地客户", "处理岗位", "备注"],
            [1, "私行", "≥5万", datetime.fromisoformat("2026-01-31"), "是", "私行中心", "按制度"],
            [2, "贵宾及以上", "5–20万", None, "否", "客户经理", None],
            [3, None, 0.1 + 0.2, None, None, "客服", None],
        ),
        AROUND,
    )
    body = only(brought)
    assert codes(brought.problems) == {"": "sheet_guessed"}
    assert body["hit_policy"] == "first"
    assert [(each["name"], each["type"]) for each in body["inputs"]] == [
        ("ke_hu_ji_bie", f"option:{SET}"),
        ("she_ji_jin_e", "number"),
        ("dao_qi_ri", "date"),
        ("ben_di_ke_hu", "boolean"),
    ]
    assert [each["label"]["zh"] for each in body["outputs"]] == ["处理岗位"]
    assert body["rows"][0]["when"] == ['"private"', ">= 50000", '@"2026-01-31"', "true"]
    assert body["rows"][1]["when"] == ['"vip", "private"', "[50000..200000]", "-", "false"]
    assert body["rows"][2]["when"] == ["-", "0.3", "-", "-"]
    assert body["rows"][0]["note"] == "按制度"
    assert Decision.model_validate({"uid": "x" * 8, **body})


def test_bands_a_hit_policy_and_merged_cells_are_understood() -> None:
    def fill(on: Any) -> None:
        on["A1"] = "派单规则"
        on.merge_cells("A1:E1")
        on.append(["C+", "如果", None, "那么", None])
        on.merge_cells("B2:C2")
        on.merge_cells("D2:E2")
        on.append([None, "客户级别", "金额(万元)", "得分", "原因"])
        on.append([1, "贵宾", ">100", 4, "大客户"])
        on.append([2, None, "50-100", 8, "中等"])
        on.merge_cells("B4:B5")

    brought = from_xlsx(sheet(fill), AROUND)
    body = only(brought)
    assert (body["hit_policy"], body["aggregation"]) == ("collect", "sum")
    assert body["label"] == {"zh": "派单规则"}
    assert [each["when"] for each in body["rows"]] == [['"vip"', ">100"], ['"vip"', "[50..100]"]]
    assert [each["type"] for each in body["outputs"]] == ["number", "text"]
    assert codes(brought.problems) == {"C3": "sheet_unit_in_name", "": "sheet_guessed"}


def test_names_in_two_rows_and_a_line_with_the_hit_policy_are_understood() -> None:
    def fill(on: Any) -> None:
        on.append(["命中策略", "全部收集"])
        for line in (
            ["规则", "客户", "客户", "结果"],
            [None, "级别", "金额", None],
            [1, "贵宾", ">5", "a"],
            [2, "私行", "<5", "b"],
        ):
            on.append(line)
        for cells in ("A2:A3", "B2:C2", "D2:D3"):
            on.merge_cells(cells)

    body = only(from_xlsx(sheet(fill), AROUND))
    assert (body["hit_policy"], body["label"]) == ("collect", {"zh": "决策表"})
    assert [each["label"]["zh"] for each in body["inputs"]] == ["级别", "金额"]
    assert [each["when"] for each in body["rows"]] == [['"vip"', ">5"], ['"private"', "<5"]]


def test_fields_of_the_form_are_recognised_by_their_labels() -> None:
    around = Around(choices, (SET,), {"涉及金额": ("amount", "money:CNY")}, "complaint")
    body = only(from_xlsx(rows(["涉及金额", "岗位"], [">5", "a"]), around))
    assert body["form"] == "complaint"
    assert (body["inputs"][0]["expression"], body["inputs"][0]["type"]) == ("amount", "money:CNY")


def test_every_cell_that_is_wrong_is_told_at_once_by_its_address() -> None:
    file = rows(
        ["客户级别", "金额", "时限"],
        ["贵宾", ">5", 4],
        ["私行", "<=5", 8],
        ["普通", "abc", 8],
        ["钻石", "20-5", "=B2*2"],
        ["贵宾", datetime.fromisoformat("2026-05-20"), None],
        ["贵宾", 100, "#N/A"],
        ["贵宾", "1,000", 24],
        ["贵宾", "100,200", 24],
        *(["贵宾", 7, 24] for _ in range(10)),
    )
    assert codes(from_xlsx(file, AROUND).problems) == {
        "B4": "cell_unreadable",
        "A5": "cell_no_option",
        "B5": "cell_reversed",
        "C5": "cell_is_formula",
        "B6": "cell_became_date",
        "C6": "cell_empty_result",
        "C7": "cell_is_fault",
        "B9": "cell_ambiguous_number",
        "": "sheet_guessed",
    }


def test_a_cached_result_of_a_formula_is_not_taken_for_a_value() -> None:
    file = rewritten(
        rows(["a", "b"], [1, "=1+1"]), "xl/worksheets/sheet1.xml", b"<f>1+1</f><v />", b"<f>1+1</f><v>42</v>"
    )
    brought = from_xlsx(file)
    assert codes(brought.problems)["B2"] == "cell_is_formula"
    assert "42" not in str(brought.definitions)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("policy", ["unique", "any", "priority", "first", "rule_order", "output_order"])
def test_a_hit_policy_is_read_as_it_is_written(policy: str, language: Language) -> None:
    assert read_policy(policy_text(policy, None, language)) == (policy, None)
    for aggregation in ("sum", "min", "max", "count"):
        assert read_policy(policy_text("collect", aggregation, language)) == ("collect", aggregation)


@pytest.mark.parametrize(("text", "said"), [("F", "first"), ("U", "unique"), ("r", "rule_order"), ("首行", None)])
def test_the_standards_letters_stand_for_hit_policies(text: str, said: str | None) -> None:
    assert read_policy(text) == (None if said is None else (said, None))


def test_an_unknown_hit_policy_in_our_sheet_is_told() -> None:
    book = load_workbook(io.BytesIO(write_xlsx(Decision.model_validate(document()), Language.ZH, choices)))
    book.active["B2"] = "随便"
    brought = from_xlsx(saved(book), AROUND)
    assert codes(brought.problems) == {"B2": "sheet_unknown_policy"}
    assert only(brought)["hit_policy"] == "first"


def test_one_sheet_is_read_and_the_others_are_named() -> None:
    book = Workbook()
    book.active.title = "派单"
    for line in (["金额", "岗位"], [">5", "a"]):
        book.active.append(line)
    book.create_sheet("说明")["A1"] = "给人看的"
    brought = from_xlsx(saved(book), AROUND)
    assert only(brought)["label"] == {"zh": "派单"}
    assert [each.where for each in brought.losses] == ["说明"]
