"""A value as text, the way `string()` writes it (DMN 1.5, 10.3.4.1)."""

from __future__ import annotations

import json
from decimal import Decimal

from engine.expressions.values.types import Function, Interval, Value


def shown(value: Value, *, inside: bool = False) -> str:
    """Texts stand bare on the outside and quoted inside lists and contexts."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case Decimal():
            return plain(value)
        case str():
            return json.dumps(value, ensure_ascii=False) if inside else value
        case list():
            return "[" + ", ".join(shown(item, inside=True) for item in value) + "]"
        case dict():
            return "{" + ", ".join(f"{_key(key)}: {shown(each, inside=True)}" for key, each in value.items()) + "}"
        case Interval():
            return _interval(value)
        case Function():
            return f"function {value.name}({', '.join(value.parameters)})"
    return str(value)


def plain(number: Decimal) -> str:
    """Without an exponent and without trailing zeros."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _key(key: str) -> str:
    return key if key.replace("_", "").replace(" ", "").isalnum() else json.dumps(key, ensure_ascii=False)


def _interval(value: Interval) -> str:
    if value.low is None and value.high is not None:
        return f"({'<=' if value.high_included else '<'}{shown(value.high, inside=True)})"
    if value.high is None and value.low is not None:
        return f"({'>=' if value.low_included else '>'}{shown(value.low, inside=True)})"
    opening, closing = "[" if value.low_included else "(", "]" if value.high_included else ")"
    return f"{opening}{shown(value.low, inside=True)}..{shown(value.high, inside=True)}{closing}"
