"""Why may somebody do this, or why not? Asked about oneself by anybody, about others by the security administrator."""

from __future__ import annotations

from datetime import date
from typing import Literal, cast
from uuid import UUID

from fastapi import APIRouter, Request

from engine.api.declare import declared
from engine.api.errors import responses
from engine.api.record_shapes import Level, NamedOut, See, reader, with_names
from engine.api.role_labels import app_label
from engine.api.routes.record_shares import ShareOut
from engine.api.shapes import In, LabelOut, Listing, Out
from engine.definitions.live import Picture
from engine.errors import Forbidden, Invalid, NotFound
from engine.identity.actor import PlatformRole
from engine.permissions.access import Action
from engine.records.accounting import About
from engine.records.explaining import explained

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


class RuleValueOut(Out):
    """A field a rule names; its value where the asker sees it in clear."""

    label: LabelOut
    seen: bool
    value: str | None


class ReasonOut(Out):
    """One grant or denial; `holds` is null where it depends on the record and none was named, `unknown` where the rule
    is neither true nor false of it and the asker sees all it looks at."""

    role: str
    grant: str
    denies: bool
    rule: str | None
    holds: bool | None
    unknown: bool
    values: list[RuleValueOut]
    see: See | None
    write: Level | None
    sentence: LabelOut


class DelegateOut(Out):
    """Somebody who may act for him in one of his posts."""

    person: NamedOut
    post_label: LabelOut
    until: date


class PostExplanationOut(Out):
    """What comes of it in one post, with every reason for and against, and the shares of the record that reach him."""

    post: str | None
    post_label: LabelOut | None
    unit: NamedOut | None
    allowed: bool
    see: See | None
    write: Level | None
    sentence: LabelOut
    reasons: list[ReasonOut]
    shares: list[ShareOut]


class ExplanationOut(PostExplanationOut):
    """The same in the main post, and in the other posts; what the field says for everybody; who acts for him today."""

    notes: list[LabelOut]
    others: list[PostExplanationOut]
    delegates: list[DelegateOut]


class AskedFieldOut(Out):
    """A field that may be asked about."""

    name: str
    label: LabelOut


class AskedFormOut(Out):
    """A live form that may be asked about."""

    app: str
    app_label: LabelOut
    form: str
    label: LabelOut
    fields: list[AskedFieldOut]


@router.get("/forms", openapi_extra=declared(permission="security_admin", audit="none"))
async def forms(request: Request) -> Listing[AskedFormOut]:
    """The live forms of every app with their fields: about what the security administrator may ask. No record."""
    picture = cast(Picture, reader(request).live)
    items = [
        AskedFormOut(
            app=app,
            app_label=LabelOut(**app_label(picture, app)),
            form=entity.name,
            label=LabelOut(**entity.label.as_dict()),
            fields=[AskedFieldOut(name=each.name, label=LabelOut(**each.label.as_dict())) for each in entity.fields],
        )
        for app in picture.apps()
        for entity in (picture.entity(app, form.name) for form in picture.definitions(app, "form"))
    ]
    return Listing(items=items)


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
    about = About(body.app, body.form, Action(body.action), body.record, body.field)
    told = await explained(caller, body.person, about)
    return await with_names(request, ExplanationOut.model_validate(told))
