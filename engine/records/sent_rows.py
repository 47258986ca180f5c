"""The rows of a sub-table as somebody sent them: read cell by cell, all problems at once, each at its cell.

A row with an id is one the record has; what it does not say of a column stays. A row without one is new. Rows that are
not sent are gone. A cell that comes back as it is was right when it was written and is not asked again. What a row
works out is worked out anew, whatever was sent for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from engine.database.identifier import new_id
from engine.fields.field_type import Json, ValueProblem
from engine.fields.reading import WRONG_TYPE
from engine.fields.rows import ROW, ROW_ID, ROWS, UNKNOWN_COLUMN, row_id
from engine.problems import Code, Problem, pointer
from engine.records.entity import Entity, EntityField
from engine.records.validation import TOO_MANY, VALUES, is_given, missing, read_values

TOO_FEW = Code("too_few_rows", zh="“{label}”至少要有 {limit} 行", en="{label} needs {limit} rows at least")
UNKNOWN_ROW = Code(
    "unknown_row", zh="这条记录里没有这一行，可能已被删除", en="The record has no such row; it may be gone"
)
ROW_TWICE = Code("row_twice", zh="同一行出现两次", en="The same row is there twice")
MOST_PROBLEMS = 500
"""More are of no use to anybody, and hostile input must not buy a long answer."""


@dataclass(slots=True)
class SentRow:
    """A row on its way in: its id, its place in what was sent, its values by uid of the column, and the columns whose
    value could not be read."""

    key: UUID
    at: int
    values: dict[str, Any] = field(default_factory=dict)  # Any: the Python value of each type
    faulty: set[str] = field(default_factory=set)

    def cells(self, entity: Entity) -> tuple[Any, ...]:
        """As the database gives a row: its id, then its cells."""
        return (self.key, *(self.values.get(each.uid) for each in entity.fields))


def read_rows(of: EntityField, value: Json, current: Json) -> tuple[list[SentRow], list[Problem]]:
    """The rows, and everything wrong with them. `current` are those the record has, as they travel."""
    place, label = VALUES + pointer(of.name), of.label.as_dict()
    if value is None or value == "":
        value = []
    if not isinstance(value, list):
        return [], [WRONG_TYPE.at(place, expected=ROWS)]
    if len(value) > of.options.at_most:
        return [], [TOO_MANY.at(place, label=label, limit=of.options.at_most)]
    problems: list[Problem] = []
    if 0 < len(value) < of.options.at_least:
        problems.append(TOO_FEW.at(place, label=label, limit=of.options.at_least))
    known = {row[ROW_ID]: row for row in current or ()}
    rows = []
    met: set[str] = set()
    for at, sent in enumerate(value):
        found = list(_identity(sent, known, met))
        if not found:
            row, found = _read(of, at, sent, known)
            rows.append(row)
        problems += (_under(each, f"{place}/{at}") for each in found)
        if len(problems) >= MOST_PROBLEMS:
            break
    return rows, problems[:MOST_PROBLEMS]


def _identity(sent: Json, known: Mapping[str, Json], met: set[str]) -> Iterator[Problem]:
    """What is wrong with what a row says it is."""
    if not isinstance(sent, Mapping):
        yield WRONG_TYPE.at(VALUES, expected=ROW)
        return
    try:
        key = row_id(sent)
    except ValueProblem as wrong:
        yield wrong.code.at(VALUES + "/id", **wrong.params)
        return
    if key is None:
        return
    if str(key) not in known:
        yield UNKNOWN_ROW.at(VALUES + "/id")
    elif str(key) in met:
        yield ROW_TWICE.at(VALUES + "/id")
    met.add(str(key))


def _read(
    of: EntityField, at: int, sent: Mapping[str, Json], known: Mapping[str, Json]
) -> tuple[SentRow, list[Problem]]:
    """A row, and what is wrong with its cells; paths begin as those of a record's values do."""
    entity = of.rows
    assert entity is not None
    key = row_id(sent)
    now: Mapping[str, Json] = known[str(key)] if key is not None else {}
    row, problems = SentRow(key or new_id(), at), list[Problem]()
    given: dict[str, Json] = {}
    for name, value in sent.items():
        column = entity.by_name.get(name)
        if column is None:
            if name != ROW_ID:
                problems.append(UNKNOWN_COLUMN.at(VALUES + pointer(name[:100]), name=name[:60]))
        elif not is_given(column) and (key is None or value != now.get(name)):
            given[name] = value
    read, wrong = read_values(entity, given)
    problems += wrong
    asked = entity.linkage.fields if entity.linkage is not None else {}
    for each in entity.fields:
        name = each.name
        if name in read:
            value = read[name]
        elif name in given:
            row.faulty.add(each.uid)
            continue
        else:
            stands = now.get(name) if key is not None else each.default
            value = None if stands is None else each.traits.parse(stands)
        if value is not None:
            row.values[each.uid] = value
        elif each.required and each.uid not in asked and not is_given(each):
            problems.append(missing(each))
    return row, problems


def _under(problem: Problem, place: str) -> Problem:
    """The problem of a row at its place in the record."""
    return replace(problem, path=place + problem.path.removeprefix(VALUES))
