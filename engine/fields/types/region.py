"""A province, city or district of China."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal

from engine.fields.field_type import ColumnType, Example, FieldOptions, FieldType, Json, Traits, field_types
from engine.fields.operators import ON_REGION
from engine.fields.reading import nullable, unchanged
from engine.fields.regions import read_region, region_name
from engine.problems import Language
from engine.reference import Label, titled

LEVELS = {
    "province": ("省", "Province"),
    "city": ("省、市", "Province and city"),
    "district": ("省、市、区县", "Province, city and district"),
}


@field_types.add
class Region(FieldType):
    """A province, city or district by its GB/T 2260 code; people read its name."""

    name, icon, widget, group = "region", "branch", "region", "bank"
    label = Label(zh="省市区", en="Province, city, district")
    examples = (
        Example("310115", zh="上海市浦东新区"),
        Example("440300", zh="广东省深圳市"),
        Example("浙江省/杭州市/西湖区", "330106", zh="浙江省杭州市西湖区"),
        Example("浦东新区", "310115"),
        Example("湖北省仙桃市", "429004"),
        Example("３１００００", "310000", zh="上海市"),
        Example("鼓楼区", problem="ambiguous_region"),
        Example("310115", problem="region_too_deep", options={"level": "city"}),
        Example("999999", problem="unknown_region"),
        Example("火星", problem="unknown_region"),
        Example(310115, problem="wrong_type"),
    )

    class Options(FieldOptions):
        """How exactly."""

        level: Annotated[Literal["province", "city", "district"], titled("填到", "Down to", words=LEVELS)] = "district"

    def traits(self, options: Options) -> Traits:
        """The code as text: all of a province begin with the same two digits, all of a city with four."""
        schema = {"type": "string", "maxLength": 100}
        read = nullable(partial(read_region, level=options.level))
        return Traits(schema, ColumnType("text"), read, unchanged, _show, ON_REGION)


def _show(value: Json, _: Language) -> str:
    return region_name(value) if value else ""
