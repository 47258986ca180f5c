"""Roles as their authors write them, posts, days and denials at random: what SQL lets through, shows, refuses to sort
by and lets be written is what an oracle of the policy works out by hand.

`make test` runs a sample, `make faults` all of them.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import insert, update

from engine.database.session import Session
from engine.errors import Forbidden, Invalid, LangqiaoError, NotFound
from engine.identity import people, posts
from engine.identity.actor import SYSTEM
from engine.identity.recognise import load
from engine.identity.tables import person, record_share, role_holder
from engine.kinds import Scope
from engine.permissions.access import Action, See
from engine.permissions.roles.compile import compile_role
from engine.permissions.roles.model import Role
from engine.records import reading, removing, saving, transfer
from engine.records.accounting import About, account_of
from engine.records.caller import Caller
from engine.records.reading import Wanted
from engine.reference import Label
from tests.database.records.conftest import APP, Shop
from tests.database.records.policy_oracle import (
    LEVELS,
    STRUCTURAL,
    Held,
    Oracle,
    Person,
    Record,
    elsewhere,
    thinkable,
)
from tests.database.records.policy_world import ACTING, HOMES, OWNERS, World, everything_came_up, given, shared
from tests.database.records.random_roles import FIELDS, ROWS, Roles, Standing, some_holders, some_roles, some_shares

SAMPLE, ALL, CHUNK = 60, 5400, 300


@pytest.fixture(scope="module")
async def world(shop: Shop) -> World:
    shop.role("everything", shop.grant("customer", dict.fromkeys(ROWS, "all")))
    clock = Standing()
    clock.stands = shop.clock.business()
    assigned: dict[tuple[str, str | None, str | None], UUID | None] = {("kim", None, None): None}
    async with shop.database.transaction() as session:
        desk = await session.raw.fetchval("select id from platform.post where code = 'desk'")
        head = await posts.create(session, SYSTEM, code="head", label=Label(zh="head"))
        second = await posts.assign(
            session, SYSTEM, clock, shop.people["ann"], post=head, unit=shop.units["south"], primary=False
        )
        kim = await people.create(session, SYSTEM, clock, login="kim", name="kim")
        giver = await people.create(session, SYSTEM, clock, login="gil", name="gil")
        left = await people.create(session, SYSTEM, clock, login="lee", name="lee")
        await session.execute(update(person).where(person.c.id == left).values(state="left"))
        for name, post, unit in ACTING[:-1]:
            assigned[name, post, unit] = await session.raw.fetchval(
                "select id from platform.assignment where person_id = $1 and unit_id = $2",
                shop.people[name],
                shop.units[str(unit)],
            )
        assert assigned["ann", "head", "south"] == second
    rows, chance = [], random.Random(7)
    for number in range(14):
        owner = OWNERS[number % len(OWNERS)]
        given: dict[str, Any] = {"name": f"row {number}", "phone": f"138000000{number:02}"}
        more = {"aum": f"{chance.choice((2, 4, 6))}.00", "level": chance.choice(LEVELS), "rm": chance.choice(OWNERS)}
        given |= {name: value for name, value in more.items() if chance.random() < 0.75}
        sent = {**given, "rm": str(shop.people[given["rm"]])} if "rm" in given else given
        made = await shop.create(owner, "customer", sent, "everything")
        home = None if number % 7 == 6 else HOMES[owner]
        if home is None:
            entity = shop.entity("customer")
            async with shop.database.transaction() as session:
                await session.raw.execute(
                    f'update "{entity.schema_name}"."{entity.table_name}" set org_id = null where id = $1',
                    UUID(made["id"]),
                )
        rows.append(Record(made["id"], owner, home, {**dict.fromkeys(FIELDS), **given}))
    return World(shop, clock, rows, left, giver, assigned, {"desk": desk, "head": head}, {**shop.people, "kim": kim})


@dataclass
class Case:
    """One policy, one person, and the oracle that knows what comes of it."""

    world: World
    session: Session
    caller: Caller
    oracle: Oracle

    async def tried(self, doing: Any) -> Any:
        """What comes of an act that is undone afterwards."""
        await self.session.raw.execute("SAVEPOINT tried")
        try:
            return await doing
        except LangqiaoError as error:
            return error
        finally:
            await self.session.raw.execute("ROLLBACK TO SAVEPOINT tried")


SHARING = {
    "kind": "role", "schema": 1, "name": "sharing", "uid": "sharingroleofgil", "label": {"zh": "sharing"}, "deny": [],
    "grants": [{"uid": "sharinggrantofgil", "form": "customer", "actions": {"share": True}, "fields": []}],
}  # fmt: skip
"""The role of whoever gives the shares that count, and of nobody who acts."""


async def run_case(world: World, seed: int) -> None:
    chance = random.Random(seed)
    name, post, unit = chance.choice(ACTING)
    who, roles = Person(name, post, unit), some_roles(chance, world.day)
    held = some_holders(chance, sorted(roles), who, world.day)
    mine = frozenset(each.role for each in held if each.by(who, world.day))
    who = replace(who, roles=mine)
    world = replace(world, rows=[replace(row, shares=some_shares(chance, sorted(roles), who)) for row in world.rows])
    live = world.shop.parts.live.now
    scope: Scope = live.landscape.scope(APP)
    written = {**roles, SHARING["name"]: SHARING}
    compiled = {each: compile_role(Role.model_validate(body), scope) for each, body in written.items()}
    async with world.shop.database.transaction() as session:
        try:
            for each in held:
                await session.execute(insert(role_holder).values(given(world, each)))
            giver = {**given(world, Held(SHARING["name"], None, None, None, world.day, None)), "person_id": world.giver}
            await session.execute(insert(role_holder).values(giver))
            for row in world.rows:
                for share in row.shares:
                    await session.execute(insert(record_share).values(shared(world, row, share, chance)))
            actor = await load(
                session, world.everybody[name], world.assignments[name, post, unit], day=world.day,
                renew_before=datetime.min.replace(tzinfo=world.clock.stands.tzinfo),
            )  # fmt: skip
            caller = Caller(session, actor, Roles(live, compiled), world.clock, actor.language)
            case = Case(world, session, caller, Oracle(roles, held, who, world.day, FIELDS))
            await check_reading(case)
            await check_explaining(case, random.Random(seed))
            await check_asking(case)
            await check_writing(case, chance)
        finally:
            await session.raw.execute("ROLLBACK")
            await session.raw.execute("BEGIN")


async def check_reading(case: Case) -> None:
    """The list, and each record by its id: the rows, the cells, and what it says may be done."""
    oracle, known, seen = case.oracle, {each.id: each for each in case.world.rows}, case.world.seen
    try:
        page = await reading.page(case.caller, APP, "customer", Wanted(limit=200))
    except (Forbidden, NotFound):
        assert not any("read" in each["actions"] for each in oracle.entries("grants"))
        seen["no access"] += 1
        return
    items = {each["id"]: each for each in page["items"] if each["id"] in known}
    assert set(items) == {each.id for each in known.values() if oracle.may("read", each)}
    seen["rows read"] += len(items)
    reached = [row for row in known.values() if any(share.reaches(oracle.who) for share in row.shares)]
    seen["rows shared and read"] += sum(row.id in items for row in reached)
    seen["rows shared and not read"] += sum(row.id not in items for row in reached)
    seen["rows not read"] += len(known) - len(items)
    for row in known.values():
        one = await case.tried(reading.get(case.caller, APP, "customer", UUID(row.id)))
        assert isinstance(one, NotFound) == (row.id not in items)
        if row.id in items:
            for record in (items[row.id], one):
                cells(case, row, record)
            rights = one["rights"]
            told = {each: rights[each] for each in ("update", "delete", "transfer", "share")}
            assert told == {each: oracle.may(each, row) for each in told}
            assert set(rights["unmask"]) & FIELDS.keys() == {each for each in FIELDS if oracle.unmasks(each, row)}


def cells(case: Case, row: Record, record: Any) -> None:
    for name in FIELDS:
        level = case.oracle.sees(name, row)
        shown = "hidden" if name not in record["values"] else "masked" if name in record["masked"] else "clear"
        assert shown == level, (name, row, shown, level)
        case.world.seen[f"cell {level}"] += 1
        if level == "clear" and name != "rm":
            assert record["values"][name] == row.values[name]
        if level == "masked" and row.values[name] is not None:
            assert record["values"][name] != row.values[name]


async def check_explaining(case: Case, chance: random.Random) -> None:
    """Why he may or may not says what the door does: of a record, and of a field of it."""
    oracle, entity = case.oracle, case.world.shop.entity("customer")
    for row in chance.sample(case.world.rows, 4):
        action, name = chance.choice(ROWS), chance.choice(sorted(FIELDS))
        about = About(APP, "customer", Action(action), UUID(row.id), name)
        found = await account_of(case.caller, case.caller.actor, entity, replace(about, field=None), None, {})
        assert found.allowed == oracle.may(action, row), (action, row)
        reading_it = replace(about, action=Action.READ)
        of = await account_of(case.caller, case.caller.actor, entity, reading_it, entity.by_name[name], {})
        see = oracle.sees(name, row)
        assert of.see is See[see.upper()]
        assert of.allowed == (oracle.may("read", row) and see != "hidden")
        given = [each.holds for each in found.reasons if not each.denies]
        refused = [each.holds for each in found.reasons if each.denies]
        assert found.allowed == (any(given) and not any(refused)), "the reasons add up to the answer"
        case.world.seen[f"explained {'allowed' if found.allowed else 'refused'}"] += 1


async def check_asking(case: Case) -> None:
    """What may be sorted and filtered by is in clear on every record there might be, not only on those there are."""
    oracle = case.oracle
    if not any("read" in each["actions"] for each in oracle.entries("grants")):
        return
    there_might_be = [*case.world.rows, *thinkable((oracle.who.name, "zoe"), ("mill_one", "mill_two", "mill", "north",
                      "south_one", "south", "hq"))]  # fmt: skip
    rules = [each["actions"]["read"] for each in oracle.entries("grants") if "read" in each["actions"]]
    plain = oracle.who.unit is not None and all(each is True or each in STRUCTURAL for each in rules)
    for name in FIELDS:
        asked = [
            await case.tried(reading.page(case.caller, APP, "customer", wanted))
            for wanted in (
                Wanted(filter=[{"field": name, "op": "is_empty"}]),
                Wanted(filter=f"{name} = null"),
                *([] if name == "rm" else [Wanted(sort=name)]),  # people have no order
            )
        ]
        refused = {isinstance(each, Invalid) for each in asked}
        assert len(refused) == 1, (name, asked)
        may = not refused.pop()
        case.world.seen["asked" if may else "asking refused"] += 1
        if may:
            assert oracle.askable(name, there_might_be), name
        elif plain and not oracle.entries("deny"):
            assert not all(each.askable(name, there_might_be) for each in elsewhere(oracle)), name


async def check_writing(case: Case, chance: random.Random) -> None:
    """One write of each kind: it stands where the oracle says, and nowhere else."""
    oracle, caller, shop = case.oracle, case.caller, case.world.shop
    row = chance.choice([each for each in case.world.rows if oracle.may("read", each)] or case.world.rows)
    if chance.random() < 0.3:
        row = chance.choice(case.world.rows)
    key, readable = UUID(row.id), oracle.may("read", row)
    name, value = a_value(chance, row)
    sent = str(shop.people[value]) if name == "rm" else value
    after = replace(row, values={**row.values, name: value})
    done = await case.tried(saving.update(caller, APP, "customer", key, {name: sent}, version=None))
    expect(case, "update", done, readable and oracle.writes("update", name, row, after))
    to = chance.choice(OWNERS)
    given_away = replace(row, owner=to, unit=HOMES[to])
    done = await case.tried(transfer.transfer(caller, APP, "customer", key, str(shop.people[to]), version=None))
    expect(case, "transfer", done, readable and oracle.hands_over(row, given_away))
    done = await case.tried(removing.delete(caller, APP, "customer", key, version=None))
    expect(case, "delete", done, readable and oracle.may("delete", row))  # it leaves no state behind
    new = Record("", oracle.who.name, oracle.who.unit, {**dict.fromkeys(FIELDS), "name": "new", name: value})
    done = await case.tried(saving.create(caller, APP, "customer", {"name": "new", name: sent}))
    may = all(oracle.writes("create", each, new, new) for each in {"name", name})
    expect(case, "create", done, may)


def a_value(chance: random.Random, row: Record) -> tuple[str, Any]:
    name = chance.choice(("phone", "aum", "level", "rm"))
    values = {"phone": ["13900001111"], "aum": ["2.00", "4.00", "6.00"], "level": LEVELS, "rm": list(OWNERS)}[name]
    return name, chance.choice([each for each in values if each != row.values[name]])


def expect(case: Case, act: str, done: Any, may: bool) -> None:
    refused = isinstance(done, (Forbidden, Invalid, NotFound))
    assert not isinstance(done, LangqiaoError) or refused, done
    assert refused != may, (act, done, case.oracle.roles, case.oracle.who)
    case.world.seen[f"{act} {'done' if may else 'refused'}"] += 1


async def test_sql_and_the_oracle_agree_on_a_sample(world: World) -> None:
    for seed in range(SAMPLE):
        await run_case(world, seed)
    everything_came_up(world, 1)


@pytest.mark.long
@pytest.mark.parametrize("chunk", range(1, ALL // CHUNK + 1))
async def test_sql_and_the_oracle_agree(world: World, chunk: int) -> None:
    for seed in range(chunk * CHUNK, (chunk + 1) * CHUNK):
        await run_case(world, seed)
    everything_came_up(world, 5)
