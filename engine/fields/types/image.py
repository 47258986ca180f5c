"""Images: taken with a phone or picked from a disk, shown as pictures."""

from __future__ import annotations

from engine.fields.attached import AttachedOptions, FilesText, Largest, MostFiles, attached_traits
from engine.fields.field_type import Example, FieldType, Traits, field_types
from engine.fields.identities import EXAMPLE_ID
from engine.reference import Label

ONE = FilesText(f'[{{"id":"{EXAMPLE_ID}"}}]')


@field_types.add
class Image(FieldType):
    """Pictures of a record."""

    name, icon, widget = "image", "image", "image"
    label = Label(zh="图片", en="Image")
    examples = (
        Example([{"id": str(EXAMPLE_ID)}], ONE),
        Example([], None),
        Example({"id": str(EXAMPLE_ID)}, problem="wrong_type"),
        Example([5], problem="wrong_type"),
        Example([str(EXAMPLE_ID)] * 2, problem="out_of_range", options={"at_most": 1}),
    )

    class Options(AttachedOptions):
        """How large, how many."""

        max_size: Largest = 10
        at_most: MostFiles = 5

    def traits(self, options: Options) -> Traits:
        """The pictures in the order they were put in."""
        return attached_traits(options.at_most)
