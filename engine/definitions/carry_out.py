"""Carrying a publication from wherever it is to its end: prepare, switch, tidy. Doing it twice does no harm."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace

import structlog

from engine.clock import Clock
from engine.database.failure import is_lost_connection
from engine.database.session import Database, ReadSession
from engine.definitions import repository
from engine.definitions.overlay import Overlays
from engine.definitions.proposal import Proposal, sources_of
from engine.definitions.publication import Publication, advance, find_publication, running_publication
from engine.definitions.scope import Landscape
from engine.definitions.steps import Batch, StepExecutor, Work
from engine.definitions.switch import GroundMoved, Switch, switch
from engine.errors import Invalid, LangqiaoError, Unavailable
from engine.identity.actor import SYSTEM, Actor
from engine.problems import Code, Problem, has_errors

log = structlog.get_logger(__name__)
BROKEN = Code(
    "publishing_broke",
    zh="发布因内部错误（{reason}）停止，没有任何改动生效",
    en="Publishing stopped at an internal error ({reason}); nothing took effect",
)
UNTIDY = Code(
    "not_tidied_yet",
    zh="上一次发布还没有收尾完，请稍后再发布",
    en="The publication before is not tidied up yet; publish again later",
)
Checkpoint = Callable[[str], Awaitable[None]]
"""Called between two steps with the name of the next; a test breaks off there."""


async def nowhere(_: str) -> None:
    """The checkpoint of real life."""


class CarryOut:
    """Finishes publications of one database."""

    def __init__(
        self, database: Database, overlays: Overlays, executor: StepExecutor, clock: Clock, checkpoint: Checkpoint
    ) -> None:
        self._database = database
        self._overlays = overlays
        self._executor = executor
        self._clock = clock
        self._checkpoint = checkpoint

    async def finish(self, one: Publication, actor: Actor) -> Publication:
        """To the end. Invalid when it cannot be published: then nothing is, and what was prepared is cleaned up."""
        if one.stage != "tidy":
            try:
                await self._prepare_and_switch(one, actor)
            except LangqiaoError as error:
                await self._fail(one, list(error.problems) or [error.problem])
                raise
            except Exception as error:
                if not is_lost_connection(error):  # else the next attempt goes on from the row
                    await self._fail(one, [BROKEN.at("", reason=type(error).__name__)])
                raise
            one = await self.present(one)
        try:
            await self._tidy(one)
        except Exception:  # it is published all the same; the sweeper tidies later
            log.exception("tidying_postponed", publication=str(one.id))
        return await self.present(one)

    async def left_behind(self, app: str) -> Publication | None:
        """With the runner's lock in hand: whatever is marked as running has nobody working on it."""
        async with self._database.reading() as session:
            left = await running_publication(session, app)
        if left is None:
            return None
        log.warning("publication_left_behind", publication=str(left.id), stage=left.stage)
        author = replace(SYSTEM, person=left.author, name=left.author_name)
        with suppress(LangqiaoError):
            left = await self.finish(left, author)
        left = await self.present(left)
        if left.state == "running":
            raise Unavailable(UNTIDY, extra={"retry_after": 30})
        return left

    async def go_on(self, one: Publication, actor: Actor, begun: asyncio.Future[Publication] | None) -> Publication:
        """Tell whoever waits that it is written down, and finish it unless it awaits approval."""
        if begun is not None and not begun.done():
            begun.set_result(one)
        return one if one.state == "awaiting" else await self.finish(one, actor)

    async def present(self, one: Publication) -> Publication:
        """The publication as its row has it now."""
        async with self._database.reading() as session:
            found = await find_publication(session, one.id)
        assert found is not None, "publications are never deleted while they run"
        return found

    async def propose(self, session: ReadSession, one: Publication) -> Proposal:
        """What the publication would do as things are now, problems of the tables included."""
        live = await self._overlays.live(session)
        left_out = [each.source for each in await repository.drafts_of(session, one.app)]
        after = self._overlays.over(live, sources_of(one.app, one.items), left_out)
        await self._overlays.look_up(session, after, after.of(one.app))
        return Proposal(one.app, live, after, one.items)

    async def problems(self, session: ReadSession, one: Publication, proposal: Proposal) -> list[Problem]:
        """What stands against it: in the definitions, else in the limits of the tables."""
        if has_errors(proposal.problems):
            return proposal.problems
        return [
            *proposal.problems,
            *await self._executor.check(session, proposal.steps, work_of(one, proposal)),
        ]

    async def _prepare_and_switch(self, one: Publication, actor: Actor) -> None:
        while True:
            async with self._database.reading() as session:
                stamps = {each.name: each.live_release for each in await repository.all_apps(session)}
                proposal = await self.propose(session, one)
                problems = await self.problems(session, one, proposal)
            if has_errors(problems):
                raise Invalid(problems)
            work = work_of(one, proposal)
            await self._prepare(one, proposal, work)
            await self._checkpoint("switch")
            ground = {app: stamps.get(app) for app in {one.app, *proposal.neighbours} if app in stamps}
            try:
                await switch(
                    self._database, self._executor, Switch(one, proposal, work, ground, actor, self._clock.real())
                )
                return
            except GroundMoved:
                now = await self.present(one)
                if now.stage == "tidy":
                    return
                log.info("publication_checked_again", publication=str(one.id))

    async def _prepare(self, one: Publication, proposal: Proposal, work: Work) -> None:
        batches = self._executor.batches(proposal.steps, work)
        done = 0
        await self._note(one, batches, done)
        for batch in batches:
            await self._checkpoint(f"prepare {done}")
            await self._executor.prepare(batch, work)
            done += 1
            await self._note(one, batches, done)

    async def _note(self, one: Publication, batches: Sequence[Batch], done: int) -> None:
        """Let whoever looks see how far it came; the steps themselves find out what is done."""
        steps = [
            {"sentence": dict(each.sentence), "state": "done" if place < done else "waiting"}
            for place, each in enumerate(batches)
        ]
        async with self._database.reading() as session:
            await advance(session, one.id, was=["running"], stage="prepare", steps=steps)

    async def _tidy(self, one: Publication) -> None:
        await self._checkpoint("tidy")
        async with self._database.reading() as session:
            live = await self._overlays.live(session)
            before = await self._before(session, live, one)
        proposal = Proposal(one.app, before, live, one.items)
        await self._executor.tidy(proposal.steps, work_of(one, proposal), proposal.present)
        await self._checkpoint("end")
        async with self._database.reading() as session:
            await advance(
                session, one.id, was=["running"], state="published", stage="done", ended_at=self._clock.real()
            )

    async def _before(self, session: ReadSession, live: Landscape, one: Publication) -> Landscape:
        """The landscape with the release before this publication's in place of the live one."""
        number = (one.release or 1) - 1
        then = await repository.release_sources(session, one.app, number)
        others = [each for each in live.of() if each.app != one.app]
        return Landscape(self._overlays.kinds, [*others, *then])

    async def _fail(self, one: Publication, problems: Sequence[Problem]) -> None:
        """Write down why, and take back what would stand in writers' way."""
        now = self._clock.real()
        async with self._database.reading() as session:
            proposal = await self.propose(session, one)
        await self._executor.undo(work_of(one, proposal))
        async with self._database.reading() as session:
            await advance(
                session, one.id, was=["running"], state="failed", stage="done", ended_at=now, problems=problems
            )


def work_of(one: Publication, proposal: Proposal) -> Work:
    """For whom the steps of a publication are carried out."""
    return Work(
        one.app,
        one.id,
        names=proposal.names,
        labels=proposal.labels,
        secret=proposal.secret,
        parts=proposal.part_names,
    )
