"""Whatever is sent as a draft is kept with its problems or refused; nothing breaks the pages of its builder."""

from __future__ import annotations

import random
from copy import deepcopy
from typing import Any

import pytest

from engine.definitions.uses import asked_for, where_used
from engine.errors import LangqiaoError
from tests.database.definitions.conftest import ADA, Workplace, field, form, label, view

ODD: list[Any] = [
    None, True, 0, -1, 1.5, "", "x", "a/b", "-", "'; drop table x", "\ud83d\ude00", [], {}, [[]], [None], [{}],
    {"zh": 1}, {"zh": "x"}, [{"uid": 1}], [{"uid": "abcdefgh", "name": "x"}], "x" * 300, 10**30,
    {"app": []}, {"field": "x"},
]  # fmt: skip


def documents() -> list[dict[str, Any]]:
    """One of each kind, each naming the others."""
    role = {
        "kind": "role", "schema": 1, "name": "rm", "uid": "rmrolexxxxxx", "label": label("rm"), "deny": [],
        "grants": [{"uid": "grantxxxxxxx", "form": "loan", "actions": {"read": "own"},
                    "fields": [{"field": "x", "see": "clear", "write": "always"}]}],
    }  # fmt: skip
    levels = {
        "kind": "option_set", "schema": 1, "name": "level", "uid": "levelsetxxxx", "label": label("level"),
        "options": [{"uid": "aoptionxxxxx", "code": "a", "label": label("a")}],
    }  # fmt: skip
    app = {
        "kind": "app", "schema": 1, "name": "app", "label": label("app"), "requires": [],
        "menu": [{"uid": "menuxxxxxxxx", "view": "all"}],
    }  # fmt: skip
    loan = form(
        "loan", field("x"), field("level", "choice", options={"set": "level"}),
        field("of", "reference", options={"form": "loan"}), title_field="x",
        unique=[{"uid": "uniquexxxxxx", "name": "both", "fields": ["x", "level"]}],
        layout=[{"uid": "sectionxxxxx", "block": "section", "label": label("s"),
                 "children": [{"field": "x", "width": 8}]}],
    )  # fmt: skip
    listed = view("all", "loan", "x", sort=["-x"], filter='x = "1"')
    return [loan, listed, role, levels, app]


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, each in inner for place in places(each, (*path, key)))]


def mutated(document: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """The document with something odd in one to three places."""
    odd = deepcopy(document)
    for _ in range(dice.randint(1, 3)):
        place = dice.choice([each for each in places(odd) if each])
        owner = odd
        for key in place[:-1]:
            owner = owner[key]
        if dice.random() < 0.3:
            del owner[place[-1]]
        else:
            owner[place[-1]] = deepcopy(dice.choice(ODD))
    return odd


async def saved(workplace: Workplace, body: Any, original: dict[str, Any]) -> None:
    """Save a draft over whatever there is of the same name."""
    drafts, kind, name = workplace.parts.drafts, original["kind"], original["name"]
    async with workplace.database.transaction() as session:
        rows = await drafts.listing(session, workplace.app, kind)
        present = next((each.draft for each in rows if each.source.name == name), None)
        revision = present.source.revision if present else 0
        await drafts.put(session, ADA, workplace.app, kind, name, body, revision=revision)


@pytest.mark.parametrize("seed", range(3))
async def test_no_document_breaks_the_pages_of_its_builder(workplace: Workplace, seed: int) -> None:
    dice, originals = random.Random(seed), documents()
    originals[-1]["uid"] = await workplace.uid_of("app", "app")
    for each in originals:
        await workplace.draft(each)
    if seed % 2:
        await workplace.publish()
    kept = 0
    for _ in range(40):
        original = dice.choice(originals)
        try:
            await saved(workplace, mutated(original, dice), original)
            kept += 1
        except LangqiaoError:
            continue
        async with workplace.database.reading() as session:
            await workplace.parts.drafts.listing(session, workplace.app)
            await workplace.parts.apps.listing(session, ADA)
            await workplace.parts.apps.get(session, ADA, workplace.app)
            proposal = await workplace.parts.publisher.proposal(session, workplace.app)
            assert all(each.sentence["zh"] for change in proposal.changes for each in change.changes)
            assert all(str(each.as_json(ADA.language)) for each in proposal.problems)
            try:
                asked = await asked_for(session, workplace.parts.drafts, workplace.app, "form", "loan")
                await where_used(session, workplace.parts.overlays, asked)
            except LangqiaoError:
                continue
    assert kept > 10
    async with workplace.database.transaction() as session:
        for saved_view in await workplace.parts.drafts.listing(session, workplace.app):
            if saved_view.draft is not None:
                await workplace.parts.drafts.discard(
                    session, ADA, workplace.app, saved_view.source.kind, saved_view.source.name
                )
    for each in originals:  # put right again, everything can be published
        await workplace.draft({**each, "label": label("put right")})
    assert (await workplace.publish()).state == "published"
