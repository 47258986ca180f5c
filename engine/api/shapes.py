"""Shapes that many routes share: what comes in is closed, what goes out is complete (no defaults)."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Sequence
from typing import Annotated, Generic, TypeVar
from uuid import UUID

from fastapi import Query
from pydantic import BaseModel, ConfigDict

from engine.errors import Invalid
from engine.problems import Code

BAD_CURSOR = Code(
    "bad_cursor", zh="翻页标记无效，请从头开始", en="The page mark is not valid; start from the first page"
)

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
