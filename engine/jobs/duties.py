"""What a worker does by the clock and not on request: sealing, sweeping, making months ahead.

Any number of workers may do a duty at once: each is written so that a second one finds it done or taken.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

import structlog

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to be done every so many seconds, from the start on. One that fails is logged and done again."""

    name: str
    seconds: float
    perform: Callable[[], Awaitable[object]]


async def perform(duties: Sequence[Duty], stop: asyncio.Event) -> None:
    """Do all duties until `stop` is set; what is in hand then is finished."""
    async with asyncio.TaskGroup() as group:
        for duty in duties:
            group.create_task(_repeat(duty, stop), name=f"duty {duty.name}")


async def _repeat(duty: Duty, stop: asyncio.Event) -> None:
    while not stop.is_set():
        try:
            await duty.perform()
        except Exception:
            log.warning("duty_failed", duty=duty.name, exc_info=True)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), duty.seconds)
