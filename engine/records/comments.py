"""What people say about a record: whoever may read it reads and writes comments, and mentions others who may read it.

A comment is changed or deleted by its author only and soon only; every text it had is kept, and the audit trail holds
a digest of each. In the answer a deleted comment has no text for anybody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select, update

from engine.audit import service as audit
from engine.audit.kinds import COMMENT_CHANGED, COMMENT_DELETED, COMMENTED, Kind
from engine.audit.service import Subject
from engine.database.identifier import new_id
from engine.database.types import Identifier
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.permissions.access import Action
from engine.problems import Code, pointer
from engine.query.render import render
from engine.records.caller import Caller, Key
from engine.records.columns import INTEGER
from engine.records.commenting import Said, read_comment
from engine.records.lens import RECORD, Lens
from engine.records.names import names
from engine.records.projection import CREATED_BY, OWNER, UPDATED_BY, Row, person_ref
from engine.records.readers import look_up, may_read
from engine.records.reading import fetch
from engine.records.tables import comment, comment_text, idempotency, mention
from engine.reference import Label

PAGE = 50
CHANGEABLE = timedelta(minutes=15)
COMMENT = Label(zh="评论", en="comment")
SETTLED = Code(
    "comment_settled",
    zh="评论发出 {minutes} 分钟后不能再修改或删除",
    en="A comment can be changed or deleted for {minutes} minutes only",
)
NOT_YOURS = Code(
    "comment_of_another", zh="只有作者能修改或删除这条评论", en="Only its author changes or deletes a comment"
)
MAY_NOT_READ = Code(
    "cannot_be_mentioned",
    zh="“{name}”看不到这条记录，不能提及",
    en="{name} may not see this record and cannot be mentioned",
)
NOBODY = Code("no_such_person_mentioned", zh="没有这个人", en="There is no such person")

_c = comment.c
_SHOWN = (_c.id, _c.author, _c.at, _c.version, _c.body, _c.mentions, _c.edited_at, _c.deleted_at)
_PAGE = render(
    select(*_SHOWN)
    .where(_c.record_id == bindparam("record", type_=Identifier), _c.id < bindparam("before", type_=Identifier))
    .order_by(_c.id.desc())
    .limit(bindparam("most", type_=INTEGER))
)
_LAST = UUID(int=2**128 - 1)


async def page(caller: Caller, app: str, form: str, record: UUID, *, before: UUID | None = None) -> dict[str, Any]:
    """Comments on a record, the newest first: `{items, next}`."""
    await _readable(caller, app, form, record)
    bound = {"record": record, "before": before or _LAST, "most": PAGE + 1}
    rows = await caller.session.raw.fetch(_PAGE.text, *_PAGE.arguments(bound))
    more, rows = len(rows) > PAGE, rows[:PAGE]
    return {"items": await _told(caller, rows), "next": str(rows[-1]["id"]) if more else None}


async def mentionable(caller: Caller, app: str, form: str, record: UUID, q: str) -> list[dict[str, Any]]:
    """People who can be mentioned: they may read the record."""
    lens, row = await _readable(caller, app, form, record)
    spoken = select(_c.author).where(_c.record_id == record).distinct().limit(10)
    authors = [each.author for each in await caller.session.rows(spoken)]
    likely = [each for each in (row[OWNER], row[CREATED_BY], row[UPDATED_BY], *authors) if each is not None]
    return await look_up(caller, lens, record, q, likely=likely)


async def say(caller: Caller, app: str, form: str, record: UUID, sent: Any, *, key: Key | None) -> dict[str, Any]:
    """A new comment."""
    lens, _ = await _readable(caller, app, form, record)
    said = await _allowed(caller, lens, record, sent, had=())
    one, now, session = new_id(), caller.now(), caller.session
    values = {"id": one, "app": app, "form": lens.entity.uid, "record_id": record, "author": caller.actor.person}
    await session.execute(
        insert(comment).values(**values, at=now, version=1, body=said.text, mentions=list(said.mentions))
    )
    await _keep(caller, one, 1, said, new=list(said.mentions))
    if key is not None:
        of = {"actor": caller.actor.person, "key": key.text, "digest": key.digest, "app": app}
        of |= {"form": lens.entity.uid, "record_id": one, "version": 1, "created_at": now}
        await session.execute(insert(idempotency).values(of))
    await _audit(caller, lens, COMMENTED, record, one, 1, said.text)
    return await get(caller, one)


async def change(caller: Caller, app: str, form: str, record: UUID, one: UUID, sent: Any) -> dict[str, Any]:
    """Another text for a comment of one's own."""
    lens, _ = await _readable(caller, app, form, record)
    present = await _own(caller, record, one)
    said = await _allowed(caller, lens, record, sent, had=present.mentions)
    if said.text == present.body and list(said.mentions) == list(present.mentions):
        return await get(caller, one)
    version, now = present.version + 1, caller.now()
    await caller.session.execute(
        update(comment)
        .where(_c.id == one)
        .values(version=version, body=said.text, mentions=list(said.mentions), edited_at=now)
    )
    gone = [each for each in present.mentions if each not in said.mentions]
    if gone:
        await caller.session.execute(delete(mention).where(mention.c.comment_id == one, mention.c.person.in_(gone)))
    await _keep(caller, one, version, said, new=[each for each in said.mentions if each not in present.mentions])
    await _audit(caller, lens, COMMENT_CHANGED, record, one, version, said.text)
    return await get(caller, one)


async def remove(caller: Caller, app: str, form: str, record: UUID, one: UUID) -> None:
    """Take a comment of one's own back; that there was one stays to be seen."""
    lens, _ = await _readable(caller, app, form, record)
    present = await _own(caller, record, one)
    await caller.session.execute(update(comment).where(_c.id == one).values(deleted_at=caller.now(), mentions=[]))
    await caller.session.execute(delete(mention).where(mention.c.comment_id == one))
    await _audit(caller, lens, COMMENT_DELETED, record, one, present.version, present.body)


async def get(caller: Caller, one: UUID) -> dict[str, Any]:
    """One comment just written, or written under the same key before."""
    row = await caller.session.row(select(*_SHOWN).where(_c.id == one))
    if row is None:
        raise NotFound(COMMENT.as_dict(), one)
    return (await _told(caller, [row._mapping]))[0]


async def _readable(caller: Caller, app: str, form: str, record: UUID) -> tuple[Lens, Row]:
    """The record through the one door; who may not read it finds nothing."""
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    _, row = await fetch(caller, lens, record)
    if row is None:
        raise NotFound(RECORD.as_dict(), record)
    return lens, row


async def _own(caller: Caller, record: UUID, one: UUID) -> Any:  # Any: a row of `comment`
    row = await caller.session.row(
        select(*_SHOWN).where(_c.id == one, _c.record_id == record, _c.deleted_at.is_(None)).with_for_update()
    )
    if row is None:
        raise NotFound(COMMENT.as_dict(), one)
    if row.author != caller.actor.person:
        raise Forbidden(code=NOT_YOURS)
    if caller.now() - row.at > CHANGEABLE:
        raise Conflict(SETTLED, minutes=int(CHANGEABLE.total_seconds() // 60))
    return row


async def _allowed(caller: Caller, lens: Lens, record: UUID, sent: Any, *, had: Sequence[UUID]) -> Said:
    """What was sent, if everybody newly mentioned may read the record; everything that is wrong otherwise."""
    said = read_comment(sent)
    new = [each for each in said.mentions if each not in had]
    allowed = await may_read(caller, lens, record, new)
    known = await names(caller.session, set(new), set())
    for each, at in said.mentions.items():
        if each in new and each not in allowed:
            name, place = known.person(each), pointer("mentions", at)
            said.problems.append(NOBODY.at(place) if name is None else MAY_NOT_READ.at(place, name=name))
    if said.problems:
        raise Invalid(said.problems)
    return said


async def _keep(caller: Caller, one: UUID, version: int, said: Said, *, new: Sequence[UUID]) -> None:
    """The text for good, and word to who was mentioned."""
    kept = {"comment_id": one, "version": version, "at": caller.now(), "body": said.text}
    await caller.session.execute(insert(comment_text).values(kept))
    told = [{"person": each, "comment_id": one} for each in new if each != caller.actor.person]
    if told:
        await caller.session.execute(insert(mention), told)


async def _audit(caller: Caller, lens: Lens, kind: Kind, record: UUID, one: UUID, version: int, text: str) -> None:
    details = {"form": lens.entity.name, "comment": str(one), "version": version}
    details["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    subject = Subject("record", str(record))
    await audit.record(caller.session, caller.actor, kind, app=lens.entity.app, subject=subject, details=details)


async def _told(caller: Caller, rows: Sequence[Any]) -> list[dict[str, Any]]:
    people = {each for row in rows for each in (row["author"], *row["mentions"])}
    known = await names(caller.session, people, set())
    now, me = caller.now(), caller.actor.person
    told = []
    for row in rows:
        gone = row["deleted_at"] is not None
        mine = row["author"] == me and not gone and now - row["at"] <= CHANGEABLE
        told.append(
            {
                "id": str(row["id"]),
                "at": row["at"].isoformat(),
                "by": person_ref(row["author"], known),
                "text": None if gone else row["body"],
                "mentions": [] if gone else [person_ref(each, known) for each in row["mentions"]],
                "edited_at": row["edited_at"].isoformat() if row["edited_at"] else None,
                "deleted": gone,
                "changeable_until": (row["at"] + CHANGEABLE).isoformat() if mine else None,
            }
        )
    return told
