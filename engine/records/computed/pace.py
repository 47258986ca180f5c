"""How much is done at once and how long the rest after it, by what the pieces before took. Pure.

A piece holds its records for about a twentieth of a second: as long does somebody wait at most who writes one of them.
What a record took where nobody else was at work is remembered; where it takes longer by now, others are at work, and
the rest is longer.
"""

from __future__ import annotations

from dataclasses import dataclass

FIRST = 500
LEAST = 500
"""Fewer take hardly less time where a machine is busy, and there are more of them."""
LARGEST = 1_000
AIM = 0.05
"""Seconds of a piece."""
REST = 1.0
"""Of what the piece took. With half of it the 95th of 100 others waits 1.75 times as long, with all of it 1.2."""
LONGEST_REST = 1.0
FORGETS = 1.02
"""What a record took undisturbed may have been luck, or be another kind of record now."""


@dataclass(slots=True)
class Pace:
    """Begins carefully and goes by what it measures."""

    size: int = 0
    _undisturbed: float = 0.0
    """Seconds a record."""

    def __post_init__(self) -> None:
        self.size = self.size or FIRST

    def rest(self, done: int, seconds: float) -> float:
        """How long to rest after so many took so long: as long, twice as long where others are at work."""
        each = seconds / max(done, 1)
        known = self._undisturbed * FORGETS
        self._undisturbed = min(known, each) if known else each
        disturbed = min(each / max(self._undisturbed, 1e-9), 2.0) - 1
        wanted = int(AIM / max(each, 1e-9))
        self.size = min(max(min(wanted, 2 * self.size), min(LEAST, FIRST)), max(LARGEST, FIRST))
        return min(seconds * (1 + disturbed) * REST, LONGEST_REST)
