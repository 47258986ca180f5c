"""Closures of values, operators, conditions and tests."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from engine.expressions import ast
from engine.expressions.compilers import Closure, closure, compiles
from engine.expressions.failure import BAD_LITERAL
from engine.expressions.functions.library import LIBRARY
from engine.expressions.reasons import NO_MEMBER, NO_NAME, NO_RESULT, NOT_COMPARABLE, TOO_MANY_DIGITS
from engine.expressions.run import Run, Scope
from engine.expressions.values.arithmetic import OPERATIONS, negate
from engine.expressions.values.compare import compare, conjunction, contains, disjunction, equal
from engine.expressions.values.literals import read_temporal
from engine.expressions.values.members import MISSING, member
from engine.expressions.values.types import Function, Interval, Value, is_instance, kind_of

TestClosure = Callable[[Run, Scope, Value], bool | None]
"""Takes the tested value last."""

RECORD = "$"
"""The name under which a scope holds the record an expression stands in: field uid to value, related records nested."""


@compiles(ast.Literal)
def _literal(node: ast.Literal) -> Closure:
    value = node.value
    return lambda run, scope: value


@compiles(ast.Temporal)
def _temporal(node: ast.Temporal) -> Closure:
    value = read_temporal(node.text)
    if value is None:
        return lambda run, scope: run.nothing(BAD_LITERAL, node.span, found=node.text)
    return lambda run, scope: value


@compiles(ast.Name)
def _name(node: ast.Name) -> Closure:
    name = node.name

    def value(run: Run, scope: Scope) -> Value:
        known, found = scope.find(name)
        if known:
            return found
        if name in LIBRARY:
            return _as_value(name)
        return run.nothing(NO_NAME, node.span, name=name)

    return value


def _as_value(name: str) -> Function:
    built_in = LIBRARY[name]
    parameters = tuple(each.name for each in built_in.signatures[0].parameters)
    return Function(name, parameters, lambda *arguments: built_in(arguments)[1], variadic=built_in.is_variadic)


@compiles(ast.Field)
def _field(node: ast.Field) -> Closure:
    path = node.path

    def value(run: Run, scope: Scope) -> Value:
        of = scope.find(RECORD)[1]
        for uid in path:
            of = of.get(uid) if isinstance(of, dict) else None
        return of

    return value


@compiles(ast.Path)
def _path(node: ast.Path) -> Closure:
    base, name = closure(node.base), node.member

    def value(run: Run, scope: Scope) -> Value:
        of = base(run, scope)
        if isinstance(of, list):
            return [None if (each := member(item, name)) is MISSING else each for item in of]
        found = None if of is None else member(of, name)
        return run.nothing(NO_MEMBER, node.span, name=name, kind=kind_of(of)) if found is MISSING else found

    return value


@compiles(ast.Negation)
def _negation(node: ast.Negation) -> Closure:
    operand = closure(node.operand)

    def value(run: Run, scope: Scope) -> Value:
        of = operand(run, scope)
        result = negate(of)
        if result is None and of is not None:
            run.nothing(NO_RESULT, node.span, operator="-", kinds=[kind_of(of)])
        return result

    return value


@compiles(ast.Arithmetic)
def _arithmetic(node: ast.Arithmetic) -> Closure:
    left, right, operation = closure(node.left), closure(node.right), OPERATIONS[node.operator]

    def value(run: Run, scope: Scope) -> Value:
        a, b = left(run, scope), right(run, scope)
        if a is None or b is None:
            return None
        result = operation(a, b)
        if result is None:
            run.nothing(NO_RESULT, node.span, operator=node.operator, kinds=[kind_of(a), kind_of(b)])
        elif isinstance(result, str) and len(result) > run.limits.string:
            return run.nothing(NO_RESULT, node.span, operator=node.operator, kinds=[kind_of(a), kind_of(b)])
        elif isinstance(result, Decimal) and result and result.adjusted() >= run.limits.digits:
            return run.nothing(TOO_MANY_DIGITS, node.span, operator=node.operator, limit=run.limits.digits)
        return result

    return value


def _single(value: Value) -> Value:
    """A list of one item is that item where no list can stand (10.3.2.9.4)."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


@compiles(ast.Comparison)
def _comparison(node: ast.Comparison) -> Closure:
    left, right, operator = closure(node.left), closure(node.right), node.operator

    def value(run: Run, scope: Scope) -> Value:
        a, b = left(run, scope), right(run, scope)
        if operator not in ("=", "!="):
            a, b = _single(a), _single(b)
        result = compare(operator, a, b)
        if result is None and a is not None and b is not None:
            run.nothing(NOT_COMPARABLE, node.span, kinds=[kind_of(a), kind_of(b)])
        return result

    return value


def _truth(value: Value) -> bool | None:
    value = _single(value)
    return value if isinstance(value, bool) else None


@compiles(ast.And)
def _and(node: ast.And) -> Closure:
    left, right = closure(node.left), closure(node.right)

    def value(run: Run, scope: Scope) -> Value:
        first = _truth(left(run, scope))
        return False if first is False else conjunction(first, _truth(right(run, scope)))

    return value


@compiles(ast.Or)
def _or(node: ast.Or) -> Closure:
    left, right = closure(node.left), closure(node.right)

    def value(run: Run, scope: Scope) -> Value:
        first = _truth(left(run, scope))
        return True if first is True else disjunction(first, _truth(right(run, scope)))

    return value


@compiles(ast.Between)
def _between(node: ast.Between) -> Closure:
    operand, low, high = closure(node.operand), closure(node.low), closure(node.high)

    def value(run: Run, scope: Scope) -> Value:
        of, from_, to = (_single(each(run, scope)) for each in (operand, low, high))
        return conjunction(compare(">=", of, from_), compare("<=", of, to))

    return value


@compiles(ast.In)
def _in(node: ast.In) -> Closure:
    operand, tests = closure(node.operand), [test_closure(each) for each in node.tests]

    def value(run: Run, scope: Scope) -> Value:
        of = operand(run, scope)
        result: bool | None = False
        for test in tests:
            result = disjunction(result, test(run, scope, of))
            if result is True:
                return True
        return result

    return value


def test_closure(node: ast.Node) -> TestClosure:
    """One unary test of a value: a comparison, a range, a list, an equal value, or a condition that uses `?`."""
    if isinstance(node, ast.Test):
        operand, operator = closure(node.operand), node.operator
        return lambda run, scope, of: compare(operator, of, operand(run, scope))
    expression, is_condition = closure(node), ast.uses_question_mark(node)

    def holds(run: Run, scope: Scope, of: Value) -> bool | None:
        found = expression(run, Scope({"?": of}, scope))
        if is_condition:
            return _truth(found)
        return matches(found, of)

    return holds


def matches(test: Value, of: Value) -> bool | None:
    """A tested value fits a value found in a test (DMN 1.5, table 55)."""
    match test:
        case Interval():
            return contains(test, of)
        case list():
            if isinstance(of, list) and equal(test, of) is True:
                return True
            verdict: bool | None = False
            for item in test:
                fits = equal(of, item) is True if isinstance(item, list) else matches(item, of)
                verdict = disjunction(verdict, fits)
            return verdict
    return equal(of, test)


@compiles(ast.Test)
def _test(node: ast.Test) -> Closure:
    """A test standing alone is the range of values that pass it; `!=` is none (DMN 1.5, grammar rule 66)."""
    operand, operator = closure(node.operand), node.operator

    def value(run: Run, scope: Scope) -> Value:
        end = operand(run, scope)
        match operator:
            case "<" | "<=":
                return Interval(None, end, False, operator == "<=", operator)
            case ">" | ">=":
                return Interval(end, None, operator == ">=", False, operator)
            case "=":
                return Interval(end, end, True, True, operator)
        return run.nothing(NO_RESULT, node.span, operator=operator, kinds=[kind_of(end)])

    return value


@compiles(ast.Range)
def _range(node: ast.Range) -> Closure:
    low, high = closure(node.low), closure(node.high)

    def value(run: Run, scope: Scope) -> Value:
        return Interval(low(run, scope), high(run, scope), node.low_included, node.high_included)

    return value


@compiles(ast.If)
def _if(node: ast.If) -> Closure:
    condition, then, otherwise = closure(node.condition), closure(node.then), closure(node.otherwise)
    return lambda run, scope: (then if _truth(condition(run, scope)) is True else otherwise)(run, scope)


@compiles(ast.InstanceOf)
def _instance_of(node: ast.InstanceOf) -> Closure:
    operand, wanted = closure(node.operand), node.type

    def value(run: Run, scope: Scope) -> Value:
        verdict = is_instance(operand(run, scope), wanted, run.types)
        return run.nothing(NO_NAME, node.span, name=wanted.name) if verdict is None else verdict

    return value
