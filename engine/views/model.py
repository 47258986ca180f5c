"""A view as its author writes it: which columns of a form's records, which records, in which order."""

from __future__ import annotations

from typing import Annotated, Literal

from engine.kinds import Definition
from engine.reference import titled


class View(Definition):
    """A saved list of a form's records. `filter` is an expression about a record, and all records where it is empty;
    `sort` names fields, with `-` in front for descending."""

    kind: Annotated[Literal["view"], titled("种类", "Kind")]
    form: Annotated[str, titled("表单", "Form", refers_to="form", max_length=97)]
    shown_as: Annotated[Literal["table"], titled("样式", "Shown as", alias="as")] = "table"
    columns: Annotated[list[str], titled("列", "Columns", default_factory=list)]
    filter: Annotated[str, titled("筛选", "Filter", max_length=8192)] = ""
    sort: Annotated[list[str], titled("排序", "Sort", default_factory=list)]
