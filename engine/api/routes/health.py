"""Whether the platform is up, and in a demo who may try it."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter
from sqlalchemy import select, text

from engine.api.declare import declared
from engine.api.dependencies import CurrentExchange
from engine.api.errors import responses
from engine.api.shapes import LabelOut, Out
from engine.api.version import version
from engine.errors import Unavailable
from engine.packages.demo.bank import PEOPLE, POSTS
from engine.settings import Mode

router = APIRouter(prefix="/api/health", tags=["health"])


class DemoPersonOut(Out):
    """One of the people to try the demo with."""

    login: str
    name: str
    post: LabelOut


class HealthOut(Out):
    """The platform is up and reaches its database."""

    status: Literal["ok"]
    mode: Literal["demo", "production"]
    version: str
    demo_people: list[DemoPersonOut] | None


@router.get("", responses=responses(Unavailable), openapi_extra=declared(permission="anonymous", audit="none"))
async def health(exchange: CurrentExchange) -> HealthOut:
    """Up, or 503. Only a demo says who its people are."""
    async with exchange.platform.database.reading() as session:
        await session.scalar(select(text("1")))
    if exchange.platform.settings.mode is not Mode.DEMO:
        return HealthOut(status="ok", mode="production", version=version(), demo_people=None)
    labels = {each.code: LabelOut(**each.label.as_dict()) for each in POSTS}
    shown = [DemoPersonOut(login=each.login, name=each.name, post=labels[each.post]) for each in PEOPLE]
    return HealthOut(status="ok", mode="demo", version=version(), demo_people=shown)
