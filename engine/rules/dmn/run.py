"""Running a model whole in the `dmn` profile: a decision asks for what it requires, each worked out once."""

from __future__ import annotations

from collections.abc import Mapping

from engine.expressions import ast
from engine.expressions.ast import TypeName
from engine.expressions.closures import closure
from engine.expressions.closures_values import test_closure
from engine.expressions.failure import ExpressionError
from engine.expressions.functions.library import LANGUAGE
from engine.expressions.limits import DMN
from engine.expressions.names import Names
from engine.expressions.parser import parse, parse_tests
from engine.expressions.run import Run, Scope
from engine.expressions.values.temporal import DateTime
from engine.expressions.values.types import Function, Value, coerced
from engine.rules.dmn.model import (
    Boxed,
    BoxedContext,
    BoxedFunction,
    BoxedList,
    Decision,
    Invocation,
    Knowledge,
    Model,
    Relation,
    Table,
    Text,
)
from engine.rules.hit_policies import Hit, Outputs, resolve


class Session:
    """One evaluation of a model with given inputs, by name."""

    def __init__(self, model: Model, inputs: Mapping[str, Value], now: DateTime) -> None:
        self.model = model
        self.inputs = inputs
        self.run = Run(now, DMN, types=model.types)
        self.known: dict[str, Value] = {}
        self.names = Names((*model.names, *inputs), LANGUAGE)
        self._under_way: set[str] = set()

    def decide(self, decision: Decision) -> Value:
        """A decision's result, of its declared type or null."""
        if decision.id not in self.known:
            if decision.id in self._under_way:
                return None  # a model whose decisions require each other in a circle has no answer
            self._under_way.add(decision.id)
            scope = Scope(self._required(decision.requires))
            value = None if decision.logic is None else self.value(decision.logic, scope)
            self.known[decision.id] = self._of_type(value, decision.type)
            self._under_way.discard(decision.id)
        return self.known[decision.id]

    def _required(self, ids: tuple[str, ...]) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for each in ids:
            if each in self.model.decisions:
                found[self.model.decisions[each].name] = self.decide(self.model.decisions[each])
            elif each in self.model.inputs:
                given = self.model.inputs[each]
                found[given.name] = self._of_type(self.inputs.get(given.name), given.type)
            elif each in self.model.knowledge:
                found[self.model.knowledge[each].name] = self._knowledge(self.model.knowledge[each])
        return found

    def _knowledge(self, knowledge: Knowledge) -> Function:
        return self._function(knowledge.function, Scope(self._required(knowledge.requires)), knowledge.name)

    def _function(self, function: BoxedFunction, scope: Scope, name: str = "") -> Function:
        names = tuple(parameter for parameter, _ in function.parameters)
        types = tuple(None if kind is None else TypeName(kind) for _, kind in function.parameters)

        def call(*arguments: Value) -> Value:
            self.run.iterate()
            return self.value(function.body, Scope(dict(zip(names, arguments, strict=True)), scope))

        return Function(name, names, call, types)

    def _of_type(self, value: Value, kind: str | None) -> Value:
        return value if kind is None else coerced(value, TypeName(kind), self.model.types)

    def value(self, boxed: Boxed, scope: Scope) -> Value:
        """The value of a boxed expression."""
        match boxed:
            case Text(text):
                return self.text(text, scope)
            case BoxedContext():
                return self._context(boxed, scope)
            case Invocation():
                return self._invocation(boxed, scope)
            case BoxedFunction():
                return self._function(boxed, scope)
            case Relation(columns, rows):
                return [dict(zip(columns, (self.value(cell, scope) for cell in row), strict=False)) for row in rows]
            case BoxedList(items):
                return [self.value(item, scope) for item in items]
        return self._table(boxed, scope)

    def text(self, text: str, scope: Scope) -> Value:
        """A text's value; null where it is empty or no expression."""
        if not text:
            return None
        try:
            return closure(parse(text, self.names, limits=DMN))(self.run, scope)
        except ExpressionError:
            return None

    def _context(self, context: BoxedContext, scope: Scope) -> Value:
        made: dict[str, Value] = {}
        inner = Scope(made, scope)
        for entry in context.entries:
            value = self._of_type(self.value(entry.value, inner), entry.type)
            if entry.name is None:
                return value
            made[entry.name] = value
        return made

    def _invocation(self, invocation: Invocation, scope: Scope) -> Value:
        names = tuple(name for name, _ in invocation.bindings)
        arguments = {f"${at}": self.value(value, scope) for at, (_, value) in enumerate(invocation.bindings)}
        try:
            function = parse(invocation.function, self.names, limits=DMN)
        except ExpressionError:
            return None
        call = ast.Call(function, tuple(ast.Name(name) for name in arguments), names)
        return closure(call)(self.run, Scope(arguments, scope))

    def _table(self, table: Table, scope: Scope) -> Value:
        tested = [self.text(each.expression, scope) for each in table.inputs]
        hits = [
            Hit(number, tuple(self.text(result, scope) for result in row.results))
            for number, row in enumerate(table.rows, start=1)
            if all(self._matches(test, value, scope) for test, value in zip(row.tests, tested, strict=True))
        ]
        outputs = Outputs(
            tuple(each.name for each in table.outputs),
            tuple(self._allowed(each.values, scope) for each in table.outputs),
        )
        if not hits:
            defaults = [self.text(each.default, scope) for each in table.outputs]
            return None if all(each is None for each in defaults) else outputs.shaped(defaults)
        return resolve(table.policy, table.aggregation, hits, outputs)[0]

    def _matches(self, text: str, value: Value, scope: Scope) -> bool:
        if text in ("", "-"):
            return True
        try:
            negated, tests = parse_tests(text, self.names, limits=DMN)
        except ExpressionError:
            return False
        verdicts = [test_closure(each)(self.run, scope, value) for each in tests]
        return (
            all(each is False for each in verdicts) if negated else any(each is True for each in verdicts) or not tests
        )

    def _allowed(self, text: str, scope: Scope) -> tuple[Value, ...]:
        found = self.text(f"[{text}]", scope) if text else None
        return tuple(found) if isinstance(found, list) else ()
