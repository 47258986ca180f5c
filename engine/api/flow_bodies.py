"""What is sent to tasks and cases, as OpenAPI tells it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

ACT_BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "opinion": {"type": "string"},
        "signature": {"type": "string", "description": "A PNG image as a data address"},
        "files": {"type": "array", "items": {"type": "string", "format": "uuid"}},
        "people": {"type": "array", "items": {"type": "string", "format": "uuid"}},
        "way": {"type": "string", "enum": ["before", "beside", "after"]},
        "to": {"type": "string", "description": "The name of a node"},
        "straight": {"type": "boolean"},
        "values": {"type": "object"},
        "version": {"type": "integer", "description": "Of the record, as the values were based on it"},
    },
}
START_BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "values": {"type": "object"},
        "record": {"type": "string", "format": "uuid"},
        "chosen": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}},
    },
}
BULK_BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "tasks": {"type": "array", "items": {"type": "string", "format": "uuid"}},
        "action": {"type": "string", "enum": ["approve", "reject", "complete"]},
        "opinion": {"type": "string"},
    },
    "required": ["tasks", "action"],
}


CASE_BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "reason": {"type": "string"},
        "node": {"type": "string", "description": "Where it is, by the name of a node"},
        "to": {"type": "string", "description": "Where it goes, by the name of a node"},
        "task": {"type": "string", "format": "uuid"},
        "person": {"type": "string", "format": "uuid"},
        "incident": {"type": "integer"},
        "result": {},
    },
}
LEAVER_BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "person": {"type": "string", "format": "uuid"},
        "to": {"type": "string", "format": "uuid"},
        "reason": {"type": "string"},
    },
    "required": ["person", "to", "reason"],
}
