"""A form of orders with a sub-table of what is ordered, and roles that see its rows clearly, masked, or not at all."""

from __future__ import annotations

from typing import Any

from tests.http.records.conftest import label, made, uid

SIZES = {
    "kind": "option_set", "schema": 1, "name": "size", "uid": uid("sizeset"), "label": label("size"),
    "options": [{"uid": uid(f"size{code}"), "code": code, "label": label(code)} for code in ("small", "large")],
}  # fmt: skip
COLUMNS = [
    made("what", required=True, options={"max_length": 20}),
    made("pieces", "integer", default=1),
    made("price", "money"),
    made("sum", "money", computed="pieces * price"),
    made("on", "date"),
    made("at", "date_time"),
    made("took", "duration"),
    made("share", "percent"),
    made("size", "choice", options={"set": "size"}),
    made("sizes", "choices", options={"set": "size"}),
    made("words", "tags"),
    made("sure", "boolean"),
    made("why", required_if="pieces > 100"),
]
CHECK = {"uid": uid("dearcheck"), "name": "too_dear", "fails_if": "price > 1000", "at": "price",
         "message": {"zh": "单价太高", "en": "Too dear"}}  # fmt: skip
ORDER = {
    "kind": "form", "schema": 1, "name": "order", "uid": uid("orderform"), "label": label("order"), "layout": [],
    "title_field": "subject",
    "fields": [
        made("subject", required=True),
        made("items", "table", fields=COLUMNS, checks=[CHECK], options={"at_most": 50}),
        made("total", "money", computed="sum(items.sum)"),
        made("dear", "integer", computed="count(items[sum > 100])"),
        made("small_only", "boolean", computed='every row in items satisfies row.size = "small"'),
    ],
    "checks": [{"uid": uid("cheapcheck"), "name": "no_gift", "fails_if": "some row in items satisfies row.price = 0",
                "at": "items", "message": {"zh": "不能免费", "en": "Nothing is free"}}],
}  # fmt: skip
CRUD = {"read": True, "create": True, "update": True, "delete": True, "export": True}
GIVEN = ("total", "dear", "small_only")


def granting(name: str, see: str, write: str, **actions: Any) -> dict[str, Any]:
    fields = [
        {"field": "subject", "see": "clear", "write": "always"},
        {"field": "items", "see": see, "write": write},
        *({"field": each, "see": "clear", "write": "never"} for each in GIVEN),
    ]
    grant = {"uid": uid(f"o{name}"), "form": "order", "actions": {**CRUD, **actions}, "fields": fields}
    return {"kind": "role", "schema": 1, "name": name, "uid": uid(f"role{name}"), "label": label(name),
            "grants": [grant], "deny": []}  # fmt: skip
