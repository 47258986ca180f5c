"""How things are named: slugs, uids, labels in two languages, and references to definitions of this or another app."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

SLUG_PATTERN = r"^[a-z][a-z0-9_]{0,47}$"
UID_PATTERN = r"^[a-z0-9]{8,26}$"
LABEL_PATTERN = r"^[^\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]*$"
"""No control characters but line ends, and none that turn the reading direction: a label stands in sentences by which
rights are approved, and must not make them read otherwise."""

Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN)]
"""A name: ASCII, lower case, unique in its scope."""

Uid = Annotated[str, StringConstraints(pattern=UID_PATTERN)]
"""What stays when a thing is renamed, moved or merged."""


class Label(BaseModel):
    """What a person reads, Chinese first; an absent English text falls back to Chinese."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    zh: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=LABEL_PATTERN)]
    en: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=LABEL_PATTERN)] = ""

    def as_dict(self) -> dict[str, str]:
        """Plain JSON, with the English text filled in."""
        return {"zh": self.zh, "en": self.en or self.zh}


MOST_SAID = 200


def sentence(zh: str, en: str) -> Label:
    """A sentence about what has names, as far as a label goes: the names may be as long as one themselves."""
    return Label(zh=_shortened(zh), en=_shortened(en))


def _shortened(text: str) -> str:
    return text if len(text) <= MOST_SAID else f"{text[: MOST_SAID - 1]}…"


def titled(
    zh: str,
    en: str,
    *,
    words: Mapping[str, tuple[str, str]] | None = None,
    turned: Mapping[str, tuple[str, str]] | None = None,
    refers_to: str | None = None,
    **constraints: Any,  # Any: whatever pydantic.Field takes
) -> Any:
    """What a person reads of a member of a document, in both languages; the inspector and the diff in words use it.

    Written beside the type: `name: Annotated[Slug, titled("名称", "Name")]`. `words` gives both texts of each value of
    an enumeration; `turned` what a switch means for data that is there, by "on" and "off", as the diff says it;
    `refers_to` the kind of definition a text names, so that the inspector offers a picker.
    """
    extra: dict[str, Any] = {"title_en": en}
    if words:
        extra["words"] = {value: {"zh": said[0], "en": said[1]} for value, said in words.items()}
    if turned:
        extra["turned"] = {way: {"zh": said[0], "en": said[1]} for way, said in turned.items()}
    if refers_to:
        extra["refers_to"] = refers_to
    return Field(title=zh, json_schema_extra=extra, **constraints)


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """Where a definition is: its app and its name. Written `name` inside its own app, `app/name` from elsewhere."""

    app: str
    name: str

    @classmethod
    def parse(cls, text: str, *, app: str) -> Reference:
        """Read `name` or `app/name` as written in a definition of `app`; raises ValueError on anything else."""
        owner, slash, name = text.rpartition("/")
        parsed = cls(owner if slash else app, name)
        if not (re.fullmatch(SLUG_PATTERN, parsed.app) and re.fullmatch(SLUG_PATTERN, parsed.name)):
            raise ValueError(f"{text!r} is neither a name nor app/name")
        return parsed

    def written_in(self, app: str) -> str:
        """As a definition of `app` writes it."""
        return self.name if app == self.app else f"{self.app}/{self.name}"

    def __str__(self) -> str:
        return f"{self.app}/{self.name}"
