"""One field of each of the later types over HTTP: written, read back, changed, filtered, told in words, refused."""

from __future__ import annotations

from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import APP, label, made, publish, put, uid

VISITS, GOODS = (f"/api/apps/{APP}/forms/{form}/records" for form in ("trip", "good"))
REL = 'rel="noopener noreferrer nofollow"'
GOOD = {
    "kind": "form", "schema": 1, "name": "good", "uid": uid("goodform"), "label": label("good"), "layout": [],
    "title_field": "name", "fields": [made("name", required=True)],
}  # fmt: skip
TRIP = {
    "kind": "form", "schema": 1, "name": "trip", "uid": uid("tripform"), "label": label("trip"), "layout": [],
    "title_field": "subject",
    "fields": [
        made("subject", required=True),
        made("begin", "time"),
        made("took", "duration"),
        made("page", "url"),
        made("stars", "rating"),
        made("hope", "slider", options={"step": 5, "unit": "%"}),
        made("words", "tags"),
        made("card", "card_number", sensitivity="C2"),
        made("area", "region"),
        made("place", "address"),
        made("point", "location"),
        made("notes", "rich_text"),
        made("team", "people"),
        made("goods", "references", options={"form": "good"}),
        made("long", "boolean", computed='took > duration("PT2H")'),
        made("late", "boolean", computed='begin > time("17:00:00")'),
        made("much", "integer", computed="stars * 10 + count(words)"),
        made("double", "duration", computed="took * 2"),
    ],
}  # fmt: skip
VALUES = {
    "subject": "走访", "begin": "09:30:00", "took": "PT2H30M", "page": "https://www.bank.cn/help", "stars": 4,
    "hope": 60,
    "words": ["理财", "<script>alert(1)</script>"], "card": "6222021234567890128", "area": "310115",
    "place": {"region": "310115", "detail": "世纪大道 100 号"}, "point": {"lat": "31.230416", "lng": "121.473701"},
    "notes": f'<p>面谈<strong>顺利</strong> <a href="https://bank.cn/" {REL}>附件</a></p>',
}  # fmt: skip
CRUD = {"read": True, "create": True, "update": True, "delete": True}


def granting(name: str, *forms: str, card: str) -> dict[str, Any]:
    def grant(form: str) -> dict[str, Any]:
        fields = [{"field": "*", "see": "clear", "write": "always"}]
        if form == "trip":
            fields += [{"field": "card", "see": card, "write": "always" if card == "clear" else "never"}]
            fields += [{"field": each, "see": "clear", "write": "never"} for each in ("long", "late", "much", "double")]
        return {"uid": uid(f"m{name[:4]}{form}"), "form": form, "actions": CRUD, "fields": fields}

    return {"kind": "role", "schema": 1, "name": name, "uid": uid(f"more{name}"), "label": label(name),
            "grants": [grant(each) for each in forms], "deny": []}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
async def trips(platform: Platform, bank: Bank, till: None) -> None:
    """rm1 sees all of it; rm2 sees cards masked and no goods at all."""
    for body in (
        GOOD,
        TRIP,
        granting("guide", "trip", "good", card="clear"),
        granting("porter", "trip", card="masked"),
    ):
        await put(platform, body)
    await publish(platform)
    async with platform.database.transaction() as session:
        for login, name in (("rm1", "guide"), ("rm2", "porter")):
            holding = Holding(APP, name, person=bank.people[login])
            await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)


@pytest.fixture
async def guide(client_for: ClientFor) -> Browser:
    return await client_for("rm1")


@pytest.fixture
async def porter(client_for: ClientFor) -> Browser:
    return await client_for("rm2")


async def new(browser: Browser, where: str, **values: Any) -> dict[str, Any]:
    answer = await browser.post(where, json={"values": values})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def found(browser: Browser, *conditions: dict[str, Any]) -> list[str]:
    answer = await browser.post(f"{VISITS}/query", json={"filter": list(conditions)})
    assert answer.status_code == 200, answer.text
    return sorted(each["title"] for each in answer.json()["items"])


async def test_what_is_written_comes_back_as_it_was(guide: Browser, bank: Bank):
    goods = [(await new(guide, GOODS, name=name))["id"] for name in ("大额存单", "稳健理财")]
    team = [str(bank.people["rm2"]), str(bank.people["rm1"])]
    sent = {**VALUES, "team": team, "goods": goods}
    record = await new(guide, VISITS, **sent)
    read = (await guide.get(f"{VISITS}/{record['id']}")).json()
    assert {name: read["values"][name] for name in sent} == sent
    assert read["labels"]["goods"] == ["大额存单", "稳健理财"]
    assert len(read["labels"]["team"]) == 2
    assert all(read["labels"]["team"])
    worked_out = {name: read["values"][name] for name in ("long", "late", "much", "double")}
    assert worked_out == {"long": True, "late": False, "much": 42, "double": "PT5H"}


async def test_a_change_is_told_in_words_on_both_sides(guide: Browser, bank: Bank):
    good = await new(guide, GOODS, name="基金定投")
    record = await new(guide, VISITS, **VALUES)
    changes = {"took": "45分钟", "words": "代发工资，票据", "area": "浙江省杭州市西湖区",
               "place": "浙江省杭州市西湖区文三路 90 号",
               "notes": "第一行\n第二行", "team": [str(bank.people["rm1"])], "goods": [good["id"]]}  # fmt: skip
    answer = await guide.patch(
        f"{VISITS}/{record['id']}", json={"values": changes}, headers={"If-Match": f'"{record["version"]}"'}
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["values"]["place"] == {"region": "330106", "detail": "文三路 90 号"}
    assert answer.json()["values"]["notes"] == "<p>第一行</p><p>第二行</p>"
    told = (await guide.get(f"{VISITS}/{record['id']}/history", headers={"Accept-Language": "zh"})).json()["items"][0]
    texts = {each["field"]: (each["old_text"], each["new_text"]) for each in told["changes"]}
    assert texts["took"] == ("2小时30分", "45分")
    assert texts["words"] == ("理财、<script>alert(1)</script>", "代发工资、票据")
    assert texts["area"] == ("上海市浦东新区", "浙江省杭州市西湖区")
    assert texts["notes"] == ("面谈顺利 附件", "第一行\n第二行")
    assert texts["goods"] == (None, "基金定投")
    assert texts["team"][1]


@pytest.mark.parametrize(
    ("condition", "matches"),
    [
        ({"field": "begin", "op": "lt", "value": "08:00"}, True),
        ({"field": "begin", "op": "between", "value": ["08:00", "09:00"]}, False),
        ({"field": "took", "op": "ge", "value": "PT3H"}, True),
        ({"field": "took", "op": "lt", "value": "2小时"}, False),
        ({"field": "page", "op": "contains", "value": "filter"}, True),
        ({"field": "stars", "op": "ge", "value": 5}, True),
        ({"field": "hope", "op": "eq", "value": 5}, True),
        ({"field": "words", "op": "contains", "value": "票据"}, True),
        ({"field": "words", "op": "in", "value": ["外汇", "续贷"]}, False),
        ({"field": "area", "op": "within", "value": "440000"}, True),
        ({"field": "area", "op": "within", "value": "440300"}, True),
        ({"field": "area", "op": "within", "value": "310000"}, False),
        ({"field": "place", "op": "contains", "value": "深南大道"}, True),
        ({"field": "place", "op": "contains", "value": "福田区"}, True),
        ({"field": "notes", "op": "contains", "value": "续约"}, True),
        ({"field": "point", "op": "is_empty"}, True),
        ({"field": "card", "op": "eq", "value": "4111 1111 1111 1111"}, True),
    ],
)
async def test_a_list_is_filtered_by_it(guide: Browser, condition: dict[str, Any], matches: bool):
    if not await found(guide, {"field": "subject", "op": "eq", "value": "found"}):
        await new(guide, VISITS, subject="found", begin="07:30", took="PT4H", page="https://filter.example/", stars=5,
                  hope=5, words=["票据"], area="440304", place={"region": "440304", "detail": "深南大道 1 号"},
                  notes="<p>客户愿意续约</p>", card="4111111111111111")  # fmt: skip
    assert ("found" in await found(guide, condition)) is matches


async def test_people_and_records_among_several_are_found(guide: Browser, bank: Bank):
    good = await new(guide, GOODS, name="贵金属")
    await new(guide, VISITS, subject="with both", team=[str(bank.people["rm2"])], goods=[good["id"]])
    assert await found(guide, {"field": "goods", "op": "contains", "value": good["id"]}) == ["with both"]
    both = await found(guide, {"field": "team", "op": "in", "value": [str(bank.people["rm2"])]})
    assert "with both" in both


async def test_everything_wrong_is_told_at_once_each_at_its_field(guide: Browser):
    bad = {"subject": "x", "begin": "25:00", "took": "bald", "page": "javascript:alert(1)", "stars": 9, "hope": 3,
           "words": ["x" * 99], "card": "6222021234567890127", "area": "火星", "place": {"region": "999999"},
           "point": {"lat": "91", "lng": "0"}, "notes": "长" * 20_001, "team": ["rm1"], "goods": ["x"]}  # fmt: skip
    answer = await guide.post(VISITS, json={"values": bad})
    assert answer.status_code == 422
    paths = {each["path"].split("/")[2] for each in answer.json()["problems"]}
    assert paths == set(bad) - {"subject"}


async def test_people_and_records_there_are_not_are_named_by_their_place(guide: Browser):
    nobody = "0198c0de-0000-7000-8000-00000000dead"
    answer = await guide.post(VISITS, json={"values": {"subject": "x", "team": [nobody], "goods": [nobody]}})
    found_at = {each["path"]: each["code"] for each in answer.json()["problems"]}
    assert found_at == {"/values/team/0": "no_such_person", "/values/goods/0": "no_such_record"}


async def test_what_is_kept_among_several_cannot_be_deleted_until_it_is_let_go(guide: Browser):
    good = await new(guide, GOODS, name="信用卡")
    trip = await new(guide, VISITS, subject="keeps it", goods=[good["id"]])
    match = {"If-Match": f'"{good["version"]}"'}
    refused = await guide.delete(f"{GOODS}/{good['id']}", headers=match)
    assert (refused.status_code, refused.json()["problems"][0]["code"]) == (422, "still_referred_to")
    await guide.patch(
        f"{VISITS}/{trip['id']}", json={"values": {"goods": []}}, headers={"If-Match": f'"{trip["version"]}"'}
    )
    assert (await guide.delete(f"{GOODS}/{good['id']}", headers=match)).status_code == 204


async def test_who_may_not_read_the_goods_sees_none_of_their_names_and_may_name_none(guide: Browser, porter: Browser):
    good = await new(guide, GOODS, name="秘密产品")
    trip = await new(guide, VISITS, **{**VALUES, "subject": "told to nobody"}, goods=[good["id"]])
    read = await porter.get(f"{VISITS}/{trip['id']}")
    assert read.json()["labels"]["goods"] == [None]
    assert "秘密产品" not in read.text
    assert "秘密产品" not in (await porter.get(f"{VISITS}/{trip['id']}/history")).text
    answer = await porter.post(VISITS, json={"values": {"subject": "x", "goods": [good["id"]]}})
    assert [each["code"] for each in answer.json()["problems"]] == ["no_such_record"]


async def test_a_card_is_masked_for_who_may_not_see_it(guide: Browser, porter: Browser):
    trip = await new(guide, VISITS, **{**VALUES, "subject": "card"})
    read = await porter.get(f"{VISITS}/{trip['id']}")
    assert read.json()["values"]["card"] == "****0128"
    assert VALUES["card"] not in read.text
    assert VALUES["card"] not in (await porter.get(f"{VISITS}/{trip['id']}/history")).text


HOSTILE = (
    '<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', "<svg/onload=alert(1)>", "javascript:alert(1)",
    '<a href="javascript:alert(1)">x</a>',
    '<iframe srcdoc="<script>alert(1)</script>">', '<p style="x:expression(1)">a</p>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "<scr<script>ipt>alert(1)</scr</script>ipt>", '<a href="java\tscript:alert(1)">x</a>',
    "<b onmouseover=alert(1)>b</b>",
    '<form action="javascript:alert(1)"><input type=submit>', "<base href=//evil.example>", "{{7*7}}${7*7}<%= 7*7 %>",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_stays_words_and_formatted_text_keeps_nothing_that_runs(guide: Browser, text: str):
    record = await new(
        guide, VISITS, subject="hostile", words=[text[:30]], place={"detail": text}, notes=f"<p>a</p>{text}"
    )
    values = (await guide.get(f"{VISITS}/{record['id']}")).json()["values"]
    assert values["place"]["detail"] == text.replace("\t", " ")  # shown as words, never as HTML
    notes = values["notes"].lower()
    for bad in (
        "<script",
        "<img",
        "<svg",
        "<iframe",
        "<style",
        "<math",
        "<form",
        "<base",
        "<input",
        " on",
        "style=",
        'href="j',
    ):
        assert bad not in notes
    assert (await guide.post(VISITS, json={"values": {"subject": "x", "page": text}})).status_code == 422
