"""Expressions from a draft to a release and on: what they name may be renamed, here and in other apps."""

from __future__ import annotations

from typing import Any

import pytest

from engine.errors import Invalid
from engine.packages.export import export
from tests.database.definitions.conftest import Make, Workplace, field, form, label, uid

BY_NUMBER = {
    "uid": uid("check"),
    "name": "positive",
    "fails_if": "amount < 0",
    "message": label("不能为负"),
    "at": "amount",
}


def complaint(amount: str = "amount", **more: Any) -> dict[str, Any]:
    return form(
        "complaint",
        {**field("amount", "money", zh="金额"), "name": amount},
        field("reason", "long_text", visible_if="amount > 50000", required_if="amount > 50000"),
        checks=[BY_NUMBER],
        **more,
    )


async def test_an_author_who_renames_a_field_need_not_touch_the_conditions_that_read_it(workplace: Workplace) -> None:
    await workplace.draft(complaint())
    await workplace.publish()
    saved = await workplace.draft(complaint("total"))
    reason = saved.body["fields"][1]
    assert (reason["visible_if"], reason["required_if"]) == ("total > 50000", "total > 50000")
    assert (saved.body["checks"][0]["fails_if"], saved.problems) == ("total < 0", [])
    await workplace.publish()
    live = (await workplace.refreshed()).definition("form", workplace.app, "complaint")
    assert live.model.fields[1].visible_if == "total > 50000"


async def test_a_rename_in_one_app_is_followed_in_drafts_releases_and_exports_of_another(workplace: Workplace) -> None:
    customer = form("customer", field("name"), field("city"), shared=True)
    await workplace.draft(customer)
    await workplace.publish()
    other = await workplace.begin(f"{workplace.app}_visits", [workplace.app])
    visit = form(
        "visit",
        field("customer", "reference", options={"form": f"{workplace.app}/customer"}),
        field("town", computed={"lookup": "customer.city"}),
        field("note", visible_if='customer.city = "上海"'),
    )
    await other.draft(visit)
    await other.publish()
    await other.draft({**visit, "label": label("拜访")})

    renamed = form("customer", field("name"), {**field("city"), "name": "place", "label": label("城市")}, shared=True)
    await workplace.draft(renamed)
    await workplace.publish()

    live = (await other.refreshed()).definition("form", other.app, "visit")
    assert live.version == 1
    assert live.model.fields[1].computed.lookup == "customer.place"
    drafted = await other.get("form", "visit")
    assert (drafted.body["fields"][2]["visible_if"], drafted.problems) == ('customer.place = "上海"', [])
    async with workplace.database.reading() as session:
        files = await export(session, workplace.parts.overlays, other.app)
    assert '"visible_if": "customer.place = \\"上海\\""' in files["forms/visit.json"].decode()


async def test_retiring_what_another_apps_expression_reads_is_refused_by_name(workplace: Workplace) -> None:
    await workplace.draft(form("customer", field("name"), field("city"), shared=True))
    await workplace.publish()
    other = await workplace.begin(f"{workplace.app}_visits", [workplace.app])
    reference = field("customer", "reference", options={"form": f"{workplace.app}/customer"})
    await other.draft(form("visit", reference, field("note", visible_if='customer.city = "上海"')))
    await other.publish()
    await workplace.draft(form("customer", field("name"), shared=True))
    with pytest.raises(Invalid) as refused:
        await workplace.publish()
    assert [(each.path, each.code.name) for each in refused.value.problems] == [
        (f"/{other.app}/form/visit/fields/1/visible_if", "breaks_other_app")
    ]


async def test_a_broken_expression_is_saved_as_text_and_published_never(workplace: Workplace) -> None:
    broken = form("complaint", field("amount", "money"), field("reason", visible_if="amount > > 5"))
    saved = await workplace.draft(broken)
    assert saved.body["fields"][1]["visible_if"] == "amount > > 5"
    with pytest.raises(Invalid) as refused:
        await workplace.publish()
    [problem] = refused.value.problems
    assert problem.path == f"/{workplace.app}/form/complaint/fields/1/visible_if"
    assert (problem.code.name, problem.params["start"], problem.params["end"]) == ("expression_unexpected", 9, 10)


async def test_trees_are_read_back_by_another_process(workplace: Workplace, make: Make) -> None:
    await workplace.draft(complaint())
    await workplace.publish()
    await workplace.draft(complaint("total"))
    again = Workplace(workplace.database, make(), workplace.app, make)
    body = (await again.get("form", "complaint")).body
    assert body["fields"][1]["visible_if"] == "total > 50000"
