"""Texts (DMN 1.5, table 75). Lengths and positions are in code points. Patterns run in RE2, in time linear in the
text."""

from __future__ import annotations

from decimal import Decimal

from engine.expressions.functions.patterns import compiled, replacement
from engine.expressions.functions.signature import built_in
from engine.expressions.values.types import Value


@built_in("substring", "string: string", "start position: number", "length: number?")
def _substring(string: str, start: Decimal, length: Decimal | None = None) -> Value:
    begin = int(start)
    if begin == 0 or abs(begin) > len(string) or (length is not None and length < 1):
        return None
    begin = begin - 1 if begin > 0 else len(string) + begin
    return string[begin:] if length is None else string[begin : begin + int(length)]


@built_in("string length", "string: string")
def _string_length(string: str) -> Value:
    return Decimal(len(string))


@built_in("upper case", "string: string")
def _upper_case(string: str) -> Value:
    return string.upper()


@built_in("lower case", "string: string")
def _lower_case(string: str) -> Value:
    return "".join(map(str.lower, string))  # each character by itself: no rule of Greek about the last of a word


@built_in("substring before", "string: string", "match: string")
def _substring_before(string: str, match: str) -> Value:
    return string.partition(match)[0] if match and match in string else ""


@built_in("substring after", "string: string", "match: string")
def _substring_after(string: str, match: str) -> Value:
    return string if not match else string.partition(match)[2]


@built_in("contains", "string: string", "match: string")
def _contains(string: str, match: str) -> Value:
    return match in string


@built_in("starts with", "string: string", "match: string")
def _starts_with(string: str, match: str) -> Value:
    return string.startswith(match)


@built_in("ends with", "string: string", "match: string")
def _ends_with(string: str, match: str) -> Value:
    return string.endswith(match)


@built_in("matches", "input: string", "pattern: string", "flags: string|null?")
def _matches(string: str, pattern: str, flags: str | None = None) -> Value:
    regex = compiled(pattern, flags or "")
    return None if regex is None else regex.search(string) is not None


@built_in("replace", "input: string", "pattern: string", "replacement: string", "flags: string|null?")
def _replace(string: str, pattern: str, by: str, flags: str | None = None) -> Value:
    regex = compiled(pattern, flags or "")
    if regex is None or regex.search("") is not None:
        return None
    becomes = replacement(by, regex.groups, literal="q" in (flags or ""))
    return None if becomes is None else regex.sub(becomes, string)


@built_in("split", "string: string", "delimiter: string")
def _split(string: str, delimiter: str) -> Value:
    regex = compiled(delimiter, "")
    return None if regex is None else regex.split(string)


@built_in("string join", "list: list", "delimiter: string|null?")
def _string_join(items: list[Value], delimiter: str | None = None) -> Value:
    if any(item is not None and not isinstance(item, str) for item in items):
        return None
    return (delimiter or "").join(item for item in items if item is not None)
