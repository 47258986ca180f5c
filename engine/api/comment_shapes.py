"""Comments and mentions as programs see them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from engine.api.record_shapes import NamedOut
from engine.api.shapes import LabelOut, Out


class CommentOut(Out):
    """Something said about a record. Of a deleted one the text is null; `changeable_until` is set on one's own."""

    id: UUID
    at: datetime
    by: NamedOut | None
    text: str | None
    mentions: list[NamedOut]
    edited_at: datetime | None
    deleted: bool
    changeable_until: datetime | None


class CommentPageOut(Out):
    """Comments on a record, the newest first; `next` is what to send as `after`."""

    items: list[CommentOut]
    next: str | None


class MentionableOut(Out):
    """Somebody who can be mentioned, since he may read the record."""

    id: UUID
    name: str
    unit: LabelOut | None
    post: LabelOut | None


class MentionableListOut(Out):
    """People for a picker."""

    items: list[MentionableOut]


class MentionOut(Out):
    """A comment in which one is mentioned, with where it stands."""

    id: UUID
    app: str
    form: str
    form_label: LabelOut
    record: UUID
    title: str
    text: str
    at: datetime
    by: NamedOut | None
    seen: bool


class MentionPageOut(Out):
    """Where one is mentioned, the newest first, and how many of them one has not seen (99 is many)."""

    items: list[MentionOut]
    next: str | None
    unseen: int


COMMENT_BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "text": {"type": "string", "maxLength": 2000},
        "mentions": {"type": "array", "items": {"type": "string", "format": "uuid"}, "maxItems": 20},
    },
    "required": ["text"],
}
SEEN_BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {"ids": {"type": "array", "items": {"type": "string", "format": "uuid"}}},
}
