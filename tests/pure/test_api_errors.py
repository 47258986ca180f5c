"""What an error becomes for whoever asked: a status, a code, a sentence, and nothing of our insides."""

from __future__ import annotations

import asyncpg
import orjson
import pytest
from starlette.exceptions import HTTPException

from engine.api.errors import answer
from engine.errors import Conflict, Invalid, NotFound, TooMany
from engine.problems import Code, Language

CODE = Code("taken", zh="“{name}”已存在", en="'{name}' exists")


def chained(outer: Exception, inner: Exception) -> Exception:
    outer.__cause__ = inner
    return outer


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        pytest.param(Conflict(CODE, name="x"), 409, "taken", id="one of ours"),
        pytest.param(Invalid([CODE.at("/name", name="x")]), 422, "invalid", id="data with problems"),
        pytest.param(NotFound("form", "x"), 404, "not_found", id="not there"),
        pytest.param(HTTPException(404), 404, "http_404", id="no such route"),
        pytest.param(
            chained(HTTPException(400), Conflict(CODE, name="x")), 409, "taken", id="ours, wrapped while reading"
        ),
        pytest.param(asyncpg.DeadlockDetectedError("x"), 503, "busy", id="a deadlock, after its retries"),
        pytest.param(asyncpg.QueryCanceledError("x"), 503, "busy", id="a statement over its time"),
        pytest.param(asyncpg.TooManyConnectionsError("x"), 503, "busy", id="no connection left"),
        pytest.param(ConnectionRefusedError(), 503, "busy", id="the database is down"),
        pytest.param(asyncpg.InterfaceError("the server expects 3 arguments"), 500, "internal", id="a fault of ours"),
        pytest.param(KeyError("secret"), 500, "internal", id="any other fault of ours"),
    ],
)
def test_an_error_is_answered(error: Exception, status: int, code: str) -> None:
    response = answer(error, trace_id="0123456789abcdef", language=Language.EN)
    body = orjson.loads(response.body)
    assert (response.status_code, body["status"], body["code"]) == (status, status, code)
    assert response.headers["content-type"] == "application/problem+json"
    assert body["trace_id"] == "0123456789abcdef"
    assert "secret" not in response.body.decode()
    assert "arguments" not in response.body.decode()


def test_who_is_too_quick_is_told_how_long_to_wait() -> None:
    response = answer(TooMany(CODE, extra={"retry_after": 7}, name="x"), trace_id="t", language=Language.ZH)
    assert (response.status_code, response.headers["retry-after"]) == (429, "7")
    assert orjson.loads(response.body)["detail"] == "“x”已存在"


def test_hostile_text_in_a_problem_stays_text() -> None:
    error = Conflict(CODE, name='<script>alert("{0.__class__}")</script>\u2028')
    response = answer(error, trace_id="t", language=Language.EN)
    assert orjson.loads(response.body)["detail"].startswith('\'<script>alert("{0.__class__}")')
