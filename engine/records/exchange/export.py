"""A list handed out as a file: the records its reader may read and export, the fields he sees, what is masked masked.

One statement over one snapshot is read through a cursor, so no record comes twice or is left out while others write.
Rows are written to a file without a name as fast as they come; the answer is read from it while it grows, so that a
slow network holds no transaction. Memory stays the same however long the list is.
"""

from __future__ import annotations

import asyncio
import csv
import io
import os
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, Literal, Protocol

from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.audit.service import Subject
from engine.audit.tracing import new_code, note_part
from engine.database.session import Database
from engine.errors import Invalid, TooMany
from engine.fields.shapes import SYSTEM_FIELDS
from engine.permissions.access import Action
from engine.problems import Code, Language, Problem
from engine.query import paging
from engine.query.render import Rendered, render
from engine.query.source import UNKNOWN_FIELD
from engine.records.answer import as_records
from engine.records.caller import Caller
from engine.records.exchange.cells import Heading, as_text, heading_of, titles
from engine.records.exchange.workbook import MOST_ROWS, Cell, Workbook
from engine.records.exchange.workbook_parts import Properties
from engine.records.layout import record_layout
from engine.records.lens import Lens
from engine.records.matching import read_matching
from engine.records.projection import ID, Projection
from engine.records.readable import Readable
from engine.records.reading import Wanted
from engine.records.sending import sensitive_in_clear

FileFormat = Literal["xlsx", "csv"]
MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
AT_ONCE = 500
"""Records read, shown and written at a time."""
MOST_AT_ONCE = 3
"""Exports a process writes at a time: each keeps a connection and a core busy."""
PIECE = 256 * 1024
MARK = {Language.ZH: "# 廊桥导出", Language.EN: "# Langqiao export"}
"""How the last line of a CSV file begins, which says who exported it; a file brought back is read up to it."""

EXPORTED = kind("record.export", zh="导出记录", en="Records exported")
EXPORT_ENDED = kind("record.export_end", zh="导出结束", en="Export ended")
BUSY = Code(
    "export_busy",
    zh="正在进行的导出已达 {limit} 个，请稍后再试",
    en="{limit} exports are being written already; try again in a moment",
)
SAID = {
    Language.ZH: "{who} 于 {when} 从“{form}”导出，共 {count} 条记录，追踪码 {code}。仅供本人工作使用，不得外传。",
    Language.EN: "Exported by {who} at {when} from {form}: {count} records, code {code}. For their own work only.",
}
SHEET = {Language.ZH: "导出说明", Language.EN: "About this export"}
_writing = 0


@dataclass(frozen=True, slots=True)
class Export:
    """A list ready to be written. Its `code` stands in the file, in the trail and beside the records it holds."""

    code: str
    caller: Caller
    lens: Lens
    statement: Rendered
    values: dict[str, Any]  # Any: bound values of any type
    projection: Projection
    headings: Sequence[Heading]
    format: FileFormat
    began: datetime

    @property
    def file_name(self) -> str:
        """What the file is called: the form and the time."""
        label = self.lens.entity.label.as_dict()[self.caller.language.value]
        return f"{label}-{self.began.astimezone(self.caller.clock.zone):%Y%m%d-%H%M}.{self.format}"


async def prepare(caller: Caller, app: str, form: str, wanted: Wanted, to: FileFormat) -> Export:
    """What a list comes to for this person as a file, or everything that is wrong with the question. The trail has it
    before a byte is sent."""
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    lens.need(Action.EXPORT)
    if _writing >= MOST_AT_ONCE:
        raise TooMany(BUSY, limit=MOST_AT_ONCE, extra={"retry_after": 10})
    found = lens.readable(action=Action.EXPORT)
    matching, problems = read_matching(caller, lens, found, wanted.filter, wanted.given)
    keys, unsorted = paging.read_sort(wanted.sort, found.find)
    names, unknown = _columns(found, wanted.fields)
    problems = [*problems, *unsorted, *unknown]
    if problems:
        raise Invalid(problems)
    if not keys:
        newest = found.find("created_at", "/sort")
        assert not isinstance(newest, Problem)
        keys = [paging.Key(newest, descending=True)]
    layout, projection = record_layout(lens, found, fields=[each for each in found.shown if each.name in names])
    order = paging.order_by(keys, found.table["id"])
    statement = found.select(*layout.columns).where(*matching.where(caller, found)).order_by(*order)
    headings = [heading_of(lens.entity, name, caller.language, caller.clock.zone) for name in names]
    began = caller.now()
    values = {**caller.bound(lens), **matching.bound(caller)}
    export = Export(new_code(), caller, lens, render(statement), values, projection, headings, to, began)
    await _audit(export, caller, EXPORTED, {"filtered": bool(wanted.filter or wanted.given), **_said_of(export)})
    return export


def _columns(found: Readable, written: Any) -> tuple[list[str], list[Problem]]:
    """The fields in the order asked for; all that are seen, and who made each record when, where nobody asked."""
    shown = {each.name for each in found.shown}
    if written in (None, "", []):
        return [*(each.name for each in found.shown), "created_at", "created_by"], []
    names = [each.strip() for each in written.split(",")] if isinstance(written, str) else list(written)
    names = list(dict.fromkeys(str(each) for each in names))
    unknown = [name for name in names if name not in shown and name not in SYSTEM_FIELDS]
    return names, [UNKNOWN_FIELD.at("/fields", name=name[:60]) for name in unknown]


async def stream(export: Export, database: Database) -> AsyncIterator[bytes]:
    """The file, in pieces, while it is being written."""
    global _writing
    _writing += 1
    spool = _Spool()
    writing = asyncio.create_task(_write(export, database, spool), name="export")
    try:
        while True:
            grown = spool.grown
            piece = spool.next_piece()
            if piece:
                yield piece
            elif writing.done():
                writing.result()
                break
            else:
                with suppress(TimeoutError):
                    await asyncio.wait_for(grown.wait(), 1)
    finally:
        _writing -= 1
        if not writing.done():
            writing.cancel()
            with suppress(asyncio.CancelledError):
                await writing
        spool.close()


async def _write(export: Export, database: Database, spool: _Spool) -> None:
    count, is_whole = 0, False
    out: _File = _Excel(export, spool) if export.format == "xlsx" else _Csv(export, spool)
    try:
        async with database.transaction() as session:
            cursor = await session.raw.cursor(export.statement.text, *export.statement.arguments(export.values))
            inside = Caller(
                session, export.caller.actor, export.caller.live, export.caller.clock, export.caller.language
            )
            while rows := await cursor.fetch(AT_ONCE):
                async with database.reading() as beside:  # it stands where the export breaks off, too
                    await note_part(beside, export.code, count // AT_ONCE, [row[ID] for row in rows])
                records = await as_records(inside, export.lens, export.projection, rows, audited=True)
                await asyncio.to_thread(out.write, records)
                count += len(rows)
                spool.tell()
        await asyncio.to_thread(out.close, _sentence(export, count))
        is_whole = True
    finally:
        async with database.reading() as session:
            caller = Caller(session, export.caller.actor, export.caller.live, export.caller.clock, Language.ZH)
            await _audit(export, caller, EXPORT_ENDED, {"count": count, "whole": is_whole, **_said_of(export)})
        spool.tell()


def _said_of(export: Export) -> dict[str, Any]:
    entity = export.lens.entity
    named = {each.name for each in export.headings}
    seen = [name for name in sensitive_in_clear(export.lens) if name in named]
    said: dict[str, Any] = {"form": entity.name, "format": export.format, "fields": sorted(named)}
    return {**said, "seen": seen} if seen else said


async def _audit(export: Export, caller: Caller, act: Any, details: dict[str, Any]) -> None:
    entity = export.lens.entity
    subject = Subject("export", export.code)
    await audit.record(caller.session, caller.actor, act, app=entity.app, subject=subject, details=details)


def _sentence(export: Export, count: int) -> str:
    """The watermark in words: who, when, of what, how many."""
    language = export.caller.language
    when = export.began.astimezone(export.caller.clock.zone).strftime("%Y-%m-%d %H:%M:%S")
    form, who = export.lens.entity.label.as_dict()[language.value], export.caller.actor.name
    return SAID[language].format(who=who, when=when, form=form, count=f"{count:,}", code=export.code)


class _Spool:
    """A file without a name, written by one and read by another while it grows."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  # closed by `close`
        self._read = 0
        self._written = 0
        self.grown = asyncio.Event()

    def write(self, data: bytes, /) -> None:
        """More of the file."""
        self._file.write(data)
        self._written += len(data)

    def tell(self) -> None:
        """Wake who reads."""
        self._file.flush()
        waiting, self.grown = self.grown, asyncio.Event()
        waiting.set()

    def next_piece(self) -> bytes:
        """The next bytes there are; none when nothing new is there."""
        piece = os.pread(self._file.fileno(), PIECE, self._read)
        self._read += len(piece)
        return piece

    def close(self) -> None:
        """Forget it."""
        self._file.close()


class _File(Protocol):
    def write(self, records: Sequence[dict[str, Any]]) -> None: ...

    def close(self, said: str) -> None: ...


class _Excel:
    """A workbook; a list longer than a sheet goes on in the next."""

    def __init__(self, export: Export, spool: _Spool) -> None:
        self._headings, self._language = export.headings, export.caller.language
        self._name = export.lens.entity.label.as_dict()[self._language.value]
        self._book = Workbook(spool, Properties(self._name, export.caller.actor.name, export.began))
        self._left = 0
        self._looks = [each.look for each in export.headings]
        self._begin()

    def _begin(self) -> None:
        widths = [each.width for each in self._headings]
        self._book.start(self._name, titles(self._headings, self._language), widths=widths)
        self._left = MOST_ROWS - 1

    def write(self, records: Sequence[dict[str, Any]]) -> None:
        """More records, in the next sheet where this one is full."""
        rows = iter([[each.show(record) for each in self._headings] for record in records])
        while some := list(islice(rows, self._left)):
            self._book.rows(some, self._looks)
            self._left -= len(some)
            if not self._left:
                self._begin()

    def close(self, said: str) -> None:
        """The last sheet says who exported it."""
        self._book.start(SHEET[self._language], [], widths=[100.0])
        self._book.rows([[said]])
        self._book.close(note=said)


class _Csv:
    """Comma-separated text as Excel reads it: UTF-8 with a mark at the beginning, lines ending in CRLF."""

    def __init__(self, export: Export, spool: _Spool) -> None:
        self._headings, self._spool, self._language = export.headings, spool, export.caller.language
        spool.write(b"\xef\xbb\xbf")
        self._lines([titles(self._headings, self._language)])

    def write(self, records: Sequence[dict[str, Any]]) -> None:
        """More records."""
        self._lines([[each.show(record) for each in self._headings] for record in records])

    def close(self, said: str) -> None:
        """The last line says who exported it."""
        self._lines([[f"{MARK[self._language]}: {said}"]])

    def _lines(self, rows: Sequence[Sequence[Cell]]) -> None:
        text = io.StringIO()
        csv.writer(text).writerows([as_text(each) for each in row] for row in rows)
        self._spool.write(text.getvalue().encode("utf-8", "replace"))
