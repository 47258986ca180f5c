"""The world as a running case finds it: the record as it is in this transaction, the organisation, the clock.

Expressions of a flow are its rules and nobody's wish: they see the record with the system's eyes.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from engine.errors import LangqiaoError, NotFound
from engine.expressions.native import to_native
from engine.expressions.values.types import Value
from engine.fields.surroundings import FormSurroundings
from engine.flows.compiled import OF_THE_CASE, CompiledFlow
from engine.flows.state import State
from engine.records import reading, saving
from engine.records.caller import Caller, Write
from engine.records.given import moment_of
from engine.records.reached import Reached

Decided = Callable[[Caller, str, str, UUID], Awaitable[Any]]
"""Asks a decision of a record: (caller, app, decision, record) → what it gives."""


@dataclass(slots=True)
class World:
    """What one case asks. `caller` is the system in the transaction of the step."""

    caller: Caller
    flow: CompiledFlow
    record: UUID
    case: UUID
    initiator: str
    asks: Decided | None = None
    state: State = field(default_factory=State)
    item: Any = None  # the element the case is for, where it is one of several

    @property
    def session(self) -> Any:  # Any: a transaction, or a read
        """The transaction of the step."""
        return self.caller.session

    @property
    def all_names(self) -> Mapping[str, Mapping[str, Any]]:
        """What nodes have found out, by uid."""
        return self.state.names

    def names(self, node: str) -> Mapping[str, Any]:
        """What one node has found out."""
        return self.state.names.get(node, {})

    def watch(self, state: State) -> None:
        """From now on the state in the making is read: what nodes find out in this very step counts in it."""
        self.state = state

    async def work_out(self, holder: str, member: str, scope: int = 0) -> Any:
        """What an expression of the flow gives now, as records hold it; None where there is none, or nothing is
        known."""
        formula = self.flow.formulas.get((holder, member))
        if formula is None:
            return None
        record: dict[str, Any] = {}
        if formula.reads:
            around = FormSurroundings(self.caller.live.scope(self.flow.app), self.flow.form)
            try:
                found = await Reached(self.caller, formula.checked, around).record(self.flow.form, self.record)
            except NotFound:
                found = {}
            record = {uid: to_native(value) for uid, value in found.items()}
        moment = await moment_of(self.caller, self.flow.app, [formula.checked.tree])
        inner = self.state.item(scope)
        item = inner if inner is not None else self.item
        names = {**self.state.names, OF_THE_CASE: {"initiator": self.initiator, "item": item}}
        try:
            return formula.work_out(record, names, moment)
        except (ArithmeticError, ValueError, TypeError, RecursionError):
            return None

    async def value(self, node: str, member: str, name: str) -> Any:
        """What an assignment names by a path: its expression where it was compiled as one, else a field of the
        record."""
        if (node, member) in self.flow.formulas:
            return await self.work_out(node, member)
        try:
            found = await reading.get(self.caller, self.flow.form.app, self.flow.form.name, self.record)
        except NotFound:
            return None
        system = {"created_by": found["created_by"], "owner": found["owner"], "org": found["org"]}
        if name in system:
            return (system[name] or {}).get("id")
        return found["values"].get(name)

    async def decide(self, name: str, at: tuple[str, str]) -> Any:
        """What a decision says of the record."""
        del at
        if self.asks is None:
            return None
        app, _, decision = name.rpartition("/")
        try:
            return as_json(await self.asks(self.caller, app or self.flow.app, decision, self.record))
        except LangqiaoError:
            return None  # a decision that is gone says nothing: the condition after it has no true branch, and tells

    async def write(self, node: str, scope: int = 0) -> bool:
        """The fields a script task sets, all read before any is set."""
        part = self.flow.graph.vertices[node].part
        values = {each.field: await self.work_out(node, each.field, scope) for each in part.set}
        travelling = {name: _travelling(value) for name, value in values.items()}
        cause = ({"case": str(self.case), "node": node},)
        form = self.flow.form
        await saving.update(
            self.caller, form.app, form.name, self.record, travelling, version=None,
            write=Write(source="flow", cause=cause),
        )  # fmt: skip
        return True


def as_json(value: Any) -> Any:
    """What a node has found out, as it is kept: a number stays one."""
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case Mapping():
            return {str(name): as_json(each) for name, each in value.items()}
        case list() | tuple():
            return [as_json(each) for each in value]
        case None | bool() | int() | float() | str():
            return value
    return str(value)


def _travelling(value: Value) -> Any:  # Any: JSON
    if value is None or isinstance(value, (bool, str, list)):
        return value
    return str(value)
