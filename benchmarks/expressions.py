"""What expressions and decision tables cost against the same written by hand, and against zen-engine.

Processor time of single calls, in interleaved rounds, over records of `Decimal` and `None`; every answer is compared
before anything is timed. `python -m benchmarks --only expressions` runs this alone.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import zen

from benchmarks.expression_table import ROWS, by_hand, table, zen_table
from benchmarks.measure import Ratio
from benchmarks.set_based import set_based
from engine.expressions.check import Checked, check_text
from engine.expressions.given import Given
from engine.expressions.python_source import Moment, generate
from engine.expressions.surroundings import Member, Plain
from engine.expressions.types import DATE, NUMBER, TEXT, Money, Typed
from engine.reference import Label

MOMENT = Moment(datetime(2026, 11, 22, 9, 30, tzinfo=UTC), date(2026, 11, 22), Given())
CALLS = 2_000
CONDITIONS = 'aum > 5000000 and grade >= 3 and segment != "mass"'
BY_ZEN = "aum != null and aum > 5000000 and grade != null and grade >= 3 and segment != 'mass'"
LIMIT, THREE = Decimal(5_000_000), Decimal(3)
LONG = (
    'aum > 5000000 and grade >= 3 and (segment = "vip" or segment in ("private", "gold")) and '
    'due <= today() + duration("P30D") and '
    'if grade > 4 then aum / 12 > 100000 else contains(segment, "v") and aum != null'
)
Row = tuple[Any, ...]


def around() -> Plain:
    """The fields of a customer."""
    fields = (("aum", Money("CNY")), ("grade", NUMBER), ("segment", TEXT), ("due", DATE))
    return Plain({None: tuple(Member(name, name, Label(zh=name), Typed(of)) for name, of in fields)})


def checked(text: str) -> Checked:
    """A valid expression."""
    found, problems = check_text(text, around())
    assert found is not None, problems
    assert found.is_valid, problems
    return found


def conditions_by_hand(m: Moment, aum: Decimal | None, grade: Decimal | None, segment: str | None) -> bool:
    """What a careful programmer writes for `CONDITIONS`."""
    return aum is not None and aum > LIMIT and grade is not None and grade >= THREE and segment != "mass"


def customers(count: int) -> list[Row]:
    """Customers with holes: amount, grade, segment."""
    rng = random.Random(7)

    def maybe(value: Any) -> Any:  # Any: a value of any type
        return None if rng.random() < 0.1 else value

    return [
        (
            maybe(Decimal(rng.randint(0, 10_000_000))),
            maybe(Decimal(rng.randint(1, 5))),
            maybe(rng.choice(("mass", "vip", "private"))),
        )
        for _ in range(count)
    ]


@dataclass
class Comparing:
    """Lets functions take turns on the same rows and prints the ratios."""

    rounds: int
    missed: list[str] = field(default_factory=list)

    def times(self, functions: dict[str, Callable[[], Any]], calls: int) -> dict[str, list[float]]:
        """Seconds a call of each, a round at a time; the first round warms up."""
        spent: dict[str, list[float]] = {name: [] for name in functions}
        for number in range(self.rounds + 1):
            for name, function in functions.items():
                started = time.process_time_ns()
                function()
                if number:
                    spent[name].append((time.process_time_ns() - started) / 1e9 / calls)
        return spent

    def told(self, title: str, ratio: Ratio, gate: float, detail: str) -> None:
        """One line; what misses its gate is remembered."""
        holds = ratio.median <= gate
        if not holds:
            self.missed.append(title)
        print(f"{title:<44} CPU {ratio}  gate {gate:.2f} {'holds' if holds else 'MISSED':<6}  {detail}", flush=True)


def _each(function: Callable[..., Any], rows: Sequence[Row]) -> Callable[[], None]:
    def run() -> None:
        for row in rows:
            function(*row)

    return run


def pure(compare: Comparing) -> None:
    """Expressions and tables in one process."""
    rows = customers(CALLS)
    ours = generate(checked(CONDITIONS))
    assert ours.fields == (("aum",), ("grade",), ("segment",))
    assert [ours.is_true(MOMENT, *row) for row in rows] == [conditions_by_hand(MOMENT, *row) for row in rows]
    expression = zen.compile_expression(BY_ZEN)
    as_dicts = [{"aum": _plain(aum), "grade": _plain(grade), "segment": segment} for aum, grade, segment in rows]
    assert [expression.evaluate(each) is True for each in as_dicts] == [ours.is_true(MOMENT, *row) for row in rows]

    def by_zen() -> None:
        for each in as_dicts:
            expression.evaluate(each)

    with_moment = [(MOMENT, *row) for row in rows]
    functions = {
        "ours": _each(ours.is_true, with_moment),
        "hand": _each(conditions_by_hand, with_moment),
        "zen": by_zen,
    }
    _report(compare, "three conditions", compare.times(functions, CALLS), 3.0)

    decide = table(MOMENT)
    rng = random.Random(11)
    decided = [(*row, rng.choice(("new", "old", None))) for row in rows]
    answers = [by_hand(*row) for row in decided]
    assert [decide(*row) for row in decided] == answers
    assert {each[0] for each in answers} == {answer for _, answer in ROWS}, "every row is hit"
    content = zen.ZenDecisionContent(json.dumps(zen_table()))
    engine = zen.ZenEngine({"loader": lambda key: content})  # the quickest of its ways: read once, asked by name
    names = ("aum", "grade", "segment", "since")
    inputs = [dict(zip(names, (_plain(a), _plain(g), *texts), strict=True)) for a, g, *texts in decided]
    theirs = [engine.evaluate("table", each)["result"]["answer"] for each in inputs]
    whole = [at for at, row in enumerate(decided) if None not in row]
    assert [theirs[at] for at in whole] == [answers[at][0] for at in whole]

    def table_by_zen() -> None:
        for each in inputs:
            engine.evaluate("table", each)

    functions = {"ours": _each(decide, decided), "hand": _each(by_hand, decided), "zen": table_by_zen}
    _report(compare, "table of 12 rows and 4 inputs, first hit", compare.times(functions, CALLS), 2.0)
    _compiling(compare)


def _plain(value: Decimal | None) -> float | None:
    """Zen takes no Decimal; its numbers are made of floats."""
    return None if value is None else float(value)


def _report(compare: Comparing, title: str, spent: dict[str, list[float]], gate: float) -> None:
    best = {name: min(each) * 1e6 for name, each in spent.items()}
    detail = ", ".join(f"{name} {each:.3f} µs" for name, each in best.items())
    compare.told(f"{title} / by hand", Ratio.of(spent["ours"], spent["hand"]), gate, detail)
    compare.told(f"{title} / zen-engine", Ratio.of(spent["ours"], spent["zen"]), 0.5, "")


def _compiling(compare: Comparing) -> None:
    assert 195 <= len(LONG) <= 215, len(LONG)
    checked(LONG)
    spent = compare.times({"compile": lambda: [generate(checked(LONG)) for _ in range(20)]}, 20)["compile"]
    two_milliseconds = [0.002] * len(spent)
    compare.told(
        "parse, check, compile 200 characters / 2 ms",
        Ratio.of(spent, two_milliseconds),
        1.0,
        f"{min(spent) * 1e3:.2f} ms",
    )


async def main(rounds: int, customers_stored: int) -> int:
    """All of it; the number of gates missed."""
    compare = Comparing(max(rounds, 7))
    pure(compare)
    await set_based(compare, customers_stored)
    print(f"{len(compare.missed)} gates missed" if compare.missed else "all gates hold")
    return len(compare.missed)
