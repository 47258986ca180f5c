"""What is wrong with a view: its form, columns, conditions and order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from engine.fields.decidable import read_condition
from engine.fields.documents import label_problems
from engine.fields.rows import TABLE
from engine.fields.shapes import FormShape
from engine.fields.surroundings import FormSurroundings
from engine.kinds import Scope
from engine.problems import Code, Problem, pointer
from engine.reference import Reference
from engine.views.columns import Column, columns_of
from engine.views.model import View

MISSING_FORM = Code(
    "missing_form",
    zh="没有可引用的表单“{name}”：它不存在，或没有允许其他应用引用",
    en="There is no form '{name}' to list: it does not exist, or is not shared",
)
UNKNOWN_FIELD = Code("unknown_field", zh="表单“{form}”没有字段“{name}”", en="The form '{form}' has no field '{name}'")
NO_COLUMNS = Code("view_no_columns", zh="视图没有列", en="The view has no columns")
COLUMN_TWICE = Code("view_column_twice", zh="列“{name}”出现两次", en="The column '{name}' is there twice")
SORTED_TWICE = Code("view_sorted_twice", zh="按“{name}”排序出现两次", en="It is sorted by '{name}' twice")
NO_ROWS_IN_LISTS = Code(
    "view_rows_in_column",
    zh="明细表“{label}”不能作列；可在表单上加公式字段汇总，例如 count() 或 sum()，再把它作列",
    en="The sub-table {label} is no column; add a formula to the form, such as count() or sum(), and show that",
)
UNSORTABLE = Code("view_unsortable", zh="不能按“{label}”排序", en="'{label}' cannot be sorted by")
TOO_MANY = Code("view_too_many", zh="最多 {limit} 项", en="At most {limit}")

MOST = {"columns": 100, "sort": 5}


def check(view: View, scope: Scope) -> list[Problem]:
    """Everything wrong with the view."""
    found = [*label_problems(view.label, "/label"), *_sizes(view)]
    form = _form(view, scope)
    if form is None:
        return [*found, MISSING_FORM.at("/form", name=view.form)]
    known = columns_of(form)
    label = form.label.as_dict()
    return [
        *found,
        *_columns(view, known, label),
        *_filter(view, scope),
        *_sort(view, known, label),
    ]


def _form(view: View, scope: Scope) -> FormShape | None:
    try:
        found = scope.find("form", Reference.parse(view.form, app=scope.app))
    except ValueError:
        return None
    return cast(FormShape, found) if found is not None else None


def _sizes(view: View) -> Iterator[Problem]:
    if not view.columns:
        yield NO_COLUMNS.at("/columns")
    for member, limit in MOST.items():
        if len(getattr(view, member)) > limit:
            yield TOO_MANY.at("/" + member, limit=limit)


def _columns(view: View, known: Mapping[str, Column], form: Mapping[str, str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, name in enumerate(view.columns):
        if name not in known:
            yield UNKNOWN_FIELD.at(pointer("columns", index), form=form, name=name)
        elif name in seen:
            yield COLUMN_TWICE.at(pointer("columns", index), name=name)
        elif known[name].type == TABLE:
            yield NO_ROWS_IN_LISTS.at(pointer("columns", index), label=known[name].label.as_dict())
        seen.add(name)


def _filter(view: View, scope: Scope) -> Iterator[Problem]:
    """The filter must be a condition that the database can decide."""
    if view.filter.strip():
        around = FormSurroundings(scope, Reference.parse(view.form, app=scope.app))
        yield from (each.under("/filter") for each in read_condition(view.filter, around)[1])


def _sort(view: View, known: Mapping[str, Column], form: Mapping[str, str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, text in enumerate(view.sort):
        name = text.removeprefix("-")
        column = known.get(name)
        if column is None:
            yield UNKNOWN_FIELD.at(pointer("sort", index), form=form, name=name)
        elif name in seen:
            yield SORTED_TWICE.at(pointer("sort", index), name=name)
        elif column.traits is not None and not column.traits.sortable:
            yield UNSORTABLE.at(pointer("sort", index), label=column.label.as_dict())
        seen.add(name)
