"""More of expressions in SQL: every way of rounding, numbers beyond 34 digits, working days of a calendar."""

from __future__ import annotations

import sys
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = "0008_expressions_more"
down_revision = "0007_expressions"
branch_labels = None
depends_on = None

# as in 0007, and a number of more than 34 digits before its point has no value, here as everywhere
ROUNDED = """
create or replace function platform.rounded34(x numeric) returns numeric
language sql immutable strict parallel safe as $$
    select case when x = 0 then 0 when abs(x) >= 1e34 then null else round(x, 34 - case
        when abs(x) >= 1 then length(trunc(abs(x))::text)
        else length(ltrim(split_part(abs(x)::text, '.', 2), '0')) - length(split_part(abs(x)::text, '.', 2)) end) end
$$
"""
# the point in question lies between two candidates, one unit apart: t, nearer zero, and the one beyond it
SCALED = """
create function platform.scaled(x numeric, s numeric, way text) returns numeric
language sql immutable strict parallel safe as $$
    select case when abs(s) > 1000 or abs(x) >= 1e100 then null else (
        select case
            when x = t then t
            when way = 'down' then t
            when way = 'up' then t + sign(x) * unit
            when way = 'floor' then case when x < 0 then t - unit else t end
            when way = 'ceiling' then case when x > 0 then t + unit else t end
            when 2 * abs(x - t) > unit or (2 * abs(x - t) = unit and (
                way = 'half_up' or (way = 'half_even' and mod(t * ('1e' || trunc(s))::numeric, 2) <> 0)))
            then t + sign(x) * unit
            else t end
        from (select trunc(x, trunc(s)::int) as t, ('1e' || (-trunc(s)))::numeric as unit) as at) end
$$
"""
# `days` are the working days of a calendar, sorted; of days outside `first` to `last` nothing is known
WORKDAY_ADD = """
create function platform.workday_add(day date, n numeric, days date[], first date, last date) returns date
language sql immutable strict parallel safe as $$
    select case
        when trunc(n) = 0 then day
        when abs(n) > 36600 then null
        when n > 0 then case when day + 1 >= first then days[width_bucket(day, days) + trunc(n)::int] end
        when day - 1 <= last and width_bucket(day - 1, days) + trunc(n)::int >= 0
        then days[width_bucket(day - 1, days) + trunc(n)::int + 1] end
$$
"""
WORKDAY_DIFF = """
create function platform.workday_diff(start date, till date, days date[], first date, last date) returns numeric
language sql immutable strict parallel safe as $$
    select case
        when start = till then 0
        when least(start, till) + 1 < first or greatest(start, till) > last then null
        else width_bucket(till, days) - width_bucket(start, days) end::numeric
$$
"""
# what a database calls upper and lower case depends on its locale; these are the characters of Unicode, one by one
CASED = """
create function platform.{name}_case(x text) returns text language plpgsql immutable strict parallel safe as $$
declare
    made text;
    at int;
    several constant text[] := array[{several}];
    spelled constant text[] := array[{spelled}];
begin
    if octet_length(x) = char_length(x) then
        return {name}(x collate "C");
    end if;
    made := translate(x collate "C", {one}, {other});
    for at in 1 .. array_length(several, 1) loop
        if strpos(made, several[at]) > 0 then
            made := replace(made, several[at], spelled[at]);
        end if;
    end loop;
    return made;
end
$$
"""


def cased(name: str, change: Callable[[str], str]) -> str:
    """The function, with every character that changes."""
    changed = {chr(at): change(chr(at)) for at in range(sys.maxunicode) if not 0xD800 <= at < 0xE000}
    single = {one: other for one, other in changed.items() if len(other) == 1 and one != other}
    several = {one: other for one, other in changed.items() if len(other) > 1}
    return CASED.format(
        name=name,
        one=f"'{''.join(single)}'",
        other=f"'{''.join(single.values())}'",
        several=", ".join(f"'{each}'" for each in several),
        spelled=", ".join(f"'{each}'" for each in several.values()),
    )


def upgrade() -> None:
    """Forward only: going back is restoring a backup."""
    for each in (ROUNDED, SCALED, WORKDAY_ADD, WORKDAY_DIFF, cased("upper", str.upper), cased("lower", str.lower)):
        op.execute(sa.text(each.replace(":", "\\:")))
