"""Small documents to start from; a test writes only what it is about."""

from __future__ import annotations

import hashlib
from typing import Any

Body = dict[str, Any]


def uid(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def label(text: str) -> dict[str, str]:
    return {"zh": f"某{text}", "en": text}


def field(name: str, type_: str = "text", **more: Any) -> Body:
    return {"uid": uid(f"field {name}"), "name": name, "type": type_, "label": label(name), **more}


def form(name: str, *fields: Body, **more: Any) -> Body:
    return {
        "kind": "form", "schema": 1, "name": name, "uid": uid(f"form {name}"), "label": label(name),
        "fields": list(fields), **more,
    }  # fmt: skip


def section(name: str, *cells: str | Body) -> Body:
    children = [{"field": each} if isinstance(each, str) else each for each in cells]
    return {"uid": uid(f"section {name}"), "block": "section", "label": label(name), "children": children}


def option_set(name: str, *codes: str, **more: Any) -> Body:
    options = [{"uid": uid(f"{name} {code}"), "code": code, "label": label(code)} for code in codes]
    return {
        "kind": "option_set", "schema": 1, "name": name, "uid": uid(f"set {name}"), "label": label(name),
        "options": options, **more,
    }  # fmt: skip


def view(name: str, form_: str, *columns: str, **more: Any) -> Body:
    return {
        "kind": "view", "schema": 2, "name": name, "uid": uid(f"view {name}"), "label": label(name), "form": form_,
        "as": "table", "columns": list(columns), **more,
    }  # fmt: skip


def grant(form_: str, actions: Body, *fields: tuple[str, str, str], name: str = "", **more: Any) -> Body:
    entries = [{"field": field, "see": see, "write": write} for field, see, write in fields]
    return {"uid": uid(f"grant {name or form_}"), "form": form_, "actions": actions, "fields": entries, **more}


def role(name: str, *grants: Body, **more: Any) -> Body:
    return {
        "kind": "role", "schema": 1, "name": name, "uid": uid(f"role {name}"), "label": label(name),
        "grants": list(grants), **more,
    }  # fmt: skip


def app(*menu: Body, **more: Any) -> Body:
    entries = [{"uid": uid(f"menu {each}"), **each} for each in menu]
    return {
        "kind": "app",
        "schema": 1,
        "name": "app",
        "uid": uid("app"),
        "label": label("app"),
        "menu": entries,
        **more,
    }
