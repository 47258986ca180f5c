"""The background work of an import: read the file into pieces, check them, write them, or take them back.

Each piece is one transaction that begins with the lease and ends with what came of it, so a worker that is killed
leaves no half of a piece, and whoever goes on does the next one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

import structlog

from engine.clock import Clock
from engine.database.session import Database, Session
from engine.errors import LangqiaoError
from engine.jobs.task import LeaseLost, Task
from engine.permissions.access import Action
from engine.problems import Code, Language, Problem
from engine.records.caller import Caller
from engine.records.entity import EntityField
from engine.records.exchange import batch as batches
from engine.records.exchange.archive import BadFile
from engine.records.exchange.batch import Batch, Piece
from engine.records.exchange.resolving import resolve
from engine.records.exchange.rows import actor_of, form_name, items_of, note, told, wrong_of
from engine.records.exchange.sheets import Row, rows_of
from engine.records.exchange.undoing import undo
from engine.records.hold import Held, hold
from engine.records.item import Item, Seen
from engine.records.lens import Lens
from engine.records.saving_many import consider, save
from engine.records.trouble import refused_columns

log = structlog.get_logger(__name__)
KIND = "import"
ROWS = 1_000
"""Rows of a piece: what one transaction writes, and what is held in memory."""
ATTEMPTS = 5
RACES = 3
"""How often a piece is done again when somebody else took a unique value meanwhile."""
BROKEN_OFF = Code(
    "import_broken_off",
    zh="处理时发生了意外错误，已停止；已导入的记录可以撤销",
    en="It stopped over an unexpected error; what was imported can be undone",
)


class Importing:
    """Does the jobs of imports."""

    def __init__(self, database: Database, live: Held, clock: Clock) -> None:
        self._database, self._live, self._clock = database, live, clock

    async def work(self, task: Task) -> None:
        """Go on with a batch where it stands, until nothing is left to do."""
        key = UUID(task.payload["batch"])
        seen = Seen()
        fresh = True
        try:
            while (batch := await self._now(key)) is not None and batch.state in batches.WORKING:
                if batch.state == batches.READING:
                    await self._read(task, batch)
                elif not await self._piece(task, batch, seen, fresh=fresh):
                    seen = Seen()
                    fresh = True
                    continue
                fresh = batch.state == batches.READING
        except LeaseLost:
            raise
        except (LangqiaoError, BadFile) as error:
            problem = error.problem
            await self._stop(task, key, problem)
        except Exception:
            if task.attempt < ATTEMPTS:
                raise
            log.exception("import_broken_off", batch=str(key))
            await self._stop(task, key, BROKEN_OFF.at(""))

    async def _now(self, key: UUID) -> Batch | None:
        async with self._database.reading() as session:
            return await batches.get(session, key)

    async def _stop(self, task: Task, key: UUID, problem: Problem) -> None:
        reason = {each.value: problem.text(each) for each in Language}
        async with task.transaction() as session:
            batch = await batches.get(session, key, lock=True)
            if batch is not None and batch.state in batches.WORKING:
                wrote = batch.state in (batches.IMPORTING, batches.UNDOING)
                state = batches.STOPPED if wrote else batches.FAILED
                await batches.change(session, batch, self._clock.real(), state=state, reason=reason)

    async def _read(self, task: Task, batch: Batch) -> None:
        """The file into pieces; from its beginning, should it have been begun before."""
        async with task.transaction() as session:
            await batches.drop_pieces(session, batch.id)
            content = await batches.content(session, batch.id)
        rows: Iterator[Row] = rows_of(content or b"", batch.format)
        await asyncio.to_thread(next, rows, None)  # the headings
        total = number = 0
        while piece := await asyncio.to_thread(lambda: list(islice(rows, ROWS))):
            async with task.transaction() as session:
                await batches.put_piece(session, batch.id, number, piece)
                total, number = total + len(piece), number + 1
                batch = await batches.change(session, batch, self._clock.real(), total=total)
        async with task.transaction() as session:
            await batches.change(
                session, batch, self._clock.real(), state=batches.CHECKING, done=0, counts=_kept(batch)
            )

    async def _piece(self, task: Task, batch: Batch, seen: Seen, *, fresh: bool) -> bool:
        """The next piece; False when there was none and the batch has gone on to another state."""
        for attempt in range(1, RACES + 1):
            try:
                async with task.transaction() as session:
                    now = await batches.get(session, batch.id, lock=True)
                    if now is None or now.state != batch.state:
                        return False
                    caller, lens = await self._caller(session, now)
                    return await _STEPS[now.state](_Step(session, caller, lens, now, seen, fresh, self._clock.real()))
            except Exception as error:
                if refused_columns(error) is None or attempt == RACES:
                    raise
        return False

    async def _caller(self, session: Session, batch: Batch) -> tuple[Caller, Lens]:
        """Whoever brought the file, in the post he acted in, with the rights he has now."""
        actor = await actor_of(session, batch, self._clock)
        picture, _ = await hold(session, self._live, actor, batch.app, None)
        caller = Caller(session, actor, picture, self._clock, Language(batch.language))
        lens = caller.lens(batch.app, form_name(picture, batch.app, batch.form))
        lens.need(Action.IMPORT)
        return caller, lens


class _Step:
    """One transaction of an import."""

    def __init__(
        self, session: Session, caller: Caller, lens: Lens, batch: Batch, seen: Seen, fresh: bool, now: datetime
    ) -> None:
        self.session, self.caller, self.lens, self.batch, self.seen = session, caller, lens, batch, seen
        self.fresh, self.now = fresh, now

    @property
    def key(self) -> EntityField | None:
        """The field by which rows find records."""
        return self.lens.entity.by_uid.get(self.batch.key_field or "")

    async def change(self, **values: Any) -> None:
        """Write what changed of the batch."""
        self.batch = await batches.change(self.session, self.batch, self.now, **values)

    async def items(self, piece: Piece) -> list[Item]:
        """The rows of a piece as a form would send them."""
        items = await asyncio.to_thread(items_of, self.caller, self.lens, self.batch, piece)
        await resolve(self.caller, self.lens, items)
        return items


async def _check(step: _Step) -> bool:
    """What would become of the next piece."""
    if step.fresh and step.batch.done:  # begun before; what was seen of the file is not known any more
        await batches.forget_checks(step.session, step.batch.id)
        await step.change(done=0, counts=_kept(step.batch))
    piece = await batches.next_piece(step.session, step.batch.id, "checked")
    if piece is None:
        runs = bool(step.batch.counts.get("run"))
        await step.change(state=batches.IMPORTING if runs else batches.CHECKED, done=0)
        return False
    items = await step.items(piece)
    await consider(step.caller, step.lens, items, key=step.key, seen=step.seen)
    await batches.settle(step.session, step.batch.id, piece.number, checked=wrong_of(items))
    bad = sum(1 for each in items if each.problems)
    good = [each for each in items if not each.problems]
    counts = batches.summed(
        step.batch.counts,
        bad=bad,
        good=len(good),
        would_create=sum(1 for each in good if each.is_new),
        would_update=sum(1 for each in good if not each.is_new and not each.is_idle),
        would_stay=sum(1 for each in good if each.is_idle),
    )
    await step.change(done=step.batch.done + len(items), counts=counts)
    return True


async def _import(step: _Step) -> bool:
    """Write the next piece: rows without a problem, the others are told."""
    if step.fresh and step.batch.done:
        await _remember(step)
    piece = await batches.next_piece(step.session, step.batch.id, "written")
    if piece is None:
        await step.change(state=batches.DONE, done=step.batch.total)
        return False
    items = await step.items(piece)
    before = dict(step.seen.rows)
    try:
        await consider(step.caller, step.lens, items, key=step.key, seen=step.seen, lock=True)
        written = await save(step.caller, step.lens, items, source="import", cause={"batch": str(step.batch.id)})
    except Exception:
        step.seen.rows = before
        raise
    await batches.settle(step.session, step.batch.id, piece.number, written=written, checked=wrong_of(items))
    counts = batches.summed(
        step.batch.counts,
        failed=sum(1 for each in items if each.problems),
        created=sum(1 for each in written if each[3] == "create"),
        updated=sum(1 for each in written if each[3] == "update"),
        unchanged=sum(1 for each in items if not each.problems and each.is_idle),
    )
    await step.change(done=step.batch.done + len(items), counts=counts)
    return True


async def _remember(step: _Step) -> None:
    """Which unique values the pieces written before have: whoever goes on after a kill did not see them."""
    after = -1
    while rows := await batches.pieces(step.session, step.batch.id, "first_row", "cells", "written", after=after):
        for row in rows:
            after = row.number
            if row.written is None:
                return
            piece = Piece(row.number, row.first_row, batches.unpacked(row.cells))
            for item in items_of(step.caller, step.lens, step.batch, piece):
                note(step.lens.entity, item, step.seen)


async def _undo(step: _Step) -> bool:
    """Take the next piece back."""
    piece = await batches.next_piece(step.session, step.batch.id, "undone", only="written")
    if piece is None:
        await step.change(state=batches.UNDONE, done=step.batch.total)
        return False
    (row,) = await batches.pieces(step.session, step.batch.id, "written", after=piece.number - 1, limit=1)
    written = batches.unpacked(row.written)
    kept = await undo(step.caller, step.lens, written, batch=step.batch.id)
    why = {number: [told(each) for each in problems] for number, problems in kept.items()}
    await batches.settle(step.session, step.batch.id, piece.number, undone=why)
    counts = batches.summed(step.batch.counts, undone=len(written) - len(kept), kept=len(kept))
    await step.change(done=step.batch.done + len(piece.rows), counts=counts)
    return True


_STEPS: Mapping[str, Callable[[_Step], Awaitable[bool]]] = {
    batches.CHECKING: _check,
    batches.IMPORTING: _import,
    batches.UNDOING: _undo,
}


def _kept(batch: Batch) -> dict[str, Any]:
    """What counts keep when a check starts anew."""
    return {"run": True} if batch.counts.get("run") else {}
