"""A signature: drawn with a finger or a mouse, kept as a picture."""

from __future__ import annotations

from engine.fields.attached import AttachedOptions, FilesText, attached_traits
from engine.fields.field_type import Example, FieldType, Traits, field_types
from engine.fields.identities import EXAMPLE_ID
from engine.reference import Label

ONE = FilesText(f'[{{"id":"{EXAMPLE_ID}"}}]')


@field_types.add
class Signature(FieldType):
    """One drawing, which is a PNG file."""

    name, icon, widget = "signature", "signature", "signature"
    label = Label(zh="手写签名", en="Signature")
    examples = (
        Example([{"id": str(EXAMPLE_ID)}], ONE),
        Example([], None),
        Example("data:image/png;base64,AAAA", problem="wrong_type"),
        Example([str(EXAMPLE_ID), "0198c0de-0000-7000-8000-000000000002"], problem="out_of_range"),
    )

    class Options(AttachedOptions):
        """None."""

    def traits(self, options: Options) -> Traits:
        """A list of one file, as with other files."""
        return attached_traits(1)
