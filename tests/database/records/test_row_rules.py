"""Which rows, and how much of them: every rule from the side of those it lets in and of those it keeps out."""

from __future__ import annotations

import pytest

from engine.errors import Forbidden, Invalid, NotFound
from tests.database.records.conftest import PEOPLE, Shop

SEEN_BY = {
    # the record is Ann's, of the team mill_one of the sub-branch mill of the branch north
    "own": {"ann"},
    "my_team": {"ann", "bob"},
    "my_org": {"ann", "bob", "cat", "dan"},
    "my_org_and_below": {"ann", "bob", "cat", "dan", "eve", "gus"},
    "all": set(PEOPLE),
}


@pytest.mark.parametrize("rule", SEEN_BY)
async def test_a_rule_lets_in_whom_it_names_and_nobody_else(shop: Shop, everything: str, rule: str) -> None:
    """By id, in lists, in pickers and in counts alike."""
    made = await shop.create("ann", "customer", {"name": f"rule {rule}"}, everything)
    role = shop.role(f"sees_{rule}", shop.grant("customer", {"read": rule, "update": rule}))
    only = [{"field": "name", "op": "eq", "value": f"rule {rule}"}]
    seen = set()
    for who in PEOPLE:
        page = await shop.page(who, "customer", role, filter=only)
        found = [each["id"] for each in page["items"]] == [made["id"]]
        assert page["count"] == {"value": int(found), "exact": True}
        picked = await shop.look_up(who, "customer", role, q=f"rule {rule}")
        assert bool(picked) is found
        if found:
            seen.add(who)
            assert (await shop.get(who, "customer", made["id"], role))["rights"]["update"] is True
        else:
            with pytest.raises(NotFound):
                await shop.get(who, "customer", made["id"], role)
            with pytest.raises(NotFound):
                await shop.update(who, "customer", made["id"], {"name": "x"}, role)
            with pytest.raises(NotFound):
                await shop.history(who, "customer", made["id"], role)
    assert seen == SEEN_BY[rule]


async def test_a_fields_rights_are_those_of_the_grants_that_hold_for_the_record(shop: Shop, everything: str) -> None:
    """Masked on everybody's records, clear on one's own; never the best of both everywhere."""
    values = {"phone": "13812345678", "aum": "5.00"}
    mine = await shop.create("ann", "customer", {"name": "mine", **values}, everything)
    theirs = await shop.create("fay", "customer", {"name": "theirs", **values}, everything)
    role = shop.role(
        "mixed",
        shop.grant("customer", {"read": "all"}, {"phone": ("masked", "never"), "aum": ("hidden", "never")}),
        shop.grant("customer", {"read": "own", "update": "own"}, {"phone": ("clear", "always")}),
    )
    own = await shop.get("ann", "customer", mine["id"], role)
    other = await shop.get("ann", "customer", theirs["id"], role)
    assert (own["values"]["phone"], own["values"]["aum"], own["masked"]) == ("13812345678", "5.00", [])
    assert (other["values"]["phone"], other["masked"]) == ("138****5678", ["phone"])
    assert "aum" not in other["values"]
    assert other["rights"]["update"] is False
    page = await shop.page("ann", "customer", role, filter=[{"field": "name", "op": "in", "value": ["mine", "theirs"]}])
    assert {each["title"]: each["values"]["phone"] for each in page["items"]} == {
        "mine": "13812345678",
        "theirs": "138****5678",
    }


@pytest.mark.parametrize(
    "asked",
    [
        {"filter": [{"field": "phone", "op": "eq", "value": "13812345678"}]},
        {"sort": "phone"},
        {"filter": [{"field": "aum", "op": "gt", "value": "1"}]},
        {"sort": "-aum"},
        {"fields": "aum"},
    ],
    ids=["filter masked", "sort masked", "filter hidden", "sort hidden", "ask hidden"],
)
async def test_what_is_not_seen_in_clear_cannot_be_asked_about(shop: Shop, asked: dict[str, object]) -> None:
    """Order and filter leak values; a hidden field does not even exist."""
    role = shop.role(
        "partly", shop.grant("customer", {"read": "all"}, {"phone": ("masked", "never"), "aum": ("hidden", "never")})
    )
    with pytest.raises(Invalid) as caught:
        await shop.page("ann", "customer", role, **asked)
    (problem,) = caught.value.problems
    hidden = "aum" in str(asked)
    assert problem.code.name == ("unknown_field" if hidden else "field_not_seen_in_clear")


async def test_a_masked_value_sent_back_is_ignored_and_another_refused(shop: Shop, everything: str) -> None:
    """A form that sends what it showed overwrites nothing."""
    made = await shop.create("ann", "customer", {"name": "masked", "phone": "13812345678"}, everything)
    role = shop.role(
        "masking", shop.grant("customer", {"read": "all", "update": "all"}, {"phone": ("masked", "always")})
    )
    same = await shop.update("bob", "customer", made["id"], {"phone": "138****5678", "name": "new"}, role)
    assert same["values"]["name"] == "new"
    assert (await shop.get("ann", "customer", made["id"], everything))["values"]["phone"] == "13812345678"
    with pytest.raises(Invalid) as caught:
        await shop.update("bob", "customer", made["id"], {"phone": "139****5678"}, role)
    assert [each.code.name for each in caught.value.problems] == ["masked_value"]
    changed = await shop.update("bob", "customer", made["id"], {"phone": "13912345678"}, role)
    assert changed["values"]["phone"] == "139****5678"
    told = await shop.history("bob", "customer", made["id"], role)
    assert told["items"][0]["changes"][0]["old"] == "138****5678"
    assert "13912345678" not in str(told)


async def test_what_may_not_be_written_is_refused_by_name(shop: Shop, everything: str) -> None:
    """Seen but not written is said so; hidden is unknown; when creating is not for changing."""
    role = shop.role(
        "writing",
        shop.grant(
            "customer",
            {"read": "all", "create": "all", "update": "all"},
            {"level": ("clear", "never"), "aum": ("hidden", "never"), "phone": ("clear", "when_creating")},
        ),
    )
    with pytest.raises(Invalid) as caught:
        await shop.create("ann", "customer", {"name": "x", "level": "vip", "aum": "1"}, role)
    assert {each.path: each.code.name for each in caught.value.problems} == {
        "/values/level": "field_not_writable",
        "/values/aum": "unknown_field",
    }
    made = await shop.create("ann", "customer", {"name": "x", "phone": "13812345678"}, role)
    with pytest.raises(Invalid):
        await shop.update("ann", "customer", made["id"], {"phone": "13912345678"}, role)


async def test_what_is_written_unseen_stays_unseen(shop: Shop, everything: str) -> None:
    """Seeing and writing are independent."""
    role = shop.role(
        "blind",
        shop.grant("customer", {"read": "all", "create": "all", "update": "all"}, {"aum": ("hidden", "always")}),
    )
    made = await shop.create("ann", "customer", {"name": "blind", "aum": "7.00"}, role)
    assert "aum" not in made["values"]
    changed = await shop.update("ann", "customer", made["id"], {"aum": "8.00"}, role)
    assert "aum" not in changed["values"]
    assert (await shop.get("ann", "customer", made["id"], everything))["values"]["aum"] == "8.00"
    assert (await shop.history("ann", "customer", made["id"], everything))["items"][0]["changes"][0]["old"] == "7.00"
    assert (await shop.history("ann", "customer", made["id"], role))["items"][0]["changes"] == []


async def test_denials_subtract_last(shop: Shop, everything: str) -> None:
    """Rows refused and ceilings on fields, whatever was granted."""
    made = await shop.create("ann", "customer", {"name": "denied", "phone": "13812345678"}, everything)
    role = shop.role(
        "denied",
        shop.grant("customer", {"read": "all", "update": "all"}),
        deny=(shop.deny("customer", {"read": "own"}, {"phone": ("masked", "never")}),),
    )
    with pytest.raises(NotFound):
        await shop.get("ann", "customer", made["id"], role)
    assert (await shop.get("bob", "customer", made["id"], role))["values"]["phone"] == "138****5678"
    with pytest.raises(Invalid):
        await shop.update("bob", "customer", made["id"], {"phone": "13912345678"}, role)


async def test_after_must_hold_for_the_state_a_write_leaves(shop: Shop, everything: str) -> None:
    """One may hand over within what `after` names and no further; nothing of a refused hand-over remains."""
    made = await shop.create("ann", "customer", {"name": "handed"}, everything)
    role = shop.role("handing", shop.grant("customer", {"read": "all", "transfer": "own"}, after="my_org"))
    with pytest.raises(Forbidden):
        await shop.transfer("bob", "customer", made["id"], "cat", role)
    with pytest.raises(Forbidden):
        await shop.transfer("ann", "customer", made["id"], "fay", role)
    assert (await shop.get("ann", "customer", made["id"], role))["version"] == 1
    moved = await shop.transfer("ann", "customer", made["id"], "cat", role)
    assert (moved["owner"]["label"], moved["org"]["label"]) == ("cat", "mill_two")
    told = (await shop.history("ann", "customer", made["id"], role))["items"][0]
    assert [(each["field"], each["old_text"], each["new_text"]) for each in told["changes"]] == [
        ("owner", "ann", "cat"),
        ("org", "mill_one", "mill_two"),
    ]


async def test_a_title_shows_only_to_whom_the_record_does(shop: Shop, everything: str) -> None:
    """A reference to a record one may not read has no label, and cannot be made."""
    hidden = await shop.create("fay", "customer", {"name": "secret name"}, everything)
    open_one = await shop.create("ann", "customer", {"name": "open name"}, everything)
    visit = await shop.create("fay", "visit", {"customer": hidden["id"]}, everything)
    role = shop.role(
        "visits",
        shop.grant("customer", {"read": "my_team"}),
        shop.grant("visit", dict.fromkeys(("read", "create", "update"), "all")),
    )
    seen = await shop.get("ann", "visit", visit["id"], role)
    assert seen["labels"] == {"customer": None}
    assert "secret name" not in str(await shop.history("ann", "visit", visit["id"], role))
    with pytest.raises(Invalid) as caught:
        await shop.create("ann", "visit", {"customer": hidden["id"]}, role)
    with pytest.raises(Invalid) as unknown:
        await shop.create("ann", "visit", {"customer": "0198c0de-0000-7000-8000-000000000009"}, role)
    assert [p.code.name for p in caught.value.problems] == [p.code.name for p in unknown.value.problems]
    with pytest.raises(Invalid):
        await shop.update("ann", "visit", visit["id"], {"customer": "0198c0de-0000-7000-8000-000000000009"}, role)
    moved = await shop.update("ann", "visit", visit["id"], {"customer": open_one["id"]}, role)
    assert moved["labels"] == {"customer": "open name"}


async def test_reading_in_clear_is_one_entry_a_request(shop: Shop, everything: str) -> None:
    """Who, which form, which records, which fields; masked reads write none."""
    for n in range(3):
        await shop.create("ann", "customer", {"name": "audited", "phone": f"1381234567{n}"}, everything)
    before = len(await shop.audit("record.read_clear"))
    only = [{"field": "name", "op": "eq", "value": "audited"}]
    await shop.page("bob", "customer", everything, filter=only)
    entries = (await shop.audit("record.read_clear"))[before:]
    assert len(entries) == 1
    details = entries[0]["details"]
    assert (details["form"], details["fields"], len(details["records"])) == ("customer", ["phone"], 3)
    role = shop.role("masked_only", shop.grant("customer", {"read": "all"}, {"phone": ("masked", "never")}))
    await shop.page("bob", "customer", role, filter=only)
    assert len(await shop.audit("record.read_clear")) == before + 1
