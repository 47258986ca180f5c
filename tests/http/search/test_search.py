"""Searching over apps: what finds a record, what does not, and what is told of it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from engine.api.dependencies import Platform
from engine.audit.tables import audit_entry
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.search.conftest import CARDS, CLIENTS, client_form, found, made, saved
from tests.support.publishing import publish_all as publish
from tests.support.publishing import put_draft as put

PEOPLE = (
    {"name": "欧阳明月", "phone": "13812345678", "nick": "月亮", "remark": "喜欢在周末打羽毛球，住在浦东"},
    {"name": "张三", "phone": "13900001234", "nick": "Tiger", "secret": "Vault-77"},
    {"name": "重庆银行 李行长", "phone": "13700009999", "nick": "老李"},
    {"name": "ＡＢＣ贸易 Élan", "phone": "021-55667788", "plain": "张三的朋友"},
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
async def people(world: None, desk: Browser, front: Browser) -> None:
    """A few clients of the desk, one of the front, and a card."""
    for each in PEOPLE:
        await saved(desk, **each)
    await saved(front, name="王小明", plain="丁")
    await saved(desk, CARDS, holder="张三丰")


@pytest.mark.parametrize(
    ("q", "titles"),
    [
        ("明月", ["欧阳明月"]),
        ("阳", ["欧阳明月"]),
        ("oymy", ["欧阳明月"]),
        ("ymy", ["欧阳明月"]),
        ("OYM", ["欧阳明月"]),
        ("月亮", ["欧阳明月"]),
        ("浦东", ["欧阳明月"]),
        ("5678", ["欧阳明月"]),
        ("13812345678", ["欧阳明月"]),
        ("138 1234 5678", ["欧阳明月"]),
        ("2345", []),
        ("1381", []),
        ("三", ["张三", "K-0001"]),
        ("zs", ["张三", "K-0001"]),
        ("张三 tiger", ["张三"]),
        ("tiger 1234", ["张三"]),
        ("Vault-77", ["张三"]),
        ("Vault-7", []),
        ("vault", []),
        ("cqyh", ["重庆银行 李行长"]),
        ("zqyh", ["重庆银行 李行长"]),
        ("lhz", ["重庆银行 李行长"]),
        ("abc贸", ["ＡＢＣ贸易 Élan"]),
        ("ａｂｃ", ["ＡＢＣ贸易 Élan"]),
        ("élan", ["ＡＢＣ贸易 Élan"]),
        ("abcmy", ["ＡＢＣ贸易 Élan"]),
        ("朋友", []),
        ("k-0001", ["K-0001"]),
        ("%", None),
        ("%%", []),
        ("_三", []),
        ("三\\", []),
        ("🐯", []),
        ("'; drop table", []),
    ],
)
async def test_a_record_is_found_by_what_people_know_of_it(desk: Browser, q: str, titles: list[str] | None) -> None:
    if titles is None:
        assert (await desk.get("/api/search", params={"q": q})).status_code == 422
    else:
        assert await found(desk, q) == titles


@pytest.mark.parametrize(
    ("q", "code"),
    [
        ("", "nothing_to_search"),
        ("  \t ", "nothing_to_search"),
        ("a", "search_too_short"),
        ("张 7", "search_too_short"),
        ("长" * 101, "search_too_long"),
        ("a\0b", "nul_character"),
        ("一 二 三 四 五 六", "search_too_many_words"),
    ],
)
async def test_what_cannot_be_searched_for_is_refused_with_the_reason(desk: Browser, q: str, code: str) -> None:
    answer = await desk.get("/api/search", params={"q": q})
    assert answer.status_code == 422
    assert [each["code"] for each in answer.json()["problems"]] == [code]


async def test_marks_say_where_in_the_value_the_words_are(desk: Browser) -> None:
    async def hits(q: str) -> list[tuple[str, str, list[list[int]]]]:
        answer = (await desk.get("/api/search", params={"q": q, "form": "branch/client"})).json()
        return [
            (hit["field"], hit["text"], hit["marks"]) for each in answer["groups"][0]["items"] for hit in each["hits"]
        ]

    assert await hits("明月") == [("name", "欧阳明月", [[2, 4]])]
    assert await hits("ymy 5678") == [("name", "欧阳明月", [[1, 4]]), ("phone", "13812345678", [[7, 11]])]
    assert await hits("Vault-77") == [("secret", "Vault-77", [[0, 8]])]
    assert await hits("lhz") == [("name", "重庆银行 李行长", [[5, 8]])]


async def test_what_somebody_may_not_see_he_does_not_find(front: Browser, desk: Browser) -> None:
    assert await found(front, "王小明") == ["王小明"]
    assert await found(front, "明") == ["王小明"]  # the others are not his
    assert await found(front, "丁") == []  # not searchable
    own = await saved(front, name="周瑜", plain="乙")
    etag = (await desk.get(f"{CLIENTS}/{own}")).headers["etag"]
    changed = {"values": {"phone": "13866667777", "nick": "公瑾", "remark": "赤壁"}}
    assert (await desk.patch(f"{CLIENTS}/{own}", json=changed, headers={"If-Match": etag})).status_code == 200
    for q in ("7777", "13866667777", "公瑾", "gj", "赤壁"):
        assert await found(desk, q) == ["周瑜"], q
        assert await found(front, q) == [], q  # the phone is masked, the others hidden
    answer = (await front.get("/api/search", params={"q": "周瑜"})).json()
    assert [hit["field"] for hit in answer["groups"][0]["items"][0]["hits"]] == ["name"]


async def test_a_stranger_finds_nothing_and_no_form_exists_for_him(client_for: ClientFor, client: Browser) -> None:
    stranger = await client_for("agent")
    assert (await stranger.get("/api/search", params={"q": "张三"})).json() == {"groups": [], "unfinished": False}
    assert (await stranger.get("/api/search", params={"q": "张三", "form": "branch/client"})).status_code == 404
    assert (await client.get("/api/search", params={"q": "张三"})).status_code == 401


@pytest.mark.parametrize("form", ["branch/none", "client", "a/b/c", "", "branch/client\0", "é/ü"])
async def test_a_form_that_is_not_there_is_not_searched(desk: Browser, form: str) -> None:
    answer = await desk.get("/api/search", params={"q": "张三", "form": form})
    assert answer.status_code in {404, 422}


async def test_a_page_of_a_form_goes_on_where_it_ended_and_the_nearest_come_first(desk: Browser) -> None:
    for name in ("甲骨文中心", "甲骨文", *(f"第{n}甲骨文" for n in range(7))):
        await saved(desk, name=name)
    seen: list[str] = []
    after: str | None = None
    for _ in range(9):
        params: dict[str, Any] = {
            "q": "甲骨文",
            "form": "branch/client",
            "limit": 2,
            **({"after": after} if after else {}),
        }
        group = (await desk.get("/api/search", params=params)).json()["groups"][0]
        seen += [each["title"] for each in group["items"]]
        assert group["count"] == {"value": 9, "exact": True}
        after = group["next"]
        if after is None:
            break
    assert seen == ["甲骨文", "甲骨文中心", *(f"第{n}甲骨文" for n in reversed(range(7)))]
    overall = (await desk.get("/api/search", params={"q": "甲骨文"})).json()["groups"][0]
    assert len(overall["items"]) == 5
    assert overall["next"] is not None


@pytest.mark.parametrize("after", ["x", "e30", "W10", "WyJ4IixbMSwyLDNdLG51bGxd"])
async def test_a_place_that_is_none_is_refused(desk: Browser, after: str) -> None:
    answer = await desk.get("/api/search", params={"q": "张三", "form": "branch/client", "after": after})
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["code"] == "bad_cursor"


async def test_what_is_deleted_is_not_found_and_what_is_changed_is_found_by_what_it_is_now(desk: Browser) -> None:
    key = await saved(desk, name="慕容复")
    answer = await desk.patch(f"{CLIENTS}/{key}", json={"values": {"name": "司空摘星"}}, headers={"If-Match": '"1"'})
    assert answer.status_code == 200
    assert (await found(desk, "慕容"), await found(desk, "skzx")) == ([], ["司空摘星"])
    assert (await desk.delete(f"{CLIENTS}/{key}", headers={"If-Match": '"2"'})).status_code == 204
    assert await found(desk, "skzx") == []


async def test_reading_a_personal_value_in_a_hit_is_told_in_the_audit_trail(
    desk: Browser, platform: Platform, bank: Bank
) -> None:
    async def told() -> int:
        entries = select(audit_entry.c.details).where(
            audit_entry.c.kind == "record.read_clear", audit_entry.c.actor == bank.people["rm1"]
        )
        async with platform.database.reading() as session:
            return len(await session.rows(entries))

    before = await told()
    assert await found(desk, "明月") == ["欧阳明月"]
    assert await told() == before  # the phone was not shown
    assert await found(desk, "5678") == ["欧阳明月"]
    assert await told() == before + 1


async def test_a_field_made_searchable_finds_what_was_there_before(desk: Browser, platform: Platform) -> None:
    assert await found(desk, "朋友") == []
    form = client_form()
    plain = next(each for each in form["fields"] if each["name"] == "plain")
    plain["searchable"] = True
    await put(platform, "branch", form)
    await publish(platform, "branch")
    assert await found(desk, "朋友") == ["ＡＢＣ贸易 Élan"]
    await put(platform, "branch", client_form(made("late", searchable=True)))
    await publish(platform, "branch")
    assert await found(desk, "朋友") == []
    await saved(desk, name="东方不败", late="葵花宝典")
    assert await found(desk, "khbd") == ["东方不败"]
