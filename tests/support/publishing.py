"""Publishing: over HTTP, followed to its end, and straight through the service where a test only needs an app."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx

from engine.api.dependencies import Platform
from engine.errors import Invalid
from engine.identity.actor import SYSTEM, Actor, PlatformRole

ADA = Actor(person=SYSTEM.person, name="Ada", platform_roles=frozenset({PlatformRole.BUILDER}))
"""A builder."""


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


async def put_draft(platform: Platform, app: str, body: dict[str, Any]) -> None:
    """Save a draft over whatever is there."""
    drafts = platform.definitions.drafts
    async with platform.database.transaction() as session:
        rows = await drafts.listing(session, app, body["kind"])
        draft = next((each.draft for each in rows if each.source.name == body["name"]), None)
        revision = draft.source.revision if draft else 0
        await drafts.put(session, ADA, app, body["kind"], body["name"], body, revision=revision)


async def publish_all(platform: Platform, app: str) -> int:
    """Publish every draft of an app, and have this process serve it; the number of the release. Fails with what is
    wrong with them."""
    try:
        done = await platform.definitions.publisher.publish(ADA, app, note="")
    except Invalid as wrong:
        raise AssertionError(list(wrong.problems)) from wrong
    assert done.release is not None, done
    async with platform.database.reading() as session:
        await platform.live.refresh(session)
    return done.release
