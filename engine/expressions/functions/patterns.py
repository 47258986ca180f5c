"""Regular expressions of XPath (XQuery 1.0 functions, 7.6) as RE2 patterns: what RE2 does not have, back references
and look around among it, is refused, so that no text and no pattern can take more than linear time."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import re2

BAD_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*\\0")
BLOCKS = {r"\p{IsBasicLatin}": r"[\x00-\x7F]", r"\p{IsCJKUnifiedIdeographs}": r"[\x{4E00}-\x{9FFF}]"}
FLAGS = frozenset("smixq")
DOLLAR = re.compile(r"\\(.)|\$(\d)|(\$)|(\\)", re.DOTALL)


@lru_cache(maxsize=512)
def compiled(pattern: str, flags: str) -> Any | None:  # Any: re2 has no types
    """The compiled pattern, or None when it or its flags are not valid."""
    if not FLAGS.issuperset(flags) or len(pattern) > 1_000:
        return None
    if "q" in flags:
        pattern = re.escape(pattern)
    elif "x" in flags:
        pattern = _without_space(pattern)
    if BAD_ESCAPE.search(pattern):
        return None
    given = "".join(flag for flag in "smi" if flag in flags)
    options = re2.Options()
    options.log_errors = False
    options.max_mem = 1 << 22
    try:
        translated = pattern if "q" in flags else _translated(pattern, "s" in flags)
        return re2.compile(f"(?{given}){translated}" if given else translated, options)
    except re2.error:
        return None


def replacement(text: str, groups: int, *, literal: bool) -> Callable[[Any], str] | None:  # Any: re2 has no types
    r"""What a match becomes, with `$1` for a group; None when a `$` or a backslash stands alone.

    The parts are put together here: re2's own templates make nonsense of any text beyond ASCII.
    """
    if literal:
        return lambda match: text
    parts: list[str | int] = []
    at = 0
    for found in DOLLAR.finditer(text):
        escaped, group, _, _ = found.groups()
        parts.append(text[at : found.start()])
        at = found.end()
        if escaped in ("$", "\\"):
            parts.append(escaped)
        elif group is None:
            return None
        elif int(group) <= groups:
            parts.append(int(group))
    parts.append(text[at:])
    return lambda match: "".join(each if isinstance(each, str) else match.group(each) or "" for each in parts)


def _without_space(pattern: str) -> str:
    """Flag x: white space outside classes is not part of the pattern."""
    kept: list[str] = []
    inside = False
    escaped = False
    for character in pattern:
        if not escaped and character in "[]":
            inside = character == "["
        if escaped or inside or not character.isspace():
            kept.append(character)
        escaped = character == "\\" and not escaped
    return "".join(kept)


def _translated(pattern: str, dot_matches_all: bool) -> str:
    r"""What XPath writes otherwise than RE2: `.` stops at \r too, and classes are subtracted as `[A-Z-[OI]]`."""
    parts: list[str] = []
    at = 0
    while at < len(pattern):
        character = pattern[at]
        if character == "\\":
            block = next((name for name in BLOCKS if pattern.startswith(name, at)), pattern[at : at + 2])
            parts.append(BLOCKS.get(block, block))
            at += len(block)
        elif character == "[":
            taken, at = _class(pattern, at)
            parts.append(taken)
        else:
            parts.append(r"[^\n\r]" if character == "." and not dot_matches_all else character)
            at += 1
    return "".join(parts)


def _class(pattern: str, start: int) -> tuple[str, int]:
    """A character class from its `[` on, and where it ends; a subtraction becomes the code points that remain."""
    at = start + 1
    while at < len(pattern) and pattern[at] != "]":
        if pattern[at] == "-" and pattern[at + 1 : at + 2] == "[":
            subtracted, end = _class(pattern, at + 1)
            kept = _members(pattern[start:at] + "]") - _members(subtracted)
            body = "".join(re.escape(chr(point)) for point in sorted(kept))
            return (f"[{body}]" if body else r"[^\x{0}-\x{10FFFF}]"), end + 1
        at += 2 if pattern[at] == "\\" else 1
    return pattern[start : at + 1], at + 1


def _members(group: str) -> set[int]:
    """The code points of the basic plane below U+0250 that a class matches: what subtraction is written about."""
    regex = re2.compile(group)
    return {point for point in range(0x250) if regex.fullmatch(chr(point))}
