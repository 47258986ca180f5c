"""DMN out: what we write is a model that gives the same answers, and comes back as a proposal that does."""

from __future__ import annotations

import random
from typing import Any
from xml.etree import ElementTree as Xml

import pytest

from engine.expressions.cases import same
from engine.expressions.native import to_value
from engine.expressions.values.temporal import instant
from engine.rules.decisions.compile import compile_decision
from engine.rules.decisions.evaluate import Given, evaluate
from engine.rules.decisions.model import Decision
from engine.rules.dmn.read import read_model
from engine.rules.dmn.run import Session
from engine.rules.exchange.from_dmn import from_dmn
from engine.rules.exchange.to_dmn import to_dmn
from tests.support.decisions import BANK, DECISIONS, MOMENT, NOW, NUMBER_OUT, decision, given_values, record_of


@pytest.mark.parametrize("name", DECISIONS)
def test_an_exported_model_gives_the_same_answers(name: str) -> None:
    one = DECISIONS[name]
    compiled = compile_decision(one, BANK)
    xml, _ = to_dmn(one, BANK)
    model = read_model(xml)
    asked = model.decision(one.name)
    assert asked is not None
    rng = random.Random(name)
    for _ in range(60):
        values = given_values(rng)
        ours = evaluate(compiled, record_of(one, values), MOMENT).value
        inputs = {key: to_value(value) for key, value in values.items()}
        theirs = Session(model, inputs, instant(NOW)).decide(asked)
        assert same(to_value(ours), theirs), (values, ours, theirs)


@pytest.mark.parametrize("name", [each for each in DECISIONS if each != "a score card"])
def test_an_exported_table_comes_back_as_a_proposal_that_says_the_same(name: str) -> None:
    one = DECISIONS[name]
    brought = from_dmn(to_dmn(one, BANK)[0])
    (body,) = brought.definitions
    assert (body["hit_policy"], body.get("aggregation")) == (one.hit_policy, one.aggregation)
    assert body["label"]["zh"] == "某决策"
    assert len(body["rows"]) == len(one.rows)
    if one.form is None:
        again = Decision.model_validate({"uid": "x" * 8, **body})
        compiled, before = compile_decision(again, BANK), compile_decision(one, BANK)
        rng = random.Random(name)
        for _ in range(60):
            values = given_values(rng)
            given = Given({}, {each.uid: values.get(each.name) for each in again.inputs})
            assert list_of(evaluate(compiled, given, MOMENT).value) == list_of(
                evaluate(before, record_of(one, values), MOMENT).value
            )


def list_of(value: Any) -> Any:
    """Without the names of outputs, which a table with a single one does not keep."""
    return list(value.values()) if isinstance(value, dict) else value


def test_what_a_model_cannot_hold_is_told() -> None:
    one = decision(
        hit_policy="first",
        form="customer",
        inputs=[
            {"name": "near", "expression": "workday add(birthday, 3)", "type": "date"},
            {"name": "mine", "expression": "org = my unit()", "type": "boolean"},
        ],
        outputs=[NUMBER_OUT],
        rows=[{"when": ["-", "-"], "then": ["1"]}],
        cases=[{"name": "one", "values": {"near": "2026-03-01"}, "expected": "1"}],
    )
    _, losses = to_dmn(one, BANK)
    assert [(each.where, each.code.name) for each in losses] == [
        ("inputs.near", "dmn_own_function"),
        ("inputs.mine", "dmn_own_function"),
        ("cases", "dmn_cases"),
    ]


def test_chinese_text_and_signs_survive_the_xml() -> None:
    xml, _ = to_dmn(DECISIONS["first"], BANK)
    assert "备注 &lt;&amp;&gt; 结束".encode() in xml
    (body,) = from_dmn(xml).definitions
    assert body["rows"][1]["note"] == "备注 <&> 结束"
    assert body["inputs"][1]["label"]["zh"] == "客群"


def test_elements_stand_in_the_order_of_the_standards_schema() -> None:
    order = {
        "definitions": ("itemDefinition", "inputData", "decision", "DMNDI"),
        "decision": ("description", "variable", "informationRequirement", "literalExpression", "decisionTable"),
        "decisionTable": ("input", "output", "annotation", "rule"),
        "input": ("inputExpression", "inputValues"),
        "output": ("outputValues", "defaultOutputEntry"),
        "rule": ("inputEntry", "outputEntry", "annotationEntry"),
    }
    for one in DECISIONS.values():
        root = Xml.fromstring(to_dmn(one, BANK)[0])
        assert root.tag == "{https://www.omg.org/spec/DMN/20230324/MODEL/}definitions"
        ids = [each.get("id") for each in root.iter() if each.get("id")]
        assert len(ids) == len(set(ids))
        for each in root.iter():
            wanted = order.get(local(each))
            places = [wanted.index(local(inner)) for inner in each] if wanted else []
            assert places == sorted(places)


def local(element: Xml.Element) -> str:
    return element.tag.rpartition("}")[2]
