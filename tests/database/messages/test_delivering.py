"""Messages leave once: what fails is tried again, what nobody knows is asked after and not sent again by itself."""

from __future__ import annotations

import asyncio
from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest
from sqlalchemy import select

from engine.messages.channels.email import Email
from engine.messages.delivering import MOST_ATTEMPTS
from engine.messages.tables import delivery
from tests.database.messages.conftest import Bank, Gateway, MailServer, mail, sms


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
