"""Functions whose value is given when a statement runs: the instant, the person, calendars, the organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import literal, null

from engine.database.types import Identifier
from engine.expressions import ast
from engine.expressions.fixed import FIXED
from engine.expressions.on_calendar import calendar_of
from engine.expressions.pushable_functions import ON_CALENDAR, ON_ORGANISATION
from engine.expressions.types import DATE_TIME
from engine.expressions.values.literals import read_duration
from engine.query.sql_columns import NotPushable, Sql
from engine.query.sql_dates import day_of
from engine.query.sql_functions import moment, span
from engine.query.sql_organisation import in_organisation
from engine.query.sql_parameters import on_calendar

if TYPE_CHECKING:
    from engine.query.to_sql import Statement


def of_the_run(statement: Statement, node: ast.Node, name: str, arguments: tuple[ast.Node, ...]) -> Sql | None:
    """The call as SQL; None where it is none of these. Raises NotPushable."""
    if name in ("now", "today", "me"):
        return moment(name)
    if name in FIXED and isinstance(arguments[0], ast.Literal):
        return literal(UUID(str(arguments[0].value)), Identifier)
    if name == "duration" and isinstance(arguments[0], ast.Literal):
        length = read_duration(str(arguments[0].value))
        return null() if length is None else span(length)
    if name in ON_CALENDAR and isinstance(node, ast.Call):
        return _on_calendar(statement, node, name)
    if name in ON_ORGANISATION:
        return in_organisation(statement, name, arguments)
    return None


def _on_calendar(statement: Statement, node: ast.Call, name: str) -> Sql:
    calendar = calendar_of(node, name)
    if calendar is None:
        raise NotPushable(node, "a calendar worked out elsewhere")
    values = [
        day_of(statement.value(each)) if statement.checked.type_of(each).type == DATE_TIME else statement.value(each)
        for each in node.arguments[: ON_CALENDAR[name]]
    ]
    return on_calendar(name, values, calendar)
