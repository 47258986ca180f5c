"""Every built-in by name."""

from __future__ import annotations

from engine.expressions.functions import (  # noqa: F401  each adds its functions
    calendars,
    contexts,
    conversions,
    lists,
    numbers,
    ranges,
    texts,
)
from engine.expressions.functions.signature import BUILT_INS

LIBRARY = BUILT_INS
"""Built-ins that need nothing but their arguments; `now` and `today` come from the run."""

MULTI_WORD = tuple(name for name in (*LIBRARY, "days and time duration") if " " in name)
"""Names of built-ins that the parser has to know, being more than one word."""
