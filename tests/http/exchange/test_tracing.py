"""A leak traced to a person: who saw a record in clear, what somebody saw, and whose export a file is."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import select

from engine.audit.tables import audit_entry, export_part
from engine.audit.tracing import new_code, read_code
from engine.database.session import Database
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.exchange.conftest import RECORDS
from tests.http.exchange.test_export import lines

TRACE = "/api/audit/trace"


@pytest.fixture(scope="module")
async def auditor(client_for: ClientFor) -> Browser:
    return await client_for("auditor")


@pytest.fixture(scope="module")
async def leaked(client_for: ClientFor) -> str:
    """A record that one made and lists, another sees masked only."""
    clerk, reader = await client_for("rm1"), await client_for("supervisor")
    values = {"number": "L-001", "holder": "被泄露", "phone": "13712345678", "balance": "5000"}
    other = await clerk.post(RECORDS, json={"values": {**values, "number": "L-000"}})
    made = await clerk.post(RECORDS, json={"values": values})
    assert (other.status_code, made.status_code) == (201, 201), made.text
    record = made.json()["id"]
    for who in (clerk, reader):
        for ask in (who.get(f"{RECORDS}/{record}"), who.get(RECORDS)):
            assert (await ask).status_code == 200
    return str(record)


async def traced(auditor: Browser, **asked: Any) -> Any:
    answer = await auditor.get(TRACE, params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_who_saw_a_record_in_clear_is_found_in_lists_too(auditor: Browser, leaked: str, bank: Bank) -> None:
    found = await traced(auditor, record=leaked)
    kinds = [each["kind"] for each in found["items"]]
    assert kinds == ["record.read_clear", "record.read_clear", "record.create"], "the list, the record, the write"
    assert [each["person"]["id"] for each in found["people"]] == [str(bank.people["rm1"])], "masked is not seen"
    assert found["people"][0]["times"] == 3
    listed, alone, written = found["items"]
    assert (listed["record"], alone["record"], alone["records"]) == (None, leaked, 1)
    assert [each["name"] for each in written["fields"]] == ["phone"]
    assert listed["fields"][0]["label"] == {"zh": "电话", "en": "phone"}
    assert alone["form_label"] == {"zh": "账户", "en": "Account"}


async def test_what_was_exported_is_traced_by_the_code_in_the_file(
    auditor: Browser, clerk: Browser, leaked: str, bank: Bank, database: Database
) -> None:
    rows = await lines(clerk, filter='number = "L-001"', fields="number,phone")
    code = re.search(r"追踪码 ([0-9A-Z]{5}-[0-9A-Z]{5})", rows[-1][0])
    assert code is not None, rows[-1]
    for written in (code[1], code[1].lower().replace("-", " "), f" {code[1]} "):
        found = await traced(auditor, export=written)
        assert {each["export"] for each in found["items"]} == {code[1]}
        assert {each["kind"] for each in found["items"]} == {"record.export", "record.export_end"}
        assert found["items"][0]["actor"]["id"] == str(bank.people["rm1"])
    held = await traced(auditor, record=leaked)
    assert [each["export"] for each in held["items"] if each["kind"] == "record.export"] == [code[1]]
    other = await lines(clerk, filter='number = "none of them"')
    assert "追踪码" in other[-1][0]
    again = await traced(auditor, record=leaked)
    assert len(again["items"]) == len(held["items"]), "an export that did not hold it is no trace of it"
    async with database.reading() as session:
        parts = await session.rows(select(export_part.c.records).where(export_part.c.export == code[1]))
    assert [str(each) for row in parts for each in row.records] == [leaked]


async def test_what_somebody_saw_page_by_page(auditor: Browser, leaked: str, bank: Bank) -> None:
    person = str(bank.people["rm1"])
    whole = await traced(auditor, actor=person, limit=200)
    assert {each["actor"]["id"] for each in whole["items"]} == {person}
    first = await traced(auditor, actor=person, limit=2)
    rest = await traced(auditor, actor=person, limit=200, after=first["next"])
    assert [each["seq"] for each in [*first["items"], *rest["items"]]] == [each["seq"] for each in whole["items"]]
    assert rest["people"] == []
    both = await traced(auditor, actor=person, record=leaked)
    assert both["items"] == (await traced(auditor, record=leaked))["items"]
    nobody = await traced(auditor, actor=str(bank.people["rm2"]), record=leaked)
    assert (nobody["items"], nobody["people"]) == ([], [])


async def test_between_two_instants(auditor: Browser, leaked: str) -> None:
    first, *_, last = (await traced(auditor, record=leaked))["items"]
    assert (await traced(auditor, record=leaked, **{"from": first["at"]}))["items"][0]["seq"] == first["seq"]
    assert (await traced(auditor, record=leaked, to=last["at"]))["items"] == []


async def test_a_record_is_found_by_what_identifies_it_and_nothing_else_of_it_is_shown(
    auditor: Browser, clerk: Browser, leaked: str, database: Database
) -> None:
    listed = (await auditor.get(f"{TRACE}/forms")).json()["items"]
    account = next(each for each in listed if each["form"] == "account")
    assert [each["name"] for each in account["fields"]] == ["number", "serial"]
    ask = {"app": "ledger", "form": "account", "values": {"number": "L-001"}}
    found = await auditor.post(f"{TRACE}/find", json=ask)
    assert found.json() == {"records": [leaked]}
    async with database.reading() as session:
        asked = await session.rows(
            select(audit_entry.c.details).where(audit_entry.c.kind == "audit.read").order_by(audit_entry.c.seq.desc())
        )
    assert asked[0].details == {"app": "ledger", "fields": ["number"], "form": "account", "found": 1}
    gone = (await clerk.post(RECORDS, json={"values": {"number": "L-002", "holder": "删掉的"}})).json()
    await clerk.delete(f"{RECORDS}/{gone['id']}", headers={"If-Match": '"1"'})
    deleted = await auditor.post(f"{TRACE}/find", json={**ask, "values": {"number": "L-002"}})
    assert deleted.json() == {"records": [gone["id"]]}, "in the recycle bin it is traced as well"
    assert (await auditor.post(f"{TRACE}/find", json={**ask, "values": {"number": "L-9"}})).json() == {"records": []}


@pytest.mark.parametrize(
    ("body", "status", "codes"),
    [
        ({"app": "ledger", "form": "none", "values": {"number": "x"}}, 404, []),
        ({"app": "ledger", "form": "account", "values": {}}, 422, ["not_values_to_find"]),
        ({"app": "ledger", "form": "account", "values": {"holder": "x", "none": "y"}}, 422, None),
    ],
)
async def test_what_cannot_be_looked_for_is_said(auditor: Browser, body: Any, status: int, codes: Any) -> None:
    answer = await auditor.post(f"{TRACE}/find", json=body)
    assert answer.status_code == status
    told = [each["code"] for each in answer.json()["problems"]]
    assert told == (codes if codes is not None else ["not_found_by", "unknown_field"])


async def test_only_the_auditor_traces(client_for: ClientFor, leaked: str) -> None:
    for login in ("admin", "secadmin", "rm1", "builder"):
        who = await client_for(login)
        asked = (
            who.get(TRACE, params={"record": leaked}),
            who.get(f"{TRACE}/forms"),
            who.post(f"{TRACE}/find", json={}),
        )
        assert [(await each).status_code for each in asked] == [403, 403, 403], login


async def test_nothing_asked_is_a_problem(auditor: Browser) -> None:
    answer = await auditor.get(TRACE)
    assert (answer.status_code, answer.json()["problems"][0]["code"]) == (422, "trace_by_what")


async def test_entries_are_found_by_index(leaked: str, database: Database) -> None:
    """At any size: of a record, of a list that showed it, of who acted, of what an export held."""
    asked = {
        "audit_entry.*subject": f"subject_id = '{leaked}' and subject_type = 'record'",
        "audit_records": f"subject_type = 'form' and platform.audit_records(details) @> '[\"{leaked}\"]'::jsonb",
        "actor_seq": "actor = '01920000-0000-7000-8000-000000000000'",
    }
    async with database.transaction() as session:
        await session.raw.execute("set local enable_seqscan = off")
        for index, where in asked.items():
            plan = await session.raw.fetch(f"explain select seq from platform.audit_entry where {where}")
            assert re.search(index, "\n".join(row[0] for row in plan)), (index, plan)
        held = f"explain select export from platform.export_part where records @> array['{leaked}'::uuid]"
        assert "export_part_records" in "\n".join(row[0] for row in await session.raw.fetch(held))


def test_codes_are_read_as_they_are_copied() -> None:
    code = new_code()
    assert re.fullmatch(r"[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}", code)
    assert read_code(f" {code.lower().replace('-', '')} ") == code
