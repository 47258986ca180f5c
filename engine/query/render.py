"""From a Core statement to text for asyncpg: rendered once by SQLAlchemy's compiler, kept, and sent many times.

Building and compiling a statement costs more than running it. Hot paths keep what the compiler made, keyed by what the
statement depends on (form version, digest of rights, shape), and bind values by name.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ClauseElement
from sqlalchemy.dialects.postgresql import asyncpg

DIALECT = asyncpg.dialect()  # type: ignore[no-untyped-call]
"""The dialect Core statements run under too, so that both ways send the same text."""

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A statement as text, the order in which asyncpg wants its values, and those values that never change."""

    text: str
    order: tuple[str, ...]
    fixed: Mapping[str, Any]  # Any: a bound value of any type

    def arguments(self, values: Mapping[str, Any]) -> list[Any]:
        """The values in order; every name of the statement must be given or fixed."""
        fixed = self.fixed
        return [values[name] if name in values else fixed[name] for name in self.order]


def render(statement: ClauseElement, *, comment: str = "") -> Rendered:
    """Compile a statement. The comment tells versions of a form apart, so that a new one is a new prepared
    statement."""
    compiled = statement.compile(dialect=DIALECT)
    order = tuple(compiled.positiontup or ())  # type: ignore[attr-defined]
    fixed = {name: value for name, value in compiled.params.items() if value is not None}
    text = str(compiled)
    return Rendered(f"/* {comment} */ {text}" if comment else text, order, fixed)


class Kept(Generic[Made]):
    """What was made for a key, the least recently used going first when it is full."""

    def __init__(self, size: int = 2048) -> None:
        self._size = size
        self._made: OrderedDict[Hashable, Made] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What was made for this key, made now if need be."""
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = make()
            if len(self._made) > self._size:
                self._made.popitem(last=False)
        else:
            self._made.move_to_end(key)
        return found

    def __len__(self) -> int:
        return len(self._made)
