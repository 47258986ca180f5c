"""Searching and ordering of Chinese text: what a text is found by, and its place in the order of pinyin."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from engine.search.readings import readings

revision = "0020_search"
down_revision = "0019_option_merge"
branch_labels = None
depends_on = None

# Small letters, and full-width signs as plain ones, character by character: what is part of a text is then part of it
# here too. Most texts need no more than the first branch.
TEXT = r"""
create function platform.search_text(value text) returns text language plpgsql immutable strict parallel safe as $$
begin
    if value !~ '[\u0080-\u2dff\ua000-\uffff\U00010000-\U0010ffff]' then
        return lower(value collate "C");
    end if;
    return translate(platform.lower_case(value), '{wide}', '{plain}');
end
$$
"""
RANKS = """
create function platform.pinyin_ranks() returns smallint[] language sql immutable parallel safe
as $$ select '{{{ranks}}}'::smallint[] $$
"""
# Each character as one whose code point is its place in the order of pinyin; behind everything that is no Chinese.
KEY = """
create function platform.pinyin_key(value text) returns text
language plpgsql immutable strict parallel safe cost 20 as $$
declare
    made text := '';
    folded text := platform.search_text(value);
    each text;
    at int;
begin
    if octet_length(folded) = char_length(folded) then
        return folded;
    end if;
    foreach each in array string_to_array(left(folded, 32), null) loop
        at := ascii(each) - 19967;
        if at between 1 and 20992 then
            made := made || coalesce(chr(131072 + nullif((platform.pinyin_ranks())[at], 0)), each);
        else
            made := made || each;
        end if;
    end loop;
    return made;
end
$$
"""
# Two letters for each character, the initials of its readings; "~~" for what has none. Punctuation does not count.
INITIALS = r"""
create function platform.pinyin_initials(value text) returns text
language plpgsql immutable strict parallel safe cost 50 as $$
declare
    made text := '';
    folded text := platform.search_text(value);
    each text;
    one text;
    at int;
    place int;
begin
    if char_length(folded) > 64 then
        return '';
    end if;
    foreach each in array string_to_array(folded, null) loop
        at := ascii(each);
        if at between 19968 and 40959 then
            place := (platform.pinyin_ranks())[at - 19967];
            if place = 0 then
                made := made || '~~';
            else
                one := substr('{initials}', width_bucket(place, array[{begins}]::smallint[]), 1);
                place := strpos('{several}', each);
                made := made || one || case when place = 0 then one else substr('{otherwise}', place, 1) end;
            end if;
        elsif at between 97 and 122 or at between 48 and 57 then
            made := made || each || each;
        elsif at > 127 and at <> 183 and at not between 8192 and 8303 and at not between 12288 and 12351 then
            made := made || '~~';
        end if;
    end loop;
    return made;
end
$$
"""
# What a text is indexed by: its characters, each with the next, "^" with two initials that follow each other, and "$"
# with the four digits a number ends in.
GRAMS = """
create function platform.search_grams(value text) returns text[]
language plpgsql immutable strict parallel safe cost 10000 as $$
declare
    characters text[] := string_to_array(platform.search_text(value), null);
    grams text[] := characters;
    letters text[];
    previous text;
    each text;
    at int;
begin
    foreach each in array characters loop
        if previous is not null then
            grams := grams || (previous || each);
        end if;
        previous := each;
    end loop;
    if platform.search_text(value) ~ '[0-9]{3}[0-9x]$' then
        grams := grams || ('$' || right(platform.search_text(value), 4));
    end if;
    letters := string_to_array(nullif(platform.pinyin_initials(value), ''), null);
    for at in 1 .. coalesce(array_length(letters, 1), 0) - 3 by 2 loop
        grams := grams || ('^' || letters[at] || letters[at + 2]);
        if letters[at + 1] <> letters[at] or letters[at + 3] <> letters[at + 2] then
            grams := grams || ('^' || letters[at + 1] || letters[at + 2]) || ('^' || letters[at] || letters[at + 3])
                || ('^' || letters[at + 1] || letters[at + 3]);
        end if;
    end loop;
    return grams;
end
$$
"""
# What is asked of the index: of a text its pairs of characters, or the only one it has.
ASKED = """
create function platform.search_asked(value text) returns text[] language sql immutable strict parallel safe as $$
    select case when char_length(folded) = 1 then array[folded] else
        (select array_agg(substr(folded, at, 2)) from generate_series(1, char_length(folded) - 1) at) end
    from (select platform.search_text(value) as folded) made
$$
"""
# The same of a LIKE pattern that finds a text anywhere.
ASKED_LIKE = r"""
create function platform.search_asked_like(pattern text) returns text[]
language sql immutable strict parallel safe as $$
    select platform.search_asked(regexp_replace(substr(pattern, 2, char_length(pattern) - 2), '\\(.)', '\1', 'g'))
$$
"""
# The same of digits a number may end in.
ASKED_END = """
create function platform.ending_asked(value text) returns text[] language sql immutable strict parallel safe as $$
    select array['$' || right(platform.search_text(value), 4)]
$$
"""
# The same of letters, which may be initials.
ASKED_INITIALS = """
create function platform.initials_asked(value text) returns text[] language sql immutable strict parallel safe as $$
    select array_agg('^' || substr(value, at, 2)) from generate_series(1, char_length(value) - 1) at
$$
"""
# Whether the letters are initials of characters that follow each other, one reading or another of each.
PATTERN = r"""
create function platform.initials_pattern(value text) returns text language sql immutable strict parallel safe as $$
    select '^(?:..)*' || regexp_replace(value, '([a-z0-9])', '(?:\1.|.\1)', 'g')
$$
"""


def upgrade() -> None:
    """Forward only: going back is restoring a backup."""
    known = readings()
    wide = "".join(map(chr, range(0xFF01, 0xFF5F)))
    plain = "".join(chr(ord(each) - 0xFEE0).lower() for each in wide)
    made = (
        TEXT.replace("{wide}", wide).replace("{plain}", plain.replace("'", "''")),
        RANKS.format(ranks=",".join(map(str, known.ranks))),
        KEY,
        INITIALS.format(
            initials=known.initials,
            begins=",".join(map(str, known.begins)),
            several="".join(known.second),
            otherwise="".join(known.second.values()),
        ),
        GRAMS, ASKED, ASKED_LIKE, ASKED_END, ASKED_INITIALS, PATTERN,
    )  # fmt: skip
    for each in made:
        op.execute(sa.text(each.replace(":", "\\:")))
