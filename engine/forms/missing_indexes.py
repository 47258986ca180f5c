"""Indexes of texts that live forms ask for and their tables have not: of apps published before there were any.

They are made beside the writers, one after the other, and the form is searched once its index stands. Whoever is killed
leaves a note of what he was at; the next one begins it anew. What is there is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import structlog
from sqlalchemy import func, select

from engine.database.session import Database, Session
from engine.definitions.live import TABLES_CHANNEL, Live
from engine.definitions.steps import Work
from engine.definitions.tables import physical_index
from engine.forms.indexes import Index, indexes_of
from engine.forms.model import Form
from engine.forms.tables import tables_of
from engine.records.schema import catalogue
from engine.records.schema.brief import patiently
from engine.records.schema.catalogue import PREPARED, READY, TableRow
from engine.records.schema.columns import SYSTEM_INDEXES
from engine.records.schema.indexes import OF_TEXT, add_index, fits
from engine.records.schema.limits import INDEXES
from engine.records.schema.plan import AddIndex

log = structlog.get_logger(__name__)


async def make_missing(database: Database, live: Live) -> int:
    """Make every index of texts that is missing; how many were made."""
    made = 0
    async with database.reading() as session:
        await live.refresh(session)
    for app in live.now.apps():
        for form in _forms(live, app):
            wanted = await _missing(database, app, form)
            if wanted:
                made += await _make(database, app, form.uid, wanted)
    return made


def _forms(live: Live, app: str) -> Iterator[Form]:
    for each in live.now.definitions(app, "form"):
        assert isinstance(each.model, Form)
        yield each.model
        yield from tables_of(each.model).values()


async def _missing(database: Database, app: str, form: Form) -> list[Index]:
    """What the form asks for and its table has not; as many as there is room for."""
    wanted = [each for each in indexes_of(form) if each.method in OF_TEXT]
    if not wanted:
        return []
    async with database.reading() as session:
        table = await catalogue.table_of(session, app, form.uid)
        if table is None or table.state != READY:
            return []
        standing = [each for each in await catalogue.indexes_of(session, table) if each.state == READY]
        types = {
            each.field: each.sql_type for each in await catalogue.columns_of(session, table) if each.state == READY
        }
    known = {(each.asked_by, each.method) for each in standing}
    missing = [
        each
        for each in wanted
        if (each.name, each.method) not in known
        and all(field in types and fits(each.method, types[field]) for field in each.fields)
    ]
    room = INDEXES - len(SYSTEM_INDEXES) - 1 - len({each.asked_by for each in standing})
    if len(missing) > room:
        log.warning("no_room_for_indexes_of_texts", app=app, form=form.name, missing=len(missing), room=room)
    return missing[: max(room, 0)]


async def _make(database: Database, app: str, form: str, wanted: list[Index]) -> int:
    """Make them, unless somebody else is at it; one that publishes waits for nothing."""
    async with patiently(database) as guard:
        if not await guard.fetchval("select pg_try_advisory_lock(hashtextextended($1, 0))", f"indexes of texts {app}"):
            return 0
        work = Work(app=app, publication=uuid4())
        for each in wanted:
            await add_index(database, AddIndex(form, each.name, each.fields, each.unique, each.method), work)
        async with database.transaction() as session:
            made = await _put_into_use(session, app, form, work)
        log.info("indexes_of_texts_made", app=app, form=form, indexes=made)
        return made


async def _put_into_use(session: Session, app: str, form: str, work: Work) -> int:
    """Those that stand; a publication that failed meanwhile may have taken one away again."""
    table = await catalogue.table_of(session, app, form)
    assert table is not None, "tables are kept for ever"
    made = 0
    for each in await catalogue.indexes_of(session, table):
        if each.publication == work.publication and each.state == PREPARED and await _stands(session, table, each.name):
            kept = physical_index.c
            is_it = (kept.app == app, kept.form == form, kept.index_name == each.name)
            made += await catalogue.set_state(session, physical_index, *is_it, state=READY)
    await session.execute(select(func.pg_notify(TABLES_CHANNEL, app)))
    return made


async def _stands(session: Session, table: TableRow, name: str) -> bool:
    found = await session.raw.fetchval(
        "select i.indisvalid from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid"
        " join pg_catalog.pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relname = $2",
        table.schema,
        name,
    )
    return bool(found)
