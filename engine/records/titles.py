"""What records are called, for whoever asks: a record he may not read has no name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import any_, bindparam
from sqlalchemy.dialects.postgresql import ARRAY

from engine.database.types import Identifier
from engine.errors import NotFound
from engine.query.render import Kept, Rendered, render
from engine.records.caller import Caller
from engine.records.entity import EntityField
from engine.records.layout import Layout, settled_title, title_column, title_field_of
from engine.records.lens import Lens
from engine.records.projection import Row, TitleColumns, title_text
from engine.records.sealing import opened

_titles: Kept[tuple[Rendered, TitleColumns]] = Kept(512)
_held: Kept[Rendered] = Kept(512)


def seen_form(caller: Caller, field: EntityField) -> Lens | None:
    """The form a field keeps several records of, as the caller sees it; None where he sees nothing of it."""
    if field.several is None:
        return None
    try:
        return caller.lens(field.several.app, field.several.name)
    except NotFound:
        return None


async def titles(caller: Caller, target: Lens, ids: Iterable[UUID]) -> dict[UUID, str | None]:
    """The titles of those of these records he may read."""
    statement, title = _titles.get((target.key, "titles"), lambda: _titles_of(target))
    bound = {**caller.bound(target), "ids": list(ids)}
    rows: Sequence[Row] = await caller.session.raw.fetch(statement.text, *statement.arguments(bound))
    if title.field is not None and title.field.digests:
        rows = await opened(caller.session, [(title.position, 0, title.field.place)], rows)
    return {row[0]: title_text(title, row, caller.language) for row in rows}


async def held(caller: Caller, target: Lens, ids: Iterable[UUID]) -> set[UUID]:
    """Those of these records he may read; none of them can be deleted until the transaction ends."""

    def make() -> Rendered:
        found = target.readable(alias="t")
        key = found.table["id"]
        one_of = key == any_(bindparam("ids", type_=ARRAY(Identifier)))
        statement = found.select(key).where(one_of).order_by(key)
        return render(statement.with_for_update(read=True, key_share=True, of=found.table.source))

    statement = _held.get(target.key, make)
    bound = {**caller.bound(target), "ids": list(ids)}
    return {row[0] for row in await caller.session.raw.fetch(statement.text, *statement.arguments(bound))}


def _titles_of(target: Lens) -> tuple[Rendered, TitleColumns]:
    found, layout = target.readable(alias="t"), Layout()
    title = title_field_of(target)
    settled = settled_title(target, title)
    layout.add(found.table["id"])
    position = layout.add(title_column(found, title))
    bits = layout.add(found.bits()) if settled is None else None
    one_of = found.table["id"] == any_(bindparam("ids", type_=ARRAY(Identifier)))
    statement = found.select(*layout.columns).where(one_of)
    return render(statement), TitleColumns(position, bits, target.rights, settled, title)
