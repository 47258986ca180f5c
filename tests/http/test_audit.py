"""The trail over HTTP: everything done above is in it, and only the auditor reads it."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from engine.api.dependencies import Platform
from engine.app import duties
from engine.audit.seal import lag
from engine.settings import Mode, Profile, Settings
from tests.http.conftest import Bank, Browser, ClientFor


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """With a folder of its own: anchors of another database would say that this one's trail was replaced."""
    data = tmp_path_factory.mktemp("data")
    return Settings(mode=Mode.DEMO, profile=Profile.SMALL_BANK, address_attempts=1000, data=data)


async def seal(platform: Platform) -> None:
    """Seal as the worker does, until nothing waits: other tests' transactions hold the horizon back for moments."""
    [sealing] = [each for each in duties(platform) if each.name == "seal the audit trail"]
    for _ in range(600):
        await sealing.perform()
        async with platform.database.reading() as session:
            if await lag(session, platform.clock) == timedelta():
                return
        await asyncio.sleep(0.05)


async def test_the_auditor_reads_what_was_done_and_to_whom(client_for: ClientFor, bank: Bank) -> None:
    admin, auditor = await client_for("admin"), await client_for("auditor")
    rm2 = str(bank.people["rm2"])
    await admin.post(f"/api/people/{rm2}/lock", json={"reason": "休假"})
    await admin.post(f"/api/people/{rm2}/unlock")
    answer = await auditor.get("/api/audit", params={"subject": rm2, "kind": "person"})
    assert answer.status_code == 200, answer.text
    newest = answer.json()["items"]
    assert [each["kind"] for each in newest[:2]] == ["person.unlock", "person.lock"]
    assert newest[1]["details"] == {"reason": "休假"}
    assert newest[1]["actor"] == {"id": str(bank.people["admin"]), "label": "郑明"}
    assert newest[1]["acting_post"] == "system_admin"
    assert newest[1]["subject"] == {"type": "person", "id": rm2, "label": "李志远"}
    assert newest[1]["label"]["zh"] == "锁定人员"
    assert newest[1]["address"] == "127.0.0.1"
    assert len(newest[1]["trace_id"]) == 16


async def test_a_failed_log_in_and_a_refused_call_are_in_the_trail(
    client: Browser, client_for: ClientFor, bank: Bank
) -> None:
    await client.log_in("rm1", "wrong")
    rm1, auditor = await client_for("rm1", fresh=True), await client_for("auditor")
    assert (await rm1.get("/api/audit")).status_code == 403
    failed = (await auditor.get("/api/audit", params={"kind": "session.login_failed"})).json()["items"]
    assert failed[0]["actor"] is None
    assert failed[0]["subject"]["id"] == str(bank.people["rm1"])
    refused = (await auditor.get("/api/audit", params={"kind": "permission.refused"})).json()["items"]
    assert refused[0]["actor"]["id"] == str(bank.people["rm1"])
    assert refused[0]["details"] == {"method": "GET", "path": "/api/audit", "code": "forbidden"}


async def test_a_password_is_nowhere_in_the_trail(client: Browser, client_for: ClientFor) -> None:
    await client.log_in("rm1", "S3cret-typed-by-mistake")
    auditor = await client_for("auditor")
    entries = await auditor.get("/api/audit", params={"limit": 200})
    assert "S3cret" not in entries.text


async def test_reading_the_trail_is_in_the_trail(client_for: ClientFor, bank: Bank) -> None:
    auditor = await client_for("auditor")
    await auditor.get("/api/audit", params={"app": "somewhere"})
    read = (await auditor.get("/api/audit", params={"kind": "audit.read"})).json()["items"]
    assert {"app": "somewhere"} in [each["details"] for each in read]
    assert read[0]["actor"]["id"] == str(bank.people["auditor"])


async def test_the_trail_comes_page_by_page_without_gap_or_repeat(client_for: ClientFor) -> None:
    auditor = await client_for("auditor")
    seen: list[int] = []
    after = ""
    while after is not None:
        page = (await auditor.get("/api/audit", params={"limit": 7, "after": after, "kind": "person"})).json()
        seen += [each["seq"] for each in page["items"]]
        after = page["next"]
    assert seen == sorted(set(seen), reverse=True)
    assert len(seen) == page["count"]["value"]


async def test_the_auditor_verifies_the_trail(client_for: ClientFor, platform: Platform) -> None:
    auditor = await client_for("auditor")
    await seal(platform)
    answer = await auditor.post("/api/audit/verify")
    assert answer.status_code == 200, answer.text
    report = answer.json()
    assert report["ok"] is True, report
    assert report["seals"] >= 1
    assert report["head"]["seal"] == report["seals"]
    async with platform.database.transaction() as session:
        await session.raw.execute("set local session_replication_role = replica")
        await session.raw.execute("update platform.audit_entry set kind = 'x' where seq = 3")
    report = (await auditor.post("/api/audit/verify")).json()
    assert report["ok"] is False
    assert {"seq": 3, "kind": "entry_edited", "message": "第 3 条日志的内容被改动"} in report["problems"]


async def test_kinds_have_names_in_both_languages(client_for: ClientFor) -> None:
    auditor = await client_for("auditor")
    items = (await auditor.get("/api/audit/kinds")).json()["items"]
    assert len(items) > 15
    assert all(each["label"]["zh"] and each["label"]["en"] for each in items)
