"""The records a merge changes: found and held, written in few statements, told in their history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import orjson

from engine.fields.field_type import Json
from engine.records import finding_many, writable_many
from engine.records.arrays import as_sent
from engine.records.caller import Caller
from engine.records.computed.following import follow_values, renew
from engine.records.entity import Entity, EntityField
from engine.records.lens import Lens
from engine.records.merging.tables import UNDOING, Merge
from engine.records.merging.values import cells, changes, drawing, merged, returned
from engine.records.projection import ID, VERSION
from engine.records.schema.names import qualified, quoted
from engine.records.sending import as_transaction, json_text, present_values
from engine.records.stale import loaded
from engine.reference import Reference


@dataclass(frozen=True, slots=True)
class Found:
    """Records of a form that wait, by whom and through which lens they are written."""

    caller: Caller
    lens: Lens
    of: Reference
    merge: Merge
    fields: Sequence[EntityField]
    ids: Sequence[UUID]


Values = dict[UUID, tuple[int, dict[str, Json], dict[str, Json]]]
"""By record its version, its values, and those that are to be otherwise, by uid as they travel."""


async def holding(found: Found, after: UUID, most: int) -> Found:
    """The same with the next records that hold the option, or have a value kept that is to come back."""
    entity = found.lens.entity
    table = qualified(entity.schema_name, entity.table_name)
    session = found.caller.session
    if found.merge.state == UNDOING:
        rows = await session.raw.fetch(
            "select record_id from platform.option_merge_value where merge = $1 and form = $2 and record_id > $3"
            " order by record_id limit $4",
            found.merge.id, entity.uid, after, most,
        )  # fmt: skip
    else:
        wanted = " or ".join(_held(each, entity, found.of) for each in found.fields)
        rows = await session.raw.fetch(
            f"select id from {table} t where id > $2 and ({wanted}) order by id limit $3",
            found.merge.code, after, most,
        )  # fmt: skip
    return replace(found, ids=[row[0] for row in rows])


def _held(field: EntityField, entity: Entity, of: Reference) -> str:
    """The condition of a record that holds option $1 in a field."""
    columns = drawing(field, entity, of)
    if field.rows is None:
        return _is("t", field)
    rows = qualified(field.rows.schema_name, field.rows.table_name)
    wanted = " or ".join(_is("w", each) for each in columns)
    return f"exists (select from {rows} w where w.parent_id = t.id and ({wanted}))"


def _is(alias: str, field: EntityField) -> str:
    column = f"{alias}.{quoted(field.column)}"
    return f"{column} @> array[$1::text]" if field.type == "choices" else f"{column} = $1::text"


async def rewritten(found: Found) -> Values:
    """What these records hold and what they get."""
    entity, merge = found.lens.entity, found.merge
    made: Values = {}
    for key, (version, present) in (await _present(found)).items():
        after = {
            each.uid: merged(each, drawing(each, entity, found.of), present.get(each.uid), merge.code, merge.into)
            for each in found.fields
        }
        made[key] = version, present, after
    return made


async def to_return(found: Found) -> Values:
    """What these records hold and what they held before the merge, as far as they still hold what it made of that."""
    rows = await found.caller.session.raw.fetch(
        "select record_id, changes from platform.option_merge_value"
        " where merge = $1 and form = $2 and record_id = any($3)",
        found.merge.id, found.lens.entity.uid, list(found.ids),
    )  # fmt: skip
    kept = {row[0]: loaded(row[1]) for row in rows}
    by_uid = {each.uid: each for each in found.fields}
    made: Values = {}
    for key, (version, present) in (await _present(found)).items():
        after = {
            uid: returned(by_uid[uid], present.get(uid), change) for uid, change in kept[key].items() if uid in by_uid
        }
        made[key] = version, present, after
    return made


async def _present(found: Found) -> dict[UUID, tuple[int, dict[str, Json]]]:
    """Version and values of the records, held; those in the recycle bin too."""
    there: dict[UUID, tuple[int, dict[str, Json]]] = {}
    for deleted in (False, True):
        left = [each for each in found.ids if each not in there]
        if left:
            reading, rows = await finding_many.find_many(
                found.caller, found.lens, None, left, lock=True, deleted=deleted
            )
            for row in rows:
                there[UUID(str(row[ID]))] = row[VERSION], present_values(reading.projection, row)
    return there


async def rewrite(found: Found, made: Values) -> dict[UUID, dict[str, list[Json]]]:
    """Write what is different, and a change for each record; the changes by record."""
    caller, entity = found.caller, found.lens.entity
    changed = {key: changes(entity, before, after) for key, (_, before, after) in made.items()}
    changed = {key: each for key, each in changed.items() if each}
    if not changed:
        return {}
    await _write(found, {key: made[key] for key in changed}, changed)
    cause = json_text([{"merge": str(found.merge.id), "option": found.merge.code, "into": found.merge.into}])
    source = "option_unmerge" if found.merge.state == UNDOING else "option_merge"
    told = [(key, made[key][0] + 1, json_text(each), cause) for key, each in changed.items()]
    await writable_many.tell_many(caller, found.lens, "update", source, told)
    uids = {uid for each in changed.values() for uid in each}
    session = as_transaction(caller)
    different = await renew(session, caller.live, entity, _following(entity, uids), list(changed))
    await follow_values(session, caller.live, entity, different, now=caller.clock.real())
    return changed


def _following(entity: Entity, uids: set[str]) -> set[str]:
    """The fields worked out of these."""
    return entity.linkage.with_followers(uids) - uids if entity.linkage is not None else set()


async def _write(found: Found, made: Values, changed: Mapping[UUID, Mapping[str, Any]]) -> None:
    entity, session = found.lens.entity, found.caller.session
    plain = [each for each in found.fields if each.rows is None]
    keys = list(made)
    arrays = [[_sent(each, made[key][2], changed[key]) for key in keys] for each in plain]
    given = ", ".join(["$1::uuid[]", *(f"${at + 4}::text[]" for at in range(len(plain)))])
    names = ", ".join(["id", *(f"v{at}" for at in range(len(plain)))])
    put = "".join(
        f", {quoted(each.column)} = coalesce(d.v{at}::{each.traits.column.sql}, t.{quoted(each.column)})"
        for at, each in enumerate(plain)
    )
    table = qualified(entity.schema_name, entity.table_name)
    await session.raw.execute(
        f"update {table} t set version = t.version + 1, updated_at = $2, updated_by = $3{put}"
        f" from unnest({given}) d ({names}) where t.id = d.id",
        keys, found.caller.now(), found.caller.actor.person, *arrays,
    )  # fmt: skip
    for each in found.fields:
        if each.rows is not None:
            await _write_rows(found, each, made)


def _sent(field: EntityField, after: Mapping[str, Json], changed: Mapping[str, Any]) -> Any:
    """A value as text; nothing where it stays."""
    if field.uid not in changed:
        return None
    return as_sent(field, field.traits.parse(after[field.uid]))


async def _write_rows(found: Found, field: EntityField, made: Values) -> None:
    """The cells of a sub-table, column by column."""
    assert field.rows is not None
    by_name = {each.name: each for each in field.rows.fields}
    columns: dict[str, list[tuple[UUID, Any]]] = {}
    for _, before, after in made.values():
        if field.uid in after:
            for row, name, value in cells(field, before.get(field.uid), after[field.uid]):
                column = by_name[name]
                columns.setdefault(name, []).append((UUID(row), as_sent(column, column.traits.parse(value))))
    table = qualified(field.rows.schema_name, field.rows.table_name)
    for name, given in columns.items():
        column = by_name[name]
        await found.caller.session.raw.execute(
            f"update {table} t set {quoted(column.column)} = d.v::{column.traits.column.sql}"
            " from unnest($1::uuid[], $2::text[]) d (id, v) where t.id = d.id",
            [row for row, _ in given],
            [value for _, value in given],
        )


async def kept_changes(
    session: Any, merge: UUID, entity: Entity, changed: Mapping[UUID, Mapping[str, list[Json]]]
) -> None:
    """Keep what the records held, so that it can be given back."""
    if changed:
        await session.raw.execute(
            "insert into platform.option_merge_value (merge, form, record_id, changes)"
            " select $1, $2, d.id, d.changes::jsonb from unnest($3::uuid[], $4::text[]) d (id, changes)"
            " on conflict (merge, form, record_id) do update set changes = excluded.changes",
            merge, entity.uid, list(changed), [orjson.dumps(each).decode() for each in changed.values()],
        )  # fmt: skip
