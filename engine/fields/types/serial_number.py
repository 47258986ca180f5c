"""A number the platform gives."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Annotated, Literal

from engine.fields.field_type import ColumnType, Example, FieldOptions, FieldType, Json, Traits, field_types
from engine.fields.operators import ON_TEXT
from engine.fields.reading import nullable, unchanged
from engine.fields.serial import serial_problems
from engine.fields.text import fold
from engine.problems import Language, Problem
from engine.reference import Label, titled

RESETS = {
    "never": ("不重置", "Never"),
    "year": ("每年", "Every year"),
    "month": ("每月", "Every month"),
    "day": ("每天", "Every day"),
}


@field_types.add
class SerialNumber(FieldType):
    """A number counted up by the platform, such as TS-202603-0001; nobody writes it."""

    name, icon, widget, group = "serial_number", "serial", "serial_number", "bank"
    label = Label(zh="流水号", en="Serial number")
    examples = (
        Example("TS-202603-0001", zh="TS-202603-0001"),
        Example("x" * 101, problem="too_long"),
        Example(1, problem="wrong_type"),
    )

    class Options(FieldOptions):
        """How it is written and when it starts again."""

        pattern: Annotated[str, titled("格式", "Pattern", min_length=1, max_length=60)] = "{yyyy}{mm}{dd}-{0000}"
        reset: Annotated[Literal["never", "year", "month", "day"], titled("重新计数", "Starts again", words=RESETS)] = (
            "day"
        )

        def problems(self) -> Iterable[Problem]:
            """A pattern that does not count, or would give one number twice."""
            return serial_problems(self.pattern, self.reset)

    def traits(self, options: Options) -> Traits:
        """Text, unique in its form."""
        schema = {"type": "string", "maxLength": 100, "readOnly": True}
        read = nullable(partial(fold, limit=100))
        return Traits(schema, ColumnType("text"), read, unchanged, _show, ON_TEXT)


def _show(value: Json, _: Language) -> str:
    return value or ""
