"""Conditions about one person, unit or record: saved, tried, renamed, and what a reader is told who may not see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM, PlatformRole
from engine.identity.roles import Holding, give
from engine.records.names import forget
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor

APP = "fixed"
PLACE = f"/api/apps/{APP}"
SEEN = [{"field": "*", "see": "clear", "write": "always"}]


def role(name: str, read: Any) -> dict[str, Any]:
    grants = [
        {"form": form, "actions": {"read": read if form == "client" else True, "create": True, "update": True},
         "fields": SEEN}
        for form in ("client", "visit")
    ]  # fmt: skip
    return {"kind": "role", "name": name, "label": {"zh": "柜员", "en": "Clerk"}, "grants": grants, "deny": []}


def view(condition: str) -> dict[str, Any]:
    return {
        "kind": "view", "name": "mine", "form": "visit", "label": {"zh": "我的", "en": "Mine"}, "as": "table",
        "columns": ["number"], "filter": condition,
    }  # fmt: skip


FORMS: list[dict[str, Any]] = [
    {
        "kind": "form", "name": "client", "label": {"zh": "客户", "en": "Client"}, "title_field": "name",
        "fields": [{"name": "name", "type": "text", "label": {"zh": "姓名", "en": "Name"}}],
    },
    {
        "kind": "form", "name": "visit", "label": {"zh": "拜访", "en": "Visit"}, "title_field": "number",
        "fields": [
            {"name": "number", "type": "text", "label": {"zh": "编号", "en": "Number"}},
            {"name": "rm", "type": "person", "label": {"zh": "客户经理", "en": "RM"}},
            {"name": "unit", "type": "org_unit", "label": {"zh": "网点", "en": "Branch"}},
            {"name": "client", "type": "reference", "label": {"zh": "客户", "en": "Client"},
             "options": {"form": "client"}},
        ],
    },
    role("clerk", True), role("outsider", "own"),
]  # fmt: skip


@dataclass
class World:
    builder: Browser
    person: str
    unit: str
    client: str
    visit: str


@pytest.fixture(scope="module")
async def world(client_for: ClientFor, platform: Platform, bank: Bank) -> World:
    """A client, and a visit to it by rm1 on behalf of the builder's unit."""
    builder = await client_for("builder")
    await builder.post("/api/apps", json={"label": {"zh": "指定"}, "app": APP})
    for body in FORMS:
        saved = await save(builder, body, new=True)
        assert saved["problems"] == []
    published = await builder.post(f"{PLACE}/publish", json={})
    assert published.status_code == 201, published.text
    async with platform.database.transaction() as session:
        for login, name in (("builder", "clerk"), ("rm2", "outsider")):
            holding = Holding(APP, name, person=bank.people[login])
            await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)
        stranger = Holding("", PlatformRole.BUILDER, person=bank.people["rm2"])
        await give(session, SYSTEM, platform.clock, stranger, profile=Profile.SMALL_BANK)

    async def made(form: str, **values: Any) -> str:
        answer = await builder.post(f"{PLACE}/forms/{form}/records", json={"values": values})
        assert answer.status_code == 201, answer.text
        key: str = answer.json()["id"]
        return key

    person, unit = str(bank.people["rm1"]), str(next(iter(bank.units.values())))
    client = await made("client", name="西湖贸易")
    visit = await made("visit", number="1", rm=person, unit=unit, client=client)
    await made("visit", number="2", rm=str(bank.people["rm2"]))
    return World(builder, person, unit, client, visit)


async def save(builder: Browser, body: dict[str, Any], *, new: bool = False) -> dict[str, Any]:
    path = f"{PLACE}/definitions/{body['kind']}/{body['name']}/draft"
    revision = "*" if new else f'"{(await builder.get(path)).json()["revision"]}"'
    saved = await builder.put(path, json=body, headers={"If-None-Match" if new else "If-Match": revision})
    assert saved.status_code == 200, saved.text
    found: dict[str, Any] = saved.json()
    return found


async def checked(world: World, **asked: Any) -> dict[str, Any]:
    answer = await world.builder.post(f"{PLACE}/expressions/check", json={"form": "visit", **asked})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_what_is_chosen_is_text_and_a_sentence_with_names(world: World) -> None:
    chosen = {
        "all": [
            {"field": "rm", "op": "eq", "value": world.person},
            {"field": "unit", "op": "ne", "value": world.unit},
            {"field": "client", "op": "in", "value": [world.client]},
        ]
    }
    found = await checked(world, conditions=chosen)
    assert found["valid"], found["problems"]
    assert found["text"] == (
        f'rm = person("{world.person}") and unit != org unit("{world.unit}") and client in record("{world.client}")'
    )
    assert found["conditions"] == chosen
    people = (await world.builder.get("/api/people/lookup", params={"ids": world.person})).json()["items"]
    units = (await world.builder.get("/api/org_units/lookup", params={"ids": world.unit})).json()["items"]
    name, unit = people[0]["name"], units[0]["label"]["zh"]
    assert found["sentence"]["zh"] == f"客户经理等于{name}，且网点不等于{unit}，且客户是其中之一：西湖贸易"
    assert "is one of: 西湖贸易" in found["sentence"]["en"]
    assert found["pushable"]["level"] == "full"
    assert {each["kind"]: each["label"]["zh"] for each in found["fixed"]} == {
        "person": name, "org unit": unit, "record": "西湖贸易",
    }  # fmt: skip


async def test_the_text_editor_is_told_names_of_what_is_not_right_yet(world: World) -> None:
    found = await checked(world, text=f'rm = person("{world.person}") and unit = org unit（“{world.unit}”） and (')
    assert not found["valid"]
    assert [each["kind"] for each in found["fixed"]] == ["person", "org unit"]
    assert all(each["label"]["zh"] for each in found["fixed"])


async def test_a_record_has_no_name_for_a_builder_who_may_not_read_it(world: World, client_for: ClientFor) -> None:
    other = await client_for("rm2")
    text = f'client = record("{world.client}")'
    answer = await other.post(f"{PLACE}/expressions/check", json={"form": "visit", "text": text})
    assert answer.status_code == 200, answer.text
    assert answer.json()["fixed"] == [{"kind": "record", "id": world.client, "label": None}]
    assert answer.json()["sentence"]["zh"] == "客户等于（看不到的记录）"


async def test_posts_and_what_leads_to_units_may_be_drawn(world: World) -> None:
    names = (await world.builder.get(f"{PLACE}/expressions/names", params={"form": "visit"})).json()
    assert names["posts"]
    post = names["posts"][0]["code"]
    drawn = {
        "all": [
            {"field": "unit", "op": "within", "value": {"field": "@my_unit@institution"}},
            {"field": "rm", "op": "holds_post", "value": {"post": post, "within": world.unit}},
            {"field": "client.owner@unit", "op": "ne", "value": world.unit},
        ]
    }
    found = await checked(world, conditions=drawn)
    assert found["valid"], found["problems"]
    assert found["conditions"] == drawn
    again = await checked(world, text=found["text"])
    assert again["conditions"] == drawn
    related = {"all": [{"of": "client.visit_list", "has": "count", "op": "ge", "value": "2"}]}
    found = await checked(world, conditions=related)
    assert (found["text"], found["conditions"]) == ("count(client.visit_list) >= 2", related)


async def test_a_rename_shows_at_once(world: World) -> None:
    patched = await world.builder.patch(
        f"{PLACE}/forms/client/records/{world.client}",
        json={"values": {"name": "东湖贸易"}},
        headers={"If-Match": '"1"'},
    )
    text = f'client = record("{world.client}")'
    assert patched.status_code == 200, patched.text
    assert (await checked(world, text=text))["sentence"]["zh"] == "客户等于东湖贸易"


async def test_it_is_tried_on_a_record(world: World) -> None:
    text = f'rm = person("{world.person}") and client = record("{world.client}") and client.name != null'
    answer = await world.builder.post(
        f"{PLACE}/expressions/try", json={"text": text, "form": "visit", "record": world.visit}
    )
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found["value"] is True
    assert "⟦" not in answer.text
    assert len(found["explain"]["children"]) == 3


WRONG = [
    ('rm = person("{none}")', "expression_unknown_person", "error"),
    ('unit = org unit("{none}")', "expression_unknown_unit", "error"),
    ('client = record("{none}")', "expression_unknown_record", "error"),
]


@pytest.mark.parametrize(("text", "code", "severity"), WRONG)
async def test_an_id_of_nobody_is_a_problem_at_its_place(world: World, text: str, code: str, severity: str) -> None:
    text = text.format(none=uuid4())
    found = await checked(world, text=text)
    [problem] = found["problems"]
    assert (problem["code"], problem["severity"]) == (code, severity)
    assert problem["params"]["start"] == text.index("= ") + 2
    assert not found["valid"]
    saved = await save(world.builder, view(text), new=(await draft_of(world.builder)) is None)
    assert [(each["path"], each["code"]) for each in saved["problems"]] == [("/filter", code)]
    refused = await world.builder.post(f"{PLACE}/publish", json={})
    assert refused.status_code == 422
    assert [each["code"] for each in refused.json()["problems"]] == [code]


async def draft_of(builder: Browser) -> dict[str, Any] | None:
    found = await builder.get(f"{PLACE}/definitions/view/mine/draft")
    return found.json() if found.status_code == 200 else None


async def test_a_list_and_a_role_ask_it_of_the_database(world: World, client_for: ClientFor) -> None:
    text = f'rm = person("{world.person}") and client = record("{world.client}")'
    saved = await save(world.builder, view(text), new=(await draft_of(world.builder)) is None)
    assert saved["problems"] == []
    published = await world.builder.post(f"{PLACE}/publish", json={})
    assert published.status_code == 201, published.text
    listed = await world.builder.get(f"{PLACE}/forms/visit/records", params={"view": "mine"})
    assert [each["id"] for each in listed.json()["items"]] == [world.visit]


async def test_who_may_not_read_the_record_is_not_told_its_name(world: World, client_for: ClientFor) -> None:
    body = role("outsider", "own")
    body["grants"][1]["actions"]["read"] = f'client = record("{world.client}") or rm = person("{world.person}")'
    await save(world.builder, body)
    assert (await world.builder.post(f"{PLACE}/publish", json={})).status_code == 201
    listed = await world.builder.get(f"{PLACE}/publications")
    assert "东湖贸易" in listed.text
    assert "⟦" not in listed.text
    assert world.client not in listed.text
    secadmin = await client_for("secadmin")
    told = await secadmin.get(f"{PLACE}/publications")
    assert "（看不到的记录）" in told.text
    assert "贸易" not in told.text
    stranger = await client_for("rm2")
    asked = {"person": stranger.me["person"]["id"], "app": APP, "form": "visit", "action": "read"}
    answer = await stranger.post("/api/permissions/explain", json=asked)
    assert answer.status_code == 200, answer.text
    said = " ".join(each["sentence"]["zh"] for each in answer.json()["reasons"])
    assert "（看不到的记录）" in said
    assert "贸易" not in said
    assert "⟦" not in answer.text
    seen = await stranger.get(f"{PLACE}/forms/visit/records")
    assert [each["id"] for each in seen.json()["items"]] == [world.visit]


async def test_who_left_and_what_was_deleted_is_a_warning(
    world: World, platform: Platform, client_for: ClientFor
) -> None:
    admin = await client_for("admin")
    left = await admin.post(f"/api/people/{world.person}/leave", json={"reason": "到龄退休"})
    assert left.status_code == 200, left.text
    forget()
    found = await checked(world, text=f'rm = person("{world.person}")')
    assert [(each["code"], each["severity"]) for each in found["problems"]] == [("expression_person_left", "warning")]
    assert found["valid"]
    assert found["sentence"]["zh"].startswith("客户经理等于")
