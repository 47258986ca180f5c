"""Many records changed or deleted together: looked at first, each by its own rules and rights, undone exactly."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select, update

from engine.audit.tables import audit_entry
from engine.database.session import Database
from engine.records.bulk.tables import bulk_act
from engine.records.tables import change
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.exchange.conftest import BRANCHES, FORM, RECORDS, imported, table
from tests.http.lists.conftest import BULK, begun, done, made, record, refused

pytestmark = pytest.mark.usefixtures("worker")


def holder(name: str) -> list[dict[str, str]]:
    return [{"field": "holder", "op": "eq", "value": name}]


async def test_what_is_shown_before_is_what_is_done_and_what_is_undone(clerk: Browser, database: Database) -> None:
    keys = [await made(clerk, f"A-{n}", holder="甲", balance=f"{n}.00", level="mass") for n in range(7)]
    other = await made(clerk, "A-x", holder="乙", level="mass")
    before = [(await record(clerk, each))["values"] for each in keys]
    act = await begun(clerk, act="update", filter=holder("甲"), values={"level": "vip", "balance": "3.00"})
    assert (act["state"], act["total"], act["counts"]) == ("checked", 7, {"good": 7, "same": 0, "bad": 0})
    assert len(act["samples"]) == 5
    first = act["samples"][0]
    assert first["after"]["level"] == "vip"
    assert first["before"]["level"] == "mass"
    assert first["after"]["limit"] == "6.00", "what follows from it is shown as well"
    assert (await record(clerk, keys[0]))["values"]["level"] == "mass", "nothing is written yet"

    act = await done(clerk, act)
    assert (act["state"], act["counts"]["written"], act["counts"]["failed"]) == ("done", 7, 0)
    now = [await record(clerk, each) for each in keys]
    assert {(each["values"]["level"], each["values"]["limit"]) for each in now} == {("vip", "6.00")}
    assert (await record(clerk, other))["values"]["level"] == "mass"
    history = (await clerk.get(f"{RECORDS}/{keys[0]}/history")).json()["items"]
    assert (history[0]["version"], history[0]["source"]) == (2, "bulk")
    async with database.reading() as session:
        told = await session.rows(select(audit_entry.c.details).where(audit_entry.c.kind == "record.bulk_update"))
    assert sorted(told[-1][0]["records"]) == sorted(keys)

    act = await done(clerk, act, "undo")
    assert (act["state"], act["counts"]["undone"], act["counts"]["kept"]) == ("undone", 7, 0)
    assert [(await record(clerk, each))["values"] for each in keys] == before
    history = (await clerk.get(f"{RECORDS}/{keys[1]}/history")).json()["items"]
    assert [each["source"] for each in history] == ["bulk_undo", "bulk", "api"]
    assert (await clerk.post(f"{BULK}/{act['id']}/undo")).status_code == 409


async def test_each_record_is_judged_by_itself_and_the_rest_is_done(
    clerk: Browser, own_clerk: Browser, bank: Bank
) -> None:
    mine = await made(own_clerk, "B-1", holder="丙", count=1)
    his = await made(clerk, "B-2", holder="丙", count=1)
    same = await made(own_clerk, "B-3", holder="丙", count=5)
    act = await begun(own_clerk, act="update", filter=holder("丙"), values={"count": 5})
    assert act["counts"] == {"good": 1, "same": 1, "bad": 1}
    assert await refused(own_clerk, act) == {"B-2": ["forbidden"]}
    act = await done(own_clerk, act)
    assert (act["counts"]["written"], act["counts"]["failed"]) == (1, 1)
    assert [(await record(clerk, each))["values"]["count"] for each in (mine, his, same)] == [5, 1, 5]
    assert (await record(clerk, same))["version"] == 1, "what is the same already is not written"


async def test_a_check_of_the_form_refuses_the_records_it_fails_on(clerk: Browser) -> None:
    key = await made(clerk, "C-1", holder="丁", balance="1.00")
    act = await begun(clerk, act="update", records=[key], values={"balance": "-1.00"})
    assert (act["counts"]["bad"], await refused(clerk, act)) == (1, {"C-1": ["check_failed"]})
    assert (await done(clerk, act))["counts"]["written"] == 0


BAD: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    ({}, [("/act", "unknown_act")]),
    ({"act": "burn"}, [("/act", "unknown_act")]),
    ({"act": "update"}, [("/values", "not_an_object")]),
    ({"act": "update", "values": {}}, [("/values", "nothing_changed")]),
    ({"act": "update", "values": {"balance": "x", "nobody": 1, "limit": "1.00", "number": "N", "holder": None,
                                  "serial": "S"}},
     [("/values/nobody", "unknown_field"), ("/values/number", "not_changed_in_bulk"), ("/values/holder", "required"),
      ("/values/balance", "not_a_number"), ("/values/limit", "field_given"), ("/values/serial", "field_given")]),
    ({"act": "update", "values": {"manager": "0193a5f0-0000-7000-8000-000000000000"}},
     [("/values/manager", "no_such_person")]),
    ({"act": "update", "values": {"branch": "0193a5f0-0000-7000-8000-000000000000"}},
     [("/values/branch", "no_such_record")]),
    ({"act": "delete", "records": "all"}, [("/records", "not_records")]),
    ({"act": "delete", "records": ["x", 3]}, [("/records/0", "not_records"), ("/records/1", "not_records")]),
    ({"act": "delete", "records": []}, [("/records", "nothing_chosen")]),
    ({"act": "delete", "filter": [{"field": "nobody", "op": "eq", "value": "x"}]},
     [("/filter/0/field", "unknown_field")]),
    ({"act": "delete", "filter": holder("nobody")}, [("/filter", "nothing_chosen")]),
]  # fmt: skip


async def test_everything_wrong_with_the_question_is_told_at_once(clerk: Browser) -> None:
    for asked, expected in BAD:
        answer = await clerk.post(BULK, json=asked)
        assert answer.status_code == 422, (asked, answer.text)
        found = {(each["path"], each["code"]) for each in answer.json()["problems"]}
        assert {path for path, _ in found} == {path for path, _ in expected}, (asked, found)
        named = {path: code for path, code in expected if code != "not_a_number"}
        assert {path: code for path, code in found if path in named} == named, asked


async def test_a_stranger_neither_begins_one_nor_learns_of_one(
    clerk: Browser, reader: Browser, own_clerk: Browser, client_for: ClientFor
) -> None:
    key = await made(clerk, "D-1", holder="戊")
    act = await begun(clerk, act="delete", records=[key])
    stranger = await client_for("rm3")
    for browser in (reader, stranger, own_clerk):
        started = await browser.post(BULK, json={"act": "delete", "records": [key]})
        assert started.status_code == (404 if browser is stranger else 403)
        for method, place in (
            ("GET", ""),
            ("GET", "/problems"),
            ("POST", "/run"),
            ("POST", "/stop"),
            ("POST", "/undo"),
        ):
            answer = await browser.request(method, f"{BULK}/{act['id']}{place}")
            assert answer.status_code == 404, (method, place, answer.text)
    assert (await stranger.get(BULK)).status_code == 404
    assert (await reader.get(BULK)).json()["items"] == []
    masked = await reader.post(BULK, json={"act": "update", "records": [key], "values": {"phone": "13812345678"}})
    assert masked.status_code == 403
    hidden = await own_clerk.post(
        BULK, json={"act": "update", "records": [key], "values": {"balance": "1", "phone": "1"}}
    )
    assert {each["code"] for each in hidden.json()["problems"]} == {"unknown_field", "field_not_writable"}
    by_balance = [{"field": "balance", "op": "eq", "value": "1"}]
    asked = await own_clerk.post(BULK, json={"act": "update", "filter": by_balance, "values": {"count": 1}})
    assert asked.status_code == 422, "a filter by what he does not see tells nothing"


async def test_a_record_changed_since_it_was_shown_stays(clerk: Browser) -> None:
    keys = [await made(clerk, f"E-{n}", holder="己") for n in range(3)]
    act = await begun(clerk, act="update", records=keys, values={"count": 9})
    await clerk.patch(f"{RECORDS}/{keys[0]}", json={"values": {"rate": "1"}}, headers={"If-Match": '"1"'})
    await clerk.delete(f"{RECORDS}/{keys[1]}", headers={"If-Match": '"1"'})
    act = await done(clerk, act)
    assert (act["counts"]["written"], act["counts"]["failed"]) == (1, 2)
    told = await refused(clerk, act)
    assert told["E-0"] == ["changed_meanwhile"]
    await clerk.patch(f"{RECORDS}/{keys[2]}", json={"values": {"rate": "2"}}, headers={"If-Match": '"2"'})
    act = await done(clerk, act, "undo")
    assert (act["counts"]["undone"], act["counts"]["kept"]) == (0, 1)
    assert await refused(clerk, act) == {"E-2": ["changed_since_act"]}
    assert (await record(clerk, keys[2]))["values"]["count"] == 9


async def test_deleting_many_leaves_what_others_refer_to_and_brings_back_exactly(clerk: Browser) -> None:
    branches = []
    for name in ("城东", "城西", "城南"):
        branches.append((await clerk.post(BRANCHES, json={"values": {"name": name}})).json()["id"])
    await made(clerk, "F-1", branch=branches[0])
    place = BRANCHES + "/bulk"
    act = (await clerk.post(place, json={"act": "delete", "records": branches})).json()
    assert act["counts"] == {"good": 2, "same": 0, "bad": 1}
    told = (await clerk.get(f"{place}/{act['id']}/problems")).json()["items"]
    assert [(each["title"], each["problems"][0]["code"]) for each in told] == [("城东", "bulk_referred_to")]
    act = (await clerk.post(f"{place}/{act['id']}/run")).json()
    assert act["counts"]["written"] == 2
    assert [(await clerk.get(f"{BRANCHES}/{each}")).status_code for each in branches] == [200, 404, 404]
    taken = await clerk.post(BRANCHES, json={"values": {"name": "城西"}})
    assert taken.status_code == 201
    act = (await clerk.post(f"{place}/{act['id']}/undo")).json()
    assert (act["state"], act["counts"]["undone"], act["counts"]["kept"]) == ("undone", 1, 1)
    told = (await clerk.get(f"{place}/{act['id']}/problems")).json()["items"]
    assert told[0]["problems"][0]["code"] == "already_exists"
    back = (await clerk.get(f"{BRANCHES}/{branches[2]}")).json()
    assert (back["values"]["name"], back["version"]) == ("城南", 3)
    history = (await clerk.get(f"{BRANCHES}/{branches[2]}/history")).json()["items"]
    assert [(each["action"], each["source"]) for each in history][:2] == [("restore", "bulk_undo"), ("delete", "bulk")]


async def test_many_records_are_done_by_a_job_that_is_found_again(clerk: Browser, database: Database) -> None:
    rows = [[f"G-{n:04}", "庚", "1.00"] for n in range(1203)]
    await imported(clerk, table(["number", "holder", "balance"], *rows))
    act = await begun(clerk, act="update", filter=holder("庚"), values={"balance": "2.00"})
    assert (act["total"], act["done"], act["counts"]["good"]) == (1203, 1203, 1203)
    assert act["id"] not in [each["id"] for each in (await clerk.get(BULK)).json()["items"]], "only looked at"
    act = await done(clerk, act)
    assert (act["state"], act["counts"]["written"]) == ("done", 1203)
    assert (await clerk.get(BULK)).json()["items"][0]["id"] == act["id"]
    async with database.reading() as session:
        changes = select(func.count(), func.count(change.c.record_id.distinct())).where(change.c.source == "bulk")
        (row,) = await session.rows(changes.where(change.c.cause[0]["batch"].astext == act["id"]))
    assert tuple(row) == (1203, 1203)
    act = await done(clerk, act, "undo")
    assert act["counts"]["undone"] == 1203
    question = {"filter": [*holder("庚"), {"field": "balance", "op": "eq", "value": "1.00"}]}
    assert (await clerk.post(f"{RECORDS}/query", json=question)).json()["count"] == {"value": 1000, "exact": False}


async def test_it_is_undone_for_a_day_only_and_stopped_before_it_began(clerk: Browser, database: Database) -> None:
    key = await made(clerk, "H-1", holder="辛")
    act = await begun(clerk, act="update", records=[key], values={"count": 2})
    stopped = (await clerk.post(f"{BULK}/{act['id']}/stop")).json()
    assert stopped["state"] == "failed"
    assert (await clerk.post(f"{BULK}/{act['id']}/run")).status_code == 409
    act = await done(clerk, await begun(clerk, act="update", records=[key], values={"count": 3}))
    async with database.transaction() as session:
        earlier = update(bulk_act).where(bulk_act.c.id == UUID(act["id"]))
        await session.execute(earlier.values(created_at=bulk_act.c.created_at - timedelta(hours=25)))
    late = await clerk.post(f"{BULK}/{act['id']}/undo")
    assert (late.status_code, late.json()["code"]) == (409, "batch_too_old")
    assert (await clerk.get(f"{FORM}/records/{key}")).json()["values"]["count"] == 3
