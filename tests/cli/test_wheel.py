"""The wheel, unpacked far from the clone, migrates, fills the demo bank and serves."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

pytestmark = pytest.mark.http

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A folder that the server's user can enter."""
    made = Path(tempfile.mkdtemp(prefix="langqiao-wheel-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture(scope="module")
def unpacked(place: Path) -> Path:
    """What the wheel holds. The browser application is in it if it was built before."""
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(place / "dist")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, env={**os.environ, "LANGQIAO_SKIP_UI": "1"})
    [wheel] = (place / "dist").glob("langqiao-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place / "installed")
    return place / "installed"


def test_it_carries_migrations_and_templates_and_nothing_it_should_not(unpacked: Path) -> None:
    package = unpacked / "engine"
    assert (package / "_migrations" / "versions" / "0001_platform.py").is_file()
    assert (package / "_app_templates" / "bank_base" / "manifest.json").is_file()
    assert {each.name for each in unpacked.iterdir() if not each.name.endswith(".dist-info")} == {"engine"}
    assert not list(unpacked.rglob("node_modules"))


def test_it_fills_the_demo_bank_and_serves_away_from_the_clone(place: Path, unpacked: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LANGQIAO_", "DATABASE_URL"))}
    command = subprocess.Popen(
        [sys.executable, "-m", "engine.cli", "demo", "--serve", "--port", "0"],
        cwd=place,
        env={**kept, "LANGQIAO_DATA": str(place / "data"), "PYTHONPATH": str(unpacked)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert command.stdout is not None
    said = []
    for line in command.stdout:
        said.append(line.strip())
        if line.startswith("http://"):
            break
    health = httpx.get(f"{said[-1]}/api/health", timeout=10).json()
    assert health["mode"] == "demo"
    assert any(line.startswith("password: ") for line in said)
    assert [line.split()[0] for line in said if line.startswith("rm1")] == ["rm1"]
    command.send_signal(signal.SIGINT)
    assert command.wait(timeout=30) == 0
    command.stdout.close()
