"""Files that mean harm, or are something else: an error soon, and never more than that."""

from __future__ import annotations

import io
import time
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.rules.exchange.from_xlsx import from_xlsx
from engine.rules.exchange.xlsx_reading import BadFile, read_sheets
from tests.support.workbooks import codes, only, rewritten, rows


def zipped(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
PLAIN = rows(["金额", "岗位"], [5, "a"], [6, "b"])
BILLION = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet'
HOSTILE = {
    "nothing": (b"", "excel_not_a_workbook"),
    "a text": ("金额,岗位\n5,a\n".encode(), "excel_not_a_workbook"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "excel_not_a_workbook"),
    "a locked workbook": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "excel_locked",
    ),
    "half a file": (PLAIN[: len(PLAIN) // 2], "excel_broken"),
    "another archive": (zipped(readme=b"hello"), "excel_not_a_workbook"),
    "an archive that says it is a workbook": (zipped(**{"[Content_Types].xml": b"<Types/>"}), "excel_broken"),
    "a part that unpacks to a gigabyte": (
        zipped(**{"[Content_Types].xml": b"<Types/>", "xl/bomb.xml": b"0" * (64 << 20)}),
        "excel_too_large",
    ),
    "thousands of parts": (
        zipped(**{"[Content_Types].xml": b"<Types/>", **{f"p{n}": b"" for n in range(501)}}),
        "excel_too_large",
    ),
    "entities in entities": (rewritten(PLAIN, SHEET, b"<worksheet", BILLION), "excel_broken"),
    "a row of the last number": (rewritten(PLAIN, SHEET, b'r="A3"', b'r="A1048576"'), "excel_too_many_rows"),
    "a row of no number": (rewritten(PLAIN, SHEET, b'r="A3"', b'r="A99999999999"'), "excel_too_many_rows"),
    "the last column": (rewritten(PLAIN, SHEET, b'r="B3"', b'r="XFD3"'), "excel_too_many_columns"),
    "a text of a megabyte": (rows(["a", "b"], ["x" * 30_000, 1]), "excel_long_text"),
    "a text that is not there": (
        rewritten(PLAIN, SHEET, b'"inlineStr"><is><t>a</t></is>', b'"s"><v>999</v>'),
        "excel_broken",
    ),
    "a number that is none": (rewritten(PLAIN, SHEET, b"<v>5</v>", b"<v>1e999999</v>"), "excel_broken"),
    "XML that ends nowhere": (rewritten(PLAIN, SHEET, b"</sheetData>", b""), "excel_broken"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bad_file_is_an_error_soon(name: str) -> None:
    file, code = HOSTILE[name]
    begun = time.process_time()
    with pytest.raises(BadFile) as caught:
        read_sheets(file)
    assert caught.value.problem.code.name == code
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b'<dimension ref="A1:B3" />', b'<dimension ref="A1:XFD1048576" />', id="a size that is not true"),
        pytest.param(
            b"</sheetData>",
            b'</sheetData><mergeCells count="1"><mergeCell ref="D1:D1048576"/></mergeCells>',
            id="a merge to the end",
        ),
    ],
)
def test_what_a_sheet_says_of_its_size_costs_nothing(old: bytes, new: bytes) -> None:
    begun = time.process_time()
    brought = from_xlsx(rewritten(PLAIN, SHEET, old, new))
    assert len(only(brought)["rows"]) == 2
    assert time.process_time() - begun < 2


def test_all_cells_merged_into_one_are_refused() -> None:
    file = rewritten(
        PLAIN, SHEET, b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )
    with pytest.raises(BadFile):
        read_sheets(file)


def test_links_to_other_files_are_not_followed() -> None:
    linked = b'<externalReferences><externalReference r:id="rId99"/></externalReferences></workbook>'
    file = rewritten(PLAIN, "xl/workbook.xml", b"</workbook>", linked)
    assert only(from_xlsx(file))["rows"]


def test_more_rules_than_a_decision_may_have_are_refused() -> None:
    brought = from_xlsx(rows(["金额", "岗位"], *([5, "a"] for _ in range(5_001))))
    assert codes(brought.problems) == {"": "sheet_too_many_rules"}
    assert not brought.definitions


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(PLAIN) - 1), st.integers(0, 255))
def test_a_changed_byte_is_read_or_refused(at: int, byte: int) -> None:
    file = PLAIN[:at] + bytes([byte]) + PLAIN[at + 1 :]
    with suppress(BadFile):
        from_xlsx(file)
