"""A case of the form with a field of every type: a flow over it, a task that waits, a copy and a notice of it."""

from __future__ import annotations

from typing import Any

from engine.api.dependencies import Platform
from tests.http.conftest import Browser
from tests.http.every_type.conftest import APP, label, uid
from tests.support.publishing import publish_all, put_draft

NODES: list[dict[str, Any]] = [
    {"uid": uid("begin"), "name": "begin", "type": "startEvent", "label": label("begin"),
     "trigger": {"kind": "record"}},
    {"uid": uid("handle"), "name": "handle", "type": "userTask", "label": label("handle"),
     "assignment": {"strategy": "initiator"}, "actions": {"complete": {}, "cc": {}},
     "fields": [{"field": "text", "see": "clear"}]},
    {"uid": uid("finish"), "name": "finish", "type": "endEvent", "label": label("finish")},
]  # fmt: skip
FLOW = {
    "kind": "flow", "schema": 1, "name": "path", "uid": uid("pathflow"), "label": label("path"), "form": "each",
    "record_lock": "none", "nodes": NODES,
    "sequence_flows": [{"uid": uid("arcone"), "from": "begin", "to": "handle"},
                       {"uid": uid("arctwo"), "from": "handle", "to": "finish"}],
}  # fmt: skip


async def case_of(platform: Platform, holder: Browser, other: Browser, record: str) -> dict[str, str]:
    """A case begun on a record, its task, and a copy somebody else was sent; their ids by the part of a path."""
    await put_draft(platform, APP, FLOW)
    await publish_all(platform, APP)
    begun = await holder.post(f"/api/apps/{APP}/flows/path/cases", json={"record": record})
    assert begun.status_code == 201, begun.text
    (waiting,) = (await holder.get("/api/tasks")).json()["items"]
    sent = await holder.post(f"/api/tasks/{waiting['id']}/cc", json={"people": [other.me["person"]["id"]]})
    assert sent.status_code == 200, sent.text
    (copy,) = (await other.get("/api/tasks", params={"box": "cc"})).json()["items"]
    return {"flow": "path", "case": waiting["case"], "task": waiting["id"], "copy": copy["id"], "action": "complete"}
