"""Which calendars the working-day functions of an expression name, and how these are called otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

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


def with_calendars_called(tree: ast.Node, names: Mapping[str, str]) -> ast.Node:
    """The tree with calendars called by other names: old ones to new ones."""

    def called(node: ast.Node) -> ast.Node:
        if isinstance(node, ast.Call) and isinstance(node.function, ast.Name) and node.function.name in ON_CALENDAR:
            now = names.get(calendar_of(node, node.function.name) or "")
            if now is not None:
                return replace(node, arguments=(*node.arguments[:-1], ast.Literal(now, span=node.arguments[-1].span)))
        return node

    return ast.transformed(tree, called) if names else tree
