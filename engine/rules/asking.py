"""Asking decisions: a live one on behalf of somebody, or one that is being written, on values or on a record.

A record and all that is reached from it come through the doors of the record layer, with the rights of who asks.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from engine.definitions.fmt import make_uid, write_uids
from engine.definitions.overlay import Overlays
from engine.definitions.reading import limit_problems, read
from engine.definitions.runner import existing_app
from engine.definitions.scope import AppScope
from engine.definitions.words import kind_label
from engine.errors import Conflict, Invalid, NotFound
from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.native import to_native
from engine.expressions.types import ANY, Typed
from engine.fields.surroundings import FormSurroundings
from engine.identity.actor import PlatformRole
from engine.kinds import DefinitionKind
from engine.problems import Code, Problem, Severity
from engine.records.caller import Caller
from engine.records.given import moment_of
from engine.records.reached import Reached
from engine.rules.decisions.analysis import Analysis, analyse
from engine.rules.decisions.cases import CaseResult, run_cases
from engine.rules.decisions.compile import CompiledDecision, Unsound, compile_sheet
from engine.rules.decisions.evaluate import Given, Outcome, evaluate
from engine.rules.decisions.explain import Why, why
from engine.rules.decisions.given import given_of
from engine.rules.decisions.model import Decision
from engine.rules.decisions.python_table import TableProgram, formulas_of
from engine.rules.decisions.sheet import Sheet, read_sheet

NOTHING_ASKED = Code("decision_nothing_asked", zh="请给出 values 或 record", en="Give values or a record to decide on")
NO_FORM = Code(
    "decision_no_form", zh="这个决策不在表单上，请给出 values", en="This decision stands on no form; give values"
)
NOT_SOUND = Code(
    "decision_not_sound",
    zh="决策“{name}”现在有错误，不能使用：{reason}",
    en="The decision '{name}' has errors by now and cannot be asked: {reason}",
)
UNSEEN = Code(
    "decision_unseen",
    zh="有字段你没有查看权限，按空值处理",
    en="There are fields you may not see; they count as empty",
    severity=Severity.WARNING,
)

Json = Any  # a JSON value


@dataclass(frozen=True)
class Asked:
    """Values by name, a record by id, or a record with some values instead of its own."""

    values: Json = None
    record: UUID | None = None


@dataclass(frozen=True)
class Tried:
    """What came out of a decision that is being written, and why, row by row."""

    outcome: Outcome
    why: tuple[Why, ...]
    took_us: int


async def ask(caller: Caller, app: str, decision: str, asked: Asked) -> Outcome:
    """Ask a live decision. To whom an app is closed its decisions do not exist."""
    picture: Any = caller.live  # Any: a Picture, which the record layer knows by its shape
    _open(caller, picture, app)
    try:
        compiled: CompiledDecision = picture.compiled("decision", app, decision)
    except Unsound as error:  # what it names has changed since it was published
        raise Conflict(NOT_SOUND, name=decision, reason=str(error)) from error
    return await _evaluated(caller, compiled, asked)


async def said_of_record(caller: Caller, app: str, decision: str, record: UUID) -> Json:
    """What a live decision says of a record: how flows, which stand beside rules, ask."""
    return (await ask(caller, app, decision, Asked(record=record))).value


async def try_out(caller: Caller, overlays: Overlays, app: str, decision: str, body: Json, asked: Asked) -> Tried:
    """Ask a decision as it stands in the editor."""
    sheet, scope = await drafted(caller, overlays, app, decision, body)
    compiled = compile_sheet(_sound(sheet), scope)
    given, reasons = await _given(caller, compiled, asked)
    live = await moment_of(caller, app, compiled.trees)
    calendars = {**live.given.calendars, **compiled.calendars}  # as they are in the drafts
    moment = replace(live, given=replace(live.given, calendars=calendars))
    begun = time.perf_counter_ns()
    outcome = evaluate(compiled, given, moment)
    took = (time.perf_counter_ns() - begun) // 1_000
    told: list[Why] = []
    if isinstance(compiled.program, TableProgram):
        values = [outcome.inputs.get(each.name) for each in sheet.inputs]
        told = why(sheet, values, given.record, moment, until_first=compiled.policy.value == "first")
    return Tried(_with(outcome, reasons), tuple(told), took)


async def drafted_answers(
    caller: Caller, overlays: Overlays, app: str, decisions: Iterable[str], record: Mapping[str, Any]
) -> dict[str, Json]:
    """What drafted decisions (`name` or `app/name`) say of a sample record, by field uid; one that has errors, or is
    not there, says nothing."""
    found: dict[str, Json] = {}
    for each in decisions:
        owner, _, name = each.rpartition("/")
        try:
            sheet, scope = await drafted(caller, overlays, owner or app, name, None)
            compiled = compile_sheet(_sound(sheet), scope)
        except (Invalid, NotFound):
            continue
        moment = await moment_of(caller, app, compiled.trees)
        found[each] = evaluate(compiled, Given(record), moment).value
    return found


async def try_cases(caller: Caller, overlays: Overlays, app: str, decision: str, body: Json) -> list[CaseResult]:
    """Run the cases a decision carries, as it stands in the editor."""
    sheet, scope = await drafted(caller, overlays, app, decision, body)
    return run_cases(compile_sheet(_sound(sheet), scope), sheet.decision.cases)


async def analysed(caller: Caller, overlays: Overlays, app: str, decision: str, body: Json) -> Analysis:
    """Gaps, overlaps, masked and dead rows of a decision as it stands in the editor; cells that cannot be read are left
    to its problems."""
    sheet, _ = await drafted(caller, overlays, app, decision, body)
    return await asyncio.to_thread(analyse, sheet)  # seconds for the largest tables, in which others are answered


async def drafted(caller: Caller, overlays: Overlays, app: str, decision: str, body: Json) -> tuple[Sheet, AppScope]:
    """A decision as it is in the drafts, or as it is about to be saved, among all drafts of the app."""
    await existing_app(caller.session, app)
    around = await overlays.drafted(caller.session, app)
    if body is None:
        model, problems = around.landscape.read(around.located(app, "decision", decision))
    else:
        model, problems = _read(overlays.kinds["decision"], app, decision, body)
    if not isinstance(model, Decision):
        raise Invalid(list(problems))
    scope = around.landscape.scope(app)
    return read_sheet(model, scope), scope


def _open(caller: Caller, picture: Any, app: str) -> None:
    """He holds a role in the app, or builds apps; else it is not there for him."""
    actor = caller.actor
    holds = any(each == app for each, _ in actor.roles) or actor.is_system or actor.holds(PlatformRole.BUILDER)
    if not holds or not picture.has(app):
        raise NotFound(kind_label("app"), app)


async def _evaluated(caller: Caller, compiled: CompiledDecision, asked: Asked) -> Outcome:
    given, reasons = await _given(caller, compiled, asked)
    moment = await moment_of(caller, compiled.app, compiled.trees)
    return _with(evaluate(compiled, given, moment), reasons)


async def _given(caller: Caller, compiled: CompiledDecision, asked: Asked) -> tuple[Given, list[Problem]]:
    """What is asked about, and the reasons why something of it is empty. Raises Invalid, NotFound."""
    if asked.values is None and asked.record is None:
        raise Invalid([NOTHING_ASKED.at("")])
    if asked.record is not None and compiled.form is None:
        raise Invalid([NO_FORM.at("/record")])
    given, problems = given_of(compiled.sheet, {} if asked.values is None else asked.values)
    if problems:
        raise Invalid(problems)
    if asked.record is None or compiled.form is None:
        return given, []
    around = compiled.around
    assert isinstance(around, FormSurroundings)  # a decision on a form reads that form
    checked = _all_of(compiled.sheet)
    reached = Reached(caller, checked, around)
    record = {uid: to_native(each) for uid, each in (await reached.record(compiled.form, asked.record)).items()}
    unseen = any(path[: len(each)] == each for path in checked.fields for each in reached.unseen)
    reasons = [UNSEEN.at("/record")] if unseen else []
    reasons += [each.code.at("/record", **dict(each.params)) for each in reached.reasons]
    return Given({**record, **given.record}, given.direct), reasons


def _all_of(sheet: Sheet) -> Checked:
    """Every expression of a decision in one, so that a record is read once for all."""
    parts = [each.source for each in sheet.inputs if each.source is not None]
    parts += formulas_of(sheet)
    tree = ast.ListOf(tuple(each.tree for each in parts))
    fields = frozenset(path for each in parts for path in each.fields)
    types = {key: typed for each in parts for key, typed in each.types.items()}
    return Checked(tree, Typed(ANY), fields, frozenset(), (), types)


def _with(outcome: Outcome, reasons: list[Problem]) -> Outcome:
    return replace(outcome, reasons=(*outcome.reasons, *reasons)) if reasons else outcome


def _read(kind: DefinitionKind, app: str, name: str, body: Json) -> tuple[BaseModel | None, Sequence[Problem]]:
    """What is about to be saved, with the uids it will get."""
    if isinstance(body, Mapping) and not limit_problems(body):
        written = {"kind": "decision", "schema": kind.schema, "name": name, "uid": make_uid(app, name), **body}
        body = write_uids(f"app:{app}", f"decision/{written['uid']}", written, kind.model)
    return read(kind, body)


def _sound(sheet: Sheet) -> Sheet:
    if not sheet.is_sound:
        found = [*sheet.problems, *sheet.expression_problems]
        raise Invalid([each for each in found if each.is_error])
    return sheet
