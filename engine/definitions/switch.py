"""The switch: one short transaction, without DDL, in which a release becomes the live one.

All that can be written beforehand is written before the app's exclusive lock is asked for, so that writers wait for
little more than a commit. Who waits too long for the lock lets everybody pass and tries again.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update

from engine.audit.entry import Subject
from engine.audit.kinds import kind as audit_kind
from engine.audit.service import record
from engine.database.failure import DEADLOCK, LOCK_TIMEOUT, sqlstate
from engine.database.identifier import new_id
from engine.database.session import Database, Session
from engine.definitions import repository
from engine.definitions.live import CHANNEL
from engine.definitions.proposal import Proposal
from engine.definitions.publication import Item, Publication, advance
from engine.definitions.source import digest
from engine.definitions.steps import StepExecutor, Work
from engine.definitions.tables import app as apps
from engine.definitions.tables import definition_version, release, release_item
from engine.errors import Invalid, Unavailable
from engine.identity import epoch
from engine.identity.actor import Actor
from engine.problems import Code

RELEASE_LOCKS = 27761
"""The first key of the lock of an app's release; the second is the app's id. Writers share it, the switch excludes."""

LOCK_MILLISECONDS = 120
"""How long writers may pile up behind the switch. 300 are allowed; the rest is left for the commit on a busy disk."""

PATIENCE_SECONDS = 60.0
SENTENCES_KEPT = 200

PUBLISHED = audit_kind("app.publish", zh="发布应用", en="App published")
REVERTED = audit_kind("app.revert", zh="恢复旧版本", en="App reverted")

BUSY = Code(
    "app_busy",
    zh="应用一直有写入没有结束（等了 {seconds} 秒），请稍后再发布",
    en="Writes to the app did not come to an end ({seconds} s); publish again later",
)


class GroundMoved(Exception):
    """A release this publication was checked against is no longer the live one: check again."""


@dataclass(frozen=True)
class Switch:
    """What a switch needs to know."""

    publication: Publication
    proposal: Proposal
    work: Work
    stamps: Mapping[str, int | None]  # releases the proposal was made against, of the app and its neighbours
    actor: Actor
    at: datetime


async def switch(database: Database, executor: StepExecutor, one: Switch) -> int:
    """Make the release live; its number. Invalid when data came meanwhile that forbids it."""
    until = monotonic() + PATIENCE_SECONDS
    while True:
        try:
            async with database.transaction() as session:
                return await _switched(session, executor, one)
        except Exception as error:
            if sqlstate(error) not in {LOCK_TIMEOUT, DEADLOCK}:
                raise
            if monotonic() > until:
                raise Unavailable(BUSY, seconds=int(PATIENCE_SECONDS)) from error
        await asyncio.sleep(random.uniform(0.1, 0.5))


async def _switched(session: Session, executor: StepExecutor, one: Switch) -> int:
    app, publication = one.work.app, one.publication
    await session.execute(select(func.set_config("lock_timeout", f"{LOCK_MILLISECONDS}ms", True)))
    app_id = await _require_same_ground(session, one)
    last = await session.scalar(select(func.coalesce(func.max(release.c.number), 0)).where(release.c.app == app))
    number = int(last) + 1
    await _write_release(session, one, number)
    taken = [(each.kind, each.uid, each.revision) for each in publication.items if each.revision is not None]
    await repository.delete_drafts(session, app, taken)
    if not await advance(session, publication.id, was=["running"], stage="tidy", release=number):
        raise GroundMoved  # somebody else went on with it
    await record(
        session,
        one.actor,
        PUBLISHED if publication.reverts_to is None else REVERTED,
        app=app,
        subject=Subject("app", app),
        details=_told(one, number),
    )
    checks = await executor.switch(session, one.work)
    await epoch.advance(session)  # roles may say something else from now on
    await session.execute(update(apps).where(apps.c.id == app_id).values(live_release=number))
    await session.execute(select(func.pg_notify(CHANNEL, f"{app} {number}")))
    await session.execute(select(func.pg_advisory_xact_lock(RELEASE_LOCKS, app_id)))
    problems = await executor.verify(session, checks, one.work) if checks else []
    if problems:
        raise Invalid(problems)
    return number


async def _require_same_ground(session: Session, one: Switch) -> int:
    """Lock the rows of the app and of the apps it was checked against, and see that none has changed; the app's id."""
    locked = select(apps.c.id, apps.c.name, apps.c.live_release).order_by(apps.c.id)
    own = await session.rows(locked.where(apps.c.name == one.work.app).with_for_update())
    others = await session.rows(
        locked.where(apps.c.name.in_(set(one.stamps) - {one.work.app})).with_for_update(read=True)
    )
    if {row.name: row.live_release for row in [*own, *others]} != dict(one.stamps):
        raise GroundMoved
    return int(own[0].id)


async def _write_release(session: Session, one: Switch, number: int) -> None:
    """Versions of what is new, the release, and what it consists of."""
    app, publication = one.work.app, one.publication
    numbers = await repository.last_numbers(session, app)
    versions: list[dict[str, Any]] = []  # Any: column values
    contents = {(each.kind, each.uid): UUID(each.version_id) for each in one.proposal.before.of(app) if each.version_id}
    for item in publication.items:
        key = item.kind, item.uid
        contents.pop(key, None)
        if item.is_removed:
            continue
        if item.version_id is None:
            row = _version(one, one.proposal.settled(item), numbers.get(key, 0) + 1)
            versions.append(row)
            contents[key] = row["id"]
        else:
            contents[key] = UUID(item.version_id)
    await repository.insert_rows(session, definition_version, versions)
    await repository.insert_rows(session, release, [_release(one, number)])
    listed = [
        {"app": app, "release": number, "kind": kind, "uid": uid, "version": version}
        for (kind, uid), version in contents.items()
    ]
    await repository.insert_rows(session, release_item, listed)


def _version(one: Switch, item: Item, number: int) -> dict[str, Any]:  # Any: column values
    return {
        "id": new_id(),
        "app": one.work.app,
        "kind": item.kind,
        "uid": item.uid,
        "name": item.name,
        "number": number,
        "schema": item.schema,
        "body": dict(item.body),
        "bindings": {path: dict(each) for path, each in item.bindings.items()},
        "hash": digest({"body": item.body, "bindings": item.bindings}),
        "author": one.publication.author,
        "created_at": one.at,
        "publication": one.publication.id,
    }


def _release(one: Switch, number: int) -> dict[str, Any]:  # Any: column values
    return {
        "app": one.work.app,
        "number": number,
        "note": one.publication.note,
        "author": one.publication.author,
        "published_at": one.at,
        "publication": one.publication.id,
        "reverts_to": one.publication.reverts_to,
        "changes": list(one.publication.changes)[:SENTENCES_KEPT],
    }


def _told(one: Switch, number: int) -> dict[str, Any]:  # Any: JSON
    changed: Sequence[Item] = one.proposal.changed
    told: dict[str, Any] = {
        "release": number,
        "note": one.publication.note,
        "definitions": [f"{each.kind}/{each.name}" for each in changed],
        "widens": [each["zh"] for each in one.publication.widens],
    }
    if one.publication.reverts_to is not None:
        told["reverts_to"] = one.publication.reverts_to
    if one.publication.decided_by is not None:
        told["approved_by"] = str(one.publication.decided_by)
    return told
