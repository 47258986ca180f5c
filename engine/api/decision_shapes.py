"""Decisions as programs ask them and see them answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from engine.api.building import label_out, problems_out
from engine.api.errors import ProblemOut
from engine.api.shapes import In, LabelOut, Out
from engine.expressions.native import to_value
from engine.expressions.told import as_json
from engine.problems import Language
from engine.rules.asking import Tried
from engine.rules.decisions.cases import CaseResult
from engine.rules.decisions.evaluate import HitRow, Outcome, Score
from engine.rules.decisions.explain import Why

Json = Any  # Any: a JSON value
Body = dict[str, Json]


class EvaluateIn(In):
    """Values by name, or a record of the decision's form, or both: the values then stand before the record's own."""

    values: Json = None
    record: UUID | None = None


class TryIn(EvaluateIn):
    """The same, asked of what is about to be saved; without a body, of the draft."""

    body: Body | None = None


class BodyIn(In):
    """What is about to be saved; without it the draft is looked at."""

    body: Body | None = None


class HitOut(Out):
    """A row that matched, by its number from 1."""

    row: int
    uid: str
    outputs: dict[str, Json]


class PointsOut(Out):
    """What one characteristic of a score card earned, and in which bin; no bin is what is otherwise."""

    characteristic: str
    uid: str
    label: LabelOut
    bin: str | None
    value: Json
    points: str
    reason: LabelOut | None


class ReasonCodeOut(Out):
    """Why the score is not higher: the characteristic and how many points it is short of its best."""

    characteristic: str
    label: LabelOut
    reason: LabelOut
    short: str


class ScoreOut(Out):
    """A score: its total, what made it, and the reasons, the costliest first."""

    total: str
    base: str
    points: list[PointsOut]
    reasons: list[ReasonCodeOut]


class OutcomeOut(Out):
    """What came out: one value, or an object of several; the rows that matched; what deserves a look."""

    result: Json
    hits: list[HitOut]
    reasons: list[ProblemOut]
    score: ScoreOut | None


class FailedOut(Out):
    """The condition that kept a row from matching."""

    input: str
    text: str
    value: Json
    sentence: LabelOut


class WhyOut(Out):
    """One row: whether it matched, and what failed."""

    row: int
    uid: str
    matched: bool
    sentence: LabelOut
    failed: FailedOut | None


class TriedOut(OutcomeOut):
    """The same with the values decided on and why, row by row; time in microseconds."""

    inputs: dict[str, Json]
    why: list[WhyOut]
    took_us: int


class CaseOut(Out):
    """What became of a case."""

    uid: str
    name: str
    ok: bool
    expected: Json
    got: Json
    hits: list[HitOut]
    problems: list[ProblemOut]


class CasesOut(Out):
    """What became of all of them."""

    passed: int
    failed: int
    items: list[CaseOut]


def outcome_out(outcome: Outcome, language: Language) -> OutcomeOut:
    """An outcome as it goes out."""
    return OutcomeOut(**_outcome(outcome, language))


def tried_out(tried: Tried, language: Language) -> TriedOut:
    """A try as it goes out."""
    inputs = {name: _json(each) for name, each in tried.outcome.inputs.items()}
    told = [_why_out(each) for each in tried.why]
    return TriedOut(**_outcome(tried.outcome, language), inputs=inputs, why=told, took_us=tried.took_us)


def cases_out(results: Sequence[CaseResult], language: Language) -> CasesOut:
    """Cases as they go out."""
    items = [
        CaseOut(
            uid=each.case.uid,
            name=each.case.name,
            ok=each.ok,
            expected=each.case.expected,
            got=each.got,
            hits=_hits(each.outcome.hits if each.outcome is not None else ()),
            problems=problems_out(each.problems, language),
        )
        for each in results
    ]
    passed = sum(each.ok for each in items)
    return CasesOut(passed=passed, failed=len(items) - passed, items=items)


def _outcome(outcome: Outcome, language: Language) -> dict[str, Any]:  # Any: members of the shape
    return {
        "result": _json(outcome.value),
        "hits": _hits(outcome.hits),
        "reasons": problems_out(outcome.reasons, language),
        "score": None if outcome.score is None else _score(outcome.score, outcome),
    }


def _hits(hits: Iterable[HitRow]) -> list[HitOut]:
    return [
        HitOut(row=each.row, uid=each.uid, outputs={name: _json(value) for name, value in each.outputs.items()})
        for each in hits
    ]


def _score(score: Score, outcome: Outcome) -> ScoreOut:
    points = [
        PointsOut(
            characteristic=each.characteristic,
            uid=each.uid,
            label=label_out(each.label.as_dict()),
            bin=each.bin,
            value=_json(outcome.inputs.get(each.characteristic)),
            points=_json(each.points),
            reason=None if each.reason is None else label_out(each.reason.as_dict()),
        )
        for each in score.points
    ]
    reasons = [
        ReasonCodeOut(
            characteristic=each.characteristic,
            label=label_out(each.label.as_dict()),
            reason=label_out(each.reason.as_dict()),
            short=_json(each.short),
        )
        for each in score.reasons
        if each.reason is not None
    ]
    return ScoreOut(total=_json(score.total), base=_json(score.base), points=points, reasons=reasons)


def _why_out(why: Why) -> WhyOut:
    failed = why.failed
    return WhyOut(
        row=why.row,
        uid=why.uid,
        matched=why.matched,
        sentence=label_out(why.sentence),
        failed=None
        if failed is None
        else FailedOut(
            input=failed.input, text=failed.text, value=_json(failed.value), sentence=label_out(failed.sentence)
        ),
    )


def _json(native: Any) -> Json:  # Any: what a record holds
    return as_json(to_value(native))
