"""Values that are stored were worked out by the formulas of their day: where a formula, the ranks it compares by or a
column it reads is another one by now, all records of the form wait to be worked out anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from engine.clock import Clock
from engine.database.session import Session
from engine.errors import NotFound
from engine.records.computed.dependence import ALL
from engine.records.computed.marking import NOBODY, mark
from engine.records.computed.tables import computed_shape
from engine.records.entity import Entity
from engine.records.linkage import Linkage


async def reconcile(session: Session, live: Any, clock: Clock) -> int:  # Any: a `definitions.live.Picture`
    """Compare what is live with what values were worked out by; how many forms wait because of it."""
    s = computed_shape.c
    known = {row.form: row.shape for row in await session.rows(select(s.form, s.shape))}
    others = 0
    for entity in _forms(live):
        shape = _shape(live, entity)
        if shape == known.get(entity.uid, {}):
            continue
        put = insert(computed_shape).values(form=entity.uid, app=entity.app, shape=shape)
        await session.execute(put.on_conflict_do_update(index_elements=[s.form], set_={"shape": put.excluded.shape}))
        if any(known.get(entity.uid, {}).get(uid) != digest for uid, digest in shape.items()):
            await mark(session, entity, ALL, [NOBODY], now=clock.real())
            others += 1
    return others


def _forms(live: Any) -> Iterator[Entity]:
    for app in live.apps():
        for form in live.definitions(app, "form"):
            yield live.entity(app, form.name)


def _shape(live: Any, entity: Entity) -> dict[str, str]:
    linkage = entity.linkage
    if linkage is None:
        return {}
    return {uid: _digest(live, entity, linkage, uid) for uid in linkage.stored}


def _digest(live: Any, entity: Entity, linkage: Linkage, uid: str) -> str:
    """Of everything the value follows from but the records themselves."""
    rules = linkage.fields[uid]
    own = [each for each in sorted(rules.own) if each in entity.by_uid]
    columns = [entity.by_uid[each].column for each in (uid, *own)]
    for reading in sorted(rules.readings):
        columns.append(_column(live, entity, reading.relation, reading.references, reading.field))
    trees = [rule.tree for rule in rules.settling]
    ranks = {name: codes for name, codes in sorted(linkage.ranks.items()) if any(name in str(tree) for tree in trees)}
    written = orjson.dumps([columns, trees, ranks, entity.by_uid[uid].traits.schema], option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(written).hexdigest()[:32]


def _column(live: Any, entity: Entity, relation: str, references: tuple[str, ...], field: str) -> str:
    at = entity
    try:
        if relation:
            found = live.by_uid("form", relation.split(".")[1])
            at = live.entity(found.app, found.name)
        for uid in references:
            target = at.by_uid[uid].target
            if target is None:
                return ""
            at = live.entity(target.app, target.name)
    except (NotFound, KeyError):
        return ""
    return f"{at.table_name}.{at.by_uid[field].column if field in at.by_uid else field}"
