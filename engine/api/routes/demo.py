"""What only a demo can do: move the business clock, and begin anew."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import Field

from engine.api.declare import declared
from engine.api.dependencies import CurrentExchange
from engine.api.errors import responses
from engine.api.shapes import In, Out
from engine.api.version import version
from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.database import business_clock
from engine.errors import Invalid, NotFound
from engine.packages.demo.cases import begin_cases
from engine.packages.demo.password import demo_password
from engine.packages.demo.reset import empty
from engine.packages.demo.seed import seed
from engine.problems import Code
from engine.settings import Mode

router = APIRouter(prefix="/api/demo", tags=["demo"])

CLOCK_MOVED = kind("demo.clock", zh="调整演示时间", en="Demo clock moved")
NOT_A_DURATION = Code(
    "not_a_duration", zh="应是 ISO 8601 时长，如 PT24H 或 P3D", en="It is an ISO 8601 duration like PT24H or P3D"
)
TOO_FAR = Code("too_far", zh="一次最多 {days} 天，且只能向前", en="Forward only, and at most {days} days at a time")

MOST_DAYS = 400
_DURATION = re.compile(r"P(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?", re.ASCII)


class AdvanceIn(In):
    """How far the business clock goes forward, as an ISO 8601 duration of days, hours, minutes and seconds."""

    advance: Annotated[str, Field(max_length=40)]


class ResetIn(In):
    """Said on purpose: everything but the audit trail is taken away and made anew, for everybody."""

    confirm: Literal["reset"]


class ClockOut(Out):
    """What time it is now in the bank."""

    business: datetime


@router.post(
    "/clock", responses=responses(Invalid, NotFound), openapi_extra=declared(permission="signed_in", audit="act")
)
async def move_clock(body: AdvanceIn, exchange: CurrentExchange) -> ClockOut:
    """Move the business clock of the whole demo; sessions, the audit trail and time-outs go by real time."""
    platform = exchange.platform
    if platform.settings.mode is not Mode.DEMO:
        raise NotFound({"zh": "接口", "en": "route"}, "/api/demo/clock")
    by = _duration(body.advance)
    await business_clock.advance(exchange.session, platform.clock, by)
    await audit.record(exchange.session, exchange.actor, CLOCK_MOVED, details={"advance": body.advance})
    return ClockOut(business=platform.clock.business() + by)


@router.post(
    "/reset",
    status_code=204,
    responses=responses(Invalid, NotFound),
    openapi_extra=declared(permission="signed_in", audit="act"),
)
async def reset(_: ResetIn, exchange: CurrentExchange) -> None:
    """Put the demo bank back to its first day; everybody has to log in again. It takes some seconds."""
    platform, settings = exchange.platform, exchange.platform.settings
    if settings.mode is not Mode.DEMO:
        raise NotFound({"zh": "接口", "en": "route"}, "/api/demo/reset")
    await empty(exchange.session, exchange.actor)

    async def begin_anew() -> None:
        await seed(
            platform.database,
            platform.definitions,
            platform.clock,
            engine=version(),
            profile=settings.chosen_profile,
            password=demo_password(settings.data, settings.demo_password, settings.password_policy),
        )
        await begin_cases(platform.database, platform.parts["flows"])

    exchange.session.after_commit(begin_anew)


def _duration(text: str) -> timedelta:
    matched = _DURATION.fullmatch(text)
    if matched is None or not any(matched.groups()):
        raise Invalid([NOT_A_DURATION.at("/advance")])
    days, hours, minutes, seconds = (int(each or 0) for each in matched.groups())
    by = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    if by > timedelta(days=MOST_DAYS):
        raise Invalid([TOO_FAR.at("/advance", days=MOST_DAYS)])
    return by
