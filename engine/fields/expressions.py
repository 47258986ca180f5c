"""Expressions as definitions hold them: read where they stand, what they name, and written again after a rename.

Type names, as documents write them: text, number, boolean, date, date_time, time, days, months, person, org_unit,
money:CNY, option:app/set, options:app/set, record:app/form, any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from engine.expressions import ast, types
from engine.expressions.check import BUSINESS_LANGUAGE, Checked, check
from engine.expressions.excel import standard
from engine.expressions.failure import ExpressionError
from engine.expressions.names import Names
from engine.expressions.on_calendar import with_calendars_called
from engine.expressions.parser import parse, parse_tests
from engine.expressions.render import render, test_text
from engine.expressions.surroundings import Choice, Member
from engine.expressions.types import ListOf, Money, Option, Record, Type, Typed
from engine.expressions.unbind import unbound
from engine.fields.named import Named, calendars_called, named_by
from engine.fields.shapes import OptionSetShape
from engine.fields.surroundings import FormSurroundings, referred
from engine.kinds import Expression, Scope
from engine.problems import Problem
from engine.reference import Label

SIMPLE_NAMES: Mapping[str, Type] = {
    "text": types.TEXT,
    "number": types.NUMBER,
    "boolean": types.BOOLEAN,
    "date": types.DATE,
    "date_time": types.DATE_TIME,
    "time": types.TIME,
    "days": types.DAYS_TIME,
    "months": types.YEARS_MONTHS,
    "person": types.PERSON,
    "org_unit": types.ORG_UNIT,
    "any": types.ANY,
}
TESTED = "?"
"""What a cell of a decision table tests, in its own text and in `Expression.names`."""


def type_named(text: str, scope: Scope) -> Type | None:
    """The type of this name; None where there is no such type."""
    name, colon, of = text.partition(":")
    if not colon:
        return SIMPLE_NAMES.get(text)
    if name == "money":
        return Money(of) if len(of) == 3 and of.isascii() and of.isupper() else None
    target = referred(of, scope.app)
    if target is None:
        return None
    if name == "record":
        return Record(str(target))
    if name in ("option", "options"):
        found = cast("OptionSetShape | None", scope.find("option_set", target))
        chosen = Option(str(target), found is not None and found.ranked)
        return ListOf(chosen) if name == "options" else chosen
    return None


@dataclass(frozen=True)
class Standing:
    """What an expression stands in: what names mean there, and how they are spelled."""

    around: FormSurroundings
    names: Names


class Reader:
    """Reads expressions as one app sees them; what it found out about a form it keeps.

    `known` are names handed in by themselves that have a label: an expression that names one with its type gets it.
    """

    def __init__(self, scope: Scope, known: Iterable[Member] = ()) -> None:
        self.scope = scope
        self.known = {each.name: each for each in known}
        self._standing: dict[tuple[object, ...], Standing] = {}

    def standing(self, expression: Expression) -> Standing:
        """What the expression stands in."""
        key = (expression.form, tuple(sorted(expression.names.items())))
        found = self._standing.get(key)
        if found is None:
            around = FormSurroundings(self.scope, expression.form, tuple(self._extra(expression)))
            found = self._standing[key] = Standing(around, Names(around.names(), BUSINESS_LANGUAGE))
        return found

    def check(self, expression: Expression, text: str) -> tuple[Checked | None, tuple[Problem, ...]]:
        """The bound tree and everything wrong with the text; no tree where it cannot be read, or where a cell says
        "any value". Problems stand at the path of the expression, with the place in the text as `start` and `end`."""
        standing = self.standing(expression)
        try:
            tree = self._cell(text, standing.names) if expression.is_test else self._whole(text, standing.names)
        except ExpressionError as error:
            return None, (error.problem(expression.path),)
        if tree is None:
            return None, ()
        checked = check(tree, standing.around, self._wanted(expression))
        return checked, tuple(each.under(expression.path) for each in checked.problems)

    def named(self, expression: Expression, checked: Checked) -> list[Named]:
        """Every member of a definition it names, once each."""
        return list(named_by(checked, self.standing(expression).around))

    def written(self, expression: Expression, tree: ast.Node, was: str, known: Sequence[Named]) -> str:
        """A bound tree as text with today's names; what is no longer there is called as it was known."""
        around = _ByUid(self.standing(expression).around, known)
        called = with_calendars_called(tree, calendars_called(known, self.scope))
        named = unbound(check(called, around), around)
        if not expression.is_test:
            return render(named)
        return "= " + render(named) if was.lstrip().startswith("=") else _cell_text(named)

    def _extra(self, expression: Expression) -> Iterator[Member]:
        for name, of in expression.names.items():
            given = self.known.get(name)
            written = type_named(of, self.scope) or types.ANY
            is_known = given is not None and given.typed.type == written
            yield given if given and is_known else Member(name, name, Label(zh=name), Typed(written))

    def _wanted(self, expression: Expression) -> Type | None:
        wanted = type_named(expression.wanted, self.scope)
        return None if wanted is types.ANY else wanted

    def _whole(self, text: str, names: Names) -> ast.Node:
        return standard(parse(text, names), text)

    def _cell(self, text: str, names: Names) -> ast.Node | None:
        if text.lstrip().startswith("="):
            return self._whole(text.replace("=", " ", 1), names)  # the places in the text stay what they were
        negated, tests = parse_tests(text, names)
        if not tests:
            return None
        tested: ast.Node = ast.In(ast.Name(TESTED), tests, span=(0, len(text)))
        return ast.Call(ast.Name("not"), (tested,), span=(0, len(text))) if negated else tested


@dataclass(eq=False)
class _ByUid:
    """Surroundings in which a uid means the member with that uid, whatever else is called so, and in which a member
    that is gone goes by the name it had."""

    around: FormSurroundings
    known: Sequence[Named]

    def names(self) -> Sequence[str]:
        return ()

    def member(self, owner: Record | None, name: str) -> Member | None:
        form = owner.form if owner is not None else str(self.around.form)
        members = self.around.members(form) if self.around.form or owner else ()
        if owner is None:
            members = (*self.around.extra, *members)
        found = next((each for each in members if each.uid == name), None) or self.around.member(owner, name)
        if found is not None:
            return found
        last = next((each for each in self.known if each.member == name), None)
        return Member(name, last.text, Label(zh=last.text), Typed(types.ANY)) if last is not None else None

    def choices(self, option_set: str) -> Sequence[Choice]:
        return self.around.choices(option_set)


def _cell_text(tree: ast.Node) -> str:
    match tree:
        case ast.Call(ast.Name("not"), (ast.In(_, tests),)):
            return f"not({', '.join(map(test_text, tests))})"
        case ast.In(_, tests):
            return ", ".join(map(test_text, tests))
    return render(tree)
