"""Carrying out the steps of a publication on the tables: the record layer's side of `definitions.steps`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import cast

from sqlalchemy import select

from engine.database.session import Database, ReadSession, Session
from engine.definitions.steps import Batch, LateChecks, Words, Work
from engine.definitions.tables import physical_column, physical_index, physical_key, physical_table
from engine.fields.searched import field_of_index
from engine.kinds import Step, StoredTable
from engine.problems import Problem
from engine.records.schema import aftermath
from engine.records.schema.cast import is_widening
from engine.records.schema.catalogue import (
    PREPARED,
    READY,
    ColumnRow,
    columns_of,
    indexes_of,
    retire_replaced_columns,
    set_state,
    table_of,
    tables_of,
)
from engine.records.schema.columns import add_columns, create_table, widen
from engine.records.schema.conversion import conversions, convert, left_behind
from engine.records.schema.dual import Conversion
from engine.records.schema.indexes import OF_TEXT, add_foreign_key, add_index, fits, physical_columns
from engine.records.schema.limits import table_limits
from engine.records.schema.plan import (
    AddColumn,
    AddForeignKey,
    AddIndex,
    ChangeColumn,
    CreateTable,
    DropIndex,
    RetireColumn,
    SchemaStep,
)

ORDER: tuple[type[object], ...] = (
    CreateTable,
    AddColumn,
    ChangeColumn,
    AddIndex,
    AddForeignKey,
    DropIndex,
    RetireColumn,
)
"""What comes later refers to what comes earlier, in whichever definition it was planned."""


class SchemaExecutor:
    """Executes schema steps on one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def batches(self, steps: Sequence[Step], work: Work) -> Sequence[Batch]:
        """Tables first, then columns, one table at a time, then what is built on them."""
        mine = [cast(SchemaStep, step) for step in steps if type(step) in ORDER[:5]]
        mine.sort(key=lambda step: (ORDER.index(type(step)), step.form))
        batches = []
        for (kind, form), group in groupby(mine, key=lambda step: (type(step), step.form)):
            together = list(group)
            label = work.labels.get(form.rpartition(".")[2]) or _plain(form)  # of a sub-table that of its field
            for chosen in [together] if kind is AddColumn else [[each] for each in together]:
                batches.append(Batch(_sentence(chosen, label, work), chosen))
        return batches

    async def check(self, session: ReadSession, steps: Sequence[Step], work: Work) -> list[Problem]:
        """Limits of each table: attribute slots ever used, and indexes."""
        return await table_limits(session, [cast(SchemaStep, each) for each in steps if type(each) in ORDER], work)

    async def prepare(self, batch: Batch, work: Work) -> None:
        """One batch; done again after a crash it finds its work done or goes on with it."""
        for step in batch.steps:
            match step:
                case CreateTable():
                    await create_table(self._database, step, work)
                case AddColumn():
                    added = [each for each in batch.steps if isinstance(each, AddColumn)]
                    await self._add_columns(step.form, added, work)
                    return
                case ChangeColumn():
                    await self._change_column(step, work)
                case AddIndex():
                    await add_index(self._database, step, work)
                case AddForeignKey():
                    await add_foreign_key(self._database, step, work)
                case _:
                    raise TypeError(f"{step!r} is no step that prepares a table")

    async def _add_columns(self, form: str, steps: Sequence[AddColumn], work: Work) -> None:
        """A form that comes back may find a column of another type: that one is changed and not taken for the same."""
        async with self._database.reading() as session:
            table = await table_of(session, work.app, form)
            columns = await columns_of(session, table) if table is not None else []
        ready = {each.field: each.sql_type for each in columns if each.state == READY}
        other = [each for each in steps if ready.get(each.field, each.sql_type) != each.sql_type]
        await add_columns(self._database, form, [each for each in steps if each not in other], work)
        for each in other:
            await self._change_column(ChangeColumn(form, each.field, each.name, each.sql_type), work)

    async def _change_column(self, step: ChangeColumn, work: Work) -> None:
        async with self._database.reading() as session:
            table = await table_of(session, work.app, step.form)
            columns = await columns_of(session, table) if table is not None else []
            old = next((each for each in columns if each.field == step.field and each.state == READY), None)
        if table is None or old is None:
            added = AddColumn(step.form, step.field, step.name, step.sql_type)
            await add_columns(self._database, step.form, [added], work)
        elif old.sql_type == step.sql_type and step.recipe is None:
            return
        elif step.recipe is None and is_widening(old.sql_type, step.sql_type):
            await widen(self._database, step, old, work)
        else:
            await convert(self._database, step, work)
            await self._follow(step, old, work)

    async def _follow(self, step: ChangeColumn, old: ColumnRow, work: Work) -> None:
        """What stood on the old column is built on the new one too."""
        async with self._database.reading() as session:
            table = await table_of(session, work.app, step.form)
            assert table is not None, "the column just made is in a table"
            standing = [
                each
                for each in await indexes_of(session, table)
                if each.state == READY and old.name in each.columns and fits(each.method, step.sql_type)
            ]
            now = physical_columns([step.field], await columns_of(session, table))
        for each in standing if now != [old.name] else ():
            again = AddIndex(step.form, each.asked_by, tuple(each.fields), unique=each.is_unique, method=each.method)
            await add_index(self._database, again, work)

    async def switch(self, session: Session, work: Work) -> LateChecks:
        """What was prepared becomes what the live release uses; changes of type are to be looked at once more."""
        changed = [
            each
            for table in await tables_of(session, work.app)
            for each in await conversions(session, table, work.publication)
        ]
        await retire_replaced_columns(session, work.app, work.publication)
        for kept in (physical_table, physical_column, physical_index, physical_key):
            mine = (kept.c.app == work.app, kept.c.publication == work.publication, kept.c.state == PREPARED)
            await set_state(session, kept, *mine, state=READY)
        return changed

    async def verify(self, session: Session, checks: LateChecks, work: Work) -> list[Problem]:
        """Values that came too late to be converted stop the switch; an index shows at once that there are none."""
        found = [await left_behind(session, each, work) for each in checks if isinstance(each, Conversion)]
        return [each for each in found if each is not None]

    async def tidy(self, steps: Sequence[Step], work: Work, present: Collection[str]) -> None:
        """Mark what only the release before needed; drop indexes and triggers nobody needs, never a column."""
        await aftermath.tidy(
            self._database, [cast(SchemaStep, each) for each in steps if type(each) in ORDER], work, present
        )

    async def undo(self, work: Work) -> None:
        """Drop what a publication that failed had begun and would bind writers to: indexes, keys, triggers."""
        await aftermath.undo(self._database, work)

    async def forget(self, session: Session, app: str) -> None:
        """Drop what was made for an app that was never published."""
        await aftermath.forget_app(session, app)

    async def tables(self, session: ReadSession) -> Mapping[tuple[str, str], StoredTable]:
        """Where the records of every form are."""
        kept, column = physical_table.c, physical_column.c
        rows = await session.rows(select(kept.app, kept.form, kept.schema_name, kept.table_name))
        columns: dict[tuple[str, str], dict[str, str]] = {}
        for row in await session.rows(
            select(column.app, column.form, column.field, column.column_name).where(column.state == READY)
        ):
            columns.setdefault((row.app, row.form), {})[row.field] = row.column_name
        index, of_text = physical_index.c, defaultdict[tuple[str, str, str], set[str]](set)
        for row in await session.rows(
            select(index.app, index.form, index.method, index.fields).where(
                index.method.in_(OF_TEXT), index.state == READY
            )
        ):
            of_text[row.app, row.form, row.method].update(row.fields)
        return {
            (row.app, row.form): StoredTable(
                row.schema_name,
                row.table_name,
                columns.get((row.app, row.form), {}),
                searched=frozenset(of_text[row.app, row.form, "search"]),
                ordered=frozenset(of_text[row.app, row.form, "pinyin"]),
            )
            for row in rows
        }


def _sentence(steps: Sequence[SchemaStep], form: Words, work: Work) -> Words:
    """What a person reads while a batch is carried out."""
    step = steps[0]
    name = field_of_index(step.name) if isinstance(step, AddIndex) else getattr(step, "field", "")
    part = work.labels.get(name, _plain("…"))
    match step:
        case CreateTable():
            return _said(f"为「{form['zh']}」建表", f'Make the table of "{form["en"]}"')
        case AddColumn():
            named = _listed(work.labels.get(each.field, _plain(each.name)) for each in cast(Sequence[AddColumn], steps))
            return _said(f"「{form['zh']}」增加 {named['zh']}", f'Add {named["en"]} to "{form["en"]}"')
        case ChangeColumn():
            return _said(
                f"「{form['zh']}」的「{part['zh']}」换用新类型", f'Change the type of "{part["en"]}" in "{form["en"]}"'
            )
        case AddIndex(unique=True):
            return _said(f"检查并保证「{part['zh']}」不重复", f'Make sure "{part["en"]}" is unique')
        case AddIndex(method="search"):
            return _said(f"让「{part['zh']}」可以搜索", f'Make "{part["en"]}" searchable')
        case AddIndex():
            return _said(f"为「{part['zh']}」建索引", f'Build an index for "{part["en"]}"')
        case _:
            return _said(f"核对「{part['zh']}」的引用", f'Check the references of "{part["en"]}"')


def _listed(labels: Iterable[Words], shown: int = 4) -> Words:
    every = list(labels)
    more = len(every) - shown
    zh = "、".join(f"「{each['zh']}」" for each in every[:shown]) + (f" 等 {len(every)} 个字段" if more > 0 else "")
    en = ", ".join(f'"{each["en"]}"' for each in every[:shown]) + (f" and {more} more fields" if more > 0 else "")
    return _said(zh, en)


def _said(zh: str, en: str) -> Words:
    return {"zh": zh, "en": en}


def _plain(text: str) -> Words:
    return {"zh": text, "en": text}
