"""What is typed into a search, as words; and where they are in a value."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from engine.search.marks import Excerpt, marked
from engine.search.readings import readings
from engine.search.words import Word, folded, read_words


def words(text: str) -> list[str]:
    found, problems = read_words(text)
    assert not problems, problems
    return [each.text for each in found]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("张三", ["张三"]),
        (" 张三　上海 ", ["张三", "上海"]),
        ("ＡＢ ab", ["ab"]),
        ("6222 0200 1234 5678", ["6222020012345678"]),
        ("021-5566", ["0215566"]),
        ("2026-03 张", ["2026-03", "张"]),
        ("🐯", ["🐯"]),
        ("É\u0301", ["é\u0301"]),
    ],
)
def test_what_is_typed_is_taken_apart_at_blanks_and_folded(typed: str, expected: list[str]) -> None:
    assert words(typed) == expected


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (None, "nothing_to_search"),
        (7, "nothing_to_search"),
        ("\u200b", "nothing_to_search"),
        ("x", "search_too_short"),
        ("。", "search_too_short"),
        ("一 a", "search_too_short"),
        ("长" * 101, "search_too_long"),
        ("\0", "nul_character"),
        ("\ud800", "lone_surrogate"),
        ("一 二 三 四 五 六", "search_too_many_words"),
    ],
)
def test_what_cannot_be_searched_for_is_said(typed: object, code: str) -> None:
    _, problems = read_words(typed)
    assert [each.code.name for each in problems] == [code]
    assert problems[0].path == "/q"


@pytest.mark.parametrize(
    ("value", "typed", "marks"),
    [
        ("张三丰", "三", ((1, 2),)),
        ("张三丰", "zsf", ((0, 3),)),
        ("张·三 丰", "zsf", ((0, 5),)),
        ("中国工商银行", "gsyh", ((2, 6),)),
        ("重庆", "cq", ((0, 2),)),
        ("重庆", "zq", ((0, 2),)),
        ("ＡＢＣ", "bc", ((1, 3),)),
        ("İstanbul", "stan", ((1, 5),)),
        ("张三张三", "张三", ((0, 2),)),
        ("上海 张三", "张三 上海", ((0, 2), (3, 5))),
        ("甲乙丙", "甲乙 乙丙", ((0, 3),)),
    ],
)
def test_marks_are_where_the_words_are(value: str, typed: str, marks: tuple[tuple[int, int], ...]) -> None:
    assert marked(value, read_words(typed)[0]) == Excerpt(value, marks)


@pytest.mark.parametrize(("value", "typed"), [("张三", "李四"), ("张三", "zl"), ("x", "张"), ("甲é乙", "jy")])
def test_without_a_word_there_is_no_mark(value: str, typed: str) -> None:
    assert marked(value, read_words(typed)[0]) is None


def test_of_a_number_only_the_end_is_marked() -> None:
    assert marked("13812341234", read_words("1234")[0], by_end=True) == Excerpt("13812341234", ((7, 11),))
    assert marked("13812341234", read_words("1381")[0], by_end=True) is None


def test_of_a_long_value_the_part_around_the_first_mark_is_shown() -> None:
    value = "前" * 100 + "目标" + "后" * 200
    found = marked(value, read_words("目标")[0])
    assert found is not None
    assert (found.text[:2], found.text[-2:]) == ("…前", "后…")
    assert [found.text[start:end] for start, end in found.marks] == ["目标"]


def test_every_usual_character_has_a_reading() -> None:
    """The 6,763 characters of GB 2312."""
    usual = [
        character
        for high in range(0xB0, 0xF8)
        for low in range(0xA1, 0xFF)
        if (character := bytes((high, low)).decode("gb2312", "ignore"))
    ]
    assert len(usual) == 6763
    assert [each for each in usual if not readings().of(each)] == []
    assert (readings().of("张"), readings().of("行"), readings().of("曾")) == ("z", "hx", "zc")


def test_folding_is_done_character_by_character() -> None:
    text = "ＡbÇΣ张İ１"
    assert folded(text) == "".join(folded(each) for each in text)


SIGNS = (
    *("ab", "AB", "ＡＢ", "aB", "k", "\u212a", "i", "İ", "ix", "İx", "xİ", "a]b"),
    *("[a-b]", "\\d", "5", "^", "é", "张a", "，", ","),
)


@pytest.mark.parametrize("typed", ["ab", "k", "i", "ix", "xi", "]b", "[a-", "\\d", "张a", ",a", "b", "^", "é"])
def test_what_finds_a_word_as_it_was_written_finds_it_in_the_folded_text(typed: str) -> None:
    word = Word(folded(typed), typed)
    if word.pattern is None:
        assert typed == "é"
        return
    for text in (*SIGNS, *("".join(pair) for pair in pairwise(SIGNS))):
        assert bool(re.search(word.pattern, text)) == (word.text in folded(text)), text
