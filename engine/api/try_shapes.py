"""Trying a flow out as programs ask for it and see it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from engine.api.building import label_out
from engine.api.shapes import In, LabelOut, Out
from engine.flows.trying import Wished
from engine.flows.tryout import Did, TriedOut
from engine.reference import SLUG_PATTERN

Json = Any  # Any: a JSON value
Name = Annotated[str, Field(pattern=SLUG_PATTERN, max_length=48)]
MOST = 500
EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


class DidIn(In):
    """What somebody does when he has the task: this outcome (none: the first there is), or returns it to a node."""

    outcome: Name | None = None
    after: Annotated[str, Field(max_length=40)] = "PT0S"
    target: Name | None = None


Planned = Annotated[list[DidIn], Field(max_length=100)]
Several = Annotated[list[Annotated[str, Field(max_length=200)]], Field(max_length=MOST)]


class TryFlowIn(In):
    """The sample: the record's values by field name; by nodes' names who gets a task, what is done there each time it
    comes, what a decision or a service answers; the messages that come."""

    values: Annotated[dict[str, Json], Field(max_length=MOST, default_factory=dict)]
    initiator: UUID | None = None
    people: Annotated[dict[Name, Several], Field(max_length=MOST, default_factory=dict)]
    done: Annotated[dict[Name, Planned], Field(max_length=MOST, default_factory=dict)]
    answers: Annotated[dict[Name, Json], Field(max_length=MOST, default_factory=dict)]
    messages: Annotated[list[Name], Field(max_length=100, default_factory=list)]
    begins: Annotated[AwareDatetime | None, Field(ge=EARLIEST, le=LATEST)] = None
    at: Name | None = None

    def wished(self) -> Wished:
        """As the engine takes it."""
        done = {name: [Did(each.outcome, each.after, each.target) for each in did] for name, did in self.done.items()}
        return Wished(self.values, self.initiator, self.people, done, self.answers, self.messages, self.begins, self.at)


class TriedLineOut(Out):
    """Something that would happen: when, where, in words; of a message to whom and by which channels."""

    at: datetime
    kind: Literal["path", "task", "timer", "message", "incident", "waiting"]
    what: str
    node: str | None
    said: LabelOut
    to: list[str]
    channels: list[str]
    message: str | None


class TriedFlowOut(Out):
    """What came of it, line by line; `path` are the uids of the nodes in the order they were come to."""

    ended: str
    result: str | None
    lines: list[TriedLineOut]
    path: list[str]


def tried_flow_out(tried: TriedOut) -> TriedFlowOut:
    """What came of it, as it goes out."""
    lines = [
        TriedLineOut(
            at=each.at, kind=each.kind, what=each.what, node=each.node, said=label_out(each.said.as_dict()),
            to=list(each.to), channels=list(each.channels), message=each.message,
        )
        for each in tried.lines
    ]  # fmt: skip
    return TriedFlowOut(ended=tried.ended, result=tried.result, lines=lines, path=list(tried.path))
