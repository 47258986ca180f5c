"""Why a file is not taken, or not handed out: codes and sentences of everything that deals with files."""

from __future__ import annotations

from collections.abc import Sequence

from engine.errors import Invalid, TooLarge, Unavailable
from engine.fields.attached import FILE_KINDS
from engine.files.signature import Content
from engine.problems import Code
from engine.reference import Label

FILE = Label(zh="文件", en="file")
PATH = "/file"

EMPTY_FILE = Code("file_empty", zh="“{name}”是空文件", en="'{name}' is empty")
KIND_NOT_TAKEN = Code(
    "file_kind_not_accepted",
    zh="“{name}”的内容是{found}，这里只接受{accepted}",
    en="By its content '{name}' is: {found}. Taken here: {accepted}",
)
NAME_DOES_NOT_FIT = Code(
    "file_name_does_not_fit",
    zh="“{name}”的扩展名与内容（{found}）不符，请改正文件名",
    en="The extension of '{name}' does not fit its content ({found}); put the name right",
)
INFECTED = Code(
    "file_infected",
    zh="“{name}”未通过病毒检查（{finding}），已删除",
    en="'{name}' did not pass the virus check ({finding}) and was dropped",
)
BROKEN_OFF = Code("upload_broken_off", zh="上传中断，请重试", en="The upload was broken off; try again")
TOO_MANY_WAITING = Code(
    "too_many_uploads",
    zh="你有太多已上传但未保存的文件，请先保存记录，或过 {hours} 小时再试",
    en="You have uploaded too much without saving it; save your records, or try again in {hours} hours",
)
SCAN_UNAVAILABLE = Code(
    "scan_unavailable",
    zh="病毒检查暂时不可用，文件未保存，请稍后再试",
    en="The virus check cannot be reached, so the file was not kept; try again later",
)
NO_ROOM = Code(
    "no_room_for_files",
    zh="文件存储空间不足或不可写，请联系管理员",
    en="There is no room for files, or their folder cannot be written; tell your administrator",
)
CONTENT_GONE = Code(
    "file_content_missing",
    zh="文件内容在存储中找不到，请联系管理员",
    en="The content of the file is not in its store; tell your administrator",
)

PROGRAM_WORDS = {"zh": "程序或脚本", "en": "a program or script"}


def kind_words(kinds: Sequence[str]) -> dict[str, str]:
    """Kinds of files as people read them."""
    known = [FILE_KINDS.get(each, (PROGRAM_WORDS["zh"], PROGRAM_WORDS["en"])) for each in kinds]
    return {"zh": "、".join(zh for zh, _ in known), "en": ", ".join(en for _, en in known)}


def not_taken(name: str, found: Content, takes: Sequence[str]) -> Invalid:
    """The content is of a kind the field does not take."""
    accepted = kind_words(takes)
    return Invalid([KIND_NOT_TAKEN.at(PATH, name=name, found=kind_words([found.kind]), accepted=accepted)])


def does_not_fit(name: str, found: Content) -> Invalid:
    """The name pretends to be something else."""
    return Invalid([NAME_DOES_NOT_FIT.at(PATH, name=name, found=kind_words([found.kind]))])


def over(limit: int) -> TooLarge:
    """More bytes than the field, or the installation, takes."""
    megabytes = limit / (1024 * 1024)
    return TooLarge(f"{megabytes:g} MB" if megabytes >= 1 else f"{limit / 1024:g} KB")


def scan_unavailable() -> Unavailable:
    """Nobody can say whether the file is clean, so it is not taken."""
    return Unavailable(SCAN_UNAVAILABLE, extra={"retry_after": 60})
