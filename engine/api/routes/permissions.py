"""Why may somebody do this, or why not? Asked about oneself by anybody, about others by the security administrator."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from fastapi import APIRouter, Request

from engine.api.declare import declared
from engine.api.errors import responses
from engine.api.record_shapes import Level, See, reader, with_names
from engine.api.shapes import In, LabelOut, Out
from engine.errors import Forbidden, Invalid, NotFound
from engine.identity.actor import PlatformRole
from engine.permissions.access import Action
from engine.permissions.explain import Reason
from engine.permissions.row_rule import ALL, RowRule
from engine.records.accounting import account
from engine.records.answer import SEES, WRITES

router = APIRouter(prefix="/api/permissions", tags=["permissions"])

OTHERS = {"zh": "查看他人的权限", "en": "look into others' rights"}


class QuestionIn(In):
    """Who, on which form, doing what; perhaps with which record and which field."""

    person: UUID
    app: str
    form: str
    action: Literal["read", "create", "update", "delete", "transfer", "share", "export", "import"] = "read"
    record: UUID | None = None
    field: str | None = None


class ReasonOut(Out):
    """One grant or denial; `holds` is null where it depends on the record and none was named."""

    role: str
    grant: str
    denies: bool
    rule: str | None
    holds: bool | None
    see: See | None
    write: Level | None
    sentence: LabelOut


class ExplanationOut(Out):
    """What comes of it, and every reason for and against."""

    allowed: bool
    see: See | None
    write: Level | None
    sentence: LabelOut
    reasons: list[ReasonOut]


@router.post(
    "/explain",
    responses=responses(Forbidden, Invalid, NotFound),
    openapi_extra=declared(permission="signed_in", audit="none", reads=True),
)
async def explain(request: Request, body: QuestionIn) -> ExplanationOut:
    """Why this person may or may not."""
    caller = reader(request)
    if body.person != caller.actor.me and not caller.actor.holds(PlatformRole.SECURITY_ADMIN):
        raise Forbidden(OTHERS)
    found = await account(
        caller, body.person, body.app, body.form, Action(body.action), record=body.record, field=body.field
    )
    told = ExplanationOut(
        allowed=found.allowed,
        see=None if found.see is None else SEES[found.see],
        write=None if found.write is None else WRITES[found.write],
        sentence=LabelOut(**found.sentence.as_dict()),
        reasons=[_out(each) for each in found.reasons],
    )
    return await with_names(request, told)


def _out(reason: Reason) -> ReasonOut:
    return ReasonOut(
        role=reason.role,
        grant=reason.grant,
        denies=reason.denies,
        rule=_written(reason.rule),
        holds=reason.holds,
        see=None if reason.field is None else SEES[reason.field.see],
        write=None if reason.field is None else WRITES[reason.field.write],
        sentence=LabelOut(**reason.sentence.as_dict()),
    )


def _written(rule: RowRule | None) -> str | None:
    """As the role writes it; all records are `all`."""
    return None if rule is None else "all" if rule == ALL else rule.text
