"""Reading what an administrator typed: values folded by the field types' own readers, every problem at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from engine.errors import Invalid
from engine.fields.field_type import ValueProblem, field_types
from engine.fields.phones import read_phone
from engine.fields.text import fold, fold_code
from engine.problems import Code, Problem
from engine.reference import Label

REQUIRED = Code("required", zh="必填", en="Required")
BAD_LOGIN = Code(
    "bad_login",
    zh="登录名由 2 到 64 个小写字母、数字、点、横线或下划线组成，以字母或数字开头",
    en="A login is 2 to 64 lower-case letters, digits, dots, dashes or underscores, beginning with a letter or digit",
)
BAD_CODE = Code(
    "bad_code",
    zh="编码由 1 到 48 个字母、数字、点、横线或下划线组成",
    en="A code is 1 to 48 letters, digits, dots, dashes or underscores",
)

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,63}")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,47}")

Value = TypeVar("Value")


class Reading:
    """Collects what is wrong while values are read; `done` raises if anything was."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def read(self, path: str, value: Any, reader: Callable[[Any], Value]) -> Value | None:  # Any: as it was sent
        """The value as it is kept, or None and a problem."""
        try:
            return reader(value)
        except ValueProblem as wrong:
            self.problems.append(wrong.code.at(path, **wrong.params))
            return None

    def required(self, path: str, value: Any, reader: Callable[[Any], Value | None]) -> Value | None:
        """The same for a value that must be there."""
        before = len(self.problems)
        found = self.read(path, value, reader)
        if found is None and len(self.problems) == before:
            self.problems.append(REQUIRED.at(path))
        return found

    def done(self) -> None:
        """Raise Invalid with everything that was wrong."""
        if self.problems:
            raise Invalid(self.problems)


def name(value: Any) -> str | None:
    """A person's name."""
    return fold(value, 64)


def login(value: Any) -> str | None:
    """A login name: what is typed in any width and case is one login."""
    folded = fold_code(value, 64)
    if folded is None:
        return None
    if not _LOGIN.fullmatch(folded.lower()):
        raise ValueProblem(BAD_LOGIN)
    return folded.lower()


def code(value: Any) -> str | None:
    """The code of a unit or post."""
    folded = fold_code(value, 48)
    if folded is not None and not _CODE.fullmatch(folded):
        raise ValueProblem(BAD_CODE)
    return folded


def phone(value: Any) -> str | None:
    """A telephone number, or none."""
    return None if value is None else read_phone(value, mobile_only=False)


def email(value: Any) -> str | None:
    """An e-mail address, or none."""
    kind = field_types.get("email")
    found: str | None = None if value is None else kind.traits(kind.Options()).parse(value)
    return found


def label(value: Mapping[str, str] | Label) -> dict[str, str]:
    """A label in both languages, folded; the Chinese text must not be empty."""
    given = value.as_dict() if isinstance(value, Label) else value
    chinese = fold(given.get("zh", ""), 200)
    if chinese is None:
        raise ValueProblem(REQUIRED)
    return Label(zh=chinese, en=fold(given.get("en", "") or "", 200) or "").as_dict()
