"""Who may give which role, by profile; what an actor holds through his posts; and that a change is felt everywhere."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from engine.clock import Clock
from engine.database.session import Database
from engine.errors import Conflict, Forbidden, Unauthenticated
from engine.identity import organisation, people, posts, roles
from engine.identity.actor import NOWHERE, SYSTEM, Actor, PlatformRole
from engine.identity.recognise import load
from engine.identity.recogniser import Recogniser
from engine.identity.roles import Holding
from engine.identity.sessions import Sessions
from engine.settings import Profile, Settings

CLOCK = Clock()
PASSWORD = "Bridge-2026"
SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN, BUILDER = PlatformRole
GIVERS = {
    "system": frozenset({SYSTEM_ADMIN}),
    "security": frozenset({SECURITY_ADMIN}),
    "audit": frozenset({AUDIT_ADMIN}),
    "builder": frozenset({BUILDER}),
    "both": frozenset({SYSTEM_ADMIN, SECURITY_ADMIN}),
}


class Place:
    """A head office with a branch and its team, and a post."""

    root: UUID
    branch: UUID
    team: UUID
    post: UUID


@pytest.fixture(scope="module")
async def place(database: Database) -> Place:
    made = Place()
    async with database.transaction() as session:
        label = {"zh": "x", "en": "x"}
        made.root = await organisation.create(
            session, SYSTEM, CLOCK, code="HQ", label=label, kind="head_office", parent=None
        )
        made.branch = await organisation.create(
            session, SYSTEM, CLOCK, code="B", label=label, kind="branch", parent=made.root
        )
        made.team = await organisation.create(
            session, SYSTEM, CLOCK, code="T", label=label, kind="team", parent=made.branch
        )
        made.post = await posts.create(session, SYSTEM, code="rm", label=label)
    return made


async def person(database: Database, login: str, **more: str) -> UUID:
    async with database.transaction() as session:
        return await people.create(session, SYSTEM, CLOCK, login=login, name=login, must_change_password=False, **more)


async def give(database: Database, actor: Actor, holding: Holding, profile: Profile) -> UUID:
    async with database.transaction() as session:
        return await roles.give(session, actor, CLOCK, holding, profile=profile)


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize("giver", list(GIVERS))
@pytest.mark.parametrize("role", ["system_admin", "security_admin", "audit_admin", "builder", "app/rm"])
async def test_who_may_give_which_role(database: Database, profile: Profile, giver: str, role: str) -> None:
    app, _, name = role.rpartition("/")
    held = GIVERS[giver]
    by_security = SECURITY_ADMIN in held and role != "security_admin"
    by_system = SYSTEM_ADMIN in held and (
        role == "security_admin" or (profile is Profile.SMALL_BANK and role != "system_admin")
    )
    may = (by_security or by_system) and not (not app and PlatformRole(name) in held)
    receiver = await person(database, f"{profile}.{giver}.{role.replace('/', '.')}")
    actor = Actor(
        person=await person(database, f"{profile}.{giver}.{role.replace('/', '-')}-g"), name="g", platform_roles=held
    )
    holding = Holding(app, name, person=receiver)
    if may:
        await give(database, actor, holding, profile)
    else:
        with pytest.raises(Forbidden):
            await give(database, actor, holding, profile)


@pytest.mark.parametrize(
    ("profile", "first", "second", "together"),
    [
        (Profile.SEPARATED, SYSTEM_ADMIN, SECURITY_ADMIN, False),
        (Profile.SEPARATED, SECURITY_ADMIN, AUDIT_ADMIN, False),
        (Profile.SEPARATED, AUDIT_ADMIN, SYSTEM_ADMIN, False),
        (Profile.SEPARATED, SYSTEM_ADMIN, BUILDER, True),
        (Profile.SMALL_BANK, SYSTEM_ADMIN, SECURITY_ADMIN, True),
        (Profile.SMALL_BANK, SECURITY_ADMIN, AUDIT_ADMIN, False),
        (Profile.SMALL_BANK, AUDIT_ADMIN, SYSTEM_ADMIN, False),
    ],
)
async def test_administrators_are_different_people(
    database: Database, profile: Profile, first: PlatformRole, second: PlatformRole, together: bool
) -> None:
    one = await person(database, f"sep-{profile}-{first}-{second}".replace("_", ""))
    await give(database, SYSTEM, Holding("", first, person=one), profile)
    if together:
        await give(database, SYSTEM, Holding("", second, person=one), profile)
    else:
        with pytest.raises(Conflict, match="different people"):
            await give(database, SYSTEM, Holding("", second, person=one), profile)


async def test_two_givers_at_once_do_not_get_round_the_separation(database: Database) -> None:
    one = await person(database, "raced")

    async def attempt(role: PlatformRole) -> bool:
        try:
            await give(database, SYSTEM, Holding("", role, person=one), Profile.SEPARATED)
        except Conflict:
            return False
        return True

    results = await asyncio.gather(*(attempt(role) for role in (SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN)))
    assert sorted(results) == [False, False, True]


async def test_a_role_is_not_given_to_a_post_one_holds(database: Database, place: Place) -> None:
    giver = await person(database, "holder.of.post")
    async with database.transaction() as session:
        await posts.assign(session, SYSTEM, CLOCK, giver, post=place.post, unit=place.team)
    actor = Actor(person=giver, name="g", platform_roles=frozenset({SECURITY_ADMIN}))
    with pytest.raises(Forbidden):
        await give(database, actor, Holding("crm", "rm", post=place.post), Profile.SEPARATED)


async def test_a_post_carries_its_roles_where_they_were_given(database: Database, place: Place) -> None:
    one = await person(database, "post.carries")
    async with database.transaction() as session:
        await posts.assign(session, SYSTEM, CLOCK, one, post=place.post, unit=place.team)
    await give(database, SYSTEM, Holding("crm", "everywhere", post=place.post), Profile.SEPARATED)
    await give(database, SYSTEM, Holding("crm", "below", post=place.post, unit=place.branch), Profile.SEPARATED)
    elsewhere = Holding("crm", "ends", post=place.post, valid_to=CLOCK.today() + timedelta(days=1))
    await give(database, SYSTEM, elsewhere, Profile.SEPARATED)
    past = CLOCK.real() - timedelta(days=1)
    async with database.reading() as session:
        today = await load(session, one, None, day=CLOCK.today(), renew_before=past)
        tomorrow = await load(session, one, None, day=CLOCK.today() + timedelta(days=1), renew_before=past)
    assert today.roles == {("crm", "everywhere"), ("crm", "below"), ("crm", "ends")}
    assert tomorrow.roles == {("crm", "everywhere"), ("crm", "below")}
    assert (today.unit, today.institution) == (place.team, place.branch)
    async with database.transaction() as session:
        await organisation.move(session, SYSTEM, CLOCK, place.team, parent=place.root)
    async with database.reading() as session:
        moved = await load(session, one, None, day=CLOCK.today(), renew_before=past)
    assert ("crm", "below") not in moved.roles
    assert moved.institution == place.root


async def test_a_change_is_felt_at_once_in_every_process(database: Database) -> None:
    settings = Settings()
    one = await person(database, "felt", password=PASSWORD)
    begun = await Sessions(database, CLOCK, settings).log_in("felt", PASSWORD, NOWHERE)
    here, there = Recogniser(CLOCK, settings), Recogniser(CLOCK, settings)

    async def seen(by: Recogniser) -> Actor:
        async with database.reading() as session:
            return await by.actor(session, begun.token, NOWHERE)

    assert not (await seen(here)).platform_roles
    assert not (await seen(there)).platform_roles
    given = await give(database, SYSTEM, Holding("", BUILDER, person=one), Profile.SEPARATED)
    assert (await seen(here)).holds(BUILDER)
    assert (await seen(there)).holds(BUILDER)
    async with database.transaction() as session:
        await roles.take(session, SYSTEM, CLOCK, given, profile=Profile.SEPARATED)
    assert not (await seen(there)).platform_roles
    async with database.transaction() as session:
        await people.lock(session, SYSTEM, one, reason="x")
    for process in (here, there):
        with pytest.raises(Unauthenticated):
            await seen(process)


async def test_an_address_waits_after_too_many_failures(database: Database) -> None:
    from engine.identity.actor import Origin

    await person(database, "address", password=PASSWORD)
    sessions = Sessions(database, CLOCK, Settings(address_attempts=5))
    for number in range(5):
        with pytest.raises(Unauthenticated):
            await sessions.log_in(f"nobody{number}", "x", Origin("10.0.0.9"))
    with pytest.raises(Unauthenticated):
        await sessions.log_in("address", PASSWORD, Origin("10.0.0.9"))
    assert (await sessions.log_in("address", PASSWORD, Origin("10.0.0.10"))).actor.name == "address"


async def test_a_token_is_stored_only_as_a_hash(database: Database) -> None:
    await person(database, "hashed", password=PASSWORD)
    begun = await Sessions(database, CLOCK, Settings()).log_in("hashed", PASSWORD, NOWHERE)
    async with database.reading() as session:
        rows = await session.raw.fetch("select * from platform.session")
        stored = await session.raw.fetchval("select password_hash from platform.person where login = 'hashed'")
    assert all(begun.token.encode() not in bytes(row["token_hash"]) for row in rows)
    assert len(begun.token) >= 43
    assert stored.startswith("$argon2id$")


async def test_guesses_at_the_same_moment_are_not_more_than_guesses_one_by_one(database: Database) -> None:
    one = await person(database, "guessed", password=PASSWORD)
    sessions = Sessions(database, CLOCK, Settings(address_attempts=1000))

    async def attempt(password: str) -> bool:
        try:
            await sessions.log_in("guessed", password, NOWHERE)
        except Unauthenticated:
            return False
        return True

    guesses = [f"guess{number}" for number in range(8)]
    assert await asyncio.gather(*map(attempt, guesses)) == [False] * 8
    assert not await attempt(PASSWORD), "each counted, so that the account is locked"
    async with database.transaction() as session:
        await people.unlock(session, SYSTEM, one)
    assert await attempt(PASSWORD)
