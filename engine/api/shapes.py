"""Shapes that many routes share: what comes in is closed, what goes out is complete (no defaults)."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from fastapi import Query
from pydantic import BaseModel, ConfigDict

from engine.errors import Invalid
from engine.problems import Code, pointer

BAD_CURSOR = Code(
    "bad_cursor", zh="翻页标记无效，请从头开始", en="The page mark is not valid; start from the first page"
)

NOT_IDS = Code("not_ids", zh="应是 id 的列表，最多 {limit} 个", en="This is a list of ids, at most {limit}")
MOST_IDS = 500

Item = TypeVar("Item")
_MARK = re.compile(r"[A-Za-z0-9_-]{0,400}")


class In(BaseModel):
    """What a caller sends; a key nobody knows is a problem."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Out(BaseModel):
    """What a caller gets; every key is always there."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class LabelOut(Out):
    """A text in both languages."""

    zh: str
    en: str


class LabelIn(In):
    """A text in both languages; the English one may be left out."""

    zh: str
    en: str = ""


class RefOut(Out):
    """Something by its id, with what it is called."""

    id: UUID
    label: str


class UnitRefOut(Out):
    """A unit by its id, with its name in both languages."""

    id: UUID
    label: LabelOut


class PostRefOut(Out):
    """A post by its code."""

    code: str
    label: LabelOut


class CountOut(Out):
    """How many there are in all; `exact` is false where counting stopped."""

    value: int
    exact: bool


class Page(Out, Generic[Item]):
    """One page of a list; `next` is what to send as `after`, or null on the last page."""

    items: Sequence[Item]
    next: str | None
    count: CountOut


class Listing(Out, Generic[Item]):
    """All there is, at once."""

    items: Sequence[Item]


class IdOut(Out):
    """What was made."""

    id: UUID


PageSize = Annotated[int, Query(ge=1, le=200)]
"""How many items a page has."""


def cursor(mark: str) -> str:
    """A page mark that promises nothing about its content."""
    return base64.urlsafe_b64encode(mark.encode()).decode().rstrip("=")


def mark_of(after: str) -> str:
    """What a page mark stands for."""
    if not _MARK.fullmatch(after):
        raise Invalid([BAD_CURSOR.at("/after")])
    try:
        return base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError) as error:
        raise Invalid([BAD_CURSOR.at("/after")]) from error


def counted(found: int, cap: int) -> CountOut:
    """A count that stops at `cap`."""
    return CountOut(value=min(found, cap), exact=found <= cap)


def ids_of(text: str) -> list[UUID] | None:
    """Ids separated by commas; what is no id names nobody."""
    if not text:
        return None
    return list(_readable(text.split(",")[:200]))


def _readable(texts: Iterable[str]) -> Iterable[UUID]:
    for text in texts:
        try:
            yield UUID(text.strip())
        except ValueError:
            continue


def sent_ids(sent: Any) -> list[UUID]:  # Any: JSON somebody sent
    """A list of ids; everything wrong with it at once."""
    if not isinstance(sent, list) or len(sent) > MOST_IDS:
        raise Invalid([NOT_IDS.at("/ids", limit=MOST_IDS)])
    found, problems = [], []
    for at, each in enumerate(sent):
        try:
            found.append(UUID(each if isinstance(each, str) else ""))
        except ValueError:
            problems.append(NOT_IDS.at(pointer("ids", at), limit=MOST_IDS))
    if problems:
        raise Invalid(problems)
    return found


def uuid_mark(after: str | None) -> UUID | None:
    """A page mark that is an id."""
    if after is None:
        return None
    try:
        return UUID(after)
    except ValueError:
        raise Invalid([BAD_CURSOR.at("/after")]) from None
