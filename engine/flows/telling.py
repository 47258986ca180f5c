"""What a case says to people: a reminder, a rung of the ladder, a limit, urging, a copy, a message its author wrote.

Each hears it under his own rights: who has the task sees of the record what the task shows, everybody else what his
roles show him; what he may not read is a dash. Told once for each row of the outbox and person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from engine.database.session import Session
from engine.errors import Forbidden, LangqiaoError, NotFound
from engine.fields.surroundings import referred
from engine.flows.acting import lens_of_task
from engine.flows.compiled import CompiledFlow
from engine.flows.state import State
from engine.flows.step import Flows
from engine.flows.store import Loaded
from engine.flows.tables import case, task
from engine.identity.actor import SYSTEM
from engine.identity.recognise import in_every_post
from engine.identity.tables import person
from engine.messages.builtin import builtin, subject
from engine.messages.compile import CompiledMessage, Said
from engine.messages.telling import About, Telling, tell
from engine.problems import Language
from engine.records.caller import Caller
from engine.records.names import names
from engine.records.spoken import Heard, heard, value_of

OUTSIDE = ("email", "sms")
BOTH = (Language.ZH, Language.EN)
STATES = {"open": ("办理中", "under way"), "done": ("已办结", "done"), "cancelled": ("已取消", "cancelled")}
KINDS = {"remind": "remind", "repeat": "remind", "escalate": "escalate", "limit": "limit", "urge": "urge",
         "copy": "copy"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is said, and of what."""

    flows: Flows
    session: Session
    flow: CompiledFlow
    case: Any  # a row of `case`
    tasks: Sequence[Any]  # rows of `task` that are open at the node
    kind: str
    node: str
    now: datetime


async def say(flows: Flows, session: Session, row: Any) -> int:
    """Tell what a row of the outbox says; how many were told."""
    said = row.payload
    of = await session.row(select(case).where(case.c.id == row.case_id))
    assert of is not None, "what is said belongs to a case"
    flow = await flows.versions.get(session, flows.live.now, of.version_id, of.flow)
    node = said["node"] or ""
    open_ = (task.c.case_id == row.case_id, task.c.node == node, task.c.state.in_(("open", "paused", "waiting")))
    tasks = await session.rows(select(task).where(*open_).order_by(task.c.number))
    kind = KINDS.get(str(said.get("what") or "").partition(".")[0], "message")
    occasion = Occasion(flows, session, flow, of, tasks, kind, node, flows.clock.business())
    message = _message(flows, flow, said.get("message"))
    wanted = [UUID(each) for each in said["people"]]
    rows = await session.rows(
        select(person.c.id, person.c.name, person.c.language).where(person.c.id.in_(wanted), person.c.state == "active")
    )
    told = [await _telling(occasion, row.key, each, message, said) for each in rows]
    return await tell(session, flows.clock, told)


def _message(flows: Flows, flow: CompiledFlow, name: str | None) -> CompiledMessage | None:
    """The live template; None where there is none, or not any more."""
    where = referred(name, flow.app)
    if where is None:
        return None
    try:
        found: CompiledMessage = flows.live.now.compiled("message", where.app, where.name)
    except (LangqiaoError, KeyError):
        return None
    return found


async def _telling(
    occasion: Occasion, key: str, who: Any, message: CompiledMessage | None, said: Mapping[str, Any]
) -> Telling:
    """What one person is told, in both languages here and in his own elsewhere."""
    own = next((each for each in occasion.tasks if each.person == who.id), None)
    language = Language(who.language)
    words = {each: await _words(occasion, who, own, message, each) for each in BOTH}
    texts = {each.value: _said(occasion, message, "inbox", each, words[each]).text for each in BOTH}
    outside = {
        channel: _said(occasion, message, channel, language, words[language])
        for channel in OUTSIDE
        if channel in said["channels"]
    }
    of = occasion.case
    about = About(of.app, of.form, of.record_id, of.id, None if own is None else own.id)
    details = {"number": of.number, "reason": said.get("reason") or None}
    by = UUID(said["by"]) if said.get("by") else None
    return Telling(f"{key}:{who.id}", who.id, occasion.kind, about, by, texts, details, language, outside)


def _said(
    occasion: Occasion, message: CompiledMessage | None, channel: str, language: Language, words: Mapping[Any, str]
) -> Said:
    """By the template where it is written for the channel, else as in the product, else by the kind alone."""

    def value(path: Sequence[str]) -> str | None:
        return words.get(tuple(path))

    one_line = channel == "sms"
    found = message.say(channel, language, value) if message is not None else None
    if found is None and message is not None:
        inbox = message.say("inbox", language, value)
        found = None if inbox is None else Said(" ".join(inbox.text.split()) if one_line else inbox.text)
    if found is None:
        found = Said(builtin(occasion.kind, language).filled(value, one_line=one_line))
    if channel == "email" and not found.subject:
        found = replace(found, subject=subject(language).filled(value, one_line=True))
    return found


async def _words(
    occasion: Occasion, who: Any, own: Any, message: CompiledMessage | None, language: Language
) -> dict[tuple[str, ...], str]:
    """Everything the templates name, as this person may hear it."""
    found = {**await _given(occasion, who, own, language)}
    wanted = [path for path in (message.reads if message is not None else ()) if path[0] == "record"]
    if wanted:
        caller, record = await _heard(occasion, who.id, own, language)
        for path in wanted:
            value = await value_of(caller, record, path[1:], language)
            if value is not None:
                found[path] = value
    return found


async def _heard(occasion: Occasion, who: UUID, own: Any, language: Language) -> tuple[Caller, Heard | None]:
    """The record as he may read it in the first of his posts in which he may; first of all by his task."""
    flows, flow = occasion.flows, occasion.flow
    caller = Caller(occasion.session, SYSTEM, flows.live.now, flows.clock, language)
    tasks = {} if own is None else {own.number: dict(own._mapping)}
    held = Loaded({"version_id": str(occasion.case.version_id)}, State(), tasks)
    for actor in await in_every_post(occasion.session, who, day=flows.clock.today()):
        theirs = replace(caller, actor=actor)
        try:
            given = lens_of_task(theirs, flow, held, own.number) if own is not None else None
            lens = given or theirs.lens(flow.form.app, flow.form.name)
            found = await heard(replace(theirs, given=given), lens, occasion.case.record_id)
        except (NotFound, Forbidden):
            continue
        if found is not None:
            return theirs, found
    return caller, None


async def _given(occasion: Occasion, who: Any, own: Any, language: Language) -> dict[tuple[str, ...], str]:
    """What is known of the case and the task, for whoever it is told."""
    flow, of, at = occasion.flow, occasion.case, 0 if language is Language.ZH else 1
    zone = occasion.flows.clock.zone
    people = {of.initiator} | {each.person for each in occasion.tasks}
    known = await names(occasion.session, people, set())
    label = {"zh": flow.label.zh, "en": flow.label.en}[language.value]
    node = flow.graph.named(occasion.node)[language.value] if occasion.node in flow.graph.vertices else label
    due = own.due_at if own is not None else min((each.due_at for each in occasion.tasks if each.due_at), default=None)
    holders = ("、" if at == 0 else ", ").join(known.person(each) or "?" for each in {t.person for t in occasion.tasks})
    found = {
        ("case", "flow"): label, ("case", "number"): str(of.number), ("case", "node"): node,
        ("case", "state"): STATES[of.status][at], ("case", "initiator"): known.person(of.initiator) or "?",
        ("case", "started_at"): of.started_at.astimezone(zone).strftime("%Y-%m-%d %H:%M"),
        ("task", "label"): node, ("task", "holder"): holders, ("to", "name"): who.name,
    }  # fmt: skip
    if due is not None:
        found["task", "due"] = due.astimezone(zone).strftime("%Y-%m-%d %H:%M")
        if due < occasion.now:
            found["task", "late_by"] = lasting(int((occasion.now - due).total_seconds()), language)
    address = occasion.flows.address
    if address:
        found["case", "link"] = f"{address}/cases/{of.id}"
        found["task", "link"] = found["case", "link"] if own is None else f"{address}/tasks/{own.id}"
    return {path: text for path, text in found.items() if text}


def lasting(seconds: int, language: Language) -> str:
    """So long, in days, hours and minutes."""
    minutes, _ = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    words = ("天", "小时", "分钟") if language is Language.ZH else (" d", " h", " min")
    said = [f"{count}{word}" for count, word in zip((days, hours, minutes), words, strict=True) if count][:2]
    return ("" if language is Language.ZH else " ").join(said) or f"0{words[2]}"
