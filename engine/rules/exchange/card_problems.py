"""What may be wrong with the sheet of a score card."""

from __future__ import annotations

from engine.problems import Code, Severity

NO_POINTS = Code("card_no_points", zh="{cell} 没有写分值", en="{cell} says no points")
BAD_POINTS = Code(
    "card_bad_points",
    zh="{cell} 的“{text}”不是分值；请写一个数，例如 20 或 -5",
    en="{cell}: '{text}' is no number of points; write a number such as 20 or -5",
)
BAD_REASONS = Code(
    "card_bad_reasons",
    zh="{cell} 的“{text}”不是原因的个数；请写 0 到 20 的整数",
    en="{cell}: '{text}' is no number of reasons; write a whole number from 0 to 20",
)
NO_ITEM = Code(
    "card_no_item",
    zh="{cell} 没有写评分项，上面也没有；这一行没有导入",
    en="{cell} names no characteristic and none stands above; the row was not imported",
)
TWO_OTHERWISE = Code(
    "card_two_otherwise",
    zh="{cell}：评分项“{label}”已经有“其他”；这一行没有导入",
    en="{cell}: '{label}' says already what is otherwise; the row was not imported",
)
GUESSED = Code(
    "card_guessed",
    zh="没有技术列：评分项 {names} 的取值和类型按名称与内容判断；请核对",
    en="There is no technical column: what {names} look at was taken from their names, types as the cells suggest; "
    "please check",
    severity=Severity.WARNING,
)
