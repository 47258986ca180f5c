"""Expressions with records and what they give, as lines of JSON: what a target that is not Python is compared with.

The first line holds what every evaluation is given; each other line one tree, its records and their results. Numbers
are `{"n": "1.5"}`, dates, times and durations `{"t": kind, "v": text}`, contexts `{"ctx": {…}}`, ranges `{"r": […]}`.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import orjson

from engine.expressions import ast
from engine.expressions.check import Checked, check, check_text
from engine.expressions.conditions import to_tree
from engine.expressions.functions.library import LIBRARY
from engine.expressions.functions.signature import Signature
from engine.expressions.native import to_value
from engine.expressions.render import render
from engine.expressions.surroundings import Member, Plain
from engine.expressions.tree_json import SCHEMA, to_json
from engine.expressions.types import NUMBER, SIMPLE_BY_NAME, TEXT, ListOf, RangeOf, Structure, Type, Typed
from engine.expressions.values.literals import read_temporal
from engine.expressions.values.shown import plain
from engine.expressions.values.types import Interval, Value, kind_of
from engine.reference import Label
from tests.support.drawn_conditions import Drawings
from tests.support.expression_corpus import cases
from tests.support.expression_places import placed, records
from tests.support.expression_records import AROUND, GIVEN, NOW, NUMBERS, TEXTS, TODAY, reference, row
from tests.support.expression_trees import Trees

KINDS = ("boolean", "boolean", "boolean", "number", "text", "day", "days", "moment", "numbers")
PATTERNS = ("a", "^a", "[a-c]+$", "贵|稳", "^\\d{1,3}$", "(a|B)?b*", ".", "\\p{Lu}", "[^a]", "a.b")
PLAIN = ("a", "贵", "1", ".", " ")
FLAGS = (None, "i", "s", "")


def written(value: Value) -> Any:  # Any: a JSON value
    """A value as JSON that says its type."""
    match kind_of(value):
        case "null" | "boolean" | "string":
            return value
        case "number":
            return {"n": plain(value)}
        case "list":
            return [written(each) for each in value]
        case "context":
            return {"ctx": {name: written(each) for name, each in value.items()}}
        case "range":
            ends = [written(value.low), written(value.high)]
            return {"r": [*ends, value.low_included, value.high_included, value.test]}
    return {"t": kind_of(value), "v": str(value)}


def given_line() -> bytes:
    """What every evaluation of the lines is given."""
    calendars = {
        name: {
            "first": each.first,
            "last": each.last,
            "off": sorted(map(str, each.off)),
            "worked": sorted(map(str, each.worked)),
        }
        for name, each in GIVEN.calendars.items()
    }
    ranks = {name: list(codes) for name, codes in GIVEN.ranks.items()}
    now = str(to_value(NOW))
    return orjson.dumps(
        {"given": {"now": now, "today": str(TODAY), "me": GIVEN.me, "ranks": ranks, "calendars": calendars}}
    )


def line(about: str, checked: Checked, held: Iterable[dict[str, Any]]) -> bytes:
    """One tree with its records and results. A hand-written record holds the language's own values already."""
    rows = [[written(to_value(each)), written(reference(checked, each))] for each in held]
    return orjson.dumps({"about": about, "schema": SCHEMA, "tree": to_json(checked.tree), "rows": rows})


def random_lines(seeds: Iterable[int], turns: int) -> Iterator[bytes]:
    """Random typed trees over records with holes."""
    for seed in seeds:
        rng = random.Random(seed)
        checked = check(Trees(rng).of(rng.choice(KINDS), rng.randint(1, 4)), AROUND)
        assert checked.is_valid, checked.problems
        yield line(f"tree {seed}", checked, [row(rng) for _ in range(turns)])


def drawn_lines(seeds: Iterable[int], turns: int) -> Iterator[bytes]:
    """Random conditions as the builder draws them, over records with holes."""
    for seed in seeds:
        rng = random.Random(seed)
        checked = check(to_tree(Drawings(rng).group(1), AROUND), AROUND)
        assert checked.is_valid, checked.problems
        yield line(f"drawing {seed}", checked, [row(rng) for _ in range(turns)])


def corpus_lines() -> Iterator[bytes]:
    """The committed cases of the language."""
    for case in cases():
        checked, problems = check_text(case.text, case.around)
        assert checked is not None, problems
        yield line(str(case), checked, [case.record])


def number_lines(turns: int) -> Iterator[bytes]:
    """Numbers of up to 34 digits and any size through what rounds: division, powers, roots and logarithms."""
    members = (Member("a", "a", Label(zh="甲"), Typed(NUMBER)), Member("b", "b", Label(zh="乙"), Typed(NUMBER)))
    rng = random.Random(34)
    texts = ("a / b", "a * b", "a + b", "a ** b", "a ** 3", "b ** -2", "sqrt(a)", "log(a)", "exp(b)", "modulo(a, b)")
    for text in (*texts, "stddev(a, b, 1)", "mean(a, b, 1)", "round half up(a / 7, 3)", "decimal(b, 1)"):
        checked, problems = check_text(text, Plain({None: members}))
        assert checked is not None, problems
        yield line(text, checked, [{"a": _number(rng), "b": _number(rng)} for _ in range(turns)])


def _number(rng: random.Random) -> Decimal:
    digits = rng.randint(0, 10 ** rng.choice((1, 2, 3, 8, 20, 34)) - 1)
    return Decimal(digits * rng.choice((1, -1))).scaleb(-rng.choice((0, 0, 1, 2, 10, 33)))


def place_lines(count: int) -> Iterator[bytes]:
    """Every operator, kind of node and function of stored values on so many records, null in each place."""
    for one in placed():
        uids = [path[0] for path in sorted(one.checked.fields)]
        rows = [{uid: each[uid] for uid in uids} for each in records()[:count]]
        yield line(render(one.checked.tree), one.checked, rows)


def built_in_lines(turns: int, rows: int) -> Iterator[bytes]:
    """Every built-in with values of every type it takes: `turns` choices of types, and for each place so many calls
    with null there."""
    for name, built_in in LIBRARY.items():
        for signature in built_in.signatures:
            if not any("function" in each.kinds for each in signature.parameters):
                yield from _called(name, signature, turns, rows)


def holes(places: int, rows: int, rng: random.Random) -> Iterator[set[int]]:
    """Which arguments are null: none, and each so many times, at times with others."""
    for place in range(places + 1):
        for _ in range(rows):
            yield {place, *(each for each in range(places) if place < places and rng.random() < 0.1)}


def _called(name: str, signature: Signature, turns: int, rows: int) -> Iterator[bytes]:
    rng = random.Random(name)
    every = ("number", "string", "boolean", "date", "list")
    parameters = signature.parameters * 2 if signature.variadic else signature.parameters
    kinds = [sorted(each.kinds) or list(every) for each in parameters]
    for turn in range(turns):
        chosen = [rng.choice(each) for each in kinds]
        members = [Member(f"p{at}", f"p{at}", Label(zh="参数"), Typed(type_of(kind))) for at, kind in enumerate(chosen)]
        arguments: list[ast.Node] = [ast.Name(each.name) for each in members]
        for at, fixed in _written_out(name, rng).items():
            if at < len(arguments):
                arguments[at] = ast.Literal(fixed)
        checked = check(ast.Call(ast.Name(name), tuple(arguments)), Plain({None: tuple(members)}))
        assert checked.is_valid, (name, chosen, checked.problems)
        called = [
            {f"p{at}": None if at in gone else rng.choice(values_of(kind)) for at, kind in enumerate(chosen)}
            for gone in holes(len(chosen), rows, rng)
        ]
        yield line(f"{name} {turn}", checked, called)


def _written_out(name: str, rng: random.Random) -> dict[int, str | None]:
    """Patterns stand in the text itself: the browser reads no others."""
    match name:
        case "matches":
            return {1: rng.choice(PATTERNS), 2: rng.choice(FLAGS)}
        case "replace":
            return {1: rng.choice(PLAIN).replace(".", "\\."), 3: rng.choice(("q", None))}
        case "split":
            return {1: rng.choice(PLAIN).replace(".", "\\.")}
    return {}


def values_of(kind: str) -> tuple[Any, ...]:  # Any: values of the language
    """Values of a type, the awkward ones among them."""
    match kind:
        case "number":
            return NUMBERS
        case "string":
            return (*TEXTS, "2026-11-22", "1", "P1D", "^a", ",", "09:30:00", "Asia/Shanghai", "1 234,5")
        case "boolean":
            return (True, False)
        case "list":
            return ([], ["a", None], list(NUMBERS[:3]), [True, None], [list(NUMBERS[:2])], list(TEXTS))
        case "context":
            return ({}, {"key": "a", "value": None})
        case "range":
            return (Interval(NUMBERS[1], NUMBERS[3], True, False), Interval(NUMBERS[3], NUMBERS[5], False, True))
    texts = {
        "date": ("2024-02-29", "2026-11-22", "1969-12-31"),
        "date and time": ("2026-11-22T09:30:00Z", "2026-11-21T00:00:00Z", "2026-11-22T17:30:00@Asia/Shanghai"),
        "time": ("09:30:00", "23:59:59", "09:30:00.125+08:00"),
        "days and time duration": ("P1D", "-PT36H", "PT0.5S"),
    }
    return tuple(map(read_temporal, texts.get(kind, ("P1M", "-P1Y", "P1Y7M"))))


def type_of(kind: str) -> Type:
    """The checker's type of a kind."""
    match kind:
        case "list":
            return ListOf(TEXT)
        case "context":
            return Structure(())
        case "range":
            return RangeOf(SIMPLE_BY_NAME["number"])
    return SIMPLE_BY_NAME[kind]
