"""`langqiao serve` and `langqiao worker`: the two processes an installation consists of."""

from __future__ import annotations

import asyncio
import errno
import gc
import socket
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli.process import platform, run_async, until_stopped
from engine.errors import Unavailable
from engine.problems import Code
from engine.settings import Settings

if TYPE_CHECKING:
    from engine.api.dependencies import Platform

commands = typer.Typer()

GRACE_SECONDS = 10
PORT_TAKEN = Code(
    "port_taken",
    zh="端口 {port} 已被占用：请停掉占用它的程序，或换一个，例如 PORT={other}",
    en="Port {port} is taken: stop the program that uses it, or choose another, for example PORT={other}",
)
PORT_REFUSED = Code(
    "port_refused",
    zh="不能在 {host}:{port} 上监听：{reason}",
    en="Cannot listen on {host}:{port}: {reason}",
)

Started = Callable[["Platform", str], Awaitable[None]]


@commands.command()
def serve(
    port: Annotated[int | None, typer.Option(help="The port; 0 takes any free one.")] = None,
    host: Annotated[str | None, typer.Option(help="The address to listen on.")] = None,
    worker: Annotated[bool, typer.Option("--worker/--no-worker", help="Also work on background jobs.")] = True,
) -> None:
    """Serve people and programs over HTTP, until stopped."""
    run_async(serve_until_stopped(_settings(port, host), work=worker, started=_announce))


@commands.command()
def worker() -> None:
    """Work on background jobs only, until stopped; any number may run."""
    run_async(work_until_stopped(Settings()))


async def serve_until_stopped(
    settings: Settings, *, work: bool, started: Started, prepare: Callable[[Platform], Awaitable[None]] | None = None
) -> None:
    """The life of a serving process. `prepare` runs before the first request, `started` once the address answers."""
    from engine.app import create_app
    from engine.cli.http_server import http_server

    listening = _listen(settings.host, settings.port)
    async with until_stopped() as stop, AsyncExitStack() as stack:
        stack.callback(listening.close)
        composed = await stack.enter_async_context(platform(settings))
        if prepare is not None:
            await prepare(composed)
        server = http_server(create_app(composed), grace_seconds=GRACE_SECONDS)
        serving = asyncio.create_task(server.serve(sockets=[listening]), name="http")
        working = asyncio.create_task(_work(composed, stop), name="worker") if work else None
        if await _first(serving, server.ready.wait()):
            gc.collect()
            gc.freeze()  # modules and releases stay: looking through them again would hold requests up for 100 ms
            await started(composed, _address(listening))
            await _first(serving, stop.wait())
        stop.set()
        server.should_exit = True
        await serving
        if working is not None:
            await working


async def work_until_stopped(settings: Settings) -> None:
    """The life of a process that only works."""
    async with until_stopped() as stop, platform(settings) as composed:
        print("langqiao worker: ready", flush=True)
        await _work(composed, stop)


async def _work(composed: Platform, stop: asyncio.Event) -> None:
    worker = composed.parts.get("worker")
    if worker is not None:
        await worker.run(stop)


async def _first(serving: asyncio.Task[None], event: Coroutine[None, None, bool]) -> bool:
    """Wait for the event; False when the server ended before it."""
    waiting = asyncio.create_task(event)
    await asyncio.wait({serving, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    return not serving.done()


async def _announce(_: Platform, address: str) -> None:
    print(address, flush=True)


def _settings(port: int | None, host: str | None) -> Settings:
    changed: dict[str, object] = {}
    if port is not None:
        changed["port"] = port
    if host is not None:
        changed["host"] = host
    return Settings().model_copy(update=changed)


def _listen(host: str, port: int) -> socket.socket:
    """The listening socket, taken before anything is started, so that a taken port costs no time."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(2048)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise Unavailable(PORT_TAKEN, port=port, other=port + 1) from error
        raise Unavailable(PORT_REFUSED, host=host, port=port, reason=error.strerror) from error
    listening.setblocking(False)
    return listening


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"
