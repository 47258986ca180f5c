"""A mail server and a gateway for text messages on this machine, which can be late, fail, and answer twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import orjson
import pytest
from aiosmtpd.smtp import SMTP
from sqlalchemy import insert, select

from engine.clock import DEFAULT_ZONE, Clock
from engine.database.identifier import new_id
from engine.database.session import Database
from engine.identity.tables import person
from engine.messages.channels.channel import Channel
from engine.messages.channels.email import Email
from engine.messages.channels.sms import Sms
from engine.messages.compile import Said
from engine.messages.delivering import Delivering
from engine.messages.tables import channel_choice, delivery, quiet_hours
from engine.messages.telling import Telling, tell


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


NOON = datetime(2026, 3, 2, 12, 0, tzinfo=DEFAULT_ZONE)


class Still(Clock):
    """A clock that goes on when it is told to."""

    at = NOON

    def business(self) -> datetime:
        return self.at

    def go(self, **by: float) -> None:
        self.at += timedelta(**by)


@dataclass
class Bank:
    """Somebody to be told, and what delivers."""

    database: Database
    clock: Still
    who: UUID
    delivering: Delivering

    def by(self, channels: Mapping[str, Channel], *, simulates: bool = False) -> Bank:
        self.delivering = Delivering(self.database, self.clock, channels, simulates=simulates)
        return self

    async def tell(self, channel: str = "sms", key: str | None = None, text: str = "投诉 12 已逾期") -> None:
        one = Telling(key or str(new_id()), self.who, "escalate", texts={"zh": text, "en": text},
                      outside={channel: Said(text, "逾期" if channel == "email" else None)})  # fmt: skip
        async with self.database.transaction() as session:
            await tell(session, self.clock, [one])

    async def row(self) -> Any:
        async with self.database.reading() as session:
            return await session.row(
                select(delivery).where(delivery.c.channel != "inbox", delivery.c.person == self.who)
            )

    async def state(self) -> str:
        return str((await self.row()).state)


@pytest.fixture
async def bank(database: Database) -> Bank:
    who = new_id()
    row = {"id": who, "login": f"p{who.hex}", "name": "吴敏", "phone": "13800002207", "email": "wu@example.com",
           "language": "zh", "state": "active", "must_change_password": False, "failed_logins": 0,
           "created_at": NOON}  # fmt: skip
    async with database.transaction() as session:
        await session.execute(insert(person).values(row))
        for table in (quiet_hours, channel_choice):
            await session.execute(table.delete())
        await session.execute(delivery.delete())
    clock = Still()
    return Bank(database, clock, who, Delivering(database, clock, {}, simulates=False))


def sms(gateway: Gateway, seconds: float = 5) -> dict[str, Channel]:
    return {"sms": Sms(gateway.url, "gate-secret", seconds)}


def mail(server: MailServer) -> dict[str, Channel]:
    return {"email": Email("127.0.0.1", server.port, "bank@example.com", "none", seconds=5)}
