"""Generated Python means what the closures mean, with null in each argument of every operator, node and function."""

from __future__ import annotations

import pytest

from engine.expressions.cases import same
from engine.expressions.native import to_native, to_value
from engine.expressions.python_source import Moment, generate
from engine.expressions.render import render
from tests.support.expression_places import SAMPLES, expected, placed, records, told
from tests.support.expression_records import GIVEN, NOW, TODAY

MOMENT = Moment(NOW, TODAY, GIVEN)


@pytest.mark.parametrize("count", SAMPLES)
def test_null_in_each_argument_means_the_same_in_both(count: int) -> None:
    """Each is asked on every record; of each of its fields, `places` counts the records that have none."""
    wrong: list[str] = []
    for one in placed():
        program, text = generate(one.checked), render(one.checked.tree)
        for record, value in zip(records()[:count], expected(one, count), strict=True):
            wanted = to_value(to_native(value))
            arguments = program.arguments(record)
            got = to_value(program.value(MOMENT, *arguments))
            if not same(got, wanted) or program.is_true(MOMENT, *arguments) is not (wanted is True):
                wrong.append(f"{text} on { {each: record[each] for each in one.places} }: {got}, not {wanted}")
                break
    print(f"Python = closures: {len(placed())} expressions × {count} records; {told(count)}")
    assert not wrong, "\n".join(wrong)
