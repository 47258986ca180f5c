"""Who acts: a person in one of his posts, or the system acting openly as itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from engine.problems import Language


class PlatformRole(StrEnum):
    """Roles of the platform itself; the roles of an app are its own definitions."""

    SYSTEM_ADMIN = "system_admin"  # people, organisation, settings; sees no business record
    SECURITY_ADMIN = "security_admin"  # who holds which role; approves what widens a grant
    AUDIT_ADMIN = "audit_admin"  # reads and verifies the audit trail
    BUILDER = "builder"  # drafts and publishes apps


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a call came from, for the audit trail: network address and the trace id of its request."""

    address: str = ""
    trace_id: str = ""


NOWHERE = Origin()


@dataclass(frozen=True, slots=True)
class Stand:
    """In whose place somebody stands: he acts for him in one of his posts, or only looks as he does."""

    person: UUID
    name: str
    only_looks: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """Everything a decision may depend on, read once per request.

    `roles` are the roles of apps as (app, role name); `platform_roles` those of the platform. `unit` is the org unit of
    the post acted in, `institution` the nearest unit above it (or itself) that is not a team, `below` is worked out in
    SQL from the closure table.

    `shared_forms` are the forms (by uid) of which some record is shared with him: none but these need be asked.

    Who stands in another's place (`stands_for`) is still himself in what he does: `person` is named by records, history
    and audit. What he may do, and who `me` is in a rule, is the other's.
    """

    person: UUID
    name: str
    language: Language = Language.ZH
    post: str | None = None
    unit: UUID | None = None
    institution: UUID | None = None
    roles: frozenset[tuple[str, str]] = frozenset()
    platform_roles: frozenset[PlatformRole] = frozenset()
    shared_forms: frozenset[str] = frozenset()
    is_system: bool = False
    must_change_password: bool = False  # may do nothing else until he has
    origin: Origin = field(default=NOWHERE, compare=False)
    stands_for: Stand | None = None

    @property
    def me(self) -> UUID:
        """Whose records are his own: himself, or the one he stands for."""
        return self.person if self.stands_for is None else self.stands_for.person

    @property
    def named(self) -> UUID | None:
        """To whom belongs what was given to a person by name: nobody, while he acts in a post that was delegated."""
        return None if self.on_behalf_of is not None else self.me

    @property
    def on_behalf_of(self) -> UUID | None:
        """For whom he acts."""
        return None if self.stands_for is None or self.stands_for.only_looks else self.stands_for.person

    @property
    def only_looks(self) -> bool:
        """He looks at things as somebody else sees them, and changes nothing."""
        return self.stands_for is not None and self.stands_for.only_looks

    def holds(self, role: PlatformRole) -> bool:
        """Holds this role of the platform."""
        return role in self.platform_roles


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who is not logged in: the audit trail has his address."""

    origin: Origin
    person: None = None
    post: None = None
    stands_for: None = None


SYSTEM = Actor(person=UUID(int=0), name="system", is_system=True)
"""The platform acting for itself (seeding, back-fill); the audit trail names it."""
