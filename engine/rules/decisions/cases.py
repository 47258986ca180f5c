"""Cases a decision carries: given these values, this must come out. Publishing refuses on red."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from engine.clock import DEFAULT_ZONE
from engine.expressions.native import to_value
from engine.expressions.python_source import Moment
from engine.expressions.told import as_json
from engine.expressions.typed_json import NotOfType, value_of_json
from engine.expressions.types import NUMBER, Type
from engine.expressions.values.compare import equal
from engine.expressions.values.types import Value
from engine.problems import Code, Problem, pointer
from engine.rules.decisions.columns import Column
from engine.rules.decisions.compile import CompiledDecision
from engine.rules.decisions.evaluate import Outcome, evaluate
from engine.rules.decisions.given import given_of
from engine.rules.decisions.model import DecisionCase

CASE_FAILED = Code(
    "decision_case_failed",
    zh="测试用例“{case}”应得 {expected}，实得 {got}",
    en="The case '{case}' must give {expected}; it gives {got}",
)
CASE_ROWS = Code(
    "decision_case_rows",
    zh="测试用例“{case}”应由第 {expected} 行得出，实为第 {got} 行",
    en="The case '{case}' must be made by rows {expected}; it is made by {got}",
)
BAD_DAY = Code("decision_bad_day", zh="“{day}”不是日期，应如 2026-01-31", en="'{day}' is no date like 2026-01-31")

Json = Any  # a JSON value
SOME_DAY = date(2026, 1, 1)
"""What a case without a day takes for today, so that it comes out the same tomorrow."""


@dataclass(frozen=True)
class CaseResult:
    """What became of one case; without problems it passed."""

    case: DecisionCase
    got: Json
    outcome: Outcome | None
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """As expected."""
        return not self.problems


def run_cases(compiled: CompiledDecision, cases: Sequence[DecisionCase]) -> list[CaseResult]:
    """Every case; problems are under `/cases/N`."""
    results = (run_one(compiled, case) for case in cases)
    return [
        CaseResult(
            each.case, each.got, each.outcome, tuple(problem.under(pointer("cases", at)) for problem in each.problems)
        )
        for at, each in enumerate(results)
    ]


def run_case(compiled: CompiledDecision, case: DecisionCase) -> Problem | None:
    """The first thing wrong with one case; for `DefinitionKind`."""
    return next(iter(run_one(compiled, case).problems), None)


def run_one(compiled: CompiledDecision, case: DecisionCase) -> CaseResult:
    """One case; its problems are at paths inside it."""
    given, problems = given_of(compiled.sheet, case.values)
    moment = moment_of(case.today)
    if moment is None:
        problems.append(BAD_DAY.at("/today", day=case.today))
    if problems or moment is None:
        return CaseResult(case, None, None, tuple(problems))
    outcome = evaluate(compiled, given, moment)
    got = as_json(to_value(outcome.value))
    label = case.label.as_dict() if case.label is not None else case.name
    found: list[Problem] = []
    if not _as_expected(compiled, case.expected, outcome):
        found.append(CASE_FAILED.at("/expected", case=label, expected=_told(case.expected), got=_told(got)))
    rows = compiled.sheet.rows
    if case.rows is not None:
        numbers = {row.uid: row.number for row in rows}
        wanted = {each if isinstance(each, int) else numbers.get(each, 0) for each in case.rows}
        if wanted != set(outcome.made_by):
            found.append(CASE_ROWS.at("/rows", case=label, expected=sorted(wanted), got=sorted(outcome.made_by)))
    return CaseResult(case, got, outcome, tuple(found))


def moment_of(day: str | None) -> Moment | None:
    """Nine in the morning of a day of the bank; None where the text is no day."""
    try:
        today = SOME_DAY if day is None else date.fromisoformat(day)
    except ValueError:
        return None
    return Moment(datetime.combine(today, time(9), DEFAULT_ZONE), today)


def _as_expected(compiled: CompiledDecision, expected: Json, outcome: Outcome) -> bool:
    if outcome.score is not None:
        return _score_as_expected(expected, outcome)
    outputs = compiled.sheet.outputs
    value = to_value(outcome.value)
    policy = compiled.policy.value
    if compiled.aggregation is not None:
        return _same(expected, value, NUMBER if compiled.aggregation == "count" else outputs[0].type)
    if policy in ("collect", "rule_order", "output_order") and isinstance(value, list):
        if not isinstance(expected, list) or len(expected) != len(value):
            return False
        left = list(value)
        for each in expected:  # collected results have no order of their own
            at = next((at for at, other in enumerate(left) if _one(each, other, outputs)), None)
            if at is None or (policy != "collect" and at != 0):
                return False
            left.pop(at)
        return True
    return _one(expected, value, outputs)


def _one(expected: Json, value: Value, outputs: Sequence[Column]) -> bool:
    if isinstance(expected, Mapping):
        found = value if isinstance(value, dict) else {outputs[0].name: value} if len(outputs) == 1 else {}
        types = {each.name: each.type for each in outputs}
        return all(name in types and _same(each, found.get(name), types[name]) for name, each in expected.items())
    if len(outputs) != 1:
        return expected is None and value is None
    return _same(expected, value, outputs[0].type)


def _score_as_expected(expected: Json, outcome: Outcome) -> bool:
    if not isinstance(expected, Mapping):
        return _same(expected, outcome.value, NUMBER)
    reasons = [each.characteristic for each in outcome.score.reasons] if outcome.score is not None else []
    wanted = expected.get("reasons")
    total_fits = "total" not in expected or _same(expected["total"], outcome.value, NUMBER)
    return total_fits and (wanted is None or wanted == reasons) and set(expected) <= {"total", "reasons"}


def _same(expected: Json, value: Value, of: Type) -> bool:
    try:
        return equal(value_of_json(expected, of), value) is True
    except NotOfType:
        return False


def _told(value: Json) -> str:
    match value:
        case None:
            return "null"
        case Mapping():
            return "、".join(f"{name} {_told(each)}" for name, each in value.items())
        case list():
            return "[" + ", ".join(map(_told, value)) + "]"
    return str(value)
