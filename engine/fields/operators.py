"""The filter operators: their names in conditions, what a person reads, and which belong together."""

from __future__ import annotations

from engine.fields.field_type import Operator
from engine.reference import Label

EQ = Operator("eq", Label(zh="等于", en="is"))
NE = Operator("ne", Label(zh="不等于", en="is not"))
IN = Operator("in", Label(zh="是其中之一", en="is one of"), "many")
CONTAINS = Operator("contains", Label(zh="包含", en="contains"), "text")
STARTS_WITH = Operator("starts_with", Label(zh="开头是", en="starts with"), "text")
GT = Operator("gt", Label(zh="大于", en="greater than"))
GE = Operator("ge", Label(zh="大于等于", en="at least"))
LT = Operator("lt", Label(zh="小于", en="less than"))
LE = Operator("le", Label(zh="小于等于", en="at most"))
BETWEEN = Operator("between", Label(zh="介于", en="between"), "two")
AFTER = Operator("gt", Label(zh="晚于", en="after"))
NOT_BEFORE = Operator("ge", Label(zh="不早于", en="on or after"))
BEFORE = Operator("lt", Label(zh="早于", en="before"))
NOT_AFTER = Operator("le", Label(zh="不晚于", en="on or before"))
AT_LEAST = Operator("at_least", Label(zh="不低于", en="ranks at least"))
HAS = Operator("contains", Label(zh="包含", en="includes"))
HAS_ANY = Operator("in", Label(zh="包含其中之一", en="includes any of"), "many")
WITHIN = Operator("within", Label(zh="属于", en="is in"))
IS_EMPTY = Operator("is_empty", Label(zh="为空", en="is empty"), "none")
IS_NOT_EMPTY = Operator("is_not_empty", Label(zh="不为空", en="is not empty"), "none")

EMPTINESS = (IS_EMPTY, IS_NOT_EMPTY)
ON_EQUALS = (EQ, NE, IN, *EMPTINESS)
ON_TEXT = (EQ, NE, CONTAINS, STARTS_WITH, IN, *EMPTINESS)
ON_LONG_TEXT = (CONTAINS, *EMPTINESS)
ON_NUMBERS = (EQ, NE, GT, GE, LT, LE, BETWEEN, *EMPTINESS)
ON_TIME = (EQ, NE, AFTER, NOT_BEFORE, BEFORE, NOT_AFTER, BETWEEN, *EMPTINESS)
ON_CHOICE = (EQ, NE, IN, AT_LEAST, *EMPTINESS)
ON_CHOICES = (HAS, HAS_ANY, *EMPTINESS)
ON_TRUTH = (EQ, *EMPTINESS)
ON_REGION = (WITHIN, EQ, NE, *EMPTINESS)
ON_ADDRESS = (CONTAINS, *EMPTINESS)
