"""JSON that somebody sends as a value of a type: numbers and amounts as text or number, dates as ISO 8601."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from engine.clock import DEFAULT_ZONE
from engine.expressions.native import to_value
from engine.expressions.types import ANY, BOOLEAN, DATE, DATE_TIME, DAYS_TIME, TIME, YEARS_MONTHS, ListOf, Type
from engine.expressions.values.literals import read_date, read_duration, read_time
from engine.expressions.values.temporal import DaysTime, YearsMonths
from engine.expressions.values.types import Value
from engine.problems import Code

Json = Any  # a JSON value
LONGEST = 65_536
NOT_OF_TYPE = Code("expression_value_type", zh="这里需要{wanted}", en="A {wanted} is needed here")


class NotOfType(ValueError):
    """The JSON is no value of the type."""


def value_of_json(data: Json, of: Type) -> Value:
    """The value. Raises NotOfType."""
    if data is None or data == "":
        return None
    try:
        return _value(data, of)
    except (ValueError, InvalidOperation, OverflowError) as error:
        raise NotOfType(of.feel) from error


def _value(data: Json, of: Type) -> Value:
    if isinstance(of, ListOf):
        return [value_of_json(each, of.of) for each in _of(data, list)]
    match of.feel:
        case "number":
            return _number(data)
        case "context":
            return {str(name): value_of_json(each, ANY) for name, each in _of(data, dict).items()}
        case "Any":
            return _any(data)
    if of == BOOLEAN:
        return _of(data, bool)
    text = _of(data, str)
    if of == DATE:
        return _read(read_date(text))
    if of == DATE_TIME:
        moment = datetime.fromisoformat(text)
        return to_value(moment if moment.tzinfo else moment.replace(tzinfo=DEFAULT_ZONE))
    if of == TIME:
        return _read(read_time(text))
    if of in (DAYS_TIME, YEARS_MONTHS):
        return _of(read_duration(text), DaysTime if of == DAYS_TIME else YearsMonths)
    if len(text) > LONGEST:
        raise ValueError("too long")
    return text


def _of(data: Json, kind: type) -> Any:  # Any: a value of that kind
    if not isinstance(data, kind):
        raise ValueError(f"not a {kind.__name__}")
    return data


def _read(value: Value) -> Value:
    if value is None:
        raise ValueError("unreadable")
    return value


def _number(data: Json) -> Decimal:
    if isinstance(data, bool) or not isinstance(data, (int, float, str)) or len(str(data)) > 60:
        raise ValueError("no number")
    number = Decimal(str(data))
    if not number.is_finite() or abs(number.adjusted()) > 100:
        raise ValueError("no number")
    return number


def _any(data: Json) -> Value:
    match data:
        case bool() | str():
            return data
        case int() | float():
            return _number(data)
        case list():
            return [value_of_json(each, ANY) for each in data]
        case dict():
            return {str(name): value_of_json(each, ANY) for name, each in data.items()}
    raise ValueError("no value")
