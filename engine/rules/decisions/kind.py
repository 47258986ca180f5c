"""The kind `decision`, tied together for publishing."""

from __future__ import annotations

from engine.kinds import DefinitionKind, Scope, Step
from engine.rules.decisions.cases import run_case
from engine.rules.decisions.check import check
from engine.rules.decisions.compile import compile_decision
from engine.rules.decisions.mentions import mentions
from engine.rules.decisions.model import Decision
from engine.rules.decisions.places import places
from engine.rules.decisions.references import expressions, references


def plan(_: Decision | None, __: Decision | None, ___: Scope) -> list[Step]:
    """A decision has nothing of its own to prepare."""
    return []


DECISION = DefinitionKind(
    name="decision",
    model=Decision,
    upgrades=(),
    check=check,
    references=references,
    compile=compile_decision,
    plan=plan,
    run_case=run_case,
    expressions=expressions,
    places=places,
    mentions=mentions,
)
