"""Types the checker works with: FEEL's, and what a bank adds to them: money of a currency, ranked options, people,
records.

A type says what a value is when there is one; whether there may be none is kept beside it (`Typed`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Type:
    """Any type. `feel` is its name in the standard."""

    @property
    def feel(self) -> str:
        """The standard's name of it, for messages and for choosing a built-in's signature."""
        return "Any"


@dataclass(frozen=True, slots=True)
class Simple(Type):
    """A type without parameters: number, string, boolean, date, time, date and time, the two durations, null."""

    name: str

    @property
    def feel(self) -> str:
        """Its own name."""
        return self.name


@dataclass(frozen=True, slots=True)
class Money(Type):
    """An amount in one currency; compares with plain numbers and with amounts of the same currency only."""

    currency: str

    @property
    def feel(self) -> str:
        """A number to the standard."""
        return "number"


@dataclass(frozen=True, slots=True)
class Option(Type):
    """A choice of an option set, kept as its code. `set` is app/name."""

    set: str
    ranked: bool = False

    @property
    def feel(self) -> str:
        """A string to the standard."""
        return "string"


@dataclass(frozen=True, slots=True)
class Record(Type):
    """A record of a form: `form` is app/name; its members are asked of the surroundings."""

    form: str

    @property
    def feel(self) -> str:
        """A context to the standard."""
        return "context"


@dataclass(frozen=True, slots=True)
class Structure(Type):
    """A context whose members are known: a literal, the result of a decision."""

    members: tuple[tuple[str, Typed], ...]

    @property
    def feel(self) -> str:
        """A context."""
        return "context"


@dataclass(frozen=True, slots=True)
class ListOf(Type):
    """A list. `relation` names the child form when its items are records reached over a relation (app/name.field)."""

    of: Type
    relation: str = ""

    @property
    def feel(self) -> str:
        """A list."""
        return "list"


@dataclass(frozen=True, slots=True)
class RangeOf(Type):
    """A range of comparable values."""

    of: Type

    @property
    def feel(self) -> str:
        """A range."""
        return "range"


@dataclass(frozen=True, slots=True)
class Typed:
    """A type, and whether there may be no value."""

    type: Type
    nullable: bool = True

    def maybe(self, nullable: bool = True) -> Typed:
        """The same, or also null."""
        return replace(self, nullable=self.nullable or nullable)


ANY = Type()
NULL = Simple("null")
NUMBER = Simple("number")
TEXT = Simple("string")
BOOLEAN = Simple("boolean")
DATE = Simple("date")
TIME = Simple("time")
DATE_TIME = Simple("date and time")
DAYS_TIME = Simple("days and time duration")
YEARS_MONTHS = Simple("years and months duration")
PERSON = Simple("person")
ORG_UNIT = Simple("org unit")
FUNCTION = Simple("function")

SIMPLE = (NULL, NUMBER, TEXT, BOOLEAN, DATE, TIME, DATE_TIME, DAYS_TIME, YEARS_MONTHS, PERSON, ORG_UNIT, FUNCTION)
SIMPLE_BY_NAME = {each.name: each for each in SIMPLE}
ORDERED = frozenset(
    {"number", "string", "date", "time", "date and time", "days and time duration", "years and months duration"}
)


def is_number(of: Type) -> bool:
    """A number or an amount."""
    return of == NUMBER or isinstance(of, Money)


def comparable(left: Type, right: Type) -> bool:
    """`=` between the two has a meaning: the same type, or one of them unknown or null, or an amount and a plain
    number."""
    if ANY in (left, right) or NULL in (left, right):
        return True
    if isinstance(left, Money) and isinstance(right, Money):
        return left.currency == right.currency
    if isinstance(left, Option) and isinstance(right, Option):
        return left.set == right.set
    if isinstance(left, ListOf) and isinstance(right, ListOf):
        return comparable(left.of, right.of)
    if isinstance(left, Record) or isinstance(right, Record):
        return left == right
    return left.feel == right.feel


def joined(left: Typed, right: Typed) -> Typed:
    """What may be either: of `if` and of the items of a list."""
    nullable = left.nullable or right.nullable
    if left.type == NULL:
        return Typed(right.type, True)
    if right.type == NULL or left.type == right.type:
        return Typed(left.type, nullable or right.type == NULL)
    if is_number(left.type) and is_number(right.type):
        return Typed(left.type if isinstance(left.type, Money) else right.type, nullable)
    return Typed(left.type if left.type.feel == right.type.feel else ANY, nullable)
