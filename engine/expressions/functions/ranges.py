"""How ranges and points lie to each other (DMN 1.5, table 78; Allen's interval algebra)."""

from __future__ import annotations

from collections.abc import Callable

from engine.expressions.functions.signature import built_in
from engine.expressions.values.compare import compare, conjunction, contains, disjunction, equal, less
from engine.expressions.values.types import Interval, Value

POINT = "number|string|date|time|date and time|years and months duration|days and time duration"
Truth = bool | None


def _both(*truths: Truth) -> Truth:
    result: Truth = True
    for each in truths:
        result = conjunction(result, each)
    return result


def _either(*truths: Truth) -> Truth:
    result: Truth = False
    for each in truths:
        result = disjunction(result, each)
    return result


def _ends_before(a: Interval, b: Interval) -> Truth:
    return _either(less(a.high, b.low), _both(not (a.high_included and b.low_included), equal(a.high, b.low)))


@built_in("before", f"point1: {POINT}", f"point2: {POINT}")
def _point_before_point(a: Value, b: Value) -> Truth:
    return less(a, b)


@built_in("before", f"point: {POINT}", "range: range")
def _point_before_range(a: Value, b: Interval) -> Truth:
    return _either(less(a, b.low), _both(not b.low_included, equal(a, b.low)))


@built_in("before", "range: range", f"point: {POINT}")
def _range_before_point(a: Interval, b: Value) -> Truth:
    return _either(less(a.high, b), _both(not a.high_included, equal(a.high, b)))


@built_in("before", "range1: range", "range2: range")
def _range_before_range(a: Interval, b: Interval) -> Truth:
    return _ends_before(a, b)


def _swapped(call: Callable[[Value, Value], Truth]) -> Callable[[Value, Value], Truth]:
    return lambda a, b: call(b, a)


built_in("after", f"point1: {POINT}", f"point2: {POINT}")(_swapped(_point_before_point))
built_in("after", f"point: {POINT}", "range: range")(_swapped(_range_before_point))
built_in("after", "range: range", f"point: {POINT}")(_swapped(_point_before_range))
built_in("after", "range1: range", "range2: range")(_swapped(_range_before_range))


@built_in("meets", "range1: range", "range2: range")
def _meets(a: Interval, b: Interval) -> Truth:
    return _both(a.high_included, b.low_included, equal(a.high, b.low))


built_in("met by", "range1: range", "range2: range")(_swapped(_meets))


@built_in("overlaps", "range1: range", "range2: range")
def _overlaps(a: Interval, b: Interval) -> Truth:
    apart = _either(_ends_before(a, b), _ends_before(b, a))
    return None if apart is None else not apart


@built_in("overlaps before", "range1: range", "range2: range")
def _overlaps_before(a: Interval, b: Interval) -> Truth:
    starts_first = _either(less(a.low, b.low), _both(a.low_included, not b.low_included, equal(a.low, b.low)))
    reaches_in = _either(less(b.low, a.high), _both(a.high_included, b.low_included, equal(a.high, b.low)))
    ends_first = _either(
        less(a.high, b.high),
        _both(_either(not a.high_included, b.high_included), equal(a.high, b.high)),
    )
    return _both(starts_first, reaches_in, ends_first)


@built_in("overlaps after", "range1: range", "range2: range")
def _overlaps_after(a: Interval, b: Interval) -> Truth:
    starts_inside = _either(less(b.low, a.low), _both(b.low_included, not a.low_included, equal(a.low, b.low)))
    reaches_in = _either(less(a.low, b.high), _both(b.high_included, a.low_included, equal(b.high, a.low)))
    ends_last = _either(
        less(b.high, a.high),
        _both(_either(not b.high_included, a.high_included), equal(b.high, a.high)),
    )
    return _both(starts_inside, reaches_in, ends_last)


@built_in("finishes", f"point: {POINT}", "range: range")
def _point_finishes(a: Value, b: Interval) -> Truth:
    return _both(b.high_included, equal(a, b.high))


@built_in("finishes", "range1: range", "range2: range")
def _finishes(a: Interval, b: Interval) -> Truth:
    inside = _either(less(b.low, a.low), _both(equal(a.low, b.low), not a.low_included or b.low_included))
    return _both(a.high_included == b.high_included, equal(a.high, b.high), inside)


built_in("finished by", "range: range", f"point: {POINT}")(_swapped(_point_finishes))
built_in("finished by", "range1: range", "range2: range")(_swapped(_finishes))


@built_in("includes", "range: range", f"point: {POINT}")
def _includes_point(a: Interval, b: Value) -> Truth:
    return contains(a, b)


@built_in("includes", "range1: range", "range2: range")
def _includes(a: Interval, b: Interval) -> Truth:
    low = _either(less(a.low, b.low), _both(equal(a.low, b.low), a.low_included or not b.low_included))
    high = _either(less(b.high, a.high), _both(equal(a.high, b.high), a.high_included or not b.high_included))
    return _both(low, high)


built_in("during", f"point: {POINT}", "range: range")(_swapped(_includes_point))
built_in("during", "range1: range", "range2: range")(_swapped(_includes))


@built_in("starts", f"point: {POINT}", "range: range")
def _point_starts(a: Value, b: Interval) -> Truth:
    return _both(b.low_included, equal(a, b.low))


@built_in("starts", "range1: range", "range2: range")
def _starts(a: Interval, b: Interval) -> Truth:
    inside = _either(less(a.high, b.high), _both(equal(a.high, b.high), not a.high_included or b.high_included))
    return _both(equal(a.low, b.low), a.low_included == b.low_included, inside)


built_in("started by", "range: range", f"point: {POINT}")(_swapped(_point_starts))
built_in("started by", "range1: range", "range2: range")(_swapped(_starts))


@built_in("coincides", f"point1: {POINT}", f"point2: {POINT}")
def _coincides_point(a: Value, b: Value) -> Truth:
    return equal(a, b)


@built_in("coincides", "range1: range", "range2: range")
def _coincides(a: Interval, b: Interval) -> Truth:
    same_ends = _both(equal(a.low, b.low), equal(a.high, b.high))
    return _both(same_ends, a.low_included == b.low_included, a.high_included == b.high_included)


@built_in("range", "from: string")
def _range_from_text(text: str) -> Value:
    from engine.expressions.functions.range_text import read_range

    return read_range(text)


_ = compare
