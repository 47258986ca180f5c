"""Which column of a file is which field: guessed by what stands above it, or said by whoever brings it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from engine.errors import Invalid
from engine.permissions.access import Action
from engine.problems import Code, Problem
from engine.records.entity import EntityField
from engine.records.exchange.batch import Batch
from engine.records.exchange.written import folded
from engine.records.lens import Lens
from engine.records.trouble import uniques
from engine.records.validation import is_given

NOT_IN_SHEETS = frozenset({"file", "image", "signature", "table"})
"""Types whose values are no text somebody writes into a cell."""
BAD_MAPPING = Code(
    "bad_mapping",
    zh="列的对应应为每列一个字段名或空，共 {count} 列",
    en="A field or nothing for each of {count} columns",
)
NOT_IMPORTABLE = Code("not_importable", zh="不能导入字段“{name}”", en="The field '{name}' cannot be imported")
MAPPED_TWICE = Code("mapped_twice", zh="“{label}”对应了不止一列", en="{label} is given by more than one column")
NOTHING_MAPPED = Code("nothing_mapped", zh="至少要有一列对应到字段", en="At least one column has to be a field")
BAD_KEY = Code(
    "bad_key_field",
    zh="“{name}”不能用来查找已有记录：须是唯一、可见且已对应列的字段",
    en="Records cannot be found by '{name}': it has to be unique, seen in clear and given by a column",
)


def importable(lens: Lens) -> list[EntityField]:
    """The fields a sheet may fill in for this person: those he may write on some record, and keys he sees."""
    written = {**lens.rights.ever_written(Action.CREATE), **lens.rights.ever_written(Action.UPDATE)}
    keys = {each.uid for each in keys_of(lens)}
    return [
        each
        for each in lens.entity.fields
        if each.type not in NOT_IN_SHEETS and ((each.uid in written and not is_given(each)) or each.uid in keys)
    ]


def keys_of(lens: Lens) -> list[EntityField]:
    """The fields by which a row may find the record it changes."""
    single = [fields[0] for fields in uniques(lens.entity) if len(fields) == 1]
    return [each for each in single if lens.rights.always_clear(each.uid)]


_ADDED = re.compile(r"\s*(\*|（必填）|\(必填\)|\(required\))\s*$")


def guess(lens: Lens, titles: Sequence[str]) -> list[str | None]:
    """Which field each column seems to be: by label in either language, or by name."""
    known: dict[str, str] = {}
    for each in importable(lens):
        shown = each.label.as_dict()
        for text in (each.name, shown["zh"], shown["en"], *(f"{label} ({each.name})" for label in shown.values())):
            known.setdefault(folded(text), each.uid)
    found: list[str | None] = []
    for title in titles:
        uid = known.get(folded(_ADDED.sub("", title)))
        found.append(uid if uid not in found else None)
    return found


def read_mapping(lens: Lens, batch: Batch, mapping: Any, key: Any) -> tuple[list[str | None], str | None]:
    """Fields by uid; None keeps what was guessed. Raises Invalid with everything that is wrong."""
    if mapping is None:
        uids: list[str | None] = batch.mapping
    else:
        if not isinstance(mapping, list) or len(mapping) != len(batch.columns):
            raise Invalid([BAD_MAPPING.at("/mapping", count=len(batch.columns))])
        uids = []
        wrong: list[Problem] = []
        known = {each.name: each for each in importable(lens)}
        for at, name in enumerate(mapping):
            field = known.get(name) if isinstance(name, str) else None
            if name is not None and field is None:
                wrong.append(NOT_IMPORTABLE.at(f"/mapping/{at}", name=str(name)[:60]))
            elif field is not None and field.uid in uids:
                wrong.append(MAPPED_TWICE.at(f"/mapping/{at}", label=field.label.as_dict()))
            uids.append(field.uid if field is not None else None)
        if wrong:
            raise Invalid(wrong)
    if not any(uids):
        raise Invalid([NOTHING_MAPPED.at("/mapping")])
    if key is None:
        return uids, None
    found = next((each for each in keys_of(lens) if each.name == key and each.uid in uids), None)
    if found is None:
        raise Invalid([BAD_KEY.at("/key", name=str(key)[:60])])
    return uids, found.uid
