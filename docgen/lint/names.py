"""ND5: organs and places that were merged or dissolved before the date of the document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.register import Finding, rule
from docgen.lint.wording import any_of, gathered
from docgen.model.problem import Severity
from docgen.vietnamese.letters import LOWER, UPPER, spellings
from docgen.vietnamese.messages import N_, Expectation
from docgen.vietnamese.names import key
from docgen.vietnamese.organs import REORGANISED, SHORT, SUCCESSORS
from docgen.vietnamese.places import CITIES, FORMER_DISTRICTS, MERGED, PROVINCES, TWO_TIERS
from docgen.word.prose import SENTENCES, Hit, prose
from docgen.word.roles import Document, Member, Role

_TIERS: Final = "Luật 72/2025/QH15; Nghị quyết 202/2025/QH15"
_MINISTRIES: Final = "Nghị quyết 176/2025/QH15"
_NO_DISTRICTS: Final = Expectation(N_("no district level"))
_HEADING: Final = (Role.PARENT_ORGAN, Role.ORGAN)
_ADDRESSED: Final = (Role.ADDRESSEES, Role.ADDRESSEE, Role.RECIPIENT)

_HEADED: Final = re.compile(
    r"^(?:(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|phòng|văn phòng|công an"
    r"|ban chỉ huy quân sự)\b.*)?\b(?P<kind>huyện|quận|thị xã|thị trấn) (?!ủy\b)\S"
)
_TOWN: Final = re.compile(r"\bthành phố (?P<name>.+)$")
_MERGED: Final = {key(name): now for name, now in MERGED.items()}
_PROVINCE_NAMED: Final = re.compile(rf"\btỉnh (?P<name>{any_of(map(key, MERGED))})\b")
_TOWNS: Final = {key(one) for one in PROVINCES} - {key(one) for one in CITIES}
_NO_UNIT: Final = re.compile(r"\b(?:trường|bệnh viện|trung tâm y tế)\b|\bcũ\b|trước đây")


def _province(name: str) -> str:
    """A province with its type, as it stands within a sentence."""
    if name == "Hồ Chí Minh":
        return "Thành phố Hồ Chí Minh"
    return f"{'thành phố' if name in CITIES else 'tỉnh'} {name}"


def _in_heading(text: str) -> str | Expectation | None:
    """What became of the unit that a line of the heading names; ``None`` where it stands."""
    folded = key(text)
    if merged := _PROVINCE_NAMED.search(folded):
        return _province(_MERGED[key(merged["name"])])
    town = _TOWN.search(folded)
    if _HEADED.search(folded) or (town and town["name"] in _TOWNS):
        return None if _NO_UNIT.search(folded) else _NO_DISTRICTS
    return None


@rule(
    "ND532",
    "former-unit-in-heading",
    N_("“{actual}” in the heading is out of date; since 01/7/2025: {expected}"),
    source=_TIERS,
    severity=Severity.WARNING,
    since=TWO_TIERS,
    bad="ỦY BAN NHÂN DÂN HUYỆN CAO LỘC",
    good="ỦY BAN NHÂN DÂN XÃ CAO LỘC",
)
def former_unit_in_heading(document: Document, profile: Profile) -> Iterator[Finding]:
    """An issuing or parent organ of a district (huyện, quận, thị xã, thị trấn) or merged province.

    Names of schools and hospitals may keep an old unit, and documents dated before 01/7/2025
    are not judged. No fix: only the organ knows its new name.
    """
    for member in document.having(*_HEADING):
        now = _in_heading(member.text)
        if now is not None:
            yield Finding(member.place, {"actual": _line(member), "expected": now})


_PLACED: Final = re.compile(r"^\s*([^,\n]{2,40}?)\s*,\s*ngày", re.IGNORECASE)
_TYPED: Final = re.compile(r"^(?:huyện|quận|thị xã|thị trấn|tp\.?|thành phố)\s+(.+)$")
_OF_DISTRICT: Final = re.compile(r"^(?:huyện|quận|thị xã|thị trấn) ")
_FORMER: Final = {key(name): now for name, now in FORMER_DISTRICTS.items()}


@rule(
    "ND533",
    "former-place",
    N_("the place “{actual}” is out of date; since 01/7/2025: {expected}"),
    source=f"Phụ lục I, phần I, mục II.4.a; {_TIERS}",
    severity=Severity.WARNING,
    since=TWO_TIERS,
    needs=(Role.PLACE_AND_DATE,),
    bad="Đà Lạt, ngày 05 tháng 8 năm 2025",
    good="Lâm Đồng, ngày 05 tháng 8 năm 2025",
)
def former_place(document: Document, profile: Profile) -> Iterator[Finding]:
    """A place (địa danh) before the date that is the name of a former district or province.

    Names that a commune or ward bears today (Yên Bái, Cao Lộc) and unknown names are not
    judged. No fix: only the organ knows which commune it sits in.
    """
    member = document.having(Role.PLACE_AND_DATE)[0]
    found = _PLACED.match(member.text)
    if found is None:
        return
    folded = key(found[1])
    typed = _TYPED.match(folded)
    name = typed[1] if typed else folded
    is_city = typed is not None and name in {key(one) for one in CITIES}
    expected: object = _NO_DISTRICTS
    if name in _FORMER and not is_city:
        expected = _province(_FORMER[name])
    elif not (_OF_DISTRICT.match(folded) or (typed and name in _TOWNS)):
        return
    yield Finding(member.place, {"actual": found[1], "expected": expected})


_DISTRICT: Final = re.compile(
    rf"\b(?P<unit>[hH]uyện|[qQ]uận|[tT]hị xã|[tT]hị trấn)\b(?: (?!ủy|uỷ|Ủy|Uỷ)"
    rf"(?P<name>[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{0,3}}))?"
)
_LEVELS: Final = ("uyện", "uận", "hị xã", "hị trấn")
_ENDINGS: Final = tuple(form for one in MERGED for form in spellings(one))
_MERGED_NAME: Final = re.compile(rf"\b[tT]ỉnh (?P<province>{any_of(MERGED)})\b")


@rule(
    "ND534",
    "former-unit-addressed",
    N_("“{actual}” is addressed or a recipient (places: {count}); since 01/7/2025: {expected}"),
    source=_TIERS,
    severity=Severity.WARNING,
    since=TWO_TIERS,
    bad="- UBND các huyện, thành phố;",
    good="- UBND các xã, phường;",
)
def former_unit_addressed(document: Document, profile: Profile) -> Iterator[Finding]:
    """A district or merged province behind “Kính gửi” or among the recipients (Nơi nhận).

    Schools and hospitals may keep an old name, and “cũ”, “trước đây” say that the old unit is
    meant. No fix: a person has to choose the communes.
    """
    text = prose(document)
    roles = frozenset(_ADDRESSED)
    found = (
        hit
        for pattern, near in ((_DISTRICT, _LEVELS), (_MERGED_NAME, _ENDINGS))
        for hit in text.find(pattern, *near, roles=roles)
        if not _NO_UNIT.search(key(hit.member.text))
    )
    yield from gathered((hit, hit.text, _now(hit)) for hit in found)


def _now(hit: Hit) -> object:
    province = hit.match.groupdict().get("province")
    return _province(_MERGED[key(province)]) if province else _NO_DISTRICTS


# What says that an old name is meant: a past event, a transition, a document of before.
_HISTORY: Final = re.compile(
    r"trước đây|\bcũ\b|sáp nhập|sắp xếp|hợp nhất|giải thể|kết thúc hoạt động|chuyển giao|bàn giao"
    r"|tiếp nhận|nguyên là|không tổ chức|bãi bỏ|chấm dứt|tổ chức lại|phân định|thay thế|kế thừa"
    r"|trước ngày|trước 01/7|trước khi|chuyển tiếp|giai đoạn 20[012]|\bđã\b|năm 20(?:[01]\d|2[0-4])"
    r"|ngày \d{1,2}[/ ]|thành lập|đổi tên|nhập vào|chuyển từ|chuyển về|gồm"
)
_DUTY: Final = re.compile(
    r"(?:\b[gG]iao|\b[đĐ]ề nghị|\b[yY]êu cầu|\b[pP]hối hợp(?: chặt chẽ)?(?: với)?|\b[cC]hỉ đạo"
    r"|\b[hH]ướng dẫn|\b[đĐ]ôn đốc|\bgửi|\bbáo cáo)(?: [^.;:\n]{0,60})?[ ,]$"
)
_BEGINS: Final = re.compile(
    r"^\s*(?:[-+*•]\s*|(?:\d{1,2}|[IVX]+|[a-zđ])[.)]\s*)*(?:Đề nghị |Giao )?$"
)
_DISTRICT_ORGAN: Final = re.compile(
    r"\b(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân|Phòng [^,;.:\n]{2,50}?"
    r"|Công an|Hội Liên hiệp Phụ nữ|Ủy ban Mặt trận Tổ quốc Việt Nam)"
    rf"(?: các| cấp)? (?:huyện|quận|thị xã|thị trấn)\b(?: [{UPPER}][{LOWER}]+){{0,3}}"
)
_PROVINCIAL_ORGAN: Final = re.compile(
    r"\b(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân|Sở [^,;.:\n]{2,40}?"
    rf"|Công an) tỉnh (?P<province>{any_of(MERGED)})\b"
)


def _entrusted(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Hits that are given something to do, in a sentence that does not speak of the past."""
    for hit in hits:
        before, after = hit.sentence()
        if _HISTORY.search(before) or _HISTORY.search(after) or hit.is_quoted():
            continue
        line = hit.before()
        if _BEGINS.match(line) or _DUTY.search(before[-90:]):
            yield hit


@rule(
    "ND535",
    "former-unit-entrusted",
    N_("“{actual}” is given something to do (places: {count}); since 01/7/2025: {expected}"),
    source=_TIERS,
    severity=Severity.WARNING,
    since=TWO_TIERS,
    bad="Đề nghị UBND các huyện xây dựng kế hoạch thực hiện.",
    good="Đề nghị UBND các xã, phường xây dựng kế hoạch thực hiện.",
)
def former_unit_entrusted(document: Document, profile: Profile) -> Iterator[Finding]:
    """An organ of a district or merged province with a duty in the text.

    Sentences on the past or on the change itself (“trước đây”, “sáp nhập”, “chuyển giao”),
    titles of cited documents and quotations are not judged. No fix: a person has to name the
    organ that has the duty today.
    """
    text = prose(document)
    districts = _entrusted(text.find(_DISTRICT_ORGAN, *_LEVELS, roles=SENTENCES))
    yield from gathered((hit, hit.text, _NO_DISTRICTS) for hit in districts)
    provinces = _entrusted(text.find(_PROVINCIAL_ORGAN, *_ENDINGS, roles=SENTENCES))
    yield from gathered(
        (hit, hit.text, _province(_MERGED[key(hit.match["province"])])) for hit in provinces
    )


# --- ministries and departments -------------------------------------------------------------------


def _merged_fields() -> str:
    names = any_of((*SUCCESSORS, *SHORT)).replace(r"\ \-\ ", " ?[-–] ?")
    return rf"\b(?P<kind>Bộ|Sở|BỘ|SỞ) (?P<field>(?i:{names}))(?![\w&])"


_KINDS: Final = ("Bộ ", "Sở ", "BỘ ", "SỞ ", "Ban Dân tộc")
_FIELD: Final = re.compile(_merged_fields())
_FIELDS: Final = {
    **{key(name): now for name, now in SUCCESSORS.items()},
    **{key(short): SUCCESSORS[name] for short, name in SHORT.items()},
}
_ETHNIC: Final = re.compile(r"\bBan Dân tộc(?: tỉnh)?\b(?! (?:HĐND|của HĐND|Hội đồng))")


def _successor(hit: Hit) -> str:
    field = hit.match.groupdict().get("field")
    if field is None:
        return "Sở Dân tộc và Tôn giáo"
    folded = re.sub(r" ?- ?(?=thương)", "-", key(field))
    return f"{hit.match['kind'].capitalize()} {_FIELDS[folded]}"


@rule(
    "ND536",
    "former-organ-addressed",
    N_(
        "“{actual}” stands in the heading or among the recipients (places: {count});"
        " since 01/3/2025 it is part of {expected}"
    ),
    source=_MINISTRIES,
    severity=Severity.WARNING,
    since=REORGANISED,
    bad="- Bộ Lao động - Thương binh và Xã hội;",
    good="- Bộ Nội vụ;",
)
def former_organ_addressed(document: Document, profile: Profile) -> Iterator[Finding]:
    """A ministry or department merged on 01/3/2025 as issuer, addressee or recipient.

    Documents dated before, and names with “cũ” or “trước đây” behind them, are not judged. No
    fix: what the organ did is shared out among several (children and social protection went to
    the health sector).
    """
    roles = frozenset((*_HEADING, *_ADDRESSED))
    found = (
        hit
        for hit in prose(document).find(_FIELD, *_KINDS, roles=roles)
        if not _NO_UNIT.search(key(hit.member.text))
    )
    yield from gathered((hit, hit.text, _successor(hit)) for hit in found)


@rule(
    "ND537",
    "former-organ-entrusted",
    N_(
        "“{actual}” is given something to do (places: {count});"
        " since 01/3/2025 it is part of {expected}"
    ),
    source=_MINISTRIES,
    severity=Severity.WARNING,
    since=REORGANISED,
    bad="Giao Sở Lao động - Thương binh và Xã hội chủ trì.",
    good="Giao Sở Nội vụ chủ trì.",
)
def former_organ_entrusted(document: Document, profile: Profile) -> Iterator[Finding]:
    """A ministry or department merged on 01/3/2025 with a duty in the text.

    Issuers and titles of cited documents, sentences on the past or on the change itself, and
    quotations are not judged. No fix: a person has to name the organ that has the duty today.
    """
    text = prose(document)
    found = _entrusted(
        hit for pattern in (_FIELD, _ETHNIC) for hit in text.find(pattern, *_KINDS, roles=SENTENCES)
    )
    yield from gathered((hit, hit.text, _successor(hit)) for hit in found)


def _line(member: Member) -> str:
    return " ".join(member.text.split())
