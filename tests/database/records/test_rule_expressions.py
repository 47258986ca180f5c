"""Row rules that are expressions: which rows they let through is what the reference meaning of the language says of
each, references, child records, nulls and the recycle bin included."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from engine.errors import Forbidden, Invalid, NotFound
from engine.expressions.closures import closure
from engine.expressions.given import Given
from engine.expressions.native import to_value
from engine.expressions.run import Run, Scope
from engine.expressions.values.temporal import instant
from engine.permissions.access import Action, Grant
from engine.permissions.row_rule import RowRule
from tests.database.records import oracle
from tests.database.records.conftest import APP, PEOPLE, Shop

WHO = ("ann", "cat", "eve", "fay")
LEVELS = ("mass", "vip", "private")
NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)

ON_CUSTOMER = (
    "own", "my_team", "my_org", "my_org_and_below", "rm = me()", "rm != me()", 'level at least "vip"',
    'level at most "vip"', 'level = "private"', 'level in ("mass", "vip")', "aum > 3", "aum between 2 and 4",
    "aum = null", "score * 2 > 5", "score / 2 >= 2", 'joined < @"2026-02-01"', "joined > today()", "level",
    'contains(first, "a")', 'starts with(first, "b")', "string length(first) > 1", "owner = me()", "org = null",
    "count(visit_list) > 1", 'some each in visit_list satisfies each.about = "x"',
    'every each in visit_list satisfies each.about = "x"', "some each in visit_list satisfies each.owner = me()",
    'count(visit_list[about = "x"]) = 1', "first = second", "if aum > 2 then rm = me() else own",
    "created_at < now()", "aum > 1000000000000", 'list contains(wishes, "vip")', "wishes = null", "wishes != null",
    'not(list contains(wishes, "private"))',
)  # fmt: skip
ON_VISIT = (
    "own", "my_org_and_below", "customer.rm = me()", "me() = customer.rm", "customer.rm != me()",
    'customer.level at least "vip"', 'not(customer.level at least "vip")', "customer.aum > 3", "3 >= customer.aum",
    "customer.aum > customer.score", "customer.owner = me()", "customer.first = null", 'customer.first = "a"',
    'about = "x"', "about != null", 'count(customer.visit_list) > 1', "customer.aum between 1 and 3",
    'some each in customer.visit_list satisfies each.about = "y"', 'customer.level in ("vip", "private")',
)  # fmt: skip


def combined(chance: random.Random, atoms: tuple[str, ...], depth: int = 2) -> str:
    usable = [each for each in atoms if each != "level"]
    if depth == 0 or chance.random() < 0.4:
        return chance.choice(usable)
    if chance.random() < 0.2:
        return f"not({combined(chance, atoms, depth - 1)})"
    sides = (combined(chance, atoms, depth - 1), combined(chance, atoms, depth - 1))
    return f"({sides[0]}) {chance.choice(('and', 'or'))} ({sides[1]})"


@dataclass
class Town:
    """Customers and their visits, as the database has them and as the language sees them."""

    shop: Shop
    customers: dict[str, dict[str, Any]]
    visits: dict[str, dict[str, Any]]

    def says(self, rule: RowRule, row: dict[str, Any], who: str) -> Any:
        """What the rule is of a row: true, false or unknown."""
        person = oracle.Person(who, PEOPLE[who])
        structure = {
            name: oracle.holds(name, person, oracle.Row("", row["$owner"], row["$unit"]))
            for name in ("own", "my_team", "my_org", "my_org_and_below")
        }
        given = Given(me=str(self.shop.people[who]), ranks={f"{APP}/level": LEVELS})
        run = Run(instant(self.shop.clock.business()), given=given)
        return closure(rule.checked.tree)(run, Scope({"$": to_value({**row, **structure})}))

    def allowed(self, grants: list[Grant], denials: list[Grant], action: Action, row: dict[str, Any], who: str) -> bool:
        held = any(
            rule is not None and self.says(rule, row, who) is True for each in grants if (rule := each.rule(action))
        )
        spared = all(
            rule is None or self.says(rule, row, who) is False for each in denials for rule in [each.rule(action)]
        )
        return held and spared


@pytest.fixture(scope="module")
async def town(shop: Shop) -> Town:
    chance = random.Random(5)
    everywhere = dict.fromkeys(("read", "create", "update", "delete", "transfer"), "all")
    shop.role("everything", *(shop.grant(name, everywhere) for name in ("customer", "visit")))
    found = Town(shop, {}, {})
    by_name = {name: shop.entity(name).by_name for name in ("customer", "visit")}
    relation = f"{APP}.{shop.entity('visit').uid}.{by_name['visit']['customer'].uid}"
    for number in range(28):
        owner = chance.choice(WHO)
        values = {
            "rm": str(shop.people[chance.choice(WHO)]), "level": chance.choice(LEVELS),
            "aum": f"{chance.randint(1, 5)}.00", "score": chance.randint(1, 4), "first": chance.choice("ab"),
            "second": f"{'ab'[number % 2]}", "joined": chance.choice(("2026-01-05", "2026-02-20", "2030-01-01")),
            "wishes": chance.choice((["vip"], ["mass", "private"])),
        }  # fmt: skip
        values = {name: value for name, value in values.items() if chance.random() < 0.75}
        if "first" in values and "second" in values and chance.random() < 0.8:
            del values["second"]  # the two are unique together
        try:
            made = await shop.create(owner, "customer", {"name": f"c{number}", **values}, "everything")
        except Invalid:
            continue
        row: dict[str, Any] = {each.uid: None for each in by_name["customer"].values()}
        for name, value in values.items():
            kind = {"aum": Decimal, "score": Decimal, "joined": date.fromisoformat, "wishes": list}.get(name, str)
            row[by_name["customer"][name].uid] = kind(value)  # type: ignore[operator]
        found.customers[made["id"]] = row | _system(shop, owner) | {relation: []}
    for number in range(40):
        owner, customer = chance.choice(WHO), chance.choice(sorted(found.customers))
        values = {"customer": customer, "about": chance.choice(("x", "y", None))}
        made = await shop.create(owner, "visit", values, "everything")
        if number % 8 == 7:
            await shop.delete("gus", "visit", made["id"], "everything", version=1)
            continue
        row = {by_name["visit"]["about"].uid: values["about"], by_name["visit"]["number"].uid: made["values"]["number"]}
        row[by_name["visit"]["customer"].uid] = found.customers[customer]
        row |= _system(shop, owner)
        found.visits[made["id"]] = row
        found.customers[customer][relation].append({k: v for k, v in row.items() if not isinstance(v, dict)})
    return found


def _system(shop: Shop, owner: str) -> dict[str, Any]:
    unit = PEOPLE[owner]
    return {
        "owner": str(shop.people[owner]), "org": str(shop.units[unit]), "created_at": NOW,
        "created_by": str(shop.people[owner]), "$owner": owner, "$unit": unit,
    }  # fmt: skip


@pytest.mark.parametrize("form", ["customer", "visit"])
@pytest.mark.parametrize("seed", range(12))
async def test_a_list_holds_the_rows_of_which_the_rules_are_true_and_no_denial_is_anything_but_false(
    town: Town, form: str, seed: int
) -> None:
    shop, chance = town.shop, random.Random(seed * 7 + len(form))
    atoms = ON_CUSTOMER if form == "customer" else ON_VISIT
    rows = town.customers if form == "customer" else town.visits
    for _ in range(6):
        written = [combined(chance, atoms) for _ in range(chance.randint(1, 3))]
        denied = [combined(chance, atoms, 1) for _ in range(chance.choice((0, 0, 1)))]
        granted = [shop.grant(form, {"read": each, "update": combined(chance, atoms, 1)}) for each in written]
        taken = tuple(shop.deny(form, {"read": each}) for each in denied)
        role = shop.role("random", *granted, deny=taken)
        who = chance.choice(WHO)
        page = await shop.page(who, form, role, limit=200)
        grants, denials = [each for _, each in granted], [each for _, each in taken]
        expected = {key for key, row in rows.items() if town.allowed(grants, denials, Action.READ, row, who)}
        assert {each["id"] for each in page["items"]} & set(rows) == expected, (written, denied, who)
        for key in chance.sample(sorted(rows), 2):
            if key not in expected:
                with pytest.raises(NotFound):
                    await shop.get(who, form, key, role)
                continue
            record = await shop.get(who, form, key, role)
            assert record["rights"]["update"] is town.allowed(grants, denials, Action.UPDATE, rows[key], who)


@pytest.mark.parametrize("text", ON_CUSTOMER)
async def test_each_condition_alone_and_turned_round(town: Town, text: str) -> None:
    if text == "level":
        pytest.skip("no condition")
    await _same(town, "customer", text)


@pytest.mark.parametrize("text", ON_VISIT)
async def test_each_condition_over_a_reference_alone_and_turned_round(town: Town, text: str) -> None:
    await _same(town, "visit", text)


async def _same(town: Town, form: str, text: str) -> None:
    shop = town.shop
    rows = town.customers if form == "customer" else town.visits
    for written in (text, f"not({text})"):
        for as_denial in (False, True):
            granted = [shop.grant(form, {"read": "all" if as_denial else written})]
            taken = tuple([shop.deny(form, {"read": written})] if as_denial else [])
            role = shop.role("one", *granted, deny=taken)
            page = await shop.page("ann", form, role, limit=200)
            grants, denials = [each for _, each in granted], [each for _, each in taken]
            expected = {key for key, row in rows.items() if town.allowed(grants, denials, Action.READ, row, "ann")}
            assert {each["id"] for each in page["items"]} & set(rows) == expected, (written, as_denial)


async def test_a_new_record_is_asked_for_in_the_state_it_has_then(town: Town) -> None:
    shop, me = town.shop, town.shop.people
    role = shop.role("mine", shop.grant("customer", {"read": "rm = me()", "create": "rm = me()"}))
    made = await shop.create("ann", "customer", {"name": "new", "rm": str(me["ann"])}, role)
    assert made["values"]["name"] == "new"
    for values in ({"name": "other", "rm": str(me["cat"])}, {"name": "nobody's"}):
        with pytest.raises(Forbidden):
            await shop.create("ann", "customer", values, role)
    assert len((await shop.page("ann", "customer", role, limit=200))["items"]) >= 1


async def test_a_change_may_not_leave_a_state_that_after_does_not_allow(town: Town) -> None:
    shop = town.shop
    rows = {"read": "all", "create": "all", "update": "aum < 10 or aum = null"}
    role = shop.role("after", shop.grant("customer", rows, after="aum <= 10 or aum = null"))
    made = await shop.create("ann", "customer", {"name": "after", "aum": "1.00"}, role)
    await shop.update("ann", "customer", made["id"], {"aum": "10.00"}, role)
    with pytest.raises(Forbidden):
        await shop.update(
            "ann", "customer", made["id"], {"aum": "9.00"}, role
        )  # no longer below ten: not his to change
    other = await shop.create("ann", "customer", {"name": "after two", "aum": "1.00"}, role)
    with pytest.raises(Forbidden):
        await shop.update("ann", "customer", other["id"], {"aum": "11.00"}, role)
    assert (await shop.get("ann", "customer", other["id"], role))["values"]["aum"] == "1.00"


async def test_after_looks_through_a_reference_as_it_is_then(town: Town) -> None:
    shop, me = town.shop, town.shop.people
    mine = await shop.create("gus", "customer", {"name": "mine", "rm": str(me["ann"])}, "everything")
    other = await shop.create("gus", "customer", {"name": "not mine", "rm": str(me["cat"])}, "everything")
    role = shop.role("through", shop.grant("visit", dict.fromkeys(("read", "create", "update"), "customer.rm = me()"),
                                           after="customer.rm = me()"),
                     shop.grant("customer", {"read": "all"}))  # fmt: skip
    visit = await shop.create("ann", "visit", {"customer": mine["id"], "about": "z"}, role)
    with pytest.raises(Forbidden):
        await shop.create("ann", "visit", {"customer": other["id"], "about": "z"}, role)
    with pytest.raises(Forbidden):
        await shop.update("ann", "visit", visit["id"], {"customer": other["id"]}, role)
    await shop.update("ann", "visit", visit["id"], {"about": "still mine"}, role)


async def test_many_rules_of_many_roles_are_still_worked_out_at_once(town: Town) -> None:
    """Nothing grows with the number of ways in which rules may hold together."""
    shop = town.shop
    grants = [shop.grant("customer", {"read": f"aum > {n}"}, {"phone": ("masked", "never")}) for n in range(40)]
    role = shop.role("many", *grants, shop.grant("customer", {"read": "own"}))
    page = await shop.page("ann", "customer", role, limit=200)
    assert page["items"]
