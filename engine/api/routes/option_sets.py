"""Changing an option set that records draw on: what a draft of it would do, and what of it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

from fastapi import APIRouter, Request

from engine.api.building import AppName, Building, DefinitionName, label_out, ref_out
from engine.api.declare import declared
from engine.api.dependencies import CurrentExchange, Reading
from engine.api.errors import responses
from engine.api.record_shapes import reader
from engine.api.shapes import LabelOut, Out, RefOut
from engine.definitions.option_sets.model import OptionSet
from engine.definitions.ranking import RankUse, other_meanings
from engine.errors import NotFound
from engine.identity import names
from engine.records.merging import ahead
from engine.records.merging.ahead import Holding
from engine.reference import Reference

router = APIRouter(prefix="/api/apps/{app}/definitions/option_set/{name}", tags=["live change"])


class HoldingOut(Out):
    """A field that draws on the set, and how many records hold each code; null where that is not told: the field is of
    a sensitivity class, or there are too many records to be counted in time. `exact` is false where there are more."""

    app: str
    form: str
    form_label: LabelOut
    label: LabelOut
    records: dict[str, int] | None
    exact: bool


class MergeOut(Out):
    """A merge and how far it came. `left_out` records kept the option, since another has the same values together;
    until `until` taking it back gives records what they had."""

    code: str
    into: str
    state: Literal["merging", "merged", "undoing"]
    records: int
    left_out: int
    author: RefOut
    begun_at: datetime
    until: datetime | None


class RankUseOut(Out):
    """A condition that other options satisfy, ranked as the draft has it; how many records do, before and after, where
    it asks of a field of the record and that is told."""

    app: str
    kind: str
    name: str
    label: LabelOut
    where: LabelOut
    text: str
    code: str
    before: list[str]
    after: list[str]
    records_before: int | None
    records_after: int | None
    exact: bool


class OptionEffectsOut(Out):
    """What hangs on the options, what was merged, and whose conditions by rank the draft changes."""

    holdings: list[HoldingOut]
    merges: list[MergeOut]
    ranking: list[RankUseOut]


@router.get("/effects", responses=responses(NotFound), openapi_extra=declared(permission="builder", audit="none"))
async def look_at_options(
    request: Request,
    app: AppName,
    name: DefinitionName,
    session: Reading,
    building: Building,
    exchange: CurrentExchange,
) -> OptionEffectsOut:
    """What publishing the draft of an option set would do to records and to conditions; nothing is changed."""
    source = (await building.drafts.get(session, app, "option_set", name)).source
    around = await building.overlays.drafted(session, app)
    live = around.live.with_uid(app, "option_set", source.uid)
    before = None if live is None else around.live.model(live)
    after = around.landscape.model(source)
    if live is None or not isinstance(before, OptionSet):
        return OptionEffectsOut(holdings=[], merges=[], ranking=[])
    picture = reader(request).live
    held = await ahead.holdings(exchange.platform.database, picture, Reference(app, live.name))
    merges = await ahead.merges(session, source.uid)
    people = await names.labels(session, [each.author for each in merges])
    ranked = [] if not isinstance(after, OptionSet) else [each.code for each in after.options]
    was = [each.code for each in before.options]
    others = other_meanings(around.landscape, Reference(app, source.name), was, ranked) if before.ranked else ()
    return OptionEffectsOut(
        holdings=[
            HoldingOut(
                app=each.app, form=each.form, form_label=label_out(each.form_label.as_dict()),
                label=label_out(each.label.as_dict()), records=None if each.records is None else dict(each.records),
                exact=each.exact,
            )
            for each in held
        ],
        merges=[
            MergeOut(
                code=each.code, into=each.into, state=each.state, records=each.records, left_out=each.left_out,
                author=ref_out(each.author, people), begun_at=each.begun_at, until=each.until,
            )
            for each in merges
        ],
        ranking=[_rank_out(each, held) for each in others],
    )  # fmt: skip


def _rank_out(use: RankUse, held: Sequence[Holding]) -> RankUseOut:
    at = (use.form and (use.form.app, use.form.name), use.field)
    of = next((each for each in held if ((each.app, each.form), each.field) == at), None)
    counts = None if of is None else of.records
    return RankUseOut(
        app=use.app, kind=use.kind, name=use.name, label=label_out(use.label), where=label_out(use.where),
        text=use.text, code=use.code, before=list(use.before), after=list(use.after),
        records_before=_sum(counts, use.before), records_after=_sum(counts, use.after),
        exact=of is None or of.exact,
    )  # fmt: skip


def _sum(counts: Mapping[str, int] | None, codes: Sequence[str]) -> int | None:
    return None if counts is None else sum(counts.get(code, 0) for code in codes)
