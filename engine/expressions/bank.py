"""What a bank adds to the language. Each is a function that checks its call; its meaning stands beside it in each
target.

`x at least y` and `x at most y` compare options of a ranked set; `me()` is the person asking; `ifnull(x, y)` is y
where x is empty. Working days, anniversaries and organisation come with the calendar and the organisation's own
functions.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.expressions import ast

if TYPE_CHECKING:
    from engine.expressions.infer import Inference, Inferred

BANK: dict[str, Callable[[Inference, ast.Call], Inferred]] = {}
"""The checker of each function a bank adds, by name."""
