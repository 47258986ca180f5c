"""The reference meaning of the language: a tree becomes nested closures that take a run and a scope and give a value.

Slower than generated Python and never wrong about it: explain, the `dmn` profile and every differential test use this
one.
"""

from __future__ import annotations

from engine.expressions import closures_calls, closures_lists, closures_values  # noqa: F401  each adds its nodes
from engine.expressions.compilers import Closure, closure

__all__ = ["Closure", "closure"]
