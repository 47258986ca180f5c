"""Why an expression has no value: the codes a run collects, each with a sentence in both languages."""

from __future__ import annotations

from engine.problems import Code, Severity


def _reason(name: str, zh: str, en: str) -> Code:
    return Code(name, zh=zh, en=en, severity=Severity.WARNING)


NO_NAME = _reason("expression_no_name", "没有名为“{name}”的数据", "There is nothing named '{name}'")
NO_MEMBER = _reason("expression_no_member", "{kind} 没有“{name}”", "A {kind} has no '{name}'")
NO_RESULT = _reason(
    "expression_no_result", "{kinds} 之间不能做“{operator}”运算", "'{operator}' has no result for {kinds}"
)
NOT_COMPARABLE = _reason("expression_not_comparable", "{kinds} 之间不能比较", "{kinds} cannot be compared")
NOT_CALLABLE = _reason("expression_not_callable", "“{name}”不是函数", "'{name}' is no function")
BAD_ARGUMENTS = _reason("expression_bad_arguments", "“{name}”不接受这些参数：{kinds}", "'{name}' does not take {kinds}")
NOT_A_LIST = _reason("expression_not_a_list", "需要列表，得到的是 {kind}", "A list is needed, not {kind}")
BAD_CONDITION = _reason(
    "expression_bad_condition",
    "筛选条件应为是非或序号，得到的是 {kind}",
    "A filter is a condition or a position, not {kind}",
)
EMPTY = _reason("expression_empty", "“{name}”为空", "'{name}' is empty")
UNSEEN = _reason("expression_unseen", "你没有查看“{name}”的权限", "You may not see '{name}'")
OVER_BUDGET = _reason(
    "expression_over_budget", "计算量超过上限（{what} {limit}）", "It takes more than the limit of {limit} {what}"
)
TOO_MANY_DIGITS = _reason(
    "expression_too_many_digits",
    "“{operator}”的结果超过 {limit} 位整数",
    "The result of '{operator}' has more than {limit} digits before the point",
)
NO_CALENDAR = _reason(
    "expression_no_calendar", "没有工作日历“{name}”", "There is no calendar '{name}' (none is named: the bank's own)"
)
NOT_COVERED = _reason(
    "expression_calendar_years", "工作日历“{name}”没有涵盖这些日期", "The calendar '{name}' does not cover these days"
)
NO_ORGANISATION = _reason(
    "expression_no_organisation", "这里没有机构和人员可查（{name}）", "There is no organisation to ask here ('{name}')"
)
NO_UNIT = _reason("expression_no_unit", "“{name}”没有这样的机构", "There is no such unit for '{name}'")
