"""Every route × everybody: what is declared is what is enforced, and nothing is served that declares nothing.

The expected answer is worked out from `EXPECTED`, a table kept by hand beside the declarations: a new route, or a
declaration that changes, fails here until somebody has looked at it.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from fastapi.routing import APIRoute
from sqlalchemy import update

from engine.api.application import Application
from engine.api.declare import Declaration, declaration_of
from engine.api.routes_of import discovered_routes
from engine.database.session import Database
from engine.identity import tables as t
from engine.identity.recognise import hashed
from tests.http.conftest import BASE, Bank, Browser, ClientFor

ROLES = {
    "rm1": frozenset[str](),
    "builder": frozenset({"builder"}),
    "admin": frozenset({"system_admin", "people_readers"}),
    "secadmin": frozenset({"security_admin", "people_readers"}),
    "auditor": frozenset({"audit_admin", "people_readers"}),
}
EVERYBODY = frozenset({"signed_in", "record"})
TABLE = Path(__file__).with_name("route_permissions.txt")


def table() -> dict[str, tuple[frozenset[str], str]]:
    """Route → who may call it and what the trail gets, as somebody wrote it down."""
    found = {}
    for line in TABLE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            method, path, permissions, audit = line.split()
            found[f"{method} {path}"] = (frozenset(permissions.split(",")), audit)
    return found


EXPECTED = table()
ROUTES = [(method, route) for route in discovered_routes() for method in sorted(route.methods or ())]


def declared(route: APIRoute) -> Declaration:
    return declaration_of(route.openapi_extra, where=route.path)


def test_every_route_is_in_the_table_as_it_is_declared() -> None:
    present = {f"{method} {route.path}": declared(route) for method, route in ROUTES}
    assert {name: (each.permissions, each.audit) for name, each in present.items()} == EXPECTED


def test_a_route_that_declares_nothing_stops_the_composition() -> None:
    with pytest.raises(TypeError, match="declares no permission"):
        declaration_of(None, where="GET /api/undeclared")
    with pytest.raises(TypeError, match="not known"):
        declaration_of({"x-permission": ["everybody"], "x-audit": "none"}, where="GET /api/odd")


def test_what_changes_something_is_audited() -> None:
    changing = {name: audit for name, (_, audit) in EXPECTED.items() if not name.startswith("GET ") and audit == "none"}
    # A question in a body, a file read, a draft (audited when it is published), a check, a mention seen and a notice
    # read change nothing others see; who has a record open for editing is told for a minute and kept nowhere.
    asking = "check|query|explain|type_change|duplicates|analyse|run_cases|decision/import|sheet_fields"
    asking += "|mentions/seen|notices/read"
    allowed = re.compile(rf"POST \S+/({asking})$|PUT \S+/draft$|(PUT|DELETE) \S+/editing$")
    assert [name for name in changing if not allowed.match(name)] == []


def path_of(route: APIRoute) -> str:
    """The route's path with ids and names of nothing that exists."""
    named = {"kind": "form", "assignment": str(uuid4())}
    return re.sub(r"\{(\w+)\}", lambda found: named.get(found[1], _some(found[1])), route.path)


def _some(name: str) -> str:
    return {"app": "no_such_app", "name": "no_such_name", "form": "no_such_form", "view": "no_such_view"}.get(
        name, "1" if name in {"n", "a", "b", "number"} else str(uuid4())
    )


async def ask(browser: httpx.AsyncClient, method: str, route: APIRoute, **headers: str) -> httpx.Response:
    body = {} if method in {"POST", "PUT", "PATCH"} else None
    return await browser.request(method, path_of(route), json=body, headers=headers)


@pytest.fixture(scope="module")
async def visitor(app: Application) -> AsyncIterator[Browser]:
    async with Browser(transport=httpx.ASGITransport(app=app), base_url=BASE) as browser:
        yield browser


@pytest.fixture(scope="module")
async def expired(client_for: ClientFor, database: Database) -> Browser:
    """Somebody who was logged in."""
    browser = await client_for("admin", fresh=True)
    key = hashed(browser.cookies["langqiao"])
    async with database.transaction() as session:
        past = datetime.now(UTC) - timedelta(days=1)
        await session.execute(update(t.session).where(t.session.c.token_hash == key).values(expires_at=past))
    return browser


@pytest.fixture(scope="module")
async def locked(client_for: ClientFor, bank: Bank) -> Browser:
    """Somebody who is logged in and was locked since; he was a builder."""
    admin, secadmin = await client_for("admin"), await client_for("secadmin")
    body = {"role": "builder", "person": str(bank.people["product"])}
    assert (await secadmin.post("/api/roles/holders", json=body)).status_code == 201
    browser = await client_for("product", fresh=True)
    answer = await admin.post(f"/api/people/{bank.people['product']}/lock", json={"reason": "x"})
    assert answer.status_code == 200
    return browser


@pytest.mark.parametrize(("method", "route"), ROUTES, ids=lambda value: value if isinstance(value, str) else value.path)
async def test_a_route_answers_whom_it_should_and_nobody_else(
    method: str, route: APIRoute, visitor: Browser, expired: Browser, locked: Browser, client_for: ClientFor
) -> None:
    permissions, _ = EXPECTED[f"{method} {route.path}"]
    is_public = "anonymous" in permissions
    for name, browser in {"visitor": visitor, "expired": expired, "locked": locked}.items():
        answer = await ask(browser, method, route)
        assert (answer.status_code == 401) == (not is_public), f"{name}: {answer.status_code} {answer.text}"
    for login, roles in ROLES.items():
        browser = await client_for(login)
        if f"{method} {route.path}" == "DELETE /api/session":
            browser = await client_for(login, fresh=True)
        may = is_public or bool(permissions & EVERYBODY) or bool(permissions & roles)
        answer = await ask(browser, method, route)
        code = answer.json()["code"] if "problem" in answer.headers.get("content-type", "") else ""
        assert answer.status_code != 401, f"{login}: {answer.text}"
        assert answer.status_code < 500, f"{login}: {answer.text}"
        refused = answer.status_code == 403 and code == "forbidden" and not answer.json().get("problems")
        if not may:
            assert refused, f"{login} was let in: {answer.status_code} {answer.text}"
        elif not permissions & {"record"}:
            assert not refused, f"{login} was kept out: {answer.text}"
    if method != "GET" and not is_public:
        for login in ROLES:
            answer = await ask(await client_for(login), method, route, **{"X-CSRF-Token": "forged"})
            assert (answer.status_code, answer.json()["code"]) == (403, "bad_csrf_token"), login


@pytest.mark.parametrize("path", ["/api/people", "/api/audit", "/api/org_units", "/api/roles", "/api/session"])
@pytest.mark.parametrize("method", ["PUT", "TRACE", "CONNECT", "OPTIONS"])
async def test_no_other_method_is_a_way_round(visitor: Browser, method: str, path: str) -> None:
    assert (await visitor.request(method, path)).status_code == 405


@pytest.mark.parametrize(
    "path",
    ["/api/people/", "//api/people", "/api//people", "/API/people", "/api/people/../audit", "/api/people;x=1"],
)
async def test_no_other_spelling_is_a_way_round(client_for: ClientFor, path: str) -> None:
    browser = await client_for("rm1")
    answer = await browser.get(httpx.URL(BASE).copy_with(raw_path=path.encode()))
    assert answer.status_code in (403, 404) or answer.headers["content-type"].startswith("text/html")
