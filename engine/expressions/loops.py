"""How deep loops may stand inside one another: each multiplies the work of those around it."""

from __future__ import annotations

from engine.expressions import ast
from engine.expressions.facts import Facts
from engine.problems import Code

MOST_NESTED = 2
TOO_NESTED = Code(
    "expression_too_nested",
    zh="“some/every/for”最多套 {limit} 层",
    en="Loops (some, every, for) stand at most {limit} deep in one another",
)


def refuse_deep_loops(tree: ast.Node, facts: Facts) -> None:
    """Note every loop that stands too deep."""
    waiting: list[tuple[object, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        if isinstance(node, tuple):
            waiting.extend((each, depth) for each in node)
        elif isinstance(node, ast.Node):
            if isinstance(node, (ast.Quantified, ast.For)):
                depth += len(node.iterations)
                if depth > MOST_NESTED:
                    facts.wrong(TOO_NESTED, node.span, limit=MOST_NESTED)
                    continue
            waiting.extend((getattr(node, name), depth) for name in type(node).__dataclass_fields__ if name != "span")
