"""Reading a document of any kind: limits first, then upgrades by its schema number, then its model.

Nothing that can be sent as JSON makes this raise, and nothing keeps it busy for long: what is too large is refused
before anything looks at it closely.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from engine.fields.documents import UNREADABLE, WRONG_TYPE, read_model
from engine.fields.text import LONE_SURROGATE, NUL_CHARACTER
from engine.kinds import DefinitionKind
from engine.problems import Code, Problem, pointer

MOST_FIELDS = 500
MANY_FIELDS = 200
DEEPEST = 32
MOST_VALUES = 100_000
MOST_CHARACTERS = 2_000_000
LARGEST = 2**63
"""A whole number beyond 64 bits is read differently by everybody (RFC 8259, section 6); amounts travel as text."""

TOO_MANY_FIELDS = Code(
    "too_many_fields", zh="一个表单最多 {limit} 个字段，现在有 {count} 个", en="At most {limit} fields; it has {count}"
)
TOO_DEEP = Code("too_deep", zh="嵌套超过 {limit} 层", en="It is nested more than {limit} levels deep")
DOCUMENT_TOO_LARGE = Code(
    "document_too_large",
    zh="定义过大：最多 {limit} 个字符",
    en="The definition is too large: at most {limit} characters",
)
TOO_MANY_VALUES = Code(
    "too_many_values", zh="定义过大：最多 {limit} 个值", en="The definition is too large: at most {limit} values"
)
NOT_A_JSON_NUMBER = Code("not_a_json_number", zh="不是有效的数字", en="This is not a number JSON can hold")
NEWER_SCHEMA = Code(
    "newer_schema",
    zh="文档版本 {schema} 由更新的平台写成；本平台读到版本 {known}",
    en="Document shape {schema} was written by a newer platform; this one reads up to {known}",
)
NOT_UPGRADABLE = Code(
    "not_upgradable", zh="版本 {schema} 的文档无法升级", en="The document of shape {schema} cannot be upgraded"
)
BAD_SCHEMA = Code(
    "bad_schema", zh="“schema”应为正整数，例如 1", en="'schema' must be a positive whole number such as 1"
)

_SURROGATE = re.compile("[\ud800-\udfff]")
_OBJECT = {"zh": "对象", "en": "an object"}


def read(kind: DefinitionKind, body: Any) -> tuple[BaseModel | None, list[Problem]]:
    """The model of a document of any schema, or everything that is wrong with its shape."""
    if not isinstance(body, Mapping):
        return None, [WRONG_TYPE.at("", expected=_OBJECT)]
    problems = limit_problems(body)
    if problems:
        return None, problems
    present, problems = upgraded(kind, body)
    return (None, problems) if present is None else read_model(kind.model, present)


def upgraded(kind: DefinitionKind, body: Mapping[str, Any]) -> tuple[Mapping[str, Any] | None, list[Problem]]:
    """The document in the shape written today."""
    schema = body.get("schema", kind.schema)
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        return None, [BAD_SCHEMA.at("/schema")]
    if schema > kind.schema:
        return None, [NEWER_SCHEMA.at("/schema", schema=min(schema, 10**9), known=kind.schema)]
    present = dict(body)
    for number in range(schema, kind.schema):
        try:
            present = {**kind.upgrades[number - 1](present), "schema": number + 1}
        except (KeyError, TypeError, ValueError, AttributeError, IndexError):
            return None, [NOT_UPGRADABLE.at("", schema=schema)]
    return present, []


def limit_problems(body: Mapping[str, Any]) -> list[Problem]:
    """What is too large, too deep, or cannot be stored; the first such thing ends the look."""
    fields = body.get("fields")
    if isinstance(fields, list) and len(fields) > MOST_FIELDS:
        return [TOO_MANY_FIELDS.at("/fields", limit=MOST_FIELDS, count=len(fields))]
    values = characters = 0
    waiting: list[tuple[Any, tuple[str | int, ...]]] = [(body, ())]
    while waiting:
        value, path = waiting.pop()
        values += 1
        size = len(value) if isinstance(value, (Mapping, list)) else 0
        if values + len(waiting) + size > MOST_VALUES:
            return [TOO_MANY_VALUES.at("", limit=MOST_VALUES)]
        if isinstance(value, str):
            characters += len(value)
        elif isinstance(value, Mapping):
            characters += sum(len(key) for key in value if isinstance(key, str))
            waiting.extend((each, (*path, key)) for key, each in value.items())
        elif isinstance(value, list):
            waiting.extend((each, (*path, index)) for index, each in enumerate(value))
        if len(path) > DEEPEST:
            return [TOO_DEEP.at("", limit=DEEPEST)]
        if characters > MOST_CHARACTERS:
            return [DOCUMENT_TOO_LARGE.at("", limit=MOST_CHARACTERS)]
        code = None if path == ("schema",) else _unstorable(value)  # a shape's number is told as newer
        if code is not None:
            return [code.at(pointer(*path).encode("utf-8", "replace").decode())]
    return []


def _unstorable(value: Any) -> Code | None:
    if isinstance(value, float):
        return None if math.isfinite(value) else NOT_A_JSON_NUMBER
    if isinstance(value, int):
        return None if -LARGEST <= value < LARGEST else NOT_A_JSON_NUMBER
    for text in (value,) if isinstance(value, str) else value if isinstance(value, Mapping) else ():
        if not isinstance(text, str):
            return UNREADABLE
        if "\0" in text:
            return NUL_CHARACTER
        if not text.isascii() and _SURROGATE.search(text):
            return LONE_SURROGATE
    return None
