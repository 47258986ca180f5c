"""Changing what is live: what a change would do to the records there are, what is gone and may be taken up again, and
what changed between two releases."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from pydantic import Field

from engine.api.building import AppName, Building, DefinitionChangeOut, DefinitionName, KindName, label_out, ref_out
from engine.api.building import definition_change_out as change_out
from engine.api.declare import declared
from engine.api.dependencies import CurrentActor, CurrentExchange, Reading, Transaction
from engine.api.errors import responses
from engine.api.record_shapes import reader, with_names
from engine.api.shapes import In, LabelOut, Listing, Out, RefOut
from engine.definitions import bin as recycle_bin
from engine.definitions import history
from engine.errors import Conflict, Invalid, NotFound, Unavailable
from engine.forms import ahead, asking, kept
from engine.forms.asking import TypeChange
from engine.identity import names
from engine.reference import UID_PATTERN

router = APIRouter(prefix="/api/apps/{app}", tags=["live change"])

ASK = declared(permission="builder", audit="none", reads=True)
ACT = declared(permission="builder", audit="act")


class TypeChangeIn(In):
    """A published field and the type it is to have; what of the conversion is wished is looked at as well."""

    field: str = Field(max_length=64)
    type: str = Field(max_length=48)
    options: dict[str, Any] = Field(default_factory=dict)  # Any: the type's own options model reads them
    conversion: dict[str, Any] | None = None  # Any: the form's model reads it


class ValueOut(Out):
    """A value; no text where whoever asks may not see it in any of the records looked at."""

    text: str | None
    count: int


class ExampleOut(Out):
    """A value and how it is written afterwards."""

    before: str
    after: str


class TypeChangeOut(Out):
    """What becomes of the values. `changes` is false where nothing does; `restored` are those that were kept from
    before; `exact` is false where there are too many records to count."""

    changes: bool
    records: int
    filled: int
    fits: int
    differing: int
    restored: int
    unfit: int
    exact: bool
    values: list[ValueOut]
    examples: list[ExampleOut]


class DoublesIn(In):
    """Published fields that are to be unique, together where there are several."""

    fields: list[Annotated[str, Field(max_length=64)]] = Field(min_length=1, max_length=8)


class DoubleOut(ValueOut):
    """A value that occurs more than once, and records that have it, of those that may be seen."""

    records: list[RefOut]


class DoublesOut(Out):
    """How many values more than one record has, how many records have such a value, and the most frequent."""

    values: int
    records: int
    items: list[DoubleOut]


class GoneFieldOut(Out):
    """A field as it was last written, and how many values of it are kept."""

    field: dict[str, Any]  # Any: the document's part
    label: LabelOut
    release: int | None
    at: datetime
    values: int
    exact: bool


class GoneOut(Out):
    """A definition that is not published any more; of a form, how many records are kept."""

    kind: str
    name: str
    uid: str
    label: LabelOut
    author: RefOut
    at: datetime
    records: int | None
    exact: bool


class TakenUpOut(Out):
    """The draft that was made of it."""

    kind: str
    name: str


class ComparisonOut(Out):
    """What changed, definition by definition."""

    changes: list[DefinitionChangeOut]


class LiveOut(Out):
    """What is live of a definition; both are null where it was never published."""

    version: int | None
    body: dict[str, Any] | None  # Any: the document


@router.get("/definitions/{kind}/{name}/live", responses=responses(NotFound), openapi_extra=ASK)
async def get_live(app: AppName, kind: KindName, name: DefinitionName, session: Reading, building: Building) -> LiveOut:
    """What is live, in the names of the drafts: what a draft is held against to see what it changes."""
    found = await history.live_body(session, building.overlays, app, kind, name)
    return LiveOut(version=found[0], body=dict(found[1])) if found is not None else LiveOut(version=None, body=None)


@router.post(
    "/definitions/form/{name}/type_change", responses=responses(NotFound, Invalid, Unavailable), openapi_extra=ASK
)
async def look_at_type_change(
    request: Request, app: AppName, name: DefinitionName, body: TypeChangeIn, session: Reading, building: Building,
    exchange: CurrentExchange,
) -> TypeChangeOut:  # fmt: skip
    """What changing the type of a published field would do to the values there are; nothing is changed."""
    wish = TypeChange(body.field, body.type, body.options, body.conversion)
    asked = await asking.asked(session, building.overlays, app, name, wish)
    caller = reader(request)
    entity = caller.live.entity(app, asked.form)
    if asked.recipe is None:
        count = await kept.filled(session, entity, entity.by_uid[asked.field])
        return TypeChangeOut(
            changes=False, records=count.records, filled=count.filled, fits=count.filled, differing=0, restored=0,
            unfit=0, exact=count.exact, values=[], examples=[],
        )  # fmt: skip
    old = entity.by_uid[asked.field]
    found = await ahead.conversions(exchange.platform.database, caller, entity, old, asked.recipe)
    return TypeChangeOut(
        changes=True,
        records=found.records,
        filled=found.filled,
        fits=found.filled - found.unfit,
        differing=found.differing,
        restored=found.restored,
        unfit=found.unfit,
        exact=found.exact,
        values=[ValueOut(text=each.text, count=each.count) for each in found.values],
        examples=[ExampleOut(before=before, after=after) for before, after in found.examples],
    )


@router.post(
    "/definitions/form/{name}/duplicates", responses=responses(NotFound, Invalid, Unavailable), openapi_extra=ASK
)
async def look_for_duplicates(
    request: Request, app: AppName, name: DefinitionName, body: DoublesIn, session: Reading, building: Building,
    exchange: CurrentExchange,
) -> DoublesOut:  # fmt: skip
    """Which values of a field, or of several together, more than one record has by now."""
    form, uids = await asking.published_fields(session, building.overlays, app, name, body.fields)
    caller = reader(request)
    entity = caller.live.entity(app, form)
    fields = [entity.by_uid[each] for each in uids]
    found = await ahead.doubles(exchange.platform.database, caller, entity, fields)
    return DoublesOut(
        values=found.values,
        records=found.records,
        items=[
            DoubleOut(
                text=each.text, count=each.count, records=[RefOut(id=key, label=title) for key, title in each.records]
            )
            for each in found.shown
        ],
    )


@router.get("/definitions/form/{name}/gone_fields", responses=responses(NotFound), openapi_extra=ASK)
async def list_gone_fields(
    app: AppName, name: DefinitionName, session: Reading, building: Building
) -> Listing[GoneFieldOut]:
    """Fields the form once had; what they held is kept, and comes back with the field."""
    landscape = (await building.overlays.drafted(session, app)).landscape
    source = (await building.drafts.get(session, app, "form", name)).source
    found = await recycle_bin.gone_fields(session, landscape, source)
    counts = await kept.kept_values(session, app, source.uid, [each.field["uid"] for each in found])
    return Listing(
        items=[
            GoneFieldOut(
                field=each.field,
                label=label_out(each.field["label"]),
                release=each.release,
                at=each.at,
                values=min(counts.get(each.field["uid"], 0), kept.MOST_COUNTED),
                exact=counts.get(each.field["uid"], 0) <= kept.MOST_COUNTED,
            )
            for each in found
        ]
    )


@router.get("/gone", responses=responses(NotFound), openapi_extra=ASK)
async def list_gone(app: AppName, session: Reading, building: Building) -> Listing[GoneOut]:
    """Definitions of the app that are not published any more, with what is kept of them."""
    found = await recycle_bin.gone_from(session, building.overlays, app)
    forms = [each.source.uid for each in found if each.source.kind == "form"]
    counts = await kept.kept_records(session, app, forms)
    people = await names.labels(session, [each.author for each in found])
    return Listing(
        items=[
            GoneOut(
                kind=each.source.kind,
                name=each.source.name,
                uid=each.source.uid,
                label=label_out(each.source.label),
                author=ref_out(each.author, people),
                at=each.at,
                records=min(counts[each.source.uid], kept.MOST_COUNTED) if each.source.uid in counts else None,
                exact=counts.get(each.source.uid, 0) <= kept.MOST_COUNTED,
            )
            for each in found
        ]
    )


@router.post("/gone/{kind}/{uid}/restore", responses=responses(NotFound, Conflict), openapi_extra=ACT)
async def restore_gone(
    app: AppName,
    kind: KindName,
    uid: Annotated[str, Path(pattern=UID_PATTERN)],
    session: Transaction,
    actor: CurrentActor,
    building: Building,
    exchange: CurrentExchange,
) -> TakenUpOut:
    """Make a draft of a definition that is gone, as it was; publishing it brings its records back."""
    at = exchange.platform.clock.real()
    source = await recycle_bin.take_up(session, actor, building.overlays, app, kind, uid, at)
    return TakenUpOut(kind=source.kind, name=source.name)


@router.get("/releases/{a}...{b}", responses=responses(NotFound), openapi_extra=ASK)
async def compare_releases(
    request: Request, app: AppName, a: int, b: int, session: Reading, building: Building
) -> ComparisonOut:
    """What changed from one release to another, field by field, in words."""
    found = await history.compare_releases(session, building.overlays, app, a, b)
    return await with_names(request, ComparisonOut(changes=[change_out(each) for each in found]))
