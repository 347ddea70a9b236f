"""Words in a text that cannot be a unit's own: organs of other levels and times, other places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import lru_cache
from itertools import chain

from docgen.model.unit import Agency, Level, Unit, UnitType
from docgen.planning import mentions, protected
from docgen.planning.mentions import folded, spelled
from docgen.registers import Registers
from docgen.vietnamese.citation import citations
from docgen.vietnamese.names import key
from docgen.vietnamese.places import TWO_TIERS

__all__ = ["Kind", "Leftover", "Leftovers", "Where"]


class Kind(Enum):
    """What is left over."""

    LEVEL = auto()
    TIME = auto()
    LOWER = auto()
    DISTRICT = auto()
    PROVINCE = auto()
    UNIT = auto()
    EXPIRED = auto()


class Where(Enum):
    """Where a text stands."""

    TEXT = auto()
    PLACE = auto()  # of an activity: each unit named there is meant
    RECIPIENT = auto()  # superiors are among them


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """Words found; ``unit`` is the key of a unit named there, ``expires`` of a document."""

    kind: Kind
    words: str
    start: int
    unit: str | None = None
    expires: date | None = None


_TYPES = {
    Level.PROVINCE: (UnitType.PROVINCE,),
    Level.DISTRICT: (
        UnitType.DISTRICT, UnitType.CITY, UnitType.TOWN, UnitType.URBAN_DISTRICT,
    ),
    Level.COMMUNE: (
        UnitType.COMMUNE, UnitType.WARD, UnitType.SPECIAL_ZONE, UnitType.TOWNSHIP,
    ),
}  # fmt: skip
_GENERAL = {"các cơ quan chuyên môn", "cấp dưới"}  # fields of what is no single organ

# An organ above is rightly named as whom one sends to, or who guides.
_ABOVE = re.compile(
    r"(?:gửi|báo cáo|về|trình|kính gửi|thông tin cho|đề nghị|phối hợp(?: chặt chẽ)? với|do|theo"
    r"|xin ý kiến|(?:hướng dẫn|chỉ đạo|yêu cầu|đề nghị|kế hoạch|văn bản|quy định|báo cáo|công văn"
    r"|thông báo|tài liệu|đường dây|lớp tập huấn|tổ chức) của|tại|cùng|với|của các|hội trường)"
    r"(?:\s[^.;:]{0,60}?[,\s])??\s*$"
)
_AS_WELL = re.compile(r"(?:sở|bộ|ban|ủy ban)[^.;:]{3,70}(?:,| và)\s*$")  # goes on such a list
_PAST = re.compile(r"(?:trước (?:đây|ngày|kia)|cũ|nguyên là|không (?:còn )?tổ chức|kết thúc hoạt"
                   r"|sáp nhập|sắp xếp|bàn giao)", re.IGNORECASE)  # fmt: skip
_NEAR = 60  # characters around a word in which its time or another place is told
_TAKING_PART = re.compile(
    r"(?:tham gia|tham dự|dự|dự thi|hưởng ứng|chọn|cử|do|của|được|đề nghị|từ|với|ngân sách)"
    r"[^.;]{0,50}$"
)
_COMMITTEE = re.compile(r"(?:ubnd|ủy ban nhân dân) (?:tỉnh|thành phố).*")  # to which a plan goes
_OTHERS = re.compile(r"^\s*(?:giáp ranh|lân cận|khác|bạn|trong tỉnh|trên địa bàn tỉnh|liền kề)")
_CLOSED = re.compile(
    r"tổng kết|kết thúc|sơ kết|đánh giá (?:kết quả )?thực hiện|thay thế|hết hiệu lực|kế thừa"
)


class Leftovers:
    """Finds what is left over in texts of plans of one level and type of units, on one day."""

    def __init__(
        self, registers: Registers, province: str, level: Level, type_: UnitType, day: date
    ) -> None:
        self._documents = registers.documents
        self._level, self._type, self._day = level, type_, day
        self._is_below = level is not Level.PROVINCE
        self._two_tiers = day >= TWO_TIERS
        name = registers.units.one(province, level=Level.PROVINCE, day=day)
        self._province = name.name if name else province
        self._agencies = tuple(_spellings(registers.agencies.every, self._province))
        self._any_agency = _any(registers.agencies.every, self._province)
        units = registers.units.within(province, level, day)
        self._units = _unit_pattern(units)
        self._words = tuple(
            (kind, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"))
            for kind, pattern in _phrases(level, type_, self._two_tiers, self._province)
        )
        self.found = lru_cache(maxsize=8192)(self._found)

    def _found(self, text: str, where: Where = Where.TEXT) -> tuple[Leftover, ...]:
        """What is left over in ``text``, in order; nothing within citations and quotations."""
        small = folded(text)
        spans = protected.spans(text)
        seen = [self._organs(text, small, where)]
        if self._is_below:
            seen += [self._phrases(text, small, where), self._other_units(text, small, where)]
        found = [
            one
            for one in chain.from_iterable(seen)
            if not any(first <= one.start < last for first, last in spans)
        ]
        return tuple(_apart([*found, *self._expired(text)]))

    # --- organs -----------------------------------------------------------------------------

    def _organs(self, text: str, small: str, where: Where) -> Iterator[Leftover]:
        for match in self._any_agency.finditer(small):
            words = text[match.start() : match.end()]
            named = self._named(words, match[0])
            if not named:
                continue
            standing = [one for one in named if one.stands(self._day)]
            if not standing:
                if not _PAST.search(_around(small, match)):
                    yield Leftover(kind=Kind.TIME, words=words, start=match.start())
            elif not any(self._fits(one, small, match, where) for one in standing):
                yield Leftover(kind=Kind.LEVEL, words=words, start=match.start())

    def _named(self, words: str, small: str) -> list[Agency]:
        return [
            agency
            for pattern, name, agency in self._agencies
            if pattern.fullmatch(small) and mentions.is_proper(words, name)
        ]

    def _fits(self, agency: Agency, small: str, match: re.Match[str], where: Where) -> bool:
        """Whether an organ that there is may be named here."""
        if agency.level is Level.CENTRAL:
            return True
        order = list(Level)
        if order.index(agency.level) >= order.index(self._level):
            return not agency.types or self._type in agency.types or agency.level is not self._level
        if agency.level is not Level.PROVINCE:
            return False
        before = small[max(match.start() - 90, 0) : match.start()]
        return (
            where is Where.RECIPIENT
            or "{tên}" in agency.name
            or bool(_ABOVE.search(before) or _AS_WELL.search(before))
        )

    # --- places and levels -------------------------------------------------------------------

    def _phrases(self, text: str, small: str, where: Where) -> Iterator[Leftover]:
        for kind, pattern in self._words:
            if kind is Kind.LEVEL and where is Where.RECIPIENT and _COMMITTEE.fullmatch(small):
                continue
            for match in pattern.finditer(small):
                words = text[match.start() : match.end()]
                before = small[max(match.start() - _NEAR, 0) : match.start()]
                if kind is Kind.PROVINCE and "cấp tỉnh" in match[0] and _TAKING_PART.search(before):
                    continue
                if kind in {Kind.DISTRICT, Kind.LOWER} and _PAST.search(_around(small, match)):
                    continue
                if kind is Kind.LOWER and _OTHERS.match(small[match.end() :]):
                    continue
                yield Leftover(kind=kind, words=words, start=match.start())

    def _other_units(self, text: str, small: str, where: Where) -> Iterator[Leftover]:
        for match in self._units.finditer(small):
            own = match["owner"] is not None or where is Where.PLACE
            names = re.split(r", | và ", match["names"])
            for name in names if own else ():
                start = match.start("type")
                words = text[start : match.end()]
                yield Leftover(kind=Kind.UNIT, words=words, start=start, unit=key(name))

    # --- documents ---------------------------------------------------------------------------

    def _expired(self, text: str) -> Iterator[Leftover]:
        for one in citations(text):
            known = self._documents.numbered(one.symbol)
            if one.day:
                known = tuple(document for document in known if document.issued == one.day)
            elif len(known) > 1:
                continue
            for document in known:
                ended = document.expires is not None and document.expires < self._day
                around = folded(text[max(one.first - _NEAR, 0) : one.end + _NEAR])
                if ended and not _CLOSED.search(around):
                    words = text[one.first : one.start + len(one.symbol)]
                    yield Leftover(
                        kind=Kind.EXPIRED, words=words, start=one.first, expires=document.expires
                    )


def _apart(found: list[Leftover]) -> Iterator[Leftover]:
    """``found`` in order, without those that lie within the one before."""
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -len(one.words))):
        if one.kind is Kind.UNIT or one.start >= end:
            yield one
            end = one.start + len(one.words)


def _around(small: str, match: re.Match[str]) -> str:
    return small[max(match.start() - _NEAR, 0) : match.end() + _NEAR]


def _spellings(
    agencies: tuple[Agency, ...], province: str
) -> Iterator[tuple[re.Pattern[str], str, Agency]]:
    """Every name of every organ as a pattern for folded texts, with the organ."""
    for agency in _single(agencies):
        types = [str(one) for one in agency.types or _TYPES.get(agency.level, ())]
        for name in mentions.names(agency):
            pattern = mentions.pattern(name, types, spelled(province)) if types else spelled(name)
            yield re.compile(pattern), name, agency


def _any(agencies: tuple[Agency, ...], province: str) -> re.Pattern[str]:
    """A pattern for all names of organs, with whatever unit behind them."""
    types = [str(one) for one in UnitType]
    names = {name for agency in _single(agencies) for name in mentions.names(agency)}
    patterns = (mentions.pattern(one, types, spelled(province)) for one in names)
    longest = sorted(patterns, key=lambda one: (-len(one), one))
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)")


def _single(agencies: tuple[Agency, ...]) -> Iterator[Agency]:
    return (one for one in agencies if not _GENERAL & set(one.fields))


def _unit_pattern(units: tuple[Unit, ...]) -> re.Pattern[str]:
    """A pattern for units by type and name, one or several, and what makes them the issuer's."""
    if not units:
        return re.compile(r"(?!)(?P<owner>)(?P<type>)(?P<names>)")
    names = "|".join(spelled(one.name) for one in sorted(units, key=lambda u: -len(u.name)))
    types = "|".join(sorted({spelled(one.type) for one in units}))
    return re.compile(
        r"(?<!\w)(?P<owner>(?:trên địa bàn|ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|đảng ủy"
        r"|công an|toàn|trong|của)\s+)?"
        rf"(?P<type>(?:các\s+)?(?:{types}))\s+"
        rf"(?P<names>(?:{names})(?:(?:, | và )(?:{names}))*)(?!\w)"
    )


def _phrases(
    level: Level, type_: UnitType, two_tiers: bool, province: str
) -> Iterator[tuple[Kind, str]]:
    """What the province writes and its units do not, as patterns for folded texts."""
    name = spelled(province)
    yield Kind.LOWER, r"(?:ubnd )?(?:các )?huyện, (?:thị xã, )?thành phố|ubnd các huyện"
    yield Kind.LEVEL, r"(?:các |một số )?(?<!cơ )sở, (?:ban, )?ngành"
    yield Kind.LEVEL, r"(?:tham mưu|giúp|trình) (?:cho )?(?:ubnd|hđnd) tỉnh|tỉnh ủy, ubnd tỉnh"
    yield Kind.LEVEL, r"^(?:ubnd|ủy ban nhân dân) tỉnh"
    yield Kind.PROVINCE, rf"(?:trên )?địa bàn (?:toàn )?tỉnh(?: {name})?"
    yield Kind.PROVINCE, r"(?<!các )cấp tỉnh|(?:trên )?toàn tỉnh|ngân sách tỉnh"
    yield (
        Kind.PROVINCE,
        (rf"(?<!thuộc )(?<!ubnd )(?<!ủy ban nhân dân )(?<!hđnd )(?<!địa bàn )tỉnh {name}"),
    )
    if level is Level.COMMUNE:
        yield Kind.LOWER, r"ubnd (?:các )?xã, phường"
        yield Kind.LOWER, r"(?<=tại )các xã|(?<=ở )các xã|(?<=đến )các xã|(?<=cho )các xã"
    if level is Level.COMMUNE or type_ is not UnitType.DISTRICT:
        yield Kind.LOWER, r"(?<!, )thị trấn|xã, phường, thị trấn"
    if two_tiers and level is Level.COMMUNE:
        yield Kind.DISTRICT, r"cấp huyện|(?:ubnd|hđnd|thường trực) (?:các )?huyện|huyện ủy"
        yield Kind.DISTRICT, r"(?:trên )?địa bàn huyện(?: \w+){0,2}|ba cấp"
