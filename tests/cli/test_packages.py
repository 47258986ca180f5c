"""`langqiao demo`, `import` and `export` as commands, over one database."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.packages.demo.bank import PEOPLE

Run = Callable[..., tuple[int, str]]
ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.http


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of this module's database."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def langqiao(database_url: str, data: Path) -> Run:
    """Runs a command; the exit code and all it said."""

    def run(*arguments: str, **environment: str) -> tuple[int, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LANGQIAO_", "DATABASE_URL"))}
        mine = {"DATABASE_URL": database_url, "LANGQIAO_DATA": str(data), "LANGQIAO_LOG_LEVEL": "error"}
        done = subprocess.run(
            [sys.executable, "-m", "engine.cli", *arguments],
            cwd=ROOT,
            env={**kept, **mine, "COLUMNS": "200", **environment},
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, done.stdout + done.stderr

    return run


def password(told: str) -> str:
    found = re.search(r"^password: (\S+)$", told, re.M)
    assert found is not None, told
    return found[1]


def test_demo_sets_up_the_bank_and_prints_people_and_password(langqiao: Run, data: Path) -> None:
    code, told = langqiao("demo")
    assert code == 0, told
    for person in PEOPLE:
        assert re.search(rf"^{person.login}\s+{person.name}", told, re.M), told
    kept = data / "demo-password"
    assert kept.read_text().strip() == password(told)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_second_demo_does_nothing_and_prints_the_same_password(langqiao: Run, data: Path) -> None:
    code, told = langqiao("demo")
    assert code == 0, told
    assert "records" not in told
    assert password(told) == (data / "demo-password").read_text().strip()


def test_a_password_given_from_outside_is_the_one_that_holds(langqiao: Run) -> None:
    code, told = langqiao("demo", LANGQIAO_DEMO_PASSWORD="Kite-4421-Moon")
    assert code == 0, told
    assert password(told) == "Kite-4421-Moon"


def test_a_bank_does_not_serve_a_demo_database(langqiao: Run) -> None:
    code, told = langqiao("serve", "--port", "0")
    assert code == 1
    assert "This is a demo database" in told


def test_what_is_exported_can_be_imported_again(langqiao: Run, tmp_path: Path) -> None:
    code, told = langqiao("export", "complaint_handling", str(tmp_path / "out"))
    assert code == 0, told
    written = ROOT / "app_templates/complaint_handling"
    for file in sorted(path for path in written.rglob("*") if path.is_file()):
        assert (tmp_path / "out" / file.relative_to(written)).read_bytes() == file.read_bytes(), file
    code, told = langqiao("import", str(tmp_path / "out"))
    assert code == 0, told
    assert "nothing to do" in told


def test_exporting_into_a_folder_with_something_in_it_is_refused(langqiao: Run, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine")
    code, told = langqiao("export", "bank_base", str(tmp_path))
    assert code == 1
    assert "is not empty" in told


def test_every_problem_of_a_package_is_told_with_its_file(langqiao: Run, tmp_path: Path) -> None:
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms/visit.json").write_text("{")
    (tmp_path / "run.sh").write_text("true")
    code, told = langqiao("import", str(tmp_path))
    assert code == 1
    for place in ("/manifest.json", "/run.sh"):
        assert place in told
