"""What stands beside a record on its page, as programs see it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from engine.api.record_shapes import ChangedOut, Json, NamedOut, RecordPageOut
from engine.api.shapes import LabelOut, Out


class RelatedGroupOut(Out):
    """Records that refer to this one by one field. `view` is a list to go on in, with `filter`."""

    app: str
    form: str
    label: LabelOut
    field: str
    field_label: LabelOut
    filter: list[dict[str, Json]]
    view: str | None
    columns: list[str]
    page: RecordPageOut


class RelatedOut(Out):
    """Every reference that leads to a record the caller may read, from records he may read."""

    items: list[RelatedGroupOut]


class DifferingOut(ChangedOut):
    """A field now (`old`) and as it would be again (`new`); `why` says why it may not."""

    may: bool
    why: str | None


class DifferenceOut(Out):
    """A version, who made it and when, and what it differs in from now."""

    version: int
    at: datetime
    by: NamedOut | None
    fields: list[DifferingOut]


REVERT_BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "version": {"type": "integer", "minimum": 1},
        "fields": {"type": "array", "items": {"type": "string"}, "description": "Left out: all that may go back"},
    },
    "required": ["version"],
}


class UnmaskedOut(Out):
    """A value in clear, which version it is of, and how many more one may see today."""

    field: str
    value: Json
    text: str | None
    version: int
    left: int


UNMASK_BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {"field": {"type": "string"}, "reason": {"type": "string", "minLength": 4, "maxLength": 200}},
    "required": ["field", "reason"],
}
