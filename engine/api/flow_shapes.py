"""Tasks and cases as programs see them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from engine.api.form_shapes import FormOut
from engine.api.record_shapes import Json, NamedOut
from engine.api.shapes import CountOut, LabelOut, Out


class NextOut(Out):
    """A node at which people have something to do now."""

    node: str
    label: LabelOut
    people: list[NamedOut]


class StartedOut(Out):
    """A case that was started, and who has it next."""

    id: UUID
    number: int
    record: UUID
    status: str
    next: list[NextOut]


class CaseStateOut(Out):
    """A case, as far as it has come."""

    id: UUID
    number: int
    status: str
    result: str | None


class ActedOut(Out):
    """What came of an action."""

    task: UUID
    action: str
    case: CaseStateOut
    next: list[NextOut]


class AdministeredOut(Out):
    """A case after something was done with it as a whole."""

    id: UUID
    number: int
    status: str
    suspended: bool
    result: str | None
    next: list[NextOut]


class BulkItemOut(Out):
    """What came of one of several tasks."""

    task: UUID
    done: bool
    code: str | None
    detail: str | None


class BulkOut(Out):
    """What came of each."""

    items: list[BulkItemOut]


class HandlerOut(Out):
    """Who has a case at a node."""

    label: LabelOut
    person: NamedOut
    due_at: datetime | None


class ToDoOut(Out):
    """A task in a list. `due` is late, soon or fine."""

    node: str
    label: LabelOut
    origin: str
    created_at: datetime
    due_at: datetime | None
    due: str | None
    done_at: datetime | None
    outcome: str | None
    how: str | None
    urged: int
    read_at: datetime | None
    actions: list[str]


class BoxItemOut(Out):
    """Something in a box: a task, a case, a copy. `title` is what the record is called, as far as one may see it."""

    id: UUID
    case: UUID
    number: int
    app: str
    label: LabelOut
    status: str
    result: str | None
    started_at: datetime
    ended_at: datetime | None
    initiator: NamedOut
    record: UUID
    title: str | None
    at: datetime
    next: list[HandlerOut]
    task: ToDoOut | None
    by: NamedOut | None
    read_at: datetime | None


class BoxOut(Out):
    """A page of a box."""

    items: list[BoxItemOut]
    next: str | None
    count: CountOut


class WaitingOut(Out):
    """How much there is to do, how much of it late or due before the day is over; and copies not read
    yet."""

    open: int
    late: int
    today: int
    copies: int


class SignerOut(Out):
    """Somebody else who has the task too, or will; `state` is open, waiting or paused."""

    person: NamedOut
    origin: str
    state: str


class TargetOut(Out):
    """A node that a task may be returned to."""

    node: str
    label: LabelOut


class FlowTaskOut(Out):
    """A task with what may be done with it; the record as long as it is open."""

    id: UUID
    number: int
    node: str
    label: LabelOut
    person: NamedOut
    origin: str
    state: str
    created_at: datetime
    due_at: datetime | None
    due: str | None
    ended_at: datetime | None
    ended_by: NamedOut | None
    outcome: str | None
    how: str | None
    opinion: dict[str, Json] | None
    read_at: datetime | None
    urged: int
    case: dict[str, Json]
    actions: list[str]
    required: dict[str, list[str]]
    labels: dict[str, LabelOut]
    targets: list[TargetOut]
    straight: bool
    ways: list[str]
    signers: list[SignerOut]
    guidance: LabelOut | None
    checklist: list[LabelOut]
    draft: dict[str, Json] | None
    form: dict[str, str]
    record: dict[str, Json] | None
    meta: FormOut | None


class CaseListedOut(Out):
    """A case of a record, and who has it now."""

    id: UUID
    number: int
    label: LabelOut
    status: str
    result: str | None
    suspended: bool
    started_at: datetime
    ended_at: datetime | None
    initiator: NamedOut
    next: list[HandlerOut]


class CopyOut(Out):
    """Who was sent a copy of a case, by whom, and when he read it."""

    person: NamedOut
    by: NamedOut
    at: datetime
    read_at: datetime | None


class FlowCaseOut(Out):
    """A case with its marked graph, its tasks and what is stuck."""

    id: UUID
    number: int
    app: str
    label: LabelOut
    status: str
    suspended: bool
    result: str | None
    release: int
    started_at: datetime
    ended_at: datetime | None
    initiator: NamedOut
    record: dict[str, str]
    parent: UUID | None
    nodes: list[dict[str, Json]]
    sequence_flows: list[dict[str, str]]
    tasks: list[dict[str, Json]]
    incidents: list[dict[str, Json]]
    copies: list[CopyOut]
    may: list[str]


class StoryItemOut(Out):
    """Something that happened."""

    seq: int
    at: datetime
    kind: str
    node: LabelOut | None
    actor: NamedOut
    on_behalf_of: NamedOut | None
    person: NamedOut | None
    details: dict[str, Json]
    text: LabelOut | None


class StoryOut(Out):
    """What happened, the newest first; `next` is what to send as `before`."""

    items: list[StoryItemOut]
    next: int | None
