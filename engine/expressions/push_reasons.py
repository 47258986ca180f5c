"""Why the database cannot do a part of an expression, in words of those who write it."""

from __future__ import annotations

from engine.problems import Code, Severity


def _code(name: str, zh: str, en: str) -> Code:
    return Code(f"push_{name}", zh=zh, en=en, severity=Severity.WARNING)


PATTERN = _code(
    "pattern", "“{name}”按模式比对文字，只能逐条记录计算", "'{name}' compares patterns, record by record only"
)
FUNCTION = _code("function", "“{name}”只能逐条记录计算", "'{name}' is worked out record by record only")
OPERATION = _code(
    "operation", "这种运算“{name}”只能逐条记录计算", "'{name}' of these is worked out record by record only"
)
POSITION = _code(
    "position", "按序号取列表的一条，只能逐条记录计算", "An item by its position is found record by record only"
)
LISTED = _code(
    "list",
    "这里的列表不是相关记录，只能逐条记录计算",
    "This list is not one of related records; it is worked out record by record only",
)
LOOP = _code("loop", "“for … return”只能逐条记录计算", "'for … return' is worked out record by record only")
STRUCTURE = _code(
    "structure", "结构和区间只能逐条记录计算", "Structures and ranges are worked out record by record only"
)
NOT_STORED = _code(
    "not_stored",
    "“{name}”没有存下来，用到时才计算，只能逐条记录计算",
    "'{name}' is not stored but worked out when asked for, record by record only",
)
ENCRYPTED = _code(
    "encrypted",
    "加密的字段只能用“等于”“是其中之一”“为空”与写明的值比较，不能比大小、找一部分文字或参与计算",
    "An encrypted field can only be compared with written values, by 'is', 'is one of' and 'is empty': not by size, by"
    " a part of its text, nor in a calculation",
)
OWN_TEST = _code(
    "own_test", "单元格里的公式只能逐条记录计算", "A formula in a test is worked out record by record only"
)
NAMED = _code(
    "named", "按名称给参数的函数只能逐条记录计算", "A function with named arguments is worked out record by record only"
)
CALENDAR = _code(
    "calendar",
    "日历名要直接写出，才能在数据库里计算",
    "Write the name of the calendar itself, so that the database can do it",
)
TWICE = _code("twice", "筛选后再筛选，请合成一个条件", "A filter of a filter: join the two conditions by 'and'")
UNTYPED = _code(
    "untyped",
    "这一部分的类型不确定，只能逐条记录计算",
    "What this part is is not certain; it is worked out record by record only",
)
PATTERNS = frozenset({"matches", "replace", "split"})
