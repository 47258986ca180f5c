"""Provinces, cities and counties of China by their code, and found by their names.

The list beside this file says where it comes from. A code says where it belongs: 310115 is in 3101, that is in 31.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from engine.fields.field_type import Json, ValueProblem
from engine.fields.reading import expect_text
from engine.fields.text import fold_code
from engine.problems import Code

LEVELS = ("province", "city", "district")
UNKNOWN_REGION = Code("unknown_region", zh="没有省市区“{value}”", en="There is no province, city or district '{value}'")
AMBIGUOUS_REGION = Code(
    "ambiguous_region",
    zh="“{value}”不止一处，请写上所在的省市，如 {known}",
    en="There is more than one '{value}'; say in which province and city, as in {known}",
)
REGION_TOO_DEEP = Code("region_too_deep", zh="这里只填到{level}一级", en="This goes down to the {level} only")
LEVEL_WORDS = {
    "province": {"zh": "省", "en": "province"},
    "city": {"zh": "市", "en": "city"},
    "district": {"zh": "区县", "en": "district"},
}

_ONLY_ADMINISTERED = frozenset({"省直辖县", "自治区直辖县级行政区划", "省直辖县级行政区划", "自治区直辖县", "县"})
"""Names that stand between a province and a county where there is no city."""

_CODE = re.compile(r"[0-9]{6}", re.ASCII)
_BETWEEN = re.compile(r"[\s/·、,，>＞-]+")


@cache
def regions() -> Mapping[str, str]:
    """Names by code, in the order of the codes."""
    lines = Path(__file__).with_name("regions.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def level_of(code: str) -> str:
    """Of a province, a city or a district."""
    return LEVELS[0] if code.endswith("0000") else LEVELS[1] if code.endswith("00") else LEVELS[2]


def prefix_of(code: str) -> str:
    """What the codes of everything within begin with."""
    return code[: 2 + 2 * LEVELS.index(level_of(code))]


def names_of(code: str) -> list[str]:
    """The names from the province down, each once; none of an unknown code."""
    known = regions()
    above = dict.fromkeys((f"{code[:2]}0000", f"{code[:4]}00", code))
    if code not in known:
        return []
    return list(dict.fromkeys(known[each] for each in above if known.get(each, "县") not in _ONLY_ADMINISTERED))


def region_name(code: str) -> str:
    """上海市浦东新区; an unknown code as it is."""
    return "".join(names_of(code)) or code


def read_region(value: Json, level: str = "district") -> str | None:
    """The code of a region given by code or by name, no deeper than this level."""
    text = fold_code(expect_text(value), 100)
    if text is None:
        return None
    code = text if _CODE.fullmatch(text) else _by_name(text)
    if code not in regions():
        raise ValueProblem(UNKNOWN_REGION, value=text[:50])
    if LEVELS.index(level_of(code)) > LEVELS.index(level):
        raise ValueProblem(REGION_TOO_DEEP, level=LEVEL_WORDS[level])
    return code


def begins_with(text: str) -> tuple[str | None, str]:
    """The region a written address begins with, and what is left of the text."""
    for end in range(min(len(text), 40), 1, -1):
        found = _names().get(_plain(text[:end]), ())
        if len(found) == 1 and not text[end - 1].isspace():
            return found[0], text[end:].strip()
    return None, text


def _by_name(text: str) -> str:
    found = _names().get(_plain(text)) or _last_names().get(_plain(text), ())
    if len(found) > 1:
        raise ValueProblem(AMBIGUOUS_REGION, value=text[:50], known=region_name(found[0]))
    return found[0] if found else ""


def _plain(text: str) -> str:
    return _BETWEEN.sub("", text)


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """Codes by full name; the greater one where a city and its province are called the same."""
    found: dict[str, list[str]] = {}
    for code in regions():
        found.setdefault(region_name(code), []).append(code)
    return {
        name: tuple(codes[:1]) if prefix_of(codes[-1]).startswith(prefix_of(codes[0])) else tuple(codes)
        for name, codes in found.items()
    }


@cache
def _last_names() -> Mapping[str, tuple[str, ...]]:
    """Codes by their own name alone."""
    found: dict[str, list[str]] = {}
    for code, name in regions().items():
        found.setdefault(name, []).append(code)
    return {name: tuple(codes) for name, codes in found.items()}
