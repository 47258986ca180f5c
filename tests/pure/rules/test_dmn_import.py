"""DMN in: tables of other people's models become proposals that answer as before; the rest is named."""

from __future__ import annotations

import os
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from engine.expressions import ast
from engine.expressions.failure import ExpressionError
from engine.expressions.limits import DMN
from engine.expressions.native import to_native, to_value
from engine.expressions.parser import parse_tests
from engine.expressions.values.literals import read_temporal
from engine.expressions.values.temporal import instant
from engine.problems import has_errors
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
from tests.support.decisions import BANK, MOMENT, NOW

FOLDER = Path(os.environ.get("LANGQIAO_CONFORMANCE", "../shared/conformance")) / "dmn"
NEVER_HERE = {"0039-dt-list-semantics": ["dmn_other_name"]}
"""Tables with a cell that reads what is no input of the table: a list handed to the whole model."""
MODELS = sorted(FOLDER.glob("*/*.dmn"))


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
