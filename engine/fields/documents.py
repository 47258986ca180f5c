"""What is wrong with the shape of something an author wrote: pydantic's findings as problems people can read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from engine.problems import Code, Problem, Severity, pointer
from engine.reference import LABEL_PATTERN, SLUG_PATTERN, UID_PATTERN, Label

MISSING_MEMBER = Code("missing_member", zh="缺少“{name}”", en="'{name}' is missing")
UNKNOWN_MEMBER = Code("unknown_member", zh="不认识“{name}”，请删除或改正拼写", en="'{name}' is not known here")
WRONG_TYPE = Code("wrong_type", zh="这里应是{expected}", en="This must be {expected}")
BAD_NAME = Code(
    "bad_name",
    zh="名称以小写字母开头，只含小写字母、数字和下划线，最多 48 个字符",
    en="A name begins with a small letter and has small letters, digits and underscores only, at most 48",
)
BAD_UID = Code("bad_uid", zh="标识由 8 到 26 个小写字母或数字组成", en="A uid has 8 to 26 small letters or digits")
BAD_LABEL = Code(
    "bad_label",
    zh="含有控制字符，或会改变阅读方向的字符",
    en="It has control characters, or some that turn the reading direction",
)
BAD_TEXT = Code("bad_text", zh="不符合格式 {pattern}", en="It does not match {pattern}")
EMPTY_TEXT = Code("empty_text", zh="不能为空", en="This must not be empty")
TEXT_TOO_LONG = Code("text_too_long", zh="最多 {limit} 个字", en="At most {limit} characters")
TOO_MANY_ITEMS = Code("too_many_items", zh="最多 {limit} 项", en="At most {limit} items")
TOO_SMALL = Code("too_small", zh="不能小于 {limit}", en="Not less than {limit}")
TOO_GREAT = Code("too_great", zh="不能大于 {limit}", en="Not greater than {limit}")
NOT_ONE_OF = Code("not_one_of", zh="只能是 {known}", en="One of {known}")
UNREADABLE = Code("unreadable", zh="无法读取", en="This cannot be read")
NO_ENGLISH = Code(
    "no_english",
    zh="没有英文名；英文界面上会显示“{label}”",
    en="There is no English label; English readers will see '{label}'",
    severity=Severity.WARNING,
)

MOST_PROBLEMS = 200
"""More are of no use to anybody, and hostile input must not buy a long answer."""

Model = TypeVar("Model", bound=BaseModel)

_TYPES: Mapping[str, tuple[str, str]] = {
    "string_type": ("文字", "text"),
    "string_unicode": ("文字", "text"),
    "int_type": ("整数", "a whole number"),
    "int_from_float": ("整数", "a whole number"),
    "bool_type": ("是或否（true / false）", "true or false"),
    "list_type": ("列表", "a list"),
    "dict_type": ("对象", "an object"),
    "model_type": ("对象", "an object"),
    "model_attributes_type": ("对象", "an object"),
}
_PATTERNS = {SLUG_PATTERN: BAD_NAME, UID_PATTERN: BAD_UID, LABEL_PATTERN: BAD_LABEL}
_LIMITS: Mapping[str, tuple[Code, str]] = {
    "string_too_long": (TEXT_TOO_LONG, "max_length"),
    "too_long": (TOO_MANY_ITEMS, "max_length"),
    "greater_than_equal": (TOO_SMALL, "ge"),
    "greater_than": (TOO_SMALL, "gt"),
    "less_than_equal": (TOO_GREAT, "le"),
    "less_than": (TOO_GREAT, "lt"),
}


def read_model(model: type[Model], written: Any) -> tuple[Model | None, list[Problem]]:
    """The model, or everything that is wrong with the shape of what was written."""
    try:
        return model.model_validate(written), []
    except ValidationError as found:
        errors = found.errors(include_url=False, include_input=False)
        return None, [_problem(model, each) for each in errors[:MOST_PROBLEMS]]
    except (RecursionError, ValueError, TypeError):  # what no JSON holds: keys that are not text, endless nesting
        return None, [UNREADABLE.at("")]


def label_problems(label: Label | None, path: str) -> Iterator[Problem]:
    """A label without its English text: worth a look, no more."""
    if label is not None and not label.en:
        yield NO_ENGLISH.at(path, label=label.zh)


def _problem(model: type[BaseModel], error: ErrorDetails) -> Problem:
    path = pointer(*error["loc"])
    kind, context = error["type"], error.get("ctx", {})
    if kind == "missing":
        return MISSING_MEMBER.at(path, name=_called(model, error["loc"]))
    if kind == "extra_forbidden":
        return UNKNOWN_MEMBER.at(path, name=str(error["loc"][-1])[:60])
    if kind in _TYPES:
        zh, en = _TYPES[kind]
        return WRONG_TYPE.at(path, expected={"zh": zh, "en": en})
    if kind == "string_pattern_mismatch":
        pattern = context["pattern"]
        return _PATTERNS.get(pattern, BAD_TEXT).at(path, pattern=pattern)
    if kind == "string_too_short":
        return EMPTY_TEXT.at(path)
    if kind == "literal_error":
        return NOT_ONE_OF.at(path, known=str(context["expected"]).replace("'", "").replace(" or ", ", "))
    if kind in _LIMITS:
        code, limit = _LIMITS[kind]
        return code.at(path, limit=context[limit])
    return UNREADABLE.at(path)


def _called(model: type[BaseModel], place: tuple[int | str, ...]) -> object:
    """What people call a member of the model; deeper down its name has to do."""
    found = model.model_fields.get(str(place[0])) if len(place) == 1 else None
    extra = found.json_schema_extra if found is not None else None
    if found is None or found.title is None or not isinstance(extra, Mapping):
        return place[-1]
    return {"zh": found.title, "en": str(extra.get("title_en", found.title))}
