"""One evaluation: what it may spend, what it found missing, and the instant it takes for now."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.expressions.ast import TypeName
from engine.expressions.failure import BudgetExceeded, Reason, Span
from engine.expressions.given import Given
from engine.expressions.limits import BUSINESS, Limits
from engine.expressions.values.temporal import DateTime
from engine.expressions.values.types import Value
from engine.problems import Code

CHECK_CLOCK_EVERY = 512


class Scope:
    """Names and their values, inside an outer scope."""

    __slots__ = ("outer", "values")

    def __init__(self, values: Mapping[str, Value], outer: Scope | None = None) -> None:
        self.values = values
        self.outer = outer

    def find(self, name: str) -> tuple[bool, Value]:
        """Whether the name is known here, and its value."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.values:
                return True, scope.values[name]
            scope = scope.outer
        return False, None


@dataclass(slots=True)
class Run:
    """The state of one evaluation. `now` is fixed for all of it, so that replaying gives the same."""

    now: DateTime
    limits: Limits = BUSINESS
    given: Given = field(default_factory=Given)
    types: Mapping[str, TypeName] = field(default_factory=dict)
    reasons: list[Reason] = field(default_factory=list)
    steps: int = 0
    iterations: int = 0
    started: float = field(default_factory=time.monotonic)

    def step(self) -> None:
        """Count one step; raises BudgetExceeded."""
        self.steps += 1
        if self.steps > self.limits.steps:
            raise BudgetExceeded("steps", self.limits.steps)
        if self.steps % CHECK_CLOCK_EVERY == 0 and time.monotonic() - self.started > self.limits.seconds:
            raise BudgetExceeded("seconds", self.limits.seconds)

    def iterate(self) -> None:
        """Count one turn of a loop."""
        self.iterations += 1
        if self.iterations > self.limits.iterations:
            raise BudgetExceeded("iterations", self.limits.iterations)
        self.step()

    def nothing(self, code: Code, span: Span, **params: Any) -> Value:
        """No value, None, and why."""
        if len(self.reasons) < 100:
            self.reasons.append(Reason(code, span, tuple(params.items())))
        return None
