"""Arithmetic of expressions: 34 significant digits, as everywhere else they run."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007_expressions"
down_revision = "0006_packages"
branch_labels = None
depends_on = None

# `e` is the number of digits before the point, or minus the zeros after it: of 12.5 it is 2, of 0.0125 it is -1
ROUNDED = """
create function platform.rounded34(x numeric) returns numeric language sql immutable strict parallel safe as $$
    select case when x = 0 then 0 else round(x, 34 - case
        when abs(x) >= 1 then length(trunc(abs(x))::text)
        else length(ltrim(split_part(abs(x)::text, '.', 2), '0')) - length(split_part(abs(x)::text, '.', 2)) end) end
$$
"""
# a scale of 60 is enough for 34 digits of any quotient of numbers that forms hold
QUOTIENT = """
create function platform.quotient(a numeric, b numeric) returns numeric
language sql immutable strict parallel safe as $$
    select case when b = 0 then null else platform.rounded34(round(a, 60) / b) end
$$
"""


def upgrade() -> None:
    """Forward only: going back is restoring a backup."""
    op.execute(sa.text(ROUNDED.replace(":", "\\:")))
    op.execute(sa.text(QUOTIENT.replace(":", "\\:")))
