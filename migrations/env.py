"""Alembic's entry: runs on the connection and inside the transaction that `engine.database.migrations` hands over."""

from __future__ import annotations

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, version_table="migration", version_table_schema="platform")
with context.begin_transaction():
    context.run_migrations()
