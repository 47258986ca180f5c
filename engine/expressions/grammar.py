"""The words and signs of the language, and how strongly each operator binds (DMN 1.5, 10.3.1.2)."""

from __future__ import annotations

OR, AND, COMPARE, ADD, MULTIPLY, POWER, NEGATE, POSTFIX = range(10, 90, 10)
"""Binding powers, weakest first. Minus binds tighter than **: -5**2 is 25 (DMN 1.5, table 42)."""

COMPARATORS = ("=", "!=", "<", "<=", ">", ">=")
INFIX: dict[str, int] = {
    "or": OR,
    "and": AND,
    **dict.fromkeys((*COMPARATORS, "between", "in", "instance"), COMPARE),
    **dict.fromkeys(("+", "-"), ADD),
    **dict.fromkeys(("*", "/"), MULTIPLY),
    "**": POWER,
    **dict.fromkeys((".", "[", "("), POSTFIX),
}
PROPERTIES = ("start included", "end included", "time offset")
"""Members that are more than one word."""

RANKED = ("least", "most")
"""What follows `at` in the bank's own `x at least y`."""

AFTER_A_RANGE = frozenset(
    (
        *COMPARATORS,
        *(")", "]", ",", "}"),
        *("and", "or", "then", "else", "return", "satisfies", "in", "instance", "between"),
    )
)
"""What no expression begins with: before one of these, or at the end, `[` closes a range as in `]1..5[`."""
