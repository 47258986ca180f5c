"""The JSON Schema of a submission: what a program has to send, and what the request path validates against."""

from __future__ import annotations

from typing import Any

from engine.records.entity import Entity, EntityField

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def submission_schema(entity: Entity, *, partial: bool = False) -> dict[str, Any]:
    """Draft 2020-12. `partial` is for a change, where a field left out stays as it is."""
    rules = entity.linkage.fields if entity.linkage else {}
    sometimes = {uid for uid, each in rules.items() if each.visible is not None}  # needed only while it is shown
    needed = [each for each in entity.fields if each.required and each.uid not in sometimes]
    required = [each.name for each in needed if not each.read_only and each.default is None]
    return {
        "$schema": DIALECT,
        "title": entity.label.zh,
        "title_en": entity.label.as_dict()["en"],
        "type": "object",
        "properties": {each.name: _property(each) for each in entity.fields},
        "required": [] if partial else required,
        "additionalProperties": False,
    }


def _property(field: EntityField) -> dict[str, Any]:
    described = {"title": field.label.zh, "title_en": field.label.as_dict()["en"], **field.schema}
    return described if field.default is None else {**described, "default": field.default}
