"""A mail server and a gateway for text messages on this machine, which can be late, fail, and answer twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import orjson
import pytest
from aiosmtpd.smtp import SMTP


@dataclass
class Gateway:
    """What it was sent by key, how it answers next, and what it says when it is asked."""

    url: str = ""
    sent: dict[str, dict[str, Any]] = field(default_factory=dict)
    tries: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    answers: list[Any] = field(default_factory=list)  # of POST: a status, "late", "cut", or (status, body)
    status: str = "accepted"
    asked: int = 0
    knows: bool = True
    tells: bool = True
    came: asyncio.Event = field(default_factory=asyncio.Event)
    let_go: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._serve(reader, writer)
        finally:
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        line, *rest = head.strip().split("\r\n")
        method, path, _ = line.split(" ")
        headers = {name.lower(): value for name, _, value in (each.partition(": ") for each in rest)}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        self.headers.append(headers)
        if method == "GET":
            await self._asked(writer, path.rsplit("/", 1)[1])
            return
        said = orjson.loads(body)
        how = self.answers.pop(0) if self.answers else 202
        self.tries.append(said["id"])
        status = how if isinstance(how, int) else how[0] if isinstance(how, tuple) else 202
        if status < 300 and self.knows:
            self.sent.setdefault(said["id"], said)
        self.came.set()
        if how == "cut":
            return
        if how == "late":
            await self.let_go.wait()
        answer = how[1] if isinstance(how, tuple) else b'{"status": "accepted", "reference": 7}'
        self._say(writer, status, answer)

    async def _asked(self, writer: asyncio.StreamWriter, key: str) -> None:
        self.asked += 1
        if not self.tells:
            self._say(writer, 500, b"")
        elif key in self.sent:
            self._say(writer, 200, orjson.dumps({"status": self.status}))
        else:
            self._say(writer, 404, b"")

    def _say(self, writer: asyncio.StreamWriter, status: int, body: bytes) -> None:
        if not writer.is_closing():
            head = f"HTTP/1.1 {status} x\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
            writer.write(head.encode() + body)


@pytest.fixture
async def gateway() -> AsyncIterator[Gateway]:
    """One that listens."""
    made = Gateway()
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/sms"
    yield made
    made.let_go.set()
    server.close()


class Mails:
    """A mail server's memory, and how it behaves."""

    def __init__(self) -> None:
        self.got: list[Any] = []
        self.refuses = ""
        self.cuts = False

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if self.refuses:
            return self.refuses
        envelope.rcpt_tos.append(address)
        return "250 fine"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.got.append(envelope)
        if self.cuts:
            server.transport.abort()
        return "250 taken"


@dataclass
class MailServer:
    """Where it listens, and what it got."""

    port: int
    mails: Mails


@pytest.fixture
async def mail_server() -> AsyncIterator[MailServer]:
    """aiosmtpd, listening."""
    mails = Mails()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(mails, hostname="127.0.0.1", loop=loop), "127.0.0.1", 0)
    yield MailServer(server.sockets[0].getsockname()[1], mails)
    server.close()
