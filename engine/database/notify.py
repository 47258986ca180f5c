"""LISTEN: news from other processes, over a connection of its own that comes back by itself.

News is a hint. What was sent while the connection was down is lost, so after every reconnect the listener says that
everything may be stale, and whoever keeps something in memory drops it.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from contextlib import suppress

import asyncpg
import structlog
from sqlalchemy import literal_column, select

PROBE_SECONDS = 15.0
PROBE = str(select(literal_column("1")))
log = structlog.get_logger(__name__)


class Listener:
    """Calls back for every notification on the channels it was asked to watch.

    listener = Listener(url)
    listener.on("langqiao_release", drop_compiled)
    listener.on_stale(drop_everything)
    async with listener: ...
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._channels: dict[str, list[Callable[[str], None]]] = {}
        self._stale: list[Callable[[], None]] = []
        self._task: asyncio.Task[None] | None = None
        self._listening = asyncio.Event()

    def on(self, channel: str, callback: Callable[[str], None]) -> None:
        """Call with the payload of every notification on this channel; to be said before the listener starts."""
        self._channels.setdefault(channel, []).append(callback)

    def on_stale(self, callback: Callable[[], None]) -> None:
        """Call after a connection was lost and is back: notifications may have been missed."""
        self._stale.append(callback)

    async def __aenter__(self) -> Listener:
        self._task = asyncio.create_task(self._run(), name="listener")
        with suppress(TimeoutError):
            await asyncio.wait_for(self._listening.wait(), 5)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        first, delay = True, 0.05
        while True:
            try:
                connection = await asyncpg.connect(self._url, timeout=10, server_settings={"search_path": ""})
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError) as error:
                log.warning("listener_waiting", error=type(error).__name__)
                await asyncio.sleep(delay * random.uniform(0.5, 1.5))
                delay = min(delay * 2, 5.0)
                continue
            delay = 0.05
            try:
                await self._listen(connection, announce=not first)
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError) as error:
                log.warning("listener_lost", error=type(error).__name__)
            finally:
                connection.terminate()
                self._listening.clear()
            first = False

    async def _listen(self, connection: asyncpg.Connection[asyncpg.Record], *, announce: bool) -> None:
        gone = asyncio.Event()
        connection.add_termination_listener(lambda _: gone.set())
        for channel in self._channels:
            await connection.add_listener(channel, self._heard)
        self._listening.set()
        if announce:
            for stale in self._stale:
                _call(stale)
        while not gone.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(gone.wait(), PROBE_SECONDS)
            if not gone.is_set():  # a line cut silently is noticed only by speaking
                await connection.execute(PROBE, timeout=5)  # an empty query trips asyncpg

    def _heard(self, _connection: object, _pid: int, channel: str, payload: object) -> None:
        for callback in self._channels.get(channel, ()):
            _call(callback, str(payload))


def _call(callback: Callable[..., None], *arguments: str) -> None:
    try:
        callback(*arguments)
    except Exception:
        log.exception("listener_callback_failed", callback=getattr(callback, "__qualname__", repr(callback)))
