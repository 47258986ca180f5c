"""The functions of the organisation: what they mean, how they read, and what is told of a wrong use."""

from __future__ import annotations

import random
from typing import Any

import pytest

from engine.expressions.check import Checked, check_text
from engine.expressions.closures import closure
from engine.expressions.functions.organisation import ALL, ORGANISATION, asks
from engine.expressions.given import Given
from engine.expressions.native import to_value
from engine.expressions.python_source import Moment, generate
from engine.expressions.render import render
from engine.expressions.run import Run, Scope
from engine.expressions.sentences import sentence
from engine.expressions.values.organisation import Organisation
from engine.problems import Language
from tests.support.expression_records import NOW, TODAY
from tests.support.organisation import AROUND, bank, row

BANK = Organisation.of(
    [("hq", None, False), ("jc", "hq", False), ("cn", "jc", False), ("t1", "cn", True), ("t2", "t1", True)],
    [("ada", "rm", "t1"), ("ada", "head", "cn"), ("bob", "rm", "t2"), ("eve", "rm", "hq")],
)
GIVEN = Given("ada", unit="t1", organisation=BANK)


def checked(text: str) -> Checked:
    found, problems = check_text(text, AROUND)
    assert found is not None, problems
    assert found.is_valid, problems
    return found


VALUES: list[tuple[str, dict[str, Any], Any]] = [
    ("my unit()", {}, "t1"),
    ("unit of(owner)", {"uowner": "bob"}, "t2"),
    ("unit of(owner)", {"uowner": "nobody"}, None),
    ("unit above(org)", {"uorg": "t1"}, "cn"),
    ("unit above(org)", {"uorg": "hq"}, None),
    ("institution of(org)", {"uorg": "t2"}, "cn"),
    ("institution of(org)", {"uorg": "cn"}, "cn"),
    ("is within(org, branch)", {"uorg": "t2", "ubranch": "jc"}, True),
    ("is within(org, branch)", {"uorg": "jc", "ubranch": "jc"}, True),
    ("is within(org, branch)", {"uorg": "jc", "ubranch": "t2"}, False),
    ("is within(org, branch)", {"uorg": "gone", "ubranch": "gone"}, False),
    ("is within(org, branch)", {"uorg": "t2"}, None),
    ("not(is within(org, branch))", {"uorg": "t2"}, None),
    ("is below(org, branch)", {"uorg": "jc", "ubranch": "jc"}, False),
    ("is below(org, branch)", {"uorg": "cn", "ubranch": "jc"}, True),
    ("works within(owner, org)", {"uowner": "ada", "uorg": "cn"}, True),
    ("works within(owner, org)", {"uowner": "eve", "uorg": "cn"}, False),
    ("works within(owner, org)", {"uorg": "cn"}, None),
    ('holds post(owner, "head")', {"uowner": "ada"}, True),
    ('holds post(owner, "rm", org)', {"uowner": "bob", "uorg": "t1"}, True),
    ('holds post(owner, "rm", org)', {"uowner": "bob", "uorg": "t2"}, True),
    ('holds post(owner, "head", org)', {"uowner": "ada", "uorg": "t1"}, False),
    ("holds post(owner, code)", {"uowner": "ada"}, None),
    ('holders of("rm", org)', {"uorg": "t1"}, ["ada"]),
    ('holders of("rm", org)', {"uorg": "cn"}, []),
    ('list contains(holders of("rm", unit above(org)), me())', {"uorg": "t2"}, True),
    ("is within(null, org)", {"uorg": "cn"}, None),
]


@pytest.mark.parametrize(("text", "record", "expected"), VALUES)
def test_both_targets_agree(text: str, record: dict[str, Any], expected: Any) -> None:
    found = checked(text)
    assert closure(found.tree)(Run(to_value(NOW), given=GIVEN), Scope({"$": record})) == expected
    program = generate(found)
    assert program.value(Moment(NOW, TODAY, GIVEN), *program.arguments(record)) == expected


FIELDS = {"person": ("owner", "rm"), "org unit": ("org", "branch"), "string": ("code",)}


@pytest.mark.parametrize("name", [each.name for each in ALL if each.parameters])
def test_two_hundred_nulls_in_each_place_mean_the_same(name: str) -> None:
    """The one that gives a list among them, which stays out of SQL."""
    rng = random.Random(1)
    made = bank(rng)
    given = Given(str(made.assignments[0]["person_id"]), organisation=made.organisation)
    rows = [{uid: each and str(each) for uid, each in row(rng, made).items()} for _ in range(1_000)]
    kinds = [kind.feel for _, kind in ORGANISATION[name].parameters]
    fields = [FIELDS[kind][kinds[:at].count(kind)] for at, kind in enumerate(kinds)]
    found = checked(f"{name}({', '.join(fields)})")
    program, of = generate(found), closure(found.tree)
    seen = []
    for record in rows:
        expected = of(Run(to_value(NOW), given=given), Scope({"$": record}))
        assert program.value(Moment(NOW, TODAY, given), *program.arguments(record)) == expected, record
        seen.append(expected)
    assert any(each is not None for each in seen)
    for field in fields:
        assert sum(each[f"u{field}"] is None for each in rows) >= 200
        assert all(each is None for each, record in zip(seen, rows, strict=True) if record[f"u{field}"] is None)


SENTENCES = [
    ("is within(org, institution of(my unit()))", "所属机构属于本人所在机构归属的机构（含本级）",
     "所属机构 is within the institution of my unit"),
    ("works within(owner, my unit())", "负责人在本人所在机构或其下级任职", "负责人 works in my unit or below"),
    ('holds post(owner, "rm")', "负责人担任岗位“rm”", '负责人 holds the post "rm"'),
    ('holds post(owner, "rm", org)', "负责人担任岗位“rm”（在所属机构或其下级）",
     '负责人 holds the post "rm" in 所属机构 or below'),
    ("not(is below(org, branch))", "并非（所属机构隶属于开户机构（不含本级））", "Not (所属机构 is below 开户机构)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "zh", "en"), SENTENCES)
def test_it_reads_as_a_sentence(text: str, zh: str, en: str) -> None:
    found = checked(text)
    assert sentence(found, AROUND, Language.ZH) == zh
    assert sentence(found, AROUND, Language.EN) == en


WRONG = ["is within(org)", "is within(org, owner)", "my unit(org)", "holds post(owner, rm)", "unit of(org)",
         "is within(unit: org, other: branch)"]  # fmt: skip


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_use_is_told(text: str) -> None:
    _, problems = check_text(text, AROUND)
    assert [each.code.name for each in problems] == ["expression_wrong_use"]
    assert problems[0].text(Language.EN).startswith("It is written ")


REASONS = [
    ("unit above(org)", {"uorg": "hq"}, GIVEN, "expression_no_unit"),
    ("my unit()", {}, Given("ada"), "expression_no_unit"),
    ("is within(org, org)", {"uorg": "hq"}, Given("ada"), "expression_no_organisation"),
]


@pytest.mark.parametrize(("text", "record", "given", "code"), REASONS)
def test_what_has_no_value_says_why(text: str, record: dict[str, Any], given: Given, code: str) -> None:
    run = Run(to_value(NOW), given=given)
    assert closure(checked(text).tree)(run, Scope({"$": record})) is None
    assert [each.code.name for each in run.reasons] == [code]


def test_the_organisation_is_read_only_where_something_asks() -> None:
    assert asks([checked("is within(org, my unit())").tree])
    assert not asks([checked("org = my unit() and owner = me()").tree])


def test_each_says_what_it_takes_and_reads_again() -> None:
    for each in ALL:
        if "负责人" not in each.example and "所属机构" not in each.example:
            continue
        found = checked(each.example)
        assert checked(render(found.tree)).tree == found.tree
