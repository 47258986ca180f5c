"""What a type's reader would refuse, as SQL: a stored value that could not be written today.

Readers refuse in Python, value by value; a table is gone through by the database. Every type that limits or shapes its
values has its line here, and a test holds the two to the same answer over every example of every type. What is stored
was folded on its way in, so it is asked about as it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import reduce
from operator import add
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    Integer,
    Numeric,
    Text,
    and_,
    any_,
    case,
    cast,
    exists,
    func,
    literal,
    not_,
    or_,
    select,
    true,
    type_coerce,
)
from sqlalchemy.dialects.postgresql import ARRAY

from engine.fields.moments import read_date
from engine.fields.regions import LEVELS, level_of, regions
from engine.records.entity import EntityField

Broken = ColumnElement[bool]
Sql = ColumnElement[Any]

_DAY = "((0[13578]|1[02])(0[1-9]|[12][0-9]|3[01])|(0[469]|11)(0[1-9]|[12][0-9]|30)|02(0[1-9]|1[0-9]|2[0-8]))"
_LEAP = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)0229"
ID_NUMBER = (
    "^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)[0-9]{4}(?!0000)"
    f"([0-9]{{4}}{_DAY}|{_LEAP})[0-9]{{3}}[0-9X]$"
)
"""Province, place, a day there was, a number, a check digit (GB 11643-1999)."""
PHONE = (
    "^(1[3-9][0-9]{9}|((010|02[0-9]|0[3-9][0-9]{2})-)?[2-8][0-9]{6,7}(-[0-9]{1,6})?|[+][1-9][0-9]{6,14}"
    "|[48]00[0-9]{7}|95[0-9]{3,6}|1[0-2][0-9]{1,3})$"
)
MOBILE = "^1[3-9][0-9]{9}$"
EMAIL = (
    "^(?=[^@]{1,64}@)[a-z0-9!#$%&'*+/=?^_`{|}~-]+([.][a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    "@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?[.])+([a-z]{2,63}|xn--[a-z0-9-]{2,59})$"
)
EMAIL_LENGTH = 254
CARD = "^(?!0+$)[0-9]{12,19}$"
_SIGN = r"[^][\s<>\"\\^`{|}/?#@:.]"
_PORT = "(:(6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[0-5]?[0-9]{0,4}))?"
URL = rf"^https?://({_SIGN}+([.]{_SIGN}+)*[.]?|\[[0-9a-f:.]+\]){_PORT}([/?#][^\s<>\"\\^`{{|}}]*)?$"
LOCATION = "^-?[0-9]{1,3}([.][0-9]{1,6})?,-?[0-9]{1,3}([.][0-9]{1,6})?$"
ADDRESS = r"^\S+ \S* "
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_LONGEST_CARD = 19


def broken(field: EntityField, column: Sql) -> Broken | None:
    """True for a value its type would refuse today; null for none. None where the type refuses nothing that its column
    can hold."""
    if field.codes:
        return _not_offered(field, column)
    made = _BY_TYPE.get(field.type)
    return made(field.options, column) if made is not None else None


def _text(column: Sql) -> Sql:
    return type_coerce(column, Text())


def _like(column: Sql, pattern: str, *, any_case: bool = False) -> Broken:
    """It has this form. A pattern is a constant of the statement: the database reads it once."""
    return _text(column).op("~*" if any_case else "~", is_comparison=True)(literal(pattern, Text()))


def _digit(column: Sql, at: int) -> Sql:
    return cast(func.ascii(func.substr(_text(column), literal(at, Integer()), literal(1, Integer()))), Integer) - 48


def _not_offered(field: EntityField, column: Sql) -> Broken:
    codes = cast(literal(list(field.codes), ARRAY(Text())), ARRAY(Text()))
    if not field.traits.column.sql.endswith("[]"):
        return not_(_text(column) == any_(codes))
    several = type_coerce(column, ARRAY(Text()))
    return or_(not_(several.contained_by(codes)), func.cardinality(several) > field.options.at_most)


def _longer(options: Any, column: Sql) -> Broken:
    return _more(func.char_length(_text(column)), options.max_length)


def _more(number: Sql, most: int) -> Broken:
    is_more: Broken = number > most
    return is_more


def _id_number(_: Any, column: Sql) -> Broken:
    total = reduce(add, (_digit(column, at + 1) * weight for at, weight in enumerate(_WEIGHTS)))
    right = func.substr(literal(_CHECK_DIGITS, Text()), cast(func.mod(total, 11), Integer) + 1, literal(1, Integer()))
    last = func.substr(_text(column), literal(18, Integer()), literal(1, Integer()))
    return case((_like(column, ID_NUMBER), last != right), (column.is_not(None), true()))


def _phone(options: Any, column: Sql) -> Broken:
    return not_(_like(column, MOBILE if options.kind == "mobile" else PHONE))


def _email(_: Any, column: Sql) -> Broken:
    return or_(func.char_length(_text(column)) > EMAIL_LENGTH, not_(_like(column, EMAIL, any_case=True)))


def _url(options: Any, column: Sql) -> Broken:
    return or_(_longer(options, column), not_(_like(column, URL, any_case=True)))


def _card(_: Any, column: Sql) -> Broken:
    """Luhn: every second digit from the right doubled, digits of all added up, ends in 0."""
    padded = func.lpad(_text(column), literal(_LONGEST_CARD, Integer()), literal("0", Text()))
    digits = [_digit(padded, at) for at in range(_LONGEST_CARD, 0, -1)]
    doubled = (each * 2 - case((each > 4, 9), else_=0) for each in digits[1::2])
    total = reduce(add, [*digits[::2], *doubled])
    return case((_like(column, CARD), func.mod(total, 10) != 0), (column.is_not(None), true()))


def _integer(options: Any, column: Sql) -> Broken:
    return not_(type_coerce(column, BigInteger()).between(options.minimum, options.maximum))


def _slider(options: Any, column: Sql) -> Broken:
    value = type_coerce(column, BigInteger())
    return or_(_integer(options, column), func.mod(value - options.minimum, options.step) != 0)


def _rating(options: Any, column: Sql) -> Broken:
    return not_(type_coerce(column, BigInteger()).between(1, options.stars))


def _decimal(options: Any, column: Sql) -> Broken:
    """Within its bounds; and with no more digits than there are today."""
    value, most = type_coerce(column, Numeric()), Decimal(10) ** (options.digits - options.decimals)
    wrong = [func.abs(value) >= most, func.scale(func.trim_scale(value)) > options.decimals]
    wrong += [] if options.minimum is None else [value < Decimal(options.minimum)]
    wrong += [] if options.maximum is None else [value > Decimal(options.maximum)]
    return or_(*wrong)


def _date(options: Any, column: Sql) -> Broken:
    first, last = read_date(options.earliest), read_date(options.latest)
    return not_(type_coerce(column, Date()).between(first, last))


def _time(options: Any, column: Sql) -> Broken:
    shown = func.to_char(column, literal("HH24:MI", Text()), type_=Text())
    return not_(shown.between(options.earliest, options.latest))


def _duration(options: Any, column: Sql) -> Broken:
    seconds = cast(func.extract("epoch", column), Numeric)
    most = options.most_days * 86_400 if options.most_days else 86_399
    return not_(seconds.between(0, most))


def _region(options: Any, column: Sql) -> Broken:
    deep = LEVELS.index(options.level)
    known = [code for code in regions() if LEVELS.index(level_of(code)) <= deep]
    return not_(_text(column) == any_(cast(literal(known, ARRAY(Text())), ARRAY(Text()))))


def _tags(options: Any, column: Sql) -> Broken:
    several = type_coerce(column, ARRAY(Text()))
    tag = func.unnest(several).table_valued("tag").render_derived()
    too_long = exists(select(tag.c.tag).where(func.char_length(type_coerce(tag.c.tag, Text())) > options.max_length))
    return or_(func.cardinality(several) > options.at_most, too_long)


def _location(_: Any, column: Sql) -> Broken:
    def degrees(part: int, most: int) -> Broken:
        number = func.split_part(_text(column), literal(",", Text()), literal(part, Integer()), type_=Text())
        return func.abs(cast(number, Numeric)) > most

    return case((_like(column, LOCATION), or_(degrees(1, 90), degrees(2, 180))), (column.is_not(None), true()))


def _address(options: Any, column: Sql) -> Broken:
    detail = func.regexp_replace(_text(column), literal(ADDRESS, Text()), literal("", Text()))
    return and_(_like(column, ADDRESS), func.char_length(detail) > options.max_length)


def _files(options: Any, column: Sql) -> Broken:
    return _more(func.jsonb_array_length(column), options.most())


def _identities(options: Any, column: Sql) -> Broken:
    return _more(func.cardinality(column), options.at_most)


_BY_TYPE: Mapping[str, Callable[[Any, Sql], Broken]] = {
    **dict.fromkeys(("text", "long_text", "rich_text"), _longer),
    **dict.fromkeys(("decimal", "money", "percent"), _decimal),
    **dict.fromkeys(("file", "image", "signature"), _files),
    **dict.fromkeys(("people", "references"), _identities),
    "id_number": _id_number,
    "phone": _phone,
    "email": _email,
    "url": _url,
    "card_number": _card,
    "integer": _integer,
    "slider": _slider,
    "rating": _rating,
    "date": _date,
    "time": _time,
    "duration": _duration,
    "region": _region,
    "tags": _tags,
    "location": _location,
    "address": _address,
}
"""By type. Of the others the column itself holds nothing that could be wrong: an instant, yes or no, a record, a
person, a unit; and what the platform writes."""
