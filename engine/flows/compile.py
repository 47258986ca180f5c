"""From a flow to what its cases run on: the graph, and every expression as generated Python. Made once a version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.python_source import Program, generate
from engine.expressions.types import Option
from engine.fields.expressions import Reader
from engine.fields.shapes import OptionSetShape
from engine.fields.surroundings import referred
from engine.flows.drawn import graph_of
from engine.flows.graph import Graph
from engine.flows.model import Flow, Limit
from engine.flows.places import expressions_of, names_in
from engine.flows.questions import Evaluate
from engine.kinds import Expression, Scope
from engine.reference import Label, Reference

MEMBERS: Mapping[str, str] = {
    "condition": "condition",
    "key": "event.key",
    "of": "multi.of",
    "until": "multi.until",
}
"""The members the interpreter asks for, as places call them."""


@dataclass(frozen=True, eq=False)
class CompiledFlow:
    """A flow ready to run. `programs` are its expressions by the uid and the member they stand in
    (`engine.flows.places`); `ranks` the codes of each ranked option set they compare by, the lowest first; `names` what
    stands for something by itself in them, beside the fields of the form."""

    app: str
    uid: str
    name: str
    label: Label
    form: Reference
    flow: Flow
    graph: Graph
    programs: Mapping[tuple[str, str], Program]
    ranks: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    checked: Mapping[tuple[str, str], Checked] = field(default_factory=dict)

    def part(self, uid: str) -> Any:  # Any: the part of a node, or a limit
        """What the author wrote of a node or a limit."""
        found = self.graph.vertices.get(uid)
        return found.part if found is not None else self.limit(uid)

    def limit(self, uid: str) -> Limit:
        """A time limit of the whole case."""
        return next(each for each in self.flow.limits if each.uid == uid)

    def asked(self, question: Evaluate) -> Program | None:
        """The expression a question is about."""
        return self.programs.get((question.node, MEMBERS.get(question.member, question.member)))

    @property
    def trees(self) -> tuple[ast.Node, ...]:
        """Every expression, bound."""
        return tuple(each.tree for each in self.checked.values())


def compile_flow(flow: Flow, scope: Scope) -> CompiledFlow:
    """The flow has been checked; one with errors may raise. An expression with problems is left out."""
    form = referred(flow.form, scope.app)
    if form is None:
        raise ValueError(f"the flow {flow.name} has no form")
    reader, names = Reader(scope), names_in(flow)
    checked: dict[tuple[str, str], Checked] = {}
    for each in expressions_of(flow):
        found, _ = reader.check(Expression(each.path, form, each.wanted, names), each.text)
        if found is not None and found.is_valid:
            checked[each.uid, each.member] = found
    programs = {place: generate(each) for place, each in checked.items()}
    return CompiledFlow(
        app=scope.app,
        uid=flow.uid,
        name=flow.name,
        label=flow.label,
        form=form,
        flow=flow,
        graph=graph_of(flow),
        programs=programs,
        ranks=_ranks(list(checked.values()), scope),
        names=names,
        checked=checked,
    )


def _ranks(expressions: list[Checked], scope: Scope) -> dict[str, tuple[str, ...]]:
    """Of every ranked option set an expression compares by."""
    found: dict[str, tuple[str, ...]] = {}
    for checked in expressions:
        for typed in checked.types.values():
            of: Any = typed.type  # Any: a type of expressions
            if isinstance(of, Option) and of.ranked and of.set not in found:
                named = referred(of.set, "")
                options: OptionSetShape | Any = scope.find("option_set", named) if named else None
                found[of.set] = tuple(each.code for each in options.options) if options is not None else ()
    return found
