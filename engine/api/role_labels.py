"""What roles are called: those of the platform, and those of live apps as their definitions say."""

from __future__ import annotations

from engine.definitions.live import Picture
from engine.errors import NotFound
from engine.identity.actor import PlatformRole
from engine.identity.roles import LABELS


def role_label(picture: Picture, app: str, role: str) -> dict[str, str]:
    """The label of a role; one that is no longer live shows its name."""
    if not app:
        return LABELS[PlatformRole(role)] if role in set(PlatformRole) else {"zh": role, "en": role}
    try:
        found: dict[str, str] = picture.definition("role", app, role).model.label.as_dict()  # type: ignore[attr-defined]
    except NotFound:
        return {"zh": role, "en": role}
    return found


def app_label(picture: Picture, app: str) -> dict[str, str]:
    """The label of a live app; one that is no longer live shows its name."""
    try:
        found: dict[str, str] = picture.definition("app", app, "app").model.label.as_dict()  # type: ignore[attr-defined]
    except NotFound:
        return {"zh": app, "en": app}
    return found
