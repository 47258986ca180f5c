"""Expressions of ours as any DMN engine reads them: names for uids, and the bank's own additions in standard words.

Aggregates are guarded against empty items, since the standard's do not pass over them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.functions.organisation import ORGANISATION
from engine.expressions.infer_calls import is_guarded
from engine.expressions.render import render, test_text
from engine.expressions.surroundings import Member, Surroundings
from engine.expressions.types import Option
from engine.expressions.unbind import Naming
from engine.problems import Code
from engine.rules.decisions.cells import Cell, Result
from engine.rules.decisions.sheet import Sheet
from engine.rules.exchange.loss import Loss

OWN_FUNCTION = Code(
    "dmn_own_function",
    zh="“{name}”不是 DMN 标准函数，其他引擎不认识",
    en="'{name}' is no function of the DMN standard; other engines do not know it",
)
OWN = frozenset({"me", "workday add", "workday diff", "is workday", "is anniversary", *ORGANISATION})
"""What only we know, and no expression of the standard says."""


@dataclass
class Translation:
    """Everything the expressions of one decision need: what they read, and what nobody else understands."""

    sheet: Sheet
    read: dict[str, Member] = field(default_factory=dict)
    losses: list[Loss] = field(default_factory=list)

    def source(self, checked: Checked | None, where: str) -> str:
        """An input's expression."""
        return "null" if checked is None else render(self._tree(checked, self.sheet.frame.record, where))

    def test(self, cell: Cell, column: int, where: str) -> str:
        """A cell of conditions."""
        if cell.formula is not None:
            tested = self.sheet.inputs[column].uid
            text = self._formula(cell.formula, where, tested)
            return text if "?" in text else f"(? = null or true) and ({text})"  # a condition, not a value to compare
        if not cell.tests:
            return "-"
        text = ", ".join(test_text(ast.transformed(each, _plain)) for each in cell.tests)
        return f"not({text})" if cell.negated else text

    def result(self, result: Result, where: str) -> str:
        """A cell of results."""
        if result.formula is not None:
            return self._formula(result.formula, where)
        return "null" if result.literal is None else render(_plain(result.literal))

    def _formula(self, checked: Checked, where: str, tested: str | None = None) -> str:
        inputs: dict[str, ast.Node] = {}
        for each in self.sheet.inputs:
            if each.uid == tested:
                inputs[each.uid] = ast.Name("?")
            elif each.source is not None:
                inputs[each.uid] = self._tree(each.source, self.sheet.frame.record, where)
        return render(self._tree(checked, self.sheet.frame.formulas, where, inputs))

    def _tree(
        self, checked: Checked, around: Surroundings, where: str, inputs: Mapping[str, ast.Node] | None = None
    ) -> ast.Node:
        return ast.transformed(_Words(self, checked, around, where, inputs or {}).node(checked.tree), _plain)


class _Words(Naming):
    """Names for uids, with the bank's additions put into standard words on the way."""

    def __init__(
        self,
        translation: Translation,
        checked: Checked,
        around: Surroundings,
        where: str,
        inputs: Mapping[str, ast.Node],
    ) -> None:
        super().__init__(checked, around, None)
        self.translation, self.where, self.inputs = translation, where, inputs

    def node(self, node: ast.Node) -> ast.Node:
        """One node and all below it."""
        match node:
            case ast.Field((uid,)) if uid in self.inputs:
                return self.inputs[uid]
            case ast.Field():
                self._remember(node)
            case ast.Call(_, (only,), ()) if is_guarded(only):
                made: ast.Node = self._below(node)
                return made
            case ast.Call(ast.Name("at least" | "at most" as name), (left, right, *_), ()):
                return self._ranked(name, left, right)
            case ast.Call(ast.Name("ifnull"), (value, otherwise), ()):
                given = self.node(value)
                return ast.If(ast.Comparison("=", given, ast.Literal(None)), self.node(otherwise), given)
            case ast.Call(ast.Name("hours"), (count,), ()):
                return ast.Arithmetic("*", self.node(count), _duration("PT1H"))
            case ast.Call(ast.Name("month end"), (day,), ()):
                return _month_end(self.node(day))
            case ast.Call(ast.Name(name)) if name in OWN:
                self.translation.losses.append(Loss(self.where, OWN_FUNCTION, {"name": name}))
        return super().node(node)

    def _remember(self, node: ast.Field) -> None:
        member = self.around.member(None, node.path[0])
        if member is not None:
            self.translation.read.setdefault(self.path(node)[0], member)

    def _ranked(self, name: str, left: ast.Node, right: ast.Node) -> ast.Node:
        """Membership in the codes that rank so, as they rank today."""
        of = self.checked.type_of(left).type
        codes = [each.code for each in self.around.choices(of.set)] if isinstance(of, Option) else []
        if not (isinstance(right, ast.Literal) and right.value in codes):
            self.translation.losses.append(Loss(self.where, OWN_FUNCTION, {"name": name}))
            return super().node(ast.Call(ast.Name(name), (left, right, ast.Literal(None))))
        rank = codes.index(str(right.value))
        kept = codes[rank:] if name == "at least" else codes[: rank + 1]
        given = self.node(left)
        empty = ast.Comparison("=", given, ast.Literal(None))
        return ast.If(empty, ast.Literal(None), ast.In(given, tuple(ast.Literal(each) for each in kept)))


def _plain(node: ast.Node) -> ast.Node:
    """Numbers without exponents, which not every reader knows."""
    if isinstance(node, ast.Literal) and isinstance(node.value, Decimal):
        return ast.Literal(Decimal(f"{node.value:f}"))
    return node


def _duration(text: str) -> ast.Node:
    return ast.Call(ast.Name("duration"), (ast.Literal(text),))


def _month_end(day: ast.Node) -> ast.Node:
    """The first of the month, a month on, a day back."""
    first = ast.Call(ast.Name("date"), (ast.Path(day, "year"), ast.Path(day, "month"), ast.Literal(Decimal(1))))
    return ast.Arithmetic("-", ast.Arithmetic("+", first, _duration("P1M")), _duration("P1D"))
