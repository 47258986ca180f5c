"""One line a measurement, with its gate; what misses it is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.scale.browser import Spent


@dataclass
class Report:
    """The table of results, printed as it grows."""

    missed: list[str] = field(default_factory=list)

    def limit(self, title: str, found: float, gate: float, unit: str, detail: str) -> None:
        """A figure that may not be larger than its gate."""
        holds = found <= gate
        if not holds:
            self.missed.append(title)
        told = f"gate {gate:.2f} {'holds' if holds else 'MISSED':<6}"
        print(f"{title:<58} {found:8.2f} {unit:<6} {told}  {detail}", flush=True)

    def ratio(self, title: str, ours: float, other: float, gate: float, detail: str) -> None:
        """How many times as much as something else of the same run."""
        self.limit(title, ours / other, gate, "times", detail)


def middle(some: Sequence[Spent]) -> Spent:
    """The one in the middle, by processors."""
    return sorted(some, key=lambda each: each.cpu)[len(some) // 2]
