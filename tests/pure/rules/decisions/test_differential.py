"""Generated Python decides as the reference meaning does, on random tables and records with holes."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from engine.expressions.cases import same
from engine.expressions.given import Given as Ranks
from engine.expressions.native import to_value
from engine.rules.decisions import python_table
from engine.rules.decisions.compile import compile_decision
from engine.rules.decisions.evaluate import Given, evaluate
from engine.rules.decisions.python_table import TableProgram
from tests.support.decision_tables import MOMENT, SCOPE, UID, describe, record, reference, table


def agree(seed: int, records: int, rows: int | None = None) -> None:
    rng = random.Random(seed)
    decision = table(rng, rows=rows)
    compiled = compile_decision(decision, SCOPE)
    program = compiled.program
    assert isinstance(program, TableProgram)
    for _ in range(records):
        values = record(rng)
        outcome = evaluate(compiled, Given(values), MOMENT)
        wanted, made_by, _ = reference(compiled, values)
        told = f"seed {seed}: {values}\n{describe(compiled.sheet)}"
        assert same(to_value(outcome.value), to_value(wanted)), f"{outcome.value!r}, not {wanted!r}\n{told}"
        assert outcome.made_by == made_by, told


def test_random_tables_decide_as_the_reference_does() -> None:
    for seed in range(120):
        agree(seed, 12)


def test_an_index_finds_the_same_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(python_table, "INDEXED_FROM", 0)
    for seed in range(120):
        agree(seed, 12)


def test_the_short_way_gives_the_first_row_that_matches() -> None:
    for seed in range(80):
        rng = random.Random(seed)
        compiled = compile_decision(table(rng, formulas=False), SCOPE)
        assert isinstance(compiled.program, TableProgram)
        moment = replace(MOMENT, given=Ranks(ranks=compiled.ranks))
        for _ in range(8):
            values = record(rng)
            arguments: list[Any] = [values[UID[each.name.removeprefix("in_")]] for each in compiled.sheet.inputs]
            _, _, rows = reference(compiled, values)
            first = rows[0] if rows else -1
            if compiled.program.extra:
                continue
            assert compiled.program.first(moment, *arguments) == first, describe(compiled.sheet)
            wanted = compiled.program.outputs[first] if rows else compiled.program.defaults
            assert compiled.program.answer(moment, *arguments) == wanted


@pytest.mark.long
def test_thousands_of_random_tables_decide_as_the_reference_does() -> None:
    for seed in range(1_000, 6_000):
        agree(seed, 20)
