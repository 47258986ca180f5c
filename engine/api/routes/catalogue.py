"""What this build can make: field types with their options, system fields, row rules, actions, limits, icons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from fastapi import APIRouter

from engine.api.declare import declared
from engine.api.shapes import LabelOut, Out
from engine.definitions.reading import DEEPEST, MANY_FIELDS, MOST_FIELDS
from engine.fields import catalogue
from engine.fields.field_type import field_types
from engine.fields.regions import regions
from engine.forms.indexes import MOST_INDEXES
from engine.permissions.roles.model import RULES
from engine.permissions.roles.plan import ACTIONS
from engine.records.schema.meaning import is_known

router = APIRouter(prefix="/api/catalogue", tags=["catalogue"])

ICONS = (
    *("app", "home", "inbox", "chart", "chat", "message", "people", "person", "users", "org", "badge", "branch"),
    *("bank", "money", "yen", "card", "briefcase", "package", "gift", "star", "flag", "bell", "shield", "key"),
    *("phone", "mail", "globe", "calendar", "clock", "table", "list", "form", "checklist", "grid"),
)
"""Icons an app or a menu entry may have; one the browser does not know is shown as `app`."""


class OperatorOut(Out):
    """A filter operator; `operand` is one, two, many, text or none."""

    name: str
    label: LabelOut
    operand: str


class FieldTypeOut(Out):
    """A type of field. The inspector draws itself from `options_schema` (JSON Schema 2020-12)."""

    name: str
    label: LabelOut
    icon: str
    widget: str
    group: str
    value_type: str | None
    operators: list[OperatorOut]
    options_schema: dict[str, Any]  # Any: JSON Schema
    sortable: bool
    when_encrypted: Literal["found", "kept"] | None  # found by its whole value, or kept and no more
    when_searched: Literal["part", "end"] | None  # found by any part, or by the end of a number
    becomes: list[str]  # types a published field of this one may be changed to


class SystemFieldOut(Out):
    """A field every record has beside its form's own."""

    name: str
    label: LabelOut
    type: str


class NamedOut(Out):
    """Something by its name and what people call it."""

    name: str
    label: LabelOut


class LimitsOut(Out):
    """How far this build goes."""

    fields: int
    fields_warning: int
    nesting: int
    indexes: int


class CatalogueOut(Out):
    """Everything the builder offers."""

    field_types: list[FieldTypeOut]
    system_fields: list[SystemFieldOut]
    limits: LimitsOut
    row_rules: list[NamedOut]
    actions: list[NamedOut]
    icons: list[str]


@router.get("", openapi_extra=declared(permission="signed_in", audit="none"))
async def what_there_is() -> CatalogueOut:
    """What this build can make."""
    return CatalogueOut(
        field_types=[_type_out(each) for each in catalogue.described()],
        system_fields=[SystemFieldOut.model_validate(each) for each in catalogue.system_fields()],
        limits=LimitsOut(fields=MOST_FIELDS, fields_warning=MANY_FIELDS, nesting=DEEPEST, indexes=MOST_INDEXES),
        row_rules=[_named("all" if name == "true" else name, *told) for name, told in RULES.items()],
        actions=[_named(each.value, *said) for each, said in ACTIONS.items()],
        icons=list(ICONS),
    )


class RegionOut(Out):
    """A province, city or district: its GB/T 2260 code says where it belongs."""

    code: str
    name: str


class RegionsOut(Out):
    """All of them, in the order of their codes."""

    items: list[RegionOut]


@router.get("/regions", openapi_extra=declared(permission="signed_in", audit="none"))
async def list_regions() -> RegionsOut:
    """Provinces, cities and districts of China; fetched once by a form that asks for one."""
    return RegionsOut(items=[RegionOut(code=code, name=name) for code, name in regions().items()])


def _type_out(described: Mapping[str, Any]) -> FieldTypeOut:  # Any: JSON
    name = described["name"]
    becomes = [each.name for each in field_types if each.name != name and is_known(name, each.name)]
    return FieldTypeOut.model_validate({**described, "becomes": becomes})


def _named(name: str, zh: str, en: str) -> NamedOut:
    return NamedOut(name=name, label=LabelOut(zh=zh, en=en))
