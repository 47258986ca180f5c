"""A decision as its author writes it: a table of rows, or a score card; with cases that say what must come out.

Cells are FEEL text. In `when`: `-`, a literal, several with commas, a comparison, a range, `not(…)`, `null`; or a
formula, `= <condition>`, in which `?` is the input. In `then`: a literal, `null`, or a formula, `= <expression>`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from engine.kinds import Definition, Part
from engine.reference import Label, Slug, Uid, titled

HitPolicyName = Literal["unique", "any", "priority", "first", "collect", "rule_order", "output_order"]
HIT_POLICIES = {
    "unique": ("只许一行命中", "Unique"),
    "any": ("多行命中须同结果", "Any"),
    "priority": ("按结果优先级", "Priority"),
    "first": ("取第一行", "First"),
    "collect": ("全部收集", "Collect"),
    "rule_order": ("全部，按行序", "Rule order"),
    "output_order": ("全部，按结果优先级", "Output order"),
}
AggregationName = Literal["sum", "min", "max", "count"]
AGGREGATIONS = {
    "sum": ("合计", "Sum"),
    "min": ("最小", "Smallest"),
    "max": ("最大", "Largest"),
    "count": ("个数", "Number"),
}
ShapeName = Literal["table", "score_card"]
SHAPES = {"table": ("决策表", "Decision table"), "score_card": ("评分卡", "Score card")}

LONGEST_CELL = 2_000
CellText = Annotated[str, titled("单元格", "Cell", max_length=LONGEST_CELL)]
Points = Annotated[str | int, titled("分值", "Points")]
"""A decimal, as text or as a whole number."""


class DecisionInput(Part):
    """A column of conditions: an expression over the form, or over the values given, and the type of its value.

    Without an expression it is the value given under the input's own name. `values` are cells that together say which
    values may occur; the analysis looks no further.
    """

    uid: Annotated[Uid, titled("标识", "Identity")]
    name: Annotated[Slug, titled("名称", "Name")]
    label: Annotated[Label | None, titled("显示名", "Label")] = None
    expression: Annotated[str, titled("取值", "Expression", max_length=8_192)] = ""
    type: Annotated[str, titled("类型", "Type", max_length=120)]
    values: Annotated[list[CellText] | None, titled("可能的值", "Possible values")] = None


class DecisionOutput(Part):
    """A column of results. `values` are the allowed ones, the first in priority first; `default` stands in when no row
    matches."""

    uid: Annotated[Uid, titled("标识", "Identity")]
    name: Annotated[Slug, titled("名称", "Name")]
    label: Annotated[Label | None, titled("显示名", "Label")] = None
    type: Annotated[str, titled("类型", "Type", max_length=120)]
    values: Annotated[list[CellText] | None, titled("允许的结果", "Allowed results")] = None
    default: Annotated[CellText | None, titled("无行命中时", "When no row matches")] = None


class DecisionRow(Part):
    """A row: one cell for each input, one for each output."""

    uid: Annotated[Uid, titled("标识", "Identity")]
    when: Annotated[list[CellText], titled("条件", "When")]
    then: Annotated[list[CellText], titled("结果", "Then")]
    note: Annotated[str, titled("说明", "Note", max_length=500)] = ""


class Bin(Part):
    """A range of a characteristic's values and the points it earns. The reason is told when it costs points."""

    uid: Annotated[Uid, titled("标识", "Identity")]
    label: Annotated[Label | None, titled("显示名", "Label")] = None
    when: Annotated[CellText, titled("条件", "When")]
    points: Points
    reason: Annotated[Label | None, titled("原因", "Reason")] = None


class Otherwise(Part):
    """The points of a value that falls into no bin, an empty one among them."""

    points: Points
    reason: Annotated[Label | None, titled("原因", "Reason")] = None


class Characteristic(Part):
    """What a score card looks at: the first bin that holds its value gives the points."""

    uid: Annotated[Uid, titled("标识", "Identity")]
    name: Annotated[Slug, titled("名称", "Name")]
    label: Annotated[Label | None, titled("显示名", "Label")] = None
    expression: Annotated[str, titled("取值", "Expression", max_length=8_192)] = ""
    type: Annotated[str, titled("类型", "Type", max_length=120)]
    bins: Annotated[list[Bin], titled("分段", "Bins", default_factory=list)]
    otherwise: Annotated[Otherwise | None, titled("其他", "Otherwise")] = None


class DecisionCase(Part):
    """Values by name, and what must come out of them. Members of a result that are not named are not compared.

    `rows` are the rows that must make the result: their uids, or their numbers from 1. `today` is the day it is
    decided on, for expressions that ask.
    """

    uid: Annotated[Uid, titled("标识", "Identity")]
    name: Annotated[Slug, titled("名称", "Name")]
    label: Annotated[Label | None, titled("显示名", "Label")] = None
    values: Annotated[dict[str, Any], titled("给定", "Values")]  # Any: JSON of each value's type
    expected: Annotated[Any, titled("应得", "Expected")] = None  # Any: JSON of the result's type
    rows: Annotated[list[str | int] | None, titled("命中行", "Rows")] = None
    today: Annotated[str | None, titled("日期", "Day", max_length=10)] = None


class Decision(Definition):
    """A decision table or, with `"shape": "score_card"`, a score card."""

    kind: Annotated[Literal["decision"], titled("种类", "Kind")]
    description: Annotated[Label | None, titled("说明", "Description")] = None
    shared: Annotated[bool, titled("允许其他应用引用", "Other apps may refer to it")] = False
    shape: Annotated[ShapeName, titled("形式", "Shape", words=SHAPES)] = "table"
    form: Annotated[str | None, titled("表单", "Form", max_length=97, refers_to="form")] = None
    hit_policy: Annotated[HitPolicyName, titled("多行命中时", "Hit policy", words=HIT_POLICIES)] = "unique"
    aggregation: Annotated[AggregationName | None, titled("汇总", "Aggregation", words=AGGREGATIONS)] = None
    inputs: Annotated[list[DecisionInput], titled("条件列", "Inputs", default_factory=list)]
    outputs: Annotated[list[DecisionOutput], titled("结果列", "Outputs", default_factory=list)]
    rows: Annotated[list[DecisionRow], titled("行", "Rows", default_factory=list)]
    base: Annotated[Points | None, titled("基础分", "Base points")] = None
    characteristics: Annotated[list[Characteristic], titled("特征", "Characteristics", default_factory=list)]
    reason_codes: Annotated[int, titled("最多给出的原因数", "Most reasons given", ge=0, le=20)] = 4
    cases: Annotated[list[DecisionCase], titled("测试用例", "Cases", default_factory=list)]
