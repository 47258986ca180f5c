"""Values of a record's own fields that no database can work out, worked out here for many records at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import any_, bindparam, select, update
from sqlalchemy.dialects.postgresql import ARRAY

from engine.clock import DEFAULT_ZONE
from engine.database.session import Session
from engine.database.types import Identifier
from engine.expressions.failure import BudgetExceeded
from engine.expressions.given import Given
from engine.expressions.python_source import Moment
from engine.problems import Problem
from engine.query.render import Kept, Rendered, render
from engine.records.arrays import as_sent, given_rows, typed
from engine.records.columns import aliased_table, bare_table
from engine.records.entity import Entity
from engine.records.expressed import as_argument, written_as
from engine.records.linkage import FieldRules
from engine.records.referred import SYSTEM_COLUMN
from engine.records.strict import TooLong, strict_value, strictly_true
from engine.records.validation import read_worked_out
from engine.records.writable import value_name

_kept: Kept[Rendered] = Kept(256)


async def work_out_alone(
    session: Session, live: Any, entity: Entity, uid: str, records: Sequence[UUID]
) -> list[UUID]:  # Any: a `definitions.live.Picture`
    """Write the value of one field of records that are held; those for which it is another one now. What cannot be
    worked out is nothing."""
    assert entity.linkage is not None
    rules, field = entity.linkage.fields[uid], entity.by_uid[uid]
    own = sorted(rules.own)
    if any(each in entity.by_uid and entity.by_uid[each].rows is not None for each in own):
        return []  # rows inside the record: its own write works it out
    moment = Moment(datetime.min.replace(tzinfo=UTC), date.min, Given(ranks=entity.linkage.ranks))
    different: list[tuple[UUID, Any]] = []
    read = _kept.get((entity, uid, "read"), lambda: _read(entity, uid, own))
    for record, old, *values in await session.raw.fetch(read.text, *read.arguments({"ids": list(records)})):
        known = {name: as_argument(value, DEFAULT_ZONE) for name, value in zip(own, values, strict=True)}
        new = _value(entity, rules, moment, known)
        if new != old:
            different.append((record, new))
    if different:
        write = _kept.get((entity, uid, "write"), lambda: _write(entity, uid))
        bound = {
            "id": [record for record, _ in different],
            value_name(uid): [as_sent(field, value) for _, value in different],
        }
        await session.raw.execute(write.text, *write.arguments(bound))
    return [record for record, _ in different]


def _value(entity: Entity, rules: FieldRules, moment: Moment, known: dict[str, Any]) -> Any:
    field = entity.by_uid[rules.uid]
    assert rules.computed is not None
    try:
        if rules.clears and rules.visible is not None:
            seen = [known.get(path[0]) for path in rules.visible.reads]
            if not strictly_true(rules.visible, moment, seen):
                return None
        arguments = [known.get(path[0]) for path in rules.computed.reads]
        value = strict_value(rules.computed, moment, arguments)
        found = read_worked_out(entity, field, written_as(field, value, DEFAULT_ZONE))
    except (BudgetExceeded, TooLong, ArithmeticError, ValueError, TypeError, RecursionError):
        return None
    return None if isinstance(found, Problem) else found


def _read(entity: Entity, uid: str, own: Sequence[str]) -> Rendered:
    table = aliased_table(entity, "a")
    names = [table[SYSTEM_COLUMN[each]] if each in SYSTEM_COLUMN else table.of(entity.by_uid[each]) for each in own]
    columns = [each.label(f"c{at}") for at, each in enumerate(names)]
    found = select(table["id"], table.of(entity.by_uid[uid]).label("old"), *columns)
    return _rendered(entity, found.where(table["id"] == any_(bindparam("ids", type_=ARRAY(Identifier)))))


def _write(entity: Entity, uid: str) -> Rendered:
    table, field = bare_table(entity), entity.by_uid[uid]
    given = given_rows([field], "id")
    written = update(table.source).where(table["id"] == given.c.id)  # type: ignore[arg-type]  # no alias
    return _rendered(entity, written.values({field.column: typed(given, field)}))


def _rendered(entity: Entity, statement: Any) -> Rendered:
    return render(statement, comment=f"{entity.reference} {entity.version_id} computed")
