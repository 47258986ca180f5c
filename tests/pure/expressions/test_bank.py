"""What a bank adds to the language, in both pure targets, and Excel's spellings of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from engine.expressions.cases import same
from engine.expressions.check import Checked, check_text
from engine.expressions.given import Given
from engine.expressions.native import to_value
from engine.expressions.python_source import Moment, generate
from engine.expressions.render import render
from tests.support.expression_records import AROUND, GIVEN, NOW, TODAY, reference

D = Decimal


def checked(text: str) -> Checked:
    found, problems = check_text(text, AROUND)
    assert found is not None, problems
    assert found.is_valid, problems
    return found


VALUES: list[tuple[str, dict[str, Any], Any]] = [
    ('risk at least "steady"', {"urisk": "high"}, True),
    ('risk at least "steady"', {"urisk": "steady"}, True),
    ('risk at least "稳健"', {"urisk": "low"}, False),
    ("风险偏好 at least “稳健” and age > 1", {"urisk": "high", "uage": D(2)}, True),
    ('risk at most "steady"', {"urisk": "high"}, False),
    ('risk at least "steady"', {}, None),
    ('not(risk at least "steady")', {}, None),
    ('risk = "稳健"', {"urisk": "steady"}, True),
    ('risk in ("稳健", "进取")', {"urisk": "high"}, True),
    ("me() = me()", {}, True),
    ("ifnull(rate, 0)", {}, D(0)),
    ("ifnull(rate, 0)", {"urate": D(3)}, D(3)),
    ("is workday(due)", {"udue": date(2026, 10, 1)}, False),
    ("is workday(due)", {"udue": date(2026, 10, 10)}, True),
    ("is workday(due)", {"udue": date(2026, 10, 11)}, False),
    ("is workday(due)", {"udue": date(2031, 1, 1)}, None),
    ("workday add(due, 1)", {"udue": date(2026, 9, 30)}, date(2026, 10, 8)),
    ("workday add(due, -1)", {"udue": date(2026, 10, 8)}, date(2026, 9, 30)),
    ("workday add(due, 0)", {"udue": date(2026, 10, 1)}, date(2026, 10, 1)),
    ("workday diff(opened, due)", {"uopened": date(2026, 9, 30), "udue": date(2026, 10, 12)}, D(4)),
    ("workday diff(due, opened)", {"uopened": date(2026, 9, 30), "udue": date(2026, 10, 12)}, D(-4)),
    ('workday add(due, 1, "北京")', {"udue": date(2026, 9, 30)}, None),
    ("month end(due)", {"udue": date(2024, 2, 3)}, date(2024, 2, 29)),
    ('is anniversary(opened, due, "feb28")', {"uopened": date(2024, 2, 29), "udue": date(2026, 2, 28)}, True),
    ('is anniversary(opened, due, "mar1")', {"uopened": date(2024, 2, 29), "udue": date(2026, 3, 1)}, True),
    ('is anniversary(opened, due, "feb28")', {"uopened": date(2024, 2, 29), "udue": date(2028, 2, 28)}, False),
    ("is anniversary(opened, due)", {"uopened": date(2026, 2, 3), "udue": date(2026, 2, 3)}, False),
    ("seen > now() - hours(24)", {"useen": NOW}, True),
    ("sum(deposits.amount)", {"udeposits": [{"uamount": D(2)}, {"uamount": None}]}, D(2)),
    ("max(deposits.amount)", {"udeposits": [{"uamount": None}]}, None),
    ("min(rate, age)", {"uage": D(7)}, D(7)),
    ("count(deposits.amount)", {"udeposits": [{"uamount": D(2)}, {"uamount": None}]}, D(2)),
]


@pytest.mark.parametrize(("text", "record", "expected"), VALUES)
def test_both_targets_agree(text: str, record: dict[str, Any], expected: Any) -> None:
    found = checked(text)
    assert same(reference(found, record), to_value(expected))
    program = generate(found)
    got = program.value(Moment(NOW, TODAY, GIVEN), *program.arguments(record))
    assert same(to_value(got), to_value(expected))


def test_ranks_are_those_of_the_day_it_runs() -> None:
    program = generate(checked('risk at least "steady"'))
    turned = Given(ranks={"bank/risk": ("high", "steady", "low")})
    assert program.is_true(Moment(NOW, TODAY, GIVEN), "high")
    assert not program.is_true(Moment(NOW, TODAY, turned), "high")


WRONG = [
    ('segment at least "vip"', "expression_not_ranked"),
    ('risk at least "白金"', "expression_no_such_option"),
    ('risk = "白金"', "expression_no_such_option"),
    ("risk at least segment", "expression_other_option"),
    ("me(1)", "expression_wrong_use"),
    ("is workday(rate)", "expression_wrong_use"),
    ("workday add(due)", "expression_wrong_use"),
    ("sum(rate)", "expression_list_needed"),
    ("IF(vip)", "expression_wrong_spelling"),
    ('DATEDIF(due, opened, "W")', "expression_wrong_spelling"),
]


@pytest.mark.parametrize(("text", "code"), WRONG)
def test_a_wrong_use_is_told(text: str, code: str) -> None:
    _, problems = check_text(text, AROUND)
    assert code in [each.code.name for each in problems]


SPELLINGS = [
    ('IF(aum > 5, "a", "b")', 'if aum > 5 then "a" else "b"'),
    ("IF(vip, 1)", "if vip then 1 else null"),
    ("AND(vip, age > 1, rate < 2)", "vip and age > 1 and rate < 2"),
    ("OR(vip, NOT(age > 1))", "vip or not(age > 1)"),
    ("SUM(rate, age)", "sum(rate, age)"),
    ("SUM(deposits.amount)", "sum(deposits.amount)"),
    ("ROUND(aum / 3, 2)", "round half up(aum / 3, 2)"),
    ("ROUND(aum)", "round half up(aum, 0)"),
    ("MOD(age, 2)", "modulo(age, 2)"),
    ("LEFT(name, 2)", "substring(name, 1, 2)"),
    ("RIGHT(name, 2)", "substring(name, -2)"),
    ('CONCATENATE(name, "-", segment)', 'name + "-" + segment'),
    ('DATEDIF(opened, due, "D")', '(due - opened) / duration("P1D")'),
    ('DATEDIF(opened, due, "Y")', "years and months duration(opened, due).years"),
    ("YEAR(due)", "due.year"),
    ("TODAY()", "today()"),
    ("EDATE(due, 3)", 'due + duration("P1M") * 3'),
    ("EOMONTH(due, 0)", 'month end(due + duration("P1M") * 0)'),
    ("ISBLANK(name)", "name = null"),
]


@pytest.mark.parametrize(("excel", "feel"), SPELLINGS)
def test_a_spelling_of_excel_is_the_same_tree(excel: str, feel: str) -> None:
    assert checked(excel).tree == checked(feel).tree
    assert render(checked(excel).tree) == render(checked(feel).tree)
