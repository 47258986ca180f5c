"""What a flow asks while it moves, and what it wants done: data, answered and performed by whoever drives it.

A question is yielded and its answer is needed at once, to go on. A wish is collected and performed when the step ends.
`scope` says which element an expression is for, where there is one instance for each (`State.item`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Evaluate:
    """What an expression gives for the record as it is now. → its value; null where it is not known."""

    node: str  # uid of the node or sequence flow that holds it
    member: str  # which of its expressions: "condition", "key", "of", "until"
    scope: int = 0


@dataclass(frozen=True, slots=True)
class Assign:
    """Who has to do a task. → ids of people, in order, none twice."""

    node: str
    scope: int


@dataclass(frozen=True, slots=True)
class Decide:
    """What a decision says of the record as it is now. → its result."""

    node: str
    scope: int = 0


@dataclass(frozen=True, slots=True)
class Write:
    """Fields set in the record, in the same transaction. → True"""

    node: str
    scope: int = 0


@dataclass(frozen=True, slots=True)
class When:
    """When a timer is due: that of an event, "due" of a task, "repeat" of its reminders. → the instant; None where it
    cannot be said"""

    node: str
    member: str = "timer"
    scope: int = 0


@dataclass(frozen=True, slots=True)
class Alarms:
    """What is said around the due time of a task. → (what, when) in the order of time: ("remind.0", …)"""

    node: str
    due: datetime


@dataclass(frozen=True, slots=True)
class Limits:
    """The time limits of the whole case that apply to it. → (uid of the limit, when)"""


@dataclass(frozen=True, slots=True)
class Now:
    """The business time. → the instant"""


@dataclass(frozen=True, slots=True)
class Later:
    """When a timer is due whose clock stood still since `stopped` and goes on now. → the instant"""

    node: str
    what: str
    due: datetime
    stopped: datetime


Question = Evaluate | Assign | Decide | Write | When | Alarms | Limits | Now | Later


@dataclass(slots=True)
class Event:
    """Something that happened, for the story: its kind, the node, who did it, what there is to say."""

    kind: str
    node: str | None = None
    token: int | None = None
    task: int | None = None
    person: str | None = None
    details: dict[str, Any] = field(default_factory=dict)  # JSON


@dataclass(frozen=True, slots=True)
class Send:
    """A message to people, or a copy."""

    node: str
    token: int


@dataclass(frozen=True, slots=True)
class Call:
    """A job to be done by somebody else; it answers by number and fence."""

    node: str
    job: int
    fence: int


@dataclass(frozen=True, slots=True)
class Begin:
    """A case of another flow. `item` is the element it is for, where there is one for each."""

    node: str
    child: int
    item: Any = None


@dataclass(frozen=True, slots=True)
class Stop:
    """A case of another flow is not waited for any more, and ends."""

    child: int


@dataclass(frozen=True, slots=True)
class Throw:
    """A message or signal to whoever waits for it."""

    node: str
    kind: str
    name: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Notify:
    """A reminder, or a rung of the ladder: `what` as in `state.Timer`. `node` is a task, or the limit of a case."""

    node: str
    token: int
    what: str


Wish = Send | Call | Begin | Stop | Throw | Notify
