"""A form with a field of every type there is, a sub-table with a column of every type a row can hold, and somebody who
may do everything with them."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from openpyxl import Workbook

from engine.api.dependencies import Platform
from engine.fields.field_type import field_types
from engine.fields.rows import COLUMN_TYPES
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.jobs.worker import Worker
from engine.reference import Label
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.support.publishing import ADA, publish_all, put_draft

APP = "types"
FORM = f"/api/apps/{APP}/forms/each"
RECORDS = f"{FORM}/records"

OPTIONS: dict[str, dict[str, Any]] = {
    "text": {"max_length": 120}, "long_text": {"max_length": 300}, "choice": {"set": "words"},
    "choices": {"set": "words", "at_most": 2}, "reference": {"form": "each"}, "references": {"form": "each"},
    "serial_number": {"pattern": "N-{0000}", "reset": "never"}, "tags": {"at_most": 3, "max_length": 40},
    "slider": {"step": 5}, "file": {"at_most": 2},
}  # fmt: skip
EVERY_TYPE = tuple(sorted(each.name for each in field_types))
COLUMNS = tuple(sorted(COLUMN_TYPES))


def label(text: str) -> dict[str, str]:
    return {"zh": text, "en": text}


def uid(name: str) -> str:
    return (name.replace("_", "") + "x" * 14)[:14]


def made(kind: str, mark: str = "", **more: Any) -> dict[str, Any]:
    """A field, or a column, that is called as its type."""
    return {"uid": uid(mark + kind), "name": kind, "type": kind, "label": label(kind), "options": OPTIONS.get(kind, {}),
            **more}  # fmt: skip


EACH = {
    "kind": "form", "schema": 1, "name": "each", "uid": uid("eachform"), "label": label("each"), "layout": [],
    "title_field": "text",
    "fields": [
        *(made(kind) for kind in EVERY_TYPE if kind != "table"),
        {**made("table"), "fields": [made(kind, "c") for kind in COLUMNS]},
    ],
}  # fmt: skip
WORDS = {
    "kind": "option_set", "schema": 1, "name": "words", "uid": uid("wordsset"), "label": label("words"),
    "options": [{"uid": uid(f"w{code}"), "code": code, "label": label(code)} for code in ("one", "two", "three")],
}  # fmt: skip
RIGHTS = dict.fromkeys(("read", "create", "update", "delete", "transfer", "export", "import"), True)
FILLER = {
    "kind": "role", "schema": 1, "name": "filler", "uid": uid("fillerrole"), "label": label("filler"), "deny": [],
    "grants": [{"uid": uid("fillergrant"), "form": "each", "actions": RIGHTS,
                "fields": [{"field": "*", "see": "clear", "write": "always"}]}],
}  # fmt: skip
VIEW = {
    "kind": "view", "schema": 1, "name": "all", "uid": uid("allview"), "label": label("all"), "form": "each",
    "as": "table", "columns": ["text", "long_text"], "filter": [], "sort": [],
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
async def types(platform: Platform, bank: Bank) -> None:
    """The app, published; rm1 may do everything."""
    async with platform.database.transaction() as session:
        await platform.definitions.apps.add(session, ADA, label=Label(zh=APP), app=APP)
    for body in (WORDS, EACH, FILLER, VIEW):
        await put_draft(platform, APP, body)
    await publish_all(platform, APP)
    async with platform.database.transaction() as session:
        holding = Holding(APP, "filler", person=bank.people["rm1"])
        await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)


@pytest.fixture(scope="module")
async def filler(client_for: ClientFor, types: None) -> Browser:
    """Who may do everything."""
    return await client_for("rm1")


@pytest.fixture(scope="module")
async def worker(platform: Platform, types: None) -> AsyncIterator[None]:
    """Somebody who does the jobs."""
    stop = asyncio.Event()
    working = Worker(platform.database, platform.parts["handlers"], platform.clock, poll_seconds=0.2)
    task = asyncio.create_task(working.run(stop))
    yield
    stop.set()
    await task


async def new(browser: Browser, **values: Any) -> dict[str, Any]:
    """A record."""
    answer = await browser.post(RECORDS, json={"values": values})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def settled(browser: Browser, path: str) -> dict[str, Any]:
    """What is worked on in the background, once nobody works on it any more."""
    for _ in range(2_400):
        found: dict[str, Any] = (await browser.get(path)).json()
        if found["state"] not in ("reading", "checking", "importing", "undoing", "running"):
            return found
        await asyncio.sleep(0.05)
    raise AssertionError(f"still {found['state']} after minutes")


async def imported(browser: Browser, content: bytes, **asked: str) -> dict[str, Any]:
    """A file brought in, as far as it is right."""
    answer = await browser.post(f"{FORM}/import", content=content, params={"dry_run": "false", **asked})
    assert answer.status_code == 201, answer.text
    return await settled(browser, f"{FORM}/imports/{answer.json()['id']}")


def as_csv(*rows: Sequence[str]) -> bytes:
    """A CSV file."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def as_workbook(*rows: Sequence[str]) -> bytes:
    """An Excel file whose cells are texts."""
    book = Workbook()
    sheet: Any = book.active
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value, cell.data_type = text, "s"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
