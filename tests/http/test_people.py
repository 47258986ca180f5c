"""People, units, posts and roles over HTTP: what an administrator can do, and what nobody can."""

from __future__ import annotations

from typing import Any

import pytest

from tests.http.conftest import PASSWORD, Bank, Browser, ClientFor


@pytest.fixture
async def admin(client_for: ClientFor) -> Browser:
    return await client_for("admin")


@pytest.fixture
async def secadmin(client_for: ClientFor) -> Browser:
    return await client_for("secadmin")


def codes(answer: Any) -> set[str]:
    return {each["code"] for each in answer.json()["problems"]}


async def test_a_new_person_is_found_assigned_and_logs_in(admin: Browser, bank: Bank, client: Browser) -> None:
    body = {"login": " Ｗang.Wu ", "name": "王五", "phone": "139 0000 0001", "email": "w@bank.cn", "password": PASSWORD}
    made = await admin.post("/api/people", json=body)
    assert made.status_code == 201, made.text
    person = made.json()["id"]
    where = {"post": str(bank.posts["rm"]), "unit": str(bank.units["JC-CN-T1"])}
    assert (await admin.post(f"/api/people/{person}/assignments", json=where)).status_code == 201
    again = await admin.post(f"/api/people/{person}/assignments", json=where)
    assert (again.status_code, again.json()["code"]) == (409, "held_already")
    found = (await admin.get("/api/people", params={"q": "王五"})).json()
    assert found["count"] == {"value": 1, "exact": True}
    one = found["items"][0]
    assert (one["login"], one["phone"], one["state"]) == ("wang.wu", "13900000001", "active")
    assert one["assignments"][0]["unit"]["label"]["zh"] == "城南零售一组"
    assert one["assignments"][0]["primary"] is True
    assert (await client.log_in("WANG.WU")).status_code == 200
    changed = await admin.patch(f"/api/people/{person}", json={"phone": None, "name": "王武"})
    assert (changed.json()["phone"], changed.json()["name"]) == (None, "王武")
    ended = await admin.delete(f"/api/people/{person}/assignments/{one['assignments'][0]['id']}")
    assert ended.status_code == 204
    assert (await admin.get(f"/api/people/{person}")).json()["assignments"] == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"login": "", "name": ""}, {"required"}),
        ({"login": "张三", "name": "张三"}, {"bad_login"}),
        ({"login": "rm1", "name": "又一个"}, {"login_taken"}),
        ({"login": "x1", "name": "n" * 65}, {"too_long"}),
        ({"login": "x1", "name": "a\u0000b"}, {"nul_character"}),
        ({"login": "x1", "name": "n", "phone": "12"}, {"not_a_phone"}),
        ({"login": "x1", "name": "n", "email": "nobody"}, {"not_an_email"}),
        (
            {"login": "x y", "name": "", "phone": "1", "email": "@"},
            {"bad_login", "required", "not_a_phone", "not_an_email"},
        ),
        ({"login": "x1", "name": "n", "password": "1"}, {"password_too_short", "password_few_classes"}),
    ],
)
async def test_everything_wrong_with_a_new_person_is_told_at_once(
    admin: Browser, body: dict[str, Any], expected: set[str]
) -> None:
    answer = await admin.post("/api/people", json=body)
    assert answer.status_code == 422, answer.text
    assert codes(answer) == expected


async def test_people_come_page_by_page(admin: Browser) -> None:
    logins: list[str] = []
    after = ""
    while True:
        page = (await admin.get("/api/people", params={"limit": 5, "after": after})).json()
        logins += [each["login"] for each in page["items"]]
        after = page["next"]
        if after is None:
            break
    assert logins == sorted(set(logins))
    assert page["count"]["value"] == len(logins)
    assert (await admin.get("/api/people", params={"after": "%%%"})).status_code == 422


async def test_a_unit_takes_in_the_people_of_all_units_below(admin: Browser, bank: Bank) -> None:
    found = await admin.get("/api/people", params={"unit": str(bank.units["JC"]), "limit": 200})
    logins = {each["login"] for each in found.json()["items"]}
    assert {"president", "supervisor", "rm1", "rm2"} <= logins
    assert not logins & {"rm3", "admin", "agent"}


async def test_a_picker_finds_people_without_their_telephone(client_for: ClientFor, bank: Bank) -> None:
    rm1 = await client_for("rm1")
    found = (await rm1.get("/api/people/lookup", params={"q": "志远"})).json()["items"]
    assert [each["name"] for each in found] == ["李志远"]
    assert set(found[0]) == {"id", "name", "unit", "post"}
    by_id = {"ids": f"{bank.people['rm3']},nonsense,{bank.people['rm1']}"}
    assert len((await rm1.get("/api/people/lookup", params=by_id)).json()["items"]) == 2
    units = (await rm1.get("/api/org_units/lookup", params={"q": "Chengnan"})).json()["items"]
    assert {each["code"] for each in units} == {"JC-CN", "JC-CN-T1"}
    wild = (await rm1.get("/api/people/lookup", params={"q": "%"})).json()["items"]
    assert wild == []


async def test_nobody_administers_himself(admin: Browser, bank: Bank) -> None:
    me = f"/api/people/{bank.people['admin']}"
    for path, body in (
        ("lock", {"reason": "x"}),
        ("unlock", None),
        ("reset_password", None),
        ("assignments", {"post": str(bank.posts["rm"]), "unit": str(bank.units["JC"])}),
    ):
        answer = await admin.post(f"{me}/{path}", json=body)
        assert (answer.status_code, answer.json()["code"]) == (403, "not_yourself"), path


@pytest.mark.parametrize("watcher", ["secadmin", "auditor"])
async def test_who_is_watched_cannot_become_his_watcher(admin: Browser, bank: Bank, watcher: str) -> None:
    answer = await admin.post(f"/api/people/{bank.people[watcher]}/reset_password")
    assert (answer.status_code, answer.json()["code"]) == (403, "administrators_password")


async def test_a_unit_is_made_renamed_moved_and_closed(admin: Browser, bank: Bank) -> None:
    body = {"code": "JC-CX", "label": {"zh": "城西支行"}, "kind": "sub_branch", "parent": str(bank.units["JC"])}
    unit = (await admin.post("/api/org_units", json=body)).json()["id"]
    path = f"/api/org_units/{unit}"
    assert (await admin.patch(path, json={"label": {"zh": "城西新支行", "en": "West"}})).status_code == 204
    assert (await admin.post(f"{path}/move", json={"parent": str(bank.units["LJ"])})).status_code == 204
    units = {each["id"]: each for each in (await admin.get("/api/org_units")).json()["items"]}
    assert units[unit]["parent"] == str(bank.units["LJ"])
    assert units[unit]["label"] == {"zh": "城西新支行", "en": "West"}
    assert (await admin.post(f"{path}/close", json={})).status_code == 204
    again = await admin.post(f"{path}/close", json={})
    assert (again.status_code, again.json()["code"]) == (409, "unit_closed")


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("{JC}/move", {"parent": "{JC-CN-T1}"}, 409, "below_itself"),
        ("{JC}/move", {"parent": "{JC}"}, 409, "below_itself"),
        ("{HQ}/move", {"parent": "{JC}"}, 409, "one_root"),
        ("{JC-CN}/move", {"parent": "{JC-CB-T1}"}, 422, "invalid"),
        ("{JC}/close", {}, 409, "unit_has_units"),
        ("{JC-CN-T1}/close", {}, 409, "unit_has_people"),
    ],
)
async def test_an_impossible_change_of_the_organisation_is_refused(
    admin: Browser, bank: Bank, path: str, body: dict[str, str], status: int, code: str
) -> None:
    named = {name: value.format(**bank.units) for name, value in body.items()}
    answer = await admin.post(f"/api/org_units/{path.format(**bank.units)}", json=named)
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text


async def test_the_security_administrator_gives_and_takes_a_role(
    secadmin: Browser, client_for: ClientFor, bank: Bank
) -> None:
    body = {"app": "", "role": "builder", "person": str(bank.people["product"])}
    given = await secadmin.post("/api/roles/holders", json=body)
    assert given.status_code == 201, given.text
    product = await client_for("product", fresh=True)
    assert product.me["platform_roles"] == ["builder"]
    assert (await secadmin.post("/api/roles/holders", json=body)).json()["code"] == "role_held_already"
    held = await secadmin.get("/api/roles/holders", params={"role": "builder"})
    assert {each["person"]["label"] for each in held.json()["items"]} == {"林悦", "黄思齐"}
    assert (await secadmin.delete(f"/api/roles/holders/{given.json()['id']}")).status_code == 204
    assert (await product.get("/api/session")).json()["platform_roles"] == []


@pytest.mark.parametrize(
    ("who", "role", "person", "status", "code"),
    [
        ("secadmin", "builder", "secadmin", 403, "not_to_yourself"),
        ("secadmin", "security_admin", "rm1", 403, "not_yours_to_give"),
        ("admin", "system_admin", "rm1", 403, "not_yours_to_give"),
        ("admin", "builder", "admin", 403, "not_to_yourself"),
        ("secadmin", "audit_admin", "admin", 409, "roles_separated"),
        ("secadmin", "system_admin", "auditor", 409, "roles_separated"),
        ("secadmin", "emperor", "rm1", 422, "invalid"),
        ("rm1", "builder", "rm1", 403, "forbidden"),
        ("auditor", "builder", "rm1", 403, "forbidden"),
    ],
)
async def test_a_role_that_must_not_be_given_is_not(
    client_for: ClientFor, bank: Bank, who: str, role: str, person: str, status: int, code: str
) -> None:
    browser = await client_for(who)
    body = {"role": role, "person": str(bank.people[person])}
    answer = await browser.post("/api/roles/holders", json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text


async def test_a_role_is_not_given_to_the_post_one_holds(admin: Browser, bank: Bank) -> None:
    body = {"app": "nowhere", "role": "rm", "post": str(bank.posts["system_admin"])}
    answer = await admin.post("/api/roles/holders", json=body)
    assert answer.status_code == 404, "there is no such app"


async def test_the_last_administrator_stays(secadmin: Browser, admin: Browser) -> None:
    held = (await admin.get("/api/roles/holders", params={"role": "system_admin"})).json()["items"]
    answer = await secadmin.delete(f"/api/roles/holders/{held[0]['id']}")
    assert (answer.status_code, answer.json()["code"]) == (409, "last_holder")


async def test_roles_of_the_platform_are_listed_with_their_holders(secadmin: Browser) -> None:
    items = (await secadmin.get("/api/roles")).json()["items"]
    counted = {each["role"]: each["holders"] for each in items if each["app"] == ""}
    assert counted["system_admin"] == counted["security_admin"] == counted["audit_admin"] == 1


async def test_who_left_is_out_at_once_and_comes_back_with_nothing(
    admin: Browser, secadmin: Browser, bank: Bank, client: Browser
) -> None:
    made = await admin.post("/api/people", json={"login": "leaver", "name": "赵离", "password": PASSWORD})
    path = f"/api/people/{made.json()['id']}"
    where = {"post": str(bank.posts["rm"]), "unit": str(bank.units["JC-CN-T1"])}
    assert (await admin.post(f"{path}/assignments", json=where)).status_code == 201
    assert (await client.log_in("leaver")).status_code == 200
    assert (await admin.post(f"{path}/leave", json={"reason": " "})).status_code == 422
    gone = await admin.post(f"{path}/leave", json={"reason": "合同到期"})
    assert (gone.status_code, gone.json()["state"], gone.json()["assignments"]) == (200, "left", [])
    assert (await client.get("/api/session")).status_code == 401
    assert (await client.log_in("leaver")).status_code in (401, 403)
    for act in ("leave", "lock"):
        again = await admin.post(f"{path}/{act}", json={"reason": "x"})
        assert (again.status_code, again.json()["code"]) == (409, "person_left")
    back = await admin.post(f"{path}/come_back")
    assert (back.json()["state"], back.json()["assignments"], back.json()["roles"]) == ("active", [], [])
    assert (await admin.post(f"{path}/come_back")).json()["code"] == "person_has_not_left"
    assert (await client.log_in("leaver")).json()["must_change_password"]
    assert (await client.post(f"{path}/leave", json={"reason": "x"})).status_code == 403


async def test_an_administrator_leaves_only_when_his_role_was_taken_back(admin: Browser, bank: Bank) -> None:
    answer = await admin.post(f"/api/people/{bank.people['secadmin']}/leave", json={"reason": "x"})
    assert (answer.status_code, answer.json()["code"]) == (409, "person_is_administrator")
    itself = await admin.post(f"/api/people/{bank.people['admin']}/leave", json={"reason": "x"})
    assert itself.json()["code"] == "not_yourself"
