"""Encrypted fields in conditions: all that the database can tell of one is whether it has a certain value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.expressions import ast
from engine.expressions.push_reasons import ENCRYPTED, NOT_STORED
from engine.problems import Code

if TYPE_CHECKING:
    from engine.expressions.check import Checked

Path = tuple[str, ...]


def compared_exactly(checked: Checked, node: ast.Node) -> Path | None:
    """The encrypted field a condition compares with texts that are written out, or with null; None for any other."""
    match node:
        case ast.Comparison("=" | "!=", ast.Field(path), other) if _is_encrypted(checked, path) and _is_written(other):
            return path
        case ast.Comparison("=" | "!=", other, ast.Field(path)) if _is_encrypted(checked, path) and _is_written(other):
            return path
        case ast.In(ast.Field(path), tests) if _is_encrypted(checked, path) and all(map(_is_one_of, tests)):
            return path
    return None


def kept_back(checked: Checked, member: Path | str) -> Code | None:
    """Why the database cannot work with the field at a path, or with a member of rows in a loop."""
    if member in checked.encrypted or member in checked.encrypted_members:
        return ENCRYPTED
    return NOT_STORED if member in checked.unstored or member in checked.unstored_members else None


def asked_otherwise(checked: Checked) -> ast.Node | None:
    """A part that asks more of an encrypted field than the database knows."""
    if not (checked.encrypted or checked.encrypted_members):
        return None
    return next(_others(checked, checked.tree), None)


def _others(checked: Checked, node: ast.Node) -> Iterator[ast.Node]:
    if compared_exactly(checked, node) is not None:
        return
    if isinstance(node, ast.Field) and node.path in checked.encrypted:
        yield node
    if isinstance(node, ast.Path) and node.member in checked.encrypted_members:
        yield node
    for each in _children(node):
        yield from _others(checked, each)


def _children(node: ast.Node) -> Iterator[ast.Node]:
    for name in type(node).__dataclass_fields__:
        held = getattr(node, name)
        for each in held if isinstance(held, tuple) else (held,):
            if isinstance(each, ast.Node):
                yield each


def _is_encrypted(checked: Checked, path: Path) -> bool:
    return len(path) == 1 and path in checked.encrypted


def _is_written(node: ast.Node) -> bool:
    return isinstance(node, ast.Literal) and (node.value is None or isinstance(node.value, str))


def _is_one_of(test: ast.Node) -> bool:
    match test:
        case ast.Test("=" | "!=", inner):
            return _is_written(inner)
        case ast.ListOf(items):
            return all(map(_is_written, items))
    return _is_written(test)
