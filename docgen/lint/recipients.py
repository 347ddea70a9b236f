"""ND4: to whom the document goes (nơi nhận)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.looks import at_first, departure, ended, ending, legible, replaced
from docgen.lint.register import Finding, NotEvaluated, rule
from docgen.model.edit import Edit
from docgen.model.problem import Severity
from docgen.vietnamese.messages import N_, Expectation
from docgen.vietnamese.names import key
from docgen.word.roles import NAMES, Document, Member, Role

_SOURCE: Final = "Phụ lục I, phần I, mục II.9.d"
_DASH: Final = re.compile(r"\s*([-–—−])(\s*)")
_BULLET: Final = re.compile(r"\s*([+*•])\s*")
_SUB_ITEM: Final = re.compile(r"\s*[+*•(]")
_FILED: Final = re.compile(r"\s*[-–—−]?\s*lưu\b", re.IGNORECASE)
_FILED_PARTS: Final = re.compile(
    r"(\s*[-–—−]?\s*lưu)\s*([:;,.]?)\s*(.*)", re.IGNORECASE | re.DOTALL
)
_REGISTRY: Final = re.compile(r"\bVT")
_NO_COMMA: Final = re.compile(r"\bVT(\s*;\s*)(?=[^\W\d_])")
_FULL_STOP: Final = re.compile(r"\.\s*(\([^)]*\)?\.?|\d+)?$")
_LABEL: Final = re.compile(r"\s*(nơi\s+nhận)\s*([:;.]?)", re.IGNORECASE)
_NO_TEMPLATE: Final = {"Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận", "Thư công", "Biên bản"}
_AS_INVITED: Final = {"Giấy mời", "Giấy giới thiệu", "Giấy nghỉ phép", "Công điện", "Phiếu gửi"}
_CARRIED_OUT: Final = re.compile(
    r"trách nhiệm\b.{0,60}\bthi hành|\bthi hành (quyết định|nghị quyết) này"
    r"|\bcăn cứ (quyết định|nghị quyết)( này)?,?( để)? thi hành"
)
_HEADING: Final = (Role.NATIONAL_TITLE, Role.NUMBER, Role.PLACE_AND_DATE)
_APART: Final = N_("the recipients and the signature do not stand in one table")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """A recipient of one or more lines: the lines below the first carry it on."""

    first: Member
    last: Member

    @property
    def text(self) -> str:
        """The item from the first line on, its dash or label left out."""
        return _DASH.sub("", self.first.text, count=1).strip()


def _items(document: Document) -> list[_Item]:
    """The recipients; a line without a dash carries on the one before that has no end.

    None where the text is not readable as it is typed; where there is no dash at all, each line
    is one.
    """
    lines = document.having(Role.RECIPIENT)
    dashed = any(map(_has_dash, lines))
    bullet = _bullet(lines[0]) if lines else ""
    found: list[_Item] = []
    for one in lines if all(map(legible, lines)) else ():
        is_like_first = bullet != "" and _bullet(one) == bullet
        if found and dashed and not is_like_first and _carries_on(found[-1].last, one):
            found[-1] = _Item(first=found[-1].first, last=one)
        else:
            found.append(_Item(first=one, last=one))
    return found


def _carries_on(before: Member, one: Member) -> bool:
    if _SUB_ITEM.match(one.text):
        return True
    is_new = _has_dash(one) or _FILED.match(one.text)
    return not is_new and not before.text.rstrip().endswith((";", "."))


def _has_dash(member: Member) -> bool:
    return bool(_DASH.match(member.text) or member.paragraph.label)


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
    items = [one for one in _items(document) if not one.text.endswith(":")]  # Gửi bản giấy:
    bullet = _bullet(items[0].first) if items else ""  # of the list, where no dash comes first
    yield from at_first(
        (Finding(one.first.place, {}, (_dashed(one.first),)), "dash")
        for one in items
        if not _DASH.match(one.first.text) and not one.first.paragraph.label
        if not _SUB_ITEM.match(one.first.text) or _bullet(one.first) == bullet != ""
    )


def _bullet(member: Member) -> str:
    """The sign other than a dash that a line begins with."""
    match = _BULLET.match(member.text)
    return match[1] if match else ""


def _dashed(member: Member) -> Edit:
    start = len(member.text) - len(member.text.lstrip())
    if bullet := _BULLET.match(member.text):
        return replaced(member, start, bullet[0][start:], "- ")
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
    items = _items(document)
    yield from at_first(
        (Finding(one.last.place, {}, (ended(one.last, ";"),)), "semicolon")
        for one in items[:-1]
        if one.text and not one.last.text.rstrip().endswith((";", ":"))
        if not _FILED.match(one.first.text)
    )


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
    items = _items(document)
    if items and not document.attached and not _FILED.match(items[-1].first.text):
        text = " ".join(items[-1].first.text.split())
        yield Finding(items[-1].first.place, {"actual": text})


def _filing(document: Document) -> _Item | None:
    return next((one for one in reversed(_items(document)) if _FILED.match(one.first.text)), None)


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
    items = _items(document)
    first = next((one for one in items if not one.text.endswith(":")), None)  # Gửi bản giấy:
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
    for one in _items(document):
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
    items = _items(document)
    if not any(_CARRIED_OUT.search(key(one.text)) for one in document.members):
        return
    if document.type not in {"Quyết định", "Nghị quyết"} or document.attached or not items:
        return
    if document.having(Role.ADDRESSEES) or not document.having(Role.ARTICLE):
        return
    if not any("như điều" in key(one.text) or "như trên" in key(one.text) for one in items):
        values = {"actual": items[0].first.text.strip(), "expected": "Như Điều …;"}
        yield Finding(items[0].first.place, values)


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
