"""Roles as authors might write them, and who holds them, at random."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import Any

from engine.clock import Clock
from engine.permissions.roles.compile import CompiledRole
from tests.database.records.conftest import APP, uid
from tests.database.records.policy_oracle import RULES, SEES, STRUCTURAL, WRITES, Held, Person, Share

FIELDS = {"name": "", "phone": "C2", "aum": "", "level": "", "rm": ""}
"""The fields the cases look at, with their class."""
ROWS = ("read", "create", "update", "delete", "transfer", "share")


def a_rule(chance: random.Random) -> Any:
    pick = chance.random()
    return True if pick < 0.15 else chance.choice(STRUCTURAL) if pick < 0.6 else chance.choice(sorted(RULES))


def an_entry(chance: random.Random, number: int, day: date, *, denies: bool) -> dict[str, Any]:
    actions = {name: a_rule(chance) for name in ROWS if chance.random() < (0.2 if denies else 0.75)}
    named = [name for name in ("*", *FIELDS) if chance.random() < (0.2 if denies else 0.6)]
    lines = []
    for name in named:
        see = chance.choice((*SEES, "clear"))
        line = {"field": name, "see": see, "write": chance.choice((*WRITES, "always", "always")), "unmask": False}
        line["unmask"] = not denies and see == "masked" and chance.random() < 0.5
        lines.append(line)
    entry: dict[str, Any] = {"uid": f"entry{number:07}", "form": "customer", "actions": actions, "fields": lines}
    if not denies and chance.random() < 0.3:
        entry["after"] = a_rule(chance)
    if chance.random() < 0.25:
        entry["until"] = (day + timedelta(days=chance.choice((-1, 0, 1)))).isoformat()
    return entry


def some_roles(chance: random.Random, day: date) -> dict[str, Any]:
    found = {}
    for number in range(chance.choice((1, 1, 2, 3))):
        granting, denying = range(chance.choice((1, 1, 2, 3))), range(chance.choice((0, 0, 1, 2)))
        found[f"r{number}"] = {
            "kind": "role", "schema": 1, "name": f"r{number}", "uid": uid(f"role{number}"),
            "label": {"zh": "r", "en": "r"},
            "grants": [an_entry(chance, 10 * number + each, day, denies=False) for each in granting],
            "deny": [an_entry(chance, 10 * number + 5 + each, day, denies=True) for each in denying],
        }  # fmt: skip
    return found


def some_holders(chance: random.Random, roles: list[str], who: Person, day: date) -> list[Held]:
    """Mostly so that he does hold something."""
    found: list[Held] = []
    for role in roles:
        for _ in range(chance.choice((1, 1, 2))):
            person: str | None = None
            post: str | None = None
            within: str | None = None
            if who.post is None or chance.random() < 0.5:
                person = who.name if chance.random() < 0.9 else "bob"
            else:
                post = who.post if chance.random() < 0.9 else "head"
                within = chance.choice((None, None, None, "hq", "hq", "north", "mill", "south", "mill_one"))
            since = day + timedelta(days=chance.choice((-3, -3, -3, -3, 0, 0, 1)))
            upto = chance.choice((None, None, None, None, None, day, day + timedelta(days=1)))
            held = Held(role, person, post, within, since, upto)
            if (person, post, within) not in {
                (each.person, each.post, each.within) for each in found if each.role == role
            }:
                found.append(held)
    return found


def some_shares(chance: random.Random, roles: list[str], who: Person) -> tuple[Share, ...]:
    """With whom one record is shared: mostly with nobody."""
    found: dict[tuple[str | None, ...], Share] = {}
    for _ in range(chance.choice((0, 0, 0, 1, 2))):
        pick = chance.random()
        person = chance.choice((who.name, who.name, "bob", "eve")) if pick < 0.5 else None
        unit = chance.choice(("hq", "north", "mill", "south", "mill_one")) if 0.5 <= pick < 0.8 else None
        role = chance.choice(roles) if pick >= 0.8 else None
        share = Share(person, unit, role, to_write=chance.random() < 0.5, counts=chance.random() < 0.7)
        found[person, unit, role] = share
    return tuple(found.values())


class Roles:
    """The live releases with these roles and no others."""

    def __init__(self, picture: Any, roles: dict[str, CompiledRole]) -> None:
        self._picture, self._roles = picture, roles

    def roles(self, app: str) -> dict[str, CompiledRole]:
        return self._roles if app == APP else {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._picture, name)


class Standing(Clock):
    """A clock that stands still, so that no case spans midnight."""

    def business(self) -> datetime:
        return self.stands

    stands: datetime
