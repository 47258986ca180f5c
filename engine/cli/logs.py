"""Logs of a process: one JSON object a line on standard error, with the trace id, without personal data.

What a library logs goes the same way. Of an exception only its kind and its places are written: its text may quote a
value that somebody typed (PostgreSQL's "Key (phone)=(138…) already exists").
"""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType

import orjson
import structlog
from structlog.types import EventDict, Processor, WrappedLogger

QUIET = ("alembic", "asyncio", "httpx", "uvicorn")
FRAMES = 12


def configure(level: str = "info") -> None:
    """Send every log of this process to standard error as JSON."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        describe_exception,
    ]
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    render = structlog.processors.JSONRenderer(serializer=_json)
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*shared, structlog.stdlib.ExtraAdder(), structlog.stdlib.PositionalArgumentsFormatter()],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, render],
        keep_exc_info=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    for name in QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))


def describe_exception(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace an exception by its kind, PostgreSQL's code where it has one, and where it passed."""
    info = event.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()
    error = info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        from engine.database.failure import sqlstate  # not needed by a command that only asks for help

        event["error"] = f"{type(error).__module__}.{type(error).__qualname__}"
        event["at"] = _places(error.__traceback__)
        if (code := sqlstate(error)) is not None:
            event["sqlstate"] = code
    return event


def _places(passed: TracebackType | None) -> list[str]:
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(passed)[-FRAMES:]]


def _json(value: object, **_: object) -> str:
    return orjson.dumps(value, default=str).decode()
