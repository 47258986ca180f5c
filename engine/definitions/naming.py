"""Names proposed from labels: 投诉处理 becomes `tou_su_chu_li`, an English label its own words."""

from __future__ import annotations

import re
from collections.abc import Collection

from engine.reference import Label

LONGEST = 48
_NOT_A_NAME = re.compile(r"[^a-z0-9]+")


def propose_name(label: Label | str, taken: Collection[str] = (), *, fallback: str = "item") -> str:
    """A name nobody has yet: from the English text where there is one, else by pinyin."""
    text = label if isinstance(label, str) else label.en or label.zh
    name = _slug(text) or fallback
    if name not in taken:
        return name
    number = 2
    while (numbered := f"{name[: LONGEST - len(str(number)) - 1]}_{number}") in taken:
        number += 1
    return numbered


def _slug(text: str) -> str:
    """Small letters, digits and single underscores, beginning with a letter; "" when nothing is left."""
    from pypinyin import lazy_pinyin  # a megabyte of tables: only for those who name things

    words = [text] if text.isascii() else lazy_pinyin(text[:200])
    name = _NOT_A_NAME.sub("_", "_".join(words).lower()).strip("_")
    if name and not name[0].isalpha():
        name = f"n_{name}"
    return name[:LONGEST].rstrip("_")
