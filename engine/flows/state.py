"""Where a case stands, as rows: tokens, scopes, and what each token waits for.

Only what is going on is held: what is over leaves the state and stays in the events. So a step costs as much as there
are active tokens, however long the history.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from datetime import datetime
from operator import attrgetter
from typing import Any, Literal

Status = Literal["open", "done", "cancelled"]
Mode = Literal["one", "all", "any", "sequential", "vote"]
Standing = Literal["open", "waiting", "paused"]
"""Of a task: it can be done; its turn has not come; who has it waits for somebody he asked."""
Origin = Literal["assigned", "before", "beside", "after", "transferred", "delegated", "consulted"]
Wait = Literal["job", "message", "signal", "timer", "case", "scope", "join", "tasks", "incident"]


@dataclass(slots=True)
class Token:
    """Something that goes on: it stands at a node, came by a sequence flow, and waits for one thing."""

    number: int
    scope: int
    node: str
    via: str | None
    waits: Wait | None = None
    visit: int = 0


@dataclass(slots=True)
class Scope:
    """What tokens go on within: the case itself (number 0), a sub-process, one instance of many."""

    number: int
    parent: int | None
    token: int | None
    node: str | None
    item: Any = None  # the element of the collection, where there is one instance for each


@dataclass(slots=True)
class Task:
    """What one person has to do at a node. `seat` is the signer it counts for: his own, or whoever asked for it."""

    number: int
    token: int
    node: str
    person: str
    seat: int
    standing: Standing = "open"
    origin: Origin = "assigned"
    by: int | None = None  # the task it was added to, delegated or consulted from


@dataclass(slots=True)
class Round:
    """How the signers of a node stand: each seat with what was said for it, None while that is open; in their turn."""

    token: int
    mode: Mode
    seats: dict[int, str | None] = field(default_factory=dict)


@dataclass(slots=True)
class Many:
    """Instances of a node, one for each item: those begun, those over."""

    token: int
    items: list[Any]  # values of the collection's type
    begun: int = 0
    over: int = 0


@dataclass(slots=True)
class Timer:
    """When something happens by itself. `at` is the node that goes on: the catch event, the boundary event, the task
    whose time it is; or, of token 0, the limit of the whole case.

    `what` of it: "" an event; "due" the time of a task; "remind.0", "repeat", "escalate.0" what is said around that;
    "limit". `stopped`: since when its clock stands still; until somebody goes on it is not due.
    """

    number: int
    token: int
    at: str
    due: datetime
    left: int = 0  # how often it repeats after this
    what: str = ""
    stopped: datetime | None = None


@dataclass(slots=True)
class Job:
    """A call to somebody else that is waited for; its answer counts only with the fence it was sent with."""

    number: int
    token: int
    node: str
    fence: int = 1


@dataclass(slots=True)
class Subscription:
    """A message or signal that is waited for, and the key that must be in it."""

    number: int
    token: int
    at: str
    kind: Literal["message", "signal"]
    name: str
    key: str | None = None


@dataclass(slots=True)
class Child:
    """A case of another flow that is waited for."""

    number: int
    token: int
    node: str


@dataclass(slots=True)
class Incident:
    """A token that cannot go on, and why."""

    number: int
    token: int
    code: str
    details: dict[str, Any] = field(default_factory=dict)  # JSON for the sentence


@dataclass(slots=True)
class State:
    """A case. `last` is the number given last: numbers are never used again. `visits` counts entries by node."""

    status: Status = "open"
    last: int = 0
    tokens: dict[int, Token] = field(default_factory=dict)
    scopes: dict[int, Scope] = field(default_factory=dict)
    tasks: dict[int, Task] = field(default_factory=dict)
    rounds: dict[int, Round] = field(default_factory=dict)
    many: dict[int, Many] = field(default_factory=dict)
    timers: dict[int, Timer] = field(default_factory=dict)
    jobs: dict[int, Job] = field(default_factory=dict)
    subscriptions: dict[int, Subscription] = field(default_factory=dict)
    children: dict[int, Child] = field(default_factory=dict)
    incidents: dict[int, Incident] = field(default_factory=dict)
    visits: dict[str, int] = field(default_factory=dict)
    names: dict[str, dict[str, Any]] = field(default_factory=dict)  # by node what it has found out: JSON
    result: str | None = None

    def copied(self) -> State:
        """The same, which may be changed without changing this one."""
        made = State(self.status, self.last)
        for name, rows in zip(ROWS, _tables(self), strict=True):
            if rows:
                setattr(made, name, _rows(rows))
        for each in made.rounds.values():
            each.seats = dict(each.seats)
        made.visits, made.names, made.result = dict(self.visits), dict(self.names), self.result
        return made

    def item(self, scope: int) -> Any:
        """The element that a scope, or the nearest around it, is for; null where there is none."""
        at = self.scopes.get(scope)
        while at is not None and at.item is None:
            at = self.scopes.get(at.parent) if at.parent is not None else None
        return None if at is None else at.item

    def number(self) -> int:
        """The next number."""
        self.last += 1
        return self.last

    def tokens_in(self, scope: int) -> Iterator[Token]:
        """The tokens of a scope itself, not of those within it."""
        return (each for each in self.tokens.values() if each.scope == scope)

    def within(self, scope: int) -> list[int]:
        """A scope and all that are inside it, outermost first."""
        found = [scope]
        for each in found:
            found += [other.number for other in self.scopes.values() if other.parent == each]
        return found

    def tasks_of(self, token: int) -> list[Task]:
        """The tasks of a token that are not over, in the order they were made."""
        return [each for each in self.tasks.values() if each.token == token]


ROWS = ("tokens", "scopes", "tasks", "rounds", "many", "timers", "jobs", "subscriptions", "children", "incidents")
"""The tables of a state, in the order of its members."""

_tables = attrgetter(*ROWS)


def _rows(table: dict[int, Any]) -> dict[int, Any]:  # Any: a row of one class
    """Copies of the rows of a table, which are all of one class. Every step does this: no reflection, no call a row
    that is not needed."""
    for row in table.values():
        make, members = _MADE_OF[type(row)]
        return {number: make(*members(each)) for number, each in table.items()}
    return {}


_MADE_OF: dict[type, tuple[type, Callable[[Any], tuple[Any, ...]]]] = {
    each: (each, attrgetter(*(member.name for member in fields(each))))
    for each in (Token, Scope, Task, Round, Many, Timer, Job, Subscription, Child, Incident)
}
"""Each class of rows with what its copies are made of."""
