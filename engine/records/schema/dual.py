"""Two columns written at once while a field changes its type: what is converted by which functions and trigger."""

from __future__ import annotations

from dataclasses import dataclass

from engine.database.session import Database, Session
from engine.records.schema.brief import briefly, patiently
from engine.records.schema.cast import cast
from engine.records.schema.catalogue import ColumnRow, TableRow
from engine.records.schema.names import joined, qualified, quoted
from engine.records.schema.recipe import Recipe, body, emptied, literal


@dataclass(frozen=True, slots=True)
class Conversion:
    """One column on its way into another. `before` is what the old one itself came from, when that is gone back to."""

    table: TableRow
    field: str
    old: ColumnRow
    new: str
    sql_type: str
    recipe: Recipe | None = None
    before: ColumnRow | None = None

    def function(self, does: str = "cast") -> str:
        """`cast` is the function that converts one value, `was` the one that converted it before, `fill` the
        trigger's and the trigger."""
        return joined(f"{self.table.name}_{self.new}", does)

    @property
    def index(self) -> str:
        """The index on rows whose value found no place."""
        return joined(f"{self.table.name}_{self.new}", "left")

    @property
    def unfilled(self) -> str:
        """The condition of a row whose value is not in the new column."""
        old, new = quoted(self.old.name), quoted(self.new)
        if self.before is not None:
            return f"{new} is null and ({old} is not null or {quoted(self.before.name)} is not null)"
        return f"{old} is not null and {new} is null"

    @property
    def left(self) -> str:
        """The condition of a row whose value has no place and should have one."""
        return self.without_place(quoted(self.old.name), quoted(self.new))

    def without_place(self, old: str, new: str) -> str:
        """The same of a value and what became of it."""
        gone = ", ".join(literal(each) for each in (emptied(self.recipe) if self.recipe is not None else ()))
        but = f" and {old}::text not in ({gone})" if gone else ""
        return f"{old} is not null and ({new}) is null{but}"

    @property
    def refuses(self) -> bool:
        """A value without a place stops the publication."""
        return self.recipe is None or self.recipe.unfit == "refuse"

    def value(self, row: str = "") -> str:
        """What a row has in the new type."""
        old, caster = f"{row}{quoted(self.old.name)}", qualified(self.table.schema, self.function())
        if self.before is None:
            return f"{caster}({old})"
        was, origin = qualified(self.table.schema, self.function("was")), f"{row}{quoted(self.before.name)}"
        return f"case when {old} is not distinct from {was}({origin}) then {origin} else {caster}({old}) end"

    @property
    def instead(self) -> str:
        """What stands for a value without a place."""
        given = self.recipe.instead if self.recipe is not None and self.recipe.unfit == "replace" else None
        return "null" if given is None else f"{literal(given)}::{self.sql_type}"


async def make(session: Session, conversion: Conversion) -> None:
    """Functions, then column and trigger, in one transaction, so that no write falls between. The table is locked by
    the last statement alone: whoever writes waits for that and the commit."""
    schema, table = conversion.table.schema, conversion.table.sql
    filler = qualified(schema, conversion.function("fill"))
    old, new = quoted(conversion.old.name), quoted(conversion.new)
    await _make_function(session, conversion, "cast", conversion.old.sql_type, conversion.sql_type, conversion.recipe)
    if conversion.before is not None:
        then = conversion.old.recipe
        await _make_function(session, conversion, "was", conversion.before.sql_type, conversion.old.sql_type, then)
    await session.raw.execute(
        f"create function {filler}() returns trigger language plpgsql as $fill$ begin"
        f" if tg_op = 'INSERT' then if new.{new} is not null then return new; end if;"
        f" elsif new.{old} is not distinct from old.{old} then return new; end if;"
        f" new.{new} := {conversion.value('new.')};{_unfit(conversion)} return new; end $fill$"
    )
    await session.raw.execute(
        f"alter table {table} add column {new} {conversion.sql_type};"
        f" create trigger {quoted(conversion.function('fill'))} before insert or update on {table}"
        f" for each row execute function {filler}()"
    )


async def _make_function(
    session: Session, conversion: Conversion, does: str, old: str, new: str, recipe: Recipe | None
) -> None:
    """The function from one type to another."""
    await session.raw.execute(
        f"create function {qualified(conversion.table.schema, conversion.function(does))}(value {old}) returns {new}"
        f" language plpgsql stable set timezone = 'Asia/Shanghai'"
        f" as {text_of(recipe, old, new, then_instead=does == 'was')}"
    )


def text_of(recipe: Recipe | None, old: str, new: str, *, then_instead: bool = False) -> str:
    """The body of such a function. It holds what people wrote, so it is quoted as a whole."""
    if recipe is not None:
        return literal(body(recipe, then_instead=then_instead))
    return literal(f"begin return {cast('value', old, new)}; exception when data_exception then return null; end")


def _unfit(conversion: Conversion) -> str:
    """What the trigger does with a value that has no place."""
    recipe, old, new = conversion.recipe, quoted(conversion.old.name), quoted(conversion.new)
    if recipe is None or recipe.unfit not in {"replace", "keep_text"}:
        return ""
    beside = f" new.{quoted(recipe.beside)} := new.{old}::text;" if recipe.beside is not None else ""
    wrong = conversion.without_place(f"new.{old}", f"new.{new}")
    return f" if {wrong} then new.{new} := {conversion.instead};{beside} end if;"


async def take_apart(database: Database, conversion: Conversion) -> None:
    """Remove the trigger, its functions and the index; the columns stay."""
    schema, table = quoted(conversion.table.schema), conversion.table.sql

    functions = (f"{schema}.{quoted(conversion.function(does))}" for does in ("fill", "cast", "was"))
    gone = [
        f"drop trigger if exists {quoted(conversion.function('fill'))} on {table}",
        *(f"drop function if exists {each}" for each in functions),  # whatever an attempt made of them
    ]

    async def drop(session: Session) -> None:
        await session.raw.execute("; ".join(gone))  # at once: nobody can write until it is committed

    await briefly(database, conversion.table.name, drop)
    async with patiently(database) as connection:
        await connection.execute(f"drop index concurrently if exists {schema}.{quoted(conversion.index)}")
