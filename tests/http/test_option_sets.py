"""Option sets that records draw on, over HTTP: what a change would do is told first, and what is wrong with it."""

from __future__ import annotations

from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.records.merging.working import Merging
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor

APP = "levels"
PLACE = f"/api/apps/{APP}"
SET = f"{PLACE}/definitions/option_set/risk"
CODES = ("careful", "steady", "balanced", "bold")


def label(text: str) -> dict[str, str]:
    return {"zh": text, "en": text}


def risk(*codes: str, **more: dict[str, Any]) -> dict[str, Any]:
    options = [
        {"uid": (code + "x" * 12)[:12], "code": code, "label": label(code), **more.get(code, {})} for code in codes
    ]
    return {"name": "risk", "uid": "riskxxxxxxxx", "label": label("risk"), "ranked": True, "options": options}


def field(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "uid": (name + "x" * 12)[:12], "type": "choice", "label": label(name), **more}


FORM = {
    "name": "person", "uid": "personxxxxxx", "label": label("person"), "layout": [],
    "fields": [field("risk", options={"set": "risk"}), field("secret", options={"set": "risk"}, sensitivity="C2")],
}  # fmt: skip
VIEW = {
    "name": "steady_ones", "uid": "steadyonesxx", "label": label("steady"), "form": "person", "as": "table",
    "columns": ["risk"], "filter": 'risk at least "steady"', "sort": [],
}  # fmt: skip
ROLE = {
    "name": "clerk", "label": label("clerk"), "deny": [],
    "grants": [{"form": "person", "actions": {"read": 'risk at most "bold"', "create": True},
                "fields": [{"field": "risk", "see": "clear", "write": "always"}]}],
}  # fmt: skip


async def put(builder: Browser, kind: str, body: dict[str, Any]) -> dict[str, Any]:
    place = f"{PLACE}/definitions/{kind}/{body['name']}/draft"
    present = await builder.get(place)
    revision = present.json()["revision"] if present.status_code == 200 else 0
    saved = await builder.put(place, json=body, headers={"If-Match": f'"{revision}"'})
    assert saved.status_code == 200, saved.text
    found: dict[str, Any] = saved.json()
    return found


async def publish(builder: Browser) -> Any:
    return await builder.post(f"{PLACE}/publish", json={"note": ""})


@pytest.fixture
async def builder(client_for: ClientFor, platform: Platform, bank: Bank) -> Browser:
    found = await client_for("builder")
    if (await found.get(PLACE)).status_code == 404:
        await found.post("/api/apps", json={"label": label("levels"), "app": APP})
        for kind, body in (("option_set", risk(*CODES)), ("form", FORM), ("view", VIEW), ("role", ROLE)):
            await put(found, kind, body)
        assert (await publish(found)).status_code == 201
        async with platform.database.transaction() as session:
            holding = Holding(APP, "clerk", person=bank.people["rm1"])
            await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)
        clerk = await client_for("rm1")
        for code in ("careful", "steady", "steady", "balanced", "bold"):
            made = await clerk.post(f"{PLACE}/forms/person/records", json={"values": {"risk": code}})
            assert made.status_code == 201, made.text
    return found


async def test_ranking_anew_tells_whose_conditions_mean_something_else_and_for_how_many(builder: Browser) -> None:
    found = (await builder.get(f"{SET}/effects")).json()
    assert (found["ranking"], found["merges"]) == ([], [])
    [told, secret] = sorted(found["holdings"], key=lambda each: each["label"]["en"])
    assert told["records"] == {"careful": 1, "steady": 2, "balanced": 1, "bold": 1}
    assert (secret["records"], secret["exact"]) == (None, True), "of a sensitive field nothing is counted"
    await put(builder, "option_set", risk("careful", "balanced", "steady", "bold"))
    ranking = (await builder.get(f"{SET}/effects")).json()["ranking"]
    assert [(each["kind"], each["name"], each["code"]) for each in ranking] == [("view", "steady_ones", "steady")]
    [use] = ranking
    assert (use["before"], use["after"]) == (["steady", "balanced", "bold"], ["steady", "bold"])
    assert (use["records_before"], use["records_after"], use["text"]) == (4, 3, VIEW["filter"])
    assert (await builder.delete(f"{SET}/draft")).status_code == 204


async def test_everything_wrong_with_merging_is_told_when_it_is_saved_and_stops_publishing(builder: Browser) -> None:
    gone = {"retired": True}
    draft = await put(builder, "option_set", risk(
        *CODES, careful={**gone, "merged_into": "steady"}, steady={**gone, "merged_into": "careful"},
        balanced={**gone, "merged_into": "other.high"},
    ))  # fmt: skip
    told = [(each["path"], each["code"]) for each in draft["problems"] if each["severity"] == "error"]
    assert told == [
        ("/options/0/merged_into", "merge_cycle"),
        ("/options/1/merged_into", "merge_cycle"),
        ("/options/2/merged_into", "merge_into_unknown"),
    ]
    assert (await publish(builder)).status_code == 422
    await builder.delete(f"{SET}/draft")


async def test_a_merge_is_seen_on_its_way_and_the_option_is_no_longer_taken(
    builder: Browser, client_for: ClientFor, platform: Platform
) -> None:
    clerk = await client_for("rm1")
    uses = (await builder.get(f"{SET}/uses", params={"part": "bold"})).json()["items"]
    assert [(each["kind"], each["name"]) for each in uses] == [("role", "clerk")]
    await put(builder, "option_set", risk(*CODES, steady={"retired": True, "merged_into": "balanced"}))
    assert (await publish(builder)).status_code == 201
    refused = await clerk.post(f"{PLACE}/forms/person/records", json={"values": {"risk": "steady"}})
    assert [each["code"] for each in refused.json()["problems"]] == ["retired_option"]
    await Merging(platform.database, platform.live, platform.clock).perform()
    found = (await builder.get(f"{SET}/effects")).json()
    [merge] = found["merges"]
    assert (merge["code"], merge["into"], merge["state"], merge["records"]) == ("steady", "balanced", "merged", 2)
    assert merge["author"]["id"] == (await builder.get("/api/session")).json()["person"]["id"]
    assert merge["until"] > merge["begun_at"]
    counts = next(each["records"] for each in found["holdings"] if each["records"] is not None)
    assert (counts.get("steady", 0), counts["balanced"]) == (0, 3)
    records = (await clerk.get(f"{PLACE}/forms/person/records")).json()["items"]
    assert sorted(each["values"]["risk"] for each in records) == ["balanced", "balanced", "balanced", "bold", "careful"]
    revert = await builder.post(f"{PLACE}/releases/1/revert", json={"note": ""})
    assert revert.status_code == 201
    await Merging(platform.database, platform.live, platform.clock).perform()
    records = (await clerk.get(f"{PLACE}/forms/person/records")).json()["items"]
    assert sorted(each["values"]["risk"] for each in records) == ["balanced", "bold", "careful", "steady", "steady"]


async def test_who_does_not_build_is_told_nothing(builder: Browser, client_for: ClientFor) -> None:
    assert (await (await client_for("rm1")).get(f"{SET}/effects")).status_code == 403
    assert (await builder.get(f"{PLACE}/definitions/option_set/none/effects")).status_code == 404
