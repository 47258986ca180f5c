"""What publishing makes of a flow, and all that runs one works with: the graph, and its expressions ready to be worked
out. Made once for each version by `engine.flows.compile`; immutable.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from engine.expressions.check import Checked
from engine.expressions.python_source import Moment
from engine.expressions.values.types import Value
from engine.flows.graph import Graph
from engine.flows.model import Flow
from engine.reference import Label, Reference


class Formula(Protocol):
    """An expression of a flow. `checked` says what of the record it looks into."""

    @property
    def checked(self) -> Checked:
        """As it was checked in the surroundings of the flow's form and the names of its nodes."""
        ...

    def work_out(self, record: Mapping[str, Value], names: Mapping[str, Any], moment: Moment) -> Value:
        """Its value. `record`: by field uid; `names`: by node uid what each node has found out (`State.names`), with
        `initiator` under "". What cannot be worked out is null."""
        ...


@dataclass(frozen=True, eq=False)
class CompiledFlow:
    """A flow of one version. `formulas` are by the uid of what holds them (node, sequence flow) and by member, as
    `questions.Evaluate` names them: "condition", "key", "of", "until"; of a script task the name of the field, of a
    called flow the name of the field its record gets."""

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

    @property
    def locks(self) -> bool:
        """While a case is open, its record changes through its tasks only."""
        return self.model.record_lock == "node"
