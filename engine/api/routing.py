"""Finding the route of a path by its segments: one dictionary look-up a segment, however many routes there are.

FastAPI tries routes one after the other, each by a regular expression; with a hundred routes that is a tenth of a cheap
request. Routes with two parameters in one segment (`versions/{a}...{b}`) are few and tried in the old way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from fastapi.routing import APIRoute

from engine.api.edge import Edge

_PARAMETER = re.compile(r"^\{([a-z_]+)\}$")


@dataclass(slots=True)
class _Leaf:
    names: tuple[str, ...]
    endpoint: APIRoute
    app: Edge


@dataclass(slots=True)
class _Node:
    fixed: dict[str, _Node] = field(default_factory=dict)
    any: _Node | None = None
    methods: dict[str, _Leaf] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """A route with the parameters of its path."""

    route: APIRoute
    app: Edge
    params: dict[str, str]


@dataclass(frozen=True, slots=True)
class WrongMethod:
    """The path is there, but not for this method."""

    allowed: tuple[str, ...]


class Routes:
    """All routes of the application."""

    def __init__(self, routes: Iterable[tuple[APIRoute, Edge]]) -> None:
        self._root = _Node()
        self._odd: list[tuple[APIRoute, Edge]] = []
        for route, app in routes:
            self._add(route, app)

    def _add(self, route: APIRoute, app: Edge) -> None:
        segments = route.path.split("/")
        if any("{" in each and not _PARAMETER.match(each) for each in segments):
            self._odd.append((route, app))
            return
        node, names = self._root, []
        for segment in segments:
            parameter = _PARAMETER.match(segment)
            if parameter:
                names.append(parameter[1])
                node.any = node = node.any or _Node()
            else:
                node = node.fixed.setdefault(segment, _Node())
        for method in route.methods or ():
            if method in node.methods:
                raise ValueError(f"two routes answer {method} {route.path}")
            node.methods[method] = _Leaf(tuple(names), route, app)

    def find(self, method: str, path: str) -> Found | WrongMethod | None:
        """The route of a path, or why there is none."""
        values: list[str] = []
        node = _descend(self._root, path.split("/"), 0, values)
        if node is not None:
            leaf = node.methods.get("GET" if method == "HEAD" else method)
            if leaf is None:
                return WrongMethod(tuple(sorted(node.methods)))
            return Found(leaf.endpoint, leaf.app, dict(zip(leaf.names, values, strict=True)))
        for route, app in self._odd:
            matched = route.path_regex.match(path)
            if matched:
                if method not in (route.methods or ()):
                    return WrongMethod(tuple(sorted(route.methods or ())))
                return Found(route, app, matched.groupdict())
        return None


def _descend(node: _Node, segments: list[str], at: int, values: list[str]) -> _Node | None:
    """Fixed segments first; a parameter takes any segment that is not empty."""
    if at == len(segments):
        return node if node.methods else None
    segment = segments[at]
    fixed = node.fixed.get(segment)
    if fixed is not None:
        found = _descend(fixed, segments, at + 1, values)
        if found is not None:
            return found
    if node.any is not None and segment:
        values.append(segment)
        found = _descend(node.any, segments, at + 1, values)
        if found is not None:
            return found
        values.pop()
    return None
