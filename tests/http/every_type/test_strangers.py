"""A stranger, logged in and without a right to an app, at every route that reads or writes records: of a form, a
record, a comment, a file or an import that exist he learns what he would learn of one that does not. A route with a
part this file has no real one of fails here until it has."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from fastapi.routing import APIRoute

from engine.api.declare import declaration_of
from engine.api.routes_of import discovered_routes
from tests.http.conftest import Browser, ClientFor
from tests.http.every_type.conftest import APP, FORM, RECORDS, as_csv, imported, new

pytestmark = pytest.mark.usefixtures("worker")
ROUTES = [
    (method, route)
    for route in discovered_routes()
    for method in sorted(route.methods or ())
    if "record" in declaration_of(route.openapi_extra, where=route.path).permissions and "{" in route.path
]
EMPTY = frozenset({"GET /api/apps/{app}/forms", "GET /api/apps/{app}/views"})
"""Lists of what one may use: of a stranger they are empty."""
MARK = "what no stranger reads"


@pytest.fixture(scope="module")
async def real(filler: Browser, worker: None) -> dict[str, str]:
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
    for each in (posted, said, act, kept):
        assert each.status_code in (200, 201), each.text
    return {
        "app": APP, "form": "each", "record": record["id"], "version": "1", "field": "file", "view": "all",
        "file": posted.json()["id"], "comment": said.json()["id"], "batch": batch["id"], "act": act.json()["id"],
        "saved_view": kept.json()["id"], "decision": "none", "share": str(uuid4()),
    }  # fmt: skip


NOWHERE = {"form": "nothing", "field": "nothing", "decision": "nothing", "view": "nothing", "version": "7"}


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


@pytest.mark.parametrize(("method", "route"), ROUTES, ids=[f"{method} {route.path}" for method, route in ROUTES])
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
    if f"{method} {route.path}" in EMPTY:
        assert answers[0].status_code == 404 or answers[0].json()["items"] == []
        return
    assert answers[0].status_code in (403, 404, 422), answers[0].text
    assert told(answers[0]) == told(answers[1])


async def test_what_the_stranger_asked_for_is_there_for_who_may(filler: Browser, real: dict[str, str]) -> None:
    """Otherwise nothing was proved."""
    path = f"{RECORDS}/{real['record']}"
    for place in (path, f"{path}/comments", f"{path}/history", f"/api/files/{real['file']}", f"{FORM}/saved_views",
                  f"{FORM}/imports/{real['batch']}", f"{RECORDS}/bulk/{real['act']}"):  # fmt: skip
        assert (await filler.get(place)).status_code == 200, place
    assert (await filler.get(path)).json()["values"]["text"] == MARK, "and nobody has changed it"
