"""The documentation says what is there, and its links lead somewhere."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("changelog.d/*.md")])
DECISIONS = sorted(ROOT.glob("docs/decisions/*.md"))
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def load_generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


generator = load_generator()


@pytest.mark.parametrize("page", sorted(generator.pages()))
def test_a_page_made_from_the_code_is_current(page: str) -> None:
    """Run `make docs` after adding a field type, setting, command, route or problem."""
    assert page not in generator.out_of_date()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text()):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}"


@pytest.mark.parametrize("page", sorted(generator.pages()))
def test_nothing_on_a_page_is_left_unsaid(page: str) -> None:
    """A setting, command or route without a word about it has an empty last cell or heading."""
    for line in (ROOT / "docs" / "look-up" / page).read_text().splitlines():
        if line.startswith("| `") and page in {"settings.md", "http.md"}:
            said = line.strip("|").split("|")[2 if page == "settings.md" else 1]
            assert said.strip(), f"{page} says nothing of {line}"


def test_every_field_type_of_the_registry_has_its_section() -> None:
    from engine.fields.field_type import field_types

    text = (ROOT / "docs/look-up/field-types.md").read_text()
    assert [name for name in field_types.names() if f"### `{name}`" not in text] == []


@pytest.mark.parametrize("record", DECISIONS, ids=lambda record: record.stem)
def test_a_decision_record_fits_a_screen_and_says_all_four_things(record: Path) -> None:
    text = record.read_text()
    assert len(text.splitlines()) <= 40
    assert re.match(rf"# {record.stem[:4]} · ", text)
    for part in ("Context", "Decision", "Consequences", "Alternatives"):
        assert f"**{part}.**" in text


def test_no_two_decisions_have_one_number() -> None:
    assert len({record.stem[:4] for record in DECISIONS}) == len(DECISIONS)


def test_the_two_read_me_files_name_the_same_places() -> None:
    english, chinese = ((ROOT / name).read_text() for name in ("README.md", "README.zh-CN.md"))
    images = re.compile(r"docs/images/\w+\.png")
    assert set(images.findall(english)) == set(images.findall(chinese))
    assert "make run" in chinese
    assert "make test" in chinese


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "docs/look-up/expressions.md"])
def test_a_page_that_tells_the_score_tells_the_present_one(page: str) -> None:
    score = json.loads((ROOT / "tests" / "conformance" / "score.json").read_text())
    text = (ROOT / page).read_text()
    feel, dmn = score["feel"], score["dmn"]
    assert f"{feel['passed']:,}" in text
    assert str(dmn["passed"]) in text
    if page.startswith("README"):
        assert f"{feel['passed'] + feel['failed']:,}" in text
        assert dmn["failed"] == 0
    else:
        assert f"| FEEL cases | {feel['passed']:,} | {feel['failed']} |" in text
        assert f"| DMN models, results | {dmn['passed']} | {dmn['failed']} |" in text
