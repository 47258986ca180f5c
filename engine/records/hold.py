"""The first statement of a write: the shared locks of the apps it may touch, their release stamps, and with a key in
the same round trip what was done under it before. What is read from here on is true until the transaction ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import Integer, LargeBinary, Text, bindparam, column, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from engine.database.session import Session
from engine.database.types import Identifier
from engine.definitions.live import hold_releases
from engine.errors import LangqiaoError, Unavailable
from engine.identity.actor import Actor
from engine.problems import Code
from engine.query.render import Rendered, render
from engine.records.caller import Key

KEY_REUSED = Code(
    "idempotency_key_reused",
    zh="这个 Idempotency-Key 已用于内容不同的请求",
    en="This Idempotency-Key was used for a request with other content",
)
PUBLISHING = Code("publishing", zh="应用正在发布，请稍后再试", en="The app is being published; try again shortly")
MOST_RELOADS = 3


class KeyReused(LangqiaoError):
    """A key that stands for another request."""

    status = 422


@dataclass(frozen=True, slots=True)
class Done:
    """What was written under the same key before."""

    record: UUID
    version: int


class Held(Protocol):
    """How the picture of the live releases is kept: a `definitions.live.Live`."""

    @property
    def now(self) -> Any:  # Any: a `definitions.live.Picture`
        """The present picture."""
        ...

    async def refresh(self, session: Any) -> Any:
        """The newest picture."""
        ...


def _begin() -> Rendered:
    begun = func.platform.begin_write(
        bindparam("apps", type_=ARRAY(Integer)), bindparam("me", type_=Identifier), bindparam("key", type_=Text)
    ).table_valued(
        column("app_id", Integer),
        column("live_release", Integer),
        column("digest", LargeBinary),
        column("record_id", Identifier),
        column("version", Integer),
    )
    return render(select(begun.c.app_id, begun.c.live_release, begun.c.digest, begun.c.record_id, begun.c.version))


_BEGIN = _begin()


_HOLD = render(hold_releases())


async def hold(session: Session, live: Held, actor: Actor, app: str, key: Key | None) -> tuple[Any, Done | None]:
    """The picture that is true until the transaction ends, and what was done under the key, if anything."""
    picture = live.now
    for _ in range(MOST_RELOADS):
        if not picture.has(app):
            picture = await live.refresh(session)
            picture.release(app)  # NotFound when nothing of it is published
        locks = picture.locks(app)
        if key is None:
            rows = await session.raw.fetch(_HOLD.text, locks)
        else:
            rows = await session.raw.fetch(_BEGIN.text, locks, actor.person, key.text)
        if rows and picture.agrees_with({row[0]: row[1] for row in rows}):
            return picture, None if key is None else _done(rows[0], key)
        picture = await live.refresh(session)
    raise Unavailable(PUBLISHING, extra={"retry_after": 1})


def _done(row: Any, key: Key) -> Done | None:  # Any: a row of `begin_write`
    if row["digest"] is None:
        return None
    if row["digest"] != key.digest:
        raise KeyReused(KEY_REUSED)
    return Done(row["record_id"], row["version"])
