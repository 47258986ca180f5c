"""Every place where a decision holds the code of an option that is no expression to `definitions`: results, cells of
large tables, what a column may hold, and cases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from engine.fields.surroundings import referred
from engine.kinds import Use
from engine.problems import pointer
from engine.reference import Reference
from engine.rules.decisions.model import Decision, DecisionOutput
from engine.rules.decisions.references import OPTION, is_declared

TEXT = re.compile(r'"([^"\\]*)"')


def mentions(decision: Decision, app: str) -> Iterator[Use]:
    """The uses, in the order of the document."""
    asked = decision.characteristics if decision.shape == "score_card" else decision.inputs
    inputs = [_set_of(each.type, app) for each in asked]
    outputs = [_set_of(each.type, app) for each in decision.outputs]
    if not any((*inputs, *outputs)):
        return
    for at, each in enumerate(decision.inputs):
        for place, text in enumerate(each.values or ()):
            yield from _in_cell(decision, pointer("inputs", at, "values", place), text, each.type, app)
    for at, output in enumerate(decision.outputs):
        yield from _of_output(output, pointer("outputs", at), app)
    for at, row in enumerate(decision.rows):
        for place, (text, column) in enumerate(zip(row.when, decision.inputs, strict=False)):
            yield from _in_cell(decision, pointer("rows", at, "when", place), text, column.type, app)
        for place, (text, of) in enumerate(zip(row.then, outputs, strict=False)):
            yield from _texts(pointer("rows", at, "then", place), text, of)
    for at, characteristic in enumerate(decision.characteristics):
        for place, held in enumerate(characteristic.bins):
            path = pointer("characteristics", at, "bins", place, "when")
            yield from _in_cell(decision, path, held.when, characteristic.type, app)
    yield from _in_cases(decision, dict(zip((each.name for each in asked), inputs, strict=True)), outputs)


def _set_of(type_name: str, app: str) -> Reference | None:
    return referred(type_name.removeprefix(OPTION), app) if type_name.startswith(OPTION) else None


def _texts(path: str, text: str, of: Reference | None) -> Iterator[Use]:
    if of is not None and not text.lstrip().startswith("="):
        for code in dict.fromkeys(TEXT.findall(text)):
            yield Use(path, "option_set", of, code)


def _in_cell(decision: Decision, path: str, text: str, column: str, app: str) -> Iterator[Use]:
    """A cell that is read as an expression is found there."""
    of = _set_of(column, app)
    if of is not None and not is_declared(text, column, len(decision.rows)):
        yield from _texts(path, text, of)


def _of_output(output: DecisionOutput, place: str, app: str) -> Iterator[Use]:
    of = _set_of(output.type, app)
    for at, text in enumerate(output.values or ()):
        yield from _texts(place + pointer("values", at), text, of)
    if output.default is not None:
        yield from _texts(place + "/default", output.default, of)


def _in_cases(
    decision: Decision, inputs: Mapping[str, Reference | None], outputs: Sequence[Reference | None]
) -> Iterator[Use]:
    results = dict(zip((each.name for each in decision.outputs), outputs, strict=True))
    for at, case in enumerate(decision.cases):
        place = pointer("cases", at)
        for name, value in case.values.items():
            of = inputs.get(name)
            if of is not None and isinstance(value, str):
                yield Use(place + pointer("values", name), "option_set", of, value)
        yield from _expected(place + "/expected", case.expected, results)


def _expected(path: str, expected: object, results: Mapping[str, Reference | None]) -> Iterator[Use]:
    if isinstance(expected, Mapping):
        for name, value in expected.items():
            of = results.get(name)
            if of is not None and isinstance(value, str):
                yield Use(path + pointer(name), "option_set", of, value)
    elif isinstance(expected, list):
        for at, each in enumerate(expected):
            yield from _expected(path + pointer(at), each, results)
    elif isinstance(expected, str) and len(results) == 1:
        (of,) = results.values()
        if of is not None:
            yield Use(path, "option_set", of, expected)
