"""What is wrong with computed fields beyond what their formulas say: values that follow from each other over several
records, what no database can work out, and who sees more by them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.pushable import Level
from engine.fields.options import traits_of
from engine.fields.shapes import SYSTEM_FIELDS
from engine.forms.computing import Computing, Place
from engine.forms.expressions import WANTED, of_field, wanted_of
from engine.forms.model import Form, FormField
from engine.kinds import Scope
from engine.permissions.roles.model import GrantEntry, Role
from engine.problems import Code, Language, Problem, Severity, pointer
from engine.records.computed.model import Keeping, reaches_far
from engine.reference import Reference

IN_A_RING = Code(
    "values_in_a_ring",
    zh="这些字段的值互相决定，算不出来：{fields}",
    en="The values of these fields follow from each other in a ring: {fields}",
)
NO_LISTS_YET = Code(
    "form_reads_a_list",
    zh="这里不能读取其他记录的列表“{name}”；请在那个表单里另设一个汇总字段，再读取它",
    en="The list '{name}' of other records cannot be read here; add a roll-up field to that form and read that",
)
NOT_IN_DATABASE = Code(
    "computed_not_in_database",
    zh="“{label}”随其他记录或时间变化，须能由数据库计算：{why}",
    en="{label} follows from other records or from the time, so the database must be able to work it out: {why}",
)
ONLY_LOOKED_UP = Code(
    "computed_only_looked_up",
    zh="{type}字段的值随其他记录变化时，只能直接取自同类型的字段",
    en="A field of type '{type}' that follows from other records can only be taken over from a field of its own type",
)
NOT_STORED = Code(
    "computed_not_stored",
    zh="“{label}”随时间或查看的人变化，不保存在记录里，不能{what}",
    en="{label} follows from the time or from who looks, so it is not stored and cannot {what}",
)
NOT_UNIQUE = Code(
    "computed_not_unique",
    zh="“{label}”随其他记录变化，不能设为“不允许重复”",
    en="{label} follows from other records, so it cannot be unique",
)
WIDENS = Code(
    "computed_widens",
    zh="角色“{role}”能看到“{label}”，由此会知道它本来看不到的“{source}”",
    en="The role '{role}' sees {label}, and by that learns of {source}, which it does not see otherwise",
    severity=Severity.WARNING,
)
UNIQUE = {"zh": "设为“不允许重复”", "en": "be unique"}
INDEXED = {"zh": "设为“加速查询”", "en": "be indexed"}
SEARCHED = {"zh": "设为“可搜索”", "en": "be searchable"}
TITLE = {"zh": "作标题", "en": "be the title"}


def computed_problems(form: Form, scope: Scope, computing: Computing) -> Iterator[Problem]:
    """Everything wrong with them."""
    own = Reference(scope.app, form.name)
    for index, field in enumerate(form.fields):
        found = computing.of(own, field.uid)
        if found is None:
            continue
        if found.keeping is not Keeping.LOCAL:
            yield from _worked_out(form, field, index, own, computing)
            yield from _settings(form, field, index, found.keeping)
        yield from _widens(field, index, own, scope, computing)
    yield from _rings(form, own, computing)


def far_lists(form: Form, field: FormField, index: int, app: str, checked: Checked) -> Iterator[Problem]:
    """Lists of other records a formula reaches beyond those that refer to its own."""
    path = next((each.path for role, each in of_field(form, field, index, app) if role == "computed"), "")
    for start, end, name in reaches_far(checked):
        yield NO_LISTS_YET.at(path, start=start, end=end, name=name)


def _worked_out(form: Form, field: FormField, index: int, own: Reference, computing: Computing) -> Iterator[Problem]:
    """The database must be able to do it: for a hundred thousand records at once, or while it reads."""
    path = pointer("fields", index, "computed")
    for checked in computing.checked(own, field.uid):
        if isinstance(checked.tree, ast.Field):
            continue
        if checked.pushable.level is not Level.FULL and not any(True for _ in reaches_far(checked)):
            reasons = checked.pushable.reasons
            why = {each.value: reasons[0].text(each) if reasons else "" for each in Language}
            yield NOT_IN_DATABASE.at(path, label=field.label.as_dict(), why=why)
        elif wanted_of(field) == "any" or field.type == "choices":
            yield ONLY_LOOKED_UP.at(path, type=field.type)
    looked_up = next((each for each in computing.checked(own, field.uid) if isinstance(each.tree, ast.Field)), None)
    if looked_up is not None and field.type not in WANTED and not _same_column(field, looked_up, own, computing):
        yield ONLY_LOOKED_UP.at(path, type=field.type)


def _same_column(field: FormField, checked: Checked, own: Reference, computing: Computing) -> bool:
    tree = checked.tree
    assert isinstance(tree, ast.Field)
    source = computing.end(own, tree.path)
    mine = traits_of(field.type, field.options)
    theirs = traits_of(source.type, source.options) if source is not None else None
    return mine is not None and theirs is not None and mine.column.sql == theirs.column.sql


def _settings(form: Form, field: FormField, index: int, keeping: Keeping) -> Iterator[Problem]:
    label, path = field.label.as_dict(), pointer("fields", index)
    together = any(field.name in each.fields for each in form.unique)
    if keeping is Keeping.REMOTE:
        if field.unique or together:
            yield NOT_UNIQUE.at(path + "/unique", label=label)
        return
    if field.unique or together:
        yield NOT_STORED.at(path + "/unique", label=label, what=UNIQUE)
    if field.indexed:
        yield NOT_STORED.at(path + "/indexed", label=label, what=INDEXED)
    if field.searchable:
        yield NOT_STORED.at(path + "/searchable", label=label, what=SEARCHED)
    if form.title_field == field.name:
        yield NOT_STORED.at("/title_field", label=label, what=TITLE)


def _rings(form: Form, own: Reference, computing: Computing) -> Iterator[Problem]:
    """Values that come back to themselves by way of other records; those of one record are told with its form."""
    told: set[Place] = set()
    for index, field in enumerate(form.fields):
        start = own, field.uid
        if start in told or computing.of(*start) is None:
            continue
        ring = _ring(start, computing)
        if ring is None or all(_is_within(each, after, computing) for each, after in pairwise(ring)):
            continue
        told.update(ring)
        yield IN_A_RING.at(pointer("fields", index, "computed"), fields=[computing.label(each) for each in ring])


def _ring(start: Place, computing: Computing) -> list[Place] | None:
    """The shortest way from a field back to itself."""
    ways: list[list[Place]] = [[start]]
    seen: set[Place] = set()
    while ways:
        way = ways.pop(0)
        for each in sorted(computing.follow(way[-1]), key=str):
            if each == start:
                return [*way, start]
            if each not in seen:
                seen.add(each)
                ways.append([*way, each])
    return None


def _is_within(place: Place, after: Place, computing: Computing) -> bool:
    """The step from one field to the other stays in one record."""
    found = computing.of(*place)
    return found is not None and place[0] == after[0] and after[1] in found.own


def _widens(field: FormField, index: int, own: Reference, scope: Scope, computing: Computing) -> Iterator[Problem]:
    found = computing.of(own, field.uid)
    elsewhere = sorted(each for each in (found.depends if found else ()) if each[0] != own)
    if not elsewhere:
        return
    for reference in scope.names("role"):
        role = cast("Role | None", scope.find("role", reference))
        if role is None or not _sees(role.grants, own, field.name, scope, named=True):
            continue
        for form, uid in elsewhere:
            shape = cast("Form | None", scope.find("form", form))
            source = next((each for each in shape.fields if each.uid == uid), None) if shape else None
            if source is None or uid in SYSTEM_FIELDS:
                continue
            if not _sees(role.grants, form, source.name, scope, named=bool(source.sensitivity or source.computed)):
                label = computing.label((form, uid))
                path = pointer("fields", index, "computed")
                yield WIDENS.at(path, role=role.label.as_dict(), label=field.label.as_dict(), source=label)
                break


def _sees(grants: list[GrantEntry], form: Reference, field: str, scope: Scope, *, named: bool) -> bool:
    """Some grant reads every record of the form, or for a field of one's own any, and shows the field."""
    for grant in grants:
        try:
            of = Reference.parse(grant.form, app=scope.app)
        except ValueError:
            continue
        if of != form or not grant.actions.read:
            continue
        shown = {each.field for each in grant.fields if each.see == "clear"}
        if field in shown or (not named and "*" in shown):
            return True
    return False
