"""How an expression fails: a text that cannot be read, and a value that cannot be worked out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.problems import Code, Problem

Span = tuple[int, int]
"""From and to, in code points of the text; to is exclusive."""


class ExpressionError(Exception):
    """The text is no expression: one code, one place inside the text."""

    def __init__(self, code: Code, span: Span, **params: Any) -> None:
        self.code, self.span, self.params = code, span, params
        super().__init__(f"{self.problem().code.name} at {span[0]}")

    def problem(self, path: str = "") -> Problem:
        """The same as a problem of the document at `path`, with the span among its parameters."""
        return self.code.at(path, start=self.span[0], end=self.span[1], **self.params)


class BudgetExceeded(Exception):
    """An evaluation took more steps, items or time than it may."""

    def __init__(self, what: str, limit: float) -> None:
        super().__init__(f"over the limit of {limit:g} {what}")
        self.what, self.limit = what, limit


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a part of an expression has no value: what and where. Collected, never silent."""

    code: Code
    span: Span
    params: tuple[tuple[str, Any], ...] = ()


UNEXPECTED = Code(
    "expression_unexpected", zh="这里不应出现“{found}”，应为{expected}", en="Unexpected '{found}'; expected {expected}"
)
UNFINISHED = Code(
    "expression_unfinished", zh="表达式没有写完，缺少{expected}", en="The expression is unfinished; expected {expected}"
)
BAD_CHARACTER = Code(
    "expression_character", zh="不能识别的字符“{found}”", en="The character '{found}' cannot stand here"
)
OPEN_STRING = Code("expression_open_string", zh="文字缺少结束的引号", en="The text has no closing quote")
BAD_LITERAL = Code(
    "expression_literal", zh="“{found}”不是有效的日期、时间或时长", en="'{found}' is no date, time or duration"
)
TOO_LONG = Code(
    "expression_too_long",
    zh="表达式最长 {limit} 个字，现在有 {length} 个",
    en="An expression has at most {limit} characters; this one has {length}",
)
TOO_DEEP = Code(
    "expression_too_deep", zh="表达式嵌套超过 {limit} 层", en="The expression is nested more than {limit} deep"
)
TOO_LARGE = Code(
    "expression_too_large", zh="表达式超过 {limit} 个部分", en="The expression has more than {limit} parts"
)
