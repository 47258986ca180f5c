"""Words and signs of comparisons as people write them.

以上, 以下 and 以内 include the number; 超过, 不满 and 以外 do not (Civil Code of China, article 1259).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

ANY_WORDS = frozenset(
    {"", "-", "–", "/", "*", "不限", "任意", "任何", "全部", "所有", "均可", "无限制", "不限制", "any", "all", "n/a"}
)
BEFORE: dict[str, str] = {
    **dict.fromkeys((">=", "=>", "≥", "⩾", "≧", "不低于", "不少于", "不小于", "不早于", "大于等于", "至少"), ">="),
    **dict.fromkeys(
        (
            "<=",
            "=<",
            "≤",
            "⩽",
            "≦",
            "不高于",
            "不多于",
            "不大于",
            "不晚于",
            "不超过",
            "小于等于",
            "小于或等于",
            "至多",
            "最多",
        ),
        "<=",
    ),
    **dict.fromkeys(("at least",), ">="),
    **dict.fromkeys(("at most",), "<="),
    **dict.fromkeys((">", "大于", "超过", "高于", "多于", "晚于", "满过"), ">"),
    **dict.fromkeys(("<", "小于", "不满", "不足", "低于", "少于", "早于", "未满"), "<"),
    **dict.fromkeys(("!=", "<>", "≠", "不等于", "不是"), "!="),
    **dict.fromkeys(("==", "=", "等于"), "="),
}
BEHIND: dict[str, str] = {
    **dict.fromkeys(("及以上", "以上(含)", "以上", "(含)以上", "起", "及以后", "or more", "and above"), ">="),
    **dict.fromkeys(
        ("及以下", "以下(含)", "以下", "(含)以下", "以内", "(含)以内", "及以前", "止", "or less", "and below"), "<="
    ),
    **dict.fromkeys(("以上(不含)", "(不含)以上", "之后", "以后", "后", "以外"), ">"),
    **dict.fromkeys(("以下(不含)", "(不含)以下", "之前", "以前", "前"), "<"),
}


def _any_of(words: Iterable[str]) -> str:
    """One of the words, the longest first."""
    return "|".join(re.escape(each) for each in sorted(words, key=len, reverse=True))


SIGN_BEFORE = re.compile(rf"({_any_of(BEFORE)})\s*(.+)", re.IGNORECASE | re.DOTALL)
SIGN_BEHIND = re.compile(rf"(.+?)\s*({_any_of(BEHIND)})", re.IGNORECASE | re.DOTALL)
LIST = re.compile(r"\s*(?:[,、;|\n]|或者|或|\bor\b)\s*", re.IGNORECASE)
LIST_OF_TEXTS = re.compile(r"\s*[,，、;；\n]\s*")
BOTH = re.compile(r"\s*(?:并且|而且|同时|且|\band\b|&&?)\s*", re.IGNORECASE)
DASH = re.compile(r"\.\.|~|至|到|–+|-|\bto\b", re.IGNORECASE)
SIGNED_LOW, SIGNED_HIGH = re.compile(r"(>=?|≥)?\s*(.+)"), re.compile(r"(<=?|≤)?\s*(.+)")
INTERVAL = re.compile(r"([\[(\]])\s*(.+?)\s*(?:,|~|\.\.|至|到|–)\s*(.+?)\s*([\])\[])")
CHAIN = re.compile(r"(.+?)\s*(<=?|≤|≦|⩽)\s*[^<>=≤≥≦≧]*?\s*(<=?|≤|≦|⩽)\s*(.+)")
ENDLESS = frozenset({"∞", "+∞", "-∞", "正无穷", "负无穷"})
SEPARATED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
"""Thousands with commas."""
NOT = re.compile(r"(?:not\s*\((.+)\)|(?:除了|除)(.+?)(?:以外|之外|外)?)", re.IGNORECASE | re.DOTALL)
FORMULA = re.compile(r"(?:公式|formula)\s*[:：]\s*(.+)", re.IGNORECASE | re.DOTALL)
