"""What publishing makes of a flow, and all that runs one works with: the graph, and its expressions ready to be worked
out. Made once for each version by `engine.flows.compile`; immutable.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from engine.expressions.check import Checked
from engine.expressions.failure import BudgetExceeded
from engine.expressions.python_source import Moment, Program, generate
from engine.expressions.values.types import Value
from engine.flows.graph import Graph
from engine.flows.model import Flow, Limit
from engine.reference import Label, Reference

OF_THE_CASE = ""
"""Under this name stands what is known of the case as a whole: `initiator`, `item`."""


@dataclass(frozen=True, eq=False)
class Formula:
    """An expression of a flow. `checked` says what of the record it looks into; `said` where the value of a name that
    stands for something by itself is found: name → (uid of the node, its member; None for all the node found out)."""

    checked: Checked
    said: Mapping[str, tuple[str, str | None]]

    @cached_property
    def program(self) -> Program:
        """As generated Python; made when it is first asked."""
        return generate(self.checked)

    @cached_property
    def reads(self) -> tuple[tuple[str, ...], ...]:
        """The paths of field uids it reads of the record."""
        return tuple(each for each in self.program.fields if each[0] not in self.said)

    def work_out(self, record: Mapping[str, Any], names: Mapping[str, Any], moment: Moment) -> Value:
        """Its value. `record`: by field uid, related records nested; `names`: by node uid what each node has found out
        (`State.names`), with `{"initiator": …, "item": …}` under "". What cannot be worked out is null."""
        known = {name: self._found(names, name) for name, *_ in self.program.fields if name in self.said}
        arguments = self.program.arguments({**record, **known} if known else record)
        try:
            return self.program.value(moment, *arguments)
        except BudgetExceeded:
            return None

    def _found(self, names: Mapping[str, Any], name: str) -> Any:  # Any: what a record holds
        node, member = self.said[name]
        found = names.get(node)
        if member is not None:
            found = found.get(member) if isinstance(found, Mapping) else found
        return native(found)


def native(found: Any) -> Any:
    """JSON as expressions compute with it: numbers are decimals."""
    match found:
        case bool():
            return found
        case int() | float():
            return Decimal(str(found))
        case Mapping():
            return {name: native(each) for name, each in found.items()}
        case list() | tuple():
            return [native(each) for each in found]
    return found


@dataclass(frozen=True, eq=False)
class CompiledFlow:
    """A flow of one version. `formulas` are by the uid of what holds them (node, sequence flow, limit) and by member:
    as `questions.Evaluate` names them "condition", "key", "of", "until"; of a script task the name of the field, of a
    called flow the name of the field its record gets, of a service the name of the input; else the place of the text in
    the part: "due.duration", "event.after", "event.at", "if", "assignment.field", "assignment.of",
    "assignment.empty.to.field", "due.escalate.0.to.of", "to.field".

    `ranks` are the codes of each ranked option set they compare by, the lowest first; `fields` the fields of
    the form, name to uid, as they were called when it was compiled."""

    app: str
    name: str
    uid: str
    label: Label
    release: int
    version_id: str
    form: Reference
    model: Flow
    graph: Graph
    formulas: Mapping[tuple[str, str], Formula] = field(default_factory=dict)
    ranks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def locks(self) -> bool:
        """While a case is open, its record changes through its tasks only."""
        return self.model.record_lock == "node"

    @cached_property
    def limits(self) -> Mapping[str, Limit]:
        """The time limits of the whole case by uid."""
        return {each.uid: each for each in self.model.limits}

    def part(self, uid: str) -> Any:  # Any: the part of a node, or a limit
        """What the author wrote of a node or a limit."""
        found = self.graph.vertices.get(uid)
        return found.part if found is not None else self.limits[uid]
