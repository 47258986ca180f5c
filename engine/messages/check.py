"""What is wrong with a message: placeholders nobody can fill, fields that must not leave, channels half written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

from engine.fields.documents import label_problems
from engine.fields.shapes import SYSTEM_FIELDS, FieldShape, FormShape
from engine.fields.surroundings import referred
from engine.kinds import Scope
from engine.messages.model import Message
from engine.messages.template import BadTemplate, read_template
from engine.problems import Code, Problem, Severity, pointer
from engine.reference import Reference

BAD_PLACEHOLDER = Code(
    "message_bad_placeholder",
    zh="“{text}”不是占位符；只能写 {example} 这样的字段路径，不能写公式或标签",
    en="'{text}' is no placeholder: only the path of a field like {example} may stand there, no formulas or tags",
)
UNKNOWN = Code(
    "message_unknown_value",
    zh="没有“{name}”可用；可用：{known}",
    en="There is no '{name}' to put in; there are {known}",
)
NO_FORM = Code(
    "message_no_form",
    zh="没有选定表单，“{name}”是否存在无法检查",
    en="No form is chosen, so whether there is '{name}' cannot be checked",
    severity=Severity.WARNING,
)
NO_FIELD = Code("message_no_field", zh="表单里没有字段“{name}”", en="The form has no field '{name}'")
NOT_FURTHER = Code(
    "message_not_a_reference", zh="“{name}”不是关联字段，后面不能再接字段", en="'{name}' is no reference to follow"
)
SECRET = Code(
    "message_secret_field",
    zh="“{label}”是敏感字段（{sensitivity}），不能写进消息",
    en="'{label}' is sensitive ({sensitivity}) and must not stand in a message",
)
NO_SUBJECT = Code("message_no_subject", zh="邮件还没有主题", en="The e-mail has no subject yet")
IDLE_SUBJECT = Code(
    "message_idle_subject", zh="只有邮件有主题", en="Only an e-mail has a subject", severity=Severity.WARNING
)
NO_ENGLISH = Code(
    "message_no_english",
    zh="没有英文；读英文的人会收到中文",
    en="There is no English text; English readers will get the Chinese one",
    severity=Severity.WARNING,
)
LONG_SMS = Code(
    "message_long_sms",
    zh="短信约 {length} 字，会分成多条发送并多次计费",
    en="The text message has about {length} characters and will be sent, and charged, as several",
    severity=Severity.WARNING,
)
MOST_SMS = 300
FURTHEST = 4
SECRETS = frozenset({"C2", "C3"})
GIVEN: dict[str, dict[str, tuple[str, str]]] = {
    "case": {
        "flow": ("流程", "Flow"),
        "number": ("编号", "Number"),
        "node": ("当前节点", "Node"),
        "state": ("状态", "State"),
        "initiator": ("发起人", "Who started it"),
        "started_at": ("发起时间", "Started"),
        "due": ("全程时限", "Due"),
        "link": ("链接", "Link"),
    },
    "task": {
        "label": ("任务", "Task"),
        "holder": ("处理人", "Who has it"),
        "due": ("时限", "Due"),
        "late_by": ("已逾期", "Late by"),
        "link": ("链接", "Link"),
    },
    "to": {"name": ("接收人", "Who gets it")},
}
"""What can be put in besides fields of the record."""


def check(message: Message, scope: Scope) -> list[Problem]:
    """Everything wrong with it."""
    found = list(label_problems(message.label, "/label"))
    for channel, text in message.channels.items():
        place = pointer("channels", channel)
        for member in ("zh", "en", "subject_zh", "subject_en"):
            written = getattr(text, member)
            if written:
                found += _template(written, f"{place}/{member}", message, scope)
        if not text.en:
            found.append(NO_ENGLISH.at(place + "/en"))
        if channel == "email" and not text.subject_zh:
            found.append(NO_SUBJECT.at(place + "/subject_zh"))
        if channel != "email" and (text.subject_zh or text.subject_en):
            found.append(IDLE_SUBJECT.at(place + "/subject_zh"))
        if channel == "sms" and len(text.zh) > MOST_SMS:
            found.append(LONG_SMS.at(place + "/zh", length=len(text.zh)))
    return found


def _template(written: str, path: str, message: Message, scope: Scope) -> Iterator[Problem]:
    try:
        template = read_template(written)
    except BadTemplate as bad:
        yield BAD_PLACEHOLDER.at(path, text=bad.text, example="{{ record.number }}", start=bad.start, end=bad.end)
        return
    for names in dict.fromkeys(template.paths):
        yield from _value(names, path, message, scope)


def _value(names: Sequence[str], path: str, message: Message, scope: Scope) -> Iterator[Problem]:
    root, *rest = names
    if root in GIVEN:
        if len(rest) != 1 or rest[0] not in GIVEN[root]:
            yield UNKNOWN.at(path, name=".".join(names), known=[f"{root}.{each}" for each in GIVEN[root]])
    elif root != "record" or not rest:
        yield UNKNOWN.at(path, name=".".join(names), known=["record.…", *(f"{each}.…" for each in GIVEN)])
    elif message.form is None:
        yield NO_FORM.at(path, name=".".join(names))
    else:
        yield from _field(referred(message.form, scope.app), rest, path, scope)


def _field(form: Reference | None, names: Sequence[str], path: str, scope: Scope) -> Iterator[Problem]:
    """A field of the form, or of a record it refers to."""
    for at, name in enumerate(names):
        shape = cast("FormShape | None", scope.find("form", form)) if form is not None else None
        if shape is None:
            return  # told where the form is named
        field: FieldShape | Any = next((each for each in shape.fields if each.name == name), None)
        is_last = at == len(names) - 1
        if field is None and not (is_last and name in SYSTEM_FIELDS):
            yield NO_FIELD.at(path, name=name)
        if field is None:
            return
        if field.sensitivity in SECRETS or getattr(field, "encrypted", None):
            yield SECRET.at(path, label=field.label.as_dict(), sensitivity=field.sensitivity or "C3")
        if not is_last and (field.type != "reference" or at >= FURTHEST):
            yield NOT_FURTHER.at(path, name=name)
            return
        form = referred(field.options.get("form"), form.app if form is not None else "")
