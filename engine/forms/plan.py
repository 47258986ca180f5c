"""From the live form to the next one: what its table needs, and what it gives away."""

from __future__ import annotations

from collections.abc import Iterator

from engine.fields.options import read_options, traits_of
from engine.fields.rows import TABLE
from engine.fields.sealed import digest_uid, is_encrypted
from engine.fields.shapes import is_plain
from engine.fields.types.reference import ReferenceTo
from engine.forms.conversion import recipe_for
from engine.forms.indexes import indexes_of
from engine.forms.model import Form, FormField
from engine.forms.tables import tables_of
from engine.kinds import Scope, Step, Widening
from engine.records.schema.plan import (
    AddColumn,
    AddForeignKey,
    AddIndex,
    ChangeColumn,
    CreateTable,
    DropIndex,
    RetireColumn,
)
from engine.reference import Reference


def plan(live: Form | None, following: Form | None, scope: Scope) -> list[Step]:
    """The steps; a form that goes keeps its table and every column."""
    if following is None:
        return []
    steps: list[Step] = [] if live is not None else [CreateTable(following.uid)]
    return [
        *steps,
        *_columns(live, following, scope),
        *_digests(_by_uid(live), following),
        *_indexes(live, following, scope),
        *_foreign_keys(live, following, scope),
        *_retired(live, following),
        *_declassified(live, following),
        *_sub_tables(live, following, scope),
    ]


def _sub_tables(live: Form | None, following: Form, scope: Scope) -> Iterator[Step]:
    """A sub-table's own table, like a form's, tied to the record its rows are part of."""
    before = tables_of(live)
    for uid, rows in tables_of(following).items():
        if uid not in before:
            yield CreateTable(rows.uid, rows.name.replace(".", "_"), following.uid)
        yield from _columns(before.get(uid), rows, scope)
        yield from _retired(before.get(uid), rows)


def _columns(live: Form | None, following: Form, scope: Scope) -> Iterator[Step]:
    before = _by_uid(live)
    by_name = {each.name: each.uid for each in following.fields}
    for field in _stored(following):
        sql, old = _sql(field), before.get(field.uid)
        if old is None:
            yield AddColumn(following.uid, field.uid, field.name, sql)
        elif is_converted(old, field, scope):
            beside = field.conversion.beside if field.conversion and field.conversion.unfit == "keep_text" else None
            recipe = recipe_for(old, field, scope)
            kept = by_name.get(beside) if beside is not None and recipe is not None else None
            yield ChangeColumn(following.uid, field.uid, field.name, sql, recipe, kept)


def _digests(before: dict[str, FormField], following: Form) -> Iterator[Step]:
    """A column for the digests of what becomes encrypted; it stays when encryption ends, until nothing is sealed."""
    for field in following.fields:
        old = before.get(field.uid)
        if is_encrypted(field) and not (old is not None and is_encrypted(old)):
            yield AddColumn(following.uid, digest_uid(field.uid), f"{field.name}_digest", "text")


def is_converted(old: FormField, new: FormField, scope: Scope) -> bool:
    """The field gets another column, or a wider one."""
    return _sql(old) != _sql(new) or recipe_for(old, new, scope) is not None


def _indexes(live: Form | None, following: Form, scope: Scope) -> Iterator[Step]:
    """An index whose field gets another column is built anew; the old one goes when nothing uses it any more."""
    before = {} if live is None else {each.name: each for each in indexes_of(live)}
    now = {each.name: each for each in indexes_of(following)}
    old = _by_uid(live)
    changed = {each.uid for each in _stored(following) if each.uid in old and is_converted(old[each.uid], each, scope)}
    for name, index in now.items():
        if before.get(name) != index or changed.intersection(index.fields):
            yield AddIndex(following.uid, name, index.fields, index.unique, index.method)
    for name, index in before.items():
        if now.get(name) != index:
            yield DropIndex(following.uid, name)


def _foreign_keys(live: Form | None, following: Form, scope: Scope) -> Iterator[Step]:
    before = _by_uid(live)
    for field in _stored(following):
        wanted = _target(field, scope)
        if wanted is not None and (field.uid not in before or _target(before[field.uid], scope) != wanted):
            app, form, on_delete = wanted
            yield AddForeignKey(following.uid, field.uid, app, form, on_delete)


def _retired(live: Form | None, following: Form) -> Iterator[Step]:
    kept = {each.uid for each in _stored(following)}
    for field in _stored(live) if live is not None else ():
        if field.uid not in kept:
            yield RetireColumn(following.uid, field.uid)


def _declassified(live: Form | None, following: Form) -> Iterator[Step]:
    """A field that loses its sensitivity class or its formula falls under every `*`: that gives rights as much as a
    grant does."""
    before = {each.uid: each for each in live.fields} if live is not None else {}
    for field in following.fields:
        if field.uid not in before or is_plain(before[field.uid]) or not is_plain(field):
            continue
        form, label = following.label.as_dict(), field.label.as_dict()
        if before[field.uid].sensitivity:
            yield Widening(
                role="*",
                zh=f"“{form['zh']}”的“{label['zh']}”不再是敏感字段：凡以 * 授权的角色都能看到",
                en=f"'{label['en']}' of '{form['en']}' is no longer sensitive: every role granted * may see it",
            )
        else:
            yield Widening(
                role="*",
                zh=f"“{form['zh']}”的“{label['zh']}”不再由公式得出：凡以 * 授权的角色都按其权限查看和填写",
                en=f"'{label['en']}' of '{form['en']}' is no longer computed: every role granted * has it from now on",
            )


def _target(field: FormField, scope: Scope) -> tuple[str, str, str] | None:
    """App, form uid and what happens on delete, of a reference whose form is there."""
    options, _ = read_options(field.type, field.options)
    if not isinstance(options, ReferenceTo.Options):
        return None
    reference = Reference.parse(options.form, app=scope.app)
    form = scope.find("form", reference)
    return (reference.app, form.uid, options.on_delete) if isinstance(form, Form) else None


def _sql(field: FormField) -> str:
    traits = traits_of(field.type, field.options)
    return traits.column.sql if traits is not None else ""


def _by_uid(form: Form | None) -> dict[str, FormField]:
    return {} if form is None else {each.uid: each for each in _stored(form)}


def _stored(form: Form) -> list[FormField]:
    """The fields that have a column; the rows of a sub-table are in a table of their own."""
    return [each for each in form.fields if each.type != TABLE]
