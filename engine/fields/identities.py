"""Values that are the id of something: a person, an org unit, a record."""

from __future__ import annotations

import re
from uuid import UUID

from engine.fields.field_type import ColumnType, Json, Traits, ValueProblem
from engine.fields.operators import ON_CHOICES, ON_EQUALS
from engine.fields.reading import OUT_OF_RANGE, WRONG_TYPE, nullable
from engine.problems import Code, Language

NOT_AN_ID = Code("not_an_id", zh="“{value}”不是有效的标识", en="'{value}' is not an id")

ID = {"zh": "标识（文本）", "en": "an id, as text"}
ID_PATTERN = r"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"
EXAMPLE_ID = UUID("0198c0de-0000-7000-8000-000000000001")
EXAMPLE_OTHER = UUID("0198c0de-0000-7000-8000-000000000002")
IDS = {"zh": "标识列表", "en": "a list of ids"}

_ID = re.compile(ID_PATTERN.strip("^$"))


def identity_traits() -> Traits:
    """How an id behaves: a `uuid`, compared but not ordered; what people read is looked up where rights are known."""
    schema = {"type": "string", "format": "uuid", "pattern": ID_PATTERN}
    return Traits(schema, ColumnType("uuid"), nullable(_read), _dump, _show, ON_EQUALS, sortable=False)


def identities_traits(at_most: int) -> Traits:
    """How several ids behave: a `uuid[]` in the order given, each once."""
    item = {"type": "string", "format": "uuid", "pattern": ID_PATTERN}
    schema = {"type": ["array", "string"], "items": item, "maxItems": at_most, "maxLength": 50}

    def read(value: Json) -> list[UUID] | None:
        written = [value] if isinstance(value, str) else value
        if not isinstance(written, list):
            raise ValueProblem(WRONG_TYPE, expected=IDS)
        if len(written) > 10 * at_most:
            raise ValueProblem(OUT_OF_RANGE, minimum=0, maximum=at_most, value=len(written))
        found = list(dict.fromkeys(_read(each) for each in written if each != ""))
        if len(found) > at_most:
            raise ValueProblem(OUT_OF_RANGE, minimum=0, maximum=at_most, value=len(found))
        return found or None

    return Traits(schema, ColumnType("uuid[]", "gin"), nullable(read), _dump_all, _show_all, ON_CHOICES, sortable=False)


def _read(value: Json) -> UUID:
    if not isinstance(value, str):
        raise ValueProblem(WRONG_TYPE, expected=ID)
    if not _ID.fullmatch(value):
        raise ValueProblem(NOT_AN_ID, value=value[:50])
    return UUID(value)


def _dump(value: UUID | None) -> str | None:
    return None if value is None else str(value)


def _show(value: Json, _: Language) -> str:
    return value or ""


def _dump_all(value: list[UUID] | None) -> list[str] | None:
    return None if value is None else [str(each) for each in value]


def _show_all(value: Json, language: Language) -> str:
    return ("、" if language is Language.ZH else ", ").join(value or ())
