"""Every error as `application/problem+json` (RFC 9457): code, title, a sentence, all problems, trace id. Never a stack.

LangqiaoError            its own status and code
RequestValidationError   422 `invalid`, every problem at its place; unreadable JSON is 400 `bad_json`
HTTPException            what the framework itself refuses: 404, 405, …
anything else            500 `internal` with the trace id under which the log has the rest
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import orjson
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException
from starlette.responses import Response

from engine.database.failure import (
    DEADLOCK,
    LOCK_TIMEOUT,
    QUERY_CANCELLED,
    SERIALIZATION,
    is_lost_connection,
    sqlstate,
)
from engine.errors import Invalid, LangqiaoError, TooLarge, Unavailable
from engine.problems import Code, Language, Problem, pointer

log = logging.getLogger("langqiao.api")

BAD_JSON = Code(
    "bad_json",
    zh="请求内容不是有效的 JSON：第 {position} 个字符处",
    en="The body is not valid JSON at character {position}",
)
TOO_DEEP = Code("too_deep", zh="JSON 嵌套超过 {limit} 层", en="JSON is nested more than {limit} levels deep")
INTERNAL = Code(
    "internal",
    zh="系统出错了，已记录。请把编号 {trace_id} 告诉管理员",
    en="Something went wrong on our side and was recorded; tell your administrator the number {trace_id}",
)
BUSY = Code("busy", zh="系统正忙，请稍后再试", en="The system is busy; try again shortly")

REQUIRED = Code("required", zh="必填", en="Required")
UNKNOWN_KEY = Code("unknown_key", zh="没有名为“{key}”的项", en="There is nothing named '{key}' here")
WRONG_VALUE = Code("wrong_value", zh="值不正确：{reason}", en="Not a valid value: {reason}")

_NOT_AN_ID = Code("not_an_id", zh="不是有效的编号（UUID）", en="Not an id (a UUID)")
_NOT_A_NUMBER = Code("not_a_number", zh="应是整数", en="It is a whole number")
_NOT_YES_OR_NO = Code("not_yes_or_no", zh="应是 true 或 false", en="It is true or false")
_NOT_A_DATE = Code("not_a_date", zh="应是日期，如 2026-03-02", en="It is a date like 2026-03-02")
_NOT_A_TIME = Code(
    "not_a_time",
    zh="应是带时区的时间，如 2026-03-02T09:00:00+08:00",
    en="It is a time with its zone like 2026-03-02T09:00:00+08:00",
)
_WRONG: Mapping[str, Code] = {
    "missing": REQUIRED,
    "string_type": Code("not_a_text", zh="应是文字", en="It is a text"),
    "string_too_short": Code("too_short", zh="至少 {min_length} 个字", en="At least {min_length} characters"),
    "string_too_long": Code("too_long", zh="最多 {max_length} 个字", en="At most {max_length} characters"),
    "string_pattern_mismatch": Code("wrong_form", zh="格式应符合 {pattern}", en="It has the form {pattern}"),
    "uuid_parsing": _NOT_AN_ID,
    "uuid_type": _NOT_AN_ID,
    "int_parsing": _NOT_A_NUMBER,
    "int_type": _NOT_A_NUMBER,
    "int_from_float": _NOT_A_NUMBER,
    "bool_parsing": _NOT_YES_OR_NO,
    "bool_type": _NOT_YES_OR_NO,
    "date_parsing": _NOT_A_DATE,
    "date_type": _NOT_A_DATE,
    "date_from_datetime_parsing": _NOT_A_DATE,
    "date_from_datetime_inexact": _NOT_A_DATE,
    "datetime_parsing": _NOT_A_TIME,
    "datetime_from_date_parsing": _NOT_A_TIME,
    "datetime_type": _NOT_A_TIME,
    "timezone_aware": _NOT_A_TIME,
    "literal_error": Code("not_one_of", zh="应是 {expected} 之一", en="It is one of {expected}"),
    "greater_than_equal": Code("too_small", zh="至少是 {ge}", en="At least {ge}"),
    "less_than_equal": Code("too_large_number", zh="最多是 {le}", en="At most {le}"),
    "list_type": Code("not_a_list", zh="应是列表", en="It is a list"),
    "model_attributes_type": Code("not_an_object", zh="应是一个 JSON 对象", en="It is a JSON object"),
    "model_type": Code("not_an_object", zh="应是一个 JSON 对象", en="It is a JSON object"),
    "dict_type": Code("not_an_object", zh="应是一个 JSON 对象", en="It is a JSON object"),
}
"""What pydantic may have against a value, in words of both languages."""

_HTTP: Mapping[int, tuple[str, str]] = {
    400: ("请求无法读取", "The request cannot be read"),
    404: ("没有这个地址", "There is nothing at this address"),
    405: ("这个地址不支持这种请求", "This address does not take requests of this kind"),
}

TOO_MANY_CONNECTIONS = "53300"
STARTING_OR_STOPPING = "57P03"

PROBLEM_JSON = "application/problem+json"


class ProblemOut(BaseModel):
    """One thing that is wrong, at one place."""

    model_config = ConfigDict(extra="forbid")

    path: str
    code: str
    message: str
    params: dict[str, Any]  # Any: a parameter is any JSON value
    severity: str


class ErrorOut(BaseModel):
    """What every refused or failed call answers."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    code: str
    detail: str
    problems: list[ProblemOut]
    trace_id: str


def answer(error: BaseException, *, trace_id: str, language: Language, path: str = "") -> Response:
    """The answer an error becomes."""
    if isinstance(error, HTTPException) and isinstance(error.__cause__, LangqiaoError):
        error = error.__cause__  # FastAPI wraps whatever is raised while a body is read
    match error:
        case LangqiaoError():
            return _of_langqiao(error, trace_id=trace_id, language=language)
        case RequestValidationError():
            return _of_langqiao(_of_validation(error), trace_id=trace_id, language=language)
        case HTTPException():
            problem = _of_http(error.status_code)
            return _problem(problem, error.status_code, trace_id, language, headers=error.headers)
        case _ if _is_busy(error):
            log.warning(
                "database unavailable", extra={"trace_id": trace_id, "path": path, "error": type(error).__name__}
            )
            return _of_langqiao(Unavailable(BUSY, extra={"retry_after": 1}), trace_id=trace_id, language=language)
        case _:
            log.error("unhandled error", extra={"trace_id": trace_id, "path": path}, exc_info=error)
            return _problem(INTERNAL.at("", trace_id=trace_id), 500, trace_id, language)


def responses(*errors: type[LangqiaoError]) -> dict[int | str, dict[str, Any]]:  # Any: OpenAPI
    """For `responses=` of a route: the errors it names, typed in OpenAPI."""
    return {each.status: {"model": ErrorOut, "description": (each.__doc__ or "").split("\n")[0]} for each in errors}


def _of_langqiao(error: LangqiaoError, *, trace_id: str, language: Language) -> Response:
    headers = {"Retry-After": str(error.extra["retry_after"])} if "retry_after" in error.extra else None
    return _problem(error.problem, error.status, trace_id, language, error.problems, error.extra, headers)


def _problem(
    problem: Problem,
    status: int,
    trace_id: str,
    language: Language,
    problems: Any = (),  # Any: a sequence of Problem
    extra: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    body = {
        **(extra or {}),
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": problem.code.name,
        "detail": problem.text(language),
        "problems": [each.as_json(language) for each in problems],
        "trace_id": trace_id,
    }
    content = orjson.dumps(body, default=str)
    return Response(content, status, headers=dict(headers or {}), media_type=PROBLEM_JSON)


def _of_validation(error: RequestValidationError) -> LangqiaoError:
    problems = [_of_pydantic(each) for each in error.errors()]
    if len(problems) == 1 and problems[0].code is BAD_JSON:
        return BadJson(problems[0])
    return Invalid(problems)


def _of_http(status: int) -> Problem:
    phrase = HTTPStatus(status).phrase
    zh, en = _HTTP.get(status, ("{status} {phrase}", "{status} {phrase}"))
    return Code(f"http_{status}", zh=zh, en=en).at("", status=status, phrase=phrase)


def _of_pydantic(found: Mapping[str, Any]) -> Problem:
    loc = list(found["loc"])
    place = pointer(*loc[1:]) if loc and loc[0] in ("body", "query", "path") else pointer(*loc)
    kind = str(found["type"])
    if kind == "json_invalid":
        return BAD_JSON.at("", position=loc[-1] if loc else 0)
    if kind == "extra_forbidden":
        return UNKNOWN_KEY.at(place, key=str(loc[-1]))
    known = _WRONG.get(kind)
    return known.at(place, **found.get("ctx", {})) if known else WRONG_VALUE.at(place, reason=str(found["msg"]))


class BadJson(LangqiaoError):
    """A body that is not JSON."""

    status = 400

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code, **problem.params)


class BodyTooLarge(TooLarge):
    """A body over the limit; it is not read to its end."""


_PASSING = frozenset(
    {DEADLOCK, SERIALIZATION, LOCK_TIMEOUT, QUERY_CANCELLED, TOO_MANY_CONNECTIONS, STARTING_OR_STOPPING}
)


def _is_busy(error: BaseException) -> bool:
    """The database cannot be reached, has no connection free or gave up waiting: the call may go through shortly."""
    if isinstance(error, (PoolTimeout, TimeoutError)) or is_lost_connection(error):
        return True
    return sqlstate(error) in _PASSING
