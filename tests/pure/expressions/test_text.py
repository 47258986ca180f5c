"""Any text at all: it parses, or it is refused with the place, and soon."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.expressions import ast
from engine.expressions.check import check_text
from engine.expressions.closures import closure
from engine.expressions.failure import BudgetExceeded, ExpressionError
from engine.expressions.functions.library import LANGUAGE
from engine.expressions.limits import BUSINESS, DMN, Limits
from engine.expressions.parser import parse, parse_tests
from engine.expressions.python_source import Moment, generate
from engine.expressions.render import render
from engine.expressions.run import Run, Scope
from engine.expressions.tree_json import BadTree, from_json
from engine.expressions.values.temporal import instant
from engine.problems import Language
from tests.support.bounded import peak, spent
from tests.support.expression_records import AROUND, NOW, TODAY

PIECES = st.sampled_from(
    [
        *(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "..",
            ",",
            ":",
            ".",
            "@",
            "-",
            "**",
            "<",
            ">=",
            "!=",
            "=",
            "?",
            "“",
            "”",
            '"',
            "＞",
        ),
        *(
            " if ",
            " then ",
            " else ",
            " for ",
            " in ",
            " return ",
            " some ",
            " satisfies ",
            " and ",
            " between ",
            " or ",
        ),
        *("not(", "count(", "date and time(", "string length(", "客户", "amount", "item", "5", "0.1", "null", "true"),
        *(" instance of ", "list<", "function(", "->", "'", "//", "/*", "\\", '"P1D"', "\n", "　", "\x00", "𠮷"),
    ]
)
RAW = st.binary(max_size=80).map(lambda raw: raw.decode("utf-8", "surrogateescape"))
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map("".join), RAW)


def read(text: str) -> tuple[ast.Node | None, ExpressionError | None]:
    try:
        return parse(text, LANGUAGE), None
    except ExpressionError as error:
        return None, error


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_any_text_parses_or_is_refused_with_its_place(text: str) -> None:
    began = time.process_time()
    tree, problem = read(text)
    if tree is None:
        assert problem is not None
        assert 0 <= problem.span[0] <= problem.span[1] <= len(text)
        assert problem.problem().text(Language.ZH)
    else:
        assert parse(render(tree), LANGUAGE) == tree, render(tree)
    assert time.process_time() - began < 1


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_that_parses_gives_a_value_or_our_error(text: str) -> None:
    with suppress(ExpressionError, BudgetExceeded):
        closure(parse(text, LANGUAGE, limits=DMN))(Run(instant(NOW)), Scope({}))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_checked_without_a_crash(text: str) -> None:
    checked, problems = check_text(text, AROUND)
    assert (checked is None) <= bool(problems)
    if checked is not None and checked.is_valid:
        generate(checked)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_cell_parses_or_is_refused(text: str) -> None:
    with suppress(ExpressionError):
        parse_tests(text, LANGUAGE)


MEMBERS = st.sampled_from(["k", "left", "right", "operator", "value", "name"])
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5), st.sampled_from(["and", "name", ">"]))
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(MEMBERS, inner), max_leaves=10)


@settings(max_examples=200, deadline=None)
@given(JSON)
def test_any_json_is_a_tree_or_refused(data: Any) -> None:
    with suppress(BadTree):
        from_json(data)


HOSTILE = [
    pytest.param("(" * 10_000 + "1" + ")" * 10_000, id="ten thousand parentheses"),
    pytest.param("(" * 4_000 + "1" + ")" * 4_000, id="four thousand parentheses"),
    pytest.param("[" * 4_000, id="four thousand brackets"),
    pytest.param("-" * 8_000 + "1", id="eight thousand minus signs"),
    pytest.param("not(" * 1_900, id="not in not"),
    pytest.param("{a:" * 2_000, id="contexts"),
    pytest.param("if " * 2_500, id="ifs"),
    pytest.param("function(a) " * 600, id="functions"),
    pytest.param("list<" * 1_000, id="types"),
    pytest.param("1 instance of " + "list<" * 1_600, id="a type in a type"),
    pytest.param("1 instance of " + "context<a:" * 800, id="a context type in a context type"),
    pytest.param("1 + " * 2_040 + "1", id="two thousand sums"),
    pytest.param("1" * 1_000_000, id="a megabyte of digits"),
    pytest.param("a " * 500_000, id="a megabyte of names"),
    pytest.param('"' * 999_999, id="a megabyte of quotes"),
    pytest.param("[" + "1," * 1_500 + "1]", id="a long list"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_refused_soon_and_with_its_place(text: str) -> None:
    began = time.process_time()
    with pytest.raises(ExpressionError) as refused:
        parse(text, LANGUAGE)
    assert time.process_time() - began < 1
    assert 0 <= refused.value.span[0] <= refused.value.span[1] <= len(text)


def spend(text: str, limits: Limits) -> None:
    """Parse and run it as far as it gets."""
    with suppress(BudgetExceeded, ExpressionError):
        closure(parse(text, LANGUAGE, limits=limits))(Run(instant(NOW), limits), Scope({}))


SPENDERS = [
    "9**9**9",
    "9**9**9**9**9",
    "for i in 1..1000000000 return i",
    "some i in 1..1000000000 satisfies i < 0",
    "for a in 1..100, b in 1..100, c in 1..100 return a",
    "[1..1000000000][1]",
    "for i in [1..999999999] return i",
    'for i in date("0001-01-01")..date("9999-12-31") return i',
    "count(for i in 1..9999 return for j in 1..9999 return j)",
    'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")',
    'matches("a", "((((a{1,1000}){1,1000}){1,1000}){1,1000})")',
    'replace("aaaaaaaaaaaaaaaaaaaa", "(a*)*b", "x")',
    'split("aaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "(a|a)*$")',
    "decimal(1, 999999999999)",
    "decimal(9**99, 6176)",
    "exp(99999999)",
    "sublist([1], 99999999999999999999999)",
    'substring("a", 1, 99999999999999999999999)',
    'duration("P999999999999999999Y") + duration("P1Y")',
    'date("2026-01-01") + duration("P999999999999Y")',
    'date("2026-01-01") + duration("P99999999999999999999D")',
    "date(99999999999, 1, 1)",
    '@"2026-01-01T00:00:00" + duration("P1D") * 10**40',
    "1e6000 * 1e6000",
    "string(1e6000)",
    "modulo(1e6000, 3)",
    "round up(1e-6000, 10)",
    "{f: function(x) f(x), a: f(1)}.a",
]


@pytest.mark.parametrize("text", SPENDERS)
@pytest.mark.parametrize("limits", [BUSINESS, DMN], ids=["business", "dmn"])
def test_what_would_spend_too_much_ends_soon(text: str, limits: Limits) -> None:
    began = time.process_time()
    spend(text, limits)
    assert time.process_time() - began < 2


MEGABYTES = 150
"""What one text may take; none takes a tenth of it."""


def grown() -> dict[str, dict[str, int]]:
    """By how much each text makes the process grow, in a process of its own."""
    found: dict[str, int] = {}
    texts = [str(each.values[0]) for each in HOSTILE] + SPENDERS
    spend("1 + 1", DMN)  # what is made once for all is not counted
    for text in texts:
        for limits in (BUSINESS, DMN):
            before = peak()
            spend(text, limits)
            found[text[:40]] = max(found.get(text[:40], 0), peak() - before)
    return {"texts": found}


def test_no_text_takes_much_memory() -> None:
    took = spent("tests.pure.expressions.test_text:grown")
    assert {text: size for text, size in took["texts"].items() if size > MEGABYTES} == {}


@pytest.mark.parametrize("text", SPENDERS)
def test_generated_python_ends_as_soon(text: str) -> None:
    began = time.process_time()
    checked, _ = check_text(text, AROUND)
    if checked is not None and checked.is_valid:
        with suppress(BudgetExceeded):
            generate(checked).value(Moment(NOW, TODAY))
    assert time.process_time() - began < 2


def test_eighteen_parentheses_take_no_time() -> None:
    text = "(" * 18 + "1" + ")" * 18
    began = time.process_time()
    for _ in range(20):
        parse(text, LANGUAGE)
    assert (time.process_time() - began) / 20 < 0.01
