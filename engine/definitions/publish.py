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

import structlog

from engine.audit.kinds import kind as audit_kind
from engine.audit.service import record
from engine.clock import Clock
from engine.database.identifier import new_id
from engine.database.session import Database, ReadSession, Session
from engine.definitions import repository
from engine.definitions.approval import Approvals, subject, widened
from engine.definitions.carry_out import CarryOut, Checkpoint, nowhere
from engine.definitions.overlay import Overlays
from engine.definitions.proposal import Proposal, items_of, reverting, sources_of
from engine.definitions.publication import (
    Publication,
    insert_publication,
    publication_with_key,
    publications,
)
from engine.definitions.runner import alone, existing_app
from engine.definitions.scope import Key
from engine.definitions.source import Source
from engine.definitions.steps import StepExecutor
from engine.definitions.words import kind_label
from engine.errors import Conflict, Invalid, LangqiaoError, NotFound
from engine.identity.actor import Actor
from engine.problems import Code, has_errors, pointer

log = structlog.get_logger(__name__)

NOTHING = Code("nothing_to_publish", zh="没有要发布的改动", en="There is nothing to publish")
NO_DRAFT = Code("no_such_draft", zh="{kind}“{name}”没有草稿", en="The {kind} '{name}' has no draft")
REQUESTED = audit_kind(
    "app.publish_requested", zh="提请发布（扩大权限）", en="Publication that widens rights requested"
)


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
        self.approvals = Approvals(database, self._carry_out, clock)

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
        if not live.of(app, "app"):  # nobody could open an app without its own definition
            chosen |= {each.key for each in drafts if each.kind == "app"}
        on_top = [each for each in drafts if each.key in chosen]
        after = self._overlays.over(live, on_top, [each for each in drafts if each.key not in chosen])
        items = items_of(after, drafts, live, chosen)
        then = self._overlays.over(live, sources_of(app, items), after.left_out.values())
        await self._overlays.look_up(session, then, then.of(app))
        return Proposal(app, live, then, items)

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
            left = await self._carry_out.left_behind(app)
            async with self._database.transaction() as session:
                proposal = await self.proposal(session, app, definitions)
                if not proposal.items and left is not None and left.state == "published":
                    return left
                one = await self._begin(session, actor, proposal, note, key=key)
            return await self._carry_out.go_on(one, actor, begun)

    async def revert(
        self, actor: Actor, app: str, number: int, *, note: str = "", begun: asyncio.Future[Publication] | None = None
    ) -> Publication:
        """A new release with the definitions of an earlier one; what that did not have is retired, nothing is
        dropped."""
        async with alone(self._database, app):
            await self._carry_out.left_behind(app)
            async with self._database.transaction() as session:
                then = await repository.release_sources(session, app, number)
                if not then:
                    raise NotFound({"zh": "版本", "en": "release"}, number)
                live = await self._overlays.live(session)
                items = reverting(live, app, then)
                proposal = Proposal(app, live, self._overlays.over(live, sources_of(app, items)), items)
                one = await self._begin(session, actor, proposal, note, reverts_to=number)
            return await self._carry_out.go_on(one, actor, begun)

    async def resume(self) -> list[Publication]:
        """Finish, or clean up, every publication a dead process left behind; at start and by the sweeper."""
        async with self._database.reading() as session:
            running = await publications(session, states=["running"])
        finished = []
        for one in running:
            with suppress(LangqiaoError):
                async with alone(self._database, one.app):
                    left = await self._carry_out.left_behind(one.app)
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
            await record(session, actor, REQUESTED, app=one.app, subject=subject(one), details=widened(one))
        return one

    async def _asked_before(self, actor: Actor, key: str | None) -> Publication | None:
        if key is None:
            return None
        async with self._database.reading() as session:
            return await publication_with_key(session, actor.person, key)


def _chosen(drafts: Collection[Source], definitions: Collection[tuple[str, str]] | None) -> set[Key]:
    """The drafts that are meant; a name without a draft is a problem."""
    if definitions is None:
        return {each.key for each in drafts}
    by_name = {(each.kind, each.name): each.key for each in drafts}
    missing = [each for each in definitions if each not in by_name]
    if missing:
        raise Invalid([NO_DRAFT.at(pointer("definitions"), kind=kind_label(kind), name=name) for kind, name in missing])
    return {by_name[each] for each in definitions}
