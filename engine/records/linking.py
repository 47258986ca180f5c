"""A form's expressions, run on what is being saved: what they need is read, and what follows is written along."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any, cast
from uuid import UUID
from weakref import WeakKeyDictionary

from engine.calendars.live import live_calendars
from engine.database.session import Session
from engine.expressions.given import Given
from engine.expressions.python_source import Moment
from engine.fields.field_type import Json
from engine.problems import Problem
from engine.records.caller import Caller
from engine.records.computed.model import is_relation
from engine.records.computed.statements import hold_referred
from engine.records.given import organisation_for, unit_of
from engine.records.lens import Lens
from engine.records.linkage import Linkage, Path
from engine.records.projection import CREATED_AT, CREATED_BY, ID, ORG, OWNER, Projection, Row
from engine.records.referred import look, look_many
from engine.records.settling import Saving, known_values, settle
from engine.records.submission import Submission, in_order
from engine.records.validation import REQUIRED


async def link_new(
    caller: Caller, lens: Lens, submission: Submission, *, writable: Container[str], moment: Moment | None = None
) -> None:
    """A new record: values that follow are added, and every problem. `moment` is what is given to all of many."""
    linkage = lens.entity.linkage
    if linkage is None:
        return
    doer, now = caller.actor.person, caller.now()
    system = {"created_at": now, "created_by": doer, "updated_at": now, "updated_by": doer, "owner": caller.actor.me}
    there = {**system, "org": caller.actor.unit, **submission.values}
    known = {path: there[path[0]] for path in linkage.asked_of_itself if path[0] in there}
    faulty: set[str] = set()
    if linkage.leads_out:
        references = {uid: submission.values.get(uid) for uid in lens.targets}
        await _hold(caller, lens, linkage, references)
        known |= await _more(caller, lens, linkage, known, references, None, faulty)
    changed = {uid for uid, value in submission.values.items() if value is not None}
    moment = moment or await moment_for(caller, lens, linkage)
    values = _settled(caller, lens, linkage, submission, known, faulty, writable, changed, moment, is_new=True)
    for uid, value in values.items():
        if value is None:
            submission.values.pop(uid, None)
        else:
            submission.values[uid] = value


async def link_change(
    caller: Caller,
    lens: Lens,
    submission: Submission,
    current: dict[str, Json],
    projection: Projection,
    row: Row,
    *,
    writable: Container[str],
    looked: Looked | None = None,
    moment: Moment | None = None,
) -> None:
    """A changed record: what follows differently now is added to the changes, and to `current` what that was.
    `looked` is what `look_for_many` found for it, `moment` what is given to all of many."""
    linkage = lens.entity.linkage
    if linkage is None or not (submission.values or submission.problems):
        return
    known = _known(caller, linkage, submission, projection, row)
    if looked is None:
        present = {column.field.uid: row[column.position] for column in projection.columns}
        await _hold(caller, lens, linkage, present, submission.values)
    faulty: set[str] = set()
    if looked is None:
        read = await _more(caller, lens, linkage, known, _references(lens, submission), UUID(str(row[ID])), faulty)
    else:
        read = looked[0]
        faulty.update(looked[1])
    fields = lens.entity.by_uid
    for path, value in read.items():
        if len(path) == 1 and path[0] in fields:
            current[path[0]] = None if value is None else fields[path[0]].traits.dump(value)
    changed = set(submission.values)
    moment, known = moment or await moment_for(caller, lens, linkage), {**known, **read}
    for uid, value in _settled(caller, lens, linkage, submission, known, faulty, writable, changed, moment).items():
        if fields[uid].traits.dump(value) != current.get(uid):
            submission.values[uid] = value
        else:
            submission.values.pop(uid, None)


async def _hold(caller: Caller, lens: Lens, linkage: Linkage, *referring: Mapping[str, Any]) -> None:
    """Keep what stored values are taken over from as it is until this write is committed: whoever changes it then finds
    this record and brings it up to date."""
    for way in sorted(linkage.followed):
        records = {each[way[0]] for each in referring if each.get(way[0]) is not None}
        if records:
            await hold_referred(cast("Session", caller.session), caller.live, lens.entity, way, sorted(records))


Looked = tuple[dict[Path, Any], list[str]]
"""What was read for a record, and its references to what the writer may not read."""


async def look_for_many(
    caller: Caller, lens: Lens, changed: Sequence[tuple[Submission, Row]], projection: Projection
) -> dict[UUID, Looked]:
    """What the expressions need for many changed records: one statement for all that are made to refer to the same."""
    linkage = lens.entity.linkage
    if linkage is None:
        return {}
    alike: dict[tuple[Any, ...], list[UUID]] = {}
    wanted: dict[frozenset[str], tuple[Path, ...]] = {}  # what is known depends on the fields that are changed, no more
    for submission, row in changed:
        fields = frozenset(submission.values)
        if fields not in wanted:
            wanted[fields] = tuple(sorted(_wanted(linkage, _known(caller, linkage, submission, projection, row))))
        references = _references(lens, submission)
        alike.setdefault((wanted[fields], tuple(sorted(references.items()))), []).append(UUID(str(row[ID])))
    found: dict[UUID, Looked] = {}
    for (paths, referring), records in alike.items():
        found |= await look_many(caller, lens, paths, dict(referring), records)
    return found


def _known(
    caller: Caller, linkage: Linkage, submission: Submission, projection: Projection, row: Row
) -> dict[Path, Any]:
    """What is known of a record that is being changed, as far as anything asks for it."""
    of, places = _places.get(projection, (None, []))
    if of is not linkage:
        positions = {(each.field.uid,): each.position for each in projection.columns}
        positions |= {("created_at",): CREATED_AT, ("created_by",): CREATED_BY, ("owner",): OWNER, ("org",): ORG}
        places = [(path, at) for path, at in positions.items() if path in linkage.asked]
        _places[projection] = linkage, places
    known = {path: row[at] for path, at in places}
    known[("updated_at",)], known[("updated_by",)] = caller.now(), caller.actor.person
    return known | known_values(submission.values)


_places: WeakKeyDictionary[Projection, tuple[Linkage, list[tuple[Path, int]]]] = WeakKeyDictionary()
"""Where in a row is what these expressions ask for."""


def _references(lens: Lens, submission: Submission) -> dict[str, UUID | None]:
    return {uid: submission.values[uid] for uid in lens.targets if uid in submission.values}


def _wanted(linkage: Linkage, known: Mapping[Path, Any]) -> set[Path]:
    """What has to be read of a record that is there."""
    wanted = {path for path in linkage.reads if path not in known and not is_relation(path[-1])}
    return wanted | {(uid,) for uid in linkage.order if (uid,) not in known}


async def _more(
    caller: Caller,
    lens: Lens,
    linkage: Linkage,
    known: Mapping[Path, Any],
    references: Mapping[str, UUID | None],
    record: UUID | None,
    faulty: set[str],
) -> dict[Path, Any]:
    """What has to be read. A reference to what the writer may not read counts as one that could not be read: it is
    refused with the write, and nothing is told about the record."""
    if record is None:
        unknown = {path for path in linkage.reads if path not in known and not is_relation(path[-1])}
        wanted = {path for path in unknown if len(path) > 1 and references.get(path[0]) is not None}
    else:
        wanted = _wanted(linkage, known)
    found, unseen = await look(caller, lens, wanted, references, record)
    faulty.update(unseen)
    return found


async def moment_for(caller: Caller, lens: Lens, linkage: Linkage) -> Moment:
    """What the expressions are given."""
    calendars = live_calendars(cast("Any", caller.live), lens.entity.app)
    organisation = await organisation_for(caller) if linkage.asks_organisation else None
    me, unit = str(caller.actor.me), unit_of(caller)
    given = Given(me, linkage.ranks, calendars, unit=unit, organisation=organisation)
    return Moment(caller.now().astimezone(caller.clock.zone), caller.clock.today(), given)


def _settled(
    caller: Caller,
    lens: Lens,
    linkage: Linkage,
    submission: Submission,
    known: dict[Path, Any],
    faulty: set[str],
    writable: Container[str],
    changed: Container[str],
    moment: Moment,
    *,
    is_new: bool = False,
) -> dict[str, Any]:
    """The values that follow; problems are added to those of the submission, each once."""
    names = lens.entity.by_name
    left: list[Problem] = []
    for each in submission.problems:
        parts = each.path.split("/")
        of = names.get(parts[2]) if len(parts) > 2 else None
        if of is not None and each.code is REQUIRED and of.uid in linkage.fields:
            known[(of.uid,)] = None  # asked again below, if anybody sees the field at all
            continue
        left.append(each)
        if of is not None:
            faulty.add(of.uid)
    zone = caller.clock.zone
    saving = Saving(known, moment, zone, faulty, writable, changed, is_new, submission.silent)
    settled = settle(lens.entity, linkage, saving)
    submission.problems = in_order(lens.entity, [*left, *settled.problems])
    submission.follows |= set(settled.values)
    return settled.values
