"""What an expression came to and why: the value and the truth of every node, with the reasons for what has none.

Each part is worked out by itself, also where `and` or `or` would not have looked at it: a person who asks why wants to
see all of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.closures import closure
from engine.expressions.failure import BudgetExceeded, Reason
from engine.expressions.fixed import fixed
from engine.expressions.infer_calls import is_guarded
from engine.expressions.run import Run, Scope
from engine.expressions.values.types import Value

MOST_ITEMS = 20
"""So many items of a list are explained one by one."""


@dataclass(frozen=True, slots=True)
class Explained:
    """One node. `item` is the position in the list, from 1, where the node is the condition on one of its items."""

    node: ast.Node
    value: Value
    reasons: tuple[Reason, ...]
    children: tuple[Explained, ...] = ()
    item: int | None = None

    @property
    def truth(self) -> bool | None:
        """Its value, where that is a truth."""
        return self.value if isinstance(self.value, bool) else None


def explain(checked: Checked, run: Run, scope: Scope) -> Explained:
    """Explain the whole tree. What would exceed the budget of the run is left out below; raises BudgetExceeded when
    the tree itself does."""
    return _Explaining(run).of(checked.tree, scope)


class _Explaining:
    def __init__(self, run: Run) -> None:
        self.run = run

    def of(self, node: ast.Node, scope: Scope, item: int | None = None) -> Explained:
        self.run.reasons.clear()
        value = closure(node)(self.run, scope)
        reasons = tuple(self.run.reasons)
        children: list[Explained] = []
        with suppress(BudgetExceeded):
            children.extend(self._below(node, scope))
        return Explained(node, value, reasons, tuple(children), item)

    def _below(self, node: ast.Node, scope: Scope) -> Iterator[Explained]:
        match node:
            case ast.And() | ast.Or():
                for each in operands(node, type(node)):
                    yield self.of(each, scope)
            case ast.Quantified():
                outer = node.outermost()
                (loop,) = outer.iterations
                yield self.of(loop.domain, scope)
                if loop.upto is None:
                    yield from self._items(loop.domain, outer.condition, scope, loop.name)
            case ast.Filter(base, condition):
                yield self.of(base, scope)
                yield from self._items(base, condition, scope, None)
            case ast.For(iterations):
                yield self.of(iterations[0].domain, scope)
            case ast.Context():
                return
            case _:
                for each in _parts_told(node):
                    yield self.of(each, scope)

    def _items(self, domain: ast.Node, condition: ast.Node, scope: Scope, name: str | None) -> Iterator[Explained]:
        items = closure(domain)(self.run, scope)
        for at, each in enumerate(items[:MOST_ITEMS] if isinstance(items, list) else ()):
            if name is not None:
                inner = {name: each}
            else:
                inner = {"item": each, **each} if isinstance(each, dict) else {"item": each}
            yield self.of(condition, Scope(inner, scope), at + 1)


def operands(node: ast.Node, kind: type[ast.Node]) -> list[ast.Node]:
    """The conditions that `and` (or `or`) joins: a chain of them is one list."""
    found: list[ast.Node] = []
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, kind) and isinstance(each, (ast.And, ast.Or)):
            waiting += [each.right, each.left]
        else:
            found.append(each)
    return found


def _parts_told(node: ast.Node) -> Iterator[ast.Node]:
    """What a node is made of, as far as it says something: literals do not, nor does what is made for the machine."""
    if isinstance(node, ast.Path) and not isinstance(node.base, (ast.Filter, ast.Call, ast.Arithmetic, ast.If)):
        return  # a member of a record says it by itself
    for name in type(node).__dataclass_fields__:
        held = () if name in ("span", "function", "type") else getattr(node, name)
        for each in held if isinstance(held, tuple) else (held,):
            part = each.base if isinstance(each, ast.Filter) and is_guarded(each) else each
            if isinstance(part, (ast.Test, ast.Range, ast.ListOf)):
                yield from _parts_told(part)
            elif _says_something(part):
                yield part


def _says_something(part: object) -> bool:
    if not isinstance(part, ast.Node) or isinstance(part, (ast.Literal, ast.Temporal)) or fixed(part) is not None:
        return False
    return not ast.uses_question_mark(part)
