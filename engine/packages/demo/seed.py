"""The demo bank, whole: organisation, packages, their data, role holders. A second run finds it and does nothing."""

from __future__ import annotations

from dataclasses import dataclass

from engine.clock import Clock
from engine.database.session import Database
from engine.definitions.publication import publications
from engine.definitions.service import Definitions
from engine.identity.actor import SYSTEM, Actor, PlatformRole
from engine.packages.demo.bank import PACKAGES, SECURITY_ADMINISTRATOR
from engine.packages.demo.organisation import hand_out_roles, set_up
from engine.packages.folder import read_folder
from engine.packages.install import Installer
from engine.packages.load import load
from engine.packages.names import known_ids
from engine.packages.templates import template
from engine.settings import Profile


@dataclass(frozen=True, slots=True)
class Seeded:
    """What a run of the seed did: releases published and records loaded."""

    releases: int
    records: int


async def seed(
    database: Database, parts: Definitions, clock: Clock, *, engine: str, profile: Profile, password: str
) -> Seeded:
    """Whatever of the demo bank is not there yet. `engine` is the version of this build."""
    await database.run(lambda session: set_up(session, clock, password))
    installer = Installer(database, parts, clock, engine=engine)
    releases = records = 0
    for name in PACKAGES:
        package = read_folder(template(name), parts.overlays.kinds.values())
        state = (await installer.install(package, SYSTEM)).state
        if state == "awaiting":  # profile `separated`: a package that gives rights needs a second person's consent
            await _approve(database, parts, package.app)
            await installer.install(package, SYSTEM)
        releases += state != "unchanged"
        for part in ("reference", "demo"):
            records += await load(database, parts.live, clock, package.app, part, package.data(part))
    await database.run(lambda session: hand_out_roles(session, clock, profile))
    return Seeded(releases, records)


async def _approve(database: Database, parts: Definitions, app: str) -> None:
    """What the demo's security administrator would click."""
    async with database.reading() as session:
        person = (await known_ids(session)).people[SECURITY_ADMINISTRATOR]
        waiting = await publications(session, app=app, states=["awaiting"])
    approver = Actor(person, SECURITY_ADMINISTRATOR, platform_roles=frozenset({PlatformRole.SECURITY_ADMIN}))
    for one in waiting:
        await parts.publisher.approvals.approve(approver, one.id)
