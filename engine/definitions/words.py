"""How members of a document and their values are called in both languages, taken from the titles its model carries.
Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from engine.definitions.source import Json, label_of, part_name
from engine.expressions.fixed import marked
from engine.fields.field_type import field_types

Words = dict[str, str]  # {"zh": …, "en": …}
Node = Mapping[str, Any]  # Any: a JSON Schema

KINDS: Mapping[str, tuple[str, str]] = {
    "app": ("应用", "app"),
    "form": ("表单", "form"),
    "view": ("视图", "view"),
    "option_set": ("选项集", "option set"),
    "role": ("角色", "role"),
    "decision": ("决策", "decision"),
    "calendar": ("工作日历", "calendar"),
    "flow": ("流程", "flow"),
    "message": ("消息模板", "message template"),
}
"""What people call the kinds; one that is absent goes by its name."""

MEMBERS: Mapping[str, tuple[str, str]] = {
    "layout": ("分区", "section"),
    "children": ("布局中的字段", "placed field"),
    "menu": ("菜单项", "menu entry"),
    "unique": ("联合唯一", "unique combination"),
    "duplicates": ("查重规则", "duplicate rule"),
    "filter": ("筛选条件", "condition"),
    "deny": ("禁止项", "denial"),
    "inputs": ("条件列", "input"),
    "outputs": ("结果列", "output"),
    "rows": ("行", "row"),
    "bins": ("分段", "bin"),
    "cases": ("测试用例", "case"),
    "holidays": ("放假", "holiday"),
    "workdays": ("调休上班", "weekend worked"),
}
"""What one member of a list is called where the list's own title does not say it."""

KEPT = frozenset({"fields", "options"})
"""Lists whose members leave data behind: they are retired, not removed."""


def words(zh: str, en: str) -> Words:
    """A text in both languages."""
    return {"zh": zh, "en": en}


def kind_label(kind: str) -> Words:
    """What people call a kind of definition."""
    return words(*KINDS.get(kind, (kind, kind.replace("_", " "))))


class Titles:
    """The titles of a model's members, found along the way through a document."""

    def __init__(self, schema: Node, definitions: Node | None = None) -> None:
        self._definitions = definitions if definitions is not None else schema.get("$defs", {})
        self.schema = self._resolved(schema)

    def property(self, name: str, owner: Json = None) -> Titles:
        """The member of an object; the options of a field are described by the field's type."""
        of_type = owner.get("type") if isinstance(owner, Mapping) else None
        if name == "options" and isinstance(of_type, str) and of_type in field_types:
            described = titles_of(type_options(of_type))
            own = self.schema.get("properties", {}).get(name, {})
            titled = {key: own[key] for key in ("title", "title_en") if key in own}
            return Titles({**described.schema, **titled}, described._definitions)
        own = self.schema.get("properties")
        for each in self.schema.get("anyOf", ()) if own is None else ():
            own = own or Titles(each, self._definitions).schema.get("properties")  # a text, or an object in its place
        return Titles((own or {}).get(name, {}), self._definitions)

    def items(self) -> Titles:
        """The members of a list."""
        return Titles(self.schema.get("items", {}), self._definitions)

    def names(self) -> list[str]:
        """The members of an object, in the order its author declared them."""
        return list(self.schema.get("properties", {}))

    def title(self, fallback: str) -> Words:
        """What people call this member."""
        zh = self.schema.get("title") if "title_en" in self.schema else None
        return words(zh or fallback, self.schema.get("title_en") or fallback.replace("_", " "))

    def value(self, value: Json) -> Words:
        """A value as people say it."""
        said = self.schema.get("words", {}).get("true" if value is True else value if isinstance(value, str) else None)
        if said is not None:
            return dict(said)
        return spoken(value)

    def turned(self, *, on: bool) -> Words | None:
        """What it means for data that is there that this switch is turned, where its model says so."""
        said = self.schema.get("turned")
        return None if said is None else dict(said["on" if on else "off"])

    def _resolved(self, schema: Node) -> Node:
        """Follow references, and take the one alternative to null."""
        while True:
            named = schema.get("$ref")
            choices = [each for each in schema.get("anyOf", ()) if each.get("type") != "null"]
            if isinstance(named, str):
                beside = {key: each for key, each in schema.items() if key != "$ref"}
                schema = {**self._definitions.get(named.rsplit("/", 1)[-1], {}), **beside}
            elif len(choices) == 1:
                beside = {key: each for key, each in schema.items() if key != "anyOf"}
                schema = {**choices[0], **beside}
            else:
                return schema


@lru_cache(maxsize=256)
def titles_of(model: type[BaseModel]) -> Titles:
    """The titles of a whole model."""
    return Titles(model.model_json_schema())


def type_options(name: str) -> type[BaseModel]:
    """The options model of a field type."""
    return field_types.get(name).Options


def member_noun(list_name: str, titles: Titles) -> Words:
    """What one member of a list is called: `fields` → field."""
    if list_name in MEMBERS:
        return words(*MEMBERS[list_name])
    title = titles.title(list_name)
    english = title["en"].lower()
    return words(title["zh"], english.removesuffix("s") if english != "address" else english)


def spoken(value: Json) -> Words:
    """A value as people say it when nothing is known of its meaning."""
    if value is None or value == "" or value == [] or value == {}:
        return words("无", "nothing")
    if isinstance(value, bool):
        return words("是", "yes") if value else words("否", "no")
    if isinstance(value, Mapping):
        if isinstance(value.get("zh"), str):
            return words(f"「{value['zh']}」", f'"{value.get("en") or value["zh"]}"')
        told = {key: spoken(each) for key, each in value.items()}
        return words(
            "，".join(f"{key} {each['zh']}" for key, each in told.items()),
            ", ".join(f"{key} {each['en']}" for key, each in told.items()),
        )
    if isinstance(value, list):
        said = [spoken(each) for each in value]
        return words("、".join(each["zh"] for each in said), ", ".join(each["en"] for each in said))
    return words(marked(str(value)), marked(str(value)))


def subject_of(member: Json, spoken_names: Mapping[str, Words] | None = None) -> Words:
    """What a member of a document is called: its label, else its name, else what it points at."""
    known = spoken_names or {}
    if not isinstance(member, Mapping):
        text = str(member)
        return known.get(text.removeprefix("-"), words(text, text))
    label = label_of(member)
    if label is not None:
        return label
    name = part_name(member)
    for key in ("field", "view", "form"):
        if name is None and isinstance(member.get(key), str):
            name = member[key]
    return known.get(name or "", words(name or "…", name or "…"))
