"""A cell of a document as people read it in Excel: numbers as numbers, options by their labels, `[5..20]` as 5 – 20.

What is shown must read back as the very same text; where it does not, the FEEL itself is shown.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal

from engine.expressions import ast
from engine.expressions.check import BUSINESS_LANGUAGE
from engine.expressions.failure import ExpressionError
from engine.expressions.parser import parse_tests
from engine.expressions.values.literals import read_date, read_duration
from engine.expressions.values.temporal import DaysTime
from engine.problems import Language
from engine.rules.exchange.cell_feel import canonical, parsed
from engine.rules.exchange.cell_problems import Unreadable
from engine.rules.exchange.cell_results import read_result
from engine.rules.exchange.cell_tests import read_test
from engine.rules.exchange.cell_values import feel_number
from engine.rules.exchange.columns import Column
from engine.rules.exchange.grid import Written

SIGNS = {"<=": "≤", ">=": "≥", "!=": "≠"}
FORMULA = {Language.ZH: "公式：", Language.EN: "Formula: "}
NULL = {Language.ZH: "空", Language.EN: "null"}
NOT_NULL = {Language.ZH: "非空", Language.EN: "not null"}
YES_NO = {Language.ZH: ("是", "否"), Language.EN: ("yes", "no")}
EXCEL_DIGITS = 15


def show_test(text: str, column: Column, language: Language) -> Written:
    """A condition cell."""
    if text.strip() in ("", "-"):
        return None
    return _checked(text, column, language, _test_shown, read_test)


def show_result(text: str, column: Column, language: Language) -> Written:
    """A result cell; a text is in quotes only where it would read otherwise."""
    return _checked(text, column, language, _result_shown, read_result)


def _checked(
    text: str,
    column: Column,
    language: Language,
    show: Callable[[str, Column, Language], Written],
    read: Callable[[Written, Column], str],
) -> Written:
    shown = show(text, column, language)
    for each, same in ((shown, str), (text, str), (shown, canonical)):
        try:
            if each is not None and same(read(each, column)) == same(text):
                return each
        except Unreadable:
            continue
    return text


def _formula(text: str, language: Language) -> str | None:
    begun = text.lstrip()
    return FORMULA[language] + begun[1:].strip() if begun.startswith(("=", "＝")) else None


def _result_shown(text: str, column: Column, language: Language) -> Written:
    tree = parsed(text)
    return _formula(text, language) or (None if tree is None else _value(tree, column, language))


def _test_shown(text: str, column: Column, language: Language) -> Written:
    if formula := _formula(text, language):
        return formula
    try:
        negated, tests = parse_tests(text, BUSINESS_LANGUAGE)
    except ExpressionError:
        return None
    if negated and len(tests) == 1 and tests[0] == ast.Literal(None):
        return NOT_NULL[language]
    shown = [_one(each, column, language) for each in tests]
    if len(shown) == 1 and not negated:
        return shown[0]
    texts = [_text(each) for each in shown]
    if any(each is None for each in texts):
        return None
    listed = "、".join(each for each in texts if each)
    return f"≠ {listed}" if negated and len(texts) == 1 else f"not({listed})" if negated else listed


def _one(node: ast.Node, column: Column, language: Language) -> Written:
    match node:
        case ast.Test(operator, operand):
            value = _text(_value(operand, column, language))
            return value and f"{SIGNS.get(operator, operator)} {value}"
        case ast.Range(low, high, low_included, high_included):
            ends = [_text(_value(each, column, language)) for each in (low, high)]
            if None in ends:
                return None
            if low_included and high_included:
                return f"{ends[0]} – {ends[1]}"
            return f"{'[' if low_included else '('}{ends[0]}, {ends[1]}{']' if high_included else ')'}"
    return _value(node, column, language)


def _value(node: ast.Node, column: Column, language: Language) -> Written:
    match node:
        case ast.Literal(None):
            return NULL[language]
        case ast.Literal(bool(value)):
            return YES_NO[language][0 if value else 1]
        case ast.Literal(Decimal() as value):
            return value if len(value.as_tuple().digits) <= EXCEL_DIGITS else feel_number(value)
        case ast.Negation(ast.Literal(Decimal() as value)):
            return _value(ast.Literal(-value), column, language)
        case ast.Literal(str(text)):
            return _named(text, column, language)
        case ast.Temporal(text):
            return _temporal(text)
    return None


def _named(text: str, column: Column, language: Language) -> str:
    for each in column.choices:
        if each.code == text:
            return each.label.as_dict()[language.value]
    return text


def _temporal(text: str) -> Written:
    date, duration = read_date(text), read_duration(text)
    if date is not None and 1900 < date.year <= 9999:
        return datetime.date(date.year, date.month, date.day)
    if isinstance(duration, DaysTime) and duration.seconds % 86_400 == 0 and duration.seconds >= 0:
        return f"{duration.seconds // 86_400}天"
    return text.replace("T", " ") if date is None and duration is None else text


def _text(written: Written) -> str | None:
    """A value inside a larger text."""
    match written:
        case Decimal():
            return feel_number(written)
        case datetime.date():
            return f"{written:%Y-%m-%d}"
        case str():
            return written
    return None
