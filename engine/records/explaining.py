"""Why somebody may or may not, as it travels: in each of his posts, with what the asker sees of the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from engine.identity import tables as t
from engine.identity.standing_in import in_force
from engine.permissions.explain import Reason
from engine.permissions.row_rule import ALL, RowRule
from engine.records.accounting import About, Account, about_what, accounts, seen_of, values_of
from engine.records.answer import SEES, WRITES
from engine.records.caller import Caller
from engine.records.entity import Entity, EntityField
from engine.records.names import names
from engine.records.projection import person_ref, unit_ref
from engine.reference import Label


async def explained(caller: Caller, person: UUID, about: About) -> dict[str, Any]:
    """The explanation in the main post, the same in the others, what holds for everybody, and who acts for him."""
    entity, field = about_what(caller, about)
    found = await accounts(caller, person, about)
    seen = await seen_of(caller, entity, about)
    posts = {each.actor.post for each in found}
    rows = await caller.session.rows(select(t.post.c.code, t.post.c.label).where(t.post.c.code.in_(posts - {None})))
    labels = {row.code: row.label for row in rows}
    known = await names(caller.session, set(), {each.actor.unit for each in found if each.actor.unit is not None})
    told = [
        {
            **_told(caller, entity, each, seen),
            "post": each.actor.post,
            "post_label": labels.get(each.actor.post),
            "unit": unit_ref(each.actor.unit, known, caller.language),
        }
        for each in found
    ]
    notes = [] if field is None else [each.as_dict() for each in _notes(entity, field)]
    return {**told[0], "others": told[1:], "notes": notes, "delegates": await _delegates(caller, person)}


def _told(caller: Caller, entity: Entity, account: Account, seen: Mapping[str, Any]) -> dict[str, Any]:
    found = account.found
    return {
        "allowed": found.allowed,
        "see": None if found.see is None else SEES[found.see],
        "write": None if found.write is None else WRITES[found.write],
        "sentence": found.sentence.as_dict(),
        "reasons": [_reason(caller, entity, each, seen) for each in found.reasons],
        "shares": account.shares,
    }


def _reason(caller: Caller, entity: Entity, reason: Reason, seen: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "role": reason.role,
        "grant": reason.grant,
        "denies": reason.denies,
        "rule": _written(reason.rule),
        "holds": reason.holds,
        "unknown": reason.unknown,
        "values": values_of(caller, entity, reason.rule, seen) if reason.holds is not None else [],
        "see": None if reason.field is None else SEES[reason.field.see],
        "write": None if reason.field is None else WRITES[reason.field.write],
        "sentence": reason.sentence.as_dict(),
    }


def _written(rule: RowRule | None) -> str | None:
    """As the role writes it; all records are `all`."""
    return None if rule is None else "all" if rule == ALL else rule.text


def _notes(entity: Entity, field: EntityField) -> Iterator[Label]:
    """What the field itself says, whatever the roles."""
    if field.sensitivity:
        yield Label(
            zh=f"这是 {field.sensitivity} 类敏感字段：角色里的“*”不包含它，必须点名授权",
            en=f"A field of class {field.sensitivity}: '*' in a role does not include it, it must be named",
        )
    linked = entity.linkage.fields.get(field.uid) if entity.linkage is not None else None
    if linked is not None and linked.computed is not None:
        yield Label(
            zh="它的值由系统计算，谁都不能填写；角色里的“*”不包含它",
            en="Its value is worked out and nobody writes it; '*' in a role does not include it",
        )
    elif field.read_only:
        yield Label(zh="表单规定它只读，谁都不能填写", en="The form says it is read-only: nobody writes it")


async def _delegates(caller: Caller, person: UUID) -> list[dict[str, Any]]:
    rows = await caller.session.rows(in_force(caller.clock.today()).where(t.person.c.id == person))
    known = await names(caller.session, {row.person_id for row in rows}, set())
    return [
        {
            "person": person_ref(row.person_id, known),
            "post_label": row.label,
            "until": (row.valid_to - timedelta(days=1)).isoformat(),
        }
        for row in rows
    ]
