"""What is wrong with an option set."""

from __future__ import annotations

from collections.abc import Iterator

from engine.definitions.option_sets.merge import merge_problems
from engine.definitions.option_sets.model import OptionSet
from engine.fields.documents import label_problems
from engine.kinds import Scope
from engine.problems import Code, Problem, Severity, pointer

DUPLICATE_CODE = Code("duplicate_code", zh="编码“{code}”重复", en="The code '{code}' is used twice")
DUPLICATE_UID = Code("duplicate_uid", zh="标识“{uid}”重复", en="The uid '{uid}' is used twice")
DUPLICATE_LABEL = Code(
    "duplicate_label",
    zh="两个选项都叫“{label}”",
    en="Two options are called '{label}'",
    severity=Severity.WARNING,
)
NO_OPTIONS = Code("no_options", zh="选项集没有可选的选项", en="The option set has no option to choose")
MOST_OPTIONS = 1_000
TOO_MANY = Code(
    "too_many_options", zh="最多 {limit} 个选项，现在有 {count} 个", en="At most {limit} options; it has {count}"
)


def check(option_set: OptionSet, _: Scope) -> list[Problem]:
    """Everything wrong with the set."""
    return [*label_problems(option_set.label, "/label"), *_options(option_set), *merge_problems(option_set)]


def _options(option_set: OptionSet) -> Iterator[Problem]:
    if all(each.retired for each in option_set.options):
        yield NO_OPTIONS.at("/options")
    if len(option_set.options) > MOST_OPTIONS:
        yield TOO_MANY.at("/options", limit=MOST_OPTIONS, count=len(option_set.options))
    codes: set[str] = set()
    uids: set[str] = set()
    labels: set[str] = set()
    for index, option in enumerate(option_set.options):
        path = pointer("options", index)
        yield from label_problems(option.label, path + "/label")
        if option.code in codes:
            yield DUPLICATE_CODE.at(path + "/code", code=option.code)
        if option.uid in uids:
            yield DUPLICATE_UID.at(path + "/uid", uid=option.uid)
        if option.label.zh in labels and not option.retired:
            yield DUPLICATE_LABEL.at(path + "/label", label=option.label.zh)
        codes.add(option.code)
        uids.add(option.uid)
        if not option.retired:
            labels.add(option.label.zh)
