"""A point on the map."""

from __future__ import annotations

import re
from decimal import Decimal

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
from engine.fields.operators import EMPTINESS
from engine.fields.reading import OUT_OF_RANGE, WRONG_TYPE, nullable
from engine.fields.text import narrow
from engine.problems import Code, Language
from engine.reference import Label

NOT_A_LOCATION = Code(
    "not_a_location",
    zh="“{value}”不是经纬度，应如 31.230416, 121.473701（先纬度，后经度，最多 6 位小数）",
    en="'{value}' is no point like 31.230416, 121.473701: latitude, then longitude, at most 6 decimals",
)
POINT = {
    "zh": '经纬度，如 {"lat": "31.230416", "lng": "121.473701"}',
    "en": 'a point, like {"lat": "31.230416", "lng": "121.473701"}',
}
DEGREES = r"^-?[0-9]{1,3}(\.[0-9]{1,6})?$"
STEP = Decimal("0.000001")
"""About a tenth of a metre."""

_DEGREES = re.compile(DEGREES.strip("^$"), re.ASCII)
_BOTH = re.compile(r"\s*(\S+?)\s*[,，\s]\s*(\S+)\s*")


@field_types.add
class Location(FieldType):
    """Latitude and longitude in degrees (WGS 84), exact decimals to a millionth."""

    name, icon, widget, group = "location", "pin", "location", "bank"
    label = Label(zh="定位", en="Location")
    examples = (
        Example({"lat": "31.230416", "lng": "121.473701"}, "31.230416,121.473701", zh="31.230416, 121.473701"),
        Example({"lat": "-33.9", "lng": "151"}, "-33.900000,151.000000"),
        Example("31.23，121.47", "31.230000,121.470000"),
        Example("31.230416, 121.473701", "31.230416,121.473701"),
        Example({"lat": "0", "lng": "-0.0"}, "0.000000,0.000000"),
        Example({"lat": "91", "lng": "0"}, problem="out_of_range"),
        Example({"lat": "0", "lng": "180.000001"}, problem="out_of_range"),
        Example({"lat": "31.2304161", "lng": "121"}, problem="not_a_location"),
        Example({"lat": "1e1", "lng": "0"}, problem="not_a_location"),
        Example({"lat": 31.23, "lng": 121.47}, problem="wrong_type"),
        Example({"lat": "31.23"}, problem="wrong_type"),
        Example("陆家嘴", problem="not_a_location"),
        Example([31, 121], problem="wrong_type"),
    )

    class Options(FieldOptions):
        """None."""

    def traits(self, options: Options) -> Traits:
        """Both numbers in one text of a fixed number of decimals."""
        degrees = {"type": "string", "pattern": DEGREES}
        schema = {
            "type": ["object", "string"],
            "properties": {"lat": degrees, "lng": degrees},
            "required": ["lat", "lng"],
            "additionalProperties": False,
            "maxLength": 100,
        }
        return Traits(schema, ColumnType("text"), nullable(_read), _dump, _show, EMPTINESS, sortable=False)


def _read(value: Json) -> str | None:
    if isinstance(value, str):
        match = _BOTH.fullmatch(narrow(value)[:100])
        if match is None:
            raise ValueProblem(NOT_A_LOCATION, value=value[:50])
        value = {"lat": match[1], "lng": match[2]}
    if not isinstance(value, dict) or set(value) != {"lat", "lng"}:
        raise ValueProblem(WRONG_TYPE, expected=POINT)
    return f"{_degrees(value['lat'], 90)},{_degrees(value['lng'], 180)}"


def _degrees(value: Json, most: int) -> str:
    if not isinstance(value, str):
        raise ValueProblem(WRONG_TYPE, expected=POINT)
    if not _DEGREES.fullmatch(value):
        raise ValueProblem(NOT_A_LOCATION, value=value[:50])
    degrees = Decimal(value).quantize(STEP) + 0
    if abs(degrees) > most:
        raise ValueProblem(OUT_OF_RANGE, minimum=-most, maximum=most, value=value)
    return f"{degrees:f}"


def _dump(value: str | None) -> dict[str, str] | None:
    if value is None:
        return None
    lat, _, lng = value.partition(",")
    return {"lat": lat, "lng": lng}


def _show(value: Json, _: Language) -> str:
    return f"{value['lat']}, {value['lng']}" if value else ""
