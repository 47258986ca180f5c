"""Live forms and views as programs see them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from engine.api.errors import ProblemOut
from engine.api.linkage_shapes import LinkageOut
from engine.api.record_shapes import Json, Level, See
from engine.api.shapes import LabelOut, Out


class OptionOut(Out):
    """One option of a choice."""

    code: str
    label: LabelOut
    retired: bool
    color: str


class OptionsOut(Out):
    """The options a field draws on, the lowest rank first where they are ranked."""

    ranked: bool
    options: list[OptionOut]


class TargetOut(Out):
    """The form a reference points to."""

    app: str
    form: str
    label: LabelOut


class FieldOut(Out):
    """A field as the caller may use it; `see` and `write` are the most he may on some record."""

    uid: str
    name: str
    type: str
    label: LabelOut
    help: LabelOut | None
    placeholder: LabelOut | None
    required: bool
    read_only: bool
    unique: bool
    default: Json
    options: dict[str, Json]
    sensitivity: str
    encrypted: bool
    schema_: Annotated[dict[str, Json], Field(serialization_alias="schema")]
    operators: list[str]
    sortable: bool
    see: See
    write: Level
    option_set: OptionsOut | None
    target: TargetOut | None
    table: TableOut | None = None


class TableOut(Out):
    """A sub-table: its columns, those whose numbers are added up below the rows, and the expressions of a row."""

    columns: list[FieldOut]
    totals: list[str]
    linkage: LinkageOut | None


class CellOut(Out):
    """A field's place in a section."""

    field: str
    width: int


class SectionOut(Out):
    """A titled block of the layout, on the tab or step `page`; without one it stands above them."""

    uid: str
    block: str
    page: str | None
    label: LabelOut | None
    children: list[CellOut]


class PageOut(Out):
    """A tab or a step."""

    name: str
    label: LabelOut


class FormRightsOut(Out):
    """What the caller may do with some record of the form; `shared`: some record of it is shared with him."""

    create: bool
    update: bool
    delete: bool
    transfer: bool
    export: bool
    import_: Annotated[bool, Field(alias="import")]
    shared: bool


class CheckedOut(Out):
    """What would be wrong with a record, all at once."""

    problems: list[ProblemOut]


class SystemFieldOut(Out):
    """A field every record has."""

    name: str
    label: LabelOut
    type: str


class FormOut(Out):
    """A live form; `has_flow` where some live flow runs over its records."""

    app: str
    name: str
    label: LabelOut
    description: LabelOut | None
    release: int
    title_field: str | None
    fields: list[FieldOut]
    layout: list[SectionOut]
    pages: list[PageOut]
    pages_as: Literal["tabs", "steps"]
    rights: FormRightsOut
    system_fields: list[SystemFieldOut]
    linkage: LinkageOut | None
    has_flow: bool


class FormListedOut(Out):
    """A form in a list."""

    name: str
    label: LabelOut
    rights: dict[str, bool]


class ViewColumnOut(Out):
    """One column of a view."""

    field: str
    label: LabelOut
    type: str


class ViewOut(Out):
    """A live view, with the columns the caller may see; `form` is `app/form` where it is another app's."""

    name: str
    label: LabelOut
    form: str
    columns: list[ViewColumnOut]
    filter: str
    sort: list[str]


class ViewListedOut(Out):
    """A view in a list."""

    name: str
    label: LabelOut
    form: str
