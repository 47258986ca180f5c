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


@dataclass(frozen=True, slots=True)
class Program:
    """A compiled expression.

    `fields` are the paths of field uids in the order of the arguments of `value` and `is_true`:
    `program.is_true(moment, aum, level)`.
    """

    fields: tuple[tuple[str, ...], ...]
    value: Callable[..., Any]
    is_true: Callable[..., bool]
    source: str

    def arguments(self, record: Mapping[str, Any]) -> Arguments:
        """The arguments out of a record: field uid to value, related records nested."""
        return tuple(_reached(record, path) for path in self.fields)


def generate(checked: Checked) -> Program:
    """Compile a checked tree. One call a version: the caller keeps the program by the tree's hash."""
    if not checked.is_valid:
        raise ValueError("an expression with problems is not compiled")
    fields = tuple(sorted({node.path for node in ast.parts(checked.tree) if isinstance(node, ast.Field)}))
    writer = Writer(checked, {path: f"f{at}" for at, path in enumerate(fields)})
    parameters = ", ".join(["m", *(f"f{at}" for at in range(len(fields)))])
    truth = writer.true(checked.tree)
    if checked.typed.type == BOOLEAN:
        value = f"True if is_true({parameters}) else False if {writer.false(checked.tree)} else None"
    else:
        value = writer.value(checked.tree)
    source = f"def value({parameters}):\n    b = Budget()\n    return {value}\n\ndef is_true({parameters}):\n"
    source += f"    b = Budget()\n    return {truth}\n" if "b." in truth or "(b" in truth else f"    return {truth}\n"
    scope: dict[str, Any] = {"__builtins__": {}, "Budget": Budget, **RUNTIME, **writer.constants}
    exec(compile(source, "<expression>", "exec"), scope)
    return Program(fields, scope["value"], scope["is_true"], source)


def _reached(record: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    value: Any = record
    for uid in path:
        if not isinstance(value, Mapping):
            return None
        value = value.get(uid)
    return value
