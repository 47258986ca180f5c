"""Rows of columns inside a record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from engine.fields.field_type import Example, FieldOptions, FieldType, Traits, field_types
from engine.fields.identities import EXAMPLE_ID
from engine.fields.rows import MOST_ROWS, rows_traits
from engine.problems import Code, Problem
from engine.reference import Label, titled

FEWEST_ABOVE_MOST = Code(
    "fewest_above_most",
    zh="“最少几行”不能大于“最多几行”",
    en="The fewest rows cannot be more than the most",
)


@field_types.add
class TableOfRows(FieldType):
    """Rows inside a record, each with the columns its form says; kept in a table of their own and saved with it."""

    name, icon, widget, group = "table", "table", "table", "relation"
    label = Label(zh="明细表", en="Sub-table")
    examples = (
        Example([], None),
        Example([{}], [(None,)], zh="1."),
        Example([{"id": str(EXAMPLE_ID)}], [(EXAMPLE_ID,)]),
        Example("one", problem="wrong_type"),
        Example([5], problem="wrong_type"),
        Example([{"id": "first"}], problem="not_an_id"),
        Example([{"amount": 5}], problem="unknown_column"),
        Example([{}, {}], problem="out_of_range", options={"at_most": 1}),
    )

    class Options(FieldOptions):
        """How many rows."""

        at_least: Annotated[int, titled("最少几行", "Fewest rows", ge=0, le=MOST_ROWS)] = 0
        at_most: Annotated[int, titled("最多几行", "Most rows", ge=1, le=MOST_ROWS)] = 1000

        def problems(self) -> Iterable[Problem]:
            """The fewest are no more than the most."""
            if self.at_least > self.at_most:
                yield FEWEST_ABOVE_MOST.at("/at_least")

    def traits(self, options: Options) -> Traits:
        """Rows without columns: a form gives them theirs when it is compiled."""
        return rows_traits((), options.at_most)
