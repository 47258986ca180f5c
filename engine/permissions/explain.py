"""Why somebody may or may not: every grant and denial that has a say, whether its rule holds, and what comes of it.
Pure.

The answer is worked out by the same functions that decide (`RecordRights`), and then taken apart grant by grant.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.permissions.access import Access, Action, FieldRight, Grant, See, Write
from engine.permissions.rights import Clause, denied_by, granted_by, record_rights
from engine.permissions.row_rule import ALL, RowRule, cut
from engine.reference import Label


@dataclass(frozen=True, slots=True)
class Reason:
    """One grant or denial. `holds` is None where no record was asked about and the rule depends on it."""

    role: str
    grant: str
    denies: bool
    rule: RowRule | None
    holds: bool | None
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


def explain(access: Access, action: Action, *, field: str | None, held: int | None) -> Explanation:
    """Why an access allows an action or not; `field` is a uid, `held` the bits of the rules that hold for a record.

    Without a record the answer is about the best case: what is possible on some record.
    """
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
    reasons = [_reason(grant, action, field, known, denies=False) for grant in access.grants]
    reasons += [_reason(denial, action, field, known, denies=True) for denial in access.deny]
    if field is not None:
        allowed = allowed and (see is not See.HIDDEN if action is Action.READ else write is not Write.NEVER)
    return Explanation(allowed, see, write, tuple(reasons), _verdict(access, allowed=allowed))


def _reason(grant: Grant, action: Action, field: str | None, held: frozenset[Clause] | None, *, denies: bool) -> Reason:
    rule = grant.rule(action)
    if rule is None:
        holds: bool | None = False
    elif held is None:
        holds = True if rule == ALL else None
    else:
        holds = (denied_by(rule) if denies else granted_by(rule)) in held
    right = dict(grant.fields).get(field) if field else None
    return Reason(
        grant.role, grant.uid, denies, rule, holds, right, _sentence(grant, rule, holds, right, field, denies)
    )


def _sentence(
    grant: Grant, rule: RowRule | None, holds: bool | None, right: FieldRight | None, field: str | None, denies: bool
) -> Label:
    verb = ("禁止", "denies") if denies else ("允许", "allows")
    if rule is None:
        zh, en = f"角色 {grant.role} 没有提到这个操作", f"The role {grant.role} says nothing of this action"
    else:
        rows = rule.sentence
        zh = f"角色 {grant.role} {verb[0]}：{rows.zh}"
        en = f"The role {grant.role} {verb[1]} it on {rows.en}"
        if holds is not None and rule != ALL:
            zh += "，这条记录" + ("属于" if holds else "不属于")
            en += ", of which this record " + ("is one" if holds else "is none")
    if field is not None:
        seen, written = _right_words(right, denies=denies)
        zh, en = f"{zh}；字段：{seen.zh}，{written.zh}", f"{en}; the field: {seen.en}, {written.en}"
    return Label(zh=cut(zh, 200), en=cut(en, 200))


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
