"""What references mean survives every rename."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from engine.definitions.bindings import bind, follow_own_renames, renamed
from engine.definitions.source import Source, at, part_named, part_with, parts, replaced, whole
from engine.kinds import Use
from engine.reference import Reference

FORM = Source("bank", "form", "customer", "customeruid", {"fields": [{"uid": "nameuidx", "name": "name"}]}, 1)
VIEW = {"form": "customer", "columns": ["name"], "sort": ["-name"]}


def uses() -> Iterator[Use]:
    target = Reference("bank", "customer")
    yield Use("/form", "form", target)
    yield Use("/columns/0", "form", target, "name")
    yield Use("/sort/0", "form", target, "name")


def find(_: str, reference: Reference) -> Source | None:
    return FORM if reference.name == "customer" else None


def test_references_are_bound_to_uids() -> None:
    definition = {"kind": "form", "app": "bank", "uid": "customeruid"}
    part = {**definition, "part": "nameuidx"}
    assert bind(VIEW, uses(), find) == {"/form": definition, "/columns/0": part, "/sort/0": part}


@pytest.mark.parametrize(
    ("app", "expected"),
    [
        pytest.param("bank", {"form": "client", "columns": ["title"], "sort": ["-title"]}, id="in its own app"),
        pytest.param("loans", {"form": "bank/client", "columns": ["title"], "sort": ["-title"]}, id="from another app"),
    ],
)
def test_a_rename_is_followed(app: str, expected: dict[str, Any]) -> None:
    now = Source("bank", "form", "client", "customeruid", {"fields": [{"uid": "nameuidx", "name": "title"}]}, 1)
    bindings = bind(VIEW, uses(), find)
    assert renamed(app, VIEW, bindings, lambda *_: now) == expected
    assert VIEW["columns"] == ["name"], "what is stored is never changed"


def test_what_is_gone_keeps_its_text_for_the_check_to_name() -> None:
    assert renamed("bank", VIEW, bind(VIEW, uses(), find), lambda *_: None) == VIEW


def test_two_fields_that_swap_names_swap_in_references_too() -> None:
    one, two = {"uid": "oneuidxx", "name": "a"}, {"uid": "twouidxx", "name": "b"}
    before = Source("x", "form", "f", "formuidx", {"fields": [one, two]}, 1)
    after = Source("x", "form", "f", "formuidx", {"fields": [{**one, "name": "b"}, {**two, "name": "a"}]}, 1)
    body = {"columns": ["a", "b"]}
    named = [Use(f"/columns/{place}", "form", Reference("x", "f"), name) for place, name in enumerate("ab")]
    bindings = bind(body, named, lambda *_: before)
    assert renamed("x", body, bindings, lambda *_: after) == {"columns": ["b", "a"]}


def test_an_author_who_renames_a_field_need_not_rename_it_everywhere_in_the_form() -> None:
    before = {"fields": [{"uid": "nameuidx", "name": "name"}], "title_field": "name"}
    after = {"fields": [{"uid": "nameuidx", "name": "title"}], "title_field": "name"}
    own = Reference("x", "f")
    followed = follow_own_renames("x", before, after, [Use("/title_field", "form", own, "name")], own)
    assert followed["title_field"] == "title"


def test_pointers_read_and_write_odd_members() -> None:
    document = {"a/b": [{"~": 1}]}
    assert at(document, "/a~1b/0/~0") == 1
    assert replaced(document, "/a~1b/0/~0", 2) == {"a/b": [{"~": 2}]}
    assert at(document, "/a~1b/7/x") is None


def test_fields_come_before_other_parts_of_the_same_name() -> None:
    body = {
        "unique": [{"uid": "uniqueuid", "name": "a"}],
        "fields": [{"uid": "fielduidx", "name": "a"}, "odd", {"x": 1}],
    }
    assert [each["uid"] for each in parts(body)] == ["fielduidx", "uniqueuid"]


def test_parts_by_name_and_uid_are_what_is_found_one_by_one() -> None:
    column, twin = {"uid": "columnxx", "name": "amount"}, {"uid": "twinxxxx", "name": "amount"}
    table = {"uid": "tablexxx", "name": "items", "fields": [column, twin]}
    check = {"uid": "checkxxx", "name": "name"}
    body = {"checks": [check], "fields": [{"uid": "nameuidx", "name": "name"}, table], "layout": [{"uid": "sectionx"}]}
    source = Source("bank", "form", "customer", "customeruid", body, 1)
    for name in ("name", "items", "items.amount", "items.other", "other.amount", "amount", "", "."):
        assert source.by_name.get(name) is part_named(body, name)
    for uid in ("nothing", *(each["uid"] for each in whole(body))):
        assert source.by_uid.get(uid) is part_with(body, uid)
