"""From a flow to what its cases run on: the graph, and every expression bound. Once a version."""

from __future__ import annotations

from typing import Any, cast

from engine.expressions.types import Option
from engine.fields.expressions import Reader
from engine.fields.shapes import FormShape, OptionSetShape
from engine.fields.surroundings import referred
from engine.flows.compiled import CompiledFlow, Formula
from engine.flows.drawn import graph_of
from engine.flows.model import Flow
from engine.flows.places import expressions_of, names_in, said_by
from engine.kinds import CompileScope, Expression, Scope
from engine.reference import Reference


def compile_flow(flow: Flow, scope: CompileScope) -> CompiledFlow:
    """The flow has been checked; one with errors may raise. An expression with problems is left out: it was never
    published."""
    form = referred(flow.form, scope.app)
    if form is None:
        raise ValueError(f"the flow {flow.name} has no form")
    reader, names, said = Reader(scope), names_in(flow), said_by(flow)
    formulas: dict[tuple[str, str], Formula] = {}
    for each in expressions_of(flow):
        found, _ = reader.check(Expression(each.path, form, each.wanted, names), each.text)
        if found is not None and found.is_valid:
            formulas[each.uid, each.member] = Formula(found, said)
    return CompiledFlow(
        app=scope.app,
        name=flow.name,
        uid=flow.uid,
        label=flow.label,
        release=scope.release,
        version_id=scope.version_id,
        form=form,
        model=flow,
        graph=graph_of(flow),
        formulas=formulas,
        fields=_fields(form, scope),
        ranks=_ranks(list(formulas.values()), scope),
    )


def _fields(form: Reference, scope: Scope) -> dict[str, str]:
    shape = cast("FormShape | None", scope.find("form", form))
    return {each.name: each.uid for each in shape.fields} if shape is not None else {}


def _ranks(formulas: list[Formula], scope: Scope) -> dict[str, tuple[str, ...]]:
    """Of every ranked option set an expression compares by."""
    found: dict[str, tuple[str, ...]] = {}
    for formula in formulas:
        for typed in formula.checked.types.values():
            of: Any = typed.type  # Any: a type of expressions
            if isinstance(of, Option) and of.ranked and of.set not in found:
                named = referred(of.set, "")
                options = cast("OptionSetShape | None", scope.find("option_set", named)) if named else None
                found[of.set] = tuple(each.code for each in options.options) if options is not None else ()
    return found
