"""What every answer carries, and what is refused before anything is done."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from engine.api.application import Application
from engine.database.session import Database
from tests.http.conftest import Browser, ClientFor


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/health", 200),
        ("GET", "/api/session", 401),
        ("GET", "/api/nothing", 404),
        ("GET", "/api", 404),
        ("GET", "/api/%2e%2e/%2e%2e/etc/passwd", 404),
        ("PUT", "/api/health", 405),
        ("POST", "/api/session", 422),
        ("GET", "/", 200),
        ("GET", "/some/page/of/the/application", 200),
        ("GET", "/assets/missing.js", 404),
        ("POST", "/", 405),
    ],
)
async def test_every_answer_has_the_security_headers(client: Browser, method: str, path: str, status: int) -> None:
    answer = await client.request(method, path, json={} if method == "POST" else None)
    assert answer.status_code == status
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "'unsafe-eval'" not in policy
    script = next((each for each in policy.split(";") if each.strip().startswith("script-src")), "")
    assert "unsafe-inline" not in script
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "permissions-policy" in answer.headers
    if path.startswith("/api"):
        assert answer.headers["cache-control"] == "no-store"
        assert len(answer.headers["x-trace-id"]) == 16
    if path.startswith("/api") and status != 200:
        assert answer.headers["content-type"] == "application/problem+json"
        assert {"type", "title", "status", "code", "detail", "problems", "trace_id"} <= set(answer.json())


async def test_a_body_of_ten_megabytes_is_refused_unread(client: Browser) -> None:
    read = 0

    async def body() -> AsyncIterator[bytes]:
        nonlocal read
        for _ in range(160):
            read += 65536
            yield b"x" * 65536

    announced = {"content-length": str(10 * 1024 * 1024), "content-type": "application/json"}
    answer = await client.post("/api/session", content=body(), headers=announced)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


async def test_a_body_that_grows_over_the_limit_is_cut_off(app: Application) -> None:
    asked = 0
    sent = []

    async def receive() -> dict[str, object]:
        nonlocal asked
        asked += 1
        return {"type": "http.request", "body": b"x" * 65536, "more_body": True}

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/api/session",
        "scheme": "http",
        "query_string": b"",
        "headers": [(b"content-type", b"application/json"), (b"host", b"127.0.0.1")],
        "client": ("127.0.0.1", 1),
        "root_path": "",
    }
    await app(scope, receive, send)  # type: ignore[arg-type]
    assert sent[0]["status"] == 413
    assert asked <= 17, "a megabyte and one piece"


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"{", 400, "bad_json"),
        (b'{"login": NaN, "password": "x"}', 400, "bad_json"),
        (b'{"login": "\\ud800", "password": "x"}', 400, "bad_json"),
        (b'{"login": "\xff", "password": "x"}', 400, "bad_json"),
        (b'{"login":' + b"[" * 100 + b"]" * 100 + b"}", 400, "too_deep"),
        (b"[" * 200_000, 400, "too_deep"),
        (b'{"login": "rm1"}', 422, "invalid"),
        (b'{"login": "rm1", "password": "x", "admin": true}', 422, "invalid"),
        (b"[]", 422, "invalid"),
        (b'{"login": {"$ne": null}, "password": "x"}', 422, "invalid"),
        (b"", 422, "invalid"),
    ],
)
async def test_a_body_that_is_not_what_was_asked_for_is_refused(
    client: Browser, content: bytes, status: int, code: str
) -> None:
    answer = await client.post("/api/session", content=content, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text


async def test_all_problems_are_told_at_once_in_the_readers_language(client: Browser) -> None:
    answer = await client.post("/api/session", json={"admin": True}, headers={"accept-language": "en-GB,en"})
    problems = {each["path"]: each["message"] for each in answer.json()["problems"]}
    assert problems == {
        "/login": "Required",
        "/password": "Required",
        "/admin": "There is nothing named 'admin' here",
    }
    assert answer.json()["detail"] == "3 things need to be put right"


async def test_json_sent_as_text_is_not_read(client: Browser) -> None:
    body = b'{"login": "rm1", "password": "x"}'
    answer = await client.post("/api/session", content=body, headers={"content-type": "text/plain"})
    assert answer.status_code == 422


async def test_a_fault_of_ours_tells_a_number_and_nothing_else(
    client_for: ClientFor, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    admin = await client_for("admin")
    async with database.transaction() as session:
        await session.raw.execute("alter table platform.post rename to post_away")
    try:
        answer = await admin.get("/api/posts")
    finally:
        async with database.transaction() as session:
            await session.raw.execute("alter table platform.post_away rename to post")
    assert answer.status_code == 500
    assert answer.json()["code"] == "internal"
    assert answer.json()["trace_id"] in answer.json()["detail"]
    for secret in ("post_away", "Traceback", "asyncpg", "SELECT", "select"):
        assert secret not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert (await admin.get("/api/posts")).status_code == 200


@pytest.mark.parametrize("path", ["/api/people/not-a-uuid", "/api/people/%00", "/api/people/" + "9" * 5000])
async def test_a_strange_path_is_refused_politely(client_for: ClientFor, path: str) -> None:
    admin = await client_for("admin")
    answer = await admin.get(path)
    assert answer.status_code in (404, 422)
