"""What somebody was told, as far as he may read the records today. What names a record by its title alone - a share -
goes from his list with the right to read it; what was said in words stays as it was said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select, update

from engine.database.types import Identifier
from engine.messages.tables import notice
from engine.query.render import render
from engine.records.caller import Caller
from engine.records.columns import INTEGER
from engine.records.mentions import MOST_COUNTED, titles_of
from engine.records.names import names
from engine.records.projection import person_ref

PAGE = 30
_LAST = UUID(int=2**128 - 1)
_n = notice.c
_MINE = (_n.person == bindparam("me", type_=Identifier), _n.id < bindparam("before", type_=Identifier))
_NEWEST = select(notice).where(*_MINE).order_by(_n.id.desc()).limit(bindparam("most", type_=INTEGER))
_ALL, _UNREAD = render(_NEWEST), render(_NEWEST.where(_n.read_at.is_(None)))
_COUNTED = render(
    select(_n.form, _n.record_id, _n.text.is_(None).label("bare"))
    .where(_n.person == bindparam("me", type_=Identifier), _n.read_at.is_(None))
    .order_by(_n.id.desc())
    .limit(bindparam("most", type_=INTEGER))
)


async def mine(caller: Caller, *, before: UUID | None = None, unread: bool = False) -> dict[str, Any]:
    """`{items, next}`, the newest first, perhaps only those not read yet."""
    asked = _UNREAD if unread else _ALL
    bound = {"me": caller.actor.person, "before": before or _LAST, "most": PAGE + 1}
    rows = await caller.session.raw.fetch(asked.text, *asked.arguments(bound))
    more, rows = len(rows) > PAGE, rows[:PAGE]
    titles = await titles_of(caller, [row for row in rows if row["record_id"] is not None])
    known = await names(caller.session, {row["by"] for row in rows if row["by"] is not None}, set())
    items = []
    for row in rows:
        found = titles.get((row["form"], row["record_id"]))
        if found is None and row["text"] is None and row["record_id"] is not None:
            continue
        items.append(
            {
                "id": str(row["id"]),
                "kind": row["kind"],
                "at": row["at"].isoformat(),
                "by": person_ref(row["by"], known) if row["by"] is not None else None,
                "text": row["text"],
                "app": found[0].app if found else row["app"],
                "form": found[0].name if found else None,
                "form_label": found[1].as_dict() if found else None,
                "record": str(row["record_id"]) if found else None,
                "title": found[2] if found else None,
                "case": str(row["case_id"]) if row["case_id"] is not None else None,
                "task": str(row["task_id"]) if row["task_id"] is not None else None,
                "details": row["details"],
                "read": row["read_at"] is not None,
            }
        )
    return {"items": items, "next": str(rows[-1]["id"]) if more else None}


async def unread(caller: Caller) -> int:
    """How many of those he would find he has not read; 99 is many."""
    bound = {"me": caller.actor.person, "most": MOST_COUNTED}
    rows: Sequence[Any] = await caller.session.raw.fetch(_COUNTED.text, *_COUNTED.arguments(bound))
    asked = [row for row in rows if row["bare"] and row["record_id"] is not None]
    titles = await titles_of(caller, asked) if asked else {}
    gone = sum((row["form"], row["record_id"]) not in titles for row in asked)
    return len(rows) - gone


async def read(caller: Caller, ids: Sequence[UUID] | None) -> None:
    """These notices of mine, or all of them, are read."""
    unread_ = (_n.person == caller.actor.person, _n.read_at.is_(None))
    statement = update(notice).where(*unread_).values(read_at=caller.now())
    await caller.session.execute(statement if ids is None else statement.where(_n.id.in_(ids)))
