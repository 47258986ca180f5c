"""A stranger, logged in and without a right to an app, at every route anybody who is logged in may call: of a form, a
record, a comment, a file or an import that exist he learns what he would learn of one that does not. A route with a
part this file has no real one of, and a route without parts that is in none of its tables, fail here until they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from fastapi.routing import APIRoute

from engine.api.declare import declaration_of
from engine.api.dependencies import Platform
from engine.api.routes_of import discovered_routes
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.every_type.a_case import case_of
from tests.http.every_type.conftest import APP, FORM, RECORDS, as_csv, imported, new

pytestmark = pytest.mark.usefixtures("worker")
ROUTES = [
    (method, route)
    for route in discovered_routes()
    for method in sorted(route.methods or ())
    if declaration_of(route.openapi_extra, where=route.path).permissions & {"record", "signed_in"}
]
WITH_PARTS = [(method, route) for method, route in ROUTES if "{" in route.path]
EVERYBODY = frozenset({"GET /api/apps/{app}"})
"""That there is an app of this name is told to everybody; nothing more of it."""
EMPTY = frozenset({"GET /api/apps/{app}/forms", "GET /api/apps/{app}/views"})
"""Lists of what one may use: of a stranger they are empty."""
MARK = "what no stranger reads"


@dataclass(frozen=True)
class Ask:
    """How a route is asked that names nothing in its path: with `{name}` for what there is, and what there is not."""

    query: dict[str, str] = field(default_factory=dict)
    body: Any = None
    statuses: frozenset[int] = frozenset({403, 404, 422})


SPOKEN = frozenset({200, 204})
WITHOUT_PARTS: dict[str, tuple[Ask, ...]] = {
    "GET /api/search": (
        Ask({"q": "{mark}"}, statuses=SPOKEN), Ask({"q": "what no stranger reads", "form": "{app}/{form}"}),
    ),
    "POST /api/files": (Ask({"app": "{app}", "form": "{form}", "field": "{field}", "name": "x.txt"}),),
    "POST /api/permissions/explain": (
        Ask(body={"person": "{me}", "app": APP, "form": "each", "record": "{record}"}),
        Ask(body={"person": "{other}", "app": APP, "form": "each"}),
        Ask(body={"person": "{other}", "app": APP, "form": "each", "record": "{record}"}),
    ),
    "GET /api/mentions": (Ask(statuses=SPOKEN), Ask({"after": "{comment}"}, statuses=SPOKEN)),
    "POST /api/mentions/seen": (Ask(body={"ids": ["{comment}"]}, statuses=SPOKEN),),
    "GET /api/tasks": tuple(
        Ask({"box": box, "q": "{mark}"}, statuses=SPOKEN) for box in ("open", "done", "started", "cc", "team")
    ),
    "GET /api/tasks/count": (Ask(statuses=SPOKEN),),
    "GET /api/tasks/team": (Ask(statuses=SPOKEN),),
    "POST /api/tasks/bulk": (Ask(body={"tasks": ["{task}"], "action": "complete"}, statuses=SPOKEN | {404, 422}),),
    "GET /api/notices": (Ask(statuses=SPOKEN),),
    "GET /api/notices/count": (Ask(statuses=SPOKEN),),
    "GET /api/delegations": (Ask(statuses=SPOKEN),),
    "POST /api/delegations": (
        Ask(body={"assignment": "{assignment}", "person": "{other}", "until": "2027-01-01", "reason": "x"}),
    ),
}  # fmt: skip
"""Routes that name in a query or a body what they are about, and what a stranger asks there."""

NOTHING_TO_LEARN = {
    "GET /api/apps": "apps by name: everybody may know which there are",
    "GET /api/catalogue": "field types and actions of this build",
    "GET /api/catalogue/regions": "the regions of the country",
    "GET /api/people/lookup": "names and posts of colleagues, for everybody who picks a person",
    "GET /api/org_units/lookup": "units, for everybody who picks one",
    "GET /api/session": "his own", "PATCH /api/session": "his own", "DELETE /api/session": "his own",
    "GET /api/notices/channels": "his own", "PUT /api/notices/channels": "his own", "POST /api/notices/read": "his own",
    "POST /api/session/password": "his own", "DELETE /api/session/viewing": "his own",
    "POST /api/demo/clock": "there is none in production", "POST /api/demo/reset": "there is none in production",
}  # fmt: skip
"""Routes without parts that show nobody anything of others, and why."""


def unasked(names: Iterable[str]) -> set[str]:
    """Routes anybody may call that no stranger is sent to."""
    return {each for each in names if "{" not in each} - WITHOUT_PARTS.keys() - NOTHING_TO_LEARN.keys()


def test_a_route_without_a_stranger_fails(real: dict[str, str]) -> None:
    """What is missing is told: a route in neither table, and a part nothing real is known of."""
    present = {f"{method} {route.path}" for method, route in ROUTES}
    assert unasked(present) == set()
    assert {*WITHOUT_PARTS, *NOTHING_TO_LEARN, *EVERYBODY, *EMPTY} - present == set(), "routes that are gone"
    assert unasked({"GET /api/everything"}) == {"GET /api/everything"}
    parts = {part for name in present for part in re.findall(r"\{(\w+)\}", name)}
    assert parts - real.keys() == set()
    with pytest.raises(KeyError, match="secret_part"):
        filled(APIRoute("/api/apps/{app}/{secret_part}", lambda: None), real, there=True)


@pytest.fixture(scope="module")
async def real(filler: Browser, worker: None, client_for: ClientFor, bank: Bank, platform: Platform) -> dict[str, str]:
    """One of everything a path names, by the name of the part."""
    posted = await filler.post(
        "/api/files", params={"app": APP, "form": "each", "field": "file", "name": f"{MARK}.txt"}, content=b"x"
    )
    record = await new(filler, text=MARK, file=[posted.json()["id"]])
    path = f"{RECORDS}/{record['id']}"
    said = await filler.post(f"{path}/comments", json={"text": MARK})
    batch = await imported(filler, as_csv(["text"], [MARK]))
    act = await filler.post(
        f"{RECORDS}/bulk", json={"act": "update", "records": [record["id"]], "values": {"long_text": MARK}}
    )
    kept = await filler.post(
        f"{FORM}/saved_views", json={"name": MARK, "view": f"{APP}/all", "body": {"columns": [{"field": "text"}]}}
    )
    held = filler.me["assignments"][0]["id"]
    until = (datetime.now(UTC) + timedelta(days=3)).date().isoformat()
    stands = await filler.post(
        "/api/delegations",
        json={"assignment": held, "person": str(bank.people["rm2"]), "until": until, "reason": MARK},
    )
    for each in (posted, said, act, kept, stands):
        assert each.status_code in (200, 201), each.text
    case = await case_of(platform, filler, await client_for("rm2"), record["id"])
    return {
        "app": APP, "form": "each", "record": record["id"], "version": "1", "field": "file", "view": "all",
        "file": posted.json()["id"], "comment": said.json()["id"], "batch": batch["id"], "act": act.json()["id"],
        "saved_view": kept.json()["id"], "decision": "none", "share": str(uuid4()),
        "delegation": stands.json()["id"], "assignment": held, "other": str(bank.people["rm1"]),
        "me": str(bank.people["product"]), "mark": MARK, **case,
    }  # fmt: skip


NOWHERE = {"form": "nothing", "field": "nothing", "decision": "nothing", "view": "nothing", "version": "7",
           "flow": "nothing", "action": "complete"}  # fmt: skip


def filled(route: APIRoute, real: dict[str, str], *, there: bool) -> str:
    """The path of what exists, or of what does not in the same app."""

    def part(found: re.Match[str]) -> str:
        name = "saved_view" if (found[1], "saved_views" in route.path) == ("view", True) else found[1]
        return real[name] if there or name == "app" else NOWHERE.get(name, str(uuid4()))

    return re.sub(r"\{(\w+)\}", part, route.path)


def told(answer: Any) -> tuple[int, str]:
    """What it says, but for the names that were asked for."""
    text = re.sub(r'"trace_id":"[^"]*"|each|none|all|nothing|[0-9a-f]{8}-[0-9a-f-]{27}', "", answer.text)
    return answer.status_code, text


@pytest.mark.parametrize(
    ("method", "route"), WITH_PARTS, ids=[f"{method} {route.path}" for method, route in WITH_PARTS]
)
async def test_a_stranger_learns_nothing_of_what_there_is(
    client_for: ClientFor, real: dict[str, str], method: str, route: APIRoute
) -> None:
    stranger = await client_for("product")
    body = {} if method in {"POST", "PUT", "PATCH"} else None
    headers = {"If-Match": '"1"'}
    answers = [
        await stranger.request(method, filled(route, real, there=there), json=body, headers=headers)
        for there in (True, False)
    ]
    assert MARK not in answers[0].text
    if f"{method} {route.path}" in EVERYBODY:
        assert answers[0].status_code == 404 or not answers[0].json().get("menu"), answers[0].text
        return
    if f"{method} {route.path}" in EMPTY:
        assert answers[0].status_code == 404 or answers[0].json()["items"] == []
        return
    assert answers[0].status_code in (403, 404, 422), answers[0].text
    assert told(answers[0]) == told(answers[1])


@pytest.mark.parametrize("route", sorted(WITHOUT_PARTS))
async def test_a_stranger_learns_nothing_where_the_path_names_nothing(
    client_for: ClientFor, real: dict[str, str], route: str
) -> None:
    stranger = await client_for("product")
    method, path = route.split(" ")
    nowhere = {name: NOWHERE.get(name, str(uuid4())) for name in real} | {"app": APP, "me": real["me"]}
    for each in WITHOUT_PARTS[route]:
        answers = []
        for known in (real, nowhere):
            query, body = meant(each.query, known), meant(each.body, known)
            answers.append(await stranger.request(method, path, params=query, json=body))
        assert MARK not in answers[0].text
        assert answers[0].status_code in each.statuses, answers[0].text
        assert told(answers[0]) == told(answers[1])


def meant(asked: Any, known: dict[str, str]) -> Any:
    """What is asked, with what the names in it stand for."""
    if isinstance(asked, dict):
        return {name: meant(value, known) for name, value in asked.items()}
    if isinstance(asked, list):
        return [meant(each, known) for each in asked]
    return asked.format(**known) if isinstance(asked, str) else asked


async def test_what_the_stranger_asked_for_is_there_for_who_may(filler: Browser, real: dict[str, str]) -> None:
    """Otherwise nothing was proved."""
    path = f"{RECORDS}/{real['record']}"
    for place in (path, f"{path}/comments", f"{path}/history", f"/api/files/{real['file']}", f"{FORM}/saved_views",
                  f"{FORM}/imports/{real['batch']}", f"{RECORDS}/bulk/{real['act']}"):  # fmt: skip
        assert (await filler.get(place)).status_code == 200, place
    assert (await filler.get(path)).json()["values"]["text"] == MARK, "and nobody has changed it"
