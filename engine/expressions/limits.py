"""What an expression may cost: checked while it is read and while it runs, so that hostile text costs an error and no
more."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds. Text in code points, time in seconds, numbers in items or nodes. `digits` are
    those before the point of what arithmetic makes; `height` is how high the tree may grow: by one with each `and`
    or `or` of a row, by two with each other operator of one, since SQL of those is deeper."""

    text: int = 8_192
    nodes: int = 2_000
    depth: int = 64
    height: int = 100
    list_literal: int = 1_000
    iterations: int = 10_000
    string: int = 65_536
    exponent: int = 100
    digits: int = 34
    steps: int = 100_000
    seconds: float = 0.05


BUSINESS = Limits()
"""What authors get."""

DMN = Limits(
    text=65_536,
    nodes=20_000,
    depth=128,
    height=256,
    list_literal=10_000,
    exponent=6_144,
    digits=6_145,
    steps=1_000_000,
    seconds=5.0,
)
"""What a whole DMN model gets when it is imported and run."""
