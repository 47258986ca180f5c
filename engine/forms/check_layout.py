"""What is wrong with a form's layout: places for fields there are not, fields placed twice, widths that do not fit."""

from __future__ import annotations

from collections.abc import Iterator

from engine.fields.documents import label_problems
from engine.forms.model import GRID, Form
from engine.problems import Code, Problem, Severity, pointer

UNKNOWN_FIELD = Code(
    "layout_unknown_field", zh="布局里的字段“{name}”不存在", en="The layout places '{name}', which is no field"
)
PLACED_TWICE = Code("layout_placed_twice", zh="字段“{name}”在布局里出现两次", en="The layout places '{name}' twice")
BAD_WIDTH = Code(
    "layout_bad_width", zh="宽度应为 1 到 {grid}，现在是 {width}", en="A width from 1 to {grid}; it is {width}"
)
NOT_PLACED = Code(
    "layout_not_placed",
    zh="布局里没有字段“{label}”，它会显示在最后",
    en="The layout does not place '{label}'; it will be shown last",
    severity=Severity.WARNING,
)


def layout_problems(form: Form) -> Iterator[Problem]:
    """Everything wrong with the layout. A field without a place is shown last, so that is only worth a look."""
    fields = {each.name for each in form.fields}
    placed: set[str] = set()
    for row, section in enumerate(form.layout):
        yield from label_problems(section.label, pointer("layout", row, "label"))
        for column, cell in enumerate(section.children):
            path = pointer("layout", row, "children", column)
            if cell.field not in fields:
                yield UNKNOWN_FIELD.at(path + "/field", name=cell.field)
            elif cell.field in placed:
                yield PLACED_TWICE.at(path + "/field", name=cell.field)
            placed.add(cell.field)
            if not 1 <= cell.width <= GRID:
                yield BAD_WIDTH.at(path + "/width", grid=GRID, width=cell.width)
    for index, field in enumerate(form.fields):
        if form.layout and field.name not in placed:
            yield NOT_PLACED.at(pointer("fields", index), label=field.label.as_dict())
