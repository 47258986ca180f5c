"""Publishing over HTTP, followed to its end."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx


async def published(browser: httpx.AsyncClient, app: str, body: dict[str, Any]) -> dict[str, Any]:
    """Publish and wait until it is done: a busy machine answers 202 before that. Returns the publication."""
    answer = await browser.post(f"/api/apps/{app}/publish", json=body)
    assert answer.status_code in (201, 202), answer.text
    one: dict[str, Any] = answer.json()
    place = f"/api/apps/{app}/publications/{one['publication']}"
    while one["state"] == "running":
        await asyncio.sleep(0.1)
        one = (await browser.get(place)).json()
    assert one["state"] == "published", one
    return one
