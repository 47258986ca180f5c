"""The address of a page on the web."""

from __future__ import annotations

import re
from functools import partial
from typing import Annotated
from urllib.parse import urlsplit

from engine.fields.field_type import (
    ColumnType,
    Example,
    FieldOptions,
    FieldType,
    Json,
    Traits,
    ValueProblem,
    field_types,
)
from engine.fields.operators import ON_TEXT
from engine.fields.reading import nullable, unchanged
from engine.fields.text import fold
from engine.problems import Code, Language
from engine.reference import Label, titled

NOT_A_URL = Code(
    "not_a_url",
    zh="不是网址，应以 http:// 或 https:// 开头，如 https://www.bank.cn/help",
    en="Not an address on the web; it begins with http:// or https://, like https://www.bank.cn/help",
)
URL_WITH_LOGIN = Code(
    "url_with_login", zh="网址中不能带用户名或密码", en="The address must not hold a login or a password"
)
URL_PATTERN = r"^https?://[^\s<>\"\\^`{|}]+$"

_BARE = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,63}(?:[/?#].*)?")
_HOST = re.compile(r"(?:[\w](?:[\w-]{0,61}[\w])?)(?:\.[\w](?:[\w-]{0,61}[\w])?)*\.?|\[[0-9a-f:.]+\]")


@field_types.add
class Url(FieldType):
    """A web address; nothing but http and https, so that following it never runs anything here."""

    name, icon, widget = "url", "globe", "url"
    label = Label(zh="网址", en="Web address")
    examples = (
        Example("https://www.bank.cn/help?id=3#a", zh="https://www.bank.cn/help?id=3#a"),
        Example(" HTTPS://WWW.Bank.CN/Help ", "https://www.bank.cn/Help"),
        Example("www.bank.cn", "https://www.bank.cn"),
        Example("http://127.0.0.1:8000/", "http://127.0.0.1:8000/"),
        Example("https://银行.中国/帮助", "https://银行.中国/帮助"),
        Example("javascript:alert(1)", problem="not_a_url"),
        Example("JaVaScRiPt://www.bank.cn/%0aalert(1)", problem="not_a_url"),
        Example("data:text/html,<script>alert(1)</script>", problem="not_a_url"),
        Example("ftp://bank.cn/file", problem="not_a_url"),
        Example("https://", problem="not_a_url"),
        Example("https://bank.cn/a b", problem="not_a_url"),
        Example('https://bank.cn/"onclick="alert(1)', problem="not_a_url"),
        Example("https:\\\\bank.cn", problem="not_a_url"),
        Example("https://bank.cn@evil.example/", problem="url_with_login"),
        Example("https://bank.cn:99999/", problem="not_a_url"),
        Example("https://bank.cn/" + "a" * 2000, problem="too_long"),
        Example(["https://bank.cn"], problem="wrong_type"),
    )

    class Options(FieldOptions):
        """How long."""

        max_length: Annotated[int, titled("最多字数", "Maximum length", ge=20, le=2000)] = 500

    def traits(self, options: Options) -> Traits:
        """Text of an absolute address."""
        schema = {"type": "string", "maxLength": options.max_length}
        read = nullable(partial(_read, limit=options.max_length))
        return Traits(schema, ColumnType("text"), read, unchanged, _show, ON_TEXT)


def _read(value: Json, limit: int) -> str | None:
    text = fold(value, limit)
    if text is None:
        return None
    if _BARE.fullmatch(text):
        text = f"https://{text}"
    if not re.fullmatch(URL_PATTERN[1:-1], text, re.IGNORECASE):
        raise ValueProblem(NOT_A_URL)
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise ValueProblem(NOT_A_URL) from None
    if parts.username is not None or parts.password is not None:
        raise ValueProblem(URL_WITH_LOGIN)
    if not _HOST.fullmatch(host if ":" not in host else f"[{host}]"):
        raise ValueProblem(NOT_A_URL)
    scheme, rest = text.split("://", 1)
    end = len(parts.netloc)
    return fold(f"{scheme.lower()}://{rest[:end].lower()}{rest[end:]}", limit)


def _show(value: Json, _: Language) -> str:
    return value or ""
