"""Text messages through an HTTP gateway.

    POST {url}          {"id", "to", "text"}, Authorization: Bearer …, Idempotency-Key: {id}
         2xx {"status": "accepted" | "delivered", "reference"?} · 408, 425, 429, 503: not taken · other 4xx: refused
    GET  {url}/{id}     2xx {"status": "accepted" | "delivered" | "failed", "reason"?} · 404: never had it

Whatever else comes, or nothing, says that nobody knows; the gateway is asked before anything is sent again.
"""

from __future__ import annotations

import asyncio
import http.client
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

import orjson
import structlog

from engine.messages.channels.channel import Answer, Outcome, Outgoing

log = structlog.get_logger(__name__)
NOT_TAKEN = frozenset({408, 425, 429, 503})
MOST_READ = 65_536
SAID = {"accepted": Outcome.SENT, "sent": Outcome.SENT, "delivered": Outcome.DELIVERED, "failed": Outcome.REFUSED}


class _NotReached(Exception):
    """No connection was made: nothing was handed over."""


@dataclass(frozen=True)
class Sms:
    """A gateway by its address; the secret goes nowhere else."""

    url: str
    secret: str | None = field(default=None, repr=False)
    seconds: float = 20
    can_ask: bool = True

    async def send(self, message: Outgoing) -> Answer:
        """Hand it over, under its key."""
        body = orjson.dumps({"id": message.key, "to": message.to, "text": message.text})
        return await asyncio.to_thread(self._send, message.key, body)

    async def ask(self, key: str) -> Answer:
        """What the gateway says became of it."""
        return await asyncio.to_thread(self._ask, key)

    def _send(self, key: str, body: bytes) -> Answer:
        try:
            status, said = self._asked("POST", "", body, {"Idempotency-Key": key})
        except _NotReached as error:
            return Answer(Outcome.LATER, str(error))
        except (OSError, http.client.HTTPException, ValueError) as error:
            log.warning("sms_outcome_unknown", error=type(error).__name__)
            return Answer(Outcome.UNKNOWN, type(error).__name__)
        if 200 <= status < 300:
            return _told(said, otherwise=Outcome.SENT)
        if status in NOT_TAKEN:
            return Answer(Outcome.LATER, f"http_{status}")
        return Answer(Outcome.REFUSED if 400 <= status < 500 else Outcome.UNKNOWN, f"http_{status}")

    def _ask(self, key: str) -> Answer:
        try:
            status, said = self._asked("GET", "/" + quote(key, safe=""), None, {})
        except (_NotReached, OSError, http.client.HTTPException, ValueError) as error:
            return Answer(Outcome.UNKNOWN, type(error).__name__)
        if status == 404:
            return Answer(Outcome.LATER, "never_had_it")
        return _told(said, otherwise=Outcome.UNKNOWN) if 200 <= status < 300 else Answer(Outcome.UNKNOWN)

    def _asked(self, method: str, below: str, body: bytes | None, more: Mapping[str, str]) -> tuple[int, Any]:
        """Status and what was said; no redirect is followed, no proxy used."""
        where = urlsplit(self.url)
        made = http.client.HTTPSConnection if where.scheme == "https" else http.client.HTTPConnection
        connection = made(where.hostname or "", where.port, timeout=self.seconds)
        try:
            try:
                connection.connect()
            except OSError as error:
                raise _NotReached(type(error).__name__) from error
            headers = {"Accept": "application/json", "Content-Type": "application/json", **more}
            if self.secret is not None:
                headers["Authorization"] = f"Bearer {self.secret}"
            path = where.path.rstrip("/") + below + (f"?{where.query}" if where.query else "")
            connection.request(method, path or "/", body, headers)
            answer = connection.getresponse()
            read = answer.read(MOST_READ)
        finally:
            connection.close()
        try:
            return answer.status, orjson.loads(read) if read else {}
        except orjson.JSONDecodeError:
            return answer.status, {}


def _told(said: Any, *, otherwise: Outcome) -> Answer:
    status = said.get("status") if isinstance(said, dict) else None
    reference = said.get("reference") if isinstance(said, dict) else None
    outcome = SAID.get(status, otherwise) if isinstance(status, str) else otherwise
    kept = str(reference)[:100] if isinstance(reference, (str, int)) else None
    return Answer(outcome, "gateway_failed" if outcome is Outcome.REFUSED else None, kept)
