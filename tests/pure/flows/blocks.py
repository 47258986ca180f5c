"""Flows made of blocks by chance: sound by the way they are made."""

from __future__ import annotations

import random

from engine.flows.graph import Graph
from tests.pure.flows.drawing import drawn

AND, XOR, OR = "parallelGateway", "exclusiveGateway", "inclusiveGateway"


class Drawing:
    """A flow made of blocks, by chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance, self.last = chance, 0
        self.arcs: list[str] = []
        self.types: dict[str, str] = {}

    def name(self, kind: str | None = None) -> str:
        self.last += 1
        made = f"n{self.last}"
        if kind is not None:
            self.types[made] = kind
        return made

    def block(self, depth: int) -> tuple[str, str]:
        """The first and the last node of something sound."""
        made = self.chance.choice(("task", "series", AND, XOR, OR, "loop")) if depth else "task"
        if made == "task":
            node = self.name()
            return node, node
        if made == "series":
            (first, one), (other, last) = self.block(depth - 1), self.block(depth - 1)
            self.arcs.append(f"{one} > {other}")
            return first, last
        if made == "loop":
            join, split = self.name(XOR), self.name(XOR)
            first, last = self.block(depth - 1)
            self.arcs += [f"{join} > {first}", f"{last} > {split}", f"{split} > {join} ? again"]
            return join, split
        split, join = self.name(made), self.name(made)
        for at in range(self.chance.randint(2, 3)):
            first, last = self.block(depth - 1)
            self.arcs += [f"{split} > {first}" + (" ? p" if made != AND and at else ""), f"{last} > {join}"]
        return split, join

    def graph(self, **types: str) -> Graph:
        return drawn("; ".join(self.arcs), **(self.types | types))


def blocks(seed: int, depth: int = 3) -> Drawing:
    """A sound flow."""
    drawing = Drawing(random.Random(seed))
    first, last = drawing.block(depth)
    drawing.arcs = [f"s > {first}", *drawing.arcs, f"{last} > e"]
    return drawing
