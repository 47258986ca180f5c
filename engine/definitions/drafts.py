"""Working on definitions before anybody else sees them: drafts with revisions, saved as they are, right or wrong."""

from __future__ import annotations

import re
import secrets
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from engine.audit.entry import Subject
from engine.audit.kinds import Kind
from engine.audit.kinds import kind as audit_kind
from engine.audit.service import record
from engine.clock import Clock
from engine.database.session import ReadSession, Session
from engine.definitions import repository
from engine.definitions.bindings import follow_own_renames
from engine.definitions.check import NAME_TAKEN, check_one
from engine.definitions.expressions import follow_expressions
from engine.definitions.fmt import write_uids
from engine.definitions.overlay import Around, Overlays
from engine.definitions.reading import BAD_SCHEMA, limit_problems
from engine.definitions.repository import Draft
from engine.definitions.runner import existing_app
from engine.definitions.scope import Landscape
from engine.definitions.source import Json, Source
from engine.definitions.turning import broken_users, missing_users, turning
from engine.definitions.words import kind_label
from engine.errors import Conflict, Invalid, NotFound, PreconditionRequired
from engine.identity.actor import Actor
from engine.problems import Code, Problem
from engine.reference import SLUG_PATTERN, UID_PATTERN, Reference

State = Literal["draft", "live", "changed", "removed"]

DRAFT_STALE = Code(
    "draft_stale",
    zh="草稿已被改到第 {revision} 版，请先看对方改了什么",
    en="The draft is at revision {revision} by now; look at the change first",
)
REVISION_NEEDED = Code(
    "revision_needed",
    zh="保存草稿须带 If-Match（草稿版次）或 If-None-Match: *（新建）",
    en="Saving a draft needs If-Match with its revision, or If-None-Match: * for a new one",
)
WRONG_KIND = Code("wrong_kind", zh="这里应是 {expected}，文档写的是 {kind}", en="Expected {expected}; it says {kind}")
BAD_NAME = Code(
    "bad_name",
    zh="名称“{name}”须以小写字母开头，只含小写字母、数字和下划线，最多 48 个",
    en="The name '{name}' must begin with a lower-case letter and hold at most 48 of a-z, 0-9 and _",
)
OTHER_UID = Code(
    "other_uid",
    zh="标识 {uid} 属于另一个定义；改名时请保留原标识 {own}",
    en="The uid {uid} is another definition's; keep {own} when renaming",
)
APP_STAYS = Code("app_stays", zh="应用本身的定义不能移除", en="The definition of the app itself cannot be removed")
DRAFT_ADDED = audit_kind("definition.draft", zh="新建草稿", en="Draft begun")
DRAFT_DISCARDED = audit_kind("definition.discard", zh="放弃草稿", en="Draft discarded")
REMOVAL_MARKED = audit_kind("definition.remove", zh="标记移除定义", en="Definition marked for removal")


@dataclass(frozen=True)
class DraftView:
    """A definition as its author sees it: the draft, or what is live where there is none (revision 0)."""

    source: Source
    body: Mapping[str, Json]
    state: State
    live_version: int | None
    problems: Sequence[Problem]
    draft: Draft | None


class Drafts:
    """What can be done with drafts."""

    def __init__(self, overlays: Overlays, clock: Clock) -> None:
        self._overlays = overlays
        self._clock = clock

    async def listing(self, session: ReadSession, app: str, kind: str | None = None) -> list[DraftView]:
        """Every definition of an app with its state and problems, drafts included."""
        await existing_app(session, app)
        around = await self._overlays.drafted(session, app)
        gone = [each.source for each in around.drafts if each.source.is_removed]
        every = [each for each in [*around.landscape.of(app), *gone] if kind in (None, each.kind)]
        await self._overlays.look_up(session, around.landscape, every)
        return [_view(around, each) for each in sorted(every, key=lambda each: (each.kind, each.name))]

    async def get(self, session: ReadSession, app: str, kind: str, name: str) -> DraftView:
        """One definition as its author sees it, checked against all drafts of the app."""
        around = await self._overlays.drafted(session, app)
        source = around.located(app, kind, name)
        await self._overlays.look_up(session, around.landscape, [source])
        return _view(around, source)

    async def check(self, session: ReadSession, app: str, kind: str, name: str, body: Json = None) -> list[Problem]:
        """What is wrong with a draft, or with what somebody is about to save in its place."""
        if body is None:
            return list((await self.get(session, app, kind, name)).problems)
        await existing_app(session, app)
        around = await self._overlays.drafted(session, app)
        source = self._document(app, kind, body, around.find(app, kind, name))
        landscape = around.with_instead(source).landscape
        await self._overlays.look_up(session, landscape, [source])
        return _problems(around.live, landscape, source)

    async def put(
        self,
        session: Session,
        actor: Actor,
        app: str,
        kind: str,
        name: str,
        body: Json,
        *,
        revision: int | None = None,
        is_new: bool = False,
    ) -> DraftView:
        """Save a draft, right or wrong. `revision` is what it was based on (0: the live version, or nothing)."""
        await existing_app(session, app)
        around = await self._overlays.drafted(session, app)
        found = around.find(app, kind, name)
        self._may_save(found, around.draft(found) if found is not None else None, revision, is_new)
        source = self._document(app, kind, body, found)
        _refuse_taken(around.landscape, source)
        source = _understood(around, source, found)
        draft = Draft(source, self._clock.real(), actor.person)
        if around.draft(source) is None:
            if not await repository.insert_draft(session, source, draft.updated_by, draft.updated_at):
                raise Conflict(DRAFT_STALE, revision=1)
            await _audited(session, actor, DRAFT_ADDED, source)
        elif not await repository.update_draft(session, source, by=draft.updated_by, at=draft.updated_at):
            raise Conflict(DRAFT_STALE, revision=source.revision + 1)
        saved = replace(source, revision=source.revision + 1)
        others = [each for each in around.drafts if each.source.key != saved.key]
        after = replace(around.with_instead(saved), drafts=[*others, replace(draft, source=saved)])
        await self._overlays.look_up(session, after.landscape, [saved])
        return _view(after, saved)

    async def discard(
        self, session: Session, actor: Actor, app: str, kind: str, name: str, *, revision: int | None = None
    ) -> None:
        """Throw a draft away, that of a `revision` where one is given: back to what is live, or to nothing."""
        source = (await self._overlays.drafted(session, app)).located(app, kind, name)
        if revision not in (None, source.revision):
            raise Conflict(DRAFT_STALE, extra={"current": source.revision}, revision=source.revision)
        if not await repository.delete_draft(session, source):
            raise NotFound({"zh": "草稿", "en": "draft"}, name)
        await _audited(session, actor, DRAFT_DISCARDED, source)

    async def remove(self, session: Session, actor: Actor, app: str, kind: str, name: str) -> None:
        """Have the next publication take a definition away; one that was never published is gone at once."""
        if kind == "app":
            raise Conflict(APP_STAYS)
        around = await self._overlays.drafted(session, app)
        source = around.located(app, kind, name)
        published, drafted = around.live.with_uid(*source.key), around.draft(source)
        now = self._clock.real()
        if published is None:
            await repository.delete_draft(session, source)
        elif drafted is None:
            marked = replace(published, origin="draft", is_removed=True)
            await repository.insert_draft(session, marked, actor.person, now)
        else:
            marked = replace(drafted.source, name=published.name, body=published.body, is_removed=True)
            await repository.update_draft(session, marked, by=actor.person, at=now)
        await _audited(session, actor, REMOVAL_MARKED, source)

    def _may_save(self, found: Source | None, drafted: Draft | None, revision: int | None, is_new: bool) -> None:
        if is_new:
            if found is not None and not found.is_removed:
                raise Conflict(NAME_TAKEN, kind=kind_label(found.kind), other=found.label, name=found.name)
            return
        if revision is None:
            raise PreconditionRequired(REVISION_NEEDED)
        present = drafted.source.revision if drafted is not None else 0
        if revision != present:
            raise Conflict(DRAFT_STALE, extra={"current": present}, revision=present)

    def _document(self, app: str, kind: str, body: Json, found: Source | None) -> Source:
        """What was sent, as a source; only what cannot be stored or identified is refused."""
        known = self._overlays.kinds.get(kind)
        if known is None:
            raise NotFound({"zh": "定义种类", "en": "kind of definition"}, kind, known=sorted(self._overlays.kinds))
        if not isinstance(body, Mapping):
            raise Invalid([WRONG_KIND.at("", expected=kind, kind=type(body).__name__)])
        problems = limit_problems(body)
        name, uid = body.get("name"), body.get("uid")
        if body.get("kind", kind) != kind:
            problems.append(WRONG_KIND.at("/kind", expected=kind, kind=body["kind"]))
        if not isinstance(name, str) or not re.match(SLUG_PATTERN, name) or name.endswith("\n"):
            problems.append(BAD_NAME.at("/name", name=name))
        if uid is not None and found is not None and uid != found.uid and not found.is_removed:
            problems.append(OTHER_UID.at("/uid", uid=uid, own=found.uid))
        if isinstance(body.get("schema"), int) and abs(body["schema"]) > 10**9:
            problems.append(BAD_SCHEMA.at("/schema"))
        if problems:
            raise Invalid(problems)
        is_it = found is not None and uid in (None, found.uid)  # else something new in place of what is removed
        identity = found.uid if found is not None and is_it else uid
        if not isinstance(identity, str) or not re.match(UID_PATTERN, identity):
            identity = new_uid()
        schema = body.get("schema", known.schema)
        named = {**body, "kind": kind, "schema": schema, "uid": identity}
        document = write_uids(f"app:{app}", f"{kind}/{identity}", named, known.model)
        return Source(
            app, kind, str(name), identity, document,
            schema if type(schema) is int and 0 < schema <= known.schema else known.schema,
            origin="draft", revision=found.revision if found is not None and is_it else 0,
        )  # fmt: skip


def _audited(session: Session, actor: Actor, kind: Kind, source: Source) -> Awaitable[None]:
    subject = Subject(source.kind, source.uid)
    return record(session, actor, kind, app=source.app, subject=subject, details={"name": source.name})


def _understood(around: Around, source: Source, before: Source | None) -> Source:
    """The document with its own renames followed and with what its references mean written beside it."""
    landscape = around.with_instead(source).landscape
    if before is not None:
        own = Reference(source.app, source.name)
        was = around.landscape.body(before)
        body = follow_own_renames(source.app, was, source.body, landscape.references(source), own)
        now, then = landscape.reader(source.app), around.landscape.reader(source.app)
        places = [each.expression for each in landscape.expressions(source)]
        body = follow_expressions(body, places, then, now, own, Reference(source.app, before.name))
        if body is not source.body:
            source = replace(source, body=body)
            landscape = around.with_instead(source).landscape
    return replace(source, bindings=landscape.meanings(source))


def _view(around: Around, source: Source) -> DraftView:
    published, draft = around.live.with_uid(*source.key), around.draft(source)
    state: State = "live"
    if draft is not None:
        state = "removed" if source.is_removed else "changed" if published is not None else "draft"
    problems = [] if source.is_removed else _problems(around.live, around.landscape, source)
    version = published.version if published is not None else None
    return DraftView(source, around.landscape.body(source), state, version, problems, draft)


def _problems(live: Landscape, landscape: Landscape, source: Source) -> list[Problem]:
    """What is wrong with it as it is, and with its taking the place of what is live."""
    found = [*check_one(landscape, source), *turning(live, landscape, source)]
    return [*found, *broken_users(live, landscape, source), *missing_users(live, landscape, source)]


def new_uid() -> str:
    """An identity for something that has none yet."""
    return "".join(secrets.choice("abcdefghijkmnpqrstuvwxyz23456789") for _ in range(12))


def _refuse_taken(landscape: Landscape, source: Source) -> None:
    other = landscape.find(source.kind, Reference(source.app, source.name))
    if other is not None and other.key != source.key:
        raise Conflict(NAME_TAKEN, kind=kind_label(source.kind), other=other.label, name=source.name)
