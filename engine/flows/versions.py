"""Flows as they were published: a case runs on the version it was begun with, however often the flow is published
after that. Each is compiled once a process."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from engine.database.session import ReadSession
from engine.definitions.repository import version_source
from engine.definitions.words import kind_label
from engine.errors import NotFound
from engine.flows.compile import compile_flow
from engine.flows.compiled import CompiledFlow
from engine.flows.model import Flow

MOST_KEPT = 500


class Versions:
    """Compiled flows by version."""

    def __init__(self) -> None:
        self._kept: dict[UUID, CompiledFlow] = {}

    def keep(self, version: UUID, flow: CompiledFlow) -> None:
        """Hold a compiled version."""
        if len(self._kept) > MOST_KEPT:
            self._kept.clear()
        self._kept[version] = flow

    async def get(self, session: ReadSession, picture: Any, version: UUID, flow: str) -> CompiledFlow:
        """The flow of a case; NotFound where its version cannot be read any more."""
        found = self._kept.get(version)
        if found is None:
            source = await version_source(session, version)
            model = None if source is None else picture.landscape.read(source)[0]
            if source is None or not isinstance(model, Flow):
                raise NotFound(kind_label("flow"), flow)
            found = compile_flow(model, picture.release_scope(source.app, str(version)))
            self.keep(version, found)
        return found

    async def live(self, session: ReadSession, picture: Any, app: str, name: str) -> tuple[UUID, CompiledFlow]:
        """The live version of a flow; NotFound where there is none."""
        definition = picture.definition("flow", app, name)
        version = UUID(definition.version_id)
        return version, await self.get(session, picture, version, name)

    def begun_by(self, picture: Any, app: str, form: str) -> str | None:
        """The flow of an app that its form begins by being submitted, if there is one."""
        for definition in picture.definitions(app, "flow"):
            flow: Flow = definition.model
            starts = [each for each in flow.nodes if each.type == "startEvent" and each.inside is None]
            submitted = any(each.trigger is not None and each.trigger.kind == "form" for each in starts)
            if submitted and flow.form in (form, f"{app}/{form}"):
                return str(definition.name)
        return None
