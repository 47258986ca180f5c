"""Files: a contract, a statement, a photograph of a counter."""

from __future__ import annotations

from engine.fields.attached import USUAL, Accepted, AttachedOptions, FilesText, Largest, MostFiles, attached_traits
from engine.fields.field_type import Example, FieldType, Traits, field_types
from engine.fields.identities import EXAMPLE_ID
from engine.reference import Label

ONE = FilesText(f'[{{"id":"{EXAMPLE_ID}"}}]')


@field_types.add
class Files(FieldType):
    """Files somebody uploads with a record."""

    name, icon, widget = "file", "clip", "file"
    label = Label(zh="附件", en="Files")
    examples = (
        Example([{"id": str(EXAMPLE_ID), "name": "合同.pdf"}]),
        Example([str(EXAMPLE_ID).upper()], ONE),
        Example([str(EXAMPLE_ID), str(EXAMPLE_ID)], ONE),
        Example([], None),
        Example("a.pdf", problem="wrong_type"),
        Example([{"filepath": "/etc/passwd"}], problem="wrong_type"),
        Example([{"id": "../../etc/passwd"}], problem="not_an_id"),
        Example([str(EXAMPLE_ID), "0198c0de-0000-7000-8000-000000000002"], problem="out_of_range",
                options={"at_most": 1}),
    )  # fmt: skip

    class Options(AttachedOptions):
        """Which kinds, how large, how many."""

        accept: Accepted = USUAL
        max_size: Largest = 20
        at_most: MostFiles = 10

    def traits(self, options: Options) -> Traits:
        """The files in the order they were put in."""
        return attached_traits(options.at_most)
