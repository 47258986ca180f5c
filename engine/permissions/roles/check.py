"""What is wrong with a role: forms and fields it names, rights that mean nothing, time limits that are no days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import cast

from engine.fields.documents import label_problems
from engine.fields.shapes import FormShape
from engine.kinds import Scope
from engine.permissions.roles.model import GrantEntry, Role
from engine.permissions.row_rule import read_rule, surroundings
from engine.problems import Code, Problem, Severity, pointer
from engine.reference import Reference

FOREIGN_GRANT = Code(
    "foreign_grant",
    zh="只能授予本应用表单的权限；“{name}”的权限由它所属的应用授予",
    en="A role grants rights on its own app's forms; rights on '{name}' are granted by the app it belongs to",
)
MISSING_FORM = Code("missing_form", zh="没有表单“{name}”", en="There is no form '{name}'")
UNKNOWN_FIELD = Code("unknown_field", zh="表单“{form}”没有字段“{name}”", en="The form '{form}' has no field '{name}'")
FIELD_TWICE = Code("field_twice", zh="字段“{name}”在同一授权里出现两次", en="'{name}' is there twice in one grant")
DUPLICATE_UID = Code("duplicate_uid", zh="标识“{uid}”重复", en="The uid '{uid}' is used twice")
NOTHING_GRANTED = Code("nothing_granted", zh="这条授权没有给出任何操作", en="This grant allows no action")
NOTHING_DENIED = Code(
    "nothing_denied", zh="这条禁止没有写明操作或字段", en="This denial names neither an action nor a field"
)
NO_FIELDS = Code(
    "grant_without_fields",
    zh="没有字段权限：能看到有记录，但每个字段都是空的",
    en="It has no field rights: records are there, but every field of them is hidden",
    severity=Severity.WARNING,
)
UNUSED_WRITE = Code(
    "write_without_action",
    zh="字段可写，但没有“新建”或“修改”的权限",
    en="Fields may be written, but neither create nor update is granted",
    severity=Severity.WARNING,
)
BAD_DAY = Code("bad_day", zh="没有 {value} 这一天", en="There is no day {value}")
DENIED_AFTER = Code(
    "denied_after", zh="“写入后须满足”只用于授权，不用于禁止", en="'after' belongs to grants; a denial has none"
)
UNMASK_NOT_MASKED = Code(
    "unmask_without_mask",
    zh="“可凭理由查看明文”只用于脱敏的字段",
    en="Only a field that is seen masked can be shown in clear for a reason",
)
UNMASK_DENIED = Code(
    "unmask_in_denial",
    zh="禁止里不能写“可凭理由查看明文”",
    en="A denial shows nothing in clear, for no reason",
)
UNMASK_C3 = Code(
    "unmask_c3",
    zh="C3 类字段（鉴别信息）不能查看明文",
    en="A field of class C3 (what somebody proves his identity with) is never shown in clear",
)
MOST_GRANTS = 200
TOO_MANY = Code("too_many_grants", zh="最多 {limit} 条", en="At most {limit}")


def check(role: Role, scope: Scope) -> list[Problem]:
    """Everything wrong with the role."""
    return [*label_problems(role.label, "/label"), *_uids(role), *_entries(role, scope)]


def _uids(role: Role) -> Iterator[Problem]:
    seen: set[str] = set()
    for member, entries in (("grants", role.grants), ("deny", role.deny)):
        if len(entries) > MOST_GRANTS:
            yield TOO_MANY.at("/" + member, limit=MOST_GRANTS)
        for index, entry in enumerate(entries):
            if entry.uid in seen:
                yield DUPLICATE_UID.at(pointer(member, index, "uid"), uid=entry.uid)
            seen.add(entry.uid)


def _entries(role: Role, scope: Scope) -> Iterator[Problem]:
    for index, entry in enumerate(role.grants):
        for problem in [*_meaning(entry), *_entry(entry, scope)]:
            yield problem.under(pointer("grants", index))
    for index, entry in enumerate(role.deny):
        for problem in [*_denial(entry), *_entry(entry, scope)]:
            yield problem.under(pointer("deny", index))


def _meaning(entry: GrantEntry) -> Iterator[Problem]:
    allowed = entry.actions.model_dump(exclude_none=True)
    if not allowed:
        yield NOTHING_GRANTED.at("/actions")
    elif not entry.fields:
        yield NO_FIELDS.at("/fields")
    elif not {"create", "update", "import_"} & set(allowed) and any(each.write != "never" for each in entry.fields):
        yield UNUSED_WRITE.at("/fields")


def _denial(entry: GrantEntry) -> Iterator[Problem]:
    if not entry.actions.model_dump(exclude_none=True) and not entry.fields:
        yield NOTHING_DENIED.at("/actions")
    if entry.after is not None:
        yield DENIED_AFTER.at("/after")
    for index, field in enumerate(entry.fields):
        if field.unmask:
            yield UNMASK_DENIED.at(pointer("fields", index, "unmask"))


def _entry(entry: GrantEntry, scope: Scope) -> Iterator[Problem]:
    if entry.until is not None:
        try:
            date.fromisoformat(entry.until)
        except ValueError:
            yield BAD_DAY.at("/until", value=entry.until)
    if "/" in entry.form and not entry.form.startswith(scope.app + "/"):
        yield FOREIGN_GRANT.at("/form", name=entry.form)
        return
    found = granted_form(entry, scope)
    if found is None:
        yield MISSING_FORM.at("/form", name=entry.form)
        return
    yield from _rules(entry, scope)
    known, named = {each.name: each for each in found.fields}, set[str]()
    for index, field in enumerate(entry.fields):
        path = pointer("fields", index, "field")
        if field.field != "*" and field.field not in known:
            yield UNKNOWN_FIELD.at(path, form=found.label.as_dict(), name=field.field)
        elif field.field in named:
            yield FIELD_TWICE.at(path, name=field.field)
        named.add(field.field)
        if field.unmask and field.see != "masked":
            yield UNMASK_NOT_MASKED.at(pointer("fields", index, "unmask"))
        elif field.unmask and field.field in known and known[field.field].sensitivity == "C3":
            yield UNMASK_C3.at(pointer("fields", index, "unmask"))


def _rules(entry: GrantEntry, scope: Scope) -> Iterator[Problem]:
    """What is wrong with the row rules: each must be a condition that the database can decide."""
    around = surroundings(scope, Reference.parse(entry.form, app=scope.app))
    written = {pointer("actions", name): rule for name, rule in entry.actions.model_dump(by_alias=True).items()}
    for path, rule in {**written, "/after": entry.after}.items():
        if rule is not None:
            for problem in read_rule(rule, around)[1]:
                yield problem.under(path)


def granted_form(entry: GrantEntry, scope: Scope) -> FormShape | None:
    """The form a grant is about, if it is there and of this app."""
    try:
        reference = Reference.parse(entry.form, app=scope.app)
    except ValueError:
        return None
    found = scope.find("form", reference) if reference.app == scope.app else None
    return cast(FormShape, found) if found is not None else None
