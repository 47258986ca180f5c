"""Decisions to hand out and take in, an app they stand in, and values to ask them about."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from engine.definitions.fmt import write_uids
from engine.definitions.option_sets.model import OptionSet
from engine.expressions.python_source import Moment
from engine.forms.model import Form
from engine.problems import Language, has_errors
from engine.reference import Reference
from engine.rules.decisions.check import check
from engine.rules.decisions.compile import compile_decision
from engine.rules.decisions.evaluate import Given
from engine.rules.decisions.model import Decision
from tests.support import documents

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
MOMENT = Moment(NOW, NOW.date())


class Bank:
    """What the decisions of these tests see."""

    app = "bank"

    def __init__(self) -> None:
        level = documents.option_set("level", "mass", "vip", "private", ranked=True)
        customer = documents.form(
            "customer",
            documents.field("name"),
            documents.field("level", "choice", options={"set": "level"}),
            documents.field("aum", "money", options={"currency": "CNY"}),
            documents.field("birthday", "date"),
        )
        deposit = documents.form(
            "deposit",
            documents.field("customer", "reference", options={"form": "customer"}),
            documents.field("amount", "money", options={"currency": "CNY"}),
            documents.field("due", "date"),
        )
        self.models: dict[tuple[str, str], BaseModel] = {
            ("option_set", "level"): OptionSet.model_validate(level),
            ("form", "customer"): Form.model_validate(customer),
            ("form", "deposit"): Form.model_validate(deposit),
        }

    def find(self, kind: str, reference: Reference) -> Any:
        return self.models.get((kind, reference.name)) if reference.app == self.app else None

    def names(self, kind: str) -> list[Reference]:
        return [Reference(self.app, name) for of, name in self.models if of == kind]


BANK = Bank()


def decision(**written: Any) -> Decision:
    body = {"kind": "decision", "schema": 1, "name": "d", "label": {"zh": "某决策", "en": "D"}, **written}
    made = Decision.model_validate(write_uids("test", "decisions/d", body, Decision))
    problems = check(made, BANK)
    assert not has_errors(problems), [each.text(Language.EN) for each in problems]
    return made


A, B = {"name": "a", "type": "number"}, {"name": "b", "type": "text", "label": {"zh": "客群", "en": "Segment"}}
LEVEL = {"name": "level", "type": "option:level"}
NUMBER_OUT = {"name": "n", "type": "number"}
TEXT_OUT = {"name": "t", "type": "text"}
OVERLAPPING = [
    {"when": ["> 3", "-"], "then": ["5"]},
    {"when": ["[1..5)", '"vip", "mass"'], "then": ["2"], "note": "备注 <&> 结束"},
    {"when": ["null", "-"], "then": ["null"]},
    {"when": ["not(4, 5)", 'not("vip")'], "then": ["5"]},
    {"when": ["= ? * 2 > 7", '= starts with(?, "v")'], "then": ["= a * 0.1"]},
    {"when": ["-", '= a = 3 and ? = "mass"'], "then": ["7"]},
    {"when": ["-", "= a = 1"], "then": ["1"]},
]
DECISIONS: dict[str, Decision] = {
    **{
        policy: decision(hit_policy=policy, inputs=[A, B], outputs=[NUMBER_OUT], rows=OVERLAPPING)
        for policy in ("unique", "any", "first", "collect", "rule_order")
    },
    **{
        policy: decision(
            hit_policy=policy,
            inputs=[A, B],
            outputs=[{**TEXT_OUT, "values": ['"low"', '"high"', '"no"']}, {**NUMBER_OUT, "values": ["2", "1"]}],
            rows=[
                {"when": ["> 3", "-"], "then": ['"high"', "1"]},
                {"when": ["-", '"vip"'], "then": ['"low"', "1"]},
                {"when": ["-", '"vip", "mass"'], "then": ['"low"', "2"]},
                {"when": ["1", "-"], "then": ['"no"', "1"]},
            ],
        )
        for policy in ("priority", "output_order")
    },
    **{
        f"collect {aggregation}": decision(
            hit_policy="collect", aggregation=aggregation, inputs=[A, B], outputs=[NUMBER_OUT], rows=OVERLAPPING
        )
        for aggregation in ("sum", "min", "max", "count")
    },
    "a default and allowed values": decision(
        hit_policy="unique",
        inputs=[{**A, "values": ["[0..10]"]}, LEVEL],
        outputs=[{**TEXT_OUT, "default": '"none"'}, {**NUMBER_OUT, "default": "0"}],
        rows=[
            {"when": ["< 3", '"vip", "private"'], "then": ['"x"', "1"]},
            {"when": [">= 3", '= ? at least "vip"'], "then": ['"y"', "2"]},
        ],
    ),
    "a form, aggregates and the bank's functions": decision(
        hit_policy="first",
        form="customer",
        inputs=[
            {"name": "total", "expression": "sum(deposit_list.amount)", "type": "number"},
            {"name": "many", "expression": "count(deposit_list[amount > 5])", "type": "number"},
            {"name": "ranked", "expression": 'level at least "vip"', "type": "boolean"},
            {"name": "rest", "expression": "ifnull(aum, 0) - max(1, aum)", "type": "number"},
            {"name": "end", "expression": "month end(birthday)", "type": "date"},
        ],
        outputs=[NUMBER_OUT],
        rows=[
            {"when": ["> 10", "-", "true", "-", "-"], "then": ["1"]},
            {"when": ["null", "-", "-", "-", "-"], "then": ["2"]},
            {"when": ["-", "> 1", "-", "<= 0", "-"], "then": ["= total + many"]},
            {"when": ["-", "-", "false", "-", '>= @"2026-02-28"'], "then": ["4"]},
            {"when": ["-", "-", "-", "-", "-"], "then": ["= rest"]},
        ],
    ),
    "a score card": decision(
        shape="score_card",
        base="100",
        characteristics=[
            {
                **A,
                "bins": [
                    {"when": "< 3", "points": "-20", "reason": {"zh": "太少", "en": "Too few"}},
                    {"when": "[2..5]", "points": 10},
                ],
                "otherwise": {"points": "5.5"},
            },
            {**LEVEL, "bins": [{"when": '"vip", "private"', "points": 30}, {"when": "null", "points": -5}]},
        ],
    ),
}
VALUES: dict[str, list[Any]] = {
    "a": [None, *map(Decimal, (0, 1, 2, 3, 4, 5, 7)), Decimal("3.5"), Decimal(-1)],
    "b": [None, "vip", "mass", "other", ""],
    "level": [None, "mass", "vip", "private"],
    "aum": [None, Decimal(0), Decimal(1), Decimal(5)],
    "birthday": [None, date(2026, 2, 3), date(2024, 2, 29)],
}


def given_values(rng: random.Random) -> dict[str, Any]:
    amounts = [rng.choice([None, Decimal(1), Decimal(6), Decimal(20)]) for _ in range(rng.randrange(4))]
    return {
        **{name: rng.choice(values) for name, values in VALUES.items()},
        "deposit_list": [{"amount": each} for each in amounts],
    }


def record_of(one: Decision, values: Mapping[str, Any]) -> Given:
    """The values as a record of the form has them, or as they are given outright."""
    if one.form is None:
        asked = one.characteristics or one.inputs
        return Given({}, {each.uid: values.get(each.name) for each in asked})
    amount = documents.uid("field amount")
    compiled = compile_decision(one, BANK)
    listed = compiled.around.member(None, "deposit_list")
    assert listed is not None
    record = {documents.uid(f"field {name}"): value for name, value in values.items() if name != "deposit_list"}
    return Given({**record, listed.uid: [{amount: each["amount"]} for each in values["deposit_list"]]})
