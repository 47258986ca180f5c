"""A rule over a million customers and three million deposits: the SQL an expression becomes against hand-written SQL.

Both statements run over the same embedded PostgreSQL, in turns; processor time of PostgreSQL with all its workers.
"""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import psutil
from sqlalchemy import Column, Date, FromClause, Integer, MetaData, Numeric, Select, Table, Text, func, select, text
from sqlalchemy.schema import CreateSchema, CreateTable

from benchmarks.measure import Ratio
from benchmarks.records import bench_folder
from engine.database.embedded import EmbeddedServer
from engine.database.migrations import migrate
from engine.database.session import Database
from engine.expressions.check import check_text
from engine.expressions.given import Given
from engine.expressions.python_source import Moment
from engine.expressions.surroundings import Choice, Member, Plain
from engine.expressions.types import DATE, ListOf, Money, Option, Record, Typed
from engine.query.sql_columns import Children, Sql
from engine.query.sql_parameters import run_parameters
from engine.query.to_sql import is_true
from engine.reference import Label

if TYPE_CHECKING:
    from benchmarks.expressions import Comparing

RULE = (
    'aum > 5000000 and 风险偏好 at least "稳健" and '
    'some 存款 in 存款列表 satisfies 存款.金额 >= 1000000 and 存款.到期日 <= today() + duration("P30D")'
)
BY_HAND = """
select count(*) from (select c.id from bench.customer c where c.aum > 5000000 and c.risk in ('steady', 'bold')
and exists (select 1 from bench.deposit d where d.customer = c.id and d.amount >= 1000000
and d.matures <= date '2026-12-22')) as found
"""
BANK = MetaData(schema="bench")
CUSTOMER = Table(
    "customer", BANK, Column("id", Integer, primary_key=True), Column("aum", Numeric), Column("risk", Text)
)
DEPOSIT = Table(
    "deposit", BANK, Column("id", Integer, primary_key=True), Column("customer", Integer, index=True),
    Column("amount", Numeric), Column("matures", Date),
)  # fmt: skip
FILL = (
    """insert into bench.customer select i,
    case when random() < 0.1 then null else (random() * 10000000)::numeric(18, 2) end,
    case when random() < 0.1 then null else (array['careful', 'steady', 'bold'])[1 + floor(random() * 3)::int] end
    from generate_series(1, {customers}) as i""",
    """insert into bench.deposit select i, 1 + floor(random() * {customers})::int,
    case when random() < 0.05 then null else (random() * 2000000)::numeric(18, 2) end,
    case when random() < 0.05 then null else date '2026-06-01' + floor(random() * 700)::int end
    from generate_series(1, {deposits}) as i""",
)
DEPOSITS = Record("bench/deposit")
RANKS = ("careful", "steady", "bold")
UNHURRIED = text("set statement_timeout = 0")
"""Millions of rows are written here; on a busy machine that takes longer than a statement of the platform may."""


class Rows:
    """The columns of one of the two tables."""

    def __init__(self, rows: FromClause) -> None:
        self.rows = rows

    def field(self, path: tuple[str, ...]) -> Sql:
        (name,) = path
        return self.rows.c[name]

    def children(self, path: tuple[str, ...]) -> Children:
        deposits: Any = DEPOSIT.alias("d")
        return Children(deposits, deposits.c.customer == self.rows.c.id, Rows(deposits))


def _member(name: str, zh: str, of: Any) -> Member:
    return Member(name, name, Label(zh=zh), Typed(of))


AROUND = Plain(
    {
        None: (
            _member("aum", "资产", Money("CNY")),
            _member("risk", "风险偏好", Option("bench/risk", ranked=True)),
            _member("deposits", "存款列表", ListOf(DEPOSITS)),
        ),
        DEPOSITS: (_member("amount", "金额", Money("CNY")), _member("matures", "到期日", DATE)),
    },
    {"bench/risk": tuple(Choice(code, Label(zh=zh)) for code, zh in zip(RANKS, ("保守", "稳健", "进取"), strict=True))},
)


def statement() -> tuple[Select[Any], dict[str, Any]]:
    """What the rule becomes, counted, with what it is run with."""
    checked, problems = check_text(RULE, AROUND)
    assert checked is not None, problems
    assert checked.pushable.level == "full"
    moment = Moment(datetime(2026, 11, 22, 9, 30, tzinfo=UTC), date(2026, 11, 22), Given(ranks={"bench/risk": RANKS}))
    found = select(CUSTOMER.c.id).where(is_true(checked, Rows(CUSTOMER))).subquery()
    return select(func.count()).select_from(found), run_parameters(checked, moment)


async def set_based(compare: Comparing, customers: int) -> None:
    """Fill two tables, then let the two statements take turns."""
    server = EmbeddedServer.join(bench_folder() / "postgres")
    try:
        await migrate(server.url)
        database = Database(server.url)
        try:
            await _compared(
                compare, database, int((server.layout.cluster / "postmaster.pid").read_text().split()[0]), customers
            )
        finally:
            await database.dispose()
    finally:
        server.leave()


async def _compared(compare: Comparing, database: Database, postmaster: int, customers: int) -> None:
    async with database.transaction() as session:
        await session.execute(UNHURRIED)
        await session.execute(CreateSchema("bench"))
        for each in BANK.sorted_tables:
            await session.execute(CreateTable(each))
        for fill in FILL:
            await session.execute(text(fill.format(customers=customers, deposits=3 * customers)))
        await session.execute(text("create index on bench.deposit (customer)"))
    async with database.reading() as session:
        await session.execute(UNHURRIED)
        await session.execute(text("vacuum analyze bench.customer"))
        await session.execute(text("vacuum analyze bench.deposit"))
        made, parameters = statement()
        assert await session.scalar(made, parameters) == await session.scalar(text(BY_HAND))
        spent: dict[str, list[float]] = {"ours": [], "hand": []}
        wall: dict[str, list[float]] = {"ours": [], "hand": []}
        for number in range(compare.rounds + 1):
            for name in ("ours", "hand"):
                began, cpu = time.perf_counter(), _cpu(postmaster)
                await (session.scalar(made, parameters) if name == "ours" else session.scalar(text(BY_HAND)))
                if number:
                    spent[name].append(_cpu(postmaster) - cpu)
                    wall[name].append(time.perf_counter() - began)
    told = (
        f"wall {Ratio.of(wall['ours'], wall['hand'])}, ours {min(wall['ours']):.3f} s, hand {min(wall['hand']):.3f} s"
    )
    compare.told(
        f"rule over {customers:,} × {3 * customers:,} / by hand", Ratio.of(spent["ours"], spent["hand"]), 1.2, told
    )


def _cpu(postmaster: int) -> float:
    """Seconds of PostgreSQL with all its backends; workers that are gone count with the postmaster."""
    process = psutil.Process(postmaster)
    total = sum(process.cpu_times()[:4])
    for child in process.children(recursive=True):
        try:
            total += sum(child.cpu_times()[:2])
        except psutil.NoSuchProcess:
            continue
    return total
