"""How Chinese and other scripts stand side by side: a space between 大于 and 5, none between 等于 and “重大”.

The templates of sentences are written with a space where one may be needed; the seams are put right here.
"""

from __future__ import annotations

import re
from itertools import chain, zip_longest

WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff“”‘’…—]")
"""Characters of Chinese, its punctuation included: between two of them stands no space."""
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
LATIN = re.compile(r"[A-Za-z0-9]")
PLACE = re.compile(r"\{\}")


def fill(template: str, *parts: str) -> str:
    """The template with parts for its `{}`, as they stand beside each other."""
    between = PLACE.split(template)
    assert len(between) == len(parts) + 1, template
    text = ""
    for each in chain.from_iterable(zip_longest(between, parts, fillvalue="")):
        text = beside(text, each)
    return text


def beside(left: str, right: str) -> str:
    """Two pieces of a sentence, one after the other: no space between two wide characters, one between a Chinese
    character and a letter or digit."""
    if left.endswith(" ") and WIDE.match(right) and len(left) > 1 and WIDE.match(left[-2]):
        return left[:-1] + right
    if right.startswith(" ") and left and WIDE.match(left[-1]) and len(right) > 1 and WIDE.match(right[1]):
        return left + right[1:]
    if left and right and _is_tight(left[-1], right[0]):
        return f"{left} {right}"
    return left + right


def _is_tight(one: str, other: str) -> bool:
    return bool((HAN.match(one) and LATIN.match(other)) or (LATIN.match(one) and HAN.match(other)))
