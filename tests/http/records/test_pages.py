"""Tabs and steps of a form over HTTP: what a browser is told of them, what a step is asked, what a stranger learns."""

from __future__ import annotations

from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.settings import Profile
from tests.http.conftest import Bank, ClientFor
from tests.http.records.conftest import APP, label, made, publish, put, uid

FORM = f"/api/apps/{APP}/forms/wish"


def section(name: str, page: str | None, *fields: str) -> dict[str, Any]:
    on = {} if page is None else {"page": page}
    children = [{"field": each, "width": 12} for each in fields]
    return {"uid": uid(f"sec{name}"), "block": "section", "label": label(name), "children": children, **on}


WISH = {
    "kind": "form", "schema": 1, "name": "wish", "uid": uid("wishform"), "label": label("wish"),
    "fields": [
        made("client", required=True), made("amount", "money"), made("reason", required_if="amount > 100"),
        made("secret", sensitivity="C2"), made("late"),
    ],
    "checks": [
        {"uid": uid("positive"), "name": "positive", "fails_if": "amount < 0", "message": label("not below 0"),
         "at": "amount"},
    ],
    "pages_as": "steps",
    "pages": [
        {"uid": uid("page1"), "name": "what", "label": label("what")},
        {"uid": uid("page2"), "name": "hush", "label": label("hush")},
        {"uid": uid("page3"), "name": "why", "label": label("why")},
    ],
    "layout": [
        section("head", None, "client"), section("a", "what", "amount"), section("b", "hush", "secret"),
        section("c", "why", "reason"),
    ],
}  # fmt: skip


def role(name: str, *fields: tuple[str, str, str], create: bool = True) -> dict[str, Any]:
    actions = {"read": True, **({"create": True} if create else {})}
    grants = [{"uid": uid(f"gr{name}"), "form": "wish", "actions": actions,
               "fields": [{"field": field, "see": see, "write": write} for field, see, write in fields]}]  # fmt: skip
    return {"kind": "role", "schema": 1, "name": name, "uid": uid(f"role{name}"), "label": label(name),
            "grants": grants, "deny": []}  # fmt: skip


ALL = ("*", "clear", "always")


@pytest.fixture(scope="module", autouse=True)
async def wishes(platform: Platform, till: None, bank: Bank) -> None:
    """The form; supervisor may do everything, agent sees nothing sensitive, product may only read."""
    for body in (WISH, role("wisher", ("secret", "clear", "always"), ALL), role("blind", ALL),
                 role("looker", ALL, create=False)):  # fmt: skip
        await put(platform, body)
    await publish(platform)
    async with platform.database.transaction() as session:
        for login, name in (("supervisor", "wisher"), ("agent", "blind"), ("product", "looker")):
            holding = Holding(APP, name, person=bank.people[login])
            await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)


async def test_the_form_says_its_steps_and_what_stands_on_each(client_for: ClientFor) -> None:
    form = (await (await client_for("supervisor")).get(FORM)).json()
    assert form["pages_as"] == "steps"
    assert form["pages"] == [{"name": name, "label": label(name)} for name in ("what", "hush", "why")]
    laid = [(each["page"], [cell["field"] for cell in each["children"]]) for each in form["layout"]]
    assert laid == [
        (None, ["client"]),
        ("what", ["amount"]),
        ("hush", ["secret"]),
        ("why", ["reason"]),
        ("why", ["late"]),
    ]


async def test_who_sees_nothing_on_a_step_does_not_learn_that_there_is_one(client_for: ClientFor) -> None:
    form = (await (await client_for("agent")).get(FORM)).json()
    assert [each["name"] for each in form["pages"]] == ["what", "why"]
    assert "hush" not in str(form)


async def test_a_step_is_checked_as_saving_would_check_it_and_nothing_is_saved(client_for: ClientFor) -> None:
    browser = await client_for("supervisor")
    values = {"amount": "-5.5", "reason": None, "nothing": 1}
    checked = await browser.post(f"{FORM}/records/check", json={"values": values})
    saved = await browser.post(f"{FORM}/records", json={"values": values})
    assert (checked.status_code, saved.status_code) == (200, 422)
    assert checked.json()["problems"] == saved.json()["problems"]
    found = {(each["path"], each["code"]) for each in checked.json()["problems"]}
    assert found == {
        ("/values/client", "required"),
        ("/values/amount", "check_failed"),
        ("/values/nothing", "unknown_field"),
    }
    assert (await browser.post(f"{FORM}/records/check", json={"values": {"client": "Wang", "amount": "5"}})).json() == {
        "problems": []
    }
    assert (await browser.get(f"{FORM}/records")).json()["items"] == []


@pytest.mark.parametrize("body", [{"values": 3}, {"values": None}])
async def test_what_is_no_object_of_values_is_told_as_saving_tells_it(client_for: ClientFor, body: Any) -> None:
    browser = await client_for("supervisor")
    checked = await browser.post(f"{FORM}/records/check", json=body)
    assert [each["code"] for each in checked.json()["problems"]] == ["not_an_object"]


async def test_a_field_somebody_may_not_see_is_unknown_to_him_here_too(client_for: ClientFor) -> None:
    browser = await client_for("agent")
    answer = await browser.post(f"{FORM}/records/check", json={"values": {"client": "a", "secret": "x", "none": 1}})
    assert [(each["path"], each["code"]) for each in answer.json()["problems"]] == [
        ("/values/secret", "unknown_field"), ("/values/none", "unknown_field"),
    ]  # fmt: skip


@pytest.mark.parametrize(("login", "status"), [("product", 403), ("rm1", 404)])
async def test_whoever_may_not_make_a_record_is_not_told_what_one_needs(
    client_for: ClientFor, login: str, status: int
) -> None:
    answer = await (await client_for(login)).post(f"{FORM}/records/check", json={"values": {}})
    assert answer.status_code == status
    assert "client" not in answer.text
