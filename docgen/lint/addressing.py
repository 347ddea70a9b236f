"""ND245-ND250, ND253: addressees, marks of urgency and secrecy (Kính gửi; độ khẩn, độ mật)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.letterhead import readable
from docgen.lint.looks import departure, ended, replaced
from docgen.lint.register import Finding, rule
from docgen.lint.running import fits_on_a_line
from docgen.model.edit import Edit, SetParagraph
from docgen.model.problem import Severity
from docgen.vietnamese.messages import N_, Expectation, Measure
from docgen.word.printed import Block, Cell, Table, paragraphs
from docgen.word.roles import NAMES, Document, Member, Role

_SOURCE: Final = "Phụ lục I, phần I, mục II.9.d"
_ADDRESS: Final = re.compile(
    r"\s*(?P<word>kính\s+(?:gửi|trình))(?P<colon>(?:\s*[:.;,])?)", re.IGNORECASE
)
_DASH: Final = re.compile("\\s*(?P<dash>[-\u2010-\u2015+\u2022])")
_IN_ONE_LINE: Final = re.compile(
    "[:;,.][ \u00a0]*[-\u2013][ \u00a0]*[^;,\n]+[;,][ \u00a0]*[-\u2013][ \u00a0]*\\w"
)
_PARTED: Final = re.compile(r":[^;\n]*\w[^;\n]*;[ \u00a0]*\w")
_ASIDE: Final = re.compile(r"\([^)]*\)")
_NUMBERED: Final = (Role.LEGAL_BASIS, Role.PART, Role.SECTION, Role.ARTICLE, Role.CLAUSE)
_ALIGNED_MM: Final = 1.0
_SIDES: Final = frozenset({"top", "bottom", "left", "right"})
_STAMPS: Final = (Role.URGENCY, Role.SECRECY, Role.CIRCULATION)

_CENTRED: Final = Expectation(N_("centred"))
_LEFT: Final = Expectation(N_("aligned left"))
_APART: Final = Expectation(N_("each of several stands on its own line"))
_MARKED: Final = Expectation(
    N_("each of several begins with “-” and ends with “;”, the last with “.”")
)
_UNFRAMED: Final = Expectation(N_("without a frame"))
_FRAMED: Final = Expectation(N_("in a frame"))


@rule(
    "ND245",
    "letter-without-addressees",
    N_("the line “Kính gửi:” is missing, which a letter has above its text"),
    source="Phụ lục I, phần I, mục II.9.b",
    bad="V/v tổ chức hội nghị",
    good="Kính gửi: Sở Nội vụ",
)
def letter_without_addressees(document: Document, profile: Profile) -> Iterator[Finding]:
    """A letter (công văn) that is addressed to nobody (Kính gửi).

    There is no fix: only you know to whom it goes.
    """
    letter = document.one(Role.LETTER_SUBJECT)
    if document.type != "Công văn" or letter is None or document.having(Role.ADDRESSEES, sure=0.0):
        return
    yield Finding(letter.place)


@rule(
    "ND246",
    "proposal-without-addressees",
    N_("the line “Kính gửi:” is missing, which a submission has above its text"),
    source="Phụ lục I, phần I, mục II.9.b",
    severity=Severity.WARNING,
    bad="TỜ TRÌNH",
    good="TỜ TRÌNH, Kính gửi: Ủy ban nhân dân tỉnh",
)
def proposal_without_addressees(document: Document, profile: Profile) -> Iterator[Finding]:
    """A submission (tờ trình) that is addressed to nobody (Kính gửi).

    There is no fix: only you know to whom it goes.
    """
    name = document.one(Role.TYPE_NAME)
    if document.type != "Tờ trình" or name is None or document.having(Role.ADDRESSEES, sure=0.0):
        return
    yield Finding(name.place)


@rule(
    "ND253",
    "addressees-left-out",
    N_("“{actual}” names nobody, neither behind it nor below"),
    source="Phụ lục I, phần I, mục II.9.b",
    bad="Kính gửi:",
    good="Kính gửi: Sở Nội vụ",
)
def addressees_left_out(document: Document, profile: Profile) -> Iterator[Finding]:
    """The words “Kính gửi:” with nothing behind them, and the text right below.

    A row of dots leaves room for a name and is right. There is no fix: only you know to whom
    the document goes.
    """
    members = [one for one in document.members if one.role is not Role.EMPTY]
    for one, below in pairwise(members):
        address = _ADDRESS.fullmatch(one.text.rstrip())
        if one.role is not Role.ADDRESSEES or address is None or one.spot or one.boxed:
            continue
        is_text = below.role in _NUMBERED or (below.role is Role.BODY and not fits_on_a_line(below))
        if is_text and below.spot is None and not document.having(Role.ADDRESSEE, sure=0.0):
            yield Finding(one.place, {"actual": one.text.strip()})


@rule(
    "ND247",
    "addressees-colon",
    N_("the address begins with “{actual}”, not “{expected}”"),
    source=_SOURCE,
    bad="Kính gửi Sở Nội vụ",
    good="Kính gửi: Sở Nội vụ",
    fixable=True,
)
def addressees_colon(document: Document, profile: Profile) -> Iterator[Finding]:
    """The words “Kính gửi” without a colon right behind them.

    The fix sets the colon; it changes no letter.
    """
    for member in readable(document, Role.ADDRESSEES):
        found = _ADDRESS.match(unicodedata.normalize("NFC", member.text))
        if found is None or found["colon"] == ":":
            continue
        actual, expected = found["word"] + found["colon"], f"{found['word']}:"
        edits: tuple[Edit, ...] = (replaced(member, found.start("word"), actual, expected),)
        is_certain = unicodedata.is_normalized("NFC", member.text)
        values = {"actual": actual.rstrip(), "expected": expected}
        yield Finding(member.place, values, edits if is_certain else ())


@rule(
    "ND248",
    "addressees-list",
    N_("the addressees are written “{actual}”; {expected}"),
    source=_SOURCE,
    bad="- Sở Tài chính,",
    good="- Sở Tài chính;",
    fixable=True,
)
def addressees_list(document: Document, profile: Profile) -> Iterator[Finding]:
    """Two or more addressees under “Kính gửi:” without a dash, semicolon or last full stop.

    Each stands on its own line, begins with a hyphen and ends with a semicolon, the last with
    a full stop. A single addressee is not judged. The fix sets marks; it changes no letter.
    """
    for one in document.having(Role.ADDRESSEES):
        if _IN_ONE_LINE.search(one.text) or _PARTED.search(_ASIDE.sub("", one.text)):
            values = {"actual": " ".join(one.text.split()), "expected": _APART}
            yield Finding(one.place, values)
    members = document.having(Role.ADDRESSEE)
    if len(members) < 2:
        return
    for member in members:
        mark = "." if member is members[-1] else ";"
        text = member.text.strip()
        dash = _DASH.match(member.text)
        sign = dash["dash"] if dash else member.paragraph.label[:1]
        has_dash, is_sub = sign == "-", sign == "+"
        edits: list[Edit] = []
        if not text.endswith(mark):
            edits.append(ended(member, mark))
        if not has_dash and not is_sub and dash:
            edits.append(replaced(member, dash.start("dash"), dash["dash"], "-"))
        if edits or not (has_dash or is_sub):
            values = {"actual": text, "expected": _MARKED}
            yield Finding(member.place, values, tuple(edits))


@rule(
    "ND249",
    "addressees-unaligned",
    N_("the dashes of the addressees do not stand in line: {actual}, not {expected}"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="dashes one beside the other",
    good="dashes one below the other",
    fixable=True,
)
def addressees_unaligned(document: Document, profile: Profile) -> Iterator[Finding]:
    """Addressees under “Kính gửi:” whose dashes do not stand one below the other.

    Lines that a tab or spaces place are not judged. The fix gives them the indent of the
    first; no word is touched.
    """
    members = [one for one in document.having(Role.ADDRESSEE) if _is_dashed(one)]
    if len(members) < 2:
        return
    first = members[0].paragraph
    if first.align == "center":
        values: dict[str, object] = {"actual": _CENTRED, "expected": _LEFT}
        yield Finding(members[0].place, values)
        return
    for one in members[1:]:
        p = one.paragraph
        if p.align != "center" and abs(_dash_mm(one) - _dash_mm(members[0])) <= _ALIGNED_MM:
            continue
        actual = _CENTRED if p.align == "center" else Measure(f"{_dash_mm(one):g} mm")
        values = {"actual": actual, "expected": Measure(f"{_dash_mm(members[0]):g} mm")}
        edit = SetParagraph(
            place=one.place,
            align=first.align,
            left_mm=first.left_mm,
            first_line_mm=first.first_line_mm,
        )
        yield Finding(one.place, values, (edit,))


def _is_dashed(member: Member) -> bool:
    return member.whole and member.text.startswith("-") and not member.paragraph.label


def _dash_mm(member: Member) -> float:
    return round(member.paragraph.left_mm + member.paragraph.first_line_mm, 1)


@rule(
    "ND250",
    "stamp-looks",
    N_("the {component} is {actual}; it should be {expected}"),
    source="Phụ lục I, phần I, mục III.2",
    severity=Severity.WARNING,
    bad="Hỏa tốc",
    good="HỎA TỐC in a frame",
    fixable=True,
)
def stamp_looks(document: Document, profile: Profile) -> Iterator[Finding]:
    """A mark of urgency, secrecy or circulation that is not in bold capitals in a frame.

    Its size is 13 to 14 points; any colour is right. In a text box the frame is not judged.
    The fix changes no letter and cannot draw a frame.
    """
    for member in document.having(*_STAMPS):
        style = replace(profile.role[member.role], align=member.paragraph.align)
        found = departure(member, style)
        actual, expected = (found.actual, found.expected) if found else ((), ())
        if not member.boxed and not _is_framed(document, member):
            actual, expected = (*actual, _UNFRAMED), (*expected, _FRAMED)
        if actual:
            values = {
                "component": Expectation(NAMES[member.role]),
                "actual": actual,
                "expected": expected,
            }
            yield Finding(member.place, values, found.edits if found else ())


def _is_framed(document: Document, member: Member) -> bool:
    """Whether borders stand round the paragraph, or round its cell."""
    cell = _cell(document.section(member).blocks, member)
    every = [member.paragraph.borders, *([] if cell is None else [cell.borders])]
    return any(set(borders) >= _SIDES for borders in every)


def _cell(blocks: Iterable[Block], member: Member) -> Cell | None:
    """The innermost cell that a member stands in."""
    tables = (one for one in blocks if isinstance(one, Table))
    for cell in (cell for table in tables for row in table.rows for cell in row.cells):
        if any(one.place == member.place for one in paragraphs(cell.blocks)):
            return _cell(cell.blocks, member) or cell
    return None
