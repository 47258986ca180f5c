"""How Chinese and other scripts stand side by side: a space between 大于 and 5, none between 等于 and “重大”."""

from __future__ import annotations

import re
from itertools import chain, zip_longest

WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff“”‘’…—]")
"""Characters of Chinese, its punctuation included: between two of them stands no space."""
PLACE = re.compile(r"\{\}")


def fill(template: str, *parts: str) -> str:
    """The template with parts for its `{}`; a space of the template between two wide characters is left out."""
    between = PLACE.split(template)
    assert len(between) == len(parts) + 1, template
    text = ""
    for each in chain.from_iterable(zip_longest(between, parts, fillvalue="")):
        text = beside(text, each)
    return text


def beside(left: str, right: str) -> str:
    """Two pieces of a sentence, one after the other; a space at the seam stands only where one side is not wide."""
    if left.endswith(" ") and WIDE.match(right) and len(left) > 1 and WIDE.match(left[-2]):
        return left[:-1] + right
    if right.startswith(" ") and left and WIDE.match(left[-1]) and len(right) > 1 and WIDE.match(right[1]):
        return left + right[1:]
    return left + right
