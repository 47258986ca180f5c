"""The composed application over a seeded database: `client_for("rm1")` is a browser in which rm1 is logged in.

The organisation and the people are those of the demo bank, with one password. Every test module has a database of its
own; a module that wants apps publishes them itself.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

import httpx
import pytest

from engine.api.application import Application
from engine.api.dependencies import Platform
from engine.app import compose, create_app
from engine.clock import Clock
from engine.database.session import Database, Session
from engine.identity import organisation, passwords, people, posts, roles
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding
from engine.packages.demo.bank import PEOPLE, POSTS, UNITS
from engine.settings import Mode, Profile, Settings

PASSWORD = "Bridge-2026"
BASE = "http://127.0.0.1:8000"

ClientFor = Callable[..., Awaitable["Browser"]]


@dataclass(slots=True)
class Bank:
    """Ids of what was seeded, by login and code."""

    people: dict[str, UUID] = field(default_factory=dict)
    units: dict[str, UUID] = field(default_factory=dict)
    posts: dict[str, UUID] = field(default_factory=dict)


class Browser(httpx.AsyncClient):
    """A client that keeps its cookie, sends the CSRF token, and reads Chinese unless told otherwise."""

    me: dict[str, Any]

    async def log_in(self, login: str, password: str = PASSWORD) -> httpx.Response:
        """Log in, and remember who one is."""
        answer = await self.post("/api/session", json={"login": login, "password": password})
        if answer.status_code == 200:
            self.me = answer.json()
            self.headers["X-CSRF-Token"] = self.me["csrf_token"]
        return answer


@pytest.fixture(scope="module")
def clock() -> Clock:
    """The clock of the application under test."""
    return Clock()


@pytest.fixture(scope="module")
def settings() -> Settings:
    """A demo of a small bank; a module may override this fixture."""
    return Settings(mode=Mode.DEMO, profile=Profile.SMALL_BANK, address_attempts=1000)


@pytest.fixture(scope="module")
async def bank(database: Database, clock: Clock) -> Bank:
    """The demo bank's organisation and people, with the roles of the platform and of the demo's apps."""
    seeded = Bank()
    async with database.transaction() as session:
        await seed(session, clock, seeded)
    return seeded


@pytest.fixture(scope="module")
async def platform(database: Database, settings: Settings, clock: Clock, bank: Bank) -> Platform:
    """What the application works with."""
    return compose(settings, database, clock=clock)


@pytest.fixture(scope="module")
async def app(platform: Platform) -> AsyncIterator[Application]:
    """The application, composed for real and started."""
    composed = create_app(platform)
    async with composed.router.lifespan_context(composed):
        yield composed


@pytest.fixture
async def client(app: Application) -> AsyncIterator[Browser]:
    """A browser in which nobody is logged in."""
    async with Browser(transport=httpx.ASGITransport(app=app, raise_app_exceptions=True), base_url=BASE) as browser:
        yield browser


@pytest.fixture(scope="module")
async def client_for(app: Application) -> AsyncIterator[ClientFor]:
    """Browsers by login, logged in once a module; `fresh=True` logs in anew."""
    opened: list[Browser] = []
    known: dict[str, Browser] = {}

    async def make(login: str, *, fresh: bool = False) -> Browser:
        if login in known and not fresh:
            return known[login]
        browser = Browser(transport=httpx.ASGITransport(app=app, raise_app_exceptions=True), base_url=BASE)
        opened.append(browser)
        answer = await browser.log_in(login)
        assert answer.status_code == 200, answer.text
        if not fresh:
            known[login] = browser
        return browser

    yield make
    for browser in opened:
        await browser.aclose()


async def seed(session: Session, clock: Clock, bank: Bank) -> None:
    """Write the demo bank's organisation and people, as the system."""
    for unit in UNITS:
        bank.units[unit.code] = await organisation.create(
            session,
            SYSTEM,
            clock,
            code=unit.code,
            label=unit.label,
            kind=unit.kind,
            parent=bank.units[unit.parent] if unit.parent else None,
        )
    for post in POSTS:
        bank.posts[post.code] = await posts.create(session, SYSTEM, code=post.code, label=post.label)
        for app, role in post.roles:
            holding = Holding(app, role, post=bank.posts[post.code])
            await roles.give(session, SYSTEM, clock, holding, profile=Profile.SMALL_BANK)
    for each in PEOPLE:
        person = bank.people[each.login] = await people.create(
            session, SYSTEM, clock, login=each.login, name=each.name, must_change_password=False
        )
        await people.keep_password(session, clock, person, _hash())
        unit_id, post_id = bank.units[each.unit], bank.posts[each.post]
        await posts.assign(session, SYSTEM, clock, person, post=post_id, unit=unit_id)
        for role in each.platform_roles:
            await roles.give(session, SYSTEM, clock, Holding("", role, person=person), profile=Profile.SMALL_BANK)


@cache
def _hash() -> str:
    """One hash for everybody: hashing twelve times would be most of the set-up."""
    return passwords.hash_now(PASSWORD)
