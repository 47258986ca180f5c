"""What steps leave to be done in the database, by kind: cases of other flows, messages, signals."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.dialects.postgresql import insert as insert_once

from engine.database.identifier import new_id
from engine.database.session import Session
from engine.errors import LangqiaoError
from engine.flows import commands, store
from engine.flows.starting import Beginning, Calling, start
from engine.flows.step import Flows
from engine.flows.store import Done, Loaded, Told
from engine.flows.tables import case, message, outbox, subscription
from engine.flows.telling import say
from engine.identity.actor import SYSTEM
from engine.records import saving
from engine.records.caller import Write

KEPT = timedelta(days=7)
"""How long a message waits for somebody who waits for it."""


async def _held(flows: Flows, session: Session, number: UUID) -> tuple[Loaded, Told]:
    told = Told(SYSTEM.person, flows.clock.business())
    held = await store.held_case(session, told, case=number)
    assert not isinstance(held, Done), "the system acts under no key"
    return held, told


async def _begin(flows: Flows, session: Session, row: Any) -> None:
    """A case of another flow, on a record made for it; what stands against it is an incident of the caller."""
    held, told = await _held(flows, session, row.case_id)
    said, number = row.payload, row.payload["child"]
    if number is not None and number not in held.state.children:
        return
    try:
        async with session.savepoint():
            await _begun(flows, session, held, said)
    except LangqiaoError as error:
        problem = error.problems[0] if error.problems else error.problem
        held, told = await _held(flows, session, row.case_id)  # what was held may have been let go
        if number in held.state.children:
            token = held.state.children[number].token
            reason = {"zh": problem.code.zh, "en": problem.code.en}
            await flows.trouble(token, "flow_cannot_begin", session, held, told, flow=said["flow"], reason=reason)


async def _begun(flows: Flows, session: Session, held: Loaded, said: Mapping[str, Any]) -> None:
    app, _, name = said["flow"].rpartition("/")
    picture = await flows.live.hold(session, app or held.row["app"])
    unit = None if held.row["unit"] is None else UUID(held.row["unit"])
    starter = replace(SYSTEM, person=UUID(held.row["initiator"]), unit=unit)
    caller = replace(flows.system(session, held.id), actor=starter, live=picture)
    version, flow = await flows.versions.live(session, picture, app or held.row["app"], name)
    cause = ({"case": str(held.id)},)
    values = {name: each for name, each in said["values"].items() if each is not None}
    write = Write(source="flow", cause=cause)
    record = await saving.create(caller, flow.form.app, flow.form.name, values, write=write)
    calling = Calling(held.id, UUID(held.row["root_id"]), said["child"], held.row["depth"] + 1)
    beginning = Beginning(version, flow, UUID(record["id"]), calling=calling)
    await start(flows, caller, beginning, flows.told(caller))


async def _stop(flows: Flows, session: Session, row: Any) -> None:
    """The case somebody no longer waits for ends."""
    c = case.c
    found = await session.rows(
        select(c.id).where(c.parent_id == row.case_id, c.parent_child == row.payload["child"], c.status == "open")
    )
    for each in found:
        held, told = await _held(flows, session, each.id)
        await flows.take(session, held, told, commands.Cancel("stopped"))


async def _ended(flows: Flows, session: Session, row: Any) -> None:
    """Who waited for a case goes on."""
    held, told = await _held(flows, session, UUID(row.payload["case"]))
    await flows.take(session, held, told, commands.Ended(row.payload["child"], row.payload["result"]))


async def _throw(flows: Flows, session: Session, row: Any) -> None:
    """A signal to everybody who waits for it; a message to one, or kept for whoever will."""
    said, s = row.payload, subscription.c
    waiting = select(s.case_id, s.number).where(s.app == said["app"], s.kind == said["kind"], s.name == said["name"])
    if said["kind"] == "message":
        waiting = waiting.where(or_(s.key.is_(None), s.key == said["key"])).limit(1)
    found = await session.rows(waiting.order_by(s.case_id, s.number))
    if not found and said["kind"] == "message":
        now = flows.clock.business()
        kept = {"id": new_id(), "app": said["app"], "name": said["name"], "key": said["key"],
                "payload": said.get("payload"), "sent_at": now, "kept_until": now + KEPT}  # fmt: skip
        await session.execute(insert(message).values(kept))
    for each in found:
        await deliver(flows, session, each.case_id, each.number, str(row.id), said.get("payload"))


async def deliver(flows: Flows, session: Session, to: UUID, number: int, sent: str, payload: Any) -> None:
    """Leave it to the step of the case that waits: two cases are never held at once."""
    now = flows.clock.business()
    one = {"id": new_id(), "case_id": to, "kind": "deliver", "key": f"{to}:{number}:{sent}", "state": "waiting",
           "payload": {"subscription": number, "payload": payload}, "run_at": now, "attempts": 0,
           "created_at": now}  # fmt: skip
    await session.execute(insert_once(outbox).values(one).on_conflict_do_nothing(index_elements=["key"]))


async def _deliver(flows: Flows, session: Session, row: Any) -> None:
    held, told = await _held(flows, session, row.case_id)
    await flows.take(session, held, told, commands.Deliver(row.payload["subscription"], row.payload["payload"]))


async def _look(flows: Flows, session: Session, row: Any) -> None:
    """A message may have come before somebody waited for it: the oldest that fits is his."""
    said, m = row.payload, message.c
    fits = (m.app == said["app"], m.name == said["name"], m.kept_until > flows.clock.business())
    key = () if said["key"] is None else (m.key == said["key"],)
    oldest = select(m.id).where(*fits, *key).order_by(m.sent_at).limit(1).with_for_update(skip_locked=True)
    taken = delete(message).where(m.id == oldest.scalar_subquery()).returning(m.id, m.payload)
    found = await session.row(taken)
    if found is not None:
        await deliver(flows, session, row.case_id, said["subscription"], str(found.id), found.payload)


async def _send(flows: Flows, session: Session, row: Any) -> None:
    """What is said to people."""
    await say(flows, session, row)


PERFORM: Mapping[str, Callable[[Flows, Session, Any], Awaitable[None]]] = {
    "begin": _begin,
    "stop": _stop,
    "ended": _ended,
    "throw": _throw,
    "deliver": _deliver,
    "look": _look,
    "send": _send,
}
