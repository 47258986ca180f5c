"""Every built-in by name."""

from __future__ import annotations

from engine.expressions.functions import (  # noqa: F401  each adds its functions
    bank,
    calendars,
    contexts,
    conversions,
    lists,
    numbers,
    ranges,
    texts,
)
from engine.expressions.functions.signature import BUILT_INS
from engine.expressions.grammar import PROPERTIES
from engine.expressions.names import Names

LIBRARY = BUILT_INS
"""Built-ins that need nothing but their arguments; `now` and `today` come from the run."""

MULTI_WORD = tuple(name for name in (*LIBRARY, "days and time duration") if " " in name)
LANGUAGE = Names((*MULTI_WORD, *PROPERTIES))
"""The names of more than one word that every expression may use: those in scope are put on top of these."""
