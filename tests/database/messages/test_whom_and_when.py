"""To whom and when messages leave: not at night, not where somebody does not want it, never out of a demo."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from sqlalchemy import insert, update

from engine.identity.tables import person
from engine.messages.channels.setup import channels_of
from engine.messages.tables import delivery, quiet_hours
from engine.messages.telling import choose
from engine.settings import Mode, Settings
from tests.database.messages.conftest import NOON, Bank, Gateway, sms


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
