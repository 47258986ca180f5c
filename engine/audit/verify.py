"""Verifying the trail: every entry against its hash, every seal against its entries, the chain against its anchors.

an entry edited              its hash no longer fits its content
its hash edited with it      the root of its seal no longer fits, though the number of entries does
an entry deleted, inserted   the seal counts fewer, or more
entries reordered            the root no longer fits
a seal edited or deleted     its hash, its number or its beginning no longer follows the one before
the tail cut, seals and all  an anchor, kept elsewhere, names a seal that is no longer there
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, Select, Text, cast, func, select

from engine.audit.anchor import Anchor
from engine.audit.chain import GENESIS, Link, leaf, root
from engine.audit.entry import Entry, row_hash
from engine.audit.tables import audit_entry, audit_seal
from engine.database.session import ReadSession
from engine.problems import Code, Problem

EDITED = Code("entry_edited", zh="第 {seq} 条日志的内容被改动", en="Entry {seq} was edited")
DELETED = Code(
    "entries_deleted",
    zh="封条 {seal} 应有 {expected} 条日志，只剩 {found} 条：有日志被删除",
    en="Seal {seal} covers {expected} entries and {found} are left: entries were deleted",
)
INSERTED = Code(
    "entries_inserted",
    zh="封条 {seal} 应有 {expected} 条日志，现有 {found} 条：有日志被塞入",
    en="Seal {seal} covers {expected} entries and there are {found}: entries were inserted",
)
REORDERED = Code(
    "entries_reordered",
    zh="封条 {seal} 内的日志被调换次序或替换（序号不大于 {seq}）",
    en="Entries of seal {seal} (up to number {seq}) were reordered or replaced",
)
SEAL_EDITED = Code("seal_edited", zh="封条 {seal} 被改动", en="Seal {seal} was edited")
SEAL_MISSING = Code("seal_missing", zh="封条 {seal} 缺失", en="Seal {seal} is missing")
OUTSIDE = Code(
    "entries_outside_seals",
    zh="有 {found} 条日志不在任何封条之内，且早已应当封存",
    en="{found} entries are in no seal and should long have been",
)
TAIL_CUT = Code(
    "tail_cut",
    zh="锚点记有封条 {seal}，而日志止于封条 {head}：尾部被截去",
    en="An anchor names seal {seal} and the trail ends at seal {head}: its tail was cut",
)
REPLACED = Code(
    "history_replaced", zh="封条 {seal} 与锚点不符：历史被重写", en="Seal {seal} is not the one an anchor names"
)

GROUP = 50_000
"""Entries read at a time."""
MOST = 1000
"""Problems told at most; a trail that is wrong in more places is simply wrong."""


@dataclass(slots=True)
class Report:
    """What verifying found. `head` is the last seal, to be kept elsewhere."""

    checked: int = 0
    seals: int = 0
    unsealed: int = 0
    problems: list[Problem] = field(default_factory=list)
    head: Anchor | None = None

    @property
    def ok(self) -> bool:
        """Nothing is wrong."""
        return not self.problems

    def add(self, problem: Problem) -> None:
        """Note what is wrong, up to a limit."""
        if len(self.problems) < MOST:
            self.problems.append(problem)


async def verify(session: ReadSession, anchors: Iterable[Anchor] = ()) -> Report:
    """Go through the whole trail."""
    report = Report()
    before, expected, ends = GENESIS, 1, dict[int, int]()
    hashes: dict[int, bytes] = {}
    async for group in _groups(session):
        by_seal = await _entries(session, group)
        for seal in group:
            while expected < seal.number:
                report.add(SEAL_MISSING.at("", seal=expected))
                expected += 1
            link = Link(**{name: getattr(seal, name) for name in Link.__dataclass_fields__})
            follows = link.from_xid == ends.get(link.epoch, 0)
            if link.hash(before) != seal.hash or not follows:
                report.add(SEAL_EDITED.at("", seal=seal.number))
            _check_entries(report, link, by_seal.get(seal.number, []))
            before, expected = seal.hash, seal.number + 1
            ends[link.epoch] = link.upto_xid
            hashes[seal.number] = seal.hash
            report.seals += 1
            report.head = Anchor(seal.number, seal.hash.hex(), seal.sealed_at)
    await _check_rest(session, report, ends)
    _check_anchors(report, hashes, anchors)
    return report


def _check_entries(report: Report, link: Link, rows: Sequence[Row[Any]]) -> None:
    was = len(report.problems)
    for row in rows:
        _check_entry(report, row)
    report.checked += len(rows)
    told = {"seal": link.number, "expected": link.entries, "found": len(rows)}
    if len(rows) < link.entries:
        report.add(DELETED.at("", **told))
    elif len(rows) > link.entries:
        report.add(INSERTED.at("", **told))
    elif root(leaf(row.xid, row.seq, row.row_hash) for row in rows) != link.root and len(report.problems) == was:
        report.add(REORDERED.at("", seal=link.number, seq=link.last_seq))


def _check_entry(report: Report, row: Row[Any]) -> None:
    entry = Entry(**{name: getattr(row, name) for name in Entry.__dataclass_fields__})
    if row_hash(entry) != row.row_hash:
        report.add(EDITED.at("", seq=row.seq))


async def _check_rest(session: ReadSession, report: Report, ends: dict[int, int]) -> None:
    """Entries behind the last seal of each epoch: of the newest they wait to be sealed, of older ones none may be."""
    e = audit_entry.c
    newest = await session.scalar(select(func.max(e.epoch)))
    epochs = await session.rows(select(e.epoch).distinct().order_by(e.epoch))
    for (epoch,) in epochs:
        statement = _columns().where(e.epoch == epoch, e.xid >= ends.get(epoch, 0)).order_by(e.xid, e.seq)
        if epoch != newest and max(ends, default=0) > epoch:
            found = await session.rows(statement)
            if found:
                report.add(OUTSIDE.at("", found=len(found)))
            continue
        rows = await session.rows(statement.limit(GROUP))
        for row in rows:
            _check_entry(report, row)
        report.unsealed += len(rows)
        report.checked += len(rows)


def _check_anchors(report: Report, hashes: dict[int, bytes], anchors: Iterable[Anchor]) -> None:
    last = report.head.number if report.head else 0
    for anchor in anchors:
        if anchor.number > last:
            report.add(TAIL_CUT.at("", seal=anchor.number, head=last))
        elif anchor.number in hashes and hashes[anchor.number].hex() != anchor.hash:
            report.add(REPLACED.at("", seal=anchor.number))


async def _groups(session: ReadSession) -> AsyncIterator[list[Row[Any]]]:
    """Seals in order, in runs of one epoch that cover about `GROUP` entries."""
    s, after = audit_seal.c, 0
    while True:
        page = await session.rows(select(*audit_seal.columns).where(s.number > after).order_by(s.number).limit(500))
        if not page:
            return
        group: list[Row[Any]] = []
        entries = 0
        for seal in page:
            if group and (seal.epoch != group[0].epoch or entries + seal.entries > GROUP):
                yield group
                group, entries = [], 0
            group.append(seal)
            entries += seal.entries
        yield group
        after = page[-1].number


async def _entries(session: ReadSession, group: Sequence[Row[Any]]) -> dict[int, list[Row[Any]]]:
    """The entries of a run of seals, by the number of the seal that covers them."""
    e = audit_entry.c
    first, last = group[0], group[-1]
    rows = await session.rows(
        _columns().where(e.epoch == first.epoch, e.xid >= first.from_xid, e.xid < last.upto_xid).order_by(e.xid, e.seq)
    )
    found: dict[int, list[Row[Any]]] = {}
    at = 0
    for row in rows:
        while at < len(group) - 1 and row.xid >= group[at].upto_xid:
            at += 1
        found.setdefault(group[at].number, []).append(row)
    return found


def _columns() -> Select[Any]:
    e = audit_entry.c
    plain = [e[name] for name in Entry.__dataclass_fields__ if name != "details"]
    return select(e.xid, e.seq, e.row_hash, cast(e.details, Text).label("details"), *plain)
