"""Reading a package folder as if a stranger had packed it, and writing one so that the same app gives the same bytes.

A package may come from anywhere: a link could read another file of the server, a path could leave the folder, a file
could be larger than memory. So nothing is followed, everything is counted before it is read, and all that is wrong is
told at once.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from engine.errors import Conflict, Invalid
from engine.kinds import DefinitionKind
from engine.packages.json_file import BadJson, read_json
from engine.packages.manifest import Manifest
from engine.packages.package import CARRIED, Package, PackagedDefinition
from engine.problems import Code, Problem, Severity, has_errors
from engine.reference import SLUG_PATTERN

NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$")

NO_FOLDER = Code("no_folder", zh="“{file}”不是文件夹", en="'{file}' is not a folder")
NO_MANIFEST = Code(
    "no_manifest",
    zh="缺少 manifest.json，这不是应用包文件夹",
    en="manifest.json is missing: this is not a package folder",
)
LINK = Code(
    "link", zh="“{file}”是链接；应用包只能包含普通文件", en="'{file}' is a link; a package holds plain files only"
)
NOT_A_FILE = Code("not_a_file", zh="“{file}”不是普通文件", en="'{file}' is not a plain file")
BAD_NAME = Code(
    "bad_file_name",
    zh="文件名“{file}”只能用英文字母、数字、点、横线和下划线，且不以点开头",
    en="The file name '{file}' may hold letters, digits, dots, hyphens and underscores only, and not begin with a dot",
)
SAME_NAME = Code(
    "same_file_name", zh="“{file}”与“{other}”只有大小写不同", en="'{file}' differs from '{other}' in case only"
)
FILE_TOO_LARGE = Code(
    "file_too_large", zh="“{file}”有 {size} 字节，上限 {limit}", en="'{file}' has {size} bytes; the limit is {limit}"
)
PACKAGE_TOO_LARGE = Code("package_too_large", zh="应用包超过 {limit} 字节", en="The package is over {limit} bytes")
TOO_MANY_FILES = Code("too_many_files", zh="应用包超过 {limit} 个文件", en="The package has more than {limit} files")
TOO_DEEP = Code("folder_too_deep", zh="“{file}”超过 {limit} 层文件夹", en="'{file}' is more than {limit} folders deep")
UNKNOWN_FILE = Code(
    "unknown_file",
    zh="“{file}”不属于应用包的任何部分；可用的文件夹：{known}",
    en="'{file}' belongs to no part of a package; its folders are {known}",
)
HIDDEN_FILE = Code(
    "hidden_file", zh="忽略隐藏文件“{file}”", en="The hidden file '{file}' is left out", severity=Severity.WARNING
)
BAD_JSON = Code("bad_json", zh="不是合法的 JSON：{reason}", en="This is not JSON: {reason}")
NOT_A_DEFINITION = Code("not_a_definition", zh="定义必须是一个 JSON 对象", en="A definition is a JSON object")
MISPLACED = Code(
    "misplaced_definition",
    zh="文件“{file}”里写的是 {kind}“{name}”；文件夹与文件名必须与之一致",
    en="The file '{file}' holds the {kind} '{name}'; folder and file name must agree with it",
)
NOT_EMPTY = Code(
    "folder_not_empty",
    zh="文件夹“{file}”不是空的，请导出到新的文件夹",
    en="The folder '{file}' is not empty; export into a new one",
)
BAD_MANIFEST = Code("bad_manifest", zh="{reason}", en="{reason}")


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a package may be."""

    files: int = 2_000
    file_bytes: int = 8 * 1024 * 1024
    total_bytes: int = 64 * 1024 * 1024
    depth: int = 6


LIMITS = Limits()


def read_folder(folder: Path, kinds: Iterable[DefinitionKind], limits: Limits = LIMITS) -> Package:
    """The package in a folder; Invalid lists everything that is wrong with its files.

    What the definitions say is not looked at here: that is publishing's check.
    """
    if not folder.is_dir():
        raise Invalid([NO_FOLDER.at("", file=str(folder))])
    problems: list[Problem] = []
    contents = dict(_contents(folder, limits, problems))
    if has_errors(problems):
        raise Invalid(problems)
    package = _package(contents, {kind.folder: kind.name for kind in kinds}, problems)
    if package is None or has_errors(problems):
        raise Invalid(problems)
    return package


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Lay out files below a folder that is new or empty, so that nothing of an earlier export stays behind."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise Conflict(NOT_EMPTY, file=str(folder))
    for path, content in sorted(files.items()):
        target = folder.joinpath(*path.split("/"))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _contents(folder: Path, limits: Limits, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    """Path → bytes of every file, in order of path, as far as limits allow."""
    total = 0
    seen: dict[str, str] = {}
    for count, (path, entry) in enumerate(_walk(folder, "", limits, problems), start=1):
        if count > limits.files:
            problems.append(TOO_MANY_FILES.at("", limit=limits.files))
            return
        other = seen.setdefault(path.lower(), path)
        if other != path:
            problems.append(SAME_NAME.at("/" + path, file=path, other=other))
            continue
        content = _read(path, entry, limits, problems)
        total += len(content)
        if total > limits.total_bytes:
            problems.append(PACKAGE_TOO_LARGE.at("", limit=limits.total_bytes))
            return
        yield path, content


def _walk(folder: Path, prefix: str, limits: Limits, problems: list[Problem]) -> Iterator[tuple[str, Path]]:
    if prefix.count("/") > limits.depth:
        problems.append(TOO_DEEP.at("/" + prefix, file=prefix, limit=limits.depth))
        return
    with os.scandir(folder) as scanned:
        entries = sorted(scanned, key=lambda entry: entry.name)
    for entry in entries:
        path = prefix + entry.name
        if entry.is_symlink():
            problems.append(LINK.at("/" + path, file=path))
        elif entry.name.startswith("."):
            problems.append(HIDDEN_FILE.at("/" + path, file=path))
        elif not NAME.match(entry.name):
            problems.append(BAD_NAME.at("/" + path, file=path))
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), path + "/", limits, problems)
        else:
            yield path, Path(entry.path)


def _read(path: str, file: Path, limits: Limits, problems: list[Problem]) -> bytes:
    """The bytes of one file; O_NOFOLLOW because a link could have taken its place since it was listed."""
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        problems.append(NOT_A_FILE.at("/" + path, file=path))
        return b""
    with os.fdopen(handle, "rb") as opened:
        status = os.fstat(opened.fileno())
        if not stat.S_ISREG(status.st_mode):
            problems.append(NOT_A_FILE.at("/" + path, file=path))
            return b""
        if status.st_size > limits.file_bytes:
            problems.append(FILE_TOO_LARGE.at("/" + path, file=path, size=status.st_size, limit=limits.file_bytes))
            return b""
        return opened.read(limits.file_bytes)


def _package(contents: Mapping[str, bytes], folders: Mapping[str, str], problems: list[Problem]) -> Package | None:
    if "manifest.json" not in contents:
        problems.append(NO_MANIFEST.at("/manifest.json"))
    manifest_body = _json("manifest.json", contents.get("manifest.json", b"null"), problems)
    manifest = _manifest(manifest_body, problems)
    definitions: list[PackagedDefinition] = []
    files: dict[str, bytes] = {}
    for path, content in contents.items():
        top, _, rest = path.partition("/")
        if path == "manifest.json":
            continue
        if top in CARRIED and rest:
            files[path] = content
        elif top in folders and rest.endswith(".json") and "/" not in rest:
            definitions += _definition(path, folders[top], rest.removesuffix(".json"), content, problems)
        else:
            known = ["manifest.json", *sorted(folders), *CARRIED]
            problems.append(UNKNOWN_FILE.at("/" + path, file=path, known=known))
    if manifest is None:
        return None
    return Package(manifest, manifest_body, tuple(definitions), files)


def _manifest(body: Any, problems: list[Problem]) -> Manifest | None:  # Any: JSON as an author wrote it
    if body is None:
        return None
    try:
        return Manifest.model_validate(body)
    except ValidationError as invalid:
        for error in invalid.errors(include_url=False):
            where = "".join(f"/{part}" for part in error["loc"])
            problems.append(BAD_MANIFEST.at("/manifest.json" + where, reason=error["msg"]))
        return None


def _definition(path: str, kind: str, name: str, content: bytes, problems: list[Problem]) -> list[PackagedDefinition]:
    body = _json(path, content, problems)
    if body is None:
        return []
    if not isinstance(body, dict):
        problems.append(NOT_A_DEFINITION.at("/" + path))
        return []
    said = (body.get("kind"), body.get("name"))
    if said != (kind, name) or not re.match(SLUG_PATTERN, name):
        problems.append(MISPLACED.at("/" + path, file=path, kind=str(said[0]), name=str(said[1])))
        return []
    return [PackagedDefinition(kind, name, path, body)]


def _json(path: str, content: bytes, problems: list[Problem]) -> Any:  # Any: JSON
    try:
        return read_json(content)
    except BadJson as bad:
        problems.append(BAD_JSON.at("/" + path, reason=str(bad)))
        return None
