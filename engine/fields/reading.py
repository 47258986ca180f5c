"""What reading a value shares between all types: null stays null, and the faults any type may report."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from engine.fields.field_type import Json, ValueProblem
from engine.problems import Code

WRONG_TYPE = Code("wrong_type", zh="这里应填{expected}", en="This takes {expected}")
OUT_OF_RANGE = Code(
    "out_of_range",
    zh="应在 {minimum} 到 {maximum} 之间，现在是 {value}",
    en="Between {minimum} and {maximum}; it is {value}",
)
UNKNOWN_OPTION = Code("unknown_option", zh="没有选项“{value}”", en="There is no option '{value}'")

TEXT = {"zh": "文字", "en": "text"}

Value = TypeVar("Value")
Shown = TypeVar("Shown")


def nullable(read: Callable[[Json], Value]) -> Callable[[Json], Value | None]:
    """The same reader, for which null and empty text are no value. Empty text never reaches a column."""

    def reader(value: Json) -> Value | None:
        return None if value is None or value == "" else read(value)

    return reader


def unchanged(value: Json) -> Json:
    """For types whose column value travels as it is."""
    return value


def expect_text(value: Json) -> str:
    """The text, or the fault that it is none."""
    if not isinstance(value, str):
        raise ValueProblem(WRONG_TYPE, expected=TEXT)
    return value
