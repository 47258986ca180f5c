"""Lists: what filters find, in which order, page by page, and how many there are."""

from __future__ import annotations

from typing import Any

import pytest

from engine.errors import Invalid
from engine.records.caller import Write
from tests.database.records.conftest import Shop

ROWS: list[dict[str, Any]] = [
    {"name": "a", "level": "mass", "aum": "10.00", "joined": "2020-01-01", "wishes": ["vip"], "score": 1},
    {"name": "b%_\\", "level": "vip", "aum": "20.00", "joined": "2021-06-01", "wishes": ["vip", "private"], "score": 2},
    {"name": "chen", "level": "private", "aum": "20.00", "joined": None, "wishes": None, "score": -5},
    {"name": "dao", "level": None, "aum": None, "joined": "2020-01-01", "wishes": ["mass"], "score": 0},
]
TAGGED = {"field": "note", "op": "contains", "value": "lists"}


@pytest.fixture(scope="module", autouse=True)
async def rows(shop: Shop) -> None:
    """Four records to look for."""
    everywhere = dict.fromkeys(("read", "create", "update", "delete", "transfer"), "all")
    role = shop.role("everything", *(shop.grant(name, everywhere) for name in ("customer", "visit")))
    for row in ROWS:
        await shop.create("ann", "customer", {**row, "note": "of the lists"}, role)


@pytest.mark.parametrize(
    ("field", "op", "value", "found"),
    [
        ("name", "eq", "a", "a"),
        ("name", "ne", "a", "bcd"),
        ("name", "in", ["a", "dao"], "ad"),
        ("name", "contains", "h", "c"),
        ("name", "contains", "%", "b"),
        ("name", "contains", "_\\", "b"),
        ("name", "starts_with", "c", "c"),
        ("name", "starts_with", "h", ""),
        ("level", "eq", "vip", "b"),
        ("level", "ne", "vip", "acd"),
        ("level", "at_least", "vip", "bc"),
        ("level", "at_least", "mass", "abc"),
        ("level", "in", ["mass", "private"], "ac"),
        ("level", "is_empty", None, "d"),
        ("level", "is_not_empty", None, "abc"),
        ("aum", "gt", "10", "bc"),
        ("aum", "ge", "10.00", "abc"),
        ("aum", "lt", "20", "a"),
        ("aum", "le", "20", "abc"),
        ("aum", "between", ["5", "15"], "a"),
        ("aum", "eq", "20", "bc"),
        ("joined", "gt", "2020-06-01", "b"),
        ("joined", "between", ["2020-01-01", "2020-12-31"], "ad"),
        ("joined", "is_empty", None, "c"),
        ("wishes", "contains", "vip", "ab"),
        ("wishes", "in", ["private", "mass"], "bd"),
        ("wishes", "is_empty", None, "c"),
        ("score", "lt", 0, "c"),
        ("created_at", "gt", "2020-01-01T00:00:00Z", "abcd"),
        ("created_at", "lt", "2020-01-01T00:00:00Z", ""),
    ],
)
async def test_a_condition_finds_what_it_says(shop: Shop, field: str, op: str, value: Any, found: str) -> None:
    """Every operator, with empty values and with signs that LIKE would take for itself."""
    condition = {"field": field, "op": op, "value": value}
    page = await shop.page("ann", "customer", "everything", filter=[TAGGED, condition])
    assert "".join(sorted(each["title"][0].lower() for each in page["items"])) == found
    assert page["count"] == {"value": len(found), "exact": True}


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("name", "not_a_filter"),
        ({"field": "name"}, "value_missing"),
        ({"field": "nothing", "op": "eq", "value": 1}, "unknown_field"),
        ({"field": "name", "op": "gt", "value": "a"}, "unknown_operator"),
        ({"field": "name", "op": "; drop table", "value": "a"}, "unknown_operator"),
        ({"field": "aum", "op": "eq", "value": "ten"}, None),
        ({"field": "aum", "op": "between", "value": ["1"]}, "two_values"),
        ({"field": "level", "op": "eq", "value": "gold"}, "unknown_option"),
        ({"field": "name", "op": "in", "value": []}, "list_of_values"),
        ({"field": "name", "op": "in", "value": ["x"] * 501}, "too_many_values"),
        ({"field": "name", "op": "contains", "value": "\0"}, "text_to_find"),
        ({"field": "joined", "op": "eq", "value": "10000-01-01"}, "year_out_of_range"),
        ({"field": "score", "op": "eq", "value": 10**30}, None),
        ({"field": "name", "op": "eq", "value": "x", "or": 1}, "not_a_filter"),
        ({"field": "name", "op": "eq", "value": "a\0b"}, "nul_character"),
    ],
)
async def test_a_condition_that_means_nothing_is_said_so(shop: Shop, condition: Any, code: str | None) -> None:
    """Never an error of the database, never an empty list instead."""
    with pytest.raises(Invalid) as caught:
        await shop.page("ann", "customer", "everything", filter=[condition])
    assert [each.path[:9] for each in caught.value.problems] == ["/filter/0"]
    if code:
        assert caught.value.problems[0].code.name == code


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("name", "abcd"),
        ("-name", "dcba"),
        ("aum,name", "abcd"),
        ("-aum,name", "bcad"),
        ("joined,-name", "dabc"),
        ("-joined,name", "badc"),
        ("score", "cdab"),
        ("level", "abcd"),
        ("-level", "cbad"),
        ("level,-name", "abcd"),
        (None, "dcba"),
    ],
)
@pytest.mark.parametrize("size", [1, 2, 3, 10])
async def test_pages_together_are_the_whole_list(shop: Shop, sort: str | None, order: str, size: int) -> None:
    """Nothing is skipped or shown twice, whatever the order, with ties and with empty values (always last)."""
    found, after = "", None
    while True:
        page = await shop.page("ann", "customer", "everything", filter=[TAGGED], sort=sort, limit=size, after=after)
        found += "".join(each["title"][0].lower() for each in page["items"])
        assert page["count"] == {"value": 4, "exact": True}
        after = page["next"]
        if after is None:
            break
    assert found == order


async def test_new_records_between_two_pages_move_nothing(shop: Shop, everything: str) -> None:
    """A page begins after a record, not after a number of records."""
    condition = [{"field": "note", "op": "contains", "value": "steady"}]
    for n in range(4):
        await shop.create("ann", "customer", {"name": f"s{n}", "note": "steady"}, everything)
    first = await shop.page("ann", "customer", everything, filter=condition, limit=2)
    await shop.create("ann", "customer", {"name": "s9", "note": "steady"}, everything)
    await shop.delete("ann", "customer", first["items"][0]["id"], everything)
    second = await shop.page("ann", "customer", everything, filter=condition, limit=2, after=first["next"])
    assert [each["title"] for each in (*first["items"], *second["items"])] == ["s3", "s2", "s1", "s0"]


async def test_a_cursor_of_another_list_is_refused(shop: Shop, everything: str) -> None:
    """Another filter, another sort, cut, made up: a clear problem each."""
    page = await shop.page("ann", "customer", everything, filter=[TAGGED], limit=1)
    good = page["next"]
    for asked in (
        {"filter": [TAGGED], "sort": "name", "after": good},
        {"filter": None, "after": good},
        {"filter": [TAGGED], "after": good[:-6]},
        {"filter": [TAGGED], "after": "x"},
        {"filter": [TAGGED], "after": "!!!"},
        {"filter": [TAGGED], "after": "W10"},
    ):
        with pytest.raises(Invalid) as caught:
            await shop.page("ann", "customer", everything, **asked)
        assert [each.code.name for each in caught.value.problems] == ["bad_cursor"]


async def test_a_made_up_place_of_the_wrong_type_is_refused(shop: Shop, everything: str) -> None:
    """A cursor is not signed; a lie in it harms nobody."""
    import base64

    import orjson

    page = await shop.page("ann", "customer", everything, filter=[TAGGED], sort="score", limit=1)
    text = page["next"]
    document = orjson.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    for value in ("text", ["t", "2020-01-01T00:00:00"], ["n", "NaN"], ["t", "never"], {}):
        document[1][0] = value
        forged = base64.urlsafe_b64encode(orjson.dumps(document)).decode().rstrip("=")
        with pytest.raises(Invalid):
            await shop.page("ann", "customer", everything, filter=[TAGGED], sort="score", after=forged)


async def test_counting_gives_up_at_a_thousand(shop: Shop, everything: str) -> None:
    """1,000+ is known after 1,001 rows, however many there are; the plan has a limit below its count."""
    entity = shop.entity("customer")
    column = entity.by_name["name"].column
    async with shop.database.transaction() as session:
        await session.raw.execute(
            f'insert into "{entity.schema_name}"."{entity.table_name}"'
            f' (id, version, owner_id, org_id, created_at, created_by, updated_at, updated_by, "{column}")'
            " select gen_random_uuid(), 1, $1::uuid, $2::uuid, clock_timestamp(), $1::uuid, clock_timestamp(),"
            " $1::uuid, 'many' from generate_series(1, 1500)",
            shop.people["gus"], shop.units["hq"],
        )  # fmt: skip
    many = [{"field": "name", "op": "eq", "value": "many"}]
    page = await shop.page("ann", "customer", everything, filter=many, limit=2)
    assert page["count"] == {"value": 1000, "exact": False}
    again = await shop.page("ann", "customer", everything, filter=many, limit=2)
    assert again["count"] == {"value": 1000, "exact": False}
    assert again["items"] == page["items"], "what is not counted again is read again"
    from engine.query.counting import capped_count
    from engine.query.render import render
    from engine.records.lens import lens

    actor = shop.actor("ann", everything)
    seen = lens(actor, shop.live, "shop", "customer", today=shop.clock.today()).readable()
    from sqlalchemy import select

    everybodys = seen.select(seen.table["id"])
    statement = render(select(capped_count(everybodys)))
    async with shop.database.reading() as session:
        explain = "explain (analyze, costs off) " + statement.text
        plan = "\n".join(row[0] for row in await session.raw.fetch(explain, *statement.arguments({"param_1": 1001})))
    assert "Limit" in plan
    assert "rows=1001" in plan.replace(".00", "")


async def test_an_older_release_is_no_reason_to_fail(shop: Shop, everything: str) -> None:
    """A form filled in on a release that the newer one accepts is saved."""
    made = await shop.create("ann", "customer", {"name": "older"}, everything, write=Write(release=0))
    assert made["version"] == 1


async def test_many_is_believed_for_a_moment_and_what_fits_a_page_is_always_exact(shop: Shop, everything: str) -> None:
    """A list lately found too long to count is not counted again at once; nobody else's list is meant by that."""
    entity = shop.entity("customer")
    column = entity.by_name["name"].column
    table = f'"{entity.schema_name}"."{entity.table_name}"'
    async with shop.database.transaction() as session:
        await session.raw.execute(
            f"insert into {table} (id, version, owner_id, org_id, created_at, created_by, updated_at, updated_by,"
            f' "{column}") select gen_random_uuid(), 1, $1::uuid, $2::uuid, clock_timestamp(), $1::uuid,'
            " clock_timestamp(), $1::uuid, 'lot' from generate_series(1, 1200)",
            shop.people["gus"], shop.units["hq"],
        )  # fmt: skip
    lot = [{"field": "name", "op": "eq", "value": "lot"}]
    assert (await shop.page("ann", "customer", everything, filter=lot, limit=5))["count"]["exact"] is False
    async with shop.database.transaction() as session:
        await session.raw.execute(
            f"update {table} set deleted_at = clock_timestamp(), deleted_by = $1::uuid where \"{column}\" = 'lot'"
            f" and id not in (select id from {table} where \"{column}\" = 'lot' limit 3)",
            shop.people["gus"],
        )
    few = await shop.page("ann", "customer", everything, filter=lot, limit=5)
    assert (len(few["items"]), few["count"]) == (3, {"value": 3, "exact": True})
    other = [{"field": "name", "op": "eq", "value": "nothing like it"}]
    assert (await shop.page("ann", "customer", everything, filter=other, limit=5))["count"] == {
        "value": 0,
        "exact": True,
    }
