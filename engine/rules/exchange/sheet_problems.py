"""What may be wrong with a sheet as a whole."""

from __future__ import annotations

from engine.problems import Code, Severity

NO_TABLE = Code(
    "sheet_no_table",
    zh="“{sheet}”里没有找到决策表：需要一行列名，下面是各行规则",
    en="There is no decision table in '{sheet}': it needs a row of column names and rows below",
)
NO_OUTPUT = Code(
    "sheet_no_output",
    zh="“{sheet}”只有一列；决策表至少要有一个条件列和一个结果列",
    en="'{sheet}' has a single column; a decision has at least one of conditions and one of results",
)
TOO_MANY_RULES = Code(
    "sheet_too_many_rules",
    zh="决策表最多 {limit} 行，这里有 {count} 行",
    en="A decision has at most {limit} rows; here are {count}",
)
BAD_FORMAT = Code(
    "sheet_bad_format",
    zh="{cell} 的隐藏信息被改坏了，已按普通表格读取",
    en="The hidden information in {cell} was damaged; the sheet was read as a plain one",
    severity=Severity.WARNING,
)
UNKNOWN_POLICY = Code(
    "sheet_unknown_policy",
    zh="{cell} 的命中策略“{text}”无法理解，已按“取第一行”",
    en="{cell}: there is no hit policy '{text}'; taken as first",
    severity=Severity.WARNING,
)
NO_HEADING = Code("sheet_no_heading", zh="{cell} 这一列没有列名", en="The column at {cell} has no name")
GUESSED = Code(
    "sheet_guessed",
    zh="没有技术行：{inputs} 作为条件，{outputs} 作为结果，类型按内容判断，多行命中时“{policy}”；请核对",
    en="There is no technical row: {inputs} were taken as conditions, {outputs} as results, types as the cells "
    "suggest, the hit policy is {policy}; please check",
    severity=Severity.WARNING,
)
UNIT_IN_NAME = Code(
    "sheet_unit_in_name",
    zh="{cell} 的列名“{label}”带有单位；单元格里的数按原样读取，请核对与取值的单位一致",
    en="{cell}: the name '{label}' holds a unit; numbers are read as they stand, so the input must have the same one",
    severity=Severity.WARNING,
)
OTHER_SHEET = Code(
    "sheet_other",
    zh="工作表“{sheet}”没有导入：一次读取一张表",
    en="The sheet '{sheet}' was not imported: one is read at a time",
)
TEXT_ABOVE = Code(
    "sheet_text_above", zh="表格上方的文字“{text}”没有导入", en="The text above the table, '{text}', was not imported"
)
MOST_RULES = 5_000
