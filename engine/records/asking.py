"""What somebody asks of a list in words of his own: an expression, checked and run through his eyes.

A field he does not see in clear is refused by name, one he never sees does not exist, a form he may not read has no
members, and a record he may not read is as if it were not there: so nothing can be found out about what he may not see.
Its values are taken out of the expression, so that one statement serves the same question about other values.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement

from engine.calendars.live import live_calendars
from engine.errors import Forbidden, Invalid, NotFound
from engine.expressions import ast
from engine.expressions.check import Checked, check, check_text
from engine.expressions.conditions import BadConditions, to_tree
from engine.expressions.exactly import asked_otherwise
from engine.expressions.surroundings import Member
from engine.expressions.types import BOOLEAN, ListOf, Record
from engine.fields.decidable import NOT_A_CONDITION
from engine.fields.shapes import SYSTEM_FIELDS
from engine.fields.surroundings import FormSurroundings, table_of
from engine.permissions.access import Action
from engine.problems import Code, Problem, has_errors
from engine.query.render import Kept
from engine.query.source import NOT_SEEN
from engine.query.sql_columns import NotPushable
from engine.query.sql_values import Lifted, lifted, refuse_unsendable
from engine.query.to_sql import Statement
from engine.records.caller import Caller
from engine.records.entity import Entity, EntityField
from engine.records.eyes import Opened, RecordColumns, SystemEyes
from engine.records.lens import Lens
from engine.records.readable import Readable
from engine.records.row_rules import given_to_one
from engine.records.sealing import digest_of
from engine.reference import Label, Reference

NOT_PUSHABLE = Code(
    "filter_not_pushable",
    zh="“{part}”不能用来筛选列表：数据库里无法计算",
    en="A list cannot be filtered by '{part}': the database cannot work it out",
)
BAD_CONDITIONS = Code(
    "bad_conditions", zh="筛选条件不完整或写法不对：{what}", en="The conditions cannot be read: {what}"
)
MOST_KEPT = 500


@dataclass(frozen=True)
class Question:
    """A question as it was written, where it stands, and the app whose names it uses: a text, or what the condition
    builder drew."""

    app: str
    written: Any  # Any: JSON somebody sent
    path: str = "/filter"
    prefix: str = "x"  # of the names its values are bound to


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was checked: its tree with the values taken out, and the forms it looks into."""

    question: Question
    lifted: Lifted
    forms: tuple[Reference, ...]

    def key(self, caller: Caller) -> tuple[str, ...]:
        """What the statement depends on: the shape of the question and the rights on every form it looks into."""
        return (self.lifted.key, *(caller.lens(each.app, each.name).key for each in self.forms))

    def where(self, caller: Caller, found: Readable) -> ColumnElement[bool]:
        """The question as SQL; Invalid where the database cannot answer it."""
        columns = RecordColumns(found.entity, found.table, ReaderEyes(caller))
        checked = self.lifted.checked
        try:
            return Statement(checked, columns, dict(self.lifted.parameters)).true(checked.tree)
        except NotPushable as error:
            raise Invalid([_refusal(error, self.question)]) from error

    def bound(self, caller: Caller) -> dict[str, Any]:
        """What it is run with. Any: values of any type."""
        calendars = live_calendars(caller.live, self.question.app)
        given = given_to_one(self.lifted.checked, caller.live.option_set, calendars)
        bound = {**self.lifted.values, **given}
        for each in self.forms:
            bound |= caller.lens(each.app, each.name).given
        return bound


_Found = tuple[Checked | None, "ReaderSurroundings", tuple[Problem, ...]]
_kept: WeakKeyDictionary[Any, Kept[tuple[Asked | None, tuple[Problem, ...]]]] = WeakKeyDictionary()  # Any: a picture


def read_question(caller: Caller, lens: Lens, question: Question) -> tuple[Asked | None, tuple[Problem, ...]]:
    """The question, or everything that is wrong with it. Remembered while nothing else is published."""
    actor, form = caller.actor, lens.entity.reference
    written = question.written if isinstance(question.written, str) else repr(question.written)
    who = (actor.roles, actor.is_system, caller.clock.today())
    key = (*who, form, question.app, question.path, type(question.written), written)
    kept = _kept.setdefault(caller.live, Kept(MOST_KEPT))
    return kept.get(key, lambda: _read(caller, form, question))


def surroundings(caller: Caller, form: Reference, app: str) -> ReaderSurroundings:
    """What names mean in a question about a form, asked with the names of an app."""
    return ReaderSurroundings(caller.live.scope(app), form, seen=Sight(caller))


def checked_question(caller: Caller, form: Reference, question: Question) -> _Found:
    """The question read and checked as any expression is; no more than that says whether it may be asked."""
    around = surroundings(caller, form, question.app)
    if isinstance(question.written, str):
        checked, problems = check_text(question.written, around, BOOLEAN)
        return checked, around, tuple(each.under(question.path) for each in problems)
    try:
        drawn = check(to_tree(question.written, around), around, BOOLEAN)
    except BadConditions as error:
        return None, around, (BAD_CONDITIONS.at(question.path + error.path, what=str(error)[:120]),)
    return drawn, around, tuple(each.under(question.path) for each in drawn.problems)


def read_tree(
    caller: Caller, lens: Lens, app: str, tree: ast.Node, prefix: str = "x"
) -> tuple[Asked | None, tuple[Problem, ...]]:
    """A question nobody wrote: a tree about records of a form, bound in it; or why he may not ask it."""
    around = surroundings(caller, lens.entity.reference, app)
    checked = check(tree, around, BOOLEAN)
    question = Question(app, "", prefix=prefix)
    return _accepted(caller, lens.entity.reference, question, (checked, around, checked.problems))


def _read(caller: Caller, form: Reference, question: Question) -> tuple[Asked | None, tuple[Problem, ...]]:
    return _accepted(caller, form, question, checked_question(caller, form, question))


def _accepted(
    caller: Caller, form: Reference, question: Question, found: _Found
) -> tuple[Asked | None, tuple[Problem, ...]]:
    checked, around, problems = found
    refused = [NOT_SEEN.at(question.path, label=each.as_dict()) for each in around.refused.values()]
    if refused or checked is None or has_errors(problems):
        return None, (*(each for each in problems if each.is_error), *refused)
    if checked.typed.type != BOOLEAN:
        return None, (NOT_A_CONDITION.at(question.path, found=checked.typed.type.feel),)
    try:
        refuse_unsendable(checked.tree)
    except NotPushable as error:
        return None, (_refusal(error, question),)
    otherwise = asked_otherwise(checked)
    if otherwise is not None:
        start, end = otherwise.span
        return None, (ENCRYPTED.at(question.path, start=start, end=end),)
    digest = digest_of(caller.session, caller.lens(form.app, form.name).entity)
    return Asked(question, lifted(checked, question.prefix, digest), tuple(sorted(around.reached - {form}))), ()


ENCRYPTED = Code(
    "filter_on_encrypted",
    zh="加密的字段只能用“等于”“是其中之一”“为空”与写明的值比较",
    en="An encrypted field can only be compared with written values: is, is one of, is empty",
)


def _refusal(error: NotPushable, question: Question) -> Problem:
    """Why the database cannot answer, with the place in the text."""
    start, end = error.node.span
    text = question.written[start:end] if isinstance(question.written, str) else ""
    return NOT_PUSHABLE.at(question.path, part=(text or error.what)[:60], start=start, end=end)


class Sight:
    """What the caller may ask about of any form."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def lens(self, form: Reference) -> Lens | None:
        """The form through his eyes; None where there is nothing for him to read."""
        try:
            found = self._caller.lens(form.app, form.name)
        except NotFound:
            return None
        return found if found.access.may(Action.READ) else None


@dataclass(eq=False)
class ReaderSurroundings(FormSurroundings):
    """What names mean to somebody who asks: of every form the fields he sees. `refused` are fields he named and does
    not see in clear on every record, `reached` the forms he looked into."""

    seen: Sight | None = None
    refused: dict[str, Label] = field(default_factory=dict)
    reached: set[Reference] = field(default_factory=set)

    def members(self, form: str) -> tuple[Member, ...]:
        """The members he sees on some record."""
        lens = self._lens(form)
        if lens is None:
            return ()
        return tuple(each for each in super().members(form) if self._exists(form, each, lens))

    def member(self, owner: Record | None, name: str) -> Member | None:
        """One of them; noted where it may not be asked about."""
        found = super().member(owner, name)
        form = owner.form if owner is not None else str(self.form)
        if found is not None:
            self._note(form, found)
        return found

    def askable(self, form: str) -> tuple[Member, ...]:
        """The members of a form he may ask about."""
        return tuple(each for each in self.members(form) if self._may_ask(form, each))

    def _note(self, form: str, found: Member) -> None:
        if not self._may_ask(form, found):
            self.refused[found.uid] = found.label

    def _may_ask(self, form: str, found: Member) -> bool:
        lens = self._lens(form)
        if isinstance(found.typed.type, ListOf) and found.typed.type.relation:
            child, by = found.typed.type.relation.rsplit(".", 1)
            there = self._lens(child)
            uid = next((each.uid for each in there.entity.fields if each.name == by), "") if there else ""
            return there is not None and there.rights.always_clear(uid)
        if found.uid in SYSTEM_FIELDS:
            return True
        return lens is not None and lens.rights.always_clear(_field(form, found, lens))

    def _exists(self, form: str, member: Member, lens: Lens) -> bool:
        if member.uid in SYSTEM_FIELDS:
            return True
        of = member.typed.type
        if isinstance(of, ListOf) and of.relation:
            child, by = of.relation.rsplit(".", 1)
            there = self._lens(child)
            return there is not None and any(
                each.name == by and there.rights.ever_seen(each.uid) for each in there.entity.fields
            )
        return lens.rights.ever_seen(_field(form, member, lens))

    def _lens(self, form: str) -> Lens | None:
        assert self.seen is not None
        rows = table_of(form)
        reference = Reference.parse(rows[0] if rows else form, app="")
        found = self.seen.lens(reference)
        if found is not None:
            self.reached.add(reference)
        return found


def _field(form: str, member: Member, lens: Lens) -> str:
    """The uid of the field that is asked about: of a column of a sub-table, that of the sub-table."""
    rows = table_of(form)
    if rows is None:
        return member.uid
    field = lens.entity.by_name.get(rows[1])
    return field.uid if field is not None else ""


class ReaderEyes:
    """Only what the caller may read. KeyError for the rest: the question has no SQL."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def open(self, form: Reference) -> Opened:
        """A form that is reached, by its name."""
        try:
            lens = self._caller.lens(form.app, form.name)
            lens.need(Action.READ)
        except (NotFound, Forbidden) as closed:
            raise KeyError(str(form)) from closed
        found = lens.readable(alias=None)
        return Opened(found.entity, found.table, found.rows)

    def open_uid(self, uid: str) -> Opened:
        """A form that is reached, by its uid."""
        try:
            found = self._caller.live.by_uid("form", uid)
        except NotFound as gone:
            raise KeyError(uid) from gone
        return self.open(Reference(found.app, found.name))

    def shows(self, entity: Entity, field: EntityField) -> bool:
        """He sees it in clear on every record he reads."""
        return self._caller.lens(entity.app, entity.name).rights.always_clear(field.uid)

    @property
    def system(self) -> SystemEyes:
        """What values are worked out with, whoever asks."""
        return SystemEyes(self._caller.live)
