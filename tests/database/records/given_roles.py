"""Roles of a test's own, as the policy asks of them, in the place of those that are published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.permissions.access import Action, Grant


@dataclass(frozen=True, slots=True)
class GivenRole:
    """A role as the policy asks of it: what it gives and takes on a form."""

    grants: tuple[tuple[str, Grant], ...]
    deny: tuple[tuple[str, Grant], ...] = ()

    def granted(self, form: str, _: date) -> tuple[Grant, ...]:
        return tuple(grant for name, grant in self.grants if name == form)

    def shares(self, _: date) -> frozenset[str]:
        return frozenset(name for name, grant in self.grants if grant.rule(Action.SHARE) is not None)

    def denied(self, form: str, _: date) -> tuple[Grant, ...]:
        return tuple(grant for name, grant in self.deny if name == form)


class Granting:
    """The live releases with roles of a test's own."""

    def __init__(self, picture: Any, app: str, roles: dict[str, GivenRole]) -> None:
        self._picture, self._app, self._roles = picture, app, roles

    def roles(self, app: str) -> dict[str, GivenRole]:
        return self._roles if app == self._app else {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._picture, name)
