"""Cursors: what goes in comes out, and nothing else is taken for one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import Invalid
from engine.query.filters import like_pattern
from engine.query.paging import MOST_ROWS, Place, cursor, digest, read_cursor, read_limit

values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.text(st.characters(codec="utf-8")),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.datetimes(timezones=st.just(UTC)),
    st.uuids(),
)


@given(st.lists(values, max_size=5), st.none() | st.tuples(st.integers(0, 1000), st.booleans()))
def test_a_place_survives_its_journey(written: list[object], counted: tuple[int, bool] | None) -> None:
    place = Place((*written, UUID(int=7)), counted)
    assert read_cursor(cursor("abc", place), "abc", len(written)) == place


@given(st.text(max_size=60))
def test_any_other_text_is_refused_and_harms_nothing(text: str) -> None:
    with pytest.raises(Invalid):
        read_cursor(text, "abc", 1)


def test_a_cursor_is_bound_to_its_list() -> None:
    made = cursor(digest("a"), Place((date(2026, 1, 1), UUID(int=1))))
    assert read_cursor(made, digest("a"), 1).values[0] == date(2026, 1, 1)
    for other, keys in ((digest("b"), 1), (digest("a"), 2)):
        with pytest.raises(Invalid):
            read_cursor(made, other, keys)


def test_values_keep_their_types() -> None:
    place = Place((Decimal("1.50"), datetime(2026, 1, 1, 9, 30, 0, 123456, UTC), None, "1.50", UUID(int=3)))
    found = read_cursor(cursor("x", place), "x", 4)
    assert [type(each) for each in found.values] == [Decimal, datetime, type(None), str, UUID]
    assert found.empty == (False, False, True, False, False)


@pytest.mark.parametrize("limit", [0, -1, MOST_ROWS + 1, True, "50", 1.5])
def test_a_page_has_a_sensible_size(limit: object) -> None:
    with pytest.raises(Invalid):
        read_limit(limit)


@pytest.mark.parametrize(("text", "pattern"), [("50%", "%50\\%%"), ("a_b", "%a\\_b%"), ("\\", "%\\\\%"), ("'", "%'%")])
def test_like_finds_exactly_the_text(text: str, pattern: str) -> None:
    assert like_pattern(text) == pattern
