"""`range("[18..21)")`: a range out of text whose ends are literals (DMN 1.5, table 73)."""

from __future__ import annotations

import re

from engine.expressions import ast
from engine.expressions.failure import ExpressionError
from engine.expressions.limits import BUSINESS
from engine.expressions.parser import parse
from engine.expressions.values import literals
from engine.expressions.values.compare import less
from engine.expressions.values.temporal import Date, DateTime, DaysTime, Time, YearsMonths
from engine.expressions.values.types import Interval, Value, kind_of

CONSTRUCTORS = {
    "date": literals.read_date,
    "time": literals.read_time,
    "date and time": literals.read_date_time,
    "duration": literals.read_duration,
}
RANGE = re.compile(r"\s*[\[\](].*\.\..*[\])\[]\s*", re.DOTALL)
UNREAD = object()


def read_range(text: str) -> Interval | None:
    """The range, or None when the text is none or its ends are not literals of one type in order."""
    if not RANGE.fullmatch(text):
        return None
    try:
        tree = parse(text, CONSTRUCTORS, limits=BUSINESS)
    except ExpressionError:
        return None
    if not isinstance(tree, ast.Range):
        return None
    low, high = _end(tree.low), _end(tree.high)
    if low is UNREAD or high is UNREAD or (low is None and high is None):
        return None
    if (low is None and tree.low_included) or (high is None and tree.high_included):
        return None
    if low is not None and high is not None and (kind_of(low) != kind_of(high) or less(high, low) is not False):
        return None
    return Interval(low, high, tree.low_included, tree.high_included)


def _end(node: ast.Node) -> Value:
    match node:
        case ast.Literal(value):
            return UNREAD if isinstance(value, bool) else value
        case ast.Negation(ast.Literal(value)) if not isinstance(value, str | bool) and value is not None:
            return -value
        case ast.Temporal(text):
            found = literals.read_temporal(text)
            return UNREAD if found is None else found
        case ast.Call(ast.Name(name), (ast.Literal(str(text)),)) if name in CONSTRUCTORS:
            made: Date | Time | DateTime | YearsMonths | DaysTime | None = CONSTRUCTORS[name](text)
            return UNREAD if made is None else made
    return UNREAD
