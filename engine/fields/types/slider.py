"""A number chosen by sliding."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Annotated

from engine.fields.field_type import (
    ColumnType,
    Example,
    FieldOptions,
    FieldType,
    Json,
    Traits,
    ValueProblem,
    field_types,
)
from engine.fields.numbers import BAD_RANGE, read_integer
from engine.fields.operators import ON_NUMBERS
from engine.fields.reading import nullable, unchanged
from engine.problems import Code, Language, Problem
from engine.reference import Label, titled

NOT_ON_A_STEP = Code(
    "not_on_a_step",
    zh="应从 {minimum} 起每 {step} 一档，现在是 {value}",
    en="From {minimum} in steps of {step}; it is {value}",
)
BAD_STEP = Code("bad_step", zh="每档 {step} 比整个范围还大", en="A step of {step} is greater than the whole range")
FARTHEST = 1_000_000

_NUMBER = re.compile(r"-?[0-9]{1,7}", re.ASCII)


@field_types.add
class Slider(FieldType):
    """A whole number within narrow bounds, such as how likely a deal is."""

    name, icon, widget = "slider", "slider", "slider"
    label = Label(zh="滑块", en="Slider")
    examples = (
        Example(50, zh="50"),
        Example(0, zh="0"),
        Example("60%", 60, zh="60%", options={"unit": "%"}),
        Example("35", 35),
        Example(15, zh="15", options={"step": 5}),
        Example(101, problem="out_of_range"),
        Example(-1, problem="out_of_range"),
        Example(12, problem="not_on_a_step", options={"step": 5}),
        Example(1.5, problem="wrong_type"),
        Example("很高", problem="wrong_type"),
    )

    class Options(FieldOptions):
        """From where to where, in which steps."""

        minimum: Annotated[int, titled("最小值", "Minimum", ge=-FARTHEST, le=FARTHEST)] = 0
        maximum: Annotated[int, titled("最大值", "Maximum", ge=-FARTHEST, le=FARTHEST)] = 100
        step: Annotated[int, titled("每档", "Step", ge=1, le=FARTHEST)] = 1
        unit: Annotated[str, titled("单位", "Unit", max_length=10, pattern=r"^[^0-9<>\x00-\x1f-]*$")] = ""

        def problems(self) -> Iterable[Problem]:
            """Bounds that cannot be met, a step that leads out of them."""
            if self.minimum >= self.maximum:
                yield BAD_RANGE.at("/minimum")
            elif self.step > self.maximum - self.minimum:
                yield BAD_STEP.at("/step", step=self.step)

    def traits(self, options: Options) -> Traits:
        """A whole number on one of the steps."""
        schema = {
            "type": ["integer", "string"],
            "minimum": options.minimum,
            "maximum": options.maximum,
            "maxLength": 40,
        }

        def show(value: Json, _: Language) -> str:
            return "" if value is None else f"{value}{options.unit}"

        return Traits(schema, ColumnType("bigint"), _reader(options), unchanged, show, ON_NUMBERS)


def _reader(options: Slider.Options) -> Callable[[Json], int | None]:
    def read(value: Json) -> int:
        if isinstance(value, str):
            text = value.strip().removesuffix(options.unit).strip()
            value = int(text) if _NUMBER.fullmatch(text) else value
        found = read_integer(value, minimum=options.minimum, maximum=options.maximum)
        if (found - options.minimum) % options.step:
            raise ValueProblem(NOT_ON_A_STEP, minimum=options.minimum, step=options.step, value=found)
        return found

    return nullable(read)
