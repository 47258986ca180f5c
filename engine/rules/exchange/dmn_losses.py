"""What a DMN model may hold that a decision of ours does not."""

from __future__ import annotations

from engine.problems import Code

NOT_DMN = Code(
    "dmn_unreadable", zh="这不是可读的 DMN 文件：{reason}", en="This is no DMN file that can be read: {reason}"
)
NO_TABLES = Code("dmn_no_tables", zh="模型“{name}”里没有决策表", en="There is no decision table in the model '{name}'")
TOO_MANY_RULES = Code(
    "dmn_too_many_rules",
    zh="“{name}”有 {count} 行，决策表最多 {limit} 行",
    en="'{name}' has {count} rules; a decision has at most {limit}",
)
NOT_A_TABLE = Code(
    "dmn_not_a_table", zh="{what}没有导入：只导入决策表", en="{what} was not imported: only decision tables are"
)
WAS_FUNCTION = Code(
    "dmn_was_function",
    zh="{what}不能被其他决策调用；其中的决策表（如有）作为独立决策导入",
    en="{what} cannot be called here; a decision table inside, if there is one, came as a decision of its own",
)
REQUIREMENT = Code(
    "dmn_requirement",
    zh="对决策“{needs}”的依赖没有导入：它的结果要作为值给出",
    en="That it needs the decision '{needs}' was not imported: its result has to be given as a value",
)
CALCULATED = Code(
    "dmn_calculated",
    zh="条件列“{text}”是计算得出的，导入后需要直接给出值“{name}”",
    en="The input '{text}' is worked out from others; here its value is given as '{name}'",
)
TYPE_LOST = Code(
    "dmn_type_lost",
    zh="类型“{type}”在这里没有对应，按 {taken} 读取",
    en="There is no type '{type}' here; it was taken as {taken}",
)
CHOICES_LOST = Code("dmn_values_lost", zh="允许的值“{text}”没有导入", en="The allowed values {text} were not imported")
UNREADABLE_CELL = Code(
    "dmn_unreadable_cell",
    zh="“{text}”读不懂，原样保留，改正前不能发布",
    en="'{text}' cannot be read; it was kept as it stands and must be put right before publishing",
)
OTHER_NAME = Code(
    "dmn_other_name",
    zh="“{name}”不是本表的条件列，改正前不能发布",
    en="'{name}' is no input of this table; it must be put right before publishing",
)
OTHER_LANGUAGE = Code(
    "dmn_other_language",
    zh="模型的表达式语言是 {language}，按 FEEL 读取",
    en="The model's expression language is {language}; it was read as FEEL",
)
WHAT: dict[str, dict[str, str]] = {
    "literalExpression": {"zh": "文字表达式", "en": "A literal expression"},
    "context": {"zh": "上下文", "en": "A context"},
    "invocation": {"zh": "函数调用", "en": "An invocation"},
    "functionDefinition": {"zh": "函数", "en": "A function"},
    "encapsulatedLogic": {"zh": "函数", "en": "A function"},
    "relation": {"zh": "关系表", "en": "A relation"},
    "list": {"zh": "列表", "en": "A list"},
    "conditional": {"zh": "条件分支", "en": "A conditional"},
    "filter": {"zh": "筛选", "en": "A filter"},
    "for": {"zh": "循环", "en": "A loop"},
    "some": {"zh": "量词", "en": "A quantified expression"},
    "every": {"zh": "量词", "en": "A quantified expression"},
    "businessKnowledgeModel": {"zh": "业务知识模型", "en": "A business knowledge model"},
    "decisionService": {"zh": "决策服务", "en": "A decision service"},
    "import": {"zh": "对其他模型的引用", "en": "The import of another model"},
    "nothing": {"zh": "没有逻辑的决策", "en": "A decision without logic"},
}
