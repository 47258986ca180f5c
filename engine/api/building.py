"""What the routes of builders share: the definitions' services, and how drafts, changes and publications look
outside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import Depends, Path

from engine.api.dependencies import CurrentExchange
from engine.api.errors import ProblemOut
from engine.api.shapes import In, LabelOut, Out, RefOut
from engine.database.session import ReadSession
from engine.definitions.diff import Change
from engine.definitions.drafts import DraftView
from engine.definitions.proposal import DefinitionChange
from engine.definitions.publication import Publication
from engine.definitions.service import Definitions
from engine.errors import Invalid
from engine.identity import names
from engine.problems import Code, Language, Problem
from engine.reference import SLUG_PATTERN

BAD_REVISION = Code(
    "bad_revision", zh='版次“{text}”无效，应如 "3"', en="'{text}' is not a revision; it looks like \"3\""
)


async def _definitions(exchange: CurrentExchange) -> Definitions:
    return exchange.platform.definitions


Building = Annotated[Definitions, Depends(_definitions)]
"""Apps, drafts, publishing and what is live."""

AppName = Annotated[str, Path(pattern=SLUG_PATTERN, description="The app's name")]
KindName = Annotated[str, Path(pattern=SLUG_PATTERN, description="form, view, option_set, role or app")]
DefinitionName = Annotated[str, Path(pattern=SLUG_PATTERN, description="The definition's name")]


class ChangeOut(Out):
    """One difference between two versions, in words."""

    path: str
    what: Literal["added", "removed", "renamed", "moved", "changed"]
    subject: LabelOut
    before: Any  # Any: the JSON that stood there
    after: Any  # Any: the JSON that stands there
    sentence: LabelOut


class DraftOut(Out):
    """A definition as its author sees it; revision 0 is what is live, with no draft begun."""

    kind: str
    name: str
    uid: str
    state: Literal["draft", "live", "changed", "removed"]
    body: dict[str, Any]  # Any: the document
    revision: int
    live_version: int | None
    problems: list[ProblemOut]
    updated_at: datetime | None
    updated_by: RefOut | None


class StepOut(Out):
    """A step of preparing, as it is told."""

    sentence: LabelOut
    state: Literal["waiting", "done"]


class PublicationOut(Out):
    """One act of publishing and how far it came."""

    id: UUID
    app: str
    state: Literal["awaiting", "running", "published", "failed", "refused", "cancelled"]
    stage: Literal["check", "prepare", "tidy", "done"]
    steps: list[StepOut]
    problems: list[ProblemOut]
    widens: list[LabelOut]
    changes: list[LabelOut]
    note: str
    release: int | None
    reverts_to: int | None
    author: RefOut
    created_at: datetime
    decided_by: RefOut | None
    decided_at: datetime | None
    reason: str | None


class DefinitionChangeOut(Out):
    """What becomes of one definition."""

    kind: str
    name: str
    label: LabelOut
    state: Literal["new", "changed", "removed"]
    sentences: list[LabelOut]
    changes: list[ChangeOut]
    widens: list[LabelOut]


class DefinitionKeyIn(In):
    """A definition by kind and name."""

    kind: str
    name: str


def label_out(label: Mapping[str, str]) -> LabelOut:
    """A label as it goes out."""
    return LabelOut(zh=label["zh"], en=label.get("en") or label["zh"])


def problems_out(problems: Iterable[Problem], language: Language) -> list[ProblemOut]:
    """Problems in the reader's language."""
    return [ProblemOut(**each.as_json(language)) for each in problems]


def change_out(change: Change) -> ChangeOut:
    """A change as it goes out."""
    return ChangeOut(
        path=change.path,
        what=change.what,
        subject=label_out(change.subject),
        before=change.before,
        after=change.after,
        sentence=label_out(change.sentence),
    )


def definition_change_out(change: DefinitionChange) -> DefinitionChangeOut:
    """What becomes of one definition, as it goes out."""
    return DefinitionChangeOut.model_validate(
        {
            "kind": change.kind,
            "name": change.name,
            "label": label_out(change.label),
            "state": change.state,
            "sentences": [label_out(each.sentence) for each in change.changes],
            "changes": [change_out(each) for each in change.changes],
            "widens": [label_out(each) for each in change.widens],
        }
    )


def draft_out(view: DraftView, people: Mapping[UUID, str], language: Language) -> DraftOut:
    """A draft as it goes out."""
    draft = view.draft
    return DraftOut(
        kind=view.source.kind,
        name=view.source.name,
        uid=view.source.uid,
        state=view.state,
        body=dict(view.body),
        revision=draft.source.revision if draft is not None else 0,
        live_version=view.live_version,
        problems=problems_out(view.problems, language),
        updated_at=draft.updated_at if draft is not None else None,
        updated_by=ref_out(draft.updated_by, people) if draft is not None else None,
    )


async def publications_out(
    session: ReadSession, found: Sequence[Publication], language: Language
) -> list[PublicationOut]:
    """Publications as they go out, with the names of people."""
    people = await names.labels(session, [one for each in found for one in (each.author, each.decided_by)])
    return [_publication_out(each, people, language) for each in found]


def _publication_out(one: Publication, people: Mapping[UUID, str], language: Language) -> PublicationOut:
    return PublicationOut.model_validate(
        {
            "id": one.id,
            "app": one.app,
            "state": one.state,
            "stage": one.stage,
            "steps": [StepOut.model_validate(each) for each in one.steps],
            "problems": problems_out(one.problems, language),
            "widens": [label_out(each) for each in one.widens],
            "changes": [label_out(each) for each in one.changes],
            "note": one.note,
            "release": one.release,
            "reverts_to": one.reverts_to,
            "author": RefOut(id=one.author, label=people.get(one.author, one.author_name)),
            "created_at": one.created_at,
            "decided_by": ref_out(one.decided_by, people) if one.decided_by is not None else None,
            "decided_at": one.decided_at,
            "reason": one.reason,
        }
    )


def ref_out(person: UUID, people: Mapping[UUID, str]) -> RefOut:
    """A person by id and name."""
    return RefOut(id=person, label=people.get(person, "…"))


def revision_of(if_match: str | None) -> int | None:
    """The revision an If-Match header names."""
    if if_match is None:
        return None
    found = re.fullmatch(r'(?:W/)?"?(\d{1,9})"?', if_match.strip())
    if found is None:
        raise Invalid([BAD_REVISION.at("/If-Match", text=if_match[:40])])
    return int(found[1])
