"""ND4: who signs, and in what capacity (chức vụ, họ tên và chữ ký của người có thẩm quyền)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.looks import capitals, departure, legible, replaced, restyled
from docgen.lint.register import Finding, NotEvaluated, rule
from docgen.lint.running import CLOSING, content, running
from docgen.model.edit import Edit, SetParagraph, SetText
from docgen.model.problem import Severity
from docgen.vietnamese.messages import N_, Expectation
from docgen.vietnamese.names import key, sentence_start, upper
from docgen.word.phrases import has_surname
from docgen.word.phrases import is_name as is_like_name
from docgen.word.roles import NAMES, Document, Member, Role

_SOURCE: Final = "Phụ lục I, phần I, mục II.7.đ"
_SIGNATURE: Final = (Role.AUTHORITY, Role.POST, Role.SIGNER, Role.SIGNATURE_NOTE)
_HEADING: Final = (Role.NATIONAL_TITLE, Role.NUMBER, Role.PLACE_AND_DATE)
_FREE: Final = {"Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận", "Thư công"}  # no template
_TOKEN: Final = re.compile(
    r"\s*(TUQ|TM|KT|TL|Q|T/M|K/T|T/L)(\s*[./:,]+\s*|\s+)(?=[^\W\d_])", re.IGNORECASE
)
_POSTS: Final = (
    "chủ tịch", "phó", "giám đốc", "tổng giám đốc", "bộ trưởng", "thứ trưởng", "cục trưởng",
    "vụ trưởng", "viện trưởng", "hiệu trưởng", "chánh", "trưởng", "chủ nhiệm", "thủ tướng",
)  # fmt: skip
_DEPUTY: Final = re.compile(r"(phó|thứ trưởng|quyền|trợ lý|ủy viên)\b|.*\bphó\b")
_TITLE: Final = re.compile(
    r"(?:(?:PGS|GS|TSKH|TS|Th\.?S|BSCK\s?(?:II?|[12])|BS|CK\s?(?:II?|[12])|CN|KS|KTS|LS|DS|NSND"
    r"|NSƯT|NGND|NGƯT|TTND|TTƯT|AHLĐ|Tiến sĩ|Thạc sĩ|Phó Giáo sư|Giáo sư|Bác sĩ|Kỹ sư|Cử nhân"
    r"|Dược sĩ|Luật sư|Nhà giáo (?:Nhân dân|Ưu tú))\b[\s.,;:–-]+)+(?=[^\W\d_])",
    re.IGNORECASE,
)  # fmt: skip
_SECTOR: Final = re.compile(  # who teaches, heals, searches or serves under arms; no authority
    r"\b((?<!môi )(?<!thị )trường|bệnh viện|(?<!thư )viện(?! kiểm sát)|trạm y tế|trung tâm (y tế"
    r"|giáo dục|khoa học|ứng dụng|nghiên cứu|kiểm soát bệnh|kiểm nghiệm|pháp y|giám định|cấp cứu)"
    r"|(?<!giáo dục )(đại học|cao đẳng)|công an|quân sự|biên phòng|quốc phòng|quân khu|bộ tư lệnh"
    r"|bộ đội)\b"
)
_SYLLABLES: Final = range(2, 7)  # that a name has
_FORMS: Final = {
    "tm": "TM.", "t/m": "TM.", "kt": "KT.", "k/t": "KT.", "tl": "TL.", "t/l": "TL.",
    "tuq": "TUQ.", "q": "Q.",
}  # fmt: skip
_WORDS: Final = 2  # that a name has at least
_SHORT_ORGAN: Final = re.compile(r"(UBND|HĐND)\b")
_NEARLY_ALL: Final = 0.9
_NO_CLOSING: Final = N_("no closing with signature or recipients was found")


@rule(
    "ND401",
    "no-signature",
    N_("no {component} was found"),
    source="Điều 8, khoản 2",
    bad="(không có chức vụ, họ tên người ký)",
    good="CHỦ TỊCH … Nguyễn Văn An",
)
def no_signature(document: Document, profile: Profile) -> Iterator[Finding | NotEvaluated]:
    """A document without post or name of who signs it (chức vụ, họ và tên).

    A document issued with another one is not judged, nor is a draft, which may have no name yet,
    nor a contract. There is no fix: nobody's name is guessed.
    """
    if document.attached or document.type in _FREE or not document.having(*_HEADING):
        return
    if not document.having(*CLOSING):
        yield NotEvaluated(_NO_CLOSING)
        return
    last = document.having(*CLOSING)[-1]
    place = (document.one(Role.RECIPIENTS) or last).place
    posts = document.having(Role.POST, Role.AUTHORITY, sure=0.0)
    if not posts and document.type != "Biên bản":
        yield Finding(place, {"component": Expectation(NAMES[Role.POST])})
    names = [*document.having(Role.SIGNER, Role.SIGNATURE_NOTE, sure=0.0), *_below_posts(document)]
    number = document.one(Role.NUMBER)
    unnumbered = number is not None and not any(map(str.isdigit, number.text.partition("/")[0]))
    if not (names or unnumbered or document.having(Role.DRAFT_MARK, sure=0.0)):
        yield Finding(place, {"component": Expectation(NAMES[Role.SIGNER])})


def _below_posts(document: Document) -> Iterator[Member]:
    """What stands where a signature should: the line below each last post that is no name."""
    members = [one for one in document.members if one.role not in {Role.EMPTY, Role.SIGNATURE_NOTE}]
    for one, below in pairwise(members):
        is_last = one.role is Role.POST and below.role is Role.OTHER
        if is_last and one.spot == below.spot and any(map(str.isalpha, below.text)):
            yield below


@rule(
    "ND437",
    "small-letter-in-name",
    N_("the name “{actual}”: each of its syllables begins with a capital, “{expected}”"),
    source="Phụ lục II, mục II.1",
    bad="Nguyễn văn An",
    good="Nguyễn Văn An",
    fixable=True,
)
def small_letter_in_name(document: Document, profile: Profile) -> Iterator[Finding]:
    """The name of the signer (họ và tên) with a syllable in small letters.

    Only a line below the post that begins with a usual family name (họ) is judged. A person
    confirms the fix, which changes capitals and no letter.
    """
    for one in _below_posts(document):
        actual = one.text.strip()
        expected = " ".join(map(sentence_start, actual.split(" ")))
        is_name = legible(one) and len(actual.split()) in _SYLLABLES and is_like_name(expected)
        if is_name and actual != expected and has_surname(actual):
            start = one.start + one.text.index(actual)
            edit = SetText(place=one.place, start=start, actual=actual, text=expected, sure=False)
            yield Finding(one.place, {"actual": actual, "expected": expected}, (edit,))


def _legible(document: Document, *roles: Role) -> tuple[Member, ...]:
    """The members of those roles whose text is readable as it is typed."""
    return tuple(one for one in document.having(*roles) if legible(one))


@rule(
    "ND402",
    "misspelt-authority",
    N_("the authority is “{actual}”, not “{expected}”"),
    source="Phụ lục I, phần I, mục II.7.b",
    bad="T/M ỦY BAN NHÂN DÂN",
    good="TM. ỦY BAN NHÂN DÂN",
    fixable=True,
)
def misspelt_authority(document: Document, profile: Profile) -> Iterator[Finding]:
    """An authority (quyền hạn) that is not TM., KT., TL., TUQ. or Q. with one space behind it.

    “T/M”, “K/T” and “T/L” are the Party's spelling. The fix changes capitals, punctuation and
    spaces, and no letter.
    """
    for one in _legible(document, Role.AUTHORITY, Role.POST):
        match = _TOKEN.match(one.text)
        if match is None:
            continue
        start = match.start(1)
        actual, expected = one.text[start : match.end()], f"{_FORMS[match[1].casefold()]} "
        if actual.replace("\u00a0", " ") != expected:
            edits = (replaced(one, start, actual, expected),)
            line = f"{expected}{one.text[match.end() :]}"
            values = {"actual": one.text.strip(), "expected": line.strip()}
            yield Finding(one.place, values, edits)


@rule(
    "ND441",
    "abbreviated-authority",
    N_("“{actual}” shortens the name of the organ, which the templates write in full"),
    source="Phụ lục III, mục II, mẫu 1.1-1.10",
    severity=Severity.WARNING,
    bad="TM. UBND",
    good="TM. ỦY BAN NHÂN DÂN",
)
def abbreviated_authority(document: Document, profile: Profile) -> Iterator[Finding]:
    """“UBND” or “HĐND” behind “TM.” above the signature, where the templates have the full name.

    There is no fix: words are not written out.
    """
    for one in _legible(document, Role.AUTHORITY):
        match = _TOKEN.match(one.text)
        if match and _SHORT_ORGAN.match(one.text, match.end()):
            yield Finding(one.place, {"actual": one.text.strip()})


@rule(
    "ND403",
    "post-behind-tm",
    N_("“TM.” stands before the post “{actual}”; it stands before the name of an organ"),
    source="Phụ lục I, phần I, mục II.7.b",
    severity=Severity.WARNING,
    bad="TM. CHỦ TỊCH",
    good="TM. ỦY BAN NHÂN DÂN",
)
def post_behind_tm(document: Document, profile: Profile) -> Iterator[Finding]:
    """“TM.” (thay mặt) before a post; one signs on behalf of a body, not of its head.

    There is no fix: whether “KT.” or the name of the body is meant only the author knows.
    """
    for one in _legible(document, Role.AUTHORITY, Role.POST):
        match = _TOKEN.match(one.text)
        if match is None or _FORMS[match[1].casefold()] != "TM.":
            continue
        whom = key(one.text[match.end() :])
        if whom.startswith(_POSTS) and not set(whom.split()) & {"đoàn", "ban", "hội", "ủy"}:
            yield Finding(one.place, {"actual": one.text[match.end() :].strip()})


@rule(
    "ND404",
    "no-deputy-behind-kt",
    N_("below “{before}” stands “{actual}”, which is no post of a deputy"),
    source="Phụ lục I, phần I, mục II.7.b",
    severity=Severity.WARNING,
    bad="KT. GIÁM ĐỐC / GIÁM ĐỐC",
    good="KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC",
)
def no_deputy_behind_kt(document: Document, profile: Profile) -> Iterator[Finding]:
    """“KT.” (ký thay) without the post of a deputy below it: who signs for the head is a deputy.

    Where no post was found below it, nothing is said. There is no fix: the post is not guessed.
    """
    for one, after in pairwise(_legible(document, *_SIGNATURE)):
        match = _TOKEN.match(one.text)
        if match is None or _FORMS[match[1].casefold()] != "KT." or after.role is not Role.POST:
            continue
        if one.spot == after.spot and not _DEPUTY.match(key(after.text)):
            before, actual = one.text.strip(), after.text.strip()
            yield Finding(after.place, {"before": before, "actual": actual})


@rule(
    "ND405",
    "plain-post",
    N_("{component}: {actual}; should be {expected}"),
    source=_SOURCE,
    bad="Giám đốc (chữ thường)",
    good="GIÁM ĐỐC (chữ in hoa, đậm)",
    fixable=True,
)
def plain_post(document: Document, profile: Profile) -> Iterator[Finding]:
    """Authority or post (quyền hạn, chức vụ) not in bold upright capitals, centred.

    Alignment is not judged where tabs place it. The fix changes looks and alignment; capitals
    are a format, so no letter is typed anew.
    """
    for one in document.having(Role.AUTHORITY, Role.POST):
        found = departure(one, profile.role[one.role], align=_is_aligned(one))
        if found and not (one.role is Role.POST and one.text.lstrip().startswith("(")):
            yield found.finding()


def _is_aligned(member: Member) -> bool:
    """Whether the alignment of its paragraph tells where the member stands."""
    return member.spot is not None and not member.tabbed


@rule(
    "ND406",
    "plain-signer",
    N_("{component}: {actual}; should be {expected}"),
    source=_SOURCE,
    bad="Nguyễn Văn An (chữ thường)",
    good="Nguyễn Văn An (chữ đậm)",
    fixable=True,
)
def plain_signer(document: Document, profile: Profile) -> Iterator[Finding]:
    """The name of the signer (họ và tên) not in bold upright letters, centred.

    Alignment is not judged where tabs place it. The fix changes looks and alignment.
    """
    for one in document.having(Role.SIGNER):
        found = departure(one, profile.role["signer"], align=_is_aligned(one))
        if found:
            yield found.finding()


@rule(
    "ND407",
    "signer-in-capitals",
    N_("the name “{actual}” is in capitals; only its initials are capitals"),
    source=_SOURCE,
    bad="NGUYỄN VĂN AN",
    good="Nguyễn Văn An",
    fixable=True,
)
def signer_in_capitals(document: Document, profile: Profile) -> Iterator[Finding]:
    """The name of the signer (họ và tên) in capitals throughout.

    The fix leaves the initials as capitals; letters stay the same.
    """
    for one in _legible(document, Role.SIGNER):
        match = _TITLE.match(one.text.lstrip())
        name = one.text.strip()[match.end() if match else 0 :]
        if capitals(one) < _NEARLY_ALL or len(name.split()) < _WORDS:
            continue
        yield Finding(one.place, {"actual": upper(name)}, tuple(_initials(one, name)))


def _initials(member: Member, name: str) -> Iterator[Edit]:
    proper = " ".join(sentence_start(word.lower()) for word in name.split(" "))
    if proper != name:
        yield replaced(member, member.text.index(name), name, proper)
    if any(run.caps for run in member.runs()):
        yield restyled(member, caps=False)


@rule(
    "ND408",
    "academic-title-before-name",
    N_("“{actual}” stands before the name of the signer"),
    source="Phụ lục I, phần I, mục II.7.c",
    bad="ThS. Nguyễn Văn An",
    good="Nguyễn Văn An",
    fixable=True,
)
def title_before_name(document: Document, profile: Profile) -> Iterator[Finding]:
    """An academic or honorary title (học hàm, học vị, danh hiệu) before the name of the signer.

    Armed forces and schools, hospitals and institutes have rules of their own, and another
    rule for them; departments that govern such fields (Sở Y tế) do not. The fix takes the title
    away, and is only done on demand.
    """
    if _is_of_sector(document):
        return
    for one, title in _titled(document):
        yield Finding(one.place, {"actual": title.strip()}, (_untitled(one, title),))


def _untitled(member: Member, title: str) -> Edit:
    return replaced(member, member.text.index(title), title, "")


@rule(
    "ND409",
    "title-before-name-in-sector",
    N_("“{actual}” stands before the name; the minister of the sector must provide for it"),
    source="Phụ lục I, phần I, mục II.7.c",
    severity=Severity.WARNING,
    bad="TRƯỜNG THPT A: ThS. Nguyễn Văn An",
    good="TRƯỜNG THPT A: Nguyễn Văn An",
)
def title_before_name_in_sector(document: Document, profile: Profile) -> Iterator[Finding]:
    """A title (học hàm, học vị, quân hàm) before a name in education, health, science or army.

    There it is right where the minister of the sector provides for it, which a person must
    judge. There is no fix.
    """
    if _is_of_sector(document):
        for one, title in _titled(document):
            yield Finding(one.place, {"actual": title.strip()})


def _is_of_sector(document: Document) -> bool:
    """Whether the organ is of the armed forces, education, health or science."""
    organs = document.having(Role.PARENT_ORGAN, Role.ORGAN)
    return any(_SECTOR.search(key(one.text)) for one in organs)


def _titled(document: Document) -> Iterator[tuple[Member, str]]:
    for one in _legible(document, Role.SIGNER):
        match = _TITLE.match(one.text.lstrip())
        if match:
            yield one, match[0]


@rule(
    "ND410",
    "signature-may-part",
    N_("the signature may come to stand alone on a page: the paragraph before it is not kept"),
    source="thông lệ",
    severity=Severity.NOTE,
    bad="Trang cuối chỉ có chữ ký",
    good="Chữ ký đi cùng ít nhất một dòng lời văn",
    fixable=True,
)
def signature_may_part(document: Document, profile: Profile) -> Iterator[Finding]:
    """A closing that may come to stand on a page without any line of the text (chữ ký trơ trọi).

    Where the pages break cannot be seen here, so it is only noted. The fix keeps the last
    paragraph of the text on one page with what follows.
    """
    texts = content(document)
    if not document.having(*CLOSING) or not texts or texts[-1] not in running(document):
        return
    last = texts[-1]
    if not last.paragraph.keep_next:
        yield Finding(last.place, {}, (SetParagraph(place=last.place, keep_next=True),))
