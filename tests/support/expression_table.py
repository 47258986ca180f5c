"""The form of `expression_records` as tables, for what runs in SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, Column, Date, FromClause, Integer, MetaData, Numeric, Table, Text
from sqlalchemy.dialects.postgresql import TIMESTAMP

from engine.query.sql_columns import Children, Sql

TRIAL = MetaData(schema="trial")
CUSTOMER = Table(
    "customer",
    TRIAL,
    Column("id", Integer, primary_key=True),
    Column("uaum", Numeric),
    Column("urate", Numeric),
    Column("uage", Numeric),
    Column("usegment", Text),
    Column("uname", Text),
    Column("uvip", Boolean),
    Column("udue", Date),
    Column("uopened", Date),
    Column("useen", TIMESTAMP(timezone=True)),
    Column("urisk", Text),
)
DEPOSIT = Table(
    "deposit",
    TRIAL,
    Column("id", Integer, primary_key=True),
    Column("customer", Integer, index=True),
    Column("uamount", Numeric),
    Column("umatures", Date),
    Column("ukind", Text),
    Column("uopen", Boolean),
)


@dataclass(frozen=True)
class TableColumns:
    """The columns of one table, and the deposits of a customer."""

    rows: FromClause

    def field(self, path: tuple[str, ...]) -> Sql:
        if len(path) != 1:
            raise KeyError(path)
        return self.rows.c[path[0]]

    def children(self, path: tuple[str, ...]) -> Children:
        if path != ("udeposits",):
            raise KeyError(path)
        deposits: Any = DEPOSIT.alias()
        return Children(deposits, deposits.c.customer == self.rows.c.id, TableColumns(deposits))
