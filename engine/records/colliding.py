"""What is wrong between many rows and what is there: values that may stand once, references that lead nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine.problems import Code, pointer
from engine.records import finding_many
from engine.records.caller import Caller
from engine.records.entity import EntityField
from engine.records.item import Item, Seen
from engine.records.lens import Lens
from engine.records.trouble import TAKEN, TAKEN_TOGETHER, uniques, unreadable
from engine.records.validation import VALUES

REPEATED = Code(
    "repeated_in_file",
    zh="“{label}”的值在第 {row} 行已经出现过",
    en="This {label} stands in row {row} already",
)


def repeat(lens: Lens, items: Sequence[Item], key: EntityField | None, seen: Seen) -> None:
    """Values that may stand once, and do twice in the file."""
    alone = uniques(lens.entity)
    for item in items:
        for fields in alone:
            values = tuple(item.submission.values.get(each.uid) for each in fields)
            if key is not None and fields == [key] and not item.is_new:
                values = (key.traits.parse(item.sent.get(key.name)),)
            if None in values:
                continue
            named = tuple(each.uid for each in fields)
            earlier = seen.at((*named, *(str(each) for each in values)), item.row)
            if earlier is not None:
                label = fields[0].label.as_dict()
                item.fail([REPEATED.at(VALUES + pointer(fields[0].name), label=label, row=earlier)])


async def collide(caller: Caller, lens: Lens, items: Sequence[Item]) -> None:
    """Values that may stand once, and are another record's already: that they are is told, whose never."""
    for fields in uniques(lens.entity):
        asked: list[Item] = []
        rows: list[tuple[Any, ...]] = []
        for item in items:
            if not any(each.uid in item.submission.values for each in fields):
                continue
            whole = item.whole(fields)
            if all(whole.get(each.uid) is not None for each in fields):
                asked.append(item)
                rows.append(tuple(whole[each.uid] for each in fields))
        if not rows:
            continue
        for n, record in await finding_many.taken(caller, lens, fields, rows):
            if record != asked[n].record:
                place = VALUES + pointer(fields[0].name)
                labels = [each.label.as_dict() for each in fields]
                one = TAKEN.at(place, label=labels[0]) if len(fields) == 1 else TAKEN_TOGETHER.at(place, labels=labels)
                asked[n].fail([one])


async def refer(caller: Caller, lens: Lens, items: Sequence[Item], *, lock: bool) -> None:
    """References to records the writer may not read look as if the records did not exist."""
    for uid, target in lens.targets.items():
        wanted = {value for item in items if (value := item.submission.values.get(uid)) is not None}
        if not wanted:
            continue
        known = await finding_many.readable_among(caller, target, wanted, lock=lock)
        for item in items:
            value = item.submission.values.get(uid)
            if value is not None and value not in known:
                item.fail(unreadable(lens.entity, [uid]))
