"""Files made to harm: none costs more than it may, none is followed out of itself."""

from __future__ import annotations

import io
import zipfile

import pytest

from engine.records.exchange import archive, sheets
from engine.records.exchange.archive import BadFile
from engine.records.exchange.sheets import rows_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BOOK = f"""<workbook xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"""
RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>"""


def sheet(rows: str) -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def workbook(rows: str, **parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/workbook.xml", BOOK)
        book.writestr("xl/_rels/workbook.xml.rels", RELATIONS)
        book.writestr("xl/worksheets/sheet1.xml", sheet(rows))
        for name, text in parts.items():
            book.writestr(f"xl/{name}.xml", text)
    return out.getvalue()


def cells(content: bytes) -> list[list[object]]:
    return [row for _, row in rows_of(content, "xlsx")]


def refused(content: bytes) -> str:
    with pytest.raises(BadFile) as error:
        list(rows_of(content, "xlsx"))
    return error.value.problem.code.name


def test_a_cell_at_the_far_end_of_the_sheet_costs_no_room_for_those_before_it() -> None:
    assert cells(workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')) == []
    assert cells(workbook('<row r="9"><c r="B9"><v>1</v></c></row>')) == [[None, ["n", "1"]]]


def test_entities_and_document_types_are_refused() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(""))) as read, zipfile.ZipFile(out, "w") as book:
        for name in read.namelist():
            book.writestr(name, bomb + read.read(name).decode() if "sheet1" in name else read.read(name))
    assert refused(out.getvalue()) == "import_broken_file"
    outside = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>'
    assert refused(workbook("", sharedStrings=outside)) == "import_broken_file"


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_PART", 10_000)
    assert refused(workbook("<row><c><v>1</v></c></row>" * 1_000)) == "import_unpacked_too_large"
    monkeypatch.setattr(archive, "LARGEST_PART", 10_000_000)
    monkeypatch.setattr(archive, "MOST_SHARED", 100)
    assert refused(workbook("", sharedStrings=f"<sst>{'<si><t>aaaaaaaaaa</t></si>' * 20}</sst>")) == (
        "import_unpacked_too_large"
    )


def test_too_many_rows_columns_and_letters_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 10)
    assert refused(workbook("<row><c><v>1</v></c></row>" * 20)) == "import_too_many_rows"
    assert refused(workbook(f"<row>{'<c><v>1</v></c>' * 501}</row>")) == "import_too_many_columns"
    long = f'<row><c t="inlineStr"><is><t>{"x" * 40_001}</t></is></c></row>'
    assert refused(workbook(long)) == "import_long_text"


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param("<row><c t='s'><v>5</v></c></row>", id="a shared text that is not there"),
        pytest.param("<row><c s='x'><v>5</v></c></row>", id="a style that is no number"),
        pytest.param("<row><c", id="cut off"),
        pytest.param("<row r='x'></row>", id="a row that is no number"),
    ],
)
def test_a_damaged_sheet_is_told_in_words(rows: str) -> None:
    assert refused(workbook(rows)) == "import_broken_file"


def test_parts_outside_of_the_archive_are_never_opened() -> None:
    away = RELATIONS.replace("worksheets/sheet1.xml", "/../../../../etc/passwd")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("xl/workbook.xml", BOOK)
        book.writestr("xl/_rels/workbook.xml.rels", away)
    assert refused(out.getvalue()) == "import_broken_file"


def test_a_csv_of_gb18030_and_semicolons_is_read() -> None:
    assert [row for _, row in rows_of("户名;余额\r\n张三;5\r\n".encode("gb18030"), "csv")] == [
        ["户名", "余额"],
        ["张三", "5"],
    ]
