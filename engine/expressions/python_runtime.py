"""What generated source may call: a short list of pure functions, each with the meaning the closures have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from engine.expressions.closures_values import matches
from engine.expressions.failure import BudgetExceeded
from engine.expressions.functions.library import LIBRARY
from engine.expressions.given import OF_THE_RUN, Given
from engine.expressions.limits import BUSINESS
from engine.expressions.native import to_native, to_value
from engine.expressions.values.arithmetic import OPERATIONS, negate
from engine.expressions.values.compare import compare, conjunction, disjunction
from engine.expressions.values.members import MISSING, member
from engine.expressions.values.spans import span, within
from engine.expressions.values.types import Interval

Native = Any  # what a record holds


class Budget:
    """Counts the turns of all loops of one evaluation."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = BUSINESS.iterations

    def counted(self, items: Iterable[Native]) -> Iterable[Native]:
        """The items; raises BudgetExceeded past the limit."""
        for item in items:
            self.left -= 1
            if self.left < 0:
                raise BudgetExceeded("iterations", BUSINESS.iterations)
            yield item


def calculated(operator: str, left: Native, right: Native) -> Native:
    """Arithmetic; decimals, the usual case, need no conversion."""
    if left is None or right is None:
        return None
    if type(left) is Decimal and type(right) is Decimal:
        number = OPERATIONS[operator](left, right)
        return None if number and number.adjusted() >= BUSINESS.digits else number
    result = to_native(OPERATIONS[operator](to_value(left), to_value(right)))
    return None if isinstance(result, str) and len(result) > BUSINESS.string else result


def negated(value: Native) -> Native:
    """Minus."""
    return None if value is None else to_native(negate(to_value(value)))


def negation(value: Native) -> bool | None:
    """Three-valued not."""
    return not value if isinstance(value, bool) else None


def reached(value: Native, name: str) -> Native:
    """A member; of a list, that of each item."""
    if value is None:
        return None
    if isinstance(value, list):
        return [reached(each, name) for each in value]
    if isinstance(value, dict):
        return value.get(name)
    found = member(to_value(value), name)
    return None if found is MISSING else to_native(found)


def any_in(budget: Budget, items: Iterable[Native] | None, holds: Callable[[Native], bool]) -> bool:
    """Some item passes."""
    return items is not None and any(holds(item) for item in budget.counted(items))


def all_in(budget: Budget, items: Iterable[Native] | None, holds: Callable[[Native], bool]) -> bool:
    """Every item passes; of nothing known, none does."""
    return items is not None and all(holds(item) for item in budget.counted(items))


def filtered(budget: Budget, items: Sequence[Native] | None, holds: Callable[[Native], bool]) -> list[Native]:
    """The items that pass."""
    return [item for item in budget.counted(items or ()) if holds(item)]


def mapped(budget: Budget, items: Iterable[Native] | None, result: Callable[[Native], Native], flat: bool) -> Native:
    """The result of each item; `flat` joins the lists of inner loops."""
    if items is None:
        return None
    results = [result(item) for item in budget.counted(items)]
    if not flat:
        return results
    return None if None in results else [each for inner in results for each in inner]


def spanned(first: Native, last: Native) -> Iterable[Native] | None:
    """Whole numbers or days from one to the other, up or down."""
    items = span(to_value(first), to_value(last))
    return None if items is None else map(to_native, items)


def listed(interval: Interval) -> Iterable[Native] | None:
    """Whole numbers or days of a range."""
    items = within(interval)
    return None if items is None else map(to_native, items)


def at(items: Sequence[Native] | None, position: Decimal | None) -> Native:
    """The item at a position, from 1, or from the end when negative."""
    if items is None or position is None:
        return None
    index = int(position)
    return items[index - 1 if index > 0 else index] if index and abs(index) <= len(items) else None


def called(name: str, arguments: list[Native], names: tuple[str, ...] = ()) -> Native:
    """A built-in."""
    return to_native(LIBRARY[name](arguments, names)[1])


def of_the_run(given: Given, name: str, arguments: list[Native]) -> Native:
    """A function that needs more than its arguments."""
    return to_native(OF_THE_RUN[name](given, *arguments))


OFFERED = (
    *(calculated, negated, negation, conjunction, disjunction, reached, to_value, Interval),
    *(any_in, all_in, filtered, mapped, spanned, listed, at, called, of_the_run),
)
RUNTIME: dict[str, Any] = {each.__name__: each for each in OFFERED} | {"compared": compare, "fits": matches}
