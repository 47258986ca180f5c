"""Readable views follow renames: who queries the database finds fields under the names of today."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.database.definitions.conftest import ADA, Workplace, field, form


async def seen(workplace: Workplace, name: str) -> list[dict[str, Any]]:
    async with workplace.database.reading() as session:
        rows = await session.raw.fetch(f'select * from "v_{workplace.app}"."{name}"')
    return [dict(row) for row in rows]


async def views(workplace: Workplace) -> set[str]:
    async with workplace.database.reading() as session:
        rows = await session.raw.fetch("select viewname from pg_views where schemaname = $1", f"v_{workplace.app}")
    return {row[0] for row in rows}


async def test_a_view_shows_fields_by_their_names_and_hides_secrets(workplace: Workplace) -> None:
    await workplace.draft(form("loan", field("number"), field("phone", sensitivity="C2")))
    await workplace.publish()
    await workplace.insert("loan", number="1", phone="13800000000")
    [row] = await seen(workplace, "loan")
    assert row["number"] == "1"
    assert "phone" not in row
    assert "deleted_at" not in row


async def test_views_follow_renames_and_removals(workplace: Workplace) -> None:
    await workplace.draft(form("loan", field("number")))
    await workplace.draft(form("card", field("x")))
    await workplace.publish()
    await workplace.insert("loan", number="1")
    await workplace.draft(form("credit", {**field("number"), "name": "code"}, uid="loanxxxxxxxx"), was="loan")
    await workplace.remove("form", "card")
    await workplace.publish()
    assert await views(workplace) == {"credit"}
    assert (await seen(workplace, "credit"))[0]["code"] == "1"
    await workplace.parts.publisher.revert(ADA, workplace.app, 1)
    assert await views(workplace) == {"loan", "card"}


async def test_a_widened_column_is_no_obstacle(workplace: Workplace) -> None:
    await workplace.draft(form("loan", field("amount", "decimal", options={"digits": 6, "decimals": 2})))
    await workplace.publish()
    await workplace.insert("loan", amount=Decimal("1234.56"))
    column = (await workplace.entity("loan")).by_name["amount"].column
    await workplace.draft(form("loan", field("amount", "decimal", options={"digits": 12, "decimals": 2})))
    await workplace.publish()
    assert (await workplace.entity("loan")).by_name["amount"].column == column, "in place"
    await workplace.insert("loan", amount=Decimal("1234567890.12"))
    assert await views(workplace) == {"loan"}
    assert len(await seen(workplace, "loan")) == 2
