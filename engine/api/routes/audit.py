"""The audit trail: read and verified by the auditor, who leaves traces in it like everybody."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import AwareDatetime
from sqlalchemy import Row

from engine.api.declare import declared
from engine.api.dependencies import CurrentActor, CurrentExchange, LivePicture, ReaderLanguage, Reading
from engine.api.shapes import BAD_CURSOR, LabelOut, Listing, Out, Page, PageSize, RefOut, counted, cursor, mark_of
from engine.audit import anchor, kinds, trail
from engine.audit import service as audit
from engine.audit.verify import verify
from engine.database.session import ReadSession
from engine.definitions.picture import Picture
from engine.errors import Invalid, LangqiaoError
from engine.identity import names
from engine.problems import Language

router = APIRouter(prefix="/api/audit", tags=["audit"])

AUDITOR = declared(permission="audit_admin", audit="reading")


class SubjectOut(Out):
    """What an act was done to; people and units by name."""

    type: str
    id: str
    label: str | None


class EntryOut(Out):
    """One entry. `sealed` entries are tied into the chain."""

    seq: int
    at: datetime
    kind: str
    label: LabelOut
    actor: RefOut | None
    acting_post: str | None
    app: str | None
    subject: SubjectOut | None
    details: Any  # Any: what the act told of itself, an object or null
    address: str | None
    trace_id: str | None
    sealed: bool


class KindOut(Out):
    """A kind of entry, to filter by."""

    kind: str
    label: LabelOut


class AnchorOut(Out):
    """The last seal: keep it elsewhere, and a cut tail will be found."""

    seal: int
    hash: str
    sealed_at: datetime


class FoundOut(Out):
    """Something that is wrong with the trail."""

    seq: int | None
    kind: str
    message: str


class VerifiedOut(Out):
    """What going through the whole trail found."""

    ok: bool
    checked: int
    seals: int
    unsealed: int
    problems: list[FoundOut]
    head: AnchorOut | None


@router.get("", openapi_extra=AUDITOR)
async def read_trail(
    session: Reading,
    actor: CurrentActor,
    language: ReaderLanguage,
    live: LivePicture,
    kind: str = "",
    by: Annotated[UUID | None, Query(alias="actor")] = None,
    app: str = "",
    subject: str = "",
    begin: Annotated[AwareDatetime | None, Query(alias="from")] = None,
    end: Annotated[AwareDatetime | None, Query(alias="to")] = None,
    after: str = "",
    limit: PageSize = 50,
) -> Page[EntryOut]:
    """Entries, newest first. Kind `record` stands for all kinds that begin with `record.`."""
    wanted = trail.Wanted(kind, by, app, subject, begin, end, number_of(after), limit)
    rows = await trail.page(session, wanted)
    if not after:
        given = {"kind": kind, "actor": str(by) if by else "", "app": app, "subject": subject}
        details = {name: value for name, value in given.items() if value}
        await audit.record(session, actor, kinds.AUDIT_READ, details=details)
    more = cursor(str(rows[limit - 1].seq)) if len(rows) > limit else None
    count = counted(await trail.count(session, wanted), trail.COUNT_CAP)
    return Page(items=await _entries(session, rows[:limit], live, language), next=more, count=count)


@router.get("/kinds", openapi_extra=declared(permission="audit_admin", audit="none"))
async def list_kinds() -> Listing[KindOut]:
    """Every kind of entry this build writes."""
    known = kinds.known()
    return Listing(items=[KindOut(kind=name, label=LabelOut(**known[name].label.as_dict())) for name in sorted(known)])


@router.post("/verify", openapi_extra=declared(permission="audit_admin", audit="act"))
async def verify_trail(exchange: CurrentExchange) -> VerifiedOut:
    """Go through the whole trail, against the anchors in the data folder if there are any."""
    kept = anchor.read_if_there(exchange.platform.settings.data / anchor.FILE)
    report = await verify(exchange.session, kept)
    details = {"ok": report.ok, "checked": report.checked, "seals": report.seals}
    await audit.record(exchange.session, exchange.actor, kinds.AUDIT_VERIFIED, details=details)
    head = report.head
    return VerifiedOut(
        ok=report.ok,
        checked=report.checked,
        seals=report.seals,
        unsealed=report.unsealed,
        problems=[
            FoundOut(seq=each.params.get("seq"), kind=each.code.name, message=each.text(exchange.language))
            for each in report.problems
        ],
        head=AnchorOut(seal=head.number, hash=head.hash, sealed_at=head.sealed_at) if head else None,
    )


async def _entries(session: ReadSession, rows: Sequence[Row[Any]], live: Picture, language: Language) -> list[EntryOut]:
    people = await names.labels(session, {row.actor for row in rows} | _subjects(rows, "person"))
    units = await names.unit_names(session, _subjects(rows, "org_unit"), language)
    labels = {str(key): name for key, name in (people | units).items()}
    return [
        EntryOut(
            seq=row.seq,
            at=row.at,
            kind=row.kind,
            label=LabelOut(**kinds.label_of(row.kind).as_dict()),
            actor=RefOut(id=row.actor, label=people.get(row.actor, "?")) if row.actor else None,
            acting_post=row.acting_post,
            app=row.app,
            subject=SubjectOut(
                type=row.subject_type,
                id=row.subject_id,
                label=labels.get(row.subject_id) or _definition_label(row, live, language),
            )
            if row.subject_type
            else None,
            details=row.details,
            address=row.address,
            trace_id=row.trace_id,
            sealed=row.sealed,
        )
        for row in rows
    ]


def _definition_label(row: Row[Any], live: Picture, language: Language) -> str | None:
    """The form of a record and the end of its id, a definition, an app: names of what is live, no record's own."""
    try:
        if row.subject_type == "record":
            form = live.definition("form", row.app, row.details["form"])
            return f"{_named(form.model, language)} …{row.subject_id[-6:]}"
        if row.subject_type == "export":
            return f"{_named(live.definition('form', row.app, row.details['form']).model, language)} {row.subject_id}"
        if row.subject_type == "app":
            return _named(live.definition("app", row.subject_id, "app").model, language)
        return _named(live.by_uid(row.subject_type, row.subject_id).model, language)
    except (LangqiaoError, KeyError, TypeError, AttributeError):  # gone meanwhile, or of no kind that has a name
        return None


def _named(model: Any, language: Language) -> str:  # Any: the model of any kind; all have a label
    return str(model.label.as_dict()[language.value])


def _subjects(rows: Sequence[Row[Any]], subject_type: str) -> set[UUID]:
    found = set()
    for row in rows:
        if row.subject_type == subject_type:
            with suppress(ValueError):  # somebody tampered with it: that is for verifying to say
                found.add(UUID(row.subject_id))
    return found


def number_of(after: str) -> int | None:
    """The number of an entry that a page goes on below."""
    if not after:
        return None
    mark = mark_of(after)
    if not mark.isdecimal() or len(mark) > 18:
        raise Invalid([BAD_CURSOR.at("/after")])
    return int(mark)
