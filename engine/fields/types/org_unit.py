"""A unit of the organisation."""

from __future__ import annotations

from engine.fields.field_type import Example, FieldOptions, FieldType, Traits, field_types
from engine.fields.identities import EXAMPLE_ID, identity_traits
from engine.reference import Label


@field_types.add
class OrgUnit(FieldType):
    """A head office, branch, sub-branch or team."""

    name, icon, widget, group = "org_unit", "organisation", "org_unit", "relation"
    label = Label(zh="机构", en="Org unit")
    examples = (
        Example(str(EXAMPLE_ID), EXAMPLE_ID),
        Example("", None),
        Example("上海分行", problem="not_an_id"),
        Example(["x"], problem="wrong_type"),
    )

    class Options(FieldOptions):
        """None."""

    def traits(self, options: Options) -> Traits:
        """The unit's id; its name is looked up for who reads it."""
        return identity_traits()
