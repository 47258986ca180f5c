"""Which fields take part in searching."""

from __future__ import annotations

from typing import Any

import pytest

from engine.fields.field_type import field_types
from engine.fields.searched import SEARCHABLE
from tests.support.documents import app, field, form
from tests.support.world import World


def found(body: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each.path, each.code.name) for each in World({"crm": [app(), body]}).check("crm", "form", "f")]


@pytest.mark.parametrize("type_", sorted(SEARCHABLE - {"serial_number"}))
def test_texts_and_numbers_people_know_can_be_searched(type_: str) -> None:
    assert type_ in field_types
    assert found(form("f", field("a", type_, searchable=True))) == []


@pytest.mark.parametrize("type_", ["money", "date", "boolean", "file", "tags", "address"])
def test_what_has_no_text_to_be_found_by_cannot(type_: str) -> None:
    assert found(form("f", field("a", type_, searchable=True))) == [("/fields/0/searchable", "cannot_be_searched")]


def test_an_encrypted_text_is_found_by_its_whole_value_or_not_at_all() -> None:
    assert found(form("f", field("a", searchable=True, encrypted=True))) == []
    long = form("f", field("a", "long_text", searchable=True, encrypted=True))
    assert found(long) == [("/fields/0/searchable", "cannot_be_searched")]


def test_what_is_worked_out_while_it_is_read_cannot() -> None:
    body = form("f", field("day", "date"), field("a", computed='if day = today() then "x" else "y"', searchable=True))
    assert ("/fields/1/searchable", "computed_not_stored") in found(body)


def test_every_field_searched_counts_as_an_index() -> None:
    many = form("f", *(field(f"a{n}", "email", searchable=True) for n in range(13)))
    assert found(many) == [("/fields", "too_many_indexes")]
