"""Several records of another form."""

from __future__ import annotations

from typing import Annotated

from engine.fields.field_type import Example, FieldOptions, FieldType, Traits, field_types
from engine.fields.identities import EXAMPLE_ID, EXAMPLE_OTHER, identities_traits
from engine.reference import Label, titled


@field_types.add
class References(FieldType):
    """Several records of another form, also of another app's shared one; none of them can be deleted meanwhile."""

    name, icon, widget, group = "references", "link", "references", "relation"
    label = Label(zh="多条关联", en="References")
    examples = (
        Example([str(EXAMPLE_ID)], [EXAMPLE_ID], options={"form": "bank_base/product"}),
        Example([str(EXAMPLE_OTHER), str(EXAMPLE_ID)], [EXAMPLE_OTHER, EXAMPLE_ID], options={"form": "product"}),
        Example([], None, options={"form": "product"}),
        Example(["P001"], problem="not_an_id", options={"form": "product"}),
        Example([{"id": "x"}], problem="wrong_type", options={"form": "product"}),
        Example(
            [str(EXAMPLE_ID), str(EXAMPLE_OTHER)], problem="out_of_range", options={"form": "product", "at_most": 1}
        ),
    )

    class Options(FieldOptions):
        """To which form, and how many."""

        form: Annotated[str, titled("关联表单", "Form", refers_to="form", max_length=97)]
        at_most: Annotated[int, titled("最多几条", "At most", ge=1, le=200)] = 50

    def traits(self, options: Options) -> Traits:
        """Their ids in the order they were chosen; titles are looked up for who may read them."""
        return identities_traits(options.at_most)
