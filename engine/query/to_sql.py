"""Expressions as SQL: the target of scans, row permissions, filters and measures.

As in generated Python, each node becomes up to three pieces: true (SQL's own true exactly when the node is true),
false, and value. A one-to-one translation returns wrong rows wherever a null meets `not` or `!=`; these do not. Every
value is bound; `now`, `today` and `me` are parameters, so that a statement is the same for everybody and a run can be
replayed.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    ColumnElement,
    and_,
    case,
    cast,
    false,
    func,
    literal,
    null,
    or_,
    true,
)

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.functions.organisation import TESTS
from engine.expressions.native import to_native
from engine.expressions.pushable_functions import takes_null
from engine.expressions.types import BOOLEAN, NULL, ListOf, RangeOf
from engine.expressions.values.literals import read_temporal
from engine.expressions.walking import chained
from engine.query.sql_columns import Columns, NotPushable, Sql
from engine.query.sql_digits import fits
from engine.query.sql_functions import FUNCTIONS, TYPES, exactly, related
from engine.query.sql_given import of_the_run
from engine.query.sql_lists import compared_list, of_list
from engine.query.sql_organisation import tested
from engine.query.sql_parameters import ranked
from engine.query.sql_references import beyond
from engine.query.sql_relations import quantified

FLIPPED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def is_true(checked: Checked, columns: Columns) -> ColumnElement[bool]:
    """The condition as a WHERE clause: selects exactly the rows on which it is true. Raises NotPushable."""
    return Statement(checked, columns).true(checked.tree)


def is_false(checked: Checked, columns: Columns) -> ColumnElement[bool]:
    """True in SQL exactly on the rows on which the condition is false; not on those on which it is unknown. Raises
    NotPushable."""
    return Statement(checked, columns).false(checked.tree)


def value_of(checked: Checked, columns: Columns) -> Sql:
    """The value as a column. Raises NotPushable."""
    return Statement(checked, columns).value(checked.tree)


def split(checked: Checked, columns: Columns) -> tuple[ColumnElement[bool], list[ast.Node]]:
    """What of a condition SQL can do, and the conjuncts that are left for Python on the rows that remain.

    Sound only for conjuncts at the top: a row that fails one of them is out whatever the others say.
    """
    statement = Statement(checked, columns)
    pushed: list[ColumnElement[bool]] = [true()]
    left: list[ast.Node] = []
    for conjunct in chained(checked.tree, ast.And):
        try:
            pushed.append(statement.true(conjunct))
        except NotPushable:
            left.append(conjunct)
    return and_(*pushed), left


class Statement:
    """One expression becoming SQL. `local` are the names of loops: rows of relations, or plain values."""

    def __init__(self, checked: Checked, columns: Columns, local: dict[str, Columns | Sql] | None = None) -> None:
        self.checked, self.columns, self.local = checked, columns, local or {}

    def inside(self, **names: Columns | Sql) -> Statement:
        """The same with more names."""
        return Statement(self.checked, self.columns, {**self.local, **names})

    # True and false

    def true(self, node: ast.Node) -> ColumnElement[bool]:
        """SQL that is true exactly when the node is."""
        match node:
            case ast.And():
                return and_(*map(self.true, chained(node, ast.And)))
            case ast.Or():
                return or_(*map(self.true, chained(node, ast.Or)))
            case ast.Call(ast.Name("not"), (operand,)):
                return self.false(operand)
            case ast.Comparison(operator, left, right):
                return self._compared(operator, left, right)
            case ast.Between(operand, low, high):
                return and_(self._compared(">=", operand, low), self._compared("<=", operand, high))
            case ast.In(operand, tests):
                return or_(*(self._test(operand, each, wanted=True) for each in tests))
            case ast.If(condition, then, otherwise):
                return case((self.true(condition), self.true(then)), else_=self.true(otherwise))
            case ast.Call(ast.Name("at least" | "at most"), (of, ast.Literal(), ast.Literal())):
                return ranked(self.value(of), node, wanted=True)
            case ast.Call(ast.Name(name), arguments) if name in TESTS:
                return tested(self, name, arguments)
            case ast.Quantified():
                return quantified(self, node.outermost(), wanted=True)
            case ast.Literal(bool(value)):
                return true() if value else false()
            case ast.Field(path) if self._certain(node):
                return self.field(node, self.columns, path)  # as it is, for the sake of its index
        return self._boolean(node).is_(true())

    def false(self, node: ast.Node) -> ColumnElement[bool]:
        """SQL that is true exactly when the node is false."""
        match node:
            case ast.And():
                return or_(*map(self.false, chained(node, ast.And)))
            case ast.Or():
                return and_(*map(self.false, chained(node, ast.Or)))
            case ast.Call(ast.Name("not"), (operand,)):
                return self.true(operand)
            case ast.Comparison("=" | "!=" as operator, left, right):
                return self._compared("!=" if operator == "=" else "=", left, right)
            case ast.Comparison(operator, left, right):
                return self._compared(FLIPPED[operator], left, right)
            case ast.Between(operand, low, high):
                return or_(self._compared("<", operand, low), self._compared(">", operand, high))
            case ast.In(operand, tests):
                return and_(*(self._test(operand, each, wanted=False) for each in tests))
            case ast.If(condition, then, otherwise):
                return case((self.true(condition), self.false(then)), else_=self.false(otherwise))
            case ast.Call(ast.Name("at least" | "at most"), (of, ast.Literal(), ast.Literal())):
                return ranked(self.value(of), node, wanted=False)
            case ast.Quantified():
                return quantified(self, node.outermost(), wanted=False)
            case ast.Literal(bool(value)):
                return false() if value else true()
            case ast.Field(path) if self._certain(node):
                return self.field(node, self.columns, path).is_not(true())
        return self._boolean(node).is_(false())

    def _boolean(self, node: ast.Node) -> Sql:
        if self.checked.type_of(node).type not in (BOOLEAN, NULL):
            raise NotPushable(node, "a condition of unknown type")
        return self.value(node)

    # Values

    def value(self, node: ast.Node) -> Sql:
        """SQL of the value, null for null."""
        match node:
            case ast.Literal(value):
                return null() if value is None else literal(value)
            case ast.Temporal(text):
                return self._temporal(node, text)
            case ast.Field(path):
                column = self.field(node, self.columns, path)
                kind = self.checked.type_of(node)
                return column if kind.nullable or kind.type != BOOLEAN else func.coalesce(column, false())
            case ast.Name(name):
                return self._name(node, name)
            case ast.Path():
                return self._path(node)
            case ast.Arithmetic(operator, left, right):
                return self.function(node, operator, (left, right))
            case ast.Negation(operand):
                return self.function(node, "negate", (operand,))
            case ast.If(condition, then, otherwise):
                return self._either(node, condition, then, otherwise)
            case ast.Call(ast.Name("at least" | "at most"), (_, ast.Literal(), ast.Literal())):
                return case((self.true(node), true()), (self.false(node), false()), else_=null())
            case ast.And() | ast.Or() | ast.Comparison() | ast.Between() | ast.In() | ast.Quantified():
                return case((self.true(node), true()), (self.false(node), false()), else_=null())
            case ast.Call(ast.Name(name), arguments) if not node.names:
                return self._call(node, name, arguments)
        raise NotPushable(node, type(node).__name__)

    def _either(self, node: ast.Node, condition: ast.Node, then: ast.Node, otherwise: ast.Node) -> Sql:
        """Where one side is always null, it is null of the other's type: PostgreSQL would take it for text."""
        of = TYPES.get(self.checked.type_of(node).type.feel, Boolean())
        sides = (
            cast(null(), of) if self.checked.type_of(each).type == NULL else self.value(each)
            for each in (then, otherwise)
        )
        return case((self.true(condition), next(sides)), else_=next(sides))

    def _temporal(self, node: ast.Node, text: str) -> Sql:
        native = to_native(read_temporal(text))
        pushed = FUNCTIONS.get(("literal", type(native).__name__))
        if pushed is None:
            raise NotPushable(node, text)
        return pushed.make(native)

    def field(self, node: ast.Node, columns: Columns, path: tuple[str, ...]) -> Sql:
        """The column of a field. Raises NotPushable."""
        try:
            return columns.field(path)
        except KeyError as error:
            raise NotPushable(node, "/".join(path)) from error

    def _name(self, node: ast.Node, name: str) -> Sql:
        found = self.local.get(name)
        if isinstance(found, ColumnElement):
            return found
        raise NotPushable(node, name)

    def _path(self, node: ast.Path) -> Sql:
        steps: list[str] = [node.member]
        base = node.base
        while isinstance(base, ast.Path):
            steps.insert(0, base.member)
            base = base.base
        if (
            isinstance(base, ast.Name)
            and base.name in self.local
            and not isinstance(self.local[base.name], ColumnElement)
        ):
            return self.field(node, self.local[base.name], tuple(steps))
        kind = self.checked.type_of(node.base).type
        pushed = FUNCTIONS.get((node.member, kind.feel))
        if pushed is None:
            raise NotPushable(node, node.member)
        return pushed.make(self.value(node.base))

    def function(self, node: ast.Node, name: str, arguments: tuple[ast.Node, ...]) -> Sql:
        """A built-in or an operator of values. Raises NotPushable."""
        kinds = [self.checked.type_of(each).type for each in arguments]
        if NULL in kinds and not takes_null(name, kinds.index(NULL)):
            return null()
        if (pushed := FUNCTIONS.get((name, *(each.feel for each in kinds)))) is None:
            raise NotPushable(node, name)
        made = pushed.make(*(self.value(each) for each in arguments))
        is_arithmetic = name in ("+", "-", "*") and all(each.feel == "number" for each in kinds)
        return exactly(made) if is_arithmetic and not fits(node) else made

    def _call(self, node: ast.Node, name: str, arguments: tuple[ast.Node, ...]) -> Sql:
        found = of_the_run(self, node, name, arguments)
        if found is not None:
            return found
        if name == "not":
            return case((self.true(arguments[0]), false()), (self.false(arguments[0]), true()), else_=null())
        if arguments and isinstance(self.checked.type_of(arguments[0]).type, ListOf):
            return of_list(self, node, name, arguments)
        return self.function(node, name, arguments)

    # Comparisons and tests

    def _compared(self, operator: str, left: ast.Node, right: ast.Node) -> ColumnElement[bool]:
        a, b = self.checked.type_of(left), self.checked.type_of(right)
        if isinstance(a.type, (ListOf, RangeOf)) or isinstance(b.type, (ListOf, RangeOf)):
            return compared_list(self, operator, left, right)
        if NULL in (a.type, b.type) and operator not in ("=", "!="):
            return false()  # more or less than nothing: unknown
        found = beyond(self, operator, left, right)
        if found is not None:
            return found
        return related(
            operator, self.value(left), self.value(right), self._certain(left) or self._certain(right), a.type.feel
        )

    def _certain(self, node: ast.Node) -> bool:
        """Never null, so that SQL's own `=` says what FEEL's does."""
        return not self.checked.type_of(node).nullable

    def _test(self, operand: ast.Node, test: ast.Node, *, wanted: bool) -> ColumnElement[bool]:
        match test:
            case ast.Test("=" | "!=" as operator, inner):
                return self._compared(operator if wanted else {"=": "!=", "!=": "="}[operator], operand, inner)
            case ast.Test(operator, inner):
                return self._compared(operator if wanted else FLIPPED[operator], operand, inner)
            case ast.Range(low, high, low_included, high_included):
                lower, upper = ">=" if low_included else ">", "<=" if high_included else "<"
                if wanted:
                    return and_(self._compared(lower, operand, low), self._compared(upper, operand, high))
                return or_(self._compared(FLIPPED[lower], operand, low), self._compared(FLIPPED[upper], operand, high))
            case ast.ListOf(items):
                parts = [self._test(operand, each, wanted=wanted) for each in items]
                return or_(false(), *parts) if wanted else and_(true(), *parts)
        if isinstance(self.checked.type_of(test).type, (ListOf, RangeOf)):
            raise NotPushable(test, "a list worked out elsewhere")
        if ast.uses_question_mark(test):
            raise NotPushable(test, "a condition of its own")
        return self._compared("=" if wanted else "!=", operand, test)
