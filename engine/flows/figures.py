"""What running a flow has taken: per node how often, how long, how late, how often again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import text

from engine.flows.step import Flows
from engine.records.caller import Caller

DAYS = 90
_TASKS = text("""
select t.node, count(*) filter (where t.state = 'open') as open,
    count(*) filter (where t.state = 'open' and t.due_at < :now) as late,
    count(*) filter (where t.state = 'done') as done,
    percentile_cont(0.5) within group (order by extract(epoch from t.ended_at - t.created_at))
        filter (where t.state = 'done') as p50,
    percentile_cont(0.9) within group (order by extract(epoch from t.ended_at - t.created_at))
        filter (where t.state = 'done') as p90,
    count(*) filter (where t.due_at is not null and t.state in ('open', 'done')) as limited,
    count(*) filter (where t.due_at < coalesce(t.ended_at, :now) and t.state in ('open', 'done')) as overdue
from platform.flow_task t join platform.flow_case c on c.id = t.case_id
where c.app = :app and c.flow = :flow and c.started_at >= :since group by t.node
""")
_VISITS = text("""
select visit.key as node, sum(visit.value::int) as visits, count(*) as cases,
    count(*) filter (where visit.value::int > 1) as again
from platform.flow_case c cross join lateral jsonb_each_text(c.visits) as visit
where c.app = :app and c.flow = :flow and c.started_at >= :since group by visit.key
""")
_CASES = text("""
select count(*) as started, count(*) filter (where status = 'open') as open,
    percentile_cont(0.5) within group (order by extract(epoch from ended_at - started_at))
        filter (where status = 'done') as p50,
    percentile_cont(0.9) within group (order by extract(epoch from ended_at - started_at))
        filter (where status = 'done') as p90
from platform.flow_case where app = :app and flow = :flow and started_at >= :since
""")
_NOTHING = {"open": 0, "late": 0, "done": 0, "p50": None, "p90": None, "limited": 0, "overdue": 0}


async def figures(flows: Flows, caller: Caller, app: str, name: str, days: int = DAYS) -> dict[str, Any]:
    """Of the cases that started in the last so many days, for the nodes of the live version: no record, no person.
    Durations in seconds, rates between 0 and 1. NotFound where there is no such flow."""
    _, flow = await flows.versions.live(caller.session, caller.live, app, name)
    now = caller.now()
    bound = {"app": flow.app, "flow": flow.uid, "now": now, "since": now - timedelta(days=days)}
    tasks = {row.node: row._asdict() for row in await caller.session.rows(_TASKS, bound)}
    bound.pop("now")
    visits = {row.node: row for row in await caller.session.rows(_VISITS, bound)}
    cases: Any = await caller.session.row(_CASES, bound)
    found = []
    for uid, vertex in flow.graph.vertices.items():
        row, visit = tasks.get(uid, _NOTHING), visits.get(uid)
        found.append(
            {
                "node": vertex.part.name, "label": flow.graph.named(uid), "type": vertex.type,
                "visits": int(visit.visits) if visit else 0, "cases": int(visit.cases) if visit else 0,
                "open": row["open"], "late": row["late"], "done": row["done"],
                "p50": _whole(row["p50"]), "p90": _whole(row["p90"]),
                "overdue": _rate(row["overdue"], row["limited"]),
                "rework": _rate(visit.again, visit.cases) if visit else None,
            }
        )  # fmt: skip
    whole = {"started": cases.started, "open": cases.open, "p50": _whole(cases.p50), "p90": _whole(cases.p90)}
    return {"flow": flow.name, "label": flow.label.as_dict(), "days": days, "cases": whole, "nodes": found}


def _whole(seconds: Any) -> int | None:  # Any: a number of the database
    return None if seconds is None else round(float(seconds))


def _rate(some: int, of: int) -> float | None:
    return round(some / of, 3) if of else None
