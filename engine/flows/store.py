"""A case in the database: read in one statement under the lock of its root, written in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import LargeBinary, Text, bindparam, func, select

from engine.database.identifier import new_id
from engine.database.session import Session
from engine.database.types import Document, Identifier, Instant
from engine.errors import Conflict, NotFound
from engine.flows.questions import Event
from engine.flows.state import Child, Incident, Job, Many, Round, Scope, State, Subscription, Task, Timer, Token
from engine.problems import Code
from engine.query.render import render
from engine.records.stale import loaded as loaded_json
from engine.reference import Label

CASE = Label(zh="流程实例", en="case")
TASK = Label(zh="任务", en="task")
KEY_REUSED = Code(
    "flow_key_reused",
    zh="这个 Idempotency-Key 已用于内容不同的请求",
    en="This Idempotency-Key was used for a request with other content",
)
UNDER_WAY = Code("flow_under_way", zh="同一请求正在处理，请稍后再试", en="The same request is being carried out")
_BEGIN = render(
    select(
        func.platform.flow_begin(
            bindparam("case", type_=Identifier),
            bindparam("task", type_=Identifier),
            bindparam("who", type_=Identifier),
            bindparam("key", type_=Text),
            bindparam("digest", type_=LargeBinary),
            bindparam("at", type_=Instant),
        )
    )
)
_FLUSH = render(
    select(
        func.platform.flow_flush(
            bindparam("case", type_=Identifier),
            bindparam("who", type_=Identifier),
            bindparam("key", type_=Text),
            bindparam("what", type_=Document),
        )
    )
)
_SIMPLE: Mapping[str, tuple[str, type[Any]]] = {
    "scope": ("scopes", Scope),
    "timer": ("timers", Timer),
    "job": ("jobs", Job),
    "subscription": ("subscriptions", Subscription),
    "child": ("children", Child),
    "incident": ("incidents", Incident),
}
"""Tables whose rows are those of the state: by name of the table where in the state, and as what."""
_FIELDS = {name: tuple(made.__dataclass_fields__) for name, (_, made) in _SIMPLE.items()}


@dataclass(frozen=True, slots=True)
class Done:
    """What was answered to the same command before."""

    answer: Any  # JSON


@dataclass(slots=True)
class Loaded:
    """A case as its rows are. `row` and `tasks` are the rows themselves, instants as text. `shifted` is the state with
    its timers moved, where that is all that happens."""

    row: dict[str, Any]
    state: State
    tasks: dict[int, dict[str, Any]] = field(default_factory=dict)
    shifted: State | None = None

    @property
    def id(self) -> UUID:
        """The case."""
        return UUID(self.row["id"])


@dataclass(frozen=True, slots=True)
class Told:
    """Who does a step and when: for the rows it writes. `said` are what a person adds to the tasks he does, by
    number: columns of the task's row."""

    actor: UUID
    at: datetime
    on_behalf_of: UUID | None = None
    key: str | None = None
    digest: bytes | None = None
    said: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)


async def held_case(
    session: Session, told: Told, *, case: UUID | None = None, task: UUID | None = None
) -> Loaded | Done:
    """Claim the key and hold a case, the one of a task where only that is known; or what was answered under the key
    before. NotFound where there is none."""
    read = await _begun(session, told, case, task)
    if "done" in read:
        return Done(read["done"])
    if "case" not in read:
        raise NotFound((TASK if case is None else CASE).as_dict(), case or task)  # as of one that is another's
    return loaded(read)


async def new_number(session: Session, told: Told) -> int | Done:
    """Claim the key for a new case: its number, or what was answered before."""
    read = await _begun(session, told, None, None)
    return Done(read["done"]) if "done" in read else int(read["number"])


async def _begun(session: Session, told: Told, case: UUID | None, task: UUID | None) -> dict[str, Any]:
    bound = {"case": case, "task": task, "who": told.actor, "key": told.key, "digest": told.digest, "at": told.at}
    found = await session.raw.fetchval(_BEGIN.text, *_BEGIN.arguments(bound))
    read: dict[str, Any] = {} if found is None else loaded_json(found)
    if "done" in read:
        if not read["same"]:
            raise Conflict(KEY_REUSED)
        if read["done"] is None:
            raise Conflict(UNDER_WAY)
    return read


def loaded(read: Mapping[str, Any]) -> Loaded:
    """The state that rows say."""
    row = read["case"]
    state = State(row["status"], row["last"], visits=row["visits"], names=row["names"], result=row["result"])
    for each in read["token"] or ():
        number = each["number"]
        state.tokens[number] = Token(number, each["scope"], each["node"], each["via"], each["waits"], each["visit"])
        if each["round"] is not None:
            seats = {int(seat): said for seat, said in each["round"]["seats"]}
            state.rounds[number] = Round(number, each["round"]["mode"], seats)
        if each["many"] is not None:
            state.many[number] = Many(number, **each["many"])
    for name, (where, made) in _SIMPLE.items():
        rows = getattr(state, where)
        for each in read[name] or ():
            rows[each["number"]] = made(**{part: each[part] for part in _FIELDS[name]})
    for timer in state.timers.values():
        for part in ("due", "stopped"):
            if (written := getattr(timer, part, None)) is not None:
                setattr(timer, part, datetime.fromisoformat(written))
    tasks = {each["number"]: each for each in read["task"] or ()}
    for number, each in tasks.items():
        state.tasks[number] = Task(
            number, each["token"], each["node"], each["person"], each["seat"], each["state"], each["origin"], each["by"]
        )
    return Loaded(row, state, tasks)


@dataclass(slots=True)
class Writing:
    """What a step writes, as it is gathered."""

    before: Loaded
    after: State
    events: list[Event]
    told: Told
    record: dict[str, Any] | None = None
    outbox: list[dict[str, Any]] = field(default_factory=list)
    copies: list[dict[str, Any]] = field(default_factory=list)
    answer: Any = None
    is_new: bool = False

    def document(self) -> dict[str, Any]:
        """All of it, as `flow_flush` takes it: nothing where nothing changed."""
        before, after, case = self.before.state, self.after, self.before.row["id"]
        at = self.told.at.isoformat()
        row = {**self.before.row, "status": after.status, "result": after.result, "last": after.last}
        row |= {"visits": after.visits, "names": after.names, "seq": row["seq"] + len(self.events)}
        row["ended_at"] = row["ended_at"] or (at if after.status != "open" else None)
        what: dict[str, Any] = {"begun" if self.is_new else "case": row, "at": at, "answer": self.answer}
        gone: dict[str, list[int]] = {}
        self._put(what, "token", _tokens(before), _tokens(after), gone)
        for name, (where, _) in _SIMPLE.items():
            old = {number: asdict(each) for number, each in getattr(before, where).items()}
            new = {number: asdict(each) for number, each in getattr(after, where).items()}
            self._put(what, name, old, new, gone)
        if "incident" in gone:
            what["closed"] = gone.pop("incident")
        if gone:
            what["gone"] = gone
        more = {
            "subscription": {"app": row["app"]},
            "incident": {"at": at},
            "timer": {"failed": 0},
        }  # columns of these rows that the state does not know
        for name, columns in more.items():
            for each in what.get(name, ()):
                each |= columns
        if tasks := self._tasks(at):
            what["task"] = tasks
        what["event"] = self._events(case, at)
        for name, rows in (("outbox", self.outbox), ("copy", self.copies), ("record", self.record)):
            if rows:
                what[name] = rows
        return what

    def _put(
        self,
        what: dict[str, Any],
        name: str,
        old: Mapping[int, Any],
        new: Mapping[int, Any],
        gone: dict[str, list[int]],
    ) -> None:
        changed = [{**each, "case_id": self.before.row["id"]} for at, each in new.items() if old.get(at) != each]
        if changed:
            what[name] = changed
        if left := [number for number in old if number not in new]:
            gone[name] = left

    def _tasks(self, at: str) -> list[dict[str, Any]]:
        """Rows of tasks that are new, other than they were, or over."""
        found = []
        done = {each.task: each for each in self.events if each.kind == "task_done"}
        dues = {(each.token, each.at): each.due.isoformat() for each in self.after.timers.values()}
        for number in {**self.before.tasks, **self.after.tasks}:
            old, task = self.before.tasks.get(number), self.after.tasks.get(number)
            row = dict(old) if old is not None else _fresh(number, self.before.row["id"], at)
            if task is not None:
                row |= {"token": task.token, "node": task.node, "person": task.person, "seat": task.seat}
                row |= {"state": task.standing, "origin": task.origin, "by": task.by}
                row["due_at"] = dues.get((task.token, task.node), row["due_at"])
            elif number in done:
                row |= {"state": "done", "ended_at": at, "ended_by": str(self.told.actor)}
                row |= {"on_behalf_of": None if self.told.on_behalf_of is None else str(self.told.on_behalf_of)}
                row |= {"outcome": done[number].details["outcome"], "how": done[number].details["how"], "draft": None}
            else:
                row |= {"state": "cancelled", "ended_at": at}
            row |= self.told.said.get(number, {})
            if row != old:
                found.append(row)
        return found

    def _events(self, case: str, at: str) -> list[dict[str, Any]]:
        begun = int(self.before.row["seq"])
        by = None if self.told.on_behalf_of is None else str(self.told.on_behalf_of)
        return [
            {"case_id": case, "seq": begun + place, "at": at, "kind": each.kind, "node": each.node,
             "token": each.token, "task": each.task, "person": each.person, "actor": str(self.told.actor),
             "on_behalf_of": by, "details": each.details}
            for place, each in enumerate(self.events, 1)
        ]  # fmt: skip


async def flush(session: Session, writing: Writing) -> None:
    """Write a step."""
    told = writing.told
    what = orjson.dumps(writing.document(), default=str, option=orjson.OPT_NON_STR_KEYS).decode()
    bound = {"case": writing.before.id, "who": told.actor, "key": told.key, "what": what}
    await session.raw.execute(_FLUSH.text, *_FLUSH.arguments(bound))


def _tokens(state: State) -> dict[int, dict[str, Any]]:
    found = {}
    for number, each in state.tokens.items():
        made, many = state.rounds.get(number), state.many.get(number)
        found[number] = {
            **asdict(each),
            "round": None if made is None else {"mode": made.mode, "seats": list(made.seats.items())},
            "many": None if many is None else {"items": many.items, "begun": many.begun, "over": many.over},
        }
    return found


def _fresh(number: int, case: str, at: str) -> dict[str, Any]:
    nothing = ("due_at", "read_at", "ended_at", "ended_by", "on_behalf_of", "outcome", "how", "opinion", "seen",
               "draft", "urged_at")  # fmt: skip
    return {"case_id": case, "number": number, "id": str(new_id()), "created_at": at, "urged": 0} | dict.fromkeys(
        nothing
    )
