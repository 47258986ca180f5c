"""Logging in and out: what works, what is refused, and that nobody learns why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx
import pytest
from sqlalchemy import update

from engine.api.application import Application
from engine.database.session import Database
from engine.identity import tables as t
from engine.identity.recognise import hashed
from tests.http.conftest import PASSWORD, Bank, Browser, ClientFor

OTHER = "Viaduct-2027"


async def test_a_person_logs_in_and_is_told_who_he_is(client: Browser, bank: Bank) -> None:
    answer = await client.log_in("rm1")
    assert answer.status_code == 200, answer.text
    me = answer.json()
    assert me["person"] == {"id": str(bank.people["rm1"]), "login": "rm1", "name": "陈晓雯"}
    path = [each["zh"] for each in me["assignments"][0]["unit"]["path"]]
    assert path == ["总行", "江城分行", "城南支行", "城南零售一组"]
    assert me["acting"] == me["assignments"][0]["id"]
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith("langqiao=")
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    again = await client.get("/api/session")
    assert again.status_code == 200
    assert again.json() == me


async def test_nobody_is_logged_in_without_a_cookie(client: Browser) -> None:
    answer = await client.get("/api/session")
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "unauthenticated"
    assert answer.json()["trace_id"] == answer.headers["x-trace-id"]


async def test_over_https_the_cookie_is_bound_to_the_host(app: Application) -> None:
    transport = httpx.ASGITransport(app=app)
    async with Browser(transport=transport, base_url="https://bank.example") as browser:
        answer = await browser.log_in("rm1")
        cookie = answer.headers["set-cookie"].lower()
        assert cookie.startswith("__host-langqiao=")
        assert "; secure" in cookie
        assert "; path=/" in cookie
        assert "domain" not in cookie
        token = browser.cookies["__Host-langqiao"]
        planted = await browser.get("/api/session", headers={"cookie": f"langqiao={token}"})
        assert planted.status_code == 401, "over https the plain name is nobody's"


async def test_logging_out_ends_the_session_on_the_server(client_for: ClientFor) -> None:
    browser = await client_for("rm2", fresh=True)
    token = browser.cookies["langqiao"]
    assert (await browser.delete("/api/session")).status_code == 204
    assert "langqiao" not in browser.cookies
    answer = await browser.get("/api/session", headers={"cookie": f"langqiao={token}"})
    assert answer.status_code == 401


async def test_a_log_in_never_takes_over_a_token_that_was_planted(client: Browser) -> None:
    client.cookies.set("langqiao", "planted-by-somebody-else", domain="127.0.0.1")
    assert (await client.log_in("rm1")).status_code == 200
    tokens = {each.value for each in client.cookies.jar}
    client.cookies.clear()
    fresh = tokens - {"planted-by-somebody-else"}
    assert len(fresh) == 1
    answer = await client.get("/api/session", headers={"cookie": "langqiao=planted-by-somebody-else"})
    assert answer.status_code == 401


async def test_logging_in_again_ends_the_session_one_had(client_for: ClientFor) -> None:
    browser = await client_for("rm2", fresh=True)
    first = browser.cookies["langqiao"]
    assert (await browser.log_in("rm2")).status_code == 200
    assert browser.cookies["langqiao"] != first
    answer = await browser.get("/api/session", headers={"cookie": f"langqiao={first}"})
    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("column", "ago"),
    [
        pytest.param("seen_at", timedelta(minutes=15, seconds=1), id="idle for fifteen minutes"),
        pytest.param("expires_at", timedelta(seconds=1), id="twelve hours after the log-in"),
    ],
)
async def test_a_session_ends_by_itself(client_for: ClientFor, database: Database, column: str, ago: timedelta) -> None:
    browser = await client_for("rm2", fresh=True)
    key = hashed(browser.cookies["langqiao"])
    assert (await browser.get("/api/session")).status_code == 200
    async with database.transaction() as session:
        values = {column: datetime.now(UTC) - ago}
        await session.execute(update(t.session).where(t.session.c.token_hash == key).values(values))
    answer = await browser.get("/api/session")
    assert answer.status_code == 401
    assert answer.json()["code"] == "session_ended"


async def test_a_session_in_use_does_not_idle_out(client_for: ClientFor, database: Database) -> None:
    browser = await client_for("rm2", fresh=True)
    key = hashed(browser.cookies["langqiao"])
    for _ in range(3):
        async with database.transaction() as session:
            values = {"seen_at": datetime.now(UTC) - timedelta(minutes=14)}
            await session.execute(update(t.session).where(t.session.c.token_hash == key).values(values))
        assert (await browser.get("/api/session")).status_code == 200


async def test_every_refusal_looks_the_same(client: Browser, client_for: ClientFor, bank: Bank) -> None:
    admin = await client_for("admin")
    locked = f"/api/people/{bank.people['inspector']}"
    assert (await admin.post(f"{locked}/lock", json={"reason": "离岗"})).status_code == 200
    answers = [
        await client.log_in("nobody-of-that-name"),
        await client.log_in("president", "wrong"),
        await client.log_in("inspector"),
        await client.log_in("\x00", "\x00"),
    ]
    assert {each.status_code for each in answers} == {401}
    told = [{key: value for key, value in each.json().items() if key != "trace_id"} for each in answers]
    assert all(each == told[0] for each in told), told
    assert all("set-cookie" not in each.headers for each in answers)
    assert (await admin.post(f"{locked}/unlock")).status_code == 200
    assert (await client.log_in("inspector")).status_code == 200


async def test_an_account_waits_after_five_failures_even_with_the_right_password(
    client: Browser, client_for: ClientFor, bank: Bank
) -> None:
    for _ in range(5):
        assert (await client.log_in("product", "wrong")).status_code == 401
    assert (await client.log_in("product")).status_code == 401
    admin = await client_for("admin")
    person = (await admin.get(f"/api/people/{bank.people['product']}")).json()
    assert person["locked_until"] is not None
    assert (await admin.post(f"/api/people/{bank.people['product']}/unlock")).status_code == 200
    assert (await client.log_in("product")).status_code == 200


async def test_a_locked_person_is_out_at_once(client_for: ClientFor, bank: Bank) -> None:
    admin, agent = await client_for("admin"), await client_for("agent", fresh=True)
    assert (await agent.get("/api/session")).status_code == 200
    answer = await admin.post(f"/api/people/{bank.people['agent']}/lock", json={"reason": "调查"})
    assert answer.status_code == 200, answer.text
    assert answer.json()["state"] == "locked"
    assert (await agent.get("/api/session")).status_code == 401
    assert (await admin.post(f"/api/people/{bank.people['agent']}/unlock")).status_code == 200
    assert (await agent.get("/api/session")).status_code == 401, "the session does not come back"


async def test_a_password_for_one_time_must_be_changed_first(
    client: Browser, client_for: ClientFor, bank: Bank
) -> None:
    admin = await client_for("admin")
    answer = await admin.post(f"/api/people/{bank.people['rm3']}/reset_password")
    once = answer.json()["password"]
    assert (await client.log_in("rm3")).status_code == 401
    assert (await client.log_in("rm3", once)).status_code == 200
    assert client.me["must_change_password"] is True
    refused = await client.get("/api/catalogue")
    assert (refused.status_code, refused.json()["code"]) == (403, "change_password_first")
    before = client.cookies["langqiao"]
    changed = await client.post("/api/session/password", json={"old": once, "new": OTHER})
    assert changed.status_code == 204, changed.text
    assert client.cookies["langqiao"] != before
    me = await client.get("/api/session")
    assert me.json()["must_change_password"] is False
    assert (await client.get("/api/catalogue")).status_code == 200
    old = await client.get("/api/session", headers={"cookie": f"langqiao={before}"})
    assert old.status_code == 401


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        pytest.param("wrong", OTHER, {"old_password_wrong"}, id="the old one must be right"),
        pytest.param(PASSWORD, "Sh0rt", {"password_too_short"}, id="eight characters or more"),
        pytest.param(PASSWORD, "onlyletters", {"password_few_classes"}, id="three classes of four"),
        pytest.param(PASSWORD, "Passw0rd", {"password_common"}, id="not one everybody uses"),
        pytest.param(PASSWORD, PASSWORD, {"password_same"}, id="not the old one again"),
        pytest.param(PASSWORD, "Supervisor-1", {"password_has_login"}, id="not the login"),
        pytest.param(PASSWORD, "a", {"password_too_short", "password_few_classes"}, id="all that is wrong at once"),
        pytest.param(PASSWORD, "Aa1" + "x" * 200, {"password_too_long"}, id="at most 128"),
    ],
)
async def test_a_bad_new_password_is_refused(client_for: ClientFor, old: str, new: str, codes: set[str]) -> None:
    browser = await client_for("supervisor")
    answer = await browser.post("/api/session/password", json={"old": old, "new": new})
    assert answer.status_code == 422, answer.text
    assert {each["code"] for each in answer.json()["problems"]} == codes
    assert new not in answer.text or len(new) < 3


async def test_who_holds_two_posts_chooses_the_one_he_acts_in(client_for: ClientFor, bank: Bank) -> None:
    admin = await client_for("admin")
    second = {"post": str(bank.posts["rm"]), "unit": str(bank.units["LJ-BJ-T1"])}
    made = await admin.post(f"/api/people/{bank.people['president']}/assignments", json=second)
    assert made.status_code == 201, made.text
    president = await client_for("president", fresh=True)
    assert president.me["acting"] != made.json()["id"]
    answer = await president.patch("/api/session", json={"assignment": made.json()["id"], "language": "en"})
    assert answer.json()["acting"] == made.json()["id"]
    assert answer.json()["language"] == "en"
    foreign = (await client_for("rm1")).me["acting"]
    assert (await president.patch("/api/session", json={"assignment": foreign})).status_code == 404


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        pytest.param({"X-CSRF-Token": ""}, "bad_csrf_token", id="no token"),
        pytest.param({"X-CSRF-Token": "x" * 32}, "bad_csrf_token", id="another's token"),
        pytest.param({"Origin": "https://evil.example"}, "cross_site", id="another site's page"),
        pytest.param({"Origin": "null"}, "cross_site", id="a page of no site"),
        pytest.param({"Sec-Fetch-Site": "cross-site"}, "cross_site", id="the browser says cross-site"),
        pytest.param({"Sec-Fetch-Site": "same-site"}, "cross_site", id="a neighbouring host"),
    ],
)
async def test_another_site_cannot_act_in_ones_name(client_for: ClientFor, headers: dict[str, str], code: str) -> None:
    browser = await client_for("rm1")
    answer = await browser.patch("/api/session", json={"language": "zh"}, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, code)
    for mine in (
        {"Origin": "http://127.0.0.1:8000"},
        {"Origin": "https://bank.example", "Sec-Fetch-Site": "same-origin"},  # behind a proxy that changes Host
    ):
        assert (await browser.patch("/api/session", json={"language": "zh"}, headers=mine)).status_code == 200


async def test_another_site_cannot_log_one_in(client: Browser) -> None:
    body = {"login": "rm1", "password": PASSWORD}
    answer = await client.post("/api/session", json=body, headers={"Origin": "https://evil.example"})
    assert (answer.status_code, answer.json()["code"]) == (403, "cross_site")


async def test_health_names_the_demo_people(client: Browser) -> None:
    answer = await client.get("/api/health")
    assert answer.status_code == 200
    assert "rm1" in {each["login"] for each in answer.json()["demo_people"]}
