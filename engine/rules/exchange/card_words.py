"""How a sheet of a score card is laid out: the words above its columns, in both languages.

评分卡     客户价值评分        Customer value score
基础分     300
最多原因数  3
格式       {…}                                         (hidden: what has no place of its own)
评分项     | 技术            | 条件     | 分值 | 原因 | 说明 | 标识 (hidden)
管理资产   | aum : money:CNY | ≥ 6000000 | 240 |      | 600 万以上 | {…}
           |                 | 其他     | 0   | 没有资产数据 |
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.problems import Language


@dataclass(frozen=True, slots=True)
class CardWords:
    """One language."""

    title: str
    base: str
    reasons: str
    format: str
    item: str
    technical: str
    range: str
    points: str
    reason: str
    label: str
    kept: str
    otherwise: str


WORDS = {
    Language.ZH: CardWords(
        "评分卡", "基础分", "最多原因数", "格式", "评分项", "技术", "条件", "分值", "原因", "说明", "标识", "其他"
    ),
    Language.EN: CardWords(
        "Score card",
        "Base points",
        "Most reasons",
        "Format",
        "Characteristic",
        "Technical",
        "When",
        "Points",
        "Reason",
        "Note",
        "Identity",
        "Otherwise",
    ),
}
ITEM, SOURCE, RANGE, POINTS, REASON, LABEL, KEPT = COLUMNS = (
    "item",
    "technical",
    "range",
    "points",
    "reason",
    "label",
    "kept",
)
"""The columns, in the order we write them."""
TITLE_ROW, BASE_ROW, REASONS_ROW, FORMAT_ROW, HEADING_ROW, FIRST_ROW = range(1, 7)
ALSO = {
    ITEM: ("评分指标", "指标", "特征", "特征项", "项目", "变量", "item", "factor", "attribute", "variable"),
    RANGE: ("分段", "区间", "范围", "取值范围", "档次", "情形", "range", "bin", "band", "condition"),
    POINTS: ("得分", "分数", "评分", "score", "point"),
    REASON: ("原因码", "扣分原因", "理由", "reason code"),
    LABEL: ("备注", "描述", "名称", "分段名称", "description", "label", "remark", "remarks"),
}
"""What people call the same columns."""
OTHERWISE = frozenset({"其他", "其它", "其余", "其他情况", "其余情况", "otherwise", "else"})


def spelled(attribute: str) -> frozenset[str]:
    """A word of the sheet in every language, and what people write for it."""
    ours = {getattr(each, attribute).casefold() for each in WORDS.values()}
    return frozenset(ours | set(ALSO.get(attribute, ())))
