"""What is wrong with the combinations of fields that must be unique."""

from __future__ import annotations

from collections.abc import Iterator

from engine.fields.field_type import field_types
from engine.forms.check_fields import INCOMPARABLE
from engine.forms.model import Form
from engine.problems import Code, Problem, pointer

UNKNOWN_FIELD = Code("unique_unknown_field", zh="联合唯一里的字段“{name}”不存在", en="'{name}' is no field of the form")
TOO_FEW = Code(
    "unique_too_few",
    zh="联合唯一至少需要两个不同的字段；单个字段请用“不允许重复”",
    en="A combination takes two different fields or more; for one field say 'unique' on the field",
)
TOO_MANY = Code("unique_too_many", zh="联合唯一最多 {limit} 个字段", en="A combination takes at most {limit} fields")
UNFIT = Code("unique_unfit_type", zh="{type}字段不能参与联合唯一", en="A field of type '{type}' cannot be part of it")
DUPLICATE = Code("unique_duplicate_name", zh="联合唯一的名称“{name}”重复", en="The name '{name}' is used twice")

MOST_FIELDS = 8


def unique_problems(form: Form) -> Iterator[Problem]:
    """Everything wrong with the combinations."""
    types = {each.name: each.type for each in form.fields}
    names: set[str] = set()
    for index, unique in enumerate(form.unique):
        path = pointer("unique", index)
        if unique.name in names:
            yield DUPLICATE.at(path + "/name", name=unique.name)
        names.add(unique.name)
        if len(set(unique.fields)) < 2 or len(set(unique.fields)) < len(unique.fields):
            yield TOO_FEW.at(path + "/fields")
        if len(unique.fields) > MOST_FIELDS:
            yield TOO_MANY.at(path + "/fields", limit=MOST_FIELDS)
        for place, name in enumerate(unique.fields):
            if name not in types:
                yield UNKNOWN_FIELD.at(f"{path}/fields/{place}", name=name)
            elif types[name] in INCOMPARABLE:
                label = field_types.get(types[name]).label.as_dict()
                yield UNFIT.at(f"{path}/fields/{place}", type=label)
