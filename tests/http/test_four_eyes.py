"""Profile `separated` over HTTP: what widens rights waits for the security administrator."""

from __future__ import annotations

from typing import Any

import pytest

from engine.settings import Mode, Profile, Settings
from tests.http.conftest import Browser, ClientFor

FORM: dict[str, Any] = {
    "name": "loan",
    "label": {"zh": "贷款", "en": "Loan"},
    "fields": [{"name": "x", "type": "text", "label": {"zh": "编号", "en": "Number"}}],
}
ROLE: dict[str, Any] = {
    "name": "rm",
    "label": {"zh": "客户经理", "en": "RM"},
    "grants": [
        {
            "form": "loan",
            "actions": {"read": "own", "create": True},
            "fields": [{"field": "*", "see": "clear", "write": "always"}],
        }
    ],
    "deny": [],
}


@pytest.fixture(scope="module")
def settings() -> Settings:
    """A bank whose administrators are separate people."""
    return Settings(mode=Mode.DEMO, profile=Profile.SEPARATED, address_attempts=1000)


@pytest.fixture
async def credit(client_for: ClientFor, request: pytest.FixtureRequest) -> str:
    """An app with a form and a role in drafts."""
    builder = await client_for("builder")
    name = f"app_{abs(hash(request.node.name)) % 10**9}"
    assert (await builder.post("/api/apps", json={"label": {"zh": "信贷"}, "app": name})).status_code == 201
    for kind, body in (("form", FORM), ("role", ROLE)):
        place = f"/api/apps/{name}/definitions/{kind}/{body['name']}/draft"
        assert (await builder.put(place, json=body, headers={"If-None-Match": "*"})).status_code == 200
    return name


async def waiting(builder: Browser, app: str) -> str:
    changes = (await builder.get(f"/api/apps/{app}/changes")).json()
    assert changes["needs_approval"]
    answer = await builder.post(f"/api/apps/{app}/publish", json={"note": "new role"})
    assert (answer.status_code, answer.json()["state"]) == (202, "awaiting")
    publication: str = answer.json()["publication"]
    return publication


async def test_the_security_administrator_finds_it_and_lets_it_go_on(credit: str, client_for: ClientFor) -> None:
    builder, secadmin = await client_for("builder"), await client_for("secadmin")
    publication = await waiting(builder, credit)
    found = (await secadmin.get("/api/publications?state=awaiting")).json()["items"]
    [one] = [each for each in found if each["id"] == publication]
    assert one["widens"]
    assert one["changes"]
    assert one["app_label"]["zh"] != credit, "people know an app by its label, before its first release too"
    assert (await builder.post(f"/api/apps/{credit}/publications/{publication}/approve", json={})).status_code == 403
    approved = await secadmin.post(f"/api/apps/{credit}/publications/{publication}/approve", json={"reason": "ok"})
    assert (approved.status_code, approved.json()["release"]) == (201, 1)
    again = await secadmin.post(f"/api/apps/{credit}/publications/{publication}/approve", json={})
    assert (again.status_code, again.json()["code"]) == (409, "not_awaiting")


@pytest.mark.parametrize(
    ("who", "act", "state"), [("secadmin", "refuse", "refused"), ("builder", "cancel", "cancelled")]
)
async def test_it_can_be_refused_and_withdrawn(
    credit: str, client_for: ClientFor, who: str, act: str, state: str
) -> None:
    publication = await waiting(await client_for("builder"), credit)
    answer = await (await client_for(who)).post(
        f"/api/apps/{credit}/publications/{publication}/{act}", json={"reason": "not now"}
    )
    assert (answer.status_code, answer.json()["state"], answer.json()["reason"]) == (200, state, "not now")


async def test_another_app_does_not_know_it(credit: str, client_for: ClientFor) -> None:
    publication = await waiting(await client_for("builder"), credit)
    secadmin = await client_for("secadmin")
    assert (await secadmin.get(f"/api/apps/other/publications/{publication}")).status_code == 404
    assert (await secadmin.post(f"/api/apps/other/publications/{publication}/approve", json={})).status_code == 404


def with_rule(rule: str) -> dict[str, Any]:
    return ROLE | {"grants": [ROLE["grants"][0] | {"actions": {"read": rule, "create": True}}]}


async def test_a_rule_waits_when_it_lets_more_through_and_not_when_it_says_the_same(
    credit: str, client_for: ClientFor
) -> None:
    """What is compared is what the rule means: other words, spaces and labels are no other rule."""
    builder, secadmin = await client_for("builder"), await client_for("secadmin")
    place = f"/api/apps/{credit}/definitions/role/rm/draft"

    async def write(rule: str) -> dict[str, Any]:
        revision = (await builder.get(place)).headers.get("ETag", '"0"')
        assert (await builder.put(place, json=with_rule(rule), headers={"If-Match": revision})).status_code == 200
        changes: dict[str, Any] = (await builder.get(f"/api/apps/{credit}/changes")).json()
        assert not [each for each in changes["problems"] if each["severity"] == "error"]
        return changes

    assert (await write('x = "a" or x = "b"'))["needs_approval"]
    publication = await waiting(builder, credit)
    approved = await secadmin.post(f"/api/apps/{credit}/publications/{publication}/approve", json={})
    assert approved.status_code == 201, approved.text

    same = ('(x = "a")   or (编号 = "a" or x = "b")', '编号 ＝ “a” or Number = "b"', 'x = "a"', 'x = "a" and x != null')
    for text in same:
        changes = await write(text)
        assert not changes["needs_approval"], (text, changes)
    for text in ('x = "a" or x = "b" or x = "c"', 'x != "z"', "x != null", 'contains(x, "a")', 'not(x = "c")'):
        changes = await write(text)
        assert changes["needs_approval"], text
        widens = [each for one in changes["changes"] for each in one["widens"]]
        assert len(widens) == 1
        assert "查看" in widens[0]["zh"]
        assert "so far only" in widens[0]["en"]
    held = await builder.post(f"/api/apps/{credit}/publish", json={"note": "wider"})
    assert (held.status_code, held.json()["state"]) == (202, "awaiting")
