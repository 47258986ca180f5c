"""The kind `flow`, tied together for publishing."""

from __future__ import annotations

from engine.flows.check import check
from engine.flows.compile import compile_flow
from engine.flows.model import Flow
from engine.flows.references import expressions, references
from engine.flows.said_places import places
from engine.kinds import DefinitionKind, Scope, Step


def plan(_: Flow | None, __: Flow | None, ___: Scope) -> list[Step]:
    """Cases are rows of tables that are there already: nothing is prepared."""
    return []


FLOW = DefinitionKind(
    name="flow",
    model=Flow,
    upgrades=(),
    check=check,
    references=references,
    compile=compile_flow,
    plan=plan,
    expressions=expressions,
    places=places,
    lists=("/sign_on/*", "/nodes/*/fields/*|/field", "/nodes/*/set/*|/field"),
)
