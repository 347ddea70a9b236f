"""ND4: to whom the document goes (nơi nhận)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.looks import at_first, departure, ended, replaced
from docgen.lint.recipient_list import BULLET, DASH, FILED, SUB_ITEM, bullet, items
from docgen.lint.register import Finding, NotEvaluated, rule
from docgen.model.edit import Edit
from docgen.model.problem import Severity
from docgen.vietnamese.messages import N_, Expectation
from docgen.vietnamese.names import key
from docgen.word.roles import NAMES, Document, Member, Role

_SOURCE: Final = "Phụ lục I, phần I, mục II.9.d"
_LABEL: Final = re.compile(r"\s*(nơi\s+nhận)\s*([:;.]?)", re.IGNORECASE)
_NO_TEMPLATE: Final = {"Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận", "Thư công", "Biên bản"}
_AS_INVITED: Final = {"Giấy mời", "Giấy giới thiệu", "Giấy nghỉ phép", "Công điện", "Phiếu gửi"}
_CARRIED_OUT: Final = re.compile(
    r"trách nhiệm\b.{0,60}\bthi hành|\bthi hành (quyết định|nghị quyết) này"
    r"|\bcăn cứ (quyết định|nghị quyết)( này)?,?( để)? thi hành"
)
_HEADING: Final = (Role.NATIONAL_TITLE, Role.NUMBER, Role.PLACE_AND_DATE)
_APART: Final = N_("the recipients and the signature do not stand in one table")


@rule(
    "ND411",
    "no-recipients",
    N_("no {component} was found"),
    source="Điều 8, khoản 2",
    bad="(không có nơi nhận)",
    good="Nơi nhận: - Như trên; - Lưu: VT, TH.",
)
def no_recipients(document: Document, profile: Profile) -> Iterator[Finding]:
    """A document without the list of its recipients (nơi nhận).

    A document issued with another one is not judged, nor are minutes and contracts. There is no
    fix: recipients are not guessed.
    """
    if document.attached or document.type in _NO_TEMPLATE:
        return
    if document.having(Role.RECIPIENTS, Role.RECIPIENT, sure=0.0):
        return
    if not document.having(*_HEADING):
        return
    signer = document.having(Role.SIGNER, Role.POST, Role.AUTHORITY)
    place = signer[0].place if signer else document.place
    yield Finding(place, {"component": Expectation(NAMES[Role.RECIPIENTS])})


@rule(
    "ND438",
    "recipients-of-none",
    N_("no recipient stands below “{actual}”"),
    source="Phụ lục I, phần I, mục II.9.b",
    bad="Nơi nhận: (bên dưới để trống)",
    good="Nơi nhận: - Như trên; - Lưu: VT, TH.",
)
def recipients_of_none(document: Document, profile: Profile) -> Iterator[Finding]:
    """The words “Nơi nhận:” with nothing behind them and nothing below.

    Minutes and contracts are not judged. There is no fix: recipients are not guessed.
    """
    label = document.one(Role.RECIPIENTS)
    if label is None or document.attached or document.type in _NO_TEMPLATE:
        return
    match = _LABEL.match(label.text)
    if match is None or label.text[match.end() :].strip(" :") or label.tabbed or label.boxed:
        return
    after = document.members[document.members.index(label) + 1 :]
    below = next((one for one in after if one.spot == label.spot and one.text.strip()), None)
    if document.having(Role.RECIPIENT, sure=0.0) or not _is_apart(label, below):
        return
    yield Finding(label.place, {"actual": label.text.strip()})


def _is_apart(label: Member, below: Member | None) -> bool:
    """Whether the next line below the label is none of a list of recipients."""
    if label.spot is not None:
        return below is None
    return below is None or below.role in {Role.AUTHORITY, Role.POST, Role.SIGNER, Role.APPENDIX}


@rule(
    "ND412",
    "plain-recipients-label",
    N_("{component}: {actual}; should be {expected}"),
    source=_SOURCE,
    bad="Nơi nhận: (chữ đứng, cỡ 14)",
    good="Nơi nhận: (chữ nghiêng, đậm, cỡ 12)",
    fixable=True,
)
def plain_recipients_label(document: Document, profile: Profile) -> Iterator[Finding]:
    """The words “Nơi nhận:” not in bold italics of the decree's size, on the left.

    The fix changes looks and alignment.
    """
    for one in document.having(Role.RECIPIENTS):
        found = departure(one, profile.role["recipients"], align=_is_off(one))
        if found:
            yield found.finding()


def _is_off(member: Member) -> bool:
    """Whether it is centred or on the right; justified looks like left."""
    return member.paragraph.align not in {"left", "justify", "distribute"}


@rule(
    "ND413",
    "misspelt-recipients-label",
    N_("the label is “{actual}”, not “{expected}”"),
    source=_SOURCE,
    bad="NƠI NHẬN",
    good="Nơi nhận:",
    fixable=True,
)
def misspelt_recipients_label(document: Document, profile: Profile) -> Iterator[Finding]:
    """The words “Nơi nhận” in capitals or without a colon.

    The fix changes capitals and punctuation, and no letter.
    """
    for one in document.having(Role.RECIPIENTS):
        match = _LABEL.match(one.text)
        if match is None or one.text[match.end() :].strip(" :"):
            continue
        start = match.start(1)
        actual = one.text[start : match.end()]
        if " ".join(actual.split()).replace(" :", ":") != "Nơi nhận:":
            edits = (replaced(one, start, actual, "Nơi nhận:"),)
            yield Finding(one.place, {"actual": actual, "expected": "Nơi nhận:"}, edits)


@rule(
    "ND414",
    "plain-recipient",
    N_("{component}: {actual}; should be {expected} (lines: {count})"),
    source=_SOURCE,
    bad="- Như trên; (cỡ chữ 13)",
    good="- Như trên; (cỡ chữ 11)",
    fixable=True,
)
def plain_recipient(document: Document, profile: Profile) -> Iterator[Finding]:
    """A recipient (nơi nhận) not in upright letters of the decree's size, or bold.

    The fix changes looks and alignment.
    """
    style = profile.role["recipient"]
    found = (departure(one, style, align=_is_off(one)) for one in document.having(Role.RECIPIENT))
    yield from at_first((one.finding(), one.actual) for one in found if one is not None)


@rule(
    "ND415",
    "recipient-without-dash",
    N_("recipients do not begin with a dash (lines: {count})"),
    source=_SOURCE,
    bad="Như trên;",
    good="- Như trên;",
    fixable=True,
)
def recipient_without_dash(document: Document, profile: Profile) -> Iterator[Finding]:
    """A recipient (nơi nhận) without a dash at the beginning of its line.

    A line that carries on the one above, and a list of Word, are not meant; an asterisk or bullet
    is no dash, unless it stands below one. The fix puts a dash and a space there; no letter
    changes.
    """
    those = [one for one in items(document) if not one.text.endswith(":")]  # Gửi bản giấy:
    sign = bullet(those[0].first) if those else ""  # of the list, where no dash comes first
    yield from at_first(
        (Finding(one.first.place, {}, (_dashed(one.first),)), "dash")
        for one in those
        if not DASH.match(one.first.text) and not one.first.paragraph.label
        if not SUB_ITEM.match(one.first.text) or bullet(one.first) == sign != ""
    )


def _dashed(member: Member) -> Edit:
    start = len(member.text) - len(member.text.lstrip())
    if sign := BULLET.match(member.text):
        return replaced(member, start, sign[0][start:], "- ")
    first = member.text[start:].split(" ", 1)[0]
    return replaced(member, start, first, f"- {first}")


@rule(
    "ND416",
    "recipient-without-semicolon",
    N_("recipients do not end with a semicolon (lines: {count})"),
    source=_SOURCE,
    bad="- Sở Tài chính,",
    good="- Sở Tài chính;",
    fixable=True,
)
def recipient_without_semicolon(document: Document, profile: Profile) -> Iterator[Finding]:
    """A recipient (nơi nhận) before the last that does not end with a semicolon.

    A line that the next one carries on, or that a list in brackets or with “+” follows, is not
    meant. The fix changes the punctuation at the end of the line and no letter.
    """
    those = items(document)
    yield from at_first(
        (Finding(one.last.place, {}, (ended(one.last, ";"),)), "semicolon")
        for one in those[:-1]
        if one.text and not one.last.text.rstrip().endswith((";", ":"))
        if not FILED.match(one.first.text)
    )


@rule(
    "ND421",
    "no-recipients-as-above",
    N_("the first recipient is “{actual}”, not “- {expected}”"),
    source="Phụ lục I, phần I, mục II.9.b",
    severity=Severity.WARNING,
    bad="Kính gửi: Sở Nội vụ … Nơi nhận: - Lưu: VT, TH.",
    good="Kính gửi: Sở Nội vụ … Nơi nhận: - Như trên; - Lưu: VT, TH.",
)
def no_recipients_as_above(document: Document, profile: Profile) -> Iterator[Finding]:
    """A document with addressees (Kính gửi) whose first recipient is not “Như trên”.

    There is no fix: a line is not added.
    """
    those = items(document)
    first = next((one for one in those if not one.text.endswith(":")), None)  # Gửi bản giấy:
    if document.having(Role.ADDRESSEES) and first and not key(first.text).startswith("như"):
        values = {"actual": first.first.text.strip(), "expected": "Như trên;"}
        yield Finding(first.first.place, values)


@rule(
    "ND422",
    "recipients-as-above-of-none",
    N_("“{actual}” refers to addressees, but there is no line “Kính gửi”"),
    source="Phụ lục I, phần I, mục II.9.b",
    severity=Severity.WARNING,
    bad="Nơi nhận: - Như trên; (văn bản không có Kính gửi)",
    good="Nơi nhận: - Các sở, ban, ngành;",
)
def recipients_as_above_of_none(document: Document, profile: Profile) -> Iterator[Finding]:
    """A recipient “Như trên” in a document that names no addressees (Kính gửi).

    Invitations, telegrams and letters of introduction name theirs otherwise and are not judged.
    There is no fix: recipients are not guessed.
    """
    if document.type in _AS_INVITED or document.having(Role.ADDRESSEES):
        return
    for one in items(document):
        if key(one.text).startswith("như trên"):
            yield Finding(one.first.place, {"actual": one.first.text.strip()})


@rule(
    "ND423",
    "no-recipients-of-article",
    N_("the first recipient is “{actual}”, not “- {expected}”"),
    source="Phụ lục III, mục II, mẫu 1.1-1.3",
    severity=Severity.WARNING,
    bad="QUYẾT ĐỊNH … Nơi nhận: - Sở Nội vụ;",
    good="QUYẾT ĐỊNH … Nơi nhận: - Như Điều 3;",
)
def no_recipients_of_article(document: Document, profile: Profile) -> Iterator[Finding]:
    """A decision or resolution in articles whose recipients do not begin with “Như Điều …”.

    Where no article says who is responsible for carrying it out, nothing is judged. There is
    no fix: which article names those who carry it out only the author knows.
    """
    those = items(document)
    if not any(_CARRIED_OUT.search(key(one.text)) for one in document.members):
        return
    if document.type not in {"Quyết định", "Nghị quyết"} or document.attached or not those:
        return
    if document.having(Role.ADDRESSEES) or not document.having(Role.ARTICLE):
        return
    if not any("như điều" in key(one.text) or "như trên" in key(one.text) for one in those):
        values = {"actual": those[0].first.text.strip(), "expected": "Như Điều …;"}
        yield Finding(those[0].first.place, values)


@rule(
    "ND424",
    "recipients-not-level",
    N_("“Nơi nhận:” does not stand level with “{expected}”"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="Nơi nhận: thấp hơn dòng TM. ỦY BAN NHÂN DÂN",
    good="Nơi nhận: ngang dòng TM. ỦY BAN NHÂN DÂN",
)
def recipients_not_level(document: Document, profile: Profile) -> Iterator[Finding | NotEvaluated]:
    """The line “Nơi nhận:” not on a level with the authority or post (quyền hạn, chức vụ).

    Minutes have two signatures and are not judged. There is no fix: cells are not rearranged.
    """
    label = document.one(Role.RECIPIENTS)
    top = next(iter(document.having(Role.AUTHORITY, Role.POST)), None)
    if document.type in _NO_TEMPLATE or label is None:
        return
    if top is None or label.spot is None or top.spot is None or label.spot.table != top.spot.table:
        yield NotEvaluated(_APART)
    elif label.spot.column != top.spot.column and (
        label.spot.row != top.spot.row or _above(document, label) != _above(document, top)
    ):
        yield Finding(label.place, {"expected": top.text.strip()})


def _above(document: Document, member: Member) -> int:
    """How many paragraphs stand above a member in its cell."""
    cell = [one.place for one in document.members if one.spot == member.spot]
    return cell.index(member.place)
