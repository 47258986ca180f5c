"""Slow lists, without a database: what is counted, which index is worth trying, how a statement is planned."""

from __future__ import annotations

import pytest

from engine.query.render import Rendered
from engine.records.speed.keys import IndexKey, index_name, keys_from, prefix
from engine.records.speed.shape import Shape, shape_from
from engine.records.speed.trial import plannable
from engine.records.speed.watch import BOUNDS, Listed, Watch, percentile

SHAPE = Shape((("state", "equal"),), ("note",), "own", ("-amount",))
LISTED = Listed("app", "form", SHAPE, "select")


@pytest.mark.parametrize(
    ("counts", "half", "most"),
    [
        ([0] * (len(BOUNDS) + 1), None, None),
        ([1] + [0] * len(BOUNDS), 1, 1),
        ([10, 0, 9, 1] + [0] * (len(BOUNDS) - 3), 1, 5),
        ([0] * len(BOUNDS) + [1], 30_000, 30_000),
    ],
)
def test_percentiles_are_the_bounds_of_their_places(counts: list[int], half: int | None, most: int | None) -> None:
    assert (percentile(counts, 0.5), percentile(counts, 0.95)) == (half, most)


def test_a_quick_list_is_counted_only_once_it_was_slow() -> None:
    watch = Watch(500)
    watch.note("list", 0.1, lambda: LISTED)
    assert watch._calls == {}
    watch.note("list", 0.6, lambda: LISTED)
    watch._watched = frozenset({LISTED.id})
    watch.note("list", 0.1, lambda: LISTED)
    (calls,) = watch._calls.values()
    assert (calls.calls, calls.slow, sum(calls.counts)) == (2, 1, 2)


def test_a_process_remembers_no_more_lists_than_it_has_room_for() -> None:
    watch = Watch(0)
    for number in range(300):
        listed = Listed("app", f"form{number}", SHAPE, "select")
        watch.note(number, 1.0, lambda listed=listed: listed)  # type: ignore[misc]
    assert len(watch._calls) == 200


def test_a_shape_comes_back_as_it_was_kept_and_names_the_list_whoever_looks() -> None:
    assert shape_from(SHAPE.as_json()) == SHAPE
    for_all = Shape(SHAPE.conditions, SHAPE.rest, "", SHAPE.sort)
    assert (for_all.list_key == SHAPE.list_key, for_all.key("a", "f") == SHAPE.key("a", "f")) == (True, False)


def test_limits_are_written_in_and_the_other_values_numbered_anew() -> None:
    text = "select a where b = $1::UUID and c = $3 limit $2::INTEGER"
    rendered = Rendered(text, ("me", "most", "other"), {"most": 1001, "other": ["x"]})
    assert plannable(rendered) == "select a where b = $1::UUID and c = $2 limit 1001::INTEGER"


def test_another_definition_has_another_name_of_the_same_index() -> None:
    keys = (IndexKey("state", "equal"), IndexKey("amount", "sort", down=True))
    assert keys_from([each.as_json() for each in keys]) == keys
    row = "0192f000-0000-7000-8000-00abcdef1234"
    one, other = index_name(row, "using btree (a)"), index_name(row, "using btree (b)")
    assert one != other
    assert one.startswith(prefix(row))
    assert other.startswith("li_00abcdef1234_")
