"""What was published once and is not any more: fields of a form and whole definitions, and taking them up again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from engine.audit.entry import Subject
from engine.audit.kinds import kind as audit_kind
from engine.audit.service import record
from engine.database.session import ReadSession, Session
from engine.definitions import repository
from engine.definitions.overlay import Overlays
from engine.definitions.scope import Landscape
from engine.definitions.source import Json, Source, parts
from engine.definitions.words import kind_label
from engine.errors import Conflict, NotFound
from engine.identity.actor import Actor
from engine.problems import Code
from engine.reference import Reference

RESTORED = audit_kind("definition.restore", zh="取回已移除的定义", en="Removed definition taken up again")
NAME_IN_USE = Code(
    "name_in_use",
    zh="现在已有{kind}“{other}”叫 {name}；请先改它的名称",
    en="The {kind} '{other}' is called {name} by now; rename it first",
)


@dataclass(frozen=True)
class Gone:
    """A definition no release has any more, as its last version was."""

    source: Source
    author: UUID
    at: datetime


async def gone_from(session: ReadSession, overlays: Overlays, app: str) -> list[Gone]:
    """Definitions of an app that were published and are neither live nor in a draft, the last ones first."""
    drafted = {each.source.key for each in await repository.drafts_of(session, app)}
    present = drafted | {each.key for each in (await overlays.live(session)).of(app)}
    found = [
        Gone(each.source, each.author, each.at)
        for each in await repository.newest_versions(session, app)
        if each.source.key not in present and each.source.kind != "app"
    ]
    return sorted(found, key=lambda each: each.at, reverse=True)


async def take_up(
    session: Session, actor: Actor, overlays: Overlays, app: str, kind: str, uid: str, at: datetime
) -> Source:
    """A draft of a definition that is gone, as it was; its records are back once it is published."""
    every = [each.source for each in await gone_from(session, overlays, app)]
    found = next((each for each in every if (each.kind, each.uid) == (kind, uid)), None)
    if found is None:
        raise NotFound(kind_label(kind), uid)
    landscape = (await overlays.drafted(session, app)).landscape
    other = landscape.find(kind, Reference(app, found.name))
    if other is not None:
        raise Conflict(NAME_IN_USE, kind=kind_label(kind), other=other.label, name=found.name)
    back = replace(found, origin="draft", revision=0)
    await repository.insert_draft(session, back, actor.person, at)
    await record(session, actor, RESTORED, app=app, subject=Subject(kind, uid), details={"name": found.name})
    return back


@dataclass(frozen=True)
class GoneField:
    """A field a form had, as its last version wrote it, and the release that was the last to have it."""

    field: dict[str, Json]
    version: int
    release: int | None
    at: datetime


async def gone_fields(session: ReadSession, landscape: Landscape, source: Source) -> list[GoneField]:
    """Fields earlier versions of a form had that neither the live one nor its draft has, the last ones first."""
    present = {part["uid"] for part in parts(source.body)}
    found: list[GoneField] = []
    for version in await repository.versions_of(session, source.app, source.kind, source.uid):
        listed = landscape.body(version.source).get("fields")
        for each in listed if isinstance(listed, list) else ():
            if each["uid"] not in present:
                present.add(each["uid"])
                found.append(GoneField(dict(each), version.source.version or 0, version.release, version.at))
    return found
