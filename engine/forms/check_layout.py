"""What is wrong with a form's layout: places for fields there are not, fields placed twice, widths that do not fit,
sections on pages there are not, pages nobody will see."""

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


UNKNOWN_PAGE = Code(
    "layout_unknown_page",
    zh="分区所在的页“{name}”不存在",
    en="The section stands on the page '{name}', which there is not",
)
EMPTY_PAGE = Code(
    "layout_empty_page",
    zh="“{label}”页里没有字段，填写时不会显示",
    en="There is no field on the page {label}; it will not be shown",
    severity=Severity.WARNING,
)
ONE_PAGE = Code(
    "layout_one_step",
    zh="分步填写至少要有两步，现在只有一步",
    en="A form filled in step by step has two steps at least; it has one",
    severity=Severity.WARNING,
)
DOUBLE_PAGE = Code("layout_double_page", zh="两页都叫“{name}”", en="Two pages are named '{name}'")


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
    yield from _pages(form)
    for index, field in enumerate(form.fields):
        if form.layout and field.name not in placed:
            yield NOT_PLACED.at(pointer("fields", index), label=field.label.as_dict())


def _pages(form: Form) -> Iterator[Problem]:
    """Tabs and steps: each named once, each with something on it, and every section on one there is."""
    names: set[str] = set()
    filled = {section.page for section in form.layout if section.children}
    for index, page in enumerate(form.pages):
        yield from label_problems(page.label, pointer("pages", index, "label"))
        if page.name in names:
            yield DOUBLE_PAGE.at(pointer("pages", index, "name"), name=page.name)
        elif page.name not in filled:
            yield EMPTY_PAGE.at(pointer("pages", index), label=page.label.as_dict())
        names.add(page.name)
    if form.pages_as == "steps" and len(form.pages) == 1:
        yield ONE_PAGE.at(pointer("pages"))
    for row, section in enumerate(form.layout):
        if section.page is not None and section.page not in names:
            yield UNKNOWN_PAGE.at(pointer("layout", row, "page"), name=section.page)
