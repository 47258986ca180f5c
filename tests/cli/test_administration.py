"""`langqiao people` and `langqiao audit` as commands: the first administrator, and the trail verified from outside."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import asyncpg
import pytest

from engine.api.openapi import document

Run = Callable[..., tuple[int, str]]
ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.http


@pytest.fixture
def langqiao(database_url: str, tmp_path: Path) -> Run:
    """Runs a command over this module's database; the exit code and all it said."""

    def run(*arguments: str) -> tuple[int, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LANGQIAO_", "DATABASE_URL"))}
        mine = {
            "DATABASE_URL": database_url,
            "LANGQIAO_DATA": str(tmp_path),
            "LANGQIAO_LOG_LEVEL": "error",
            "LANGQIAO_MASTER_KEY": os.environ["LANGQIAO_MASTER_KEY"],  # one database, whatever the folder
        }
        done = subprocess.run(
            [sys.executable, "-m", "engine.cli", *arguments],
            cwd=ROOT,
            env={**kept, **mine, "COLUMNS": "200"},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    return run


async def tamper(database_url: str, statement: str) -> None:
    connection = await asyncpg.connect(database_url)
    try:
        await connection.execute("set session_replication_role = replica")
        await connection.execute(statement)
    finally:
        await connection.close()


async def test_the_first_administrators_are_made_on_the_machine(langqiao: Run, database_url: str) -> None:
    code, told = langqiao("people", "create-admin", "--login", "wang", "--name", "王伟")
    assert code == 0, told
    password = re.search(r"^password: (\S{19})$", told, re.M)
    assert password is not None, told
    connection = await asyncpg.connect(database_url)
    try:
        row = await connection.fetchrow("select must_change_password, password_hash from platform.person")
        kinds = await connection.fetch("select kind from platform.audit_entry order by seq")
    finally:
        await connection.close()
    assert row["must_change_password"] is True
    assert password[1] not in row["password_hash"]
    assert [each["kind"] for each in kinds] == ["person.create", "role.give"]
    code, told = langqiao("people", "create-admin", "--login", "wang", "--name", "王伟")
    assert code == 1
    assert "已被使用" in told
    assert "Traceback" not in told


async def test_an_administrators_password_is_reset_on_the_machine(langqiao: Run) -> None:
    langqiao("people", "create-admin", "--login", "sun", "--name", "孙", "--role", "security_admin")
    code, told = langqiao("people", "reset-password", "--login", "sun")
    assert code == 0, told
    assert re.search(r"^password: \S{19}$", told, re.M)
    code, told = langqiao("people", "reset-password", "--login", "nobody")
    assert code == 1
    assert "nobody" in told


async def test_a_trail_is_verified_from_outside(langqiao: Run, database_url: str, tmp_path: Path) -> None:
    langqiao("people", "create-admin", "--login", "li", "--name", "李", "--role", "audit_admin")
    kept = tmp_path / "kept"
    for _ in range(10):  # another test's transaction may hold the horizon back
        code, told = langqiao("audit", "anchor", "--to", str(kept))
        assert code == 0, told
        if "is written to" in told:
            break
    code, told = langqiao("audit", "verify", "--anchor", str(kept))
    assert (code, "audit trail: whole" in told) == (0, True), told
    await tamper(database_url, "update platform.audit_entry set actor = null where seq = 1")
    code, told = langqiao("audit", "verify")
    assert code == 1
    assert "Entry 1 was edited" in told
    await tamper(database_url, "delete from platform.audit_entry")
    await tamper(database_url, "delete from platform.audit_seal")
    assert langqiao("audit", "verify")[0] == 0, "nothing is left that could contradict"
    code, told = langqiao("audit", "verify", "--anchor", str(kept))
    assert code == 1
    assert "its tail was cut" in told


@pytest.mark.parametrize("content", [None, "not an anchor"], ids=["no such file", "another file"])
def test_a_wrong_anchor_file_is_named(langqiao: Run, tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "anchors"
    if content is not None:
        file.write_text(content)
    code, told = langqiao("audit", "verify", "--anchor", str(file))
    assert code == 2
    assert "anchors" in told
    assert "Traceback" not in told


def test_the_interface_is_written_as_openapi(langqiao: Run, tmp_path: Path) -> None:
    file = tmp_path / "openapi.json"
    code, told = langqiao("catalogue", "--openapi", str(file))
    assert code == 0, told
    assert '"openapi"' in file.read_text("utf-8")
    assert document()["paths"]
