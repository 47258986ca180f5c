"""The rows of a file as a form would send them, and whoever brought it as he is today."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import select

from engine.clock import Clock
from engine.database.session import ReadSession
from engine.errors import LangqiaoError
from engine.identity.actor import Actor
from engine.identity.recognise import load
from engine.identity.tables import assignment, post
from engine.problems import Code, Language, Problem
from engine.records.caller import Caller
from engine.records.entity import Entity
from engine.records.exchange.batch import Batch, Piece
from engine.records.exchange.written import sent, writer_of
from engine.records.item import Item, Seen
from engine.records.lens import Lens
from engine.records.trouble import uniques

FORM_GONE = Code("import_form_gone", zh="表单已不存在", en="The form is not there any more")


def items_of(caller: Caller, lens: Lens, batch: Batch, piece: Piece) -> list[Item]:
    """The rows of a piece, each cell said in the words of its field's type."""
    fields = lens.entity.by_uid
    zone = caller.clock.zone
    mapped = [(at, fields[uid]) for at, uid in enumerate(batch.mapping) if uid in fields]
    writers = [(at, field.name, writer_of(field, zone), field) for at, field in mapped]
    items = []
    for number, cells in piece.rows:
        values, problems = sent(cells, writers)
        items.append(Item(number, values, problems))
    return items


def note(entity: Entity, item: Item, seen: Seen) -> None:
    """Note the unique values of a row that was written before."""
    for fields in uniques(entity):
        values = []
        for each in fields:
            try:
                values.append(each.traits.parse(item.sent.get(each.name)))
            except (ValueError, TypeError, ArithmeticError, AttributeError):
                values.append(None)
        if None not in values:
            seen.at((*(each.uid for each in fields), *(str(each) for each in values)), item.row)


def wrong_of(items: list[Item]) -> dict[int, list[dict[str, Any]]]:
    """What is wrong, by row, as it lies in a piece."""
    return {item.row: [told(each) for each in item.problems] for item in items if item.problems}


def told(problem: Problem) -> dict[str, Any]:
    """A problem as it lies in a piece, in both languages."""
    return {
        "path": problem.path,
        "code": problem.code.name,
        "zh": problem.text(Language.ZH),
        "en": problem.text(Language.EN),
    }


def form_name(picture: Any, app: str, uid: str) -> str:  # Any: a `definitions.live.Picture`
    """What the form is called by now."""
    for each in picture.definitions(app, "form"):
        if each.uid == uid:
            return str(each.name)
    raise LangqiaoError(FORM_GONE)


class Begun(Protocol):
    """Work somebody began: who, in which post."""

    @property
    def person(self) -> UUID:
        """Who."""
        ...

    @property
    def post(self) -> str | None:
        """The code of the post he acted in."""
        ...

    @property
    def unit(self) -> UUID | None:
        """The unit he acted for."""
        ...


async def actor_of(session: ReadSession, batch: Begun, clock: Clock) -> Actor:
    """Whoever brought the file, as he is today."""
    acting = None
    if batch.unit is not None:
        held = select(assignment.c.id).join(post, post.c.id == assignment.c.post_id)
        acting = await session.scalar(
            held.where(
                assignment.c.person_id == batch.person, assignment.c.unit_id == batch.unit, post.c.code == batch.post
            ).limit(1)
        )
    never = datetime.min.replace(tzinfo=UTC)
    return await load(session, batch.person, acting, day=clock.today(), renew_before=never)
