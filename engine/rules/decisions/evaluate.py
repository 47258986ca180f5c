"""Asking a decision: from a record, or from values by name, to a result with its rows and reasons. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from engine.expressions.failure import BudgetExceeded
from engine.expressions.native import to_native, to_value
from engine.expressions.python_source import Moment
from engine.problems import Code, Problem, Severity, pointer
from engine.reference import Label
from engine.rules.decisions.compile import CompiledDecision
from engine.rules.decisions.python_card import CardProgram
from engine.rules.decisions.python_rows import Path
from engine.rules.hit_policies import DIFFERENT_RESULTS, SEVERAL_HITS, Hit, resolve

NO_HIT = Code(
    "decision_no_hit",
    zh="没有一行命中，因此没有结果",
    en="No row matches, so there is no result",
    severity=Severity.WARNING,
)
DEFAULT_TAKEN = Code(
    "decision_default_taken",
    zh="没有一行命中，取“无行命中时”的结果",
    en="No row matches; the result is the one for that",
    severity=Severity.WARNING,
)
EMPTY_INPUT = Code("decision_empty_input", zh="“{label}”没有值", en="'{label}' has no value", severity=Severity.WARNING)
NO_BIN = Code(
    "decision_no_bin",
    zh="“{label}”的值不在任何分段，按 0 分计",
    en="The value of '{label}' falls into no bin and earns nothing",
    severity=Severity.WARNING,
)
OVER_BUDGET = Code(
    "decision_over_budget",
    zh="计算量超过上限（{what} {limit}）",
    en="It takes more than the limit of {limit} {what}",
    severity=Severity.WARNING,
)

Native = Any  # what a record holds


@dataclass(frozen=True)
class Given:
    """What a decision is asked about: `record` is field uid to value, related records nested; `direct` the values of
    inputs that are given outright, by the input's uid."""

    record: Mapping[str, Native] = field(default_factory=dict)
    direct: Mapping[str, Native] = field(default_factory=dict)


@dataclass(frozen=True)
class HitRow:
    """A row that matches: its number from 1, its uid, and what it gives by output."""

    row: int
    uid: str
    outputs: Mapping[str, Native]


@dataclass(frozen=True)
class PointsOf:
    """What one characteristic earned."""

    characteristic: str
    uid: str
    bin: str | None
    points: Decimal
    short: Decimal
    reason: Label | None
    label: Label


@dataclass(frozen=True)
class Score:
    """The total, what each characteristic earned, and the reasons, the costliest first."""

    total: Decimal
    base: Decimal
    points: tuple[PointsOf, ...]
    reasons: tuple[PointsOf, ...]


@dataclass(frozen=True)
class Outcome:
    """What came out: of a score card the total. `made_by` are the numbers of the rows that made the result; `inputs`
    the values it was decided on, by the input's name."""

    value: Native
    hits: tuple[HitRow, ...] = ()
    made_by: tuple[int, ...] = ()
    reasons: tuple[Problem, ...] = ()
    inputs: Mapping[str, Native] = field(default_factory=dict)
    score: Score | None = None


def evaluate(compiled: CompiledDecision, given: Given, moment: Moment) -> Outcome:
    """Ask the decision."""
    moment = completed(compiled, moment)
    try:
        values = input_values(compiled, given, moment)
        outcome = decide(compiled, values, given.record, moment)
    except BudgetExceeded as error:
        return Outcome(None, reasons=(OVER_BUDGET.at("", what=error.what, limit=error.limit),))
    columns = compiled.sheet.inputs
    empty = [
        EMPTY_INPUT.at(pointer("values", each.name), label=each.label.as_dict())
        for each, value in zip(columns, values, strict=True)
        if value is None
    ]
    named = {each.name: value for each, value in zip(columns, values, strict=True)}
    return replace(outcome, reasons=(*outcome.reasons, *empty), inputs=named)


def completed(compiled: CompiledDecision, moment: Moment) -> Moment:
    """The moment with the ranks and calendars the decision was compiled with, where none are given."""
    given = moment.given
    ranks, calendars = {**compiled.ranks, **given.ranks}, {**compiled.calendars, **given.calendars}
    return replace(moment, given=replace(given, ranks=ranks, calendars=calendars))


def input_values(compiled: CompiledDecision, given: Given, moment: Moment) -> list[Native]:
    """The value of each input."""
    found: list[Native] = []
    for column, program in zip(compiled.sheet.inputs, compiled.sources, strict=True):
        if column.uid in given.direct or program is None:
            found.append(given.direct.get(column.uid))
        else:
            found.append(program.value(moment, *program.arguments(given.record)))
    return found


def decide(
    compiled: CompiledDecision, values: Sequence[Native], record: Mapping[str, Native], moment: Moment
) -> Outcome:
    """From the values of the inputs to the result."""
    program = compiled.program
    arguments = [*values, *(_reached(record, path) for path in program.extra)]
    if isinstance(program, CardProgram):
        return _scored(compiled, program.bins(moment, *arguments))
    rows = compiled.sheet.rows
    if compiled.policy.value == "first":
        first = program.first(moment, *arguments)
        places: Sequence[int] = () if first < 0 else (first,)
    else:
        places = program.hits(moment, *arguments)
    names = compiled.outputs.names
    if not places:
        default = program.default(moment, arguments)
        if default is None:
            return Outcome(None, reasons=(NO_HIT.at(""),))
        return Outcome(_shaped(names, default), reasons=(DEFAULT_TAKEN.at(""),))
    given = {place: program.given(place, moment, arguments) for place in places}
    hits = [Hit(place + 1, tuple(map(to_value, given[place]))) for place in places]
    value, made_by, wrong = resolve(compiled.policy, compiled.aggregation, hits, compiled.outputs)
    told = tuple(HitRow(place + 1, rows[place].uid, dict(zip(names, given[place], strict=True))) for place in places)
    reasons = (wrong.at("", rows=list(made_by)),) if wrong is not None else ()
    return Outcome(to_native(value), told, made_by, reasons)


def is_conflict(problem: Problem) -> bool:
    """Rows matched that must not match together."""
    return problem.code in (SEVERAL_HITS, DIFFERENT_RESULTS)


def _shaped(names: Sequence[str], values: Sequence[Native]) -> Native:
    return values[0] if len(names) == 1 else dict(zip(names, values, strict=True))


def _scored(compiled: CompiledDecision, bins: Sequence[int]) -> Outcome:
    sheet = compiled.sheet
    points: list[PointsOf] = []
    reasons: list[Problem] = []
    for column, card, place in zip(sheet.inputs, sheet.cards, bins, strict=True):
        best = max((each.points for each in card), default=Decimal(0))
        chosen = card[place] if place >= 0 else None
        earned = chosen.points if chosen is not None else Decimal(0)
        if chosen is None:
            reasons.append(NO_BIN.at(pointer("values", column.name), label=column.label.as_dict()))
        points.append(
            PointsOf(
                column.name,
                column.uid,
                chosen.uid or None if chosen is not None else None,
                earned,
                best - earned,
                chosen.reason if chosen is not None else None,
                column.label,
            )
        )
    told = sorted((each for each in points if each.reason is not None and each.short > 0), key=lambda each: -each.short)
    total = sum((each.points for each in points), sheet.base)
    score = Score(total, sheet.base, tuple(points), tuple(told[: sheet.decision.reason_codes]))
    return Outcome(total, reasons=tuple(reasons), score=score)


def _reached(record: Mapping[str, Native], path: Path) -> Native:
    value: Native = record
    for uid in path:
        if not isinstance(value, Mapping):
            return None
        value = value.get(uid)
    return value
