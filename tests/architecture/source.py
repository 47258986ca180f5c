"""What the house rules say of source files, as functions over a tree: each returns the violations it finds."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PYTHON_LINES, TYPESCRIPT_LINES, FUNCTION_LINES, CONTRACT_MEMBERS = 300, 250, 60, 8
STRAY_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc", "base_service"}
SQL_START = re.compile(
    r"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|CREATE|ALTER|DROP|TRUNCATE|LOCK|GRANT|COPY)\b\s"
)
SQL_HOMES = ("engine/query/", "engine/records/")
SQL_ELSEWHERE = {
    "engine/audit/partitions.py": "makes a partition, which Core cannot say",
    "engine/database/embedded/cluster.py": "creates the database itself, before there is one to connect to",
    "engine/database/session.py": "begins, commits and rolls back",
}
COMMIT_HOMES = {"engine/database/session.py", "engine/database/migrations.py"}


def python_files(root: Path, *folders: str) -> Iterator[tuple[str, Path]]:
    """Every Python file below these folders that people write."""
    for folder in folders:
        for path in sorted((root / folder).rglob("*.py")):
            if "__pycache__" not in path.parts and not is_generated(path):
                yield path.relative_to(root).as_posix(), path


def is_generated(path: Path) -> bool:
    """Says so in its first three lines."""
    with path.open(encoding="utf-8") as file:
        return any("generated" in line.lower() for _, line in zip(range(3), file, strict=False))


def long_files(root: Path) -> list[str]:
    """Python files over 300 lines, TypeScript files over 250."""
    found = [
        (name, path, PYTHON_LINES) for name, path in python_files(root, "engine", "tests", "migrations", "benchmarks")
    ]
    for pattern in ("src/**/*.ts", "src/**/*.tsx", "e2e/**/*.mjs", "scripts/**/*.mjs"):
        for path in sorted((root / "builder_ui").glob(pattern)):
            if not is_generated(path):
                found.append((path.relative_to(root).as_posix(), path, TYPESCRIPT_LINES))
    counted = [(name, len(path.read_text(encoding="utf-8").splitlines()), cap) for name, path, cap in found]
    return [
        f"{name} has {lines} lines; at most {cap}: split it by stage" for name, lines, cap in counted if lines > cap
    ]


def long_functions(root: Path) -> list[str]:
    """Functions over 60 lines, their docstring counted; migrations are history and may list a table's columns."""
    found = []
    for name, path in python_files(root, "engine", "tests", "benchmarks"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTION_LINES:
                    found.append(f"{name}:{node.lineno} {node.name} has {lines} lines; at most {FUNCTION_LINES}")
    return found


def stray_names(root: Path) -> list[str]:
    """Modules named for nothing in particular, at any depth."""
    return [
        f"{name}: a module is named for what is in it"
        for name, path in python_files(root, "engine")
        if {path.stem, path.parent.name} & STRAY_NAMES
    ]


def wide_contracts(root: Path) -> list[str]:
    """Plug-in contracts (the class of a registry) with more than eight members."""
    found = []
    for name, path in python_files(root, "engine"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
        for contract in _registered(tree):
            members = sorted(_members(classes[contract])) if contract in classes else []
            if len(members) > CONTRACT_MEMBERS:
                found.append(f"{name} {contract} has {len(members)} members {members}; at most {CONTRACT_MEMBERS}")
    return found


def stray_sql(root: Path) -> list[str]:
    """SQL written out as text outside the two packages that may."""
    found = []
    for name, path in python_files(root, "engine"):
        if name.startswith(SQL_HOMES) or name in SQL_ELSEWHERE:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documentation = {id(text) for text in _docstrings(tree)}
        for node in ast.walk(tree):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation
            if is_text and SQL_START.match(node.value):
                found.append(
                    f"{name}:{node.lineno} {node.value.strip()[:40]!r}: say it in SQLAlchemy Core, or in engine/query"
                )
    return found


def stray_commits(root: Path) -> list[str]:
    """Transactions ended by anybody but the one place that does."""
    found = []
    for name, path in python_files(root, "engine"):
        if name in COMMIT_HOMES:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"commit", "begin"}
            ):
                found.append(f"{name}:{node.lineno} .{node.func.attr}(): only the edge opens and commits a transaction")
            if isinstance(node, ast.Constant) and node.value in {"BEGIN", "COMMIT", "ROLLBACK"}:
                found.append(f"{name}:{node.lineno} {node.value}: only the edge opens and commits a transaction")
    return found


def _registered(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.annotation, ast.Subscript):
            kind, plugin = node.annotation.value, node.annotation.slice
            if isinstance(kind, ast.Name) and kind.id == "Registry" and isinstance(plugin, ast.Name):
                yield plugin.id


def _members(contract: ast.ClassDef) -> Iterator[str]:
    for node in contract.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names = [node.name]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names = [node.target.id]
        elif isinstance(node, ast.Assign):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        else:
            names = []
        yield from (name for name in names if not name.startswith("_"))


def _docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        for statement in getattr(node, "body", None) or () if not isinstance(node, (ast.IfExp, ast.Lambda)) else ():
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                yield statement.value
