"""Text that would end a statement, a string or a name of the database: in every value, every name and every question
there is. It is kept letter by letter or refused in words; nothing breaks, and every table is where it was."""

from __future__ import annotations

from itertools import cycle
from typing import Any
from urllib.parse import quote

import pytest

from engine.api.dependencies import Platform
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.every_type.conftest import APP, EACH, EVERY_TYPE, FORM, RECORDS, as_csv, imported, label, new

pytestmark = pytest.mark.usefixtures("worker")
HOSTILE = (
    "'; drop table platform.person; --",
    '"; drop schema platform cascade; --',
    "') or 1=1 --",
    "' union select password_hash from platform.person --",
    "1; select pg_sleep(20)",
    "$$; delete from platform.person; $$",
    "$1 $2 :me %s %(x)s {0} ? \\? ::text",
    "/* */ -- # ; \\",
    "\\'; drop table x; --",
    "%' or '%'='",
    "_%\\_\\%",
    "pg_catalog.pg_class",
    "x' || (select version()) || 'y",
    "ʼ; drop table x; ＇ ；",
    "select current_setting('is_superuser')",
)
AS_WRITTEN = ("text", "long_text")


@pytest.fixture(scope="module", autouse=True)
async def untouched(platform: Platform, bank: Bank, types: None) -> Any:
    """Every table and column there was is there afterwards, and everybody."""
    before = await _there(platform)
    yield
    assert await _there(platform) == before


async def _there(platform: Platform) -> Any:
    async with platform.database.reading() as session:
        columns = await session.raw.fetch(
            "select table_schema, table_name, column_name from information_schema.columns"
            " where table_schema not in ('information_schema', 'pg_catalog') order by 1, 2, 3"
        )
        people = await session.raw.fetchval("select count(*) from platform.person")
    return [tuple(each) for each in columns], people


def is_answered(answer: Any, *more: int) -> bool:
    """Done, or refused in words; never an error of ours."""
    return answer.status_code in (200, 201, 404, 409, 422, *more)


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_value_is_kept_letter_by_letter_or_refused_in_words(filler: Browser, text: str) -> None:
    written = {
        "text": text, "long_text": text, "address": {"detail": text},
        "table": [{"text": text, "long_text": text}],
    }  # fmt: skip
    record = await new(filler, **written)
    kept = (await filler.get(f"{RECORDS}/{record['id']}")).json()["values"]
    assert [kept[name] for name in AS_WRITTEN] == [text, text]
    assert kept["address"]["detail"] == text
    assert [kept["table"][0][name] for name in AS_WRITTEN] == [text, text]
    changed = await filler.patch(
        f"{RECORDS}/{record['id']}", json={"values": {"long_text": text + text}}, headers={"If-Match": '"1"'}
    )
    assert changed.json()["values"]["long_text"] == text + text
    told = (await filler.get(f"{RECORDS}/{record['id']}/history")).json()["items"]
    assert text in [each["new"] for each in told[1]["changes"]]
    for name in ("text", "long_text"):
        only = [{"field": name, "op": "contains", "value": text}]
        page = (await filler.post(f"{RECORDS}/query", json={"filter": only})).json()
        assert [each["id"] for each in page["items"]] == [record["id"]]
    others = {name: text for name in EVERY_TYPE if name not in (*AS_WRITTEN, "tags", "rich_text", "address")}
    refused = await filler.post(RECORDS, json={"values": others})
    assert refused.status_code == 422, refused.text
    assert {each["path"].split("/")[2] for each in refused.json()["problems"]} == others.keys()
    lists = {name: [text] for name in EVERY_TYPE if name not in (*AS_WRITTEN, "tags")}
    assert (await filler.post(RECORDS, json={"values": lists})).status_code == 422
    loose = await filler.post(RECORDS, json={"values": {"tags": [text], "rich_text": text}})
    assert is_answered(loose), loose.text


async def test_every_question_of_every_type_takes_it_for_text(filler: Browser) -> None:
    fields = (await filler.get(FORM)).json()["fields"]
    assert {each["name"] for each in fields} == set(EVERY_TYPE)
    texts, asked = cycle(HOSTILE), 0
    for field in fields:
        for op in field["operators"]:
            text = next(texts)
            for value in (text, [text, text]):
                only = [{"field": field["name"], "op": op, "value": value}]
                answer = await filler.post(f"{RECORDS}/query", json={"filter": only})
                assert is_answered(answer), (only, answer.text)
                asked += 1
    assert asked > 2 * len(EVERY_TYPE)


@pytest.mark.parametrize("text", HOSTILE)
async def test_every_other_part_of_a_question_takes_it_for_text(filler: Browser, text: str) -> None:
    said = text.replace("\\", "\\\\").replace('"', '\\"')
    quoted = quote(text, safe="")
    for where, body in (
        ("records/query", {"filter": f'text = "{said}"'}),
        ("records/query", {"filter": f'contains(long_text, "{said}")'}),
        ("records/query", {"filter": text}), ("records/query", {"filter": [{"field": text, "op": "eq", "value": 1}]}),
        ("records/query", {"filter": [{"field": "text", "op": text, "value": 1}]}),
        ("records/query", {"sort": [text]}), ("records/query", {"sort": [f"-{text}"]}),
        ("records/query", {"after": text}),
        ("records/query", {"fields": [text]}), ("records/query", {"view": text}), ("records/query", {text: text}),
        ("records/groups", {"by": {"field": text}}), ("records/groups", {"by": {"field": "text", "part": text}}),
        ("records/groups", {"totals": [{"field": text, "of": "sum"}]}),
        ("records/groups", {"totals": [{"field": "money", "of": text}]}),
        ("filter/check", {"filter": text}), ("transfer/preview", {"filter": text}), ("transfer", {"owner": text}),
        ("records/bulk", {"act": text}),
        ("records/bulk", {"act": "update", "records": [text], "values": {"text": text}}),
        ("records/bulk", {"act": "update", "filter": text, "values": {text: text}}),
        ("saved_views", {"name": text, "view": text, "body": {"columns": [{"field": text}]}}),
    ):  # fmt: skip
        answer = await filler.post(f"{FORM}/{where}", json=body)
        assert is_answered(answer), (where, body, answer.text)
    for path in (
        f"{FORM}/lookup?q={quoted}", f"{FORM}/lookup?ids={quoted}", f"{RECORDS}?sort={quoted}", f"{RECORDS}/{quoted}",
        f"{RECORDS}?view={quoted}", f"{RECORDS}?fields={quoted}", f"{FORM}/export?format=csv&filter={quoted}",
        f"{FORM}/export?format={quoted}", f"/api/apps/{quoted}", f"/api/apps/{APP}/forms/{quoted}/records",
        f"/api/apps/{APP}/views/{quoted}", f"{FORM}/referred/{quoted}/{quoted}", f"/api/files/{quoted}",
        f"/api/people/lookup?q={quoted}", f"/api/people/lookup?ids={quoted}", f"/api/org_units/lookup?q={quoted}",
        f"/api/search?q={quoted}", f"/api/mentions?after={quoted}", f"{FORM}/imports/{quoted}",
    ):  # fmt: skip
        answer = await filler.get(path)
        assert is_answered(answer, 400), (path, answer.text)


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_name_is_refused_in_words_and_a_label_is_kept(
    filler: Browser, client_for: ClientFor, bank: Bank, text: str
) -> None:
    builder, admin = await client_for("builder"), await client_for("admin")
    place = f"/api/apps/{APP}/definitions"
    field = {**EACH["fields"][0], "name": text, "uid": text, "type": text}
    bodies = (
        {**EACH, "name": text}, {**EACH, "uid": text}, {**EACH, "fields": [field]},
        {**EACH, "fields": [{**EACH["fields"][0], "computed": text, "visible_if": text, "options": {text: text}}]},
        {**EACH, "unique": [{"uid": "uniquexxxx", "name": text, "fields": [text]}]}, {**EACH, "title_field": text},
    )  # fmt: skip
    for body in bodies:
        answer = await builder.post(f"{place}/form/each/check", json={"body": body})
        assert answer.status_code in (200, 422), answer.text
        assert answer.json()["problems"], body
    named = await builder.put(f"{place}/form/{quote(text, safe='')}/draft", json=EACH, headers={"If-None-Match": "*"})
    assert named.status_code in (404, 405, 422), named.text
    options = [{"uid": "toldoption", "code": "one", "label": label(text)}]
    told = {"kind": "option_set", "schema": 1, "name": "told", "uid": "toldoptionset", "label": label(text)}
    told["options"] = options
    saved = await builder.put(f"{place}/option_set/told/draft", json=told, headers={"If-None-Match": "*"})
    assert saved.status_code == 200, saved.text
    assert saved.json()["body"]["label"]["zh"] == text
    assert saved.json()["body"]["options"][0]["label"]["zh"] == text
    assert (await builder.delete(f"{place}/option_set/told/draft")).status_code == 204
    app = await builder.post("/api/apps", json={"app": text, "label": label(text)})
    assert app.status_code == 422, app.text
    for where, body in (
        ("/api/people", {"login": f"{text};", "name": text}),
        ("/api/posts", {"code": f"{text};", "label": label(text)}),
        ("/api/org_units", {"code": f"{text};", "label": label(text), "kind": "team", "parent": text}),
        (f"/api/people/{bank.people['rm3']}/lock", {"reason": None}),
    ):  # fmt: skip
        answer = await admin.post(where, json=body)
        assert answer.status_code == 422, (where, answer.text)
    auditor = await client_for("auditor")
    for name in ("kind", "actor", "app", "subject", "from", "to", "after"):
        answer = await auditor.get("/api/audit", params={name: text})
        assert is_answered(answer), (name, answer.text)


async def test_a_file_brought_in_is_only_text(filler: Browser) -> None:
    """In its name, its headings and its cells."""
    rows = [["text", "long_text", "address"], *([each, each, each] for each in HOSTILE)]
    batch = await imported(filler, as_csv(*rows), name=f"{HOSTILE[0]}.csv")
    assert (batch["state"], batch["counts"]["created"]) == ("done", len(HOSTILE)), batch
    for each in HOSTILE:
        only = [{"field": "text", "op": "eq", "value": each}, {"field": "address", "op": "contains", "value": each}]
        page = (await filler.post(f"{RECORDS}/query", json={"filter": only})).json()
        assert [one["values"]["long_text"] for one in page["items"]][:1] == [each]
    answer = await filler.post(
        f"{FORM}/import", content=as_csv([*HOSTILE, "text"], [*HOSTILE, "x"]), params={"dry_run": "true"}
    )
    assert answer.status_code == 201, answer.text
    assert answer.json()["mapping"] == [*(None for _ in HOSTILE), "text"] or answer.json()["mapping"] == []
