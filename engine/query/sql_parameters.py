"""The values a statement made of an expression is run with: the instant, the person, and the ranks of the day."""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import ColumnElement, Text, any_, bindparam
from sqlalchemy.dialects.postgresql import ARRAY

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.python_source import Moment

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
                found["me"] = moment.given.me
        rank = _rank(node)
        if rank is not None:
            name, code, option_set = rank
            inside, outside = moment.given.codes_from(option_set, code, upwards=RANKED[name])
            found[_key(name, option_set, code, True)] = inside
            found[_key(name, option_set, code, False)] = outside
    return found


def _key(name: str, option_set: str, code: str, wanted: bool) -> str:
    return "codes_" + hashlib.sha256(f"{name}\n{option_set}\n{code}\n{wanted}".encode()).hexdigest()[:16]
