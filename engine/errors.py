"""Errors that reach a person or a program, as one small tree.

    LangqiaoError
    ├── Invalid          422  the data has problems, all of them listed
    ├── FormChanged      422  the form was published anew and the newer one does not accept this submission
    ├── Unauthenticated  401  nobody is logged in
    ├── Forbidden        403  logged in, but without this right
    ├── NotFound         404  not there, or not there for this person
    ├── Conflict         409  the state does not allow it (a name that exists, a publication under way)
    ├── Stale            409  somebody else changed it meanwhile; says who changed what
    ├── TooLarge         413  a request over its limit
    ├── PreconditionRequired 428  a version must be given
    ├── TooMany          429  over a rate limit
    └── Unavailable      503  try again shortly

Data problems are collected in `Invalid`; programming errors raise Python's own exceptions and are a bug.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.problems import Code, Language, Problem


class LangqiaoError(Exception):
    """Base of the tree: a status, a code, a sentence in each language, and data a program can use.

    `extra` is added to the problem document as it is (RFC 9457, section 3.2).
    """

    status = 500

    def __init__(self, code: Code, /, *, extra: Mapping[str, Any] | None = None, **params: Any) -> None:
        self.problem = code.at("", **params)
        self.extra = dict(extra or {})
        super().__init__(self.problem.text(Language.EN))

    @property
    def code(self) -> str:
        """The stable name of this error."""
        return self.problem.code.name

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong in detail, for errors that list it."""
        return ()

    def text(self, language: Language) -> str:
        """The sentence a person reads."""
        return self.problem.text(language)


INVALID = Code("invalid", zh="有 {count} 处需要改正", en="{count} things need to be put right")
FORM_CHANGED = Code(
    "form_changed",
    zh="表单在你填写期间发布了新版本，请核对后再提交；已填内容都还在",
    en="The form was published anew while you were filling it in; check and submit again, nothing you typed is lost",
)
UNAUTHENTICATED = Code("unauthenticated", zh="请先登录", en="Please log in first")
FORBIDDEN = Code("forbidden", zh="你没有“{right}”的权限", en="You do not have the right: {right}")
NOT_FOUND = Code("not_found", zh="没有找到{what}“{name}”", en="There is no {what} named '{name}'")
STALE = Code(
    "stale",
    zh="{who}刚刚修改了这条记录，请先看对方改了什么",
    en="{who} has just changed this record; look at the change first",
)
TOO_LARGE = Code("too_large", zh="请求超过 {limit}", en="The request is over {limit}")


class Invalid(LangqiaoError):
    """The data has problems; all of them are listed."""

    status = 422

    def __init__(self, problems: Sequence[Problem], *, code: Code = INVALID) -> None:
        super().__init__(code, count=len(problems))
        self._problems = tuple(problems)

    @property
    def problems(self) -> Sequence[Problem]:
        """Every problem, in the order of the document."""
        return self._problems


class FormChanged(Invalid):
    """A submission made on an older release that the newer one does not accept."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems, code=FORM_CHANGED)


class Unauthenticated(LangqiaoError):
    """Nobody is logged in, or no longer."""

    status = 401

    def __init__(self, code: Code = UNAUTHENTICATED, **params: Any) -> None:
        super().__init__(code, **params)


class Forbidden(LangqiaoError):
    """Logged in, but without this right. `right` is a label or a name."""

    status = 403

    def __init__(self, right: object = "", *, code: Code = FORBIDDEN, **params: Any) -> None:
        super().__init__(code, right=right, **params)


class NotFound(LangqiaoError):
    """Not there, or not there for this person: the two look the same from outside."""

    status = 404

    def __init__(self, what: object, name: object, *, known: Sequence[str] = ()) -> None:
        super().__init__(NOT_FOUND, extra={"known": list(known)} if known else None, what=what, name=name)


class Conflict(LangqiaoError):
    """The present state does not allow it."""

    status = 409


class Stale(LangqiaoError):
    """Somebody else changed it meanwhile.

    `extra` holds `current` (the record as this person may see it now) and `changes`
    (field name → {base, theirs}), so that the two can be put side by side.
    """

    status = 409

    def __init__(self, who: str, *, extra: Mapping[str, Any] | None = None, code: Code = STALE) -> None:
        super().__init__(code, extra=extra, who=who)


class TooLarge(LangqiaoError):
    """A request over its limit."""

    status = 413

    def __init__(self, limit: str) -> None:
        super().__init__(TOO_LARGE, limit=limit)


class PreconditionRequired(LangqiaoError):
    """An update without the version it was based on (RFC 6585, section 3)."""

    status = 428


class TooMany(LangqiaoError):
    """Over a rate limit; `extra["retry_after"]` is in seconds."""

    status = 429


class Unavailable(LangqiaoError):
    """Cannot be done this moment; the same call may go through shortly."""

    status = 503
