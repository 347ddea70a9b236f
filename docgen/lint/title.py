"""ND234-ND244: name of the type, subject, subject of a letter (tên loại, trích yếu, V/v)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.letterhead import looks, readable
from docgen.lint.lines import line_under, shown
from docgen.lint.looks import replaced, restyled
from docgen.lint.register import Finding, NotEvaluated, rule
from docgen.model.edit import Edit, SetParagraph
from docgen.model.problem import Severity
from docgen.vietnamese.citation import CODES
from docgen.vietnamese.messages import N_, Measure
from docgen.vietnamese.names import key
from docgen.word.roles import Document, Member, Role

_SOURCE: Final = "Phụ lục I, phần I, mục II.5.b"
_CODE: Final = re.compile(r"/\s*([^\W\d_]+)\s*[-–]")
_SHARED: Final = {"CT", "TT", "TC", "PL", "L", "HĐ", "DA", "TTLT", "NĐ", "KL"}  # organs' codes too
_WITHOUT_LINE: Final = {
    "Biên bản", "Giấy giới thiệu", "Giấy nghỉ phép", "Giấy mời", "Công điện", "Hợp đồng",
    "Bản ghi nhớ", "Bản thỏa thuận", "Thư công",
}  # fmt: skip
_LETTER: Final = re.compile(
    r"\s*(?P<word>v\s*/\s*v|về\s+việc)(?P<mark>(?:\s*[:.,])?)(?P<gap>\s*)", re.IGNORECASE
)
_FULL_STOP: Final = re.compile(r"(?<![.…])\.(?=\s*$)")
_ABBREVIATED: Final = re.compile(r"(?:v\.v|tp|tx|[A-ZĐ])\.\s*$")
_ROUNDING_PT: Final = 0.5
_LEAST_LETTERS: Final = 10  # of a subject: “COVID-19” alone is a name

_UNKNOWN_TYPE: Final = N_("nothing tells which type of document it is")
_LINE_BELOW: Final = N_("the line may stand under the reference to the other document")
_OTHER_PLACE: Final = N_("the number stands elsewhere")


@rule(
    "ND234",
    "no-type-name",
    N_("the name of the type is missing, though the symbol has the code {actual} ({expected})"),
    source=_SOURCE,
    bad="Số: 05/KH-UBND, without KẾ HOẠCH",
    good="Số: 05/KH-UBND, with KẾ HOẠCH",
)
def no_type_name(document: Document, profile: Profile) -> Iterator[Finding | NotEvaluated]:
    """A document without the name of its type (tên loại), which every one but a letter has.

    It is judged where the symbol tells the type. There is no fix.
    """
    if document.having(Role.TYPE_NAME) or document.having(Role.LETTER_SUBJECT):
        return
    number = document.one(Role.NUMBER)
    found = _CODE.search(unicodedata.normalize("NFC", number.text)) if number else None
    is_code = found is not None and found[1] in CODES and found[1] not in _SHARED
    if number is not None and found and is_code and not document.having(Role.TYPE_NAME, sure=0.0):
        values = {"actual": found[1], "expected": CODES[found[1]]}
        yield Finding(number.place, values)
    else:
        yield NotEvaluated(_UNKNOWN_TYPE)


@rule(
    "ND235",
    "type-name-looks",
    N_("the {component} is {actual}; it should be {expected}"),
    source=_SOURCE,
    bad="Kế hoạch",
    good="KẾ HOẠCH",
    fixable=True,
)
def type_name_looks(document: Document, profile: Profile) -> Iterator[Finding]:
    """A name of the type (tên loại) that is not in bold, upright, centred capitals.

    Its size is 13 to 14 points. The fix changes no letter; small ones print as capitals.
    """
    yield from looks(document, profile, document.having(Role.TYPE_NAME))


@rule(
    "ND236",
    "letter-with-title",
    N_("a letter has no name of its type; “{actual}” is left out"),
    source=_SOURCE,
    bad="CÔNG VĂN",
    good="V/v tổ chức hội nghị",
)
def letter_with_title(document: Document, profile: Profile) -> Iterator[Finding]:
    """A letter (công văn) with the title CÔNG VĂN.

    Its subject stands under the number instead, behind “V/v”. There is no fix, since it would
    take away words.
    """
    for member in document.having(Role.TYPE_NAME):
        if key(member.text) == "công văn":
            yield Finding(member.place, {"actual": " ".join(member.text.split())})


@rule(
    "ND237",
    "subject-looks",
    N_("the {component} is {actual}; it should be {expected}"),
    source=_SOURCE,
    bad="a subject in italics",
    good="a subject in bold",
    fixable=True,
)
def subject_looks(document: Document, profile: Profile) -> Iterator[Finding]:
    """A subject (trích yếu) that is not upright, bold, of 13 to 14 points and centred.

    Judged are the lines under the name of the type. The fix touches no word.
    """
    yield from looks(document, profile, document.having(Role.SUBJECT))


@rule(
    "ND238",
    "subject-in-capitals",
    N_("the subject is in capitals, not in small letters"),
    source=_SOURCE,
    bad="VỀ CÔNG TÁC VĂN THƯ NĂM 2024",
    good="Về công tác văn thư năm 2024",
    fixable=True,
)
def subject_in_capitals(document: Document, profile: Profile) -> Iterator[Finding]:
    """A subject (trích yếu) typed or printed in capitals.

    Short ones may be a name and are not judged. Where small letters only print as capitals,
    the fix ends that; typed capitals are left to you, since only you know which are names.
    """
    for member in readable(document, Role.SUBJECT):
        letters = [one for one in shown(member) if one.isalpha()]
        if len(letters) < _LEAST_LETTERS or sum(map(str.isupper, letters)) < 0.9 * len(letters):
            continue
        is_typed = not any(map(str.islower, member.text))
        yield Finding(member.place, {}, () if is_typed else (restyled(member, caps=False),))


@rule(
    "ND239",
    "subject-full-stop",
    N_("the subject ends with a full stop"),
    source=_SOURCE,
    bad="Về công tác văn thư năm 2024.",
    good="Về công tác văn thư năm 2024",
    fixable=True,
)
def subject_full_stop(document: Document, profile: Profile) -> Iterator[Finding]:
    """A full stop behind the subject (trích yếu), as no template of the decree has it.

    Dots of an abbreviation or of something left out are none. The fix takes it away.
    """
    for member in document.having(Role.SUBJECT)[-1:]:
        found = _FULL_STOP.search(member.text)
        if found is not None and not _ABBREVIATED.search(member.text):
            last = member.text[member.text.rfind(" ", 0, found.start()) + 1 : found.start()]
            edit = replaced(member, found.start() - len(last), f"{last}.", last)
            yield Finding(member.place, {}, (edit,))


@rule(
    "ND240",
    "subject-line",
    N_("the line under the subject is {actual}; it should be drawn, {expected} long"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="a subject, underlined",
    good="a subject with a short line under it",
    fixable=True,
)
def subject_line(document: Document, profile: Profile) -> Iterator[Finding | NotEvaluated]:
    """A subject (trích yếu) without a drawn line of a third to a half of its text under it.

    Minutes, invitations and other types whose templates have none are not judged, nor are
    documents issued with another. Of a subject in several lines, the last and the longest
    count. The fix draws the line and takes away an underline or typed characters; no word is
    touched.
    """
    members = readable(document, Role.SUBJECT)
    if not members or document.type in _WITHOUT_LINE:
        return
    if document.attached or document.having(Role.APPENDIX_REFERENCE):
        at = document.members.index(members[-1])
        if document.attached or _is_reference(document.members[at + 1 : at + 3]):
            yield NotEvaluated(_LINE_BELOW)
            return
    yield from line_under(profile.rule["subject"], members)


def _is_reference(members: tuple[Member, ...]) -> bool:
    return any(one.role is Role.APPENDIX_REFERENCE for one in members)


# --- công văn ---------------------------------------------------------------------------------


@rule(
    "ND241",
    "no-letter-subject",
    N_("the subject of the letter “V/v …” is missing; it stands under the number"),
    source=_SOURCE,
    bad="Số: 12/UBND-VX",
    good="Số: 12/UBND-VX, V/v tổ chức hội nghị",
)
def no_letter_subject(document: Document, profile: Profile) -> Iterator[Finding]:
    """A letter (công văn) without its subject (V/v) under the number.

    A document with a number, addressees and no name of a type is a letter. There is no fix.
    """
    number = document.one(Role.NUMBER)
    if number is None or not document.having(Role.ADDRESSEES) or document.attached:
        return
    if document.having(Role.LETTER_SUBJECT, sure=0.0):
        return
    found = _CODE.search(unicodedata.normalize("NFC", number.text))
    has_code = found is not None and found[1] in CODES and found[1] not in _SHARED
    other = not document.type and document.having(Role.TYPE_NAME, sure=0.0)
    if document.type in {"", "Công văn"} and not (has_code or other):
        yield Finding(number.place)


@rule(
    "ND242",
    "letter-subject-form",
    N_("the subject of the letter begins with “{actual}”, not “{expected}”"),
    source=_SOURCE,
    bad="V/v: Tổ chức hội nghị",
    good="V/v tổ chức hội nghị",
    fixable=True,
)
def letter_subject_form(document: Document, profile: Profile) -> Iterator[Finding]:
    """A subject of a letter (trích yếu công văn) that does not begin with “V/v”.

    The fix sets capitals and marks as they should be; “Về việc” becomes “V/v”, which is not
    safe, since letters go.
    """
    member = next(iter(readable(document, Role.LETTER_SUBJECT)), None)
    found = member and _LETTER.match(unicodedata.normalize("NFC", member.text))
    if member is None or not found:
        return
    actual = found["word"] + found["mark"]
    if actual == "V/v" and found["gap"]:
        return
    piece = actual + found["gap"]
    is_certain = unicodedata.is_normalized("NFC", member.text)
    edits: tuple[Edit, ...] = (replaced(member, found.start("word"), piece, "V/v "),)
    values = {"actual": actual.rstrip(), "expected": "V/v"}
    yield Finding(member.place, values, edits if is_certain else ())


@rule(
    "ND243",
    "letter-subject-looks",
    N_("the {component} is {actual}; it should be {expected}"),
    source=_SOURCE,
    bad="14 pt, bold",
    good="12 pt, not bold",
    fixable=True,
)
def letter_subject_looks(document: Document, profile: Profile) -> Iterator[Finding]:
    """A subject of a letter (V/v) that is not upright, plain, of 12 to 13 points and centred.

    It is centred under the number. The alignment is not judged where a tab or a text box
    places it. The fix touches no word.
    """
    number = document.one(Role.NUMBER)
    by_tabs = number is not None and number.tabbed  # its column is no paragraph's
    yield from looks(document, profile, document.having(Role.LETTER_SUBJECT), align=not by_tabs)


@rule(
    "ND244",
    "letter-subject-gap",
    N_("between number and subject of the letter are {actual} pt, not {expected} pt"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="0 pt",
    good="6 pt",
    fixable=True,
)
def letter_subject_gap(document: Document, profile: Profile) -> Iterator[Finding | NotEvaluated]:
    """A subject of a letter (V/v) less than 6 points below the number.

    Judged where both are paragraphs of one cell, one below the other; more room is no fault.
    The fix sets the room; no word is touched.
    """
    letter, number = document.one(Role.LETTER_SUBJECT), document.one(Role.NUMBER)
    if letter is None or number is None:
        return
    at = document.members.index(letter)
    if at == 0 or document.members[at - 1] is not number or letter.spot != number.spot:
        yield NotEvaluated(_OTHER_PLACE)
        return
    wanted = profile.role["letter-subject"].before_pt
    gap = letter.before_pt
    if gap < wanted - _ROUNDING_PT:
        edits = (SetParagraph(place=letter.place, before_pt=wanted),)
        values = {"actual": Measure(f"{gap:g}"), "expected": Measure(f"{wanted:g}")}
        yield Finding(letter.place, values, edits if letter.place != number.place else ())
