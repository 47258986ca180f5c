"""A view as its author writes it: which columns of a form's records, which records, in which order."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from engine.kinds import Definition, Part
from engine.reference import titled


class Filter(Part):
    """One condition; all conditions of a view must hold."""

    field: Annotated[str, titled("字段", "Field", max_length=48)]
    op: Annotated[str, titled("运算", "Operator", max_length=32)]
    value: Annotated[Any, titled("值", "Value")] = None  # Any: a JSON value; what fits is the field type's to say


class View(Definition):
    """A saved list of a form's records. `sort` names fields, with `-` in front for descending."""

    kind: Annotated[Literal["view"], titled("种类", "Kind")]
    form: Annotated[str, titled("表单", "Form", refers_to="form", max_length=97)]
    shown_as: Annotated[Literal["table"], titled("样式", "Shown as", alias="as")] = "table"
    columns: Annotated[list[str], titled("列", "Columns", default_factory=list)]
    filter: Annotated[list[Filter], titled("筛选", "Filter", default_factory=list)]
    sort: Annotated[list[str], titled("排序", "Sort", default_factory=list)]
