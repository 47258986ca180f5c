"""DMN in and out: what we write is a model that gives the same answers; what others wrote becomes proposals that do."""

from __future__ import annotations

import os
import random
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from pydantic import BaseModel

from engine.definitions.fmt import write_uids
from engine.definitions.option_sets.model import OptionSet
from engine.expressions import ast
from engine.expressions.cases import same
from engine.expressions.failure import ExpressionError
from engine.expressions.limits import DMN
from engine.expressions.native import to_native, to_value
from engine.expressions.parser import parse_tests
from engine.expressions.python_source import Moment
from engine.expressions.values.literals import read_temporal
from engine.expressions.values.temporal import instant
from engine.forms.model import Form
from engine.problems import Language, has_errors
from engine.reference import Reference
from engine.rules.decisions.check import check
from engine.rules.decisions.compile import compile_decision
from engine.rules.decisions.evaluate import Given, evaluate
from engine.rules.decisions.model import Decision
from engine.rules.decisions.sheet import read_sheet
from engine.rules.dmn.model import BoxedContext, InputData, Model, Table, Text
from engine.rules.dmn.model import Decision as DmnDecision
from engine.rules.dmn.read import read_model
from engine.rules.dmn.run import Session
from engine.rules.exchange.dmn_tables import find_tables
from engine.rules.exchange.from_dmn import from_dmn
from engine.rules.exchange.to_dmn import to_dmn
from tests.support import documents

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
MOMENT = Moment(NOW, NOW.date())
FOLDER = Path(os.environ.get("LANGQIAO_CONFORMANCE", "../shared/conformance")) / "dmn"
NEVER_HERE = {"0039-dt-list-semantics": ["dmn_other_name"]}
"""Tables with a cell that reads what is no input of the table: a list handed to the whole model."""
MODELS = sorted(FOLDER.glob("*/*.dmn"))


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
        inputs=[{"name": "near", "expression": "workday add(birthday, 3)", "type": "date"}],
        outputs=[NUMBER_OUT],
        rows=[{"when": ["-"], "then": ["1"]}],
        cases=[{"name": "one", "values": {"near": "2026-03-01"}, "expected": "1"}],
    )
    _, losses = to_dmn(one, BANK)
    assert [(each.where, each.code.name) for each in losses] == [
        ("inputs.near", "dmn_own_function"),
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


# Models of others


def runnable(xml: bytes) -> dict[str, Table]:
    """The tables of a model as it is run, by where they stand."""
    model = read_model(xml)
    found = {each.name: each.logic for each in model.decisions.values()}
    found |= {each.name: each.function.body for each in model.knowledge.values()}
    tables: dict[str, Table] = {}
    waiting = list(found.items())
    while waiting:
        place, logic = waiting.pop()
        if isinstance(logic, Table):
            tables[place] = logic
        elif isinstance(logic, BoxedContext):
            waiting += [(f"{place} / {each.name}" if each.name else place, each.value) for each in logic.entries]
    return tables


def values_of(texts: list[str], kind: str) -> list[Any]:
    """The literals of a column, what is next to them, and nothing."""
    found: list[Any] = [None, *{"boolean": [True, False], "text": ["else"], "number": [Decimal(-7)]}.get(kind, [])]
    for text in texts:
        try:
            _, tests = parse_tests(text, limits=DMN) if text not in ("", "-") else (False, ())
        except ExpressionError:
            continue
        for each in (part for test in tests for part in ast.parts(test)):
            match each:
                case ast.Literal(Decimal() as value) if kind == "number":
                    found += [value, value - 1, value + 1]
                case ast.Literal(str(value)) if kind == "text":
                    found.append(value)
                case ast.Temporal(value):
                    found.append(to_native(read_temporal(value)))
    return found


@pytest.mark.skipif(not MODELS, reason="LANGQIAO_CONFORMANCE is not set: conformance data is not run")
@pytest.mark.parametrize("file", MODELS, ids=lambda each: each.stem)
def test_tables_of_a_published_model_answer_as_before(file: Path) -> None:
    xml = file.read_bytes()
    brought = from_dmn(xml)
    assert not brought.problems
    run, model = runnable(xml), read_model(xml)
    found = find_tables(xml)
    assert len(brought.definitions) == len(found.tables)
    for table, body in zip(found.tables, brought.definitions, strict=True):
        one = Decision.model_validate({"uid": "x" * 8, **body})
        if not read_sheet(one, BANK).is_sound:
            lost = [each for each in brought.losses if each.where.startswith(f"{table.label}{table.place}")]
            assert [each.code.name for each in lost] == NEVER_HERE[file.stem]
            continue
        assert not has_errors(check(one, BANK))
        answers_alike(one, run[f"{table.owner}{table.place}"], model)


def answers_alike(one: Decision, table: Table, model: Model) -> None:
    compiled = compile_decision(one, BANK)
    names = {each.expression for each in table.inputs}
    inputs = {name: InputData(name, name, None) for name in names}
    fixed = {key: each for key, each in model.decisions.items() if isinstance(each.logic, Text)}
    asked = DmnDecision("d", "d", None, (*names, *fixed), table)
    whole = Model("m", {**fixed, "d": asked}, {}, inputs, model.types, model.names)
    columns = [values_of([row.tests[at] for row in table.rows], column.type) for at, column in enumerate(one.inputs)]
    rng = random.Random(one.name)
    for _ in range(60):
        picked = [rng.choice(values) for values in columns]
        direct = {column.uid: value for column, value in zip(one.inputs, picked, strict=True)}
        ours = evaluate(compiled, Given({}, direct), MOMENT).value
        given = {each.expression: to_value(value) for each, value in zip(table.inputs, picked, strict=True)}
        theirs = Session(whole, given, instant(NOW)).decide(whole.decisions["d"])
        assert plainly(to_value(ours)) == plainly(theirs), (given, ours, theirs)


def plainly(value: Any) -> Any:
    match value:
        case dict():
            return [plainly(each) for each in value.values()]
        case list():
            return [plainly(each) for each in value]
    return value


def model_of(inner: str, version: str = "https://www.omg.org/spec/DMN/20180521/MODEL/") -> bytes:
    return (
        f'<definitions xmlns="{version}" name="m" namespace="n"><inputData name="申请 金额" id="i">'
        f'<variable name="申请 金额" typeRef="number"/></inputData>{inner}</definitions>'
    ).encode()


TABLE = (
    '<decision id="d" name="授信 结果"><variable name="授信 结果" typeRef="string"/>'
    '<decisionTable hitPolicy="{policy}">'
    "<input><inputExpression><text>申请 金额</text></inputExpression></input>{more}"
    '<output typeRef="string"/><rule><inputEntry><text>{test}</text></inputEntry>'
    "<outputEntry><text>{result}</text></outputEntry></rule></decisionTable></decision>"
)


def table(test: str = "&gt; 5", result: str = '"a"', policy: str = "FIRST", more: str = "") -> str:
    return TABLE.format(test=test, result=result, policy=policy, more=more)


VERSIONS = (
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
    "http://www.omg.org/spec/DMN/20180521/MODEL/",
    "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "https://www.omg.org/spec/DMN/20211108/MODEL/",
    "https://www.omg.org/spec/DMN/20230324/MODEL/",
)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_of_the_standard_is_read(version: str) -> None:
    (body,) = from_dmn(model_of(table(), version)).definitions
    assert (body["name"], body["label"]) == ("shou_xin_jie_guo", {"zh": "授信 结果"})
    assert (body["inputs"][0]["name"], body["inputs"][0]["label"]) == ("shen_qing_jin_e", {"zh": "申请 金额"})
    assert (body["inputs"][0]["type"], body["outputs"][0]["type"]) == ("number", "text")
    assert body["rows"][0]["when"] == ["> 5"]


@pytest.mark.parametrize(
    ("test", "cell"),
    [
        pytest.param("-", "-", id="any"),
        pytest.param("", "-", id="empty"),
        pytest.param("[1..5]", "[1..5]", id="a range"),
        pytest.param("not(1, 2)", "not(1, 2)", id="negated values"),
        pytest.param("1 + 2", "= ? in (1 + 2)", id="a sum"),
        pytest.param("? * 2 &gt; 5", "= ? * 2 > 5", id="a condition on the input"),
        pytest.param("申请 金额 &gt; 5", "= ? in (shen_qing_jin_e > 5)", id="a condition that names the input"),
        pytest.param("not(1 + 2)", "= not(? in (1 + 2))", id="a negated sum"),
        pytest.param("1, ? &gt; 5", "= (? in (1)) or (? > 5)", id="values and a condition"),
    ],
)
def test_a_cell_becomes_what_it_means(test: str, cell: str) -> None:
    (body,) = from_dmn(model_of(table(test))).definitions
    assert body["rows"][0]["when"] == [cell]


def test_a_cell_that_cannot_be_read_never_lets_everything_pass() -> None:
    brought = from_dmn(model_of(table("] nonsense [")))
    assert brought.definitions[0]["rows"][0]["when"] == ["] nonsense ["]
    assert [each.code.name for each in brought.losses] == ["dmn_unreadable_cell"]
    assert brought.losses[0].where == "授信 结果 / rule 1 / 申请 金额"


def test_an_input_that_is_worked_out_is_given_as_a_value() -> None:
    more = "<input label='余额'><inputExpression><text>sum(账户.余额)</text></inputExpression></input>"
    brought = from_dmn(model_of(table(more=more)))
    assert brought.definitions[0]["inputs"][1]["name"] == "yu_e"
    assert "dmn_calculated" in [each.code.name for each in brought.losses]


def test_an_input_worked_out_of_others_stays_an_expression() -> None:
    more = "<input><inputExpression typeRef='number'><text>申请 金额 / 12</text></inputExpression></input>"
    (body,) = from_dmn(model_of(table(more=more))).definitions
    assert body["inputs"][1]["expression"] == "shen_qing_jin_e / 12"


def test_what_is_no_table_is_named() -> None:
    inner = (
        '<decision id="x" name="Score"><informationRequirement><requiredDecision href="#y"/></informationRequirement>'
        '<literalExpression><text>1</text></literalExpression></decision><decision id="y" name="Other"><context/>'
        '</decision><businessKnowledgeModel id="z" name="F"/><decisionService id="s" name="S"/>'
    )
    brought = from_dmn(model_of(inner))
    assert [each.code.name for each in brought.problems] == ["dmn_no_tables"]
    assert {(each.where, each.code.name) for each in brought.losses} == {
        ("Score", "dmn_not_a_table"),
        ("Other", "dmn_not_a_table"),
        ("F", "dmn_was_function"),
        ("F", "dmn_not_a_table"),
        ("S", "dmn_not_a_table"),
        ("Score", "dmn_requirement"),
    }


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"PK\x03\x04", id="an archive"),
        pytest.param(b"<definitions>", id="no end"),
        pytest.param(b"<html/>", id="another document"),
        pytest.param(b'<!DOCTYPE x [<!ENTITY a "b">]><definitions/>', id="entities"),
        pytest.param(b"<a>" * 100_000 + b"</a>" * 100_000, id="nested too deeply"),
        pytest.param(b"<definitions>" + b" " * (9 << 20) + b"</definitions>", id="nine megabytes"),
        pytest.param(model_of(table(policy="FASTEST")), id="an unknown hit policy"),
    ],
)
def test_a_file_that_is_no_model_is_a_problem(file: bytes) -> None:
    brought = from_dmn(file)
    assert [each.code.name for each in brought.problems] == ["dmn_unreadable"]
    assert not brought.definitions


def test_random_models_never_raise() -> None:
    rng = random.Random(7)
    parts = ["decision", "decisionTable", "input", "output", "rule", "inputEntry", "outputEntry", "text", "variable"]
    parts += ["inputExpression", "outputValues", "context", "contextEntry", "itemDefinition", "typeRef", "inputData"]
    texts = ["", "5", '"a"', "> 3", "x y", "[1..", "not(", "a.b", "for x in y return x", "{a: 1}", "@", "−5"]

    def element(depth: int) -> str:
        tag = rng.choice(parts)
        inner = "".join(element(depth - 1) for _ in range(rng.randrange(4))) if depth else ""
        text = rng.choice(texts).replace("<", "&lt;").replace(">", "&gt;")
        return f'<{tag} id="{rng.randrange(99)}" name="{rng.choice(["", "x", "某 名"])}">{inner}{text}</{tag}>'

    for _ in range(100):
        for body in from_dmn(model_of("".join(element(6) for _ in range(3)))).definitions:
            assert body["kind"] == "decision"
