"""What somebody sent, against what he may write: read, folded, complete, or everything that is wrong with it. Pure.

unknown or hidden field        there is no such field
seen but not writable          not writable
masked, sent back unchanged    ignored
other text with the mask in it refused, since it would overwrite what the sender never saw
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.fields.field_type import Json
from engine.fields.masks import mask_for
from engine.permissions.access import See, Write
from engine.problems import Code, Problem, pointer
from engine.query.source import UNKNOWN_FIELD
from engine.records.entity import Entity, EntityField
from engine.records.sent_rows import SentRow, read_rows
from engine.records.validation import GIVEN, NOT_AN_OBJECT, VALUES, is_given, missing, read_values

NOT_WRITABLE = Code("field_not_writable", zh="你不能填写“{label}”", en="You may not write {label}")
MASKED = Code(
    "masked_value",
    zh="“{label}”含有脱敏符号；请填写完整的值，或保持原样",
    en="{label} contains the mask; write the whole value or leave it as it is",
)


@dataclass(slots=True)
class Submission:
    """Values ready to be bound, by field uid, and what is wrong. Fields not sent are absent, of a new record they are
    `silent`; `follows` are those whose value follows from others, `rows` what was sent of sub-tables."""

    values: dict[str, Any] = field(default_factory=dict)  # Any: the Python value of each type
    problems: list[Problem] = field(default_factory=list)
    follows: set[str] = field(default_factory=set)
    rows: dict[str, list[SentRow]] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)


def read_new(
    entity: Entity,
    sent: Any,
    *,
    see: Mapping[str, See],
    write: Mapping[str, Write],
    plain: frozenset[str] = frozenset(),
) -> Submission:
    """A new record: what was sent, defaults for what was not, and a complaint for what must not be empty.

    A required field the sender may not write is left to whoever may. `plain` is what `plain_names` gives, for whoever
    reads many.
    """
    found = Submission()
    if not isinstance(sent, dict):
        return Submission(problems=[NOT_AN_OBJECT.at(VALUES)])
    if sent.keys() <= plain:
        allowed: dict[str, Json] = sent
        read, wrong = read_values(entity, sent)
    else:
        allowed = _allowed(entity, sent, see, write, found.problems)
        rows = _rows(entity, allowed, {}, found)
        read, wrong = read_values(entity, {name: value for name, value in allowed.items() if name not in rows})
        read |= {name: value for name, value in rows.items() if value is not ...}
    found.problems += wrong
    values = found.values
    for each in entity.fields:
        name = each.name
        value = read.get(name)
        if value is None:
            if name not in read:
                if name in allowed:
                    continue  # what was sent could not be read
                if name not in sent:
                    found.silent.add(each.uid)
                if each.default is not None:
                    value = each.traits.parse(each.default)
            if value is None:
                if each.required and each.uid in write and not is_given(each):
                    found.problems.append(missing(each))
                continue
        values[each.uid] = value
    found.problems = in_order(entity, found.problems)
    return found


def plain_names(entity: Entity, write: Mapping[str, Write]) -> frozenset[str]:
    """The names of fields of which a value that is sent has only to be read."""
    return frozenset(
        each.name for each in entity.fields if each.uid in write and each.rows is None and not is_given(each)
    )


def read_change(
    entity: Entity,
    sent: Any,
    *,
    see: Mapping[str, See],
    write: Mapping[str, Write],
    current: Mapping[str, Json],
) -> Submission:
    """A change of a record whose present values, as they travel, are `current` by field uid. Only real changes
    remain."""
    found = Submission()
    if not isinstance(sent, dict):
        return Submission(problems=[NOT_AN_OBJECT.at(VALUES)])
    allowed = _allowed(entity, sent, see, write, found.problems)
    for name in [each for each in allowed if see.get(entity.by_name[each].uid) is See.MASKED]:
        each = entity.by_name[name]
        mask = mask_for(each.type, each.options)
        if mask.is_in(allowed[name]):
            if allowed[name] != mask(current.get(each.uid)):
                found.problems.append(MASKED.at(VALUES + pointer(name), label=each.label.as_dict()))
            del allowed[name]
    # a code retired meanwhile may stay where it stands
    same = {n: v for n, v in allowed.items() if v is not None and v == current.get(entity.by_name[n].uid)}
    allowed = {name: value for name, value in allowed.items() if name not in same}
    rows = _rows(entity, allowed, current, found)
    read, wrong = read_values(entity, {name: value for name, value in allowed.items() if name not in rows})
    found.problems += wrong
    read |= {name: value for name, value in rows.items() if value is not ...}
    for name, value in read.items():
        each = entity.by_name[name]
        if value is None and each.required:
            found.problems.append(missing(each))
        elif each.traits.dump(value) != current.get(each.uid):
            found.values[each.uid] = value
    found.problems = in_order(entity, found.problems)
    return found


def _rows(entity: Entity, sent: Mapping[str, Json], current: Mapping[str, Json], found: Submission) -> dict[str, Any]:
    """What was sent of sub-tables, by name: rows, None for none, `...` where something is wrong with them."""
    read: dict[str, Any] = {}
    for name, value in sent.items():
        each = entity.by_name[name]
        if each.rows is None:
            continue
        rows, problems = read_rows(each, value, current.get(each.uid))
        found.rows[each.uid] = rows
        found.problems += problems
        read[name] = ... if problems else [row.cells(each.rows) for row in rows] or None
    return read


def in_order(entity: Entity, problems: list[Problem]) -> list[Problem]:
    """Problems in the order of the form's fields; what belongs to none comes first."""
    if len(problems) < 2:
        return problems
    place = {each.name: position for position, each in enumerate(entity.fields)}

    def key(problem: Problem) -> int:
        parts = problem.path.split("/")
        # where a field somebody does not see would stand is not to be learnt from the order
        return place.get(parts[2], -1) if len(parts) > 2 and problem.code is not UNKNOWN_FIELD else -1

    return sorted(problems, key=key)


def _allowed(
    entity: Entity, sent: dict[str, Json], see: Mapping[str, See], write: Mapping[str, Write], problems: list[Problem]
) -> dict[str, Json]:
    """What was sent for fields that may be written; the rest is a problem each."""
    allowed: dict[str, Json] = {}
    for name, value in sent.items():
        each = entity.by_name.get(name)
        if each is None or (each.uid not in write and each.uid not in see):
            problems.append(UNKNOWN_FIELD.at(VALUES + pointer(name[:100]), name=name[:60]))
        elif is_given(each):
            problems.append(GIVEN.at(VALUES + pointer(name), label=each.label.as_dict()))
        elif each.uid not in write:
            problems.append(NOT_WRITABLE.at(VALUES + pointer(name), label=each.label.as_dict()))
        else:
            allowed[name] = value
    return allowed


def travelling(fields: Mapping[str, EntityField], values: Mapping[str, Any]) -> dict[str, Json]:
    """Python values by field uid as they travel."""
    return {uid: fields[uid].traits.dump(value) for uid, value in values.items()}
