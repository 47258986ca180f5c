"""The packages that come with the platform: inside the installed wheel, or beside the engine in a clone."""

from __future__ import annotations

from pathlib import Path

import engine
from engine.errors import NotFound


def templates_folder() -> Path:
    """Where they are."""
    package = Path(engine.__file__).parent
    carried = package / "_app_templates"
    return carried if carried.is_dir() else package.parent / "app_templates"


def template(name: str) -> Path:
    """The folder of one; NotFound says which there are."""
    known = sorted(each.parent.name for each in templates_folder().glob("*/manifest.json"))
    if name not in known:
        raise NotFound({"zh": "应用模板", "en": "app template"}, name, known=known)
    return templates_folder() / name
