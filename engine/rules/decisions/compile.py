"""From a decision to what the engine runs: expressions, conditions and results as generated Python, once a version.

What is compiled depends on the form and the option sets it names as well; whoever keeps the result keeps it for that
set of versions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from engine.calendars.named import named_calendars
from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.native import to_value
from engine.expressions.python_source import Program, generate
from engine.expressions.surroundings import Surroundings
from engine.expressions.types import Option
from engine.expressions.values.types import Value
from engine.expressions.values.workdays import Workdays
from engine.fields.shapes import OptionSetShape
from engine.fields.surroundings import referred
from engine.kinds import Scope
from engine.reference import Label, Reference
from engine.rules.decisions.literals import native
from engine.rules.decisions.model import Decision
from engine.rules.decisions.python_card import CardProgram, generate_card
from engine.rules.decisions.python_table import TableProgram, formulas_of, generate_table
from engine.rules.decisions.sheet import Sheet, read_sheet
from engine.rules.hit_policies import Aggregation, HitPolicy, Outputs


@dataclass(frozen=True)
class CompiledDecision:
    """A decision ready to be asked. `ranks` are the codes of each ranked option set, the lowest first; `calendars`
    those it may name, where it asks for working days. Both are as they were when it was compiled: what is given with
    an evaluation comes before them."""

    app: str
    uid: str
    name: str
    label: Label
    form: Reference | None
    sheet: Sheet
    sources: tuple[Program | None, ...]
    program: TableProgram | CardProgram
    ranks: Mapping[str, Sequence[str]]
    calendars: Mapping[str, Workdays]

    @cached_property
    def trees(self) -> tuple[ast.Node, ...]:
        """Every expression of it."""
        return tuple(each.tree for each in _expressions(self.sheet))

    @property
    def around(self) -> Surroundings:
        """What names mean in its expressions."""
        return self.sheet.frame.record

    @property
    def policy(self) -> HitPolicy:
        """How rows that match make the result."""
        return HitPolicy(self.sheet.decision.hit_policy)

    @property
    def aggregation(self) -> Aggregation | None:
        """What is done with what is collected."""
        written = self.sheet.decision.aggregation
        return None if written is None else Aggregation(written)

    @cached_property
    def outputs(self) -> Outputs:
        """The columns of results as the hit policies want them."""
        priorities: tuple[tuple[Value, ...], ...] = tuple(
            tuple(to_value(native(each.literal)) for each in allowed if each.literal is not None)
            for allowed in self.sheet.allowed
        )
        return Outputs(tuple(each.name for each in self.sheet.outputs), priorities)


class Unsound(ValueError):
    """A decision with problems is not compiled."""


def compile_decision(decision: Decision, scope: Scope) -> CompiledDecision:
    """The decision; raises Unsound where it has errors."""
    return compile_sheet(read_sheet(decision, scope), scope)


def compile_sheet(sheet: Sheet, scope: Scope) -> CompiledDecision:
    """The same of one already read."""
    if not sheet.is_sound:
        wrong = next(each for each in (*sheet.problems, *sheet.expression_problems) if each.is_error)
        raise Unsound(f"{sheet.decision.name}: {wrong.code.name} at {wrong.path}")
    decision = sheet.decision
    is_card = decision.shape == "score_card"
    return CompiledDecision(
        app=scope.app,
        uid=decision.uid,
        name=decision.name,
        label=decision.label,
        form=sheet.frame.form,
        sheet=sheet,
        sources=tuple(None if each.source is None else generate(each.source) for each in sheet.inputs),
        program=generate_card(sheet) if is_card else generate_table(sheet),
        ranks=_ranks(sheet, scope),
        calendars=named_calendars(scope) if any("calendar" in each.volatile for each in _expressions(sheet)) else {},
    )


def _expressions(sheet: Sheet) -> list[Checked]:
    return [*(each.source for each in sheet.inputs if each.source is not None), *formulas_of(sheet)]


def _ranks(sheet: Sheet, scope: Scope) -> dict[str, list[str]]:
    """Of every ranked set an expression of it may compare by: those of its columns and of the fields it reads."""
    found: dict[str, list[str]] = {}
    types: list[Any] = [each.type for each in sheet.inputs]  # Any: types of expressions
    for checked in (each.source for each in sheet.inputs):
        types += [each.type for each in checked.types.values()] if checked is not None else []
    types += [each.type for formula in formulas_of(sheet) for each in formula.types.values()]
    for of in types:
        if isinstance(of, Option) and of.ranked and of.set not in found:
            named = referred(of.set, "")
            options = cast("OptionSetShape | None", scope.find("option_set", named)) if named else None
            found[of.set] = [each.code for each in options.options] if options is not None else []
    return found
