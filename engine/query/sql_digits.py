"""How many digits a number in SQL may have: `numeric` keeps them all, while everywhere else 34 are kept."""

from __future__ import annotations

from decimal import Decimal

from engine.expressions import ast

Digits = tuple[int, int]
"""At most so many before the point, and after it."""

STORED: Digits = (20, 10)
"""What a field holds."""
UNKNOWN: Digits = (34, 60)
MOST = 34


def fits(node: ast.Node) -> bool:
    """The exact result of this arithmetic is never longer than 34 digits, so that it needs no rounding."""
    whole, fraction = _digits(node)
    return whole + fraction <= MOST


def _digits(node: ast.Node) -> Digits:
    match node:
        case ast.Field() | ast.Path():
            return STORED
        case ast.Literal(Decimal() as value):
            exponent = value.as_tuple().exponent
            fraction = max(0, -exponent) if isinstance(exponent, int) else 0
            return max(1, value.adjusted() + 1), fraction
        case ast.Negation(operand):
            return _digits(operand)
        case ast.If(_, then, otherwise):
            (a, b), (c, d) = _digits(then), _digits(otherwise)
            return max(a, c), max(b, d)
        case ast.Arithmetic(operator, left, right):
            return _arithmetic(operator, _digits(left), _digits(right))
        case ast.Call(ast.Name("count" | "string length"), _):
            return 18, 0
        case ast.Call(ast.Name("abs"), (operand,)):
            return _digits(operand)
        case ast.Call(ast.Name("ifnull"), (one, other)):
            (a, b), (c, d) = _digits(one), _digits(other)
            return max(a, c), max(b, d)
        case ast.Call(ast.Name("floor" | "ceiling"), (operand,)):
            return _digits(operand)[0] + 1, 0
    return UNKNOWN


def _arithmetic(operator: str, left: Digits, right: Digits) -> Digits:
    (a, b), (c, d) = left, right
    if operator in ("+", "-"):
        return max(a, c) + 1, max(b, d)
    if operator == "*":
        return a + c, b + d
    return UNKNOWN
