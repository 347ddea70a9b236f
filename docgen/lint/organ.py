"""ND211-ND215: names of the organs (tên cơ quan, tổ chức chủ quản và ban hành)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.letterhead import NOT_ISSUED, is_issued, looks, readable
from docgen.lint.lines import line_under, shown
from docgen.lint.looks import MOST
from docgen.lint.register import Finding, NotEvaluated, rule
from docgen.model.problem import Severity
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import key
from docgen.word.roles import Document, Member, Role

_KNOWN: Final = 0.9  # how sure the role of an organ's line is where its words tell
_SHORTENED: Final = re.compile(
    r"\b(?:UBND|HĐND|UBMTTQ|MTTQ|BHXH|KBNN|BQL|[SP]?GD(?:\s*[&-]\s*)?ĐT|[SP]GD|LĐ\s*-?\s*TB\s*&?\s*XH"
    r"|TN\s*&?\s*MT|KH\s*&?\s*ĐT|NN\s*&?\s*PTNT|VHTT\s*&?\s*DL|TT\s*&\s*TT|KH\s*&\s*CN|GTVT)\b"
)
_UNFINISHED: Final = re.compile(r"(?:\bvà|,|-|\bcủa|\bcho)$")
_OF_PARTIES: Final = {"Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận"}
_PARTIES: Final = N_("the parties of a contract or an agreement are named in its text")
_NO_ORGAN: Final = re.compile(r"phòng cháy|phòng,? chống|ban đầu|nhà nước|nhà ở|hội nhập|hội họa")


@rule(
    "ND211",
    "no-organ",
    N_("the name of the issuing organ is missing; it stands at the top on the left"),
    source="Phụ lục I, phần I, mục II.2.a",
    bad="",
    good="SỞ NỘI VỤ",
    needs=(Role.NATIONAL_TITLE,),
)
def no_organ(document: Document, profile: Profile) -> Iterator[Finding | NotEvaluated]:
    """A document without the name of the organ that issues it (tên cơ quan ban hành).

    Not judged where nothing shows that an organ issues it: citizens' applications have a
    national title too. Contracts and agreements name their parties in the text. There is no
    fix.
    """
    if document.having(Role.ORGAN, Role.PARENT_ORGAN, sure=0.0):
        return
    if document.type in _OF_PARTIES:
        yield NotEvaluated(_PARTIES)
    elif is_issued(document):
        yield Finding(document.place)
    else:
        yield NotEvaluated(NOT_ISSUED)


@rule(
    "ND212",
    "organ-looks",
    N_("the {component} is {actual}; it should be {expected}"),
    source="Phụ lục I, phần I, mục II.2.b",
    bad="Sở Nội vụ",
    good="SỞ NỘI VỤ",
    fixable=True,
)
def organ_looks(document: Document, profile: Profile) -> Iterator[Finding]:
    """An issuer's name (tên cơ quan ban hành) that is not in bold, upright, centred capitals.

    Its size is 12 to 13 points. The alignment is not judged where a tab or a text box places
    it. The fix changes no letter; small ones print as capitals.
    """
    lines = document.having(Role.ORGAN, sure=_KNOWN)
    bold = [i for i, one in enumerate(lines) if one.share("bold") >= MOST]
    # What stands unbold above a bold line may be a parent of a kind that is not known.
    yield from looks(document, profile, lines[bold[0] :] if bold else lines)


@rule(
    "ND213",
    "parent-organ-looks",
    N_("the {component} is {actual}; it should be {expected}"),
    source="Phụ lục I, phần I, mục II.2.b",
    bad="UBND TỈNH LẠNG SƠN in bold",
    good="UBND TỈNH LẠNG SƠN not in bold",
    fixable=True,
)
def parent_organ_looks(document: Document, profile: Profile) -> Iterator[Finding]:
    """A name of the parent organ (cơ quan chủ quản) that is bold, or not in upright capitals.

    Its size is 12 to 13 points, and it is centred. A name that goes on in two bold lines is
    the issuer's. The fix changes no letter; small ones print as capitals.
    """
    parents = document.having(Role.PARENT_ORGAN, sure=_KNOWN)
    below = (*parents, *document.having(Role.ORGAN))[1:]
    alone = (one for one, after in zip(parents, below, strict=False) if not _goes_on(one, after))
    yield from looks(document, profile, tuple(alone))


def _goes_on(one: Member, after: Member) -> bool:
    """Whether a name goes on in the next line, which only looks like the name of an organ."""
    return bool(_UNFINISHED.search(key(one.text)) or _NO_ORGAN.match(key(after.text)))


@rule(
    "ND214",
    "organ-line",
    N_("the line under the organ's name is {actual}; it should be drawn, {expected} long"),
    source="Phụ lục I, phần I, mục II.2.b",
    severity=Severity.WARNING,
    bad="SỞ NỘI VỤ, underlined",
    good="SỞ NỘI VỤ, with a short line under it",
    needs=(Role.ORGAN,),
    fixable=True,
)
def organ_line(document: Document, profile: Profile) -> Iterator[Finding]:
    """An issuer's name without a drawn line of a third to a half of its text under it.

    Of a name in several lines, the last and the longest count. A line whose length is not
    known, and one up to 15 % off, are right. The fix draws the line and takes away an
    underline or typed characters; no word is touched. Under a text that a tab places, a person
    draws it.
    """
    members = readable(document, Role.ORGAN)
    if members:
        yield from line_under(profile.rule["organ"], members)


@rule(
    "ND215",
    "shortened-organ",
    N_("the name of the issuing organ has the abbreviation {actual}; it is written in full"),
    source="Phụ lục I, phần I, mục II.2.a",
    severity=Severity.WARNING,
    bad="UBND TỈNH LẠNG SƠN",
    good="ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN",
    needs=(Role.ORGAN,),
)
def abbreviated_organ(document: Document, profile: Profile) -> Iterator[Finding]:
    """An abbreviation (UBND, HĐND, GD&ĐT) in the name of the organ that issues the document.

    Only its parent's name may be abbreviated. THCS and THPT in the names of schools are taken
    for names. There is no fix: only you know the full name.
    """
    for member in document.having(Role.ORGAN):
        found = _SHORTENED.search(shown(member))
        if found is not None:
            yield Finding(member.place, {"actual": found[0]})
