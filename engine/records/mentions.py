"""Where somebody was mentioned, as far as he may read the records today: a right that went takes the mention along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select, update

from engine.database.types import Identifier
from engine.errors import Forbidden, NotFound
from engine.query.render import Rendered, render
from engine.records import finding
from engine.records.caller import Caller
from engine.records.columns import INTEGER
from engine.records.entity import Entity
from engine.records.names import names
from engine.records.projection import person_ref
from engine.records.tables import comment, mention
from engine.reference import Label, Reference

PAGE = 30
MOST_COUNTED = 99


def _newest(*, unseen: bool) -> Rendered:
    c = comment.c
    statement = (
        select(c.id, c.form, c.record_id, c.author, c.at, c.body, mention.c.seen_at)
        .join(mention, mention.c.comment_id == c.id)
        .where(
            mention.c.person == bindparam("me", type_=Identifier),
            c.deleted_at.is_(None),
            c.id < bindparam("before", type_=Identifier),
        )
        .order_by(c.id.desc())
        .limit(bindparam("most", type_=INTEGER))
    )
    return render(statement.where(mention.c.seen_at.is_(None)) if unseen else statement)


_ALL, _UNSEEN = _newest(unseen=False), _newest(unseen=True)
_LAST = UUID(int=2**128 - 1)


async def mine(caller: Caller, *, before: UUID | None = None) -> dict[str, Any]:
    """`{items, next, unseen}`, the newest first. Items and count speak only of records the person may read now."""
    bound = {"me": caller.actor.person, "before": before or _LAST, "most": PAGE + 1}
    rows = await caller.session.raw.fetch(_ALL.text, *_ALL.arguments(bound))
    more, rows = len(rows) > PAGE, rows[:PAGE]
    bound = {"me": caller.actor.person, "before": _LAST, "most": MOST_COUNTED}
    unseen = await caller.session.raw.fetch(_UNSEEN.text, *_UNSEEN.arguments(bound))
    titles = await titles_of(caller, [*rows, *unseen])
    known = await names(caller.session, {row["author"] for row in rows}, set())
    items = []
    for row in rows:
        found = titles.get((row["form"], row["record_id"]))
        if found is not None:
            form, label, title = found
            item = {"id": str(row["id"]), "app": form.app, "form": form.name, "form_label": label.as_dict()}
            item |= {"record": str(row["record_id"]), "title": title, "text": row["body"], "at": row["at"].isoformat()}
            items.append({**item, "by": person_ref(row["author"], known), "seen": row["seen_at"] is not None})
    count = sum((row["form"], row["record_id"]) in titles for row in unseen)
    return {"items": items, "next": str(rows[-1]["id"]) if more else None, "unseen": count}


async def unseen(caller: Caller) -> int:
    """How many mentions on records the person may read now he has not seen; 99 is many."""
    bound = {"me": caller.actor.person, "before": _LAST, "most": MOST_COUNTED}
    rows = await caller.session.raw.fetch(_UNSEEN.text, *_UNSEEN.arguments(bound))
    titles = await titles_of(caller, rows) if rows else {}
    return sum((row["form"], row["record_id"]) in titles for row in rows)


async def see(caller: Caller, ids: Sequence[UUID] | None) -> None:
    """These mentions of mine, or all of them, have been seen."""
    mine_ = (mention.c.person == caller.actor.person, mention.c.seen_at.is_(None))
    statement = update(mention).where(*mine_).values(seen_at=caller.now())
    if ids is not None:
        statement = statement.where(mention.c.comment_id.in_(ids))
    await caller.session.execute(statement)


async def titles_of(caller: Caller, rows: Sequence[Any]) -> dict[tuple[str, UUID], tuple[Reference, Label, str]]:
    """What the records of these rows are called, of those that may be read, by form (uid) and id."""
    by_form: dict[str, set[UUID]] = {}
    for row in rows:
        by_form.setdefault(row["form"], set()).add(row["record_id"])
    found: dict[tuple[str, UUID], tuple[Reference, Label, str]] = {}
    for uid, ids in by_form.items():
        entity = _entity(caller, uid)
        if entity is None:
            continue
        try:
            picked = await finding.look_up(caller, entity.app, entity.name, ids=sorted(ids))
        except (NotFound, Forbidden):
            continue
        for each in picked:
            found[uid, UUID(each["id"])] = (entity.reference, entity.label, each["label"])
    return found


def _entity(caller: Caller, uid: str) -> Entity | None:
    """The live form of this uid, if there still is one."""
    for app in caller.live.apps():
        for form in caller.live.definitions(app, "form"):
            if form.uid == uid:
                entity: Entity = caller.live.entity(app, form.name)
                return entity
    return None
