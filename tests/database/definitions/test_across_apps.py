"""References from one app into another: what may be named, what a rename there does here, what may not break."""

from __future__ import annotations

from typing import Any

import pytest

from engine.definitions.uses import asked_for, where_used
from engine.errors import Invalid
from tests.database.definitions.conftest import ADA, Make, Workplace, field, form, label, view


def option_set(name: str, *codes: str, **more: Any) -> dict[str, Any]:
    options = [{"uid": f"{code}optionxx", "code": code, "label": label(code)} for code in codes]
    return {
        "kind": "option_set", "schema": 1, "name": name, "uid": f"{name}setxxxxxx"[:12], "label": label(name),
        "options": options, **more,
    }  # fmt: skip


@pytest.fixture
async def bank(workplace: Workplace) -> Workplace:
    """An app that shares a form and an option set, and keeps one form to itself."""
    await workplace.draft(form("customer", field("name", indexed=True), field("level"), shared=True))
    await workplace.draft(form("secret", field("name")))
    await workplace.draft(option_set("grade", "a", "b", shared=True))
    await workplace.publish()
    return workplace


@pytest.fixture
async def user(bank: Workplace, make: Make) -> Workplace:
    """An app that refers to what the bank shares."""
    one = await Workplace(bank.database, bank.parts, "", make).begin(f"{bank.app}_user", [bank.app])
    customer = field("customer", "reference", options={"form": f"{bank.app}/customer"})
    await one.draft(form("complaint", customer, field("grade", "choice", options={"set": f"{bank.app}/grade"})))
    await one.publish()
    return one


async def test_a_shared_form_of_a_required_app_may_be_referred_to(user: Workplace, bank: Workplace) -> None:
    entity = await user.entity("complaint")
    assert str(entity.by_name["customer"].target) == f"{bank.app}/customer"
    assert entity.by_name["grade"].codes == ("a", "b")


@pytest.mark.parametrize(
    ("requires", "form_name", "code"),
    [
        pytest.param(True, "secret", "not_shared", id="it is not shared"),
        pytest.param(False, "customer", "app_not_required", id="the app is not required"),
        pytest.param(True, "nothing", "missing_definition", id="it is not there"),
    ],
)
async def test_what_may_not_be_named_is_said_at_its_place(
    bank: Workplace, make: Make, requires: bool, form_name: str, code: str
) -> None:
    one = await Workplace(bank.database, bank.parts, "", make).begin(
        f"{bank.app}_{form_name}", [bank.app] if requires else None
    )
    saved = await one.draft(form("complaint", field("c", "reference", options={"form": f"{bank.app}/{form_name}"})))
    assert [(each.path, each.code.name) for each in saved.problems if each.is_error] == [
        ("/fields/0/options/form", code)
    ]


async def test_an_app_that_is_not_installed_is_named(workplace: Workplace) -> None:
    saved = await workplace.draft(form("complaint", field("c", "reference", options={"form": "elsewhere/customer"})))
    assert "no_such_app" in {each.code.name for each in saved.problems}


async def test_a_rename_there_is_followed_here_without_a_new_release(user: Workplace, bank: Workplace) -> None:
    renamed = form("client", field("name", indexed=True), field("level"), shared=True, uid="customerxxxx")
    await bank.draft(renamed, was="customer")
    await bank.publish()
    entity = await user.entity("complaint")
    assert str(entity.by_name["customer"].target) == f"{bank.app}/client"
    assert (await user.refreshed()).release(user.app) == 1
    assert (await user.get("form", "complaint")).body["fields"][0]["options"]["form"] == f"{bank.app}/client"


@pytest.mark.parametrize("act", ["remove", "no longer share"])
async def test_what_another_app_uses_cannot_be_taken_from_it(user: Workplace, bank: Workplace, act: str) -> None:
    if act == "remove":
        await bank.remove("form", "customer")
    else:
        await bank.draft(form("customer", field("name", indexed=True), field("level")))
    with pytest.raises(Invalid) as refused:
        await bank.publish()
    [problem] = refused.value.problems
    assert problem.code.name == "breaks_other_app"
    assert problem.path == f"/{user.app}/form/complaint/fields/0/options/form"
    assert (await bank.refreshed()).release(bank.app) == 1


async def test_where_used_looks_into_every_installed_app(user: Workplace, bank: Workplace) -> None:
    await bank.draft(view("all", "customer", "name"))
    parts = bank.parts
    async with bank.database.reading() as session:
        asked = await asked_for(session, parts.drafts, bank.app, "form", "customer")
        named = await asked_for(session, parts.drafts, bank.app, "form", "customer", "name")
        found = await where_used(session, parts.overlays, asked)
        of_name = await where_used(session, parts.overlays, named)
    assert [(each.app, each.kind, each.name, each.path) for each in found] == [
        (bank.app, "view", "all", "/form"),
        (bank.app, "view", "all", "/columns/0"),
        (user.app, "form", "complaint", "/fields/0/options/form"),
    ]
    assert found[2].where["zh"] == "字段「customer」 › 选项 › 关联表单"
    assert [each.path for each in of_name] == ["/columns/0"]


async def test_a_write_holds_the_apps_that_refer_to_its_own_too(user: Workplace, bank: Workplace) -> None:
    picture = await bank.refreshed()
    assert picture.locks(bank.app) == sorted([picture.app_id(bank.app), picture.app_id(user.app)])
    assert picture.locks(user.app) == [picture.app_id(user.app)]


async def test_new_options_of_a_set_reach_the_forms_of_other_apps(user: Workplace, bank: Workplace) -> None:
    assert (await user.entity("complaint")).by_name["grade"].codes == ("a", "b")
    await bank.draft(option_set("grade", "a", "b", "c", shared=True))
    await bank.publish()
    assert (await user.entity("complaint")).by_name["grade"].codes == ("a", "b", "c")


async def test_a_removed_form_keeps_its_table_and_comes_back_with_its_records(workplace: Workplace) -> None:
    await workplace.draft(form("loan", field("x")))
    await workplace.draft(form("other", field("x")))
    await workplace.publish()
    await workplace.insert("loan", x="kept")
    await workplace.remove("form", "loan")
    assert (await workplace.get("form", "loan")).state == "removed"
    await workplace.publish()
    assert [each.name for each in (await workplace.refreshed()).definitions(workplace.app, "form")] == ["other"]
    await workplace.parts.publisher.revert(ADA, workplace.app, 1)
    assert await workplace.values("loan", "x") == ["kept"]
