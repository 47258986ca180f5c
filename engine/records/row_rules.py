"""Row rules as SQL: what of a row is allowed, and which rules hold for it. Built once for all with the same rights.

A rule that has no SQL was refused when it was published; should one be there after all, it grants nothing and denies
everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import structlog
from sqlalchemy import BigInteger, ColumnElement, and_, case, false, literal_column, or_, true

from engine.errors import Forbidden, NotFound
from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.given import Given
from engine.expressions.python_source import Moment
from engine.expressions.unbind import record_of
from engine.expressions.values.workdays import Workdays
from engine.permissions.access import Access, Action, Grant
from engine.permissions.rights import Clause, RecordRights, denied_by, granted_by, record_rights
from engine.permissions.row_rule import ALL, NONE, RowRule
from engine.problems import Code
from engine.query.sql_columns import NotPushable
from engine.query.sql_parameters import RANKED, run_parameters
from engine.query.sql_values import refuse_unsendable
from engine.query.to_sql import is_false, is_true
from engine.records.entity import Entity
from engine.records.eyes import RecordColumns, SystemEyes
from engine.reference import Reference

log = structlog.get_logger(__name__)
OF_THE_MOMENT = frozenset({"now", "today", "me", "my_unit"})
MOST_CLAUSES = 62
"""As many as a number of 64 bits can tell of."""

TOO_MANY_RULES = Code(
    "too_many_row_rules",
    zh="您的角色在这张表单上合起来有 {count} 条不同的行规则，最多 {limit} 条；请联系安全管理员合并角色",
    en="Your roles have {count} different row rules on this form, {limit} at most; ask the security administrator",
)


def holds(clause: Clause, columns: RecordColumns) -> ColumnElement[bool]:
    """The clause holds for a row: its rule is true of it; or, where that is asked, it is not false."""
    checked = clause.rule.checked
    try:
        refuse_unsendable(checked.tree)
        return is_false(checked, columns).is_not(true()) if clause.unless_false else is_true(checked, columns)
    except NotPushable as error:
        log.warning("row_rule_without_sql", rule=clause.rule.text, what=error.what)
        return true() if clause.unless_false else false()


def allowed(access: Access, action: Action, columns: RecordColumns) -> ColumnElement[bool]:
    """Some grant allows the action on a row, and no denial refuses it."""
    granted = {granted_by(rule): None for rule in _rules(access.grants, action)}
    denied = {denied_by(rule): None for rule in _rules(access.deny, action)}
    found = true() if Clause(ALL) in granted else or_(false(), *(holds(each, columns) for each in granted))
    if not denied:
        return found
    refused = or_(false(), *(holds(each, columns) for each in denied))
    return and_(found, refused.is_not(true()))


def bits(rights: RecordRights, columns: RecordColumns) -> ColumnElement[int]:
    """Which clauses hold for a row, as `RecordRights.of` reads it. Raises Forbidden for more than there is room for."""
    if len(rights.clauses) > MOST_CLAUSES:
        raise Forbidden(code=TOO_MANY_RULES, count=len(rights.clauses), limit=MOST_CLAUSES)
    total: ColumnElement[int] = literal_column("0")
    for position, clause in enumerate(rights.clauses):
        bit = literal_column(str(1 << position), BigInteger)
        total = total + case((holds(clause, columns), bit), else_=literal_column("0"))
    return total


def needs(access: Access) -> frozenset[str]:
    """The uids of the record's own fields that the rules look at: a write has to return them."""
    return frozenset(
        node.path[0] for clause in _clauses(access) for node in ast.parts(clause.rule.checked.tree)
        if isinstance(node, ast.Field)
    )  # fmt: skip


def reached(access: Access, entity: Entity, eyes: SystemEyes) -> Iterator[Entity]:
    """The forms the rules look into, beside their own."""
    for clause in _clauses(access):
        checked = clause.rule.checked
        for node in ast.parts(checked.tree):
            try:
                if isinstance(node, ast.Field):
                    yield from _along(node.path, entity, eyes)
                elif isinstance(node, (ast.Name, ast.Path)):
                    record = record_of(checked.type_of(node).type)
                    if record is not None:
                        yield eyes.open(Reference.parse(record.form, app="")).entity
            except KeyError:
                continue  # it is not there any more: the rule has no SQL


def _along(path: tuple[str, ...], entity: Entity, eyes: SystemEyes) -> Iterator[Entity]:
    for uid in path:
        if uid.count(".") == 2:
            yield eyes.open_uid(uid.split(".")[1]).entity
            return
        target = entity.by_uid[uid].target if uid in entity.by_uid else None
        if target is None:
            return
        entity = eyes.open(target).entity
        yield entity


def given_to_rules(
    access: Access, option_set: Callable[[str, str], Any], calendars: Mapping[str, Workdays]
) -> Mapping[str, Any]:
    """What the rules ask beside the record, by the names it is bound to: codes that rank there as options rank now, and
    working days. `option_set` finds a compiled set by app and name. Any: such a set, and lists of codes or days."""
    bound: dict[str, Any] = {}
    for clause in _clauses(access):
        bound |= given_to_one(clause.rule.checked, option_set, calendars)
    return bound


def given_to_values(
    entity: Entity, eyes: SystemEyes, option_set: Callable[[str, str], Any], calendars: Mapping[str, Workdays]
) -> Mapping[str, Any]:
    """The same for the values of a form that are worked out when they are read, and for those of the forms its
    expressions reach."""
    bound: dict[str, Any] = {}
    left, seen = [entity], {entity}
    while left:
        linkage = left[-1].linkage
        one = left.pop()
        if linkage is None:
            continue
        for uid in linkage.virtual:
            for rule in linkage.fields[uid].settling:
                bound |= given_to_one(rule.checked, option_set, calendars)
        paths = {path for path in linkage.reads if len(path) > 1 or path[0].count(".") == 2}
        for other in {each for path in paths for each in _reached_safely(path, one, eyes)} - seen:
            seen.add(other)
            left.append(other)
    return bound


def _reached_safely(path: tuple[str, ...], entity: Entity, eyes: SystemEyes) -> Sequence[Entity]:
    try:
        return list(_along(path, entity, eyes))
    except KeyError:
        return ()


def given_to_one(
    checked: Checked, option_set: Callable[[str, str], Any], calendars: Mapping[str, Workdays]
) -> dict[str, Any]:
    """The same for one expression."""
    if not checked.volatile & {"ranks", "calendar"}:
        return {}
    sets = {
        str(node.arguments[2].value)
        for node in ast.parts(checked.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.function, ast.Name)
        and node.function.name in RANKED
        and len(node.arguments) == 3
        and isinstance(node.arguments[2], ast.Literal)
    }
    given = Given(ranks={name: _codes(name, option_set) for name in sets}, calendars=calendars)
    moment = Moment(datetime.min.replace(tzinfo=UTC), date.min, given)
    return {name: value for name, value in run_parameters(checked, moment).items() if name not in OF_THE_MOMENT}


def _codes(name: str, option_set: Callable[[str, str], Any]) -> list[str]:
    """Of a set that is not there any more none, so that nothing ranks: what asks is unknown."""
    try:
        reference = Reference.parse(name, app="")
        return list(option_set(reference.app, reference.name).codes)
    except (NotFound, ValueError):
        return []


def _clauses(access: Access) -> Sequence[Clause]:
    return record_rights(access).clauses


def _rules(grants: Iterable[Grant], action: Action) -> Iterator[RowRule]:
    return (rule for each in grants if (rule := each.rule(action)) is not None and rule != NONE)
