"""The packages that come along: without a problem, in both languages, and written as `langqiao fmt` writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.app import KINDS
from engine.definitions.check import check_app
from engine.definitions.fmt import formatted
from engine.definitions.scope import Landscape
from engine.definitions.source import Source
from engine.packages.demo.bank import PACKAGES, POSTS
from engine.packages.folder import read_folder
from engine.packages.manifest import Manifest
from engine.packages.package import Package
from engine.packages.templates import template
from engine.problems import Language

BY_NAME = {kind.name: kind for kind in KINDS}
PACKED = {name: read_folder(template(name), KINDS) for name in PACKAGES}
CHINESE = re.compile("[\u4e00-\u9fff]")


def sources(package: Package) -> list[Source]:
    return [
        Source(package.app, each.kind, each.name, str(each.body["uid"]), each.body, int(each.body["schema"]))
        for each in package.definitions
    ]


LANDSCAPE = Landscape(BY_NAME, [source for package in PACKED.values() for source in sources(package)])


def labels(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    if isinstance(value, dict):
        if "zh" in value:
            yield path, value
        for key, each in value.items():
            yield from labels(each, f"{path}/{key}")
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from labels(each, f"{path}/{index}")


@pytest.mark.parametrize("name", PACKAGES)
def test_nothing_is_wrong_with_it(name: str) -> None:
    found = [each.text(Language.EN) for problems in check_app(LANDSCAPE, name).values() for each in problems]
    # whoever works on a complaint is meant to see how its customer is ranked
    assert [each for each in found if "by that learns of Customer.Level," not in each] == []


@pytest.mark.parametrize("name", PACKAGES)
def test_every_text_is_there_in_both_languages(name: str) -> None:
    bodies = [each.body for each in PACKED[name].definitions] + [PACKED[name].manifest_body]
    for body in bodies:
        for path, label in labels(body):
            assert label.get("en"), f"{body.get('name')}{path}"
            assert CHINESE.search(label["zh"]), f"{body.get('name')}{path}"
            assert not CHINESE.search(label["en"]), f"{body.get('name')}{path}"


@pytest.mark.parametrize("name", PACKAGES)
def test_its_files_are_laid_out_as_langqiao_fmt_does(name: str) -> None:
    for each in PACKED[name].definitions:
        text = (template(name) / Path(each.path)).read_text()
        assert text == formatted(each.body, BY_NAME[each.kind].model), each.path
    assert (template(name) / "manifest.json").read_text() == formatted(PACKED[name].manifest_body, Manifest)


def test_every_role_the_posts_of_the_demo_bank_hold_is_there() -> None:
    there = {
        (package.app, each.name) for package in PACKED.values() for each in package.definitions if each.kind == "role"
    }
    assert {role for post in POSTS for role in post.roles} <= there


def test_every_field_type_but_one_is_used() -> None:
    """What is not in a template is seen by nobody who tries the platform."""
    from engine.fields.field_type import field_types

    used = {
        field["type"]
        for package in PACKED.values()
        for each in package.definitions
        if each.kind == "form"
        for field in each.body["fields"]
    }
    assert set(field_types.names()) - used == {"decimal"}
