"""What the database finds wrong with stored values is what a type's own reader would refuse, over every example of
every type, and over identity and card numbers of which one digit is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import bindparam, cast, column, func, literal, literal_column, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Text

from engine.database.session import Database
from engine.fields.field_type import Example, FieldType, ValueProblem, field_types
from engine.fields.id_numbers import check_digit
from engine.fields.sealed import ENCRYPTABLE
from engine.query.render import render
from engine.records.columns import Physical
from engine.records.entity import EntityField
from engine.records.quality.formats import broken
from engine.reference import Label

UNCHECKED = frozenset({"boolean", "date_time", "org_unit", "person", "reference", "serial_number", "table"})
"""Types whose columns hold nothing that could be wrong, the platform's own numbers, and rows, which are asked about
cell by cell."""
NEEDED = {
    "choice": {"set": "level"},
    "choices": {"set": "level"},
    "reference": {"form": "f"},
    "references": {"form": "f"},
}


def field_of(kind: FieldType, options: dict[str, Any]) -> EntityField:
    read = kind.Options.model_validate({**NEEDED.get(kind.name, {}), **options})
    codes = ("mass", "vip") if kind.name in ("choice", "choices") else ()
    return EntityField("u", "f", kind.name, Label(zh="f"), "f", kind.traits(read), {}, options=read, codes=codes)


async def is_broken(database: Database, field: EntityField, value: Any) -> bool | None:
    sql = field.traits.column.sql
    made = broken(field, cast(literal(value, Physical(sql)), Physical(sql)))
    assert made is not None
    statement = render(select(made))
    async with database.reading() as session:
        found: bool | None = await session.raw.fetchval(statement.text, *statement.arguments({}))
        return found


KINDS = [field_types.get(name) for name in field_types.names() if name not in UNCHECKED]
KEPT = [(kind, example) for kind in KINDS for example in kind.examples if example.problem is None]
ID_NUMBERS = ("11010519491231002X", "420000195312060039", "110105200002290012")
DAYS = ("0000", "0001", "0229", "0230", "0431", "0431", "0930", "1131", "1231", "1301", "1200")
YEARS = ("0000", "0001", "1900", "1999", "2000", "2004", "2100", "2400")
CARDS = (
    "6222021234567890",
    "4111111111111111",
    "378282246310005",
    "000000000000",
    "0000000000000000000",
    "12345678901",
)
REFUSED = [
    (kind, example)
    for kind in KINDS
    for example in kind.examples
    if example.problem is not None and kind.name in ENCRYPTABLE and isinstance(example.written, str)
]


def said(pair: tuple[FieldType, Example]) -> str:
    return f"{pair[0].name}-{str(pair[1].written)[:30]!a}"


@pytest.mark.parametrize("pair", KEPT, ids=said)
async def test_what_a_reader_takes_is_not_broken(database: Database, pair: tuple[FieldType, Example]) -> None:
    kind, example = pair
    field = field_of(kind, example.options)
    value = field.traits.parse(example.written)
    if value is None:
        return
    if field.codes:
        value = list(field.codes) if isinstance(value, list) else field.codes[0]
    assert await is_broken(database, field, value) is False


@pytest.mark.parametrize("pair", REFUSED, ids=said)
async def test_what_a_reader_refuses_is_broken_where_it_is_stored(
    database: Database, pair: tuple[FieldType, Example]
) -> None:
    kind, example = pair
    if "\0" in example.written or any("\ud800" <= each <= "\udfff" for each in example.written):
        return  # cannot be stored at all
    assert await is_broken(database, field_of(kind, example.options), example.written) is True


def one_digit_wrong(texts: tuple[str, ...]) -> list[str]:
    digits = "0123456789X"
    return [
        text[:at] + other + text[at + 1 :] for text in texts for at in range(len(text)) for other in digits
    ]  # every digit by every other, itself included


async def compared(database: Database, kind: str, texts: list[str]) -> int:
    """The database and the reader say the same of every text; how many were right."""
    field = field_of(field_types.get(kind), {})
    given = func.unnest(cast(bindparam("given"), ARRAY(Text()))).table_valued(column("v", Text())).render_derived()
    made = broken(field, given.c.v)
    assert made is not None
    statement = render(select(made).select_from(given))
    async with database.reading() as session:
        rows = await session.raw.fetch(statement.text, *statement.arguments({"given": texts}))
    for text, (found,) in zip(texts, rows, strict=True):
        try:
            assert field.traits.parse(text) == text
            taken = True
        except ValueProblem:
            taken = False
        assert found is not taken, text
    return sum(not found for (found,) in rows)


async def test_an_identity_number_with_one_digit_wrong_is_found(database: Database) -> None:
    dated = [f"110105{year}{day}001" for year in YEARS for day in DAYS]
    made = [each + check_digit(each) for each in dated]
    assert await compared(database, "id_number", one_digit_wrong(ID_NUMBERS)) > 0
    assert await compared(database, "id_number", made) > 10


async def test_a_card_number_with_one_digit_wrong_is_found(database: Database) -> None:
    assert await compared(database, "card_number", one_digit_wrong(CARDS)) > 0


def test_every_type_that_refuses_values_is_checked() -> None:
    for kind in KINDS:
        assert broken(field_of(kind, {}), literal_column("v", Physical("text"))) is not None, kind.name
    for name in UNCHECKED - {"table"}:
        assert broken(field_of(field_types.get(name), {}), literal_column("v", Physical("text"))) is None, name
