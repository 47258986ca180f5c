"""A decision table of twelve rows and four inputs: ours, by hand, and as zen-engine wants it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from engine.expressions.python_source import Moment
from engine.rules.decisions.alone import function_of

INPUTS = (("aum", "number"), ("grade", "number"), ("segment", "text"), ("since", "text"))
ROWS = [
    (("> 8000000", ">= 4", '"private"', "-"), "a"),
    (("> 8000000", "-", '"private"', '"new"'), "b"),
    (("[5000000..8000000]", ">= 3", '"private"', "-"), "c"),
    (("[5000000..8000000]", "-", '"vip"', '"old"'), "d"),
    (("> 5000000", "-", '"vip"', "-"), "e"),
    (("[1000000..5000000)", ">= 4", '"vip", "private"', "-"), "f"),
    (("[1000000..5000000)", "< 4", '"vip", "private"', '"new"'), "g"),
    (("> 1000000", ">= 3", '"mass"', '"old"'), "h"),
    (("> 1000000", "< 3", '"mass"', "-"), "i"),
    (("<= 1000000", ">= 2", "-", '"new"'), "j"),
    (("<= 1000000", "-", '"mass"', "-"), "k"),
    (("-", "-", "-", "-"), "l"),
]
M1, M5, M8 = Decimal(1_000_000), Decimal(5_000_000), Decimal(8_000_000)
TWO, THREE, FOUR = Decimal(2), Decimal(3), Decimal(4)
A, B, C, DD, E, F, G, H, II, J, K, L = ((answer,) for _, answer in ROWS)


def table(moment: Moment) -> Callable[..., tuple[Any, ...] | None]:
    """Ours."""
    return function_of(
        {
            "name": "bench",
            "hit_policy": "first",
            "inputs": [{"name": name, "type": of} for name, of in INPUTS],
            "outputs": [{"name": "answer", "type": "text"}],
            "rows": [{"when": list(when), "then": [f'"{answer}"']} for when, answer in ROWS],
        },
        moment,
    )


def by_hand(aum: Decimal | None, grade: Decimal | None, segment: str | None, since: str | None) -> tuple[str]:
    """The same rows, one after the other, as somebody would write them who thinks of None."""
    if aum is not None and aum > M8 and grade is not None and grade >= FOUR and segment == "private":
        return A
    if aum is not None and aum > M8 and segment == "private" and since == "new":
        return B
    if aum is not None and M5 <= aum <= M8 and grade is not None and grade >= THREE and segment == "private":
        return C
    if aum is not None and M5 <= aum <= M8 and segment == "vip" and since == "old":
        return DD
    if aum is not None and aum > M5 and segment == "vip":
        return E
    if aum is not None and M1 <= aum < M5 and grade is not None and grade >= FOUR and segment in ("vip", "private"):
        return F
    if (
        aum is not None and M1 <= aum < M5 and grade is not None and grade < FOUR
        and segment in ("vip", "private") and since == "new"
    ):  # fmt: skip
        return G
    if aum is not None and aum > M1 and grade is not None and grade >= THREE and segment == "mass" and since == "old":
        return H
    if aum is not None and aum > M1 and grade is not None and grade < THREE and segment == "mass":
        return II
    if aum is not None and aum <= M1 and grade is not None and grade >= TWO and since == "new":
        return J
    if aum is not None and aum <= M1 and segment == "mass":
        return K
    return L


def zen_table() -> dict[str, Any]:
    """The same as a JDM decision with one table."""
    columns = [
        {"id": f"i{at}", "name": name, "type": "expression", "field": name} for at, (name, _) in enumerate(INPUTS)
    ]
    rules = []
    for at, (when, answer) in enumerate(ROWS):
        cells = {f"i{n}": "" if cell == "-" else cell for n, cell in enumerate(when)}
        rules.append({"_id": f"r{at}", **cells, "o": f'"{answer}"'})
    content = {
        "hitPolicy": "first",
        "inputs": columns,
        "outputs": [{"id": "o", "name": "answer", "type": "expression", "field": "answer"}],
        "rules": rules,
    }
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode", "position": {"x": 0, "y": 0}},
        {"id": "table", "name": "table", "type": "decisionTableNode", "content": content, "position": {"x": 1, "y": 0}},
        {"id": "out", "name": "out", "type": "outputNode", "position": {"x": 2, "y": 0}},
    ]
    edges = [
        {"id": "e1", "sourceId": "in", "targetId": "table", "type": "edge"},
        {"id": "e2", "sourceId": "table", "targetId": "out", "type": "edge"},
    ]
    return {"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges}
