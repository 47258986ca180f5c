"""Whatever somebody writes into a decision: problems with a place inside the text, or a decision that answers."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.fields.documents import read_model
from engine.rules.decisions.analysis import analyse
from engine.rules.decisions.check import check
from engine.rules.decisions.compile import compile_sheet
from engine.rules.decisions.evaluate import evaluate
from engine.rules.decisions.explain import why
from engine.rules.decisions.given import given_of
from engine.rules.decisions.model import Decision
from engine.rules.decisions.python_table import TableProgram
from engine.rules.decisions.sheet import read_sheet
from tests.support.decision_tables import MOMENT, SCOPE
from tests.support.documents import uid

PIECES = (
    *("-", "not(", ")", "(", "[", "]", "..", ",", "<", "<=", ">", "=", "!=", "?", '"vip"', '"某vip"', '"x"', "null"),
    *("true", "5", "-1.5", "1e400", "9**9**9", '@"2026-01-31"', '@"2026-02-30"', '@"P30D"', '@"P6M"'),
    *(
        '@"-999999999-01-01"',
        '@"2026-01-31T24:00:00"',
        'date("2026-01-31")',
        'duration("P1D")',
        "amount",
        "colour",
        "and",
        "at least",
    ),
    *(
        "“a”",
        "万",
        " ",
        "//",
        "{a: 1}",
        "for i in 1..3 return i",
        "count(",
        "today()",
        "，",
        "＞",
        "\U00010000",
        "\\u0041",
    ),
)
TYPES = ("text", "number", "boolean", "date", "date_time", "days", "months", "person", "org_unit", "money:CNY",
         "option:levels", "time", "record:slip", "option:none", "nonsense", "")  # fmt: skip
CELLS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=7).map("".join), st.text(max_size=30))
DAYS = st.sampled_from((None, "2026-01-01", "x"))
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12),
              st.sampled_from(("2026-01-31", "P30D", "vip", "某vip", "5", "1e999999", "2026-01-31T10:00:00+08:00"))),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=5,
)  # fmt: skip


def body(draw: Any, shape: str) -> dict[str, Any]:
    inputs = [
        {"uid": uid(f"i{at}"), "name": f"i{at}", "expression": draw(st.one_of(st.just(""), st.just("amount"), CELLS)),
         "type": draw(st.sampled_from(TYPES)), "values": draw(st.none() | st.lists(CELLS, max_size=2))}
        for at in range(draw(st.integers(0, 2)))
    ]  # fmt: skip
    written: dict[str, Any] = {
        "kind": "decision", "schema": 1, "name": "d", "uid": uid("d"), "label": {"zh": "d", "en": "d"}, "shape": shape,
        "form": draw(st.sampled_from((None, "slip", "none", "a/b/c", ""))),
        "cases": [{"uid": uid("c"), "name": "c", "expected": draw(VALUES), "today": draw(DAYS),
                   "values": draw(st.dictionaries(st.sampled_from(("i0", "amount", "x")), VALUES, max_size=3))}],
    }  # fmt: skip
    if shape == "score_card":
        points = st.one_of(st.integers(), st.sampled_from(("1", "1.5", "x", "1e99", "NaN", "")))
        written["characteristics"] = [
            {key: each for key, each in one.items() if key != "values"}
            | {"bins": [{"uid": uid(f"b{at}"), "when": draw(CELLS), "points": draw(points)}]}
            for at, one in enumerate(inputs)
        ]
        return written
    policies = ("unique", "any", "priority", "first", "collect", "rule_order", "output_order")
    return written | {
        "hit_policy": draw(st.sampled_from(policies)),
        "aggregation": draw(st.sampled_from((None, "sum", "min", "count"))),
        "inputs": inputs,
        "outputs": [{"uid": uid("o"), "name": "o", "type": draw(st.sampled_from(TYPES)),
                     "default": draw(st.none() | CELLS), "values": draw(st.none() | st.lists(CELLS, max_size=2))}],
        "rows": [{"uid": uid(f"r{at}"), "when": [draw(CELLS) for _ in inputs], "then": [draw(CELLS)]}
                 for at in range(draw(st.integers(0, 3)))],
    }  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(st.data())
def test_anything_written_is_told_or_runs(data: st.DataObject) -> None:
    written = body(data.draw, data.draw(st.sampled_from(("table", "table", "score_card"))))
    model, problems = read_model(Decision, written)
    if model is None:
        assert problems
        return
    sheet = read_sheet(model, SCOPE)
    for each in (*check(model, SCOPE), *sheet.expression_problems):
        start, end = each.params.get("start"), each.params.get("end")
        if start is not None:
            assert 0 <= start <= end <= 2_001, each
    analyse(sheet)
    if not sheet.is_sound:
        return
    compiled = compile_sheet(sheet, SCOPE)
    asked, wrong = given_of(
        sheet, data.draw(st.dictionaries(st.sampled_from(("i0", "i1", "amount", "level", "x")), VALUES))
    )
    if wrong:
        return
    outcome = evaluate(compiled, asked, MOMENT)
    if isinstance(compiled.program, TableProgram):
        values = [outcome.inputs.get(each.name) for each in sheet.inputs]
        told = why(sheet, values, asked.record, MOMENT, until_first=False)
        assert {each.row for each in told if each.matched} >= {each.row for each in outcome.hits}


def test_nested_a_thousand_deep_is_told_with_its_place() -> None:
    written = {
        "kind": "decision", "schema": 1, "name": "d", "uid": uid("d"), "label": {"zh": "d", "en": "d"},
        "inputs": [{"uid": uid("i"), "name": "i", "type": "number"}],
        "outputs": [{"uid": uid("o"), "name": "o", "type": "number"}],
        "rows": [{"uid": uid("r"), "when": ["(" * 1_000], "then": ["= " + "(" * 1_000]}],
    }  # fmt: skip
    model, _ = read_model(Decision, written)
    assert model is not None
    sheet = read_sheet(model, SCOPE)
    assert [each.code.name for each in (*sheet.problems, *sheet.expression_problems)] == ["expression_too_deep"] * 2
    _, problems = read_model(Decision, written | {"rows": [{"uid": uid("r"), "when": ["9" * 10**6], "then": []}]})
    assert [(each.path, each.code.name) for each in problems] == [("/rows/0/when/0", "text_too_long")]
