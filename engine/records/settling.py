"""A record being saved, settled: values worked out, hidden fields cleared, and everything its expressions find wrong.
Pure.

A condition holds when it is true: unknown is not. Where a value could not be read, what depends on it is not asked; its
writer is told of the value first.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from types import NoneType
from typing import Any

from engine.expressions.failure import BudgetExceeded
from engine.expressions.python_source import Moment
from engine.problems import Code, Language, Problem, pointer
from engine.records.entity import Entity, EntityField
from engine.records.expressed import AS_IT_IS, as_argument, written_as
from engine.records.linkage import FieldRules, Linkage, Path, Rule
from engine.records.strict import TooLong, strict_value, strictly_true
from engine.records.validation import VALUES, missing, read_worked_out

CHECK_FAILED = Code("check_failed", zh="{message}", en="{message}")
LOCKED = Code("field_locked", zh="“{label}”此时为只读", en="{label} is read only now")
NOT_SHOWN = Code(
    "field_not_shown",
    zh="“{label}”现在不显示，不能填写；请去掉它的值",
    en="{label} is not shown now and cannot be filled in; leave it out",
)
NOT_OFFERED = Code(
    "not_offered",
    zh="“{label}”现在不能选“{value}”，请重新选择",
    en="{label} cannot be '{value}' here; choose again",
)
NOT_OFFERED_RECORD = Code(
    "not_offered",
    zh="“{label}”现在不能选这条记录，请重新选择",
    en="{label} cannot be this record here; choose again",
)
NOT_WORKED_OUT = Code(
    "value_not_worked_out",
    zh="“{label}”的公式算不出结果（{what}），未保存",
    en="The value of {label} cannot be worked out ({what}); nothing was saved",
)
NOT_TESTED = Code(
    "condition_not_worked_out",
    zh="“{label}”的条件算不出结果（{what}），未保存",
    en="The condition of {label} cannot be worked out ({what}); nothing was saved",
)
PLAIN = AS_IT_IS - {NoneType}
TOO_MANY_DIGITS = {"zh": "结果超过 34 位数字", "en": "the result has more than 34 digits"}
TOO_MUCH_WORK = {"zh": "计算量超过上限", "en": "it takes more work than is allowed"}


@dataclass(slots=True)
class Settled:
    """What became of a record: values that follow from others by field uid, those that are only worked out and not
    stored, fields nobody sees now, problems."""

    values: dict[str, Any] = field(default_factory=dict)  # Any: the Python value of each type
    read_only: dict[str, Any] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class Saving:
    """A record on its way in. `known` is what there is to read, by path; `faulty` the fields whose value could not be
    read; `writable` those its writer may fill in, `changed` those he does. `is_new`: no other record refers
    to it; `silent` are then the fields nothing was said of.

    What a formula makes of a list of records is worked out here only where `known` has the list, at the path of the
    relation: rows that are saved along. Otherwise the value stays, and is worked out anew where the list changes.
    """

    known: dict[Path, Any]
    moment: Moment
    zone: tzinfo
    faulty: set[str] = field(default_factory=set)
    writable: Container[str] = ()
    changed: Container[str] = ()
    is_new: bool = False
    silent: Container[str] = ()


def settle(entity: Entity, linkage: Linkage, saving: Saving) -> Settled:
    """Values first, in the order in which they follow from each other; then what is asked of them."""
    return _Settling(entity, linkage, saving).run()


class _Settling:
    def __init__(self, entity: Entity, linkage: Linkage, saving: Saving) -> None:
        self._entity, self._linkage, self._saving = entity, linkage, saving
        asked = linkage.asked
        self._known = {
            path: value if type(value) in PLAIN else self._argument(path, value)
            for path, value in saving.known.items()
            if path in asked
        }
        self._settled = Settled()
        self._unsure: set[str] = set()

    def run(self) -> Settled:
        for uid in self._linkage.order:
            self._value(self._linkage.fields[uid])
        for rules in self._linkage.told_apart:
            if self._is_hidden(rules):
                self._not_shown(rules.uid)
        for rules in self._linkage.fields.values():
            self._asked_of(rules)
        for check in self._linkage.checks:
            if self._is_true(check.fails, check.at):
                field_ = self._entity.by_uid.get(check.at or "")
                path = VALUES + pointer(field_.name) if field_ is not None else VALUES
                problem = CHECK_FAILED.at(path, message=check.message.as_dict(), check=check.name)
                self._settled.problems.append(problem)
        return self._settled

    def _argument(self, path: Path, value: Any) -> Any:
        """A value as expressions take it; rows of a sub-table as records are, by the uids of their columns."""
        of = self._entity.by_uid.get(path[0]) if len(path) == 1 else None
        if of is None or of.rows is None:
            return as_argument(value, self._saving.zone)
        uids, zone = [each.uid for each in of.rows.fields], self._saving.zone
        return [
            {
                uid: cell if type(cell) in AS_IT_IS else as_argument(cell, zone)
                for uid, cell in zip(uids, row[1:], strict=True)
            }
            for row in value or ()
        ]

    def _value(self, rules: FieldRules) -> None:
        """The value of a field that follows from others."""
        if rules.clears and self._is_hidden(rules) and self._is_his(rules):
            self._not_shown(rules.uid)
            self._saving.faulty.discard(rules.uid)
            self._known[(rules.uid,)] = None
            if not rules.is_virtual:
                self._set(rules.uid, None)
        elif rules.computed is not None and self._has_lists(rules.computed):
            self._work_out(self._entity.by_uid[rules.uid], rules)
        elif rules.default is not None and self._saving.is_new and rules.uid in self._saving.silent:
            self._default(self._entity.by_uid[rules.uid], rules.default)

    def _default(self, of: EntityField, rule: Rule) -> None:
        """What a new record holds where nothing was said; what cannot be worked out, or chosen, leaves it empty."""
        if self._depends_on_faulty(rule):
            return
        try:
            written = written_as(of, strict_value(rule, self._saving.moment, self._arguments(rule)), self._saving.zone)
        except (BudgetExceeded, ArithmeticError, ValueError, TypeError, RecursionError):
            return
        found = read_worked_out(self._entity, of, written)
        if found is not None and not isinstance(found, Problem) and found not in of.retired_codes:
            self._set(of.uid, found)

    def _has_lists(self, rule: Rule) -> bool:
        """The lists it reads are here; a new record has none."""
        missing_ = [path for path in rule.relations if path not in self._known]
        if not missing_:
            return True
        if self._saving.is_new:
            self._known |= {path: [] for path in missing_}
            return True
        return not missing_

    def _is_hidden(self, rules: FieldRules) -> bool:
        """Nobody sees the field now. Where that is not known, nothing is asked of it, and its value stays."""
        if rules.visible is None:
            return False
        seen = self._is_true(rules.visible, rules.uid)
        if seen is None:
            self._unsure.add(rules.uid)
        elif not seen:
            self._settled.hidden.add(rules.uid)
        return seen is False

    def _is_his(self, rules: FieldRules) -> bool:
        """What he may not fill in himself is not emptied by his saving either; what is worked out is nobody's."""
        return self._saving.is_new or rules.computed is not None or rules.uid in self._saving.writable

    def _not_shown(self, uid: str) -> None:
        """Another value than there is was sent for what nobody sees now."""
        if uid in self._saving.changed and self._known.get((uid,)) not in (None, "", []):
            of = self._entity.by_uid[uid]
            self._settled.problems.append(NOT_SHOWN.at(VALUES + pointer(of.name), label=of.label.as_dict()))

    def _work_out(self, of: EntityField, rules: FieldRules) -> None:
        rule = rules.computed
        assert rule is not None
        if self._depends_on_faulty(rule):
            self._saving.faulty.add(of.uid)
            return
        try:
            value = strict_value(rule, self._saving.moment, self._arguments(rule))
            written = written_as(of, value, self._saving.zone)
        except (BudgetExceeded, ArithmeticError, ValueError, TypeError, RecursionError) as error:
            what = TOO_MANY_DIGITS if isinstance(error, TooLong) else TOO_MUCH_WORK
            place = VALUES + pointer(of.name)
            self._fail(of.uid, NOT_WORKED_OUT.at(place, label=of.label.as_dict(), what=what))
            return
        found = read_worked_out(self._entity, of, written)
        if isinstance(found, Problem):
            self._fail(of.uid, found)
        elif rules.is_virtual:
            self._settled.read_only[of.uid] = found
            self._known[(of.uid,)] = as_argument(found, self._saving.zone)
        else:
            self._set(of.uid, found)

    def _asked_of(self, rules: FieldRules) -> None:
        """Needed and empty; locked and changed. Nothing is asked of a field nobody sees."""
        uid, of = rules.uid, self._entity.by_uid[rules.uid]
        if uid in self._settled.hidden or uid in self._saving.faulty or uid in self._unsure:
            return
        is_required = of.required or bool(rules.required is not None and self._is_true(rules.required, uid))
        may_fill_in = rules.computed is not None or uid in self._saving.writable
        if is_required and may_fill_in and self._known.get((uid,)) in (None, "", []):
            self._settled.problems.append(missing(of))
        if rules.read_only is not None and uid in self._saving.changed and self._is_true(rules.read_only, uid):
            self._settled.problems.append(LOCKED.at(VALUES + pointer(of.name), label=of.label.as_dict()))
        if rules.offered is not None and self._is_chosen(rules.offered, uid):
            self._offered(rules.offered, of)

    def _is_chosen(self, rule: Rule, uid: str) -> bool:
        """Something stands there, and it or what it depends on is said now: what was chosen under other rules stays."""
        if self._known.get((uid,)) is None:
            return False
        return self._saving.is_new or any(path[0] in self._saving.changed for path in ((uid,), *rule.reads))

    def _offered(self, rule: Rule, of: EntityField) -> None:
        if self._is_true(rule, of.uid) is False:
            path, label, value = VALUES + pointer(of.name), of.label.as_dict(), self._known[(of.uid,)]
            said = {each.value: of.traits.display(value, each) for each in Language}
            told = NOT_OFFERED.at(path, label=label, value=said) if of.target is None else None
            self._settled.problems.append(told or NOT_OFFERED_RECORD.at(path, label=label))

    def _is_true(self, rule: Rule, uid: str | None) -> bool | None:
        """Whether it is; None when it depends on what could not be read, or cannot be worked out, which is told."""
        if self._depends_on_faulty(rule):
            return None
        try:
            return strictly_true(rule, self._saving.moment, self._arguments(rule))
        except (BudgetExceeded, ArithmeticError, ValueError, TypeError, RecursionError) as error:
            what = TOO_MANY_DIGITS if isinstance(error, TooLong) else TOO_MUCH_WORK
            of = self._entity.by_uid.get(uid or "")
            label = of.label if of is not None else self._entity.label
            path = VALUES + pointer(of.name) if of is not None else VALUES
            self._settled.problems.append(NOT_TESTED.at(path, label=label.as_dict(), what=what))
            return None

    def _arguments(self, rule: Rule) -> list[Any]:
        return [self._known.get(path) for path in rule.reads]

    def _depends_on_faulty(self, rule: Rule) -> bool:
        faulty = self._saving.faulty
        return bool(faulty) and any(path[0] in faulty for path in rule.reads)

    def _set(self, uid: str, value: Any) -> None:
        self._settled.values[uid] = value
        self._known[(uid,)] = self._argument((uid,), value)
        if value is None:  # what was reached through it is not reached any more
            for path in [each for each in self._known if each[0] == uid]:
                self._known[path] = None

    def _fail(self, uid: str, problem: Problem) -> None:
        self._saving.faulty.add(uid)
        self._settled.problems.append(problem)


def known_values(values: Mapping[str, Any]) -> dict[Path, Any]:
    """Values by field uid as what a record's own fields are known as."""
    return {(uid,): value for uid, value in values.items()}
