"""An import as a careful programmer writes it for this one form: read, checked value by value with all that is wrong,
rows and a change each sent by COPY in pieces of a transaction each."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import asyncpg
import orjson

from benchmarks.scale.seeding import Form
from engine.database.identifier import new_id

PIECE = 500
ZONE = ZoneInfo("Asia/Shanghai")
PHONE = re.compile(r"1[3-9]\d{9}")
LEVELS = frozenset({"mass", "vip", "private"})
BOOLEANS = {"是": True, "否": False, "true": True, "false": False}
FIELDS = (
    "number", "holder", "balance", "limit_", "count", "rate", "opened", "seen_at", "phone", "level", "is_open", "note",
)  # fmt: skip
SYSTEM = ("id", "version", "owner_id", "org_id", "created_at", "created_by", "updated_at", "updated_by")
CHANGE = ("record_id", "version", "at", "form", "action", "actor", "source", "cause", "changes")


def schema(form: Form) -> str:
    """The same table with the same indexes, and one for changes."""
    return f"""
        drop schema if exists by_hand cascade;
        create schema by_hand;
        create table by_hand.account (like {form.table} including indexes);
        create table by_hand.change (record_id uuid not null, version int not null, at timestamptz not null,
            form text not null, action text not null, actor uuid not null, source text not null, cause jsonb,
            changes jsonb not null, primary key (record_id, version));
    """


async def by_hand(connection: asyncpg.Connection, content: bytes, person: UUID, unit: UUID) -> int:
    """How many were written."""
    names = await connection.fetch(
        "select column_name from information_schema.columns where table_schema = 'by_hand' and table_name = 'account'"
        " order by ordinal_position"
    )
    columns = [row[0] for row in names]
    values = [_column(columns, field) for field in FIELDS]
    rows = csv.reader(io.StringIO(content.decode()))
    next(rows)
    written, seen = 0, set[str]()
    await connection.set_type_codec(
        "jsonb",
        encoder=lambda text: b"\x01" + text.encode(),
        decoder=lambda raw: raw[1:].decode(),
        schema="pg_catalog",
        format="binary",
    )
    while piece := list(islice(rows, PIECE)):
        now, good = datetime.now(UTC), []
        for row in piece:
            found, wrong = _read(row, seen)
            if not wrong:
                good.append((new_id(), found))
        async with connection.transaction():
            taken = await connection.fetch(
                f'select 1 from by_hand.account where "{values[0]}" = any($1::text[]) and deleted_at is null',
                [found[0] for _, found in good],
            )
            assert not taken
            await connection.copy_records_to_table(
                "account",
                schema_name="by_hand",
                columns=[*SYSTEM, *values],
                records=((key, 1, person, unit, now, person, now, person, *found) for key, found in good),
            )
            await connection.copy_records_to_table(
                "change",
                schema_name="by_hand",
                columns=CHANGE,
                records=(
                    (key, 1, now, "account", "create", person, "import", '{"batch": 1}', _told(found))
                    for key, found in good
                ),
            )
        written += len(good)
    return written


def _column(columns: list[str], field: str) -> str:
    name = field.rstrip("_")
    return next(each for each in columns if each.rpartition("_")[0] == name)


def _told(found: tuple[Any, ...]) -> str:
    values = {name: [None, value] for name, value in zip(FIELDS, found, strict=True)}
    return orjson.dumps(values, default=str).decode()


def _read(row: list[str], seen: set[str]) -> tuple[tuple[Any, ...], list[str]]:
    wrong = list(_wrong(row, seen))
    if wrong:
        return (), wrong
    number, holder, balance, count, rate, opened, at, phone, level, is_open, note = (each.strip() for each in row)
    money = Decimal(balance)
    return (
        number, holder, money, money * 2, int(count), Decimal(rate), date.fromisoformat(opened),
        datetime.fromisoformat(at).replace(tzinfo=ZONE), phone, level, BOOLEANS[is_open], note,
    ), []  # fmt: skip


def _wrong(row: list[str], seen: set[str]) -> Iterator[str]:
    """Everything, not the first."""
    number, holder, balance, count, rate, opened, at, phone, level, is_open, note = (each.strip() for each in row)
    if not 0 < len(number) <= 20:
        yield "number"
    if number in seen:
        yield "number twice"
    seen.add(number)
    if not 0 < len(holder) <= 40:
        yield "holder"
    for name, text, digits, places in (("balance", balance, 18, 2), ("rate", rate, 9, 2)):
        try:
            value = Decimal(text)
        except InvalidOperation:
            yield name
            continue
        exponent = value.as_tuple().exponent
        if not value.is_finite() or not isinstance(exponent, int) or -exponent > places or value.adjusted() > digits:
            yield name
        elif name == "balance" and value < 0:
            yield "a balance is not negative"
    if not count.lstrip("-").isdigit():
        yield "count"
    for name, text, read in (("opened", opened, date.fromisoformat), ("seen_at", at, datetime.fromisoformat)):
        try:
            read(text)
        except ValueError:
            yield name
    if not PHONE.fullmatch(phone):
        yield "phone"
    if level not in LEVELS:
        yield "level"
    if is_open not in BOOLEANS:
        yield "is_open"
    if len(note) > 10_000:
        yield "note"
