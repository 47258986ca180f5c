"""A result cell as people write it, read as a literal or a formula: `5万` is `50000`, `派给主管` is a text."""

from __future__ import annotations

from engine.rules.exchange.cell_feel import feel_value, parsed
from engine.rules.exchange.cell_problems import (
    IS_FAULT,
    IS_FORMULA,
    NO_OPTION,
    NOTHING_TO_GIVE,
    UNREADABLE,
    WANTED,
    Unreadable,
)
from engine.rules.exchange.cell_values import as_text, normal, read_value
from engine.rules.exchange.cell_words import FORMULA
from engine.rules.exchange.columns import Column
from engine.rules.exchange.grid import Fault, Formula, Written

NOTHING = frozenset({"-", "–", "/"})
"""What people put where there is no result."""


def read_result(written: Written, column: Column) -> str:
    """The cell of a result. Raises Unreadable."""
    match written:
        case Formula(text):
            raise Unreadable(IS_FORMULA, text=text)
        case Fault(text):
            raise Unreadable(IS_FAULT, text=text)
    text = as_text(written, column)
    plain = normal(text)
    if not plain:
        raise Unreadable(NOTHING_TO_GIVE)
    if plain in NOTHING:
        return "null"
    match = FORMULA.fullmatch(plain)
    if match or plain.startswith("="):
        formula = (FORMULA.sub(r"\1", text) if match else text.lstrip("=＝")).strip()
        if parsed(formula) is None:
            raise Unreadable(UNREADABLE, text=text, wanted=WANTED[column.shape])
        return f"= {formula}"
    return _value(text, plain, column)


def _value(text: str, plain: str, column: Column) -> str:
    if taken := feel_value(text, column):
        return taken
    found = read_value(text, column)
    if found is not None:
        return found.text
    if column.shape == "option":
        raise Unreadable(NO_OPTION, text=plain, known=[each.label.as_dict() for each in column.choices[:20]])
    raise Unreadable(UNREADABLE, text=text, wanted=WANTED[column.shape])
