"""The first page of a package: what it is called, which engine it needs, what it builds on and what it asks for."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from engine.reference import Label, Slug

PACKAGE_ID = r"^[a-z][a-z0-9_-]*(\.[a-z][a-z0-9_-]*){1,7}$"
VERSION = r"^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$"
BOUND = re.compile(r"^(>=|<=|>|<|==)(\d{1,6}(?:\.\d{1,6}){0,2})$")

PackageId = Annotated[str, StringConstraints(pattern=PACKAGE_ID, max_length=120)]
"""A reverse domain name, so that two houses' packages never share one: `cn.langqiao.bank_base`."""

Version = Annotated[str, StringConstraints(pattern=VERSION)]
"""Three numbers: `1.0.0` (semver.org without suffixes)."""

Range = Annotated[str, StringConstraints(max_length=60)]
"""Bounds that all must hold, separated by blanks: `>=1 <2`."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Requirement(_Part):
    """Another package this one builds on."""

    id: PackageId
    version: Range = ">=0"

    @field_validator("version")
    @classmethod
    def _is_a_range(cls, text: str) -> str:
        bounds(text)
        return text


class Needs(_Part):
    """What the package asks the bank for; nothing of it is given by importing."""

    channels: list[Slug] = Field(default_factory=list)
    connectors: list[Slug] = Field(default_factory=list)
    grants: list[dict[str, Any]] = Field(default_factory=list)  # Any: as in a role, read by its model


class Manifest(_Part):
    """`manifest.json` of a package folder."""

    id: PackageId
    app: Slug
    version: Version
    engine: Range
    label: Label
    description: Label | None = None
    requires: list[Requirement] = Field(default_factory=list)
    needs: Needs | None = None
    settings: dict[Slug, Any] | None = None  # Any: a setting is any JSON value

    @field_validator("engine")
    @classmethod
    def _is_a_range(cls, text: str) -> str:
        bounds(text)
        return text


def bounds(text: str) -> list[tuple[str, tuple[int, int, int]]]:
    """The bounds of a range; ValueError says which word is none."""
    found = []
    for word in text.split():
        match = BOUND.match(word)
        if match is None:
            raise ValueError(f"{word!r} is no bound; write for instance >=1.2 or <2")
        found.append((match[1], version_number(match[2])))
    if not found:
        raise ValueError("an empty range; write for instance >=1 <2")
    return found


def version_number(text: str) -> tuple[int, int, int]:
    """`1.2` → (1, 2, 0), for comparing."""
    numbers = [int(part) for part in text.split(".")[:3]]
    major, minor, patch = (*numbers, 0, 0)[:3]
    return major, minor, patch


def satisfies(version: str, wanted: str) -> bool:
    """A version lies within a range."""
    number = version_number(version)
    holds = {
        ">=": lambda bound: number >= bound,
        "<=": lambda bound: number <= bound,
        ">": lambda bound: number > bound,
        "<": lambda bound: number < bound,
        "==": lambda bound: number == bound,
    }
    return all(holds[operator](bound) for operator, bound in bounds(wanted))
