"""Free words that sort a record."""

from __future__ import annotations

import re
from collections.abc import Callable
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
from engine.fields.operators import ON_CHOICES
from engine.fields.reading import OUT_OF_RANGE, WRONG_TYPE, expect_text, nullable
from engine.fields.text import TOO_LONG, fold
from engine.problems import Language
from engine.reference import Label, titled

LIST = {"zh": "标签列表", "en": "a list of tags"}
LONGEST_LIST = 5_000

_BETWEEN = re.compile(r"[、,，;；\n]")


@field_types.add
class Tags(FieldType):
    """Several free words, each at most once; whoever fills in the form makes them up."""

    name, icon, widget = "tags", "flag", "tags"
    label = Label(zh="标签", en="Tags")
    examples = (
        Example(["理财", "换房"], zh="理财、换房"),
        Example(["b", " a ", "b"], ["b", "a"]),
        Example("理财，换房; 留学", ["理财", "换房", "留学"]),
        Example(["a,b"], ["a", "b"]),
        Example(["#高净值"], ["高净值"]),
        Example(["<script>alert(1)</script>"], zh="<script>alert(1)</script>"),
        Example([], None),
        Example([" ", ","], None),
        Example(["a", "b", "c"], problem="out_of_range", options={"at_most": 2}),
        Example(["太长的标签"], problem="too_long", options={"max_length": 4}),
        Example(["a", 5], problem="wrong_type"),
        Example({"a": 1}, problem="wrong_type"),
    )

    class Options(FieldOptions):
        """How many, how long, and which are offered."""

        at_most: Annotated[int, titled("最多几个", "At most", ge=1, le=50)] = 20
        max_length: Annotated[int, titled("每个最多字数", "Maximum length of each", ge=1, le=50)] = 30
        suggested: Annotated[list[str], titled("常用标签", "Offered tags", max_length=50, default_factory=list)]

    def traits(self, options: Options) -> Traits:
        """Words in a `text[]`, in the order they were given."""
        schema = {"type": ["array", "string"], "items": {"type": "string"}, "maxLength": LONGEST_LIST}
        return Traits(
            schema, ColumnType("text[]", "gin"), nullable(_reader(options)), _dump, _show, ON_CHOICES, sortable=False
        )


def _reader(options: Tags.Options) -> Callable[[Json], list[str] | None]:
    def read(value: Json) -> list[str] | None:
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list):
            raise ValueProblem(WRONG_TYPE, expected=LIST)
        written = [expect_text(each) for each in value[:LONGEST_LIST]]
        if len(value) > LONGEST_LIST or sum(map(len, written)) > LONGEST_LIST:
            raise ValueProblem(TOO_LONG, limit=LONGEST_LIST, length=max(len(value), sum(map(len, written))))
        parts = (part for each in written for part in _BETWEEN.split(each))
        tags = list(dict.fromkeys(tag for each in parts if (tag := _tag(each, options.max_length))))
        if len(tags) > options.at_most:
            raise ValueProblem(OUT_OF_RANGE, minimum=0, maximum=options.at_most, value=len(tags))
        return tags or None

    return read


def _tag(text: str, limit: int) -> str | None:
    folded = fold(text, LONGEST_LIST)
    return fold(folded.lstrip("#＃ "), limit) if folded else None


def _dump(value: list[str] | None) -> list[str] | None:
    return None if value is None else list(value)


def _show(value: Json, language: Language) -> str:
    return ("、" if language is Language.ZH else ", ").join(value or ())
