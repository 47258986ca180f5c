"""Messages leave once: what fails is tried again, what nobody knows is asked after and not sent again by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from email import message_from_bytes
from email.policy import default
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import insert, select, update

from engine.clock import DEFAULT_ZONE, Clock
from engine.database.identifier import new_id
from engine.database.session import Database
from engine.identity.tables import person
from engine.messages.channels.channel import Channel
from engine.messages.channels.email import Email
from engine.messages.channels.setup import channels_of
from engine.messages.channels.sms import Sms
from engine.messages.compile import Said
from engine.messages.delivering import MOST_ATTEMPTS, Delivering
from engine.messages.tables import channel_choice, delivery, quiet_hours
from engine.messages.telling import Telling, choose, tell
from engine.settings import Mode, Settings
from tests.database.messages.conftest import Gateway, MailServer

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


async def test_a_mail_leaves_with_subject_and_text(bank: Bank, mail_server: MailServer) -> None:
    bank.by(mail(mail_server))
    await bank.tell("email", text="林女士：\n投诉已逾期 2 小时")
    await bank.delivering.perform()
    (got,) = mail_server.mails.got
    written = message_from_bytes(got.content, policy=default)
    assert (got.rcpt_tos, written["Subject"], written["From"]) == (["wu@example.com"], "逾期", "bank@example.com")
    assert written.get_content().split() == ["林女士：", "投诉已逾期", "2", "小时"]
    assert await bank.state() == "sent"
    bank.clock.go(days=2)
    await bank.delivering.perform()
    assert len(mail_server.mails.got) == 1


async def test_a_refused_address_is_final_and_a_busy_server_is_not(bank: Bank, mail_server: MailServer) -> None:
    bank.by(mail(mail_server))
    mail_server.mails.refuses = "450 later"
    await bank.tell("email")
    await bank.delivering.perform()
    assert ((await bank.row()).state, (await bank.row()).reason) == ("queued", "smtp_450")
    await bank.delivering.perform()
    assert (await bank.row()).attempts == 1
    mail_server.mails.refuses = "550 nobody"
    bank.clock.go(minutes=1)
    await bank.delivering.perform()
    assert ((await bank.row()).state, (await bank.row()).reason) == ("failed", "smtp_550")


async def test_a_mail_whose_answer_was_lost_is_not_sent_again(bank: Bank, mail_server: MailServer) -> None:
    bank.by(mail(mail_server))
    mail_server.mails.cuts = True
    await bank.tell("email")
    await bank.delivering.perform()
    for _ in range(3):
        bank.clock.go(hours=1)
        await bank.delivering.perform()
    assert await bank.state() == "unknown"
    assert len(mail_server.mails.got) == 1


async def test_no_server_is_tried_less_and_less_often_and_given_up(bank: Bank) -> None:
    bank.by({"email": Email("127.0.0.1", 1, "bank@example.com", "none", seconds=2)})
    await bank.tell("email")
    waits = []
    for _ in range(MOST_ATTEMPTS):
        before = bank.clock.business()
        await bank.delivering.perform()
        row = await bank.row()
        waits.append((row.run_at - before).total_seconds())
        bank.clock.go(hours=2)
    assert waits[:3] == [15, 30, 60]
    assert (row.state, row.attempts, row.reason) == ("failed", MOST_ATTEMPTS, "ConnectionRefusedError")


async def test_a_text_message_is_taken_and_later_delivered(bank: Bank, gateway: Gateway) -> None:
    bank.by(sms(gateway))
    await bank.tell()
    await bank.delivering.perform()
    row = await bank.row()
    assert (row.state, row.reference) == ("sent", "7")
    assert gateway.sent[str(row.id)] == {"id": str(row.id), "to": "13800002207", "text": "投诉 12 已逾期"}
    assert gateway.headers[0]["authorization"] == "Bearer gate-secret"
    assert gateway.headers[0]["idempotency-key"] == str(row.id)
    gateway.status = "delivered"
    bank.clock.go(minutes=1)
    await bank.delivering.perform()
    assert (await bank.row()).state == "delivered"
    await bank.delivering.perform()
    assert (len(gateway.tries), gateway.asked) == (1, 1)


@pytest.mark.parametrize("how", ["cut", "late", 500])
async def test_what_nobody_knows_is_asked_after_first(bank: Bank, gateway: Gateway, how: Any) -> None:
    """It was taken, the answer was lost: once at the gateway, and sent."""
    bank.by(sms(gateway, seconds=0.5))
    gateway.answers = [(500, b"") if how == 500 else how]
    await bank.tell()
    await bank.delivering.perform()
    row = await bank.row()
    assert (row.state, row.attempts) == ("sending", 1)
    if how == 500:
        gateway.sent[str(row.id)] = {}
    bank.clock.go(minutes=1)
    await bank.delivering.perform()
    assert await bank.state() == "sent"
    assert gateway.tries == [str(row.id)]


async def test_what_the_gateway_never_had_is_sent_again_under_the_same_key(bank: Bank, gateway: Gateway) -> None:
    bank.by(sms(gateway))
    gateway.answers, gateway.knows = ["cut"], False
    await bank.tell()
    await bank.delivering.perform()
    gateway.knows = True
    bank.clock.go(minutes=1)
    await bank.delivering.perform()
    row = await bank.row()
    assert (row.state, row.attempts) == ("sent", 2)
    assert gateway.tries == [str(row.id)] * 2


async def test_a_gateway_that_never_tells_leaves_it_unknown(bank: Bank, gateway: Gateway) -> None:
    bank.by(sms(gateway))
    gateway.answers, gateway.tells = ["cut"], False
    await bank.tell()
    for _ in range(12):
        await bank.delivering.perform()
        bank.clock.go(hours=1)
    row = await bank.row()
    assert (row.state, row.attempts, len(gateway.tries)) == ("unknown", 1, 1)
    assert gateway.asked == 6


@pytest.mark.parametrize(("how", "state"), [(429, "queued"), (503, "queued"), (400, "failed"), (401, "failed")])
async def test_what_the_gateway_says_no_to(bank: Bank, gateway: Gateway, how: int, state: str) -> None:
    bank.by(sms(gateway))
    gateway.answers = [how]
    await bank.tell()
    await bank.delivering.perform()
    assert ((await bank.row()).state, (await bank.row()).reason) == (state, f"http_{how}")


@pytest.mark.parametrize("body", [b"", b"no json", b"[]", b'{"status": "odd"}', b'{"status": 5, "reference": {}}'])
async def test_an_answer_nobody_expected_still_is_one(bank: Bank, gateway: Gateway, body: bytes) -> None:
    bank.by(sms(gateway))
    gateway.answers = [(200, body)]
    await bank.tell()
    await bank.delivering.perform()
    assert ((await bank.row()).state, (await bank.row()).reference) == ("sent", None)


async def test_an_answer_that_comes_too_late_is_not_heard(bank: Bank, gateway: Gateway) -> None:
    """A worker waits for the gateway; its lease is over, and another has asked and knows."""
    bank.by(sms(gateway, seconds=60))
    gateway.answers, gateway.status = ["late"], "failed"
    await bank.tell()
    slow = asyncio.create_task(bank.delivering.perform())
    await gateway.came.wait()
    bank.clock.go(minutes=3)
    await bank.delivering.perform()
    assert await bank.state() == "failed"
    gateway.let_go.set()
    await slow
    assert await bank.state() == "failed"
    assert len(gateway.tries) == 1


async def test_many_workers_send_each_once(bank: Bank, gateway: Gateway) -> None:
    bank.by(sms(gateway))
    for _ in range(20):
        await bank.tell()
    await asyncio.gather(*(bank.delivering.perform() for _ in range(4)))
    assert len(gateway.tries) == len(set(gateway.tries)) == 20


async def test_the_same_is_told_once(bank: Bank) -> None:
    for _ in range(3):
        await bank.tell(key="the same")
    async with bank.database.reading() as session:
        rows = await session.rows(select(delivery.c.channel).where(delivery.c.person == bank.who))
    assert sorted(row.channel for row in rows) == ["inbox", "sms"]


@pytest.mark.parametrize(
    ("starts", "ends", "at", "until"),
    [
        (time(21), time(8), (22, 0), timedelta(hours=10)),
        (time(21), time(8), (3, 30), timedelta(hours=4, minutes=30)),
        (time(12), time(14), (12, 0), timedelta(hours=2)),
        (time(12), time(14), (14, 0), None),
        (time(21), time(8), (8, 0), None),
        (time(9), time(9), (9, 0), None),
    ],
)
async def test_nothing_leaves_in_quiet_hours(
    bank: Bank, gateway: Gateway, starts: time, ends: time, at: tuple[int, int], until: timedelta | None
) -> None:
    bank.by(sms(gateway))
    async with bank.database.transaction() as session:
        await session.execute(insert(quiet_hours).values(one=True, starts=starts, ends=ends))
    bank.clock.at = NOON.replace(hour=at[0], minute=at[1])
    await bank.tell()
    await bank.delivering.perform()
    if until is None:
        assert await bank.state() == "sent"
        return
    row = await bank.row()
    assert (row.state, row.run_at - bank.clock.business()) == ("held", until)
    assert gateway.tries == []
    bank.clock.at += until
    await bank.delivering.perform()
    assert await bank.state() == "sent"


async def test_a_second_attempt_waits_for_the_morning_too(bank: Bank, gateway: Gateway) -> None:
    bank.by(sms(gateway))
    async with bank.database.transaction() as session:
        await session.execute(insert(quiet_hours).values(one=True, starts=time(21), ends=time(8)))
    bank.clock.at, gateway.answers = NOON.replace(hour=20, minute=59, second=58), [503]
    await bank.tell()
    await bank.delivering.perform()
    bank.clock.go(seconds=30)
    await bank.delivering.perform()
    assert (await bank.state(), len(gateway.tries)) == ("held", 1)


async def test_who_does_not_want_a_channel_is_not_told_there(bank: Bank) -> None:
    async with bank.database.transaction() as session:
        await choose(session, bank.who, email=True, sms=False)
    await bank.tell("sms")
    assert await bank.row() is None


async def test_who_has_no_address_or_left_is_told_nowhere(bank: Bank, gateway: Gateway) -> None:
    bank.by(sms(gateway))
    for changed in ({"phone": None}, {"phone": "13800002207", "state": "left"}):
        async with bank.database.transaction() as session:
            await session.execute(delivery.delete())
            await session.execute(update(person).where(person.c.id == bank.who).values(**changed))
        await bank.tell()
        await bank.delivering.perform()
        assert ((await bank.row()).state, (await bank.row()).reason) == ("failed", "no_address")
    assert gateway.tries == []


async def test_a_channel_that_is_not_set_up_says_so(bank: Bank) -> None:
    await bank.tell()
    await bank.delivering.perform()
    assert ((await bank.row()).state, (await bank.row()).reason) == ("failed", "not_set_up")


async def test_nothing_leaves_a_demo_whatever_is_set(bank: Bank, gateway: Gateway) -> None:
    chosen = {"smtp_host": "127.0.0.1", "sms_url": gateway.url}
    assert channels_of(Settings(mode=Mode.DEMO, **chosen)) == {}  # type: ignore[arg-type]
    assert set(channels_of(Settings(mode=Mode.PRODUCTION, **chosen))) == {"email", "sms"}  # type: ignore[arg-type]
    bank.by(sms(gateway), simulates=True)
    await bank.tell()
    await bank.delivering.perform()
    assert (await bank.state(), gateway.tries) == ("simulated", [])


@pytest.mark.parametrize("url", ["http://gate.example/sms", "ftp://127.0.0.1", "gate", "https://"])
def test_a_gateway_is_spoken_to_in_secret(url: str) -> None:
    with pytest.raises(ValueError, match="https"):
        Settings(sms_url=url)


def test_no_secret_is_written_out() -> None:
    made = Settings(sms_url="https://g.example", sms_secret="s3cret", smtp_password="pass-word", smtp_host="m")
    every = repr(made) + "".join(repr(each) for each in channels_of(made).values())
    assert "s3cret" not in every
    assert "pass-word" not in every
