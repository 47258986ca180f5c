"""How large an expression grows when it becomes Python or SQL: a part whose truth and falsehood are both asked for is
written twice, and so is what stands in it. Refused while it is checked, where its author is told.

Python's own reader takes 200 brackets inside one another and no more.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.expressions import ast
from engine.expressions.facts import Facts
from engine.expressions.failure import TOO_DEEP, TOO_LARGE
from engine.expressions.limits import BUSINESS
from engine.expressions.walking import children

SMALL, FLAT = 60, 2
"""With fewer nodes there are not too many brackets, and with as few tests inside one another nothing doubles much."""
TESTING = frozenset({ast.Comparison, ast.Between, ast.In})
MOST_WRITTEN = 20 * BUSINESS.nodes
MOST_BRACKETS = 190
BRACKETS: dict[type, int] = {ast.Comparison: 3, ast.Between: 4, ast.In: 5, ast.Call: 3, ast.Range: 3}
"""How many brackets generated source puts around what stands inside."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many pieces say that it is true, that it is false, and what it is; and how deep they stand."""

    true: int
    false: int
    value: int
    brackets: int


def refuse_growth(tree: ast.Node, facts: Facts) -> None:
    """Note it when the tree would grow out of bounds."""
    if len(facts.types) < SMALL and _levels(tree) <= FLAT:
        return
    size = _size(tree)
    if max(size.true, size.false, size.value) > MOST_WRITTEN:
        facts.wrong(TOO_LARGE, tree.span, limit=BUSINESS.nodes)
    elif size.brackets > MOST_BRACKETS:
        facts.wrong(TOO_DEEP, tree.span, limit=BUSINESS.depth)


def _levels(node: object) -> int:
    """How many tests stand inside one another at most. (Asked of every expression: sizes take five times as long.)"""
    if isinstance(node, tuple):
        return max(map(_levels, node), default=0)
    if not isinstance(node, ast.Node):
        return 0
    kind, deepest = type(node), 0
    for name in ast.below(kind):
        found = _levels(getattr(node, name))
        if found > deepest:
            deepest = found
    return deepest + (kind in TESTING)


def _size(node: ast.Node) -> Size:
    below = [_size(each) for each in children(node)]
    brackets = BRACKETS.get(type(node), 2) + max((each.brackets for each in below), default=0)
    match node, below:
        case ast.And() | ast.Or(), [a, b]:
            true, false = a.true + b.true, a.false + b.false
            chained = a.brackets if isinstance(node.left, type(node)) else a.brackets + 2
            return Size(true, false, true + false, max(chained, b.brackets + 2))
        case ast.Call(ast.Name("not")), [_, operand]:
            return Size(operand.false, operand.true, operand.true + operand.false, operand.brackets + 2)
        case ast.If(), [condition, then, otherwise]:
            return Size(
                condition.true + then.true + otherwise.true,
                condition.true + then.false + otherwise.false,
                condition.true + then.value + otherwise.value,
                brackets,
            )
        case ast.Quantified(), [*domains, condition]:
            reached = sum(each.value for each in domains)
            true, false = reached + condition.true, reached + condition.false
            return Size(true, false, true + false, brackets)
        case ast.Between(), [operand, low, high]:
            one = 2 * operand.value + low.value + high.value
            return Size(one, one, 2 * one, brackets)
        case ast.In(), [operand, *tests]:
            one = operand.value * len(tests) + sum(each.value for each in tests)
            return Size(one, one, 2 * one, brackets)
        case ast.Comparison(), _:
            one = sum(each.value for each in below)
            return Size(one, one, 2 * one, brackets)
    one = 1 + sum(each.value for each in below)
    return Size(one, one, one, brackets)
