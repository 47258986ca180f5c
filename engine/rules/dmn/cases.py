"""The published models' test files: inputs, and what each decision must give (DMN TCK, testCases.xsd)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from engine.expressions.cases import Failure, Score, same
from engine.expressions.values.literals import read_temporal
from engine.expressions.values.shown import shown
from engine.expressions.values.temporal import DateTime
from engine.expressions.values.types import Value
from engine.rules.dmn.read import BadModel, first, named, read_model
from engine.rules.dmn.run import Session

TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"


def run_folder(folder: Path, now: DateTime) -> Score:
    """Run every test file below a folder against the model it names."""
    score = Score()
    for file in sorted(folder.rglob("*-test-*.xml")):
        root = fromstring(file.read_bytes(), forbid_dtd=True)
        name = root.findtext("{*}modelName") or f"{file.parent.name}.dmn"
        try:
            model = read_model((file.parent / name).read_bytes())
        except (BadModel, OSError) as error:
            score.failed[file.parent.name] += 1
            score.failures.append(Failure(file.parent.name, name, "", "a model", str(error)))
            continue
        for case in named(root, "testCase"):
            inputs = {each.get("name", ""): _read(each) for each in named(case, "inputNode")}
            session = Session(model, inputs, now)
            for result in named(case, "resultNode"):
                _judge(score, file.parent.name, case.get("id", ""), session, result)
    return score


def _judge(score: Score, folder: str, case: str, session: Session, result: Element) -> None:
    name = result.get("name", "")
    decision = session.model.decision(name)
    got = None if decision is None else session.decide(decision)
    expected_element = first(result, "expected")
    expected = None if expected_element is None else _read(expected_element)
    if same(got, expected):
        score.passed[folder] += 1
    else:
        score.failed[folder] += 1
        score.failures.append(Failure(folder, case, name, shown(expected), shown(got)))


def _read(element: Element) -> Value:
    listed = first(element, "list")
    if listed is not None:
        return None if listed.get(NIL) == "true" else [_read(item) for item in named(listed, "item")]
    components = list(named(element, "component"))
    if components:
        return {each.get("name", ""): None if each.get(NIL) == "true" else _read(each) for each in components}
    value = first(element, "value")
    if value is None or value.get(NIL) == "true":
        return None
    text, kind = value.text or "", (value.get(TYPE) or "xsd:string").rpartition(":")[2]
    match kind:
        case "decimal" | "double" | "integer" | "int" | "float" | "long":
            return Decimal(text)
        case "boolean":
            return text == "true"
        case "string":
            return text
    return read_temporal(text)
