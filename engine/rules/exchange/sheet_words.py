"""How a sheet of a decision is laid out: the words above its columns, in both languages.

决策表    派单        Dispatch
命中策略   取第一行 first
格式      {…}                                     (hidden: what has no place of its own)
序号   |      当           |     则       | 说明 | 标识
       | 级别   | 涉及金额    | 岗位 | 时限  |
技术   | level : option:…  | …
列     | {"uid": …}        | …                    (hidden)
1      | 私行   |            | private_desk | 4 |  | 7f3k…
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.problems import Language
from engine.rules.decisions.model import AGGREGATIONS, HIT_POLICIES


@dataclass(frozen=True, slots=True)
class SheetWords:
    """One language."""

    title: str
    hit_policy: str
    format: str
    number: str
    when: str
    then: str
    note: str
    uid: str
    technical: str
    column: str


WORDS = {
    Language.ZH: SheetWords("决策表", "命中策略", "格式", "序号", "当", "则", "说明", "标识", "技术", "列"),
    Language.EN: SheetWords(
        "Decision", "Hit policy", "Format", "No.", "When", "Then", "Note", "Identity", "Technical", "Column"
    ),
}
TITLE, POLICY, FORMAT, BANDS, LABELS, TECHNICAL, COLUMNS, FIRST_ROW = range(1, 9)
"""The rows of a sheet we write."""
CHUNK = 8_000
"""Characters of a hidden cell; Excel takes 32,767, and not every reader does."""


def spelled(attribute: str) -> frozenset[str]:
    """A heading in every language, for finding it."""
    return frozenset(getattr(each, attribute).casefold() for each in WORDS.values())


WHEN_WORDS = spelled("when") | {
    "如果",
    "条件",
    "输入",
    "若",
    "if",
    "conditions",
    "condition",
    "inputs",
    "input",
    "when",
}
THEN_WORDS = spelled("then") | {
    "那么",
    "结果",
    "输出",
    "结论",
    "动作",
    "conclusions",
    "results",
    "result",
    "outputs",
    "output",
}
NOTE_WORDS = spelled("note") | {
    "备注",
    "注释",
    "描述",
    "依据",
    "annotation",
    "annotations",
    "remark",
    "remarks",
    "comment",
}
NUMBER_WORDS = spelled("number") | {"#", "编号", "no", "行号", "id", "规则", "rule", "优先级"}

LETTERS = {
    "U": "unique",
    "A": "any",
    "P": "priority",
    "F": "first",
    "C": "collect",
    "R": "rule_order",
    "O": "output_order",
}
SIGNS = {"+": "sum", "<": "min", ">": "max", "#": "count"}
"""The standard's own abbreviations: F, C+ (DMN 1.5, 8.2.11)."""


def policy_text(policy: str, aggregation: str | None, language: Language) -> str:
    """`取第一行 first`, `全部收集 合计 collect sum`."""
    at = 0 if language is Language.ZH else 1
    words = [HIT_POLICIES[policy][at], *([AGGREGATIONS[aggregation][at]] if aggregation else [])]
    return " ".join((*words, f"({policy}{f' {aggregation}' if aggregation else ''})"))


def read_policy(text: str) -> tuple[str, str | None] | None:
    """A hit policy as it is written in a sheet: in words, by its name, or by its letter."""
    plain = text.casefold().replace("(", " ").replace(")", " ").replace("（", " ").replace("）", " ").strip()
    letters = text.strip().upper()
    if letters[:1] in LETTERS and (len(letters) == 1 or (letters[0] == "C" and letters[1:] in SIGNS)):
        return LETTERS[letters[0]], SIGNS.get(letters[1:])
    words = set(plain.split())
    policy = next((name for name, said in HIT_POLICIES.items() if name in words or _says(plain, said)), None)
    if policy is None:
        return None
    found = next(
        (name for name, said in AGGREGATIONS.items() if name in words or words & {each.casefold() for each in said}),
        None,
    )
    return policy, found if policy == "collect" else None


def _says(plain: str, said: tuple[str, str]) -> bool:
    return any(plain == each.casefold() or plain.startswith(each.casefold() + " ") for each in said)
