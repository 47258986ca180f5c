"""From the roles a person holds to what he may do with one form: the grants of all live apps that name it, time limits kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from engine.permissions.access import Access


class Releases(Protocol):
    """All live releases at one moment: a `definitions.live.Picture`, which stands above this layer."""

    def apps(self) -> Sequence[str]:
        """Every app with a live release."""
        ...

    def roles(self, app: str) -> Mapping[str, Any]:
        """The app's compiled roles by name. Any: what the kind `role` compiles to."""
        ...


def access_of(roles: frozenset[tuple[str, str]], form: str, live: Releases, *, today: date) -> Access:
    """What these roles (app, name) allow with the form of this uid on this day. No grant is no access."""
    raise NotImplementedError
