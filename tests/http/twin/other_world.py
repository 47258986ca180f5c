"""What differs in the twin of a world: what a reader may not see, and nothing else."""

from __future__ import annotations

from uuid import UUID

from engine.database.identifier import new_id
from tests.http.twin.conftest import World


async def change_what_is_hidden(world: World, reader: str, rule: str, seen: dict[str, set[str]]) -> None:
    """The twin of the world: every hidden cell and row is another, there are more hidden rows, and one is gone."""
    away, unit = world.bank.people["inspector"], world.bank.units["HQ-QUALITY"]
    hidden = {name: [UUID(each) for each in ids if each not in seen[name]] for name, ids in world.records.items()}
    shown = {name: [UUID(each) for each in sorted(seen[name])] for name in seen}
    await world.do(
        "update {client} set {client.secret} = 'other', {client.aum} = {client.aum} + 77,"
        " {client.phone} = left({client.phone}, 3) || '9999' || right({client.phone}, 4) where id = any($1)",
        shown["client"],
    )
    await world.do("update {visit} set {visit.inner} = 'other' where id = any($1)", shown["visit"])
    secret, aum = (world.entity("client").by_name[each].uid for each in ("secret", "aum"))
    await world.do(
        "update platform.change set changes = changes || jsonb_build_object($2::text, '[null, \"guess\"]'::jsonb)"
        " where record_id = any($1) and changes ? $2",
        shown["client"], secret,
    )  # fmt: skip
    await world.do(
        "update {client} set {client.name} = 'twin', {client.code} = 'twin' || id::text, {client.secret} = 'twin',"
        " {client.phone} = '13911112222', {client.aum} = {client.aum} / 4, {client.rm} = $2, owner_id = $2,"
        " org_id = $3, version = 9, updated_at = updated_at - interval '1 day', updated_by = $2 where id = any($1)",
        hidden["client"], away, unit,
    )  # fmt: skip
    await world.do(
        "update platform.change set changes = jsonb_build_object($2::text, '[\"1.00\", \"2.00\"]'::jsonb), actor = $3"
        " where record_id = any($1)",
        hidden["client"], aum, away,
    )  # fmt: skip
    await world.do(
        "update platform.comment set body = 'twin', mentions = array[$2::uuid] where record_id = any($1)",
        hidden["client"], world.bank.people[reader],
    )  # fmt: skip
    await world.do(
        "insert into platform.mention (person, comment_id) select $2, id from platform.comment"
        " where record_id = any($1) on conflict do nothing",
        hidden["client"], world.bank.people[reader],
    )  # fmt: skip
    await world.do(
        "update {visit} set {visit.about} = 'about 1', {visit.amount} = 999, owner_id = $2, org_id = $3"
        " where id = any($1)",
        hidden["visit"], away, unit,
    )  # fmt: skip
    await _other_cases(world, reader, hidden["client"], away)
    await _more_that_is_hidden(world, rule, hidden, shown, away)


async def _other_cases(world: World, reader: str, hidden: list[UUID], away: UUID) -> None:
    """Cases of hidden records came further, with other people; but for those the reader started himself."""
    cases = [UUID(world.cases[str(each)]) for each in hidden]
    theirs = "select id from platform.flow_case where id = any($1) and initiator <> $2"
    me = world.bank.people[reader]
    await world.do(
        "update platform.flow_task set person = $3, urged = 7, opinion = '{\"text\": \"twin\"}'"
        f" where case_id in ({theirs})", cases, me, away,
    )  # fmt: skip
    await world.do(
        f"update platform.flow_event set person = $3, details = '{{\"twin\": 1}}' where case_id in ({theirs})",
        cases, me, away,
    )  # fmt: skip
    await world.do(
        "update platform.flow_case set label = '{\"zh\": \"twin\", \"en\": \"twin\"}', suspended = true,"
        f" started_at = started_at - interval '1 day', unit = null where id in ({theirs})",
        cases, me,
    )  # fmt: skip


async def _more_that_is_hidden(
    world: World, rule: str, hidden: dict[str, list[UUID]], shown: dict[str, list[UUID]], away: UUID
) -> None:
    """Rows there are in this world only, and one that is gone."""
    structural = rule not in ("rm = me()", "aum > 100")
    if structural and hidden["visit"] and shown["client"]:  # more hidden visits, also to clients who are seen
        columns = world.columns("visit")
        for each in shown["client"]:
            copied = columns.replace(world._said("{visit.client}"), "$3::uuid")
            await world.do(
                f"insert into {{visit}} (id, {columns}) select $1, {copied} from {{visit}} where id = $2",
                new_id(), hidden["visit"][0], each,
            )  # fmt: skip
    if hidden["client"]:
        columns = world.columns("client")
        copied = columns.replace(world._said("{client.code}"), "'copy' || $1::uuid::text")
        copied = copied.replace(world._said("{client.number}"), "'C-9999'")
        await world.do(
            f"insert into {{client}} (id, {columns}) select $1::uuid, {copied} from {{client}} where id = $2",
            new_id(), hidden["client"][0],
        )  # fmt: skip
        await world.do(
            "update {client} set deleted_at = updated_at, deleted_by = $2 where id = $1", hidden["client"][-1], away
        )
