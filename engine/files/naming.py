"""Names of files as people send them, made harmless: no folders, no control characters, nothing a system reads."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 120
MOST_BYTES = 240
UNNAMED = "file"

_FOLDERS = re.compile(r"[/\\\u2044\u2215\uff0f\uff3c]")
_SIGNS = re.compile(r'[<>:"|?*`$%;\u201c\u201d]')
# controls, half characters, the byte order mark, invisible marks, and marks that turn the reading direction
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufff9-\ufffc]"
)
_DEVICES = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\.|$)", re.IGNORECASE)
_EXTENSION = re.compile(r"\.([A-Za-z0-9]{1,10})$")


def safe_name(written: str) -> str:
    """The name as it is kept: the last part of a path, visible, short, and never empty."""
    name = _FOLDERS.split(unicodedata.normalize("NFC", _HIDDEN.sub("", written)))[-1]
    name = " ".join(_SIGNS.sub("_", name).split()).strip(". ")
    if not name:
        return UNNAMED
    if _DEVICES.match(name):
        name = f"_{name}"
    return _short(name)


def extension(name: str) -> str:
    """What stands behind the last point, in small letters; empty where that is none."""
    found = _EXTENSION.search(name)
    return found[1].lower() if found else ""


def _short(name: str) -> str:
    found = _EXTENSION.search(name)
    stem, end = (name[: found.start()], found[0]) if found else (name, "")
    stem = stem[: LONGEST - len(end)]
    while len((stem + end).encode()) > MOST_BYTES:
        stem = stem[:-1]
    return (stem.rstrip(". ") or UNNAMED) + end
