"""Every operator, kind of node and function of stored values, with null in each of its arguments hundreds of times.

The records hold each kind of value three times over (`n0`, `n1`, `n2` are numbers), each empty in a third of them on
its own, so that an expression of fields meets every combination of empty and not.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

import pytest

from engine.expressions import ast
from engine.expressions.check import Checked, check, check_text
from engine.expressions.closures import closure
from engine.expressions.closures_values import RECORD
from engine.expressions.native import to_value
from engine.expressions.pushable_functions import PUSHABLE
from engine.expressions.run import Run, Scope
from engine.expressions.surroundings import Plain
from engine.expressions.types import (
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS_TIME,
    NUMBER,
    ORG_UNIT,
    PERSON,
    TEXT,
    YEARS_MONTHS,
    ListOf,
    Option,
    Type,
)  # fmt: skip
from engine.expressions.values.temporal import DaysTime, YearsMonths
from engine.expressions.values.types import Value
from tests.support.expression_records import (
    CHILD_FIELDS,
    DATES,
    DEPOSIT,
    GIVEN,
    NOW,
    NUMBERS,
    RISK,
    TEXTS,
    child,
    member,
)  # fmt: skip

COUNT, NULLS = 800, 200
"""Records, and how many of them at least have no value at a place."""

SAMPLES = (60, pytest.param(COUNT, marks=pytest.mark.long))
"""So many of them are looked at: a few each time, all of them now and then."""

KINDS: dict[str, tuple[str, Type]] = {
    "number": ("n", NUMBER), "string": ("s", TEXT), "date": ("d", DATE), "date and time": ("t", DATE_TIME),
    "boolean": ("b", BOOLEAN), "days and time duration": ("l", DAYS_TIME),
    "years and months duration": ("m", YEARS_MONTHS), "person": ("p", PERSON), "org unit": ("u", ORG_UNIT),
    "option": ("o", Option("bank/risk", ranked=True)),
}  # fmt: skip
LETTERS = {letter: kind for kind, (letter, _) in KINDS.items()}
FIELDS = (
    *(member(f"{letter}{at}", f"{kind}{at}", of) for kind, (letter, of) in KINDS.items() for at in range(3)),
    member("deposits", "存款列表", ListOf(DEPOSIT), nullable=False),
)
AROUND = Plain({None: FIELDS, DEPOSIT: CHILD_FIELDS}, {"bank/risk": RISK})
SHANGHAI = timezone(timedelta(hours=8))
VALUES: dict[str, tuple[Any, ...]] = {
    "n": NUMBERS,
    "s": (*TEXTS, "feb28", "mar1", "ab"),
    "d": DATES,
    "t": (*(datetime(2024, 2, day, 23, 59, 30, tzinfo=SHANGHAI) for day in (28, 29)), NOW, NOW.replace(hour=20)),
    "b": (True, False),
    "l": tuple(DaysTime(Decimal(each)) for each in ("86400", "-129600", "0.5", "0")),
    "m": tuple(map(YearsMonths, (1, -12, 19, 0))),
    "p": tuple(UUID(int=each) for each in (1, 2)),
    "u": tuple(UUID(int=each) for each in (1, 3)),
    "o": ("low", "steady", "high"),
}


@cache
def records() -> list[dict[str, Any]]:
    """The records by field uid."""
    rng = random.Random(31)
    return [
        {
            **{
                f"u{letter}{at}": None if rng.random() < 0.33 else rng.choice(VALUES[letter])
                for letter in LETTERS
                for at in range(3)
            },
            "udeposits": [child(rng) for _ in range(rng.randint(0, 2))],
        }
        for _ in range(COUNT)
    ]


@cache
def scopes() -> list[Scope]:
    """The same as closures read them."""
    return [Scope({RECORD: to_value(each)}) for each in records()]


@dataclass(frozen=True)
class Placed:
    """One expression of fields. `about` is the operator, function or kind of node it is about."""

    about: str
    checked: Checked

    @property
    def places(self) -> list[str]:
        """The uids of the fields it has for arguments."""
        return sorted(path[0] for path in self.checked.fields if path[0] != "udeposits")

    def nulls(self, count: int) -> list[int]:
        """How many of the first records have no value at each of them."""
        return [sum(each[uid] is None for each in records()[:count]) for uid in self.places]


SIGNS = ("=", "!=", "<", "<=", ">", ">=")
ORDERED = ("n", "s", "d", "t", "l", "m")
TEMPLATES = (
    *(("Comparison", f"{x}0 {sign} {x}1") for x in ORDERED for sign in SIGNS),
    *(("Comparison", f"{x}0 {sign} {x}1") for x in ("b", "p", "u", "o") for sign in SIGNS[:2]),
    *(("Comparison", f"not({x}0 {sign} {x}1)") for x in ("n", "s", "d") for sign in SIGNS),
    *(("Comparison", f"{x}0 {sign} null") for x in LETTERS for sign in SIGNS[:2]),
    *(("Between", f"{wrap}({x}0 between {x}1 and {x}2)") for x in ORDERED for wrap in ("", "not")),
    *(("In", f"{wrap}({x}0 in ({x}1, {x}2))") for x in ORDERED for wrap in ("", "not")),
    *(("Range", f"{wrap}({x}0 in {low}{x}1..{x}2{high})") for x in ORDERED for wrap in ("", "not")
      for low, high in ("[]", "()")),
    *(("Test", f"{wrap}({x}0 in ({sign} {x}1))") for x in ORDERED for sign in SIGNS[1:] for wrap in ("", "not")),
    *(("If", f"if b0 then {x}0 else {x}1") for x in LETTERS if x != "b"),
    ("If", "if b0 then b1 else b2"),
    ("And", "b0 and b1"), ("Or", "b0 or b1"), ("And", "not(b0 and b1)"), ("Or", "not(b0 or b1)"), ("not", "not(b0)"),
    *(("If", f"not(if {a} then b1 else b2)") for a in ("b0", "n0 > n1")),
    ("Negation", "-n0"), ("Negation", "-l0"), ("Negation", "-m0"), ("Arithmetic", "n0 ** 2"), ("Arithmetic", "2 ** n0"),
    ("Field", "n0"), ("Literal", "n0 + 1"), ("Temporal", 'd0 + @"P1D"'),
    ("Quantified", "some x in deposits satisfies x.amount > n0"),
    ("Quantified", "every x in deposits satisfies x.amount > n0"),
    ("Quantified", "not(some x in deposits satisfies x.open and b0)"),
    ("Quantified", "not(every x in deposits satisfies x.open or b0)"),
    ("Filter", "count(deposits[amount > n0])"), ("Filter", "sum(deposits[kind = s0].amount)"),
    ("ListOf", "[n0, n1][1]"), ("ListOf", "[n0, n1]"), ("For", "for x in [n0, n1] return x + n2"),
    ("Context", "{a: n0, b: s0}.a"),
    ("at least", 'o0 at least "steady"'), ("at most", 'o0 at most "steady"'), ("at least", 'not(o0 at least "steady")'),
    ("at least", "o0 at least o1"), ("at most", "o0 at most o1"),
    *(("is workday", f"is workday({x}0)") for x in "dt"), ("is workday", "not(is workday(d0))"),
    *(("workday add", f"workday add({x}0, n0)") for x in "dt"),
    *(("workday diff", f"workday diff({x}0, {y}1)") for x in "dt" for y in "dt"),
)  # fmt: skip


@cache
def placed() -> tuple[Placed, ...]:
    """Every kind of node, and every operator and function the database knows by the types of its arguments."""
    found = []
    for about, text in TEMPLATES:
        checked, problems = check_text(text, AROUND)
        assert checked is not None, (text, problems)
        assert checked.is_valid, (text, checked.problems)
        found.append(Placed(about, checked))
    return (*found, *_pushable())


def expected(one: Placed, count: int) -> list[Value]:
    """What the closures say of the first records."""
    of = closure(one.checked.tree)
    return [of(Run(to_value(NOW), given=GIVEN), scope) for scope in scopes()[:count]]


def told(count: int) -> str:
    """How many of each there are, and how often null stands at the place where it does least often."""
    least = min(min(each.nulls(count)) for each in placed() if each.places)
    assert count < COUNT or least >= NULLS
    return f"{len({each.about for each in placed()})} kinds, null at each place {least} times at least"


def _pushable() -> Iterator[Placed]:
    for name, *kinds in sorted(PUSHABLE):
        if name == "literal":
            continue
        taken: dict[str, int] = {}
        arguments: list[ast.Node] = []
        for kind in kinds:
            letter = KINDS[kind][0]
            arguments.append(ast.Name(f"{letter}{taken.setdefault(letter, 0)}"))
            taken[letter] += 1
        checked = next((each for node in _ways(name, arguments) if (each := check(node, AROUND)).is_valid), None)
        assert checked is not None, (name, kinds)
        yield Placed(name, checked)


def _ways(name: str, arguments: list[ast.Node]) -> Iterator[ast.Node]:
    if name == "negate":
        yield ast.Negation(arguments[0])
    elif name in ("+", "-", "*", "/"):
        yield ast.Arithmetic(name, arguments[0], arguments[1])
    else:
        yield ast.Call(ast.Name(name), tuple(arguments))
        yield ast.Path(arguments[0], name)
