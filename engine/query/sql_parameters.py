"""The values a statement made of an expression is run with: the instant, the person, and the ranks of the day."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Numeric, Text, any_, bindparam, case, func, null
from sqlalchemy.dialects.postgresql import ARRAY

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.on_calendar import calendar_of
from engine.expressions.pushable_functions import ON_CALENDAR, ON_ORGANISATION
from engine.expressions.python_source import Moment
from engine.expressions.values.workdays import Workdays

RANKED = {"at least": True, "at most": False}


def ranked(value: ColumnElement[Any], node: ast.Node, *, wanted: bool) -> ColumnElement[bool]:
    """The value is on one side of a rank; the codes there are a parameter, known when the statement runs."""
    name, code, option_set = _rank(node) or ("", "", "")
    return value == any_(bindparam(_key(name, option_set, code, wanted), type_=ARRAY(Text)))


def _rank(node: ast.Node) -> tuple[str, str, str] | None:
    match node:
        case ast.Call(ast.Name(name), (_, ast.Literal(str(code)), ast.Literal(str(option_set)))) if name in RANKED:
            return name, code, option_set
    return None


def on_calendar(name: str, values: list[ColumnElement[Any]], calendar: str) -> ColumnElement[Any]:
    """A working-day function over the days of a calendar, which are parameters known when the statement runs."""
    key = _digest(calendar)
    days = bindparam(f"workdays_{key}", type_=ARRAY(Date))
    first, last = (bindparam(f"{each}_{key}", type_=Date()) for each in ("first_day", "last_day"))
    if name == "is workday":
        (day,) = values
        return case((day.between(first, last), day == any_(days)), else_=null())
    if name == "workday add":
        return func.platform.workday_add(*values, days, first, last, type_=Date())
    return func.platform.workday_diff(*values, days, first, last, type_=Numeric())


def run_parameters(checked: Checked, moment: Moment) -> dict[str, Any]:
    """What to bind. Of an expression that uses none of them, nothing."""
    found: dict[str, Any] = {}
    for node in ast.parts(checked.tree):
        match node:
            case ast.Call(ast.Name("now"), ()):
                found["now"] = moment.now
            case ast.Call(ast.Name("today"), ()):
                found["today"] = moment.today
            case ast.Call(ast.Name("me"), ()):
                found["me"] = None if moment.given.me is None else UUID(moment.given.me)
            case ast.Call(ast.Name("my unit"), ()):
                found["my_unit"] = None if moment.given.unit is None else UUID(moment.given.unit)
            case ast.Call(ast.Name(name)) if name in ON_ORGANISATION:
                found["today"] = moment.today
            case ast.Call(ast.Name(name)) if name in ON_CALENDAR:
                found |= _calendar(calendar_of(node, name) or "", moment)
        rank = _rank(node)
        if rank is not None:
            name, code, option_set = rank
            inside, outside = moment.given.codes_from(option_set, code, upwards=RANKED[name])
            found[_key(name, option_set, code, True)] = inside
            found[_key(name, option_set, code, False)] = outside
    return found


def _calendar(name: str, moment: Moment) -> dict[str, Any]:
    key, calendar = _digest(name), moment.given.calendars.get(name)
    return {
        f"workdays_{key}": list(_days(calendar)) if calendar else None,
        f"first_day_{key}": date(calendar.first, 1, 1) if calendar else None,
        f"last_day_{key}": date(calendar.last, 12, 31) if calendar else None,
    }


@lru_cache(maxsize=64)
def _days(calendar: Workdays) -> tuple[date, ...]:
    return tuple(date(each.year, each.month, each.day) for each in calendar.days())


def _key(name: str, option_set: str, code: str, wanted: bool) -> str:
    return "codes_" + _digest(f"{name}\n{option_set}\n{code}\n{wanted}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
