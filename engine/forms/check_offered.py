"""What is wrong with narrowing what may be chosen, and with a default that is worked out."""

from __future__ import annotations

from collections.abc import Iterator

from engine.fields.field_type import field_types
from engine.forms.expressions import WANTED
from engine.forms.model import FormField
from engine.problems import Code, Problem

NARROWED = frozenset({"choice", "reference"})
"""Types of which one value is chosen out of many."""

BY_FORMULA = frozenset(WANTED) - {"card_number"} | {"money", "choice", "reference"}
"""Types that a formula can give a default to."""

NOT_NARROWED = Code(
    "cannot_be_narrowed",
    zh="{type}字段不能设可选范围；只有单选和关联记录可以",
    en="A field of type '{type}' cannot be narrowed; a choice and a reference can",
)
NO_DEFAULT_FORMULA = Code(
    "cannot_default_by_formula",
    zh="{type}字段不能用公式给默认值",
    en="A field of type '{type}' cannot have a default that is worked out",
)
TWO_DEFAULTS = Code(
    "two_defaults", zh="固定的默认值和默认值公式只能留一个", en="Keep either the fixed default or the formula for it"
)
WORKED_OUT = Code(
    "worked_out_already",
    zh="有公式的字段不由人选择，不需要可选范围和默认值公式",
    en="Nobody fills in a field with a formula; it is neither narrowed nor given a default",
)


def linked_choice_problems(field: FormField) -> Iterator[Problem]:
    """Everything wrong with `options_if` and `default_by` of a field but what they say."""
    label = field_types.get(field.type).label.as_dict() if field.type in field_types else {"zh": field.type}
    if field.options_if is not None and field.type not in NARROWED:
        yield NOT_NARROWED.at("/options_if", type=label)
    if field.default_by is not None and field.type not in BY_FORMULA:
        yield NO_DEFAULT_FORMULA.at("/default_by", type=label)
    if field.default_by is not None and field.default is not None:
        yield TWO_DEFAULTS.at("/default_by")
    for name in ("options_if", "default_by"):
        if field.computed is not None and getattr(field, name) is not None:
            yield WORKED_OUT.at(f"/{name}")
