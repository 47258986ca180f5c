"""An organisation with people in posts, as rows of the platform's tables, and expressions about it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Column, MetaData, Table, Text, insert

from engine.database.session import Session
from engine.database.types import Identifier
from engine.expressions import ast
from engine.expressions.functions.organisation import ALL, OrgFunction
from engine.expressions.surroundings import Plain
from engine.expressions.types import BOOLEAN, ORG_UNIT, PERSON, TEXT, ListOf, Type
from engine.expressions.values.organisation import Organisation
from engine.identity import tables as t
from tests.support.expression_records import TODAY, member

POSTS = ("rm", "manager", "teller")
NOBODY = UUID(int=0xDEAD)
"""An id that no person and no unit has."""

FIELDS = (
    member("owner", "负责人", PERSON), member("rm", "客户经理", PERSON),
    member("org", "所属机构", ORG_UNIT), member("branch", "开户机构", ORG_UNIT), member("code", "岗位", TEXT),
)  # fmt: skip
AROUND = Plain({None: FIELDS})
WORK = Table(
    "work", MetaData(schema="trial"), Column("id", Identifier, primary_key=True), Column("uowner", Identifier),
    Column("urm", Identifier), Column("uorg", Identifier), Column("ubranch", Identifier), Column("ucode", Text),
)  # fmt: skip


@dataclass
class Bank:
    """Rows by table."""

    units: list[dict[str, Any]] = field(default_factory=list)
    people: list[dict[str, Any]] = field(default_factory=list)
    assignments: list[dict[str, Any]] = field(default_factory=list)

    @property
    def organisation(self) -> Organisation:
        """As it stands on the day of the tests."""
        closed = {each["id"] for each in self.units if not _holds(each)}
        held = sorted(
            (each for each in self.assignments if _holds(each) and each["unit_id"] not in closed),
            key=lambda each: (not each["is_primary"], each["valid_from"], each["id"]),
        )
        units = [
            (str(each["id"]), None if each["parent_id"] is None else str(each["parent_id"]), each["kind"] == "team")
            for each in self.units
        ]
        return Organisation.of(units, [(str(e["person_id"]), e["post"], str(e["unit_id"])) for e in held])

    def above(self, unit: dict[str, Any]) -> list[dict[str, Any]]:
        """The unit and all above it."""
        by_id = {each["id"]: each for each in self.units}
        found = [unit]
        while found[-1]["parent_id"] is not None:
            found.append(by_id[found[-1]["parent_id"]])
        return found

    async def store(self, session: Session) -> None:
        """Write it into the tables of the platform."""
        for each in self.units:
            await session.execute(insert(t.org_unit).values(**each))
        pairs = [
            {"ancestor": above["id"], "descendant": each["id"], "depth": depth}
            for each in self.units
            for depth, above in enumerate(self.above(each))
        ]
        await session.execute(insert(t.org_closure), pairs)
        await session.execute(insert(t.person), self.people)
        posts = {code: UUID(int=900 + at) for at, code in enumerate(POSTS)}
        await session.execute(
            insert(t.post), [{"id": key, "code": code, "label": {"zh": code}} for code, key in posts.items()]
        )
        rows = [{name: value for name, value in each.items() if name != "post"} for each in self.assignments]
        for row, each in zip(rows, self.assignments, strict=True):
            row["post_id"] = posts[each["post"]]
        await session.execute(insert(t.assignment), rows)


def _holds(each: dict[str, Any]) -> bool:
    return each["valid_from"] <= TODAY and (each["valid_to"] is None or each["valid_to"] > TODAY)


def bank(rng: random.Random, units: int = 40, people: int = 60) -> Bank:
    """A bank: institutions and teams in a tree, some closed; people with none, one or several posts, now, before and
    later."""
    made = Bank()
    for at in range(units):
        parent = rng.choice(made.units) if made.units else None
        kind = "head_office" if parent is None else rng.choice(("branch", "sub_branch", "team", "team"))
        if parent is not None and parent["kind"] == "team":
            kind = "team"
        closed = TODAY - timedelta(days=rng.randint(-1, 3)) if at and rng.random() < 0.15 else None
        made.units.append(
            {"id": UUID(int=1_000 + at), "code": f"U{at}", "label": {"zh": f"机构{at}"}, "kind": kind,
             "parent_id": parent and parent["id"], "valid_from": date(2020, 1, 1), "valid_to": closed}
        )  # fmt: skip
    moment = datetime(2020, 1, 1, tzinfo=UTC)
    for at in range(people):
        made.people.append(
            {"id": UUID(int=5_000 + at), "login": f"p{at}", "name": f"人{at}", "language": "zh", "state": "active",
             "password_hash": "", "password_changed_at": moment, "must_change_password": False, "failed_logins": 0,
             "created_at": moment}
        )  # fmt: skip
        for turn in range(rng.choice((0, 1, 1, 1, 2, 3))):
            begins = TODAY + timedelta(days=rng.choice((-900, -30, -1, 0, 0, 1)))
            ends = rng.choice((None, None, TODAY, TODAY + timedelta(days=1)))
            made.assignments.append(
                {"id": UUID(int=9_000 + len(made.assignments)), "person_id": UUID(int=5_000 + at),
                 "post": rng.choice(POSTS), "unit_id": rng.choice(made.units)["id"], "valid_from": begins,
                 "valid_to": ends if ends is None or ends > begins else None, "is_primary": turn == 0}
            )  # fmt: skip
    return made


def row(rng: random.Random, of: Bank) -> dict[str, Any]:
    """A record about people and units of the bank; every value may be missing, or be nobody's."""
    people, units = [each["id"] for each in of.people], [each["id"] for each in of.units]

    def one(values: list[UUID]) -> UUID | None:
        turn = rng.random()
        return None if turn < 0.3 else NOBODY if turn < 0.35 else rng.choice(values)

    code = rng.choice((*POSTS, *POSTS, "nobody", "", None, None, None))
    return {"uowner": one(people), "urm": one(people), "uorg": one(units), "ubranch": one(units), "ucode": code}


class OrgTrees:
    """Makes typed trees about the organisation. `pushable` keeps to what SQL can do."""

    def __init__(self, rng: random.Random, *, pushable: bool = False) -> None:
        self.rng, self.pushable = rng, pushable

    def of(self, kind: Type, depth: int) -> ast.Node:
        """A tree of the type."""
        rng = self.rng
        if kind == BOOLEAN and depth > 0 and rng.random() < 0.6:
            return self._joined(depth - 1)
        made = [each for each in ALL if each.result == kind]
        if kind == BOOLEAN or (made and depth > 0 and rng.random() < 0.5):
            return self.call(rng.choice(made), max(depth - 1, 0))
        if rng.random() < 0.05:
            return ast.Literal(None)
        if kind == PERSON:
            return ast.Call(ast.Name("me"), ()) if rng.random() < 0.2 else ast.Name(rng.choice(("owner", "rm")))
        if kind == ORG_UNIT:
            return ast.Name(rng.choice(("org", "branch")))
        return ast.Literal(rng.choice((*POSTS, "nobody"))) if rng.random() < 0.7 else ast.Name("code")

    def call(self, function: OrgFunction, depth: int) -> ast.Node:
        """A call of one of the functions."""
        count = self.rng.randint(function.least, len(function.parameters))
        parts = tuple(self.of(kind, depth) for _, kind in function.parameters[:count])
        return ast.Call(ast.Name(function.name), parts)

    def _joined(self, depth: int) -> ast.Node:
        rng, one, other = self.rng, self.of(BOOLEAN, depth), self.of(BOOLEAN, depth)
        if not self.pushable and rng.random() < 0.2:
            people = self.call(next(each for each in ALL if isinstance(each.result, ListOf)), depth)
            return ast.Call(ast.Name("list contains"), (people, self.of(PERSON, depth)))
        match rng.randint(0, 4):
            case 0:
                return ast.And(one, other)
            case 1:
                return ast.Or(one, other)
            case 2:
                return ast.Call(ast.Name("not"), (one,))
            case 3:
                return ast.If(one, other, self.of(BOOLEAN, depth))
        kind = rng.choice((ORG_UNIT, PERSON))
        return ast.Comparison(rng.choice(("=", "!=")), self.of(kind, depth), self.of(kind, depth))
