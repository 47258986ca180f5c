"""Whatever people do in a sound flow: nothing is lost, nothing runs twice, everything comes to its end."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from engine.errors import Conflict
from engine.flows import commands
from engine.flows.moving import may_move
from engine.flows.state import Standing, State
from tests.pure.flows.blocks import blocks
from tests.pure.flows.drawing import Case

PEOPLE = ["ada", "bob", "cem", "dai"]
KINDS = (
    "approve", "approve", "return", "beside", "before", "after", "delegated", "consulted", "transfer", "remove", "jump",
)  # fmt: skip


def play(seed: int, actions: int, counted: Counter[str]) -> None:
    """Play one case of a flow made by chance, with what people do made by chance."""
    chance = random.Random(seed)
    graph = blocks(seed, depth=3).graph()
    case = Case(graph, Chance(chance), people=Crowd(chance)).start()
    for _ in range(actions):
        whole(case.state, seed)
        if case.status != "open":
            return
        act(case, chance, counted)
    for _ in range(400):  # everybody does what there is to do, and nobody goes round again
        case.holds = {}
        if case.status != "open":
            return
        whole(case.state, seed)
        case.do(commands.Finish(chance.choice(having(case.state, "open")), "approve"))
    pytest.fail(f"flow {seed} does not end")


class Chance(dict[str, object]):
    """Conditions hold as it happens."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self.chance = chance

    def get(self, key: str, default: object = None) -> object:  # type: ignore[override]  # only ever read this way
        return self.chance.random() < 0.4 if ">" in key else default


class Crowd(dict[str, list[str]]):
    """Whoever it happens to be."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self.chance = chance

    def get(self, key: str, default: object = None) -> list[str]:  # type: ignore[override]  # only ever read this way
        return self.chance.sample(PEOPLE, self.chance.randint(1, 3))


def having(state: State, standing: Standing) -> list[int]:
    """Tasks that stand so."""
    return [each.number for each in state.tasks.values() if each.standing == standing]


def act(case: Case, chance: random.Random, counted: Counter[str]) -> None:
    """One thing somebody may do."""
    state = case.state
    task = state.tasks[chance.choice(having(state, "open"))]
    kind = chance.choice(KINDS)
    target = chance.choice([uid for uid, each in case.graph.vertices.items() if each.type == "userTask"])
    command: commands.Command
    if kind == "approve":
        command = commands.Finish(task.number, "approve")
    elif kind == "return":
        command = commands.Return(task.number, target, straight=chance.random() < 0.3)
    elif kind == "transfer":
        command = commands.Transfer(task.number, chance.choice(PEOPLE))
    elif kind == "remove":
        command = commands.Remove(task.seat)
    elif kind == "jump":
        command = commands.Jump(task.token, target)
    else:
        command = commands.Ask(task.number, (chance.choice(PEOPLE),), kind)  # type: ignore[arg-type]  # one of its origins
    if kind in ("return", "jump") and not may_move(case.graph, task.node, target):
        return
    before = state.copied()
    try:
        case.do(command)
        counted[kind] += 1
    except Conflict:
        counted[f"{kind} refused"] += 1
        assert case.state == before, "what is refused changes nothing"


def whole(state: State, seed: int) -> None:
    """No token without something that will wake it, nothing that waits for a token that is gone."""
    assert not state.incidents, (seed, state.incidents)
    if state.status != "open":
        left = (state.tokens, state.tasks, state.timers, state.scopes, state.rounds)
        assert not any(left), (seed, left)
        return
    for token in state.tokens.values():
        assert token.waits in ("tasks", "join"), (seed, token)
        assert token.waits == "join" or state.tasks_of(token.number), (seed, token)
        if token.waits == "tasks":
            assert any(each.standing == "open" for each in state.tasks_of(token.number)), (seed, token)
    assert all(each.token in state.tokens for each in state.tasks.values()), seed
    ways = Counter((each.scope, each.node, each.via) for each in state.tokens.values() if each.via is not None)
    assert not ways or max(ways.values()) == 1, (seed, "two tokens came the same way")


def test_a_sound_flow_always_ends_whatever_people_do() -> None:
    counted: Counter[str] = Counter()
    for seed in range(60):
        play(seed, 30, counted)
    assert min(counted[each] for each in ("approve", "return", "beside", "delegated", "jump")) > 10, counted


@pytest.mark.long
def test_two_thousand_flows_always_end_whatever_people_do() -> None:
    counted: Counter[str] = Counter()
    for seed in range(2_000):
        play(seed, 50, counted)
    print(dict(counted))
    assert min(counted[each] for each in ("approve", "return", "beside", "before", "after", "delegated", "jump")) > 500
