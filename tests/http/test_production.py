"""A production installation, separated: https only, no demo, three administrators, no default account."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from engine.app import compose, create_app
from engine.clock import Clock
from engine.database.session import Database
from engine.settings import Mode, PasswordPolicy, Settings
from tests.http.conftest import Bank, Browser, ClientFor


@pytest.fixture(scope="module")
def settings() -> Settings:
    """What a bank gets when it sets nothing."""
    return Settings(mode=Mode.PRODUCTION)


@asynccontextmanager
async def browser_at(database: Database, settings: Settings, base: str) -> AsyncIterator[Browser]:
    app = create_app(compose(settings, database, clock=Clock()))
    async with Browser(transport=httpx.ASGITransport(app=app), base_url=base) as browser:
        yield browser


async def test_nobody_logs_in_over_http_from_elsewhere(database: Database, settings: Settings, bank: Bank) -> None:
    async with browser_at(database, settings, "http://bank.example") as browser:
        answer = await browser.log_in("admin")
        assert (answer.status_code, answer.json()["code"]) == (403, "https_required")
        assert "set-cookie" not in answer.headers
    async with browser_at(database, settings, "https://bank.example") as browser:
        assert (await browser.log_in("admin")).status_code == 200


async def test_nothing_of_a_demo_is_there(client_for: ClientFor, client: Browser) -> None:
    health = (await client.get("/api/health")).json()
    assert (health["mode"], health["demo_people"]) == ("production", None)
    rm1 = await client_for("rm1")
    assert (rm1.me["mode"], rm1.me["profile"]) == ("production", "separated")
    assert (await rm1.post("/api/demo/clock", json={"advance": "PT1H"})).status_code == 404


async def test_the_system_administrator_gives_no_business_role(client_for: ClientFor, bank: Bank) -> None:
    admin, secadmin = await client_for("admin"), await client_for("secadmin")
    body = {"role": "builder", "person": str(bank.people["rm1"])}
    refused = await admin.post("/api/roles/holders", json=body)
    assert (refused.status_code, refused.json()["code"]) == (403, "not_yours_to_give")
    assert (await secadmin.post("/api/roles/holders", json=body)).status_code == 201
    system = {"role": "system_admin", "person": str(bank.people["secadmin"])}
    assert (await secadmin.post("/api/roles/holders", json=system)).status_code == 403
    security = {"role": "security_admin", "person": str(bank.people["admin"])}
    assert (await admin.post("/api/roles/holders", json=security)).status_code == 403


async def test_a_burst_of_log_ins_is_slowed_down(database: Database, bank: Bank) -> None:
    strict = Settings(mode=Mode.DEMO, address_attempts=5)
    async with browser_at(database, strict, "http://127.0.0.1") as browser:
        codes: list[int] = []
        while len(codes) < 40 and 429 not in codes:  # on a busy machine a place comes free meanwhile
            codes.append((await browser.log_in("nobody", "x")).status_code)
        assert (codes[:10], codes[-1]) == ([401] * 10, 429)
        answer = await browser.log_in("rm1")
        assert answer.headers["retry-after"] == "10"


@pytest.mark.parametrize(
    ("password", "codes"),
    [("only letters here", set()), ("Bridge-2026", {"password_too_short"}), ("Passw0rd", {"password_too_short"})],
)
async def test_the_asvs_policy_asks_for_length_and_no_classes(
    database: Database, bank: Bank, password: str, codes: set[str]
) -> None:
    settings = Settings(mode=Mode.DEMO, password_policy=PasswordPolicy.ASVS, address_attempts=1000)
    async with browser_at(database, settings, "http://127.0.0.1") as browser:
        assert (await browser.log_in("admin")).status_code == 200
        person = {"login": f"new{len(password)}", "name": "新人", "password": password}
        answer = await browser.post("/api/people", json=person)
        if codes:
            assert codes <= {each["code"] for each in answer.json()["problems"]}
        else:
            assert answer.status_code == 201, answer.text
