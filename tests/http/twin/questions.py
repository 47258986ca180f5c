"""Every way of reading there is, as a table: which route, asked how. A route that reads records and stands neither here
nor among those left out, each with its reason, fails `test_every_way_of_reading_is_asked`."""

from __future__ import annotations

import asyncio
import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from openpyxl import load_workbook

from tests.http.conftest import Browser

FORM = "/api/apps/{app}/forms/{form}"
RECORDS = f"{FORM}/records"
ONE = f"{RECORDS}/{{record}}"


@dataclass(frozen=True)
class Question:
    """What is asked: the channel it belongs to, the route, and what is sent. `each` asks it of every record."""

    channel: str
    route: str
    form: str = "client"
    query: dict[str, Any] = field(default_factory=dict)
    body: Any = None
    each: bool = False


def conditions(name: str, op: str, value: Any = None) -> list[dict[str, Any]]:
    return [{"field": name, "op": op, "value": value}]


QUESTIONS = (
    Question("list", f"GET {RECORDS}"),
    Question("list", f"GET {RECORDS}", query={"limit": 2}),
    Question("list", f"GET {RECORDS}", query={"fields": "name,aum,secret"}),
    Question("list", f"GET {RECORDS}", query={"view": "clients"}),
    Question("list", f"GET {RECORDS}", query={"bin": True}),
    Question("list", f"POST {RECORDS}/query", body={"limit": 200}),
    Question("sort", f"GET {RECORDS}", query={"sort": "-name"}),
    Question("sort", f"GET {RECORDS}", query={"sort": "phone"}),
    Question("sort", f"GET {RECORDS}", query={"sort": "-aum"}),
    Question("sort", f"GET {RECORDS}", query={"sort": "secret"}),
    Question("filter", f"POST {RECORDS}/query", body={"filter": conditions("name", "contains", "2")}),
    Question("filter", f"POST {RECORDS}/query", body={"filter": conditions("phone", "contains", "9")}),
    Question("filter", f"POST {RECORDS}/query", body={"filter": conditions("aum", "gt", "150")}),
    Question("filter", f"GET {RECORDS}", query={"filter": 'secret = "s1"'}),
    Question("filter", f"GET {RECORDS}", query={"filter": 'contains(name, "1") and created_at < now()'}),
    Question("filter", f"GET {FORM}/filter/names"),
    Question("filter", f"POST {FORM}/filter/check", body={"filter": {"all": []}}),
    Question("roll-up", f"GET {RECORDS}", query={"filter": "count(visit_list) > 1"}),
    Question("roll-up", f"GET {RECORDS}", query={"filter": "sum(visit_list.amount) > 25"}),
    Question("roll-up", f"GET {RECORDS}", query={"filter": 'some each in visit_list satisfies each.about = "about 1"'}),
    Question("look-up", f"GET {RECORDS}", "visit", query={"filter": 'contains(client.name, "2")'}),
    Question("look-up", f"GET {RECORDS}", "visit", query={"filter": "client.aum > 150"}),
    Question("look-up", f"GET {RECORDS}", "visit", query={"filter": "client = null"}),
    Question("relation", f"GET {RECORDS}", "visit", query={"limit": 200}),
    Question("relation", f"GET {ONE}/related", each=True),
    Question("relation", f"GET {ONE}/cases", each=True),
    Question("relation", f"GET {FORM}/lookup", query={"q": "name"}),
    Question("relation", f"GET {FORM}/lookup", query={"ids": "{all}"}),
    Question("relation", f"GET {FORM}/referred/client/{{record}}", "visit", each=True),
    Question("relation", f"POST {FORM}/offered", "visit", body={"field": "client", "values": {"about": "name 1"}}),
    Question("relation", f"POST {FORM}/offered", "visit", body={"field": "client", "values": {}, "q": "name"}),
    Question("group", f"POST {RECORDS}/groups", body={"by": {"field": "rm"}}),
    Question("group", f"POST {RECORDS}/groups", "visit", body={"by": {"field": "client"}}),
    Question("group", f"POST {RECORDS}/groups", body={"by": {"field": "secret"}}),
    Question("totals", f"POST {RECORDS}/groups", "visit", body={"totals": [{"field": "amount", "of": "sum"}]}),
    Question("totals", f"POST {RECORDS}/groups", body={"totals": [{"field": "aum", "of": "max"}]}),
    Question("quality", f"POST {FORM}/quality", body={}),
    Question("quality", f"POST {FORM}/quality", body={"by": "org"}),
    Question("quality", f"POST {FORM}/quality", "visit", body={}),
    Question("quality", f"POST {RECORDS}/query", body={"filter": conditions("quality.duplicate", "found")}),
    Question("quality", f"POST {RECORDS}/query", body={"filter": conditions("quality.empty.aum", "found")}),
    Question("quality", f"POST {RECORDS}/query", body={"filter": conditions("quality.invalid.secret", "found")}),
    Question("quality", f"POST {RECORDS}/query", body={"filter": conditions("quality.missing", "found")}),
    Question("record", f"GET {ONE}", each=True),
    Question("record", f"GET {ONE}", "visit", each=True),
    Question("history", f"GET {ONE}/history", each=True),
    Question("history", f"GET {ONE}/versions/1", each=True),
    Question("comment", f"GET {ONE}/comments", each=True),
    Question("record", f"GET {ONE}/shares", each=True),
    Question("record", f"GET {ONE}/editing", each=True),
    Question("comment", f"GET {ONE}/mentionable", query={"q": ""}, each=True),
    Question("search", "GET /api/search", query={"q": "name"}),
    Question("search", "GET /api/search", query={"q": "name 1"}),
    Question("search", "GET /api/search", query={"q": "about"}),
    Question("search", "GET /api/search", query={"q": "0001"}),
    Question("search", "GET /api/search", query={"q": "13800000001"}),
    Question("search", "GET /api/search", query={"q": "s1"}),
    Question("search", "GET /api/search", query={"q": "t1", "form": "till/client"}),
    Question("search", "GET /api/search", query={"q": "name", "form": "till/client", "limit": 1}),
    Question("search", "GET /api/search", query={"q": "inner", "form": "till/visit"}),
    Question("search", f"POST {RECORDS}/recognise", body={"values": {"phone": "13800000001"}}),
    Question("search", f"POST {RECORDS}/recognise", body={"values": {"phone": "13899990001", "name": "name 1"}}),
    Question("search", f"POST {RECORDS}/recognise", body={"values": {"code": "K1"}}),
    Question("search", f"POST {RECORDS}/recognise", body={"values": {"secret": "s1"}}),
    Question("export", f"GET {FORM}/export", query={"format": "csv"}),
    Question("export", f"GET {FORM}/export", query={"format": "xlsx"}),
    Question("file", f"GET {ONE}/files/papers/{{file}}", each=True),
    Question("file", f"GET {ONE}/files/papers", each=True),
    Question("notice", "GET /api/mentions"),
    Question("case", "GET /api/cases/{case}", each=True),
    Question("case", "GET /api/cases/{case}/story", each=True),
    Question("inbox", "GET /api/tasks"),
    Question("inbox", "GET /api/tasks", query={"box": "started"}),
    Question("inbox", "GET /api/tasks", query={"box": "started", "limit": 1}),
    Question("inbox", "GET /api/tasks", query={"box": "done"}),
    Question("inbox", "GET /api/tasks", query={"box": "cc"}),
    Question("inbox", "GET /api/tasks", query={"box": "team"}),
    Question("inbox", "GET /api/tasks/count"),
    Question("inbox", "GET /api/tasks/team"),
    Question("inbox", "GET /api/tasks/{task}", each=True),
    Question("catalogue", "GET /api/catalogue"),
    Question("catalogue", "GET /api/apps/{app}/forms"),
    Question("catalogue", f"GET {FORM}"),
    Question("catalogue", f"GET {FORM}/schema"),
    Question("catalogue", "GET /api/apps/{app}/views"),
    Question("catalogue", f"GET {FORM}/saved_views"),
    Question("catalogue", "GET /api/apps/{app}/views/clients"),
    Question("catalogue", f"GET {FORM}/import/template", query={"format": "csv"}),
    Question("error", f"PATCH {ONE}", body={"values": {"phone": "139****9999", "aum": "x", "none": 1}}, each=True),
    Question("error", f"PATCH {ONE}", body={"values": {"secret": "guess"}}, each=True),
    Question("error", f"POST {RECORDS}/check", body={"values": {"phone": "139****9999", "secret": "s1", "none": 1}}),
    Question("error", f"POST {RECORDS}/check", "visit", body={"values": {"amount": "x"}}),
    Question("error", f"POST {ONE}/transfer", body={"owner": "nobody"}, each=True),
    Question("error", f"DELETE {ONE}", "visit", each=True),
    Question("error", f"POST {ONE}/unmask", body={"field": "secret", "reason": "out of interest"}, each=True),
    Question("error", f"POST {FORM}/transfer/preview", body={"filter": conditions("aum", "gt", "1")}),
    Question("sort", f"GET {RECORDS}", query={"sort": "number,-created_at"}),
    Question("look-up", f"GET {RECORDS}", "visit", query={"filter": 'client.rm = me() or client.code = "K1"'}),
    Question("look-up", f"GET {RECORDS}", "visit", query={"sort": "client"}),
    Question("roll-up", f"GET {RECORDS}", query={"filter": "max(visit_list.amount) > 25"}),
    Question("roll-up", f"GET {RECORDS}", query={"filter": "count(visit_list[about = \"about 1\"]) = 1"}),
    Question("group", f"POST {RECORDS}/groups", body={"by": {"field": "aum"}}),
    Question("group", f"POST {RECORDS}/groups", "visit", body={"by": {"field": "about"}}),
    Question("totals", f"POST {RECORDS}/groups", "visit", body={"totals": [{"field": "amount", "of": "max"}]}),
    Question("totals", f"POST {RECORDS}/groups", "visit",
             body={"by": {"field": "client"}, "totals": [{"field": "amount", "of": "sum"}]}),
    Question("totals", f"POST {RECORDS}/groups", "visit", body={"totals": [{"field": "inner", "of": "count"}]}),
    Question("export", f"GET {FORM}/export", query={"format": "csv", "filter": 'contains(name, "name")'}),
    Question("export", f"GET {FORM}/export", query={"format": "csv", "filter": "aum > 100"}),
    Question("export", f"GET {FORM}/export", "visit", query={"format": "csv"}),
    Question("notice", "GET /api/mentions", query={"after": "{first}"}),
    Question("notice", "GET /api/mentions", query={"limit": 1}),
    Question("notice", "POST /api/mentions/seen", body={"ids": []}),
    Question("notice", "GET /api/notices"),
    Question("notice", "GET /api/notices", query={"unread": True}),
    Question("notice", "GET /api/notices/count"),
    Question("notice", "GET /api/notices/channels"),
    Question("notice", "POST /api/notices/read", body={"ids": []}),
    Question("notice", f"GET {ONE}/comments", query={"limit": 1}, each=True),
    Question("preview", f"POST {RECORDS}/bulk",
             body={"act": "update", "values": {"name": "every"}, "filter": conditions("name", "contains", "1")}),
    Question("preview", f"POST {RECORDS}/bulk", body={"act": "update", "values": {"name": "every"}}),
    Question("preview", f"POST {RECORDS}/bulk", body={"act": "update", "values": {"secret": "every"}}),
    Question("preview", f"POST {RECORDS}/bulk",
             body={"act": "update", "values": {"name": "x"}, "filter": conditions("secret", "eq", "t1")}),
    Question("preview", f"POST {RECORDS}/bulk", body={"act": "delete", "records": "{all}"}),
    Question("preview", f"POST {RECORDS}/bulk", body={"act": "update", "values": {"name": "x"}, "records": "{all}"}),
    Question("preview", f"POST {FORM}/transfer/preview", body={"filter": conditions("name", "contains", "name")}),
    Question("explain", "POST /api/permissions/explain", body={"action": "read", "field": "secret"}, each=True),
)  # fmt: skip

LEFT_OUT = {
    f"GET {FORM}/imports": "his own imports only",
    f"GET {FORM}/imports/{{batch}}": "his own imports only",
    f"GET {FORM}/imports/{{batch}}/report": "his own imports only",
    f"GET {FORM}/imports/{{batch}}/problems": "his own imports only",
    f"GET {RECORDS}/bulk": "his own acts only",
    f"GET {RECORDS}/bulk/{{act}}": "his own acts only",
    f"GET {RECORDS}/bulk/{{act}}/problems": "his own acts only",
    "GET /api/files/{file}": "his own uploads only, before they belong to a record",
    "POST /api/apps/{app}/decisions/{decision}/evaluate": "works on what is sent; it reads no record",
}
"""Routes that need not be asked, and why."""


def path_of(route: str) -> str:
    """The path of a question's route as it is declared."""
    return route.replace("/versions/1", "/versions/{version}").replace("/views/clients", "/views/{view}").replace(
        "/files/papers", "/files/{field}"
    ).replace("/referred/client/", "/referred/{field}/")  # fmt: skip


BEYOND = frozenset({"audit view", "import check"})
"""Channels that take more than one question: who is asked, or when, is said where the worlds are compared."""

CHANNELS_READ = frozenset({each.channel for each in QUESTIONS}) | BEYOND

ASKED = {path_of(each.route) for each in QUESTIONS}


async def everything(browser: Browser, records: dict[str, list[str]], of: Mapping[str, Mapping[str, str]]) -> Any:
    """All answers, by question: status, what is said of the content, and the content. `of` says which file, case and
    task belongs to which record."""
    found = {}
    for number, each in enumerate(QUESTIONS):
        for record in records["client" if "referred" in each.route else each.form] if each.each else [""]:
            found[each.channel, number, record] = await _asked(browser, each, record, records, of)
    return found


async def _asked(
    browser: Browser, each: Question, record: str, records: dict[str, list[str]], of: Mapping[str, Mapping[str, str]]
) -> Any:
    method, route = each.route.split(" ")
    place = route.format(
        app="till", form=each.form, record=record, **{what: known.get(record, record) for what, known in of.items()}
    )
    query = {name: ",".join(records[each.form]) if value == "{all}" else value for name, value in each.query.items()}
    query = {name: records["client"][0] if value == "{first}" else value for name, value in query.items()}
    body = each.body
    if isinstance(body, dict) and body.get("records") == "{all}":
        body = {**body, "records": records[each.form]}
    if each.channel == "explain":
        body = {**body, "person": browser.me["person"]["id"], "app": "till", "form": each.form, "record": record}
    headers = {"If-Match": '"1"'} if method in ("PATCH", "DELETE") else {}
    answer = await browser.request(method, place, params=query, json=body, headers=headers)
    kept = {name: answer.headers.get(name) for name in ("etag", "content-type", "content-length", "cache-control")}
    if "/bulk" in route and answer.status_code == 201:
        kept.pop("content-length")
        return answer.status_code, kept, without(answer.json(), "id", "created_at", "changed_at")
    if query.get("format"):
        kept.pop("content-length")
        return answer.status_code, kept, list(_cells(answer.content, query["format"], answer.status_code))
    return answer.status_code, kept, re.sub(rb'"trace_id":\s*"[^"]*"', b"", answer.content)


def without(answer: dict[str, Any], *names: str) -> dict[str, Any]:
    """But for what is of the asking and not of what is asked."""
    return {name: value for name, value in answer.items() if name not in names}


async def import_check(browser: Browser, records: dict[str, list[str]]) -> Any:
    """A file that names every client, seen or not, and what checking it finds; nothing is written."""
    lines = ["client,about,amount", *(f"name {at},about {at},x" for at, _ in enumerate(records["client"]))]
    place = "/api/apps/till/forms/visit/import"
    taken = await browser.post(place, content="\r\n".join(lines).encode(), params={"dry_run": "true"})
    if taken.status_code != 201:
        return taken.status_code, re.sub(rb'"trace_id":\s*"[^"]*"', b"", taken.content)
    one = f"{place}s/{taken.json()['id']}"
    for _ in range(1_200):
        found = (await browser.get(one)).json()
        if found["state"] not in ("reading", "checking"):
            break
        await asyncio.sleep(0.05)
    told = (await browser.get(f"{one}/problems")).json()
    return without(found, "id", "created_at", "changed_at"), told


def _cells(content: bytes, kind: str, status: int) -> Iterator[Any]:
    """A file row by row; when it was made is said in its first lines and differs each time."""
    if status != 200:
        yield re.sub(rb'"trace_id":\s*"[^"]*"', b"", content)
    elif kind == "csv":
        yield from (row for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) if not _stamped(row))
    else:
        for sheet in load_workbook(io.BytesIO(content)).worksheets:
            rows = ([cell.value for cell in row] for row in sheet.iter_rows())
            yield from ([sheet.title, *row] for row in rows if not _stamped(row))


def _stamped(row: list[Any]) -> bool:
    return any(re.search(r"\d{4}-\d\d-\d\d \d\d:\d\d", str(cell)) for cell in row[:3])
