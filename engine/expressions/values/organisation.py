"""The organisation as it stands on a day: which unit is above which, and who holds which post in which unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

Held = tuple[str, str]
"""A post's code and the unit it is held in."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """`above` is the unit above each (None: above the head office is none); `teams` are the units that are no
    institutions; `held` the posts each person holds, the one he acts in first; `holders` the same the other way round.

    Of a unit or a person it does not know nothing is true.
    """

    above: Mapping[str, str | None] = field(default_factory=dict)
    teams: frozenset[str] = frozenset()
    held: Mapping[str, tuple[Held, ...]] = field(default_factory=dict)
    holders: Mapping[Held, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, units: Iterable[tuple[str, str | None, bool]], assignments: Iterable[tuple[str, str, str]]
    ) -> Organisation:
        """Of units (id, the one above, whether it is a team) and assignments (person, post, unit), the first of a
        person's being the one he acts in."""
        above: dict[str, str | None] = {}
        teams: set[str] = set()
        for unit, parent, is_team in units:
            above[unit] = parent
            if is_team:
                teams.add(unit)
        held: dict[str, list[Held]] = {}
        holders: dict[Held, set[str]] = {}
        for person, post, unit in assignments:
            held.setdefault(person, []).append((post, unit))
            holders.setdefault((post, unit), set()).add(person)
        return cls(
            above,
            frozenset(teams),
            {person: tuple(posts) for person, posts in held.items()},
            {key: tuple(sorted(people)) for key, people in holders.items()},
        )

    def line(self, unit: str) -> Iterator[str]:
        """The unit and all above it, the nearest first; nothing of one that is not there."""
        each: str | None = unit if unit in self.above else None
        while each is not None:
            yield each
            each = self.above.get(each)

    def unit_above(self, unit: str) -> str | None:
        """The unit right above."""
        return self.above.get(unit)

    def institution_of(self, unit: str) -> str | None:
        """The nearest unit, itself included, that is not a team."""
        return next((each for each in self.line(unit) if each not in self.teams), None)

    def is_within(self, unit: str, other: str) -> bool:
        """It is the other unit, or stands below it."""
        return other in self.line(unit)

    def is_below(self, unit: str, other: str) -> bool:
        """It stands below the other unit and is not that unit itself."""
        return unit != other and self.is_within(unit, other)

    def unit_of(self, person: str) -> str | None:
        """The unit of the post somebody acts in."""
        posts = self.held.get(person, ())
        return posts[0][1] if posts else None

    def works_within(self, person: str, unit: str) -> bool:
        """He holds some post in the unit or below it."""
        return any(self.is_within(each, unit) for _, each in self.held.get(person, ()))

    def holds_post(self, person: str, post: str, unit: str | None = None) -> bool:
        """He holds this post; with a unit, there or below it."""
        return any(
            code == post and (unit is None or self.is_within(each, unit)) for code, each in self.held.get(person, ())
        )

    def holders_of(self, post: str, unit: str) -> list[str]:
        """Those who hold the post in the unit itself."""
        return list(self.holders.get((post, unit), ()))
