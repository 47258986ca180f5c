"""Templates hold text and values of fields, and nothing that runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from engine.messages.compile import compile_message
from engine.messages.kind import MESSAGE
from engine.messages.template import BadTemplate, read_template
from engine.problems import Language
from tests.support.world import World

FORM = {
    "kind": "form",
    "schema": 1,
    "name": "complaint",
    "uid": "formxxxxxxxx",
    "label": {"zh": "投诉", "en": "Complaint"},
    "fields": [
        {"uid": "titlexxxxxxx", "name": "title", "type": "text", "label": {"zh": "标题", "en": "Title"}},
        {
            "uid": "phonexxxxxxx",
            "name": "phone",
            "type": "phone",
            "label": {"zh": "电话", "en": "Phone"},
            "sensitivity": "C2",
        },
        {
            "uid": "parentxxxxxx",
            "name": "parent",
            "type": "reference",
            "label": {"zh": "上级", "en": "Parent"},
            "options": {"form": "complaint"},
        },
    ],
    "layout": [],
}


def message(channels: dict[str, Any], form: str | None = "complaint") -> dict[str, Any]:
    body = {
        "kind": "message",
        "schema": 1,
        "name": "late",
        "uid": "messagexxxxx",
        "label": {"zh": "逾期", "en": "Late"},
        "channels": channels,
    }
    return body | ({"form": form} if form else {})


def world(text: str, form: str | None = "complaint", channel: str = "inbox", **more: str) -> World:
    return World({"bank": [FORM, message({channel: {"zh": text, "en": text, **more}}, form)]})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("投诉 {{ record.title }} 已逾期", []),
        ("{{record.parent.parent.title}} {{ task.holder }} {{to.name}} {{ record.created_at }}", []),
        ("没有值", []),
        ("{{ record.gone }}", ["message_no_field"]),
        ("{{ record.title.zh }}", ["message_not_a_reference"]),
        ("{{ record.phone }}", ["message_secret_field"]),
        ("{{ record.parent.phone }}", ["message_secret_field"]),
        ("{{ task.secret }}", ["message_unknown_value"]),
        ("{{ config.password }}", ["message_unknown_value"]),
        ("{{ record }}", ["message_unknown_value"]),
        ("{{ record.title | upper }}", ["message_bad_placeholder"]),
        ("{{ 1 + 1 }}", ["message_bad_placeholder"]),
        ("{{ record.__class__ }}", ["message_bad_placeholder"]),
        ("{% for x in record %}", ["message_bad_placeholder"]),
        ("{{ record.title", ["message_bad_placeholder"]),
        ("{{{{ record.title }}}}", ["message_bad_placeholder"]),
    ],
)
def test_what_is_wrong_is_told(text: str, found: list[str]) -> None:
    problems = [each for each in world(text).check("bank", "message", "late") if each.path == "/channels/inbox/zh"]
    assert [each.code.name for each in problems] == found


def test_channels_have_what_they_need() -> None:
    email = world("x", channel="email").check("bank", "message", "late")
    assert [(each.code.name, each.is_error) for each in email] == [("message_no_subject", True)]
    sms = World({"bank": [FORM, message({"sms": {"zh": "长" * 301, "subject_zh": "主题"}})]})
    assert [(each.code.name, each.is_error) for each in sms.check("bank", "message", "late")] == [
        ("message_no_english", False),
        ("message_idle_subject", False),
        ("message_long_sms", False),
    ]
    alone = world("{{ record.title }}", form=None).check("bank", "message", "late")
    assert {(each.code.name, each.is_error) for each in alone} == {("message_no_form", False)}


def said(text: str, value: str | None, channel: str = "inbox", **more: str) -> Any:
    made = world(text, channel=channel, **more)
    compiled = compile_message(made.models["bank", "message", "late"], made.seen_from("bank"))  # type: ignore[arg-type]

    def look(path: Sequence[str]) -> str | None:
        assert tuple(path) in compiled.reads
        return value

    return compiled.say(channel, Language.ZH, look)


def test_a_value_is_never_read_as_a_template_again() -> None:
    assert said("标题：{{ record.title }}", "{{ record.phone }}").text == "标题：{{ record.phone }}"


def test_a_value_cannot_break_out_of_its_line() -> None:
    hostile = "a\r\nBcc: x@y\x00\u202eb"
    found = said("{{ record.title }}", hostile, "email", subject_zh="投诉 {{ record.title }}")
    assert found.subject == "投诉 a Bcc: x@y b"
    assert "\x00" not in found.text
    assert "\u202e" not in found.text
    assert said("{{ record.title }}\n回复", "x\ny", "sms").text == "x y 回复"


def test_what_has_no_value_is_a_dash_and_what_is_endless_is_cut() -> None:
    assert said("[{{ record.title }}]", None).text == "[—]"
    assert len(said("{{ record.title }}", "x" * 9_999).text) == 500


def test_a_channel_it_is_not_written_for_says_nothing() -> None:
    made = world("x")
    compiled = compile_message(made.models["bank", "message", "late"], made.seen_from("bank"))  # type: ignore[arg-type]
    assert compiled.channels() == ["inbox"]
    assert compiled.say("sms", Language.EN, lambda _: None) is None


def test_where_used_knows_the_fields_it_puts_in() -> None:
    made = world("{{ record.title }} {{ record.parent.title }} {{ task.holder }}")
    model = made.models["bank", "message", "late"]
    uses = [(each.path, each.part) for each in MESSAGE.mentions(model, "bank")]
    assert uses == [(f"/channels/inbox/{each}", part) for each in ("zh", "en") for part in ("title", "parent")]


def test_reading_never_takes_long() -> None:
    for text in ("{" * 4_000, "{{ " * 1_000, "{{ a." + "a." * 1_900):
        with pytest.raises(BadTemplate):
            read_template(text)
