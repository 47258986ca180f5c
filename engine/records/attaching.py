"""Files in what is being saved: each must stand in the record already, or be the writer's own upload for this field.

What a value says of a file (name, size, type) is taken from the upload and never from the sender. Claims are bound to
the record in the transaction that saves it; a save that fails leaves them as they were.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import orjson

from engine.errors import Forbidden, NotFound
from engine.fields.attached import ATTACHED, AttachedOptions, FilesText, file_ids
from engine.fields.field_type import Json
from engine.files import claims
from engine.files.claims import Place
from engine.files.upload import Rules
from engine.permissions.access import Action, See, Write
from engine.problems import Code, pointer
from engine.records.caller import Caller
from engine.records.entity import EntityField
from engine.records.lens import FIELD, Lens
from engine.records.sending import as_transaction
from engine.records.submission import NOT_WRITABLE, Submission
from engine.records.validation import VALUES, is_given
from engine.settings import Settings

NO_SUCH_FILE = Code(
    "no_such_file",
    zh="“{label}”里有一个文件已不存在，或不是为这个字段上传的，请重新上传",
    en="A file of {label} is not there any more, or was not uploaded for this field; upload it again",
)


async def attach(
    caller: Caller, lens: Lens, submission: Submission, record: UUID, current: Mapping[str, Json] | None = None
) -> None:
    """Put what is known of the files in the place of what was sent, and bind them to the record."""
    for each in lens.entity.fields:
        if each.type in ATTACHED and submission.values.get(each.uid) is not None:
            await _attach(caller, each, submission, record, lens.entity.uid, (current or {}).get(each.uid))


async def _attach(
    caller: Caller, field: EntityField, submission: Submission, record: UUID, form: str, was: Json
) -> None:
    ids = file_ids(submission.values[field.uid])
    session = as_transaction(caller)
    found = await claims.usable(session, ids, field=field.uid, form=form, record=record, me=caller.actor.person)
    known = {each.id: each for each in found}
    if any(each not in known for each in ids):
        del submission.values[field.uid]
        submission.problems.append(NO_SUCH_FILE.at(VALUES + pointer(field.name), label=field.label.as_dict()))
        return
    value = [known[each].as_json() for each in ids]
    if value == was:
        del submission.values[field.uid]
        return
    submission.values[field.uid] = FilesText(orjson.dumps(value).decode())
    await claims.refer(session, found, record, caller.clock.real())


def upload_place(lens: Lens, name: str, settings: Settings) -> tuple[Place, Rules]:
    """Where somebody's file is to go and what is taken there; refused where he may not write it."""
    field = lens.entity.by_name.get(name)
    if field is None or field.type not in ATTACHED:
        raise NotFound(FIELD.as_dict(), name[:60])
    levels: list[Write] = []
    for action in (Action.CREATE, Action.UPDATE):
        if field.uid in lens.rights.ever_written(action):
            levels.append(lens.rights.ever_written(action)[field.uid])
    if not levels or is_given(field):
        if lens.rights.ever_seen_as.get(field.uid, See.HIDDEN) is See.HIDDEN:
            raise NotFound(FIELD.as_dict(), name[:60])
        raise Forbidden(code=NOT_WRITABLE, label=field.label.as_dict())
    options: Any = field.options
    assert isinstance(options, AttachedOptions)
    rules = Rules(options.takes(), min(options.largest(), settings.max_upload))
    return Place(lens.entity.app, lens.entity.uid, field.uid), rules
