"""What a route may ask for: who calls, the transaction of the request, the clock, what is live.

One request is one transaction. The edge (`engine.api.edge`) opens it before the route runs, loads the actor in it and
commits it before the answer is sent; a route that raises leaves nothing behind. GET, HEAD and routes declared with
`reads=True` get single statements in autocommit instead. Hot routes may take the `Exchange` alone: one dependency
costs less than five.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import Depends, Request

from engine import clock
from engine.database.session import Database, ReadSession, Session
from engine.definitions.live import Live, Picture
from engine.definitions.service import Definitions
from engine.identity.actor import Actor
from engine.identity.sessions import Sessions
from engine.problems import Language
from engine.settings import Settings


@dataclass(slots=True)
class Platform:
    """What the composition root hands to the routes; one per process, in `app.state.platform`.

    `parts` holds what a layer above hands to its own routes, by name.
    """

    settings: Settings
    database: Database
    clock: clock.Clock
    definitions: Definitions
    sessions: Sessions
    parts: dict[str, Any] = field(default_factory=dict)

    @property
    def live(self) -> Live:
        """The live releases."""
        return self.definitions.live


@dataclass(slots=True)
class Exchange:
    """One request at work, in `request.scope["langqiao"]`.

    `person` is None on public routes; `database_session` is None there too, because they open what they need.
    """

    platform: Platform
    trace_id: str
    address: str
    language: Language
    person: Actor | None = None
    token: str | None = None
    database_session: Session | ReadSession | None = None

    @property
    def actor(self) -> Actor:
        """Who calls. Only on routes that are not public."""
        assert self.person is not None, "a public route has no actor"
        return self.person

    @property
    def session(self) -> Session:
        """The transaction of this request. Only on routes that change something."""
        assert isinstance(self.database_session, Session), "a reading or public route has no transaction"
        return self.database_session

    @property
    def reading(self) -> ReadSession:
        """A session to read with: the transaction where there is one, autocommit otherwise."""
        assert self.database_session is not None, "a public route has no session"
        return self.database_session


async def _exchange(request: Request) -> Exchange:
    found: Exchange = request.scope["langqiao"]
    return found


async def _actor(request: Request) -> Actor:
    return (await _exchange(request)).actor


async def _transaction(request: Request) -> Session:
    return (await _exchange(request)).session


async def _reading(request: Request) -> ReadSession:
    return (await _exchange(request)).reading


async def _clock(request: Request) -> clock.Clock:
    return (await _exchange(request)).platform.clock


async def _live(request: Request) -> Live:
    return (await _exchange(request)).platform.live


async def _picture(request: Request) -> Picture:
    return (await _exchange(request)).platform.live.now


async def _language(request: Request) -> Language:
    return (await _exchange(request)).language


async def _parts(request: Request) -> Mapping[str, Any]:
    return (await _exchange(request)).platform.parts


CurrentExchange = Annotated[Exchange, Depends(_exchange)]
"""Everything below in one, for hot routes."""

CurrentActor = Annotated[Actor, Depends(_actor)]
"""Who calls, in the post he acts in."""

Transaction = Annotated[Session, Depends(_transaction)]
"""The one transaction of this request; the edge commits it."""

Reading = Annotated[ReadSession, Depends(_reading)]
"""Something to read with."""

Clock = Annotated[clock.Clock, Depends(_clock)]
"""Both clocks."""

LiveDefinitions = Annotated[Live, Depends(_live)]
"""The live releases, with `hold` for writes and `now` for reads."""

LivePicture = Annotated[Picture, Depends(_picture)]
"""All live releases at the moment the request came in."""

ReaderLanguage = Annotated[Language, Depends(_language)]
"""The language of the answer: Accept-Language, else the person's own."""

Parts = Annotated[Mapping[str, Any], Depends(_parts)]
"""What the composition root hands to routes of one part."""
