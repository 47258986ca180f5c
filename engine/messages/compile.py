"""From a message to templates ready to be filled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from engine.fields.surroundings import referred
from engine.kinds import Scope
from engine.messages.model import Message
from engine.messages.template import Template, read_template
from engine.problems import Language
from engine.reference import Label, Reference

ONE_LINE = frozenset({"sms"})


@dataclass(frozen=True, slots=True)
class Said:
    """A message as somebody gets it."""

    text: str
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class CompiledMessage:
    """A message; `texts` and `subjects` by channel and language."""

    app: str
    uid: str
    name: str
    label: Label
    form: Reference | None
    texts: Mapping[tuple[str, Language], Template]
    subjects: Mapping[tuple[str, Language], Template]

    def channels(self) -> list[str]:
        """The channels it is written for."""
        return sorted({channel for channel, _ in self.texts})

    def say(self, channel: str, language: Language, value: Callable[[Sequence[str]], str | None]) -> Said | None:
        """The message on a channel in a language; None where it is not written for that channel."""
        text = self.texts.get((channel, language))
        if text is None:
            return None
        subject = self.subjects.get((channel, language))
        return Said(
            text.filled(value, one_line=channel in ONE_LINE),
            subject.filled(value, one_line=True) if subject is not None else None,
        )

    @property
    def reads(self) -> frozenset[tuple[str, ...]]:
        """Every path any text of it names."""
        templates = (*self.texts.values(), *self.subjects.values())
        return frozenset(path for each in templates for path in each.paths)


def compile_message(message: Message, scope: Scope) -> CompiledMessage:
    """Each text read once; what has no English falls back to Chinese."""
    texts: dict[tuple[str, Language], Template] = {}
    subjects: dict[tuple[str, Language], Template] = {}
    for channel, each in message.channels.items():
        texts[channel, Language.ZH] = read_template(each.zh)
        texts[channel, Language.EN] = read_template(each.en or each.zh)
        if each.subject_zh is not None:
            subjects[channel, Language.ZH] = read_template(each.subject_zh)
            subjects[channel, Language.EN] = read_template(each.subject_en or each.subject_zh)
    form = referred(message.form, scope.app)
    return CompiledMessage(scope.app, message.uid, message.name, message.label, form, texts, subjects)
