"""Trying an expression: what it comes to on a record, seen with the eyes of whoever asks.

The record and all that is reached from it come through the same doors as every other reading: what he may not see is
empty here, with that as the reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from engine.definitions.expression_editor import Answered, Asked, check_asked
from engine.definitions.overlay import Overlays
from engine.errors import Invalid
from engine.expressions.check import Checked
from engine.expressions.closures_values import RECORD
from engine.expressions.explain import Explained, explain
from engine.expressions.failure import BudgetExceeded, Reason
from engine.expressions.reasons import OVER_BUDGET
from engine.expressions.run import Run, Scope
from engine.expressions.told import Teller, as_json, reason_text
from engine.expressions.typed_json import NOT_OF_TYPE, NotOfType, value_of_json
from engine.expressions.types import ORG_UNIT, PERSON, ListOf, Record, Type
from engine.expressions.values.temporal import instant
from engine.expressions.values.types import Value
from engine.fields.surroundings import FormSurroundings
from engine.identity.names import labels, unit_names
from engine.problems import Code, Problem, pointer
from engine.query.source import UNKNOWN_FIELD
from engine.records.caller import Caller
from engine.records.given import given_to
from engine.records.reached import Reached

NO_FORM = Code(
    "expression_record_needs_form", zh="用记录试算时请给出 form", en="Trying it on a record needs the form it is of"
)


@dataclass(frozen=True)
class Tried:
    """What came out; without `explained` nothing did, and the problems say why."""

    answered: Answered
    problems: Sequence[Problem] = ()
    explained: Explained | None = None
    teller: Teller | None = None
    reasons: Sequence[Reason] = ()

    def as_json(self) -> dict[str, Any]:  # Any: JSON
        """Value, what people read of it, explanation, reasons, text."""
        told = self.teller.node(self.explained) if self.teller and self.explained else None
        return {
            "value": as_json(self.explained.value) if self.explained else None,
            "shown": told["shown"] if told else None,
            "explain": told,
            "reasons": [
                {"code": each.code.name, "message": reason_text(each), "start": each.span[0], "end": each.span[1]}
                for each in self.reasons
            ],
            "text": self.answered.text,
        }


async def try_expression(
    caller: Caller,
    overlays: Overlays,
    app: str,
    asked: Asked,
    *,
    record: UUID | None = None,
    values: Mapping[str, Any],  # Any: JSON
) -> Tried:
    """Work an expression out on a record of its form, on values, or on a record with other values."""
    answered = await check_asked(caller.session, overlays, app, asked)
    if answered.checked is None or not answered.valid:
        return Tried(answered, answered.problems)
    around, form, tree = answered.around, answered.around.form, answered.checked.tree
    reached = Reached(caller, answered.checked, around)
    data: dict[str, Value] = {}
    if record is not None:
        if form is None:
            raise Invalid([NO_FORM.at("/form")])
        data = await reached.record(form, record)
    given = read_values(around, Record(str(form)) if form else None, values, "/values")
    data |= {name: await reached.filled(name, each) for name, each in given.items()}
    run = Run(instant(caller.now().astimezone(caller.clock.zone)), given=await given_to(caller, app, [tree]))
    teller = Teller(answered.checked, around, reached.names, frozenset(reached.unseen))
    try:
        explained = explain(answered.checked, run, Scope({RECORD: data}))
    except BudgetExceeded as error:
        over = Reason(OVER_BUDGET, (0, len(asked.text or "")), (("what", error.what), ("limit", f"{error.limit:g}")))
        return Tried(answered, answered.problems, reasons=[over])
    reached.names |= await _called(caller, answered.checked, explained)
    return Tried(answered, answered.problems, explained, teller, [*explained.reasons, *reached.reasons])


async def _called(caller: Caller, checked: Checked, explained: Explained) -> dict[str, str]:
    """What people and units are called that came out of any part."""
    found: dict[Type, set[UUID]] = {PERSON: set(), ORG_UNIT: set()}
    waiting = [explained]
    while waiting:
        each = waiting.pop()
        waiting += each.children
        of = checked.type_of(each.node).type
        values = each.value if isinstance(of, ListOf) and isinstance(each.value, list) else [each.value]
        ids = found.get(of.of if isinstance(of, ListOf) else of)
        if ids is not None:
            ids |= {key for value in values if (key := _id(value)) is not None}
    units = await unit_names(caller.session, found[ORG_UNIT], caller.language)
    named = {**await labels(caller.session, found[PERSON]), **units}
    return {str(key): name for key, name in named.items()}


def _id(value: Value) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None


def read_values(
    around: FormSurroundings, owner: Record | None, values: Mapping[str, Any], path: str
) -> dict[str, Value]:
    """Values by name as values by uid. Raises Invalid with every one that is unknown or none of its type."""
    found: dict[str, Value] = {}
    problems: list[Problem] = []
    for name, each in values.items():
        member = around.member(owner if around.member(None, name) is None else None, name)
        if member is None:
            problems.append(UNKNOWN_FIELD.at(path + pointer(name), name=name[:60]))
            continue
        try:
            found[member.uid] = _value(around, each, member.typed.type, path + pointer(name))
        except NotOfType as error:
            problems.append(NOT_OF_TYPE.at(path + pointer(name), wanted=str(error)))
        except Invalid as error:
            problems.extend(error.problems)
    if problems:
        raise Invalid(problems)
    return found


def _value(around: FormSurroundings, data: Any, of: Type, path: str) -> Value:  # Any: JSON
    if isinstance(of, ListOf) and isinstance(of.of, Record) and isinstance(data, list):
        return [_value(around, each, of.of, path + pointer(at)) for at, each in enumerate(data)]
    if isinstance(of, Record):
        return read_values(around, of, data, path) if isinstance(data, dict) else _identity(data, of)
    return value_of_json(data, of)


def _identity(data: Any, of: Record) -> Value:  # Any: JSON
    if data is None or isinstance(data, str):
        return data
    raise NotOfType(of.feel)
