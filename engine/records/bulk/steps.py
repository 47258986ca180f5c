"""The work of an act on many records: look at them, do it, or take it back, piece by piece.

Each piece is one transaction that begins with the lease and ends with what came of it, so a worker that is killed
leaves no half of a piece, and whoever goes on does the next one. Few records are dealt with in the request itself, by
the same steps.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog

from engine.clock import Clock
from engine.database.session import Database, Session
from engine.errors import LangqiaoError
from engine.jobs.task import LeaseLost, Task
from engine.permissions.access import Action
from engine.problems import Code, Language, Problem
from engine.records.bulk import act as acts
from engine.records.bulk.act import Act
from engine.records.bulk.doing import consider, write
from engine.records.bulk.undoing import undo
from engine.records.caller import Caller
from engine.records.exchange.batch import summed
from engine.records.exchange.rows import actor_of, form_name, told, wrong_of
from engine.records.hold import Held, hold
from engine.records.lens import Lens
from engine.records.trouble import refused_columns

log = structlog.get_logger(__name__)
KIND = "bulk"
ATTEMPTS = 5
RACES = 3
"""How often a piece is done again when somebody else took a unique value meanwhile."""
BROKEN_OFF = Code(
    "bulk_broken_off",
    zh="处理时发生了意外错误，已停止；已处理的记录可以撤销",
    en="It stopped over an unexpected error; what was done can be undone",
)


class Bulk:
    """Does the jobs of acts on many records."""

    def __init__(self, database: Database, live: Held, clock: Clock) -> None:
        self._database, self._live, self._clock = database, live, clock

    async def work(self, task: Task) -> None:
        """Go on with an act where it stands, until nothing is left to do."""
        key = UUID(task.payload["act"])
        try:
            while await self._piece(task, key):
                pass
        except LeaseLost:
            raise
        except LangqiaoError as error:
            await self._stop(task, key, error.problem)
        except Exception:
            if task.attempt < ATTEMPTS:
                raise
            log.exception("bulk_broken_off", act=str(key))
            await self._stop(task, key, BROKEN_OFF.at(""))

    async def _piece(self, task: Task, key: UUID) -> bool:
        """The next piece; False when nothing is left to do."""
        for attempt in range(1, RACES + 1):
            try:
                async with task.transaction() as session:
                    act = await acts.get(session, key, lock=True)
                    if act is None or act.state not in acts.WORKING:
                        return False
                    caller, lens = await self._caller(session, act)
                    await _STEPS[act.state](_Step(session, caller, lens, act, self._clock.real()))
                    return True
            except Exception as error:
                if refused_columns(error) is None or attempt == RACES:
                    raise
        return False

    async def _stop(self, task: Task, key: UUID, problem: Problem) -> None:
        reason = {each.value: problem.text(each) for each in Language}
        async with task.transaction() as session:
            act = await acts.get(session, key, lock=True)
            if act is not None and act.state in acts.WORKING:
                state = acts.FAILED if act.state == acts.CHECKING else acts.STOPPED
                await acts.change(session, act, self._clock.real(), state=state, reason=reason)

    async def _caller(self, session: Session, act: Act) -> tuple[Caller, Lens]:
        """Whoever asked for it, in the post he acted in, with the rights he has now."""
        actor = await actor_of(session, act, self._clock)
        picture, _ = await hold(session, self._live, actor, act.app, None)
        caller = Caller(session, actor, picture, self._clock, Language(act.language))
        lens = caller.lens(act.app, form_name(picture, act.app, act.form))
        lens.need(Action.READ)
        lens.need(Action.UPDATE if act.act == acts.UPDATE else Action.DELETE)
        return caller, lens


async def all_steps(session: Session, caller: Caller, lens: Lens, act: Act) -> Act:
    """The whole of the present step in one transaction."""
    state = act.state
    while act.state == state:
        act = await _STEPS[state](_Step(session, caller, lens, act, caller.clock.real()))
    return act


@dataclass(frozen=True, slots=True)
class _Step:
    """One piece of an act."""

    session: Session
    caller: Caller
    lens: Lens
    act: Act
    now: datetime

    async def change(self, **values: Any) -> Act:
        """Write what changed of the act."""
        return await acts.change(self.session, self.act, self.now, **values)


async def _check(step: _Step) -> Act:
    """What would become of the next piece."""
    act = step.act
    piece = await acts.next_piece(step.session, act.id, "checked")
    if piece is None:
        return await step.change(state=acts.CHECKED, done=act.total)
    items = await consider(step.caller, step.lens, act, piece, lock=False)
    await acts.settle(step.session, act.id, piece.number, checked=wrong_of(items))
    good = [each for each in items if not each.problems]
    idle = sum(1 for each in good if act.act == acts.UPDATE and each.is_idle)
    counts = summed(act.counts, good=len(good) - idle, same=idle, bad=len(items) - len(good))
    return await step.change(done=act.done + len(items), counts=counts)


async def _run(step: _Step) -> Act:
    """Write the next piece: records nothing is in the way of; the others are told."""
    act = step.act
    piece = await acts.next_piece(step.session, act.id, "written")
    if piece is None:
        return await step.change(state=acts.DONE, done=act.total)
    items = await consider(step.caller, step.lens, act, piece, lock=True)
    written = await write(step.caller, step.lens, act, items)
    await acts.settle(step.session, act.id, piece.number, written=written, checked=wrong_of(items))
    failed = sum(1 for each in items if each.problems)
    return await step.change(done=act.done + len(items), counts=summed(act.counts, written=len(written), failed=failed))


async def _undo(step: _Step) -> Act:
    """Take the next piece back."""
    act = step.act
    piece = await acts.next_piece(step.session, act.id, "undone", only="written")
    if piece is None:
        return await step.change(state=acts.UNDONE, done=act.total)
    written = await acts.result(step.session, act.id, piece.number, "written")
    kept = await undo(step.caller, step.lens, act, written)
    why = {number: [told(each) for each in problems] for number, problems in kept.items()}
    await acts.settle(step.session, act.id, piece.number, undone=why)
    counts = summed(act.counts, undone=len(written) - len(kept), kept=len(kept))
    return await step.change(done=act.done + len(piece.records), counts=counts)


_STEPS: Mapping[str, Callable[[_Step], Awaitable[Act]]] = {
    acts.CHECKING: _check,
    acts.RUNNING: _run,
    acts.UNDOING: _undo,
}
