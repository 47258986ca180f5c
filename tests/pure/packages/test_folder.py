"""A package folder is read as a stranger's."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.errors import Conflict, Invalid
from engine.packages.folder import Limits, read_folder, write_folder

MANIFEST = {"id": "cn.example.x", "app": "x", "version": "1.0.0", "engine": ">=0.1", "label": {"zh": "甲", "en": "X"}}
FORM = {"kind": "form", "schema": 1, "name": "visit", "label": {"zh": "拜访", "en": "Visit"}, "fields": []}


@dataclass(frozen=True)
class Kind:
    """As much of a kind as reading needs."""

    name: str

    @property
    def folder(self) -> str:
        return self.name + "s"


KINDS = [Kind("app"), Kind("form"), Kind("option_set")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A package without fault."""
    for path, body in (("manifest.json", MANIFEST), ("forms/visit.json", FORM)):
        write(tmp_path, path, json.dumps(body))
    write(tmp_path, "data/demo/visit.jsonl", '{"ref": "v1", "values": {}}\n')
    write(tmp_path, "docs/zh.md", "说明")
    return tmp_path


def write(folder: Path, path: str, text: str | bytes) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(text.encode() if isinstance(text, str) else text)


def codes(folder: Path, limits: Limits | None = None) -> set[str]:
    with pytest.raises(Invalid) as caught:
        read_folder(folder, KINDS, limits or Limits())  # type: ignore[arg-type]
    return {problem.code.name for problem in caught.value.problems}


def test_a_folder_without_fault_is_read_whole(folder: Path) -> None:
    package = read_folder(folder, KINDS)  # type: ignore[arg-type]
    assert package.app == "x"
    assert [(each.kind, each.name) for each in package.definitions] == [("form", "visit")]
    assert package.data("demo") == {"visit": b'{"ref": "v1", "values": {}}\n'}
    assert package.files["docs/zh.md"] == "说明".encode()


def test_hidden_files_are_left_out_and_do_no_harm(folder: Path) -> None:
    write(folder, ".git/config", "[core]")
    write(folder, "forms/.DS_Store", b"\0")
    assert len(read_folder(folder, KINDS).definitions) == 1  # type: ignore[arg-type]


Spoil = Callable[[Path], object]
HOSTILE: list[tuple[str, str, Spoil]] = [
    ("a link to a file outside", "link", lambda f: (f / "forms/a.json").symlink_to("/etc/passwd")),
    ("a link to a folder outside", "link", lambda f: (f / "roles").symlink_to("/etc")),
    ("a link to nothing", "link", lambda f: (f / "data/x.jsonl").symlink_to("/nowhere")),
    ("a pipe that would never end", "not_a_file", lambda f: os.mkfifo(f / "docs/pipe")),
    ("a name that climbs", "bad_file_name", lambda f: write(f, "docs/a..\\..\\b", "x")),
    ("a name with a line break", "bad_file_name", lambda f: write(f, "docs/a\nb", "x")),
    ("a name for a shell", "bad_file_name", lambda f: write(f, "docs/$(reboot)", "x")),
    ("two names some systems cannot tell apart", "same_file_name", lambda f: write(f, "docs/ZH.md", "x")),
    ("a folder of no kind", "unknown_file", lambda f: write(f, "scripts/run.py", "print()")),
    ("a program beside the definitions", "unknown_file", lambda f: write(f, "forms/run.py", "print()")),
    ("a file at the top", "unknown_file", lambda f: write(f, "setup.py", "")),
    ("text that is not UTF-8", "bad_json", lambda f: write(f, "forms/visit.json", b"\xff\xfe")),
    ("JSON cut off", "bad_json", lambda f: write(f, "forms/visit.json", '{"kind": ')),
    ("a key twice", "bad_json", lambda f: write(f, "forms/visit.json", '{"kind": "form", "kind": "role"}')),
    ("not a number", "bad_json", lambda f: write(f, "forms/visit.json", '{"a": NaN}')),
    ("1e400", "bad_json", lambda f: write(f, "forms/visit.json", '{"a": 1e400}')),
    ("half a surrogate pair", "bad_json", lambda f: write(f, "forms/visit.json", '{"a": "\\ud800"}')),
    ("a hundred thousand levels", "bad_json", lambda f: write(f, "forms/visit.json", "[" * 100_000)),
    ("a list", "not_a_definition", lambda f: write(f, "forms/visit.json", "[]")),
    ("a role among the forms", "misplaced_definition", lambda f: write(f, "forms/visit.json", '{"kind": "role"}')),
    ("another name than the file's", "misplaced_definition", lambda f: write(f, "forms/other.json", json.dumps(FORM))),
    ("no manifest", "no_manifest", lambda f: (f / "manifest.json").unlink()),
    ("a manifest of nothing", "bad_manifest", lambda f: write(f, "manifest.json", "{}")),
    ("a folder in a folder in a folder", "folder_too_deep", lambda f: write(f, "docs/a/b/c/d/e/f/g/h", "x")),
]


@pytest.mark.parametrize(("code", "spoil"), [pytest.param(code, spoil, id=name) for name, code, spoil in HOSTILE])
def test_a_hostile_folder_is_refused(folder: Path, code: str, spoil: Spoil) -> None:
    spoil(folder)
    assert code in codes(folder)


def test_what_is_wrong_is_told_all_at_once(folder: Path) -> None:
    write(folder, "forms/visit.json", "{")
    write(folder, "scripts/run.py", "")
    write(folder, "manifest.json", "{}")
    assert codes(folder) == {"bad_json", "unknown_file", "bad_manifest"}


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        pytest.param(Limits(files=2), "too_many_files", id="more files than allowed"),
        pytest.param(Limits(file_bytes=10), "file_too_large", id="a file larger than allowed"),
        pytest.param(Limits(total_bytes=100), "package_too_large", id="more bytes than allowed in all"),
    ],
)
def test_limits_hold_before_anything_is_understood(folder: Path, limits: Limits, code: str) -> None:
    assert codes(folder, limits) == {code}


def test_no_folder_is_no_package(tmp_path: Path) -> None:
    assert codes(tmp_path / "nothing") == {"no_folder"}


def test_writing_never_mixes_with_an_earlier_export(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", {"manifest.json": b"{}", "forms/a.json": b"{}"})
    assert (tmp_path / "out/forms/a.json").read_bytes() == b"{}"
    with pytest.raises(Conflict, match="not empty"):
        write_folder(tmp_path / "out", {"manifest.json": b"{}"})
