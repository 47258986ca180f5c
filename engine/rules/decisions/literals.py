"""Literals of cells: what is written there as a bound node of the column's type, and as the value itself."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from engine.expressions import ast, types
from engine.expressions.facts import suggestion
from engine.expressions.failure import ExpressionError
from engine.expressions.infer_options import NO_SUCH_OPTION
from engine.expressions.native import to_native, to_value
from engine.expressions.types import Option, Type
from engine.expressions.values.literals import read_temporal
from engine.expressions.values.temporal import Date, DateTime, DaysTime, Time, YearsMonths
from engine.problems import Code
from engine.rules.decisions.columns import Column

WRONG_LITERAL = Code(
    "decision_wrong_literal",
    zh="“{label}”是{wanted}，这里写的是{found}",
    en="'{label}' is {wanted}; this is {found}",
)
UNQUOTED = Code(
    "decision_unquoted",
    zh='文字要加引号，写成 "{text}"；要用公式请以 = 开头',
    en='Text stands in quotes, as in "{text}"; a formula begins with =',
)
NOT_A_LITERAL = Code(
    "decision_not_a_literal",
    zh="单元格只能写固定的值；要计算请以 = 开头写成公式",
    en="A cell holds fixed values; to work something out begin with = and write a formula",
)

Native = Any  # what generated Python computes with
BANK_ZONE = "@Asia/Shanghai"
MAKERS = frozenset({"date", "date and time", "time", "duration"})
LOCAL = re.compile(r"\d{4,9}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?", re.ASCII)
KINDS = {
    "number": {"zh": "数字", "en": "a number"},
    "string": {"zh": "文字", "en": "text"},
    "boolean": {"zh": "是或否（true / false）", "en": "true or false"},
    "date": {"zh": '日期，如 @"2026-01-31"', "en": 'a date like @"2026-01-31"'},
    "date and time": {"zh": '日期时间，如 @"2026-01-31T09:00:00"', "en": 'a moment like @"2026-01-31T09:00:00"'},
    "time": {"zh": "时间", "en": "a time"},
    "days and time duration": {"zh": '时长，如 @"P30D"', "en": 'a length of time like @"P30D"'},
    "years and months duration": {"zh": '年月时长，如 @"P6M"', "en": 'months like @"P6M"'},
    "person": {"zh": "人员", "en": "a person"},
    "org unit": {"zh": "机构", "en": "an org unit"},
    "option": {"zh": "选项", "en": "an option"},
    "null": {"zh": "空值", "en": "nothing"},
    "other": {"zh": "别的内容", "en": "something else"},
}
TEMPORALS: dict[type, Type] = {
    Date: types.DATE,
    DateTime: types.DATE_TIME,
    Time: types.TIME,
    DaysTime: types.DAYS_TIME,
    YearsMonths: types.YEARS_MONTHS,
}
BY_PYTHON: dict[type, str] = {bool: "boolean", Decimal: "number", str: "string"}


def literal(node: ast.Node, column: Column) -> ast.Literal | ast.Temporal:
    """A literal of the column's type; an option by code or label as its code. Raises ExpressionError."""
    match node:
        case ast.Literal(None):
            return node
        case ast.Negation(ast.Literal(Decimal() as value)):
            return _fitting(ast.Literal(-value, span=node.span), column)
        case ast.Literal():
            return _fitting(node, column)
        case ast.Temporal(text):
            return _temporal(node, text, column)
        case ast.Call(ast.Name(name), (ast.Literal(str(text)),)) if name in MAKERS:
            return _temporal(node, text, column)
        case ast.Name(name):
            if isinstance(column.type, Option) and name != "?":
                return _option(ast.Literal(name, span=node.span), name, column)
            raise ExpressionError(UNQUOTED, node.span, text=name[:60])
    raise ExpressionError(NOT_A_LITERAL, node.span)


def native(node: ast.Literal | ast.Temporal) -> Native:
    """The value a literal stands for, as records hold it."""
    return node.value if isinstance(node, ast.Literal) else to_native(read_temporal(node.text))


def literal_of(value: Native) -> ast.Literal | ast.Temporal:
    """The literal of a value that records hold."""
    if value is None or isinstance(value, (bool, str, Decimal)):
        return ast.Literal(value)
    return ast.Temporal(str(to_value(value)))


def kind_words(of: Type) -> dict[str, str]:
    """A type in words."""
    return KINDS["option"] if isinstance(of, Option) else KINDS.get(of.feel, KINDS["other"])


def wrong(column: Column, node: ast.Node, found: dict[str, str]) -> ExpressionError:
    """A value of another type than the column's."""
    label = column.label.as_dict()
    return ExpressionError(WRONG_LITERAL, node.span, label=label, wanted=kind_words(column.type), found=found)


def _fitting(node: ast.Literal, column: Column) -> ast.Literal:
    of, found = column.type, BY_PYTHON[type(node.value)]
    if isinstance(of, Option) and isinstance(node.value, str):
        return _option(node, node.value, column)
    wanted = "string" if of in (types.PERSON, types.ORG_UNIT) else of.feel
    if found != wanted and of != types.ANY:
        raise wrong(column, node, KINDS[found])
    return node


def _option(node: ast.Literal, written: str, column: Column) -> ast.Literal:
    if any(each.code == written for each in column.choices) or not column.choices:
        return node
    for each in column.choices:
        if written in (each.label.zh, each.label.en):
            return replace(node, value=each.code)
    hint = suggestion(written, [name for each in column.choices for name in (each.label.zh, each.code)])
    raise ExpressionError(NO_SUCH_OPTION, node.span, name=written[:60], hint=hint)


def _temporal(node: ast.Node, text: str, column: Column) -> ast.Temporal:
    if column.type == types.DATE_TIME and LOCAL.fullmatch(text):
        text += BANK_ZONE  # a moment without a zone is one on the bank's clock
    value = read_temporal(text)
    if value is None or (to_native(value) is None):
        raise wrong(column, node, KINDS["other"])
    found = TEMPORALS[type(value)]
    if column.type not in (found, types.ANY):
        raise wrong(column, node, KINDS[found.feel])
    return ast.Temporal(text, span=node.span)
