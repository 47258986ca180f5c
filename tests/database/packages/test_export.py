"""An app made in the browser leaves as a package too, and comes in elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import NotFound
from engine.identity.actor import SYSTEM
from engine.packages.folder import read_folder, write_folder
from engine.reference import Label
from tests.database.packages.conftest import KINDS, Workbench

VISIT = {
    "kind": "form",
    "schema": 1,
    "name": "visit",
    "label": {"zh": "拜访", "en": "Visit"},
    "fields": [
        {"uid": "customerxxxx", "name": "customer", "type": "reference", "label": {"zh": "客户", "en": "Customer"},
         "options": {"form": "bank_base/customer", "on_delete": "restrict"}},
        {"uid": "subjectxxxxx", "name": "subject", "type": "text", "label": {"zh": "事由", "en": "Subject"}},
    ],
    "layout": [],
}  # fmt: skip


async def test_an_app_nobody_knows_cannot_be_exported(bench: Workbench) -> None:
    with pytest.raises(NotFound):
        await bench.export("nothing")


async def test_an_app_without_a_package_gets_a_manifest_of_its_own(bench: Workbench, tmp_path: Path) -> None:
    await bench.installer.install(bench.template("bank_base"), SYSTEM)
    async with bench.database.transaction() as session:
        await bench.parts.apps.add(session, SYSTEM, label=Label(zh="拜访登记", en="Visit log"), app="visits")
        drafted = await bench.parts.drafts.get(session, "visits", "app", "app")
        body = {**drafted.body, "requires": ["bank_base"]}
        await bench.parts.drafts.put(session, SYSTEM, "visits", "app", "app", body, revision=1)
        await bench.parts.drafts.put(session, SYSTEM, "visits", "form", "visit", VISIT, is_new=True)
    await bench.parts.publisher.publish(SYSTEM, "visits")
    exported = await bench.export("visits")
    assert set(exported) == {"manifest.json", "apps/app.json", "forms/visit.json"}
    write_folder(tmp_path / "visits", exported)
    package = read_folder(tmp_path / "visits", KINDS)
    assert (package.manifest.id, package.manifest.label.zh) == ("local.visits", "拜访登记")
    assert [(each.id, each.version) for each in package.manifest.requires] == [("cn.langqiao.bank_base", ">=1.0.0")]
    assert (await bench.installer.install(package, SYSTEM)).state == "unchanged"
    assert await bench.export("visits") == exported
