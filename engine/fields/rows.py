"""Rows inside a record: a field that holds a table with columns of its own, kept in a table of its own.

A value travels as a list of objects, `{"id": …, column: value, …}`; a row without an id is a new one. In Python a row
is what the database gives: its id, then a value for each column in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from engine.fields.field_type import ColumnType, Json, Traits, ValueProblem
from engine.fields.identities import ID_PATTERN, NOT_AN_ID
from engine.fields.operators import EMPTINESS
from engine.fields.reading import OUT_OF_RANGE, WRONG_TYPE, nullable
from engine.problems import Code, Language
from engine.reference import Label

TABLE = "table"
"""The field type whose values are rows."""

MOST_ROWS = 5000
ROW_ID = "id"

COLUMN_TYPES = frozenset(
    {
        *("text", "long_text", "integer", "decimal", "percent", "money", "boolean", "date", "date_time", "time"),
        *("duration", "choice", "choices", "phone", "email", "id_number", "url", "rating", "slider", "tags", "region"),
    }
)
"""What a column may hold: values that mean something by themselves. No rows within rows; nothing that names people,
records or files."""

ROWS = {"zh": "行的列表", "en": "a list of rows"}
ROW = {"zh": "一行：列名和值", "en": "a row: names of columns and values"}

UNKNOWN_COLUMN = Code("unknown_column", zh="没有名为“{name}”的列", en="There is no column '{name}'")

Row = Sequence[Any]  # Any: a UUID, then the Python value of each column


@dataclass(frozen=True, slots=True)
class RowColumn:
    """One column as far as its values go."""

    name: str
    label: Label
    traits: Traits


def rows_traits(columns: Sequence[RowColumn], at_most: int) -> Traits:
    """How rows behave: read and shown column by column, asked only whether there are any. What is wrong with many
    cells at once is told where records are read; `parse` tells the first."""
    by_name = {each.name: each for each in columns}

    def read(value: Json) -> list[Row] | None:
        if not isinstance(value, list):
            raise ValueProblem(WRONG_TYPE, expected=ROWS)
        if len(value) > at_most:
            raise ValueProblem(OUT_OF_RANGE, minimum=0, maximum=at_most, value=len(value))
        return [_read(each, columns, by_name) for each in value] or None

    def dump(value: Sequence[Row] | None) -> Json:
        return None if value is None else [_dump(each, columns) for each in value]

    return Traits(
        rows_schema(columns, at_most), ColumnType("jsonb"), nullable(read), dump, _show(columns), EMPTINESS,
        sortable=False,
    )  # fmt: skip


def rows_schema(columns: Sequence[RowColumn], at_most: int) -> dict[str, Any]:
    """The JSON Schema of rows as they travel."""
    properties: dict[str, Any] = {ROW_ID: {"type": ["string", "null"], "pattern": ID_PATTERN}}
    for each in columns:
        known = each.traits.schema["type"]
        types = known if isinstance(known, list) else [known]
        nulls = {"enum": [*each.traits.schema["enum"], None]} if "enum" in each.traits.schema else {}
        properties[each.name] = {**each.traits.schema, **nulls, "type": [*types, "null"]}
    row = {"type": "object", "properties": properties, "additionalProperties": False}
    return {"type": "array", "items": row, "maxItems": at_most}


def row_id(value: Json) -> UUID | None:
    """The id a travelling row has; raises ValueProblem where what stands there is none."""
    written = value.get(ROW_ID)
    if written is None or written == "":
        return None
    try:
        if not isinstance(written, str) or len(written) != 36:
            raise ValueError(written)
        return UUID(written)
    except ValueError:
        raise ValueProblem(NOT_AN_ID, value=str(written)[:50]) from None


def _read(value: Json, columns: Sequence[RowColumn], by_name: Mapping[str, RowColumn]) -> Row:
    if not isinstance(value, Mapping):
        raise ValueProblem(WRONG_TYPE, expected=ROW)
    for name in value:
        if name != ROW_ID and name not in by_name:
            raise ValueProblem(UNKNOWN_COLUMN, name=str(name)[:60])
    return (row_id(value), *(each.traits.parse(value.get(each.name)) for each in columns))


def _dump(row: Row, columns: Sequence[RowColumn]) -> dict[str, Json]:
    shown: dict[str, Json] = {} if row[0] is None else {ROW_ID: str(row[0])}
    for at, each in enumerate(columns, 1):
        shown[each.name] = None if row[at] is None else each.traits.dump(row[at])
    return shown


def _show(columns: Sequence[RowColumn]) -> Callable[[Json, Language], str]:
    """One line a row: what each cell holds after the label of its column."""

    def show(value: Json, language: Language) -> str:
        lines = []
        for at, row in enumerate(value or (), 1):
            told = [
                f"{each.label.as_dict()[language.value]} {text}"
                for each in columns
                if isinstance(row, Mapping)
                and row.get(each.name) is not None
                and (text := each.traits.display(row[each.name], language))
            ]
            lines.append(f"{at}. {('，' if language is Language.ZH else ', ').join(told)}".rstrip())
        return "\n".join(lines)

    return show
