"""Work done in a process of its own, which may take only so much memory and time and tells what it took.

A process of its own because peaks are those of a process: what the tests before it needed is not counted.
"""

from __future__ import annotations

import importlib
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
GIGABYTES, SECONDS = 3, 300
"""Where the process is ended, however slow the machine: far beyond what a test allows."""


def spent(work: str, *given: str) -> dict[str, Any]:
    """Call `work` (module:function); its answer, with `megabytes` it grew by and `seconds` of processor time."""
    command = [sys.executable, "-m", __name__, work, *given]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{work} {given}: {done.returncode}\n{done.stderr[-2_000:]}"
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def peak() -> int:
    """The most memory this process has had, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage tells here holds the parent's peak too
        line = next(each for each in status.read_text().splitlines() if each.startswith("VmHWM:"))
        return int(line.split()[1]) >> 10
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most >> 20 if sys.platform == "darwin" else most >> 10


def main(work: str, *given: str) -> None:
    """In the process of its own."""
    resource.setrlimit(resource.RLIMIT_AS, (GIGABYTES << 30, GIGABYTES << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    module, _, function = work.partition(":")
    called = getattr(importlib.import_module(module), function)
    before, begun = peak(), time.process_time()
    answer = called(*given)
    print(json.dumps({**answer, "megabytes": peak() - before, "seconds": time.process_time() - begun}))


if __name__ == "__main__":
    main(*sys.argv[1:])
