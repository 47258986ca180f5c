"""The policy once more, slow and simple, over rows in memory: written from the design page, not from the code it
checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

PARENT = {
    "hq": None,
    "north": "hq",
    "mill": "north",
    "mill_one": "mill",
    "mill_two": "mill",
    "south": "hq",
    "south_one": "south",
}
TEAMS = {"mill_one", "mill_two", "south_one"}
SEES = ["hidden", "masked", "clear"]
WRITES = ["never", "when_creating", "always"]


@dataclass(frozen=True)
class Row:
    """A record: whose, of which unit, with a phone number."""

    id: str
    owner: str
    unit: str


@dataclass(frozen=True)
class Person:
    """Somebody in a unit."""

    name: str
    unit: str


def above(unit: str | None) -> list[str]:
    """The unit and all above it."""
    found = []
    while unit is not None:
        found.append(unit)
        unit = PARENT[unit]
    return found


def institution(unit: str) -> str:
    """The nearest unit that is no team."""
    return next(each for each in above(unit) if each not in TEAMS)


def holds(rule: str, person: Person, row: Row) -> bool:
    """The rule holds for the row."""
    if rule == "all":
        return True
    if rule == "own":
        return row.owner == person.name
    if rule == "my_team":
        return row.unit == person.unit
    if rule == "my_org":
        return institution(row.unit) == institution(person.unit)
    return institution(person.unit) in above(row.unit)


def may(policy: Any, action: str, person: Person, row: Row) -> bool:
    """Some grant allows it, no denial refuses it."""
    granted = any(action in each["rows"] and holds(each["rows"][action], person, row) for each in policy["grants"])
    denied = any(action in each["rows"] and holds(each["rows"][action], person, row) for each in policy["deny"])
    return granted and not denied


def sees(policy: Any, field: str, person: Person, row: Row) -> str:
    """The best of the grants that let him read this row, and no more than any ceiling."""
    best = 0
    for each in policy["grants"]:
        if "read" in each["rows"] and holds(each["rows"]["read"], person, row):
            best = max(best, SEES.index(each["fields"].get(field, ("hidden", "never"))[0]))
    for each in policy["deny"]:
        if field in each["fields"]:
            best = min(best, SEES.index(each["fields"][field][0]))
    return SEES[best]


def writes(policy: Any, field: str, person: Person, row: Row) -> bool:
    """May change the field of this row."""
    if not may(policy, "update", person, row):
        return False
    best = 0
    for each in policy["grants"]:
        allows = "update" in each["rows"] and holds(each["rows"]["update"], person, row)
        if allows and (each["after"] is None or holds(each["after"], person, row)):
            best = max(best, WRITES.index(each["fields"].get(field, ("hidden", "never"))[1]))
    for each in policy["deny"]:
        if field in each["fields"]:
            best = min(best, WRITES.index(each["fields"][field][1]))
    return WRITES[best] == "always"
