"""The accounts of the exchange, and people who change many of them."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.http.conftest import Browser
from tests.http.exchange.conftest import (  # noqa: F401  # fixtures
    FORM,
    RECORDS,
    clerk,
    ledger,
    own_clerk,
    reader,
    worker,
)

BULK = f"{RECORDS}/bulk"


async def made(browser: Browser, number: str, **values: Any) -> str:
    """A new account."""
    answer = await browser.post(RECORDS, json={"values": {"number": number, "holder": "张三", **values}})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def record(browser: Browser, key: str) -> dict[str, Any]:
    """One record as it is."""
    found: dict[str, Any] = (await browser.get(f"{RECORDS}/{key}")).json()
    return found


async def begun(browser: Browser, **asked: Any) -> dict[str, Any]:
    """An act, looked at."""
    answer = await browser.post(BULK, json=asked)
    assert answer.status_code == 201, answer.text
    return await settled(browser, answer.json())


async def done(browser: Browser, act: dict[str, Any], what: str = "run") -> dict[str, Any]:
    """An act, done or taken back."""
    answer = await browser.post(f"{BULK}/{act['id']}/{what}")
    assert answer.status_code == 200, answer.text
    return await settled(browser, answer.json())


async def settled(browser: Browser, act: dict[str, Any]) -> dict[str, Any]:
    """The act once nothing is done with it any more."""
    for _ in range(2_400):
        if act["state"] not in ("checking", "running", "undoing"):
            return act
        await asyncio.sleep(0.1)
        act = (await browser.get(f"{BULK}/{act['id']}")).json()
    raise AssertionError(f"still {act['state']} after minutes")


async def refused(browser: Browser, act: dict[str, Any]) -> dict[str, list[str]]:
    """What is in the way, by title."""
    answer = await browser.get(f"{BULK}/{act['id']}/problems")
    assert answer.status_code == 200, answer.text
    return {each["title"]: [one["code"] for one in each["problems"]] for each in answer.json()["items"]}
