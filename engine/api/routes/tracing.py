"""Tracing a leak: who saw a record in clear or took it out, what somebody saw, and whose export a file is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import AwareDatetime, Field
from sqlalchemy import Row

from engine.api.declare import declared
from engine.api.dependencies import CurrentActor, CurrentExchange, LivePicture, ReaderLanguage, Reading
from engine.api.errors import responses
from engine.api.routes.audit import number_of
from engine.api.shapes import In, LabelOut, Listing, Out, PageSize, RefOut, cursor
from engine.audit import kinds, tracing
from engine.audit import service as audit
from engine.audit.tracing import Wanted
from engine.definitions.picture import Picture
from engine.errors import Invalid, NotFound
from engine.identity import names
from engine.problems import Code
from engine.records import recognising
from engine.records.caller import Caller
from engine.records.entity import Entity
from engine.records.lens import FORM, system_lens
from engine.reference import Label

router = APIRouter(prefix="/api/audit/trace", tags=["audit"])

AUDITOR = declared(permission="audit_admin", audit="reading")
ONE_OF_THREE = Code(
    "trace_by_what",
    zh="请给出记录、人员或追踪码中的一个",
    en="Give a record, a person or the code of an export",
)


class TraceFieldOut(Out):
    """A field."""

    name: str
    label: LabelOut


class TraceFormOut(Out):
    """A form, with the fields its records can be found by."""

    app: str
    app_label: LabelOut
    form: str
    label: LabelOut
    fields: list[TraceFieldOut]


class TracedOut(Out):
    """One time something was shown or handed out: what was done by whom from where, and how much. `record` is the one
    record it was about; `records` how many there were, where the entry tells."""

    seq: int
    at: datetime
    kind: str
    label: LabelOut
    actor: RefOut | None
    on_behalf_of: RefOut | None
    acting_post: str | None
    app: str | None
    form: str | None
    form_label: LabelOut | None
    record: str | None
    records: int | None
    fields: list[TraceFieldOut]
    reason: str | None
    export: str | None
    address: str | None
    trace_id: str | None


class TracedByOut(Out):
    """Somebody who saw it: how often, among the newest thousand times, and when last."""

    person: RefOut | None
    times: int
    last_at: datetime


class TraceOut(Out):
    """Times, the newest first; by person on the first page only."""

    items: list[TracedOut]
    people: list[TracedByOut]
    next: str | None


class FindIn(In):
    """What identifies a record."""

    app: str = Field(max_length=60)
    form: str = Field(max_length=60)
    values: dict[str, Any]  # Any: values of any type


class FoundOut(Out):
    """Records with these values, the deleted ones among them, by nothing but their ids."""

    records: list[UUID]


@router.get("", openapi_extra=AUDITOR, responses=responses(Invalid))
async def trace(
    session: Reading,
    actor: CurrentActor,
    live: LivePicture,
    record: UUID | None = None,
    by: Annotated[UUID | None, Query(alias="actor")] = None,
    export: Annotated[str, Query(max_length=40)] = "",
    begin: Annotated[AwareDatetime | None, Query(alias="from")] = None,
    end: Annotated[AwareDatetime | None, Query(alias="to")] = None,
    after: str = "",
    limit: PageSize = 50,
) -> TraceOut:
    """Who saw a record in clear, unmasked it, opened its files or exported it; what a person saw so; or an export by
    the code in its watermark. A record and a person together are what that person saw of it."""
    if record is None and by is None and not export:
        raise Invalid([ONE_OF_THREE.at("/record")])
    code = tracing.read_code(export) if export else ""
    wanted = Wanted(record, by, code, begin, end, number_of(after), limit)
    rows = await tracing.page(session, wanted)
    people = [] if after else await tracing.people(session, wanted)
    if not after:
        given = {"record": str(record) if record else "", "actor": str(by) if by else "", "export": code}
        await audit.record(
            session, actor, kinds.AUDIT_READ, details={name: each for name, each in given.items() if each}
        )
    shown = rows[:limit]
    known = await names.labels(session, _people(shown) | {row.actor for row in people})
    return TraceOut(
        items=[_traced(row, known, live) for row in shown],
        people=[TracedByOut(person=_ref(row.actor, known), times=row.times, last_at=row.last_at) for row in people],
        next=cursor(str(shown[-1].seq)) if len(rows) > limit else None,
    )


@router.get("/forms", openapi_extra=declared(permission="audit_admin", audit="none"))
async def forms(live: LivePicture) -> Listing[TraceFormOut]:
    """The live forms, and what their records can be found by."""
    found = []
    for app in live.apps():
        model: Any = live.definition("app", app, "app").model
        for each in live.definitions(app, "form"):
            entity: Entity = live.entity(app, each.name)
            fields = [
                TraceFieldOut(name=one.name, label=_label(one.label))
                for one in entity.fields
                if recognising.opens_by(one)
            ]
            found.append(
                TraceFormOut(
                    app=app, app_label=_label(model.label), form=each.name, label=_label(entity.label), fields=fields
                )
            )
    return Listing(items=found)


@router.post(
    "/find",
    openapi_extra=declared(permission="audit_admin", audit="act", reads=True),
    responses=responses(Invalid, NotFound),
)
async def find(exchange: CurrentExchange, language: ReaderLanguage, asked: FindIn) -> FoundOut:
    """The ids of the records somebody is known by: nothing else of them is shown. The trail has that it was asked, of
    which form and by which fields, without the values."""
    platform, session = exchange.platform, exchange.reading
    live = platform.live.now
    try:
        lens = system_lens(live, live.entity(asked.app, asked.form))
    except (KeyError, NotFound):
        raise NotFound(FORM.as_dict(), asked.form) from None
    caller = Caller(session, exchange.actor, live, platform.clock, language)
    records = await recognising.known_as(caller, lens, asked.values)
    details = {"app": asked.app, "form": asked.form, "fields": sorted(asked.values), "found": len(records)}
    await audit.record(session, exchange.actor, kinds.AUDIT_READ, details=details)
    return FoundOut(records=records)


def _traced(row: Row[Any], known: Mapping[Any, str], live: Picture) -> TracedOut:
    details = row.details or {}
    entity = _entity(live, row.app, details.get("form"))
    records = details.get("records") or []
    named = details.get("seen") or details.get("fields") or [details.get("field")]
    return TracedOut(
        seq=row.seq,
        at=row.at,
        kind=row.kind,
        label=LabelOut(**kinds.label_of(row.kind).as_dict()),
        actor=_ref(row.actor, known),
        on_behalf_of=_ref(_behalf(row), known),
        acting_post=row.acting_post,
        app=row.app,
        form=details.get("form"),
        form_label=_label(entity.label) if entity is not None else None,
        record=row.subject_id if row.subject_type == "record" else None,
        records=1 if row.subject_type == "record" else len(records) or details.get("count"),
        fields=[_field(entity, each) for each in named if each],
        reason=details.get("reason"),
        export=row.subject_id if row.subject_type == "export" else None,
        address=row.address,
        trace_id=row.trace_id,
    )


def _entity(live: Picture, app: str | None, form: str | None) -> Entity | None:
    try:
        found: Entity = live.entity(app or "", form or "")
    except (KeyError, NotFound):
        return None
    return found


def _field(entity: Entity | None, name: str) -> TraceFieldOut:
    """A field that is gone is known by its name."""
    field = entity.by_name.get(name) if entity is not None else None
    return TraceFieldOut(name=name, label=_label(field.label if field is not None else Label(zh=name, en=name)))


def _label(label: Any) -> LabelOut:  # Any: what has both languages
    return LabelOut(**label.as_dict())


def _behalf(row: Row[Any]) -> UUID | None:
    told = (row.details or {}).get("on_behalf_of") or (row.details or {}).get("viewing_as")
    return UUID(told) if told else None


def _people(rows: Sequence[Row[Any]]) -> set[UUID | None]:
    return {row.actor for row in rows} | {_behalf(row) for row in rows}


def _ref(person: UUID | None, known: Mapping[Any, str]) -> RefOut | None:
    return RefOut(id=person, label=known.get(person, "?")) if person else None
