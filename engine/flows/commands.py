"""What can be asked of a case: data. `engine.flows.interpret` says what each does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Start:
    """Begin at a start event."""

    node: str


@dataclass(frozen=True, slots=True)
class Finish:
    """A person, or the passing of time, does a task: approve, reject, complete."""

    task: int
    outcome: str
    how: Literal["person", "time_out"] = "person"
    said: str = ""


@dataclass(frozen=True, slots=True)
class Return:
    """A task sends its token back to an earlier node; `straight`: from there it comes straight back."""

    task: int
    target: str
    straight: bool = False
    said: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """The holder of a task asks others: before himself, beside himself, after himself, in his place until they are
    done, or for an opinion."""

    task: int
    people: tuple[str, ...]
    origin: Literal["before", "beside", "after", "delegated", "consulted"]


@dataclass(frozen=True, slots=True)
class Transfer:
    """The task is somebody else's from now on."""

    task: int
    person: str


@dataclass(frozen=True, slots=True)
class Remove:
    """A signer need not sign any more."""

    task: int


@dataclass(frozen=True, slots=True)
class Pause:
    """The time of a task stands still: it waits for something outside the bank's hands."""

    task: int
    reason: str


@dataclass(frozen=True, slots=True)
class Resume:
    """The time of a task goes on."""

    task: int


@dataclass(frozen=True, slots=True)
class Fire:
    """A timer is due."""

    timer: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a job answered, or why it did not."""

    job: int
    fence: int
    result: Any = None
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Deliver:
    """A message or signal that somebody waits for."""

    subscription: int
    payload: Any = None


@dataclass(frozen=True, slots=True)
class Ended:
    """A case that was waited for is over."""

    child: int
    result: Any = None


@dataclass(frozen=True, slots=True)
class Jump:
    """An administrator, or who took it back, puts a token before a node."""

    token: int
    target: str


@dataclass(frozen=True, slots=True)
class Retry:
    """Try again what could not go on: the node is entered anew."""

    incident: int


@dataclass(frozen=True, slots=True)
class Skip:
    """Go on after the node that could not go on, as if it had been done."""

    incident: int
    result: Any = None


@dataclass(frozen=True, slots=True)
class Cancel:
    """The case ends here."""

    result: str = "cancelled"


Command = (
    Start | Finish | Return | Ask | Transfer | Remove | Pause | Resume | Fire | Answer | Deliver | Ended
    | Jump | Retry | Skip | Cancel
)  # fmt: skip
