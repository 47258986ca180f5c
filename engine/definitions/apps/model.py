"""An app as its author writes it: what it is called, its menu, and the apps it needs."""

from __future__ import annotations

from typing import Annotated, Literal

from engine.kinds import Definition, Part
from engine.reference import Label, Slug, Uid, titled


class MenuEntry(Part):
    """One entry of the menu: a view to look at, or a form to fill in (`"as": "new"`)."""

    uid: Annotated[Uid, titled("标识", "Identity")]
    label: Annotated[Label | None, titled("显示名", "Label")] = None
    icon: Annotated[str, titled("图标", "Icon", max_length=48)] = ""
    view: Annotated[str | None, titled("视图", "View", refers_to="view", max_length=97)] = None
    form: Annotated[str | None, titled("表单", "Form", refers_to="form", max_length=97)] = None
    opens: Annotated[
        Literal["new"] | None, titled("打开方式", "Opens", alias="as", words={"new": ("新建", "A new record")})
    ] = None


class App(Definition):
    """What a bank installs. Its definition is always named `app`."""

    kind: Annotated[Literal["app"], titled("种类", "Kind")]
    description: Annotated[Label | None, titled("说明", "Description")] = None
    icon: Annotated[str, titled("图标", "Icon", max_length=48)] = "app"
    menu: Annotated[list[MenuEntry], titled("菜单", "Menu", default_factory=list)]
    requires: Annotated[list[Slug], titled("依赖的应用", "Apps it needs", default_factory=list)]
