"""Other people at work: what they feel of what goes on beside them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable

from benchmarks.scale.browser import Browser

OTHERS = 1.5
"""As many times as long may 95 of 100 requests take."""
CALM = 5.0
"""Seconds before, and as many after: what else the machine does comes and goes."""
READERS = 4


async def read_while(clerk: Browser, path: str, until: Awaitable[None]) -> list[float]:
    """Seconds of each request of some people who read a list all the time."""
    seconds: list[float] = []
    waiting = asyncio.ensure_future(until)

    async def read() -> None:
        while not waiting.done():
            began = time.perf_counter()
            await clerk.send("GET", path, params={"limit": 20})
            seconds.append(time.perf_counter() - began)
            await asyncio.sleep(0.05)

    await asyncio.gather(*(read() for _ in range(READERS)))
    await waiting
    return seconds


def p95(some: list[float]) -> float:
    """What 95 of 100 do not exceed."""
    return sorted(some)[int(len(some) * 0.95)]
