"""A checked expression as text and as a sentence."""

from __future__ import annotations

import random

import pytest

from engine.expressions.check import BUSINESS_LANGUAGE, Checked, check, check_text
from engine.expressions.parser import parse
from engine.expressions.render import render
from engine.expressions.sentences import sentence
from engine.expressions.unbind import unbound
from engine.problems import Language
from tests.support.expression_records import AROUND
from tests.support.expression_trees import Trees


def checked(text: str) -> Checked:
    found, problems = check_text(text, AROUND)
    assert found is not None, problems
    assert found.is_valid, (text, problems)
    return found


MINIMAL = [
    ("((1 + 2)) * 3", "(1 + 2) * 3"),
    ("(1 * 2) + 3", "1 * 2 + 3"),
    ("1 - (2 - 3)", "1 - (2 - 3)"),
    ("(1 - 2) - 3", "1 - 2 - 3"),
    ("(a and b) or c", "a and b or c"),
    ("a and (b or c)", "a and (b or c)"),
    ("-(5) ** 2", "-5 ** 2"),
    ("-(5 ** 2)", "-(5 ** 2)"),
    ("(if a then b else c) + 1", "(if a then b else c) + 1"),
    ("(x in (1))", "x in 1"),
    ("x in ((1 + 2) * 3)", "x in ((1 + 2) * 3)"),
    ("x in (> 5)", "x in > 5"),
    ("(> 5)", "(> 5)"),
    ("]1..5[", "(1..5)"),
    ("(a + b).c[1]", "(a + b).c[1]"),
    ('“a\\"b”', '"a\\"b"'),
    ("{a: 1, “b c”: 2}", '{a: 1, "b c": 2}'),
    ("function(a: list<number>, b) a + b", "function(a: list<number>, b) a + b"),
    ("x instance of context<a: number, b: function<string> -> date>",) * 2,
    ("risk at least (a + b) and c", "risk at least a + b and c"),
    ('@"P1D" * 2', '@"P1D" * 2'),
]


@pytest.mark.parametrize(("text", "shortest"), MINIMAL)
def test_a_tree_is_written_with_as_few_parentheses_as_can_be(text: str, shortest: str) -> None:
    tree = parse(text, BUSINESS_LANGUAGE)
    assert render(tree) == shortest
    assert parse(shortest, BUSINESS_LANGUAGE) == tree


@pytest.mark.parametrize("language", [None, Language.ZH])
def test_names_and_labels_bind_to_the_same_tree_again(language: Language | None) -> None:
    for seed in range(300):
        tree = Trees(random.Random(seed)).boolean(3)
        found = check(tree, AROUND)
        again, problems = check_text(render(unbound(found, AROUND, language)), AROUND)
        assert again is not None, problems
        assert again.tree == found.tree


SENTENCES = [
    (
        'aum > 5000000 and risk at least "steady"',
        "资产大于 5,000,000，且风险偏好不低于“稳健”",
        '资产 is greater than 5,000,000 and 风险偏好 is at least "稳健"',
    ),
    (
        "segment = null or not(vip) and age < 5",
        "客群为空，或（并非（是否贵宾），且年龄小于 5）",
        "客群 is empty or (not (是否贵宾) and 年龄 is less than 5)",
    ),
    ('due <= today() + duration("P30D")', "到期日不晚于今天 + 30 天", "到期日 is not after today + 30 days"),
    ('risk in ("low", "high")', "风险偏好是其中之一：“保守”、“进取”", '风险偏好 is one of: "保守", "进取"'),
    (
        "some d in deposits satisfies d.amount >= 1000000",
        "存款列表中有记录满足（金额大于等于 1,000,000）",
        "Some of 存款列表 meets (金额 is at least 1,000,000)",
    ),
    ("sum(deposits.amount) / 2", "存款列表的金额之和 ÷ 2", "The sum of 存款列表's 金额 ÷ 2"),
    ('segment = "重大"', "客群等于“重大”", '客群 is "重大"'),
    ('segment = "VIP 客户"', "客群等于“VIP 客户”", '客群 is "VIP 客户"'),
    ("due between opened and today()", "到期日介于开户日与今天之间", "到期日 is between 开户日 and today"),
    ("aum between 1 and 2", "资产介于 1 与 2 之间", "资产 is between 1 and 2"),
    (
        "if vip then due else opened",
        "如果是否贵宾，则为到期日，否则为开户日",
        "If 是否贵宾 then 到期日, otherwise 开户日",
    ),
    ('contains(name, "张")', "姓名包含“张”", '姓名 contains "张"'),
    (
        "count(deposits[amount > 100]) >= 2",
        "存款列表中金额大于 100 的记录的条数大于等于 2",
        "The number of 存款列表 where 金额 is greater than 100 is at least 2",
    ),
    (
        "max(deposits[amount > 100].matures) < today()",
        "存款列表中金额大于 100 的记录的到期的最大值早于今天",
        "The largest 到期 of 存款列表 where 金额 is greater than 100 is before today",
    ),
    ("vip = true", "是否贵宾为“是”", "是否贵宾 is yes"),
    ("vip != false", "是否贵宾不为“否”", "是否贵宾 is not no"),
    ('due - opened > duration("P30D")', "到期日 − 开户日大于 30 天", "到期日 − 开户日 is greater than 30 days"),
    ("rate ** age", "利率的年龄次方", "利率 to the power of 年龄"),
    ("age in (1, 2)", "年龄是其中之一：1、2", "年龄 is one of: 1, 2"),
    ("due.year = 2026", "到期日的年份等于 2026", "到期日's year is 2026"),
    ("workday add(due, 3) = opened", "到期日后第 3 个工作日是开户日", "到期日 plus 3 working days is 开户日"),
]


@pytest.mark.parametrize(("text", "chinese", "english"), SENTENCES)
def test_a_sentence(text: str, chinese: str, english: str) -> None:
    assert sentence(checked(text), AROUND, Language.ZH) == chinese
    assert sentence(checked(text), AROUND, Language.EN) == english


def test_every_expression_has_a_sentence() -> None:
    for seed in range(300):
        found = check(Trees(random.Random(seed)).boolean(3), AROUND)
        for language in Language:
            assert sentence(found, AROUND, language)
