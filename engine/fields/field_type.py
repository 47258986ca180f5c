"""What a field type is: one file saying how a kind of value looks as JSON, as a column, in both languages, in filters.

Field types are pure. They describe a column as data; `records.schema` turns it into SQL.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from engine.problems import Code, Language, Problem
from engine.reference import Label
from engine.registry import Registry

Json = Any  # a JSON value: None, bool, int, str, list, dict. Money and decimals travel as strings.


class FieldOptions(BaseModel):
    """The options of a field type, served as JSON Schema so that the inspector draws itself.

    Say what a person reads with `max_length: Annotated[int, titled("最大长度", "Maximum length", ge=1)] = 200`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    def problems(self) -> Iterable[Problem]:
        """What is wrong between options that are right one by one; paths are pointers below `/options`."""
        return ()


class ValueProblem(ValueError):
    """A value that cannot be read: the code and its parameters."""

    def __init__(self, code: Code, **params: Any) -> None:
        super().__init__(code.name)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class Example:
    """One value of a type and what becomes of it; the contract test runs every one.

    `written` is the JSON a person or program sends; `read` the Python value kept (default: the same);
    `problem` the code expected instead of a value; `zh` how it is shown.
    """

    written: Json
    read: Any = ...
    problem: str | None = None
    zh: str | None = None
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ColumnType:
    """A column as data: a PostgreSQL type as DDL writes it (`numeric(18,2)`, `text[]`), and its kind of index."""

    sql: str
    index: str = "btree"


@dataclass(frozen=True, slots=True)
class Operator:
    """A filter operator: its name in condition JSON, what a person reads, and what its operand is.

    operand: "one" value of the type, "two" (between), "many" (in), "text" (contains), "none" (is empty).
    """

    name: str
    label: Label
    operand: str = "one"


@dataclass(frozen=True, slots=True)
class Traits:
    """What a type does with values under given options.

    schema    JSON Schema 2020-12 of a value as it travels (null is added by the form for fields that may be empty)
    column    the column that holds it
    parse     travelling JSON → the Python value bound to SQL; folds and trims. Total: on any JSON at all it answers a
              value or raises ValueProblem, whose sentence is better than the schema's. Empty text is None
    dump      the value asyncpg returns → travelling JSON
    display   travelling JSON → what a person reads
    operators the filter operators it answers
    sortable  rows may be ordered by it
    """

    schema: dict[str, Any]
    column: ColumnType
    parse: Callable[[Json], Any]
    dump: Callable[[Any], Json]
    display: Callable[[Json, Language], str]
    operators: tuple[Operator, ...]
    sortable: bool = True


class FieldType:
    """A kind of field. Eight members and no more: what a new concern needs is a new visitor, not a new hook."""

    name: ClassVar[str]
    label: ClassVar[Label]
    icon: ClassVar[str]
    widget: ClassVar[str]  # which widget of the browser edits it
    group: ClassVar[str] = "basic"  # basic | bank | relation: its place in the palette
    examples: ClassVar[tuple[Example, ...]] = ()

    class Options(FieldOptions):
        """No options."""

    def traits(self, options: Any) -> Traits:
        """How values of this type behave under these options (an instance of `Options`). Pure; cached by the caller."""
        raise NotImplementedError


field_types: Registry[FieldType] = Registry("field type", "engine.fields.types")
"""Every field type, by name."""
