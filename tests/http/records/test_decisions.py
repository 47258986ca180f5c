"""Decisions over HTTP: asked by who the app is open to, with his rights; tried and analysed by who builds them."""

from __future__ import annotations

import time
from typing import Any

import pytest

from engine.api.dependencies import Platform
from tests.http.conftest import Browser, ClientFor
from tests.http.records.conftest import APP, RECORDS, label, publish, put, uid
from tests.support.publishing import published

ASK = f"/api/apps/{APP}/decisions/limits/evaluate"
DRAFT = f"/api/apps/{APP}/definitions/decision/limits"


def limits(**more: Any) -> dict[str, Any]:
    rows = [(["> 50000", "-"], ['"head"', "2"]), (["(1000..50000]", "true"], ['"desk"', "4"])]
    rows.append((["-", "= count > 3"], ['"team"', "= count * 2"]))
    return {
        "kind": "decision", "schema": 1, "name": "limits", "uid": "decisionlimits", "label": label("limits"),
        "form": "slip", "hit_policy": "first",
        "inputs": [
            {"uid": uid("ia"), "name": "amount", "expression": "amount", "type": "money:CNY"},
            {"uid": uid("id"), "name": "is_done", "label": {"zh": "已完成", "en": "Done"}, "expression": "done",
             "type": "boolean"},
        ],
        "outputs": [{"uid": uid("op"), "name": "post", "type": "text"},
                    {"uid": uid("oh"), "name": "hours", "type": "number"}],
        "rows": [{"uid": uid(f"row{n}"), "when": when, "then": then} for n, (when, then) in enumerate(rows)],
        "cases": [{"uid": uid("case"), "name": "large", "values": {"amount": "60000"}, "expected": {"post": "head"}}],
        **more,
    }  # fmt: skip


NEW = {"If-None-Match": "*"}
CARD: dict[str, Any] = {
    "kind": "decision", "schema": 1, "name": "score", "uid": "decisionscore", "label": label("score"),
    "form": "slip", "shape": "score_card", "base": "100",
    "characteristics": [
        {"uid": uid("ca"), "name": "amount", "expression": "amount", "type": "money:CNY",
         "bins": [{"uid": uid("b1"), "when": ">= 1000", "points": "50.5"},
                  {"uid": uid("b2"), "when": "< 1000", "points": 10, "reason": {"zh": "金额小", "en": "Small"}}],
         "otherwise": {"points": 0, "reason": {"zh": "没有金额", "en": "No amount"}}},
    ],
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
async def decided(platform: Platform, till: None) -> None:
    await put(platform, limits())
    await put(platform, CARD)
    await publish(platform)


@pytest.fixture
async def builder(client_for: ClientFor) -> Browser:
    return await client_for("builder")


async def record(teller: Browser, **values: Any) -> str:
    made = await teller.post(RECORDS, json={"values": {"title": "t", **values}})
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


async def test_values_give_a_result_with_its_row(teller: Browser) -> None:
    answer = await teller.post(ASK, json={"values": {"amount": "2000", "已完成": True, "count": 1}})
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found["result"] == {"post": "desk", "hours": "4"}
    assert found["hits"] == [{"row": 2, "uid": uid("row1"), "outputs": {"post": "desk", "hours": "4"}}]
    assert found["reasons"] == []


async def test_a_formula_reads_the_form(teller: Browser) -> None:
    answer = await teller.post(ASK, json={"values": {"amount": 5, "done": False, "count": 7}})
    assert answer.json()["result"] == {"post": "team", "hours": "14"}


async def test_no_hit_is_told_with_what_is_empty(teller: Browser) -> None:
    answer = await teller.post(ASK, json={"values": {"amount": None}})
    found = answer.json()
    assert found["result"] is None
    assert [each["code"] for each in found["reasons"]] == [
        "decision_no_hit", "decision_empty_input", "decision_empty_input",
    ]  # fmt: skip


async def test_everything_wrong_with_the_values_is_told_at_once(teller: Browser) -> None:
    answer = await teller.post(ASK, json={"values": {"amount": "much", "is_done": "perhaps", "colour": 1}})
    assert answer.status_code == 422
    assert {each["path"]: each["code"] for each in answer.json()["problems"]} == {
        "/values/amount": "decision_wrong_value",
        "/values/is_done": "decision_wrong_value",
        "/values/colour": "decision_unknown_value",
    }
    nothing = await teller.post(ASK, json={})
    assert (nothing.status_code, nothing.json()["problems"][0]["code"]) == (422, "decision_nothing_asked")


async def test_a_record_is_read_with_the_rights_of_who_asks(teller: Browser, reader: Browser) -> None:
    key = await record(teller, amount="60000")
    mine = await teller.post(ASK, json={"record": key})
    assert mine.json()["result"]["post"] == "head", mine.text
    other = await reader.post(ASK, json={"record": key})
    assert other.status_code == 200
    assert other.json()["result"] is None, "the amount is not his to see"
    assert "decision_unseen" in [each["code"] for each in other.json()["reasons"]]


async def test_to_a_stranger_there_is_no_such_decision(teller: Browser, client_for: ClientFor) -> None:
    stranger = await client_for("inspector")
    key = await record(teller, amount="60000")
    for body in ({"values": {"amount": "60000"}}, {"record": key}):
        assert (await stranger.post(ASK, json=body)).status_code == 404
    for act in ("try", "run_cases", "analyse"):
        assert (await stranger.post(f"{DRAFT}/{act}", json={})).status_code == 403
    missing = await teller.post(ASK, json={"record": "0190a5e2-0000-7000-8000-000000000001"})
    assert missing.status_code == 404
    unknown = await teller.post(f"/api/apps/{APP}/decisions/none/evaluate", json={"values": {}})
    assert unknown.status_code == 404


async def test_a_score_card_tells_points_and_reasons(teller: Browser) -> None:
    answer = await teller.post(f"/api/apps/{APP}/decisions/score/evaluate", json={"values": {"amount": "10"}})
    found = answer.json()
    assert found["result"] == "110"
    assert found["score"]["points"][0]["points"] == "10"
    assert found["score"]["reasons"] == [
        {"characteristic": "amount", "label": label("amount"), "reason": {"zh": "金额小", "en": "Small"},
         "short": "40.5"}
    ]  # fmt: skip


async def test_a_builder_tries_what_is_not_saved_and_sees_why(builder: Browser) -> None:
    body = limits()
    body["rows"][1]["when"][0] = "> 10"
    answer = await builder.post(f"{DRAFT}/try", json={"body": body, "values": {"amount": "20", "is_done": True}})
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found["result"] == {"post": "desk", "hours": "4"}
    assert [each["matched"] for each in found["why"]] == [False, True]
    failed = found["why"][0]["failed"]
    assert (failed["input"], failed["text"], failed["value"]) == ("amount", "> 50000", "20")
    assert failed["sentence"] == {"zh": "amount为 20，≤ 5 万", "en": "Amount is 20, which is at most 50,000"}


async def test_cases_run_and_analysis_tells(builder: Browser) -> None:
    ran = (await builder.post(f"{DRAFT}/run_cases", json={})).json()
    assert (ran["passed"], ran["failed"]) == (1, 0)
    body = limits(cases=[{"name": "wrong", "values": {"amount": "60000"}, "expected": {"post": "desk"}}])
    body["rows"][2]["when"][1] = "false"
    ran = (await builder.post(f"{DRAFT}/run_cases", json={"body": body})).json()
    assert (ran["failed"], ran["items"][0]["got"]) == (1, {"post": "head", "hours": "2"})
    found = (await builder.post(f"{DRAFT}/analyse", json={"body": body})).json()
    assert {key: found["gaps"][0][key] for key in ("when", "is_empty")} == {
        "when": ["<= 1000", "true"],
        "is_empty": False,
    }
    assert found["gaps"][0]["sentence"]["zh"] == "amount ≤ 1000，且已完成为是时没有结果"


async def test_a_failing_case_keeps_it_from_being_published(builder: Browser) -> None:
    body = limits(cases=[{"name": "wrong", "values": {"amount": "60000"}, "expected": {"post": "desk"}}])
    checked = (await builder.post(f"{DRAFT}/check", json={"body": body})).json()["problems"]
    [failed] = [each for each in checked if each["severity"] == "error"]
    assert (failed["code"], failed["path"]) == ("decision_case_failed", "/cases/0/expected")


async def test_a_wrong_table_tells_every_place(builder: Browser) -> None:
    body = limits(cases=[])
    body["rows"][0]["when"] = ["> 5万", "maybe"]
    body["rows"][2]["then"][1] = "= colour"
    body["outputs"][0]["type"] = "words"
    answer = await builder.post(f"{DRAFT}/check", json={"body": body})
    errors = [each for each in answer.json()["problems"] if each["severity"] == "error"]
    assert {each["path"]: each["code"] for each in errors} == {
        "/rows/0/when/0": "expression_unexpected",
        "/rows/0/when/1": "decision_unquoted",
        "/rows/2/then/1": "expression_unknown_name",
        "/outputs/0/type": "decision_unknown_type",
    }
    assert {each["path"]: each["params"].get("start") for each in errors}["/rows/0/when/0"] == 3
    tried = await builder.post(f"{DRAFT}/try", json={"body": body, "values": {}})
    assert (tried.status_code, len(tried.json()["problems"])) == (422, 4)


async def test_five_thousand_rows_are_saved_checked_published_and_asked(builder: Browser, teller: Browser) -> None:
    body = limits(name="large", uid="decisionlarge", cases=[], inputs=[
        {"name": f"i{at}", "type": "text" if at == 0 else "number"} for at in range(4)], form=None,
        outputs=[{"name": "hours", "type": "number"}])  # fmt: skip
    body["rows"] = [
        {"when": [f'"c{at}"', f"> {at}", f"[{at}..{at + 90}]", "-"], "then": [str(at)]} for at in range(5_000)
    ]
    place = f"/api/apps/{APP}/definitions/decision/large"
    started = time.process_time()
    saved = await builder.put(f"{place}/draft", json=body, headers={"If-None-Match": "*"})
    assert saved.status_code == 200, saved.text
    assert {each["severity"] for each in saved.json()["problems"]} <= {"warning"}
    found = (await builder.post(f"{place}/analyse", json={})).json()
    assert found["overlaps"] == []
    await published(builder, APP, {"definitions": [{"kind": "decision", "name": "large"}]})
    values = {"i0": "c77", "i1": "100", "i2": "120", "i3": None}
    asked = await teller.post(f"/api/apps/{APP}/decisions/large/evaluate", json={"values": values})
    assert asked.json()["result"] == "77"
    assert time.process_time() - started < 60, "bounded; the clock is only a net"


async def test_a_decision_follows_what_it_names(builder: Browser) -> None:
    place = f"/api/apps/{APP}/definitions"
    kinds = {"kind": "option_set", "schema": 1, "name": "sizes", "uid": uid("sizes"), "label": label("sizes"),
             "options": [{"uid": uid("s1"), "code": "s", "label": label("small")}]}  # fmt: skip
    assert (await builder.put(f"{place}/option_set/sizes/draft", json=kinds, headers=NEW)).status_code == 200
    body = limits(name="follows", uid="decisionfollow", cases=[])
    body["inputs"].append({"name": "size", "expression": "title", "type": "option:sizes"})
    for row, cell in zip(body["rows"], ('"small"', "-", "-"), strict=True):
        row["when"].append(cell)
    saved = await builder.put(f"{place}/decision/follows/draft", json=body, headers=NEW)
    assert saved.status_code == 200, saved.text
    used = (await builder.get(f"{place}/form/slip/uses", params={"part": "amount"})).json()["items"]
    assert ("decision", "follows", "/inputs/0/expression") in {
        (each["kind"], each["name"], each["path"]) for each in used
    }

    form = (await builder.get(f"{place}/form/slip/draft")).json()
    for each in form["body"]["fields"]:
        each["name"] = {"amount": "total", "count": "times"}.get(each["name"], each["name"])
    revision = {"If-Match": f'"{form["revision"]}"'}
    renamed = await builder.put(f"{place}/form/slip/draft", json=form["body"], headers=revision)
    assert renamed.status_code == 200, renamed.text
    kinds |= {"name": "measures", "options": [{"uid": uid("s1"), "code": "s", "label": label("tiny")}]}
    moved = await builder.put(f"{place}/option_set/sizes/draft", json=kinds, headers={"If-Match": '"1"'})
    assert moved.status_code == 200, moved.text

    now = (await builder.get(f"{place}/decision/follows/draft")).json()
    assert [each["expression"] for each in now["body"]["inputs"]] == ["total", "done", "title"]
    assert now["body"]["inputs"][2]["type"] == "option:measures"
    assert now["body"]["rows"][2]["when"][1] == "= times > 3"
    assert now["body"]["rows"][2]["then"][1] == "= times * 2"
    assert now["body"]["rows"][0]["when"][2] == '"s"', "an option goes by its code once its label is another"
    wrong = [(each["path"], each["code"]) for each in now["problems"] if each["severity"] == "error"]
    assert wrong == []
    for each in ("form/slip", "decision/follows", "option_set/measures"):
        assert (await builder.delete(f"{place}/{each}/draft")).status_code == 204
