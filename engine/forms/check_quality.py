"""What is wrong with what a form says of the quality of its records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.fields.field_type import field_types
from engine.forms.check_fields import INCOMPARABLE
from engine.forms.model import DuplicateRule, Form
from engine.problems import Code, Problem, pointer

UNKNOWN_FIELD = Code(
    "duplicate_rule_unknown_field", zh="查重规则里的字段“{name}”不存在", en="'{name}' is no field of the form"
)
NO_FIELDS = Code(
    "duplicate_rule_no_fields",
    zh="查重规则至少需要一个字段，且不能重复",
    en="A duplicate rule takes at least one field, each once",
)
TOO_MANY_FIELDS = Code(
    "duplicate_rule_too_many_fields",
    zh="查重规则最多 {limit} 个字段",
    en="A duplicate rule takes at most {limit} fields",
)
TOO_MANY_RULES = Code(
    "too_many_duplicate_rules",
    zh="查重规则最多 {limit} 条，现在有 {count} 条",
    en="There are at most {limit} duplicate rules; these are {count}",
)
UNFIT = Code(
    "duplicate_rule_unfit_type",
    zh="{type}字段不能用来查重",
    en="Duplicates are not found by a field of type '{type}'",
)
SAME_NAME = Code(
    "duplicate_rule_same_name", zh="查重规则的名称“{name}”重复", en="Two duplicate rules are called '{name}'"
)

MOST_FIELDS = 8
MOST_RULES = 10


def duplicates_of(form: Form) -> Sequence[DuplicateRule]:
    """The duplicate rules of a form."""
    return form.quality.duplicates if form.quality is not None else ()


def quality_problems(form: Form) -> Iterator[Problem]:
    """Everything wrong with the duplicate rules; a number of days is told by the model."""
    rules = duplicates_of(form)
    place = pointer("quality", "duplicates")
    if len(rules) > MOST_RULES:
        yield TOO_MANY_RULES.at(place, limit=MOST_RULES, count=len(rules))
    names: set[str] = set()
    for index, rule in enumerate(rules):
        path = place + pointer(index)
        if rule.name in names:
            yield SAME_NAME.at(path + "/name", name=rule.name)
        names.add(rule.name)
        yield from _fields(form, rule, path + "/fields")


def _fields(form: Form, rule: DuplicateRule, path: str) -> Iterator[Problem]:
    types = {each.name: each.type for each in form.fields}
    if not rule.fields or len(set(rule.fields)) < len(rule.fields):
        yield NO_FIELDS.at(path)
    if len(rule.fields) > MOST_FIELDS:
        yield TOO_MANY_FIELDS.at(path, limit=MOST_FIELDS)
    for at, name in enumerate(rule.fields):
        if name not in types:
            yield UNKNOWN_FIELD.at(path + pointer(at), name=name)
        elif types[name] in INCOMPARABLE:
            yield UNFIT.at(path + pointer(at), type=field_types.get(types[name]).label.as_dict())
