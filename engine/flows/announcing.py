"""What a step gives occasion to tell people beside what its nodes send: copies, and that somebody urges."""

from __future__ import annotations

from typing import Any

from engine.database.identifier import new_id
from engine.flows.store import Writing

Row = tuple[str, str, dict[str, Any]]
"""A row of the outbox: kind, key, payload."""


def announced(writing: Writing) -> list[Row]:
    """Rows for what is to be said."""
    case, by = writing.before.id, str(writing.told.actor)
    found: list[Row] = []
    if writing.copies:
        people = sorted({each["person"] for each in writing.copies} - {by})
        found.append(_said(case, "copy", writing.copies[0]["node"], people, by))
    for event in writing.events:
        if event.kind == "urged":
            by_node: dict[str, set[str]] = {}
            for each in writing.after.tasks.values():
                if each.standing == "open":
                    by_node.setdefault(each.node, set()).add(each.person)
            reason = event.details.get("reason")
            found += [_said(case, "urge", node, sorted(who), by, reason) for node, who in by_node.items()]
    return [each for each in found if each[2]["people"]]


def _said(case: Any, what: str, node: str | None, people: list[str], by: str, reason: str | None = None) -> Row:
    payload = {"node": node, "what": what, "people": people, "message": None, "channels": ["inbox"], "by": by,
               "reason": reason}  # fmt: skip
    return "send", f"{case}:{what}:{new_id()}", payload
