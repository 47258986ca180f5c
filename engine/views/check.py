"""What is wrong with a view: its form, columns, conditions and order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast

from engine.fields.conditions import condition_problems
from engine.fields.documents import label_problems
from engine.fields.operators import AT_LEAST
from engine.fields.shapes import FormShape, OptionSetShape
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
UNSORTABLE = Code("view_unsortable", zh="不能按“{label}”排序", en="'{label}' cannot be sorted by")
TOO_MANY = Code("view_too_many", zh="最多 {limit} 项", en="At most {limit}")

MOST = {"columns": 100, "filter": 40, "sort": 5}


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
        *(
            problem.under(pointer("filter", index))
            for index in range(len(view.filter))
            for problem in _filter(view, index, known, label, scope)
        ),
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
        seen.add(name)


def _filter(
    view: View, index: int, known: Mapping[str, Column], form: Mapping[str, str], scope: Scope
) -> Iterator[Problem]:
    condition = view.filter[index]
    column = known.get(condition.field)
    if column is None:
        yield UNKNOWN_FIELD.at("/field", form=form, name=condition.field)
        return
    if column.traits is None:  # the form says what is wrong with it
        return
    chosen = _option_set(column, view, scope)
    codes = tuple(each.code for each in chosen.options) if chosen is not None else ()
    is_ranked = chosen is None or chosen.ranked
    operators = tuple(each for each in column.traits.operators if is_ranked or each is not AT_LEAST)
    traits = replace(column.traits, operators=operators)
    yield from condition_problems(condition.op, condition.value, traits, column.label, codes)


def _option_set(column: Column, view: View, scope: Scope) -> OptionSetShape | None:
    """The set a choice draws on. A form of another app names its option sets as that app does."""
    if column.option_set is None:
        return None
    owner = Reference.parse(view.form, app=scope.app).app
    try:
        found = scope.find("option_set", Reference.parse(column.option_set, app=owner))
    except ValueError:
        return None
    return cast(OptionSetShape, found) if found is not None else None


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
