"""Random conditions as the builder draws them: about a customer with deposits, and about an organisation."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any
from uuid import UUID

from tests.support.expression_records import DATES, NUMBERS, TEXTS
from tests.support.organisation import POSTS

Json = Any  # a JSON value
COMPARISONS = ("eq", "ne", "lt", "le", "gt", "ge")
OWN = {"number": ("aum", "rate", "age"), "date": ("due", "opened"), "text": ("segment", "name")}
OF_DEPOSITS = {"number": ("amount",), "date": ("matures",), "text": ("kind",)}


class Drawings:
    """Makes conditions that are complete."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def group(self, depth: int, condition: Callable[[], Json] | None = None) -> Json:
        """A group of one to three."""
        rng, one = self.rng, condition or self.condition
        members: list[Json] = []
        for _ in range(rng.randint(1, 3)):
            inner = self.group(depth - 1, condition) if depth > 0 and rng.random() < 0.3 else one()
            members.append({"not": inner} if rng.random() < 0.15 else inner)
        return {rng.choice(("all", "any")): members}

    def condition(self) -> Json:
        """About the customer, or about deposits of his."""
        return self.rng.choice((self.own, self.total, self.total, self.many))()

    def own(self) -> Json:
        """A field of the customer."""
        kind = self.rng.choice(tuple(OWN))
        return {"field": self.rng.choice(OWN[kind])} | self.compared(kind, OWN)

    def of_deposit(self) -> Json:
        """A field of a deposit."""
        kind = self.rng.choice(tuple(OF_DEPOSITS))
        return {"field": self.rng.choice(OF_DEPOSITS[kind])} | self.compared(kind, OF_DEPOSITS)

    def many(self) -> Json:
        """Some or every deposit."""
        return {
            "of": "deposits",
            "has": self.rng.choice(("some", "every")),
            "where": self.group(0, self.of_deposit),
        }

    def total(self) -> Json:
        """How many deposits, or what of a field of theirs; of all or of some of them."""
        rng = self.rng
        has = rng.choice(("count", "count", "sum", "mean", "min", "max"))
        kind = "date" if has in ("min", "max") and rng.random() < 0.5 else "number"
        told: Json = {"of": "deposits", "has": has}
        if has != "count":
            told["field"] = OF_DEPOSITS[kind][0]
        if rng.random() < 0.6:
            told["where"] = self.group(0, self.of_deposit)
        return told | self.compared(kind, OWN, small=has == "count")

    def compared(self, kind: str, fields: dict[str, tuple[str, ...]], *, small: bool = False) -> Json:
        """An operator and what it needs."""
        rng = self.rng

        def value() -> Json:
            if rng.random() < 0.2:
                return {"field": rng.choice(fields[kind])}
            if kind == "date":
                return {"today": rng.choice(("P0D", "P30D", "-P1M"))} if rng.random() < 0.3 else str(rng.choice(DATES))
            if kind == "text":
                return rng.choice(TEXTS)
            return str(rng.randint(0, 3) if small else rng.choice(NUMBERS))

        turn = rng.random()
        if turn < 0.12 and not small:
            return {"op": rng.choice(("is_empty", "is_not_empty"))}
        if turn < 0.25:
            return (
                {"op": "between", "value": [value(), value()]} if kind != "text" else {"op": "in", "value": [value()]}
            )
        return {"op": rng.choice(COMPARISONS), "value": value()}


class OrgDrawings(Drawings):
    """Conditions about people and units; `units` and `people` are those that may be named."""

    def __init__(self, rng: random.Random, units: list[UUID], people: list[UUID]) -> None:
        super().__init__(rng)
        self.units, self.people = units, people

    def person(self) -> str:
        """A field that holds a person."""
        return self.rng.choice(("owner", "rm", "@me"))

    def unit(self) -> str:
        """What leads to a unit."""
        start = self.rng.choice(("org", "branch", "@my_unit", f"{self.person()}@unit"))
        return start + self.rng.choice(("", "", "@institution", "@above"))

    def unit_value(self) -> Json:
        """A unit to compare with."""
        return {"field": self.unit()} if self.rng.random() < 0.6 else str(self.rng.choice(self.units))

    def condition(self) -> Json:
        """About somebody, or about a unit."""
        rng = self.rng
        match rng.randint(0, 5):
            case 0:
                return {"field": self.unit(), "op": rng.choice(("within", "below")), "value": self.unit_value()}
            case 1:
                return {"field": self.person(), "op": "works_within", "value": self.unit_value()}
            case 2:
                return {"field": self.person(), "op": "holds_post", "value": rng.choice(POSTS)}
            case 3:
                post = {"post": rng.choice(POSTS), "within": self.unit_value()}
                return {"field": self.person(), "op": "holds_post", "value": post}
            case 4:
                person = {"me": True} if rng.random() < 0.5 else str(rng.choice(self.people))
                return {"field": rng.choice(("owner", "rm")), "op": rng.choice(("eq", "ne")), "value": person}
        return {"field": self.unit(), "op": rng.choice(("eq", "ne")), "value": self.unit_value()}
