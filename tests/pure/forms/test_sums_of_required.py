"""That a sum passes over empty values is told where there may be some, and not where every record has one."""

from __future__ import annotations

from typing import Any

import pytest

from engine.definitions.check import check_one
from engine.definitions.scope import Landscape
from engine.definitions.source import Source
from tests.support.documents import field, form
from tests.support.world import KINDS


def codes(*fields: dict[str, Any], formula: str) -> list[str]:
    loan = form("loan", field("customer", "reference", options={"form": "customer"}), *fields)
    customer = form("customer", field("name"), field("lent", "decimal", computed=formula))
    sources = [Source("bank", "form", each["name"], each["uid"], each, 1) for each in (loan, customer)]
    return [each.code.name for each in check_one(Landscape(KINDS, sources), sources[1])]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        pytest.param({}, True, id="it may be left empty"),
        pytest.param({"required": True}, False, id="it is required"),
        pytest.param({"required": True, "visible_if": "customer != null"}, True, id="it is required where it is shown"),
    ],
)
def test_a_field_of_related_records(more: dict[str, Any], told: bool) -> None:
    found = codes(field("amount", "decimal", **more), formula="sum(loan_list.amount)")
    assert ("expression_skips_null" in found) == told


@pytest.mark.parametrize("required", [True, False])
def test_a_column_of_a_sub_table(required: bool) -> None:
    rows = field("items", "table", fields=[field("price", "decimal", required=required)])
    sums = form("order", rows, field("all", "decimal", computed="sum(items.price)"))
    source = Source("bank", "form", "order", sums["uid"], sums, 1)
    found = [each.code.name for each in check_one(Landscape(KINDS, [source]), source)]
    assert ("expression_skips_null" in found) == (not required)
