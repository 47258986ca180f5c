"""What the database refused, told at the fields: a value that exists already (never whose), a record that is not
there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, exists, select
from sqlalchemy import literal_column as literal

from engine.database.failure import FOREIGN_KEY_VIOLATION, UNIQUE_VIOLATION, postgres_error
from engine.database.session import Session
from engine.problems import Code, Problem, pointer
from engine.query.render import render
from engine.records.caller import Caller
from engine.records.columns import UUID as UUID_COLUMN
from engine.records.columns import bare_table
from engine.records.entity import Entity, EntityField
from engine.records.lens import Lens
from engine.records.sealing import comparables
from engine.records.validation import VALUES
from engine.records.writable import value_name

TAKEN = Code("already_exists", zh="“{label}”的值已存在", en="A record with this {label} exists already")
TAKEN_TOGETHER = Code(
    "already_exists", zh="已有记录的{labels}与此相同", en="A record with the same {labels} exists already"
)
NO_SUCH_RECORD = Code("no_such_record", zh="“{label}”指向的记录不存在", en="There is no record for {label}")
NO_SUCH_PERSON = Code("no_such_person", zh="“{label}”：没有这个人", en="{label}: there is no such person")
NO_SUCH_UNIT = Code("no_such_unit", zh="“{label}”：没有这个机构", en="{label}: there is no such org unit")

_COLUMNS = re.compile(r"\((.+?)\)=\(")


def refused_columns(error: BaseException) -> tuple[str, list[str]] | None:
    """The error's code and the columns it is about, for a violated unique index or foreign key; None for any other
    error."""
    found = postgres_error(error)
    if found is None or found.sqlstate not in (UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION):
        return None
    match = _COLUMNS.search(getattr(found, "detail", None) or "")
    columns = [each.strip().strip('"') for each in match[1].split(",")] if match else []
    return str(found.sqlstate), columns


async def begin_again(session: Session) -> None:
    """Leave a transaction that an error has ended and begin another, only to say everything that is wrong.

    The caller raises afterwards, so nothing of it is ever committed.
    """
    await session.start_over()


def told_by_columns(entity: Entity, code: str, columns: Sequence[str]) -> list[Problem]:
    """The problem a violation is, where looking for all of them found none (somebody else was faster and gone
    again)."""
    fields = [each for each in entity.fields if each.compared in columns]
    if code == FOREIGN_KEY_VIOLATION:
        return [_missing(each) for each in fields]
    return [_taken(fields)] if fields else [TAKEN_TOGETHER.at(VALUES, labels=[])]


async def troubles(
    caller: Caller, lens: Lens, values: Mapping[str, Any], *, record: UUID | None = None
) -> list[Problem]:
    """Everything the database would refuse in these values (by field uid), in one statement: values taken, and
    references to what the writer may not read. `record` is the one being changed."""
    entity = lens.entity
    checks: list[tuple[ColumnElement[Any], Problem, bool]] = []
    for fields in uniques(entity):
        if all(values.get(each.uid) is not None for each in fields):
            checks.append((_exists(entity, fields, record), _taken(fields), True))
    for uid, target in lens.targets.items():
        if values.get(uid) is not None:
            found = target.readable(alias=f"x{len(checks)}")
            one = found.select(literal("1")).where(found.table["id"] == bindparam(value_name(uid), type_=UUID_COLUMN))
            checks.append((exists(one), _missing(entity.by_uid[uid]), False))
    if not checks:
        return []
    statement = render(select(*(check.label(f"c{n}") for n, (check, _, _) in enumerate(checks))))
    compared = comparables(caller.session, entity.by_uid, values)
    bound = {**caller.bound(lens), "record": record, **{value_name(uid): value for uid, value in compared.items()}}
    (row,) = await caller.session.raw.fetch(statement.text, *statement.arguments(bound))
    return [problem for n, (_, problem, wrong) in enumerate(checks) if row[n] is wrong]


def uniques(entity: Entity) -> list[list[EntityField]]:
    """The fields whose values may stand once, alone or together."""
    single = [[each] for each in entity.fields if each.unique]
    return single + [[entity.by_name[name] for name in names] for names in entity.unique_together]


def _exists(entity: Entity, fields: Sequence[EntityField], record: UUID | None) -> ColumnElement[bool]:
    """Asked with the system's eyes: that a value exists is told, whose it is never."""
    table = bare_table(entity)
    same = [table.compared(each) == bindparam(value_name(each.uid), type_=table.of(each).type) for each in fields]
    if record is not None:
        same.append(table["id"] != bindparam("record", type_=UUID_COLUMN))
    return exists(select(literal("1")).select_from(table.source).where(table["deleted_at"].is_(None), *same))


def _taken(fields: Sequence[EntityField]) -> Problem:
    place = VALUES + pointer(fields[0].name)
    if len(fields) == 1:
        return TAKEN.at(place, label=fields[0].label.as_dict())
    return TAKEN_TOGETHER.at(place, labels=[each.label.as_dict() for each in fields])


def _missing(field: EntityField) -> Problem:
    return NO_SUCH_RECORD.at(VALUES + pointer(field.name), label=field.label.as_dict())


def unreadable(entity: Entity, uids: Sequence[str]) -> list[Problem]:
    """References to records the writer may not read look as if the records did not exist."""
    return [_missing(entity.by_uid[uid]) for uid in uids]
