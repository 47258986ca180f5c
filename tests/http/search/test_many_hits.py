"""More hits than are told: the newest are found whichever way they are looked for, what is typed itself always."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from sqlalchemy import text

from engine.api.dependencies import Platform
from engine.query.render import Kept
from engine.records import hits, searching
from engine.search.words import folded
from tests.http.conftest import Browser
from tests.http.search.conftest import saved

MOST = 4


@pytest.fixture(scope="module", autouse=True)
async def people(world: None, desk: Browser, front: Browser) -> None:
    """What is typed itself, which is oldest, and others that have it, every third the front's own; one only looks like
    it, and the newest has it in another field."""
    await saved(desk, name="玉龙")
    for at in range(9):
        await saved(front if at % 3 == 0 else desk, name=f"玉龙{at}号")
    await saved(desk, name="玉里有龙", remark="龙，玉")
    await saved(desk, name="别的", remark="去了玉龙，Ａ座")


@pytest.fixture(params=["by the index", "from the newest", "among the newest", "among too few"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """All ways of finding, each with fewer hits than are told otherwise."""
    monkeypatch.setattr(hits, "FEW", 1 if request.param == "from the newest" else 100)
    monkeypatch.setattr(hits, "LOOKED", {"among the newest": 100, "among too few": 1}.get(request.param, 0))
    monkeypatch.setattr(hits, "MOST_HITS", MOST)
    monkeypatch.setattr(searching, "MOST_HITS", MOST)
    monkeypatch.setattr(searching, "_kept", Kept(10))


async def group(who: Browser, q: str, **more: Any) -> dict[str, Any]:
    answer = await who.get("/api/search", params={"q": q, "form": "branch/client", **more})
    assert answer.status_code == 200, answer.text
    return dict(answer.json()["groups"][0])


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    ("q", "titles", "count"),
    [
        ("玉龙", ["玉龙", "玉龙8号", "玉龙7号", "玉龙6号", "玉龙5号", "别的"], (MOST, False)),
        ("ylsa", [], (0, True)),
        ("yl", ["玉里有龙", "玉龙8号", "玉龙7号", "玉龙6号", "玉龙5号"], (MOST, False)),
        ("玉龙 号", ["玉龙8号", "玉龙7号", "玉龙6号", "玉龙5号", "玉龙4号"], (MOST, False)),
        ("玉龙3", ["玉龙3号"], (1, True)),
        ("玉龙,a", ["别的"], (1, True)),
        ("龙，玉", ["玉里有龙"], (1, True)),
        ("里龙", [], (0, True)),
    ],
)
async def test_the_newest_are_found_and_what_is_typed_itself(
    desk: Browser, q: str, titles: list[str], count: tuple[int, bool]
) -> None:
    found = await group(desk, q)
    assert [each["title"] for each in found["items"]] == titles
    assert (found["count"]["value"], found["count"]["exact"]) == count


@pytest.mark.usefixtures("way")
async def test_only_hits_that_may_be_read_are_told_and_counted(front: Browser) -> None:
    found = await group(front, "玉龙")
    assert [each["title"] for each in found["items"]] == ["玉龙6号", "玉龙3号", "玉龙0号"]
    assert found["count"] == {"value": 3, "exact": True}


@pytest.mark.usefixtures("way")
async def test_pages_go_through_all_that_are_told(desk: Browser) -> None:
    seen: list[str] = []
    after: str | None = None
    for _ in range(9):
        found = await group(desk, "玉龙", limit=2, **({"after": after} if after else {}))
        seen += [each["title"] for each in found["items"]]
        after = found["next"]
        if after is None:
            break
    assert seen[0] == "玉龙"
    assert len(seen) == len(set(seen)) >= MOST


async def test_texts_are_folded_in_the_database_as_they_are_here(platform: Platform) -> None:
    every = (chr(at) for at in range(1, sys.maxunicode + 1) if not 0xD800 <= at < 0xE000)
    changed = [each for each in every if folded(each) != each and not each.isspace()]  # no word has a space in it
    wide = [chr(at) for at in range(0xFF00, 0xFF70)]
    others = [chr(at) for at in (*range(0x80, 0xC0), *range(0x2E70, 0xA000, 89), *range(0xA000, 0x1F700, 251))]
    texts = [*changed, *wide, *(each for each in others if not 0xD800 <= ord(each) < 0xE000), "ＡＢ，É张İ", "「张」A，"]
    asked = text("select platform.search_text(each) from unnest(cast(:texts as text[])) with ordinality as t(each, n)"
                 " order by n")  # fmt: skip
    async with platform.database.reading() as session:
        found = [row[0] for row in await session.rows(asked, {"texts": texts})]
    assert found == [folded(each) for each in texts]
