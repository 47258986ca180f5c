"""Cells: what may stand in them, read into tests of one column; everything else is a formula and says so with `=`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from engine.expressions import ast, types
from engine.expressions.check import Checked
from engine.expressions.excel import standard
from engine.expressions.failure import ExpressionError
from engine.expressions.functions.library import LANGUAGE
from engine.expressions.names import Names
from engine.expressions.parser import parse, parse_tests
from engine.expressions.types import BOOLEAN, Option, Typed
from engine.problems import Code
from engine.rules.decisions.columns import Column, Frame, spellings
from engine.rules.decisions.literals import KINDS, literal, native, wrong

NO_ORDER = Code(
    "decision_no_order",
    zh='“{label}”不分大小，不能用 {operator}；有高低的选项可写公式 = ? at least "…"',
    en="'{label}' has no order, so {operator} has no meaning; for ranked options write = ? at least \"…\"",
)
TOO_MANY_TESTS = Code(
    "decision_too_many_tests",
    zh="一个单元格最多 {limit} 个值，现在有 {count} 个",
    en="A cell holds at most {limit} values; this one has {count}",
)

MOST_TESTS = 200
EMPTY = KINDS["null"]
UNORDERED = (types.BOOLEAN, types.PERSON, types.ORG_UNIT)
NUMBER = r"-?\d{1,20}(?:\.\d{1,10})?"
COMMON = re.compile(
    rf"\s*(?:(?P<sign><=|>=|!=|<|>)?\s*(?P<number>{NUMBER})|\"(?P<text>[^\"\\]*)\""
    rf"|(?P<open>[\[(\]])\s*(?P<low>{NUMBER})\s*\.\.\s*(?P<high>{NUMBER})\s*(?P<close>[\])\[]))\s*",
    re.ASCII,
)
"""What most cells hold; read without the parser, since a large table has tens of thousands of them."""

Literal = ast.Literal | ast.Temporal
Read = TypeVar("Read", "Cell", "Result")


@dataclass(frozen=True, slots=True)
class Cell:
    """A condition on one input. Without tests and without a formula any value passes, an empty one too.

    `tests` are literals, comparisons and ranges of literals of the column's type; `negated` cells hold when every test
    is false. `text` is a formula as it is written, for people.
    """

    tests: tuple[ast.Node, ...] = ()
    negated: bool = False
    formula: Checked | None = None
    text: str = ""

    @property
    def is_any(self) -> bool:
        """Any value passes."""
        return not self.tests and self.formula is None

    def literals(self) -> Iterator[Literal]:
        """Every literal in it."""
        for test in self.tests:
            match test:
                case ast.Literal() | ast.Temporal():
                    yield test
                case ast.Test(_, ast.Literal() | ast.Temporal() as operand):
                    yield operand
                case ast.Range(ast.Literal() | ast.Temporal() as low, ast.Literal() | ast.Temporal() as high):
                    yield low
                    yield high

    def condition(self, column: Column) -> ast.Node | None:
        """As an expression about the column; None for any value."""
        if self.formula is not None:
            return self.formula.tree
        if not self.tests:
            return None
        inside = ast.In(column.field, self.tests)
        return ast.Call(ast.Name("not"), (inside,)) if self.negated else inside

    def equals(self) -> tuple[Literal, ...] | None:
        """The values it lets pass, where it lists them; None where it does not."""
        if self.negated or not self.tests:
            return None
        found = tuple(each for each in self.tests if isinstance(each, (ast.Literal, ast.Temporal)))
        return found if len(found) == len(self.tests) else None


ANYTHING = Cell()


@dataclass(frozen=True, slots=True)
class Result:
    """What an output cell gives: a literal, or a formula."""

    literal: Literal | None = None
    formula: Checked | None = None

    @property
    def value(self) -> object:
        """The fixed value, as records hold it; None of a formula."""
        return None if self.literal is None else native(self.literal)


NOTHING = Result(ast.Literal(None))


@dataclass
class CellReader:
    """Reads the cells of one column; the same text is read once."""

    column: Column
    frame: Frame
    _cells: dict[str, Cell | ExpressionError] = field(default_factory=dict)
    _results: dict[str, Result | ExpressionError] = field(default_factory=dict)

    def __post_init__(self) -> None:
        options = (each for choice in self.column.choices for each in spellings(choice.code, choice.label))
        self._names = Names(options, LANGUAGE)
        self._is_option = isinstance(self.column.type, Option)

    def cell(self, text: str) -> Cell:
        """A cell of conditions. Raises ExpressionError, with the place in the text."""
        return _kept(self._cells, text, self._cell)

    def result(self, text: str) -> Result:
        """A cell of results. Raises ExpressionError."""
        return _kept(self._results, text, self._result)

    def _cell(self, text: str) -> Cell:
        if text in ("-", ""):
            return ANYTHING
        formula = formula_of(text)
        if formula is not None:
            return Cell(formula=self.frame.formula(formula, BOOLEAN, self.column), text=formula.strip())
        return self._common(text) or self._parsed(text)

    def _common(self, text: str) -> Cell | None:
        match = COMMON.fullmatch(text)
        if match is None or (match["text"] is not None) != (self.column.type.feel == "string"):
            return None
        if match["text"] is not None:
            node = ast.Literal(match["text"], span=(0, len(text)))
            return Cell((literal(node, self.column),))
        if self.column.type.feel != "number":
            return None
        if match["number"] is not None:
            number = ast.Literal(Decimal(match["number"]))
            return Cell((ast.Test(match["sign"], number) if match["sign"] else number,))
        low, high = ast.Literal(Decimal(match["low"])), ast.Literal(Decimal(match["high"]))
        return Cell((ast.Range(low, high, match["open"] == "[", match["close"] == "]"),))

    def _parsed(self, text: str) -> Cell:
        negated, tests = parse_tests(text, self._names)
        if len(tests) > MOST_TESTS:
            raise ExpressionError(TOO_MANY_TESTS, (0, len(text)), limit=MOST_TESTS, count=len(tests))
        return Cell(tuple(self._test(each) for each in tests), negated)

    def _test(self, node: ast.Node) -> ast.Node:
        match node:
            case ast.Test(operator, operand):
                self._ordered(node, operator, operand)
                return ast.Test(operator, literal(operand, self.column), span=node.span)
            case ast.Range(low, high, low_included, high_included):
                self._ordered(node, "..", low, high)
                ends = literal(low, self.column), literal(high, self.column)
                return ast.Range(*ends, low_included, high_included, span=node.span)
        return literal(node, self.column)

    def _ordered(self, node: ast.Node, operator: str, *ends: ast.Node) -> None:
        if operator in ("=", "!="):
            return
        if self._is_option or self.column.type in UNORDERED:
            label = self.column.label.as_dict()
            raise ExpressionError(NO_ORDER, node.span, label=label, operator=operator)
        for end in ends:
            if end == ast.Literal(None):
                raise wrong(self.column, end, EMPTY)

    def _result(self, text: str) -> Result:
        if text.strip() in ("-", ""):
            return NOTHING
        formula = formula_of(text)
        if formula is not None:
            return Result(formula=self.frame.formula(formula, self.column.type))
        common = self._common(text)
        if common is not None and common.equals() is not None:
            return Result(common.tests[0])  # type: ignore[arg-type]  # `equals` says they are literals
        return Result(literal(standard(parse(text, self._names), text), self.column))


def formula_of(text: str) -> str | None:
    """What stands behind the `=` of a formula, at the same places as before; None where the cell is none."""
    begun = text.lstrip()
    if not begun.startswith(("=", "＝")):
        return None
    at = len(text) - len(begun)
    return text[:at] + " " + text[at + 1 :]


def literal_types(cell: Cell, column: Column) -> Iterator[tuple[ast.Node, Typed]]:
    """The type of every literal of a cell, as a checked tree keeps them."""
    for each in cell.literals():
        is_null = isinstance(each, ast.Literal) and each.value is None
        yield each, Typed(types.NULL) if is_null else Typed(column.type, False)


def _kept(kept: dict[str, Read | ExpressionError], text: str, read: Callable[[str], Read]) -> Read:
    found = kept.get(text)
    if found is None:
        try:
            found = read(text)
        except ExpressionError as error:
            found = error
        kept[text] = found
    if isinstance(found, ExpressionError):
        raise found
    return found
