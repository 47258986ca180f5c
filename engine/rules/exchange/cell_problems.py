"""What may be wrong with a cell somebody filled in, and the words it is told in."""

from __future__ import annotations

from typing import Any

from engine.problems import Code, Problem

UNREADABLE = Code(
    "cell_unreadable", zh="{cell} 的“{text}”无法理解：{wanted}", en="{cell}: '{text}' makes no sense; {wanted}"
)
AMBIGUOUS_NUMBER = Code(
    "cell_ambiguous_number",
    zh="{cell} 的“{text}”可能是一个带千位分隔的数，也可能是几个数；请写成 {number} 或 {list}",
    en="{cell}: '{text}' may be one number with separators or several numbers; write {number} or {list}",
)
BECAME_DATE = Code(
    "cell_became_date",
    zh="{cell} 被 Excel 变成了日期 {date}；请把单元格格式改为“文本”后重新输入",
    en="{cell}: Excel has turned it into the date {date}; set the cell's format to Text and type it again",
)
BECAME_NUMBER = Code(
    "cell_became_number",
    zh="{cell} 是数字 {text}，这一列是日期；请按日期格式输入，例如 2026-01-31",
    en="{cell} is the number {text} in a column of dates; type it as a date such as 2026-01-31",
)
IS_FORMULA = Code(
    "cell_is_formula",
    zh="{cell} 是 Excel 公式“{text}”，不会被计算；请粘贴为数值",
    en="{cell} is an Excel formula, {text}, which is not worked out here; paste it as a value",
)
IS_FAULT = Code("cell_is_fault", zh="{cell} 是 Excel 错误值 {text}", en="{cell} is an error of Excel's: {text}")
REVERSED = Code("cell_reversed", zh="{cell} 的“{text}”起点大于终点", en="{cell}: '{text}' begins after it ends")
NO_OPTION = Code(
    "cell_no_option",
    zh="{cell} 的“{text}”不是选项；可选：{known}",
    en="{cell}: '{text}' is none of the options; there are {known}",
)
NOTHING_TO_GIVE = Code(
    "cell_empty_result",
    zh="{cell} 没有写结果；没有结果请写 空",
    en="{cell} gives no result; write null where there is none",
)

WANTED: dict[str, dict[str, str]] = {
    "number": {
        "zh": "此列是数字，可写 100、>100、5–20、5万、100以上、1、2、3；不限则留空",
        "en": "this column is of numbers: 100, > 100, 5 – 20, 1、2、3; leave it empty for any",
    },
    "text": {
        "zh": "此列是文字，几个值用顿号或逗号分开；不限则留空",
        "en": "this column is of texts, several separated by commas; leave it empty for any",
    },
    "boolean": {"zh": "此列是是/否", "en": "this column is of yes and no"},
    "date": {
        "zh": "此列是日期，可写 2026-01-31、2026年1月31日、≥2026-01-01、2026-01-01 至 2026-06-30",
        "en": "this column is of dates: 2026-01-31, >= 2026-01-01, 2026-01-01 to 2026-06-30",
    },
    "date_time": {
        "zh": "此列是日期时间，例如 2026-01-31 09:30",
        "en": "this column is of dates and times such as 2026-01-31 09:30",
    },
    "days": {"zh": "此列是天数，例如 30天、≤7天、12小时", "en": "this column is of days: 30 days, <= 7 days, 12 hours"},
    "months": {"zh": "此列是月数，例如 6个月、1年", "en": "this column is of months: 6 months, 1 year"},
    "option": {"zh": "请写选项的名称", "en": "write the option's name"},
}


class Unreadable(ValueError):
    """A cell that cannot be taken; the problem names it once it is known which cell it was."""

    def __init__(self, code: Code, **params: Any) -> None:  # Any: a parameter is any JSON value
        super().__init__(code.name)
        self.code, self.params = code, params

    def at(self, cell: str, path: str = "") -> Problem:
        """The problem of a cell: `cell` is its address on the sheet, `path` its place in the document proposed."""
        return self.code.at(path, cell=cell, **self.params)
