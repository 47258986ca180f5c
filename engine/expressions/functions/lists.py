"""Lists (DMN 1.5, table 76)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cmp_to_key, reduce
from itertools import pairwise

from engine.expressions.functions.signature import built_in
from engine.expressions.values.arithmetic import DECIMAL, add, multiply
from engine.expressions.values.compare import conjunction, disjunction, equal, less
from engine.expressions.values.types import Function, Value


def _flat(arguments: Sequence[Value]) -> list[Value]:
    """The one list given, or the arguments as a list."""
    return arguments[0] if len(arguments) == 1 and isinstance(arguments[0], list) else list(arguments)


def _numbers(items: list[Value]) -> list[Decimal] | None:
    return items if items and all(isinstance(each, Decimal) for each in items) else None


def _total(numbers: list[Decimal]) -> Decimal:
    """Their sum in 34 digits, whatever the process's own context is."""
    return reduce(DECIMAL.add, numbers, Decimal(0))


def _extreme(items: list[Value], better: Callable[[Value, Value], bool | None]) -> Value:
    best: Value = None
    for position, item in enumerate(items):
        if item is None:
            return None
        verdict = True if position == 0 else better(item, best)
        if verdict is None:
            return None
        best = item if verdict else best
    return best


@built_in("list contains", "list: list", "element: any")
def _list_contains(items: list[Value], element: Value) -> Value:
    return any(equal(item, element) is True for item in items)


@built_in("count", "list: list")
def _count(items: list[Value]) -> Value:
    return Decimal(len(items))


@built_in("min", "list: list")
@built_in("min", "c: any", variadic=True)
def _min(*arguments: Value) -> Value:
    return _extreme(_flat(arguments), less)


@built_in("max", "list: list")
@built_in("max", "c: any", variadic=True)
def _max(*arguments: Value) -> Value:
    return _extreme(_flat(arguments), lambda item, best: less(best, item))


@built_in("sum", "list: list")
@built_in("sum", "n: any", variadic=True)
def _sum(*arguments: Value) -> Value:
    items = _flat(arguments)
    if not items:
        return None
    total: Value = items[0]
    for item in items[1:]:
        total = None if total is None or isinstance(item, str) else add(total, item)
    return None if isinstance(total, str | bool | list | dict) else total


@built_in("product", "list: list")
@built_in("product", "n: any", variadic=True)
def _product(*arguments: Value) -> Value:
    numbers = _numbers(_flat(arguments))
    if numbers is None:
        return None
    result: Value = Decimal(1)
    for each in numbers:
        result = multiply(result, each)
    return result


@built_in("mean", "list: list")
@built_in("mean", "n: any", variadic=True)
def _mean(*arguments: Value) -> Value:
    numbers = _numbers(_flat(arguments))
    return None if numbers is None else DECIMAL.divide(_total(numbers), Decimal(len(numbers)))


@built_in("median", "list: list")
@built_in("median", "n: any", variadic=True)
def _median(*arguments: Value) -> Value:
    numbers = _numbers(_flat(arguments))
    if numbers is None:
        return None
    ordered, middle = sorted(numbers), len(numbers) // 2
    if len(numbers) % 2:
        return ordered[middle]
    return DECIMAL.divide(_total(ordered[middle - 1 : middle + 1]), Decimal(2))


@built_in("stddev", "list: list")
@built_in("stddev", "n: any", variadic=True)
def _stddev(*arguments: Value) -> Value:
    numbers = _numbers(_flat(arguments))
    if numbers is None or len(numbers) < 2:
        return None
    mean = DECIMAL.divide(_total(numbers), Decimal(len(numbers)))
    squares = _total([DECIMAL.power(DECIMAL.subtract(each, mean), 2) for each in numbers])
    return DECIMAL.sqrt(DECIMAL.divide(squares, Decimal(len(numbers) - 1)))


@built_in("mode", "list: list")
@built_in("mode", "n: any", variadic=True)
def _mode(*arguments: Value) -> Value:
    items = _flat(arguments)
    if any(not isinstance(each, Decimal) for each in items):
        return None
    counts: dict[Decimal, int] = {}
    for each in items:
        counts[each] = counts.get(each, 0) + 1
    most = max(counts.values(), default=0)
    return sorted(each for each, count in counts.items() if count == most)


@built_in("all", "list: list")
@built_in("all", "b: any", variadic=True)
def _all(*arguments: Value) -> Value:
    result: bool | None = True
    for item in _flat(arguments):
        result = conjunction(result, item if isinstance(item, bool) else None)
    return result


@built_in("any", "list: list")
@built_in("any", "b: any", variadic=True)
def _any(*arguments: Value) -> Value:
    result: bool | None = False
    for item in _flat(arguments):
        result = disjunction(result, item if isinstance(item, bool) else None)
    return result


@built_in("sublist", "list: list", "start position: number", "length: number?")
def _sublist(items: list[Value], start: Decimal, length: Decimal | None = None) -> Value:
    begin = int(start)
    if begin == 0 or abs(begin) > len(items) or (length is not None and length < 0):
        return None
    begin = begin - 1 if begin > 0 else len(items) + begin
    return items[begin:] if length is None else items[begin : begin + int(length)]


@built_in("append", "list: list", "item: any", variadic=True)
def _append(items: list[Value], *more: Value) -> Value:
    return [*items, *more]


@built_in("concatenate", "list: list", variadic=True)
def _concatenate(*lists: list[Value]) -> Value:
    return [item for items in lists for item in items]


@built_in("insert before", "list: list", "position: number", "newItem: any")
def _insert_before(items: list[Value], position: Decimal, new: Value) -> Value:
    at = _index(items, position)
    return None if at is None else [*items[:at], new, *items[at:]]


@built_in("remove", "list: list", "position: number")
def _remove(items: list[Value], position: Decimal) -> Value:
    at = _index(items, position)
    return None if at is None else [*items[:at], *items[at + 1 :]]


def _index(items: list[Value], position: Decimal) -> int | None:
    at = int(position)
    if at == 0 or abs(at) > len(items):
        return None
    return at - 1 if at > 0 else len(items) + at


@built_in("list replace", "list: list", "position: number", "newItem: any")
def _list_replace_at(items: list[Value], position: Decimal, new: Value) -> Value:
    at = _index(items, position)
    return None if at is None else [*items[:at], new, *items[at + 1 :]]


@built_in("list replace", "list: list", "match: function", "newItem: any")
def _list_replace_where(items: list[Value], match: Function, new: Value) -> Value:
    if len(match.parameters) != 2:
        return None
    verdicts = [match.call(item, new) for item in items]
    if any(not isinstance(each, bool) for each in verdicts):
        return None
    return [new if verdict else item for item, verdict in zip(items, verdicts, strict=True)]


@built_in("reverse", "list: list")
def _reverse(items: list[Value]) -> Value:
    return items[::-1]


@built_in("index of", "list: list", "match: any")
def _index_of(items: list[Value], match: Value) -> Value:
    return [Decimal(at) for at, item in enumerate(items, start=1) if equal(item, match) is True]


@built_in("union", "list: list", variadic=True)
def _union(*lists: list[Value]) -> Value:
    return _distinct([item for items in lists for item in items])


@built_in("distinct values", "list: list")
def _distinct(items: list[Value]) -> Value:
    kept: list[Value] = []
    for item in items:
        if not any(equal(item, other) is True for other in kept):
            kept.append(item)
    return kept


@built_in("duplicate values", "list: list")
def _duplicates(items: list[Value]) -> Value:
    return _distinct([a for at, a in enumerate(items) if any(equal(a, b) is True for b in items[at + 1 :])])


@built_in("flatten", "list: list")
def _flatten(items: list[Value]) -> Value:
    flat: list[Value] = []
    for item in items:
        flat.extend(_flatten(item) if isinstance(item, list) else [item])
    return flat


@built_in("sort", "list: list", "precedes: function")
def _sort(items: list[Value], precedes: Function) -> Value:
    if len(precedes.parameters) != 2:
        return None
    return sorted(
        items,
        key=cmp_to_key(lambda a, b: -1 if precedes.call(a, b) is True else 1 if precedes.call(b, a) is True else 0),
    )


@built_in("sort", "list: list")
def _sort_natural(items: list[Value]) -> Value:
    if any(less(a, b) is None for a, b in pairwise(items)):
        return None
    return sorted(items, key=cmp_to_key(lambda a, b: -1 if less(a, b) else 1 if less(b, a) else 0))
