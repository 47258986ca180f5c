"""A form's expressions over HTTP: what a browser is told, what the server enforces, and what a stranger learns."""

from __future__ import annotations

from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import APP, label, made, publish, put, uid

FORM = f"/api/apps/{APP}/forms/plea"
LEVELS = {
    "kind": "option_set", "schema": 1, "name": "level", "uid": uid("levelset"), "label": label("level"), "ranked": True,
    "options": [{"uid": uid(each + "o"), "code": each, "label": label(each)} for each in ("mass", "vip", "private")],
}  # fmt: skip
CLIENT = {
    "kind": "form", "schema": 1, "name": "client", "uid": uid("clientf"), "label": label("client"), "layout": [],
    "title_field": "name",
    "fields": [
        made("name"), made("level", "choice", options={"set": "level"}), made("debt", "money"),
        made("secret", sensitivity="C2"), made("chief", "reference", options={"form": "client"}),
    ],
}  # fmt: skip
PLEA = {
    "kind": "form", "schema": 1, "name": "plea", "uid": uid("pleaf"), "label": label("plea"), "layout": [],
    "fields": [
        made("client", "reference", options={"form": "client"}),
        made("amount", "money"),
        made("secret", sensitivity="C2"),
        made("level", "choice", options={"set": "level"}, computed={"lookup": "client.level"}),
        made("chief_level", "choice", options={"set": "level"}, computed="client.chief.level"),
        made("reason", "long_text", visible_if="amount > 50000", when_hidden="clear", required_if="amount > 50000"),
        made("note", visible_if='secret = "x"', required_if='client.level at least "vip"'),
        made("about", required_if='client.secret = "blue"'),
    ],
    "checks": [
        {"uid": uid("positive"), "name": "positive", "fails_if": "amount < 0", "message": label("not below 0"),
         "at": "amount"},
        {"uid": uid("told"), "name": "told", "fails_if": 'secret = "bad"', "message": label("not this one")},
    ],
}  # fmt: skip


def granting(name: str, *grants: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "role", "schema": 1, "name": name, "uid": uid(f"role{name}"), "label": label(name),
            "grants": list(grants), "deny": []}  # fmt: skip


def grant(of: str, form: str, *fields: tuple[str, str, str]) -> dict[str, Any]:
    entries = [{"field": field, "see": see, "write": write} for field, see, write in fields]
    actions = {"read": True, "create": True, "update": True}
    return {"uid": uid(f"g{of[:3]}{form}"), "form": form, "actions": actions, "fields": entries}


SEEN = ("level", "clear", "never"), ("chief_level", "clear", "never"), ("*", "clear", "always")
DOCUMENTS = (
    LEVELS, CLIENT, PLEA,
    granting("keeper", grant("keeper", "plea", ("secret", "clear", "always"), *SEEN),
             grant("keeper", "client", ("secret", "clear", "always"), ("*", "clear", "always"))),
    granting("stranger", grant("stranger", "plea", *SEEN),
             grant("stranger", "client", ("name", "clear", "always"), ("level", "clear", "never"))),
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
async def pleas(platform: Platform, till: None, bank: Bank) -> None:
    """The form, and two who fill it in: supervisor sees all, agent only what is not sensitive."""
    for body in DOCUMENTS:
        await put(platform, body)
    await publish(platform)
    async with platform.database.transaction() as session:
        for login, name in (("supervisor", "keeper"), ("agent", "stranger")):
            holding = Holding(APP, name, person=bank.people[login])
            await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)


@pytest.fixture
async def keeper(client_for: ClientFor) -> Browser:
    return await client_for("supervisor")


@pytest.fixture
async def stranger(client_for: ClientFor) -> Browser:
    return await client_for("agent")


async def client(keeper: Browser, **values: Any) -> str:
    answer = await keeper.post(f"/api/apps/{APP}/forms/client/records", json={"values": {"name": "Li", **values}})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def told(answer: Any) -> list[tuple[str, str]]:
    assert answer.status_code == 422, answer.text
    return [(each["path"], each["code"]) for each in answer.json()["problems"]]


async def test_the_form_carries_its_trees_with_what_they_compare_by(keeper: Browser) -> None:
    linkage = (await keeper.get(FORM)).json()["linkage"]
    assert linkage["schema"] == 1
    assert linkage["fields"]["reason"] == {
        "visible_if": {"k": "comparison", "operator": ">",
                       "left": {"k": "field", "path": [uid("amount")]}, "right": {"k": "number", "value": "50000"}},
        "when_hidden": "clear", "required_if": linkage["fields"]["reason"]["visible_if"], "read_only_if": None,
        "options_if": None, "default_by": None, "computed": None,
    }  # fmt: skip
    assert linkage["fields"]["level"]["computed"] == {"k": "field", "path": [uid("client"), uid("level")]}
    assert [(each["name"], each["at"]) for each in linkage["checks"]] == [("positive", "amount"), ("told", None)]
    assert linkage["ranks"] == {f"{APP}/level": ["mass", "vip", "private"]}
    assert {"path": [uid("client"), uid("chief"), uid("level")], "type": "choice"} in linkage["referred"]


async def test_what_reads_a_field_somebody_may_not_see_is_kept_from_him_and_enforced(
    keeper: Browser, stranger: Browser
) -> None:
    form = (await stranger.get(FORM)).json()
    linkage = form["linkage"]
    assert "secret" not in {each["name"] for each in form["fields"]}
    assert [each["name"] for each in linkage["checks"]] == ["positive"]
    assert linkage["fields"]["note"]["visible_if"] is None
    assert linkage["fields"]["about"]["required_if"] is None
    assert linkage["fields"]["chief_level"]["computed"] is None
    assert uid("secret") not in str(linkage)
    who = await client(keeper, secret="blue", level="mass")
    answer = await stranger.post(f"{FORM}/records", json={"values": {"client": who, "amount": "1"}})
    assert told(answer) == [("/values/about", "required")]


async def test_everything_wrong_is_told_at_once_and_at_its_place(keeper: Browser) -> None:
    who = await client(keeper, level="vip")
    sent = {"client": who, "amount": "60000", "secret": "bad", "level": "mass"}
    answer = await keeper.post(f"{FORM}/records", json={"values": sent}, headers={"Accept-Language": "en"})
    assert told(answer) == [
        ("/values", "check_failed"),
        ("/values/level", "field_given"),
        ("/values/reason", "required"),
    ]
    assert answer.json()["problems"][0]["message"] == "not this one"
    made_ = await keeper.post(f"{FORM}/records", json={"values": {"client": who, "amount": "6"}})
    assert made_.json()["values"]["level"] == "vip"


async def test_values_of_a_record_about_to_be_chosen_are_those_its_chooser_sees(
    keeper: Browser, stranger: Browser
) -> None:
    chief = await client(keeper, level="private")
    who = await client(keeper, level="vip", secret="blue", debt="5", chief=chief)
    path = f"{FORM}/referred/client/{who}"
    full = {
        f"{uid('client')}.{uid('level')}": "vip",
        f"{uid('client')}.{uid('secret')}": "blue",
        f"{uid('client')}.{uid('chief')}.{uid('level')}": "private",
    }
    assert (await keeper.get(path)).json() == {"values": full}
    assert (await stranger.get(path)).json() == {"values": {f"{uid('client')}.{uid('level')}": "vip"}}


@pytest.mark.parametrize(
    "path", ["amount/01a20568-0000-7000-8000-000000000000", "nothing/x", "client/01a20568-0000-7000-8000-000000000000"]
)
async def test_there_is_nothing_to_be_had_of_what_is_not_there(keeper: Browser, path: str) -> None:
    assert (await keeper.get(f"{FORM}/referred/{path}")).status_code == 404


async def test_whoever_may_not_use_the_form_learns_nothing_of_it(client_for: ClientFor) -> None:
    outsider = await client_for("product")
    for path in ("", "/referred/client/01a20568-0000-7000-8000-000000000000"):
        assert (await outsider.get(FORM + path)).status_code == 404


async def test_the_schema_of_a_submission_needs_no_field_that_is_not_always_shown(keeper: Browser) -> None:
    schema = (await keeper.get(f"{FORM}/schema")).json()
    assert schema["required"] == []
    assert not {"level", "chief_level"} & schema["properties"].keys()


async def test_a_broken_expression_is_named_when_it_is_saved_and_refused_when_it_is_published(
    client_for: ClientFor,
) -> None:
    builder = await client_for("builder")
    draft = f"/api/apps/{APP}/definitions/form/plea/draft"
    body = (await builder.get(draft)).json()["body"]
    body["fields"][5]["visible_if"] = "amuont > 5"
    saved = await builder.put(draft, json=body, headers={"If-Match": '"0"', "Accept-Language": "en"})
    assert saved.status_code == 200, saved.text
    [problem] = [each for each in saved.json()["problems"] if each["severity"] == "error"]
    assert (problem["path"], problem["code"]) == ("/fields/5/visible_if", "expression_unknown_name")
    assert (problem["params"]["start"], problem["params"]["end"]) == (0, 6)
    refused = await builder.post(f"/api/apps/{APP}/publish", json={"note": "broken"})
    errors = [each for each in told(refused) if each[1] != "computed_widens"]
    assert errors == [(f"/{APP}/form/plea/fields/5/visible_if", "expression_unknown_name")]
    uses = await builder.get(f"/api/apps/{APP}/definitions/form/plea/uses", params={"part": "amount"})
    places = {"/fields/5/required_if", "/checks/0/fails_if", "/checks/0/at"}
    assert {each["path"] for each in uses.json()["items"]} == places
    assert (await builder.delete(draft)).status_code == 204


async def test_a_designer_is_told_how_values_are_kept_and_a_stranger_nothing(client_for: ClientFor) -> None:
    builder = await client_for("builder")
    told_ = await builder.get(f"{FORM}/computed")
    assert told_.status_code == 200, told_.text
    kept = {each["field"]: each["keeping"] for each in told_.json()["items"]}
    assert kept == {"level": "remote", "chief_level": "remote"}
    names = {each["zh"] for each in told_.json()["items"][0]["follows_from"]}
    assert names == {"plea.client", "client.level"}
    assert (await builder.get(f"/api/apps/{APP}/forms/nothing/computed")).status_code == 404
    stranger = await client_for("rm2")
    assert (await stranger.get(f"{FORM}/computed")).status_code == 403
