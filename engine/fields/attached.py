"""Files as values: a field keeps which files belong to a record and what they are called; the bytes lie elsewhere.

A value travels as a list of `{"id", "name", "size", "type"}`. Of what is sent only the ids are read; what they stand
for is taken from the upload itself (`records.attaching`), so that nobody can call a file what it is not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

import orjson
from pydantic import Field

from engine.fields.field_type import ColumnType, FieldOptions, Json, Traits, ValueProblem
from engine.fields.identities import ID_PATTERN, NOT_AN_ID
from engine.fields.operators import EMPTINESS
from engine.fields.reading import OUT_OF_RANGE, WRONG_TYPE, nullable
from engine.problems import Language
from engine.reference import titled

ATTACHED = frozenset({"file", "image", "signature"})
"""The field types whose values are files."""

FILE_KINDS = {
    "image": ("图片", "Images"),
    "pdf": ("PDF", "PDF"),
    "office": ("Office、WPS、OFD 文档", "Office, WPS and OFD documents"),
    "text": ("文本和 CSV", "Text and CSV"),
    "audio": ("音频", "Audio"),
    "video": ("视频", "Video"),
    "archive": ("压缩包", "Archives"),
    "other": ("其他", "Anything else"),
}
"""What files are by their content; what is none of the rest is `other`."""

FileKind = Literal["image", "pdf", "office", "text", "audio", "video", "archive", "other"]
USUAL: list[FileKind] = ["image", "pdf", "office", "text"]

FILES = {"zh": "文件列表", "en": "a list of files"}
MOST_FILES = 100
ID_ONLY = 36

Accepted = Annotated[
    list[FileKind], Field(min_length=1, max_length=len(FILE_KINDS)), titled("允许的类型", "Accepted", words=FILE_KINDS)
]
MostFiles = Annotated[int, titled("最多几个", "At most", ge=1, le=MOST_FILES)]
Largest = Annotated[int, titled("单个不超过（MB）", "Largest, in MB", ge=1, le=2048)]


class AttachedOptions(FieldOptions):
    """What every field of files says: which kinds it takes, how large, how many."""

    def takes(self) -> tuple[str, ...]:
        """The kinds it accepts."""
        return tuple(getattr(self, "accept", ("image",)))

    def largest(self) -> int:
        """Bytes one file may have."""
        return int(getattr(self, "max_size", 1)) * 1024 * 1024

    def most(self) -> int:
        """Files a record may have here."""
        return int(getattr(self, "at_most", 1))


def attached_traits(at_most: int) -> Traits:
    """How files behave: kept as JSON, shown by name, asked only whether there are any."""

    def read(value: Json) -> FilesText | None:
        if not isinstance(value, list):
            raise ValueProblem(WRONG_TYPE, expected=FILES)
        if len(value) > at_most:
            raise ValueProblem(OUT_OF_RANGE, minimum=0, maximum=at_most, value=len(value))
        ids = dict.fromkeys(_id(each) for each in value)
        return FilesText(orjson.dumps([{"id": each} for each in ids]).decode()) if ids else None

    one = {
        "anyOf": [
            {"type": "string", "pattern": ID_PATTERN},
            {"type": "object", "properties": {"id": {"type": "string", "pattern": ID_PATTERN}}, "required": ["id"]},
        ]
    }
    schema = {"type": "array", "items": one, "maxItems": at_most}
    return Traits(schema, ColumnType("jsonb"), nullable(read), _dump, _show, EMPTINESS, sortable=False)


class FilesText(str):
    """A value of files on its way into the database, where JSON goes as text."""

    __slots__ = ()


def file_names(value: Any) -> str | None:  # Any: a kept value, as text or as the database gives it back
    """What an expression sees of files: their names, as PostgreSQL writes a JSON list."""
    listed = _dump(value)
    return json.dumps([each.get("name") for each in listed], ensure_ascii=False) if listed else None


def file_ids(value: Any) -> list[UUID]:  # Any: a kept value, as text or as the database gives it back
    """The ids of the files a value names, in its order."""
    listed = _dump(value) or []
    return [UUID(each["id"]) for each in listed]


def _id(value: Json) -> str:
    written = value.get("id") if isinstance(value, Mapping) else value
    if not isinstance(written, str):
        raise ValueProblem(WRONG_TYPE, expected=FILES)
    try:
        if len(written) != ID_ONLY:
            raise ValueError(written)
        return str(UUID(written))
    except ValueError:
        raise ValueProblem(NOT_AN_ID, value=written[:50]) from None


def _dump(value: Any) -> Json:
    return orjson.loads(str(value)) if isinstance(value, str) else value


def _show(value: Json, language: Language) -> str:
    names = [str(each.get("name", "")) if isinstance(each, Mapping) else "" for each in value or ()]
    return ("、" if language is Language.ZH else ", ").join(each for each in names if each)
