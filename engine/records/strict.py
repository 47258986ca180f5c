"""Expressions where a silent null would be a wrong record: what comes to nothing because a number grew too long fails.

Generated Python keeps no reasons, so the reference meaning is asked for them, only where nothing came out. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine.expressions.closures import closure
from engine.expressions.closures_values import RECORD
from engine.expressions.native import to_value
from engine.expressions.python_source import Moment
from engine.expressions.reasons import TOO_MANY_DIGITS
from engine.expressions.run import Run, Scope
from engine.expressions.values.temporal import instant
from engine.records.linkage import Rule


class TooLong(ArithmeticError):
    """A number of more digits than numbers have here."""


def strict_value(rule: Rule, moment: Moment, arguments: Sequence[Any]) -> Any:
    """The value; raises TooLong or BudgetExceeded."""
    value = rule.program.value(moment, *arguments)
    if value is None and rule.calculates:
        _refuse_too_long(rule, moment, arguments)
    return value


def strictly_true(rule: Rule, moment: Moment, arguments: Sequence[Any]) -> bool:
    """Whether it is true; raises TooLong or BudgetExceeded."""
    found = rule.program.is_true(moment, *arguments)
    if not found and rule.calculates and rule.program.value(moment, *arguments) is None:
        _refuse_too_long(rule, moment, arguments)
    return found


def _refuse_too_long(rule: Rule, moment: Moment, arguments: Sequence[Any]) -> None:
    run = Run(instant(moment.now), given=moment.given)
    closure(rule.node)(run, Scope({RECORD: _record(rule, arguments)}))
    if any(each.code is TOO_MANY_DIGITS for each in run.reasons):
        raise TooLong


def _record(rule: Rule, arguments: Sequence[Any]) -> dict[str, Any]:
    """The arguments as a record with what it refers to nested in it, the shorter paths first."""
    record: dict[str, Any] = {}
    for path, value in sorted(zip(rule.reads, arguments, strict=True), key=lambda each: len(each[0])):
        inner = record
        for uid in path[:-1]:
            below = inner.get(uid)
            if not isinstance(below, dict):
                below = inner[uid] = {}
            inner = below
        inner[path[-1]] = to_value(value)
    return record
