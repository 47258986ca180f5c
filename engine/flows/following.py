"""Who has a case next, as whoever moved it is told."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from engine.database.session import ReadSession
from engine.flows.compiled import CompiledFlow
from engine.flows.state import State
from engine.records.names import names


async def next_tasks(session: ReadSession, flow: CompiledFlow, state: State) -> list[dict[str, Any]]:
    """The nodes at which people have something to do now, and who they are."""
    by_node: dict[str, list[str]] = {}
    for each in state.tasks.values():
        if each.standing == "open":
            by_node.setdefault(each.node, []).append(each.person)
    known = await names(session, {UUID(each) for people in by_node.values() for each in people}, set())
    return [
        {
            "node": flow.graph.vertices[uid].part.name,
            "label": flow.graph.named(uid),
            "people": [{"id": each, "label": known.person(UUID(each))} for each in dict.fromkeys(people)],
        }
        for uid, people in by_node.items()
    ]
