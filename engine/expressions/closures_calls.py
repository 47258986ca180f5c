"""Closures of functions: built-ins, functions an expression makes, and functions handed in."""

from __future__ import annotations

from engine.expressions import ast
from engine.expressions.compilers import Closure, closure, compiles
from engine.expressions.failure import BudgetExceeded
from engine.expressions.functions.library import LIBRARY
from engine.expressions.functions.organisation import ORGANISATION
from engine.expressions.functions.signature import BuiltIn
from engine.expressions.given import OF_THE_RUN
from engine.expressions.pushable_functions import ON_CALENDAR
from engine.expressions.reasons import BAD_ARGUMENTS, NO_CALENDAR, NO_ORGANISATION, NO_UNIT, NOT_CALLABLE, NOT_COVERED
from engine.expressions.run import Run, Scope
from engine.expressions.values.types import Function, Value, coerced, kind_of


@compiles(ast.Call)
def _call(node: ast.Call) -> Closure:
    arguments = [closure(each) for each in node.arguments]
    name = node.function.name if isinstance(node.function, ast.Name) else ""
    function = closure(node.function)

    def value(run: Run, scope: Scope) -> Value:
        known = scope.find(name)[0] if name else True
        given = [each(run, scope) for each in arguments]
        if not known and name in LIBRARY:
            return _checked(run, node, LIBRARY[name], given)
        if not known and name in ("now", "today") and not given:
            return run.now if name == "now" else run.now.date
        if not known and name in OF_THE_RUN:
            return _of_the_run(run, node, name, given)
        target = function(run, scope)
        if not isinstance(target, Function):
            return run.nothing(NOT_CALLABLE, node.span, name=name or kind_of(target))
        return _applied(run, node, target, given)

    return value


def _of_the_run(run: Run, node: ast.Call, name: str, given: list[Value]) -> Value:
    try:
        result = OF_THE_RUN[name](run.given, *given)
        if result is None and name in ON_CALENDAR and None not in given:
            named = given[ON_CALENDAR[name] :]
            calendar = str(named[0]) if named else ""
            return run.nothing(
                NOT_COVERED if calendar in run.given.calendars else NO_CALENDAR, node.span, name=calendar
            )
        if result is None and name in ORGANISATION and None not in given:
            missing = name != "my unit" and run.given.organisation is None
            return run.nothing(NO_ORGANISATION if missing else NO_UNIT, node.span, name=name)
        return result
    except (TypeError, ValueError, AttributeError, ArithmeticError):  # the dmn profile checks no types beforehand
        return run.nothing(BAD_ARGUMENTS, node.span, name=name, kinds=[kind_of(each) for each in given])


def _checked(run: Run, node: ast.Call, built_in: BuiltIn, given: list[Value]) -> Value:
    fits, result = built_in(given, node.names)
    if not fits or (result is None and given and all(each is not None for each in given)):
        run.nothing(BAD_ARGUMENTS, node.span, name=built_in.name, kinds=[kind_of(each) for each in given])
    return result


def _applied(run: Run, node: ast.Call, function: Function, given: list[Value]) -> Value:
    if node.names:
        if set(node.names) != set(function.parameters) or len(node.names) != len(function.parameters):
            return run.nothing(BAD_ARGUMENTS, node.span, name=function.name, kinds=list(node.names))
        by_name = dict(zip(node.names, given, strict=True))
        given = [by_name[each] for each in function.parameters]
    if len(given) != len(function.parameters) and not function.variadic:
        return run.nothing(BAD_ARGUMENTS, node.span, name=function.name, kinds=[kind_of(each) for each in given])
    for position, wanted in enumerate(function.types):
        given[position] = coerced(given[position], wanted, run.types)
    try:
        return function.call(*given)
    except RecursionError:
        raise BudgetExceeded("calls", 1_000) from None


@compiles(ast.Lambda)
def _lambda(node: ast.Lambda) -> Closure:
    body = closure(node.body)
    names = tuple(name for name, _ in node.parameters)
    types = tuple(kind for _, kind in node.parameters)

    def value(run: Run, scope: Scope) -> Value:
        def call(*arguments: Value) -> Value:
            run.iterate()
            return body(run, Scope(dict(zip(names, arguments, strict=True)), scope))

        return Function("", names, call, types)

    return value
