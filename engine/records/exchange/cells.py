"""Records as rows of cells: the values a list shows, in the shape a spreadsheet counts, sorts and filters by.

What a reader sees masked stays masked; what he does not see is not there. Both are decided where records are projected
and nowhere else, so a file can hold nothing its list does not show.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Any

from engine.fields.field_type import Json
from engine.fields.shapes import SYSTEM_FIELDS
from engine.problems import Language
from engine.records.entity import Entity, EntityField
from engine.records.exchange.workbook import Cell, Look
from engine.reference import Label

NAMED = frozenset({"person", "org_unit", "reference"})
NUMBERS = {"integer": Look.WHOLE, "money": Look.MONEY, "decimal": Look.NUMBER, "percent": Look.NUMBER}
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for a formula at the beginning of a text in a CSV file (OWASP, CSV injection)."""
WIDTHS = {"integer": 12.0, "boolean": 8.0, "date": 12.0, "date_time": 20.0, "long_text": 40.0}
Show = Callable[[Mapping[str, Any]], Cell]  # Any: a record as it travels


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the file: a field of the form, or one every record has."""

    name: str
    label: Label
    type: str
    show: Show

    @property
    def look(self) -> Look:
        """How its numbers are shown."""
        return NUMBERS.get(self.type, Look.PLAIN)

    @property
    def width(self) -> float:
        """How wide it is."""
        return WIDTHS.get(self.type, 18.0)


def heading_of(entity: Entity, name: str, language: Language, zone: tzinfo) -> Heading:
    """The column of a field the reader sees, or of a system field."""
    field = entity.by_name.get(name)
    if field is None:
        system = SYSTEM_FIELDS[name]
        return Heading(name, system.label, system.type, _system(name, system.type, zone))
    return Heading(name, field.label, field.type, _own(field, language, zone))


def titles(headings: Sequence[Heading], language: Language) -> list[str]:
    """What stands above the columns: labels, and the name beside it where two have the same."""
    labels = [each.label.as_dict()[language.value] for each in headings]
    twice = {each for each in labels if labels.count(each) > 1}
    return [f"{label} ({each.name})" if label in twice else label for each, label in zip(headings, labels, strict=True)]


def as_text(value: Cell) -> str:
    """A cell of a CSV file: text that a spreadsheet might take for a formula gets an apostrophe before it."""
    match value:
        case None:
            return ""
        case str():
            return f"'{value}" if value.startswith(DANGEROUS) else value
        case datetime():
            return value.isoformat(" ", "seconds")
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
    return str(value)


def _system(name: str, kind: str, zone: tzinfo) -> Show:
    if kind == "date_time":
        return lambda record: _local(record[name], zone)
    return lambda record: (record[name] or {}).get("label")


def _own(field: EntityField, language: Language, zone: tzinfo) -> Show:
    name, read = field.name, _reader(field, language, zone)

    def show(record: Mapping[str, Any]) -> Cell:
        value = record["values"].get(name)
        if value is None:
            return None
        if name in record["masked"]:
            return str(value)
        return _named(record["labels"][name], language) if name in record["labels"] else read(value)

    return show


def _named(label: str | Sequence[str | None] | None, language: Language) -> Cell:
    """A name, or several in one cell; what the reader may not see has none."""
    if label is None or isinstance(label, str):
        return label
    return ("、" if language is Language.ZH else ", ").join(each for each in label if each)


def _reader(field: EntityField, language: Language, zone: tzinfo) -> Callable[[Json], Cell]:
    """A travelling value as a cell."""
    match field.type:
        case "integer":
            return int
        case "money" | "decimal" | "percent":
            return Decimal
        case "date":
            return date.fromisoformat
        case "date_time":
            return lambda value: _local(value, zone)
        case "text" | "long_text" | "phone" | "email" | "id_number" | "serial_number":
            return str
    display = field.traits.display
    return lambda value: display(value, language)


def _local(value: Any, zone: tzinfo) -> Cell:  # Any: an instant, or as it travels
    instant = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    try:
        return instant.astimezone(zone).replace(tzinfo=None)
    except OverflowError:  # the last hours of year 9999
        return str(value)
