"""The layers hold, and import-linter is shown to catch every way of breaking them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.architecture

ROOT = Path(__file__).parents[2]
LAYERS, PURE = "layers:", "pure modules"


def lint(root: Path) -> tuple[int, str]:
    """Run import-linter over a tree; the contracts are read from its pyproject.toml."""
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", code, "--config", "pyproject.toml", "--no-cache"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(root), "COLUMNS": "200"},
    )
    return done.returncode, done.stdout + done.stderr


def test_the_layers_hold() -> None:
    code, said = lint(ROOT)
    assert code == 0, said


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    ignored = shutil.ignore_patterns("__pycache__", "_ui")
    shutil.copytree(ROOT / "engine", tmp_path / "engine", ignore=ignored)
    return tmp_path


@pytest.mark.parametrize(
    ("seeds", "contract", "told"),
    [
        pytest.param(
            {"engine/fields/seed.py": "import engine.records.entity\n"},
            LAYERS,
            "engine.fields.seed",
            id="upward import",
        ),
        pytest.param(
            {"engine/views/seed.py": "import engine.forms.model\n"},
            LAYERS,
            "engine.views.seed",
            id="import of a sibling",
        ),
        pytest.param(
            {"engine/forms/seed.py": "def f():\n    from engine.api import errors\n"},
            LAYERS,
            "engine.forms.seed",
            id="upward import inside a function",
        ),
        pytest.param(
            {"engine/seed.py": "import engine.problems\n"}, LAYERS, "engine.seed", id="module that no layer names"
        ),
        pytest.param(
            {"engine/forms/check.py": "import sqlalchemy\n"}, PURE, "engine.forms.check", id="pure module imports SQL"
        ),
        pytest.param(
            {"engine/forms/deeper/plan.py": "import engine.database.session\n", "engine/forms/deeper/__init__.py": ""},
            PURE,
            "engine.forms.deeper.plan",
            id="pure module imports the database",
        ),
        pytest.param(
            {"engine/forms/interpret.py": "import engine.forms.seed\n", "engine/forms/seed.py": "import httpx\n"},
            PURE,
            "engine.forms.interpret",
            id="pure module reaches the network indirectly",
        ),
        pytest.param(
            {"engine/fields/types/seed.py": "import fastapi\n"},
            PURE,
            "engine.fields.types.seed",
            id="plug-in imports HTTP",
        ),
    ],
)
def test_a_violation_is_caught(copy: Path, seeds: dict[str, str], contract: str, told: str) -> None:
    for name, text in seeds.items():
        path = copy / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + (path.read_text() if path.exists() else ""))
    code, said = lint(copy)
    broken = [line for line in said.splitlines() if line.rstrip().endswith("BROKEN")]
    assert code != 0, said
    assert any(line.startswith(contract) for line in broken) or told in said, said
    assert told in said, said
