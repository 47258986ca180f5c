"""Several people of the bank."""

from __future__ import annotations

from typing import Annotated

from engine.fields.field_type import Example, FieldOptions, FieldType, Traits, field_types
from engine.fields.identities import EXAMPLE_ID, EXAMPLE_OTHER, identities_traits
from engine.reference import Label, titled


@field_types.add
class People(FieldType):
    """Several people, such as who took part in a visit."""

    name, icon, widget, group = "people", "people", "people", "relation"
    label = Label(zh="多人", en="People")
    examples = (
        Example([str(EXAMPLE_ID)], [EXAMPLE_ID]),
        Example([str(EXAMPLE_OTHER), str(EXAMPLE_ID).upper(), str(EXAMPLE_OTHER)], [EXAMPLE_OTHER, EXAMPLE_ID]),
        Example(str(EXAMPLE_ID), [EXAMPLE_ID]),
        Example([], None),
        Example([""], None),
        Example(["rm1"], problem="not_an_id"),
        Example([7], problem="wrong_type"),
        Example({"id": str(EXAMPLE_ID)}, problem="wrong_type"),
        Example([str(EXAMPLE_ID), str(EXAMPLE_OTHER)], problem="out_of_range", options={"at_most": 1}),
    )

    class Options(FieldOptions):
        """How many."""

        at_most: Annotated[int, titled("最多几人", "At most", ge=1, le=200)] = 50

    def traits(self, options: Options) -> Traits:
        """Their ids in the order they were chosen; names are looked up for who reads them."""
        return identities_traits(options.at_most)
