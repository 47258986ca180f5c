"""Changing what is live, over HTTP: looked at first, with what may be seen; what is gone comes back."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.errors import Conflict
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor

APP = "change"
AT = f"/api/apps/{APP}/definitions/form/claim"


def field(name: str, kind: str = "text", **more: Any) -> dict[str, Any]:
    return {
        "name": name,
        "uid": (name.replace("_", "") * 12)[:12],
        "type": kind,
        "label": {"zh": name, "en": name},
        **more,
    }


AMOUNT, NOTE, SECRET = field("amount"), field("note"), field("secret", sensitivity="C2")
ROLE = {
    "kind": "role", "name": "clerk", "label": {"zh": "柜员", "en": "Clerk"}, "deny": [],
    "grants": [{"form": "claim", "actions": {"read": True, "create": True, "update": True},
                "fields": [{"field": "*", "see": "clear", "write": "always"},
                           {"field": "secret", "see": "clear", "write": "always"}]}],
}  # fmt: skip


async def put(builder: Browser, *fields: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Save the form's draft."""
    draft = await builder.get(f"{AT}/draft")
    how = {"If-Match": f'"{draft.json()["revision"]}"'} if draft.status_code == 200 else {"If-None-Match": "*"}
    body = {
        "kind": "form",
        "name": "claim",
        "uid": "claimclaim",
        "label": {"zh": "理赔", "en": "Claim"},
        "title_field": "note",
    }
    answer = await builder.put(f"{AT}/draft", json={**body, "fields": list(fields), **more}, headers=how)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def hold(platform: Platform, bank: Bank, login: str) -> None:
    """Let somebody be a clerk, if he is none yet."""
    holding = Holding(APP, "clerk", person=bank.people[login])
    with suppress(Conflict):
        async with platform.database.transaction() as session:
            await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)


async def publish(builder: Browser) -> Any:
    return await builder.post(f"/api/apps/{APP}/publish", json={"note": ""})


@pytest.fixture
async def builder(client_for: ClientFor) -> Browser:
    return await client_for("builder")


@pytest.fixture
async def clerk(platform: Platform, bank: Bank, builder: Browser, client_for: ClientFor) -> Browser:
    """Somebody who fills in the form, in an app that is published once."""
    if (await builder.get(f"/api/apps/{APP}")).status_code == 404:
        await builder.post("/api/apps", json={"label": {"zh": "变更", "en": "Change"}, "app": APP})
        await builder.put(f"/api/apps/{APP}/definitions/role/clerk/draft", json=ROLE, headers={"If-None-Match": "*"})
    await put(builder, AMOUNT, NOTE, SECRET)
    assert (await publish(builder)).status_code in {201, 409}
    await hold(platform, bank, "rm1")
    return await client_for("rm1")


async def save(clerk: Browser, **values: Any) -> str:
    answer = await clerk.post(f"/api/apps/{APP}/forms/claim/records", json={"values": values})
    assert answer.status_code == 201, answer.text
    found: str = answer.json()["id"]
    return found


async def test_a_change_of_type_is_looked_at_done_and_gone_back(
    platform: Platform, bank: Bank, builder: Browser, clerk: Browser
) -> None:
    records = [await save(clerk, amount=each, note=each, secret="x") for each in ("12", "1,200", "about 7", "about 7")]
    wish = {"field": "amount", "type": "decimal", "options": {}}
    seen = (await builder.post(f"{AT}/type_change", json=wish)).json()
    assert (seen["filled"], seen["fits"], seen["unfit"], seen["differing"]) == (4, 2, 2, 2)
    assert seen["values"] == [{"text": None, "count": 2}], "a builder who may not read the records sees none of them"
    assert seen["examples"] == []
    await hold(platform, bank, "builder")
    seen = (await builder.post(f"{AT}/type_change", json=wish)).json()
    assert seen["values"] == [{"text": "about 7", "count": 2}]
    assert {"before": "1,200", "after": "1200.00"} in seen["examples"]
    told = {**wish, "conversion": {"replaced": [{"value": "about 7", "instead": "7"}]}}
    assert (await builder.post(f"{AT}/type_change", json=told)).json()["unfit"] == 0
    hidden = (await builder.post(f"{AT}/type_change", json={**wish, "field": "secret"})).json()
    assert (hidden["unfit"], hidden["values"]) == (4, [{"text": None, "count": 4}]), "no value of a class"

    await put(builder, {**AMOUNT, "type": "decimal"}, NOTE, SECRET)
    refused = await publish(builder)
    assert (refused.status_code, refused.json()["problems"][0]["code"]) == (422, "values_do_not_fit")
    await put(builder, {**AMOUNT, "type": "decimal", "conversion": {"unfit": "empty"}}, NOTE, SECRET)
    assert (await publish(builder)).status_code == 201
    now = [(await clerk.get(f"/api/apps/{APP}/forms/claim/records/{each}")).json() for each in records]
    assert [each["values"]["amount"] for each in now] == ["12.00", "1200.00", None, None]
    back = (await builder.post(f"{AT}/type_change", json={**wish, "type": "text"})).json()
    assert (back["restored"], back["unfit"]) == (4, 0)

    await put(builder, AMOUNT, NOTE, SECRET)
    assert (await publish(builder)).status_code == 201
    now = [(await clerk.get(f"/api/apps/{APP}/forms/claim/records/{each}")).json() for each in records]
    assert [each["values"]["amount"] for each in now] == ["12", "1,200", "about 7", "about 7"]


@pytest.mark.parametrize(
    ("wish", "status", "code", "path"),
    [
        ({"field": "nothing", "type": "decimal"}, 404, "not_found", None),
        ({"field": "amount", "type": "nothing"}, 422, "unknown_field_type", "/type"),
        ({"field": "amount", "type": "person"}, 422, "no_conversion", "/type"),
        ({"field": "amount", "type": "decimal", "options": {"digits": "x"}}, 422, "wrong_type", "/options/digits"),
        ({"field": "amount", "type": "decimal", "conversion": {"unfit": "x"}}, 422, None, "/conversion/unfit"),
        ({"field": "amount", "type": "decimal", "conversion": {"unfit": "replace"}}, 422, None, "/conversion/instead"),
    ],
)
async def test_a_wish_that_makes_no_sense_is_named(
    builder: Browser, clerk: Browser, wish: dict[str, Any], status: int, code: str | None, path: str | None
) -> None:
    answer = await builder.post(f"{AT}/type_change", json=wish)
    assert answer.status_code == status, answer.text
    if path is not None:
        assert path in {each["path"] for each in answer.json()["problems"]}
    if code is not None:
        assert code in {answer.json()["code"], *(each["code"] for each in answer.json().get("problems", []))}


async def test_values_that_occur_twice_are_shown_with_their_records(
    platform: Platform, bank: Bank, builder: Browser, clerk: Browser
) -> None:
    await put(builder, AMOUNT, NOTE, SECRET, field("code"), field("part"))
    assert (await publish(builder)).status_code == 201
    twice = [await save(clerk, code="A-1", part=str(part), note=f"note {part}", secret="s") for part in (1, 2)]
    await save(clerk, code="A-2", part="1", note="other", secret="t")
    found = (await builder.post(f"{AT}/duplicates", json={"fields": ["code"]})).json()
    assert (found["values"], found["records"]) == (1, 2)
    await hold(platform, bank, "builder")
    [item] = (await builder.post(f"{AT}/duplicates", json={"fields": ["code"]})).json()["items"]
    assert (item["text"], item["count"], [each["id"] for each in item["records"]]) == ("A-1", 2, twice)
    assert [each["label"] for each in item["records"]] == ["note 1", "note 2"]
    both = (await builder.post(f"{AT}/duplicates", json={"fields": ["code", "part"]})).json()
    assert both == {"values": 0, "records": 0, "items": []}
    secret = (await builder.post(f"{AT}/duplicates", json={"fields": ["secret"]})).json()["items"]
    assert {each["text"] for each in secret} == {None}


async def test_a_field_and_a_form_that_are_gone_come_back_with_what_they_held(builder: Browser, clerk: Browser) -> None:
    extra = field("extra")
    await put(builder, AMOUNT, NOTE, SECRET, extra)
    assert (await publish(builder)).status_code == 201
    record = await save(clerk, note="kept", extra="a value", secret="s")
    await put(builder, AMOUNT, NOTE, SECRET)
    assert (await publish(builder)).status_code == 201
    gone = {each["field"]["name"]: each for each in (await builder.get(f"{AT}/gone_fields")).json()["items"]}
    assert (gone["extra"]["values"], gone["extra"]["exact"]) == (1, True)
    await put(builder, AMOUNT, NOTE, SECRET, gone["extra"]["field"])
    assert (await publish(builder)).status_code == 201
    here = f"/api/apps/{APP}/forms/claim/records/{record}"
    assert (await clerk.get(here)).json()["values"]["extra"] == "a value"

    for kind, name in (("role", "clerk"), ("form", "claim")):
        assert (await builder.post(f"/api/apps/{APP}/definitions/{kind}/{name}/remove")).status_code == 200
    assert (await publish(builder)).status_code == 201
    assert (await clerk.get(here)).status_code == 404
    items = (await builder.get(f"/api/apps/{APP}/gone")).json()["items"]
    assert {each["kind"] for each in items} == {"form", "role"}
    assert next(each for each in items if each["kind"] == "form")["records"] >= 1
    for each in items:
        back = f"/api/apps/{APP}/gone/{each['kind']}/{each['uid']}/restore"
        assert (await builder.post(back)).status_code == 200
        assert (await builder.post(back)).status_code == 404, "it is a draft now"
    assert (await publish(builder)).status_code == 201
    assert (await clerk.get(here)).json()["values"]["extra"] == "a value"


async def test_any_two_releases_are_compared_field_by_field(builder: Browser, clerk: Browser) -> None:
    await put(builder, AMOUNT, NOTE, SECRET)
    await publish(builder)
    releases = f"/api/apps/{APP}/releases"
    first = (await builder.get(releases)).json()["items"][0]["number"]
    await put(builder, AMOUNT, {**NOTE, "required": True}, SECRET)
    await publish(builder)
    await put(builder, AMOUNT, {**NOTE, "required": True}, SECRET, field("new"))
    await publish(builder)
    [form] = (await builder.get(f"{releases}/{first}...{first + 2}")).json()["changes"]
    assert (form["name"], form["state"]) == ("claim", "changed")
    assert {each["what"] for each in form["changes"]} >= {"added", "changed"}
    [back] = (await builder.get(f"{releases}/{first + 2}...{first}")).json()["changes"]
    assert "removed" in {each["what"] for each in back["changes"]}
    assert (await builder.get(f"{releases}/{first}...{first}")).json()["changes"] == []
    assert (await builder.get(f"{releases}/{first}...9999")).status_code == 404
