"""The expressions of a form as a browser runs them: trees, by the field they are about."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from engine.api.record_shapes import Json, PickedOut
from engine.api.shapes import In, LabelOut, Out

Tree = dict[str, Json] | None
"""The tree of an expression as JSON; none where there is no expression, or it reads what the caller does not see."""


class FieldRulesOut(Out):
    """The expressions of one field. `when_hidden` says what becomes of its value while nobody sees it."""

    visible_if: Tree
    when_hidden: Literal["keep", "clear"]
    required_if: Tree
    read_only_if: Tree
    options_if: Tree
    default_by: Tree
    computed: Tree


class CheckRuleOut(Out):
    """What must not be so when a record is saved, told at a field or above all of them."""

    name: str
    fails_if: dict[str, Json]
    message: LabelOut
    at: str | None


class ReferredFieldOut(Out):
    """A field of another record that a tree reads: its path of uids, and its type."""

    path: list[str]
    type: str


class CalendarDaysOut(Out):
    """The working days of the years from `first` to `last`: all but the days of the weekend (Monday is 1) and those
    off, and those worked besides."""

    first: int
    last: int
    off: list[str]
    worked: list[str]
    weekend: list[int]


class LinkageOut(Out):
    """All of them. `schema` is the shape of the trees; `ranks` the codes of each ranked option set they compare by,
    lowest first; `calendars` those they name, "" the bank's own; `referred` what they read of other records."""

    schema_: Annotated[int, Field(serialization_alias="schema")]
    fields: dict[str, FieldRulesOut]
    checks: list[CheckRuleOut]
    ranks: dict[str, list[str]]
    calendars: dict[str, CalendarDaysOut]
    referred: list[ReferredFieldOut]


class ReferredOut(Out):
    """Values of a referred record, by path of uids joined by dots; what the caller does not see is absent."""

    values: dict[str, Json]


class OfferedIn(In):
    """A reference that is being chosen, the values of its record as they stand now, and what was typed."""

    field: str
    values: dict[str, Json]
    q: str = ""


class OfferedOut(Out):
    """Records to choose from. `narrowed`: only those that may be chosen with these values; otherwise the server says
    so when the record is saved."""

    items: list[PickedOut]
    narrowed: bool
