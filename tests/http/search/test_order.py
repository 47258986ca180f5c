"""Lists in the order of pinyin, page by page; and conditions that find the same in a searchable field as in another."""

from __future__ import annotations

from typing import Any

import pytest

from engine.api.dependencies import Platform
from tests.http.conftest import Browser
from tests.http.search.conftest import CLIENTS, client_form, saved
from tests.support.publishing import publish_all as publish
from tests.support.publishing import put_draft as put

NAMES = (
    *("张三", "李四", "王五", "赵六", "阿里", "Bob", "alice", "曾国"),
    *("欧阳", "单于", "123", "张二", "李四", "éa", "安心"),
)
IN_ORDER = [
    *("123", "alice", "Bob", "éa", "阿里", "安心", "单于", "李四"),
    *("李四", "欧阳", "王五", "曾国", "张二", "张三", "赵六"),
]


@pytest.fixture(scope="module", autouse=True)
async def people(world: None, desk: Browser) -> None:
    for at, each in enumerate(NAMES):
        await saved(desk, name=each, nick=each if at % 2 else None, plain=each)


async def listed(who: Browser, **params: Any) -> list[Any]:
    """A whole list, two records a page."""
    found: list[Any] = []
    after = None
    while True:
        sent = {"limit": 2, "fields": "name,nick,plain", **params, **({"after": after} if after else {})}
        answer = await who.get(CLIENTS, params=sent)
        assert answer.status_code == 200, answer.text
        found += [each["values"] for each in answer.json()["items"]]
        after = answer.json()["next"]
        if after is None:
            return found


@pytest.mark.parametrize("field", ["name", "plain"])
async def test_a_list_is_in_the_order_of_pinyin_and_every_page_goes_on(desk: Browser, field: str) -> None:
    assert [each[field] for each in await listed(desk, sort=field)] == IN_ORDER
    assert [each[field] for each in await listed(desk, sort=f"-{field}")] == IN_ORDER[::-1]


async def test_empty_values_come_last_either_way(desk: Browser) -> None:
    up = [each["nick"] for each in await listed(desk, sort="nick")]
    down = [each["nick"] for each in await listed(desk, sort="-nick")]
    given = [each for each in IN_ORDER if each in NAMES[1::2]]
    assert [each for each in up if each] == [each for each in down if each][::-1]
    assert sorted({each for each in up if each}) == sorted(set(given))
    assert up[-8:] == down[-8:] == [None] * 8


ASKED = ("三", "李四", "张", "LI", "li", "É", "ＡＬ", "%", "_", "\\", "a", "李四 ", "四王", "三张三")


@pytest.mark.parametrize("text", ASKED)
@pytest.mark.parametrize("how", ["contains", "starts_with", "feel"])
async def test_a_condition_finds_the_same_in_a_searchable_field_as_in_any_other(
    desk: Browser, text: str, how: str
) -> None:
    async def names(field: str) -> list[str]:
        asked: Any = [{"field": field, "op": how, "value": text}]
        if how == "feel":
            quoted = text.replace("\\", "\\\\")
            asked = f'contains({field}, "{quoted}")'
        answer = await desk.post(f"{CLIENTS}/query", json={"filter": asked, "limit": 200, "fields": ["name", "plain"]})
        assert answer.status_code == 200, answer.text
        return [each["values"]["name"] for each in answer.json()["items"]]

    assert await names("name") == await names("plain")


async def test_a_list_is_ordered_the_same_before_and_after_its_field_is_searchable(
    desk: Browser, platform: Platform
) -> None:
    before = [each["plain"] for each in await listed(desk, sort="plain")]
    form = client_form()
    next(each for each in form["fields"] if each["name"] == "plain")["searchable"] = True
    await put(platform, "branch", form)
    await publish(platform, "branch")
    assert [each["plain"] for each in await listed(desk, sort="plain")] == before
