"""ND4: the last recipient, which says where the document is filed (dòng Lưu của nơi nhận)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.looks import ended, ending, replaced
from docgen.lint.recipient_list import FILED, Item, items
from docgen.lint.register import Finding, rule
from docgen.vietnamese.messages import N_
from docgen.word.roles import Document

_SOURCE: Final = "Phụ lục I, phần I, mục II.9.d"
_FILED_PARTS: Final = re.compile(
    r"(\s*[-–—−]?\s*lưu)\s*([:;,.]?)\s*(.*)", re.IGNORECASE | re.DOTALL
)
_REGISTRY: Final = re.compile(r"\bVT")
_NO_COMMA: Final = re.compile(r"\bVT(\s*;\s*)(?=[^\W\d_])")
_FULL_STOP: Final = re.compile(r"\.\s*(\([^)]*\)?\.?|\d+)?$")


@rule(
    "ND417",
    "no-filing-line",
    N_("the last recipient is “{actual}”, not “- Lưu: VT, …”"),
    source=_SOURCE,
    bad="- Sở Tài chính.",
    good="- Sở Tài chính; - Lưu: VT, TH.",
)
def no_filing_line(document: Document, profile: Profile) -> Iterator[Finding]:
    """A list of recipients (nơi nhận) whose last line does not say where the document is filed.

    There is no fix: the unit that drafted the document is not guessed.
    """
    those = items(document)
    if those and not document.attached and not FILED.match(those[-1].first.text):
        text = " ".join(those[-1].first.text.split())
        yield Finding(those[-1].first.place, {"actual": text})


def _filing(document: Document) -> Item | None:
    return next((one for one in reversed(items(document)) if FILED.match(one.first.text)), None)


@rule(
    "ND418",
    "filing-without-colon",
    N_("no colon stands behind “Lưu”"),
    source=_SOURCE,
    bad="- Lưu VT, TH.",
    good="- Lưu: VT, TH.",
    fixable=True,
)
def filing_without_colon(document: Document, profile: Profile) -> Iterator[Finding]:
    """A line of filing (Lưu) without a colon behind the word.

    The fix puts the colon there; no letter changes.
    """
    one = _filing(document)
    match = _FILED_PARTS.match(one.first.text) if one else None
    if one and match and match[2] != ":":
        end = match.start(3)
        start = match.end(1) - len("lưu")
        actual = one.first.text[start:end]
        edit = replaced(one.first, start, actual, f"{actual[: len('lưu')]}: ")
        yield Finding(one.first.place, {}, (edit,))


@rule(
    "ND440",
    "filing-without-comma",
    N_("“{actual}” stands behind “VT” in the line of filing, not a comma"),
    source=_SOURCE,
    bad="- Lưu: VT; TH.",
    good="- Lưu: VT, TH.",
    fixable=True,
)
def filing_without_comma(document: Document, profile: Profile) -> Iterator[Finding]:
    """A line of filing (Lưu) with a semicolon between the registry (VT) and the unit.

    The fix puts a comma there; no letter changes.
    """
    one = _filing(document)
    match = _NO_COMMA.search(one.first.text) if one else None
    if one and match:
        edit = replaced(one.first, match.start(1), match[1], ", ")
        yield Finding(one.first.place, {"actual": match[1].strip()}, (edit,))


@rule(
    "ND419",
    "filing-without-registry",
    N_("the line of filing, “{actual}”, does not name the registry (VT) first"),
    source=_SOURCE,
    bad="- Lưu: Văn phòng.",
    good="- Lưu: VT, VP.",
)
def filing_without_registry(document: Document, profile: Profile) -> Iterator[Finding]:
    """A line of filing (Lưu) that does not name the registry by its abbreviation VT (văn thư).

    There is no fix: what else is filed where only the organ knows.
    """
    one = _filing(document)
    if one and not _REGISTRY.search(one.first.text):
        yield Finding(one.first.place, {"actual": " ".join(one.first.text.split())})


@rule(
    "ND420",
    "filing-without-full-stop",
    N_("the line of filing ends with “{actual}”, not with a full stop"),
    source=_SOURCE,
    bad="- Lưu: VT, TH;",
    good="- Lưu: VT, TH.",
    fixable=True,
)
def filing_without_full_stop(document: Document, profile: Profile) -> Iterator[Finding]:
    """A last recipient, the line of filing (Lưu), that does not end with a full stop.

    Initials and a number of copies may follow the full stop. The fix changes the punctuation at
    the end of the line and no letter.
    """
    one = _filing(document)
    text = one.last.text.rstrip() if one else ""
    if one and text and not _FULL_STOP.search(text):
        yield Finding(one.last.place, {"actual": ending(one.last)}, (ended(one.last, "."),))
