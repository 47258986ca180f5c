"""The parts of an Excel file somebody sent, opened so that none of them can cost more than it may.

The archive is looked at before anything in it: how many parts, how large they say they are; and what is really unpacked
is counted. XML with a document type is refused, so there are no entities; links to other files are never followed.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from xml.parsers import expat

from engine.problems import Code, Problem

MOST_PARTS = 1_000
LARGEST_PART = 1024 * 1024 * 1024
"""Unpacked: a sheet of 200,000 rows and 60 columns has about 700 MB, read a piece at a time."""
LARGEST_SMALL_PART = 8 * 1024 * 1024
MOST_SHARED = 64 * 1024 * 1024
"""Characters of texts that several cells share, which have to be held while reading."""
PIECE = 128 * 1024

NOT_EXCEL = Code(
    "import_not_a_workbook",
    zh="这不是 Excel 工作簿（.xlsx）；旧的 .xls 请先另存为 .xlsx 或 .csv",
    en="This is no Excel workbook (.xlsx); save an older .xls as .xlsx or .csv first",
)
BROKEN = Code("import_broken_file", zh="文件已损坏，无法读取", en="The file is damaged and cannot be read")
LOCKED = Code(
    "import_locked_file",
    zh="Excel 文件有打开密码；请先去掉密码",
    en="The Excel file asks for a password; take the password away first",
)
TOO_LARGE_UNPACKED = Code(
    "import_unpacked_too_large", zh="Excel 文件解开后过大", en="The Excel file is too large when unpacked"
)
ENCRYPTED = b"\xd0\xcf\x11\xe0"
"""An Office file with a password, or one of before 2007, is a compound document."""
_DATES = re.compile(r"[ymdhs]", re.IGNORECASE)
_NOT_CODES = re.compile(r'"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]|_.|\*.', re.IGNORECASE)
_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_PERCENT = frozenset({9, 10})
Attributes = Mapping[str, str]


class BadFile(ValueError):
    """The file cannot be read at all."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code.name)
        self.problem = problem


FAILS = (
    expat.ExpatError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    ValueError,
    OSError,
    NotImplementedError,
    RuntimeError,
    IndexError,
    OverflowError,
)
"""What is raised over a file that is not what it says."""


class Archive:
    """An Excel file as its parts."""

    def __init__(self, content: bytes) -> None:
        if content.startswith(ENCRYPTED):
            raise BadFile(LOCKED.at())
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError, EOFError) as error:
            raise BadFile(NOT_EXCEL.at()) from error
        parts = self._zip.infolist()
        if len(parts) > MOST_PARTS or sum(each.file_size for each in parts) > LARGEST_PART:
            raise BadFile(TOO_LARGE_UNPACKED.at())
        if "xl/workbook.xml" not in self._zip.namelist():
            raise BadFile(NOT_EXCEL.at())

    def pieces(self, name: str, *, largest: int = LARGEST_PART) -> Iterator[bytes]:
        """A part, unpacked a piece at a time."""
        left = largest
        with self._zip.open(name) as part:
            while piece := part.read(PIECE):
                left -= len(piece)
                if left < 0:
                    raise BadFile(TOO_LARGE_UNPACKED.at())
                yield piece

    def first_sheet(self) -> str:
        """The part of the first sheet one can see."""
        sheets: list[tuple[str, bool]] = []
        targets: dict[str, str] = {}

        def sheet(name: str, attributes: Attributes) -> None:
            if name == "sheet":
                sheets.append((_of(attributes, "id"), attributes.get("state", "visible") == "visible"))

        def relation(name: str, attributes: Attributes) -> None:
            if name == "Relationship":
                targets[attributes.get("Id", "")] = attributes.get("Target", "")

        self._read("xl/workbook.xml", sheet)
        self._read("xl/_rels/workbook.xml.rels", relation)
        chosen = next((key for key, is_seen in sheets if is_seen), sheets[0][0] if sheets else "")
        target = targets.get(chosen, "worksheets/sheet1.xml")
        return target.lstrip("/") if target.startswith("/") else f"xl/{target}"

    def number_formats(self) -> Sequence[str]:
        """What each format of the workbook makes of a number: "d" a day or an instant, "p" a percentage, "n" no more
        than a number."""
        written: dict[int, str] = {}
        kinds: list[str] = []
        inside = [False]

        def start(name: str, attributes: Attributes) -> None:
            if name == "numFmt":
                written[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")
            elif name in ("cellXfs", "cellStyleXfs"):
                inside[0] = name == "cellXfs"
            elif name == "xf" and inside[0]:
                kinds.append(_kind(int(attributes.get("numFmtId", "0")), written))

        if "xl/styles.xml" in self._zip.namelist():
            self._read("xl/styles.xml", start)
        return kinds

    def shared_texts(self) -> list[str]:
        """The texts cells refer to by number."""
        if "xl/sharedStrings.xml" not in self._zip.namelist():
            return []
        texts: list[str] = []
        parts: list[str] = []
        state = {"in": False, "aside": False, "left": MOST_SHARED}

        def start(name: str, _: Attributes) -> None:
            if name == "si":
                parts.clear()
            elif name == "rPh":  # how it is pronounced, which is no part of the text
                state["aside"] = True
            state["in"] = name == "t" and not state["aside"]

        def end(name: str) -> None:
            if name == "si":
                texts.append("".join(parts))
            elif name == "rPh":
                state["aside"] = False
            state["in"] = False

        def text(data: str) -> None:
            if state["in"]:
                state["left"] -= len(data)
                if state["left"] < 0:
                    raise BadFile(TOO_LARGE_UNPACKED.at())
                parts.append(data)

        parser = xml_parser(start, end, text)
        for piece in self.pieces("xl/sharedStrings.xml"):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
        return texts

    def _read(self, name: str, start: Callable[[str, Attributes], None]) -> None:
        parser = xml_parser(start)
        for piece in self.pieces(name, largest=LARGEST_SMALL_PART):
            parser.Parse(piece, False)
        parser.Parse(b"", True)


def xml_parser(
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> expat.XMLParserType:
    """A parser that calls these with names freed of their namespaces, and refuses a document type."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda name, attributes: start(name[name.rfind(" ") + 1 :], attributes)
    if end is not None:
        parser.EndElementHandler = lambda name: end(name[name.rfind(" ") + 1 :])
    if text is not None:
        parser.CharacterDataHandler = text
    return parser


def _refuse(*_: object) -> None:
    raise BadFile(BROKEN.at())


def _of(attributes: Attributes, name: str) -> str:
    """The value of `r:id`, whatever its namespace is called."""
    return next((value for key, value in attributes.items() if key.endswith(f" {name}")), "")


def _kind(number: int, written: Mapping[int, str]) -> str:
    code = _NOT_CODES.sub("", written.get(number, "").split(";")[0])
    if number in _BUILT_IN_DATES or _DATES.search(code):
        return "d"
    return "p" if number in _PERCENT or "%" in code else "n"
