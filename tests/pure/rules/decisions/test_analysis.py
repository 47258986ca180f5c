"""What the analysis says of a table holds for the values it speaks of: compared with every value that can tell."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from engine.expressions.closures import closure
from engine.expressions.closures_values import RECORD
from engine.expressions.given import Given
from engine.expressions.native import to_value
from engine.expressions.run import Run, Scope
from engine.expressions.values.temporal import instant
from engine.rules.decisions.analysis import analyse
from engine.rules.decisions.model import Decision
from engine.rules.decisions.sheet import Sheet, read_sheet
from tests.support.decision_tables import CODES, FIELDS, MOMENT, SCOPE, describe, table
from tests.support.documents import uid


def samples(name: str) -> list[Any]:
    """Values of a field such that no cell of a random table tells others apart."""
    kind, _, values = FIELDS[name]
    if kind in ("choice", "boolean"):
        return [None, *values]
    if kind == "text":
        return [None, *values, "", "zzz", "A", "aa", "C", "\U0010ffff"]
    step: Any = {"date": timedelta(days=1), "date_time": timedelta(seconds=1)}.get(kind, Decimal("0.01"))
    if kind == "integer":
        return [None, *map(Decimal, range(-3, 8))]
    return [None, *sorted({each + shift * step for each in values for shift in (-1, 0, 1)})]


def points(sheet: Sheet) -> Iterator[tuple[Any, ...]]:
    yield from product(*(samples(each.name.removeprefix("in_")) for each in sheet.inputs))


class Rows:
    """The rows of a sheet by the reference meaning, each cell made a closure once."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.run = Run(instant(MOMENT.now), given=Given(ranks={"bank/levels": CODES}))
        self.tests = [
            [closure(node) for cell, column in zip(row.cells, sheet.inputs, strict=True)
             if (node := cell.condition(column)) is not None]
            for row in sheet.rows
        ]  # fmt: skip

    def hits(self, point: tuple[Any, ...]) -> list[int]:
        self.run.steps = 0
        columns = zip(self.sheet.inputs, point, strict=True)
        scope = Scope({RECORD: {each.uid: to_value(value) for each, value in columns}})
        return [at for at, row in enumerate(self.tests) if all(each(self.run, scope) is True for each in row)]


def probe(sheet: Sheet, when: tuple[str, ...]) -> Rows:
    """A table of one row with these cells."""
    row = sheet.decision.rows[0].model_copy(update={"when": list(when), "uid": uid("probe")})
    made = read_sheet(sheet.decision.model_copy(update={"rows": [row]}), SCOPE)
    assert not made.problems, (when, made.problems)
    return Rows(made)


def without_formulas(seed: int) -> Decision:
    decision = table(random.Random(seed), formulas=False)
    inputs = decision.inputs[:2]
    rows = [
        each.model_copy(update={"when": [cell if "? !=" not in cell else "-" for cell in each.when[:2]]})
        for each in decision.rows
    ]
    outputs = [each.model_copy(update={"default": None}) for each in decision.outputs]
    policy = random.Random(seed).choice(("first", "unique", "any", "priority"))
    changed = {"inputs": inputs, "rows": rows, "outputs": outputs, "hit_policy": policy, "aggregation": None}
    return decision.model_copy(update=changed)


@pytest.mark.parametrize("seed", range(120))
def test_gaps_overlaps_and_masked_rows_are_just_those_there_are(seed: int) -> None:
    sheet = read_sheet(without_formulas(seed), SCOPE)
    assert not sheet.problems
    found = analyse(sheet)
    assert not found.truncated
    told = f"{describe(sheet)}\n{found}"
    together: set[tuple[int, int]] = set()
    taken: set[int] = set()
    ever: set[int] = set()
    reference, gaps = Rows(sheet), [probe(sheet, gap.when) for gap in found.gaps]
    for point in points(sheet):
        rows = reference.hits(point)
        ever.update(rows)
        together.update((one, other) for one in rows for other in rows if one < other)
        if rows:
            taken.add(rows[0])
        in_gap = any(each.hits(point) for each in gaps)
        assert in_gap is not bool(rows), f"{point}: rows {rows}\n{told}"
    assert {each.index for each in found.dead} == set(range(len(sheet.rows))) - ever, told
    hidden = {each.index for each in found.masked}
    if sheet.decision.hit_policy == "first":
        assert hidden == ever - taken, told
    named = {each.indices for each in found.overlaps}
    assert named <= together, told
    if sheet.decision.hit_policy in ("unique", "any"):
        assert named == together, told


def number_table(*whens: list[str], policy: str = "first", kind: str = "number", form: str | None = None) -> Sheet:
    body = {
        "kind": "decision", "schema": 1, "name": "t", "uid": uid("t"), "label": {"zh": "表", "en": "T"},
        "hit_policy": policy, **({"form": form} if form else {}),
        "inputs": [{"uid": uid(f"i{at}"), "name": ("amount", "count")[at] if form else f"i{at}", "type": kind}
                   for at in range(len(whens[0]))],
        "outputs": [{"uid": uid("o"), "name": "o", "type": "number"}],
        "rows": [{"uid": uid(f"r{at}"), "when": when, "then": [str(at)]} for at, when in enumerate(whens)],
    }  # fmt: skip
    return read_sheet(Decision.model_validate(body), SCOPE)


def test_between_whole_numbers_there_is_no_gap() -> None:
    sheet = number_table(["-", "<= 4"], ["-", ">= 5"], ["-", "null"], form="slip")
    assert analyse(sheet).gaps == ()
    assert [each.when for each in analyse(number_table(["<= 4"], [">= 5"], ["null"])).gaps] == [("(4..5)",)]


def test_a_special_case_before_a_general_one_is_no_overlap() -> None:
    found = analyse(number_table(["> 100"], ["> 10"], ["-"]))
    assert (found.overlaps, found.masked) == ((), ())
    turned = analyse(number_table(["> 10"], ["> 100"], ["-"]))
    assert [(each.index, each.by) for each in turned.masked] == [(1, (uid("r0"),))]
    assert turned.masked[0].sentence["zh"] == "第 2 行永远不会生效：第 1 行先命中"


def test_rows_together_mask_one_that_none_masks_alone() -> None:
    found = analyse(number_table(["<= 10"], ["> 10"], ["[5..20]"], ["null"]))
    assert [(each.index, each.by) for each in found.masked] == [(2, (uid("r0"), uid("r1")))]


def test_a_large_table_is_analysed_in_bounded_work() -> None:
    rng = random.Random(5)
    rows = [[f"[{low}..{low + rng.randint(1, 500)}]" for low in rng.choices(range(10_000), k=6)] for _ in range(1_500)]
    started = time.process_time()
    found = analyse(number_table(*rows), work=30_000)
    assert found.truncated
    assert time.process_time() - started < 10, "the work is counted; the clock is only a net"
