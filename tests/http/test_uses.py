"""Before something is taken away, over HTTP: who uses it is told, the server refuses while anybody does, what can go
along goes in one act, and that act is undone whole."""

from __future__ import annotations

from typing import Any

import pytest

from engine.api.dependencies import Platform
from tests.http.conftest import Bank, Browser, ClientFor
from tests.support.wares import APP, AT, DEAR, ORDER, OTHER, PLACE, begin, body_of, field, label, put, uses


@pytest.fixture
async def builder(client_for: ClientFor, platform: Platform, bank: Bank) -> Browser:
    return await begin(client_for, platform, bank)


async def test_every_user_is_told_with_its_place_in_words(builder: Browser) -> None:
    items = (await uses(builder, "form", "ware", "price"))["items"]
    told = {(each["app"], each["kind"], each["where"]["zh"], each["where"]["en"]) for each in items}
    assert told == {
        (APP, "form", "分区「某main」", 'Section "main"'),
        (APP, "form", "联合唯一「once」 › 字段 2", 'Unique combination "once" › Field 2'),
        (APP, "form", "字段「某taxed」 › 计算公式", 'Field "taxed" › Computed'),
        (APP, "view", "列 2", "Column 2"),
        (APP, "view", "筛选", "Filter"),
        (APP, "view", "排序 1", "Sort 1"),
        (APP, "role", "授权「某ware」 › 操作 › 查看", 'Grant "ware" › Actions › Read'),
        (APP, "role", "授权「某ware」 › 字段权限「某price」", 'Grant "ware" › Field right "price"'),
        (APP, "decision", "条件列「某price」 › 取值", 'Input "price" › Expression'),
        (OTHER, "form", "字段「某cost」 › 计算公式 › 取自", 'Field "cost" › Computed › Taken from'),
    }
    assert {each["app_label"]["en"] for each in items} == {"wares", "user"}


async def test_what_is_only_in_drafts_of_other_apps_counts_too(builder: Browser) -> None:
    more = {**ORDER, "fields": [*ORDER["fields"], field("word", computed={"lookup": "ware.note"})]}
    await put(builder, "form", more, OTHER)
    [use] = (await uses(builder, "form", "ware", "note"))["items"]
    assert (use["app"], use["path"], use["draft"]) == (OTHER, "/fields/2/computed/lookup", True)
    assert (await builder.delete(f"/api/apps/{OTHER}/definitions/form/order/draft")).status_code == 204
    assert (await uses(builder, "form", "ware", "note"))["items"] == []


async def test_a_definition_others_use_is_not_removed_and_every_place_is_named(builder: Browser) -> None:
    refused = await builder.post(f"{AT}/form/ware/remove")
    assert (refused.status_code, refused.json()["code"]) == (409, "still_used")
    paths = {each["path"] for each in refused.json()["problems"]}
    assert {f"/{APP}/view/dear/form", f"/{APP}/role/clerk/grants/0/form", f"/{APP}/app/app/menu/1/form"} <= paths
    assert f"/{OTHER}/form/order/fields/0/options/form" in paths
    english = await builder.post(f"{AT}/form/ware/remove", headers={"Accept-Language": "en"})
    assert "The form 'order' of the app 'user' still uses it: Field \"ware\"" in english.text.replace('\\"', '"')
    with_lists = await builder.post(f"{AT}/form/ware/remove", json={"take_out": True})
    assert with_lists.status_code == 409, "a view without its form is nothing"
    assert (await body_of(builder, "role", "clerk"))["grants"], "and nothing was taken out"


async def test_what_was_never_published_is_not_deleted_either_while_others_use_it(builder: Browser) -> None:
    await put(builder, "form", {"name": "part", "label": label("part"), "fields": [field("size")], "layout": []})
    await put(builder, "view", {**DEAR, "name": "parts", "form": "part", "columns": ["size"], "filter": "", "sort": []})
    refused = await builder.delete(f"{AT}/form/part/draft")
    assert (refused.status_code, refused.json()["code"]) == (409, "still_used")
    assert (await builder.post(f"{AT}/form/part/remove")).status_code == 409
    for kind, name in (("view", "parts"), ("form", "part")):
        assert (await builder.delete(f"{AT}/{kind}/{name}/draft")).status_code == 204


async def test_a_view_goes_with_its_menu_entry_as_one_act_and_comes_back_with_it(builder: Browser) -> None:
    assert (await builder.post(f"{AT}/view/dear/remove")).status_code == 409
    done = await builder.post(f"{AT}/view/dear/remove", json={"take_out": True})
    assert done.status_code == 200, done.text
    touched = done.json()["touched"]
    assert [(each["kind"], each["name"], each["body"]) for each in touched] == [
        ("app", "app", None),
        ("view", "dear", None),
    ]
    assert [each.get("form") for each in (await body_of(builder, "app", "app"))["menu"]] == ["ware"]
    assert (await builder.get(f"{AT}/view/dear/draft")).json()["state"] == "removed"
    undone = await builder.post(f"{AT}/put_back", json={"touched": [_before(each) for each in touched]})
    assert undone.status_code == 200, undone.text
    assert len((await body_of(builder, "app", "app"))["menu"]) == 2
    assert (await builder.get(f"{AT}/view/dear/draft")).json()["state"] == "live"
    assert (await builder.get(f"{PLACE}/changes")).json()["changes"] == []


async def test_a_field_is_taken_out_of_lists_and_drafts_that_were_begun_come_back_as_they_were(
    builder: Browser,
) -> None:
    begun = {**await body_of(builder, "view", "dear"), "label": label("dearest")}
    await put(builder, "view", begun)
    refused = await builder.post(f"{AT}/form/ware/take_out", json={"part": "price"})
    assert refused.status_code == 409
    paths = {each["path"] for each in refused.json()["problems"]}
    assert f"/{APP}/view/dear/filter" in paths
    assert f"/{APP}/view/dear/columns/1" not in paths, "that would have gone"
    done = await builder.post(f"{AT}/form/ware/take_out", json={"part": "spare"})
    assert done.status_code == 200, done.text
    view, role = await body_of(builder, "view", "dear"), await body_of(builder, "role", "clerk")
    assert (view["columns"], view["sort"], view["label"]) == (["code", "price"], ["-price"], label("dearest"))
    assert [each["field"] for each in role["grants"][0]["fields"]] == ["price", "taxed", "*"]
    left = (await uses(builder, "form", "ware", "spare"))["items"]
    assert {each["kind"] for each in left} == {"form"}, "its own layout is its author's"
    undo = {"touched": [_before(each) for each in done.json()["touched"]]}
    undone = await builder.post(f"{AT}/put_back", json=undo)
    assert undone.status_code == 200
    assert (await body_of(builder, "view", "dear"))["columns"] == ["code", "price", "spare"]
    again = {"touched": [_before(each) for each in undone.json()["touched"]]}
    back = await builder.post(f"{AT}/put_back", json=again)
    assert (back.status_code, (await body_of(builder, "view", "dear"))["columns"]) == (200, ["code", "price"])
    once_more = {"touched": [_before(each) for each in back.json()["touched"]]}
    assert (await builder.post(f"{AT}/put_back", json=once_more)).status_code == 200
    assert (await body_of(builder, "view", "dear"))["columns"] == ["code", "price", "spare"]
    assert (await body_of(builder, "view", "dear"))["label"] == label("dearest"), "the draft goes on"
    assert (await builder.get(f"{AT}/role/clerk/draft")).json()["state"] == "live"
    await builder.delete(f"{AT}/view/dear/draft")


async def test_an_act_somebody_went_on_from_is_not_undone_by_half(builder: Browser) -> None:
    done = (await builder.post(f"{AT}/form/ware/take_out", json={"part": "spare"})).json()["touched"]
    await put(builder, "role", {**await body_of(builder, "role", "clerk"), "label": label("clerks")})
    undone = await builder.post(f"{AT}/put_back", json={"touched": [_before(each) for each in done]})
    assert (undone.status_code, undone.json()["code"]) == (409, "draft_stale")
    assert (await body_of(builder, "view", "dear"))["columns"] == ["code", "price"], "neither of the two"
    for kind, name in (("view", "dear"), ("role", "clerk")):
        await builder.delete(f"{AT}/{kind}/{name}/draft")


async def test_a_published_field_that_is_left_out_is_told_everywhere_it_is_missed(builder: Browser) -> None:
    body = await body_of(builder, "form", "ware")
    kept = [each for each in body["fields"] if each["name"] != "spare"]
    section = {**body["layout"][0], "children": body["layout"][0]["children"][:2]}
    saved = await put(builder, "form", {**body, "fields": kept, "layout": [section]})
    told = [each for each in saved["problems"] if each["code"] == "user_misses"]
    assert {each["params"]["user"]["path"] for each in told} == {
        "/columns/2", "/sort/1", "/grants/0/fields/0/field",
    }  # fmt: skip
    assert "“某spare”已拿掉，视图“某dear”还在使用：列 3" in {each["message"] for each in told}
    refused = await builder.post(f"{PLACE}/publish", json={"note": ""})
    assert refused.status_code == 422, "and the server does not publish it"
    await builder.delete(f"{AT}/form/ware/draft")


async def test_saved_views_are_counted_and_only_offered_ones_are_named(builder: Browser, client_for: ClientFor) -> None:
    clerk = await client_for("rm1")
    own = {"name": "我的秘密", "body": {"columns": [{"field": "note"}], "sort": ["-note"], "totals": []}}
    saved = await clerk.post(f"{PLACE}/forms/ware/saved_views", json=own)
    assert saved.status_code == 201, saved.text
    [hanging] = (await uses(builder, "form", "ware", "note"))["hanging"]
    assert (hanging["kind"], hanging["count"]) == ("saved_view", 1)
    assert hanging["sentence"] == {
        "zh": "1 人的 1 个个人视图（列、排序）", "en": "1 view that 1 person saved (columns, sorting)",
    }  # fmt: skip
    assert (await uses(builder, "form", "ware", "code"))["hanging"] == []
    assert (await builder.post(f"{AT}/form/ware/take_out", json={"part": "note"})).status_code == 200, "not in the way"


async def test_who_holds_a_role_is_counted(builder: Browser) -> None:
    found = await uses(builder, "role", "clerk")
    assert [(each["kind"], each["sentence"]["zh"], each["sentence"]["en"]) for each in found["hanging"]] == [
        ("person", "1 人直接持有", "Held by 1 person"),
    ]


@pytest.mark.parametrize("login", ["rm1", "admin", "secadmin", "auditor"])
async def test_who_does_not_build_is_told_nothing_and_takes_nothing_away(
    builder: Browser, client_for: ClientFor, login: str
) -> None:
    stranger = await client_for(login)
    assert (await stranger.get(f"{AT}/form/ware/uses")).status_code == 403
    assert (await stranger.post(f"{AT}/form/ware/remove")).status_code == 403
    assert (await stranger.post(f"{AT}/form/ware/take_out", json={"part": "spare"})).status_code == 403
    assert (await stranger.post(f"{AT}/put_back", json={"touched": []})).status_code == 403


@pytest.mark.parametrize(
    ("route", "body", "status"),
    [
        pytest.param("form/none/remove", None, 404, id="no such form"),
        pytest.param("form/ware/remove", {"take_out": [1]}, 422, id="no yes or no"),
        pytest.param("form/ware/take_out", {"part": "none"}, 404, id="no such field"),
        pytest.param("form/ware/take_out", {}, 422, id="no field named"),
        pytest.param("app/app/remove", {"take_out": True}, 409, id="the app itself"),
        pytest.param(
            "put_back", {"touched": [{"kind": "form", "name": "none", "body": None, "revision": 3}]}, 404,
            id="nothing there to put back",
        ),
        pytest.param(
            "put_back", {"touched": [{"kind": "form", "name": "!", "body": 1, "revision": -1}]}, 422,
            id="everything wrong at once",
        ),
    ],
)  # fmt: skip
async def test_nonsense_is_refused(builder: Browser, route: str, body: Any, status: int) -> None:
    assert (await builder.post(f"{AT}/{route}", json=body)).status_code == status


def _before(touched: dict[str, Any]) -> dict[str, Any]:
    return {each: touched[each] for each in ("kind", "name", "body", "revision")}
