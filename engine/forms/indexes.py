"""Which indexes a form asks for; the limit is what every save of a record has to keep up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.fields.options import traits_of
from engine.fields.sealed import EXACT, digest_uid, is_encrypted
from engine.fields.searched import is_searched, order_index, search_index
from engine.forms.model import Form, FormField

MOST_INDEXES = 16
SYSTEM_INDEXES = 4
"""The key, and the three by which lists are read: newest first, by owner, by unit."""

ALWAYS_INDEXED = frozenset({"reference", "references"})
ALWAYS_UNIQUE = frozenset({"serial_number"})


@dataclass(frozen=True, slots=True)
class Index:
    """One index: the uid of what asks for it, and the uids of its fields."""

    name: str
    fields: tuple[str, ...]
    unique: bool
    method: str


def indexes_of(form: Form) -> list[Index]:
    """Every index of a form beside those each table has."""
    by_name = {each.name: _compared(each) for each in form.fields}
    single = [_index(each) for each in form.fields if is_unique(each) or is_indexed(each)]
    together = [
        Index(each.uid, tuple(by_name[name] for name in each.fields if name in by_name), True, "btree")
        for each in form.unique
    ]
    return single + together + [index for each in form.fields for index in _of_text(each, form.title_field)]


def is_unique(field: FormField) -> bool:
    """No value occurs twice."""
    return field.unique or field.type in ALWAYS_UNIQUE


def is_indexed(field: FormField) -> bool:
    """Found by value without reading the table. A reference always is: its target asks who refers to it; and so is
    what is encrypted, since being found by its exact value is all that is left of searching."""
    return field.indexed or field.type in ALWAYS_INDEXED or (is_encrypted(field) and field.type in EXACT)


def _of_text(field: FormField, title_field: str | None) -> Iterator[Index]:
    """What finds parts of a text, and what orders by its pinyin. What is encrypted is found by its digests."""
    if is_encrypted(field):
        return
    searched = is_searched(field, title_field)
    if searched:
        yield Index(search_index(field.uid), (field.uid,), False, "search")
    if field.type == "text" and field.computed is None and (searched or field.indexed):
        yield Index(order_index(field.uid), (field.uid,), False, "pinyin")


def _compared(field: FormField) -> str:
    return digest_uid(field.uid) if is_encrypted(field) else field.uid


def _index(field: FormField) -> Index:
    traits = traits_of(field.type, field.options)
    method = "btree" if traits is None or is_unique(field) else traits.column.index
    return Index(field.uid, (_compared(field),), is_unique(field), method)
