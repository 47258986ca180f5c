"""What builders ask of slow lists: which there are, what would help, and to have it made or dropped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update

from engine.audit import service as audit
from engine.audit.kinds import Kind, kind
from engine.audit.service import Subject
from engine.clock import Clock
from engine.database.identifier import new_id
from engine.database.session import Database, ReadSession, Session
from engine.definitions.tables import physical_table
from engine.errors import Conflict, NotFound
from engine.identity.actor import Actor
from engine.jobs.queue import Queue
from engine.problems import Code
from engine.records.entity import Entity
from engine.records.lens import FORM
from engine.records.schema.names import qualified
from engine.records.speed.keys import candidates, keys_from, prefix
from engine.records.speed.making import KIND, entity_of, times
from engine.records.speed.shape import shape_from
from engine.records.speed.tables import BUILDING, DROPPING, FAILED, GONE, READY, list_index, slow_list
from engine.records.speed.trial import Found, tried
from engine.records.speed.words import index_in_words, label_of
from engine.reference import Label

MOST_MADE = 4
"""Indexes made for the lists of one form."""

MOST_INDEXES = 16
MOST_SHOWN = 50
UNUSED_AFTER = timedelta(days=14)
LIST = Label(zh="列表", en="list")
INDEX = Label(zh="索引", en="index")

MADE = kind("index.create", zh="为列表建立索引", en="Index for a list made")
DROPPED = kind("index.drop", zh="删除列表的索引", en="Index of a list dropped")

NO_HELP = Code(
    "no_index_helps", zh="没有能让这个列表明显变快的索引", en="There is no index that would make this list much faster"
)
ALREADY = Code("index_is_there", zh="这个索引已经有了，或正在建立", en="This index is there already, or being built")
TOO_MANY_MADE = Code(
    "too_many_list_indexes",
    zh="一张表单最多为列表建 {limit} 个索引，请先删除一个",
    en="At most {limit} indexes are made for the lists of a form; drop one first",
)
TOO_MANY = Code(
    "table_has_too_many_indexes",
    zh="这张表单已有 {count} 个索引，上限 {limit}；每次保存都要维护它们",
    en="This form has {count} indexes; the limit is {limit}, and every save has to keep them all",
)
STILL_BUILDING = Code(
    "index_being_built", zh="索引正在建立，完成后才能删除", en="The index is being built; drop it then"
)
_l, _c = slow_list.c, list_index.c
_LISTS, _INDEXES = tuple(_l), tuple(_c)


@dataclass(frozen=True, slots=True)
class Slow:
    """A list that was noticed: its form, and how long it took. `shape` says what it asks for."""

    row: Any  # a row of slow_list
    entity: Entity
    times: Mapping[str, Any]
    index: UUID | None


@dataclass(frozen=True, slots=True)
class Made:
    """An index made for a list: how large it is, how often it was used, how far its building is; `after` says how long
    the list takes since."""

    row: Any  # a row of list_index
    entity: Entity | None
    bytes: int | None
    scans: int | None
    progress: int | None
    is_unused: bool
    after: Mapping[str, Any] | None


async def slow_lists(session: ReadSession, picture: Any, app: str) -> list[Slow]:
    """The slow lists of an app, those that cost people most first. Any: a picture of the live releases."""
    rows = await session.rows(
        select(*_LISTS)
        .where(_l.app == app, _l.slow > 0)
        .order_by((_l.slow).desc(), _l.last_at.desc())
        .limit(MOST_SHOWN)
    )
    standing = select(_c.slow_list, _c.id).where(_c.app == app, _c.state.in_((BUILDING, READY, FAILED)))
    indexes = {row.slow_list: row.id for row in await session.rows(standing)}
    found = []
    for row in rows:
        entity = entity_of(picture, row.form)
        if entity is not None:
            found.append(Slow(row, entity, times(row), indexes.get(row.id)))
    return found


async def made(session: ReadSession, picture: Any, app: str, now: datetime) -> list[Made]:
    """The indexes made for lists of an app, the newest first."""
    rows = await session.rows(select(*_INDEXES).where(_c.app == app).order_by(_c.made_at.desc()).limit(4 * MOST_SHOWN))
    if not rows:
        return []
    counted = await session.rows(select(*_LISTS).where(_l.id.in_([row.slow_list for row in rows])))
    lists = {row.id: times(row) for row in counted if row.calls}
    built = await session.raw.fetch(_BUILT, app)
    going = {row["form"]: row["part"] for row in await session.raw.fetch(_GOING, app)}
    found = []
    for row in rows:
        stands = next((each for each in built if each["name"].startswith(prefix(row.id))), None)
        scans = None if stands is None else stands["scans"]
        is_unused = row.state == READY and scans == 0 and row.changed_at < now - UNUSED_AFTER
        found.append(
            Made(
                row,
                entity_of(picture, row.form),
                None if stands is None else stands["bytes"],
                scans,
                going.get(row.form) if row.state == BUILDING else None,
                is_unused,
                lists.get(row.slow_list) if row.state == READY else None,
            )
        )
    return found


async def proposal(database: Database, picture: Any, app: str, slow: str) -> tuple[Entity, Found]:
    """What would make a list faster, tried on a sample of the records."""
    async with database.reading() as session:
        row = await _slow(session, app, slow)
    entity = entity_of(picture, row.form)
    if entity is None:
        raise NotFound(FORM.as_dict(), row.form)
    return entity, await tried(database, entity, row.statement, candidates(shape_from(row.shape), entity))


async def make(
    session: Session, actor: Actor, queue: Queue, clock: Clock, app: str, slow: str, entity: Entity, found: Found
) -> UUID:
    """Have the proposed index made. Its id."""
    if found.why_not or found.trial is None:
        raise Conflict(NO_HELP)
    await _refuse_too_many(session, app, entity, found)
    key, now = new_id(), clock.real()
    await session.execute(
        insert(list_index).values(
            id=key, app=app, form=entity.uid, stands_on=[],
            parts=[{**each.as_json(), "label": label_of(entity, each.field).as_dict()} for each in found.keys],
            state=BUILDING, slow_list=slow, trial=found.trial.as_json(),
            made_by=actor.person, made_at=now, changed_at=now,
        )
    )  # fmt: skip
    await queue.enqueue(session, KIND, {"index": str(key)})
    await _note(session, actor, MADE, app, key, entity.uid, index_in_words(entity, found.keys))
    return key


async def drop(session: Session, actor: Actor, queue: Queue, clock: Clock, picture: Any, app: str, key: UUID) -> None:
    """Have an index dropped that was made for a list; what is gone already is forgotten."""
    row = await session.row(select(*_INDEXES).where(_c.id == key, _c.app == app).with_for_update())
    if row is None or row.state == DROPPING:
        raise NotFound(INDEX.as_dict(), key)
    if row.state == BUILDING:
        raise Conflict(STILL_BUILDING)
    await session.execute(update(list_index).where(_c.id == key).values(state=DROPPING, changed_at=clock.real()))
    await queue.enqueue(session, KIND, {"index": str(key)})
    entity = entity_of(picture, row.form)
    await _note(session, actor, DROPPED, app, key, row.form, said(entity, row))


def said(entity: Entity | None, row: Any) -> Label:
    """What an index brings together, in the words of today or in those of the day it was made. Any: its row."""
    known = {each["field"]: Label(**each["label"]) for each in row.parts}
    return index_in_words(entity, keys_from(row.parts), known)


async def _slow(session: ReadSession, app: str, slow: str) -> Any:
    row = await session.row(select(*_LISTS).where(_l.id == slow, _l.app == app))
    if row is None:
        raise NotFound(LIST.as_dict(), slow[:60])
    return row


async def _refuse_too_many(session: Session, app: str, entity: Entity, found: Found) -> None:
    """One at a time for a form: whoever asks next counts this one too."""
    table = physical_table.c
    await session.execute(
        select(table.form).where(table.app == app, table.form == entity.uid).with_for_update(key_share=True)
    )
    rows = await session.rows(select(_c.parts, _c.state).where(_c.app == app, _c.form == entity.uid, _c.state != GONE))
    if any(keys_from(row.parts) == found.keys for row in rows if row.state in (BUILDING, READY)):
        raise Conflict(ALREADY)
    if len(rows) >= MOST_MADE:
        raise Conflict(TOO_MANY_MADE, limit=MOST_MADE)
    name = qualified(entity.schema_name, entity.table_name)
    count = await session.raw.fetchval("select count(*) from pg_index where indrelid = $1::regclass", name)
    if count >= MOST_INDEXES:
        raise Conflict(TOO_MANY, count=count, limit=MOST_INDEXES)


async def _note(session: Session, actor: Actor, what: Kind, app: str, key: UUID, form: str, said: Label) -> None:
    details = {"index": str(key), "says": said.as_dict()}
    await audit.record(session, actor, what, app=app, subject=Subject("form", form), details=details)


_BUILT = (
    "select s.indexrelname as name, pg_relation_size(s.indexrelid) as bytes, s.idx_scan as scans"
    " from pg_stat_user_indexes s where s.indexrelname like 'li\\_%' and s.schemaname in"
    " (select schema_name from platform.physical_table where app = $1)"
)
_GOING = (
    "select t.form, case when p.blocks_total > 0 then (100 * p.blocks_done / p.blocks_total)::int end as part"
    " from pg_stat_progress_create_index p join pg_class c on c.oid = p.relid"
    " join pg_namespace n on n.oid = c.relnamespace"
    " join platform.physical_table t on t.schema_name = n.nspname and t.table_name = c.relname where t.app = $1"
)
