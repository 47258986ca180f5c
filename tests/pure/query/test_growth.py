"""What nests deeply or doubles at every level: refused while it is checked, or it becomes Python and SQL, and soon."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import dialect

from engine.expressions.check import check_text
from engine.expressions.python_source import generate
from engine.expressions.tree_json import from_json, to_json
from engine.query.sql_columns import NotPushable
from engine.query.to_sql import value_of
from tests.support.expression_records import AROUND
from tests.support.expression_table import CUSTOMER, TableColumns

GROWING = [
    pytest.param("1" + "+1" * 990, id="a thousand sums"),
    pytest.param("age > 1" + " and age > 1" * 300, id="three hundred conditions"),
    pytest.param("age" + " ** 1" * 400, id="four hundred powers"),
    pytest.param("(" * 60 + "age" + "+1+1)" * 60, id="sums in sums"),
    pytest.param("age in (" * 30 + "1" + ")" * 30, id="tests in tests, doubled at each level"),
    pytest.param("(" * 50 + "vip" + " in (true))" * 50, id="a test of a test of a test"),
    pytest.param("(" * 50 + "vip" + " = true)" * 50, id="a comparison of a comparison"),
    pytest.param("(if " * 20 + "vip" + " then age else 1) between 1 and 2" * 20, id="between in between"),
    pytest.param("min(" * 60 + "age" + ",1)" * 60, id="aggregates in aggregates"),
    pytest.param("abs(" * 60 + "age" + ")" * 60, id="functions in functions"),
    pytest.param("not(" * 60 + "vip" + ")" * 60, id="not in not"),
    pytest.param("[" * 60 + "age" + "]" * 60, id="lists in lists"),
    pytest.param("{a: " * 60 + "age" + "}" * 60, id="contexts in contexts"),
    pytest.param("if vip then age else " * 60 + "1", id="if after if"),
]


@pytest.mark.parametrize("text", GROWING)
def test_what_would_grow_in_a_target_is_refused_while_checking_or_compiles(text: str) -> None:
    """Each truth and falsehood is written out, so that what nests them can double at every level."""
    began = time.process_time()
    checked, problems = check_text(text, AROUND)
    if checked is not None and checked.is_valid:
        program = generate(checked)
        assert callable(program.value)
        assert callable(program.is_true)
        assert isinstance(checked.pushable.reasons, tuple)
        with suppress(NotPushable):
            select(value_of(checked, TableColumns(CUSTOMER))).compile(dialect=dialect())
        assert from_json(to_json(checked.tree)) == checked.tree
    else:
        assert all(0 <= each.params["start"] <= each.params["end"] <= len(text) for each in problems)
    assert time.process_time() - began < 2
