"""`langqiao feel` and `langqiao dmn`: the score by folder and, last, in total."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from engine.cli import app

MODEL = """<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="m">
  <inputData id="i" name="客户 级别"><variable name="客户 级别" typeRef="string"/></inputData>
  <decision id="d" name="折扣"><variable name="折扣" typeRef="number"/>
    <informationRequirement><requiredInput href="#i"/></informationRequirement>
    <decisionTable hitPolicy="FIRST">
      <input><inputExpression><text>客户 级别</text></inputExpression></input><output/>
      <rule><inputEntry><text>"vip"</text></inputEntry><outputEntry><text>0.2</text></outputEntry></rule>
      <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>0.1</text></outputEntry></rule>
    </decisionTable></decision>
</definitions>"""
TESTS = """<testCases xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><modelName>m.dmn</modelName>
  <testCase id="1"><inputNode name="客户 级别"><value xsi:type="xsd:string">vip</value></inputNode>
    <resultNode name="折扣"><expected><value xsi:type="xsd:decimal">0.2</value></expected></resultNode></testCase>
  <testCase id="2"><inputNode name="客户 级别"><value xsi:type="xsd:string">mass</value></inputNode>
    <resultNode name="折扣"><expected><value xsi:type="xsd:decimal">0.3</value></expected></resultNode></testCase>
</testCases>"""


def langqiao(*arguments: str) -> tuple[int, list[str]]:
    done = CliRunner().invoke(app, arguments)
    return done.exit_code, done.output.splitlines()


def case(id_: str, text: str, expected: object, **more: object) -> str:
    return json.dumps({"dir": f"{id_[0]}-folder", "id": id_, "expr": text, "inputs": {}, "expected": expected, **more})


def test_feel_prints_each_folder_and_the_total_last(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    lines = [
        case("a1", "1 + 1", {"n": "2"}),
        case("a2", "1 +", None),
        case("b1", '"x"', "y"),
        "",
        case("b2", "true", True),
    ]
    file.write_text("\n".join(lines))
    assert langqiao("feel", str(file)) == (
        0,
        ["a-folder: 2 passed, 0 failed", "b-folder: 1 passed, 1 failed", "3 passed, 1 failed"],
    )
    code, said = langqiao("feel", str(file), "--failures")
    assert said[:3] == ['b-folder/b1: "x"', "  expected y", "  got      x"]
    assert (code, said[-1]) == (0, "3 passed, 1 failed")


@pytest.mark.parametrize(
    "text", ["not json", "[]", "{}", '{"dir": 1}', "5", json.dumps({"dir": "a", "id": "1", "expr": 3})]
)
def test_a_line_that_is_no_case_is_told_with_its_number(text: str, tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text(case("a1", "1", {"n": "1"}) + "\n" + text)
    code, said = langqiao("feel", str(file))
    assert code == 2
    assert "line 2" in said[0]


def test_dmn_runs_whole_models(tmp_path: Path) -> None:
    (tmp_path / "m").mkdir()
    (tmp_path / "m" / "m.dmn").write_text(MODEL)
    (tmp_path / "m" / "m-test-01.xml").write_text(TESTS)
    assert langqiao("dmn", str(tmp_path)) == (0, ["m: 1 passed, 1 failed", "1 passed, 1 failed"])
    assert langqiao("dmn", str(tmp_path), "--failures")[1][:3] == ["m/2: 折扣", "  expected 0.3", "  got      0.1"]


def test_nothing_to_run_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "cases.jsonl").write_text("\n")
    assert langqiao("feel", str(tmp_path / "cases.jsonl")) == (1, ["0 passed, 0 failed"])
    assert langqiao("dmn", str(tmp_path)) == (1, ["0 passed, 0 failed"])
