"""How the values of a field come into another type of field, as data: forms plan it, `records.schema` writes it as SQL.

It is kept beside the old column for as long as that stands: who goes back needs to know what every value became. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from engine.records.schema.cast import cast
from engine.records.schema.meaning import NUMBERS, meaning

Unfit = Literal["refuse", "empty", "replace", "keep_text"]
"""What becomes of a value with no place in the new type: it stops publishing, is left out, is another value instead, or
is left out and kept as text in a field beside."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """From one type of field to another. Values stand here as PostgreSQL writes them.

    `options` are codes and what people call them, of the option set a choice draws on. `replaced` says of values, as
    the old column shows them, what stands for each; None: nothing does. `beside` is the column that keeps the text.
    """

    old: str
    new: str
    old_sql: str
    new_sql: str
    options: tuple[tuple[str, str], ...] = ()
    least: str | None = None
    most: str | None = None
    longest: int | None = None
    mobile_only: bool = False
    replaced: tuple[tuple[str, str | None], ...] = ()
    unfit: Unfit = "refuse"
    instead: str | None = None
    beside: str | None = None

    def with_beside(self, column: str | None) -> Recipe:
        """The same with the column that keeps the text: known when it is made."""
        values = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return Recipe(**{**values, "beside": column})

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def recipe_of(kept: Mapping[str, Any]) -> Recipe:
    """A recipe as it was kept."""
    return Recipe(
        **{
            **kept,
            "options": tuple((code, label) for code, label in kept["options"]),
            "replaced": tuple((value, other) for value, other in kept["replaced"]),
        }
    )


def literal(text: str) -> str:
    """Text as SQL writes it."""
    if "\0" in text:
        raise ValueError("text with NUL cannot be stored")
    return "'" + text.replace("'", "''") + "'" if "\\" not in text else _escaped(text)


def _escaped(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace("'", "''")
    return f"E'{quoted}'"


def body(recipe: Recipe, *, then_instead: bool = False) -> str:
    """The body of a plpgsql function of `value` that answers it in the new type, or null where it has no place there;
    `then_instead`: what stands for it then."""
    unfit = "null"
    if then_instead and recipe.unfit == "replace" and recipe.instead is not None:
        unfit = f"{literal(recipe.instead)}::{recipe.new_sql}"
    told = " ".join(
        f"when {literal(value)} then return {'null' if other is None else literal(other)}::{recipe.new_sql};"
        for value, other in recipe.replaced
    )
    replaced = f" case value::text {told} else null; end case;" if told else ""
    sql = meaning(recipe.old, recipe.new, recipe.options, mobile_only=recipe.mobile_only)
    if sql is not None and recipe.new in NUMBERS:  # an assignment would round
        other = f"number is null or number <> number::{recipe.new_sql}"
        found = f"number := {sql}; if {other} then return {unfit}; end if; found := number;"
    else:
        found = f"found := {cast('value', recipe.old_sql, recipe.new_sql) if sql is None else sql};"
    return (
        f"declare found {recipe.new_sql}; number numeric; begin if value is null then return null; end if;{replaced}"
        f" {found}{_bounds(recipe, unfit)} if found is null then return {unfit}; end if; return found;"
        f" exception when data_exception then return {unfit}; end"
    )


def emptied(recipe: Recipe) -> tuple[str, ...]:
    """Values the author lets go one by one."""
    return tuple(value for value, other in recipe.replaced if other is None)


def _bounds(recipe: Recipe, unfit: str) -> str:
    wrong = []
    if recipe.longest is not None:
        wrong.append(f"char_length(found) > {int(recipe.longest)}")
    if recipe.least is not None:
        wrong.append(f"found < {literal(recipe.least)}::numeric")
    if recipe.most is not None:
        wrong.append(f"found > {literal(recipe.most)}::numeric")
    return f" if {' or '.join(wrong)} then return {unfit}; end if;" if wrong else ""
