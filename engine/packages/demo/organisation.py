"""Setting up the organisation of the demo bank: units, posts, people, role holders. A second time adds what is missing.

All of it goes through the services an administrator uses, acting openly as the system, so the trail has every step.
"""

from __future__ import annotations

from sqlalchemy import select

from engine.clock import Clock
from engine.database.session import ReadSession, Session
from engine.identity import organisation, people, posts, roles
from engine.identity import tables as t
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding
from engine.packages.demo.bank import PEOPLE, POSTS, UNITS, DemoPerson
from engine.packages.demo.password import make_it_hold
from engine.packages.names import Ids, known_ids
from engine.settings import Profile


async def set_up(session: Session, clock: Clock, password: str) -> None:
    """Whatever of the organisation is not there yet, and everybody with the one password."""
    there = await known_ids(session)
    for unit in UNITS:
        if unit.code not in there.units:
            parent = there.units[unit.parent] if unit.parent else None
            there.units[unit.code] = await organisation.create(
                session, SYSTEM, clock, code=unit.code, label=unit.label, kind=unit.kind, parent=parent
            )
    for post in POSTS:
        if post.code not in there.posts:
            there.posts[post.code] = await posts.create(session, SYSTEM, code=post.code, label=post.label)
    for person in PEOPLE:
        if person.login not in there.people:
            await _person(session, clock, there, person)
    await make_it_hold(session, clock, password)


async def hand_out_roles(session: Session, clock: Clock, profile: Profile) -> None:
    """The roles of the installed apps, to posts; after the packages, since a role must exist to be held."""
    there = await known_ids(session)
    held = await _held(session)
    for post in POSTS:
        for app, role in post.roles:
            if (app, role) not in held:
                holding = Holding(app, role, post=there.posts[post.code])
                await roles.give(session, SYSTEM, clock, holding, profile=profile)


async def _person(session: Session, clock: Clock, there: Ids, person: DemoPerson) -> None:
    made = await people.create(
        session,
        SYSTEM,
        clock,
        login=person.login,
        name=person.name,
        email=f"{person.login}@example.com",
    )
    there.people[person.login] = made
    unit, post = there.units[person.unit], there.posts[person.post]
    await posts.assign(session, SYSTEM, clock, made, post=post, unit=unit, primary=True)
    for role in person.platform_roles:
        holding = Holding("", role.value, person=made)
        await roles.give(session, SYSTEM, clock, holding, profile=Profile.SEPARATED)


async def _held(session: ReadSession) -> set[tuple[str, str]]:
    rows = await session.rows(
        select(t.role_holder.c.app, t.role_holder.c.role).where(t.role_holder.c.post_id.is_not(None))
    )
    return {(row.app, row.role) for row in rows}
