"""A publication: one act of publishing, what it consists of and how far it came. Its row is what makes it resumable."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import insert, select, update

from engine.database.session import ReadSession, Session
from engine.definitions.source import Binding, Json, label_of
from engine.definitions.tables import publication
from engine.problems import Code, Problem, Severity

State = Literal["awaiting", "running", "published", "failed", "refused", "cancelled"]
"""awaiting: for the security administrator, nothing has begun. running: between prepare and tidy, one per app."""

Stage = Literal["check", "prepare", "tidy", "done"]
"""What has to be done next; the switch is the one transaction that leads from prepare to tidy."""


@dataclass(frozen=True)
class Item:
    """One definition a publication brings or takes away, frozen when it began: drafts may change meanwhile."""

    kind: str
    uid: str
    name: str
    body: Mapping[str, Json]
    schema: int
    bindings: Mapping[str, Binding]
    is_removed: bool = False
    version_id: str | None = None  # a version there is already: unchanged, or reverted to
    version: int | None = None
    revision: int | None = None  # of the draft it was taken from

    def as_json(self) -> dict[str, Json]:
        """As its row holds it."""
        return {
            "kind": self.kind, "uid": self.uid, "name": self.name, "body": dict(self.body), "schema": self.schema,
            "bindings": {path: dict(each) for path, each in self.bindings.items()}, "is_removed": self.is_removed,
            "version_id": self.version_id, "version": self.version, "revision": self.revision,
        }  # fmt: skip


@dataclass(frozen=True)
class Publication:
    """One act of publishing."""

    id: UUID
    app: str
    state: State
    stage: Stage
    items: Sequence[Item]
    steps: Sequence[Mapping[str, Json]]  # {"sentence": words, "state": "waiting" | "done"}
    problems: Sequence[Problem]
    widens: Sequence[Mapping[str, str]]
    changes: Sequence[Mapping[str, str]]
    note: str
    reverts_to: int | None
    release: int | None
    author: UUID
    author_name: str
    created_at: datetime
    decided_by: UUID | None = None
    decided_at: datetime | None = None
    reason: str | None = None
    ended_at: datetime | None = None
    idempotency_key: str | None = None


COLUMNS: tuple[Any, ...] = (  # Any: columns of several types
    publication.c.id, publication.c.app, publication.c.state, publication.c.stage, publication.c["items"],
    publication.c.steps, publication.c.problems, publication.c.widens, publication.c.changes, publication.c.note,
    publication.c.reverts_to, publication.c.release, publication.c.author, publication.c.author_name,
    publication.c.created_at, publication.c.decided_by, publication.c.decided_at, publication.c.reason,
    publication.c.ended_at, publication.c.idempotency_key,
)  # fmt: skip


def asked_label(one: Publication) -> Mapping[str, str] | None:
    """What the app is called by the definition of itself that is among what is published."""
    own = next((each for each in one.items if each.kind == "app" and not each.is_removed), None)
    return label_of(own.body) if own is not None else None


async def insert_publication(session: Session, one: Publication) -> None:
    """A publication that begins. A second one running for the same app violates a unique index."""
    await session.execute(
        insert(publication).values(
            id=one.id, app=one.app, state=one.state, stage=one.stage, items=[each.as_json() for each in one.items],
            steps=list(one.steps), problems=[problem_row(each) for each in one.problems], widens=list(one.widens),
            changes=list(one.changes), note=one.note, reverts_to=one.reverts_to, author=one.author,
            author_name=one.author_name, created_at=one.created_at, idempotency_key=one.idempotency_key,
        )
    )  # fmt: skip


async def find_publication(session: ReadSession, id: UUID) -> Publication | None:  # noqa: A002
    """One publication."""
    row = await session.row(select(*COLUMNS).where(publication.c.id == id))
    return _publication(row) if row is not None else None


async def publication_with_key(session: ReadSession, author: UUID, key: str) -> Publication | None:
    """What this person has asked for under this idempotency key already."""
    same = (publication.c.author == author, publication.c.idempotency_key == key)
    row = await session.row(select(*COLUMNS).where(*same))
    return _publication(row) if row is not None else None


async def running_publication(session: ReadSession, app: str) -> Publication | None:
    """The app's publication between prepare and tidy, whoever may be working on it."""
    row = await session.row(select(*COLUMNS).where(publication.c.app == app, publication.c.state == "running"))
    return _publication(row) if row is not None else None


async def publications(
    session: ReadSession, *, app: str | None = None, states: Collection[str] | None = None, limit: int = 50
) -> list[Publication]:
    """Publications, newest first."""
    chosen = select(*COLUMNS).order_by(publication.c.created_at.desc()).limit(limit)
    if app is not None:
        chosen = chosen.where(publication.c.app == app)
    if states is not None:
        chosen = chosen.where(publication.c.state.in_(states))
    return [_publication(row) for row in await session.rows(chosen)]


async def advance(session: ReadSession, one: UUID, *, was: Sequence[State], **values: Any) -> bool:  # Any: columns
    """Write how far a publication has come, if it is still in one of these states."""
    if "problems" in values:
        values["problems"] = [problem_row(each) for each in values["problems"]]
    done = await session.execute(
        update(publication).where(publication.c.id == one, publication.c.state.in_(was)).values(**values)
    )
    return done.rowcount == 1


def problem_row(problem: Problem) -> dict[str, Json]:
    """A problem as it is kept: with both sentences, since the code may be gone from a later build."""
    return {
        "path": problem.path,
        "code": problem.code.name,
        "zh": problem.code.zh,
        "en": problem.code.en,
        "severity": problem.code.severity.value,
        "params": dict(problem.params),
    }


def _problem(row: Mapping[str, Json]) -> Problem:
    code = Code(row["code"], row["zh"], row["en"], Severity(row["severity"]))
    return Problem(row["path"], code, row["params"])


def _publication(row: Any) -> Publication:  # Any: a row of Core
    values = dict(row._mapping)
    values["items"] = [Item(**each) for each in values["items"]]
    values["problems"] = [_problem(each) for each in values["problems"]]
    return Publication(**values)
