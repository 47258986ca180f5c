"""Options merged into others, as their author writes it: where a chain ends, and what is refused."""

from __future__ import annotations

from typing import Any, cast

import pytest

from engine.definitions.option_sets.kind import OPTION_SET
from engine.definitions.option_sets.merge import merged_into, turning
from engine.definitions.option_sets.model import OptionSet
from engine.kinds import Scope

NOWHERE = cast(Scope, None)


def option_set(**into: str | None) -> OptionSet:
    """Options a to e; those named are retired, and merged where a code is given."""
    options: list[dict[str, Any]] = []
    for code in "abcde":
        option: dict[str, Any] = {"uid": f"option{code}xx", "code": code, "label": {"zh": code, "en": code}}
        if code in into:
            option |= {"retired": True, "merged_into": into[code]}
        options.append(option)
    body = {"kind": "option_set", "schema": 1, "name": "level", "uid": "levelxxxxxxx", "label": {"zh": "级", "en": "L"}}
    return OptionSet.model_validate({**body, "options": options})


@pytest.mark.parametrize(
    ("into", "ends"),
    [
        ({}, {}),
        ({"a": "b"}, {"a": "b"}),
        ({"a": "b", "b": "c"}, {"a": "c", "b": "c"}),
        ({"a": "b", "b": "a"}, {}),
        ({"a": "x"}, {}),
    ],
)
def test_records_get_the_end_of_the_chain(into: dict[str, str | None], ends: dict[str, str]) -> None:
    assert merged_into(option_set(**into)) == ends


@pytest.mark.parametrize(
    ("into", "told"),
    [
        ({"a": "b"}, []),
        ({"a": "b", "b": "c"}, []),
        ({"a": "a"}, [("/options/0/merged_into", "merge_cycle")]),
        ({"a": "b", "b": "a"}, [("/options/0/merged_into", "merge_cycle"), ("/options/1/merged_into", "merge_cycle")]),
        ({"a": "b", "b": None}, [("/options/0/merged_into", "merge_into_retired")]),
        ({"a": "x", "c": "d", "d": None},
         [("/options/0/merged_into", "merge_into_unknown"), ("/options/2/merged_into", "merge_into_retired")]),
    ],
)  # fmt: skip
def test_everything_wrong_is_told_at_its_place(into: dict[str, str | None], told: list[tuple[str, str]]) -> None:
    found = OPTION_SET.check(option_set(**into), NOWHERE)
    assert [(each.path, each.code.name) for each in found] == told
    for each in found:
        assert "{" not in each.code.zh.format(**each.params), "the sentence names what it speaks of"


def test_what_is_merged_is_retired_as_well() -> None:
    body = option_set(a="b").model_dump(by_alias=True)
    body["options"][0]["retired"] = False
    body["options"][0].pop("color")
    body["options"] = [{key: value for key, value in each.items() if value is not None} for each in body["options"]]
    found = OPTION_SET.check(OptionSet.model_validate(body), NOWHERE)
    assert [(each.path, each.code.name) for each in found] == [("/options/0/retired", "merged_not_retired")]


def test_a_merge_is_taken_back_before_it_becomes_another() -> None:
    assert turning(option_set(), option_set(a="b"), NOWHERE) == []
    assert turning(option_set(a="b"), option_set(), NOWHERE) == []
    [found] = turning(option_set(a="b"), option_set(a="c"), NOWHERE)
    assert (found.path, found.code.name, found.params["before"]) == ("/options/0/merged_into", "merged_elsewhere", "b")
