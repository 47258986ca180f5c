"""Why somebody may or may not: every grant and denial that has a say, whether its rule holds, and what comes of it.
Pure.

The answer is worked out by the same functions that decide (`RecordRights`), and then taken apart grant by grant.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from engine.permissions.access import Access, Action, FieldRight, Grant, See, Write
from engine.permissions.rights import Clause, denied_by, granted_by, record_rights
from engine.permissions.row_rule import ALL, RowRule, cut
from engine.reference import Label, sentence

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Reason:
    """One grant or denial. `holds` is None where no record was asked about and the rule depends on it; `unknown` says
    that the rule is neither true nor false of the record."""

    role: str
    grant: str
    denies: bool
    rule: RowRule | None
    holds: bool | None
    unknown: bool
    field: FieldRight | None
    sentence: Label


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is allowed, and every reason for and against. `see` and `write` are those of the field asked about."""

    allowed: bool
    see: See | None
    write: Write | None
    reasons: tuple[Reason, ...]
    sentence: Label


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: about which field (a uid), on a record of which these rules hold (as bits; None without one) and
    these are unknown. `called` are the labels of roles, by `app/name`."""

    field: str | None = None
    held: int | None = None
    unknown: frozenset[RowRule] = frozenset()
    called: Mapping[str, Label] = dataclasses.field(default_factory=dict)


def explain(access: Access, action: Action, asked: Asked) -> Explanation:
    """Why an access allows an action or not. Without a record the answer is about the best case: what is possible on
    some record."""
    field, held = asked.field, asked.held
    rights = record_rights(access)
    if held is None:
        allowed = bool(rights.least(action))
        see = rights.ever_seen_as.get(field, See.HIDDEN) if field else None
        write = rights.ever_written(action).get(field, Write.NEVER) if field else None
    else:
        found = rights.of(held)
        allowed = action in found.actions
        see = found.see.get(field, See.HIDDEN) if field else None
        write = rights.written(action, held, held).get(field, Write.NEVER) if field else None
    known = None if held is None else rights.held(held)
    reasons = [_reason(grant, action, asked, known, denies=False) for grant in access.grants]
    reasons += [_reason(denial, action, asked, known, denies=True) for denial in access.deny]
    if field is not None:
        allowed = allowed and (see is not See.HIDDEN if action is Action.READ else write is not Write.NEVER)
    return Explanation(allowed, see, write, tuple(reasons), _verdict(access, allowed=allowed))


def _reason(grant: Grant, action: Action, asked: Asked, held: frozenset[Clause] | None, *, denies: bool) -> Reason:
    rule = grant.rule(action)
    if rule is None:
        holds: bool | None = False
    elif held is None:
        holds = True if rule == ALL else None
    else:
        holds = (denied_by(rule) if denies else granted_by(rule)) in held
    unknown = rule is not None and rule in asked.unknown
    right = dict(grant.fields).get(asked.field) if asked.field else None
    said = _said(grant, rule, holds, asked, unknown=unknown, denies=denies)
    if asked.field is not None:
        seen, written = _right_words(right, denies=denies)
        said = sentence(f"{said.zh}；字段：{seen.zh}，{written.zh}", f"{said.en}; the field: {seen.en}, {written.en}")
    return Reason(grant.role, grant.uid, denies, rule, holds, unknown, right, said)


def _said(
    grant: Grant, rule: RowRule | None, holds: bool | None, asked: Asked, *, unknown: bool, denies: bool
) -> Label:
    called = asked.called.get(grant.role, Label(zh=grant.role, en=grant.role))
    role = Label(zh=cut(called.zh, LONGEST_NAME), en=cut(called.en or called.zh, LONGEST_NAME))
    if rule is None:
        return Label(zh=f"角色“{role.zh}”没有提到这个操作", en=f"The role '{role.en}' says nothing of this action")
    verb, rows = ("禁止", "denies") if denies else ("允许", "allows"), rule.sentence
    zh, en = f"角色“{role.zh}”{verb[0]}：{rows.zh}", f"The role '{role.en}' {verb[1]} it on {rows.en}"
    if unknown:
        zh += "；对这条记录无法判断（有空值）" + ("，按禁止算" if denies else "，按不允许算")
        en += "; of this record that is unknown (something is empty), which " + (
            "denies" if denies else "grants nothing"
        )
    elif holds is not None and rule != ALL:
        zh += "，这条记录" + ("属于" if holds else "不属于")
        en += ", of which this record " + ("is one" if holds else "is none")
    return sentence(zh, en)


def _right_words(right: FieldRight | None, *, denies: bool) -> tuple[Label, Label]:
    if right is None:
        nothing = Label(zh="未限制", en="no ceiling") if denies else Label(zh="未授予", en="nothing granted")
        return nothing, nothing
    seen = (("不可见", "hidden"), ("脱敏", "masked"), ("完全可见", "in clear"))[right.see]
    written = (("不可写", "not written"), ("仅新建时可写", "written when creating"), ("可写", "written"))[right.write]
    if right.unmask:
        seen = ("脱敏，可凭理由查看明文", "masked, in clear for a reason")
    most = ("最多", "at most ") if denies else ("", "")
    return (
        Label(zh=most[0] + seen[0], en=most[1] + seen[1]),
        Label(zh=most[0] + written[0], en=most[1] + written[1]),
    )


def _verdict(access: Access, *, allowed: bool) -> Label:
    if not access.grants:
        return Label(
            zh="没有任何授权：对他来说这个表单不存在", en="Nothing is granted: for him the form does not exist"
        )
    if allowed:
        return Label(zh="可以", en="He may")
    return Label(zh="不可以", en="He may not")
