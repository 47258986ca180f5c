"""What a person asks of a list in words of his own: it finds what it says, and tells nothing of what he may not see."""

from __future__ import annotations

from typing import Any

import pytest

from engine.errors import Invalid
from engine.records import reading
from tests.database.records.conftest import Shop


@pytest.fixture(scope="module")
async def rows(shop: Shop) -> dict[str, str]:
    """Three customers of Ann, one of Fay's, with visits."""
    everywhere = dict.fromkeys(("read", "create", "update", "delete", "transfer"), "all")
    shop.role("everything", *(shop.grant(name, everywhere) for name in ("customer", "visit", "remark", "lead")))
    made = {}
    for name, owner, more in (
        ("one", "ann", {"aum": "100.00", "level": "vip", "joined": "2026-01-05", "first": "50%_x"}),
        ("two", "ann", {"aum": "200.00", "level": "mass", "rm": str(shop.people["ann"])}),
        ("three", "ann", {"phone": "13800000003", "score": 7}),
        ("fays", "fay", {"aum": "900.00", "level": "private", "phone": "13800000009"}),
    ):
        values = {"name": name, **more}
        made[name] = (await shop.create(owner, "customer", values, "everything"))["id"]
        for about in ("x", "y") if name in ("one", "fays") else ("x",):
            await shop.create(owner, "visit", {"customer": made[name], "about": about}, "everything")
    return made


async def names(shop: Shop, who: str, role: str, asked: Any, form: str = "customer") -> set[str]:
    page = await shop.page(who, form, role, filter=asked, limit=200)
    assert page["count"] == {"value": len(page["items"]), "exact": True}
    return {each["title"] for each in page["items"]}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("aum > 100", {"two", "fays"}),
        ("aum >= 100 and level at least \"vip\"", {"one", "fays"}),
        ("aum = null", {"three"}),
        ("not(aum > 100)", {"one"}),
        ("rm = me()", {"two"}),
        ("owner = me()", {"one", "two", "three"}),
        ('joined < @"2026-02-01"', {"one"}),
        ('level in ("vip", "private")', {"one", "fays"}),
        ('contains(first, "%_")', {"one"}),
        ("score = 7", {"three"}),
        ("score / 2 = 3.5", {"three"}),
        ("count(visit_list) = 2", {"one", "fays"}),
        ('some each in visit_list satisfies each.about = "y"', {"one", "fays"}),
        ("resulted = true", None),
        ({"all": [{"field": "aum", "op": "ge", "value": "150"}, {"field": "level", "op": "is_not_empty"}]},
         {"two", "fays"}),
        ({"of": "visit_list", "has": "some", "where": {"field": "about", "op": "eq", "value": "y"}}, {"one", "fays"}),
        ([{"field": "aum", "op": "gt", "value": "100"}], {"two", "fays"}),
        ("", {"one", "two", "three", "fays"}),
    ],
)  # fmt: skip
async def test_a_question_finds_what_it_says(shop: Shop, rows: dict[str, str], asked: Any, found: set[str] | None):
    if found is None:
        with pytest.raises(Invalid):
            await names(shop, "ann", "everything", asked)
        return
    assert await names(shop, "ann", "everything", asked) == found


async def test_one_statement_serves_the_same_question_about_other_values(shop: Shop, rows: dict[str, str]):
    await names(shop, "ann", "everything", 'aum > 1 and name != "a"')
    kept = len(reading._kept)
    for value in range(2, 12):
        await names(shop, "ann", "everything", f'aum > {value} and name != "{value}"')
    assert len(reading._kept) == kept


def problems(error: pytest.ExceptionInfo[Invalid]) -> list[tuple[str, str]]:
    return [(each.code.name, each.path) for each in error.value.problems]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        pytest.param('phone = "13800000003"', "field_not_seen_in_clear", id="masked"),
        pytest.param("phone = null", "field_not_seen_in_clear", id="masked, and only whether it is empty"),
        pytest.param(
            "if aum > 1 then string length(phone) > 3 else false", "field_not_seen_in_clear", id="deep inside"
        ),
        pytest.param("score > 3", "expression_unknown_name", id="hidden"),
        pytest.param("nonsense > 3", "expression_unknown_name", id="not there"),
        pytest.param('some each in visit_list satisfies each.about = "x"', "field_not_seen_in_clear", id="of a list"),
        pytest.param("count(remark_list) > 0", "expression_unknown_name", id="a form he may not read"),
        pytest.param({"field": "phone", "op": "eq", "value": "13800000003"}, "field_not_seen_in_clear", id="drawn"),
        pytest.param({"field": "score", "op": "is_empty"}, "bad_conditions", id="drawn and hidden"),
    ],
)
async def test_what_he_does_not_see_in_clear_cannot_be_asked_about(
    shop: Shop, rows: dict[str, str], asked: Any, code: str
):
    fields = {"phone": ("masked", "never"), "score": ("hidden", "never")}
    role = shop.role("some", shop.grant("customer", {"read": "all"}, fields),
                     shop.grant("visit", {"read": "all"}, {"about": ("masked", "never")}))  # fmt: skip
    with pytest.raises(Invalid) as error:
        await names(shop, "ann", role, asked)
    assert code in [name for name, _ in problems(error)]


async def test_a_hidden_name_is_told_like_one_that_does_not_exist(shop: Shop, rows: dict[str, str]):
    role = shop.role("blind", shop.grant("customer", {"read": "all"}, {"score": ("hidden", "never")}))
    for asked in ("score > 1", "scores > 1", "scor > 1"):
        with pytest.raises(Invalid) as error:
            await names(shop, "ann", role, asked)
        assert [name for name, _ in problems(error)] == ["expression_unknown_name"]
        assert not any("score" in str(each.params.get("hint")) for each in error.value.problems)


async def test_a_field_over_a_reference_is_refused_as_it_is_directly(shop: Shop, rows: dict[str, str]):
    role = shop.role("over", shop.grant("visit", {"read": "all"}),
                     shop.grant("customer", {"read": "all"}, {"phone": ("masked", "never")}))  # fmt: skip
    assert len((await shop.page("ann", "visit", role, filter="customer.aum > 100", limit=200))["items"]) == 3
    with pytest.raises(Invalid) as error:
        await shop.page("ann", "visit", role, filter='starts with(customer.phone, "138")')
    assert [name for name, _ in problems(error)] == ["field_not_seen_in_clear"]


async def test_a_referred_record_he_may_not_read_is_as_if_it_were_not_there(shop: Shop, rows: dict[str, str]):
    role = shop.role("own only", shop.grant("visit", {"read": "all"}), shop.grant("customer", {"read": "own"}))
    for asked in (
        'customer.level = "private"', "customer.aum > 800", "customer.aum between 800 and 1000",
        'count(customer.visit_list) = 2 and customer.level = "private"', 'customer.level != "vip"',
    ):  # fmt: skip
        page = await shop.page("ann", "visit", role, filter=asked, limit=200)
        fays = [each for each in page["items"] if each["values"]["customer"] == rows["fays"]]
        # of her customer nothing is known: only "is not" holds, as it does of an empty field
        assert bool(fays) is (asked == 'customer.level != "vip"'), asked
    unknown = await shop.page("ann", "visit", role, filter="customer.aum = null", limit=200)
    assert {each["values"]["customer"] for each in unknown["items"]} == {rows["three"], rows["fays"]}


async def test_child_records_he_may_not_read_do_not_count(shop: Shop, rows: dict[str, str]):
    role = shop.role("few", shop.grant("customer", {"read": "all"}), shop.grant("visit", {"read": 'about = "x"'}))
    assert await names(shop, "ann", role, "count(visit_list) = 2") == set()
    assert await names(shop, "ann", role, "count(visit_list) = 1") == {"one", "two", "three", "fays"}
    assert await names(shop, "ann", role, 'some each in visit_list satisfies each.about = "y"') == set()
    assert await names(shop, "ann", role, 'every each in visit_list satisfies each.about = "x"') == {
        "one", "two", "three", "fays"
    }  # fmt: skip


async def test_a_question_finds_only_what_he_may_read_and_so_does_its_count(shop: Shop, rows: dict[str, str]):
    role = shop.role("mine", shop.grant("customer", {"read": "own"}))
    for asked in ("aum > 0", "aum != 5", 'level at least "mass"', "true", 'not(level = "vip")', "aum > 0 or true"):
        assert "fays" not in await names(shop, "ann", role, asked), asked


@pytest.mark.parametrize(
    "asked",
    [
        "aum > 0; drop table x", "1 = 1", "'; select 1 --", 'name = "\' or 1=1 --"', 'contains(name, "%")',
        'name = "\\u0000"', 'name = "' + "\\" * 50 + '"', "name = $1", "/* */ aum > 0", "aum > 1e309", "aum > :me",
        "{a: 1}.a = 1", "[1, 2][1] = 1", "for x in [1] return x", 'matches(name, "(a+)+$")', "me()", "null", "aum",
        "name", "today() > today()", "(" * 200 + "true" + ")" * 200,
        f"aum in ({','.join('1' * 900)})", 'name = "\\uD800"',
        "customer.name = 1", "deleted_at = null", "owner_id = me()", "aum * 10 ** 50 > 1", "score * score * score > 0",
        'name < "a"', "created_at > now()", 'level at least "nonsense"', "own", "version > 0", "id != null",
    ],
)  # fmt: skip
async def test_odd_and_hostile_questions_find_nothing_new_or_are_refused(shop: Shop, rows: dict[str, str], asked: str):
    role = shop.role("mine", shop.grant("customer", {"read": "own"}))
    try:
        found = await names(shop, "ann", role, asked)
    except Invalid as error:
        found = {each.path for each in error.problems} - {"/filter"}
    assert found <= {"one", "two", "three"}
