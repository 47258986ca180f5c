"""Publishing: check, prepare, switch, tidy; driven by the publication's row, so that any process can go on with it.

    drafts ── check ── awaiting? ──▶ PREPARE ──▶ SWITCH ──▶ TIDY
    publication: awaiting            running/prepare        running/tidy    published

Who works on an app's publication holds a session lock of that app, which goes when its process dies: what is then still
marked as running was left behind, and is finished or cleaned up by whoever comes next.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from uuid import UUID

import structlog

from engine.audit.entry import Subject
from engine.audit.kinds import kind as audit_kind
from engine.audit.service import record
from engine.clock import Clock
from engine.database.identifier import new_id
from engine.database.session import Database, ReadSession, Session
from engine.definitions import repository
from engine.definitions.carry_out import CarryOut, Checkpoint, nowhere
from engine.definitions.overlay import Overlays
from engine.definitions.proposal import Proposal, items_of, reverting, sources_of
from engine.definitions.publication import (
    Publication,
    advance,
    find_publication,
    insert_publication,
    publication_with_key,
    publications,
    running_publication,
)
from engine.definitions.runner import alone, existing_app
from engine.definitions.scope import Key
from engine.definitions.source import Source
from engine.definitions.steps import StepExecutor
from engine.definitions.words import kind_label
from engine.errors import Conflict, Forbidden, Invalid, LangqiaoError, NotFound
from engine.identity.actor import SYSTEM, Actor
from engine.problems import Code, has_errors, pointer

log = structlog.get_logger(__name__)

NOTHING = Code("nothing_to_publish", zh="没有要发布的改动", en="There is nothing to publish")
NO_DRAFT = Code("no_such_draft", zh="{kind}“{name}”没有草稿", en="The {kind} '{name}' has no draft")
OWN_PUBLICATION = Code(
    "own_publication",
    zh="扩大权限的发布须由作者以外的安全管理员批准",
    en="A publication that widens rights is approved by a security administrator who is not its author",
)
NOT_AWAITING = Code(
    "not_awaiting",
    zh="这次发布已不在等待批准（{state}）",
    en="This publication is not awaiting approval any more ({state})",
)
REQUESTED = audit_kind(
    "app.publish_requested", zh="提请发布（扩大权限）", en="Publication that widens rights requested"
)
APPROVED = audit_kind("app.publish_approved", zh="批准发布", en="Publication approved")
REFUSED = audit_kind("app.publish_refused", zh="拒绝发布", en="Publication refused")
CANCELLED = audit_kind("app.publish_cancelled", zh="撤回发布", en="Publication withdrawn")


class Publisher:
    """Publishes apps; one per process."""

    def __init__(
        self,
        database: Database,
        overlays: Overlays,
        executor: StepExecutor,
        clock: Clock,
        *,
        four_eyes: bool,
        checkpoint: Checkpoint = nowhere,
    ) -> None:
        """`four_eyes`: a publication that widens rights waits for the security administrator (profile `separated`)."""
        self._database = database
        self._overlays = overlays
        self._clock = clock
        self._four_eyes = four_eyes
        self._carry_out = CarryOut(database, overlays, executor, clock, checkpoint)

    @property
    def needs_approval(self) -> bool:
        """A publication that widens rights has to wait."""
        return self._four_eyes

    async def proposal(
        self, session: ReadSession, app: str, definitions: Collection[tuple[str, str]] | None = None
    ) -> Proposal:
        """What publishing the drafts of an app would do; all of them, or those of these kinds and names."""
        await existing_app(session, app)
        live = await self._overlays.live(session)
        drafts = [each.source for each in await repository.drafts_of(session, app)]
        chosen = _chosen(drafts, definitions)
        on_top = [each for each in drafts if each.key in chosen]
        after = self._overlays.over(live, on_top, [each for each in drafts if each.key not in chosen])
        items = items_of(after, drafts, live, chosen)
        return Proposal(app, live, self._overlays.over(live, sources_of(app, items), after.left_out.values()), items)

    async def publish(
        self,
        actor: Actor,
        app: str,
        *,
        definitions: Collection[tuple[str, str]] | None = None,
        note: str = "",
        key: str | None = None,
        begun: asyncio.Future[Publication] | None = None,
    ) -> Publication:
        """Publish drafts, to the end, or leave them awaiting approval. `begun` is told once it is written down.

        Invalid when something stands against it; Conflict when somebody else is publishing the app. Asked a second time
        with the same idempotency `key` it tells what became of the first.
        """
        asked = await self._asked_before(actor, key)
        if asked is not None and asked.state != "running":
            return asked
        try:
            return await self._publish(actor, app, definitions, note, key, begun)
        except Conflict:
            asked = await self._asked_before(actor, key)
            if asked is None:
                raise
            return asked

    async def _publish(
        self,
        actor: Actor,
        app: str,
        definitions: Collection[tuple[str, str]] | None,
        note: str,
        key: str | None,
        begun: asyncio.Future[Publication] | None,
    ) -> Publication:
        async with alone(self._database, app):
            left = await self._finish_left_behind(app)
            async with self._database.transaction() as session:
                proposal = await self.proposal(session, app, definitions)
                if not proposal.items and left is not None and left.state == "published":
                    return left
                one = await self._begin(session, actor, proposal, note, key=key)
            return await self._go_on(one, actor, begun)

    async def revert(
        self, actor: Actor, app: str, number: int, *, note: str = "", begun: asyncio.Future[Publication] | None = None
    ) -> Publication:
        """A new release with the definitions of an earlier one; what that did not have is retired, nothing is
        dropped."""
        async with alone(self._database, app):
            await self._finish_left_behind(app)
            async with self._database.transaction() as session:
                then = await repository.release_sources(session, app, number)
                if not then:
                    raise NotFound({"zh": "版本", "en": "release"}, number)
                live = await self._overlays.live(session)
                items = reverting(live, app, then)
                proposal = Proposal(app, live, self._overlays.over(live, sources_of(app, items)), items)
                one = await self._begin(session, actor, proposal, note, reverts_to=number)
            return await self._go_on(one, actor, begun)

    async def approve(
        self,
        actor: Actor,
        asked: UUID,
        *,
        reason: str = "",
        begun: asyncio.Future[Publication] | None = None,
    ) -> Publication:
        """Let a publication that widens rights go on. It is checked again: other things may be live by now."""
        one = await self._awaiting(actor, asked, author_may=False)
        async with alone(self._database, one.app):
            await self._finish_left_behind(one.app)
            async with self._database.transaction() as session:
                proposal = await self._carry_out.propose(session, one)
                problems = await self._carry_out.problems(session, one, proposal)
                if has_errors(problems):
                    raise Invalid(problems)
                decided = {"decided_by": actor.person, "decided_at": self._clock.real(), "reason": reason}
                if not await advance(session, asked, was=["awaiting"], state="running", stage="prepare", **decided):
                    raise Conflict(NOT_AWAITING, state="…")
                await record(session, actor, APPROVED, app=one.app, subject=_subject(one), details=_widened(one))
            one = await self._carry_out.present(one)
            return await self._go_on(one, actor, begun)

    async def refuse(self, session: Session, actor: Actor, asked: UUID, reason: str) -> Publication:
        """Do not let it go on; the drafts stay."""
        one = await self._awaiting(actor, asked, author_may=False)
        return await self._decide(session, actor, one, "refused", REFUSED, reason)

    async def cancel(self, session: Session, actor: Actor, asked: UUID, reason: str) -> Publication:
        """Withdraw a publication that is still awaiting approval."""
        one = await self._awaiting(actor, asked, author_may=True)
        return await self._decide(session, actor, one, "cancelled", CANCELLED, reason)

    async def resume(self) -> list[Publication]:
        """Finish, or clean up, every publication a dead process left behind; at start and by the sweeper."""
        async with self._database.reading() as session:
            running = await publications(session, states=["running"])
        finished = []
        for one in running:
            with suppress(LangqiaoError):
                async with alone(self._database, one.app):
                    left = await self._finish_left_behind(one.app)
                    if left is not None:
                        finished.append(left)
        return finished

    async def _begin(
        self,
        session: Session,
        actor: Actor,
        proposal: Proposal,
        note: str,
        *,
        reverts_to: int | None = None,
        key: str | None = None,
    ) -> Publication:
        """Check, and write the publication down."""
        if not proposal.items:
            raise Conflict(NOTHING)
        waits = self._four_eyes and bool(proposal.widens)
        one = Publication(
            new_id(), proposal.app, "awaiting" if waits else "running", "check" if waits else "prepare",
            proposal.items, [], [], proposal.widens, proposal.sentences, note, reverts_to, None,
            actor.person, actor.name, self._clock.real(),
        )  # fmt: skip
        problems = await self._carry_out.problems(session, one, proposal)
        if has_errors(problems):
            raise Invalid(problems)
        one = replace(one, problems=problems, idempotency_key=key)
        await insert_publication(session, one)
        if waits:
            await record(session, actor, REQUESTED, app=one.app, subject=_subject(one), details=_widened(one))
        return one

    async def _asked_before(self, actor: Actor, key: str | None) -> Publication | None:
        if key is None:
            return None
        async with self._database.reading() as session:
            return await publication_with_key(session, actor.person, key)

    async def _go_on(self, one: Publication, actor: Actor, begun: asyncio.Future[Publication] | None) -> Publication:
        if begun is not None and not begun.done():
            begun.set_result(one)
        return one if one.state == "awaiting" else await self._carry_out.finish(one, actor)

    async def _finish_left_behind(self, app: str) -> Publication | None:
        """With the runner's lock in hand: whatever is marked as running has nobody working on it."""
        async with self._database.reading() as session:
            left = await running_publication(session, app)
        if left is None:
            return None
        log.warning("publication_left_behind", publication=str(left.id), stage=left.stage)
        author = replace(SYSTEM, person=left.author, name=left.author_name)
        with suppress(LangqiaoError):
            return await self._carry_out.finish(left, author)
        return await self._carry_out.present(left)

    async def _awaiting(self, actor: Actor, asked: UUID, *, author_may: bool) -> Publication:
        async with self._database.reading() as session:
            one = await find_publication(session, asked)
        if one is None:
            raise NotFound({"zh": "发布", "en": "publication"}, asked)
        if one.state != "awaiting":
            raise Conflict(NOT_AWAITING, state=one.state)
        if not author_may and one.author == actor.person:
            raise Forbidden(code=OWN_PUBLICATION)
        return one

    async def _decide(
        self, session: Session, actor: Actor, one: Publication, state: str, kind: object, reason: str
    ) -> Publication:
        now = self._clock.real()
        values = {"decided_by": actor.person, "decided_at": now, "ended_at": now, "reason": reason, "stage": "done"}
        if not await advance(session, one.id, was=["awaiting"], state=state, **values):
            raise Conflict(NOT_AWAITING, state="…")
        acted = REFUSED if kind is REFUSED else CANCELLED
        await record(session, actor, acted, app=one.app, subject=_subject(one), details={"reason": reason})
        found = await find_publication(session, one.id)
        assert found is not None, "it was just changed"
        return found


def _chosen(drafts: Collection[Source], definitions: Collection[tuple[str, str]] | None) -> set[Key]:
    """The drafts that are meant; a name without a draft is a problem."""
    if definitions is None:
        return {each.key for each in drafts}
    by_name = {(each.kind, each.name): each.key for each in drafts}
    missing = [each for each in definitions if each not in by_name]
    if missing:
        raise Invalid([NO_DRAFT.at(pointer("definitions"), kind=kind_label(kind), name=name) for kind, name in missing])
    return {by_name[each] for each in definitions}


def _subject(one: Publication) -> Subject:
    return Subject("publication", str(one.id))


def _widened(one: Publication) -> dict[str, object]:
    return {"widens": [each["zh"] for each in one.widens], "note": one.note}
