"""Going through a tree one step at a time: what stands right below a node, and what a row of `and` or `or` joins."""

from __future__ import annotations

from engine.expressions import ast


def children(node: ast.Node) -> list[ast.Node]:
    """What stands right below a node, tuples of nodes looked through."""
    found: list[ast.Node] = []
    waiting = [getattr(node, name) for name in reversed(ast.below(type(node)))]
    while waiting:
        each = waiting.pop()
        if isinstance(each, ast.Node):
            found.append(each)
        elif isinstance(each, tuple):
            waiting.extend(reversed(each))
    return found


def chained(node: ast.Node, kind: type[ast.And] | type[ast.Or]) -> list[ast.Node]:
    """What a row of `and`, or of `or`, joins."""
    found: list[ast.Node] = []
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, kind):
            waiting += (each.right, each.left)
        else:
            found.append(each)
    return found
