"""What leaders and builders are told of flows, as programs see it: loads and figures."""

from __future__ import annotations

from engine.api.record_shapes import NamedOut
from engine.api.shapes import LabelOut, Out


class LoadOut(Out):
    """How much one person has to do."""

    person: NamedOut
    open: int
    late: int


class TeamOut(Out):
    """The people below one, the busiest first."""

    items: list[LoadOut]


class NodeFiguresOut(Out):
    """What a node took: how often it was reached and in how many cases; its tasks that are open, late, done; seconds
    within which a half and nine tenths were done; shares that were late and that were reached again."""

    node: str
    label: LabelOut
    type: str
    visits: int
    cases: int
    open: int
    late: int
    done: int
    p50: int | None
    p90: int | None
    overdue: float | None
    rework: float | None


class CaseFiguresOut(Out):
    """How many cases there were, and how long they took from end to end."""

    started: int
    open: int
    p50: int | None
    p90: int | None


class FiguresOut(Out):
    """What a flow took in the cases of the last days."""

    flow: str
    label: LabelOut
    days: int
    cases: CaseFiguresOut
    nodes: list[NodeFiguresOut]
