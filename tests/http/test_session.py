"""Logging in and out: what works, what is refused, and that nobody learns why."""

from __future__ import annotations

from tests.http.conftest import PASSWORD, Bank, Browser, ClientFor


async def test_a_person_logs_in_and_is_told_who_he_is(client: Browser, bank: Bank) -> None:
    answer = await client.log_in("rm1")
    assert answer.status_code == 200, answer.text
    me = answer.json()
    assert me["person"] == {"id": str(bank.people["rm1"]), "login": "rm1", "name": "陈晓雯"}
    assert [each["zh"] for each in me["assignments"][0]["unit"]["path"]] == [
        "总行",
        "江城分行",
        "城南支行",
        "城南零售一组",
    ]
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


async def test_health_names_the_demo_people(client: Browser) -> None:
    answer = await client.get("/api/health")
    assert answer.status_code == 200
    assert "rm1" in {each["login"] for each in answer.json()["demo_people"]}


async def test_logging_out_ends_the_session_on_the_server(client_for: ClientFor) -> None:
    browser = await client_for("rm2", fresh=True)
    token = browser.cookies["langqiao"]
    assert (await browser.delete("/api/session")).status_code == 204
    answer = await browser.get("/api/session", headers={"cookie": f"langqiao={token}"})
    assert answer.status_code == 401
    assert PASSWORD not in answer.text
