"""With whom a record may be shared, and what a share would come to for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from engine.expressions import ast
from engine.identity.recognise import in_every_post
from engine.identity.tables import org_unit, person
from engine.permissions.access import Action, See, Write
from engine.permissions.policy import access_of
from engine.permissions.rights import Rights, record_rights
from engine.permissions.row_rule import SHARED, RowRule
from engine.problems import Code, Problem
from engine.records.caller import Caller
from engine.records.lens import ACTION_LABELS, Lens
from engine.reference import Label, sentence

ONE_RECEIVER = Code("share_one_receiver", zh="请选择一个人员、机构或角色", en="Choose one person, one unit or one role")
NO_RECEIVER = Code("share_no_receiver", zh="没有这个人员、机构或角色", en="There is no such person, unit or role")
MORE_THAN_OWN = Code(
    "share_more_than_own",
    zh="对方会因此得到您自己没有的权限：{what}，所以不能由您共享",
    en="They would have more of it than you have yourself ({what}), so it is not yours to share",
)
MOST_NAMED = 5
SEEN = (Label(zh="不可见", en="hidden"), Label(zh="脱敏", en="masked"), Label(zh="明文", en="in clear"))


@dataclass(frozen=True, slots=True)
class Receiver:
    """With whom: one of the three. A role by app and name."""

    person: UUID | None = None
    unit: UUID | None = None
    role: str | None = None

    def columns(self) -> dict[str, Any]:
        """As the table has it."""
        return {"person_id": self.person, "unit_id": self.unit, "role": self.role}


async def known_receiver(caller: Caller, lens: Lens, receiver: Receiver) -> list[Problem]:
    """What is wrong with whom it is to be shared with."""
    if sum(value is not None for value in receiver.columns().values()) != 1:
        return [ONE_RECEIVER.at("")]
    if receiver.role is not None:
        return [] if role_label(caller, lens, receiver.role) is not None else [NO_RECEIVER.at("/role")]
    if receiver.person is not None:
        active = select(person.c.id).where(person.c.id == receiver.person, person.c.state == "active")
        return [] if await caller.session.scalar(active) is not None else [NO_RECEIVER.at("/person")]
    today = caller.clock.today()
    open_unit = org_unit.c.valid_to.is_(None) | (org_unit.c.valid_to > today)
    there = select(org_unit.c.id).where(org_unit.c.id == receiver.unit, open_unit)
    return [] if await caller.session.scalar(there) is not None else [NO_RECEIVER.at("/unit")]


def role_label(caller: Caller, lens: Lens, role: str) -> str | None:
    """What a role of the form's own app is called; None where there is none."""
    app, _, name = role.partition("/")
    found = caller.live.roles(app).get(name) if app == lens.entity.app else None
    if found is None:
        return None
    label: Mapping[str, str] = found.label.as_dict()
    return label.get(caller.language.value) or label["zh"]


def receiving_roles(caller: Caller, lens: Lens) -> list[dict[str, str]]:
    """The roles whose rules name what is shared: only who holds one of them is given anything by a share."""
    today, app = caller.clock.today(), lens.entity.app
    found = []
    for name, role in sorted(caller.live.roles(app).items()):
        if any(_names_shares(grant.rule(Action.READ)) for grant in role.granted(lens.entity.uid, today)):
            found.append({"id": f"{app}/{name}", "label": role_label(caller, lens, f"{app}/{name}") or name})
    return found


async def more_than(caller: Caller, lens: Lens, receiver: Receiver, giver: Rights, *, to_write: bool) -> Problem | None:
    """A share gives nobody what the giver has not: what it would be, where it would."""
    beyond: dict[str, Label] = {}
    for roles in await _held(caller, lens, receiver):
        access = access_of(roles, lens.entity.uid, caller.live, today=caller.clock.today())
        rights = record_rights(access)
        names = SHARED if to_write else frozenset({"shared"})
        bits = sum(1 << at for at, each in enumerate(rights.clauses) if _names_shares(each.rule, names))
        for key, label in _beyond(lens, rights.of(0), rights.of(bits), giver):
            beyond[key] = label
    if not beyond:
        return None
    told = list(beyond.values())[:MOST_NAMED]
    more = len(beyond) > MOST_NAMED
    what = {
        "zh": "、".join(each.zh for each in told) + ("等" if more else ""),
        "en": ", ".join(each.en for each in told) + (" and more" if more else ""),
    }
    return MORE_THAN_OWN.at("", what=what)


async def _held(caller: Caller, lens: Lens, receiver: Receiver) -> list[frozenset[tuple[str, str]]]:
    """The sets of roles with which the share may meet. Of the people of a unit nothing is known but the app."""
    app = lens.entity.app
    if receiver.person is not None:
        actors = await in_every_post(caller.session, receiver.person, day=caller.clock.today())
        return [each.roles for each in actors]
    if receiver.role is not None:
        return [frozenset({(app, receiver.role.partition("/")[2])})]
    return [frozenset({(app, name)}) for name in caller.live.roles(app)]


def _names_shares(rule: RowRule | None, names: frozenset[str] = SHARED) -> bool:
    return rule is not None and any(
        isinstance(node, ast.Field) and len(node.path) == 1 and node.path[0] in names
        for node in ast.parts(rule.checked.tree)
    )


def _beyond(lens: Lens, before: Rights, shared: Rights, giver: Rights) -> Iterator[tuple[str, Label]]:
    """What is given by the share alone and is more than the giver has."""
    for action in Action:
        if action in shared.actions and action not in before.actions | giver.actions:
            yield action.value, ACTION_LABELS[action]
    for field in lens.entity.fields:
        uid, label = field.uid, field.label
        seen, had, own = (each.see.get(uid, See.HIDDEN) for each in (shared, before, giver))
        if seen > max(had, own):
            yield uid, sentence(f"{label.zh}（{SEEN[seen].zh}）", f"{label.en} ({SEEN[seen].en})")
        elif uid in shared.unmask - before.unmask - giver.unmask and own is not See.CLEAR:
            yield uid, sentence(f"{label.zh}（凭理由查看明文）", f"{label.en} (in clear for a reason)")
        written, could, may = (each.update.get(uid, Write.NEVER) for each in (shared, before, giver))
        if Action.UPDATE in shared.actions and written > max(could, may):
            yield f"{uid} write", sentence(f"{label.zh}（填写）", f"{label.en} (writing)")
