"""Generated Python means what the closures mean: random trees, and every built-in, with holes in the records."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest

from engine.expressions import ast
from engine.expressions.cases import same
from engine.expressions.check import BUSINESS_LANGUAGE, Checked, check
from engine.expressions.functions.library import LIBRARY
from engine.expressions.functions.signature import Signature
from engine.expressions.native import to_native, to_value
from engine.expressions.parser import parse
from engine.expressions.python_source import Moment, generate
from engine.expressions.render import render
from engine.expressions.surroundings import Member, Plain
from engine.expressions.tree_json import from_json, to_json
from engine.expressions.types import SIMPLE_BY_NAME, TEXT, ListOf, RangeOf, Structure, Type, Typed
from engine.expressions.values.literals import read_temporal
from engine.expressions.values.types import Interval
from engine.reference import Label
from tests.support.expression_lines import holes
from tests.support.expression_records import AROUND, GIVEN, NOW, NUMBERS, TEXTS, TODAY, reference, row
from tests.support.expression_trees import Trees

MOMENT = Moment(NOW, TODAY, GIVEN)
KINDS = ("boolean", "boolean", "boolean", "number", "text", "day", "days", "moment", "numbers")


def made(seed: int, *, pushable: bool = False) -> tuple[ast.Node, random.Random]:
    rng = random.Random(seed)
    return Trees(rng, pushable=pushable).of(rng.choice(KINDS[:7]), rng.randint(1, 4)), rng


def agree(checked: Checked, rng: random.Random, records: int) -> None:
    program = generate(checked)
    for _ in range(records):
        record = row(rng)
        expected = reference(checked, record)
        arguments = program.arguments(record)
        got = to_value(program.value(MOMENT, *arguments))
        assert same(got, expected), f"{render(checked.tree)} on {record}: {got}, not {expected}"
        truth = program.is_true(MOMENT, *arguments)
        assert truth is (expected is True), f"{render(checked.tree)} on {record}: {truth}, not {expected}"


def run_trees(seeds: range) -> Counter[str]:
    seen: Counter[str] = Counter()
    for seed in seeds:
        tree, rng = made(seed)
        checked = check(tree, AROUND)
        assert checked.is_valid, (render(tree), checked.problems)
        agree(checked, rng, 5)
        seen.update({type(each).__name__ for each in ast.parts(checked.tree)})
    print({kind: f"{count / len(seeds):.1%} of trees" for kind, count in seen.most_common()})
    return seen


KINDS_OF_NODES = {
    *("Literal", "Temporal", "Name", "Field", "Path", "Filter", "Negation", "Arithmetic", "Comparison", "And", "Or"),
    *("Between", "In", "Test", "Range", "If", "ListOf", "For", "Quantified", "Iteration", "Call"),
}
"""Every kind of the business profile but contexts, whose cases are in the corpus."""


def test_random_trees_mean_the_same_in_both() -> None:
    seen = run_trees(range(1_000))
    for kind in (
        "And",
        "Or",
        "Comparison",
        "Between",
        "In",
        "If",
        "Arithmetic",
        "Call",
        "Quantified",
        "Filter",
        "Test",
    ):
        assert seen[kind] >= 10, kind


@pytest.mark.long
def test_twenty_thousand_random_trees_mean_the_same_in_both() -> None:
    seen = run_trees(range(1_000, 21_000))
    assert min(seen.values()) >= 200, seen
    assert set(seen) >= KINDS_OF_NODES


@pytest.mark.parametrize("seed", range(0, 500, 50))
def test_a_tree_survives_text_and_json(seed: int) -> None:
    for each in range(seed, seed + 50):
        tree, _ = made(each)
        assert parse(render(tree), BUSINESS_LANGUAGE) == tree
        assert from_json(to_json(tree)) == tree


def values_of(kind: str) -> tuple[Any, ...]:
    match kind:
        case "number":
            return NUMBERS
        case "string":
            return (*TEXTS, "2026-11-22", "1", "P1D", "^a", ",", "09:30:00", "Asia/Shanghai")
        case "boolean":
            return (True, False)
        case "list":
            return ([], ["a", None], list(NUMBERS[:3]), [True, None], [list(NUMBERS[:2])])
        case "context":
            return ({}, {"key": "a", "value": None})
        case "range":
            return (Interval(NUMBERS[1], NUMBERS[3], True, False), Interval(NUMBERS[3], NUMBERS[5], False, True))
        case "date":
            return tuple(map(read_temporal, ("2024-02-29", "2026-11-22")))
        case "date and time":
            return tuple(map(read_temporal, ("2026-11-22T09:30:00Z", "2026-11-21T00:00:00Z")))
        case "time":
            return tuple(map(read_temporal, ("09:30:00", "23:59:59")))
        case "days and time duration":
            return tuple(map(read_temporal, ("P1D", "-PT36H")))
    return tuple(map(read_temporal, ("P1M", "-P1Y")))


def type_of(kind: str) -> Type:
    match kind:
        case "list":
            return ListOf(TEXT)
        case "context":
            return Structure(())
        case "range":
            return RangeOf(SIMPLE_BY_NAME["number"])
    return SIMPLE_BY_NAME[kind]


SIGNATURES = [
    pytest.param(name, signature, id=f"{name}-{at}")
    for name, built_in in LIBRARY.items()
    for at, signature in enumerate(built_in.signatures)
    if not any("function" in each.kinds for each in signature.parameters)  # the business profile makes no functions
]


@pytest.mark.parametrize(("name", "signature"), SIGNATURES)
def test_a_built_in_means_the_same_in_both_with_null_in_each_place(name: str, signature: Signature) -> None:
    called(name, signature, 6)


@pytest.mark.long
def test_every_built_in_means_the_same_in_both_with_null_two_hundred_times_in_each_place() -> None:
    calls = sum(called(*one.values, 25) for one in SIGNATURES)  # type: ignore[call-arg, misc]
    print(
        f"Python = closures: {len(SIGNATURES)} signatures of {len(LIBRARY)} built-ins, {calls} calls, 200 nulls a place"
    )


def called(name: str, signature: Signature, rows: int) -> int:
    """Eight choices of types, and for each place so many calls with null there."""
    rng, calls = random.Random(name), 0
    every = ("number", "string", "boolean", "date", "list")
    parameters = signature.parameters * 2 if signature.variadic else signature.parameters
    kinds = [sorted(each.kinds) or list(every) for each in parameters]
    for _ in range(8):
        chosen = [rng.choice(each) for each in kinds]
        members = tuple(
            Member(f"p{at}", f"p{at}", Label(zh="参数"), Typed(type_of(each))) for at, each in enumerate(chosen)
        )
        call = ast.Call(ast.Name(name), tuple(ast.Name(each.name) for each in members))
        checked = check(call, Plain({None: members}))
        assert checked.is_valid, (name, chosen, checked.problems)
        program = generate(checked)
        for gone in holes(len(chosen), rows, rng):
            calls += 1
            record = {f"p{at}": None if at in gone else rng.choice(values_of(each)) for at, each in enumerate(chosen)}
            held = to_native(record)
            expected = to_value(to_native(reference(checked, held)))  # records hold the years 1 to 9999
            got = to_value(program.value(MOMENT, *program.arguments(held)))
            assert same(got, expected), f"{name} of {record}: {got}, not {expected}"
    return calls
