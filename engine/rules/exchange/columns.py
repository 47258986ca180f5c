"""What a column of a decision holds, as far as reading and writing its cells goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.expressions.surroundings import Choice

SHAPES = {
    "number": "number",
    "money": "number",
    "boolean": "boolean",
    "date": "date",
    "date_time": "date_time",
    "days": "days",
    "months": "months",
    "option": "option",
}
"""How values of a type are written; of every type not named here, as text."""

Choices = Callable[[str], Sequence[Choice]]
"""The options of a set by its name, lowest first where they rank; none when it is not known."""


def no_choices(_: str) -> Sequence[Choice]:
    """Where no option sets are known."""
    return ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the type as its document writes it, the shape of its values, the options it chooses from."""

    type: str
    shape: str
    choices: tuple[Choice, ...] = ()

    @classmethod
    def of(cls, written: str, choices: Choices = no_choices) -> Column:
        """The column of a type as written in a document: `number`, `money:CNY`, `option:bank_base/customer_level`."""
        name, _, parameter = written.partition(":")
        shape = SHAPES.get(name, "text")
        known = tuple(choices(parameter)) if shape == "option" else ()
        return cls(written, shape if shape != "option" or known else "text", known)

    @property
    def is_ordered(self) -> bool:
        """Its values are compared with less and greater."""
        return self.shape in ("number", "date", "date_time", "days", "months")
