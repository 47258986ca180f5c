"""A customer register as a good engineer writes it by hand: FastAPI, pydantic and asyncpg, no framework of ours.

It does what the engine does for the same form: looks up the session, filters rows by owner, opens and masks two sealed
fields in Python, and leaves one audit row and one change row in the transaction of each write.
"""

import base64
import hashlib
import os
import time
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

import asyncpg
import orjson
from fastapi import Depends, FastAPI, Header, HTTPException, Query, Request, Response

from benchmarks.baseline.model import CustomerIn, CustomerOut, CustomerPage, CustomerPatch

SYSTEM = ("id", "version", "owner_id", "org_id", "created_at", "created_by", "updated_at", "updated_by")
COLUMNS = ", ".join((*SYSTEM, *CustomerIn.model_fields))
MINE = "from baseline.customer where deleted_at is null and owner_id = $1"
SEALED = ("id_number", "phone")


@asynccontextmanager
async def lifespan(app: FastAPI):
    """One pool for the process."""
    async with asyncpg.create_pool(os.environ["BASELINE_DSN"], min_size=4, max_size=16) as pool:
        app.state.pool = pool
        yield


app = FastAPI(lifespan=lifespan)


async def connection(request: Request):
    """A connection for this request."""
    async with request.app.state.pool.acquire() as acquired:
        yield acquired


Connection = Annotated[asyncpg.Connection, Depends(connection)]


async def current_person(request: Request, db: Connection) -> asyncpg.Record:
    """Who holds the session cookie, from one indexed query."""
    row = await db.fetchrow(
        "select p.id, p.org_id, p.sees_clear, s.csrf from baseline.session s"
        " join baseline.person p on p.id = s.person_id and p.state = 'active'"
        " where s.token_hash = $1 and s.expires_at > $2",
        hashlib.sha256(request.cookies.get("session", "").encode()).digest(),
        datetime.now(UTC),
    )
    if row is None:
        raise HTTPException(401, "log in first")
    if request.method != "GET" and request.headers.get("x-csrf-token") != row["csrf"]:
        raise HTTPException(403, "wrong CSRF token")
    return row


Person = Annotated[asyncpg.Record, Depends(current_person)]


def uuid7() -> UUID:
    """A new identifier that sorts by the time it was made (RFC 9562, section 5.7)."""
    value = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(10), "big")
    return UUID(int=value & ~(0xF << 76) & ~(0x3 << 62) | 7 << 76 | 2 << 62)


def shown(row: asyncpg.Record, person: asyncpg.Record) -> CustomerOut:
    """A row as this person may see it; opening the sealed fields stands in for decryption."""
    values = dict(row)
    for name, front, back in (("id_number", 1, 1), ("phone", 3, 4)):
        if value := row[name] and base64.b64decode(row[name]).decode():
            stars = "*" * (len(value) - front - back)
            values[name] = value if person["sees_clear"] else value[:front] + stars + value[-back:]
    return CustomerOut.model_construct(**values)


def stored(values: dict[str, Any]) -> dict[str, Any]:
    """Field values as the table holds them; sealing stands in for encryption."""
    return {n: base64.b64encode(v.encode()).decode() if n in SEALED and v else v for n, v in values.items()}


async def trace(db: Connection, person: Person, key: UUID, version: int, action: str, changes: dict[str, Any]) -> None:
    """One change row and one audit row, in the transaction of the write."""
    at = datetime.now(UTC)
    await db.execute(
        "insert into baseline.change (at, record_id, version, action, actor, source, changes)"
        " values ($1, $2, $3, $4, $5, 'api', $6)",
        *(at, key, version, action, person["id"], orjson.dumps(changes).decode()),
    )
    details = orjson.dumps({"fields": sorted(changes), "version": version}).decode()
    digest = hashlib.sha256(orjson.dumps([action, person["id"], key, details, at], default=str)).digest()
    await db.execute(
        "insert into baseline.audit (at, kind, actor, subject_type, subject_id, details, row_hash)"
        " values ($1, $2, $3, 'customer', $4, $5, $6)",
        *(at, f"record.{action}", person["id"], str(key), details, digest),
    )


@app.get("/customers/{key}", response_model=CustomerOut)
async def get_customer(key: UUID, db: Connection, person: Person, response: Response):
    """One of my customers."""
    row = await db.fetchrow(f"select {COLUMNS} {MINE} and id = $2", person["id"], key)
    if row is None:
        raise HTTPException(404, "no such customer")
    response.headers["etag"] = f'"{row["version"]}"'
    return shown(row, person)


@app.get("/customers", response_model=CustomerPage)
async def list_customers(
    db: Connection, person: Person, after: str | None = None, limit: Annotated[int, Query(ge=1, le=200)] = 50
):
    """My customers, newest first, a page at a time."""
    where, args = MINE, [person["id"]]
    count = await db.fetchval(f"select count(*) from (select 1 {where} limit 1001) t", *args)
    if after:
        instant, key = after.split("_")
        where, args = f"{where} and (created_at, id) < ($2, $3)", [*args, datetime.fromisoformat(instant), UUID(key)]
    page = f"select {COLUMNS} {where} order by created_at desc, id desc limit {limit + 1}"
    rows = await db.fetch(page, *args)
    last = rows[limit - 1] if len(rows) > limit else None
    return CustomerPage.model_construct(
        items=[shown(row, person) for row in rows[:limit]],
        next=f"{last['created_at'].isoformat()}_{last['id']}" if last else None,
        count={"value": min(count, 1000), "exact": count <= 1000},
    )


@app.post("/customers", response_model=CustomerOut, status_code=201)
async def create_customer(body: CustomerIn, db: Connection, person: Person, response: Response):
    """A new customer of mine."""
    key, at = uuid7(), datetime.now(UTC)
    values = dict(
        zip(SYSTEM, (key, 1, person["id"], person["org_id"], at, person["id"], at, person["id"]), strict=True)
    )
    values |= stored(body.model_dump())
    marks = ", ".join(f"${n}" for n in range(1, len(values) + 1))
    async with db.transaction():
        insert = f"insert into baseline.customer ({', '.join(values)}) values ({marks}) returning {COLUMNS}"
        row = await db.fetchrow(insert, *values.values())
        given = body.model_dump(mode="json", exclude_none=True)
        await trace(db, person, key, 1, "create", {name: [None, value] for name, value in given.items()})
    response.headers["etag"] = '"1"'
    return shown(row, person)


@app.patch("/customers/{key}", response_model=CustomerOut)
async def update_customer(
    key: UUID,
    body: CustomerPatch,
    db: Connection,
    person: Person,
    response: Response,
    if_match: Annotated[str, Header()],
):
    """Change some fields of a customer of mine, if nobody changed him meanwhile."""
    values = stored(body.model_dump(exclude_unset=True))
    async with db.transaction():
        old = await db.fetchrow(f"select {COLUMNS} {MINE} and id = $2 for update", person["id"], key)
        if old is None:
            raise HTTPException(404, "no such customer")
        if if_match.strip('"') != str(old["version"]):
            raise HTTPException(409, "somebody else changed it")
        sets = ", ".join(f"{name} = ${n}" for n, name in enumerate(values, start=4))
        row = await db.fetchrow(
            f"update baseline.customer set version = version + 1, updated_at = $2, updated_by = $3, {sets}"
            f" where id = $1 returning {COLUMNS}",
            *(key, datetime.now(UTC), person["id"], *values.values()),
        )
        before, after = (CustomerOut.model_construct(**dict(each)).model_dump(mode="json") for each in (old, row))
        changes = {name: [before[name], after[name]] for name in values if before[name] != after[name]}
        await trace(db, person, key, row["version"], "update", changes)
    response.headers["etag"] = f'"{row["version"]}"'
    return shown(row, person)
