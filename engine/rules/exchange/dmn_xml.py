"""Elements of a DMN file: name spaces, ids, texts that XML can hold."""

from __future__ import annotations

import re
from xml.etree import ElementTree as Xml

from engine.expressions.types import Type

MODEL = "https://www.omg.org/spec/DMN/20230324/MODEL/"
DMNDI = "https://www.omg.org/spec/DMN/20230324/DMNDI/"
DC = "http://www.omg.org/spec/DMN/20180521/DC/"
DI = "http://www.omg.org/spec/DMN/20180521/DI/"
FEEL = "https://www.omg.org/spec/DMN/20230324/FEEL/"
PREFIXES = {"": MODEL, "dmndi": DMNDI, "dc": DC, "di": DI}
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for."""
NOT_FEEL = {"person": "string", "org unit": "string"}


def element(parent: Xml.Element | None, name: str, text: str = "", /, **attributes: str) -> Xml.Element:
    """A new element of the model's name space, or of the one before the colon; with a text where there is one."""
    prefix, _, local = name.rpartition(":")
    tag = f"{{{PREFIXES[prefix]}}}{local}"
    given = {key: UNWRITABLE.sub("", value) for key, value in attributes.items() if value}
    made = Xml.Element(tag, given) if parent is None else Xml.SubElement(parent, tag, given)
    if text:
        made.text = UNWRITABLE.sub("", text)
    return made


def expression(parent: Xml.Element, name: str, text: str, /, **attributes: str) -> Xml.Element:
    """An element that holds an expression in a <text>."""
    made = element(parent, name, **attributes)
    element(made, "text", text)
    return made


def identity(*parts: str) -> str:
    """An id: XML wants it to begin with a letter or a low line."""
    return "_" + re.sub(r"[^\w.-]", "_", "_".join(parts))


def type_ref(of: Type, options: dict[str, str]) -> str:
    """A type as `typeRef` names it; `options` are the names of item definitions by option set. "" for any."""
    option_set = getattr(of, "set", None)
    if option_set in options:
        return options[option_set]
    feel = NOT_FEEL.get(of.feel, of.feel)
    return "" if feel in ("Any", "null", "context", "list", "range", "function") else feel


def document(root: Xml.Element) -> bytes:
    """The file."""
    for prefix, uri in PREFIXES.items():
        Xml.register_namespace(prefix, uri)
    Xml.indent(root)
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
