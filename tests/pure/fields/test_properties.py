"""Properties of reading values: a type answers a value or a fault, and what it keeps stays as it is."""

from __future__ import annotations

import json
import unicodedata
from decimal import Decimal

import jsonschema_rs
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from engine.fields.field_type import FieldType, ValueProblem, field_types
from engine.fields.masks import mask_for
from engine.fields.numbers import grouped
from engine.fields.text import fold, fold_code
from engine.problems import Language

HOSTILE = (
    st.text(max_size=30)
    | st.from_regex(r"[+-]?[0-9]{0,20}([.eE][0-9+-]{0,5})?", fullmatch=True)
    | st.from_regex(
        r"[0-9]{4,5}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2}))?", fullmatch=True
    )
    | st.from_regex(r"\+?[0-9 ()-]{5,20}", fullmatch=True)
    | st.from_regex(r"[1-9][0-9]{16}[0-9xX]", fullmatch=True)
    | st.emails()
    | st.uuids().map(str)
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.none()
    | st.lists(st.text(max_size=5), max_size=4)
    | st.dictionaries(st.text(max_size=3), st.integers(), max_size=2)
    | st.text(st.characters(exclude_categories=()), max_size=10)  # lone surrogates too
)


@pytest.mark.parametrize("field_type", list(field_types), ids=lambda each: each.name)
@settings(max_examples=20, deadline=None)
@given(value=HOSTILE)
def test_reading_answers_a_value_or_a_fault_and_a_value_read_again_is_the_same(field_type: FieldType, value: object):
    traits = field_type.traits(field_type.Options.model_validate(field_type.examples[0].options))
    try:
        kept = traits.parse(value)
    except ValueProblem as refused:
        for language in Language:
            refused.code.at("", **refused.params).text(language).encode("utf-8", "surrogatepass")
        return
    travelling = traits.dump(kept)
    assert travelling is None or json.dumps(travelling).encode()
    assert traits.parse(travelling) == kept
    assert traits.dump(traits.parse(travelling)) == travelling
    assert traits.display(travelling, Language.EN) is not None
    assert travelling is None or jsonschema_rs.is_valid(traits.schema, travelling)


@given(st.text(st.characters(exclude_categories=())))
def test_folded_text_is_composed_trimmed_and_without_control_characters(text: str):
    try:
        folded = fold(text, 1000)
    except ValueProblem as refused:
        event(refused.code.name)
        return
    if folded is not None:
        assert folded == folded.strip() != ""
        assert unicodedata.is_normalized("NFC", folded)
        assert not any(unicodedata.category(sign) == "Cc" for sign in folded)
        assert fold(folded, 1000) == folded


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**15), max_value=10**15))
def test_an_amount_is_never_rounded(amount: Decimal):
    money = field_types.get("money")
    traits = money.traits(money.Options())
    assert traits.parse(f"{amount:f}") == amount
    assert traits.dump(traits.parse(f"{amount:f}")) == f"{amount + 0:f}"  # + 0: there is no negative zero
    assert Decimal(grouped(f"{amount:f}").replace(",", "")) == amount


@given(st.text(st.characters(min_codepoint=0xFF01, max_codepoint=0xFF5E), min_size=1, max_size=20))
def test_full_width_signs_become_plain_ones_in_codes(text: str):
    assert (fold_code(text, 100) or "").isascii()


MASKED = [("phone", {}), ("id_number", {}), ("email", {}), ("text", {"mask": "name"}), ("text", {"mask": "card"})] + [
    (each.name, each.examples[0].options) for each in field_types
]


@pytest.mark.parametrize(("name", "options"), MASKED)
@settings(max_examples=12, deadline=None)
@given(value=st.text(max_size=40) | st.from_regex(r"1[3-9][0-9]{9}|[a-z]{1,9}@[a-z]{1,9}\.cn", fullmatch=True))
def test_a_mask_is_its_own_mask_and_gives_little_away(name: str, options: dict[str, object], value: str):
    field_type = field_types.get(name)
    mask = mask_for(name, field_type.Options.model_validate(options))
    masked = mask(value)
    assert mask(masked) == masked
    assert mask.is_in(masked)
    clear = masked.replace("*", "")
    if name == "email" and "@" in clear:
        assert clear.index("@") <= 1
    else:
        assert len(clear) <= 7
        assert not clear or value == masked or len(clear) < len(value)
    assert len(masked) in {2, 4, 8, 11, 18} or name == "email"  # nothing about the length of what is hidden


@pytest.mark.parametrize(
    ("name", "options", "value", "masked"),
    [
        ("phone", {}, "13812345678", "138****5678"),
        ("phone", {}, "021-62345678", "****5678"),
        ("phone", {}, "110", "****"),
        ("id_number", {}, "11010519491231002X", "1****************X"),
        ("id_number", {}, "X", "****"),
        ("email", {}, "zhang@bank.cn", "z***@bank.cn"),
        ("email", {}, "z@bank.cn", "***@bank.cn"),
        ("text", {"mask": "name"}, "李小龙", "李*"),
        ("text", {"mask": "name"}, "李", "****"),
        ("text", {"mask": "card"}, "6222021234567890", "****7890"),
        ("text", {}, "anything at all", "****"),
        ("money", {}, "1234.50", "****"),
        ("text", {}, "", "****"),
    ],
)
def test_what_a_mask_leaves(name: str, options: dict[str, object], value: str, masked: str):
    assert mask_for(name, field_types.get(name).Options.model_validate(options))(value) == masked


def test_a_masked_null_is_null():
    assert mask_for("phone", field_types.get("phone").Options())(None) is None
