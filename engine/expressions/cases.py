"""Published test cases of the language: one JSON object a line, run against the reference meaning.

    {"dir": "0050-feel-abs", "id": "001", "expr": "abs(-1)", "inputs": {}, "expected": {"n": "1"}, "error": false,
    "typeref": "number"}

Numbers are `{"n": "12.30"}`, dates, times and durations `{"t": type, "v": text}`, contexts `{"ctx": {…}}`. Numbers
agree when they differ by less than 10⁻⁸, the tolerance of the suite's own runner.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from engine.expressions.ast import TypeName
from engine.expressions.closures import closure
from engine.expressions.failure import BudgetExceeded, ExpressionError
from engine.expressions.functions.library import LANGUAGE
from engine.expressions.limits import DMN
from engine.expressions.names import Names
from engine.expressions.parser import parse
from engine.expressions.run import Run, Scope
from engine.expressions.values.compare import equal
from engine.expressions.values.literals import read_date, read_date_time, read_duration, read_time
from engine.expressions.values.shown import shown
from engine.expressions.values.temporal import DateTime
from engine.expressions.values.types import Value, coerced

TOLERANCE = Decimal("1e-8")
TEMPORAL = {"date": read_date, "time": read_time, "dateTime": read_date_time, "duration": read_duration}


class BadCase(ValueError):
    """A line that is no case."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A case whose result was not the expected one."""

    folder: str
    id: str
    expression: str
    expected: str
    got: str


@dataclass(slots=True)
class Score:
    """How many cases passed and failed, by folder."""

    passed: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)

    def folders(self) -> list[str]:
        """Every folder seen, sorted."""
        return sorted(self.passed.keys() | self.failed.keys())

    def as_json(self) -> dict[str, Any]:
        """What is committed, so that the score may not fall."""
        ids = [f"{each.folder}/{each.id}" for each in self.failures]
        return {"passed": self.passed.total(), "failed": self.failed.total(), "failures": sorted(ids)}


def run_cases(lines: Iterable[str], now: DateTime) -> Score:
    """Evaluate every case; blank lines are passed over."""
    score = Score()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
            expected = read_value(case["expected"])
            folder, named, text, inputs = case["dir"], case["id"], case["expr"], read_inputs(case["inputs"])
        except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError) as error:
            raise BadCase(f"line {number} is no case: {error!r}") from error
        try:
            got = evaluate(text, inputs, case.get("typeref"), now)
        except Exception as error:  # a case that breaks us is a case that failed, not the end of the run
            score.failed[folder] += 1
            score.failures.append(Failure(folder, named, text, shown(expected), repr(error)))
            continue
        if same(got, expected):
            score.passed[folder] += 1
        else:
            score.failed[folder] += 1
            score.failures.append(Failure(folder, named, text, shown(expected), shown(got)))
    return score


def evaluate(text: str, inputs: Mapping[str, Value], declared: str | None, now: DateTime) -> Value:
    """The result of one case, coerced to its declared type; null where the text is no expression."""
    names = Names((*inputs, *_members(list(inputs.values()))), LANGUAGE)
    try:
        result = closure(parse(text, names, limits=DMN))(Run(now, DMN, types=UNDECLARED), Scope(inputs))
    except (ExpressionError, BudgetExceeded):
        return None
    return result if declared is None else coerced(result, TypeName(SIMPLE.get(declared, declared)), UNDECLARED)


def read_inputs(written: Mapping[str, Any]) -> dict[str, Value]:
    """The inputs of a case by name."""
    return {name: read_value(value) for name, value in written.items()}


class _Undeclared(Mapping[str, TypeName]):
    """The types of the models the cases were taken from, whose definitions are not part of the cases: any value
    conforms."""

    def __getitem__(self, name: str) -> TypeName:
        return TypeName("Any")

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def get(self, name: str, default: object = None) -> TypeName:
        return TypeName("Any")


UNDECLARED = _Undeclared()
SIMPLE = {
    "dateTime": "date and time",
    "dayTimeDuration": "days and time duration",
    "yearMonthDuration": "years and months duration",
}


def read_value(written: Any) -> Value:  # Any: JSON of the suite
    """A value as the suite writes it."""
    if isinstance(written, list):
        return [read_value(each) for each in written]
    if not isinstance(written, dict):
        return written
    if "n" in written:
        return Decimal(written["n"])
    if "t" in written:
        return TEMPORAL[written["t"]](written["v"])
    return {name: read_value(value) for name, value in written["ctx"].items()}


def same(got: Value, expected: Value) -> bool:
    """Equal, numbers within the tolerance."""
    if got is None or expected is None:
        return got is None and expected is None
    if type(got) is not type(expected):
        return False
    match got:
        case Decimal():
            return bool(abs(got - expected) < TOLERANCE)
        case list():
            return len(got) == len(expected) and all(map(same, got, expected))
        case dict():
            return got.keys() == expected.keys() and all(same(got[name], expected[name]) for name in got)
    return equal(got, expected) is True


def _members(value: Value) -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield name
            yield from _members(each)
    elif isinstance(value, list):
        for each in value:
            yield from _members(each)
