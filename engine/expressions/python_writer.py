"""The source of each kind of node, three ways: is it true, is it false, what is it."""

from __future__ import annotations

from typing import Any

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.fixed import FIXED
from engine.expressions.given import OF_THE_RUN
from engine.expressions.native import to_native
from engine.expressions.python_native import compares, length_of
from engine.expressions.types import BOOLEAN, NULL, ListOf, RangeOf, Simple, Typed
from engine.expressions.values.literals import read_temporal
from engine.expressions.walking import chained

FLIPPED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


class Writer:
    """Writes one expression. `fields` names the argument of each path; constants are gathered on the way."""

    def __init__(self, checked: Checked, fields: dict[tuple[str, ...], str]) -> None:
        self.checked, self.fields = checked, fields
        self.constants: dict[str, Any] = {}
        self._named: dict[tuple[type, Any, str], str] = {}
        self.locals: dict[str, str] = {}
        self._temporaries = 0

    def type_of(self, node: ast.Node) -> Typed:
        """What checking found."""
        return self.checked.type_of(node)

    # True, false, value

    def true(self, node: ast.Node) -> str:
        """Source that is True exactly when the node is true."""
        match node:
            case ast.And():
                return f"({' and '.join(map(self.true, chained(node, ast.And)))})"
            case ast.Or():
                return f"({' or '.join(map(self.true, chained(node, ast.Or)))})"
            case ast.Call(ast.Name("not"), (operand,)):
                return self.false(operand)
            case ast.Comparison(operator, left, right):
                return self._compared(operator, left, right)
            case ast.Between(operand, low, high):
                return f"({self._compared('>=', operand, low)} and {self._compared('<=', operand, high)})"
            case ast.In(operand, tests):
                return self._in(operand, tests, self._passes, " or ")
            case ast.If(condition, then, otherwise):
                return f"({self.true(then)} if {self.true(condition)} else {self.true(otherwise)})"
            case ast.Quantified():
                return self._quantified(node.outermost(), wanted=True)
            case ast.Call(ast.Name("at least" | "at most"), (of, ast.Literal(), ast.Literal())):
                return self._ranked(node, of, inside=True)
        return f"({self.value(node)} is True)"

    def false(self, node: ast.Node) -> str:
        """Source that is True exactly when the node is false."""
        match node:
            case ast.And():
                return f"({' or '.join(map(self.false, chained(node, ast.And)))})"
            case ast.Or():
                return f"({' and '.join(map(self.false, chained(node, ast.Or)))})"
            case ast.Call(ast.Name("not"), (operand,)):
                return self.true(operand)
            case ast.Comparison("=" | "!=" as operator, left, right):
                return self._compared("!=" if operator == "=" else "=", left, right)
            case ast.Comparison(operator, left, right):
                return self._compared(FLIPPED[operator], left, right)
            case ast.Between(operand, low, high):
                return f"({self._compared('<', operand, low)} or {self._compared('>', operand, high)})"
            case ast.In(operand, tests):
                return self._in(operand, tests, self._misses, " and ")
            case ast.If(condition, then, otherwise):
                return f"({self.false(then)} if {self.true(condition)} else {self.false(otherwise)})"
            case ast.Quantified():
                return self._quantified(node.outermost(), wanted=False)
            case ast.Call(ast.Name("at least" | "at most"), (of, ast.Literal(), ast.Literal())):
                return self._ranked(node, of, inside=False)
        return f"({self.value(node)} is False)"

    def value(self, node: ast.Node) -> str:
        """Source of the value, None for null."""
        match node:
            case ast.Literal(value):
                return repr(value) if value is None or isinstance(value, bool) else self.constant(value)
            case ast.Temporal(text):
                return self.constant(to_native(read_temporal(text)))
            case ast.Field(path):
                return self.fields[path]
            case ast.Name(name):
                return self.locals[name]
            case ast.If(condition, then, otherwise):
                return f"({self.value(then)} if {self.true(condition)} else {self.value(otherwise)})"
            case ast.And(left, right):
                return f"conjunction({self.value(left)}, {self.value(right)})"
            case ast.Or(left, right):
                return f"disjunction({self.value(left)}, {self.value(right)})"
            case ast.Comparison("=" | "!="):
                return self.true(node)
            case ast.Comparison() | ast.Between() | ast.In() | ast.Quantified():
                return f"(True if {self.true(node)} else False if {self.false(node)} else None)"
            case ast.Arithmetic(operator, left, right):
                return f"calculated({operator!r}, {self.value(left)}, {self.value(right)})"
            case ast.Negation(operand):
                return f"negated({self.value(operand)})"
            case ast.Path(base, member):
                return f"reached({self.value(base)}, {self.constant(member)})"
            case ast.ListOf(items):
                return f"[{', '.join(map(self.value, items))}]"
            case ast.Context(entries):
                return self._context(entries)
            case ast.Range(low, high, low_included, high_included):
                return f"Interval({self.wrapped(low)}, {self.wrapped(high)}, {low_included}, {high_included})"
            case ast.Filter(base, condition):
                return self._filter(base, condition)
            case ast.For(iterations, result):
                return self._for(iterations, result)
            case ast.Call():
                return self._call(node)
        raise NotImplementedError(type(node).__name__)

    def wrapped(self, node: ast.Node) -> str:
        """The value as the reference meaning has it."""
        if isinstance(node, ast.Literal) or length_of(node) is not None:
            return self.value(node)  # the same either way
        return f"to_value({self.value(node)})"

    def constant(self, value: Any) -> str:  # Any: a literal of any type
        """The name of a constant."""
        key = type(value), value, "" if isinstance(value, str) else str(value)  # 1.0 is not 1.00
        name = self._named.get(key)
        if name is None:
            name = self._named[key] = f"k{len(self.constants)}"
            self.constants[name] = value
        return name

    # Comparisons

    def _simple(self, node: ast.Node) -> bool:
        """Its source may be written twice: a literal or an argument."""
        return isinstance(node, (ast.Literal, ast.Field, ast.Temporal)) or (
            isinstance(node, ast.Name) and node.name in self.locals
        )

    def _once(self, node: ast.Node) -> tuple[str, str]:
        """Source for the first and for later uses of a value."""
        source = self.value(node)
        if self._simple(node):
            return source, source
        self._temporaries += 1
        name = f"t{self._temporaries}"
        return f"({name} := {source})", name

    def _compared(self, operator: str, left: ast.Node, right: ast.Node) -> str:
        a, b = self.type_of(left), self.type_of(right)
        if not compares(operator, a.type.feel, b.type.feel):
            return f"(compared({operator!r}, {self.wrapped(left)}, {self.wrapped(right)}) is True)"
        (first_left, left_again), (first_right, right_again) = self._once(left), self._once(right)
        if operator in ("=", "!="):
            return f"({first_left} {'==' if operator == '=' else '!='} {first_right})"
        guards: list[str] = []
        if a.nullable:
            guards.append(f"{first_left} is not None")
        if b.nullable:
            guards.append(f"{first_right} is not None")
        shown_left = left_again if a.nullable else first_left
        shown_right = right_again if b.nullable else first_right
        if a.nullable and not b.nullable and not self._simple(right):
            shown_right = first_right
        return "(" + " and ".join([*guards, f"{shown_left} {operator} {shown_right}"]) + ")"

    def _in(self, operand: ast.Node, tests: tuple[ast.Node, ...], one: Any, joiner: str) -> str:  # Any: a bound method
        first, again = self._once(operand)
        tested = ast.Name("?", span=operand.span)
        self.checked.types[id(tested)] = self.type_of(operand)
        outer, self.locals = self.locals, {**self.locals, "?": again}
        parts = joiner.join(one(tested, each) for each in tests)
        self.locals = outer
        return f"({parts})" if first == again else f"(({first}, {parts})[1])"

    def _passes(self, tested: ast.Node, test: ast.Node) -> str:
        kind = self._kind(test)
        match test:
            case ast.Test(operator, operand):
                return self._compared(operator, tested, operand)
            case ast.Range(low, high, low_included, high_included):
                low_part = self._compared(">=" if low_included else ">", tested, low)
                return f"({low_part} and {self._compared('<=' if high_included else '<', tested, high)})"
        if kind == "condition":
            return self.true(test)
        return (
            self._compared("=", tested, test)
            if kind == "value"
            else f"(fits({self.wrapped(test)}, {self.wrapped(tested)}) is True)"
        )

    def _misses(self, tested: ast.Node, test: ast.Node) -> str:
        kind = self._kind(test)
        match test:
            case ast.Test("=" | "!=" as operator, operand):
                return self._compared("!=" if operator == "=" else "=", tested, operand)
            case ast.Test(operator, operand):
                return self._compared(FLIPPED[operator], tested, operand)
            case ast.Range(low, high, low_included, high_included):
                low_part = self._compared("<" if low_included else "<=", tested, low)
                return f"({low_part} or {self._compared('>' if high_included else '>=', tested, high)})"
        if kind == "condition":
            return self.false(test)
        return (
            self._compared("!=", tested, test)
            if kind == "value"
            else f"(fits({self.wrapped(test)}, {self.wrapped(tested)}) is False)"
        )

    def _kind(self, test: ast.Node) -> str:
        if not isinstance(test, ast.Literal) and ast.uses_question_mark(test):
            return "condition"
        typed = self.type_of(test).type
        return "value" if isinstance(typed, Simple) or not isinstance(typed, (ListOf, RangeOf)) else "set"

    def _ranked(self, node: ast.Call, of: ast.Node, *, inside: bool) -> str:
        """The codes on that side of the rank are worked out once a run."""
        assert isinstance(node.function, ast.Name)
        _, code, option_set = node.arguments
        named = f"{self.value(option_set)}, {self.value(code)}"
        return f"({self.value(of)} in m.given.side({named}, {node.function.name == 'at least'}, {inside}))"

    # Lists and calls

    def _local(self, name: str) -> str:
        self._temporaries += 1
        self.locals = {**self.locals, name: f"x{self._temporaries}"}
        return self.locals[name]

    def _domain(self, loop: ast.Iteration) -> str:
        first = self.value(loop.domain)
        if loop.upto is not None:
            return f"spanned({first}, {self.value(loop.upto)})"
        return f"listed({first})" if isinstance(self.type_of(loop.domain).type, RangeOf) else first

    def _quantified(self, node: ast.Quantified, *, wanted: bool) -> str:
        (loop,), outer = node.iterations, self.locals
        domain, item = self._domain(loop), self._local(loop.name)
        part = self.true(node.condition) if wanted else self.false(node.condition)
        self.locals = outer
        return f"{'any_in' if (node.quantifier == 'some') is wanted else 'all_in'}(b, {domain}, lambda {item}: {part})"

    def _filter(self, base: ast.Node, condition: ast.Node) -> str:
        source, outer = self.value(base), self.locals
        if self.type_of(condition).type not in (BOOLEAN, NULL):
            return f"at({source}, {self.value(condition)})"
        item = self._local("item")
        part = self.true(condition)
        self.locals = outer
        return f"filtered(b, {source}, lambda {item}: {part})"

    def _for(self, iterations: tuple[ast.Iteration, ...], result: ast.Node) -> str:
        (loop, *rest), outer = iterations, self.locals
        domain, item = self._domain(loop), self._local(loop.name)
        inner = self._for(tuple(rest), result) if rest else self.value(result)
        self.locals = outer
        return f"mapped(b, {domain}, lambda {item}: {inner}, {bool(rest)})"

    def _context(self, entries: tuple[tuple[str, ast.Node], ...]) -> str:
        outer, parts = self.locals, []
        for key, entry in entries:
            source = self.value(entry)
            name = self._local(key)
            parts.append(f"{self.constant(key)}: ({name} := {source})")
        self.locals = outer
        return "{" + ", ".join(parts) + "}"

    def _call(self, node: ast.Call) -> str:
        assert isinstance(node.function, ast.Name)
        name = node.function.name
        if name in ("now", "today"):
            return f"m.{name}"
        if name == "me":
            return "m.given.me"
        if name in FIXED:
            return self.value(node.arguments[0])
        if name == "not":
            return f"negation({self.value(node.arguments[0])})"
        if (length := length_of(node)) is not None:
            return self.constant(length)
        arguments = ", ".join(map(self.wrapped, node.arguments))
        if name in OF_THE_RUN:
            return f"of_the_run(m.given, {self.constant(name)}, [{arguments}])"
        names = f", {self.constant(node.names)}" if node.names else ""
        return f"called({self.constant(name)}, [{arguments}]{names})"
