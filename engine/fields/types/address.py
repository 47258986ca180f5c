"""A postal address: province, city and district, and the rest as text."""

from __future__ import annotations

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
from engine.fields.operators import ON_ADDRESS
from engine.fields.reading import WRONG_TYPE, nullable
from engine.fields.regions import begins_with, read_region, region_name
from engine.fields.text import fold
from engine.problems import Language
from engine.reference import Label, titled

ADDRESS = {
    "zh": '地址，如 {"region": "310115", "detail": "世纪大道 100 号"}',
    "en": 'an address, like {"region": "310115", "detail": "100 Century Avenue"}',
}
NOWHERE = "000000"
"""What stands for the code where an address names no region."""


@field_types.add
class Address(FieldType):
    """An address as one field; where it is may be left out for one abroad."""

    name, icon, widget, group = "address", "home", "address", "bank"
    label = Label(zh="地址", en="Address")
    examples = (
        Example(
            {"region": "310115", "detail": "世纪大道 100 号"},
            "310115 上海市浦东新区 世纪大道 100 号",
            zh="上海市浦东新区世纪大道 100 号",
        ),
        Example("浙江省杭州市西湖区文三路 90 号", "330106 浙江省杭州市西湖区 文三路 90 号"),
        Example({"region": "440300"}, "440300 广东省深圳市 ", zh="广东省深圳市"),
        Example({"detail": "1 Main Street, Springfield"}, "000000  1 Main Street, Springfield"),
        Example({"region": None, "detail": " "}, None),
        Example({"detail": "<img src=x onerror=alert(1)>"}, zh="<img src=x onerror=alert(1)>"),
        Example({"region": "999999", "detail": "x"}, problem="unknown_region"),
        Example({"detail": "长" * 201}, problem="too_long"),
        Example({"region": "310115", "street": "x"}, problem="wrong_type"),
        Example({"region": 310115}, problem="wrong_type"),
        Example(["310115"], problem="wrong_type"),
    )

    class Options(FieldOptions):
        """How long the part after the region may be."""

        max_length: Annotated[int, titled("详细地址最多字数", "Maximum length of the detail", ge=5, le=500)] = 200

    def traits(self, options: Options) -> Traits:
        """Text that begins with the region's code and name, so that it can be searched by either."""
        part = {"type": ["string", "null"]}
        properties = {"region": {**part, "maxLength": 100}, "detail": part}
        schema = {
            "type": ["object", "string"],
            "properties": properties,
            "additionalProperties": False,
            "maxLength": 1000,
        }
        return Traits(schema, ColumnType("text"), nullable(_reader(options)), _dump, _show, ON_ADDRESS, sortable=False)


def _reader(options: Address.Options) -> Callable[[Json], str | None]:
    def read(value: Json) -> str | None:
        if isinstance(value, str):
            region, value = begins_with(fold(value, 1000) or "")
        elif isinstance(value, dict) and not set(value) - {"region", "detail"}:
            written = value.get("region")
            region, value = None if written is None else read_region(written), value.get("detail")
        else:
            raise ValueProblem(WRONG_TYPE, expected=ADDRESS)
        detail = None if value is None else fold(value, options.max_length)
        if region is None and detail is None:
            return None
        return f"{region or NOWHERE} {region_name(region) if region else ''} {detail or ''}"

    return read


def _dump(value: str | None) -> dict[str, str | None] | None:
    if value is None:
        return None
    region, _, rest = value.partition(" ")
    _, _, detail = rest.partition(" ")
    return {"region": None if region == NOWHERE else region, "detail": detail or None}


def _show(value: Json, _: Language) -> str:
    if not value:
        return ""
    region = value.get("region")
    return (region_name(region) if region else "") + (value.get("detail") or "")
