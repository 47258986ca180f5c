"""The description of the interface: complete, typed, and with what every route declares about itself."""

from __future__ import annotations

from typing import Any

import pytest

from engine.api.openapi import document

DOCUMENT = document()
OPERATIONS = [
    (f"{method.upper()} {path}", operation)
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
]


@pytest.mark.parametrize(("name", "operation"), OPERATIONS, ids=[name for name, _ in OPERATIONS])
def test_an_operation_is_described_to_its_end(name: str, operation: dict[str, Any]) -> None:
    assert operation["x-permission"], "who may call it"
    assert operation["x-audit"], "what the trail gets of it"
    assert operation["summary"]
    assert operation["description"], "a sentence of its own"
    successes = {status: answer for status, answer in operation["responses"].items() if status.startswith("2")}
    assert successes, "what comes back"
    for status, answer in successes.items():
        if status != "204":
            assert answer["content"]
            assert all(each["schema"] for each in answer["content"].values()), f"{status} has a type"
    assert "application/problem+json" in operation["responses"]["default"]["content"]
    if "requestBody" in operation:
        assert all(each["schema"] for each in operation["requestBody"]["content"].values())


def test_operations_have_names_of_their_own() -> None:
    names = [operation["operationId"] for _, operation in OPERATIONS]
    assert len(names) == len(set(names))


def test_every_type_that_is_named_is_there() -> None:
    def references(node: Any) -> set[str]:
        if isinstance(node, dict):
            mine = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
            return mine.union(*(references(each) for each in node.values()))
        if isinstance(node, list):
            return set().union(*(references(each) for each in node))
        return set()

    prefix = "#/components/schemas/"
    missing = {
        each for each in references(DOCUMENT) if each.removeprefix(prefix) not in DOCUMENT["components"]["schemas"]
    }
    assert missing == set()


def test_what_goes_out_is_complete() -> None:
    loose = {
        name: sorted(set(schema.get("properties", {})) - set(schema.get("required", [])))
        for name, schema in DOCUMENT["components"]["schemas"].items()
        if name.endswith("Out") and set(schema.get("properties", {})) - set(schema.get("required", []))
    }
    # The rights of a record come with the record itself, not with each of a list; a case with what begins one.
    assert loose == {
        "RecordOut": ["case", "computing", "rights"],
        "ChangedOut": ["more_rows", "rows"],
        "DifferingOut": ["more_rows", "rows"],
        "FieldOut": ["table"],
    }, "every other key of an answer is always there"
