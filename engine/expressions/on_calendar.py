"""Which calendars the working-day functions of an expression name."""

from __future__ import annotations

from collections.abc import Iterator

from engine.expressions import ast
from engine.expressions.pushable_functions import ON_CALENDAR


def calendar_of(node: ast.Call, name: str) -> str | None:
    """The calendar a working-day function names, "" for the bank's own; None where it is worked out."""
    named = node.arguments[ON_CALENDAR[name] :]
    if not named:
        return ""
    (last,) = named
    return last.value if isinstance(last, ast.Literal) and isinstance(last.value, str) else None


def calendars_in(tree: ast.Node) -> Iterator[str]:
    """Every calendar named in a tree; those that are worked out are not known before it runs."""
    for node in ast.parts(tree):
        match node:
            case ast.Call(ast.Name(name)) if name in ON_CALENDAR:
                called = calendar_of(node, name)
                if called is not None:
                    yield called
