"""From a form to the entity the record layer runs: every option bound, every schema complete, nothing left to look up.

What is compiled depends on the definitions the form refers to as well (labels and codes of option sets): whoever keeps
the result keeps it for that set of versions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from engine.fields.field_type import FieldOptions, Json, Traits, ValueProblem, field_types
from engine.fields.operators import AT_LEAST
from engine.fields.options import read_options
from engine.fields.reading import UNKNOWN_OPTION
from engine.fields.rows import RowColumn, rows_traits
from engine.fields.sealed import digest_uid, is_encrypted, sealed_traits
from engine.fields.searched import is_searched
from engine.fields.shapes import OptionSetShape
from engine.forms.check_fields import option_set
from engine.forms.indexes import is_unique
from engine.forms.linkage import compile_linkage
from engine.forms.model import Form, FormField
from engine.forms.tables import tables_of
from engine.kinds import CompileScope, StoredTable
from engine.problems import Language
from engine.records.entity import Entity, EntityField, QualityRules
from engine.reference import Reference

NOT_STORED = StoredTable("", "", {})
"""For a form that is only tried out: it has no table yet."""


def compile_form(form: Form, scope: CompileScope) -> Entity:
    """The form as a table with typed columns. The form has been checked; one with errors may raise."""
    stored = scope.table(form.uid) or NOT_STORED
    linkage = compile_linkage(form, scope)
    tables = tables_of(form)
    fields = tuple(
        compile_table(each, tables[each.uid], scope)
        if each.uid in tables
        else compile_field(each, stored.columns.get(each.uid, ""), scope, stored.columns.get(digest_uid(each.uid), ""))
        for each in form.fields
    )
    if linkage is not None and linkage.virtual:
        fields = tuple(replace(each, virtual=each.uid in linkage.virtual) for each in fields)
    searched = {
        each.uid
        for each in form.fields
        if is_searched(each, form.title_field) and (is_encrypted(each) or each.uid in stored.searched)
    }
    fields = tuple(
        replace(each, searched=each.uid in searched, ordered=each.uid in stored.ordered and not each.encrypted)
        for each in fields
    )
    fields = tuple(
        replace(each, place=f"{scope.app}|{form.uid}|{each.uid}") if each.digests else each for each in fields
    )
    return Entity(
        app=scope.app,
        name=form.name,
        uid=form.uid,
        label=form.label,
        release=scope.release,
        version_id=scope.version_id,
        schema_name=stored.schema,
        table_name=stored.name,
        fields=fields,
        title_field=form.title_field,
        unique_together=tuple(tuple(each.fields) for each in form.unique),
        shared=form.shared,
        parent=form.uid.rpartition(".")[0] or None,
        linkage=linkage,
        quality=_quality(form),
    )


def _quality(form: Form) -> QualityRules | None:
    if form.quality is None:
        return None
    alike = dict.fromkeys(tuple(each.fields) for each in form.quality.duplicates)
    return QualityRules(tuple(alike), form.quality.stale_days)


def compile_table(field: FormField, rows: Form, scope: CompileScope) -> EntityField:
    """A sub-table: a field whose values are rows, with the entity of these."""
    entity = compile_form(rows, scope)
    made = compile_field(field, "", scope)
    columns = [RowColumn(each.name, each.label, each.traits) for each in entity.fields]
    traits = rows_traits(columns, made.options.at_most)
    schema = {**traits.schema, "minItems": made.options.at_least}
    if not made.required:
        schema["type"] = ["array", "null"]
    if made.read_only:
        schema["readOnly"] = True
    return replace(made, traits=traits, schema=schema, rows=entity)


def compile_field(field: FormField, column: str, scope: CompileScope, digests: str = "") -> EntityField:
    """One field with its options bound. `digests` is the column that stands for its encrypted values."""
    options, problems = read_options(field.type, field.options)
    if options is None:
        raise ValueError(f"the field {field.name} has problems: {problems}")
    chosen = option_set(getattr(options, "set", None), scope)
    traits = _bound(field_types.get(field.type).traits(options), chosen)
    encrypted = bool(digests) and is_encrypted(field)
    if encrypted:
        traits = sealed_traits(traits, field.type)
    is_serial = field.type == "serial_number"
    is_given = is_serial or field.computed is not None
    required = field.required and not is_serial
    pointed = getattr(options, "form", None)
    target = Reference.parse(pointed, app=scope.app) if pointed else None
    is_several = field.type == "references"
    return EntityField(
        uid=field.uid,
        name=field.name,
        type=field.type,
        label=field.label,
        column=column,
        traits=traits,
        schema=_schema(traits, required=required, read_only=field.read_only or is_given),
        options=options,
        required=required,
        read_only=field.read_only or is_given,
        unique=is_unique(field),
        default=traits.dump(traits.parse(field.default)),
        sensitivity=field.sensitivity,
        target=None if is_several else target,
        several=target if is_several else None,
        on_delete=_on_delete(options),
        encrypted=encrypted,
        digests=digests,
        codes=tuple(each.code for each in chosen.options) if chosen else (),
        retired_codes=frozenset(each.code for each in chosen.options if each.retired) if chosen else frozenset(),
    )


def _on_delete(options: FieldOptions) -> str:
    return str(getattr(options, "on_delete", "restrict"))


def _bound(traits: Traits, chosen: OptionSetShape | None) -> Traits:
    """The traits of a choice with the codes, labels and ranks of its option set."""
    if chosen is None:
        return traits
    codes = [each.code for each in chosen.options]
    schema = dict(traits.schema)
    if schema["type"] == "array":
        schema["items"] = {"type": "string", "enum": codes}
    else:
        schema = {"type": "string", "enum": codes}
    labels = {each.code: each.label.as_dict() for each in chosen.options}
    operators = tuple(each for each in traits.operators if chosen.ranked or each is not AT_LEAST)
    return replace(
        traits,
        schema=schema,
        parse=_known(traits.parse, labels),
        display=_labelled(traits.display, labels),
        operators=operators,
    )


def _known(parse: Callable[[Json], Any], labels: Mapping[str, Any]) -> Callable[[Json], Any]:
    def read(value: Json) -> Any:
        found = parse(value)
        for code in found if isinstance(found, list) else () if found is None else (found,):
            if code not in labels:
                raise ValueProblem(UNKNOWN_OPTION, value=code)
        return found

    return read


def _labelled(
    display: Callable[[Json, Language], str], labels: Mapping[str, Mapping[str, str]]
) -> Callable[[Json, Language], str]:
    def label(code: str, language: Language) -> str:
        return labels[code][language.value] if code in labels else code

    def show(value: Json, language: Language) -> str:
        shown = [label(each, language) for each in value] if isinstance(value, list) else value
        return display(label(shown, language) if isinstance(shown, str) else shown, language)

    return show


def _schema(traits: Traits, *, required: bool, read_only: bool) -> dict[str, Any]:
    """The value's schema with null where the field may be empty, and without empty text where it may not."""
    schema = dict(traits.schema)
    if read_only:
        schema["readOnly"] = True
    if required:
        return {**schema, "minLength": 1} if schema["type"] == "string" else schema
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    schema["type"] = [*types, "null"]
    if "enum" in schema:
        schema["enum"] = [*schema["enum"], None]
    return schema
