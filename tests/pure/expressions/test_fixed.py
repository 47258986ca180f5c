"""One person, unit or record in a condition: read, drawn, told, and what is wrong with a bad one."""

from __future__ import annotations

from typing import Any

import pytest

from engine.expressions.check import Checked, check, check_text
from engine.expressions.closures import closure
from engine.expressions.conditions import BadConditions, to_conditions, to_tree
from engine.expressions.fixed import UNREADABLE, Fixed, fixed_in, marks_in, told
from engine.expressions.native import to_value
from engine.expressions.render import render
from engine.expressions.run import Run, Scope
from engine.expressions.sentences import sentence
from engine.expressions.surroundings import Plain
from engine.expressions.types import NUMBER, ORG_UNIT, PERSON, Record
from engine.expressions.unbind import unbound
from engine.expressions.values.types import Referred
from engine.problems import Language
from tests.support.expression_records import NOW, member

ZHANG, BRANCH, CUSTOMER = (f"0190a5e2-0000-7000-8000-00000000000{at}" for at in (1, 2, 3))
FORM = Record("bank/customer")
AROUND = Plain(
    {
        None: (
            member("rm", "客户经理", PERSON),
            member("org", "机构", ORG_UNIT),
            member("customer", "客户", FORM),
            member("other", "关联客户", Record("bank/company")),
            member("aum", "资产", NUMBER),
        ),
        FORM: (member("level", "级别", NUMBER),),
    }
)
TEXTS = [f'rm = person("{ZHANG}")', f'org = org unit("{BRANCH}")', f'customer = record("{CUSTOMER}")']
FIXED = [Fixed("person", ZHANG), Fixed("org unit", BRANCH), Fixed("record", CUSTOMER, "bank/customer")]
NAMES = dict(zip(FIXED, ("张伟", "杭州分行", "Acme Ltd"), strict=True))


def checked(text: str) -> Checked:
    found, problems = check_text(text, AROUND)
    assert found is not None, problems
    assert found.is_valid, (text, [each.text(Language.EN) for each in problems])
    return found


@pytest.mark.parametrize(("text", "wanted"), list(zip(TEXTS, FIXED, strict=True)))
def test_it_is_read_and_written_again(text: str, wanted: Fixed) -> None:
    found = checked(text)
    assert [each for each, _ in fixed_in(found)] == [wanted]
    assert render(unbound(found, AROUND)) == text
    assert check(found.tree, AROUND).tree == found.tree


def test_an_id_is_kept_in_one_way_of_writing_it() -> None:
    assert checked(TEXTS[0].replace(ZHANG, ZHANG.upper())).tree == checked(TEXTS[0]).tree


DRAWN: list[tuple[dict[str, Any], str]] = [
    ({"field": "rm", "op": "eq", "value": ZHANG}, TEXTS[0]),
    ({"field": "org", "op": "ne", "value": BRANCH}, f'org != org unit("{BRANCH}")'),
    (
        {"field": "customer", "op": "in", "value": [CUSTOMER, ZHANG]},
        f'customer in (record("{CUSTOMER}"), record("{ZHANG}"))',
    ),
    ({"field": "rm", "op": "eq", "value": {"me": True}}, "rm = me()"),
]


@pytest.mark.parametrize(("drawn", "text"), DRAWN, ids=[text for _, text in DRAWN])
def test_it_is_drawn(drawn: dict[str, Any], text: str) -> None:
    tree = check(to_tree(drawn, AROUND), AROUND)
    assert tree.is_valid, tree.problems
    assert tree.tree == checked(text).tree
    assert to_conditions(checked(text), AROUND) == {"all": [drawn]}


def test_what_is_drawn_with_no_id_is_refused_at_its_place() -> None:
    with pytest.raises(BadConditions) as refused:
        to_tree({"all": [{"field": "rm", "op": "eq", "value": "张伟"}]}, AROUND)
    assert refused.value.path == "/all/0/value"


WRONG = [
    ('rm = person("张伟")', "expression_no_id", 12),
    ("rm = person(5)", "expression_id_needed", 5),
    ("rm = person()", "expression_id_needed", 5),
    (f'rm = org unit("{BRANCH}")', "expression_not_compared", 0),
    (f'aum = person("{ZHANG}")', "expression_not_compared", 0),
    (f'aum = record("{ZHANG}")', "expression_not_compared", 0),
    (f'rm in (record("{ZHANG}"))', "expression_not_compared", 7),
    (f'rm > person("{ZHANG}")', "expression_no_order", 0),
]


@pytest.mark.parametrize(("text", "code", "start"), WRONG)
def test_what_does_not_fit_is_a_problem_at_its_place(text: str, code: str, start: int) -> None:
    found, problems = check_text(text, AROUND)
    assert found is not None
    assert [(each.code.name, each.params["start"]) for each in problems if each.is_error] == [(code, start)]


SAID = [
    (TEXTS[0], "客户经理等于张伟", "客户经理 is 张伟"),
    (TEXTS[2], "客户等于 Acme Ltd", "客户 is Acme Ltd"),
    (
        f'rm in (me(), person("{ZHANG}")) and aum > 1',
        "客户经理是其中之一：本人、张伟，且资产大于 1",
        "客户经理 is one of: me, 张伟 and 资产 is greater than 1",
    ),
]


@pytest.mark.parametrize(("text", "chinese", "english"), SAID)
def test_a_sentence_has_the_name(text: str, chinese: str, english: str) -> None:
    for language, wanted in ((Language.ZH, chinese), (Language.EN, english)):
        said = sentence(checked(text), AROUND, language)
        assert set(marks_in(said)) <= set(FIXED)
        assert told(said, NAMES, language) == wanted


def test_one_that_may_not_be_seen_is_told_without_its_name() -> None:
    said = sentence(checked(TEXTS[2]), AROUND, Language.ZH)
    assert told(said, {}, Language.ZH) == "客户等于（看不到的记录）"
    assert told(said[:20] + "…", NAMES, Language.ZH).endswith(UNREADABLE[Language.ZH])


def test_a_record_that_was_looked_into_is_itself() -> None:
    found = checked(f'customer = record("{CUSTOMER}")')
    inside = Referred({"id": CUSTOMER, "ulevel": to_value(3)})
    assert closure(found.tree)(Run(to_value(NOW)), Scope({"$": {"ucustomer": inside}})) is True
    assert closure(found.tree)(Run(to_value(NOW)), Scope({"$": {"ucustomer": CUSTOMER}})) is True
    assert closure(found.tree)(Run(to_value(NOW)), Scope({"$": {"ucustomer": ZHANG}})) is False
