"""The policy as somebody would work it out by hand: from the roles as their authors wrote them, the posts people hold,
and one record. Written from the pages on permissions, not from the code it checks; slow, and without SQL.

Its rules are of three values: what is unknown is not granted, and is denied.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tests.database.records.oracle import above, institution

SEES = ["hidden", "masked", "clear"]
WRITES = ["never", "when_creating", "always"]
LEVELS = ["mass", "vip", "private"]


@dataclass(frozen=True)
class Person:
    """Somebody in one of his posts, on a day, with the roles he holds then. `unit` is None for who has no post."""

    name: str
    post: str | None
    unit: str | None
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Share:
    """A record shared with a person, a unit or a role. It is over when its day has come, somebody ended it, its giver
    left or holds no role any more with which he may share: `counts` says that none of this is so."""

    person: str | None
    unit: str | None
    role: str | None
    to_write: bool
    counts: bool

    def reaches(self, who: Person) -> bool:
        """It is open to him."""
        below = self.unit is not None and who.unit is not None and self.unit in above(who.unit)
        return self.counts and (self.person == who.name or below or self.role in who.roles)


@dataclass(frozen=True)
class Record:
    """A record of the form: whose, of which unit, its values by field name, and with whom it is shared."""

    id: str
    owner: str
    unit: str | None
    values: Mapping[str, Any]
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True)
class Held:
    """A role somebody was given: to him, or to a post, there perhaps only within a unit; `upto` is the first day it is
    no longer held."""

    role: str
    person: str | None
    post: str | None
    within: str | None
    since: date
    upto: date | None

    def by(self, who: Person, day: date) -> bool:
        """This person holds it that day, in this post."""
        if day < self.since or (self.upto is not None and day >= self.upto):
            return False
        if self.person is not None:
            return self.person == who.name
        return self.post == who.post and (
            self.within is None or (who.unit is not None and self.within in above(who.unit))
        )


Answer = bool | None
Rule = Callable[[Person, Record], Answer]


def _money(compare: Callable[[float], bool]) -> Rule:
    return lambda _, row: None if row.values["aum"] is None else compare(float(row.values["aum"]))


def _level(compare: Callable[[str], bool]) -> Rule:
    return lambda _, row: None if row.values["level"] is None else compare(row.values["level"])


def _and(one: Answer, other: Answer) -> Answer:
    return False if one is False or other is False else True if one and other else None


def _or(one: Answer, other: Answer) -> Answer:
    return True if one or other else False if one is False and other is False else None


def _not(one: Answer) -> Answer:
    return None if one is None else not one


def _mine(who: Person, row: Record) -> Answer:
    # a comparison with nothing is false; with the language's own `null` there is no third value
    return row.values["rm"] == who.name


RULES: dict[str, Rule] = {
    "own": lambda who, row: row.owner == who.name,
    "my_team": lambda who, row: row.unit is not None and row.unit == who.unit,
    "my_org": lambda who, row: (
        row.unit is not None and who.unit is not None and institution(row.unit) == institution(who.unit)
    ),
    "my_org_and_below": lambda who, row: (
        row.unit is not None and who.unit is not None and institution(who.unit) in above(row.unit)
    ),
    "shared": lambda who, row: any(each.reaches(who) for each in row.shares),
    "shared_to_write": lambda who, row: any(each.reaches(who) and each.to_write for each in row.shares),
    "rm = me()": _mine,
    'level = "vip"': lambda _, row: row.values["level"] == "vip",
    'level at least "vip"': _level(lambda level: LEVELS.index(level) >= 1),
    "aum > 3": _money(lambda amount: amount > 3),
    "aum >= 5": _money(lambda amount: amount >= 5),
}
RULES['own or level at least "vip"'] = lambda who, row: _or(
    RULES["own"](who, row), RULES['level at least "vip"'](who, row)
)
RULES["my_team and aum > 3"] = lambda who, row: _and(RULES["my_team"](who, row), RULES["aum > 3"](who, row))
RULES["not(aum > 3)"] = lambda who, row: _not(RULES["aum > 3"](who, row))
RULES["shared and aum > 3"] = lambda who, row: _and(RULES["shared"](who, row), RULES["aum > 3"](who, row))
STRUCTURAL = ("own", "my_team", "my_org", "my_org_and_below", "shared", "shared_to_write")


@dataclass(frozen=True)
class Oracle:
    """What these roles come to for one person on a day. `fields` are the form's fields with their class of
    sensitivity."""

    roles: Mapping[str, Any]
    held: Sequence[Held]
    who: Person
    day: date
    fields: Mapping[str, str]

    def entries(self, member: str) -> list[Any]:
        """The grants or denials that count today."""
        mine = sorted({each.role for each in self.held if each.by(self.who, self.day)})
        return [
            entry
            for name in mine
            for entry in self.roles[name][member]
            if entry.get("until") is None or self.day <= date.fromisoformat(entry["until"])
        ]

    def granted(self, entry: Any, action: str, row: Record) -> bool:
        """The grant gives the action on this record."""
        rule = entry["actions"].get(action)
        return rule is True or (rule is not None and RULES[rule](self.who, row) is True)

    def denied(self, action: str, row: Record) -> bool:
        """Some denial refuses it; of what is unknown it speaks as well."""
        rules = [entry["actions"].get(action) for entry in self.entries("deny")]
        return any(rule is True or (rule is not None and RULES[rule](self.who, row) is not False) for rule in rules)

    def may(self, action: str, row: Record) -> bool:
        """Some grant gives it and no denial takes it away."""
        given = any(self.granted(entry, action, row) for entry in self.entries("grants"))
        return given and not self.denied(action, row)

    def right(self, entry: Any, field: str, *, ceiling: bool = False) -> Any:
        """What an entry says of a field: its own line, or that of the star, which in a grant leaves out the sensitive
        ones."""
        lines = {each["field"]: each for each in entry["fields"]}
        star = lines.get("*") if ceiling or not self.fields[field] else None
        return lines.get(field, star)

    def sees(self, field: str, row: Record) -> str:
        """How much of the field of a record he may read."""
        lines = [self.right(each, field) for each in self.entries("grants") if self.granted(each, "read", row)]
        best = max((SEES.index(line["see"]) for line in lines if line), default=0)
        for entry in self.entries("deny"):
            line = self.right(entry, field, ceiling=True)
            best = min(best, SEES.index(line["see"])) if line else best
        return SEES[best]

    def unmasks(self, field: str, row: Record) -> bool:
        """It is masked, and may be shown in clear for a reason."""
        lines = [self.right(each, field) for each in self.entries("grants") if self.granted(each, "read", row)]
        capped = any(
            line is not None and line["see"] != "clear"
            for line in (self.right(each, field, ceiling=True) for each in self.entries("deny"))
        )
        return self.sees(field, row) == "masked" and not capped and any(line and line["unmask"] for line in lines)

    def writes(self, action: str, field: str, before: Record, after: Record) -> bool:
        """A write of this one field, that leaves the record so, is allowed."""
        state = after if action == "create" else before
        if self.denied(action, state):
            return False
        allowing = [
            each for each in self.entries("grants")
            if self.granted(each, action, state) and self.lands(each, after)
        ]  # fmt: skip
        lines = [self.right(each, field) for each in allowing]
        best = max((WRITES.index(line["write"]) for line in lines if line), default=0)
        for entry in self.entries("deny"):
            line = self.right(entry, field, ceiling=True)
            best = min(best, WRITES.index(line["write"])) if line else best
        return best >= (1 if action == "create" else 2)

    def hands_over(self, before: Record, after: Record) -> bool:
        """A transfer that leaves the record so is allowed."""
        return not self.denied("transfer", before) and any(
            self.granted(each, "transfer", before) and self.lands(each, after) for each in self.entries("grants")
        )

    def lands(self, entry: Any, after: Record) -> bool:
        """The state left behind is one the grant allows."""
        rule = entry.get("after")
        return rule is None or rule is True or RULES[rule](self.who, after) is True

    def askable(self, field: str, rows: Sequence[Record]) -> bool:
        """In clear on all of these that he may read."""
        return all(self.sees(field, row) == "clear" for row in rows if self.may("read", row))


def thinkable(people: Sequence[str], units: Sequence[str]) -> list[Record]:
    """A record in every place there is, with every value the rules look at: not only those that happen to exist."""
    blank = Record("", "", None, dict.fromkeys(("aum", "level", "rm")))
    nowhere = [
        replace(blank, owner=people[1], values={**blank.values, "level": level, "aum": aum, "rm": rm}, shares=(share,))
        for share in (Share(people[0], None, None, to_write, counts=True) for to_write in (True, False))
        for level in (None, "mass", "vip")
        for aum in (None, 2, 4, 6)
        for rm in people[:2]
    ]
    return nowhere + [
        replace(blank, owner=owner, unit=unit, values={**blank.values, "level": level, "aum": aum, "rm": rm})
        for owner in people[:2]
        for unit in (None, *units)
        for level in (None, "mass", "vip")
        for aum in (None, 2, 4, 6)
        for rm in people[:2]
    ]


def elsewhere(oracle: Oracle) -> list[Oracle]:
    """The same rights for somebody in another unit: what may be asked depends on rights, not on where one sits."""
    mine = sorted({each.role for each in oracle.held if each.by(oracle.who, oracle.day)})
    held = [Held(each, oracle.who.name, None, None, oracle.day, None) for each in mine]
    return [
        replace(oracle, held=held, who=Person(oracle.who.name, "desk", unit)) for unit in ("mill_one", "north", "hq")
    ]
