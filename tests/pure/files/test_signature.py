"""What a file is, by its content."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.fields.attached import FILE_KINDS
from engine.files.signature import PROGRAM, content_of


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in names:
            archive.writestr(name, "application/vnd.oasis.opendocument.text" if name == "mimetype" else "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind", "media"),
    [
        (b"\x89PNG\r\n\x1a\n rest", "image", "image/png"),
        (b"\xff\xd8\xff\xe0 rest", "image", "image/jpeg"),
        (b"GIF89a", "image", "image/gif"),
        (b"RIFF1234WEBPVP8 ", "image", "image/webp"),
        (b"RIFF1234WAVEfmt ", "audio", "audio/wav"),
        (b"\0\0\0\x18ftypheic", "image", "image/heic"),
        (b"\0\0\0\x18ftypisom", "video", "video/mp4"),
        (b"%PDF-1.7", "pdf", "application/pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest", "office", "application/x-ole-storage"),
        (packed("[Content_Types].xml", "word/document.xml"), "office", "docx"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), "office", "xlsx"),
        (packed("[Content_Types].xml", "ppt/presentation.xml"), "office", "pptx"),
        (packed("mimetype", "content.xml"), "office", "odt"),
        (packed("OFD.xml"), "office", "ofd"),
        (packed("word/document.xml", "word/vbaProject.bin"), "other", ""),
        (packed("META-INF/MANIFEST.MF", "A.class"), "program", ""),
        (packed("readme.txt"), "archive", "application/zip"),
        (b"7z\xbc\xaf\x27\x1c", "archive", "7z"),
        (b"Rar!\x1a\x07\x01\0", "archive", "rar"),
        (b"MZ\x90\0", "program", ""),
        (b"\x7fELF\x02", "program", ""),
        (b"#!/usr/bin/env python", "program", ""),
        (b"L\0\0\0\x01\x14\x02\0", "program", ""),
        ("中文\n".encode(), "text", "text/plain"),
        ("中文\n".encode("gb18030"), "text", "text/plain"),
        ("中文\n".encode("utf-16"), "text", "text/plain"),
        (b"a,b\n1,2\n", "text", "text/plain"),
        ("中".encode() * 40000, "text", "text/plain"),
        (b"  \n<html>", "other", ""),
        (b"\xef\xbb\xbf<?xml version='1.0'?><svg onload='alert(1)'/>", "other", ""),
        ("<svg/>".encode("utf-16"), "other", ""),
        (b"a\0b", "other", ""),
        (b"\x01\x02\x03", "other", ""),
    ],
)
def test_content_says_what_it_is(content: bytes, kind: str, media: str):
    found = content_of(content[: 64 * 1024], content[-64 * 1024 :])
    assert found.kind == kind
    assert media in (found.media, "", *found.extensions)


def test_only_the_edges_of_a_large_archive_are_looked_at():
    body = packed("[Content_Types].xml", *[f"xl/worksheets/sheet{n}.xml" for n in range(3000)], "xl/workbook.xml")
    assert content_of(body[: 64 * 1024], body[-64 * 1024 :]).extensions[0] == "xlsx"


@given(st.binary(max_size=300))
def test_anything_is_of_some_kind(content: bytes):
    found = content_of(content, content)
    assert found.kind in {*FILE_KINDS, PROGRAM.kind}
    assert not found.fits("exe")
    assert not found.fits("hta")
