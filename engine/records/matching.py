"""Which of the readable records a list asks for: conditions field by field, questions in words, and those of a view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Boolean, ColumnElement, literal_column, not_

from engine.fields.operators import EQ
from engine.fields.shapes import SystemField
from engine.permissions.rows import structural
from engine.problems import Problem
from engine.query import filters
from engine.query.source import Find, Source
from engine.records.asking import Asked, Question, read_question
from engine.records.caller import Caller
from engine.records.lens import Lens
from engine.records.narrowing import NOTHING, Narrowing, narrowing, parts_of
from engine.records.quality.asked import read_faults, taken_out
from engine.records.quality.measures import Measure
from engine.records.readable import Readable
from engine.reference import Label
from engine.secrets.keys import ring_of

SHARED_WITH_ME = SystemField("shared_with_me", Label(zh="共享给我的", en="Shared with me"), "boolean")
"""What a filter may ask about beside columns: whether a share reaches who asks. A field of that name goes before it."""


@dataclass(frozen=True, slots=True)
class Matching:
    """What a list is limited to; `narrowed` is what an index knows of it, `shared` whether with or without what is
    shared with who asks, `faults` what is wrong with its records."""

    conditions: Sequence[filters.Condition]
    asked: Sequence[Asked]
    narrowed: Narrowing = NOTHING
    shared: tuple[bool, ...] = ()
    faults: Sequence[Measure] = ()

    def key(self, caller: Caller) -> tuple[Any, ...]:
        """What the statement depends on. Any: nothing but hashable things."""
        return (
            filters.shape(self.conditions),
            self.shared,
            self.narrowed.key,
            *(each.key(caller) for each in self.asked),
            *(each.depends(caller) for each in self.faults),
        )

    def where(self, caller: Caller, found: Readable) -> list[ColumnElement[bool]]:
        """The same as SQL; Invalid where the database cannot answer it."""
        asked = [each.where(caller, found) for each in self.asked]
        asked += [each.made(caller, found) for each in self.faults if each.made is not None]
        with_me = structural("shared", found.table) if self.shared else None
        asked += [with_me if each else not_(with_me) for each in self.shared if with_me is not None]
        asked += self.narrowed.where(caller.lens(found.entity.app, found.entity.name), found)
        return [filters.where(self.conditions), *asked] if self.conditions else asked

    def bound(self, caller: Caller) -> dict[str, Any]:
        """What it is run with. Any: values of any type."""
        values = filters.bindings(self.conditions, lambda text, place: ring_of(caller.session).digest(text, place))
        for each in self.asked:
            values |= each.bound(caller)
        for fault in self.faults:
            values |= fault.bound(caller)
        return values | self.narrowed.bound()

    async def by_index(self, caller: Caller, lens: Lens) -> Matching:
        """The same, found by an index of texts where one names few records."""
        return replace(self, narrowed=await narrowing(caller, lens, parts_of(lens.entity, self.conditions, self.asked)))


def read_matching(
    caller: Caller, lens: Lens, found: Readable, written: Any, given: Question | None, *, within: Any = None
) -> tuple[Matching, list[Problem]]:
    """What is asked for, or everything that is wrong with it. `written` is a list of conditions, a text, or what the
    condition builder draws; `within` are more conditions, those of a group."""
    written, faulty = taken_out(written)
    within, faulty_within = taken_out(within)
    faults, wrong_faults = read_faults(caller, lens, _at(faulty, "/filter") + _at(faulty_within, "/within"))
    listed = written if isinstance(written, list) or not isinstance(written, (str, dict)) else None
    conditions, problems = filters.read_filter(listed, _finding(found))
    more, wrong_within = filters.read_filter(within, _finding(found), path="/within")
    conditions, problems = [*conditions, *more], [*problems, *wrong_within, *wrong_faults]
    questions = [] if given is None else [given]
    if isinstance(written, str | dict) and written:
        questions.append(Question(lens.entity.app, written))
    asked = []
    for question in questions:
        one, wrong = read_question(caller, lens, question)
        problems += wrong
        if one is not None:
            asked.append(one)
    shared = tuple(dict.fromkeys(bool(each.values[0]) for each in conditions if each.source is _WITH_ME))
    return Matching(
        [each for each in conditions if each.source is not _WITH_ME], asked, shared=shared, faults=faults
    ), problems


_WITH_ME = Source(
    SHARED_WITH_ME.name, SHARED_WITH_ME.label, literal_column("true", Boolean),
    replace(SHARED_WITH_ME.traits, operators=(EQ,)), nullable=False,
)  # fmt: skip


def _finding(found: Readable) -> Find:
    """Its fields, and whether a record is shared with who asks."""

    def find(name: str, path: str) -> Source | Problem:
        is_asked = name == SHARED_WITH_ME.name and name not in found.entity.by_name
        return _WITH_ME if is_asked else found.find(name, path)

    return find


def _at(faulty: Sequence[tuple[str, dict[str, Any]]], path: str) -> list[tuple[str, dict[str, Any]]]:
    return [(path + place, each) for place, each in faulty]
