"""A decision table of five thousand rows over HTTP: saved, checked, analysed, tried, exported, read back, asked."""

from __future__ import annotations

from typing import Any

from tests.http.conftest import Browser, ClientFor
from tests.support.bounded import peak
from tests.support.large_decisions import MOST_ROWS, table
from tests.support.publishing import published

APP = "large_tables"
PLACE = f"/api/apps/{APP}/definitions/decision/d"
MEGABYTES = 1_000
"""What all of it may take together, with everything else the process does meanwhile; a fifth of it is needed."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def body() -> dict[str, Any]:
    return table(
        lambda at: [f"[{at * 100}..{at * 100 + 99}]", "-" if at % 5 else "true"],
        ["number", "boolean"],
        cases=[{"name": "one", "values": {"i0": 1_250, "i1": True}, "expected": {"o": "5"}}],
    )


async def test_a_large_table_is_kept_asked_and_answered_for(client_for: ClientFor) -> None:
    browser = await client_for("builder")
    await browser.post("/api/apps", json={"label": {"zh": "大表"}, "app": APP})
    before = peak()
    await built(browser)
    assert (await published(browser, APP, {}))["release"] == 1
    answer = await browser.post(f"/api/apps/{APP}/decisions/d/evaluate", json={"values": {"i0": "499950", "i1": False}})
    assert (answer.status_code, answer.json()["hits"][0]["row"]) == (200, MOST_ROWS)
    assert peak() - before < MEGABYTES


async def built(browser: Browser) -> None:
    saved = await browser.put(f"{PLACE}/draft", json=body(), headers={"If-None-Match": "*"})
    assert saved.status_code == 200, saved.text
    assert [each for each in saved.json()["problems"] if each["severity"] == "error"] == []
    tried = (await browser.post(f"{PLACE}/try", json={"body": body(), "values": {"i0": 499_950}})).json()
    assert [each["row"] for each in tried["hits"]] == [MOST_ROWS]
    assert len(tried["why"]) <= MOST_ROWS
    assert (await browser.post(f"{PLACE}/run_cases", json={})).json()["passed"] == 1
    found = (await browser.post(f"{PLACE}/analyse", json={})).json()
    assert found["gaps"], "below the first row and above the last nobody answers"
    file = await browser.get(f"{PLACE}/export", params={"format": "xlsx"})
    brought = await browser.post(
        f"/api/apps/{APP}/definitions/decision/import",
        params={"format": "xlsx"}, content=file.content, headers={"Content-Type": XLSX},
    )  # fmt: skip
    assert len(brought.json()["definitions"][0]["rows"]) == MOST_ROWS


async def test_a_row_too_many_is_refused_with_its_place(client_for: ClientFor) -> None:
    browser = await client_for("builder")
    await browser.post("/api/apps", json={"label": {"zh": "大表"}, "app": APP})
    more = body()
    more["rows"].append({**more["rows"][0], "uid": "onerowtoomanyabc"})
    asked = await browser.post(f"{PLACE}/analyse", json={"body": more})
    assert asked.status_code == 200, asked.text
    checked = await browser.post(f"{PLACE}/check", json={"body": more})
    found = {(each["path"], each["code"]) for each in checked.json()["problems"]}
    assert ("/rows", "decision_too_many_rows") in found
