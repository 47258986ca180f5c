"""Values and conditions in the words of Chinese and English readers: 为“私行”, > 5 万, is above 50,000."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from engine.clock import DEFAULT_ZONE
from engine.expressions import ast
from engine.expressions.render import render
from engine.expressions.types import Option, is_number
from engine.expressions.values.shown import plain
from engine.expressions.values.temporal import DaysTime, YearsMonths
from engine.problems import Language
from engine.rules.decisions.cells import Cell
from engine.rules.decisions.columns import Column
from engine.rules.decisions.literals import native

Both = dict[str, str]
Native = Any  # what a record holds
TEN_THOUSAND, HUNDRED_MILLION = Decimal(10_000), Decimal(100_000_000)


@dataclass(frozen=True, slots=True)
class Words:
    """Templates of one language; `{}` is a value."""

    quotes: str
    empty: str
    truth: tuple[str, str]
    equal: str
    unequal: str
    is_empty: str
    not_empty: str
    compared: Mapping[str, str]
    moments: Mapping[str, str]
    both: str
    either: str
    not_any: str
    formula: str
    comma: str
    last: str
    listing: str


WORDS: Mapping[Language, Words] = {
    Language.ZH: Words(
        quotes="“{}”",
        empty="空",
        truth=("否", "是"),
        equal="为{}",
        unequal="不是{}",
        is_empty="为空",
        not_empty="不为空",
        compared={">": " > {}", ">=": " ≥ {}", "<": " < {}", "<=": " ≤ {}"},
        moments={">": "晚于 {}", ">=": "不早于 {}", "<": "早于 {}", "<=": "不晚于 {}"},
        both="{}且{}",
        either="或",
        not_any="不是{}",
        formula="满足 {}",
        comma="，",
        last="，且",
        listing="、",
    ),
    Language.EN: Words(
        quotes='"{}"',
        empty="empty",
        truth=("no", "yes"),
        equal=" is {}",
        unequal=" is not {}",
        is_empty=" is empty",
        not_empty=" is not empty",
        compared={">": " is above {}", ">=": " is at least {}", "<": " is below {}", "<=": " is at most {}"},
        moments={">": " is after {}", ">=": " is not before {}", "<": " is before {}", "<=": " is not after {}"},
        both="{} and{}",
        either=" or ",
        not_any=" is neither {}",
        formula=" meets {}",
        comma=", ",
        last=" and ",
        listing=", ",
    ),
}


def shown(value: Native, column: Column, language: Language) -> str:
    """A value as people read it: an option by its label, an amount in 万 where it is even."""
    words = WORDS[language]
    match value:
        case None:
            return words.empty
        case bool():
            return words.truth[value]
        case Decimal():
            return _number(value, is_number(column.type), language)
        case str() if isinstance(column.type, Option):
            found = next((each.label for each in column.choices if each.code == value), None)
            return words.quotes.format(found.as_dict()[language.value] if found is not None else value)
        case datetime():
            return f"{value.astimezone(DEFAULT_ZONE):%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case DaysTime() if value.seconds % 86_400 == 0:
            days = int(value.seconds // 86_400)
            return f"{days} 天" if language is Language.ZH else f"{days} days"
        case YearsMonths():
            return f"{value.months} 个月" if language is Language.ZH else f"{value.months} months"
    return words.quotes.format(value)


def _listing(told: Sequence[str], words: Words) -> str:
    """`“甲”、“乙”或“丙”`; a number is set off from Chinese text before it."""
    if words is WORDS[Language.ZH] and told[0][:1].isascii():
        told = [f" {told[0]}", *told[1:]]
    return words.either.join([words.listing.join(told[:-1]), told[-1]] if len(told) > 1 else told)


def condition(cell: Cell, column: Column, language: Language) -> str:
    """A cell as what is said of the column, to be put behind its label: 为“私行”, ≤ 5 万."""
    words = WORDS[language]
    if cell.formula is not None:
        return words.formula.format(words.quotes.format(cell.text))
    listed = [native(each) for each in cell.literals()] if _lists(cell) else None
    if listed is not None:
        if listed == [None]:
            return words.not_empty if cell.negated else words.is_empty
        if cell.negated and None in listed:  # that it has a value goes without saying where others are named
            listed = [each for each in listed if each is not None]
        several = _listing([shown(each, column, language) for each in listed], words)
        template = words.not_any if cell.negated and len(listed) > 1 else words.unequal if cell.negated else words.equal
        return template.format(several)
    parts = [_test(each, column, language) for each in cell.tests]
    told = words.either.join(each.strip() for each in parts) if len(parts) > 1 else parts[0]
    lead = " " if language is Language.EN and not told.startswith(" ") else ""
    if not cell.negated:
        return lead + told
    return f"不满足（{told.strip()}）" if language is Language.ZH else f" is not so that it{lead}{told}"


def conditions(cells: Mapping[int, Cell], columns: tuple[Column, ...], language: Language) -> str:
    """Several columns together; "" where none is limited."""
    words = WORDS[language]
    told = [
        f"{columns[at].label.as_dict()[language.value]}{condition(cell, columns[at], language)}"
        for at, cell in cells.items()
    ]
    if len(told) <= 1:
        return "".join(told)
    return words.comma.join(told[:-1]) + words.last + told[-1]


def both(zh: str, en: str) -> Both:
    """A sentence in both languages, the English one with a capital."""
    return {"zh": zh, "en": en[:1].upper() + en[1:]}


def _lists(cell: Cell) -> bool:
    return bool(cell.tests) and all(isinstance(each, (ast.Literal, ast.Temporal)) for each in cell.tests)


def _test(test: ast.Node, column: Column, language: Language) -> str:
    words = WORDS[language]
    match test:
        case ast.Literal() | ast.Temporal():
            value = native(test)
            return words.is_empty if value is None else words.equal.format(shown(value, column, language))
        case ast.Test("=" | "!=" as operator, ast.Literal() | ast.Temporal() as operand):
            value = native(operand)
            if value is None:
                return words.is_empty if operator == "=" else words.not_empty
            return (words.equal if operator == "=" else words.unequal).format(shown(value, column, language))
        case ast.Test(operator, ast.Literal() | ast.Temporal() as operand):
            return _compared(operator, native(operand), column, language)
        case ast.Range(ast.Literal() | ast.Temporal() as low, ast.Literal() | ast.Temporal() as high, low_in, high_in):
            lower = _compared(">=" if low_in else ">", native(low), column, language)
            upper = _compared("<=" if high_in else "<", native(high), column, language)
            return words.both.format(lower, upper if language is Language.ZH else upper.replace(" is", "", 1))
    return render(test)


def _compared(operator: str, value: Native, column: Column, language: Language) -> str:
    words = WORDS[language]
    templates = words.moments if isinstance(value, date) else words.compared
    return templates[operator].format(shown(value, column, language))


def _number(value: Decimal, grouped: bool, language: Language) -> str:
    if not grouped or not value.is_finite() or abs(value) >= Decimal(10) ** 30:
        return plain(value)
    if language is Language.ZH and abs(value) >= TEN_THOUSAND:
        for unit, name in ((HUNDRED_MILLION, "亿"), (TEN_THOUSAND, "万")):
            if abs(value) >= unit and value * 100 % unit == 0:
                return f"{plain(value / unit)} {name}"
    return f"{Decimal(plain(value)):,f}" if abs(value) >= TEN_THOUSAND else plain(value)
