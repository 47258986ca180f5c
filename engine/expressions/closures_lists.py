"""Closures of lists, contexts, filters and loops."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from engine.expressions import ast
from engine.expressions.compilers import Closure, closure, compiles
from engine.expressions.reasons import BAD_CONDITION, NOT_A_LIST
from engine.expressions.run import Run, Scope
from engine.expressions.values.compare import conjunction, disjunction
from engine.expressions.values.spans import span, within
from engine.expressions.values.types import Interval, Value, kind_of


@compiles(ast.ListOf)
def _list(node: ast.ListOf) -> Closure:
    items = [closure(item) for item in node.items]
    return lambda run, scope: [item(run, scope) for item in items]


@compiles(ast.Context)
def _context(node: ast.Context) -> Closure:
    entries = [(key, closure(value)) for key, value in node.entries]
    has_duplicates = len({key for key, _ in entries}) < len(entries)

    def value(run: Run, scope: Scope) -> Value:
        if has_duplicates:
            return None
        made: dict[str, Value] = {}
        inner = Scope(made, scope)
        for key, entry in entries:
            made[key] = entry(run, inner)
        return made

    return value


@compiles(ast.Filter)
def _filter(node: ast.Filter) -> Closure:
    base, condition = closure(node.base), closure(node.condition)

    def value(run: Run, scope: Scope) -> Value:
        of = base(run, scope)
        if of is None:
            items: list[Value] = []
        else:
            items = of if isinstance(of, list) else [of]
        position = _position(node, condition, run, scope, items)
        if position is not None:
            index = position - 1 if position > 0 else len(items) + position
            return items[index] if position != 0 and 0 <= index < len(items) else None
        kept: list[Value] = []
        for item in items:
            run.iterate()
            verdict = condition(run, _item_scope(item, scope))
            if verdict is True:
                kept.append(item)
            elif not isinstance(verdict, bool) and verdict is not None:
                return run.nothing(BAD_CONDITION, node.span, kind=kind_of(verdict))
        return kept

    return value


def _position(node: ast.Filter, condition: Closure, run: Run, scope: Scope, items: list[Value]) -> int | None:
    """The position asked for, when the condition is a number rather than a truth."""
    first = condition(run, _item_scope(items[0], scope) if items else scope)
    return int(first) if isinstance(first, Decimal) else None


def _item_scope(item: Value, scope: Scope) -> Scope:
    return Scope({"item": item, **item} if isinstance(item, dict) else {"item": item}, scope)


@compiles(ast.For)
def _for(node: ast.For) -> Closure:
    result, loops = closure(node.result), [_loop(each) for each in node.iterations]

    def value(run: Run, scope: Scope) -> Value:
        partial: list[Value] = []
        outer = Scope({"partial": partial}, scope)
        for turn in _turns(loops, run, outer):
            if turn is None:
                return None
            partial.append(result(run, turn))
        return partial

    return value


@compiles(ast.Quantified)
def _quantified(node: ast.Quantified) -> Closure:
    outer = node.outermost()
    condition, loops = closure(outer.condition), [_loop(each) for each in outer.iterations]
    is_some = node.quantifier == "some"

    def value(run: Run, scope: Scope) -> Value:
        verdict: bool | None = not is_some
        for turn in _turns(loops, run, scope):
            if turn is None:
                return None
            found = condition(run, turn)
            truth = found if isinstance(found, bool) else None
            verdict = disjunction(verdict, truth) if is_some else conjunction(verdict, truth)
            if verdict is is_some:
                return verdict
        return verdict

    return value


Loop = tuple[str, Closure, Closure | None, ast.Iteration]


def _loop(node: ast.Iteration) -> Loop:
    return node.name, closure(node.domain), closure(node.upto) if node.upto else None, node


def _turns(loops: list[Loop], run: Run, scope: Scope) -> Iterator[Scope | None]:
    """The scope of every turn, the last variable running fastest; None when a domain is no list."""
    if not loops:
        yield scope
        return
    (name, domain, upto, node), *rest = loops
    items = _domain(domain(run, scope), upto(run, scope) if upto else None, upto is not None, run, node)
    if items is None:
        yield None
        return
    for item in items:
        run.iterate()
        yield from _turns(rest, run, Scope({name: item}, scope))


def _domain(first: Value, last: Value, is_span: bool, run: Run, node: ast.Iteration) -> Iterator[Value] | None:
    items: Iterator[Value] | None = None
    if is_span:
        items = span(first, last)
    elif isinstance(first, Interval):
        items = within(first)
    elif first is not None:
        items = iter(first if isinstance(first, list) else [first])
    if items is None:
        run.nothing(NOT_A_LIST, node.span, kind="range" if is_span else kind_of(first))
    return items
