"""Every place where a definition names something, with the pointer a rename writes to."""

from __future__ import annotations

from typing import Any

import pytest

from engine.kinds import Use
from engine.reference import Reference
from tests.support.documents import app, field, form, grant, option_set, role, section, view
from tests.support.world import KINDS

F = Reference("crm", "f")
CUSTOMER = Reference("bank", "customer")

FORM = form(
    "f",
    field("customer", "reference", options={"form": "bank/customer"}),
    field("level", "choice", options={"set": "level"}),
    title_field="level",
    unique=[{"uid": "pairpair", "name": "pair", "fields": ["customer", "level"]}],
    layout=[section("s", "level")],
)
VIEW = view(
    "v", "bank/customer", "name", "owner",
    filter='level = "vip"', sort=["-created_at", "-name"],
)  # fmt: skip
ROLE = role(
    "r",
    grant("f", {"read": True}, ("level", "clear", "never"), ("*", "clear", "always")),
    deny=[grant("f", {"delete": True}, name="no")],
)


@pytest.mark.parametrize(
    ("body", "uses"),
    [
        pytest.param(
            FORM,
            [
                Use("/title_field", "form", F, "level"),
                Use("/fields/0/options/form", "form", CUSTOMER),
                Use("/fields/1/options/set", "option_set", Reference("crm", "level")),
                Use("/unique/0/fields/0", "form", F, "customer"),
                Use("/unique/0/fields/1", "form", F, "level"),
                Use("/layout/0/children/0/field", "form", F, "level"),
            ],
            id="a form",
        ),
        pytest.param(
            VIEW,
            [
                Use("/form", "form", CUSTOMER),
                Use("/columns/0", "form", CUSTOMER, "name"),
                Use("/sort/1", "form", CUSTOMER, "name"),
            ],
            id="a view; system fields are nobody's definition",
        ),
        pytest.param(
            ROLE,
            [
                Use("/grants/0/form", "form", F),
                Use("/grants/0/fields/0/field", "form", F, "level"),
                Use("/deny/0/form", "form", F),
            ],
            id="a role",
        ),
        pytest.param(
            app({"view": "v"}, {"form": "f", "as": "new"}),
            [Use("/menu/0/view", "view", Reference("crm", "v")), Use("/menu/1/form", "form", F)],
            id="a menu",
        ),
        pytest.param(option_set("s", "a"), [], id="an option set"),
    ],
)
def test_uses(body: dict[str, Any], uses: list[Use]):
    kind = KINDS[body["kind"]]
    assert list(kind.references(kind.model.model_validate(body), "crm")) == uses


@pytest.mark.parametrize("text", ["", "a/b/c", "Customer", "客户", "a b", "/", "a/", "x" * 97])
def test_what_is_no_reference_is_no_use(text: str):
    body = form("f", field("a", "reference", options={"form": text}))
    assert list(KINDS["form"].references(KINDS["form"].model.model_validate(body), "crm")) == []
