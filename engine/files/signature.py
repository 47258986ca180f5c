"""What a file is, by its content. What somebody calls it, or says of it, is not asked; the name only has to fit.

Nothing is unpacked: the first and the last 64 KB say enough, whatever is in between.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

EDGE = 64 * 1024
"""Bytes looked at, at the beginning and at the end."""

OPAQUE = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Content:
    """A type of content: the kind authors accept, the media type it is served as, the extensions that fit it; the
    first is added to a name without one. No extensions at all: any fits."""

    kind: str
    media: str
    extensions: tuple[str, ...] = ()

    def fits(self, extension: str) -> bool:
        """A name with this extension does not pretend to be something else."""
        return extension not in PROGRAMS and (not self.extensions or not extension or extension in self.extensions)


PROGRAM = Content("program", OPAQUE)
OTHER = Content("other", OPAQUE)
MARKUP = Content("other", OPAQUE, ("html", "htm", "xhtml", "svg", "xml", "xsd", "xsl", "wsdl", "bpmn", "dmn"))
TEXT = Content("text", "text/plain", ("txt", "csv", "tsv", "log", "md", "json", "jsonl", "ini", "yaml", "yml", "eml"))
ZIP = Content("archive", "application/zip", ("zip",))
OLE = Content("office", "application/x-ole-storage", ("doc", "xls", "ppt", "wps", "et", "dps", "dot", "xlt", "pps"))
PROGRAMS = frozenset(
    [
        "exe",
        "dll",
        "com",
        "scr",
        "bat",
        "cmd",
        "msi",
        "msp",
        "ps1",
        "psm1",
        "vbs",
        "vbe",
        "js",
        "jse",
        "mjs",
        "wsf",
        "wsh",
        "hta",
        "lnk",
        "jar",
        "pif",
        "cpl",
        "reg",
        "sh",
        "app",
        "apk",
        "command",
        "url",
        "inf",
        "gadget",
        "application",
        "msc",
        "docm",
        "xlsm",
        "pptm",
        "dotm",
        "xltm",
        "xlam",
        "ppam",
    ]
)
"""Extensions a desk computer runs, or asks to run, whatever the content."""

_WORD = "application/vnd.openxmlformats-officedocument"
_PACKED = (  # what is inside a ZIP, by a name in its directory
    (b"word/document", Content("office", f"{_WORD}.wordprocessingml.document", ("docx", "dotx"))),
    (b"xl/workbook", Content("office", f"{_WORD}.spreadsheetml.sheet", ("xlsx", "xltx"))),
    (b"ppt/presentation", Content("office", f"{_WORD}.presentationml.presentation", ("pptx", "ppsx", "potx"))),
    (b"OFD.xml", Content("office", "application/ofd", ("ofd",))),
    (b"META-INF/MANIFEST.MF", PROGRAM),
    (b"AndroidManifest.xml", PROGRAM),
)
_ODF = {b"text": "odt", b"spreadsheet": "ods", b"presentation": "odp"}

_MAGIC = tuple(
    (re.compile(pattern, re.DOTALL), Content(kind, media, tuple(extensions.split())))
    for pattern, kind, media, extensions in (
        (rb"\x89PNG\r\n\x1a\n", "image", "image/png", "png"),
        (rb"\xff\xd8\xff", "image", "image/jpeg", "jpg jpeg jpe jfif"),
        (rb"GIF8[79]a", "image", "image/gif", "gif"),
        (rb"RIFF....WEBP", "image", "image/webp", "webp"),
        (rb"BM....\0\0\0\0", "image", "image/bmp", "bmp"),
        (rb"(II\*\0|MM\0\*)", "image", "image/tiff", "tif tiff"),
        (rb"....ftyp(heic|heix|mif1|msf1|hevc)", "image", "image/heic", "heic heif"),
        (rb"....ftyp(avif|avis)", "image", "image/avif", "avif"),
        (rb"%PDF-\d", "pdf", "application/pdf", "pdf"),
        (rb"\{\\rtf", "office", "application/rtf", "rtf doc"),
        (rb"....ftyp(M4A|M4B)", "audio", "audio/mp4", "m4a"),
        (rb"....ftyp", "video", "video/mp4", "mp4 m4v mov 3gp"),
        (rb"\x1aE\xdf\xa3", "video", "video/x-matroska", "mkv webm"),
        (rb"RIFF....AVI ", "video", "video/x-msvideo", "avi"),
        (rb"\0\0\x01[\xb3\xba]", "video", "video/mpeg", "mpg mpeg"),
        (rb"RIFF....WAVE", "audio", "audio/wav", "wav"),
        (rb"(ID3|\xff[\xfb\xf3\xf2])", "audio", "audio/mpeg", "mp3"),
        (rb"#!AMR", "audio", "audio/amr", "amr"),
        (rb"OggS", "audio", "audio/ogg", "ogg oga opus"),
        (rb"fLaC", "audio", "audio/flac", "flac"),
        (rb"7z\xbc\xaf\x27\x1c", "archive", "application/x-7z-compressed", "7z"),
        (rb"Rar!\x1a\x07", "archive", "application/vnd.rar", "rar"),
        (rb"\x1f\x8b\x08", "archive", "application/gzip", "gz tgz"),
    )
)
_RUNS = re.compile(
    rb"(MZ|\x7fELF|\xca\xfe\xba\xbe|\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|dex\n|#!\s*/|L\0\0\0\x01\x14\x02)"
)


def content_of(head: bytes, tail: bytes) -> Content:
    """What a file with this beginning and this end is."""
    for pattern, found in _MAGIC:
        if pattern.match(head):
            return found
    if head.startswith(b"PK\x03\x04"):
        return _packed(head, tail)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return OLE
    if _RUNS.match(head):
        return PROGRAM
    return _written(head)


def _packed(head: bytes, tail: bytes) -> Content:
    names = head + tail
    if b"vbaProject.bin" in names:
        return OTHER
    for kind, end in _ODF.items():
        if head[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument." + kind):
            return Content("office", f"application/vnd.oasis.opendocument.{kind.decode()}", (end,))
    return next((found for name, found in _PACKED if name in names), ZIP)


def _written(head: bytes) -> Content:
    """Text in one of the encodings people use here, or something else."""
    is_wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not is_wide and b"\0" in head:
        return OTHER
    for encoding in ("utf-16",) if is_wide else ("utf-8", "gb18030"):
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(head)
        except UnicodeDecodeError:
            continue
        if any(sign < " " and sign not in "\t\n\r\f\x1b" for sign in text):
            return OTHER
        return MARKUP if text.lstrip("\ufeff \t\r\n").startswith("<") else TEXT
    return OTHER
