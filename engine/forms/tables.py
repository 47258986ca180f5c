"""A sub-table as a form within a form: its columns are fields, its rows records, so that what is done for a form is
done for it the same way. No form has a dot in its name: `complaint.items` is what expressions call its rows."""

from __future__ import annotations

from engine.fields.rows import TABLE
from engine.forms.model import Form, FormField, TableColumn


def rows_form(form: Form, field: FormField) -> Form:
    """The form of the rows of a sub-table; its uid is the key of their physical table."""
    return Form.model_construct(
        schema_number=form.schema_number,
        kind="form",
        name=f"{form.name}.{field.name}",
        uid=f"{form.uid}.{field.uid}",
        label=field.label,
        description=None,
        shared=False,
        title_field=None,
        fields=[_as_field(each) for each in field.fields],
        unique=[],
        checks=field.checks,
        pages=[],
        layout=[],
    )


def tables_of(form: Form | None) -> dict[str, Form]:
    """The forms of the rows of every sub-table, by the uid of the field."""
    return {} if form is None else {each.uid: rows_form(form, each) for each in form.fields if each.type == TABLE}


def _as_field(column: TableColumn) -> FormField:
    return FormField.model_construct(
        uid=column.uid,
        name=column.name,
        type=column.type,
        label=column.label,
        help=column.help,
        required=column.required,
        default=column.default,
        required_if=column.required_if,
        computed=column.computed,
        fields=[],
        checks=[],
        options=column.options,
    )
