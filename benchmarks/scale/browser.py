"""The clerk over HTTP, and what an act of his costs the application and PostgreSQL."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from benchmarks.measure import spent_by
from benchmarks.scale.seeding import CLERK
from benchmarks.seeding import PASSWORD
from benchmarks.serving import Server

FORMS = "/api/apps/scale/forms"
EVERY = 0.7
"""Seconds until the screen asks again how far it is."""
WORKING = frozenset({"reading", "checking", "importing", "running", "undoing"})


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds: of processors, and by the clock on the wall."""

    application: float
    postgres: float
    wall: float

    @property
    def cpu(self) -> float:
        """Application and PostgreSQL together."""
        return self.application + self.postgres

    def __str__(self) -> str:
        return f"CPU {self.application:.2f} + {self.postgres:.2f} s, wall {self.wall:.2f} s"


@dataclass(slots=True)
class Stopwatch:
    """Counts from where it was made."""

    application: int  # process ids
    postmaster: int
    _began: Spent = field(init=False)

    def __post_init__(self) -> None:
        self._began = self._now()

    def stop(self) -> Spent:
        """Until here."""
        now, began = self._now(), self._began
        return Spent(now.application - began.application, now.postgres - began.postgres, now.wall - began.wall)

    def _now(self) -> Spent:
        return Spent(spent_by(self.application), spent_by(self.postmaster), time.perf_counter())


@dataclass(slots=True)
class Browser:
    """A session of the clerk with one server."""

    http: httpx.AsyncClient
    server: Server
    postmaster: int

    def watch(self) -> Stopwatch:
        """What everything costs from here on."""
        return Stopwatch(self.server.pid, self.postmaster)

    async def send(self, method: str, path: str, *, status: int = 200, **more: Any) -> Any:  # Any: JSON
        """One request, answered as expected."""
        answer = await self.http.request(method, path, **more)
        if answer.status_code != status:
            raise RuntimeError(f"{method} {path}: {answer.status_code} {answer.text[:2000]}")
        return answer.json() if answer.content else None

    async def settled(self, path: str, found: Any) -> Any:
        """The act once nothing is done with it any more."""
        while found["state"] in WORKING:
            await asyncio.sleep(EVERY)
            found = await self.send("GET", path)
        return found


@asynccontextmanager
async def browser(server: Server, postmaster: int) -> AsyncIterator[Browser]:
    """The clerk, logged in."""
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{server.port}", timeout=600) as http:
        found = Browser(http, server, postmaster)
        me = await found.send("POST", "/api/session", json={"login": CLERK, "password": PASSWORD})
        http.headers["X-CSRF-Token"] = me["csrf_token"]
        yield found


def load() -> str:
    """How busy the machine is, to be read beside every time."""
    return f"load {os.getloadavg()[0]:.1f}"
