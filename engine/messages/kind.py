"""The kind `message`, tied together for publishing."""

from __future__ import annotations

from collections.abc import Iterator

from engine.fields.surroundings import referred
from engine.kinds import DefinitionKind, Scope, Step, Use
from engine.messages.check import check
from engine.messages.compile import compile_message
from engine.messages.model import Message
from engine.messages.template import BadTemplate, read_template
from engine.problems import pointer


def references(message: Message, app: str) -> Iterator[Use]:
    """Its form."""
    form = referred(message.form, app)
    if form is not None:
        yield Use("/form", "form", form)


def mentions(message: Message, app: str) -> Iterator[Use]:
    """Every field its texts put in: where-used tells them; they stand inside a text, so nothing writes them anew."""
    form = referred(message.form, app)
    if form is None:
        return
    for channel, each in message.channels.items():
        for member in ("zh", "en", "subject_zh", "subject_en"):
            for names in _paths(getattr(each, member) or ""):
                if len(names) > 1 and names[0] == "record":
                    yield Use(pointer("channels", channel, member), "form", form, names[1])


def _paths(text: str) -> list[tuple[str, ...]]:
    try:
        return list(dict.fromkeys(read_template(text).paths))
    except BadTemplate:
        return []


def plan(_: Message | None, __: Message | None, ___: Scope) -> list[Step]:
    """Texts are filled when they are sent: nothing is prepared."""
    return []


MESSAGE = DefinitionKind(
    name="message",
    model=Message,
    upgrades=(),
    check=check,
    references=references,
    compile=compile_message,
    plan=plan,
    mentions=mentions,
)
