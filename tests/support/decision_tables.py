"""Random decision tables over one form, and random records of it with holes."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from engine.expressions.closures_values import RECORD
from engine.expressions.given import Given
from engine.expressions.native import to_native, to_value
from engine.expressions.python_source import Moment
from engine.expressions.run import Run, Scope
from engine.expressions.values.temporal import instant
from engine.rules.decisions.cells import Result
from engine.rules.decisions.columns import Column
from engine.rules.decisions.compile import CompiledDecision
from engine.rules.decisions.explain import matches
from engine.rules.decisions.model import Decision
from engine.rules.decisions.sheet import Sheet
from engine.rules.hit_policies import Hit, resolve
from tests.support.documents import field, form, option_set, uid
from tests.support.world import Seen, World

MOMENT = Moment(datetime(2026, 11, 22, 9, 30, tzinfo=UTC), date(2026, 11, 22), Given())
CODES = ("mass", "vip", "private")
NUMBERS = tuple(map(Decimal, ("-1", "0", "1", "2.5", "100", "50000")))
DAYS = (date(2026, 1, 31), date(2026, 2, 28), date(2026, 11, 22))
MOMENTS = tuple(datetime(2026, 3, day, 1, tzinfo=UTC) for day in (1, 2, 3))
TEXTS = ("a", "B", "贵宾")
FIELDS: dict[str, tuple[str, str, tuple[Any, ...]]] = {
    "level": ("choice", "option:levels", CODES),
    "amount": ("money", "money:CNY", NUMBERS),
    "count": ("integer", "number", tuple(map(Decimal, range(-1, 5)))),
    "day": ("date", "date", DAYS),
    "at": ("date_time", "date_time", MOMENTS),
    "done": ("boolean", "boolean", (True, False)),
    "title": ("text", "text", TEXTS),
}
"""By name: the type of the field, of the input, and the values that occur."""

POLICIES = ("unique", "any", "priority", "first", "collect", "rule_order", "output_order")
OUTPUTS = {"number": ("1", "2", "3.5", "null"), "text": ('"x"', '"y"', "null"), "date": ('@"2026-01-01"', "null")}
BANK = World(
    {
        "bank": [
            form(
                "slip",
                *(
                    field(name, kind, **({"options": {"set": "levels"}} if kind == "choice" else {}))
                    for name, (kind, _, _) in FIELDS.items()
                ),
            ),
            option_set("levels", *CODES, ranked=True),
            {
                "kind": "calendar",
                "schema": 1,
                "name": "branch",
                "uid": uid("calendar branch"),
                "of_the_bank": True,
                "years": [2026],
                "workdays": [{"on": "2026-11-22"}, {"on": "2026-02-28"}],
            },
        ]
    }
)
SCOPE: Seen = BANK.seen_from("bank")
UID = {name: uid(f"field {name}") for name in FIELDS}


def literal(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value}"'
        case datetime() | date():
            return f'@"{to_value(value)}"'
    return str(value)


def cell(rng: random.Random, name: str) -> str:
    """A cell of any kind that may stand under this field."""
    kind, _, values = FIELDS[name]
    some = [literal(each) for each in rng.sample(values, rng.randint(1, min(2, len(values))))]
    ordered = kind not in ("choice", "boolean")
    choices = [lambda: "-", lambda: "-", lambda: some[0], lambda: ", ".join(some), lambda: f"not({', '.join(some)})"]
    choices += [lambda: "null", lambda: "not(null)", lambda: f"{some[0]}, null", lambda: f"!= {some[0]}"]
    if ordered:
        low, high = sorted(rng.choices(values, k=2))
        opening, closing = rng.choice("[("), rng.choice("])")
        inside = f"{opening}{literal(low)}..{literal(high)}{closing}"
        sign = rng.choice(("<", "<=", ">", ">="))
        choices += [lambda: f"{sign} {some[0]}", lambda: inside, lambda: f"not({sign} {some[0]})"] * 2
        choices += [lambda: f"not({inside})", lambda: f"{sign} {some[0]}, {some[-1]}"]
    else:
        choices += [lambda: f"= ? != {some[0]}"]
    if kind == "choice":
        choices += [lambda: f"= ? at least {some[0]}"]
    return rng.choice(choices)()


def result(rng: random.Random, kind: str, formulas: bool) -> str:
    if formulas and kind == "number" and rng.random() < 0.1:
        return rng.choice(("= count + 1", "= amount"))
    return rng.choice(OUTPUTS[kind])


def table(rng: random.Random, *, rows: int | None = None, formulas: bool = True) -> Decision:
    """A table of any policy."""
    policy = rng.choice(POLICIES)
    aggregation = rng.choice((None, "sum", "min", "max", "count")) if policy == "collect" else None
    names = rng.sample(list(FIELDS), rng.randint(1, 4))
    kinds = ["number"] if aggregation else rng.choices(list(OUTPUTS), k=rng.randint(1, 2))
    body = {
        "kind": "decision", "schema": 1, "name": "table", "uid": uid("decision"), "label": {"zh": "表", "en": "Table"},
        "form": "slip", "hit_policy": policy, "aggregation": aggregation,
        "inputs": [{"uid": uid(f"in {each}"), "name": f"in_{each}", "expression": each, "type": FIELDS[each][1]}
                   for each in names],
        "outputs": [{"uid": uid(f"out {at}"), "name": f"out_{at}", "type": kind,
                     "values": rng.sample(OUTPUTS[kind], len(OUTPUTS[kind])),
                     "default": rng.choice((None, *OUTPUTS[kind]))} for at, kind in enumerate(kinds)],
        "rows": [{"uid": uid(f"row {at}"), "when": [cell(rng, each) for each in names],
                  "then": [result(rng, kind, formulas) for kind in kinds]}
                 for at in range(rows or rng.randint(1, 8))],
    }  # fmt: skip
    return Decision.model_validate(body)


def record(rng: random.Random) -> dict[str, Any]:
    """A record by field uid; any value is missing one time in five."""
    return {UID[name]: None if rng.random() < 0.2 else rng.choice(values) for name, (_, _, values) in FIELDS.items()}


def reference(compiled: CompiledDecision, values: dict[str, Any]) -> tuple[Any, tuple[int, ...], list[int]]:
    """The result by the reference meaning: closures cell by cell, and the hit policies. With the rows that made it and
    all that matched."""
    sheet = compiled.sheet
    run = Run(instant(MOMENT.now), given=Given(ranks=compiled.ranks))
    fields = {key: to_value(each) for key, each in values.items()}
    fields |= {each.uid: fields[_path(each)] for each in sheet.inputs}
    scope = Scope({RECORD: fields})
    found = [row for row in sheet.rows if matches(row, sheet.inputs, run, scope)]
    if not found:
        if all(each is None for each in sheet.defaults):
            return None, (), []
        given = [to_value(each.value) if each is not None else None for each in sheet.defaults]
        return to_native(compiled.outputs.shaped(given)), (), []
    hits = [Hit(row.number, tuple(_value(each, run, scope) for each in row.results)) for row in found]
    value, made_by, _ = resolve(compiled.policy, compiled.aggregation, hits, compiled.outputs)
    return to_native(value), made_by, [row.at for row in found]


def _value(given: Result, run: Run, scope: Scope) -> Any:
    from engine.expressions.closures import closure

    if given.formula is None:
        return to_value(given.value)
    return closure(given.formula.tree)(run, scope)


def _path(column: Column) -> str:
    assert column.source is not None
    [path] = column.source.fields
    return path[0]


def describe(sheet: Sheet) -> str:
    rows = [f"{row.when} -> {row.then}" for row in sheet.decision.rows]
    return f"{sheet.decision.hit_policy} {[each.name for each in sheet.decision.inputs]}\n" + "\n".join(rows)
