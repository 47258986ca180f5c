"""A table by itself is as quick as a function somebody would write by hand, and gives the same answers."""

from __future__ import annotations

import random
import timeit
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from engine.rules.decisions.alone import function_of
from tests.support.decision_tables import MOMENT

SEGMENTS = ("mass", "vip", "private")
ROWS = [
    ([f'"{SEGMENTS[n % 3]}"', f"> {1000 * (12 - n)}", f"[{18 + n}..{60 + n}]", "-" if n % 2 else f'"r{n}"'],
     [f'"p{n}"', str(n)])
    for n in range(11)
] + [(["-"] * 4, ['"z"', "99"])]  # fmt: skip


def twelve_by_four() -> dict[str, Any]:
    kinds = (("segment", "text"), ("amount", "number"), ("age", "number"), ("region", "text"))
    return {
        "name": "bench", "hit_policy": "first", "inputs": [{"name": name, "type": kind} for name, kind in kinds],
        "outputs": [{"name": "post", "type": "text"}, {"name": "hours", "type": "number"}],
        "rows": [{"when": when, "then": then} for when, then in ROWS],
    }  # fmt: skip


def by_hand(segment: str | None, amount: Decimal | None, age: Decimal | None, region: str | None) -> Any:
    for n, (least, low, high, post) in enumerate(CONSTANTS):
        if (
            segment == SEGMENTS[n % 3]
            and amount is not None
            and amount > least
            and age is not None
            and low <= age <= high
            and (n % 2 or region == f"r{n}")
        ):
            return post
    return ("z", Decimal(99))


CONSTANTS = [(Decimal(1000 * (12 - n)), Decimal(18 + n), Decimal(60 + n), (f"p{n}", Decimal(n))) for n in range(11)]


def inputs(count: int) -> list[tuple[Any, ...]]:
    rng = random.Random(1)
    return [
        (
            rng.choice((*SEGMENTS, None)),
            rng.choice((None, Decimal(rng.randint(0, 15_000)))),
            rng.choice((None, Decimal(rng.randint(10, 80)))),
            rng.choice(("r0", "r2", "x", None)),
        )
        for _ in range(count)
    ]


def seconds(decide: Callable[..., Any], values: list[tuple[Any, ...]]) -> float:
    return min(timeit.repeat(lambda: [decide(*each) for each in values], number=1, repeat=5))


def test_it_decides_as_the_function_written_by_hand() -> None:
    decide = function_of(twelve_by_four(), MOMENT)
    values = inputs(2_000)
    assert [decide(*each) for each in values] == [by_hand(*each) for each in values]
    assert seconds(decide, values) <= 2 * seconds(by_hand, values)
