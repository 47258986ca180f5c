"""What can be wrong with the records of a form, measure by measure, through somebody's eyes.

The dimensions are those of ISO/IEC 25012 and DAMA: completeness, validity, uniqueness, timeliness. What a measure looks
at he must see in clear on every record he reads: a number tells as much as a list. A rule of the form that looks at
more is not told to him; nor is one the database cannot work out. A condition holds when it is true, as it does when a
record is saved: unknown is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_

from engine.errors import Invalid
from engine.permissions.access import Action
from engine.records.asking import ENCRYPTED, NOT_PUSHABLE, Asked, read_tree
from engine.records.caller import Caller
from engine.records.entity import EntityField
from engine.records.lens import Lens
from engine.records.linkage import CheckRule, Rule
from engine.records.quality import alike
from engine.records.quality.values import can_be_broken, days_ago, given_to_rows, is_broken, is_empty
from engine.records.readable import Readable
from engine.reference import Label, sentence

EMPTY, MISSING, INVALID, CHECK, DUPLICATE, STALE = "empty", "missing", "invalid", "check", "duplicate", "stale"
NOT_SEEN, SEALED, NOT_WORKED_OUT = "not_seen", "sealed", "not_worked_out"
_NO_LABEL = Label(zh="条件")
_WORDS = {
    MISSING: Label(zh="必填未填", en="Required and empty"),
    INVALID: Label(zh="不符合规则", en="Breaks a rule"),
    DUPLICATE: Label(zh="疑似重复", en="May be a duplicate"),
}
Condition = ColumnElement[bool]
Made = Callable[[Caller, Readable], Condition]


@dataclass(frozen=True)
class Measure:
    """One thing that may be wrong with a record. `why` it cannot be told, if it cannot; `rules` are the conditions it
    looks at, with values of their own to be bound."""

    kind: str
    name: str
    label: Label
    made: Made | None = None
    why: str = ""
    rules: tuple[Asked, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)  # Any: codes that rank, working days

    @property
    def key(self) -> str:
        """What a list asks for it by."""
        return f"{self.kind}.{self.name}" if self.name else self.kind

    def depends(self, caller: Caller) -> tuple[Any, ...]:
        """What the statement depends on, beside the form and the rights on it. Any: nothing but hashable things."""
        return (self.key, *((each.question.prefix, *each.key(caller)) for each in self.rules))

    def bound(self, caller: Caller) -> dict[str, Any]:
        """What it is run with. Any: values of any type."""
        values = dict(self.given)
        for each in self.rules:
            values |= each.bound(caller)
        return values

    @property
    def is_told(self) -> bool:
        """There is an answer for this reader."""
        return self.made is not None


@dataclass(frozen=True)
class FieldMeasures:
    """What is measured of one field. `shown` is true of records on which it is to be filled in; None for all. The
    field is `required` when it may not be empty there, always or on some."""

    field: EntityField
    shown: Measure | None
    empty: Measure
    missing: Measure | None
    invalid: Measure | None


class Measures:
    """Everything that can be told about the records of one form to one person."""

    def __init__(self, caller: Caller, lens: Lens) -> None:
        self.caller, self.lens, self.entity = caller, lens, lens.entity
        self._found = lens.readable()
        self._asked = 0

    @cached_property
    def fields(self) -> Sequence[FieldMeasures]:
        """The fields people fill in, as far as he knows of them."""
        return [self._field(each) for each in self._found.shown if self._is_filled_in(each)]

    @cached_property
    def checks(self) -> Sequence[Measure]:
        """The checks over several fields; those that look at what he never sees are none for him."""
        linkage = self.entity.linkage
        return [each for check in (linkage.checks if linkage else ()) if (each := self._check(check)) is not None]

    @cached_property
    def duplicates(self) -> Sequence[Measure]:
        """The combinations by which records are taken for the same: rules of the form, and what must be unique."""
        return [each for names in alike.keys(self.entity) if (each := self._duplicate(names)) is not None]

    @cached_property
    def stale(self) -> Measure | None:
        """Not changed for so many days; None where the form says of none."""
        days = self.entity.quality.stale_days if self.entity.quality else None
        if days is None:
            return None
        label = Label(zh=f"{days} 天未更新", en=f"Not updated for {days} days")
        return Measure(STALE, "", label, lambda _, found: found.table["updated_at"] < days_ago(days))

    def find(self, key: str) -> Measure | None:
        """The measure of this key, or all of a kind together; None where there is none for him."""
        kind, _, name = key.partition(".")
        if not name:
            return self._any(kind)
        return next((each for each in self._of(kind) if each.name == name), None)

    def told(self, kind: str) -> list[Measure]:
        """The measures of a dimension he gets an answer to: what is invalid is so by itself or by a check."""
        kinds = (INVALID, CHECK) if kind == INVALID else (kind,)
        return [each for one in kinds for each in self._of(one) if each.is_told]

    def _of(self, kind: str) -> Iterator[Measure]:
        if kind == CHECK:
            yield from self.checks
        elif kind == DUPLICATE:
            yield from self.duplicates
        elif kind in (EMPTY, MISSING, INVALID):
            yield from (each for one in self.fields if (each := getattr(one, kind)) is not None)

    def _any(self, kind: str) -> Measure | None:
        if kind == STALE:
            return self.stale
        if kind not in (MISSING, INVALID, DUPLICATE):
            return None
        some = self.told(kind)
        if kind == DUPLICATE and some:
            return Measure(kind, "", _WORDS[kind], alike.stands_twice([each.name.split("+") for each in some]))
        rules = tuple(rule for each in some for rule in each.rules)
        given = {name: value for each in some for name, value in each.given.items()}

        def one_of_them(caller: Caller, found: Readable) -> Condition:
            return or_(false(), *(each.made(caller, found) for each in some if each.made is not None))

        return Measure(kind, "", _WORDS[kind], one_of_them, "", rules, given)

    def _is_filled_in(self, field: EntityField) -> bool:
        linkage = self.entity.linkage
        return field.type != "serial_number" and not (linkage is not None and linkage.is_computed(field.uid))

    def _field(self, field: EntityField) -> FieldMeasures:
        rules = self.entity.linkage.fields.get(field.uid) if self.entity.linkage else None
        shown = self._rule(rules.visible if rules else None)
        needed = self._rule(rules.required if rules else None)
        why = "" if self._is_clear(field) else NOT_SEEN
        why = why or (shown.why if shown else "")
        looked = shown.rules if shown else ()

        def measure(kind: str, made: Made, why: str = why, more: Sequence[Asked] = ()) -> Measure:
            def within(caller: Caller, found: Readable) -> Condition:
                here = made(caller, found)
                return and_(shown.made(caller, found), here) if shown and shown.made else here

            told = None if why else within
            return Measure(kind, field.name, field.label, told, why, () if why else (*looked, *more))

        empty = measure(EMPTY, lambda _, found: is_empty(field, found))
        missing = None
        if field.required:
            missing = measure(MISSING, lambda _, found: is_empty(field, found))
        elif needed is not None:
            holds = needed.made or _nothing
            missing = measure(
                MISSING,
                lambda caller, found: and_(is_empty(field, found), holds(caller, found)),
                why or needed.why,
                needed.rules,
            )
        return FieldMeasures(field, shown, empty, missing, self._invalid(field, measure, why))

    def _invalid(self, field: EntityField, measure: Callable[..., Measure], why: str) -> Measure | None:
        if not can_be_broken(field, self._found):
            return None
        if field.encrypted:
            return measure(INVALID, _nothing, why or SEALED)
        made = measure(INVALID, lambda _, found: is_broken(field, found), why)
        return replace(made, given=given_to_rows(field, self.caller, self.entity.app)) if field.rows else made

    def _check(self, check: CheckRule) -> Measure | None:
        own = {path[0] for path in check.fails.reads if path[0] in self.entity.by_uid}
        if not all(self.lens.rights.ever_seen(uid) for uid in own):
            return None
        found = self._rule(check.fails)
        assert found is not None
        return Measure(CHECK, check.name, check.message, found.made, found.why, found.rules)

    def _duplicate(self, names: Sequence[str]) -> Measure | None:
        fields = [self.entity.by_name[each] for each in names]
        if not all(self.lens.rights.ever_seen(each.uid) for each in fields):
            return None
        label = sentence(*(" + ".join(each.label.as_dict()[one] for each in fields) for one in ("zh", "en")))
        if not all(map(self._is_clear, fields)):
            return Measure(DUPLICATE, "+".join(names), label, None, NOT_SEEN)
        return Measure(DUPLICATE, "+".join(names), label, alike.stands_twice([names]))

    def _rule(self, rule: Rule | None) -> Measure | None:
        """A condition of the form as he may ask it; None where there is none."""
        if rule is None:
            return None
        prefix = f"q{self._asked}"
        self._asked += 1
        asked, problems = read_tree(self.caller, self.lens, self.entity.app, rule.node, prefix)
        if asked is None:
            known = {each.code.name for each in problems} <= {ENCRYPTED.name, NOT_PUSHABLE.name}
            return Measure("", "", _NO_LABEL, None, NOT_WORKED_OUT if known and problems else NOT_SEEN)
        try:
            asked.where(self.caller, self._found)
        except Invalid:
            return Measure("", "", _NO_LABEL, None, NOT_WORKED_OUT)
        return Measure("", "", _NO_LABEL, asked.where, "", (asked,))

    def _is_clear(self, field: EntityField) -> bool:
        return self.lens.rights.always_clear(field.uid)


def _nothing(_: Caller, __: Readable) -> Condition:
    return false()


def may_see(lens: Lens) -> bool:
    """Who mends records or hands them out is to know how good they are."""
    return lens.access.may(Action.UPDATE) or lens.access.may(Action.EXPORT)
