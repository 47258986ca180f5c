"""Who holds which role, and who may say so.

    role                      given and taken by                     never
    system_admin              security administrator                 to or by oneself
    security_admin            system administrator                   to or by oneself
    audit_admin, builder      security administrator; in `small_bank` the system administrator too
    roles of apps             security administrator; in `small_bank` the system administrator too

Nobody gives a role to himself or to a post he holds, and nobody gives a role he holds: there is always a second pair of
eyes. In profile `separated` the three administrators are three people; in `small_bank` the first two may be one, the
auditor never. The last holder of an administrator's role keeps it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, insert, or_, select, update

from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.audit.service import Subject
from engine.clock import Clock
from engine.database.identifier import new_id
from engine.database.session import ReadSession, Session
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.identity import epoch
from engine.identity import tables as t
from engine.identity.actor import Actor, PlatformRole
from engine.identity.organisation import UNIT
from engine.identity.people import PERSON
from engine.identity.posts import ENDS_BEFORE, POST
from engine.identity.reading import REQUIRED
from engine.problems import Code
from engine.settings import Profile

GIVEN = kind("role.give", zh="授予角色", en="Role given")
TAKEN = kind("role.take", zh="收回角色", en="Role taken back")

NOT_TO_YOURSELF = Code("not_to_yourself", zh="不能给自己授予角色", en="You cannot give a role to yourself")
NOT_YOUR_OWN = Code(
    "not_your_own_role", zh="不能授予或收回你自己担任的角色", en="You cannot give or take a role you hold yourself"
)
NOT_YOURS_TO_GIVE = Code("not_yours_to_give", zh="“{role}”由{giver}授予", en="{role} is given by {giver}")
SEPARATED = Code(
    "roles_separated",
    zh="{name}已是“{held}”，不能再是“{role}”：三个管理员须由不同的人担任",
    en="{name} is {held} and cannot be {role} too: the administrators are different people",
)
LAST_HOLDER = Code(
    "last_holder", zh="这是最后一位“{role}”，请先任命另一位", en="This is the last {role}; appoint another first"
)
ONE_HOLDER = Code("one_holder", zh="请选择一个人或一个岗位", en="Name either a person or a post")
PERSON_ONLY = Code("person_only", zh="平台角色只能授予人", en="A role of the platform is given to a person")
HELD_ALREADY = Code("role_held_already", zh="已经持有此角色", en="This role is held already")
UNKNOWN_ROLE = Code("unknown_role", zh="没有角色“{role}”", en="There is no role '{role}'")

HOLDER = {"zh": "角色授予", "en": "role holding"}
LABELS = {
    PlatformRole.SYSTEM_ADMIN: {"zh": "系统管理员", "en": "System administrator"},
    PlatformRole.SECURITY_ADMIN: {"zh": "安全管理员", "en": "Security administrator"},
    PlatformRole.AUDIT_ADMIN: {"zh": "审计管理员", "en": "Audit administrator"},
    PlatformRole.BUILDER: {"zh": "应用搭建者", "en": "Builder"},
}
ADMINISTRATORS = frozenset({PlatformRole.SYSTEM_ADMIN, PlatformRole.SECURITY_ADMIN, PlatformRole.AUDIT_ADMIN})


@dataclass(frozen=True, slots=True)
class Holding:
    """A role to be held: by a person, or by whoever holds a post, there or below a unit. `app` "" is the platform."""

    app: str
    role: str
    person: UUID | None = None
    post: UUID | None = None
    unit: UUID | None = None
    valid_to: date | None = None


async def give(session: Session, actor: Actor, clock: Clock, holding: Holding, *, profile: Profile) -> UUID:
    """Give a role. Whether an app has such a role is for the caller to know: apps are not this layer's."""
    today = clock.today()
    _check_shape(holding, today)
    _require_right(actor, holding.app, holding.role, profile)
    await _require_others(session, actor, holding, today)
    await _require_there(session, holding)
    # The person's row serialises two givers, so that neither sees a state without the other's role.
    if holding.person is not None:
        await _require_separated(session, holding.person, holding, profile, today)
    await _require_new(session, holding, today)
    given = new_id()
    row = {
        "id": given,
        "app": holding.app,
        "role": holding.role,
        "person_id": holding.person,
        "post_id": holding.post,
        "unit_id": holding.unit,
        "valid_from": today,
        "valid_to": holding.valid_to,
        "granted_by": actor.person,
        "granted_at": clock.real(),
    }
    await session.execute(insert(t.role_holder).values(row))
    await epoch.advance(session)
    await audit.record(
        session, actor, GIVEN, app=holding.app or None, subject=_subject(holding), details=_told(holding)
    )
    return given


async def take(session: Session, actor: Actor, clock: Clock, given: UUID, *, profile: Profile) -> None:
    """Take a role back, today."""
    today = clock.today()
    columns = select(t.role_holder.c.app, t.role_holder.c.role, t.role_holder.c.person_id, t.role_holder.c.post_id)
    held = await session.row(columns.where(t.role_holder.c.id == given, _is_held(today)).with_for_update())
    if held is None:
        raise NotFound(HOLDER, given)
    _require_right(actor, held.app, held.role, profile)
    if held.person_id is not None and held.person_id == actor.person:
        raise Forbidden(code=NOT_YOUR_OWN)
    if not held.app and PlatformRole(held.role) in ADMINISTRATORS:
        await _require_not_last(session, held.role, today)
    await session.execute(update(t.role_holder).where(t.role_holder.c.id == given).values(valid_to=today))
    await epoch.advance(session)
    holding = Holding(held.app, held.role, held.person_id, held.post_id)
    await audit.record(session, actor, TAKEN, app=held.app or None, subject=_subject(holding), details=_told(holding))


def _is_held(today: date) -> Any:  # Any: a clause
    return or_(t.role_holder.c.valid_to.is_(None), t.role_holder.c.valid_to > today)


def _check_shape(holding: Holding, today: date) -> None:
    problems = []
    if (holding.person is None) == (holding.post is None):
        problems.append(ONE_HOLDER.at("/person"))
    if holding.app == "" and holding.role not in set(PlatformRole):
        problems.append(UNKNOWN_ROLE.at("/role", role=holding.role))
    if holding.app == "" and holding.post is not None:
        problems.append(PERSON_ONLY.at("/post"))
    if holding.unit is not None and holding.post is None:
        problems.append(REQUIRED.at("/post"))
    if holding.valid_to is not None and holding.valid_to <= today:
        problems.append(ENDS_BEFORE.at("/valid_to"))
    if problems:
        raise Invalid(problems)


def _require_right(actor: Actor, app: str, role: str, profile: Profile) -> None:
    """Raise Forbidden unless this actor is the one who gives and takes this role."""
    if actor.is_system:
        return
    givers = {PlatformRole.SECURITY_ADMIN}
    if not app and role == PlatformRole.SECURITY_ADMIN:
        givers = {PlatformRole.SYSTEM_ADMIN}
    elif profile is Profile.SMALL_BANK and (app or role != PlatformRole.SYSTEM_ADMIN):
        givers.add(PlatformRole.SYSTEM_ADMIN)
    if actor.platform_roles.isdisjoint(givers):
        shown = {
            language: ("、" if language == "zh" else ", ").join(LABELS[each][language] for each in sorted(givers))
            for language in ("zh", "en")
        }
        raise Forbidden(
            code=NOT_YOURS_TO_GIVE, role=LABELS.get(PlatformRole(role), role) if not app else role, giver=shown
        )
    if (not app and PlatformRole(role) in actor.platform_roles) or (app, role) in actor.roles:
        raise Forbidden(code=NOT_YOUR_OWN)


async def _require_others(session: Session, actor: Actor, holding: Holding, today: date) -> None:
    """Raise Forbidden for a role given to oneself, or to a post one holds."""
    if holding.person == actor.person:
        raise Forbidden(code=NOT_TO_YOURSELF)
    if holding.post is not None:
        mine = select(t.assignment.c.id).where(
            t.assignment.c.person_id == actor.person,
            t.assignment.c.post_id == holding.post,
            or_(t.assignment.c.valid_to.is_(None), t.assignment.c.valid_to > today),
        )
        if await session.scalar(mine.limit(1)) is not None:
            raise Forbidden(code=NOT_TO_YOURSELF)


async def _require_there(session: Session, holding: Holding) -> None:
    for table, wanted, what in (
        (t.person, holding.person, PERSON),
        (t.post, holding.post, POST),
        (t.org_unit, holding.unit, UNIT),
    ):
        if wanted is not None and await session.scalar(select(table.c.id).where(table.c.id == wanted)) is None:
            raise NotFound(what, wanted)


async def _require_separated(session: Session, person: UUID, holding: Holding, profile: Profile, today: date) -> None:
    """Raise Conflict when this person would hold two administrators' roles that exclude each other."""
    locked = select(t.person.c.name).where(t.person.c.id == person).with_for_update()
    name = await session.scalar(locked)
    if holding.app or PlatformRole(holding.role) not in ADMINISTRATORS:
        return
    excluded = ADMINISTRATORS - {PlatformRole(holding.role)}
    if profile is Profile.SMALL_BANK and holding.role != PlatformRole.AUDIT_ADMIN:
        excluded = frozenset({PlatformRole.AUDIT_ADMIN})
    held = await session.scalar(
        select(t.role_holder.c.role)
        .where(
            t.role_holder.c.app == "",
            t.role_holder.c.person_id == person,
            t.role_holder.c.role.in_(sorted(excluded)),
            _is_held(today),
        )
        .limit(1)
    )
    if held is not None:
        labels = {"held": LABELS[PlatformRole(held)], "role": LABELS[PlatformRole(holding.role)]}
        raise Conflict(SEPARATED, name=name, **labels)


async def _require_new(session: Session, holding: Holding, today: date) -> None:
    same = and_(
        t.role_holder.c.app == holding.app,
        t.role_holder.c.role == holding.role,
        t.role_holder.c.person_id.is_not_distinct_from(holding.person),
        t.role_holder.c.post_id.is_not_distinct_from(holding.post),
        t.role_holder.c.unit_id.is_not_distinct_from(holding.unit),
        _is_held(today),
    )
    if await session.scalar(select(t.role_holder.c.id).where(same).limit(1)) is not None:
        raise Conflict(HELD_ALREADY)


async def _require_not_last(session: Session, role: str, today: date) -> None:
    # All holdings of the role, locked: two administrators taking from each other must not leave none.
    holders = await session.rows(
        select(t.role_holder.c.id)
        .join(t.person, t.person.c.id == t.role_holder.c.person_id)
        .where(t.role_holder.c.app == "", t.role_holder.c.role == role, _is_held(today), t.person.c.state == "active")
        .order_by(t.role_holder.c.id)
        .with_for_update(of=t.role_holder)
    )
    if len(holders) <= 1:
        raise Conflict(LAST_HOLDER, role=LABELS[PlatformRole(role)])


def _subject(holding: Holding) -> Subject:
    if holding.person is not None:
        return Subject("person", str(holding.person))
    return Subject("post", str(holding.post))


def _told(holding: Holding) -> dict[str, Any]:
    return {
        "role": holding.role,
        "unit": str(holding.unit) if holding.unit else None,
        "until": holding.valid_to.isoformat() if holding.valid_to else None,
    }


async def count_holders(session: ReadSession, today: date) -> dict[tuple[str, str], int]:
    """How many hold each role, by (app, role)."""
    counted = (
        select(t.role_holder.c.app, t.role_holder.c.role, func.count().label("holders"))
        .where(_is_held(today))
        .group_by(t.role_holder.c.app, t.role_holder.c.role)
    )
    return {(row.app, row.role): row.holders for row in await session.rows(counted)}
