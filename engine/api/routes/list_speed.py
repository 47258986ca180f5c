"""Slow lists and the indexes made for them: what builders see, have made and have dropped."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Path, Request
from pydantic import Field

from engine.api.building import AppName, label_out, ref_out
from engine.api.declare import declared
from engine.api.dependencies import CurrentActor, CurrentExchange, Exchange, Reading, Transaction
from engine.api.errors import responses
from engine.api.list_questions import through
from engine.api.record_shapes import reader
from engine.api.shapes import In, LabelOut, Out, RefOut
from engine.definitions.runner import existing_app
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.identity import names
from engine.records import reading
from engine.records.reading import Wanted
from engine.records.speed import service, watch
from engine.records.speed.keys import candidates
from engine.records.speed.shape import shape_from
from engine.records.speed.trial import Found, tried
from engine.records.speed.words import index_in_words, shape_in_words
from engine.reference import Label
from engine.views.speed import Names, views_by_shape

router = APIRouter(prefix="/api/apps/{app}", tags=["list speed"])

ASK = declared(permission=["builder", "system_admin"], audit="none", reads=True)
WISH = declared(permission="builder", audit="none", reads=True)
ACT = declared(permission=["builder", "system_admin"], audit="act")
SlowId = Annotated[str, Path(max_length=64)]
UNKNOWN = Label(zh="已不存在的表单", en="A form that is gone")


class ListFormOut(Out):
    """A form by name and label."""

    name: str
    label: LabelOut


class TimesOut(Out):
    """How often a list was asked for, how often it was slow, and within how many milliseconds a half and nineteen
    twentieths of the answers came."""

    calls: int
    slow: int
    p50: int | None
    p95: int | None


class ViewsOut(Out):
    """The views that ask for just this: published ones, those offered or one's own, and how many others keep."""

    published: list[LabelOut]
    offered: list[str]
    private: int


class SlowListOut(Out):
    """A list that took long; `index` is the one made for it."""

    id: str
    form: ListFormOut
    says: LabelOut
    views: ViewsOut
    times: TimesOut
    since: datetime
    last_at: datetime
    index: UUID | None


class TrialOut(Out):
    """What a trial on a sample of the records found: the database's estimate of the list's cost without and with the
    index, and how many bytes the index would take."""

    records: int
    sampled: int
    before: int
    after: int
    bytes: int


class ListIndexOut(Out):
    """An index made for a list. `progress` is in per cent while it is built and the database says; `before` and `after`
    are the times of its list without and with it."""

    id: UUID
    form: ListFormOut
    says: LabelOut
    state: Literal["building", "ready", "failed", "dropping", "gone"]
    reason: LabelOut | None
    progress: int | None
    bytes: int | None
    scans: int | None
    is_unused: bool
    trial: TrialOut
    before: TimesOut | None
    after: TimesOut | None
    made_by: RefOut
    made_at: datetime


class ListSpeedOut(Out):
    """The slow lists of an app and the indexes made for its lists; a list is slow from so many milliseconds on."""

    threshold: int
    lists: list[SlowListOut]
    indexes: list[ListIndexOut]


class IndexProposalOut(Out):
    """The index that would help, or why none is proposed: few records, served by an index there is, no index helps, the
    form has changed since, the database was too busy to try."""

    slow: str | None
    says: LabelOut | None
    trial: TrialOut | None
    why_not: Literal["few", "served", "no", "changed", "busy"] | None


class ListWishIn(In):
    """A list as `records/query` asks for it."""

    form: str = Field(max_length=64)
    view: str | None = Field(default=None, max_length=120)
    filter: Any = None  # Any: conditions, an expression or a drawing
    sort: list[str] = Field(default_factory=list, max_length=5)


class IndexWishIn(In):
    """The slow list that an index is to be made for."""

    slow: str = Field(max_length=64)


class IndexAskedOut(Out):
    """The index that is being made."""

    id: UUID


@router.get("/list_speed", responses=responses(NotFound, Forbidden), openapi_extra=ASK)
async def list_speed(request: Request, app: AppName, session: Reading, exchange: CurrentExchange) -> ListSpeedOut:
    """Lists of the app that take long, and the indexes made for lists."""
    caller = reader(request)
    await existing_app(session, app)
    lists = await service.slow_lists(session, caller.live, app)
    made = await service.made(session, caller.live, app, exchange.platform.clock.real())
    views = await views_by_shape(caller, app) if lists else {}
    people = await names.labels(session, [each.row.made_by for each in made])
    return ListSpeedOut(
        threshold=exchange.platform.settings.slow_list,
        lists=[_slow_out(each, views) for each in lists],
        indexes=[_index_out(each, people) for each in made],
    )


@router.get("/list_speed/{slow}/proposal", responses=responses(NotFound, Forbidden), openapi_extra=ASK)
async def propose(request: Request, app: AppName, slow: SlowId, exchange: CurrentExchange) -> IndexProposalOut:
    """What would make a slow list faster, tried on a sample of the records. Nothing is made."""
    entity, found = await service.proposal(exchange.platform.database, reader(request).live, app, slow)
    return _proposal_out(slow, entity, found)


@router.post("/list_speed/query", responses=responses(Invalid, NotFound, Forbidden), openapi_extra=WISH)
async def ask(
    request: Request, app: AppName, body: ListWishIn, session: Reading, exchange: CurrentExchange
) -> IndexProposalOut:
    """The same for a list that is about to be kept as a view, seen with the caller's rights. What would help is kept
    among the lists, so that it can be made."""
    caller = reader(request)
    wanted = through(caller, app, body.form, body.view, Wanted(filter=body.filter, sort=body.sort or None))
    lens, listed = reading.asked_for(caller, app, body.form, wanted)
    database = exchange.platform.database
    found = await tried(database, lens.entity, listed.statement, candidates(listed.shape, lens.entity))
    if found.why_not:
        return _proposal_out(None, lens.entity, found)
    slow = await watch.keep(session, listed, exchange.platform.clock.real())
    return _proposal_out(slow, lens.entity, found)


@router.post("/list_indexes", status_code=202, responses=responses(NotFound, Conflict, Forbidden), openapi_extra=ACT)
async def make_index(
    request: Request, app: AppName, body: IndexWishIn, session: Transaction, actor: CurrentActor,
    exchange: CurrentExchange,
) -> IndexAskedOut:  # fmt: skip
    """Have the proposed index made, beside whoever works. It is tried once more before."""
    platform, live = exchange.platform, reader(request).live
    entity, found = await service.proposal(platform.database, live, app, body.slow)
    made = await service.make(session, actor, _queue(exchange), platform.clock, app, body.slow, entity, found)
    return IndexAskedOut(id=made)


@router.delete(
    "/list_indexes/{index}", status_code=202, responses=responses(NotFound, Conflict, Forbidden), openapi_extra=ACT
)
async def drop_index(
    request: Request, app: AppName, index: UUID, session: Transaction, actor: CurrentActor, exchange: CurrentExchange
) -> IndexAskedOut:
    """Have an index dropped that was made for a list."""
    live = reader(request).live
    await service.drop(session, actor, _queue(exchange), exchange.platform.clock, live, app, index)
    return IndexAskedOut(id=index)


def _queue(exchange: Exchange) -> Any:  # Any: `jobs.queue.Queue`
    return exchange.platform.parts["queue"]


def _form(entity: Any) -> ListFormOut:
    """Any: an Entity, or None where the form is gone."""
    if entity is None:
        return ListFormOut(name="", label=label_out(UNKNOWN.as_dict()))
    return ListFormOut(name=entity.name, label=label_out(entity.label.as_dict()))


def _slow_out(each: service.Slow, views: Any) -> SlowListOut:
    """Any: names by form and shape."""
    shape = shape_from(each.row.shape)
    found = views.get((each.row.form, shape.list_key), Names())
    return SlowListOut(
        id=each.row.id,
        form=_form(each.entity),
        says=label_out(shape_in_words(each.entity, shape).as_dict()),
        views=ViewsOut(
            published=[label_out(one.as_dict()) for one in found.published],
            offered=found.offered,
            private=found.private,
        ),
        times=TimesOut(**each.times),
        since=each.row.since,
        last_at=each.row.last_at,
        index=each.index,
    )


def _index_out(each: service.Made, people: Any) -> ListIndexOut:
    """Any: names of people by id."""
    row = each.row
    return ListIndexOut(
        id=row.id,
        form=_form(each.entity),
        says=label_out(service.said(each.entity, row).as_dict()),
        state=row.state,
        reason=label_out(row.reason) if row.reason is not None else None,
        progress=each.progress,
        bytes=each.bytes,
        scans=each.scans,
        is_unused=each.is_unused,
        trial=TrialOut(**row.trial),
        before=TimesOut(**row.before) if row.before is not None else None,
        after=TimesOut(**each.after) if each.after is not None else None,
        made_by=ref_out(row.made_by, people),
        made_at=row.made_at,
    )


def _proposal_out(slow: str | None, entity: Any, found: Found) -> IndexProposalOut:
    """Any: an Entity."""
    return IndexProposalOut(
        slow=slow,
        says=label_out(index_in_words(entity, found.keys).as_dict()) if found.keys else None,
        trial=TrialOut(**found.trial.as_json()) if found.trial is not None else None,
        why_not=found.why_not or None,
    )
