"""The shop the cases of the policy oracle are played in, and who holds what there as rows of the database."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from engine.database.identifier import new_id
from engine.identity.actor import SYSTEM
from tests.database.records.conftest import APP, Shop
from tests.database.records.policy_oracle import Held, Record, Share
from tests.database.records.random_roles import Standing

ACTING = (
    ("ann", "desk", "mill_one"), ("ann", "head", "south"), ("bob", "desk", "mill_one"), ("cat", "desk", "mill_two"),
    ("dan", "desk", "mill"), ("eve", "desk", "north"), ("fay", "desk", "south_one"), ("gus", "desk", "hq"),
    ("kim", None, None),
)  # fmt: skip
OWNERS = ("ann", "bob", "cat", "eve", "fay", "gus")
HOMES = {"ann": "mill_one", "bob": "mill_one", "cat": "mill_two", "eve": "north", "fay": "south_one", "gus": "hq"}


@dataclass
class World:
    """The shop with a record of everybody's, and with who holds which post."""

    shop: Shop
    clock: Standing
    rows: list[Record]
    left: UUID
    giver: UUID
    assignments: dict[tuple[str, str | None, str | None], UUID | None]
    posts: dict[str, UUID]
    everybody: dict[str, UUID]
    seen: Counter[str] = field(default_factory=Counter)

    @property
    def day(self) -> date:
        return self.clock.today()


def given(world: World, held: Held) -> dict[str, Any]:
    return {
        "id": new_id(), "app": APP, "role": held.role, "valid_from": held.since, "valid_to": held.upto,
        "person_id": world.everybody[held.person] if held.person else None,
        "post_id": world.posts[held.post] if held.post else None,
        "unit_id": world.shop.units[held.within] if held.within else None,
        "granted_by": SYSTEM.person, "granted_at": world.clock.stands,
    }  # fmt: skip


def shared(world: World, row: Record, share: Share, chance: random.Random) -> dict[str, Any]:
    """One that counts, or one that does not for one of the reasons there are."""
    why_not = None if share.counts else chance.choice(("over", "ended", "left", "lost"))
    return {
        "id": new_id(), "app": APP, "form": world.shop.entity("customer").uid, "record_id": UUID(row.id),
        "person_id": world.everybody[share.person] if share.person else None,
        "unit_id": world.shop.units[share.unit] if share.unit else None,
        "role": f"{APP}/{share.role}" if share.role else None, "may_write": share.to_write,
        "valid_to": world.day + timedelta(days=0 if why_not == "over" else 1),
        "ended_at": world.clock.stands if why_not == "ended" else None,
        "given_by": world.left if why_not == "left" else world.giver, "given_at": world.clock.stands,
        "given_for": SYSTEM.person if why_not == "lost" else world.left if why_not == "left" else world.giver,
    }  # fmt: skip


def everything_came_up(world: World, least: int) -> None:
    """A run that exercised nothing proves nothing."""
    told = dict(sorted(world.seen.items()))
    print(f"policy oracle: {told}")
    wanted = {f"{act} {end}" for act in ("update", "create", "delete", "transfer") for end in ("done", "refused")}
    wanted |= {
        "rows read",
        "rows not read",
        "rows shared and read",
        "rows shared and not read",
        "cell hidden",
        "cell masked",
        "cell clear",
        "asked",
        "asking refused",
    }
    wanted |= {"explained allowed", "explained refused"}
    assert [each for each in sorted(wanted) if world.seen[each] < least] == []
