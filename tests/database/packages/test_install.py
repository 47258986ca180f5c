"""Importing both templates on an empty platform, and giving them back as they came."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from engine.audit.tables import audit_entry
from engine.definitions.repository import drafts_of, find_app
from engine.errors import Conflict, Invalid
from engine.identity.actor import SYSTEM
from engine.packages.folder import read_folder, write_folder
from tests.database.packages.conftest import KINDS, TEMPLATES, Workbench

APPS = ["bank_base", "complaint_handling"]


async def drafts(bench: Workbench, app: str) -> list[str]:
    async with bench.database.reading() as session:
        return [each.source.name for each in await drafts_of(session, app)]


async def test_a_package_whose_requirement_is_missing_is_refused_and_leaves_nothing(bench: Workbench) -> None:
    with pytest.raises(Invalid) as caught:
        await bench.installer.install(bench.template("complaint_handling"), SYSTEM)
    assert [each.code.name for each in caught.value.problems] == ["package_missing"]
    async with bench.database.reading() as session:
        assert await find_app(session, "complaint_handling") is None


async def test_a_package_for_another_platform_is_refused(make: Callable[..., Workbench]) -> None:
    bench = make(engine="1.0.0")
    with pytest.raises(Invalid) as caught:
        await bench.installer.install(bench.template("bank_base"), SYSTEM)
    assert [each.code.name for each in caught.value.problems] == ["engine_differs"]


@pytest.mark.parametrize("app", APPS)
async def test_a_template_becomes_a_release(bench: Workbench, app: str) -> None:
    began = time.process_time()
    done = await bench.installer.install(bench.template(app), SYSTEM)
    assert (done.state, done.release) == ("published", 1)
    assert await drafts(bench, app) == []
    assert time.process_time() - began < 10


@pytest.mark.parametrize("app", APPS)
async def test_importing_again_does_nothing(bench: Workbench, app: str) -> None:
    done = await bench.installer.install(bench.template(app), SYSTEM)
    assert (done.state, done.release) == ("unchanged", 1)


@pytest.mark.parametrize("app", APPS)
async def test_exporting_gives_the_files_that_were_imported(bench: Workbench, app: str) -> None:
    folder = TEMPLATES / app
    written = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    exported = await bench.export(app)
    assert exported.keys() == written.keys()
    assert {path for path in written if exported[path] != written[path]} == set()


async def test_importing_an_export_changes_nothing(bench: Workbench, tmp_path: Path) -> None:
    before = await bench.export("bank_base")
    write_folder(tmp_path / "out", before)
    done = await bench.installer.install(read_folder(tmp_path / "out", KINDS), SYSTEM)
    assert done.state == "unchanged"
    assert await bench.export("bank_base") == before


async def test_the_import_stands_in_the_trail(bench: Workbench) -> None:
    async with bench.database.reading() as session:
        rows = await session.rows(
            select(audit_entry.c.app, audit_entry.c.subject_id).where(audit_entry.c.kind == "package.install")
        )
    assert {tuple(row) for row in rows} >= {
        ("bank_base", "cn.langqiao.bank_base"),
        ("complaint_handling", "cn.langqiao.complaint_handling"),
    }


async def test_somebodys_unfinished_draft_stands_in_the_way(bench: Workbench) -> None:
    async with bench.database.transaction() as session:
        view = await bench.parts.drafts.get(session, "bank_base", "option_set", "gender")
        body = {**view.body, "label": {"zh": "称谓", "en": "Form of address"}}
        await bench.parts.drafts.put(session, SYSTEM, "bank_base", "option_set", "gender", body, revision=0)
    with pytest.raises(Conflict, match="unpublished drafts"):
        await bench.installer.install(bench.template("bank_base"), SYSTEM)
    assert await drafts(bench, "bank_base") == ["gender"]


async def test_what_the_bank_changed_is_not_overwritten_unasked(bench: Workbench) -> None:
    await bench.parts.publisher.publish(SYSTEM, "bank_base", note="称谓")
    with pytest.raises(Conflict, match="changed here"):
        await bench.installer.install(bench.template("bank_base"), SYSTEM)
    exported = await bench.export("bank_base")
    assert "称谓" in exported["option_sets/gender.json"].decode()


async def test_asked_to_replace_it_makes_the_app_what_the_folder_says(bench: Workbench) -> None:
    done = await bench.installer.install(bench.template("bank_base"), SYSTEM, replace=True)
    assert (done.state, done.release) == ("published", 3)
    exported = await bench.export("bank_base")
    assert exported["option_sets/gender.json"] == (TEMPLATES / "bank_base/option_sets/gender.json").read_bytes()


async def test_a_package_with_problems_publishes_nothing_and_leaves_no_draft(bench: Workbench) -> None:
    package = bench.template("bank_base")
    broken = [
        replace(each, body={**each.body, "columns": ["number", "shoe_size"]}) if each.name == "customers" else each
        for each in package.definitions
    ]
    with pytest.raises(Invalid) as caught:
        await bench.installer.install(replace(package, definitions=tuple(broken)), SYSTEM)
    assert [each.path for each in caught.value.problems] == ["/bank_base/view/customers/columns/1"]
    assert await drafts(bench, "bank_base") == []


async def test_a_definition_the_new_version_lacks_is_taken_away(bench: Workbench) -> None:
    package = bench.template("bank_base")
    without = tuple(each for each in package.definitions if (each.kind, each.name) != ("view", "products"))
    menu = [
        replace(
            each, body={**each.body, "menu": [entry for entry in each.body["menu"] if entry.get("view") != "products"]}
        )
        if each.kind == "app"
        else each
        for each in without
    ]
    body = {**package.manifest_body, "version": "1.1.0"}
    newer = replace(
        package,
        definitions=tuple(menu),
        manifest=package.manifest.model_copy(update={"version": "1.1.0"}),
        manifest_body=body,
    )
    done = await bench.installer.install(newer, SYSTEM)
    assert (done.state, done.release, done.version) == ("published", 4, "1.1.0")
    assert "views/products.json" not in await bench.export("bank_base")
