"""A province's words said at a lower level: texts with slots, prepared once, filled for a unit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import partial

from docgen.model.text import Text
from docgen.model.unit import Level, Unit, UnitType
from docgen.planning import protected, vocabulary
from docgen.planning.mentions import folded, spelled
from docgen.planning.organs import Organs
from docgen.planning.said import Phrases, letters_of, pieces_of
from docgen.planning.slots import Edit, Piece, Prepared, PreparedList, cut, edited, styled
from docgen.registers.agencies import Agencies
from docgen.vietnamese.names import key

__all__ = ["Context", "Prepared", "PreparedList", "Rewording"]

_UPWARD = r"(?:gửi|báo\s+cáo|trình|về|tới)(?:\s+(?:kết\s+quả\s+)?(?:về|lên|cho))?\s+"
_SEPARATOR = re.compile(r"\s*[,;]\s*(?:và\s+)?|\s+và\s+")
_ALL = "các "
_UNKNOWN = re.compile(r"[^,;]+")
_OF_ONE_UNIT = re.compile(
    r"(?:UBND|Ủy ban nhân dân) (?:huyện|thành phố|thị xã|quận|xã|phường|thị trấn|đặc khu) [A-ZĐ]",
    re.IGNORECASE,
)


class Context(StrEnum):
    """Where a text stands, which decides how some of its words are meant."""

    PROSE = "câu văn"
    SHORT = "ô ngắn"  # a product, a source of money: its documents are still to be made
    RECIPIENT = "nơi nhận"  # a ministry there stands for the superior


class Rewording:
    """How texts of a province's plan are worded for units of one type, on one day.

    ``issuer`` is the organ that issues instead of the People's Committee; a department of the
    province (``level`` of the province) words all else as its province does.
    """

    def __init__(
        self,
        *,
        province: Unit,
        level: Level,
        type: UnitType,  # noqa: A002  # the word of the trade
        day: date,
        agencies: Agencies,
        issuer: str | None = None,
    ) -> None:
        self._changes = level is not Level.PROVINCE
        self._type = type
        self._issuer = issuer and _issuing(issuer, agencies, level, day, type)
        unit = spelled(province.type)
        name = spelled(province.name)
        self._lead = re.compile(
            rf"(?:ubnd|{spelled('ủy ban nhân dân')})\s+(?:\(ubnd\)\s+)?{unit}(?:\s+{name})?"
            r"(?=\s+(?:ban\s+hành|xây\s+dựng|triển\s+khai)\s+(?:và\s+[\w\s]{1,30}?)?kế\s+hoạch)"
        )
        if not self._changes:
            return
        self._phrases = Phrases(province, level, type)
        below = partial(
            Organs, agencies, own=province, of=Level.PROVINCE, to=level, day=day, type_=type
        )
        self._organs = below()
        self._listed = below(named=True)
        self._superiors = Organs(
            agencies, own=province, of=Level.CENTRAL, to=Level.PROVINCE, day=day
        )
        self._known = re.compile(
            rf"(?:{self._listed.single}|{self._phrases.pattern})"
            r"(?:(?=\s*(?:[,;]|$)|\s+và\s)|\s[^,;]*)"
        )
        self._absent = re.compile("|".join(self._phrases.absent))
        self._province = province
        self._prose = self._compiled(_UPWARD)
        self._recipient = self._compiled("")

    def _compiled(self, before: str) -> re.Pattern[str]:
        return re.compile(
            rf"(?<!\w)(?<!cơ )(?:(?P<upward>{before}(?P<superiors>{self._superiors.pattern}))"
            rf"|{self._phrases.pattern}"
            rf"|(?P<post>(?:phó\s+)?giám\s+đốc\s+)?(?P<agencies>{self._organs.pattern}))(?!\w)"
        )

    def prepared(self, text: Text, *, context: Context = Context.PROSE) -> Prepared:
        """``text`` as the units write it; what is not understood stays as it is."""
        words = str(text)
        edits = self._lead_edits(words)
        if self._changes:
            start = edits[-1][1] if edits else 0
            edits += _once(words, self._edits(words, context, start))
        prepared = edited(text, edits)
        begins = bool(edits) and edits[0][0] == 0 and words[:1].isupper()
        return Prepared.joined([prepared], capital=True) if begins else prepared

    def agency_list(self, texts: Sequence[Text], *, without: Collection[str] = ()) -> PreparedList:
        """A list of agencies (``Sở Nội vụ; Công an tỉnh``), each as its counterpart, once.

        Those without one are left out, and so are those called as one of ``without``.
        """
        if not self._changes:
            return PreparedList(lines=tuple(edited(text, ()) for text in texts))
        seen = {key(one) for one in without}
        lines: list[Prepared] = []
        dropped: list[str] = []
        for text in texts:
            kept: list[Prepared] = []
            for separator, entry in self._entries(text):
                one = self._entry(entry)
                if one is None:
                    dropped.append(str(entry))
                elif seen.isdisjoint(names := self._names(one, entry)):
                    seen |= names
                    kept += [edited(separator, ()), one] if kept else [one]
            if kept:
                lines.append(Prepared.joined(kept, capital=str(text)[:1].isupper()))
        return PreparedList(lines=tuple(lines), dropped=tuple(dict.fromkeys(dropped)))

    def _names(self, one: Prepared, entry: Text) -> set[str]:
        """What an entry is called now, and in full: one organ may be spelled in two ways."""
        organ = self._listed.who(str(entry))
        return {key(one.template), *([key(organ.name)] if organ else [])}

    def _entries(self, text: Text) -> Iterator[tuple[Text, Text]]:
        """Each entry of a list, with what separates it from the one before."""
        words = str(text)
        small = folded(words)
        begin = end = 0
        while end < len(words):
            known = self._known.match(small, begin)
            stop = known or _UNKNOWN.match(small, begin)
            separator, end, start = cut(text, end, begin), stop.end() if stop else len(words), begin
            if entry := cut(text, start, end):
                yield separator, entry
            gap = _SEPARATOR.match(small, end)
            begin = gap.end() if gap else end
            if end == len(words) or not gap:
                break

    def _entry(self, entry: Text) -> Prepared | None:
        """An entry of a list at the level; ``None`` where nobody there is meant."""
        words = str(entry)
        if _OF_ONE_UNIT.match(words) or self._absent.fullmatch(folded(words)):
            return None
        if not self._listed.is_agency(words):
            return self._reworded(entry)
        other = self._listed.counterpart(words)
        if other is None:
            mended = self._reworded(entry)
            return None if mended.template == words else mended
        pieces = pieces_of(other.replace("{loại}", self._type), {})
        return edited(entry, [(0, len(words), pieces)])

    def _reworded(self, entry: Text) -> Prepared:
        """An entry of a list, whose first letter is a capital only where it is one anywhere."""
        words = str(entry)
        return edited(entry, _once(words, self._edits(words, Context.SHORT, 0)))

    def _lead_edits(self, words: str) -> list[Edit]:
        found = self._issuer and self._lead.match(folded(words))
        return [(0, found.end(), (self._issuer,))] if found and self._issuer else []

    def _edits(self, words: str, context: Context, start: int) -> Iterator[Edit]:
        pattern = self._recipient if context is Context.RECIPIENT else self._prose
        small = folded(words)
        fixed = protected.spans(words, unnumbered=context is Context.PROSE)
        for begin, end in _between(fixed, start, len(words)):
            position = begin
            while found := pattern.search(small, position, end):
                edit = self._edit(found, words)
                if edit:
                    yield edit
                position = max(edit[1] if edit else found.start() + 1, position + 1)

    def _edit(self, found: re.Match[str], words: str) -> Edit | None:
        if found["upward"] is not None:
            start, end = found.span("superiors")
            return self._enumeration(self._superiors, words, start, end)
        start, end = found.span()
        if found["post"] is not None:
            return self._post(found, words)
        if found["agencies"] is not None:
            return self._enumeration(self._organs, words, start, end)
        pieces = self._phrases.pieces(found, words)
        return None if pieces is None else (start, end, pieces)

    def _post(self, found: re.Match[str], words: str) -> Edit | None:
        """“Giám đốc Sở Nội vụ” as who has that post there: “Trưởng Phòng Nội vụ”."""
        edit = self._enumeration(self._organs, words, *found.span("agencies"))
        if edit is None:
            return None
        _, end, pieces = edit
        heads = (
            head for first, head in vocabulary.HEADS.items() if str(pieces[0]).startswith(first)
        )
        deputy = "Phó " if found["post"].startswith("phó") else ""
        return found.start(), end, (f"{deputy}{next(heads, 'Trưởng')} ", *pieces)

    def _enumeration(self, organs: Organs, words: str, start: int, end: int) -> Edit | None:
        """Agencies in a row as their counterparts; as it stands where none has one."""
        found = words[start:end]
        named = [(one, other) for one, other in organs.listed(found) if other is not None]
        if not named:
            return None
        if organs is self._superiors:
            fill = {"loại": str(self._province.type), "tên": self._province.name}
            texts = [other.format_map(fill) for _, other in named]
        else:
            texts = [other.replace("{loại}", self._type) for _, other in named]
        once = list(dict.fromkeys(texts))
        last = _last_separator(found) if len(once) > 1 else ""
        joined = ", ".join(once[:-1]) + last + once[-1]
        pieces = pieces_of(joined, {})
        return start, end, styled(pieces, letters_of(words, start, end, lower=False))


def _issuing(issuer: str, agencies: Agencies, level: Level, day: date, type_: UnitType) -> str:
    """How an organ names itself where it issues: a Ban with the type of its unit behind."""
    known = agencies.one(issuer, day, level=level)
    if known is None or not known.name.endswith("{loại}"):
        return issuer
    return f"{issuer} {type_}" if f" {type_}" not in issuer else issuer


def _last_separator(enumeration: str) -> str:
    """What stands before the last of several agencies: “ và ”, else a comma."""
    found = list(_SEPARATOR.finditer(enumeration))
    return " và " if re.search(r"\bvà\s*$", found[-1][0]) else ", "


def _once(words: str, edits: Iterator[Edit]) -> list[Edit]:
    """``edits`` without those that would say again what stands right before them."""
    found: list[Edit] = []
    for start, end, new in edits:
        before = found[-1] if found else None
        between = words[before[1] : start] if before else "."
        if before and _SEPARATOR.fullmatch(between) and _same(before[2], new):
            found[-1] = (before[0], end, before[2])
        elif _same_word(words[:start], new):
            found.append((start - len(_ALL), end, new))
        else:
            found.append((start, end, new))
    return found


def _same(one: tuple[Piece, ...], other: tuple[Piece, ...]) -> bool:
    return [str(p).casefold() for p in one] == [str(p).casefold() for p in other]


def _same_word(before: str, new: tuple[Piece, ...]) -> bool:
    """Whether “các ” would stand twice."""
    return before.endswith(_ALL) and bool(new) and str(new[0]).startswith(_ALL)


def _between(spans: list[tuple[int, int]], begin: int, end: int) -> Iterator[tuple[int, int]]:
    """What lies between ``spans`` from ``begin`` to ``end``."""
    for first, last in spans:
        if begin < first:
            yield begin, first
        begin = max(begin, last)
    if begin < end:
        yield begin, end
