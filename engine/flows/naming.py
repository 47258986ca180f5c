"""People as an author names them, where nobody looks up who that is: "上级主管（张三）"."""

from __future__ import annotations

from collections.abc import Sequence

from engine.flows.assignment import RELATIONS, To


def people_named(to: To, assignees: Sequence[str], initiator: str) -> list[str]:
    """One text for each: named people themselves, else the post, role or relation as people call it."""
    if to.person is not None:
        return list(to.person)
    of = {"assignee": ", ".join(assignees), "initiator": initiator}.get(to.of or "", to.of or "")
    around = f"（{of}）" if of else ""
    if to.post is not None:
        return [f"{to.post}{around}"]
    if to.role is not None:
        return [to.role]
    if to.relation is not None:
        return [f"{RELATIONS[to.relation][0]}{around}"]
    strategy = getattr(to, "strategy", None)
    return [f"{strategy}{around}"] if strategy is not None else []
