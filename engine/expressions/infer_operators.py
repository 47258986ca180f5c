"""Types of arithmetic and comparison (DMN 1.5, tables 53 and 54), and what is wrong where they have none."""

from __future__ import annotations

from engine.expressions import ast
from engine.expressions.facts import Facts
from engine.expressions.types import (
    ANY,
    DATE,
    DATE_TIME,
    DAYS_TIME,
    NULL,
    NUMBER,
    ORDERED,
    TEXT,
    TIME,
    YEARS_MONTHS,
    Money,
    Option,
    Type,
    Typed,
    comparable,
    is_number,
)
from engine.problems import Code, Severity

NO_ARITHMETIC = Code(
    "expression_no_arithmetic",
    zh="{left}和{right}之间不能做“{operator}”",
    en="'{operator}' is not defined for {left} and {right}",
)
NOT_COMPARED = Code("expression_not_compared", zh="{left}和{right}不能比较", en="{left} and {right} cannot be compared")
NO_ORDER = Code("expression_no_order", zh="{of}不分大小，请改用“=”或“in”", en="{of} has no order; use '=' or 'in'")
TWO_CURRENCIES = Code(
    "expression_two_currencies",
    zh="币种不同：{left} 和 {right}，请先换算",
    en="Two currencies, {left} and {right}: convert first",
)
NULL_UNEQUAL = Code(
    "expression_null_unequal",
    zh="空值也会满足“不等于”；如不需要，请再加一个“不为空”的条件（… != null）",
    en="An empty value satisfies '!=' as well; add the condition 'is not empty' (… != null) if that is not meant",
    severity=Severity.WARNING,
)

MOMENTS, SPANS = (DATE, DATE_TIME), (DAYS_TIME, YEARS_MONTHS)
RESULTS: dict[tuple[str, str, str], Type] = {
    ("+", "number", "number"): NUMBER, ("-", "number", "number"): NUMBER, ("*", "number", "number"): NUMBER,
    ("/", "number", "number"): NUMBER, ("**", "number", "number"): NUMBER, ("+", "string", "string"): TEXT,
    ("-", "date", "date"): DAYS_TIME, ("-", "time", "time"): DAYS_TIME,
    ("-", "date and time", "date and time"): DAYS_TIME,
    ("-", "date", "date and time"): DAYS_TIME, ("-", "date and time", "date"): DAYS_TIME,
    **{(op, moment.feel, span.feel): moment for op in "+-" for moment in MOMENTS for span in SPANS},
    **{("+", span.feel, moment.feel): moment for moment in MOMENTS for span in SPANS},
    **{(op, TIME.feel, DAYS_TIME.feel): TIME for op in "+-"}, ("+", DAYS_TIME.feel, TIME.feel): TIME,
    **{(op, span.feel, span.feel): span for op in "+-" for span in SPANS},
    **{(op, span.feel, "number"): span for op in "*/" for span in SPANS},
    **{("*", "number", span.feel): span for span in SPANS},
    **{("/", span.feel, span.feel): NUMBER for span in SPANS},
}  # fmt: skip
PROPERTIES = {
    **{(kind, name): NUMBER for kind in ("date", "date and time") for name in ("year", "month", "day", "weekday")},
    **{(kind, name): NUMBER for kind in ("time", "date and time") for name in ("hour", "minute", "second")},
    **{("years and months duration", name): NUMBER for name in ("years", "months")},
    **{("days and time duration", name): NUMBER for name in ("days", "hours", "minutes", "seconds")},
}
"""Members of values that are no records."""


def arithmetic_type(operator: str, left: Typed, right: Typed, node: ast.Node, facts: Facts) -> Typed:
    """The type of a result. Division may give nothing, since its divisor may be zero."""
    nullable = left.nullable or right.nullable or operator in ("/", "**")
    a, b = left.type, right.type
    if ANY in (a, b) or NULL in (a, b):
        return Typed(ANY if ANY in (a, b) else NULL)
    if isinstance(a, Money) or isinstance(b, Money):
        return _money(operator, a, b, nullable, node, facts)
    if isinstance(node, ast.Negation):
        if a.feel in ("number", DAYS_TIME.feel, YEARS_MONTHS.feel):
            return left
        return facts.wrong(NO_ARITHMETIC, node.span, operator="-", left=a.feel, right=b.feel)
    result = None if isinstance(a, Option) or isinstance(b, Option) else RESULTS.get((operator, a.feel, b.feel))
    if result is None:
        return facts.wrong(NO_ARITHMETIC, node.span, operator=operator, left=a.feel, right=b.feel)
    return Typed(result, nullable)


def _money(operator: str, a: Type, b: Type, nullable: bool, node: ast.Node, facts: Facts) -> Typed:
    """An amount plus an amount is one; times a number too; divided by an amount it is a plain number."""
    if isinstance(node, ast.Negation):
        return Typed(a, nullable)
    if not (is_number(a) and is_number(b)) or operator == "**":
        return facts.wrong(NO_ARITHMETIC, node.span, operator=operator, left=a.feel, right=b.feel)
    if isinstance(a, Money) and isinstance(b, Money):
        if a.currency != b.currency:
            return facts.wrong(TWO_CURRENCIES, node.span, left=a.currency, right=b.currency)
        if operator == "*":
            return facts.wrong(NO_ARITHMETIC, node.span, operator=operator, left="money", right="money")
        return Typed(NUMBER if operator == "/" else a, nullable)
    return Typed(a if isinstance(a, Money) else b, nullable)


def compare_problem(operator: str, left: Typed, right: Typed, node: ast.Node, facts: Facts) -> None:
    """Note what is wrong with comparing the two."""
    a, b = left.type, right.type
    if isinstance(a, Money) and isinstance(b, Money) and a.currency != b.currency:
        facts.wrong(TWO_CURRENCIES, node.span, left=a.currency, right=b.currency)
    elif not comparable(a, b):
        facts.wrong(NOT_COMPARED, node.span, left=a.feel, right=b.feel)
    elif operator not in ("=", "!=") and NULL not in (a, b) and ANY not in (a, b):
        unordered = next((each for each in (a, b) if isinstance(each, Option) or each.feel not in ORDERED), None)
        if unordered is not None:
            facts.wrong(NO_ORDER, node.span, of=unordered.feel)
    elif operator == "!=" and (left.nullable or right.nullable) and NULL not in (a, b):
        facts.wrong(NULL_UNEQUAL, node.span)
