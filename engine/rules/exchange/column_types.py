"""What type a column of a plain sheet is of: the one most of its cells can be read as.

What does not fit then is a problem of that cell. A column that is half and half stays text.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from engine.rules.exchange.cell_problems import Unreadable
from engine.rules.exchange.columns import Choices, Column
from engine.rules.exchange.grid import Written

GUESSES = ("boolean", "number", "date", "date_time", "days", "months")
MOST_LOOKED_AT = 300
ALSO_NUMBERS = ("boolean", "days", "months")
"""What may be written as a bare number too: without a unit or a word it is a number."""
NUMBER = Column.of("number")
TEXT = "text"
ENOUGH = Decimal("0.75")
ENOUGH_OPTIONS = Decimal("0.6")
"""An option's name is seldom met by chance."""


def guessed_type(
    cells: Sequence[Written], read: Callable[[Written, Column], str], sets: Iterable[str], choices: Choices
) -> str:
    """The type of the column, as a document writes it."""
    filled = [each for each in cells if each is not None and each != ""][:MOST_LOOKED_AT]
    said = [each for each in filled if _says_something(each, read)]
    best, most = TEXT, Decimal(0)
    for name in (*GUESSES, *(f"option:{each}" for each in sets)):
        column = Column.of(name, choices)
        share = Decimal(0) if column.shape == "text" else _share(said, column, read)
        if share > most and share >= (ENOUGH_OPTIONS if column.shape == "option" else ENOUGH):
            best, most = name, share
    return best


def _share(cells: Sequence[Written], column: Column, read: Callable[[Written, Column], str]) -> Decimal:
    """How many of the cells it takes. A date among numbers says nothing: it may be Excel's own doing."""
    counted = [each for each in cells if not (column.shape == "number" and isinstance(each, datetime.datetime))]
    taken = [each for each in counted if _takes(each, column, read)]
    if column.shape in ALSO_NUMBERS:
        taken = [each for each in taken if not _takes(each, NUMBER, read)]
    return Decimal(len(taken)) / len(counted) if counted else Decimal(0)


def _says_something(cell: Written, read: Callable[[Written, Column], str]) -> bool:
    """It is not just "any" or "empty"."""
    try:
        return read(cell, Column.of(TEXT)) not in ("-", "null", "not(null)")
    except Unreadable:
        return True


def _takes(cell: Written, column: Column, read: Callable[[Written, Column], str]) -> bool:
    try:
        read(cell, column)
    except Unreadable:
        return False
    return True
