"""An option set as its author writes it: the codes a choice may take, and what people read for them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from engine.kinds import Definition, Part
from engine.reference import Label, Uid, titled

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.\-]{0,47}$")]
"""What a record stores for an option: never renamed, so that stored values keep their meaning."""

Colour = Literal["", "grey", "red", "orange", "gold", "green", "cyan", "blue", "purple"]
COLOURS = {
    "": ("无", "None"),
    "grey": ("灰", "Grey"),
    "red": ("红", "Red"),
    "orange": ("橙", "Orange"),
    "gold": ("金", "Gold"),
    "green": ("绿", "Green"),
    "cyan": ("青", "Cyan"),
    "blue": ("蓝", "Blue"),
    "purple": ("紫", "Purple"),
}


class Option(Part):
    """One option. A retired one stays readable in old records and can no longer be chosen; records that hold one that
    is merged into another get that other."""

    uid: Annotated[Uid, titled("标识", "Identity")]
    code: Annotated[Code, titled("编码", "Code")]
    label: Annotated[Label, titled("显示名", "Label")]
    retired: Annotated[bool, titled("已停用", "Retired")] = False
    merged_into: Annotated[Code | None, titled("并入", "Merged into")] = None
    color: Annotated[Colour, titled("颜色", "Colour", words=COLOURS)] = ""


class OptionSet(Definition):
    """A list of options, written from the lowest rank to the highest where it is `ranked`."""

    kind: Annotated[Literal["option_set"], titled("种类", "Kind")]
    shared: Annotated[bool, titled("允许其他应用引用", "Other apps may refer to it")] = False
    ranked: Annotated[bool, titled("有高低顺序", "Ranked")] = False
    options: Annotated[list[Option], titled("选项", "Options", default_factory=list)]
