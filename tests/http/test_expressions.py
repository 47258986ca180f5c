"""Expressions over HTTP, as the editor asks: checked, completed, tried on records; and what hostile texts get."""

from __future__ import annotations

import time
from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor

APP = "trial"
PLACE = f"/api/apps/{APP}/expressions"
DOCUMENTS: list[dict[str, Any]] = [
    {
        "kind": "option_set", "name": "risk", "ranked": True, "label": {"zh": "风险", "en": "Risk"},
        "options": [{"code": code, "label": {"zh": zh, "en": code.title()}}
                    for code, zh in (("low", "保守"), ("steady", "稳健"), ("high", "进取"))],
    },
    {
        "kind": "calendar", "name": "branch", "label": {"zh": "网点", "en": "Branch"}, "of_the_bank": True,
        "holidays": [{"on": "2026-10-01", "days": 7}], "workdays": [{"on": "2026-10-10"}],
    },
    {
        "kind": "form", "name": "client", "label": {"zh": "客户", "en": "Client"}, "title_field": "name",
        "fields": [
            {"name": "name", "type": "text", "label": {"zh": "姓名", "en": "Name"}},
            {"name": "aum", "type": "money", "label": {"zh": "资产", "en": "Assets"}},
            {"name": "risk", "type": "choice", "label": {"zh": "风险偏好", "en": "Risk"}, "options": {"set": "risk"}},
            {"name": "phone", "type": "phone", "label": {"zh": "电话", "en": "Phone"}, "sensitivity": "C2"},
        ],
    },
    {
        "kind": "form", "name": "deposit", "label": {"zh": "存款", "en": "Deposit"}, "title_field": "number",
        "fields": [
            {"name": "number", "type": "text", "label": {"zh": "账号", "en": "Number"}},
            {"name": "client", "type": "reference", "label": {"zh": "客户", "en": "Client"},
             "options": {"form": "client"}},
            {"name": "amount", "type": "money", "label": {"zh": "金额", "en": "Amount"}},
            {"name": "renewals", "type": "table", "label": {"zh": "续存", "en": "Renewals"},
             "fields": [{"name": "on", "type": "date", "label": {"zh": "日期", "en": "Date"}}]},
        ],
    },
    {
        "kind": "role", "name": "clerk", "label": {"zh": "柜员", "en": "Clerk"},
        "grants": [
            {"form": form, "actions": {"read": True, "create": True},
             "fields": [{"field": "*", "see": "clear", "write": "always"}]}
            for form in ("client", "deposit")
        ],
        "deny": [],
    },
]  # fmt: skip


@pytest.fixture
async def builder(client_for: ClientFor) -> Browser:
    return await client_for("builder")


@pytest.fixture(scope="module")
async def records(client_for: ClientFor, platform: Platform, bank: Bank) -> dict[str, str]:
    """A client with two deposits; the builder is a clerk as well. Ids by name."""
    builder = await client_for("builder")
    await builder.post("/api/apps", json={"label": {"zh": "试用"}, "app": APP})
    for body in DOCUMENTS:
        saved = await builder.put(
            f"/api/apps/{APP}/definitions/{body['kind']}/{body['name']}/draft",
            json=body,
            headers={"If-None-Match": "*"},
        )
        assert saved.status_code == 200, saved.text
    published = await builder.post(f"/api/apps/{APP}/publish", json={})
    assert published.status_code == 201, published.text
    async with platform.database.transaction() as session:
        holding = Holding(APP, "clerk", person=bank.people["builder"])
        await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)

    async def made(form: str, **values: Any) -> str:
        answer = await builder.post(f"/api/apps/{APP}/forms/{form}/records", json={"values": values})
        assert answer.status_code == 201, answer.text
        key: str = answer.json()["id"]
        return key

    client = await made("client", name="张三", aum="6000000", risk="steady")
    return {
        "client": client,
        "large": await made("deposit", number="1", client=client, amount="1500000"),
        "small": await made("deposit", number="2", client=client, amount="20"),
    }


async def checked(builder: Browser, **asked: Any) -> dict[str, Any]:
    answer = await builder.post(f"{PLACE}/check", json=asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def tried(builder: Browser, text: str, **asked: Any) -> dict[str, Any]:
    answer = await builder.post(f"{PLACE}/try", json={"text": text, "form": "client", **asked})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_a_right_expression_is_told_what_it_says(builder: Browser, records: dict[str, str]) -> None:
    text = '资产 ＞ 5000000 and 风险偏好 at least "稳健" and count(存款列表[金额 > 100]) > 0'
    found = await checked(builder, text=text, form="client")
    assert found["problems"] == []
    assert found["valid"]
    assert (found["type"], found["nullable"]) == ("boolean", True)
    assert found["text"] == 'aum > 5000000 and risk at least "steady" and count(deposit_list[amount > 100]) > 0'
    assert found["sentence"]["zh"].startswith("资产大于 5,000,000，且风险偏好不低于“稳健”")
    assert found["tree"]["k"] == "and"
    again = await checked(builder, tree=found["tree"], form="client")
    assert again["tree"] == found["tree"]
    assert again["text"] == found["text"]
    assert len(found["fields"]) == 3
    assert found["pushable"] == {"level": "full", "cost": "related", "reasons": []}
    partly = await checked(builder, text='aum > 1 and matches(name, "^张")', form="client")
    assert partly["pushable"]["level"] == "partial"
    [reason] = partly["pushable"]["reasons"]
    assert (reason["start"], reason["end"]) == (12, 31)
    assert reason["message"]["zh"] == "“matches”按模式比对文字，只能逐条记录计算"


async def test_what_the_builder_draws_is_text_and_back(builder: Browser, records: dict[str, str]) -> None:
    drawn = {"all": [{"field": "aum", "op": "gt", "value": "1"}, {"field": "risk", "op": "at_least", "value": "low"}]}
    found = await checked(builder, conditions=drawn, form="client")
    assert found["text"] == 'aum > 1 and risk at least "low"'
    assert found["conditions"] == drawn
    wrong = await checked(builder, conditions={"all": [{"field": "nope", "op": "eq", "value": 1}]}, form="client")
    assert [each["path"] for each in wrong["problems"]] == ["/conditions/all/0/field"]


WRONG = [
    ({"text": "aumm > 3", "form": "client"}, "expression_unknown_name", (0, 4)),
    ({"text": "aum > ", "form": "client"}, "expression_unfinished", (6, 6)),
    ({"text": "aum + 1", "form": "client", "wanted": "boolean"}, "expression_wrong_result", (0, 7)),
    ({"text": "x + 1", "names": {"x": "text"}}, "expression_no_arithmetic", (0, 5)),
    ({"text": "x", "names": {"x": "nonsense"}}, "expression_no_type", None),
    ({"tree": {"k": "nonsense"}}, "expression_no_tree", None),
    ({}, "expression_not_given", None),
]


@pytest.mark.parametrize(("asked", "code", "span"), WRONG)
async def test_a_wrong_expression_is_an_answer(
    builder: Browser, records: dict[str, str], asked: dict[str, Any], code: str, span: tuple[int, int] | None
) -> None:
    found = await checked(builder, **asked)
    assert not found["valid"]
    [problem] = [each for each in found["problems"] if each["code"] == code]
    assert span is None or (problem["params"]["start"], problem["params"]["end"]) == span
    assert problem["message"]
    assert found["tree"] is None


async def test_a_cell_is_a_test_of_its_input(builder: Browser, records: dict[str, str]) -> None:
    found = await checked(builder, text="> 5, [1..3]", names={"?": "number"}, is_test=True)
    assert (found["valid"], found["text"], found["type"]) == (True, "> 5, [1..3]", "boolean")
    assert (await checked(builder, text="-", names={"?": "number"}, is_test=True))["valid"]
    assert not (await checked(builder, text='"x"', names={"?": "number"}, is_test=True))["valid"]


async def test_what_may_be_named_is_listed(builder: Browser, records: dict[str, str]) -> None:
    answer = (await builder.get(f"{PLACE}/names", params={"form": "client"})).json()
    members = {each["name"]: each for each in answer["members"]}
    assert members["risk"]["option_set"]["options"][0] == {"code": "low", "label": {"zh": "保守", "en": "Low"}}
    assert (members["risk"]["type"], members["aum"]["type"]) == ("option:trial/risk", "money:CNY")
    listed = members["deposit_list"]
    assert (listed["is_list"], listed["form"], listed["label"]["zh"]) == (True, "trial/deposit", "存款列表")
    assert {"amount", "client"} <= {each["name"] for each in answer["forms"]["trial/deposit"]["members"]}
    rows = answer["forms"]["trial/deposit.renewals"]
    assert (rows["label"]["zh"], [each["name"] for each in rows["members"]]) == ("续存", ["on"])
    functions = {each["name"]: each for each in answer["functions"]}
    assert {"sum", "at least", "workday add", "today"} <= functions.keys()
    assert functions["round half up"]["signature"] == "round half up(n, scale)"
    bare = (await builder.get(f"{PLACE}/names")).json()
    assert bare["members"] == []


async def test_it_is_tried_on_a_record_with_every_reason(builder: Browser, records: dict[str, str]) -> None:
    text = "aum > 5000000 and some d in deposit_list satisfies d.amount > 1000000"
    found = await tried(builder, text, record=records["client"])
    assert (found["value"], found["shown"]) == (True, {"zh": "是", "en": "yes"})
    first, second = found["explain"]["children"]
    assert (first["text"], first["truth"]) == ("aum > 5000000", True)
    assert first["children"][0]["shown"]["zh"] == "¥6,000,000.00"
    items = [each for each in second["children"] if each["sentence"]["zh"].startswith("第")]
    assert sorted(each["truth"] for each in items) == [False, True]
    span = first["span"]
    assert text[span[0] : span[1]] == "aum > 5000000"


async def test_what_is_missing_is_said(builder: Browser, records: dict[str, str]) -> None:
    found = await tried(builder, "aum > 5", values={})
    assert (found["value"], found["explain"]["reason"]["zh"]) == (None, "“资产”为空")
    hidden = await tried(builder, 'phone = "13812345678"', record=records["client"])
    assert hidden["explain"]["children"][0]["reason"]["zh"] == "你没有查看“电话”的权限"
    divided = await tried(builder, "aum / 0", values={"aum": "5"})
    assert [each["code"] for each in divided["reasons"]] == ["expression_no_result"]


async def test_it_is_tried_on_values_over_those_of_the_record(builder: Browser, records: dict[str, str]) -> None:
    assert (await tried(builder, "aum + 1", record=records["client"], values={"aum": 5}))["value"] == "6"
    assert (await tried(builder, "sum(deposit_list.amount)", record=records["client"]))["value"] == "1500020"
    listed = {"deposit_list": [{"amount": "1"}, {"amount": 2}]}
    assert (await tried(builder, "sum(deposit_list.amount)", values=listed))["value"] == "3"
    answer = await builder.post(
        f"{PLACE}/try", json={"text": "client.aum", "form": "deposit", "values": {"client": records["client"]}}
    )
    assert answer.json()["value"] == "6000000"
    wrong = await builder.post(f"{PLACE}/try", json={"text": "aum", "form": "client", "values": {"aum": "much"}})
    assert (wrong.status_code, wrong.json()["problems"][0]["path"]) == (422, "/values/aum")
    assert (await tried(builder, "aum >", values={}))["problems"][0]["code"] == "expression_unfinished"


async def test_working_days_are_those_of_the_live_calendars(builder: Browser, records: dict[str, str]) -> None:
    listed = (await builder.get(f"{PLACE}/names")).json()["calendars"]
    assert [(each["name"], each["of_the_bank"]) for each in listed] == [("branch", True)]
    for text, expected in (
        ('workday add(date("2026-09-30"), 1)', "2026-10-08"),
        ('is workday(date("2026-10-10"), "branch")', True),
        ('is workday(date("2026-10-10"), "trial/branch")', True),
        ('workday diff(date("2026-09-30"), date("2026-10-12"))', "4"),
    ):
        assert (await tried(builder, text))["value"] == expected, text
    [outside] = (await tried(builder, 'is workday(date("2027-01-01"))'))["reasons"]
    assert outside["code"] == "expression_calendar_years"
    [unknown] = (await tried(builder, 'is workday(today(), "nowhere")'))["reasons"]
    assert unknown["message"]["zh"] == "没有工作日历“nowhere”"


async def test_strangers_and_other_apps_get_nothing(
    builder: Browser, records: dict[str, str], client_for: ClientFor
) -> None:
    for login in ("rm1", "admin", "secadmin"):
        other = await client_for(login)
        assert (await other.post(f"{PLACE}/check", json={"text": "1"})).status_code == 403
        assert (await other.get(f"{PLACE}/names")).status_code == 403
        assert (await other.post(f"{PLACE}/try", json={"text": "1"})).status_code == 403
    assert (await builder.post("/api/apps/nowhere/expressions/check", json={"text": "1"})).status_code == 404
    for asked in ({"form": "nothing"}, {"form": "bank_base/x"}, {"form": "a b"}):
        assert (await builder.post(f"{PLACE}/check", json={"text": "1", **asked})).status_code == 404
    unknown = "00000000-0000-7000-8000-000000000000"
    for record in (unknown, "no-id", records["large"]):
        answer = await builder.post(f"{PLACE}/try", json={"text": "aum", "form": "client", "record": record})
        assert answer.status_code == 404
    assert (await builder.post(f"{PLACE}/try", json={"text": "1", "record": unknown})).status_code == 422


HOSTILE = {
    "parentheses": "(" * 10_000 + "1" + ")" * 10_000,
    "brackets": "[" * 10_000,
    "a megabyte": "1 + " * 230_000 + "1",
    "a long name": "a" * 900_000,
    "a power": "9 ** 9 ** 9 ** 9",
    "a huge range": "count(for i in 1..999999999 return i)",
    "a huge quantifier": "some i in 1..999999999 satisfies i < 0",
    "an evil pattern": 'matches("' + "a" * 40 + '!", "^(a+)+$")',
    "a long chain": " or ".join(["aum > 1"] * 900),
    "nested loops": "for a in 1..9999, b in 1..9999, c in 1..9999 return a",
    "growing text": 'string join(for i in 1..9999 return "' + "x" * 900 + '")',
    "quotes": '"' * 9_999,
    "nul": "aum > \u0000",
    "surrogates in escapes": '"\\ud800"',
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_text_costs_little(builder: Browser, records: dict[str, str], name: str) -> None:
    text, started = HOSTILE[name], time.process_time()
    found = await checked(builder, text=text, form="client")
    for each in found["problems"]:
        if "start" in each["params"]:
            assert 0 <= each["params"]["start"] <= each["params"]["end"] <= len(text)
    answer = await builder.post(f"{PLACE}/try", json={"text": text, "form": "client", "values": {"aum": "0"}})
    assert answer.status_code == 200, answer.text
    assert found["valid"] or answer.json()["explain"] is None
    assert time.process_time() - started < 3


async def test_an_expression_stands_on_the_rows_of_a_sub_table(builder: Browser, records: dict[str, str]) -> None:
    """Its columns are what may be named; the fields of the form are not."""
    named = (await builder.get(f"{PLACE}/names", params={"form": "deposit.renewals"})).json()
    assert [each["name"] for each in named["members"]] == ["on"]
    asked = {"form": "deposit.renewals", "wanted": "boolean"}
    good = (await builder.post(f"{PLACE}/check", json={"text": 'on > date("2026-01-01")', **asked})).json()
    assert (good["valid"], good["type"]) == (True, "boolean")
    assert not (await builder.post(f"{PLACE}/check", json={"text": "amount > 1", **asked})).json()["valid"]
    for form in ("deposit.amount", "deposit.nothing", "deposit.", "nothing.renewals", "deposit.renewals.on"):
        assert (await builder.get(f"{PLACE}/names", params={"form": form})).status_code == 404
    tried = {"text": "on = null", "form": "deposit.renewals", "record": records["client"], "values": {}}
    assert (await builder.post(f"{PLACE}/try", json=tried)).status_code == 404
