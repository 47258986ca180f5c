"""A column as a row of atoms: values that no cell of the table tells apart. What a cell lets pass is a set of them.

Atom 0 is the empty value. Of an ordered column the others are, in turn, the open interval below the first value that
occurs in a cell, that value, the interval up to the next, and so on; of any other column they are the values
themselves and, where there may be more, all others together. A set of atoms is a number, a bit for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_FLOOR, Decimal
from typing import Any, cast

from engine.expressions import ast
from engine.expressions.types import BOOLEAN, TIME, Option
from engine.rules.decisions.cells import Cell
from engine.rules.decisions.columns import Column
from engine.rules.decisions.literals import literal_of, native

Native = Any  # what a record holds
Run = tuple[int, int]
"""From one atom to another, both included."""

NULL = 1
ORDERS = ("<", "<=", ">", ">=")


@dataclass
class Axis:
    """The atoms of one column. `every` are all that may occur, `impossible` those between which no value lies. Of
    an opaque column nothing is known of what its cells let pass, as of one of too many atoms."""

    column: Column
    values: list[Native]
    is_ordered: bool
    has_others: bool = False
    is_opaque: bool = False
    is_too_long: bool = False
    every: int = 0
    impossible: int = 0

    def __post_init__(self) -> None:
        self._at = {value: place for place, value in enumerate(self.values)}
        self._masks: dict[int, tuple[Cell, int | None]] = {}
        self.size = 2 * len(self.values) + 2 if self.is_ordered else len(self.values) + 1 + self.has_others
        if self.is_ordered and self.column.step is not None:
            self.impossible = sum(1 << atom for atom in range(3, self.size - 1, 2) if self._is_empty(atom))
        self.every = ((1 << self.size) - 1) & ~self.impossible
        if not self.column.nullable:
            self.every &= ~NULL

    @classmethod
    def of(cls, column: Column, cells: Iterable[Cell], domain: Iterable[Cell] | None, most: int) -> Axis:
        """The atoms that these cells tell apart, `most` at the most; `domain` are the cells that say which values may
        occur."""
        limits = list(domain or ())
        found = list({id(each): each for each in (*cells, *limits)}.values())
        values = {native(each) for cell in found for each in cell.literals()} - {None}
        if column.type == TIME:  # a clock without a place is neither before nor after one with
            return cls(column, [], False, has_others=True, is_opaque=True)
        if 2 * len(values) + 2 > most:
            return cls(column, [], False, has_others=True, is_opaque=True, is_too_long=True)
        ordered = any(_is_order(test) for cell in found for test in cell.tests) or _is_measured(values)
        if ordered:
            axis = cls(column, sorted(values), True)
        elif column.type == BOOLEAN:
            axis = cls(column, [True, False], False)
        elif isinstance(column.type, Option) and column.choices:
            codes = [each.code for each in column.choices if each.code not in column.retired or each.code in values]
            axis = cls(column, codes + sorted(values - set(codes)), False)
        else:
            axis = cls(column, sorted(values, key=str), False, has_others=True)
        if limits:
            allowed = 0
            for each in limits:
                allowed |= axis.mask(each) or 0
            axis.every &= allowed | NULL
        return axis

    def mask(self, cell: Cell) -> int | None:
        """The atoms a cell lets pass; None where a formula does not say."""
        kept = self._masks.get(id(cell))
        if kept is None:
            kept = self._masks[id(cell)] = (cell, self._mask(cell))
        return kept[1]

    def _mask(self, cell: Cell) -> int | None:
        if self.is_opaque and not cell.is_any:
            return None
        if cell.formula is not None:
            return self._ranked(cell)
        full = (1 << self.size) - 1
        if cell.is_any:
            return full
        found = 0
        for test in cell.tests:
            found |= self._passing(test)
        if not cell.negated:
            return found
        passes_null = all(_null(test) is False for test in cell.tests)
        return (full & ~found & ~NULL) | (NULL if passes_null else 0)

    def _passing(self, test: ast.Node) -> int:
        null = NULL if _null(test) is True else 0
        match test:
            case ast.Literal() | ast.Temporal():
                return null if native(test) is None else 1 << self._atom(native(test))
            case ast.Test("=", ast.Literal() | ast.Temporal() as operand):
                return self._passing(operand)
            case ast.Test("!=", ast.Literal() | ast.Temporal() as operand):
                return ((1 << self.size) - 1) & ~self._passing(operand)
            case ast.Test(operator, ast.Literal() | ast.Temporal() as operand):
                at = self._atom(native(operand))
                low, high = {"<": (1, at - 1), "<=": (1, at), ">": (at + 1, self.size - 1), ">=": (at, self.size - 1)}[
                    operator
                ]
                return _bits(low, high)
            case ast.Range(ast.Literal() | ast.Temporal() as low_end, ast.Literal() | ast.Temporal() as high_end):
                below = self._atom(native(low_end)) + (not test.low_included)
                above = self._atom(native(high_end)) - (not test.high_included)
                return _bits(below, above)
        raise NotImplementedError(type(test).__name__)

    def _ranked(self, cell: Cell) -> int | None:
        """`= ? at least "vip"` of a ranked set is the codes from there on."""
        tree = cell.formula.tree if cell.formula is not None else None
        match tree:
            case ast.Call(ast.Name("at least" | "at most" as name), (ast.Field(path), ast.Literal(str(code)), _)) if (
                path == (self.column.uid,)
            ):
                order = [each.code for each in self.column.choices]
                if code in order and not self.is_ordered:
                    at = order.index(code)
                    codes = order[at:] if name == "at least" else order[: at + 1]
                    return sum(1 << self._atom(each) for each in codes if each in self._at)
        return None

    def _atom(self, value: Native) -> int:
        place = self._at[value]
        return 2 * place + 2 if self.is_ordered else place + 1

    def _is_empty(self, atom: int) -> bool:
        """No value lies strictly between the two that bound this interval."""
        step = self.column.step
        low, high = self.values[(atom - 3) // 2], self.values[(atom - 1) // 2]
        if isinstance(low, date) and not isinstance(low, datetime):
            return bool((high - low).days <= 1)
        if isinstance(low, Decimal) and step is not None:
            return bool(((low / step).to_integral_value(ROUND_FLOOR) + 1) * step >= high)
        return False

    def stretches(self, mask: int | None) -> tuple[Run, ...]:
        """The unbroken stretches of a cell, from one value that may occur to another."""
        possible = self.every | self.impossible
        found: list[Run] = []
        for low, high in runs(possible if mask is None else mask & possible):
            while low <= high and self.impossible >> low & 1:
                low += 1
            while high >= low and self.impossible >> high & 1:
                high -= 1
            if low <= high:
                found.append((low, high))
        return tuple(found)

    # Back to cells

    def cell(self, mask: int) -> Cell:
        """A cell that lets exactly these atoms pass, of those that may occur."""
        here = self.every & ~NULL
        null = (ast.Literal(None),) if mask & NULL else ()
        no_null = (ast.Literal(None),) if self.every & NULL & ~mask else ()
        if mask & here == here:
            return Cell(no_null, negated=True) if no_null else Cell()
        if self._is_told_by_missing(mask):
            return Cell((*self._listed(here & ~mask), *no_null), negated=True)
        tests = tuple(self._ordered(mask & here)) if self.is_ordered else self._listed(mask & here)
        return Cell((*tests, *null))

    def is_wide(self, mask: int) -> bool:
        """All values pass, or all but a few that are named."""
        here = self.every & ~NULL
        return mask & here == here or self._is_told_by_missing(mask)

    def _is_told_by_missing(self, mask: int) -> bool:
        """Naming those that do not pass is the only way, or the shorter."""
        if self.is_ordered:
            return False
        here = self.every & ~NULL
        has_others = bool(self.has_others and mask >> (len(self.values) + 1) & 1)
        missing = (here & ~mask).bit_count()
        return has_others or (self.column.type != BOOLEAN and 0 < missing < (mask & here).bit_count())

    def _listed(self, mask: int) -> tuple[ast.Node, ...]:
        places = (atom - 1 for low, high in runs(mask & ~NULL) for atom in range(low, high + 1))
        return tuple(literal_of(self.values[place]) for place in places if place < len(self.values))

    def _ordered(self, mask: int) -> Iterator[ast.Node]:
        last = self.size - 1
        for low, high in runs(mask | self.impossible):
            while self.impossible >> low & 1:
                low += 1
            while high > low and self.impossible >> high & 1:
                high -= 1
            if low > high or not mask >> low & 1:
                continue
            below = None if low == 1 else self.values[(low - 2) // 2 if low % 2 == 0 else (low - 3) // 2]
            above = None if high == last else self.values[(high - 2) // 2 if high % 2 == 0 else (high - 1) // 2]
            low_in, high_in = low % 2 == 0, high % 2 == 0
            if low == high and low_in:
                yield literal_of(below)
            elif below is None and above is None:
                yield ast.Test("!=", ast.Literal(None))
            elif below is None:
                yield ast.Test("<=" if high_in else "<", literal_of(above))
            elif above is None:
                yield ast.Test(">=" if low_in else ">", literal_of(below))
            else:
                yield ast.Range(literal_of(below), literal_of(above), low_in, high_in)


def runs(mask: int) -> list[Run]:
    """The unbroken stretches of a set of atoms."""
    found: list[Run] = []
    at = 0
    while mask:
        skipped = (mask & -mask).bit_length() - 1
        mask >>= skipped
        at += skipped
        length = (~mask & (mask + 1)).bit_length() - 1
        found.append((at, at + length - 1))
        mask >>= length
        at += length
    return found


def _bits(low: int, high: int) -> int:
    return 0 if high < low else (1 << (high + 1)) - (1 << low)


def _null(test: ast.Node) -> bool | None:
    """Whether the empty value passes a test; None where that is not known, which is neither."""
    match test:
        case ast.Literal() | ast.Temporal():
            return native(test) is None
        case ast.Test("=" | "!=" as operator, ast.Literal() | ast.Temporal() as operand):
            return (native(operand) is None) is (operator == "=")
    return None


def _is_order(test: ast.Node) -> bool:
    return isinstance(test, ast.Range) or (isinstance(test, ast.Test) and test.operator in ORDERS)


def _is_measured(values: set[Native]) -> bool:
    """Numbers, dates and lengths of time: there are values between any two."""
    return bool(values) and not any(isinstance(each, (str, bool)) for each in cast("set[object]", values))
