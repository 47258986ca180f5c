"""A person of the bank."""

from __future__ import annotations

from engine.fields.field_type import Example, FieldOptions, FieldType, Traits, field_types
from engine.fields.identities import EXAMPLE_ID, identity_traits
from engine.reference import Label


@field_types.add
class Person(FieldType):
    """A person, such as the relationship manager."""

    name, icon, widget, group = "person", "user", "person", "relation"
    label = Label(zh="人员", en="Person")
    examples = (
        Example(str(EXAMPLE_ID), EXAMPLE_ID),
        Example(str(EXAMPLE_ID).upper(), EXAMPLE_ID),
        Example("rm1", problem="not_an_id"),
        Example(7, problem="wrong_type"),
    )

    class Options(FieldOptions):
        """None."""

    def traits(self, options: Options) -> Traits:
        """The person's id; his name is looked up for who reads it."""
        return identity_traits()
