"""The words `sentences` puts together, for each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.expressions.functions.organisation import TESTS
from engine.expressions.functions.organisation import sentences as of_the_organisation
from engine.problems import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Templates of one language; `{}` is a part. `conditions` are the functions that read as conditions; `of_those`
    is for a field of many records of which some were chosen, where it stands before them."""

    parentheses: str
    quotes: str
    of: str
    of_those: str
    listing: str
    truth: Mapping[bool, str]
    both: str
    either: str
    empty: Mapping[str, str]
    yes_no: Mapping[str, str]
    comparisons: Mapping[str, str]
    moments: Mapping[str, str]
    between: str
    among: str
    choice: str
    where: str
    arithmetic: Mapping[str, str]
    quantified: Mapping[str, str]
    functions: Mapping[str, str]
    parts: Mapping[str, str]
    units: Mapping[str, str]
    plural: str
    conditions: frozenset[str] = frozenset(
        {"not", "contains", "starts with", "ends with", "at least", "at most", "is workday", "is anniversary", *TESTS}
    )

    def span(self, unit: str, count: int) -> str:
        """So many years, months, days or hours."""
        return f"{count} {self.units[unit]}{self.plural if count != 1 else ''}"


CHINESE = Words(
    parentheses="（{}）",
    quotes="“{}”",
    of="的",
    of_those="",
    listing="、",
    truth={True: "是", False: "否"},
    both="{}，且{}",
    either="{}，或{}",
    empty={"=": "{}为空", "!=": "{}不为空"},
    yes_no={"=": "{}为“{}”", "!=": "{}不为“{}”"},
    comparisons={
        "=": "{}等于 {}",
        "!=": "{}不等于 {}",
        "<": "{}小于 {}",
        "<=": "{}小于等于 {}",
        ">": "{}大于 {}",
        ">=": "{}大于等于 {}",
    },
    moments={
        "=": "{}是 {}",
        "!=": "{}不是 {}",
        "<": "{}早于 {}",
        "<=": "{}不晚于 {}",
        ">": "{}晚于 {}",
        ">=": "{}不早于 {}",
    },
    between="{}介于 {} 与 {} 之间",
    among="{}是其中之一：{}",
    choice="如果{}，则为 {}，否则为 {}",
    where="{}中{}的记录",
    arithmetic={"+": "{} + {}", "-": "{} − {}", "*": "{} × {}", "/": "{} ÷ {}", "**": "{} 的 {} 次方"},
    quantified={"some": "{}中有记录满足（{}）", "every": "{}中每条记录都满足（{}）"},
    functions={
        "not": "并非（{}）",
        "contains": "{}包含 {}",
        "starts with": "{}开头是 {}",
        "ends with": "{}结尾是 {}",
        "at least": "{}不低于{}",
        "at most": "{}不高于{}",
        "is workday": "{}是工作日",
        "is anniversary": "{}的周年日是 {}",
        "today": "今天",
        "now": "现在",
        "me": "本人",
        "count": "{}的条数",
        "sum": "{}之和",
        "min": "{}的最小值",
        "max": "{}的最大值",
        "mean": "{}的平均值",
        "abs": "{}的绝对值",
        "string length": "{}的字数",
        "month end": "{}所在月的最后一天",
        "ifnull": "{}（为空时取 {}）",
        "workday add": "{}后第 {} 个工作日",
        "workday diff": "{}到 {} 的工作日数",
        "round half up": "{}四舍五入到 {} 位小数",
        **of_the_organisation("zh"),
    },
    parts={"year": "年份", "month": "月份", "day": "日", "weekday": "星期", "days": "天数", "hours": "小时数"},
    units={"year": "年", "month": "个月", "day": "天", "hour": "小时"},
    plural="",
)
ENGLISH = Words(
    parentheses="({})",
    quotes='"{}"',
    of="'s ",
    of_those=" of ",
    listing=", ",
    truth={True: "yes", False: "no"},
    both="{} and {}",
    either="{} or {}",
    empty={"=": "{} is empty", "!=": "{} is not empty"},
    yes_no={"=": "{} is {}", "!=": "{} is not {}"},
    comparisons={
        "=": "{} is {}",
        "!=": "{} is not {}",
        "<": "{} is less than {}",
        "<=": "{} is at most {}",
        ">": "{} is greater than {}",
        ">=": "{} is at least {}",
    },
    moments={
        "=": "{} is {}",
        "!=": "{} is not {}",
        "<": "{} is before {}",
        "<=": "{} is not after {}",
        ">": "{} is after {}",
        ">=": "{} is not before {}",
    },
    between="{} is between {} and {}",
    among="{} is one of: {}",
    choice="if {} then {}, otherwise {}",
    where="{} where {}",
    arithmetic={"+": "{} + {}", "-": "{} − {}", "*": "{} × {}", "/": "{} ÷ {}", "**": "{} to the power of {}"},
    quantified={"some": "some of {} meets ({})", "every": "each of {} meets ({})"},
    functions={
        "not": "not ({})",
        "contains": "{} contains {}",
        "starts with": "{} starts with {}",
        "ends with": "{} ends with {}",
        "at least": "{} is at least {}",
        "at most": "{} is at most {}",
        "is workday": "{} is a working day",
        "is anniversary": "{} has its anniversary on {}",
        "today": "today",
        "now": "now",
        "me": "me",
        "count": "the number of {}",
        "sum": "the sum of {}",
        "min": "the smallest {}",
        "max": "the largest {}",
        "mean": "the average {}",
        "abs": "the amount of {}",
        "string length": "the length of {}",
        "month end": "the last day of the month of {}",
        "ifnull": "{} (or {} when empty)",
        "workday add": "{} plus {} working days",
        "workday diff": "the working days from {} to {}",
        "round half up": "{} rounded to {} places",
        **of_the_organisation("en"),
    },
    parts={"weekday": "day of the week"},
    units={"year": "year", "month": "month", "day": "day", "hour": "hour"},
    plural="s",
)
WORDS: Mapping[Language, Words] = {Language.ZH: CHINESE, Language.EN: ENGLISH}
