"""How publishing has steps carried out that it does not understand itself: the port the record layer fills.

The composition root hands one executor to publishing. To publishing a step is data; only the executor knows what a
table is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from engine.database.session import ReadSession, Session
from engine.kinds import Step, StoredTable
from engine.problems import Problem

Words = Mapping[str, str]


@dataclass(frozen=True)
class Work:
    """For whom steps are carried out.

    `names` says what each definition of the next release is called, by uid: a new table takes its name from it.
    `labels` says what people call definitions and their parts, by uid. `secret` are uids of parts whose values no
    problem may show. `parts` has, by uid of a definition, the names of its parts by theirs.
    """

    app: str
    publication: UUID
    names: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, Words] = field(default_factory=dict)
    secret: frozenset[str] = frozenset()
    parts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Batch:
    """Steps carried out together, with the sentence a person reads while they are."""

    sentence: Words
    steps: Sequence[Step]


LateChecks = Sequence[object]
"""What only the executor understands."""


class StepExecutor(Protocol):
    """Carries out the steps of a publication. Everything can be done twice: a killed process is followed by another."""

    def batches(self, steps: Sequence[Step], work: Work) -> Sequence[Batch]:
        """The steps in the order they have to be carried out."""
        ...

    async def check(self, session: ReadSession, steps: Sequence[Step], work: Work) -> list[Problem]:
        """What can be seen at once to stand against them: limits of tables."""
        ...

    async def prepare(self, batch: Batch, work: Work) -> None:
        """Make what the next release needs, while the live one goes on working. Raises Invalid when the data forbids
        it."""
        ...

    async def switch(self, session: Session, work: Work) -> LateChecks:
        """In the switch's transaction: what was prepared is from its commit on what the live release uses. No DDL.

        Writers still work while this is done. What only can be seen once they stand still is returned to be checked.
        """
        ...

    async def verify(self, session: Session, checks: LateChecks, work: Work) -> list[Problem]:
        """Under the app's exclusive lock: data that came meanwhile and forbids the switch. Quick."""
        ...

    async def tidy(self, steps: Sequence[Step], work: Work, present: Collection[str]) -> None:
        """After the switch: mark what only the old release needed. `present` are the uids of what is in the new one."""
        ...

    async def undo(self, work: Work) -> None:
        """Take back what a failed publication prepared and would stand in somebody's way."""
        ...

    async def forget(self, session: Session, app: str) -> None:
        """Take away what failed publications made for an app that was never published and is deleted."""
        ...

    async def tables(self, session: ReadSession) -> Mapping[tuple[str, str], StoredTable]:
        """The table of every form, by app and uid of the form."""
        ...
