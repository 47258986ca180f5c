"""What is said where no message is written for it: a sentence in both languages for each kind of notice of a flow."""

from __future__ import annotations

from collections.abc import Mapping

from engine.messages.template import Template, read_template
from engine.problems import Language

SENTENCES: Mapping[str, tuple[str, str]] = {
    "remind": (
        "请及时办理“{{ task.label }}”（{{ case.flow }} {{ case.number }}），时限 {{ task.due }}",
        "Please deal with '{{ task.label }}' ({{ case.flow }} {{ case.number }}), due {{ task.due }}",
    ),
    "escalate": (
        "“{{ task.label }}”已逾期 {{ task.late_by }}，由{{ task.holder }}办理中（{{ case.flow }} {{ case.number }}）",
        "'{{ task.label }}' is {{ task.late_by }} late, {{ task.holder }} has it ({{ case.flow }} {{ case.number }})",
    ),
    "limit": (
        "{{ case.flow }} {{ case.number }} 已超过全程时限，当前在“{{ case.node }}”",
        "{{ case.flow }} {{ case.number }} is beyond its time limit, now at '{{ case.node }}'",
    ),
    "urge": (
        "{{ case.initiator }}催办：“{{ task.label }}”（{{ case.flow }} {{ case.number }}）",
        "{{ case.initiator }} urges: '{{ task.label }}' ({{ case.flow }} {{ case.number }})",
    ),
    "copy": (
        "{{ case.flow }} {{ case.number }} 已抄送给您",
        "You were sent a copy of {{ case.flow }} {{ case.number }}",
    ),
    "message": (
        "{{ case.flow }} {{ case.number }}：{{ case.node }}",
        "{{ case.flow }} {{ case.number }}: {{ case.node }}",
    ),
}
SUBJECT = ("{{ case.flow }} {{ case.number }}", "{{ case.flow }} {{ case.number }}")


def builtin(kind: str, language: Language) -> Template:
    """The sentence of a kind."""
    zh, en = SENTENCES[kind]
    return read_template(zh if language is Language.ZH else en)


def subject(language: Language) -> Template:
    """Of an e-mail for which none is written."""
    return read_template(SUBJECT[language is Language.EN])
