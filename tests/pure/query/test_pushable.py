"""What the checker says the database can do is what becomes SQL, over every function and every kind of node."""

from __future__ import annotations

import random
from collections import Counter
from decimal import Decimal

import pytest
from sqlalchemy import Boolean, column

from engine.expressions import ast
from engine.expressions.bank import BANK
from engine.expressions.check import Checked, check, check_text
from engine.expressions.fixed import FIXED
from engine.expressions.functions.library import LIBRARY
from engine.expressions.functions.organisation import ORGANISATION
from engine.expressions.pushable_functions import PUSHABLE
from engine.expressions.render import render
from engine.expressions.surroundings import Member, Plain
from engine.expressions.types import SIMPLE_BY_NAME, ListOf, Type
from engine.expressions.types import Typed as Of
from engine.problems import Language
from engine.query.sql_columns import Children, NotPushable, Sql
from engine.query.sql_functions import FUNCTIONS, TYPES
from engine.query.to_sql import is_true, split, value_of
from engine.reference import Label
from tests.support.expression_records import AROUND, CHILD_FIELDS, DEPOSIT, FIELDS
from tests.support.expression_table import CUSTOMER, TableColumns
from tests.support.expression_trees import Trees

COLUMNS = TableColumns(CUSTOMER)
LITERALS = {
    "date": "date", "datetime": "date and time",
    "DaysTime": "days and time duration", "YearsMonths": "years and months duration",
}  # fmt: skip


def test_both_know_the_same_functions() -> None:
    keys = {("literal", LITERALS[key[1]]) if key[0] == "literal" else key for key in FUNCTIONS}
    assert keys == PUSHABLE


def says_the_same(checked: Checked, columns: TableColumns | Bare = COLUMNS) -> str:
    found = checked.pushable
    text = render(checked.tree)
    why = refused(checked, columns)
    assert (found.level == "full") is (why is None), (text, why, [each.text(Language.EN) for each in found.reasons])
    assert bool(found.reasons) is (why is not None)
    if checked.typed.type.feel == "boolean":
        _, left = split(checked, columns)
        conjuncts = 1 + sum(isinstance(each, ast.And) for each in _chain(checked.tree))
        expected = "full" if not left else "none" if len(left) == conjuncts else "partial"
        assert found.level == expected, (text, left)
    for each in found.reasons:
        assert each.text(Language.ZH)
        assert each.params["start"] <= each.params["end"]
    return found.level.value


def refused(checked: Checked, columns: TableColumns | Bare) -> str | None:
    """Why there is no SQL, as the database's side says it."""
    try:
        value_of(checked, columns)
        if checked.typed.type.feel == "boolean":
            is_true(checked, columns)
    except NotPushable as error:
        return error.what
    return None


def _chain(tree: ast.Node) -> list[ast.And]:
    return [tree, *_chain(tree.left), *_chain(tree.right)] if isinstance(tree, ast.And) else []


def test_random_trees_are_told_as_they_are() -> None:
    seen: Counter[str] = Counter()
    for seed in range(3_000):
        rng = random.Random(seed)
        kind = rng.choice(("boolean", "boolean", "number", "text", "day", "days", "moment", "numbers"))
        checked = check(Trees(rng, pushable=seed % 2 == 0).of(kind, rng.randint(1, 4)), AROUND)
        assert checked.is_valid, render(checked.tree)
        seen[says_the_same(checked)] += 1
    assert seen["full"] > 500
    assert seen["partial"] > 2
    assert seen["none"] > 500


class Bare:
    """A column for every field."""

    def __init__(self, around: Plain) -> None:
        self.around = around

    def field(self, path: tuple[str, ...]) -> Sql:
        member = self.around.member(None, path[0])
        assert member is not None
        if isinstance(member.typed.type, ListOf):
            raise KeyError(path)
        return column(path[0], TYPES.get(member.typed.type.feel, Boolean()))

    def children(self, path: tuple[str, ...]) -> Children:
        raise KeyError(path)


KINDS = tuple(each for each in (*SIMPLE_BY_NAME, "list") if each not in ("null", "function"))
MADE: dict[str, ast.Node] = {
    "range": ast.Range(ast.Literal(Decimal(1)), ast.Literal(Decimal(5)), True, True),
    "context": ast.Context(()),
    "null": ast.Literal(None),
}
OPERATORS = ("+", "-", "*", "/", "**")


def type_of(kind: str) -> Type:
    return ListOf(SIMPLE_BY_NAME["number"]) if kind == "list" else SIMPLE_BY_NAME[kind]


@pytest.mark.parametrize("name", sorted({*LIBRARY, *BANK, *OPERATORS}))
def test_every_function_is_told_as_it_is(name: str) -> None:
    """With arguments of every combination of types it takes, and with null in each place."""
    rng, tried = random.Random(name), 0
    for _ in range(100 if name in LIBRARY else 600):
        kinds = [rng.choice(KINDS) for _ in range(rng.choice((1, 2, 2, 3)))]
        if name in LIBRARY:
            signature = rng.choice(LIBRARY[name].signatures)
            kinds = [rng.choice(sorted(each.kinds) or KINDS) for each in signature.parameters]
        if name in ORGANISATION:
            parameters = ORGANISATION[name].parameters
            kinds = [kind.feel for _, kind in parameters[: rng.randint(ORGANISATION[name].least, len(parameters))]]
        members = {f"p{at}": kind for at, kind in enumerate(kinds) if kind in KINDS}
        around = Plain(
            {None: tuple(Member(each, each, Label(zh="参数"), Of(type_of(kind))) for each, kind in members.items())}
        )
        arguments = [MADE.get(kind) or ast.Name(f"p{at}") for at, kind in enumerate(kinds)]
        if arguments and rng.random() < 0.2:
            arguments[rng.randrange(len(arguments))] = ast.Literal(None)
        made: ast.Node = ast.Call(ast.Name(name), tuple(arguments))
        if name in OPERATORS:
            made = ast.Arithmetic(name, arguments[0], arguments[-1])
        checked = check(made, around)
        if checked.is_valid:
            tried += 1
            says_the_same(checked, Bare(around))
    assert tried or name in ("at least", "at most", "me", "list replace", "sort", *FIXED), name


REASONS = [
    ("deposits[1].amount > 5", "none", "push_position", (0, 11)),
    ('aum > 1 and matches(name, "a")', "partial", "push_pattern", (12, 30)),
    ("some x in [1, 2] satisfies x = rate", "none", "push_list", (10, 16)),
    ("count(for x in [1, 2] return x) > rate", "none", "push_list", (6, 30)),
    ("median(deposits.amount) > 1", "none", "push_function", (0, 23)),
    ("workday add(due, 3, segment) = opened", "none", "push_calendar", (20, 27)),
    ("vip and aum > 1 or substring(name, 1) = segment", "none", "push_function", (19, 37)),
    ("count(deposits[amount > 1][open]) > 1", "none", "push_twice", (6, 32)),
]


@pytest.mark.parametrize(("text", "level", "code", "span"), REASONS)
def test_a_reason_has_its_place(text: str, level: str, code: str, span: tuple[int, int]) -> None:
    checked, problems = check_text(text, AROUND)
    assert checked is not None, problems
    found = checked.pushable
    assert found.level == level
    assert (code, span) in [(each.code.name, (each.params["start"], each.params["end"])) for each in found.reasons]


def test_what_is_worked_out_when_read_is_told() -> None:
    worked_out = Member("uscore", "score", Label(zh="评分"), Of(SIMPLE_BY_NAME["number"]), is_stored=False)
    around = Plain({None: (*FIELDS, worked_out), DEPOSIT: (*CHILD_FIELDS, worked_out)})
    for text in ("score > 5", "sum(deposits.score) > 1", "some d in deposits satisfies d.score > 1"):
        checked, _ = check_text(text, around)
        assert checked is not None
        assert checked.pushable.level == "none", text
    assert check_text("aum > 5 and score > 1", around)[0].pushable.level == "partial"  # type: ignore[union-attr]


COSTS = [("aum > 1", "own"), ("count(deposits) > 1", "related"), ("median(deposits.amount) > 1", "each")]


@pytest.mark.parametrize(("text", "cost"), COSTS)
def test_what_it_costs_is_told(text: str, cost: str) -> None:
    checked, _ = check_text(text, AROUND)
    assert checked is not None
    assert checked.pushable.cost == cost
