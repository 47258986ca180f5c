"""Flows that come to their end are told from those that do not, whatever way the verdict is come to."""

from __future__ import annotations

import pytest

from engine.flows.net import Net
from engine.flows.reducing import reduces
from engine.flows.soundness import of_level, search
from tests.pure.flows.blocks import blocks
from tests.pure.flows.drawing import drawn

AND, XOR, OR = "parallelGateway", "exclusiveGateway", "inclusiveGateway"


@pytest.mark.parametrize(
    ("text", "gateways", "kinds"),
    [
        pytest.param("s > a; a > e", {}, [], id="a sequence is sound"),
        pytest.param("s > f; f > a; f > b; a > j; b > j; j > e", {"f": AND, "j": AND}, [], id="a block is sound"),
        pytest.param("s > f; f > a; f > b; a > j; b > j; j > c; c > e", {"f": AND, "j": XOR}, ["twice"],
                     id="all ways opened, each let through"),
        pytest.param("s > f; f > a ? p; f > b !; a > j; b > j; j > e", {"f": XOR, "j": AND}, ["stops"],
                     id="one way opened, all waited for"),
        pytest.param("s > f; f > a; f > b; a > e1; b > e2", {"f": AND}, [], id="branches may end by themselves"),
        pytest.param("s > m; m > a; a > x; x > m ? p; x > e !", {"m": XOR, "x": XOR}, [], id="a loop with a way out"),
        pytest.param("s > m; m > a; a > m; b > e", {"m": XOR}, ["endless", "unreached"], id="a loop without"),
        pytest.param("s > f; f > a ? p; f > b ? q; a > j; b > j; j > e", {"f": OR, "j": OR}, [], id="some ways opened"),
        pytest.param("s > f; f > a ? p; f > b ? q; a > j; b > j; j > e", {"f": OR, "j": AND}, ["stops"],
                     id="some ways opened, all waited for"),
        pytest.param("s > f; f > a; f > b; a > x; x > j ? p; x > e1 !; b > j; j > e", {"f": AND, "x": XOR, "j": AND},
                     ["stops"], id="a branch that may leave"),
    ],
)  # fmt: skip
def test_a_flow_has_the_flaws_it_has(text: str, gateways: dict[str, str], kinds: list[str]) -> None:
    verdict = of_level(drawn(text, **gateways), None)
    assert verdict.is_proven
    assert sorted(each.kind for each in verdict.flaws) == kinds


def test_flows_made_of_blocks_are_sound_by_both_ways() -> None:
    for seed in range(30):
        graph = blocks(seed).graph()
        assert reduces(graph, None), seed
        found = search(Net(graph, None), 4_000)
        assert found.is_sound or not found.is_proven, (seed, found)


def test_the_verdict_on_turned_inclusive_gateways_is_that_of_the_whole_search() -> None:
    """Of an inclusive gateway turned into another, or another into it, some stay sound: whatever the search of all
    states finds is what is said, and where the search is broken off nothing is called sound but what reduces."""
    tried = 0
    for seed in range(40):
        drawing = blocks(seed, depth=2)
        for node, kind in drawing.types.items():
            for other in (AND, XOR, OR):
                if other != kind and OR in (kind, other):
                    graph = drawing.graph(**{node: other})
                    found, told = search(Net(graph, None), 4_000), of_level(graph, None, 4_000)
                    if found.is_proven:
                        tried += 1
                        assert told.is_sound == found.is_sound, (seed, node, kind, other)
    assert tried > 40


def test_a_gateway_turned_into_another_is_found() -> None:
    """Parallel and exclusive changed for each other: reduction never says sound where the search says otherwise."""
    wrong = tried = 0
    for seed in range(30):
        drawing = blocks(seed)
        for node, kind in drawing.types.items():
            if kind in (AND, XOR):
                graph = drawing.graph(**{node: XOR if kind == AND else AND})
                found = search(Net(graph, None), 4_000)
                if found.is_proven:
                    tried += 1
                    wrong += not found.is_sound
                    assert of_level(graph, None).is_sound == found.is_sound, (seed, node)
    assert tried > 25
    assert wrong == tried, "every one of them goes wrong"
