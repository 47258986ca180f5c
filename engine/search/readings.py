"""How Chinese characters are read, for finding names by the initials of their pinyin and for ordering by pinyin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

FIRST, LAST = 0x4E00, 0x9FFF
"""The block of characters whose readings are known."""


@dataclass(frozen=True, slots=True)
class Readings:
    """`ranks` is the place of each character in the order of pinyin, by code point from `FIRST`, 0 where it is unknown;
    `initials` are the letters readings begin with, in order, and `begins` the rank each begins at. `second` are the
    initials of characters that are also read otherwise."""

    ranks: tuple[int, ...]
    initials: str
    begins: tuple[int, ...]
    second: Mapping[str, str]

    def of(self, character: str) -> str:
        """The letters one reading or another of a character begins with; "" where none is known."""
        at = ord(character) - FIRST
        rank = self.ranks[at] if 0 <= at < len(self.ranks) else 0
        if not rank:
            return ""
        first = self.initials[sum(begin <= rank for begin in self.begins) - 1]
        return first + self.second.get(character, "")


@cache
def readings() -> Readings:
    """The readings, from the file beside this module."""
    lines = files("engine.search").joinpath("readings.txt").read_text("utf-8").splitlines()
    told = [line.split() for line in lines if not line.startswith("#")]
    second = {each: head[1] for head, characters in told if head.startswith("+") for each in characters}
    ranks = [0] * (LAST - FIRST + 1)
    rank, initials, begins = 0, "", []
    for initial, syllables in groupby((each for each in told if not each[0].startswith("+")), lambda each: each[0][0]):
        initials += initial
        begins.append(rank + 1)
        for _, characters in syllables:
            for each in characters:
                rank += 1
                if FIRST <= ord(each) <= LAST:
                    ranks[ord(each) - FIRST] = rank
    return Readings(tuple(ranks), initials, tuple(begins), second)
