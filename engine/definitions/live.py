"""What is live in this process: every app's live release, compiled on first use and kept until a newer one is published.

`Live` is one per process. `live.now` is an immutable picture of all releases at one moment; a request takes it once and
works with it to its end. A NOTIFY and a poll tell the process of new releases; neither is trusted by a write, which reads
the release stamps under the shared lock of the apps it touches (`hold`) and reloads when they differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class LiveDefinition:
    """One definition of a live release."""

    app: str
    kind: str
    name: str
    uid: str
    version_id: str
    version: int
    model: BaseModel


class Picture:
    """All live releases at one moment. Immutable, but for what it compiles on first use."""

    def release(self, app: str) -> int:
        """The number of the app's live release; NotFound when nothing of it is published."""
        raise NotImplementedError

    def apps(self) -> Sequence[str]:
        """Every app with a live release, sorted."""
        raise NotImplementedError

    def definitions(self, app: str, kind: str) -> Sequence[LiveDefinition]:
        """The app's live definitions of a kind, sorted by name."""
        raise NotImplementedError

    def definition(self, kind: str, app: str, name: str) -> LiveDefinition:
        """One live definition by name; NotFound when there is none."""
        raise NotImplementedError

    def by_uid(self, kind: str, uid: str) -> LiveDefinition:
        """One live definition of any app, by what survives a rename."""
        raise NotImplementedError

    def compiled(self, kind: str, app: str, name: str) -> Any:  # Any: what a kind's compile returns
        """What the engine runs for a definition, compiled once per version."""
        raise NotImplementedError

    def entity(self, app: str, form: str) -> Any:
        """The compiled form (a `records.entity.Entity`)."""
        return self.compiled("form", app, form)

    def view(self, app: str, name: str) -> Any:
        """The compiled view."""
        return self.compiled("view", app, name)

    def option_set(self, app: str, name: str) -> Any:
        """The compiled option set."""
        return self.compiled("option_set", app, name)

    def app(self, app: str) -> Any:
        """The compiled app definition: label, icon, menu."""
        return self.compiled("app", app, "app")

    def roles(self, app: str) -> Mapping[str, Any]:
        """The app's compiled roles by name."""
        return {each.name: self.compiled("role", app, each.name) for each in self.definitions(app, "role")}

    def locks(self, app: str) -> list[int]:
        """Ids, sorted, of the apps a write to this app's records must hold: its own, and those whose forms refer to it."""
        raise NotImplementedError

    def agrees_with(self, stamps: Mapping[int, int | None]) -> bool:
        """These release stamps, by app id, are the ones of this picture."""
        raise NotImplementedError


class Live:
    """The present picture of this process, and how it is renewed."""

    @property
    def now(self) -> Picture:
        """The picture at this moment. Take it once per request."""
        raise NotImplementedError

    async def refresh(self, session: Any) -> Picture:
        """Load whatever changed since the present picture; cheap when nothing did."""
        raise NotImplementedError

    async def hold(self, session: Any, app: str) -> Picture:
        """Take the shared locks a write to `app` needs and return the picture that is true until the transaction ends.

        The first statement of a write. `hold_releases` below is the same as a Core statement for who wants to join
        something to it.
        """
        raise NotImplementedError
