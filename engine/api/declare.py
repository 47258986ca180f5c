"""What a route declares about itself: who may call it and what the audit trail gets. Nothing declared, nothing served.

    @router.post("/api/people", openapi_extra=declared(permission="system_admin", audit="act"))

The declaration stands in OpenAPI (`x-permission`, `x-audit`), is enforced before the route runs, and is what the route
matrix is tested against.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from engine.identity.actor import Actor, PlatformRole

Permission = Literal[
    "anonymous",  # anybody at all; the route opens its own transaction if it needs one
    "signed_in",  # anybody who is logged in
    "builder",
    "system_admin",
    "security_admin",
    "audit_admin",
    "people_readers",  # any of the three administrators
    "record",  # signed in; which records is decided by readable()/writable()
]
"""Who may call a route; several are alternatives."""

AuditClass = Literal[
    "none",  # shows nothing that anybody signed in might not see
    "reading",  # may show C2 or C3 in clear: one entry a request when it does
    "act",  # changes something: an entry in the same transaction
    "session",  # log-in and log-out, failures too
]
"""What the audit trail gets of a call that succeeds. A refused call is audited always."""

_NEEDS: Mapping[str, frozenset[PlatformRole]] = {
    "builder": frozenset({PlatformRole.BUILDER}),
    "system_admin": frozenset({PlatformRole.SYSTEM_ADMIN}),
    "security_admin": frozenset({PlatformRole.SECURITY_ADMIN}),
    "audit_admin": frozenset({PlatformRole.AUDIT_ADMIN}),
    "people_readers": frozenset({PlatformRole.SYSTEM_ADMIN, PlatformRole.SECURITY_ADMIN, PlatformRole.AUDIT_ADMIN}),
}


@dataclass(frozen=True, slots=True)
class Declaration:
    """A route's declaration, worked out once when the application is composed."""

    permissions: frozenset[str]
    audit: str
    reads: bool
    max_body: int | None = None  # bytes; None is the installation's own limit
    streams: bool = False
    quiet: bool = False

    @property
    def is_public(self) -> bool:
        """Served to anybody, logged in or not."""
        return "anonymous" in self.permissions

    def allows(self, actor: Actor) -> bool:
        """This person may call the route."""
        if "signed_in" in self.permissions or "record" in self.permissions:
            return True
        return any(not actor.platform_roles.isdisjoint(_NEEDS[each]) for each in self.permissions)

    @property
    def right(self) -> str:
        """What a refused person is told he lacks."""
        return ", ".join(sorted(self.permissions))


def declared(
    *,
    permission: Permission | Sequence[Permission],
    audit: AuditClass,
    reads: bool = False,
    max_body: int | None = None,
    streams: bool = False,
    quiet: bool = False,
) -> dict[str, Any]:  # Any: OpenAPI extensions are any JSON
    """For `openapi_extra` of a route.

    `reads` says that a POST changes nothing (a query in a body), so that it runs without a transaction. `max_body`
    (bytes) is for the few routes that take more than the installation's limit of 1 MB. `streams` is for uploads: the
    caller is admitted before a byte is read, and the route reads the body itself and opens its own transaction. `quiet`
    is for what a page asks by itself again and again: it does not keep a session from idling out.
    """
    permissions = [permission] if isinstance(permission, str) else list(permission)
    return {
        "x-permission": sorted(permissions), "x-audit": audit, "x-reads": reads, "x-max-body": max_body,
        **({"x-streams": True} if streams else {}),
        **({"x-quiet": True} if quiet else {}),
    }  # fmt: skip


def declaration_of(extra: Mapping[str, Any] | None, *, where: str) -> Declaration:
    """Read a route's declaration back; a route without one is a programming error and stops the composition."""
    if not extra or "x-permission" not in extra or "x-audit" not in extra:
        raise TypeError(f"{where} declares no permission and audit class: add openapi_extra=declared(...)")
    unknown = set(extra["x-permission"]) - set(get_args(Permission))
    if unknown or extra["x-audit"] not in get_args(AuditClass):
        raise TypeError(f"{where} declares {sorted(unknown) or extra['x-audit']}, which is not known")
    return Declaration(
        frozenset(extra["x-permission"]),
        extra["x-audit"],
        bool(extra.get("x-reads")),
        extra.get("x-max-body"),
        bool(extra.get("x-streams")),
        bool(extra.get("x-quiet")),
    )
