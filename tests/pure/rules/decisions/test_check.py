"""What is wrong with a decision is told all at once, each with its place."""

from __future__ import annotations

from typing import Any

import pytest

from engine.problems import Language, Problem
from engine.rules.decisions.check import check
from engine.rules.decisions.model import Decision
from engine.rules.decisions.references import expressions, references
from engine.rules.decisions.sheet import MOST_ROWS, read_sheet
from tests.support.decision_tables import SCOPE
from tests.support.documents import uid


def decision(**more: Any) -> Decision:
    rows = more.pop("rows", [(["-", "-"], ["1"])])
    body = {
        "kind": "decision", "schema": 1, "name": "d", "uid": uid("d"), "label": {"zh": "决定", "en": "Decide"},
        "form": "slip", "hit_policy": "first",
        "inputs": [{"uid": uid("i0"), "name": "level", "expression": "level", "type": "option:levels"},
                   {"uid": uid("i1"), "name": "amount", "expression": "amount", "type": "money:CNY"}],
        "outputs": [{"uid": uid("o0"), "name": "hours", "type": "number"}],
        "rows": [{"uid": uid(f"r{at}"), "when": when, "then": then} for at, (when, then) in enumerate(rows)],
        **more,
    }  # fmt: skip
    return Decision.model_validate(body)


def told(of: Decision) -> list[Problem]:
    """What the kind tells, and what `definitions` tells of its expressions."""
    return [*check(of, SCOPE), *read_sheet(of, SCOPE).expression_problems]


def errors(of: Decision) -> dict[str, str]:
    return {each.path: each.code.name for each in told(of) if each.is_error}


@pytest.mark.parametrize(
    ("level", "amount", "hours", "wrong"),
    [
        pytest.param('"vip"', "> 50000", "8", {}, id="codes and comparisons"),
        pytest.param('"某vip"', "[1..5)", "-1.5", {}, id="labels, ranges, negative results"),
        pytest.param('not("vip", "mass")', "null, < 0", "null", {}, id="negation and null"),
        pytest.param("某vip", "“5”", "8", {"/rows/0/when/1": "decision_wrong_literal"}, id="text where money is due"),
        pytest.param('= ? at least "vip"', "= ? > 5 and level = null", "= amount / 2", {}, id="formulas"),
        pytest.param('"gold"', "-", "8", {"/rows/0/when/0": "expression_no_such_option"}, id="an option there is not"),
        pytest.param('> "vip"', "-", "8", {"/rows/0/when/0": "decision_no_order"}, id="options have no order"),
        pytest.param("-", "> 5万", "8", {"/rows/0/when/1": "expression_unexpected"}, id="units are not numbers"),
        pytest.param(
            "-", "amount > 5", "8", {"/rows/0/when/1": "decision_not_a_literal"}, id="a condition, not marked"
        ),
        pytest.param("-", "[5..null]", "8", {"/rows/0/when/1": "decision_wrong_literal"}, id="a range with no end"),
        pytest.param("-", '@"2026-01-01"', "8", {"/rows/0/when/1": "decision_wrong_literal"}, id="a date for money"),
        pytest.param("-", "= ? + 1", "8", {"/rows/0/when/1": "expression_wrong_result"}, id="a formula is a condition"),
        pytest.param("-", "= colour > 1", "8", {"/rows/0/when/1": "expression_unknown_name"}, id="an unknown name"),
        pytest.param("-", "-", '"eight"', {"/rows/0/then/0": "decision_wrong_literal"}, id="a result of another type"),
        pytest.param("-", "-", "= level", {"/rows/0/then/0": "expression_wrong_result"}, id="a formula likewise"),
        pytest.param("-", "((((", "8", {"/rows/0/when/1": "expression_unfinished"}, id="what cannot be read"),
    ],
)
def test_cells(level: str, amount: str, hours: str, wrong: dict[str, str]) -> None:
    assert errors(decision(rows=[([level, amount], [hours])])) == wrong


@pytest.mark.parametrize(
    ("name", "wrong"), [("amount", {}), ("colour", {"/inputs/0/expression": "decision_no_source"})]
)
def test_an_input_without_an_expression_is_the_field_of_its_name(name: str, wrong: dict[str, str]) -> None:
    inputs = [{"uid": uid("i0"), "name": name, "type": "money:CNY"}]
    rows = [{"uid": uid("r0"), "when": ["-"], "then": ["1"]}]
    one = Decision.model_validate({**decision().model_dump(mode="json", by_alias=True), "inputs": inputs, "rows": rows})
    found = {each.path: each.code.name for each in check(one, SCOPE) if each.is_error}
    assert found == wrong
    assert read_sheet(one, SCOPE).is_sound is not bool(wrong)


def test_a_problem_says_where_in_the_cell() -> None:
    [problem] = [each for each in told(decision(rows=[(["-", '1, "a"'], ["1"])])) if each.is_error]
    assert (problem.path, problem.params["start"], problem.params["end"]) == ("/rows/0/when/1", 3, 6)
    assert problem.text(Language.ZH) == "“某amount”是数字，这里写的是文字"


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        pytest.param({"inputs": [], "rows": []}, {"/inputs": "decision_no_inputs"}, id="no conditions"),
        pytest.param({"outputs": [], "rows": []}, {"/outputs": "decision_no_outputs"}, id="no results"),
        pytest.param({"aggregation": "sum"}, {"/aggregation": "decision_only_collect"}, id="sum without collect"),
        pytest.param({"hit_policy": "priority"}, {"/outputs/0/values": "decision_no_priorities"}, id="no priorities"),
        pytest.param({"form": "none"}, {"/form": "decision_unknown_form"}, id="a form there is not"),
        pytest.param({"rows": [(["-"], ["1", "2"])]},
                     {"/rows/0/when": "decision_wrong_width", "/rows/0/then": "decision_wrong_width"}, id="widths"),
        pytest.param({"base": "1"}, {"/base": "decision_misplaced"}, id="points in a table"),
        pytest.param({"shape": "score_card", "inputs": [], "outputs": [], "rows": []},
                     {"/characteristics": "decision_no_characteristics"}, id="an empty score card"),
    ],
)  # fmt: skip
def test_documents(changed: dict[str, Any], wrong: dict[str, str]) -> None:
    found = errors(decision(**changed))
    assert {path: found.get(path) for path in wrong} == wrong


def test_an_input_must_be_of_its_type() -> None:
    inputs = [{"uid": uid("i0"), "name": "level", "expression": "amount", "type": "option:levels"},
              {"uid": uid("i1"), "name": "amount", "expression": "colour", "type": "colours"}]  # fmt: skip
    assert errors(decision(inputs=inputs)) == {
        "/inputs/0/expression": "expression_wrong_result",
        "/inputs/1/type": "decision_unknown_type",
        "/inputs/1/expression": "expression_unknown_name",
    }


def test_too_many_rows_are_refused_before_they_are_read() -> None:
    large = decision(rows=[(["nonsense", "?"], ["!"])] * (MOST_ROWS + 1))
    assert errors(large)["/rows"] == "decision_too_many_rows"
    assert len(told(large)) <= 400


def test_a_failing_case_is_an_error_and_a_passing_one_is_not() -> None:
    rows = [(['"vip"', "-"], ["4"]), (["-", "-"], ["24"])]
    cases = [
        {"uid": uid("c0"), "name": "vip", "values": {"level": "某vip"}, "expected": 4, "rows": [1]},
        {"uid": uid("c1"), "name": "other", "values": {"level": "mass"}, "expected": {"hours": "4"}},
        {"uid": uid("c2"), "name": "row", "values": {"level": "mass"}, "expected": "24", "rows": [uid("r0")]},
        {"uid": uid("c3"), "name": "odd", "values": {"level": "gold", "colour": 1}, "expected": None},
    ]
    assert errors(decision(rows=rows, cases=cases)) == {
        "/cases/1/expected": "decision_case_failed",
        "/cases/2/rows": "decision_case_rows",
        "/cases/3/values/level": "decision_wrong_option",
        "/cases/3/values/colour": "decision_unknown_value",
    }


def test_what_the_analysis_finds_are_warnings() -> None:
    found = told(decision(rows=[(['"vip"', "> 5"], ["1"]), (["-", "> 10"], ["2"]), (["-", "> 20"], ["3"])]))
    assert [(each.path, each.code.name) for each in found] == [
        ("/rows/1", "decision_overlap"), ("/rows", "decision_gap"), ("/rows", "decision_gap"),
        ("/rows", "decision_gap"), ("/rows", "decision_gap"), ("/rows/2", "decision_masked"),
    ]  # fmt: skip
    assert not any(each.is_error for each in found)


def test_it_says_what_it_names_and_where_it_holds_expressions() -> None:
    made = decision(rows=[(['"vip"', "= ? > 5"], ["= amount"])])
    assert [(each.path, each.kind, str(each.target)) for each in references(made, "bank")] == [
        ("/form", "form", "bank/slip"), ("/inputs/0/type", "option_set", "bank/levels"),
    ]  # fmt: skip
    assert [(each.path, each.wanted, each.is_test) for each in expressions(made, "bank")] == [
        ("/inputs/0/expression", "option:levels", False),
        ("/inputs/1/expression", "money:CNY", False),
        ("/rows/0/when/0", "boolean", True),
        ("/rows/0/when/1", "boolean", True),
        ("/rows/0/then/0", "number", True),
    ]


def test_without_a_form_expressions_read_the_values_given() -> None:
    inputs = [{"uid": uid("i0"), "name": "age", "expression": "客户年龄", "type": "number"},
              {"uid": uid("i1"), "name": "amount", "label": {"zh": "金额", "en": "Amount"}, "type": "money:CNY"},
              {"uid": uid("i2"), "name": "share", "expression": "金额 / 客户年龄", "type": "money:CNY"}]  # fmt: skip
    cases = [{"uid": uid("c0"), "name": "a", "values": {"客户年龄": 20, "金额": "100"}, "expected": "1"},
             {"uid": uid("c1"), "name": "b", "values": {"age": 20, "amount": 100, "share": 6}, "expected": 2},
    ]  # fmt: skip
    rows = [(["20", "100", "5"], ["1"]), (["20", "100", "6"], ["2"])]
    assert errors(decision(form=None, inputs=inputs, rows=rows, cases=cases)) == {}
