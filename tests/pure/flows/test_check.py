"""What is wrong with a flow is told all at once, at its place, in words business people use."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from engine.definitions.check import check_one
from engine.definitions.scope import Landscape
from engine.definitions.source import Source
from engine.problems import Language
from tests.pure.flows.documents import AND, APP, CALENDAR, FORM, OR, XOR, Body, arc, block, node, simple, with_nodes
from tests.pure.flows.wrong_flows import WRONG
from tests.support.world import KINDS


def problems(body: Body) -> list[tuple[str, str]]:
    found = [each for each in told(body) if each.code.name != "no_english"]
    return sorted((each.code.name, each.path) for each in found)


def told(body: Body) -> Any:
    sources = [Source("bank", each["kind"], each["name"], each["uid"], each, 1) for each in (APP, FORM, CALENDAR, body)]
    landscape = Landscape(KINDS, sources)
    return check_one(landscape, sources[-1])


@pytest.mark.parametrize(("body", "expected"), [pytest.param(body, found, id=name) for name, body, found in WRONG])
def test_everything_wrong_is_told_at_its_place(body: Body, expected: list[tuple[str, str]]) -> None:
    assert problems(body) == sorted(expected)


def test_what_runs_twice_is_said_in_business_words() -> None:
    (found,) = told(block(AND, XOR))
    assert found.text(Language.ZH).startswith("“节点split”会同时走多条分支，而它们各自到达“节点end”")
    (stops,) = told(block(XOR, AND, condition="amount > 1"))
    assert stops.text(Language.EN).startswith("Not every way after 'Node split' is taken, but 'Node join' waits")


def test_a_problem_names_the_node_it_is_about() -> None:
    (found,) = told(simple(actions={"reject": {}}))
    assert found.text(Language.ZH) == "“节点approve”：没有“通过”或“完成”操作，这件事永远办不完"
    (choice, _) = told(block(XOR, XOR))
    assert choice.text(Language.EN).startswith("From 'Node split' to 'Node one': Give it a condition")


def test_what_could_not_be_proven_is_said_and_may_be_published(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two or-splits crossing into two or-joins: nothing reduces, and the search is broken off."""
    monkeypatch.setattr("engine.flows.soundness.soundness.__defaults__", (3,))
    names = [node("a", OR), node("b", OR), node("c", OR), node("j", OR), node("k", OR), node("z", AND)]
    arcs = [
        arc("start", "a"),
        arc("a", "b", condition="amount > 1"),
        arc("a", "c", default=True),
        arc("b", "j", condition="amount > 2"),
        arc("b", "k", default=True),
        arc("c", "j", condition="amount > 3"),
        arc("c", "k", default=True),
        arc("j", "z"),
        arc("k", "z"),
        arc("z", "end"),
    ]
    found = told(with_nodes(*names, arcs=arcs))
    assert [(each.code.name, each.is_error) for each in found if each.code.name == "flow_not_proven"] == [
        ("flow_not_proven", False)
    ]


def test_the_full_or_join_rule_is_the_one_of_the_engine() -> None:
    """A loop around an inclusive block: sound by the rule that does not wait for what can reach a filled way too."""
    body = with_nodes(
        node("m", XOR),
        node("o", OR),
        node("one"),
        node("two"),
        node("j", OR),
        node("x", XOR),
        arcs=[
            arc("start", "m"),
            arc("m", "o"),
            arc("o", "one", condition="amount > 1"),
            arc("o", "two", default=True),
            arc("one", "j"),
            arc("two", "j"),
            arc("j", "x"),
            arc("x", "m", condition="amount > 9"),
            arc("x", "end", default=True),
        ],
    )
    assert problems(body) == []


def changed(path: list[Any], value: Any) -> Callable[[Body], Body]:
    def change(body: Body) -> Body:
        made = copy.deepcopy(body)
        at = made
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = value
        return made

    return change


SHAPES = [
    (["nodes", 1, "type"], "robot"),
    (["nodes", 1, "surprise"], 1),
    (["nodes", 1, "due"], {"duration": 5}),
    (["nodes", 1, "actions"], {"fly": {}}),
    (["nodes"], None),
    (["sequence_flows", 0, "from"], 7),
    (["nodes", 1, "multi"], {"mode": "vote", "ratio": "2"}),
    (["record_lock"], "maybe"),
    (["limits"], {}),
]


@pytest.mark.parametrize(("path", "value"), SHAPES)
def test_shapes_that_cannot_be_read_are_problems_too(path: list[Any], value: Any) -> None:
    found = told(changed(path, value)(simple()))
    assert found
    assert all(each.is_error for each in found)
