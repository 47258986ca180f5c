"""From a draft to a release and on: what builders do to forms, and what becomes of the records."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from engine.errors import Conflict, Invalid
from tests.database.definitions.conftest import ADA, Make, Workplace, field, form, view


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


async def test_the_first_release_has_the_apps_own_definition_whatever_was_chosen(workplace: Workplace) -> None:
    await workplace.draft(form("complaint", field("number")))
    await workplace.draft(form("other", field("number")))
    assert (await workplace.publish(("form", "complaint"))).release == 1
    picture = await workplace.refreshed()
    assert [each.name for each in picture.definitions(workplace.app, "app")] == ["app"]
    assert [each.name for each in picture.definitions(workplace.app, "form")] == ["complaint"]


async def test_a_definition_published_under_one_name_and_begun_anew_under_it_is_another(workplace: Workplace) -> None:
    await workplace.draft(form("loan", field("x")))
    await workplace.publish()
    await workplace.insert("loan", x="of the first")
    await workplace.remove("form", "loan")
    async with workplace.database.transaction() as session:
        again = form("loan", field("x"), uid="anotherloanx")
        await workplace.parts.drafts.put(session, ADA, workplace.app, "form", "loan", again, is_new=True)
    await workplace.publish()
    assert await workplace.values("loan", "x") == []
    await workplace.parts.publisher.revert(ADA, workplace.app, 1)
    assert await workplace.values("loan", "x") == ["of the first"]


async def test_work_that_goes_on_while_publishing_stays_a_draft(workplace: Workplace, make: Make) -> None:
    await workplace.draft(form("loan", field("x")))

    async def meanwhile(place: str) -> None:
        if place == "switch":
            await workplace.draft(form("loan", field("x"), field("y")))

    assert (await workplace.publish(parts=make(checkpoint=meanwhile))).release == 1
    assert "y" not in (await workplace.entity("loan")).by_name
    view_now = await workplace.get("form", "loan")
    assert (view_now.state, [each["name"] for each in view_now.body["fields"]]) == ("changed", ["x", "y"])


async def test_another_app_published_meanwhile_is_checked_against(workplace: Workplace, make: Make) -> None:
    """The form referred to is unshared between check and switch: the ground has moved, and the break is found."""
    bank = await Workplace(workplace.database, workplace.parts, "", make).begin(f"{workplace.app}_bank")
    await bank.draft(form("customer", field("name"), shared=True))
    await bank.publish()
    user = await Workplace(workplace.database, workplace.parts, "", make).begin(f"{workplace.app}_user", [bank.app])
    await user.draft(form("complaint", field("c", "reference", options={"form": f"{bank.app}/customer"})))

    async def unshare(place: str) -> None:
        if place == "switch" and (await bank.refreshed()).release(bank.app) == 1:
            await bank.draft(form("customer", field("name")))
            await bank.publish()

    with pytest.raises(Invalid) as refused:
        await user.publish(parts=make(checkpoint=unshare))
    assert {each.code.name for each in refused.value.problems} >= {"not_shared"}
    assert not (await user.refreshed()).has(user.app)


@pytest.mark.parametrize("table", ["definition_version", "release", "release_item"])
async def test_what_is_published_can_never_be_changed(workplace: Workplace, table: str) -> None:
    await workplace.draft(form("loan", field("x")))
    await workplace.publish()
    for statement in (f"update platform.{table} set app = app", f"delete from platform.{table}"):
        with pytest.raises(DBAPIError, match="immutable"):
            async with workplace.database.transaction() as session:
                await session.execute(text(statement))
