"""Whether an expression can be worked out by the database over all records at once, or only record by record; and why
not, at which place, in words of those who write it. The database's own side is `engine.query.to_sql`; a test holds the
two together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.expressions import ast
from engine.expressions.exactly import compared_exactly, kept_back
from engine.expressions.fixed import FIXED
from engine.expressions.infer_calls import is_guarded
from engine.expressions.push_reasons import (
    CALENDAR,
    FUNCTION,
    LISTED,
    LOOP,
    NAMED,
    OPERATION,
    OWN_TEST,
    PATTERN,
    PATTERNS,
    POSITION,
    STRUCTURE,
    TWICE,
    UNTYPED,
)
from engine.expressions.pushable_functions import (
    AGGREGATES,
    ON_CALENDAR,
    ON_ORGANISATION,
    PUSHABLE,
    asks_among,
    asks_emptiness,
    takes_null,
)
from engine.expressions.types import BOOLEAN, NULL, ListOf, RangeOf, Record, Type
from engine.problems import Code, Problem

if TYPE_CHECKING:
    from engine.expressions.check import Checked


class Level(StrEnum):
    """How much of an expression the database can do."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


class Cost(StrEnum):
    """What working it out over all records asks for: their own columns, related records, or each record in turn."""

    OWN = "own"
    RELATED = "related"
    EACH = "each"


@dataclass(frozen=True, slots=True)
class Pushability:
    """`partial`: of conditions joined by `and` the database does some, and the rest is done on what remains."""

    level: Level
    reasons: tuple[Problem, ...]
    cost: Cost


def pushability(checked: Checked) -> Pushability:
    """What the database can do of a checked expression."""
    found = _Search(checked)
    conjuncts = list(_conjuncts(checked.tree))
    per_conjunct = [list(found.reasons(each)) for each in conjuncts]
    reasons = tuple(each for reasons in per_conjunct for each in reasons)
    if not reasons:
        related = any(isinstance(checked.type_of(each).type, ListOf) for each in ast.parts(checked.tree))
        reaches = any(isinstance(each, ast.Field) and len(each.path) > 1 for each in ast.parts(checked.tree))
        return Pushability(Level.FULL, (), Cost.RELATED if related or reaches else Cost.OWN)
    some = checked.typed.type == BOOLEAN and any(not each for each in per_conjunct)
    return Pushability(Level.PARTIAL if some else Level.NONE, reasons, Cost.EACH)


def _conjuncts(node: ast.Node) -> Iterator[ast.Node]:
    if isinstance(node, ast.And):
        yield from _conjuncts(node.left)
        yield from _conjuncts(node.right)
    else:
        yield node


def _told(code: Code, node: ast.Node, **params: object) -> Problem:
    return code.at("", start=node.span[0], end=node.span[1], **params)


class _Search:
    """Goes through a tree as the database's own side does. `local` are the names of loops over related records."""

    def __init__(self, checked: Checked, local: frozenset[str] = frozenset()) -> None:
        self.checked, self.local = checked, local

    def of(self, node: ast.Node) -> Type:
        return self.checked.type_of(node).type

    def reasons(self, node: ast.Node) -> Iterator[Problem]:
        """Why a condition or a value cannot be pushed down."""
        match node:
            case ast.Comparison() | ast.In() if compared_exactly(self.checked, node) is not None:
                return
            case ast.Literal():
                return
            case ast.Temporal():
                if ("literal", self.of(node).feel) not in PUSHABLE:
                    yield _told(OPERATION, node, name=node.text)
            case ast.Field(path):
                if (kept := kept_back(self.checked, path)) is not None:
                    yield _told(kept, node, name=path[-1])
                elif isinstance(self.of(node), ListOf):
                    yield _told(LISTED, node)
            case ast.Name():
                yield _told(LISTED, node)
            case ast.Path():
                yield from self._path(node)
            case ast.And(left, right) | ast.Or(left, right):
                yield from self._conditions(left, right)
            case ast.Comparison(operator, left, right):
                if not asks_emptiness(self.checked, operator, left, right):
                    yield from self._compared(left, right)
            case ast.Between(operand, low, high):
                yield from self._compared(operand, low)
                yield from self._compared(operand, high)
            case ast.In(operand, tests):
                for each in tests:
                    yield from self._test(operand, each)
            case ast.Arithmetic(operator, left, right):
                yield from self._function(node, operator, (left, right), OPERATION)
            case ast.Negation(operand):
                yield from self._function(node, "negate", (operand,), OPERATION)
            case ast.If(condition, then, otherwise):
                yield from self._conditions(condition)
                yield from self.reasons(then)
                yield from self.reasons(otherwise)
            case ast.Quantified():
                yield from self._quantified(node.outermost())
            case ast.Call():
                yield from self._call(node)
            case ast.For():
                yield _told(LOOP, node)
            case ast.Filter():
                yield _told(POSITION if self.of(node.condition).feel == "number" else LISTED, node)
            case ast.ListOf():
                yield _told(LISTED, node)
            case _:
                yield _told(STRUCTURE, node)

    def _conditions(self, *nodes: ast.Node) -> Iterator[Problem]:
        for each in nodes:
            if self.of(each) not in (BOOLEAN, NULL):
                yield _told(UNTYPED, each)
            else:
                yield from self.reasons(each)

    def _compared(self, left: ast.Node, right: ast.Node) -> Iterator[Problem]:
        sides = (left, right)
        if any(isinstance(self.of(each), (ListOf, RangeOf)) for each in sides):
            yield _told(LISTED, next(each for each in sides if isinstance(self.of(each), (ListOf, RangeOf))))
            return
        for each in sides:
            yield from self.reasons(each)

    def _test(self, operand: ast.Node, test: ast.Node) -> Iterator[Problem]:
        match test:
            case ast.Test(_, inner):
                yield from self._compared(operand, inner)
            case ast.Range(low, high):
                yield from self._compared(operand, low)
                yield from self._compared(operand, high)
            case ast.ListOf(items):
                for each in items:
                    yield from self._test(operand, each)
            case _ if isinstance(self.of(test), (ListOf, RangeOf)):
                yield _told(LISTED, test)
            case _ if ast.uses_question_mark(test):
                yield _told(OWN_TEST, test)
            case _:
                yield from self._compared(operand, test)

    def _path(self, node: ast.Path) -> Iterator[Problem]:
        if isinstance(node.base, ast.Filter) and not isinstance(self.of(node.base), ListOf):
            yield _told(POSITION, node.base)
            return
        base = node.base
        while isinstance(base, ast.Path):
            base = base.base
        if isinstance(base, ast.Name) and base.name in self.local:
            if isinstance(self.of(node), ListOf):
                yield _told(LISTED, node)
            elif (kept := kept_back(self.checked, node.member)) is not None:
                yield _told(kept, node, name=node.member)
            return
        below = [] if isinstance(self.of(node.base), (ListOf, Record)) else list(self.reasons(node.base))
        yield from below or self._function(node, node.member, (node.base,), OPERATION)

    def _function(self, node: ast.Node, name: str, arguments: tuple[ast.Node, ...], code: Code) -> Iterator[Problem]:
        kinds = [self.of(each) for each in arguments]
        if NULL in kinds and not takes_null(name, kinds.index(NULL)):
            return
        if (name, *(each.feel for each in kinds)) not in PUSHABLE:
            yield _told(PATTERN if name in PATTERNS else code, node, name=name)
            return
        for each in arguments:
            yield from self.reasons(each)

    def _call(self, node: ast.Call) -> Iterator[Problem]:
        name = node.function.name if isinstance(node.function, ast.Name) else ""
        arguments = node.arguments
        if node.names:
            yield _told(NAMED, node)
        elif (
            name in ("now", "today", "me", *FIXED)
            or (name == "duration" and isinstance(arguments[0], ast.Literal))
            or asks_among(self.checked, name, arguments)
        ):
            return
        elif name == "not":
            yield from self._conditions(*arguments)
        elif name in ("at least", "at most"):
            if isinstance(arguments[1], ast.Literal):
                yield from self.reasons(arguments[0])
            else:
                yield _told(FUNCTION, node, name=name)
        elif name in ON_ORGANISATION:
            for each in arguments:
                yield from self.reasons(each)
        elif name in ON_CALENDAR:
            named = arguments[ON_CALENDAR[name] :]
            if named and not isinstance(named[0], ast.Literal):
                yield _told(CALENDAR, named[0])
            for each in arguments[: ON_CALENDAR[name]]:
                yield from self.reasons(each)
        elif len(arguments) == 1 and isinstance(self.of(arguments[0]), ListOf):
            yield from self._aggregate(node, name, arguments[0])
        else:
            yield from self._function(node, name, arguments, FUNCTION)

    # Related records

    def _rows(self, node: ast.Node) -> Iterator[Problem]:
        if isinstance(node, ast.Filter) and self.of(node.condition) == BOOLEAN:
            if isinstance(node.base, ast.Filter):
                yield _told(TWICE, node)
                return
            yield from self._rows(node.base)
            yield from _Search(self.checked, self.local | {"item"})._conditions(node.condition)
            return
        of = self.of(node)
        is_relation = isinstance(of, ListOf) and isinstance(of.of, Record)
        match node:
            case ast.Field() if is_relation:
                return
            case ast.Path(ast.Name(name)) if is_relation and name in self.local:
                return
            case ast.Filter():
                yield _told(POSITION, node)
            case _:
                yield _told(LISTED, node)

    def _quantified(self, node: ast.Quantified) -> Iterator[Problem]:
        (loop,) = node.iterations
        if loop.upto is not None:
            yield _told(LISTED, loop)
            return
        yield from self._rows(loop.domain)
        inside = _Search(self.checked, self.local | {loop.name})
        if isinstance(node.condition, ast.Quantified):
            yield from inside.reasons(node.condition)
        else:
            yield from inside._conditions(node.condition)

    def _aggregate(self, node: ast.Call, name: str, argument: ast.Node) -> Iterator[Problem]:
        if isinstance(argument, ast.Filter) and is_guarded(argument):
            argument = argument.base
        member: ast.Path | None = None
        if isinstance(argument, ast.Path) and isinstance(self.of(argument.base), ListOf):
            member, argument = argument, argument.base
        if name == "count" or (member is not None and self._adds_up(name, member)):
            yield from self._rows(argument)
        else:
            yield _told(FUNCTION, node, name=name)

    def _adds_up(self, name: str, member: ast.Path) -> bool:
        of = self.of(member)
        kind = of.of.feel if isinstance(of, ListOf) else ""
        if kept_back(self.checked, member.member) is not None:
            return False
        is_moment = kind in ("date", "date and time")
        return name in AGGREGATES and (kind == "number" or (is_moment and name in ("min", "max")))
