"""What a manifest may say."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from engine.packages.manifest import Manifest, satisfies

WRITTEN = {"id": "cn.example.x", "app": "x", "version": "1.2.3", "engine": ">=0.1 <1", "label": {"zh": "甲"}}


@pytest.mark.parametrize(
    ("version", "wanted", "holds"),
    [
        pytest.param("1.0.0", ">=1 <2", True, id="the lower bound is included"),
        pytest.param("2.0.0", ">=1 <2", False, id="the upper bound is not"),
        pytest.param("1.10.0", ">=1.9", True, id="numbers are compared as numbers"),
        pytest.param("1.2.3", "==1.2.3", True, id="exactly this one"),
        pytest.param("0.9.9", ">=1", False, id="too old"),
    ],
)
def test_a_version_lies_within_its_range_or_not(version: str, wanted: str, holds: bool) -> None:
    assert satisfies(version, wanted) is holds


def test_the_manifest_of_the_contract_is_understood() -> None:
    manifest = Manifest.model_validate(
        WRITTEN
        | {
            "requires": [{"id": "cn.langqiao.bank_base", "version": ">=1 <2"}],
            "needs": {"channels": ["sms"], "connectors": [], "grants": [{"role": "rm", "form": "bank_base/customer"}]},
            "settings": {},
        }
    )
    assert manifest.requires[0].id == "cn.langqiao.bank_base"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"id": "x"}, id="an id that is no reverse domain name"),
        pytest.param({"app": "../x"}, id="an app that is a path"),
        pytest.param({"version": "1.0"}, id="a version of two numbers"),
        pytest.param({"engine": "~1"}, id="a range in another house's language"),
        pytest.param({"engine": ""}, id="an empty range"),
        pytest.param({"script": "rm -rf"}, id="a member nobody knows"),
    ],
)
def test_a_manifest_that_says_something_else_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Manifest.model_validate(WRITTEN | change)
