"""What is wrong, where, and what would be right: data problems, collected and told in the reader's language.

A problem is data (path, code, parameters); its sentence is made when a person reads it. Each module declares the codes
it can report beside the check that reports them, so that a code, its two sentences and its test are found in one place:

    TOO_LONG = Code("too_long", zh="最多 {limit} 个，现有 {length}", en="At most {limit} characters; it has {length}")
    problems.append(TOO_LONG.at("/values/name", limit=50, length=61))
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any


class Language(StrEnum):
    """A language a person reads; Chinese is the first."""

    ZH = "zh"
    EN = "en"


class Severity(StrEnum):
    """Whether a problem stops the act or only deserves a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem: a stable name for programs and one sentence a language for people.

    The sentences are `str.format` templates over the problem's parameters; a parameter that is a label
    (`{"zh": …, "en": …}`) is shown in the reader's language.
    """

    name: str
    zh: str
    en: str
    severity: Severity = Severity.ERROR

    def at(self, path: str = "", **params: Any) -> Problem:  # Any: a parameter is any JSON value
        """A problem of this kind at `path` (a JSON pointer, RFC 6901; "" is the whole document)."""
        return Problem(path=path, code=self, params=params)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, at one place. `where` is what people call the place, before what is said of it."""

    path: str
    code: Code
    params: Mapping[str, Any] = field(default_factory=dict)
    where: Mapping[str, str] | None = None

    @property
    def is_error(self) -> bool:
        """It stops the act; a warning does not."""
        return self.code.severity is Severity.ERROR

    def text(self, language: Language) -> str:
        """The sentence a person reads."""
        template = self.code.zh if language is Language.ZH else self.code.en
        shown = {name: _shown(value, language) for name, value in self.params.items()}
        return (self.where[language.value] if self.where else "") + template.format(**shown)

    def under(self, prefix: str) -> Problem:
        """The same problem seen from an enclosing document, where it stands below `prefix`."""
        return replace(self, path=prefix + self.path)

    def as_json(self, language: Language) -> dict[str, Any]:
        """The shape in `application/problem+json`: path, code, message, params, severity."""
        return {
            "path": self.path,
            "code": self.code.name,
            "message": self.text(language),
            "params": dict(self.params),
            "severity": self.code.severity.value,
        }


def has_errors(problems: Iterable[Problem]) -> bool:
    """At least one of them stops the act."""
    return any(problem.is_error for problem in problems)


def pointer(*parts: str | int) -> str:
    """A JSON pointer to a place: `pointer("fields", 3, "label")` is `/fields/3/label` (RFC 6901 escaping)."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def _shown(value: object, language: Language) -> str:
    if isinstance(value, Mapping) and "zh" in value:
        return str(value.get(language.value) or value["zh"])
    if isinstance(value, (list, tuple, set, frozenset)):
        separator = "、" if language is Language.ZH else ", "
        return separator.join(_shown(item, language) for item in value)
    text = str(value)
    return text if len(text) <= 120 else text[:117] + "…"
