"""How much is worked out at once, and how long the rest after it."""

from __future__ import annotations

import pytest

from engine.records.computed.pace import AIM, FIRST, LARGEST, LEAST, LONGEST_REST, REST, Pace


def test_pieces_grow_until_they_take_a_twentieth_of_a_second() -> None:
    pace = Pace()
    sizes = [pace.size]
    for _ in range(5):
        pace.rest(pace.size, pace.size * AIM / 900)
        sizes.append(pace.size)
    assert sizes == [FIRST, 900, 900, 900, 900, 900]


@pytest.mark.parametrize(("seconds", "size"), [(1e-9, LARGEST), (10.0, LEAST)])
def test_pieces_are_neither_too_large_nor_too_small(seconds: float, size: int) -> None:
    pace = Pace()
    for _ in range(8):
        pace.rest(pace.size, pace.size * seconds)
    assert pace.size == size


def test_the_rest_is_a_share_of_the_work_and_twice_that_where_others_are_at_work() -> None:
    pace = Pace()
    assert pace.rest(1_000, 0.1) == pytest.approx(0.1 * REST)
    assert pace.rest(1_000, 0.15) == pytest.approx(0.222 * REST, abs=0.004)
    assert pace.rest(1_000, 0.4) == pytest.approx(0.8 * REST)
    assert pace.rest(1_000, 0.1) == pytest.approx(0.1 * REST)
    assert pace.rest(1_000, 30.0) == LONGEST_REST


def test_what_was_luck_is_forgotten() -> None:
    pace = Pace()
    pace.rest(1_000, 0.01)
    rests = [pace.rest(1_000, 0.1) for _ in range(200)]
    assert rests[0] == pytest.approx(0.2 * REST)
    assert rests[-1] == pytest.approx(0.1 * REST, abs=0.002)
