"""Approving what widens rights: by a security administrator who is not its author, and checked again."""

from __future__ import annotations

import asyncio
from uuid import UUID

from engine.audit.entry import Subject
from engine.audit.kinds import Kind
from engine.audit.kinds import kind as audit_kind
from engine.audit.service import record
from engine.clock import Clock
from engine.database.session import Database, ReadSession, Session
from engine.definitions.carry_out import CarryOut
from engine.definitions.proposal import Proposal
from engine.definitions.publication import Publication, advance, find_publication
from engine.definitions.runner import alone
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.identity.actor import Actor
from engine.problems import Code, has_errors

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
WIDENS_MORE = Code(
    "widens_more",
    zh="在此期间线上权限有变化，这次发布扩大的权限比当时列出的更多；请重新查看后再批准",
    en="Rights changed meanwhile, so that this publication widens more than was listed; look again before approving",
)
APPROVED = audit_kind("app.publish_approved", zh="批准发布", en="Publication approved")
REFUSED = audit_kind("app.publish_refused", zh="拒绝发布", en="Publication refused")
CANCELLED = audit_kind("app.publish_cancelled", zh="撤回发布", en="Publication withdrawn")


class Approvals:
    """What becomes of publications that await approval."""

    def __init__(self, database: Database, carry_out: CarryOut, clock: Clock) -> None:
        self._database = database
        self._carry_out = carry_out
        self._clock = clock

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
            await self._carry_out.left_behind(one.app)
            await self._check_again(one)
            async with self._database.transaction() as session:
                decided = {"decided_by": actor.person, "decided_at": self._clock.real(), "reason": reason}
                if not await advance(session, asked, was=["awaiting"], state="running", stage="prepare", **decided):
                    raise Conflict(NOT_AWAITING, state="…")
                await record(session, actor, APPROVED, app=one.app, subject=subject(one), details=widened(one))
            one = await self._carry_out.present(one)
            return await self._carry_out.go_on(one, actor, begun)

    async def refuse(self, session: Session, actor: Actor, asked: UUID, reason: str) -> Publication:
        """Do not let it go on; the drafts stay."""
        one = await self._awaiting(actor, asked, author_may=False)
        return await self._decide(session, actor, one, "refused", REFUSED, reason)

    async def cancel(self, session: Session, actor: Actor, asked: UUID, reason: str) -> Publication:
        """Withdraw a publication that is still awaiting approval."""
        one = await self._awaiting(actor, asked, author_may=True)
        return await self._decide(session, actor, one, "cancelled", CANCELLED, reason)

    async def proposal(self, session: ReadSession, one: Publication) -> Proposal:
        """What it would do, as things are now."""
        return await self._carry_out.propose(session, one)

    async def _check_again(self, one: Publication) -> None:
        """Against what is live now; and nobody approves more than he was shown: rights that were narrowed meanwhile
        make the same document wider."""
        async with self._database.reading() as session:
            proposal = await self._carry_out.propose(session, one)
            problems = await self._carry_out.problems(session, one, proposal)
            if has_errors(problems):
                raise Invalid(problems)
            if all(each in one.widens for each in proposal.widens):
                return
            await advance(session, one.id, was=["awaiting"], widens=proposal.widens)
        raise Conflict(WIDENS_MORE)

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
        self, session: Session, actor: Actor, one: Publication, state: str, kind: Kind, reason: str
    ) -> Publication:
        now = self._clock.real()
        values = {"decided_by": actor.person, "decided_at": now, "ended_at": now, "reason": reason, "stage": "done"}
        if not await advance(session, one.id, was=["awaiting"], state=state, **values):
            raise Conflict(NOT_AWAITING, state="…")
        await record(session, actor, kind, app=one.app, subject=subject(one), details={"reason": reason})
        found = await find_publication(session, one.id)
        assert found is not None, "it was just changed"
        return found


def subject(one: Publication) -> Subject:
    """The publication, for the audit trail."""
    return Subject("publication", str(one.id))


def widened(one: Publication) -> dict[str, object]:
    """Who would get more rights, for the audit trail."""
    return {"widens": [each["zh"] for each in one.widens], "note": one.note}
