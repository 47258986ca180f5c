"""A form as its author writes it: fields, what must be unique, and how they are laid out."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from engine.kinds import Definition, Part
from engine.reference import Label, Slug, Uid, titled

Sensitivity = Literal["", "C1", "C2", "C3"]
SENSITIVITIES = {
    "": ("一般", "Ordinary"),
    "C1": ("C1 内部信息", "C1 internal"),
    "C2": ("C2 个人信息", "C2 personal"),
    "C3": ("C3 鉴别信息（总是加密存放）", "C3 credentials (always encrypted)"),
}
ENCRYPTED = {
    "on": (
        "改为加密存放：已有的值在发布后由后台加密，期间照常使用；此后至多按完整的值查找，不能排序、分组、按部分内容或范围筛选",
        "is encrypted: values that are there are sealed in the background after publishing, while people work on; from"
        " then on it is found by the whole value at most, and neither sorted, grouped nor filtered by parts or ranges",
    ),
    "off": (
        "不再加密存放：已有的值在发布后由后台解密，数据库和备份里将是明文",
        "is no longer encrypted: values that are there are opened in the background after publishing and stand in clear"
        " in the database and its backups",
    ),
}
GRID = 24
"""A row of a section is this many columns wide."""


WHEN_HIDDEN = {"keep": ("保留原值", "Keep the value"), "clear": ("清空", "Clear the value")}


class Lookup(Part):
    """A value taken over from a record this one refers to: the same as the path written as an expression."""

    lookup: Annotated[str, titled("取自", "Taken from", max_length=8192)]


class FormCheck(Part):
    """What must not be so when a record is saved, and what its writer is told then, at a field or above all of them."""

    uid: Annotated[Uid, titled("标识", "Identity")]
    name: Annotated[Slug, titled("名称", "Name")]
    fails_if: Annotated[str, titled("不通过条件", "Fails if")]
    message: Annotated[Label, titled("提示", "Message")]
    at: Annotated[Slug | None, titled("提示位置", "Shown at")] = None


class TableColumn(Part):
    """A column of a sub-table. A published column that is left out later is retired: what it holds is kept.

    `computed` and `required_if` are expressions about the row; `total` says that numbers are added up below the rows.
    """

    uid: Annotated[Uid, titled("标识", "Identity")]
    name: Annotated[Slug, titled("名称", "Name")]
    type: Annotated[str, titled("类型", "Type", max_length=48)]
    label: Annotated[Label, titled("显示名", "Label")]
    help: Annotated[Label | None, titled("填写说明", "Help")] = None
    required: Annotated[bool, titled("必填", "Required")] = False
    default: Annotated[Any, titled("默认值", "Default")] = None  # Any: a travelling JSON value of the column's type
    required_if: Annotated[str | None, titled("必填条件", "Required if")] = None
    computed: Annotated[str | None, titled("计算公式", "Computed")] = None
    total: Annotated[bool, titled("合计", "Total")] = True
    # Any: the type's own options model reads them
    options: Annotated[dict[str, Any], titled("选项", "Options", default_factory=dict)]


class Replacement(Part):
    """What stands for one value, written as the record kept it; without one the field stays empty."""

    value: Annotated[str, titled("原值", "Value", max_length=4000)]
    instead: Annotated[Any, titled("改为", "Instead")] = None  # Any: a travelling JSON value of the field's type


UNFIT = {
    "refuse": ("不允许发布", "Refuse to publish"),
    "empty": ("留空", "Leave empty"),
    "replace": ("统一替换", "Put another value"),
    "keep_text": ("留空，原文存入另一字段", "Leave empty and keep the text in another field"),
}


class Conversion(Part):
    """What becomes of values that have no place in the type a published field is changed to."""

    unfit: Annotated[
        Literal["refuse", "empty", "replace", "keep_text"], titled("放不下的值", "Values without a place", words=UNFIT)
    ] = "refuse"
    instead: Annotated[Any, titled("替换为", "Put instead")] = None  # Any: a travelling JSON value of the field's type
    beside: Annotated[Slug | None, titled("原文存入", "Kept in")] = None
    replaced: Annotated[list[Replacement], titled("逐个替换", "One by one", default_factory=list)]


class FormField(Part):
    """One field. A published field that is left out later is retired: its column and its values are kept.

    `visible_if`, `required_if`, `read_only_if` and `computed` are expressions about the record. So is `options_if`:
    whatever makes it true, put into the field, may be chosen; and `default_by`, what a new record holds where nothing
    is said. `fields` are the columns of a sub-table, `checks` what must not be so in any of its rows.
    """

    uid: Annotated[Uid, titled("标识", "Identity")]
    name: Annotated[Slug, titled("名称", "Name")]
    type: Annotated[str, titled("类型", "Type", max_length=48)]
    label: Annotated[Label, titled("显示名", "Label")]
    help: Annotated[Label | None, titled("填写说明", "Help")] = None
    placeholder: Annotated[Label | None, titled("占位提示", "Placeholder")] = None
    required: Annotated[bool, titled("必填", "Required")] = False
    read_only: Annotated[bool, titled("只读", "Read only")] = False
    unique: Annotated[bool, titled("不允许重复", "Unique")] = False
    indexed: Annotated[bool, titled("加速查询", "Indexed")] = False
    searchable: Annotated[bool | None, titled("可搜索", "Searchable")] = None
    default: Annotated[Any, titled("默认值", "Default")] = None  # Any: a travelling JSON value of the field's type
    sensitivity: Annotated[Sensitivity, titled("敏感级别", "Sensitivity", words=SENSITIVITIES)] = ""
    encrypted: Annotated[bool | None, titled("加密存放", "Encrypted", turned=ENCRYPTED)] = None
    visible_if: Annotated[str | None, titled("显示条件", "Shown if")] = None
    when_hidden: Annotated[Literal["keep", "clear"], titled("隐藏时", "When hidden", words=WHEN_HIDDEN)] = "keep"
    required_if: Annotated[str | None, titled("必填条件", "Required if")] = None
    read_only_if: Annotated[str | None, titled("只读条件", "Read only if")] = None
    options_if: Annotated[str | None, titled("可选范围", "Offered if")] = None
    default_by: Annotated[str | None, titled("默认值公式", "Default formula")] = None
    computed: Annotated[str | Lookup | None, titled("计算公式", "Computed")] = None
    fields: Annotated[list[TableColumn], titled("列", "Columns", default_factory=list)]
    checks: Annotated[list[FormCheck], titled("逐行校验", "Row checks", default_factory=list)]
    conversion: Annotated[Conversion | None, titled("换类型时", "When its type changes")] = None
    # Any: the type's own options model reads them
    options: Annotated[dict[str, Any], titled("选项", "Options", default_factory=dict)]


class UniqueTogether(Part):
    """Fields whose values together must not occur twice."""

    uid: Annotated[Uid, titled("标识", "Identity")]
    name: Annotated[Slug, titled("名称", "Name")]
    fields: Annotated[list[Slug], titled("字段", "Fields")]


class DuplicateRule(Part):
    """Fields by which two records are taken for the same: their values are alike but for case, width and blanks."""

    uid: Annotated[Uid, titled("标识", "Identity")]
    name: Annotated[Slug, titled("名称", "Name")]
    fields: Annotated[list[Slug], titled("字段", "Fields")]


class Quality(Part):
    """What the data-quality board looks at, beside the rules every record is saved by. Nothing of it refuses a
    record: `stale_days` after its last change one is taken to be out of date."""

    duplicates: Annotated[list[DuplicateRule], titled("查重规则", "Duplicate rules", default_factory=list)]
    stale_days: Annotated[int | None, titled("陈旧期限（天）", "Stale after days", ge=1, le=3650)] = None


class Cell(Part):
    """A field's place in a section, with its width in columns of the grid; rows fill from left to right and wrap."""

    field: Annotated[Slug, titled("字段", "Field")]
    width: Annotated[int, titled("宽度", "Width")] = 12


PAGES_AS = {"tabs": ("标签页", "Tabs"), "steps": ("分步填写", "Steps")}


class FormPage(Part):
    """A tab, or a step of a form that is filled in step by step."""

    uid: Annotated[Uid, titled("标识", "Identity")]
    name: Annotated[Slug, titled("名称", "Name")]
    label: Annotated[Label, titled("标题", "Title")]


class Section(Part):
    """A titled block of the layout. `page` is the tab or step it stands on; one without stands above them all."""

    uid: Annotated[Uid, titled("标识", "Identity")]
    block: Annotated[Literal["section"], titled("区块", "Block")] = "section"
    page: Annotated[Slug | None, titled("所在页", "Page")] = None
    label: Annotated[Label | None, titled("标题", "Title")] = None
    children: Annotated[list[Cell], titled("字段", "Fields", default_factory=list)]


class Form(Definition):
    """A form: one kind of record. Publishing makes its table."""

    kind: Annotated[Literal["form"], titled("种类", "Kind")]
    description: Annotated[Label | None, titled("说明", "Description")] = None
    shared: Annotated[bool, titled("允许其他应用引用", "Other apps may refer to it")] = False
    title_field: Annotated[Slug | None, titled("标题字段", "Title field")] = None
    fields: Annotated[list[FormField], titled("字段", "Fields", default_factory=list)]
    unique: Annotated[list[UniqueTogether], titled("联合唯一", "Unique together", default_factory=list)]
    checks: Annotated[list[FormCheck], titled("校验", "Checks", default_factory=list)]
    quality: Annotated[Quality | None, titled("数据质量", "Data quality")] = None
    pages_as: Annotated[Literal["tabs", "steps"], titled("分页方式", "Pages as", words=PAGES_AS)] = "tabs"
    pages: Annotated[list[FormPage], titled("分页", "Pages", default_factory=list)]
    layout: Annotated[list[Section], titled("布局", "Layout", default_factory=list)]
