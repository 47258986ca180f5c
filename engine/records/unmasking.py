"""One masked value in clear, for a reason: where the role allows it, within the person's quota of a day, and never
without an entry in the audit trail."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from engine.audit import service as audit
from engine.audit.kinds import RECORD_UNMASKED
from engine.audit.service import Subject
from engine.errors import Forbidden, Invalid, NotFound
from engine.permissions.access import Action
from engine.problems import Code, Problem
from engine.query.source import UNKNOWN_FIELD
from engine.records.caller import Caller
from engine.records.entity import EntityField
from engine.records.lens import RECORD
from engine.records.projection import VERSION
from engine.records.reading import fetch
from engine.records.sending import present_values
from engine.records.tables import unmask_use

SHORTEST, LONGEST = 4, 200

REASON = Code(
    "reason_needed",
    zh="请写明查看的理由（{least} 到 {most} 个字）",
    en="Say why you need it, in {least} to {most} characters",
)
MAY_NOT = Code("may_not_unmask", zh="你不能查看“{label}”的明文", en="You may not have {label} shown in clear")
SPENT = Code(
    "unmask_quota",
    zh="今天查看明文的次数（{quota}）已用完",
    en="You have had {quota} values shown in clear today, which is all there is for one day",
)


class QuotaSpent(Forbidden):
    """Nothing more is shown in clear today. Refusals are in the audit trail like any failed authorisation."""

    status = 429


async def unmask(
    caller: Caller, app: str, form: str, record: UUID, sent: Mapping[str, Any], *, quota: int
) -> dict[str, Any]:
    """`{field, value, text, version, left}`: the value as it is now, and how many more there are today."""
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    reading, row = await fetch(caller, lens, record)
    if row is None:
        raise NotFound(RECORD.as_dict(), record)
    rights = reading.projection.rights(row)
    name, problems = sent.get("field"), list[Problem]()
    field = lens.entity.by_name.get(name) if isinstance(name, str) else None
    if field is None or field.uid not in rights.see:
        problems.append(UNKNOWN_FIELD.at("/field", name=str(name)[:60]))
    reason = _reason(sent.get("reason"))
    if not SHORTEST <= len(reason) <= LONGEST:
        problems.append(REASON.at("/reason", least=SHORTEST, most=LONGEST))
    if problems:
        raise Invalid(problems)
    assert field is not None
    if field.uid not in rights.unmask or field.sensitivity == "C3":
        raise Forbidden(code=MAY_NOT, label=field.label.as_dict())
    used = await _used(caller, quota)
    await _audit(caller, app, form, record, field, reason, used)
    value = present_values(reading.projection, row)[field.uid]
    text = None if value is None else field.traits.display(value, caller.language)
    return {"field": field.name, "value": value, "text": text, "version": row[VERSION], "left": quota - used}


async def _used(caller: Caller, quota: int) -> int:
    """One more of today; counted under a lock on the person's row, so that two at once are two."""
    day = caller.clock.real().astimezone(caller.clock.zone).date()
    if quota < 1:
        raise QuotaSpent(code=SPENT, quota=quota)
    counted = (
        insert(unmask_use)
        .values(person=caller.actor.person, day=day, used=1)
        .on_conflict_do_update(
            index_elements=[unmask_use.c.person, unmask_use.c.day],
            set_={"used": unmask_use.c.used + 1},
            where=unmask_use.c.used < quota,
        )
        .returning(unmask_use.c.used)
    )
    used = await caller.session.scalar(counted)
    if used is None:
        raise QuotaSpent(code=SPENT, quota=quota)
    return int(used)


async def _audit(caller: Caller, app: str, form: str, record: UUID, field: EntityField, reason: str, used: int) -> None:
    details = {"form": form, "fields": [field.name], "records": [str(record)], "reason": reason, "used_today": used}
    await audit.record(
        caller.session,
        caller.actor,
        RECORD_UNMASKED,
        app=app,
        subject=Subject("record", str(record)),
        details=details,
    )


def _reason(sent: Any) -> str:  # Any: JSON somebody sent
    text = sent if isinstance(sent, str) else ""
    return unicodedata.normalize("NFC", "".join(each for each in text if each.isprintable())).strip()
