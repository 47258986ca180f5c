"""How much one table can take: attribute slots PostgreSQL never gives back, and indexes every write has to keep."""

from __future__ import annotations

from collections.abc import Sequence

from engine.database.session import ReadSession
from engine.definitions.steps import Work
from engine.problems import Code, Problem
from engine.records.schema.catalogue import READY, columns_of, indexes_of, table_of
from engine.records.schema.columns import SYSTEM_COLUMNS, SYSTEM_INDEXES, reusable
from engine.records.schema.plan import AddColumn, AddIndex, ChangeColumn, DropIndex, SchemaStep

ATTRIBUTE_SLOTS = 1_200
INDEXES = 16

TOO_MANY_COLUMNS = Code(
    "too_many_columns",
    zh="表单“{form}”历来用过的列有 {count} 个，上限 {limit}；停用的字段也占位",
    en="The form '{form}' has used {count} columns over time; the limit is {limit}, and retired fields count",
)
TOO_MANY_INDEXES = Code(
    "too_many_indexes",
    zh="表单“{form}”需要 {count} 个索引，上限 {limit}；每次保存都要维护它们，请减少“加速查询”和“不允许重复”",
    en="The form '{form}' needs {count} indexes; the limit is {limit}: every save has to keep them all",
)


async def table_limits(session: ReadSession, steps: Sequence[SchemaStep], work: Work) -> list[Problem]:
    """Which tables would be over their limits after these steps."""
    problems: list[Problem] = []
    for form in sorted({step.form for step in steps}):
        mine = [step for step in steps if step.form == form]
        label = work.labels.get(form.rpartition(".")[2], {"zh": form, "en": form})
        slots, indexes = await _after(session, form, mine, work)
        if slots > ATTRIBUTE_SLOTS:
            problems.append(TOO_MANY_COLUMNS.at("", form=label, count=slots, limit=ATTRIBUTE_SLOTS))
        if indexes > INDEXES:
            problems.append(TOO_MANY_INDEXES.at("", form=label, count=indexes, limit=INDEXES))
    return problems


async def _after(session: ReadSession, form: str, steps: Sequence[SchemaStep], work: Work) -> tuple[int, int]:
    """Attribute slots and indexes of a form's table once the steps are done."""
    table = await table_of(session, work.app, form)
    added = {step.name for step in steps if isinstance(step, AddIndex)}
    gone = {step.name for step in steps if isinstance(step, DropIndex)} - added
    wanted = [step for step in steps if isinstance(step, AddColumn | ChangeColumn)]
    system_indexes = len(SYSTEM_INDEXES) + 1  # and the primary key
    if table is None:
        return len(SYSTEM_COLUMNS) + len(wanted), system_indexes + len(added)
    columns = await columns_of(session, table)
    used = await session.raw.fetchval(
        "select count(*) from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid"
        " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
        " where n.nspname = $1 and c.relname = $2 and a.attnum > 0",
        table.schema,
        table.name,
    )
    standing = {each.asked_by for each in await indexes_of(session, table) if each.state == READY}
    standing_fields = {each.field for each in columns if each.state == READY}
    new = [
        step
        for step in wanted
        if reusable(columns, step) is None and not (isinstance(step, AddColumn) and step.field in standing_fields)
    ]
    return used + len(new), system_indexes + len((standing - gone) | added)
