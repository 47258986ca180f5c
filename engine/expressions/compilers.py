"""Which function makes which kind of node a closure. The modules `closures_…` add theirs; `closures` has them all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from engine.expressions import ast
from engine.expressions.run import Run, Scope
from engine.expressions.values.types import Value

Closure = Callable[[Run, Scope], Value]
NodeType = TypeVar("NodeType", bound=ast.Node)
COMPILERS: dict[type[ast.Node], Callable[[ast.Node], Closure]] = {}


def closure(node: ast.Node) -> Closure:
    """What evaluates this node."""
    inner = COMPILERS[type(node)](node)

    def counted(run: Run, scope: Scope) -> Value:
        run.step()
        return inner(run, scope)

    return counted


def compiles(kind: type[NodeType]) -> Callable[[Callable[[NodeType], Closure]], Callable[[NodeType], Closure]]:
    """Register the compiler of one kind of node."""

    def register(compiler: Callable[[NodeType], Closure]) -> Callable[[NodeType], Closure]:
        COMPILERS[kind] = compiler  # type: ignore[assignment]
        return compiler

    return register
