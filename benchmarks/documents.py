"""What a Word file says, for comparing what different programs made."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

__all__ = ["members", "paragraphs"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PART = re.compile(r"word/(?:document|header\d+|footer\d+)\.xml")
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n"}


def members(document: bytes) -> dict[str, bytes]:
    """The files in a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return {name: package.read(name) for name in package.namelist()}


def paragraphs(document: bytes) -> list[tuple[str, str]]:
    """Part and text of every paragraph, empty ones too: of the body, headers and footers."""
    return [
        (part, _text(one))
        for part, content in sorted(members(document).items())
        if _PART.fullmatch(part)
        for one in ElementTree.fromstring(content).iter(f"{_W}p")
    ]


def _text(paragraph: ElementTree.Element) -> str:
    return "".join(
        one.text or "" if one.tag == f"{_W}t" else _SIGNS.get(one.tag, "")
        for one in paragraph.iter()
    )
