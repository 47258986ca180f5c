"""Bringing what lies in a form's table, and what its history says, to how it should be sealed now: after a new key, and
after encryption of a field was turned on or off.

One form at a time, in batches of a transaction each that waits between them, so that people go on working. How far it
is stands in `sealing_run`: whoever goes on after a stop begins there. Nothing is counted as a change of a record.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import bindparam, select, text, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from engine.clock import Clock
from engine.database.failure import UNIQUE_VIOLATION, sqlstate
from engine.database.session import Database, ReadSession, Session
from engine.database.types import Identifier
from engine.identity.actor import SYSTEM
from engine.query.render import Rendered, render
from engine.records.arrays import unnested
from engine.records.columns import INTEGER, TEXT, bare_table
from engine.records.columns import UUID as UUID_COLUMN
from engine.records.entity import Entity
from engine.records.hold import Held, hold
from engine.records.sealing import resealed, resealed_changes, with_keys
from engine.records.sending import json_text
from engine.records.stale import loaded
from engine.records.tables import change
from engine.secrets.keyring import Ring
from engine.secrets.keys import keys_of, ring_of
from engine.secrets.tables import sealing_run

CELLS, CHANGES, DONE = "cells", "changes", "done"
BATCH = 500
log = structlog.get_logger(__name__)
_SEALING = text("set local langqiao.sealing = 'on'")
_FIRST = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Run:
    """How far a form is."""

    app: str
    form: str
    target: str
    phase: str
    after_record: UUID | None
    after_version: int | None
    looked_at: int
    rewritten: int
    collisions: int


def target_of(entity: Entity, ring: Ring) -> str:
    """What a form's values should be sealed with, in short."""
    wanted = ",".join(f"{each.uid}{'+' if each.encrypted else '-'}" for each in entity.sealed)
    return hashlib.sha256(f"{ring.active}|{wanted}".encode()).hexdigest()[:20]


async def go_on(database: Database, live: Held, clock: Clock, *, share: float = 0.5) -> int:
    """Bring every form to where it should be; how many values were written. `share` is the part of the time this may
    work: in the rest it waits, and people do not notice it."""
    written = 0
    async with database.reading() as session:
        found = keys_of(session)
        if found is None:
            return 0
        await found.renew(session)
        forms = [(app, form.name) for app in live.now.apps() for form in live.now.definitions(app, "form")]
        due = [each for each in forms if await is_due(session, live.now.entity(*each))]
    for app, form in due:
        async for run in _form(database, live, clock, app, form, share):
            if run.phase == DONE:
                written += run.rewritten
                log.info("form_sealed_anew", form=f"{app}/{form}", written=run.rewritten, collisions=run.collisions)
    return written


async def _form(database: Database, live: Held, clock: Clock, app: str, form: str, share: float) -> AsyncIterator[Run]:
    """Go on with one form until it is done, or somebody else is at it; how far it is after each step."""

    async def step(session: Session, *, one_by_one: bool = False) -> Run | None:
        picture, _ = await hold(session, live, SYSTEM, app, None)
        return await _step(session, clock.real(), picture.entity(app, form), one_by_one=one_by_one)

    while True:
        began = monotonic()
        try:
            run = await database.run(step)
        except Exception as error:
            if sqlstate(error) != UNIQUE_VIOLATION:
                raise
            run = await database.run(lambda session: step(session, one_by_one=True))
        if run is None:
            return
        yield run
        if run.phase == DONE:
            return
        await asyncio.sleep((monotonic() - began) * (1 / share - 1))


async def is_due(session: ReadSession, entity: Entity) -> bool:
    """There is something to do, or it is not known that there is nothing."""
    if not entity.sealed:
        return False
    c = sealing_run.c
    found = await session.row(select(c.target, c.phase).where(c.app == entity.app, c.form == entity.uid))
    return found is None or (found.target, found.phase) != (target_of(entity, ring_of(session)), DONE)


async def _step(session: Session, now: datetime, entity: Entity, *, one_by_one: bool = False) -> Run | None:
    """One batch; None where somebody else is at this form."""
    run = await _taken(session, now, entity)
    if run is None or run.phase == DONE:
        return run
    if run.phase == CELLS:
        return await _cells(session, now, entity, run, one_by_one=one_by_one)
    return await _changes(session, now, entity, run)


async def _taken(session: Session, now: datetime, entity: Entity) -> Run | None:
    target, c = target_of(entity, ring_of(session)), sealing_run.c
    fresh = {
        "target": target, "phase": CELLS, "after_record": None, "after_version": None,
        "looked_at": 0, "rewritten": 0, "collisions": 0, "changed_at": now,
    }  # fmt: skip
    await session.execute(
        insert(sealing_run)
        .values(app=entity.app, form=entity.uid, **fresh)
        .on_conflict_do_update(index_elements=[c.app, c.form], set_=fresh, where=c.target != target)
    )
    columns = (c.app, c.form, c.target, c.phase, c.after_record, c.after_version, c.looked_at, c.rewritten)
    found = await session.row(
        select(*columns, c.collisions)
        .where(c.app == entity.app, c.form == entity.uid)
        .with_for_update(skip_locked=True)
    )
    return None if found is None else Run(**found._mapping)


async def _cells(session: Session, now: datetime, entity: Entity, run: Run, *, one_by_one: bool) -> Run:
    read = _reading(entity)
    bound = {"after": run.after_record or _FIRST, "most": 1 if one_by_one else BATCH}
    rows = await session.raw.fetch(read.text, *read.arguments(bound))
    if not rows:
        return await _note(session, now, run, phase=CHANGES, after_record=None, after_version=None)
    wanted = await with_keys(session, lambda ring: [_as_wanted(ring, entity, tuple(row)) for row in rows])
    different = [new for row, new in zip(rows, wanted, strict=True) if tuple(row) != tuple(new)]
    collisions = 0
    if different:
        collisions = await _write(session, entity, different, one_by_one=one_by_one)
    return await _note(
        session, now, run,
        after_record=rows[-1][0], looked_at=run.looked_at + len(rows),
        rewritten=run.rewritten + len(different) - collisions, collisions=run.collisions + collisions,
    )  # fmt: skip


def _as_wanted(ring: Ring, entity: Entity, row: Sequence[Any]) -> list[Any]:
    key, cells = row[0], row[1 : 1 + len(entity.sealed)]
    both = [resealed(ring, each, key, cell) for each, cell in zip(entity.sealed, cells, strict=True)]
    return [key, *(cell for cell, _ in both), *(digest for _, digest in both)]


async def _write(session: Session, entity: Entity, rows: Sequence[Sequence[Any]], *, one_by_one: bool) -> int:
    """Write the cells; how many may not be, since their value is another record's already: they stay as they are."""
    write = _writing(entity)
    columns = list(zip(*rows, strict=True))
    bound: dict[str, Any] = {"id": list(columns[0])}
    for at, each in enumerate(entity.sealed):
        bound[f"v_{each.uid}"] = list(columns[1 + at])
        bound[f"d_{each.uid}"] = list(columns[1 + len(entity.sealed) + at])
    if not one_by_one:
        await session.raw.execute(write.text, *write.arguments(bound))
        return 0
    await session.raw.execute("savepoint one")
    try:
        await session.raw.execute(write.text, *write.arguments(bound))
    except Exception as error:
        if sqlstate(error) != UNIQUE_VIOLATION:
            raise
        await session.raw.execute("rollback to savepoint one")
        for each in entity.sealed:  # sealed all the same; only that it is found by its value is left out
            if each.unique:
                bound[f"d_{each.uid}"] = [None]
        await session.raw.execute(write.text, *write.arguments(bound))
        return 1
    return 0


async def _changes(session: Session, now: datetime, entity: Entity, run: Run) -> Run:
    after = (run.after_record or _FIRST, run.after_version or 0)
    rows = await session.raw.fetch(_TOLD.text, *_TOLD.arguments({**_place(after), "form": entity.uid, "most": BATCH}))
    if not rows:
        return await _note(session, now, run, phase=DONE, after_record=None, after_version=None)
    told = [(row[0], row[1], row[2], loaded(row[3])) for row in rows]
    wanted = await with_keys(
        session, lambda ring: [resealed_changes(ring, entity.sealed, key, changes) for key, _, _, changes in told]
    )
    different = [
        (key, version, at, json_text(new))
        for (key, version, at, old), new in zip(told, wanted, strict=True)
        if new != old
    ]
    if different:
        await session.execute(_SEALING)
        ids, versions, moments, texts = (list(each) for each in zip(*different, strict=True))
        await session.raw.execute(
            "update platform.change c set changes = d.changes::jsonb from"
            " unnest($1::uuid[], $2::integer[], $3::timestamptz[], $4::text[]) d (id, version, at, changes)"
            " where c.record_id = d.id and c.version = d.version and c.at = d.at",
            ids, versions, moments, texts,
        )  # fmt: skip
    last = rows[-1]
    return await _note(
        session, now, run,
        after_record=last[0], after_version=last[1],
        looked_at=run.looked_at + len(rows), rewritten=run.rewritten + len(different),
    )  # fmt: skip


async def _note(session: Session, now: datetime, run: Run, **values: Any) -> Run:
    c = sealing_run.c
    await session.execute(
        update(sealing_run).where(c.app == run.app, c.form == run.form).values(**values, changed_at=now)
    )
    return Run(**{**{name: getattr(run, name) for name in Run.__slots__}, **values})


def _reading(entity: Entity) -> Rendered:
    """Records from the bin too, in the order of their keys, held while they are written."""
    table = bare_table(entity)
    columns = [table["id"], *(table.of(each) for each in entity.sealed)]
    columns += [table.source.c[each.digests] for each in entity.sealed]
    statement = (
        select(*columns)
        .where(table["id"] > bindparam("after", type_=UUID_COLUMN))
        .order_by(table["id"])
        .limit(bindparam("most", type_=INTEGER))
        .with_for_update()
    )
    return render(statement, comment=f"{entity.reference} {entity.version_id}")


def _writing(entity: Entity) -> Rendered:
    table = bare_table(entity)
    names = [name for each in entity.sealed for name in (f"v_{each.uid}", f"d_{each.uid}")]
    given = unnested({"id": UUID_COLUMN, **dict.fromkeys(names, TEXT)})
    values: Mapping[str, Any] = {
        column: given.c[name]
        for each in entity.sealed
        for column, name in ((each.column, f"v_{each.uid}"), (each.digests, f"d_{each.uid}"))
    }
    statement = update(table.source).where(table["id"] == given.c.id).values(values)  # type: ignore[arg-type]
    return render(statement, comment=f"{entity.reference} {entity.version_id}")


def _place(after: tuple[UUID, int]) -> dict[str, Any]:
    return {"record": after[0], "version": after[1]}


_TOLD = render(
    select(change.c.record_id, change.c.version, change.c.at, change.c.changes)
    .where(
        change.c.form == bindparam("form", type_=TEXT),
        tuple_(change.c.record_id, change.c.version)
        > tuple_(bindparam("record", type_=Identifier), bindparam("version", type_=INTEGER)),
    )
    .order_by(change.c.record_id, change.c.version)
    .limit(bindparam("most", type_=INTEGER))
)
