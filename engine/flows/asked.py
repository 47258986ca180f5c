"""What somebody asks to do with a task, as it was sent: read, or everything that is wrong with it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from engine.flows.task_model import ActionName
from engine.problems import Code, Problem

ACTIONS: Mapping[str, tuple[str, str]] = {
    "approve": ("同意", "Approve"),
    "reject": ("驳回", "Reject"),
    "complete": ("办理完成", "Complete"),
    "return": ("退回", "Return"),
    "transfer": ("转办", "Transfer"),
    "delegate": ("委派", "Delegate"),
    "consult": ("征求意见", "Consult"),
    "add_signer": ("加签", "Add a signer"),
    "remove_signer": ("减签", "Remove a signer"),
    "cc": ("抄送", "Send a copy"),
    "save": ("暂存", "Save a draft"),
}
"""What the holder of a task may ask."""

MOST_TEXT, MOST_PEOPLE, MOST_SIGNATURE, MOST_FILES = 4_000, 50, 200_000, 20
WAYS = ("before", "beside", "after")
NOT_TEXT = Code("flow_not_text", zh="应为不超过 {limit} 个字的文字", en="A text of at most {limit} characters")
NO_OPINION = Code("flow_opinion_missing", zh="请填写意见", en="Give your opinion")
NO_SIGNATURE = Code("flow_signature_missing", zh="请手写签名", en="Sign by hand")
NO_FILE = Code("flow_attachment_missing", zh="请上传附件", en="Attach a file")
BAD_SIGNATURE = Code("flow_bad_signature", zh="签名应为 PNG 图片", en="A signature is a PNG image")
BAD_FILES = Code("flow_bad_files", zh="附件应为已上传文件的编号，最多 {limit} 个", en="At most {limit} ids of files")
NO_PEOPLE = Code("flow_people_missing", zh="请选择人员（1 到 {limit} 人）", en="Choose 1 to {limit} people")
ONE_PERSON = Code("flow_one_person", zh="只能选一个人", en="Choose one person only")
BAD_WAY = Code("flow_bad_way", zh="加签方式应为 before、beside 或 after", en="One of before, beside, after")
NO_TARGET = Code("flow_target_missing", zh="请选择退回到哪个节点", en="Choose the node to return to")
BAD_VALUES = Code("flow_bad_values", zh="应为对象", en="Must be an object")
UNKNOWN = Code("flow_unknown_member", zh="不认识“{key}”", en="'{key}' is not known")
BAD_VERSION = Code("flow_bad_version", zh="版本应为正整数", en="A version is a positive whole number")
MEMBERS = frozenset({"opinion", "signature", "files", "people", "way", "to", "straight", "values", "version", "reason"})


@dataclass(slots=True)
class Asked:
    """An action with what belongs to it. `version` is the record's, as who acts saw it."""

    action: ActionName
    opinion: str = ""
    signature: str | None = None
    files: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    way: str = "before"
    to: str | None = None
    straight: bool | None = None
    values: dict[str, Any] = field(default_factory=dict)
    version: int | None = None

    @property
    def said(self) -> dict[str, Any]:
        """What is kept with the task."""
        return {"text": self.opinion, "signature": self.signature, "files": self.files}


def read_asked(action: str, body: Mapping[str, Any]) -> tuple[Asked, list[Problem]]:
    """What was sent for an action, and what is wrong with it."""
    asked, problems = Asked(action), []  # type: ignore[arg-type]
    problems += [UNKNOWN.at(f"/{key[:60]}", key=key[:60]) for key in body if key not in MEMBERS]
    opinion = body.get("opinion") or ""
    if not isinstance(opinion, str) or len(opinion) > MOST_TEXT:
        problems.append(NOT_TEXT.at("/opinion", limit=MOST_TEXT))
    else:
        asked.opinion = opinion.replace("\x00", "").strip()
    problems += _signed(asked, body)
    problems += _people(asked, body)
    asked.way = body.get("way", "before")
    if asked.way not in WAYS:
        problems.append(BAD_WAY.at("/way"))
    to = body.get("to")
    if action == "return" and (not isinstance(to, str) or not to):
        problems.append(NO_TARGET.at("/to"))
    asked.to = to if isinstance(to, str) else None
    asked.straight = body.get("straight") if isinstance(body.get("straight"), bool) else None
    values = body.get("values") or {}
    if not isinstance(values, dict):
        problems.append(BAD_VALUES.at("/values"))
    else:
        asked.values = values
    version = body.get("version")
    if version is not None and (isinstance(version, bool) or not isinstance(version, int) or not 0 < version < 2**31):
        problems.append(BAD_VERSION.at("/version"))
    else:
        asked.version = version
    return asked, problems


def _signed(asked: Asked, body: Mapping[str, Any]) -> list[Problem]:
    problems = []
    signature, files = body.get("signature"), body.get("files") or []
    if signature is not None:
        is_png = isinstance(signature, str) and signature.startswith("data:image/png;base64,")
        if not is_png or len(signature) > MOST_SIGNATURE or not signature.isascii():
            problems.append(BAD_SIGNATURE.at("/signature"))
        else:
            asked.signature = signature
    if not isinstance(files, list) or len(files) > MOST_FILES or not all(_is_id(each) for each in files):
        problems.append(BAD_FILES.at("/files", limit=MOST_FILES))
    else:
        asked.files = [str(each) for each in files]
    return problems


def _people(asked: Asked, body: Mapping[str, Any]) -> list[Problem]:
    wanted = asked.action in ("transfer", "delegate", "consult", "add_signer", "remove_signer", "cc")
    people = body.get("people") or []
    sound = isinstance(people, list) and len(people) <= MOST_PEOPLE and all(_is_id(each) for each in people)
    if not sound or (wanted and not people):
        return [NO_PEOPLE.at("/people", limit=MOST_PEOPLE)]
    asked.people = list(dict.fromkeys(str(UUID(each)) for each in people))
    if asked.action in ("transfer", "delegate", "remove_signer") and len(asked.people) > 1:
        return [ONE_PERSON.at("/people")]
    return []


def _is_id(each: Any) -> bool:
    try:
        return isinstance(each, str) and bool(UUID(each))
    except ValueError:
        return False


def lacks(asked: Asked, part: Any) -> list[Problem]:  # Any: a node's part
    """What its author requires of this action and was not given."""
    found = []
    given = {"comment": bool(asked.opinion), "signature": asked.signature is not None, "attachment": bool(asked.files)}
    told = {"comment": NO_OPINION.at("/opinion"), "signature": NO_SIGNATURE.at("/signature"),
            "attachment": NO_FILE.at("/files")}  # fmt: skip
    for name, is_given in given.items():
        rule = getattr(part, name, None)
        if rule is not None and asked.action in rule.required_on and not is_given:
            found.append(told[name])
    return found
