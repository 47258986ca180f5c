"""Sealing: now and then one process ties all entries of finished transactions into the chain.

Writers share nothing and wait for nobody. The sealer takes the entries of transactions below the horizon
(`pg_snapshot_xmin`): all of those have ended, so none of them can still add one. Killed at any point it has sealed a
batch or nothing. A long transaction delays the horizon, and with it sealing, and loses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, Select, Text, cast, func, insert, literal_column, select

from engine.audit.chain import GENESIS, Link, leaf, root
from engine.audit.tables import Xid8, audit_entry, audit_seal
from engine.clock import Clock
from engine.database.session import ReadSession, Session

SEAL_LOCK = 0x6C71_0020
"""The key of the advisory lock of the one who seals."""

BATCH = 20_000


async def seal(session: Session, clock: Clock, *, batch: int = BATCH) -> int:
    """Seal what can be sealed, at most about `batch` entries; how many were. Another process sealing means none."""
    if not await session.scalar(select(func.pg_try_advisory_xact_lock(SEAL_LOCK))):
        return 0
    horizon = int(await session.scalar(select(cast(_horizon(), Text))))
    s = audit_seal.c
    last = await session.row(select(s.number, s.epoch, s.upto_xid, s.hash).order_by(s.number.desc()).limit(1))
    newest = await session.scalar(_edge(newest=True))
    if newest is None:
        return 0
    epoch, from_xid = (last.epoch, last.upto_xid) if last else (await session.scalar(_edge(newest=False)), 0)
    while True:
        # Nothing is written to an epoch that a restore has ended: its transactions are all finished.
        limit = horizon if epoch == newest else None
        rows, upto = await _finished(session, epoch, from_xid, limit, batch)
        if rows or epoch == newest:
            break
        epoch, from_xid = await session.scalar(_edge(newest=False, after=epoch)), 0
    if not rows:
        return 0
    link = Link(
        number=last.number + 1 if last else 1,
        epoch=epoch,
        from_xid=from_xid,
        upto_xid=upto,
        entries=len(rows),
        last_seq=max(row.seq for row in rows),
        root=root(leaf(row.xid, row.seq, row.row_hash) for row in rows),
        sealed_at=clock.real(),
    )
    values = {name: getattr(link, name) for name in Link.__dataclass_fields__}
    await session.execute(insert(audit_seal).values(values | {"hash": link.hash(last.hash if last else GENESIS)}))
    return len(rows)


async def lag(session: ReadSession, clock: Clock) -> timedelta:
    """How long the oldest entry that is in no seal has waited; nothing waiting is no time."""
    s, e = audit_seal.c, audit_entry.c
    last = await session.row(select(s.epoch, s.upto_xid).order_by(s.number.desc()).limit(1))
    waiting = select(e.at).order_by(e.epoch, e.xid, e.seq).limit(1)
    if last is not None:
        waiting = waiting.where(e.epoch == last.epoch, e.xid >= last.upto_xid)
    oldest = await session.scalar(waiting)
    return timedelta() if oldest is None else max(clock.real() - oldest, timedelta())


async def _finished(
    session: Session, epoch: int, from_xid: int, limit: int | None, batch: int
) -> tuple[Sequence[Row[Any]], int]:
    """Entries from `from_xid` on of transactions that ended, whole transactions only, and the id they stop before."""
    e = audit_entry.c
    statement = select(e.xid, e.seq, e.row_hash).where(e.epoch == epoch, e.xid >= from_xid).order_by(e.xid, e.seq)
    if limit is not None:
        statement = statement.where(e.xid < limit)
    rows = await session.rows(statement.limit(batch + 1))
    if len(rows) <= batch:
        return rows, limit if limit is not None else (rows[-1].xid + 1 if rows else from_xid)
    cut = rows[-1].xid
    whole = [row for row in rows if row.xid < cut]
    if whole:
        return whole, cut
    return await session.rows(statement.where(e.xid == cut)), cut + 1  # one transaction larger than a batch


def _edge(*, newest: bool, after: int | None = None) -> Select[Any]:
    """The newest or oldest epoch that has entries, by the index on it."""
    e = audit_entry.c
    statement = select(e.epoch).order_by(e.epoch.desc() if newest else e.epoch).limit(1)
    return statement if after is None else statement.where(e.epoch > after)


def _horizon() -> Any:  # Any: an SQL function
    """The oldest transaction that may still be under way."""
    return literal_column("pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot())", Xid8)
