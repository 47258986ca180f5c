"""Every function as the editor offers it: what it is called, how it is written, what comes out, an example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.expressions.functions import organisation
from engine.expressions.functions.library import LIBRARY
from engine.reference import Label

GROUPS: Mapping[str, Label] = {
    "bank": Label(zh="银行", en="Bank"),
    organisation.GROUP: Label(zh="机构与人员", en="Organisation"),
    "logic": Label(zh="是非", en="Conditions"),
    "number": Label(zh="数字", en="Numbers"),
    "text": Label(zh="文字", en="Texts"),
    "date": Label(zh="日期时间", en="Dates and times"),
    "list": Label(zh="列表", en="Lists"),
    "convert": Label(zh="转换", en="Conversion"),
    "range": Label(zh="区间", en="Ranges"),
    "context": Label(zh="结构", en="Structures"),
}


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """One function. `signature` is how it is written, with the names of its parameters."""

    name: str
    label: Label
    group: str
    example: str
    returns: str
    signature: str


def catalogue() -> list[FunctionWords]:
    """All functions of the business profile, by group and then by name."""
    order = list(GROUPS)
    return sorted((_words(name) for name in WRITTEN), key=lambda each: (order.index(each.group), each.name))


def _words(name: str) -> FunctionWords:
    zh, en, group, example, returns = WRITTEN[name]
    return FunctionWords(name, Label(zh=zh, en=en), group, example, returns, SIGNATURES.get(name) or _signature(name))


def _signature(name: str) -> str:
    if name not in LIBRARY:
        return f"{name}()"
    best = LIBRARY[name].signatures[-1] if LIBRARY[name].is_variadic else LIBRARY[name].signatures[0]
    parameters = [f"{each.name}?" if each.optional else each.name for each in best.parameters]
    return f"{name}({', '.join(parameters)})"


SIGNATURES: Mapping[str, str] = {
    "at least": "x at least option",
    "at most": "x at most option",
    "me": "me()",
    "person": "person(id)",
    "org unit": "org unit(id)",
    "record": "record(id)",
    "is workday": "is workday(date, calendar?)",
    "workday add": "workday add(date, days, calendar?)",
    "workday diff": "workday diff(from, to, calendar?)",
    **{each.name: each.written for each in organisation.ALL},
}
EXAMPLE_ID = "01920000-0000-7000-8000-000000000001"
Row = tuple[str, str, str, str, str]
_BANK: dict[str, Row] = {
    "at least": ("不低于（分级选项）", "at least, of a ranked option", "bank", '风险偏好 at least "稳健"', "boolean"),
    "at most": ("不高于（分级选项）", "at most, of a ranked option", "bank", '风险偏好 at most "稳健"', "boolean"),
    "me": ("当前用户", "the person asking", "bank", "负责人 = me()", "person"),
    "ifnull": ("为空时取", "another value when empty", "bank", "ifnull(余额, 0)", "any"),
    "person": ("指定人员", "one person", "bank", f'负责人 = person("{EXAMPLE_ID}")', "person"),
    "org unit": ("指定机构", "one unit", "bank", f'机构 = org unit("{EXAMPLE_ID}")', "org_unit"),
    "record": ("指定记录", "one record", "bank", f'客户 = record("{EXAMPLE_ID}")', "any"),
    "is workday": ("是否工作日", "a working day", "bank", "is workday(today())", "boolean"),
    "workday add": ("若干工作日之后", "so many working days later", "bank", "workday add(today(), 3)", "date"),
    "workday diff": ("相隔工作日数", "working days between", "bank", "workday diff(申请日, today())", "number"),
    "is anniversary": ("是否周年日", "an anniversary", "bank", "is anniversary(生日, today())", "boolean"),
    "month end": ("月末", "the last day of the month", "bank", "month end(today())", "date"),
    "hours": ("若干小时", "so many hours", "bank", "now() + hours(24)", "days"),
}
_ORGANISATION: dict[str, Row] = {
    each.name: (each.label.zh, each.label.en, organisation.GROUP, each.example, each.returns)
    for each in organisation.ALL
}
_LOGIC: dict[str, Row] = {
    "not": ("并非", "not", "logic", "not(是否贵宾)", "boolean"),
    "all": ("全部为真", "all are true", "logic", "all([true, false])", "boolean"),
    "any": ("任一为真", "any is true", "logic", "any([true, false])", "boolean"),
    "is": ("类型与值都相同", "same type and value", "logic", 'is(@"2026-01-01", 到期日)', "boolean"),
}
_NUMBER: dict[str, Row] = {
    "sum": ("求和", "sum", "number", "sum(存款列表.金额)", "number"),
    "min": ("最小值", "smallest", "number", "min(存款列表.金额)", "any"),
    "max": ("最大值", "largest", "number", "max(存款列表.金额)", "any"),
    "mean": ("平均值", "average", "number", "mean(存款列表.金额)", "number"),
    "median": ("中位数", "median", "number", "median([1, 2, 3])", "number"),
    "product": ("连乘", "product", "number", "product([2, 3])", "number"),
    "stddev": ("标准差", "standard deviation", "number", "stddev([2, 4, 7])", "number"),
    "mode": ("众数", "most frequent values", "number", "mode([1, 2, 2])", "list:number"),
    "abs": ("绝对值", "absolute value", "number", "abs(-10)", "number"),
    "floor": ("向下取整", "round down to a whole number", "number", "floor(1.5)", "number"),
    "ceiling": ("向上取整", "round up to a whole number", "number", "ceiling(1.5)", "number"),
    "round half up": ("四舍五入", "round half up", "number", "round half up(1.235, 2)", "number"),
    "round half down": ("五舍六入", "round half down", "number", "round half down(1.235, 2)", "number"),
    "round up": ("向远离零取整", "round away from zero", "number", "round up(1.231, 2)", "number"),
    "round down": ("截断小数", "cut off decimals", "number", "round down(1.239, 2)", "number"),
    "decimal": ("四舍六入五成双", "round half even", "number", "decimal(1.235, 2)", "number"),
    "modulo": ("取余", "remainder", "number", "modulo(12, 5)", "number"),
    "sqrt": ("平方根", "square root", "number", "sqrt(16)", "number"),
    "log": ("自然对数", "natural logarithm", "number", "log(10)", "number"),
    "exp": ("e 的幂", "power of e", "number", "exp(1)", "number"),
    "odd": ("是否奇数", "an odd number", "number", "odd(5)", "boolean"),
    "even": ("是否偶数", "an even number", "number", "even(4)", "boolean"),
}
_TEXT: dict[str, Row] = {
    "contains": ("包含", "contains", "text", 'contains(姓名, "张")', "boolean"),
    "starts with": ("开头是", "starts with", "text", 'starts with(姓名, "张")', "boolean"),
    "ends with": ("结尾是", "ends with", "text", 'ends with(姓名, "三")', "boolean"),
    "string length": ("字数", "number of characters", "text", "string length(姓名)", "number"),
    "substring": ("截取文字", "part of a text", "text", "substring(姓名, 1, 1)", "text"),
    "substring before": ("某字之前", "what stands before", "text", 'substring before("a-b", "-")', "text"),
    "substring after": ("某字之后", "what stands after", "text", 'substring after("a-b", "-")', "text"),
    "upper case": ("转大写", "upper case", "text", 'upper case("abc")', "text"),
    "lower case": ("转小写", "lower case", "text", 'lower case("ABC")', "text"),
    "matches": ("符合模式", "matches a pattern", "text", 'matches(编号, "^[A-Z]{2}")', "boolean"),
    "replace": ("替换", "replace", "text", 'replace(姓名, " ", "")', "text"),
    "split": ("拆分", "split", "text", 'split("a,b", ",")', "list:text"),
    "string join": ("连接文字", "join texts", "text", 'string join(["a", "b"], "、")', "text"),
}
_DATE: dict[str, Row] = {
    "today": ("今天", "today", "date", "到期日 <= today()", "date"),
    "now": ("现在", "now", "date", "now()", "date_time"),
    "date": ("日期", "date", "date", "date(2026, 10, 1)", "date"),
    "time": ("时间", "time", "date", 'time("09:30:00")', "time"),
    "date and time": ("日期时间", "date and time", "date", 'date and time("2026-10-01T09:00:00")', "date_time"),
    "duration": ("时长", "duration", "date", 'duration("P30D")', "any"),
    "years and months duration": (
        "相隔年月",
        "years and months between",
        "date",
        "years and months duration(开户日, today())",
        "months",
    ),
    "day of year": ("一年第几天", "day of the year", "date", "day of year(today())", "number"),
    "day of week": ("星期几（英文）", "name of the day", "date", "day of week(today())", "text"),
    "month of year": ("几月（英文）", "name of the month", "date", "month of year(today())", "text"),
    "week of year": ("一年第几周", "week of the year", "date", "week of year(today())", "number"),
}
_LIST: dict[str, Row] = {
    "count": ("条数", "how many", "list", "count(存款列表)", "number"),
    "list contains": ("列表包含", "a list contains", "list", "list contains([1, 2], 2)", "boolean"),
    "sublist": ("列表的一段", "part of a list", "list", "sublist([1, 2, 3], 1, 2)", "any"),
    "append": ("添加到末尾", "append", "list", "append([1], 2)", "any"),
    "concatenate": ("首尾相接", "join lists", "list", "concatenate([1], [2])", "any"),
    "insert before": ("插入", "insert", "list", "insert before([1, 3], 2, 2)", "any"),
    "remove": ("去掉一项", "remove", "list", "remove([1, 2], 1)", "any"),
    "list replace": ("替换一项", "replace an item", "list", "list replace([1, 2], 1, 3)", "any"),
    "reverse": ("倒序", "reverse", "list", "reverse([1, 2])", "any"),
    "index of": ("所在位置", "positions of a value", "list", "index of([1, 2, 1], 1)", "list:number"),
    "union": ("合并去重", "union", "list", "union([1], [1, 2])", "any"),
    "distinct values": ("去重", "distinct values", "list", "distinct values([1, 1])", "any"),
    "duplicate values": ("重复的值", "duplicate values", "list", "duplicate values([1, 1])", "any"),
    "flatten": ("摊平", "flatten", "list", "flatten([[1], [2]])", "any"),
    "sort": ("排序", "sort", "list", "sort([2, 1])", "any"),
}
_CONVERT: dict[str, Row] = {
    "number": ("转为数字", "to a number", "convert", 'number("12.5")', "number"),
    "string": ("转为文字", "to a text", "convert", "string(12)", "text"),
}
_RANGE_WORDS: dict[str, tuple[str, str, str]] = {
    "before": ("早于", "before", "before(1, [2..5])"),
    "after": ("晚于", "after", "after(6, [2..5])"),
    "meets": ("紧接在前", "meets", "meets([1..5], [5..9])"),
    "met by": ("紧接在后", "met by", "met by([5..9], [1..5])"),
    "overlaps": ("重叠", "overlaps", "overlaps([1..5], [3..9])"),
    "overlaps before": ("前段重叠", "overlaps before", "overlaps before([1..5], [3..9])"),
    "overlaps after": ("后段重叠", "overlaps after", "overlaps after([3..9], [1..5])"),
    "finishes": ("同时结束", "finishes", "finishes(5, [1..5])"),
    "finished by": ("被同时结束", "finished by", "finished by([1..5], 5)"),
    "includes": ("包含于区间", "includes", "includes([1..5], 3)"),
    "during": ("在区间内", "during", "during(3, [1..5])"),
    "starts": ("同时开始", "starts", "starts(1, [1..5])"),
    "started by": ("被同时开始", "started by", "started by([1..5], 1)"),
    "coincides": ("完全相同", "coincides", "coincides([1..5], [1..5])"),
}
_CONTEXT: dict[str, Row] = {
    "get value": ("取出一项", "one member", "context", 'get value({a: 1}, "a")', "any"),
    "get entries": ("全部成员", "all members", "context", "get entries({a: 1})", "any"),
    "context": ("由成员构成", "made of members", "context", 'context([{key: "a", value: 1}])', "any"),
    "context put": ("添加成员", "with another member", "context", 'context put({a: 1}, "b", 2)', "any"),
    "context merge": ("合并结构", "merged", "context", "context merge([{a: 1}, {b: 2}])", "any"),
    "range": ("由文字构成区间", "a range from text", "range", 'range("[1..5]")', "any"),
}
_RANGE: dict[str, Row] = {
    name: (zh, en, "range", example, "boolean") for name, (zh, en, example) in _RANGE_WORDS.items()
}
WRITTEN: Mapping[str, Row] = (
    _BANK | _ORGANISATION | _LOGIC | _NUMBER | _TEXT | _DATE | _LIST | _CONVERT | _RANGE | _CONTEXT
)
"""Label in Chinese and English, group, example, what comes out."""
