"""Bringing options together in the records: whoever holds the one gets the other, once nobody can choose it any more.

What is live says what is merged; `option_merge` says how far the records are. One batch after another, each a
transaction of its own that holds its app's release: killed at any point it is begun anew, and what is done is found
done. A release that no longer says so gives back what was there, where it still is what the merge made of it.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from functools import partial
from time import monotonic
from typing import Any
from uuid import UUID
from weakref import ReferenceType, ref

import structlog
from sqlalchemy import and_, delete, exists, select, update
from sqlalchemy.dialects.postgresql import insert

from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.audit.service import Subject
from engine.clock import Clock
from engine.database.failure import UNIQUE_VIOLATION, sqlstate
from engine.database.identifier import new_id
from engine.database.session import Database, Session
from engine.definitions.option_sets.merge import merged_into
from engine.definitions.tables import definition_version
from engine.errors import NotFound
from engine.identity.actor import SYSTEM
from engine.identity.names import labels
from engine.problems import Language
from engine.records.caller import Caller
from engine.records.hold import Held, hold
from engine.records.lens import system_lens
from engine.records.merging.rewriting import Found, holding, kept_changes, rewrite, rewritten, to_return
from engine.records.merging.tables import MERGED, MERGING, UNDOING, UNDONE, Merge, option_merge, option_merge_value
from engine.records.merging.values import choosing
from engine.reference import Reference

BATCH = 500
FEW = 20
"""As many are tried together where one of a batch cannot be changed."""

KEPT = timedelta(days=30)
WAITING = (MERGING, UNDOING)
DONE = {MERGING: MERGED, UNDOING: UNDONE}
log = structlog.get_logger(__name__)

ALL_MERGED = kind("option.merge", zh="合并选项", en="Options merged")
TAKEN_BACK = kind("option.unmerge", zh="撤销选项合并", en="Merge of options taken back")


_COLUMNS = tuple(option_merge.c[name] for name in Merge.__slots__)


class Merging:
    """Brings records to what the live option sets say."""

    def __init__(self, database: Database, live: Held, clock: Clock) -> None:
        """`live` is the process's own picture of the live releases."""
        self._database, self._live, self._clock = database, live, clock
        self._compared: ReferenceType[Any] | None = None

    async def perform(self) -> int:
        """Compare with what is live, where that is another than last time; then do whatever waits. How many records
        were changed."""
        picture = self._live.now
        if self._compared is None or self._compared() is not picture:
            await self._database.run(lambda session: reconcile(session, picture, self._clock))
            self._compared = ref(picture)
        changed = 0
        async with self._database.reading() as session:
            c = option_merge.c
            waiting = await session.rows(select(*_COLUMNS).where(c.state.in_(WAITING)).order_by(c.begun_at, c.id))
        for row in waiting:
            changed += await self._one(Merge(*tuple(row)))
        return changed

    async def _one(self, merge: Merge) -> int:
        """One merge over all forms of all apps that draw on the set, again until nothing is left to do: what was
        written at the same moment is found by the next pass."""
        changed = 0
        while done := await self._pass(merge):
            changed += done
        await self._database.run(lambda session: self._finish(session, merge))
        return changed

    async def _pass(self, merge: Merge) -> int:
        """Once over all forms; how many records were changed."""
        c, changed = option_merge.c, 0
        anew = update(option_merge).where(c.id == merge.id, c.state == merge.state).values(left_out=0)
        await self._database.run(lambda session: session.execute(anew))
        for app in self._live.now.apps():
            for form in self._live.now.definitions(app, "form"):
                after: UUID | None = UUID(int=0)
                while after is not None:
                    began = monotonic()
                    after, done = await self._batch(merge, app, form.uid, after)
                    changed += done
                    if done:  # others write as well: half of the time is theirs
                        await asyncio.sleep(min(monotonic() - began, 1.0))
        return changed

    async def _batch(self, merge: Merge, app: str, form: str, after: UUID) -> tuple[UUID | None, int]:
        """The next records of a form; where to go on, None at the end, and how many were changed."""
        for most in (BATCH, FEW, 1):
            try:
                return await self._database.run(partial(self._step, merge, app, form, after, most))
            except Exception as error:
                if sqlstate(error) != UNIQUE_VIOLATION:
                    raise
        return await self._database.run(lambda session: self._left_out(session, merge, app, form, after)), 0

    async def _step(
        self, merge: Merge, app: str, form: str, after: UUID, most: int, session: Session
    ) -> tuple[UUID | None, int]:
        found = await self._found(session, merge, app, form, after, most)
        if found is None or not found.ids:
            return None, 0
        made = await rewritten(found) if merge.state == MERGING else await to_return(found)
        changed = await rewrite(found, made)
        c = option_merge.c
        if merge.state == MERGING:
            await kept_changes(session, merge.id, found.lens.entity, changed)
            counted = {"records": c.records + len(changed)}
        else:
            kept = option_merge_value.c
            gone = and_(kept.merge == merge.id, kept.form == found.lens.entity.uid, kept.record_id.in_(found.ids))
            await session.execute(delete(option_merge_value).where(gone))
            counted = {"returned": c.returned + len(changed)}
        await session.execute(update(option_merge).where(c.id == merge.id).values(**counted))
        return found.ids[-1], len(changed)

    async def _left_out(self, session: Session, merge: Merge, app: str, form: str, after: UUID) -> UUID | None:
        """A record that cannot have the other option stays as it is, and is counted."""
        found = await self._found(session, merge, app, form, after, 1)
        c = option_merge.c
        await session.execute(update(option_merge).where(c.id == merge.id).values(left_out=c.left_out + 1))
        return found.ids[-1] if found is not None and found.ids else None

    async def _found(self, session: Session, merge: Merge, app: str, form: str, after: UUID, most: int) -> Found | None:
        """The records that wait, held; None where there are none, or it is not ours to do any more."""
        picture, _ = await hold(session, self._live, SYSTEM, app, None)
        c = option_merge.c
        ours = select(c.state).where(c.id == merge.id, c.state == merge.state).with_for_update()
        of, entity = _set(picture, merge), _form(picture, form)
        if of is None or entity is None or await session.scalar(ours) is None:
            return None
        fields = choosing(entity, of)
        if not fields:
            return None
        lens = system_lens(picture, entity)
        found = Found(await self._caller(session, merge, picture), lens, of, merge, fields, ())
        return await holding(found, after, most)

    async def _caller(self, session: Session, merge: Merge, picture: Any) -> Caller:
        """The platform in the name of who published it."""
        name = (await labels(session, [merge.author])).get(merge.author, "")
        actor = replace(SYSTEM, person=merge.author, name=name)
        return Caller(session, actor, picture, self._clock, Language.ZH)

    async def _finish(self, session: Session, merge: Merge) -> None:
        c = option_merge.c
        done = update(option_merge).where(c.id == merge.id, c.state == merge.state)
        done = done.values(state=DONE[merge.state], ended_at=self._clock.real())
        row = await session.row(done.returning(c.records, c.left_out, c.returned))
        if row is None:
            return
        caller = await self._caller(session, merge, self._live.now)
        details = {"code": merge.code, "into": merge.into, "records": row.records, "left_out": row.left_out}
        if merge.state == UNDOING:
            details = {"code": merge.code, "into": merge.into, "records": row.returned}
        did = ALL_MERGED if merge.state == MERGING else TAKEN_BACK
        subject = Subject("option_set", merge.option_set)
        await audit.record(session, caller.actor, did, app=merge.app, subject=subject, details=details)
        log.info("options_merged" if merge.state == MERGING else "merge_taken_back", **details)


async def reconcile(session: Session, picture: Any, clock: Clock) -> None:
    """Begin what is merged and was not before; turn back what is no longer."""
    c = option_merge.c
    rows = await session.rows(select(c.id, c.option_set, c.code, c.state).where(c.state != UNDONE))
    standing = {(row.option_set, row.code): row for row in rows}
    for app in picture.apps():
        for each in picture.definitions(app, "option_set"):
            wanted = merged_into(each.model)
            for code, into in wanted.items():
                if (each.uid, code) not in standing:
                    await _begin(session, app, each, code, into, clock)
                elif standing[each.uid, code].state == UNDOING:  # said again before it was taken back
                    await _turn(session, standing[each.uid, code].id, MERGING)
            for option in each.model.options:
                row = standing.get((each.uid, option.code))
                if row is not None and option.merged_into is None and row.state != UNDOING:
                    await _turn(session, row.id, UNDOING)


async def _begin(session: Session, app: str, of: Any, code: str, into: str, clock: Clock) -> None:
    author = await session.scalar(select(definition_version.c.author).where(definition_version.c.id == of.version_id))
    begun = insert(option_merge).values(
        id=new_id(), app=app, option_set=of.uid, code=code, into=into, state=MERGING, records=0, left_out=0,
        returned=0, author=author or SYSTEM.person, begun_at=clock.real(),
    )  # fmt: skip
    await session.execute(begun.on_conflict_do_nothing())  # another process was first


async def _turn(session: Session, merge: UUID, state: str) -> None:
    c = option_merge.c
    await session.execute(update(option_merge).where(c.id == merge).values(state=state, ended_at=None))


async def forget_old(session: Session, clock: Clock) -> None:
    """Drop what the thirty days are over for: from then on taking a merge back only lets the option be chosen again."""
    c = option_merge.c
    over = and_(c.id == option_merge_value.c.merge, c.state == MERGED, c.ended_at < clock.real() - KEPT)
    await session.execute(delete(option_merge_value).where(exists().where(over)))


def _set(picture: Any, merge: Merge) -> Reference | None:
    """Where the set is, if it is live and says what is being done."""
    try:
        found = picture.by_uid("option_set", merge.option_set)
    except NotFound:
        return None
    is_merged = merge.code in merged_into(found.model)
    return Reference(found.app, found.name) if is_merged == (merge.state == MERGING) else None


def _form(picture: Any, uid: str) -> Any:
    try:
        found = picture.by_uid("form", uid)
    except NotFound:
        return None
    return picture.entity(found.app, found.name)
