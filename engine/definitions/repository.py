"""Reading and writing apps, drafts, versions and releases. No decisions are made here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql

from engine.database.identifier import new_id
from engine.database.session import ReadSession, Session
from engine.definitions.source import Source
from engine.definitions.tables import app as apps
from engine.definitions.tables import definition_version, draft, publication, release, release_item


@dataclass(frozen=True, slots=True)
class AppRow:
    """An app of this installation."""

    id: int
    name: str
    live_release: int | None


@dataclass(frozen=True)
class Draft:
    """A draft and who last worked on it."""

    source: Source
    updated_at: datetime
    updated_by: UUID


@dataclass(frozen=True)
class Version:
    """A published version and the release it first appeared in."""

    source: Source
    release: int | None
    note: str
    author: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """A release of an app."""

    number: int
    note: str
    author: UUID
    at: datetime
    reverts_to: int | None
    changes: Sequence[Mapping[str, str]]


DRAFT = (
    draft.c.app, draft.c.kind, draft.c.name, draft.c.uid, draft.c.body, draft.c.schema, draft.c.bindings,
    draft.c.revision, draft.c.is_removed, draft.c.updated_at, draft.c.updated_by,
)  # fmt: skip
VERSION = (
    definition_version.c.app, definition_version.c.kind, definition_version.c.name, definition_version.c.uid,
    definition_version.c.body, definition_version.c.schema, definition_version.c.bindings,
    definition_version.c.id, definition_version.c.number,
)  # fmt: skip


async def all_apps(session: ReadSession) -> list[AppRow]:
    """Every app, by name."""
    found = await session.rows(select(apps.c.id, apps.c.name, apps.c.live_release).order_by(apps.c.name))
    return [AppRow(*tuple(row)) for row in found]


async def find_app(session: ReadSession, name: str, *, lock: bool = False) -> AppRow | None:
    """One app; locked against a second publication of it that begins at the same moment."""
    chosen = select(apps.c.id, apps.c.name, apps.c.live_release).where(apps.c.name == name)
    row = await session.row(chosen.with_for_update() if lock else chosen)
    return AppRow(*tuple(row)) if row is not None else None


async def add_app(session: Session, name: str, by: UUID, at: datetime) -> None:
    """A new app with nothing in it. A name that exists violates a unique constraint."""
    await session.execute(insert(apps).values(name=name, created_at=at, created_by=by))


async def delete_app(session: Session, name: str) -> None:
    """Forget an app that was never published, and its drafts."""
    await session.execute(delete(publication).where(publication.c.app == name))
    await session.execute(delete(apps).where(apps.c.name == name))


async def live_sources(
    session: ReadSession, *, known: Collection[UUID] = (), only: Collection[str] | None = None, kind: str | None = None
) -> list[Source]:
    """Every definition of every live release, except versions already `known`."""
    joined = (
        select(*VERSION)
        .select_from(apps)
        .join(release_item, and_(release_item.c.app == apps.c.name, release_item.c.release == apps.c.live_release))
        .join(definition_version, definition_version.c.id == release_item.c.version)
    )
    if known:
        joined = joined.where(definition_version.c.id.notin_(known))
    if only is not None:
        joined = joined.where(apps.c.name.in_(only))
    if kind is not None:
        joined = joined.where(release_item.c.kind == kind)
    return [_live(row) for row in await session.rows(joined)]


async def live_items(session: ReadSession) -> list[tuple[str, str, str, UUID]]:
    """App, kind, uid and version of everything live, without the documents."""
    found = await session.rows(
        select(release_item.c.app, release_item.c.kind, release_item.c.uid, release_item.c.version).join(
            apps, and_(release_item.c.app == apps.c.name, release_item.c.release == apps.c.live_release)
        )
    )
    return [(row.app, row.kind, row.uid, row.version) for row in found]


async def release_sources(session: ReadSession, app: str, number: int) -> list[Source]:
    """The definitions of one release of an app."""
    found = await session.rows(
        select(*VERSION)
        .join(release_item, release_item.c.version == definition_version.c.id)
        .where(release_item.c.app == app, release_item.c.release == number)
    )
    return [_live(row) for row in found]


async def drafts_of(session: ReadSession, app: str | None = None, *, kind: str | None = None) -> list[Draft]:
    """The drafts of an app, or of all apps."""
    conditions: list[ColumnElement[bool]] = []
    if app is not None:
        conditions.append(draft.c.app == app)
    if kind is not None:
        conditions.append(draft.c.kind == kind)
    return [_draft(row) for row in await session.rows(select(*DRAFT).where(*conditions))]


async def draft_counts(session: ReadSession) -> dict[str, int]:
    """How many drafts each app has."""
    found = await session.rows(select(draft.c.app, func.count()).group_by(draft.c.app))
    return {row[0]: row[1] for row in map(tuple, found)}


async def insert_draft(session: Session, source: Source, by: UUID, at: datetime) -> bool:
    """A first draft; False when somebody else began one, or took its name, at the same moment."""
    values = {"id": new_id(), **_columns(source), "revision": 1, "updated_at": at, "updated_by": by}
    done = await session.execute(postgresql.insert(draft).values(**values).on_conflict_do_nothing())
    return done.rowcount == 1


async def update_draft(session: Session, source: Source, *, by: UUID, at: datetime) -> bool:
    """The revision after `source.revision`; False when somebody else has made it meanwhile."""
    done = await session.execute(
        update(draft)
        .where(*_same(draft, source), draft.c.revision == source.revision)
        .values(**_columns(source), revision=source.revision + 1, updated_at=at, updated_by=by)
    )
    return done.rowcount == 1


async def delete_draft(session: Session, source: Source, *, revision: int | None = None) -> bool:
    """Forget a draft, if it is still at this revision."""
    conditions = [*_same(draft, source)]
    if revision is not None:
        conditions.append(draft.c.revision == revision)
    return (await session.execute(delete(draft).where(*conditions))).rowcount == 1


async def delete_drafts(session: Session, app: str, revisions: Iterable[tuple[str, str, int]]) -> None:
    """Forget what was published, unless somebody went on working on it: kind, uid and the revision published."""
    published = [
        and_(draft.c.kind == kind, draft.c.uid == uid, draft.c.revision == number) for kind, uid, number in revisions
    ]
    if published:
        await session.execute(delete(draft).where(draft.c.app == app, or_(*published)))


async def versions_of(session: ReadSession, app: str, kind: str, uid: str) -> list[Version]:
    """Every version of a definition, newest first, with the release that brought it."""
    first = (
        select(release_item.c.version, func.min(release_item.c.release).label("number"))
        .where(release_item.c.app == app, release_item.c.kind == kind, release_item.c.uid == uid)
        .group_by(release_item.c.version)
        .subquery()
    )
    found = await session.rows(
        select(
            *VERSION,
            definition_version.c.author,
            definition_version.c.created_at,
            first.c.number.label("release"),
            release.c.note,
        )
        .outerjoin(first, first.c.version == definition_version.c.id)
        .outerjoin(release, and_(release.c.app == app, release.c.number == first.c.number))
        .where(definition_version.c.app == app, definition_version.c.kind == kind, definition_version.c.uid == uid)
        .order_by(definition_version.c.number.desc())
    )
    return [Version(_live(row), row.release, row.note or "", row.author, row.created_at) for row in found]


async def last_numbers(session: ReadSession, app: str) -> dict[tuple[str, str], int]:
    """The highest version number of each definition of an app, by kind and uid."""
    found = await session.rows(
        select(definition_version.c.kind, definition_version.c.uid, func.max(definition_version.c.number))
        .where(definition_version.c.app == app)
        .group_by(definition_version.c.kind, definition_version.c.uid)
    )
    return {(kind, uid): number for kind, uid, number in map(tuple, found)}


async def releases_of(session: ReadSession, app: str) -> list[ReleaseRow]:
    """Every release of an app, newest first."""
    chosen = release.c
    found = await session.rows(
        select(chosen.number, chosen.note, chosen.author, chosen.published_at, chosen.reverts_to, chosen.changes)
        .where(chosen.app == app)
        .order_by(chosen.number.desc())
    )
    return [ReleaseRow(*tuple(row)) for row in found]


async def newest_versions(session: ReadSession, app: str) -> list[Version]:
    """The last version of every definition an app ever published."""
    chosen = definition_version.c
    newest = (
        select(chosen.kind, chosen.uid, func.max(chosen.number).label("number"))
        .where(chosen.app == app)
        .group_by(chosen.kind, chosen.uid)
        .subquery()
    )
    is_it = and_(chosen.kind == newest.c.kind, chosen.uid == newest.c.uid, chosen.number == newest.c.number)
    rows = await session.rows(
        select(*VERSION, chosen.author, chosen.created_at).join(newest, is_it).where(chosen.app == app)
    )
    return [Version(_live(row), None, "", row.author, row.created_at) for row in rows]


async def insert_rows(session: Session, table: Any, rows: Sequence[Mapping[str, Any]]) -> None:  # Any: Core's own
    """Several rows at once; none is fine."""
    if rows:
        await session.execute(insert(table), list(rows))


def _columns(source: Source) -> dict[str, Any]:
    return {
        "app": source.app,
        "kind": source.kind,
        "uid": source.uid,
        "name": source.name,
        "is_removed": source.is_removed,
        "body": dict(source.body),
        "bindings": {path: dict(binding) for path, binding in source.bindings.items()},
        "schema": source.schema,
    }


def _same(table: Any, source: Source) -> tuple[ColumnElement[bool], ...]:
    return table.c.app == source.app, table.c.kind == source.kind, table.c.uid == source.uid


def _live(row: Any) -> Source:
    return Source(
        row.app, row.kind, row.name, row.uid, row.body, row.schema, row.bindings,
        origin="live", version_id=str(row.id), version=row.number,
    )  # fmt: skip


def _draft(row: Any) -> Draft:
    source = Source(
        row.app, row.kind, row.name, row.uid, row.body, row.schema, row.bindings,
        origin="draft", revision=row.revision, is_removed=row.is_removed,
    )  # fmt: skip
    return Draft(source, row.updated_at, row.updated_by)


async def version_source(session: ReadSession, version: UUID) -> Source | None:
    """One version ever published, live or not."""
    row = await session.row(select(*VERSION).where(definition_version.c.id == version))
    return None if row is None else _live(row)
