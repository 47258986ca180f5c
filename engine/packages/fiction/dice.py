"""Chance that repeats itself: only `random()` is drawn, whose sequence Python guarantees for a seed."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

Item = TypeVar("Item")


class Dice:
    """A seeded source of choices."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)

    def number(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def chance(self, share: float) -> bool:
        """True in this share of cases."""
        return self._random.random() < share

    def one_of(self, items: Sequence[Item]) -> Item:
        """One item, each equally likely."""
        return items[int(self._random.random() * len(items))]

    def weighted(self, items: Sequence[tuple[Item, float]]) -> Item:
        """One item, as likely as its weight says."""
        drawn = self._random.random() * sum(weight for _, weight in items)
        for item, weight in items:
            drawn -= weight
            if drawn < 0:
                return item
        return items[-1][0]

    def some_of(self, items: Sequence[Item], most: int) -> list[Item]:
        """Up to `most` different items, in their own order."""
        chosen = {int(self._random.random() * len(items)) for _ in range(self.number(0, most))}
        return [items[place] for place in sorted(chosen)]

    def skewed(self, low: int, high: int) -> int:
        """A number nearer to `low` than to `high`, as money is spread among people."""
        return low + int(self._random.random() ** 2.2 * (high - low))
