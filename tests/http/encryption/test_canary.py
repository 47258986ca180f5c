"""A clear value of an encrypted field, brought in by every way there is, lies nowhere: in no table, no log, no file of
who may not see it, no error."""

from __future__ import annotations

import asyncio
import io
from base64 import b64encode
from typing import Any
from uuid import UUID

import pytest
import structlog
from openpyxl import Workbook, load_workbook
from structlog.testing import LogCapture

from engine.api.dependencies import Platform
from engine.database.embedded.binaries import available
from engine.database.session import Database
from engine.identity.recognise import in_every_post
from engine.messages.compile import Said
from engine.messages.telling import Telling, tell
from engine.messages.template import read_template
from engine.problems import Language
from engine.records.caller import Caller
from engine.records.spoken import heard, value_of
from tests.http.conftest import Bank, Browser
from tests.http.encryption.conftest import FORM, RECORDS, VISITS

pytestmark = pytest.mark.usefixtures("worker")
IDS = ("110101199003074477", "11010119900307109X", "440524188001010014", "33010619900101123X", "110101199003078531")
SECRET, REMARK = "canary-secret-7731", "canary-remark-5520"
PHONES = ("13911112222", "13933334444", "13955556666", "13977778888")
CANARIES = (*IDS, SECRET, SECRET + "-b", REMARK, *PHONES)


@pytest.fixture(scope="module")
def logged() -> Any:
    """Everything that is logged."""
    capture = LogCapture()
    before = structlog.get_config()["processors"]
    structlog.configure(processors=[capture])
    yield capture
    structlog.configure(processors=before)


async def settled(browser: Browser, path: str) -> dict[str, Any]:
    for _ in range(600):
        found: dict[str, Any] = (await browser.get(path)).json()
        if found["state"] not in ("reading", "checking", "importing", "undoing", "running", "working"):
            return found
        await asyncio.sleep(0.05)
    raise AssertionError(found)


async def everything(database: Database) -> dict[str, str]:
    """Every row of every table as text, and every binary column also as it is, by table."""
    found = {}
    async with database.reading() as session:
        tables = await session.raw.fetch(
            "select n.nspname, c.relname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on"
            " n.oid = c.relnamespace where c.relkind in ('r', 'p', 'm')"
            " and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')"
        )
        for schema, table in tables:
            rows = await session.raw.fetch(f'select t::text, t from "{schema}"."{table}" t')
            texts = [row[0] for row in rows]
            texts += [each.decode("latin1") for row in rows for each in row[1].values() if isinstance(each, bytes)]
            found[f"{schema}.{table}"] = "\n".join(texts)
    return found


async def dumped(database_url: str) -> str:
    """What a backup has, as `pg_dump` writes it."""
    program = next(available()).folder / "pg_dump"
    done = await asyncio.create_subprocess_exec(
        program, database_url, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    out, trouble = await done.communicate()
    assert done.returncode == 0, trouble.decode()
    assert b"CREATE TABLE platform.change" in out
    return out.decode()


async def by_hand(clerk: Browser, looker: Browser) -> str:
    """A record made, changed, in conflict, gone back, deleted and brought back; its path."""
    values = {"name": "张三", "id_number": IDS[0], "phone": PHONES[0], "secret": SECRET, "remark": REMARK}
    made = await clerk.post(RECORDS, json={"values": values}, headers={"Idempotency-Key": "k1"})
    assert made.status_code == 201, made.text
    one = made.json()
    assert {name: one["values"][name] for name in values} == values
    path = f"{RECORDS}/{one['id']}"
    changed = await clerk.patch(
        path, json={"values": {"id_number": IDS[1], "secret": SECRET + "-b"}}, headers={"If-Match": '"1"'}
    )
    assert changed.status_code == 200, changed.text
    stale = await clerk.patch(path, json={"values": {"phone": PHONES[1]}}, headers={"If-Match": '"1"'})
    assert stale.status_code == 409, stale.text
    assert stale.json()["changes"]["id_number"] == {"base": IDS[0], "theirs": IDS[1]}
    taken = await clerk.post(RECORDS, json={"values": {"name": "李四", "id_number": IDS[1]}})
    assert [each["code"] for each in taken.json()["problems"]] == ["already_exists"]
    assert IDS[1] not in taken.text
    wrong = await looker.patch(path, json={"values": {"phone": PHONES[2]}}, headers={"If-Match": '"2"'})
    assert wrong.status_code in (403, 422)

    history = (await clerk.get(f"{path}/history")).json()["items"]
    told = {each["field"]: (each["old"], each["new"]) for each in history[0]["changes"]}
    assert told["id_number"] == (IDS[0], IDS[1])
    back = await clerk.post(f"{path}/revert", json={"version": 1}, headers={"If-Match": '"2"'})
    assert back.status_code == 200, back.text
    assert back.json()["values"]["id_number"] == IDS[0]
    await clerk.delete(path, headers={"If-Match": '"3"'})
    restored = await clerk.post(f"{path}/restore")
    assert restored.status_code == 200, restored.text
    assert restored.json()["values"]["secret"] == SECRET

    visit = await clerk.post(VISITS, json={"values": {"number": "V-1", "client": one["id"]}})
    assert visit.json()["labels"]["client"] == "张三"
    return path


async def in_a_file(clerk: Browser) -> None:
    """Rows of which one is right."""
    book = Workbook()
    book.active.append(["name", "id_number", "phone"])  # type: ignore[union-attr]
    book.active.append(["王五", IDS[3], PHONES[2]])  # type: ignore[union-attr]
    book.active.append(["赵六", IDS[3], PHONES[3]])  # type: ignore[union-attr]
    book.active.append(["错", "110101199003070000", PHONES[3]])  # type: ignore[union-attr]
    content = io.BytesIO()
    book.save(content)
    taken_in = await clerk.post(f"{FORM}/import", content=content.getvalue(), params={"dry_run": "false"})
    assert taken_in.status_code == 201, taken_in.text
    batch = taken_in.json()
    assert batch["columns"][1]["samples"][0] == IDS[3]
    done = await settled(clerk, f"{FORM}/imports/{batch['id']}")
    assert (done["state"], done["counts"]["created"]) == ("done", 1), done
    report = await clerk.get(f"{FORM}/imports/{batch['id']}/report")
    assert report.status_code == 200


async def said_in_messages(platform: Platform, bank: Bank, record: str) -> None:
    """A message whose template names every field, past the check that refuses it, to who sees them in clear and to who
    sees masks: in the product, as e-mail and as text message."""
    names = ("name", "id_number", "phone", "secret", "remark", "level")
    template = read_template(" ".join(f"{{{{ {name} }}}}" for name in names))
    async with platform.database.transaction() as session:
        for login in ("rm1", "rm2"):
            (actor,) = await in_every_post(session, bank.people[login], day=platform.clock.today())
            caller = Caller(session, actor, platform.live.now, platform.clock, Language.ZH)
            found = await heard(caller, caller.lens("vault", "client"), UUID(record))
            words = {name: await value_of(caller, found, (name,), Language.ZH) for name in names}
            assert {name for name, each in words.items() if each} == {"name"}, words
            text = template.filled(lambda path, w=words: w[path[0]])  # type: ignore[misc]
            said = Said(text, text)
            one = Telling(f"canary {login}", actor.person, "message", texts={"zh": text, "en": text},
                          outside={"email": said, "sms": said})  # fmt: skip
            assert await tell(session, platform.clock, [one]) == 1


async def test_what_is_encrypted_lies_nowhere_in_clear(
    database: Database, clerk: Browser, looker: Browser, logged: LogCapture, platform: Platform, bank: Bank
) -> None:
    path = await by_hand(clerk, looker)
    await in_a_file(clerk)
    await said_in_messages(platform, bank, path.rsplit("/", 1)[1])
    asked = {"act": "update", "values": {"remark": REMARK}, "records": [path.rsplit("/", 1)[1]]}
    bulk = await clerk.post(f"{RECORDS}/bulk", json=asked)
    assert bulk.status_code == 201, bulk.text
    looked = await settled(clerk, f"{RECORDS}/bulk/{bulk.json()['id']}")
    assert looked["changes"][0]["value"] == REMARK

    exported = await looker.get(f"{FORM}/export", params={"format": "xlsx"})
    assert exported.status_code == 200, exported.text
    sheets = load_workbook(io.BytesIO(exported.content))
    cells = "\n".join(str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row)
    shown = (
        (await looker.get(RECORDS)).text + (await looker.get(f"{path}/history")).text + (await looker.get(path)).text
    )
    unmasked = await looker.post(f"{path}/unmask", json={"field": "id_number", "reason": "回访客户"})
    assert unmasked.json()["value"] == IDS[0]

    told = [(await looker.get("/api/search", params={"q": each})).text for each in (SECRET[:-2], IDS[0][:8], "张三")]
    told += [
        (await looker.get(place)).text
        for place in ("/api/mentions", "/api/notices", f"{path}/comments", f"{path}/related")
    ]
    found = {**await everything(database), "export": cells, "shown": shown, "log": repr(logged.entries)}
    found |= {"notices and findings": "\n".join(told), "dump": await dumped(database.url)}
    written = {each: (each, each.encode().hex(), b64encode(each.encode()).decode().rstrip("=")) for each in CANARIES}
    leaks = {
        (place, each) for place, text in found.items() for each in CANARIES for way in written[each] if way in text
    }
    assert leaks == set()


async def test_a_sealed_value_that_was_moved_does_not_open(database: Database, clerk: Browser) -> None:
    ids = []
    for name in ("甲", "乙"):
        made = await clerk.post(RECORDS, json={"values": {"name": name, "secret": f"of {name}"}})
        ids.append(made.json()["id"])
    async with database.transaction() as session:
        row = await session.raw.fetchrow(
            "select t.schema_name, t.table_name, c.column_name from platform.physical_table t"
            " join platform.physical_column c using (app, form) where c.field = $1",
            "secretxxxxxx",
        )
        assert row is not None
        table, column = f'"{row[0]}"."{row[1]}"', f'"{row[2]}"'
        await session.raw.execute(
            f"update {table} set {column} = (select {column} from {table} where id = $1) where id = $2", *ids
        )
    assert (await clerk.get(f"{RECORDS}/{ids[0]}")).json()["values"]["secret"] == "of 甲"
    moved = await clerk.get(f"{RECORDS}/{ids[1]}")
    assert (moved.status_code, moved.json()["code"]) == (500, "sealed_value_not_whole")
    async with database.transaction() as session:
        await session.raw.execute(f"update {table} set {column} = null where id = $1", ids[1])
