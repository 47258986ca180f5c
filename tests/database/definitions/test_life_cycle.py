"""From a draft to a release and on: what builders do to forms, and what becomes of the records."""

from __future__ import annotations

import pytest

from engine.errors import Conflict, Invalid
from tests.database.definitions.conftest import ADA, Workplace, field, form, view


async def test_a_published_form_has_a_table_with_a_column_for_each_field(workplace: Workplace) -> None:
    await workplace.draft(form("complaint", field("number"), field("amount", "money", options={"currency": "CNY"})))
    done = await workplace.publish()
    assert (done.state, done.release) == ("published", 1)
    await workplace.insert("complaint", number="TS-1")
    assert await workplace.values("complaint", "number") == ["TS-1"]


async def test_a_rename_keeps_the_column_and_every_reference_follows(workplace: Workplace) -> None:
    await workplace.draft(form("complaint", field("amount")))
    await workplace.draft(view("all", "complaint", "amount", "created_at", sort=["-amount"]))
    await workplace.publish()
    await workplace.insert("complaint", amount="12")
    await workplace.draft(form("grievance", {**field("amount"), "name": "sum"}, uid="complaintxxx"), was="complaint")

    drafted = await workplace.get("view", "all")
    assert (drafted.body["form"], drafted.body["columns"]) == ("grievance", ["sum", "created_at"])
    assert (drafted.body["sort"], drafted.problems, drafted.state) == (["-sum"], [], "live")
    await workplace.publish()
    assert await workplace.values("grievance", "sum") == ["12"]
    live = (await workplace.refreshed()).definition("view", workplace.app, "all")
    assert live.version == 1, "the view has no new version, and yet says what it said"
    assert live.model.columns == ["sum", "created_at"]


async def test_a_retired_field_keeps_its_values_and_gets_them_back(workplace: Workplace) -> None:
    await workplace.draft(form("complaint", field("number"), field("reason")))
    await workplace.publish()
    await workplace.insert("complaint", number="1", reason="slow")
    await workplace.draft(form("complaint", field("number")))
    await workplace.publish()
    assert "reason" not in (await workplace.entity("complaint")).by_name
    await workplace.insert("complaint", number="2")
    async with workplace.database.reading() as session:
        done = await workplace.parts.publisher.proposal(session, workplace.app)
    assert done.items == []
    reverted = await workplace.parts.publisher.revert(ADA, workplace.app, 1)
    assert (reverted.state, reverted.release, reverted.reverts_to) == ("published", 3, 1)
    assert await workplace.values("complaint", "reason") == ["slow", None]


async def test_nothing_to_publish_is_said(workplace: Workplace) -> None:
    await workplace.draft(form("complaint", field("number")))
    await workplace.publish()
    with pytest.raises(Conflict, match="nothing to publish"):
        await workplace.publish()


async def test_publishing_a_part_names_what_is_only_in_a_draft(workplace: Workplace) -> None:
    await workplace.draft(form("complaint", field("number")))
    await workplace.publish()
    await workplace.draft(form("complaint", field("number"), field("severity")))
    await workplace.draft(view("all", "complaint", "number", "severity"))
    with pytest.raises(Invalid) as refused:
        await workplace.publish(("view", "all"))
    [problem] = refused.value.problems
    assert problem.code.name == "part_only_in_draft"
    assert problem.path == f"/{workplace.app}/view/all/columns/1"
    assert problem.params["definitions"] == [{"kind": "form", "name": "complaint"}]
    done = await workplace.publish(("view", "all"), ("form", "complaint"))
    assert done.release == 2
