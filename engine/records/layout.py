"""Which columns a statement returns for a record, and where: the system ones first, then fields, titles of what is
referred to, and bits where rights differ from row to row.

The title of a referred record comes through `readable` of its form: of a record the reader may not see there is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ColumnElement, func, literal_column

from engine.permissions.access import Action
from engine.permissions.rights import Rights
from engine.records.columns import READ_COLUMNS, FormTable
from engine.records.entity import EntityField
from engine.records.lens import Lens
from engine.records.projection import Column, Projection, TitleColumns
from engine.records.readable import Readable

Titles = Mapping[str, tuple[ColumnElement[Any], ColumnElement[Any] | None]]
"""By field uid: a referred record's title and its bits, already found by another part of the statement."""


@dataclass
class Layout:
    """The columns of a statement and how its rows are read."""

    columns: list[ColumnElement[Any]] = field(default_factory=list)

    def add(self, column: ColumnElement[Any], name: str | None = None) -> int:
        """Another column, under a name of its own; its position."""
        position = len(self.columns)
        self.columns.append(column.label(name or f"c{position}"))
        return position


def record_layout(
    lens: Lens,
    found: Readable,
    *,
    fields: Sequence[EntityField] | None = None,
    all_bits: bool = False,
    titles: Titles | None = None,
) -> tuple[Layout, Projection]:
    """Columns for whole records, or for some fields of them.

    `all_bits` asks for bits whenever any rule exists: for who needs to know what may be written and not only what is
    seen.
    """
    layout = Layout()
    for name in READ_COLUMNS:
        layout.add(found.table[name])
    columns = []
    for each in found.shown if fields is None else fields:
        position = layout.add(found.table.of(each))
        title = None
        if each.uid in lens.targets:
            title = _title(layout, lens.targets[each.uid], found.table.of(each), (titles or {}).get(each.uid))
        columns.append(Column(each, position, title))
    settled = found.settled
    if all_bits and found.rights.clauses:
        settled = None
    bits = layout.add(found.bits()) if settled is None and found.rights.clauses else None
    if settled is None and bits is None:
        settled = found.rights.of(0)
    entity = found.entity
    return layout, Projection(found.rights, columns, bits=bits, settled=settled, title_field=entity.title_field)


def over(found: Readable, source: FormTable) -> Readable:
    """The same rights over another source of rows: what an insert or update returns."""
    return replace(found, table=replace(source, works_out=found.table.works_out))


def title_field_of(target: Lens) -> EntityField | None:
    """The field that names a record of this form, if its reader sees it on some record."""
    found = target.entity.by_name.get(target.entity.title_field or "")
    return found if found is not None and target.rights.ever_seen(found.uid) else None


def title_column(found: Readable, title: EntityField | None) -> ColumnElement[Any]:
    """The column that names a record; its id where the form has none. Never null for a text."""
    if title is None:
        return found.table["id"]
    column = found.table.of(title)
    return func.coalesce(column, literal_column("''")) if title.traits.column.sql == "text" else column


def settled_title(target: Lens, title: EntityField | None) -> Rights | None:
    """What is seen of the title, when it is the same on every record that may be read."""
    rights = target.rights
    patterns = [rights.of(bits) for bits in rights.least(Action.READ)]
    if not patterns or title is None:
        return rights.of(0)
    levels = {each.see.get(title.uid) for each in patterns}
    return patterns[0] if len(levels) == 1 else None


def _title(
    layout: Layout,
    target: Lens,
    reference: ColumnElement[Any],
    given: tuple[ColumnElement[Any], ColumnElement[Any] | None] | None,
) -> TitleColumns:
    title = title_field_of(target)
    settled = settled_title(target, title)
    if given is not None:
        position = layout.add(given[0])
        bits = layout.add(given[1]) if settled is None and given[1] is not None else None
    else:
        alias = f"t{len(layout.columns)}"
        found = target.readable(alias=alias)
        one = found.table["id"] == reference
        position = layout.add(found.select(title_column(found, title)).where(one).scalar_subquery())
        bits = layout.add(found.select(found.bits()).where(one).scalar_subquery()) if settled is None else None
    return TitleColumns(position, bits, target.rights, settled, title)
