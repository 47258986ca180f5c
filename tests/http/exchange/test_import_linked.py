"""Files brought in under a form that narrows what may be chosen and works out what is not said."""

from __future__ import annotations

from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.settings import Profile
from tests.http.conftest import Bank, Browser
from tests.http.exchange.conftest import APP, EVERYTHING, REST, label, made, role, settled_of, table, uid
from tests.support.publishing import publish_all, put_draft

pytestmark = pytest.mark.usefixtures("worker")
LOANS = f"/api/apps/{APP}/forms/loan"
KIND = {
    "kind": "option_set", "schema": 1, "name": "loan_kind", "uid": uid("loankind"), "label": label("品种"),
    "options": [{"uid": uid(code + "o"), "code": code, "label": label(zh)} for code, zh in
                (("house", "住房"), ("car", "汽车"), ("shop", "经营"))],
}  # fmt: skip
LOAN = {
    "kind": "form", "schema": 1, "name": "loan", "uid": uid("loanform"), "label": label("贷款"), "layout": [],
    "title_field": "number",
    "fields": [
        made("number", zh="编号", required=True, unique=True),
        made("for_person", "boolean", "个人"),
        made("kind", "choice", "品种", options={"set": "loan_kind"},
             options_if='if for_person then kind in ("house", "car") else kind = "shop"'),
        made("branch", "reference", "网点", options={"form": "branch"}, options_if='branch.name != "总部"'),
        made("clerk", "person", "经办", default_by="me()"),
        made("months", "integer", "期数", default_by='if kind = "house" then 360 else 36'),
        made("asked_on", "date", "申请日", default_by="today()"),
    ],
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
async def loans(platform: Platform, ledger: None, bank: Bank) -> None:
    for body in (KIND, LOAN, role("lender", loan=(EVERYTHING, [REST]))):
        await put_draft(platform, APP, body)
    await publish_all(platform, APP)
    async with platform.database.transaction() as session:
        holding = Holding(APP, "lender", person=bank.people["rm1"])
        await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)


async def brought_in(clerk: Browser, *rows: list[str], **asked: str) -> tuple[dict[str, Any], list[Any]]:
    """A file, whatever of it is right; the batch, and what was wrong by row, field and code."""
    sent = await clerk.post(f"{LOANS}/import", content=table(*rows), params={"dry_run": "false", **asked})
    assert sent.status_code == 201, sent.text
    batch = await settled_of(clerk, f"{LOANS}/imports/{sent.json()['id']}")
    wrong = (await clerk.get(f"{LOANS}/imports/{batch['id']}/problems")).json()["items"]
    return batch, [(each["row"], each["field"], each["code"]) for each in wrong]


async def loan(clerk: Browser, number: str) -> dict[str, Any]:
    items = (await clerk.get(f"{LOANS}/records", params={"filter": f'number = "{number}"'})).json()["items"]
    return dict(items[0]["values"]) if items else {}


async def test_what_may_not_be_chosen_is_told_at_its_cell_and_what_is_not_said_is_worked_out(
    clerk: Browser, platform: Platform, bank: Bank
) -> None:
    for name in ("滨江", "总部"):
        await clerk.post(f"/api/apps/{APP}/forms/branch/records", json={"values": {"name": name}})
    batch, wrong = await brought_in(
        clerk,
        ["编号", "个人", "品种", "网点"],
        ["L-1", "是", "住房", "滨江"],
        ["L-2", "是", "经营", "滨江"],
        ["L-3", "否", "经营", "总部"],
        ["L-4", "否", "经营", ""],
        ["L-5", "", "住房", ""],
    )
    assert wrong == [(3, "kind", "not_offered"), (4, "branch", "not_offered"), (6, "kind", "not_offered")]
    assert (batch["state"], batch["counts"]["created"], batch["counts"]["failed"]) == ("done", 2, 3)
    first, fourth = await loan(clerk, "L-1"), await loan(clerk, "L-4")
    assert (first["months"], fourth["months"]) == (360, 36)
    assert first["clerk"] == fourth["clerk"] == str(bank.people["rm1"])
    assert first["asked_on"] == platform.clock.today().isoformat()
    assert await loan(clerk, "L-2") == {}


async def test_a_column_that_is_there_is_what_is_said_and_an_update_is_asked_only_of_what_it_changes(
    clerk: Browser,
) -> None:
    batch, wrong = await brought_in(
        clerk,
        ["编号", "个人", "品种", "期数", "经办"],
        ["L-7", "是", "汽车", "12", ""],
        ["L-8", "是", "住房", "", "rm2"],
    )
    assert (wrong, batch["counts"]["created"]) == ([], 2)
    assert (await loan(clerk, "L-7"))["months"] == 12
    _, wrong = await brought_in(
        clerk, ["编号", "个人", "期数"], ["L-7", "否", "24"], ["L-8", "是", "240"], key="number"
    )
    assert wrong == [(2, "kind", "not_offered")], "a car is not for a business"
    assert ((await loan(clerk, "L-7"))["months"], (await loan(clerk, "L-8"))["months"]) == (12, 240)
