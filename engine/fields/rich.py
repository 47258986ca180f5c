"""Formatted text: the HTML that may be kept, made harmless on every way in and once more on every way out.

What the editor cannot make is not kept either, so that nothing is lost in silence when a text is opened again. There
are no styles, classes, pictures or scripts, and links lead to http, https and mail only.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

import nh3

TAGS = frozenset(
    {"p", "br", "hr", "strong", "em", "u", "s", "a", "h2", "h3", "ul", "ol", "li", "blockquote", "pre", "code"}
)
"""What the editor makes."""
DROPPED = frozenset({"script", "style", "title", "iframe", "noscript", "noembed", "noframes", "template", "textarea"})
"""With everything in them."""

RENAMED = (("b", "strong"), ("i", "em"), ("strike", "s"), ("del", "s"), ("h1", "h2"), ("h4", "h3"), ("div", "p"))
"""What other editors write for the same."""

_TAG = re.compile(r"<[a-zA-Z/!]")
_BLOCK = re.compile(r"</(?:p|h2|h3|li|blockquote|pre|ul|ol)>|<br>|<hr>")
_ANY = re.compile(r"<[^>]*>")
_BLANK = re.compile(r"\n{2,}")


@lru_cache(512)
def harmless(written: str) -> str:
    """The same text with nothing in it but what is allowed. What is harmless stays as it is."""
    found = written
    for old, new in RENAMED:
        found = re.sub(rf"<(/?){old}(?=[\s>/])", rf"<\1{new}", found, flags=re.IGNORECASE)
    for _ in range(4):
        cleaned = nh3.clean(
            found,
            tags=set(TAGS),
            clean_content_tags=set(DROPPED),
            attributes={"a": {"href"}},
            url_schemes={"http", "https", "mailto"},
            link_rel="noopener noreferrer nofollow",
            strip_comments=True,
        )
        if cleaned == found:
            break
        found = cleaned
    return found


def from_plain(text: str) -> str:
    """A text without any formatting, a paragraph a line."""
    return "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in text.split("\n"))


def is_plain(text: str) -> bool:
    """It holds no tag at all."""
    return not _TAG.search(text)


def plain(formatted: str) -> str:
    """What is left for a list, a file or a notice: words and line breaks."""
    text = html.unescape(_ANY.sub("", _BLOCK.sub("\n", formatted)))
    return _BLANK.sub("\n", text).strip()
