"""What is wrong with a decision, all at once: columns, cells, what the hit policy needs, its analysis, its cases.

What is wrong inside expressions and formulas is told by `definitions`, as for every kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from engine.expressions.types import is_number
from engine.fields.documents import label_problems
from engine.kinds import Scope
from engine.problems import Code, Problem, Severity, has_errors, pointer
from engine.rules.decisions.analysis import analyse
from engine.rules.decisions.cases import run_cases
from engine.rules.decisions.check_score_card import score_card_problems
from engine.rules.decisions.compile import compile_sheet
from engine.rules.decisions.model import Decision
from engine.rules.decisions.sheet import MOST_PROBLEMS, Sheet, read_sheet

NO_INPUTS = Code("decision_no_inputs", zh="决策表还没有条件列", en="The table has no column of conditions yet")
NO_OUTPUTS = Code("decision_no_outputs", zh="决策表还没有结果列", en="The table has no column of results yet")
NO_ROWS = Code("decision_no_rows", zh="决策表还没有行", en="The table has no rows yet", severity=Severity.WARNING)
DUPLICATE_NAME = Code("decision_duplicate_name", zh="名称“{name}”重复", en="The name '{name}' is used twice")
DUPLICATE_UID = Code("decision_duplicate_uid", zh="标识“{uid}”重复", en="The uid '{uid}' is used twice")
ONLY_COLLECT = Code(
    "decision_only_collect",
    zh="只有“全部收集”的表可以汇总",
    en="Only a table that collects can aggregate",
)
ONE_OUTPUT = Code(
    "decision_one_output", zh="汇总的表只能有一个结果列", en="A table that aggregates has one column of results"
)
NOT_A_SUM = Code(
    "decision_not_a_sum", zh="“{label}”不是数字，不能求和", en="'{label}' is no number and cannot be added up"
)
NO_PRIORITIES = Code(
    "decision_no_priorities",
    zh="按优先级取结果时，至少一个结果列要列出允许的结果，最优先的在前",
    en="For this hit policy a column of results must list the allowed ones, the first in priority first",
)
NOT_ALLOWED = Code(
    "decision_not_allowed", zh="“{label}”不允许结果 {text}", en="{text} is not among the allowed results of '{label}'"
)
MISPLACED = Code(
    "decision_misplaced",
    zh="“{member}”不属于{shape}",
    en="'{member}' has no place in a {shape}",
)
TOO_MANY_CASES = Code(
    "decision_too_many_cases",
    zh="最多 {limit} 个测试用例，现在有 {count} 个",
    en="At most {limit} cases; there are {count}",
)
OVERLAP = Code("decision_overlap", zh="{sentence}", en="{sentence}", severity=Severity.WARNING)
GAP = Code("decision_gap", zh="{sentence}", en="{sentence}", severity=Severity.WARNING)
MASKED = Code("decision_masked", zh="{sentence}", en="{sentence}", severity=Severity.WARNING)
DEAD = Code("decision_dead", zh="{sentence}", en="{sentence}", severity=Severity.WARNING)
MOST_CASES = 500
WORK, MOST_WARNINGS = 40_000, 50
"""A check happens with every save: it looks less far than an analysis that is asked for."""
BY_PRIORITY = ("priority", "output_order")
CARD_MEMBERS = ("base", "characteristics")
TABLE_MEMBERS = ("inputs", "outputs", "rows", "aggregation")


def check(decision: Decision, scope: Scope) -> list[Problem]:
    """Everything wrong with the decision."""
    sheet = read_sheet(decision, scope)
    found = [*label_problems(decision.label, "/label"), *_misplaced(decision), *_uids(decision), *sheet.problems]
    found += score_card_problems(sheet) if decision.shape == "score_card" else _table(sheet)
    found += repeated_names("cases", [each.name for each in decision.cases])
    if len(decision.cases) > MOST_CASES:
        found.append(TOO_MANY_CASES.at("/cases", limit=MOST_CASES, count=len(decision.cases)))
    elif sheet.is_sound and not has_errors(found):
        found += _cases(sheet, scope)
    if sheet.is_sound:
        found += islice(_analysis(sheet), MOST_WARNINGS)
    return found[: 2 * MOST_PROBLEMS]


def _analysis(sheet: Sheet) -> Iterator[Problem]:
    """What the analysis finds, as far as it gets in the time a check may take."""
    found = analyse(sheet, WORK)
    for overlap in found.overlaps:
        if overlap.harmful:
            yield OVERLAP.at(f"/rows/{overlap.indices[1]}", sentence=overlap.sentence, rows=list(overlap.rows))
    for gap in found.gaps:
        yield GAP.at("/rows", sentence=gap.sentence, when=list(gap.when))
    for masked in found.masked:
        yield MASKED.at(f"/rows/{masked.index}", sentence=masked.sentence)
    for dead in found.dead:
        yield DEAD.at(f"/rows/{dead.index}", sentence=dead.sentence)


def _cases(sheet: Sheet, scope: Scope) -> Iterator[Problem]:
    """What the cases it carries find: a red one keeps it from being published."""
    if sheet.decision.cases:
        for result in run_cases(compile_sheet(sheet, scope), sheet.decision.cases):
            yield from result.problems


def _misplaced(decision: Decision) -> Iterator[Problem]:
    is_card = decision.shape == "score_card"
    shape = {"zh": "评分卡", "en": "score card"} if is_card else {"zh": "决策表", "en": "decision table"}
    for member in TABLE_MEMBERS if is_card else CARD_MEMBERS:
        if getattr(decision, member) not in (None, []):
            yield MISPLACED.at(pointer(member), member=member, shape=shape)


def _uids(decision: Decision) -> Iterator[Problem]:
    seen: set[str] = set()
    for path, uid in _all_uids(decision):
        if uid in seen:
            yield DUPLICATE_UID.at(path, uid=uid)
        seen.add(uid)


def _all_uids(decision: Decision) -> Iterator[tuple[str, str]]:
    for member in ("inputs", "outputs", "rows", "characteristics", "cases"):
        for at, each in enumerate(getattr(decision, member)):
            yield f"/{member}/{at}/uid", each.uid
    for at, characteristic in enumerate(decision.characteristics):
        for index, each in enumerate(characteristic.bins):
            yield f"/characteristics/{at}/bins/{index}/uid", each.uid


def repeated_names(member: str, names: list[str]) -> Iterator[Problem]:
    """Names that occur twice in a list."""
    for at, name in enumerate(names):
        if name in names[:at]:
            yield DUPLICATE_NAME.at(pointer(member, at, "name"), name=name)


def _table(sheet: Sheet) -> Iterator[Problem]:
    decision = sheet.decision
    if not decision.inputs:
        yield NO_INPUTS.at("/inputs")
    if not decision.outputs:
        yield NO_OUTPUTS.at("/outputs")
    if not decision.rows:
        yield NO_ROWS.at("/rows")
    yield from repeated_names("inputs", [each.name for each in decision.inputs])
    yield from repeated_names("outputs", [each.name for each in decision.outputs])
    for part in ("inputs", "outputs"):
        for at, each in enumerate(getattr(decision, part)):
            yield from label_problems(each.label, pointer(part, at, "label"))
    yield from _policy(sheet)
    yield from _allowed(sheet)


def _policy(sheet: Sheet) -> Iterator[Problem]:
    decision = sheet.decision
    if decision.aggregation is not None:
        if decision.hit_policy != "collect":
            yield ONLY_COLLECT.at("/aggregation")
        if len(decision.outputs) > 1:
            yield ONE_OUTPUT.at("/outputs")
        elif decision.aggregation == "sum" and sheet.outputs and not is_number(sheet.outputs[0].type):
            yield NOT_A_SUM.at("/outputs/0/type", label=sheet.outputs[0].label.as_dict())
    if decision.hit_policy in BY_PRIORITY and decision.outputs and not any(each.values for each in decision.outputs):
        yield NO_PRIORITIES.at("/outputs/0/values")


def _allowed(sheet: Sheet) -> Iterator[Problem]:
    """Results outside the list of allowed ones."""
    for at, allowed in enumerate(sheet.allowed):
        values = [each.value for each in allowed if each.literal is not None]
        if not values:
            continue
        column = sheet.outputs[at]
        for row in sheet.rows:
            found = row.results[at]
            if found.literal is not None and found.value is not None and found.value not in values:
                text = sheet.decision.rows[row.at].then[at][:60]
                yield NOT_ALLOWED.at(f"/rows/{row.at}/then/{at}", label=column.label.as_dict(), text=text)
