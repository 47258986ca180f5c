"""Files coming in: what is taken, what is refused and why, and that nothing is left of what is refused."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from engine.files.store import Store
from tests.http.conftest import Browser, ClientFor
from tests.http.files.conftest import APP, MAX_UPLOAD, PDF, RECORDS, on_disk, png, upload, uploaded, zipped


async def test_an_upload_is_a_claim_only_its_uploader_sees(teller: Browser, client_for: ClientFor) -> None:
    """It can be looked at and given back by him; to everybody else it does not exist."""
    claim = await uploaded(teller, png(1), "柜台 照片.PNG")
    assert claim | {"id": ""} == {
        "id": "", "name": "柜台 照片.PNG", "size": len(png(1)), "type": "image/png", "kind": "image",
    }  # fmt: skip
    path = f"/api/files/{claim['id']}"
    assert (await teller.get(path)).content == png(1)
    for login in ("rm2", "supervisor", "admin", "agent"):
        other = await client_for(login)
        assert (await other.get(path)).status_code == 404
        assert (await other.delete(path)).status_code == 404
    assert (await teller.delete(path)).status_code == 204
    assert (await teller.get(path)).status_code == 404
    assert (await teller.delete(path)).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "field", "code"),
    [
        ("a.png", b"", "photos", "file_empty"),
        ("a.png", PDF, "photos", "file_kind_not_accepted"),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "photos", "file_kind_not_accepted"),
        ("a.html", b"<!doctype html><script>alert(1)</script>", "papers", "file_kind_not_accepted"),
        ("a.txt", b"\xef\xbb\xbf  <html><script>alert(1)</script>", "papers", "file_kind_not_accepted"),
        ("a.pdf", b"MZ\x90\0" + b"\0" * 100, "anything", "file_kind_not_accepted"),
        ("run.txt", b"#!/bin/sh\nrm -rf /\n", "anything", "file_kind_not_accepted"),
        ("a.jar", zipped("META-INF/MANIFEST.MF"), "anything", "file_kind_not_accepted"),
        ("a.exe", png(), "photos", "file_name_does_not_fit"),
        ("a.pdf", png(), "papers", "file_name_does_not_fit"),
        ("a.png.html", png(), "photos", "file_name_does_not_fit"),
        ("a.bat", b"echo hello", "anything", "file_name_does_not_fit"),
        ("a.docm", zipped("word/document.xml", "word/vbaProject.bin"), "anything", "file_name_does_not_fit"),
        ("a.docx", zipped("something/else"), "anything", "file_name_does_not_fit"),
    ],
)
async def test_what_is_not_taken_is_told_and_leaves_nothing(
    teller: Browser, store: Store, name: str, content: bytes, field: str, code: str
) -> None:
    before = on_disk(store)
    answer = await upload(teller, content, name, field)
    assert answer.status_code == 422, answer.text
    (problem,) = answer.json()["problems"]
    assert (problem["path"], problem["code"]) == ("/file", code)
    assert on_disk(store) == before


@pytest.mark.parametrize(
    ("name", "content", "field", "kept", "media"),
    [
        ("合同.pdf", PDF, "papers", "合同.pdf", "application/pdf"),
        ("合同", PDF, "papers", "合同.pdf", "application/pdf"),
        ("表.xlsx", zipped("[Content_Types].xml", "xl/workbook.xml"), "papers", "表.xlsx",
         "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("凭证.ofd", zipped("OFD.xml", "Doc_0/Document.xml"), "papers", "凭证.ofd", "application/ofd"),
        ("流水.csv", "日期,金额\n2026-01-01,5\n".encode("gb18030"), "papers", "流水.csv", "text/plain"),
        ("a.zip", zipped("x"), "anything", "a.zip", "application/zip"),
        ("页.html", b"<html></html>", "anything", "页.html", "application/octet-stream"),
        ("../../etc/passwd.png", png(), "photos", "passwd.png", "image/png"),
        ("C:\\Users\\x\\..\\照.png", png(), "photos", "照.png", "image/png"),
        ("a\r\nSet-Cookie: x=1.png", png(), "photos", "aSet-Cookie_ x=1.png", "image/png"),
        ("\u202egnp.exe.png", png(), "photos", "gnp.exe.png", "image/png"),
        ('"><img src=x onerror=alert(1)>.png', png(), "photos", "___img src=x onerror=alert(1)_.png", "image/png"),
        ("...", png(), "photos", "file.png", "image/png"),
        ("con.png", png(), "photos", "_con.png", "image/png"),
        ("长" * 400 + ".png", png(), "photos", "长" * 78 + ".png", "image/png"),
        ("", png(), "photos", "file.png", "image/png"),
    ],
)  # fmt: skip
async def test_what_is_taken_has_the_type_of_its_content_and_a_harmless_name(
    teller: Browser, name: str, content: bytes, field: str, kept: str, media: str
) -> None:
    claim = await uploaded(teller, content, name, field)
    assert (claim["name"], claim["type"], claim["size"]) == (kept, media, len(content))
    answer = await teller.get(f"/api/files/{claim['id']}")
    assert answer.content == content
    disposition = answer.headers["content-disposition"]
    assert disposition.startswith("attachment; ")
    assert disposition.isascii()
    assert disposition.isprintable()
    is_drawn = media in ("image/png", "application/pdf")
    assert answer.headers["content-type"] == (media if is_drawn else "application/octet-stream")
    assert answer.headers["x-content-type-options"] == "nosniff"
    policies = answer.headers.get_list("content-security-policy")
    assert "sandbox" in policies
    assert any("default-src 'none'" in each for each in policies)


async def test_too_large_is_refused_by_announcement_by_the_field_and_while_it_comes(
    teller: Browser, store: Store
) -> None:
    before = on_disk(store)
    too_much = b"%PDF-1.4" + b"x" * (2 * 1024 * 1024)
    assert (await upload(teller, too_much, "a.pdf", "papers")).json()["code"] == "too_large"

    async def growing() -> AsyncIterator[bytes]:
        yield b"%PDF-1.4"
        for _ in range(40):
            yield b"x" * 65536

    answer = await upload(teller, growing(), "a.pdf", "papers")
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    answer = await upload(teller, b"a" * (MAX_UPLOAD + 1), "a.txt", "anything")
    assert answer.status_code == 413
    assert on_disk(store) == before


async def test_an_upload_that_stops_sending_is_broken_off(teller: Browser, store: Store) -> None:
    before = on_disk(store)

    async def stuck() -> AsyncIterator[bytes]:
        yield png()
        await asyncio.sleep(30)

    answer = await upload(teller, stuck())
    assert answer.json()["problems"][0]["code"] == "upload_broken_off"
    assert on_disk(store) == before


async def test_who_may_not_write_the_field_uploads_nothing(
    teller: Browser, reader: Browser, client_for: ClientFor, client: Browser, store: Store
) -> None:
    """A stranger finds no form, a reader without the field no field, with it no right; nobody at all is asked to log
    in. And without the token of the session nothing is taken."""
    before = on_disk(store)
    for login in ("admin", "agent", "builder"):
        assert (await upload(await client_for(login), png())).status_code == 404
    assert (await upload(reader, png())).status_code == 404
    assert (await upload(reader, PDF, "a.pdf", "papers")).status_code == 403
    assert (await upload(client, png())).status_code == 401
    assert (await upload(teller, png(), field="title")).status_code == 404
    assert (await upload(teller, png(), field="no_such")).status_code == 404
    assert (await upload(teller, png(), headers={"X-CSRF-Token": "x"})).status_code == 403
    assert (await teller.post("/api/files", params={"app": APP}, content=png())).status_code == 422
    assert on_disk(store) == before


async def test_a_path_sent_as_a_value_reads_no_file(teller: Browser) -> None:
    """What is no upload of one's own for this field is refused, whatever it looks like."""
    for value in (
        [{"filepath": "/etc/passwd"}],
        [{"id": "/etc/passwd", "name": "x"}],
        "/etc/passwd",
        {"id": "0198c0de-0000-7000-8000-000000000001"},
        [["0198c0de-0000-7000-8000-000000000001"]],
    ):
        answer = await teller.post(RECORDS, json={"values": {"title": "x", "papers": value}})
        assert answer.status_code == 422, answer.text
        assert answer.json()["problems"][0]["path"].startswith("/values/papers")
    unknown = [{"id": "0198c0de-0000-7000-8000-000000000001"}]
    answer = await teller.post(RECORDS, json={"values": {"title": "x", "papers": unknown}})
    assert answer.json()["problems"][0]["code"] == "no_such_file"
