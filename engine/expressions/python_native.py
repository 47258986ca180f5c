"""What Python means by itself as the language does, so that generated source needs no helper for it."""

from __future__ import annotations

from engine.expressions import ast
from engine.expressions.values.literals import read_duration
from engine.expressions.values.temporal import DaysTime, YearsMonths

ORDERED = frozenset(
    {"number", "string", "date", "date and time", "days and time duration", "years and months duration"}
)


def compares(operator: str, kind: str, other: str) -> bool:
    """Python's own operator does for values of these types."""
    if kind == "null":
        kind = other
    if other not in (kind, "null"):
        return False
    return kind in ORDERED or kind == "null" or (kind == "boolean" and operator in ("=", "!="))


def length_of(node: ast.Node) -> YearsMonths | DaysTime | None:
    """The length that `duration("P30D")` is: a constant."""
    match node:
        case ast.Call(ast.Name("duration"), (ast.Literal(str(text)),), ()):
            return read_duration(text)
    return None
