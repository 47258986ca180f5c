"""Names of files: whatever is sent, what is kept is one visible line without folders."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.files.naming import LONGEST, MOST_BYTES, extension, safe_name


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("合同 2026.pdf", "合同 2026.pdf"),
        ("../../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system32\\x.dll", "x.dll"),
        ("a／b＼c.pdf", "c.pdf"),
        (".htaccess", "htaccess"),
        ("a.pdf. . .", "a.pdf"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1.pdf", "_com1.pdf"),
        ("company.pdf", "company.pdf"),
        ("a\0b.pdf", "ab.pdf"),
        ("evil\u202efdp.exe", "evilfdp.exe"),
        ("a\u200bb\ufeff.pdf", "ab.pdf"),
        ("a\ud800.pdf", "a.pdf"),
        ("e\u0301.pdf", "\u00e9.pdf"),
        ('a"; filename="b.exe', "a__ filename=_b.exe"),
        ("%2e%2e%2fa.pdf", "_2e_2e_2fa.pdf"),
        ("", "file"),
        ("///", "file"),
        (" \u3000 ", "file"),
    ],
)
def test_a_name_is_made_harmless(written: str, kept: str):
    assert safe_name(written) == kept


@given(st.text(st.characters(exclude_categories=()), max_size=400) | st.from_regex(r"[./\\ A-Za-z:*]{0,300}"))
def test_whatever_is_sent_becomes_one_visible_name_that_stays_as_it_is(written: str):
    kept = safe_name(written)
    assert 0 < len(kept) <= LONGEST + 1
    assert len(kept.encode("utf-8")) <= MOST_BYTES + 1
    assert not any(sign in kept for sign in '/\\:<>"|?*\0\r\n')
    assert not any(unicodedata.category(sign) == "Cc" for sign in kept)
    assert not kept.startswith(".")
    assert kept.strip() == kept
    assert extension(kept) == extension(kept).lower()


@pytest.mark.parametrize(
    ("name", "ending"), [("a.PDF", "pdf"), ("a", ""), ("a.", ""), ("a.tar.gz", "gz"), ("a.p df", ""), ("合同.文件", "")]
)
def test_an_extension_is_what_a_desk_computer_takes_for_one(name: str, ending: str):
    assert extension(name) == ending
