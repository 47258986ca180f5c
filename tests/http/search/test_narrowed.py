"""Conditions on texts find the same whether an index narrows them or not: in lists, in groups, in pickers."""

from __future__ import annotations

from typing import Any

import pytest

from engine.records import narrowing
from engine.search.grams import grams_within
from tests.http.conftest import Browser
from tests.http.search.conftest import CLIENTS, saved

NAMES = (
    *(
        "张三",
        "李四光",
        "Bob Li",
        "alice",
        "İx",
        "ix",
        "IX",
        "Kim",
        "kim",
        "ＡＢ",
        "ab",
        "100%",
        "a_b",
        "a\\b",
        "É",
        "é",
    ),
    *("上海，浦东", "上海,浦东", "🐯虎", "ς", "σΣ", "三张三", "x i", "ŒUVRE"),
)
ASKED = (
    *(
        "三",
        "张三",
        "四光",
        "li",
        "LI",
        "b L",
        "ix",
        "i",
        "I",
        "x",
        "im",
        "k",
        "ab",
        "ＡＢ",
        "ａ",
        "%",
        "0%",
        "_",
        "a_",
        "\\",
    ),
    *("a\\", "é", "É", "上海，", "上海", "海,浦", "🐯", "虎", "Σ", "œu", "x i", "没有", "-"),
)


@pytest.fixture(scope="module", autouse=True)
async def people(world: None, desk: Browser) -> None:
    for each in NAMES:
        await saved(desk, name=each, plain=each, phone="13812345678")


@pytest.fixture(params=["narrowed", "many"], autouse=True)
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the index names is few, or nothing is."""
    monkeypatch.setattr(narrowing, "FEW", 1000 if request.param == "narrowed" else -1)


def conditions(how: str, field: str, text: str) -> Any:
    """The question in one of the ways it can be asked."""
    if how == "drawn":
        return {"all": [{"field": field, "op": "contains", "value": text}]}
    if how == "feel":
        quoted = text.replace("\\", "\\\\")
        return f'contains({field}, "{quoted}") and not(contains(phone, "000"))'
    return [{"field": field, "op": how, "value": text}, {"field": "phone", "op": "contains", "value": "1234"}]


@pytest.mark.parametrize("how", ["contains", "starts_with", "feel", "drawn"])
async def test_a_list_holds_the_same(desk: Browser, how: str) -> None:
    async def names(field: str, text: str) -> list[str]:
        sent = {"filter": conditions(how, field, text), "limit": 200, "fields": ["name"]}
        answer = await desk.post(f"{CLIENTS}/query", json=sent)
        assert answer.status_code == 200, answer.text
        found = [each["values"]["name"] for each in answer.json()["items"]]
        assert answer.json()["count"] == {"value": len(found), "exact": True}
        return found

    told = {text: (await names("name", text), await names("plain", text)) for text in ASKED}
    assert {text: by_index for text, (by_index, _) in told.items()} == {
        text: plain for text, (_, plain) in told.items()
    }
    assert told["张三"][0] == (["张三"] if how == "starts_with" else ["三张三", "张三"])
    assert any(found for found, _ in told.values())


async def test_groups_count_the_same(desk: Browser) -> None:
    async def counted(field: str) -> Any:
        sent = {"filter": conditions("contains", field, "三"), "by": {"field": "phone"}}
        answer = await desk.post(f"{CLIENTS}/groups", json=sent)
        assert answer.status_code == 200, answer.text
        return answer.json()["count"], [each["count"]["value"] for each in answer.json()["groups"]]

    assert await counted("name") == await counted("plain") == ({"value": 2, "exact": True}, [2])


@pytest.mark.parametrize(
    ("q", "found"), [("三", ["三张三", "张三"]), ("BOB", ["Bob Li"]), ("0%", ["100%"]), ("没有", [])]
)
async def test_a_picker_offers_the_same(desk: Browser, q: str, found: list[str]) -> None:
    answer = await desk.get("/api/apps/branch/forms/client/lookup", params={"q": q})
    assert answer.status_code == 200, answer.text
    assert [each["label"] for each in answer.json()["items"]] == found


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        ("张三丰", ("张三", "三丰")),
        ("三", ("三",)),
        ("Li", ("li",)),
        ("ix", ("i", "x")),
        ("xi y", ("xi", " y")),
        ("ＡＢ，", ("ab", "b,")),
        ("é", None),
        ("张🐯", None),
        ("张　三", None),
        ("", None),
    ],
)
def test_what_a_text_is_sure_to_be_indexed_by(text: str, grams: tuple[str, ...] | None) -> None:
    assert grams_within(text) == grams
