"""Definition files written the one way: the same bytes wherever and however often, and nothing changed but form."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from engine.cli import app as langqiao
from engine.definitions.fmt import formatted, write_uids
from engine.definitions.naming import propose_name
from engine.definitions.reading import read
from engine.reference import SLUG_PATTERN, UID_PATTERN
from tests.support.documents import app, field, form, grant, option_set, role, section, view
from tests.support.world import KINDS

SOUND = [
    form("f", field("a"), unique=[{"uid": "pairpair", "name": "p", "fields": ["a", "b"]}], layout=[section("s", "a")]),
    view("v", "f", "a", filter="a = null"),
    role("r", grant("f", {"read": True}, ("*", "clear", "never")), deny=[grant("f", {"delete": True}, name="d")]),
    option_set("s", "a", "b"),
    app({"view": "v"}),
]


def without_uids(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_uids(each) for key, each in value.items() if key != "uid"}
    return [without_uids(each) for each in value] if isinstance(value, list) else value


def written(body: dict[str, Any], path: str = "x.json", package: str = "cn.langqiao.test") -> dict[str, Any]:
    return write_uids(package, path, body, KINDS[body["kind"]].model)


@pytest.mark.parametrize("body", SOUND, ids=lambda body: body["kind"])
class TestEveryKind:
    def test_can_be_written_by_hand_without_uids(self, body: dict[str, Any]):
        bare = without_uids(body)
        filled = written(bare)
        model, problems = read(KINDS[body["kind"]], filled)
        assert problems == []
        assert model is not None
        assert without_uids(filled) == bare

    def test_keeps_the_uids_it_has(self, body: dict[str, Any]):
        assert written(body) == body

    def test_gets_the_same_uids_again(self, body: dict[str, Any]):
        bare = without_uids(body)
        assert written(bare) == written(json.loads(json.dumps(bare)))
        assert written(bare)["uid"] != written(bare, path="y.json")["uid"]
        assert written(bare)["uid"] != written(bare, package="cn.langqiao.other")["uid"]

    def test_is_formatted_once_and_for_all(self, body: dict[str, Any]):
        model = KINDS[body["kind"]].model
        text = formatted(body, model)
        assert json.loads(text) == body
        assert formatted(json.loads(text), model) == text
        assert formatted(dict(reversed(body.items())), model) == text
        assert list(json.loads(text))[:4] == ["kind", "schema", "name", "uid"]
        assert text.endswith("}\n")


def test_uids_survive_a_change_of_order():
    first, second = (without_uids(form("f", *each)) for each in ((field("a"), field("b")), (field("b"), field("a"))))
    uids = [{each["name"]: each["uid"] for each in written(body)["fields"]} for body in (first, second)]
    assert uids[0] == uids[1]


def test_two_parts_of_one_name_get_two_uids():
    body = written(without_uids(role("r", grant("f", {"read": "own"}), grant("f", {"read": True}))))
    assert len({each["uid"] for each in body["grants"]}) == 2


def test_a_uid_somebody_wrote_elsewhere_is_not_given_again():
    bare = without_uids(form("f", field("a"), field("b")))
    uid = written(bare)["fields"][1]["uid"]
    bare["fields"][0]["uid"] = uid
    assert len({each["uid"] for each in written(bare)["fields"]}) == 2


def test_what_fits_on_a_line_stands_on_one():
    text = formatted(option_set("s", "a"), KINDS["option_set"].model)
    assert '    {"uid": "' in text
    assert max(len(line) for line in text.splitlines()) < 120


@settings(max_examples=25, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["fields", "uid", "name", "label", "options", "zh", "kind", "x"]), inner, max_size=4
            )
        ),
    )
)
def test_what_cannot_be_read_is_formatted_too(value: Any):
    body = value if isinstance(value, dict) else {"fields": value}
    filled = write_uids("p", "x", body, KINDS["form"].model)
    assert json.loads(formatted(filled, KINDS["form"].model)) == filled


def test_the_command_fills_in_uids_and_then_finds_nothing_to_do(tmp_path: Any):
    (tmp_path / "manifest.json").write_text('{"id": "cn.langqiao.test"}')
    (tmp_path / "forms").mkdir()
    file = tmp_path / "forms" / "f.json"
    file.write_text(json.dumps(without_uids(form("f", field("a")))))
    assert CliRunner().invoke(langqiao, ["fmt", "--check", str(tmp_path)]).exit_code == 1
    result = CliRunner().invoke(langqiao, ["fmt", str(tmp_path)])
    assert (result.exit_code, result.output) == (0, "changed: manifest.json\nchanged: forms/f.json\n")
    assert re.match(UID_PATTERN, json.loads(file.read_text())["uid"])
    assert CliRunner().invoke(langqiao, ["fmt", "--check", str(tmp_path)]).exit_code == 0


def test_the_command_leaves_alone_what_is_not_json(tmp_path: Any):
    (tmp_path / "manifest.json").write_text('{"id": "cn.langqiao.test"}')
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "f.json").write_text("{")
    assert CliRunner().invoke(langqiao, ["fmt", str(tmp_path)]).exit_code == 1
    assert (tmp_path / "forms" / "f.json").read_text() == "{"


@pytest.mark.parametrize(
    ("label", "taken", "name"),
    [
        ("投诉处理", [], "tou_su_chu_li"),
        ("客户（VIP）等级", [], "ke_hu_vip_deng_ji"),
        ("2026年计划", [], "n_2026_nian_ji_hua"),
        ("Customer level", [], "customer_level"),
        ("投诉", ["tou_su", "tou_su_2"], "tou_su_3"),
        ("😀", [], "item"),
    ],
)
def test_a_name_is_proposed_from_a_label(label: str, taken: list[str], name: str):
    assert propose_name(label, taken) == name


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
def test_a_proposed_name_is_a_name(text: str):
    assert re.match(SLUG_PATTERN, propose_name(text))
    assert re.match(SLUG_PATTERN, propose_name(text, [propose_name(text)]))
