"""Files of records: bound when the record is saved, there as long as its history, under the rights of their field."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select

from engine.api.dependencies import Platform
from engine.audit.tables import audit_entry
from engine.files.collect import Collector
from engine.files.store import Store
from engine.files.tables import content, file
from engine.records.purging import purge
from tests.http.conftest import Browser, ClientFor
from tests.http.files.conftest import PDF, RECORDS, png, uploaded


async def record_with(browser: Browser, **values: Any) -> dict[str, Any]:
    answer = await browser.post(RECORDS, json={"values": {"title": "x", **values}})
    assert answer.status_code == 201, answer.text
    return answer.json()  # type: ignore[no-any-return]


def known(claim: dict[str, Any]) -> dict[str, Any]:
    return {key: claim[key] for key in ("id", "name", "size", "type")}


async def test_files_are_bound_replaced_and_kept_for_history(teller: Browser) -> None:
    """What a value says of a file comes from the upload; the old one stays readable from the history."""
    first, second = await uploaded(teller, png(10), "一.png"), await uploaded(teller, png(11), "二.png")
    lying = [{**known(first), "name": "evil.exe", "size": 1, "type": "text/html"}]
    record = await record_with(teller, photos=lying)
    assert record["values"]["photos"] == [known(first)]
    path = f"{RECORDS}/{record['id']}"
    assert (await teller.get(path)).json() == record
    assert (await teller.get(f"{path}/files/photos/{first['id']}")).content == png(10)
    same = await teller.patch(path, json={"values": {"photos": [first["id"]]}}, headers={"If-Match": '"1"'})
    assert same.json()["version"] == 1
    changed = await teller.patch(path, json={"values": {"photos": [second["id"]]}}, headers={"If-Match": '"1"'})
    assert changed.json()["values"]["photos"] == [known(second)]
    (line,) = (await teller.get(f"{path}/history")).json()["items"][0]["changes"]
    assert (line["old_text"], line["new_text"]) == ("一.png", "二.png")
    assert (await teller.get(f"{path}/files/photos/{first['id']}")).content == png(10)
    both = [second["id"], first["id"]]
    again = await teller.patch(path, json={"values": {"photos": both}}, headers={"If-Match": '"2"'})
    assert [each["name"] for each in again.json()["values"]["photos"]] == ["二.png", "一.png"]
    emptied = await teller.patch(path, json={"values": {"photos": []}}, headers={"If-Match": '"3"'})
    assert emptied.json()["values"]["photos"] is None
    assert (await teller.delete(f"/api/files/{first['id']}")).status_code == 404  # not a claim any more


async def test_what_was_replaced_is_listed_as_earlier_versions(teller: Browser, client_for: ClientFor) -> None:
    first, second = await uploaded(teller, png(20), "旧.png"), await uploaded(teller, png(21), "新.png")
    record = await record_with(teller, photos=[first["id"]])
    path = f"{RECORDS}/{record['id']}"
    for version, files in (("1", [second["id"]]), ("2", [])):
        listed = (await teller.get(f"{path}/files/photos")).json()["items"]
        assert sum(each["current"] for each in listed) == 1
        saved = await teller.patch(path, json={"values": {"photos": files}}, headers={"If-Match": f'"{version}"'})
        assert saved.status_code == 200, saved.text
    listed = (await teller.get(f"{path}/files/photos")).json()["items"]
    assert [(each["name"], each["current"]) for each in listed] == [("新.png", False), ("旧.png", False)]
    assert {each["by"]["id"] for each in listed} == {teller.me["person"]["id"]}
    assert (await teller.get(f"{path}/files/photos/{listed[1]['id']}")).content == png(20)
    assert (await teller.get(f"{path}/files/title")).status_code == 404, "no field of files"
    stranger = await client_for("product")
    assert (await stranger.get(f"{path}/files/photos")).status_code == 404


async def test_a_list_shows_files_and_can_be_asked_whether_there_are_any(teller: Browser) -> None:
    claim = await uploaded(teller, PDF, "list.pdf", "papers")
    record = await record_with(teller, papers=[claim["id"]])
    for op, there in (("is_not_empty", True), ("is_empty", False)):
        query = {"filter": [{"field": "papers", "op": op}], "limit": 200}
        items = (await teller.post(f"{RECORDS}/query", json=query)).json()["items"]
        assert (record["id"] in {each["id"] for each in items}) is there
    refused = await teller.post(f"{RECORDS}/query", json={"filter": [{"field": "papers", "op": "eq", "value": "x"}]})
    assert refused.status_code == 422
    for asked, there in (("papers = null", False), ("papers != null", True), ('contains(papers, "list.p")', True)):
        answer = await teller.get(RECORDS, params={"filter": asked, "limit": 200})
        assert (record["id"] in {each["id"] for each in answer.json()["items"]}) is there, asked
    for asked in ('papers = "x"', "count(papers) > 0", "papers > 5"):
        answer = await teller.get(RECORDS, params={"filter": asked})
        assert answer.status_code in (200, 422), answer.text
    assert (await teller.get(RECORDS, params={"sort": "papers"})).status_code == 422


async def test_the_rights_of_the_field_hold_for_the_address(
    teller: Browser, reader: Browser, client_for: ClientFor, client: Browser
) -> None:
    """404 for a stranger and for a hidden field, 403 for a masked one, the file for who sees it in clear."""
    papers = await uploaded(teller, PDF, "p.pdf", "papers")
    photo, secret = await uploaded(teller, png(12)), await uploaded(teller, PDF, "s.pdf", "secret")
    record = await record_with(teller, papers=[papers["id"]], photos=[photo["id"]], secret=[secret["id"]])
    base = f"{RECORDS}/{record['id']}/files"
    addresses = {
        name: (f"{base}/{name}/{claim['id']}", f"/api/files/{claim['id']}")
        for name, claim in (("papers", papers), ("photos", photo), ("secret", secret))
    }
    expected = {"papers": 200, "photos": 404, "secret": 403}
    for name, both in addresses.items():
        for address in both:
            assert (await teller.get(address)).status_code == 200
            assert (await reader.get(address)).status_code == expected[name], address
            for login in ("admin", "agent", "supervisor", "builder"):
                assert (await (await client_for(login)).get(address)).status_code == 404
            assert (await client.get(address)).status_code == 401
    assert (await reader.get(f"{RECORDS}/{record['id']}")).json()["values"]["secret"] == "****"
    assert (await teller.get(f"{base}/papers/{photo['id']}")).status_code == 404
    assert (await teller.get(f"{base}/title/{photo['id']}")).status_code == 404
    assert (await teller.get(f"{base}/papers/nothing")).status_code == 404
    assert (await teller.get("/api/files/..%2f..%2fetc%2fpasswd")).status_code == 404


async def test_what_is_in_one_record_cannot_be_put_into_another_nor_into_another_field(
    teller: Browser, client_for: ClientFor
) -> None:
    """Knowing an id gives nobody a file: neither a record's, nor somebody else's upload."""
    mine = await uploaded(teller, PDF, "m.pdf", "papers")
    await record_with(teller, papers=[mine["id"]])
    claim = await uploaded(teller, PDF, "c.pdf", "papers")
    other = await client_for("supervisor")
    for browser, field, key in (
        (teller, "papers", mine["id"]),
        (teller, "anything", claim["id"]),
        (other, "papers", claim["id"]),
        (other, "papers", mine["id"]),
    ):
        answer = await browser.post(RECORDS, json={"values": {"title": "x", field: [key]}})
        assert answer.status_code == 422
        assert [each["code"] for each in answer.json()["problems"]] == ["no_such_file"]


async def test_a_save_that_fails_leaves_the_claim_as_it_was(teller: Browser) -> None:
    claim = await uploaded(teller, PDF, "f.pdf", "papers")
    failed = await teller.post(RECORDS, json={"values": {"title": "", "papers": [claim["id"]]}})
    assert failed.status_code == 422
    assert (await record_with(teller, papers=[claim["id"]]))["values"]["papers"] == [known(claim)]


async def test_a_deleted_record_takes_its_files_out_of_sight_and_brings_them_back(teller: Browser) -> None:
    claim = await uploaded(teller, PDF, "d.pdf", "papers")
    record = await record_with(teller, papers=[claim["id"]])
    path = f"{RECORDS}/{record['id']}"
    address = f"{path}/files/papers/{claim['id']}"
    assert (await teller.delete(path, headers={"If-Match": '"1"'})).status_code == 204
    assert (await teller.get(address)).status_code == 404
    assert (await teller.get(f"/api/files/{claim['id']}")).status_code == 404
    assert (await teller.post(f"{path}/restore")).status_code == 200
    assert (await teller.get(address)).content == PDF


async def test_files_go_with_a_record_that_is_gone_for_good(teller: Browser, platform: Platform, store: Store) -> None:
    body = PDF + b"purged"
    claim = await uploaded(teller, body, "g.pdf", "papers")
    record = await record_with(teller, papers=[claim["id"]])
    assert (await teller.delete(f"{RECORDS}/{record['id']}", headers={"If-Match": '"1"'})).status_code == 204
    collecting = Collector(platform.database, store, platform.clock, kept=timedelta(hours=24))
    await collecting.collect()
    assert store.path(hashlib.sha256(body).digest()).exists()
    await purge(platform.database, platform.live, platform.clock, timedelta())
    await collecting.collect()
    assert not store.path(hashlib.sha256(body).digest()).exists()


async def test_the_same_content_twice_lies_on_disk_once(teller: Browser, platform: Platform, store: Store) -> None:
    body = png(4711)
    one, two = await uploaded(teller, body, "one.png"), await uploaded(teller, body, "two.png")
    assert one["id"] != two["id"]
    digest = hashlib.sha256(body).digest()
    assert store.path(digest).read_bytes() == body
    async with platform.database.reading() as session:
        files = await session.scalar(select(func.count()).select_from(file).where(file.c.sha256 == digest))
        contents = await session.scalar(select(func.count()).select_from(content).where(content.c.sha256 == digest))
    assert (files, contents) == (2, 1)
    record = await record_with(teller, photos=[one["id"]])
    assert (await teller.delete(f"/api/files/{two['id']}")).status_code == 204
    assert (await teller.get(f"{RECORDS}/{record['id']}/files/photos/{one['id']}")).content == body


async def test_opening_a_sensitive_file_is_in_the_trail_without_its_name(
    teller: Browser, reader: Browser, platform: Platform
) -> None:
    secret = await uploaded(teller, PDF, "王小明身份证.pdf", "secret")
    papers = await uploaded(teller, PDF, "plain.pdf", "papers")
    record = await record_with(teller, secret=[secret["id"]], papers=[papers["id"]])
    base = f"{RECORDS}/{record['id']}/files"
    for address in (f"{base}/secret/{secret['id']}", f"/api/files/{secret['id']}", f"{base}/papers/{papers['id']}"):
        assert (await teller.get(address)).status_code == 200
    assert (await reader.get(f"{base}/secret/{secret['id']}")).status_code == 403
    async with platform.database.reading() as session:
        found = select(audit_entry.c.kind, audit_entry.c.details).where(audit_entry.c.kind.like("file.%"))
        rows = [(each.kind, each.details) for each in await session.rows(found)]
    opened = [details for name, details in rows if name == "file.read"]
    opened = [each for each in opened if each["records"] == [record["id"]]]
    assert [each["file"] for each in opened] == [secret["id"]] * 2
    assert all(each["field"] == "secret" and each["records"] == [record["id"]] for each in opened)
    assert "王小明" not in str(rows)


async def test_parts_of_a_file_can_be_asked_for(teller: Browser) -> None:
    claim = await uploaded(teller, PDF, "r.pdf", "papers")
    part = await teller.get(f"/api/files/{claim['id']}", headers={"Range": "bytes=0-7"})
    assert (part.status_code, part.content) == (206, PDF[:8])
    wrong = await teller.get(f"/api/files/{claim['id']}", headers={"Range": "bytes=900000-"})
    assert wrong.status_code == 416
