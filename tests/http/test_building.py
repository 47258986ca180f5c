"""A builder's day over HTTP: an app, a draft, what would change, publishing, going back."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from engine.api.routes import publications as routes
from engine.app import compose, create_app
from engine.database.session import Database
from engine.settings import Settings
from tests.http.conftest import BASE, Browser, ClientFor

LOAN: dict[str, Any] = {
    "label": {"zh": "贷款", "en": "Loan"},
    "name": "loan",
    "fields": [{"name": "number", "type": "text", "label": {"zh": "编号", "en": "Number"}}],
}


@pytest.fixture
async def builder(client_for: ClientFor) -> Browser:
    return await client_for("builder")


async def begun(builder: Browser, label: str, **more: Any) -> str:
    """A new app with a form in a draft; its name."""
    answer = await builder.post("/api/apps", json={"label": {"zh": label, "en": ""}, **more})
    assert answer.status_code == 201, answer.text
    app: str = answer.json()["app"]
    saved = await builder.put(f"/api/apps/{app}/definitions/form/loan/draft", json=LOAN, headers={"If-None-Match": "*"})
    assert saved.status_code == 200, saved.text
    return app


async def test_a_form_goes_from_nothing_to_a_release(builder: Browser) -> None:
    app = await begun(builder, "信贷管理")
    assert app == "xin_dai_guan_li"
    draft = await builder.get(f"/api/apps/{app}/definitions/form/loan/draft")
    assert (draft.headers["etag"], draft.json()["state"], draft.json()["live_version"]) == ('"1"', "draft", None)
    assert draft.json()["body"]["fields"][0]["uid"], "an identity is given to what has none"
    assert draft.json()["updated_by"]["label"]

    changes = (await builder.get(f"/api/apps/{app}/changes")).json()
    assert changes["problems"] == []
    assert {(each["kind"], each["state"]) for each in changes["changes"]} == {("app", "new"), ("form", "new")}
    published = await builder.post(f"/api/apps/{app}/publish", json={"note": "第一版"})
    assert (published.status_code, published.json()["release"]) == (201, 1)
    one = (await builder.get(f"/api/apps/{app}/publications/{published.json()['publication']}")).json()
    assert (one["state"], {each["state"] for each in one["steps"]}) == ("published", {"done"})
    [release] = (await builder.get(f"/api/apps/{app}/releases")).json()["items"]
    assert (release["number"], release["note"], release["live"]) == (1, "第一版", True)
    nothing = await builder.post(f"/api/apps/{app}/publish", json={})
    assert (nothing.status_code, nothing.json()["code"]) == (409, "nothing_to_publish")
    assert (await builder.delete(f"/api/apps/{app}")).status_code == 409


async def test_changes_are_told_and_can_be_undone(builder: Browser) -> None:
    app = await begun(builder, "undo", app="undo")
    place = f"/api/apps/{app}/definitions/form/loan"
    await builder.post(f"/api/apps/{app}/publish", json={})
    body = (await builder.get(f"{place}/draft")).json()["body"]
    body["fields"].append({"name": "amount", "type": "integer", "label": {"zh": "金额", "en": "Amount"}})
    saved = await builder.put(f"{place}/draft", json=body, headers={"If-Match": '"0"'})
    assert (saved.status_code, saved.headers["etag"]) == (200, '"1"')
    [change] = (await builder.get(f"/api/apps/{app}/changes")).json()["changes"]
    assert change["sentences"] == [{"zh": "新增字段「金额」（amount）", "en": 'Field "Amount" (amount) added'}]
    assert (await builder.post(f"/api/apps/{app}/publish", json={"note": "n"})).json()["release"] == 2
    compared = await builder.get(f"{place}/versions/1...2")
    assert [each["what"] for each in compared.json()["changes"]] == ["added"]
    assert [each["version"] for each in (await builder.get(f"{place}/versions")).json()["items"]] == [2, 1]
    assert [each["name"] for each in (await builder.get(f"{place}/live")).json()["body"]["fields"]] == [
        "number",
        "amount",
    ]
    reverted = await builder.post(f"/api/apps/{app}/releases/1/revert", json={"note": "back"})
    assert (reverted.status_code, reverted.json()["release"]) == (201, 3)
    releases = (await builder.get(f"/api/apps/{app}/releases")).json()["items"]
    assert [(each["number"], each["reverts_to"], each["live"]) for each in releases] == [
        (3, 1, True),
        (2, None, False),
        (1, None, False),
    ]


async def test_what_is_live_is_told_in_the_names_of_the_drafts(builder: Browser, client_for: ClientFor) -> None:
    app = await begun(builder, "live", app="live_body")
    place = f"/api/apps/{app}/definitions"
    assert (await builder.get(f"{place}/form/loan/live")).json() == {"version": None, "body": None}
    fields = [{"field": "number", "see": "clear", "write": "always"}]
    role = {
        "name": "clerk",
        "label": {"zh": "柜员"},
        "grants": [{"form": "loan", "actions": {"read": True}, "fields": fields}],
    }
    await builder.put(f"{place}/role/clerk/draft", json=role, headers={"If-None-Match": "*"})
    assert (await builder.post(f"/api/apps/{app}/publish", json={})).status_code == 201
    form = (await builder.get(f"{place}/form/loan/draft")).json()["body"]
    form["fields"][0]["name"] = "number_of_loan"
    await builder.put(f"{place}/form/loan/draft", json=form, headers={"If-Match": '"0"'})
    live = (await builder.get(f"{place}/role/clerk/live")).json()
    assert (live["version"], live["body"]["grants"][0]["fields"][0]["field"]) == (1, "number_of_loan")
    assert (await builder.get(f"{place}/role/nobody/live")).status_code == 404
    assert (await (await client_for("rm1")).get(f"{place}/role/clerk/live")).status_code == 403


async def test_a_stale_draft_is_refused_with_the_present_one(builder: Browser) -> None:
    app = await begun(builder, "stale", app="stale")
    place = f"/api/apps/{app}/definitions/form/loan/draft"
    assert (await builder.put(place, json=LOAN)).status_code == 428
    assert (await builder.put(place, json=LOAN, headers={"If-Match": '"1"'})).status_code == 200
    late = await builder.put(place, json=LOAN, headers={"If-Match": '"1"'})
    assert (late.status_code, late.json()["code"]) == (409, "draft_stale")
    assert late.json()["current"]["revision"] == 2
    twice = await builder.put(place, json=LOAN, headers={"If-None-Match": "*"})
    assert (twice.status_code, twice.json()["code"]) == (409, "name_taken")
    assert (await builder.put(place, json=LOAN, headers={"If-Match": "x"})).status_code == 422


async def test_wrong_drafts_are_kept_and_cannot_be_published(builder: Browser) -> None:
    app = await begun(builder, "wrong", app="wrong")
    wrong = {**LOAN, "fields": [{"name": "x", "type": "no_such_type", "label": {"zh": "x"}}], "title_field": "gone"}
    place = f"/api/apps/{app}/definitions/form/loan"
    saved = await builder.put(f"{place}/draft", json=wrong, headers={"If-Match": '"1"'})
    assert saved.status_code == 200
    paths = {each["path"] for each in saved.json()["problems"] if each["severity"] == "error"}
    assert {"/fields/0/type", "/title_field"} <= paths
    [listed] = (await builder.get(f"/api/apps/{app}/definitions?kind=form")).json()["items"]
    assert listed["problems"]["errors"] == len(paths)
    refused = await builder.post(f"/api/apps/{app}/publish", json={})
    assert refused.status_code == 422
    assert {f"/{app}/form/loan{path}" for path in paths} <= {each["path"] for each in refused.json()["problems"]}
    checked = await builder.post(f"{place}/check", json={"body": LOAN})
    assert [each for each in checked.json()["problems"] if each["severity"] == "error"] == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param({**LOAN, "name": "Loan!"}, "bad_name", id="a name nobody could use"),
        pytest.param({**LOAN, "kind": "view"}, "wrong_kind", id="another kind"),
        pytest.param({**LOAN, "uid": "otheruid0000"}, "other_uid", id="another's identity"),
        pytest.param({**LOAN, "label": {"zh": "a\u0000"}}, "nul_character", id="a NUL"),
        pytest.param({**LOAN, "fields": [{}] * 10_000}, "too_many_fields", id="ten thousand fields"),
    ],
)
async def test_what_cannot_be_kept_is_refused(builder: Browser, body: Any, code: str) -> None:
    app = "kept" + code.replace("_", "")
    await begun(builder, app, app=app)
    answer = await builder.put(f"/api/apps/{app}/definitions/form/loan/draft", json=body, headers={"If-Match": '"1"'})
    assert answer.status_code == 422, answer.text
    assert code in {each["code"] for each in answer.json()["problems"]}


async def test_two_definitions_never_have_one_name(builder: Browser) -> None:
    app = await begun(builder, "names", app="names")
    other = {**LOAN, "name": "card"}
    place = f"/api/apps/{app}/definitions/form"
    assert (await builder.put(f"{place}/card/draft", json=other, headers={"If-None-Match": "*"})).status_code == 200
    answer = await builder.put(f"{place}/card/draft", json={**other, "name": "loan"}, headers={"If-Match": '"1"'})
    assert (answer.status_code, answer.json()["code"]) == (409, "name_taken")
    renamed = await builder.put(f"{place}/card/draft", json={**other, "name": "bill"}, headers={"If-Match": '"1"'})
    assert renamed.json()["name"] == "bill"
    assert (await builder.get(f"{place}/card/draft")).status_code == 404
    assert (await builder.delete(f"{place}/bill/draft")).status_code == 204
    assert (await builder.get(f"{place}/bill/draft")).status_code == 404


async def test_a_definition_is_removed_by_the_next_publication(builder: Browser) -> None:
    app = await begun(builder, "gone", app="gone")
    await builder.post(f"/api/apps/{app}/publish", json={})
    place = f"/api/apps/{app}/definitions/form/loan"
    assert (await builder.post(f"{place}/remove")).status_code == 200
    assert (await builder.get(f"{place}/draft")).json()["state"] == "removed"
    [change] = (await builder.get(f"/api/apps/{app}/changes")).json()["changes"]
    assert (change["state"], change["sentences"][0]["zh"]) == ("removed", "移除表单「贷款」（loan），数据保留")
    assert (await builder.delete(f"{place}/draft")).status_code == 204
    assert (await builder.get(f"{place}/draft")).json()["state"] == "live"
    await builder.post(f"{place}/remove")
    assert (await builder.post(f"/api/apps/{app}/publish", json={})).status_code == 201
    assert (await builder.get(f"{place}/draft")).status_code == 404


async def test_apps_are_seen_by_those_who_hold_a_role_in_them(builder: Browser, client_for: ClientFor) -> None:
    app = await begun(builder, "seen", app="seen")
    rm1, secadmin, admin = await client_for("rm1"), await client_for("secadmin"), await client_for("admin")
    listed = {each["app"]: each for each in (await builder.get("/api/apps")).json()["items"]}
    assert listed[app] == {
        "app": app, "label": {"zh": "seen", "en": "seen"}, "icon": "app", "live_release": None, "draft_count": 2,
        "my": {"may_open": False, "may_build": True},
    }  # fmt: skip
    for other in (rm1, secadmin, admin):
        assert app not in {each["app"] for each in (await other.get("/api/apps")).json()["items"]}
        assert (await other.get(f"/api/apps/{app}")).status_code == 404
    assert (await builder.get(f"/api/apps/{app}")).json()["counts"] == {"app": 1, "form": 1}
    assert (await builder.delete(f"/api/apps/{app}")).status_code == 204
    assert (await builder.get(f"/api/apps/{app}")).status_code == 404


async def test_a_second_app_of_one_label_gets_another_name(builder: Browser) -> None:
    first = (await builder.post("/api/apps", json={"label": {"zh": "对账"}})).json()["app"]
    second = (await builder.post("/api/apps", json={"label": {"zh": "对账"}})).json()["app"]
    assert (first, second) == ("dui_zhang", "dui_zhang_2")
    taken = await builder.post("/api/apps", json={"label": {"zh": "对账"}, "app": first})
    assert (taken.status_code, taken.json()["code"]) == (409, "app_taken")


async def test_a_repeated_publish_makes_one_release(builder: Browser) -> None:
    app = await begun(builder, "again", app="again")
    key = {"Idempotency-Key": "one"}
    first = await builder.post(f"/api/apps/{app}/publish", json={}, headers=key)
    again = await builder.post(f"/api/apps/{app}/publish", json={}, headers=key)
    assert first.json() == again.json()
    assert first.status_code == again.status_code == 201


async def test_publishing_stands_in_the_audit_trail(builder: Browser, client_for: ClientFor) -> None:
    app = await begun(builder, "trail", app="trail")
    await builder.post(f"/api/apps/{app}/publish", json={"note": "why"})
    auditor = await client_for("auditor")
    found = (await auditor.get(f"/api/audit?app={app}")).json()["items"]
    kinds = {each["kind"] for each in found}
    assert {"app.add", "definition.draft", "app.publish"} <= kinds
    [entry] = [each for each in found if each["kind"] == "app.publish"]
    assert (entry["details"]["release"], entry["details"]["note"]) == (1, "why")


async def test_a_publication_that_takes_long_is_followed(builder: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    app = await begun(builder, "long", app="long")
    monkeypatch.setattr(routes, "PATIENCE_SECONDS", 0.0)
    answer = await builder.post(f"/api/apps/{app}/publish", json={})
    assert (answer.status_code, answer.json()["state"], answer.json()["release"]) == (202, "running", None)
    for _ in range(100):
        one = (await builder.get(f"/api/apps/{app}/publications/{answer.json()['publication']}")).json()
        if one["state"] != "running":
            break
        await asyncio.sleep(0.05)
    assert (one["state"], one["release"]) == ("published", 1)


async def test_an_app_whose_publication_failed_can_be_deleted(builder: Browser, database: Database) -> None:
    app = await begun(builder, "failed", app="failed")
    async with database.transaction() as session:
        await session.execute(text("create schema a_failed"))
        await session.execute(text("create table a_failed.odd ()"))
    assert (await builder.delete(f"/api/apps/{app}")).status_code == 204
    async with database.reading() as session:
        assert await session.scalar(text("select to_regclass('a_failed.odd')")) is None


async def test_a_process_that_hears_no_news_shows_the_next_request_what_is_live(
    builder: Browser, database: Database, settings: Settings
) -> None:
    deaf = create_app(compose(settings, database))  # not started: it neither listens nor polls
    async with Browser(transport=httpx.ASGITransport(app=deaf), base_url=BASE) as elsewhere:
        assert (await elsewhere.log_in("builder")).status_code == 200
        app = await begun(builder, "news", app="news")
        for release in (1, 2):
            body = (await builder.get(f"/api/apps/{app}/definitions/form/loan/draft")).json()
            body["body"]["label"]["zh"] = f"贷款 {release}"
            saved = await builder.put(
                f"/api/apps/{app}/definitions/form/loan/draft",
                json=body["body"],
                headers={"If-Match": f'"{body["revision"]}"'},
            )
            assert saved.status_code == 200
            assert (await builder.post(f"/api/apps/{app}/publish", json={})).json()["release"] == release
            await elsewhere.get("/api/session")
            assert deaf.state.platform.live.now.release(app) == release
