"""Hit policies and aggregators, and models that mean harm."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from engine.rules.dmn.read import BadModel, read_model
from engine.rules.hit_policies import Aggregation, Hit, HitPolicy, Outputs, resolve

ONE = Outputs(("级别",), (("高", "中", "低"),))
HITS = [Hit(1, ("低",)), Hit(3, ("高",)), Hit(4, ("中",))]


@pytest.mark.parametrize(
    ("policy", "value", "rows"),
    [
        (HitPolicy.UNIQUE, None, (1, 3, 4)),
        (HitPolicy.ANY, None, (1, 3, 4)),
        (HitPolicy.FIRST, "低", (1,)),
        (HitPolicy.PRIORITY, "高", (3,)),
        (HitPolicy.RULE_ORDER, ["低", "高", "中"], (1, 3, 4)),
        (HitPolicy.OUTPUT_ORDER, ["高", "中", "低"], (3, 4, 1)),
        (HitPolicy.COLLECT, ["低", "高", "中"], (1, 3, 4)),
    ],
)
def test_a_policy_chooses_among_rows_that_match(policy: HitPolicy, value: Any, rows: tuple[int, ...]) -> None:
    assert resolve(policy, None, HITS, ONE)[:2] == (value, rows)


@pytest.mark.parametrize(
    ("aggregation", "value"),
    [(Aggregation.SUM, 6), (Aggregation.MIN, 1), (Aggregation.MAX, 3), (Aggregation.COUNT, 3)],
)
def test_a_collecting_table_aggregates(aggregation: Aggregation, value: int) -> None:
    hits = [Hit(row, (Decimal(row),)) for row in (1, 2, 3)]
    assert resolve(HitPolicy.COLLECT, aggregation, hits, Outputs(("points",)))[0] == value


def test_rows_that_agree_are_any() -> None:
    assert resolve(HitPolicy.ANY, None, [Hit(1, ("高",)), Hit(2, ("高",))], ONE) == ("高", (1, 2), None)


BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><definitions name="&b;"/>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><definitions name="&a;"/>'


@pytest.mark.parametrize("xml", ["", "<", "<a/>", BOMB, OUTSIDE, "\x00", "<definitions>" * 10], ids=range(7))
def test_what_is_no_model_is_refused(xml: str) -> None:
    with pytest.raises(BadModel):
        read_model(xml.encode())


def test_a_model_too_large_is_refused() -> None:
    with pytest.raises(BadModel):
        read_model(b"<definitions>" + b" " * 9_000_000 + b"</definitions>")


@pytest.mark.parametrize("policy", ["WRONG", "", "unique "])
def test_a_hit_policy_there_is_not_is_refused(policy: str) -> None:
    with pytest.raises(BadModel):
        read_model(
            f'<definitions><decision id="a"><decisionTable hitPolicy="{policy}"/></decision></definitions>'.encode()
        )
