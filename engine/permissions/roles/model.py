"""A role as its author writes it: per form, which actions on which rows, and what of each field is seen and written.

A grant gives; a `deny` entry has the same shape and takes away, after all grants of all the roles a person holds: its
`actions` are refused on the rows its rules name, and its `fields` are ceilings on every row (`see: masked` leaves at
most the masked value, `write: never` leaves no writing). In a grant `*` stands for every field without a sensitivity
class, in a denial for every field at all.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from engine.kinds import Definition, Part
from engine.reference import Label, Uid, titled

Rule = Literal[True] | Annotated[str, StringConstraints(min_length=1, max_length=8192)]
"""Which rows: true is all of them; a text is a condition, in which the names of the structure may stand."""

DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

RULES = {
    "true": ("全部", "All"),
    "own": ("本人负责的", "Own"),
    "my_team": ("本团队的", "My team's"),
    "my_org": ("本机构的", "My branch's"),
    "my_org_and_below": ("本机构及下级的", "My branch's and below"),
    "shared": ("共享给我的", "Shared with me"),
    "shared_to_write": ("共享给我可写的", "Shared with me to write"),
}
SEES = {"hidden": ("不可见", "Hidden"), "masked": ("脱敏", "Masked"), "clear": ("可见", "Clear")}
WRITES = {"never": ("不可写", "Never"), "when_creating": ("仅新建时", "When creating"), "always": ("可写", "Always")}


class Actions(Part):
    """Which rows each action may touch; an action left out is not granted. `create` is asked of the new state."""

    read: Annotated[Rule | None, titled("查看", "Read", words=RULES)] = None
    create: Annotated[Rule | None, titled("新建", "Create", words=RULES)] = None
    update: Annotated[Rule | None, titled("修改", "Update", words=RULES)] = None
    delete: Annotated[Rule | None, titled("删除", "Delete", words=RULES)] = None
    transfer: Annotated[Rule | None, titled("移交", "Transfer", words=RULES)] = None
    share: Annotated[Rule | None, titled("共享", "Share", words=RULES)] = None
    export: Annotated[Rule | None, titled("导出", "Export", words=RULES)] = None
    # `import` is a word of Python's
    import_: Annotated[Rule | None, titled("导入", "Import", words=RULES, alias="import")] = None


class FieldEntry(Part):
    """What a grant allows with one field, or with `*`: seeing and writing are independent of each other."""

    uid: Annotated[Uid | None, titled("标识", "Identity")] = None
    field: Annotated[str, titled("字段", "Field", max_length=48)]
    see: Annotated[Literal["hidden", "masked", "clear"], titled("查看", "See", words=SEES)]
    write: Annotated[Literal["never", "when_creating", "always"], titled("填写", "Write", words=WRITES)]
    unmask: Annotated[bool, titled("可凭理由查看明文", "Shown in clear for a reason")] = False


class GrantEntry(Part):
    """Rights on one form of this app, for good or until a day (that day included)."""

    uid: Annotated[Uid, titled("标识", "Identity")]
    form: Annotated[str, titled("表单", "Form", refers_to="form", max_length=97)]
    actions: Annotated[Actions, titled("操作", "Actions", default_factory=Actions)]
    after: Annotated[Rule | None, titled("写入后须满足", "Must hold after a write", words=RULES)] = None
    fields: Annotated[list[FieldEntry], titled("字段权限", "Field rights", default_factory=list)]
    until: Annotated[str | None, titled("有效期至", "Until", pattern=DAY)] = None


class Role(Definition):
    """A role of an app; the security administrator says who holds it."""

    kind: Annotated[Literal["role"], titled("种类", "Kind")]
    description: Annotated[Label | None, titled("说明", "Description")] = None
    grants: Annotated[list[GrantEntry], titled("授权", "Grants", default_factory=list)]
    deny: Annotated[list[GrantEntry], titled("禁止", "Denials", default_factory=list)]
