"""Generated Python: the target of every request.

Each node becomes up to three pieces of source. T is true exactly when the node is true, F exactly when it is false, V
is its value or None. `not x` swaps T and F, conditions need T only, and no helper is called for what Python says by
itself. No text of an author stands in the source: names are numbered, literals come from a table of constants,
built-ins are empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.given import Given
from engine.expressions.python_runtime import RUNTIME, Budget
from engine.expressions.python_writer import Writer
from engine.expressions.types import BOOLEAN

Arguments = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """What an evaluation takes for now and today, and what it is given; fixed once for all records of one run."""

    now: datetime
    today: date
    given: Given = field(default_factory=Given)


class Program:
    """A compiled expression.

    `fields` are the paths of field uids in the order of the arguments of `value` and `is_true`:
    `program.is_true(moment, aum, level)`. A condition is asked whether it is true and a formula for its value: the
    other of the two is compiled when somebody asks for it, which few do.
    """

    def __init__(self, checked: Checked) -> None:
        paths = {node.path for node in ast.parts(checked.tree) if isinstance(node, ast.Field)}
        self.fields: tuple[tuple[str, ...], ...] = tuple(sorted(paths))
        self._checked = checked
        self._writer = Writer(checked, {path: f"f{at}" for at, path in enumerate(self.fields)})
        self._parameters = ", ".join(["m", *(f"f{at}" for at in range(len(self.fields)))])
        self._scope: dict[str, Any] = {"__builtins__": {}, "Budget": Budget, **RUNTIME}

    @cached_property
    def is_true(self) -> Callable[..., bool]:
        """Whether it is true of a record."""
        return self._compiled("is_true", self._writer.true(self._checked.tree))

    @cached_property
    def value(self) -> Callable[..., Any]:
        """Its value of a record, None for null."""
        tree, typed = self._checked.tree, self._checked.typed
        if typed.type != BOOLEAN:
            return self._compiled("value", self._writer.value(tree))
        self._scope["is_true"] = self.is_true
        known = f"True if is_true({self._parameters}) else False if {self._writer.false(tree)} else None"
        return self._compiled("value", known)

    def arguments(self, record: Mapping[str, Any]) -> Arguments:
        """The arguments out of a record: field uid to value, related records nested."""
        return tuple(_reached(record, path) for path in self.fields)

    def _compiled(self, name: str, answer: str) -> Callable[..., Any]:
        counting = "    b = Budget()\n" if "(b, " in answer else ""
        source = f"def {name}({self._parameters}):\n{counting}    return {answer}\n"
        self._scope.update(self._writer.constants)
        exec(compile(source, "<expression>", "exec"), self._scope)
        made: Callable[..., Any] = self._scope[name]
        return made


def generate(checked: Checked) -> Program:
    """Compile a checked tree. One call a version: the caller keeps the program by the tree's hash."""
    if not checked.is_valid:
        raise ValueError("an expression with problems is not compiled")
    program = Program(checked)
    _ = program.is_true if checked.typed.type == BOOLEAN else program.value
    return program


def _reached(record: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    value: Any = record
    for uid in path:
        if not isinstance(value, Mapping):
            return None
        value = value.get(uid)
    return value
