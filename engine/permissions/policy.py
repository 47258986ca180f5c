"""From the roles a person holds to what he may do with one form: the grants of all live apps that name it, time
limits kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Protocol

from engine.permissions.access import Access, Grant


class Releases(Protocol):
    """All live releases at one moment: a `definitions.live.Picture`, which stands above this layer."""

    def roles(self, app: str) -> Mapping[str, Any]:
        """The app's compiled roles by name. Any: `permissions.roles.compile.CompiledRole`, stored by its kind."""
        ...


def sharers(live: Releases, apps: Iterable[str], *, today: date) -> list[str]:
    """The roles that let their holders share records of a form on this day, each as `form uid app/role`: a share counts
    only as long as whoever gave it holds one of them."""
    return sorted(
        f"{form} {app}/{name}" for app in apps for name, role in live.roles(app).items() for form in role.shares(today)
    )


def access_of(roles: frozenset[tuple[str, str]], form: str, live: Releases, *, today: date) -> Access:
    """What these roles (app, name) allow with the form of this uid on this day. No grant is no access.

    A role that is held but no longer published gives nothing.
    """
    grants: list[Grant] = []
    denials: list[Grant] = []
    for app, name in sorted(roles):
        role = live.roles(app).get(name)
        if role is not None:
            grants += role.granted(form, today)
            denials += role.denied(form, today)
    return Access(tuple(grants), tuple(denials))
