"""Loading a package's lines of data: each becomes one record, through the one door, once and never again.

The platform writes them, acting openly in the name of whoever the line says the record belongs to: the change and the
audit entry carry the source `demo` or `reference`. A whole part is one transaction: either all of it is there or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from graphlib import CycleError, TopologicalSorter
from typing import Any
from uuid import UUID

from engine.clock import Clock
from engine.database.identifier import new_id
from engine.database.session import Database, Session
from engine.definitions.live import Live
from engine.errors import Invalid
from engine.identity.actor import SYSTEM, Actor
from engine.packages import repository
from engine.packages.data_file import (
    NO_SUCH_REFERENCE,
    DataRow,
    Names,
    UnknownReference,
    read_rows,
    referred,
    resolved,
)
from engine.packages.names import Ids, known_ids
from engine.problems import Code, Language, Problem
from engine.records.caller import Caller, Write
from engine.records.saving import create

NO_SUCH_FORM = Code(
    "data_for_no_form", zh="没有表单“{form}”，不能装入它的数据", en="There is no form '{form}' to load data into"
)
IN_A_RING = Code(
    "data_in_a_ring",
    zh="这些表单的数据互相引用，无法确定先后：{forms}",
    en="The data of these forms refers in a ring: {forms}",
)


@dataclass(slots=True)
class _Loading:
    """One part of one package on its way in."""

    part: str
    ids: Ids
    records: dict[str, UUID]
    clock: Clock

    def names(self) -> Names:
        def find(sort: str, name: str) -> str | None:
            found = self.records.get(name) if sort in ("demo", "reference") else self.ids.find(sort, name)
            return str(found) if found is not None else None

        return Names(find, self.clock.today(), self.clock.zone)


async def load(database: Database, live: Live, clock: Clock, app: str, part: str, files: Mapping[str, bytes]) -> int:
    """Load the lines of one part (`reference` or `demo`) that are not there yet; how many that were."""
    problems: list[Problem] = []
    rows = {form: read_rows(form, content, problems) for form, content in files.items()}
    order = _order(rows, problems)
    if problems:
        raise Invalid([each.under(f"/data/{part}") for each in problems])
    return await database.run(lambda session: _load(session, live, clock, app, part, [rows[form] for form in order]))


async def _load(
    session: Session, live: Live, clock: Clock, app: str, part: str, files: Sequence[Sequence[DataRow]]
) -> int:
    picture = await live.hold(session, app)
    apps = [app, *sorted(picture.landscape.requires(app))]
    known = await repository.loaded_rows(session, apps)
    records = {ref: record for (_, _, ref), record in known.items()}
    loading = _Loading(part, await known_ids(session), records, clock)
    forms = {each.name: each.uid for each in picture.definitions(app, "form")}
    caller = Caller(session, SYSTEM, picture, clock, Language.ZH)
    loaded: list[tuple[str, str, UUID]] = []
    for rows in files:
        for row in rows:
            if (app, part, row.ref) in known:
                continue
            if row.form not in forms:
                raise Invalid([NO_SUCH_FORM.at(f"/data/{part}/{row.form}", form=row.form)])
            record = await _create(caller, loading, app, row)
            loading.records[row.ref] = record
            loaded.append((row.ref, forms[row.form], record))
    await repository.note_loaded(session, app, part, loaded)
    return len(loaded)


async def _create(caller: Caller, loading: _Loading, app: str, row: DataRow) -> UUID:
    place = f"/data/{loading.part}/{row.form}/{row.line}"
    names = loading.names()
    try:
        values = {name: resolved(value, names) for name, value in row.values.items()}
        acting = replace(caller, actor=_owner(row, names), clock=_clock(caller.clock, row.at, names))
    except UnknownReference as unknown:
        raise Invalid([NO_SUCH_REFERENCE.at(place, written=str(unknown))]) from None
    record = new_id()
    try:
        await create(acting, app, row.form, values, write=Write(source=loading.part), record=record)
    except Invalid as invalid:
        raise Invalid([each.under(place) for each in invalid.problems]) from None
    return record


def _owner(row: DataRow, names: Names) -> Actor:
    """The platform in the name of whoever the record belongs to."""
    person = UUID(resolved(row.owner, names)) if row.owner else SYSTEM.person
    unit = UUID(resolved(row.org, names)) if row.org else None
    return replace(SYSTEM, person=person, unit=unit)


def _clock(clock: Clock, at: str | None, names: Names) -> Clock:
    """The same clock, set back to when the record came about."""
    if at is None:
        return clock
    moment = datetime.fromisoformat(resolved(at, names))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=clock.zone)
    return Clock(moment - clock.real(), clock.zone)


def _order(rows: Mapping[str, Sequence[DataRow]], problems: list[Problem]) -> list[str]:
    """The forms, those first whose lines others name."""
    where = {row.ref: form for form, each in rows.items() for row in each}
    before: dict[str, set[str]] = {form: set() for form in sorted(rows)}
    for form, each in rows.items():
        named = {where[ref] for row in each for ref in _refs(row.values.values()) if ref in where}
        before[form] |= named - {form}
    try:
        return list(TopologicalSorter(before).static_order())
    except CycleError as ring:
        problems.append(IN_A_RING.at("", forms=sorted(set(ring.args[1]))))
        return []


def _refs(values: Iterable[Any]) -> Iterable[str]:
    for value in values:
        yield from referred(value)
