"""A record of another form."""

from __future__ import annotations

from typing import Annotated, Literal

from engine.fields.field_type import Example, FieldOptions, FieldType, Traits, field_types
from engine.fields.identities import EXAMPLE_ID, identity_traits
from engine.reference import Label, titled

ON_DELETE = {
    "restrict": ("不允许删除被引用的记录", "Refuse to delete what is referred to"),
    "clear": ("清空引用", "Clear the reference"),
    "cascade": ("一并删除", "Delete this one too"),
}


@field_types.add
class ReferenceTo(FieldType):
    """A record of another form, also of another app's shared one."""

    name, icon, widget, group = "reference", "link", "reference", "relation"
    label = Label(zh="关联记录", en="Reference")
    examples = (
        Example(str(EXAMPLE_ID), EXAMPLE_ID, options={"form": "bank_base/customer"}),
        Example("", None, options={"form": "customer"}),
        Example("C001", problem="not_an_id", options={"form": "customer"}),
        Example({"id": "x"}, problem="wrong_type", options={"form": "customer"}),
    )

    class Options(FieldOptions):
        """To which form, and what happens when the record goes."""

        form: Annotated[str, titled("关联表单", "Form", refers_to="form", max_length=97)]
        on_delete: Annotated[
            Literal["restrict", "clear", "cascade"], titled("对方删除时", "When it is deleted", words=ON_DELETE)
        ] = "restrict"

    def traits(self, options: Options) -> Traits:
        """The record's id; its title is looked up for who may read it."""
        return identity_traits()
