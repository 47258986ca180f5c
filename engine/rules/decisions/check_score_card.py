"""What is wrong with a score card beyond its cells."""

from __future__ import annotations

from collections.abc import Iterator

from engine.fields.documents import label_problems
from engine.problems import Code, Problem, Severity, pointer
from engine.rules.decisions.sheet import Sheet

NO_CHARACTERISTICS = Code(
    "decision_no_characteristics", zh="评分卡还没有特征", en="The score card has no characteristics yet"
)
NO_BINS = Code("decision_no_bins", zh="特征“{label}”还没有分段", en="The characteristic '{label}' has no bins yet")
NO_OTHERWISE = Code(
    "decision_no_otherwise",
    zh="“{label}”的值不在任何分段时没有分值，按 0 分计；可在“其他”里写明",
    en="A value of '{label}' outside every bin earns nothing; say what it earns under 'otherwise'",
    severity=Severity.WARNING,
)
DUPLICATE_CHARACTERISTIC = Code(
    "decision_duplicate_characteristic", zh="特征名称“{name}”重复", en="Two characteristics are named '{name}'"
)


def score_card_problems(sheet: Sheet) -> Iterator[Problem]:
    """Everything wrong with the characteristics as such."""
    decision = sheet.decision
    if not decision.characteristics:
        yield NO_CHARACTERISTICS.at("/characteristics")
    names = [each.name for each in decision.characteristics]
    for at, each in enumerate(decision.characteristics):
        path, label = pointer("characteristics", at), sheet.inputs[at].label.as_dict() if sheet.inputs else {}
        if each.name in names[:at]:
            yield DUPLICATE_CHARACTERISTIC.at(path + "/name", name=each.name)
        yield from label_problems(each.label, path + "/label")
        if not each.bins:
            yield NO_BINS.at(path + "/bins", label=label)
        elif each.otherwise is None and not any(one.when.strip() in ("-", "") for one in each.bins):
            yield NO_OTHERWISE.at(path, label=label)
