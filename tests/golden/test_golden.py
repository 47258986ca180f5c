"""Every shape of document ever released still means what it meant. Documents are added here and never changed.

There is a folder per shape and app; beside each document lies its result. After adding documents, write their results
with `LANGQIAO_WRITE_GOLDEN=1 pytest tests/golden` and read them before committing.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from engine.problems import Language
from tests.support.summary import summary
from tests.support.world import KINDS, World

HERE = Path(__file__).parent
SHAPES = sorted(HERE.glob("schema_*"))
RESULT = ".result.json"
DOCUMENTS = sorted(path for path in HERE.glob("schema_*/*/*/*.json") if not path.name.endswith(RESULT))


def world_of(shape: Path) -> World:
    apps = {folder.name: [] for folder in shape.iterdir()}
    for path in DOCUMENTS:
        if path.is_relative_to(shape):
            apps[path.parts[-3]].append(json.loads(path.read_text(encoding="utf-8")))
    return World(apps)


WORLDS = {shape: world_of(shape) for shape in SHAPES}


def result_of(path: Path) -> Any:
    body = json.loads(path.read_text(encoding="utf-8"))
    shape, app, kind = path.parents[2], path.parts[-3], KINDS[body["kind"]]
    world = WORLDS[shape]
    model, scope = world.models[app, kind.name, body["name"]], world.seen_from(app)
    uses = kind.references(model, app)
    steps = kind.plan(None, model, scope)
    found = {
        "problems": [each.as_json(Language.EN) for each in kind.check(model, scope)],
        "compiled": summary(kind.compile(model, scope)),
        "uses": [f"{each.path} -> {each.kind} {each.target} {each.part or ''}".strip() for each in uses],
        "steps": [f"{type(each).__name__} {json.dumps(summary(each), ensure_ascii=False)}" for each in steps],
    }
    return json.loads(json.dumps(found))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(HERE)))
def test_a_document_means_what_it_meant(path: Path):
    result = path.with_name(path.name.removesuffix(".json") + RESULT)
    if os.environ.get("LANGQIAO_WRITE_GOLDEN") and not result.exists():
        result.write_text(json.dumps(result_of(path), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert result_of(path) == json.loads(result.read_text(encoding="utf-8"))


def test_every_shape_of_every_kind_is_here():
    seen = {(path.parents[2].name, path.parent.name) for path in DOCUMENTS}
    assert seen >= {
        (f"schema_{number}", kind.folder) for kind in KINDS.values() for number in range(1, kind.schema + 1)
    }


def test_every_field_type_is_here():
    used = {
        field["type"] for path in DOCUMENTS for field in json.loads(path.read_text(encoding="utf-8")).get("fields", [])
    }
    from engine.fields.field_type import field_types

    assert used == set(field_types.names())


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git to ask for the history")
def test_documents_are_added_and_never_changed():
    log = subprocess.run(
        ["git", "log", "--diff-filter=DMR", "--name-only", "--format=", "--", ":(glob)schema_*/*/*/*.json"],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
    )
    changed = {line for line in log.stdout.splitlines() if line and not line.endswith(RESULT)}
    assert changed == set()
