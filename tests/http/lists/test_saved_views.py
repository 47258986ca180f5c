"""Views people save: their own, or offered; never more than the reader may see, and what is missing is said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from engine.api.dependencies import Platform
from engine.identity.actor import PlatformRole
from engine.identity.recognise import in_every_post
from engine.problems import Language
from engine.records.caller import Caller
from engine.views.saved import service
from tests.http.conftest import Browser, ClientFor
from tests.http.exchange.conftest import ACCOUNT, ADA, APP, FORM, label

VIEWS = f"{FORM}/saved_views"
BODY = {
    "as": "cards",
    "columns": [{"field": "holder", "width": 240}, {"field": "balance"}, {"field": "phone"}, {"field": "created_at"}],
    "filter": [{"field": "balance", "op": "ge", "value": "5.00", "text": "5"}],
    "where": {"any": [{"field": "level", "op": "eq", "value": "vip"}, {"field": "count", "op": "gt", "value": "3"}]},
    "sort": ["-balance", "holder"],
    "group": {"field": "opened", "unit": "year"},
    "totals": [{"field": "balance", "of": "sum"}],
}


async def saved(browser: Browser, **asked: Any) -> dict[str, Any]:
    answer = await browser.post(VIEWS, json={"name": "大额客户", "body": BODY, **asked})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def listed(browser: Browser, **asked: str) -> dict[str, dict[str, Any]]:
    answer = await browser.get(VIEWS, params=asked)
    assert answer.status_code == 200, answer.text
    return {each["name"]: each for each in answer.json()["items"]}


async def test_a_view_comes_back_as_it_was_saved_changes_and_goes(clerk: Browser, own_clerk: Browser) -> None:
    view = await saved(clerk)
    assert view["body"] == BODY
    assert view["missing"] == {"columns": 0, "members": []}
    assert (view["is_mine"], view["audience"], view["version"]) == (True, "mine", 1)
    assert list(await listed(own_clerk)) == [], "it is nobody else's"
    place = f"{VIEWS}/{view['id']}"
    changed = await clerk.patch(place, json={"version": 1, "name": " 新名 ", "body": {**BODY, "as": "table"}})
    assert (changed.json()["name"], changed.json()["body"]["as"], changed.json()["version"]) == ("新名", "table", 2)
    stale = await clerk.patch(place, json={"version": 1, "name": "x"})
    assert (stale.status_code, stale.json()["code"]) == (409, "view_changed")
    for method in ("PATCH", "DELETE"):
        answer = await own_clerk.request(
            method, place, json={"version": 2, "name": "mine"} if method == "PATCH" else None
        )
        assert answer.status_code == 404
    assert (await clerk.delete(place)).status_code == 204
    assert await listed(clerk) == {}


async def test_views_stand_on_the_list_they_were_saved_on(clerk: Browser) -> None:
    view = await saved(clerk, name="在大额上", view="rich")
    assert "在大额上" not in await listed(clerk)
    assert "在大额上" in await listed(clerk, view="rich")
    assert (await clerk.get(VIEWS, params={"view": "nobody"})).status_code == 404
    await clerk.delete(f"{VIEWS}/{view['id']}")


async def test_only_a_builder_offers_and_nobody_sees_more_by_it(
    clerk: Browser, own_clerk: Browser, reader: Browser, client_for: ClientFor, platform: Platform
) -> None:
    refused = await clerk.post(VIEWS, json={"name": "给大家", "body": BODY, "audience": "all"})
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    person = UUID(clerk.me["person"]["id"])
    async with platform.database.transaction() as session:
        (actor,) = await in_every_post(session, person, day=platform.clock.today())
        builder = replace(actor, platform_roles=frozenset({PlatformRole.BUILDER}))
        caller = Caller(session, builder, platform.live.now, platform.clock, Language.ZH)
        offered = await service.save(caller, APP, "account", {"name": "给大家", "body": BODY, "audience": "all"})
        asked = {"name": "给查看人", "body": BODY, "audience": "role", "role": "reader"}
        await service.save(caller, APP, "account", asked)
    seen = await listed(reader)
    assert list(seen) == ["给大家", "给查看人"]
    assert seen["给大家"]["body"]["columns"] == BODY["columns"], "masked is seen"
    mine = (await listed(own_clerk))["给大家"]
    assert "给查看人" not in await listed(own_clerk)
    assert [each["field"] for each in mine["body"]["columns"]] == ["holder", "phone", "created_at"]
    assert (mine["body"]["filter"], mine["body"]["sort"], mine["body"]["totals"]) == ([], ["holder"], [])
    assert mine["missing"] == {"columns": 1, "members": ["filter", "sort", "totals"]}
    assert mine["body"]["where"] == BODY["where"], "what he may ask he may ask"
    assert "balance" not in str(mine["body"])
    denied = await own_clerk.patch(f"{VIEWS}/{offered['id']}", json={"version": 1, "name": "x"})
    assert denied.status_code == 403
    assert (await own_clerk.delete(f"{VIEWS}/{offered['id']}")).status_code == 403
    stranger = await client_for("rm3")
    assert (await stranger.get(VIEWS)).status_code == 404


async def test_everything_wrong_is_told_at_once(clerk: Browser, own_clerk: Browser) -> None:
    body = {
        "as": "kanban", "columns": [{"field": "nobody"}, {"field": "holder", "width": 5}, "x"],
        "filter": [{"field": "gone", "op": "eq", "value": 1}], "sort": ["-note"], "group": {"field": "tags"},
        "totals": [{"field": "holder", "of": "sum"}], "where": {"all": [{"field": "gone", "op": "eq", "value": 1}]},
    }  # fmt: skip
    answer = await clerk.post(VIEWS, json={"name": "坏", "body": body})
    assert answer.status_code == 422
    found = {each["path"] for each in answer.json()["problems"]}
    assert found >= {
        "/body/as", "/body/columns/0/field", "/body/columns/1/width", "/body/columns/2", "/body/filter/0/field",
        "/body/sort", "/body/group/field", "/body/totals/0/of",
    }  # fmt: skip
    assert any(path.startswith("/body/where") for path in found)
    named = await clerk.post(VIEWS, json={"name": " ", "audience": "some", "body": BODY})
    assert named.status_code in (403, 422)
    hidden = await own_clerk.post(VIEWS, json={"name": "偷看", "body": BODY})
    assert {each["path"] for each in hidden.json()["problems"]} >= {"/body/columns/1/field", "/body/sort"}
    for body_ in (None, [], {"columns": []}, {"columns": [{"field": "holder"}], "more": 1}):
        assert (await clerk.post(VIEWS, json={"name": "坏", "body": body_})).status_code == 422


async def test_a_renamed_field_is_followed(clerk: Browser, platform: Platform) -> None:
    view = await saved(clerk, name="跟着改名")
    fields = [{**each, "name": "amount"} if each["name"] == "balance" else each for each in ACCOUNT["fields"]]
    fields = [{**each, "computed": "if amount = null then null else amount * 2"} if each["name"] == "limit" else each
              for each in fields]  # fmt: skip
    checks = [{**ACCOUNT["checks"][0], "fails_if": "amount < 0", "at": "amount"}]
    body = {**ACCOUNT, "fields": fields, "checks": checks, "label": label("账户", "Account")}
    definitions = platform.definitions
    async with platform.database.transaction() as session:
        await definitions.drafts.put(session, ADA, APP, "form", "account", body, revision=0)
    await definitions.publisher.publish(ADA, APP, note="")
    async with platform.database.transaction() as session:
        await platform.live.refresh(session)
    found = (await listed(clerk))["跟着改名"]
    assert [each["field"] for each in found["body"]["columns"]][1] == "amount"
    assert found["body"]["sort"] == ["-amount", "holder"]
    assert found["body"]["filter"][0]["field"] == "amount"
    await clerk.delete(f"{VIEWS}/{view['id']}")
