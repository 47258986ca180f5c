"""In the profile `separated` a package that gives rights waits for the security administrator."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from engine.definitions.publication import publications
from engine.identity.actor import SYSTEM, Actor, PlatformRole
from engine.packages.repository import installed_packages
from tests.database.packages.conftest import Workbench

BEN = Actor(person=UUID(int=2), name="Ben", platform_roles=frozenset({PlatformRole.SECURITY_ADMIN}))


async def test_it_waits_is_asked_for_once_and_is_there_after_approval(make: Callable[..., Workbench]) -> None:
    bench = make(four_eyes=True)
    for _ in range(2):
        done = await bench.installer.install(bench.template("bank_base"), SYSTEM)
        assert (done.state, done.release) == ("awaiting", None)
    async with bench.database.reading() as session:
        waiting = await publications(session, app="bank_base", states=["awaiting"])
    assert len(waiting) == 1
    await bench.parts.publisher.approvals.approve(BEN, waiting[0].id)
    done = await bench.installer.install(bench.template("bank_base"), SYSTEM)
    assert (done.state, done.release) == ("unchanged", 1)
    async with bench.database.reading() as session:
        assert [each.release for each in await installed_packages(session)] == [1]
