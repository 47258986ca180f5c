"""People who leave the bank, and who come back: nothing a person did is touched, everything he could do ends."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import or_, select, update

from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.clock import Clock
from engine.database.session import Session
from engine.errors import Conflict
from engine.identity import epoch, people, reading
from engine.identity import tables as t
from engine.identity.actor import Actor
from engine.identity.reading import Reading
from engine.problems import Code

LEFT = kind("person.leave", zh="人员离职", en="Person left")
CAME_BACK = kind("person.come_back", zh="人员返岗", en="Person came back")

IS_ADMINISTRATOR = Code(
    "person_is_administrator",
    zh="{name}还是管理员，请先由安全管理员收回他的管理员角色",
    en="{name} is still an administrator; the security administrator has to take that role back first",
)
HAS_NOT_LEFT = Code("person_has_not_left", zh="{name}没有离职", en="{name} has not left")


async def leave(session: Session, actor: Actor, clock: Clock, person: UUID, *, reason: str) -> None:
    """Mark a person as having left: posts and roles given to him end today, sessions at once; he cannot log in.

    His records stay his until they are handed over. Raises Conflict when he left before or holds a platform role.
    """
    found = await people.another(session, actor, person)
    form = Reading()
    told = form.required("/reason", reason, reading.name)
    form.done()
    if found.state == "left":
        raise Conflict(people.PERSON_LEFT, name=found.name)
    today = clock.today()
    holder, assignment = t.role_holder.c, t.assignment.c
    holds = (holder.person_id == person, or_(holder.valid_to.is_(None), holder.valid_to > today))
    if await session.scalar(select(holder.id).where(*holds, holder.app == "").limit(1)) is not None:
        raise Conflict(IS_ADMINISTRATOR, name=found.name)
    roles = await session.rows(
        update(t.role_holder).where(*holds).values(valid_to=today).returning(holder.app, holder.role)
    )
    posts = await session.rows(
        update(t.assignment)
        .where(assignment.person_id == person, or_(assignment.valid_to.is_(None), assignment.valid_to > today))
        .values(valid_to=today, is_primary=False)
        .returning(assignment.post_id, assignment.unit_id)
    )
    await session.execute(update(t.person).where(t.person.c.id == person).values(state="left", state_reason=told))
    await people.end_sessions(session, person)
    details = {
        "reason": told,
        "roles": sorted(f"{each.app}/{each.role}" for each in roles),
        "posts": sorted(f"{each.post_id} {each.unit_id}" for each in posts),
    }
    await audit.record(session, actor, LEFT, subject=people.subject(person), details=details)


async def come_back(session: Session, actor: Actor, person: UUID) -> None:
    """Let a person who left log in again, with a password of his own to be chosen first; no post, no role comes
    back."""
    found = await people.another(session, actor, person)
    if found.state != "left":
        raise Conflict(HAS_NOT_LEFT, name=found.name)
    values = {"state": "active", "state_reason": None, "must_change_password": True, "failed_logins": 0}
    await session.execute(update(t.person).where(t.person.c.id == person).values(**values, locked_until=None))
    await epoch.advance(session)
    await audit.record(session, actor, CAME_BACK, subject=people.subject(person))
