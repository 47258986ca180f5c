"""Groups of a list with counts and totals: the same rights as its rows, nothing of what is not seen in clear."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from engine.audit.tables import audit_entry
from engine.database.session import Database
from engine.query import grouping
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.exchange.conftest import BRANCHES, RECORDS
from tests.http.lists.conftest import made

GROUPS = f"{RECORDS}/groups"
SUM = [{"field": "balance", "of": "sum"}, {"field": "balance", "of": "avg"}, {"field": "count", "of": "sum"}]


@pytest.fixture(scope="module", autouse=True)
async def accounts(client_for: ClientFor, bank: Bank) -> None:
    """Six accounts: five of rm1's, one of rm2's."""
    clerk, own = await client_for("rm1"), await client_for("rm2")
    branch = (await clerk.post(BRANCHES, json={"values": {"name": "西湖支行"}})).json()["id"]
    rows: list[dict[str, Any]] = [
        {"level": "vip", "balance": "10.00", "count": 1, "opened": "2026-01-15", "branch": branch},
        {"level": "vip", "balance": "20.50", "count": 2, "opened": "2026-01-31", "is_open": True},
        {"level": "mass", "balance": "1.01", "count": 3, "opened": "2026-02-01", "phone": "13812345678"},
        {"level": "mass", "opened": "2025-12-31", "seen_at": "2026-01-31T16:30:00Z"},
        {"manager": str(bank.people["rm2"])},
    ]
    for at, values in enumerate(rows):
        await made(clerk, f"K-{at}", **values)
    await made(own, "K-9", level="vip", count=100)


async def asked(browser: Browser, **body: Any) -> dict[str, Any]:
    answer = await browser.post(GROUPS, json=body)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def shown(found: dict[str, Any]) -> list[tuple[Any, int]]:
    return [(each["value"], each["count"]["value"]) for each in found["groups"]]


async def test_choices_in_their_order_with_totals_and_all_of_them(clerk: Browser) -> None:
    found = await asked(clerk, by={"field": "level"}, totals=SUM)
    assert shown(found) == [("mass", 2), ("vip", 3), (None, 1)]
    assert [each["value"] for each in found["groups"][1]["totals"]] == ["30.50", "15.25", 103]
    assert [each["value"] for each in found["totals"]] == ["31.51", "10.50", 106]
    assert (found["count"], found["others"]) == ({"value": 6, "exact": True}, 0)


async def test_the_conditions_of_a_group_find_its_records(clerk: Browser) -> None:
    fields = [{"field": "level"}, {"field": "is_open"}, {"field": "branch"}, {"field": "manager"}, {"field": "holder"},
              {"field": "owner"}, {"field": "org"}, *({"field": "opened", "unit": each} for each in grouping.UNITS),
              *({"field": "seen_at", "unit": each} for each in grouping.UNITS), {"field": "created_at"}]  # fmt: skip
    for by in fields:
        found = await asked(clerk, by=by)
        assert sum(each["count"]["value"] for each in found["groups"]) == 6, by
        for group in found["groups"]:
            page = (await clerk.post(f"{RECORDS}/query", json={"within": group["within"]})).json()
            assert page["count"] == group["count"], (by, group)


async def test_dates_stand_in_the_bank_s_days_and_people_and_records_have_names(clerk: Browser) -> None:
    months = await asked(clerk, by={"field": "opened", "unit": "month"})
    assert shown(months) == [("2025-12-01", 1), ("2026-01-01", 2), ("2026-02-01", 1), (None, 2)]
    seen = await asked(clerk, by={"field": "seen_at", "unit": "month"})
    assert shown(seen)[0] == ("2026-02-01", 1), "half past midnight in Shanghai"
    branches = await asked(clerk, by={"field": "branch"})
    assert [each["label"] for each in branches["groups"]] == ["西湖支行", None]
    owners = await asked(clerk, by={"field": "owner"})
    assert {each["count"]["value"]: bool(each["label"]) for each in owners["groups"]} == {5: True, 1: True}


async def test_only_what_he_reads_is_counted_and_only_what_he_sees_in_clear(
    clerk: Browser, own_clerk: Browser, reader: Browser, client_for: ClientFor
) -> None:
    filtered = await asked(clerk, by={"field": "level"}, filter=[{"field": "count", "op": "ge", "value": 2}])
    assert shown(filtered) == [("mass", 1), ("vip", 2)]
    through = await asked(clerk, view="rich", totals=SUM)
    assert through["count"]["value"] == 0
    masked = await reader.post(GROUPS, json={"by": {"field": "phone"}})
    hidden = await own_clerk.post(GROUPS, json={"by": {"field": "level"}, "totals": SUM[:1]})
    assert [each["code"] for each in masked.json()["problems"]] == ["field_not_seen_in_clear"]
    assert [each["code"] for each in hidden.json()["problems"]] == ["unknown_field"]
    inside = await own_clerk.post(GROUPS, json={"within": [{"field": "balance", "op": "ge", "value": "1"}]})
    assert inside.json()["problems"][0]["path"] == "/within/0/field"
    stranger = await client_for("rm3")
    assert (await stranger.post(GROUPS, json={})).status_code == 404


async def test_grouping_by_a_sensitive_field_is_reading_it(clerk: Browser, database: Database) -> None:
    found = await asked(clerk, by={"field": "phone"})
    assert ("13812345678", 1) in shown(found)
    async with database.reading() as session:
        told = await session.rows(select(audit_entry.c.details).where(audit_entry.c.kind == "record.read_clear"))
    assert told[-1][0]["fields"] == ["phone"]


async def test_a_part_is_said_to_be_one_and_has_no_totals(clerk: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "MOST_LOOKED", 4)
    part = await asked(clerk, by={"field": "count"}, totals=SUM)
    assert part["count"] == {"value": 4, "exact": False}
    assert {each["value"] for each in part["totals"]} == {None}
    assert all(not each["count"]["exact"] for each in part["groups"])
    whole = await asked(clerk, by={"field": "count"}, totals=SUM, whole=True)
    assert (whole["count"], whole["totals"][0]["value"]) == ({"value": 6, "exact": True}, "31.51")


async def test_groups_that_are_not_listed_are_counted(clerk: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "MOST_GROUPS", 2)
    found = await asked(clerk, by={"field": "is_open"}, whole=True)
    assert (len(found["groups"]), found["others"]) == (2, 0)
    found = await asked(clerk, by={"field": "opened", "unit": "day"}, whole=True)
    assert (len(found["groups"]), found["others"]) == (2, 3)


async def test_everything_wrong_is_told_at_once(clerk: Browser) -> None:
    body = {
        "by": {"field": "opened", "unit": "week"}, "filter": [{"field": "nobody", "op": "eq", "value": 1}],
        "totals": [{"field": "holder", "of": "sum"}, {"field": "balance", "of": "median"}, 3, {"field": "gone"}],
    }  # fmt: skip
    answer = await clerk.post(GROUPS, json=body)
    found = {(each["path"], each["code"]) for each in answer.json()["problems"]}
    assert found == {
        ("/by/unit", "bad_group_unit"), ("/filter/0/field", "unknown_field"), ("/totals/0/of", "not_totalled"),
        ("/totals/1/of", "not_totalled"), ("/totals/2", "not_a_total"), ("/totals/3/field", "unknown_field"),
    }  # fmt: skip
    for by, code in (
        ({"field": "note"}, "not_grouped"),
        ({"field": "tags"}, "not_grouped"),
        ({"field": "balance"}, "not_grouped"),
        ("level", "not_a_group"),
        ({"unit": "day"}, "not_a_group"),
    ):
        assert (await clerk.post(GROUPS, json={"by": by})).json()["problems"][0]["code"] == code
