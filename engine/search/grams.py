"""What a text is sure to be indexed by, if another text is somewhere in it: asked of the index before the texts
themselves. Pure."""

from __future__ import annotations

import re
from itertools import pairwise

from engine.search.words import folded

_KNOWN = re.compile(r"[\x20-\x7e\u2e80-\u2fff\u3001-\u9fff\uff01-\uff5e]+")
"""Signs of which it is certain what they fold to. A database may take others for the same whatever their case, as its
locale has it."""

Grams = tuple[str, ...]


def grams_within(text: str) -> Grams | None:
    """The pairs, or single characters, that every text has which has this one in it, whatever the case of its letters;
    None where that is not certain."""
    if not _KNOWN.fullmatch(text):
        return None
    plain = folded(text)
    # İ is an i to a database, and folds to an i with a dot of its own behind it: no pair begins with it for certain
    pairs = [one + other for one, other in pairwise(plain) if one != "i"]
    return tuple(dict.fromkeys(pairs or plain))
