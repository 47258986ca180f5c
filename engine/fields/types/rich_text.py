"""Text with headings, lists, emphasis and links."""

from __future__ import annotations

from functools import partial
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
from engine.fields.operators import ON_LONG_TEXT
from engine.fields.reading import nullable
from engine.fields.rich import from_plain, harmless, is_plain, plain
from engine.fields.text import TOO_LONG, fold
from engine.problems import Language
from engine.reference import Label, titled

REL = 'rel="noopener noreferrer nofollow"'


@field_types.add
class RichText(FieldType):
    """Formatted text; what could run is taken out before it is kept and again before it is shown."""

    name, icon, widget = "rich_text", "paragraph", "rich_text"
    label = Label(zh="富文本", en="Formatted text")
    examples = (
        Example("<p>面谈<strong>顺利</strong></p>", zh="面谈顺利"),
        Example("第一行\n第二行", "<p>第一行</p><p>第二行</p>", zh="第一行\n第二行"),
        Example("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>", zh="1 < 2 & 3"),
        Example('<p onclick="alert(1)">a</p><script>alert(1)</script>', "<p>a</p>"),
        Example('<img src=x onerror="alert(1)"><p>b</p>', "<p>b</p>"),
        Example('<p><a href="javascript:alert(1)">x</a></p>', f"<p><a {REL}>x</a></p>"),
        Example('<p><a href="https://bank.cn/">x</a></p>', f'<p><a href="https://bank.cn/" {REL}>x</a></p>'),
        Example('<p style="position:fixed">c</p>', "<p>c</p>"),
        Example("<svg><script>alert(1)</script></svg>", None),
        Example("<p> </p><p><br></p>", None),
        Example("<p>" + "长" * 501 + "</p>", problem="too_long", options={"max_length": 500}),
        Example("<p>\x00</p>", problem="nul_character"),
        Example({"html": "<p>a</p>"}, problem="wrong_type"),
    )

    class Options(FieldOptions):
        """How long, tags included."""

        max_length: Annotated[int, titled("最多字符（含格式）", "Maximum length, with markup", ge=100, le=200_000)] = (
            20_000
        )

    def traits(self, options: Options) -> Traits:
        """HTML of the few tags the editor makes; too long for an index."""
        schema = {"type": "string", "maxLength": options.max_length}
        read = nullable(partial(_read, limit=options.max_length))
        return Traits(schema, ColumnType("text"), read, _dump, _show, ON_LONG_TEXT, sortable=False)


def _read(value: Json, limit: int) -> str | None:
    text = fold(value, 4 * limit, lines=True)
    if text is None:
        return None
    found = harmless(from_plain(text) if is_plain(text) else text).strip()
    if len(found) > limit:
        raise ValueProblem(TOO_LONG, limit=limit, length=len(found))
    return found if plain(found) else None


def _dump(value: str | None) -> str | None:
    return None if value is None else harmless(value)


def _show(value: Json, _: Language) -> str:
    return plain(value) if value else ""
