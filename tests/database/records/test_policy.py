"""Random policies: what SQL lets through is what a slow and simple oracle says, row by row, field by field; and of
what a person may not see nothing whatever reaches him, by any way of reading."""

from __future__ import annotations

import random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import Forbidden, Invalid, LangqiaoError, NotFound
from engine.records import finding, history, reading, saving
from engine.records.reading import Wanted
from tests.database.records import oracle
from tests.database.records.conftest import APP, PEOPLE, Shop

RULES = ("all", "own", "my_team", "my_org", "my_org_and_below")
FIELDS = ("phone", "aum")
OWNERS = ("ann", "bob", "cat", "eve", "fay", "gus")

rules = st.sampled_from(RULES)
levels = st.tuples(st.sampled_from(oracle.SEES), st.sampled_from(oracle.WRITES))
grants = st.fixed_dictionaries(
    {
        "rows": st.dictionaries(st.sampled_from(("read", "update")), rules, min_size=1),
        "after": st.none() | rules,
        "fields": st.dictionaries(st.sampled_from(FIELDS), levels),
    }
)
denials = st.fixed_dictionaries(
    {
        "rows": st.dictionaries(st.sampled_from(("read", "update")), rules),
        "fields": st.dictionaries(st.sampled_from(FIELDS), levels),
    }
)
policies = st.fixed_dictionaries(
    {"grants": st.lists(grants, min_size=1, max_size=4), "deny": st.lists(denials, max_size=2)}
)


@pytest.fixture(scope="module")
async def rows(shop: Shop) -> dict[str, oracle.Row]:
    """A record of everybody's."""
    everywhere = dict.fromkeys(("read", "create", "update", "delete", "transfer"), "all")
    shop.role("everything", *(shop.grant(name, everywhere) for name in ("customer", "visit", "remark", "lead")))
    found = {}
    for number, owner in enumerate(OWNERS):
        values = {"name": f"row {owner}", "phone": f"1380000000{number}", "aum": f"{number + 1}.00"}
        made = await shop.create(owner, "customer", values, "everything")
        found[made["id"]] = oracle.Row(made["id"], owner, PEOPLE[owner])
    return found


def as_role(shop: Shop, policy: Any) -> str:
    given_to = [
        shop.grant("customer", each["rows"], {"name": ("clear", "always"), **each["fields"]}, after=each["after"],
                   rest=None)
        for each in policy["grants"]
    ]  # fmt: skip
    taken = tuple(shop.deny("customer", each["rows"], each["fields"]) for each in policy["deny"])
    return shop.role("random", *given_to, deny=taken)


def with_names(policy: Any) -> Any:
    """As the oracle reads it."""
    return {
        "grants": [{**each, "fields": {"name": ("clear", "always"), **each["fields"]}} for each in policy["grants"]],
        "deny": policy["deny"],
    }


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(policy=policies, who=st.sampled_from(sorted(PEOPLE)), number=st.integers(0, len(OWNERS) - 1))
async def test_sql_and_the_oracle_agree(
    shop: Shop, rows: dict[str, oracle.Row], policy: Any, who: str, number: int
) -> None:
    """The list, each record and each write."""
    role = as_role(shop, policy)
    told, person = with_names(policy), oracle.Person(who, PEOPLE[who])
    expected = {each for each, row in rows.items() if oracle.may(told, "read", person, row)}
    try:
        page = await shop.page(who, "customer", role, limit=200)
    except Forbidden:
        assert not any("read" in each["rows"] for each in policy["grants"])
        return
    seen = {each["id"]: each for each in page["items"] if each["id"] in rows}
    assert set(seen) == expected
    for each, record in seen.items():
        for name in FIELDS:
            level = oracle.sees(told, name, person, rows[each])
            shown = "hidden" if name not in record["values"] else "masked" if name in record["masked"] else "clear"
            assert shown == level, (name, rows[each])
    target = sorted(rows)[number]
    await _check_one(shop, role, who, target, rows[target], told, person)


async def _check_one(
    shop: Shop, role: str, who: str, target: str, row: oracle.Row, told: Any, person: oracle.Person
) -> None:
    readable = oracle.may(told, "read", person, row)
    writable = readable and oracle.writes(told, "aum", person, row)
    value = f"{random.randint(1, 10**6)}.00"
    async with shop.database.transaction() as session:
        caller = shop.called(session, who, role)
        try:
            record = await reading.get(caller, APP, "customer", UUID(target))
        except NotFound:
            assert not readable
            return
        assert readable
        right = record["rights"]["fields"].get("aum", {"write": "never"})["write"]
        try:
            await saving.update(caller, APP, "customer", UUID(target), {"aum": value}, version=None)
        except (Forbidden, Invalid):
            assert not writable
        else:
            assert writable
            assert right == "always"
        await session.raw.execute("ROLLBACK")
        await session.raw.execute("BEGIN")


async def everything_he_can_ask(shop: Shop, who: str, role: str, ids: list[str]) -> list[Any]:
    """Every way of reading there is, and some writes that are refused: all answers, errors in words."""
    asked: list[Any] = [
        lambda caller: reading.page(caller, APP, "customer", Wanted(limit=200)),
        lambda caller: reading.page(caller, APP, "customer", Wanted(limit=2)),
        lambda caller: reading.page(caller, APP, "customer", Wanted(sort="-aum", limit=200)),
        lambda caller: reading.page(caller, APP, "customer", Wanted(sort="phone")),
        lambda caller: reading.page(
            caller, APP, "customer", Wanted(filter=[{"field": "aum", "op": "gt", "value": "50"}])
        ),
        lambda caller: reading.page(
            caller, APP, "customer", Wanted(filter=[{"field": "phone", "op": "contains", "value": "9"}])
        ),
        lambda caller: reading.page(caller, APP, "visit", Wanted(limit=200)),
        lambda caller: finding.look_up(caller, APP, "customer", q="t"),
        lambda caller: finding.look_up(caller, APP, "customer", ids=[UUID(each) for each in ids]),
    ]
    for each in ids:
        key = UUID(each)
        asked += [
            lambda caller, key=key: reading.get(caller, APP, "customer", key),
            lambda caller, key=key: history.history(caller, APP, "customer", key),
            lambda caller, key=key: saving.update(caller, APP, "customer", key, {"phone": "139****9999"}, version=None),
        ]
    answers: list[Any] = []
    for ask in asked:
        async with shop.database.transaction() as session:
            try:
                answers.append(await ask(shop.called(session, who, role)))
            except LangqiaoError as error:
                problems = [each.as_json(shop.actor(who).language) for each in error.problems]
                answers.append([type(error).__name__, error.code, str(error), problems])
            await session.raw.execute("ROLLBACK")
            await session.raw.execute("BEGIN")
    return answers


@pytest.mark.parametrize("seed", range(24))
async def test_worlds_that_differ_in_what_he_may_not_see_look_the_same(shop: Shop, everything: str, seed: int) -> None:
    """Twin worlds: change hidden cells, hidden rows and masked values behind their mask, and every answer stays the
    same, byte for byte."""
    chance = random.Random(seed)
    rule = chance.choice(("own", "my_team", "my_org", "my_org_and_below"))
    levels = {"phone": (chance.choice(("hidden", "masked")), "never"), "aum": ("hidden", "never")}
    name = f"twin{seed}"
    who = chance.choice(("ann", "cat", "eve", "fay"))
    role = shop.role(name, shop.grant("customer", {"read": rule, "update": rule}, levels),
                     shop.grant("visit", {"read": "all"}))  # fmt: skip
    ids, person = [], oracle.Person(who, PEOPLE[who])
    hidden = []
    for number, owner in enumerate(OWNERS):
        values = {"name": f"{name} {owner}", "phone": f"1380001{number:04}", "aum": f"{number}.00"}
        made = await shop.create(owner, "customer", values, "everything")
        ids.append(made["id"])
        await shop.create("gus", "visit", {"customer": made["id"], "about": name}, "everything")
        if not oracle.holds(rule, person, oracle.Row(made["id"], owner, PEOPLE[owner])):
            hidden.append(made["id"])
    before = await everything_he_can_ask(shop, who, role, ids)
    entity = shop.entity("customer")
    table = f'"{entity.schema_name}"."{entity.table_name}"'
    columns = {each: entity.by_name[each].column for each in ("name", "phone", "aum")}
    async with shop.database.transaction() as session:
        await session.raw.execute(
            f'update {table} set "{columns["aum"]}" = "{columns["aum"]}" + 77 where id = any($1::uuid[])', ids
        )
        await session.raw.execute(
            f"update {table} set \"{columns['name']}\" = 'other t', \"{columns['phone']}\" = '13999999999', version = 9"
            " where id = any($1::uuid[])",
            hidden,
        )
        await session.raw.execute(
            f'update {table} set "{columns["phone"]}" = \'1389999\' || right("{columns["phone"]}", 4)'
            " where id = any($1::uuid[])",
            [each for each in ids if each not in hidden],
        )
    assert await everything_he_can_ask(shop, who, role, ids) == before
