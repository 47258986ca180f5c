"""What a new version of a role gives that the live one does not, said in words: whoever approves it reads nothing else.

When in doubt it is told: a grant is compared with the live grant of the same uid, and a rule counts as wider unless the
live one covers it for certain; an expression that changed is wider unless it provably holds on no other records.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.fields.shapes import FormShape
from engine.kinds import Scope, Step, Widening
from engine.permissions.access import Action, FieldRight, See, Write
from engine.permissions.roles.check import granted_form
from engine.permissions.roles.compile import NOTHING, field_rights, row_rule, row_rules
from engine.permissions.roles.model import RULES, SEES, WRITES, GrantEntry, Role
from engine.permissions.row_rule import ALL, NONE, RowRule, covers, surroundings
from engine.reference import Reference

Said = tuple[str, str]

ACTIONS = {
    Action.READ: ("查看", "read"),
    Action.CREATE: ("新建", "create"),
    Action.UPDATE: ("修改", "update"),
    Action.DELETE: ("删除", "delete"),
    Action.TRANSFER: ("移交", "transfer"),
    Action.SHARE: ("共享", "share"),
    Action.EXPORT: ("导出", "export"),
    Action.IMPORT: ("导入", "import"),
}
SEE_WORDS = {See[name.upper()]: said for name, said in SEES.items()}
WRITE_WORDS = {Write[name.upper()]: said for name, said in WRITES.items()}


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry with what it comes to."""

    written: GrantEntry
    form: FormShape
    rules: dict[Action, RowRule]
    after: RowRule | None
    fields: dict[str, FieldRight]


def plan(live: Role | None, following: Role | None, scope: Scope) -> list[Step]:
    """One `Widening` for each thing somebody may do from now on and could not before."""
    if following is None:
        return []
    role = following.label.as_dict()
    said = [*_grants(live, following, scope), *_denials(live, following, scope)]
    return [Widening(following.name, f"角色“{role['zh']}”{zh}", f"The role '{role['en']}' {en}") for zh, en in said]


def _grants(live: Role | None, following: Role, scope: Scope) -> Iterator[Said]:
    before = {each.written.uid: each for each in _read(live.grants if live is not None else [], scope)}
    for entry in _read(following.grants, scope):
        old = before.get(entry.written.uid)
        if old is not None and old.form.uid != entry.form.uid:
            old = None
        yield from _actions(old, entry)
        yield from _fields(old, entry)
        if old is not None:
            yield from _after(old, entry)
            yield from _until(old.written.until, entry)


def _actions(old: _Entry | None, entry: _Entry) -> Iterator[Said]:
    form = entry.form.label.as_dict()
    for action, rule in entry.rules.items():
        was = old.rules.get(action) if old is not None else None
        if was is not None and covers(was, rule):
            continue
        act, rows = ACTIONS[action], _rows(rule)
        if was is None:
            yield f"可以{act[0]}{rows[0]}“{form['zh']}”", f"may {act[1]} {rows[1]} of '{form['en']}'"
        else:
            had = _rows(was)
            yield (
                f"可以{act[0]}{rows[0]}“{form['zh']}”，原来只限{had[0]}",
                f"may {act[1]} {rows[1]} of '{form['en']}', so far only {had[1]}",
            )


def _fields(old: _Entry | None, entry: _Entry) -> Iterator[Said]:
    """Fields of a new grant are told too, but for `*`: that it opens the ordinary fields goes without saying."""
    form = entry.form.label.as_dict()
    named = {each.field for each in entry.written.fields}
    for field in entry.form.fields:
        right = entry.fields.get(field.uid, NOTHING)
        was = old.fields.get(field.uid, NOTHING) if old is not None else NOTHING
        if old is None and field.name not in named:
            continue
        label = field.label.as_dict()
        if right.see > was.see:
            see = SEE_WORDS[right.see]
            yield f"对“{form['zh']}.{label['zh']}”：{see[0]}", f"sees '{form['en']}.{label['en']}': {see[1].lower()}"
        if right.unmask and not was.unmask and was.see is not See.CLEAR:
            yield (
                f"对“{form['zh']}.{label['zh']}”：可凭理由查看明文",
                f"may have '{form['en']}.{label['en']}' shown in clear for a reason",
            )
        if right.write > was.write:
            write = WRITE_WORDS[right.write]
            yield (
                f"对“{form['zh']}.{label['zh']}”：{write[0]}",
                f"writes '{form['en']}.{label['en']}': {write[1].lower()}",
            )


def _after(old: _Entry, entry: _Entry) -> Iterator[Said]:
    was, now = old.after, entry.after
    if was is None or (now is not None and covers(was, now)):
        return
    form, had = entry.form.label.as_dict(), _rows(was)
    yield (
        f"写入“{form['zh']}”后，记录不再限于{had[0]}",
        f"may leave a record of '{form['en']}' in a state that is no longer limited to {had[1]}",
    )


def _until(was: str | None, entry: _Entry) -> Iterator[Said]:
    now, form = entry.written.until, entry.form.label.as_dict()
    if was is not None and now is None:
        yield f"对“{form['zh']}”的权限不再到期", f"keeps its rights on '{form['en']}' for good"
    elif was is not None and now is not None and now > was:
        yield f"对“{form['zh']}”的权限延到 {now}", f"keeps its rights on '{form['en']}' until {now}"


def _denials(live: Role | None, following: Role, scope: Scope) -> Iterator[Said]:
    """A denial that goes, shrinks or ends sooner gives as much as a grant."""
    now = {each.written.uid: each for each in _read(following.deny, scope, ceiling=True)}
    for written in live.deny if live is not None else []:
        entry = now.get(written.uid)
        # a form renamed since is found through the entry that now names it
        found = granted_form(written, scope) or (entry.form if entry is not None else None)
        if found is None:
            yield f"对“{written.form}”的一条禁止被取消", f"loses a denial on '{written.form}'"
            continue
        name = entry.written.form if entry is not None and granted_form(written, scope) is None else written.form
        old, form = _entry(written, found, scope, ceiling=True, name=name), found.label.as_dict()
        if entry is None or entry.form.uid != found.uid:
            yield f"对“{form['zh']}”的一条禁止被取消", f"loses a denial on '{form['en']}'"
        elif not _covers(entry, old):
            yield f"对“{form['zh']}”的一条禁止被放宽", f"has a weaker denial on '{form['en']}'"


def _covers(entry: _Entry, old: _Entry) -> bool:
    """The denial takes away at least what the old one did; one that named a field no longer found is not covered."""
    if not {each.field for each in old.written.fields} <= {"*", *(each.name for each in old.form.fields)}:
        return False
    rows = all(action in entry.rules and covers(entry.rules[action], rule) for action, rule in old.rules.items())
    fields = all(
        uid in entry.fields and entry.fields[uid].see <= right.see and entry.fields[uid].write <= right.write
        for uid, right in old.fields.items()
    )
    was, now = old.written.until, entry.written.until
    return rows and fields and (now is None or (was is not None and now >= was))


def _read(entries: list[GrantEntry], scope: Scope, *, ceiling: bool = False) -> Iterator[_Entry]:
    for entry in entries:
        form = granted_form(entry, scope)
        if form is not None:
            yield _entry(entry, form, scope, ceiling=ceiling)


def _entry(entry: GrantEntry, form: FormShape, scope: Scope, *, ceiling: bool, name: str | None = None) -> _Entry:
    """A rule of the live version that names what has gone since is read as wide as it could have been for a denial,
    and as narrow for a grant: then what follows counts as a change."""
    around = surroundings(scope, Reference.parse(name or entry.form, app=scope.app))
    broken = ALL if ceiling else NONE
    return _Entry(
        entry,
        form,
        row_rules(entry.actions, around, broken=broken),
        row_rule(entry.after, around, broken=NONE) if entry.after is not None else None,
        field_rights(entry, form, ceiling=ceiling),
    )


def _rows(rule: RowRule) -> Said:
    named = RULES.get(rule.text)
    return named[0] if named else rule.sentence.zh, rule.sentence.en
