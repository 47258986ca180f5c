"""From a form's expressions to what the record layer runs: programs, and the order in which values follow from each
other."""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from typing import cast

from engine.expressions import ast, tree_json
from engine.expressions.check import Checked
from engine.expressions.python_source import generate
from engine.fields.expressions import Reader
from engine.fields.shapes import OptionSetShape
from engine.fields.surroundings import referred
from engine.forms.computing import Computing
from engine.forms.expressions import of_check, of_field, text_of
from engine.forms.model import Form
from engine.kinds import Expression, Scope
from engine.records.computed.model import Keeping
from engine.records.linkage import CheckRule, FieldRules, Linkage, Rule
from engine.reference import Reference


def compile_linkage(form: Form, scope: Scope) -> Linkage | None:
    """Every expression compiled; None for a form that holds none. One with problems is left out: it was never
    published."""
    reader = Reader(scope)
    made = _Made(reader, scope)
    computing = Computing(reader, scope)
    fields = {}
    for index, field in enumerate(form.fields):
        found = of_field(form, field, index, scope.app)
        rules = {role: made.rule(each, text_of(field, role)) for role, each in found}
        if rules:
            kept = computing.of(Reference(scope.app, form.name), field.uid)
            fields[field.uid] = FieldRules(
                field.uid,
                visible=rules.get("visible_if"),
                clears=field.when_hidden == "clear",
                required=rules.get("required_if"),
                read_only=rules.get("read_only_if"),
                offered=rules.get("options_if"),
                default=rules.get("default_by"),
                computed=rules.get("computed"),
                keeping=kept.keeping if kept is not None else Keeping.LOCAL,
                readings=kept.reads if kept is not None else frozenset(),
                own=kept.own if kept is not None else frozenset(),
            )
    checks = []
    by_name = {each.name: each.uid for each in form.fields}
    for index, check in enumerate(form.checks):
        rule = made.rule(of_check(form, index, scope.app), check.fails_if)
        if rule is not None:
            checks.append(CheckRule(check.uid, check.name, rule, check.message, by_name.get(check.at or "")))
    if not fields and not checks:
        return None
    return Linkage(fields, tuple(settling_order(fields)), tuple(checks), made.ranks)


def settling_order(fields: Mapping[str, FieldRules]) -> list[str]:
    """The fields whose values follow from others, each after what it reads. Of a ring, what is left of it by leaving
    out the last: it is a problem of the form."""
    follows = {uid: each for uid, each in fields.items() if any(True for _ in each.settling)}
    graph = {
        uid: {path[0] for rule in each.settling for path in rule.reads if path[0] in follows and path[0] != uid}
        for uid, each in follows.items()
    }
    while True:
        try:
            return list(TopologicalSorter(graph).static_order())
        except CycleError as ring:
            graph[ring.args[1][-1]].discard(ring.args[1][-2])


class _Made:
    """Compiles expressions, and gathers the ranks they compare by."""

    def __init__(self, reader: Reader, scope: Scope) -> None:
        self._reader, self._scope = reader, scope
        self.ranks: dict[str, tuple[str, ...]] = {}

    def rule(self, expression: Expression, text: str) -> Rule | None:
        checked, _ = self._reader.check(expression, text)
        if checked is None or not checked.is_valid:
            return None
        self._rank(checked)
        calculates = any(isinstance(each, ast.Arithmetic) for each in ast.parts(checked.tree))
        return Rule(generate(checked), checked, tree_json.to_json(checked.tree), calculates)

    def _rank(self, checked: Checked) -> None:
        for node in ast.parts(checked.tree):
            match node:
                case ast.Call(ast.Name("at least" | "at most"), (_, _, ast.Literal(str(name)))):
                    named = referred(name, self._scope.app)
                    found = cast("OptionSetShape | None", self._scope.find("option_set", named)) if named else None
                    if found is not None:
                        self.ranks[name] = tuple(each.code for each in found.options)
