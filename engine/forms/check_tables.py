"""What is wrong with the sub-tables of a form: columns that are missing, named twice or of a type no row can hold."""

from __future__ import annotations

from collections.abc import Iterator

from engine.fields.field_type import field_types
from engine.fields.rows import COLUMN_TYPES, ROW_ID, TABLE
from engine.forms.check_expressions import expression_problems
from engine.forms.check_fields import field_problems
from engine.forms.model import Form
from engine.forms.tables import rows_form
from engine.kinds import Scope
from engine.problems import Code, Problem, pointer

NO_COLUMNS = Code("table_no_columns", zh="明细表还没有列", en="The sub-table has no columns yet")
MANY_COLUMNS = Code("table_many_columns", zh="明细表最多 {limit} 列", en="A sub-table has at most {limit} columns")
NOT_A_TABLE = Code(
    "columns_of_no_table", zh="只有明细表才有列和逐行校验", en="Only a sub-table has columns and row checks"
)
UNFIT_COLUMN = Code(
    "table_unfit_column",
    zh="明细表的列不能是{type}；请把它放在表单上",
    en="A column of a sub-table cannot be of type '{type}'; put it on the form itself",
)
DUPLICATE_COLUMN = Code("table_duplicate_column", zh="两列的名称都是“{name}”", en="Two columns are named '{name}'")
DUPLICATE_LABEL = Code(
    "table_duplicate_label", zh="两列都叫“{label}”，填写的人分不清", en="Two columns are called '{label}'"
)
RESERVED_COLUMN = Code("table_reserved_column", zh="“{name}”是系统用的列名", en="'{name}' is a name the platform uses")
UNKNOWN_COLUMN = Code("table_check_unknown_column", zh="明细表没有列“{name}”", en="There is no column '{name}'")
DUPLICATE_UID = Code("duplicate_uid", zh="标识“{uid}”重复", en="The uid '{uid}' is used twice")
RESERVED = frozenset({ROW_ID, "parent_id", "position"})
MOST_COLUMNS = 100


def table_problems(form: Form, scope: Scope) -> list[Problem]:
    """Everything wrong with the sub-tables, each at its place."""
    found: list[Problem] = []
    uids = {each.uid for each in form.fields}
    for index, field in enumerate(form.fields):
        place = pointer("fields", index)
        if field.type != TABLE:
            if field.fields or field.checks:
                found.append(NOT_A_TABLE.at(place + ("/fields" if field.fields else "/checks")))
            continue
        found += (each.under(place) for each in _of_table(rows_form(form, field), scope))
        inside = [(pointer("fields", at), each.uid) for at, each in enumerate(field.fields)]
        inside += [(pointer("checks", at), each.uid) for at, each in enumerate(field.checks)]
        for path, uid in inside:
            if uid in uids:
                found.append(DUPLICATE_UID.at(f"{place}{path}/uid", uid=uid))
            uids.add(uid)
    return found


def _of_table(rows: Form, scope: Scope) -> Iterator[Problem]:
    if not rows.fields:
        yield NO_COLUMNS.at("/fields")
    if len(rows.fields) > MOST_COLUMNS:
        yield MANY_COLUMNS.at("/fields", limit=MOST_COLUMNS)
    yield from _columns(rows, scope)
    columns = {each.name for each in rows.fields}
    for index, check in enumerate(rows.checks):
        if check.at is not None and check.at not in columns:
            yield UNKNOWN_COLUMN.at(pointer("checks", index, "at"), name=check.at)
    yield from expression_problems(rows, scope)


def _columns(rows: Form, scope: Scope) -> Iterator[Problem]:
    names: set[str] = set()
    labels: set[str] = set()
    for index, column in enumerate(rows.fields):
        place = pointer("fields", index)
        if column.name in names:
            yield DUPLICATE_COLUMN.at(place + "/name", name=column.name)
        if column.name in RESERVED:
            yield RESERVED_COLUMN.at(place + "/name", name=column.name)
        if column.label.zh in labels:
            yield DUPLICATE_LABEL.at(place + "/label", label=column.label.as_dict())
        names.add(column.name)
        labels.add(column.label.zh)
        if column.type in field_types and column.type not in COLUMN_TYPES:
            yield UNFIT_COLUMN.at(place + "/type", type=field_types.get(column.type).label.as_dict())
        else:
            yield from field_problems(column, index, scope)
