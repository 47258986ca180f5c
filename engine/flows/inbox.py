"""What somebody has to do, has done, has started, was sent a copy of, what his people have to do: one page over all
apps, the newest first.

Each box is one keyset query on an index; what the records are called is asked of each form once a page, with the rights
the reader has on them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select, tuple_

from engine.errors import LangqiaoError
from engine.flows.access import consulted_lens, task_lens
from engine.flows.acting import allowed_actions
from engine.flows.compiled import CompiledFlow
from engine.flows.step import Flows
from engine.flows.tables import case, copy, task
from engine.flows.team import people_led
from engine.records.caller import Caller
from engine.records.names import names
from engine.records.titles import titles

Box = Literal["open", "done", "started", "cc", "team"]
MOST_COUNTED = 1_000
MOST_SCANNED = 500
"""How many are looked through for a text at once: what records are called is known only once they are read."""
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""Stands for no time limit where the most pressing comes first."""
SOON = timedelta(hours=4)
TASKS, CASES = task.c, case.c
OF_CASE = (CASES.number, CASES.app, CASES.flow, CASES.label, CASES.version_id, CASES.record_id, CASES.status,
           CASES.result, CASES.initiator, CASES.started_at, CASES.ended_at, CASES.id.label("case_id"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which page of a box. `pressing`: what is due first comes first, in place of the newest; `text`: what the record
    is called, the number, or who started it, as far as the reader sees them."""

    box: Box
    limit: int = 50
    after: tuple[datetime, UUID] | None = None
    app: str | None = None
    due: Literal["late", "today"] | None = None
    pressing: bool = False
    text: str = ""
    person: UUID | None = None  # in the box of the team


async def page(flows: Flows, caller: Caller, wanted: Wanted) -> dict[str, Any]:
    """A page of a box, where the next one begins, and how many there are in all, counted to a thousand."""
    at, identity, statement = await _box(caller, wanted)
    if wanted.app is not None:
        statement = statement.where(CASES.app == wanted.app)
    if wanted.due is not None and wanted.box in ("open", "done", "team"):
        statement = statement.where(*_due(caller, wanted.due))
    capped = statement.with_only_columns(identity).limit(MOST_COUNTED + 1).subquery()
    count = int(await caller.session.scalar(select(func.count()).select_from(capped)) or 0)
    pressing = wanted.pressing and wanted.box in ("open", "team")
    place = func.coalesce(TASKS.due_at, NEVER) if pressing else at
    if wanted.after is not None:
        here, there = tuple_(place, identity), tuple_(*wanted.after)
        statement = statement.where(here > there if pressing else here < there)
    order = (place.asc(), identity.asc()) if pressing else (place.desc(), identity.desc())
    most = MOST_SCANNED if wanted.text else wanted.limit
    rows = await caller.session.rows(statement.add_columns(place.label("place")).order_by(*order).limit(most + 1))
    scanned, more = rows[:most], len(rows) > most
    items = await _items(flows, caller, wanted.box, scanned)
    told = {"value": min(count, MOST_COUNTED), "exact": count <= MOST_COUNTED}
    if wanted.text:
        found = [at for at, item in enumerate(items) if _says(item, wanted.text.casefold())]
        told = {"value": len(found), "exact": not more}
        more = more or len(found) > wanted.limit
        kept = found[: wanted.limit]
        scanned = scanned[: kept[-1] + 1] if len(found) > wanted.limit else scanned
        items = [items[at] for at in kept]
    return {"items": items, "next": (scanned[-1].place, scanned[-1].key) if more else None, "count": told}


def _due(caller: Caller, due: Literal["late", "today"]) -> list[ColumnElement[bool]]:
    if due == "late":
        return [TASKS.due_at < caller.now()]
    return [TASKS.due_at >= caller.now(), TASKS.due_at < _tomorrow(caller)]


def _tomorrow(caller: Caller) -> datetime:
    return datetime.combine(caller.clock.today() + timedelta(days=1), time(), tzinfo=caller.clock.zone)


def _says(item: Mapping[str, Any], text: str) -> bool:
    said = (item["title"], str(item["number"]), item["initiator"]["label"], *item["label"].values())
    return any(text in each.casefold() for each in said if each)


async def counts(caller: Caller) -> dict[str, Any]:
    """How much there is to do, how much of it is late or due before the day is over, and copies not read: for the
    badge."""
    mine = (TASKS.person == caller.actor.me, TASKS.state == "open")
    capped: Any = select(TASKS.due_at).where(*mine).limit(MOST_COUNTED).subquery()
    due, now = capped.c.due_at, caller.now()
    late, today = func.count().filter(due < now), func.count().filter(due >= now, due < _tomorrow(caller))
    row: Any = await caller.session.row(select(func.count(), late, today).select_from(capped))
    unread: Any = select(copy.c.id).where(copy.c.person == caller.actor.me, copy.c.read_at.is_(None))
    copies = await caller.session.scalar(select(func.count()).select_from(unread.limit(MOST_COUNTED).subquery()))
    return {"open": int(row[0]), "late": int(row[1]), "today": int(row[2]), "copies": int(copies or 0)}


async def _box(caller: Caller, wanted: Wanted) -> tuple[ColumnElement[Any], ColumnElement[Any], Select[Any]]:
    me = caller.actor.me
    of_task = (TASKS.id.label("key"), TASKS.number.label("task_number"), TASKS.node, TASKS.origin, TASKS.state,
               TASKS.created_at, TASKS.due_at, TASKS.read_at, TASKS.ended_at.label("done_at"), TASKS.outcome,
               TASKS.how, TASKS.urged)  # fmt: skip
    joined = task.join(case, CASES.id == TASKS.case_id)
    match wanted.box:
        case "team":
            people = [UUID(each) for each in await people_led(caller)]
            some = [each for each in people if wanted.person in (None, each)]
            found = select(*OF_CASE, *of_task, TASKS.person, TASKS.created_at.label("at")).select_from(joined)
            return TASKS.created_at, TASKS.id, found.where(TASKS.person.in_(some), TASKS.state == "open")
        case "open":
            found = select(*OF_CASE, *of_task, TASKS.created_at.label("at")).select_from(joined)
            return TASKS.created_at, TASKS.id, found.where(TASKS.person == me, TASKS.state == "open")
        case "done":
            found = select(*OF_CASE, *of_task, TASKS.ended_at.label("at")).select_from(joined)
            return TASKS.ended_at, TASKS.id, found.where(TASKS.person == me, TASKS.state == "done")
        case "started":
            found = select(*OF_CASE, CASES.id.label("key"), CASES.started_at.label("at"))
            return CASES.started_at, CASES.id, found.where(CASES.initiator == me)
        case _:
            found = select(*OF_CASE, copy.c.id.label("key"), copy.c.at, copy.c.node, copy.c.read_at, copy.c.by)
            found = found.select_from(copy.join(case, CASES.id == copy.c.case_id)).where(copy.c.person == me)
            return copy.c.at, copy.c.id, found


async def _items(flows: Flows, caller: Caller, box: Box, rows: Sequence[Any]) -> list[dict[str, Any]]:
    versions: dict[UUID, CompiledFlow | None] = {}
    for row in rows:
        if row.version_id not in versions:
            versions[row.version_id] = await version_of(flows, caller, row)
    people = {row.initiator for row in rows} | {row.by for row in rows if hasattr(row, "by")}
    people |= {row.person for row in rows} if box == "team" else set()
    known = await names(caller.session, people, set())
    called = await _titles(caller, box, rows, versions)
    handlers = await handlers_of(caller, rows, versions) if box in ("started", "cc") else {}
    found = []
    for row in rows:
        item: dict[str, Any] = {
            "id": str(row.key), "case": str(row.case_id), "number": row.number, "app": row.app, "label": row.label,
            "status": row.status, "result": row.result, "started_at": row.started_at.isoformat(),
            "ended_at": None if row.ended_at is None else row.ended_at.isoformat(),
            "initiator": {"id": str(row.initiator), "label": known.person(row.initiator)},
            "record": str(row.record_id), "title": called.get(row.key), "at": row.at.isoformat(),
            "next": handlers.get(row.case_id, []), "task": None, "by": None, "read_at": None,
        }  # fmt: skip
        flow = versions[row.version_id]
        if box == "team":
            holder = {"id": str(row.person), "label": known.person(row.person)}
            due = None if row.due_at is None else row.due_at.isoformat()
            item["next"] = [{"label": node_label(flow, row.node), "person": holder, "due_at": due}]
        if box in ("open", "done", "team"):
            item["task"] = _task(caller, row, flow)
        if box == "cc":
            item["by"] = {"id": str(row.by), "label": known.person(row.by)}
            item["read_at"] = None if row.read_at is None else row.read_at.isoformat()
        found.append(item)
    return found


async def version_of(flows: Flows, caller: Caller, row: Any) -> CompiledFlow | None:
    """The flow of a case; None where its version cannot be read any more."""
    try:
        return await flows.versions.get(caller.session, caller.live, row.version_id, row.flow)
    except LangqiaoError:
        return None


def _task(caller: Caller, row: Any, flow: CompiledFlow | None) -> dict[str, Any]:
    return {
        "node": node_name(flow, row.node),
        "label": node_label(flow, row.node),
        "origin": row.origin,
        "created_at": row.created_at.isoformat(),
        "due_at": None if row.due_at is None else row.due_at.isoformat(),
        "due": how_late(row.due_at, caller.now()),
        "done_at": None if row.done_at is None else row.done_at.isoformat(),
        "outcome": row.outcome,
        "how": row.how,
        "urged": row.urged,
        "read_at": None if row.read_at is None else row.read_at.isoformat(),
        "actions": _actions(row, flow),
    }


def _actions(row: Any, flow: CompiledFlow | None) -> list[str]:
    if row.state != "open" or flow is None or row.node not in flow.graph.vertices:
        return []
    return allowed_actions(flow.graph.vertices[row.node].part, row.origin)


def how_late(due: datetime | None, now: datetime) -> str | None:
    """late, soon or fine; None where there is no time limit."""
    if due is None:
        return None
    return "late" if due < now else "soon" if due - now < SOON else "fine"


def node_name(flow: CompiledFlow | None, uid: str) -> str:
    """The name of a node; its uid where the version is unreadable."""
    return uid if flow is None or uid not in flow.graph.vertices else str(flow.graph.vertices[uid].part.name)


def node_label(flow: CompiledFlow | None, uid: str) -> Mapping[str, str]:
    """What people call a node."""
    return {"zh": uid, "en": uid} if flow is None or uid not in flow.graph.vertices else flow.graph.named(uid)


async def _titles(
    caller: Caller, box: Box, rows: Sequence[Any], versions: Mapping[UUID, CompiledFlow | None]
) -> dict[UUID, str | None]:
    """What the records are called, by the item's key: one statement for each form and set of rights."""
    groups: dict[tuple[Any, ...], list[Any]] = {}
    for row in rows:
        node = (row.node, row.origin == "consulted") if box == "open" else None
        groups.setdefault((row.version_id, node), []).append(row)
    found: dict[UUID, str | None] = {}
    for (version, node), some in groups.items():
        flow = versions[version]
        if flow is None:
            continue
        try:
            lens = _lens(caller, flow, node)
            known = await titles(replace(caller, given=lens), lens, {row.record_id for row in some})
        except LangqiaoError:
            continue
        found |= {row.key: known.get(row.record_id) for row in some}
    return found


def _lens(caller: Caller, flow: CompiledFlow, node: tuple[str, bool] | None) -> Any:
    part: Any = None if node is None else flow.graph.vertices[node[0]].part
    if node is None or not hasattr(part, "fields"):
        return caller.lens(flow.form.app, flow.form.name)
    key = f"{flow.version_id} {node[0]}"
    if node[1]:
        action = part.actions.get("consult")
        shown = (action.fields if action is not None else None) or ()
        return consulted_lens(caller, flow.form, shown, key=key)
    return task_lens(caller, flow.form, part.fields, key=key, writes=True)


async def handlers_of(
    caller: Caller, rows: Sequence[Any], versions: Mapping[UUID, CompiledFlow | None]
) -> dict[UUID, list[dict[str, Any]]]:
    """Who has each of these cases now."""
    flows = {row.case_id: versions[row.version_id] for row in rows}
    statement = select(TASKS.case_id, TASKS.node, TASKS.person, TASKS.due_at)
    statement = statement.where(TASKS.case_id.in_(list(flows)), TASKS.state == "open").order_by(TASKS.number)
    found = await caller.session.rows(statement.limit(MOST_COUNTED))
    known = await names(caller.session, {row.person for row in found}, set())
    told: dict[UUID, list[dict[str, Any]]] = {}
    for row in found:
        told.setdefault(row.case_id, []).append(
            {
                "label": node_label(flows[row.case_id], row.node),
                "person": {"id": str(row.person), "label": known.person(row.person)},
                "due_at": None if row.due_at is None else row.due_at.isoformat(),
            }
        )
    return told
