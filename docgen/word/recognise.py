"""The documents in a file and the role of each of their paragraphs.

Three passes over the paragraphs in order: the file is cut into documents at each Quốc hiệu,
the heading and the closing are read by their texts and columns, what lies between is body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Final

from docgen.vietnamese.names import key
from docgen.word.printed import Block, Cell, DocView, Paragraph, Table
from docgen.word.roles import Document, Kind, Line, Member, Role, Spot

__all__ = ["ADMINISTRATIVE_TYPES", "recognise"]

NATIONAL_TITLE: Final = "cộng hòa xã hội chủ nghĩa việt nam"
PARTY: Final = "đảng cộng sản việt nam"

ADMINISTRATIVE_TYPES: Final = (  # Điều 7 of the decree
    "Nghị quyết", "Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Thông cáo", "Thông báo",
    "Hướng dẫn", "Chương trình", "Kế hoạch", "Phương án", "Đề án", "Dự án", "Báo cáo",
    "Biên bản", "Tờ trình", "Hợp đồng", "Công văn", "Công điện", "Bản ghi nhớ",
    "Bản thỏa thuận", "Giấy ủy quyền", "Giấy mời", "Giấy giới thiệu", "Giấy nghỉ phép",
    "Phiếu gửi", "Phiếu chuyển", "Phiếu báo", "Thư công",
)  # fmt: skip
_LEGISLATION = ("luật", "bộ luật", "pháp lệnh", "nghị định", "thông tư", "thông tư liên tịch")
_TYPES = {key(one): one for one in ADMINISTRATIVE_TYPES}

_NUMBER = re.compile(r"^s[ốó]\s*[:.;]?\s*[\d\s.…_]*\S{0,3}\s*/", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"^số\s*:", re.IGNORECASE)
_DATE = re.compile(r"\bngày\b.*\btháng\b.*\bnăm\b", re.IGNORECASE)
_DAY = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)
_LETTER = re.compile(r"^(v/\s*v\b|về việc\b)", re.IGNORECASE)
_URGENCY = re.compile(r"^(hỏa tốc( hẹn giờ)?|thượng khẩn|khẩn)$")
_SECRECY = re.compile(r"^(mật|tối mật|tuyệt mật)$")
_CIRCULATION = re.compile(r"^(xem xong trả lại|lưu hành nội bộ)$")
_DRAFT = re.compile(r"^\(?dự thảo\b")
_ADDRESSEES = re.compile(r"^kính (gửi|trình)\b")
_BASIS = re.compile(r"^(căn cứ|theo đề nghị|xét đề nghị|xét)\b")
_RESOLUTION = re.compile(r"^(quyết định|quyết nghị|nghị quyết)\s*:?$")
_PART = re.compile(r"^(phần|chương)\s+(thứ\s+\w+|[ivxlcd]+|\d+)\b")
_SUBDIVISION = re.compile(r"^(mục|tiểu mục)\s+(\d+|[ivxlc]+)\b")
_ARTICLE = re.compile(r"^điều\s+(\d+[a-zđ]?|[ivxlc]+)\s*([.:]|$)")
_SECTION = re.compile(r"^[IVXLC]+\s*[.)/-]\s*\S")
_CLAUSE = re.compile(r"^\d+(\.\d+)*\s*[.)/]\s*\S|^\d+(\.\d+)+\s+\S")
_POINT = re.compile(r"^\(?[a-zđ]\s*[.)/]\s*\S")
_APPENDIX = re.compile(r"^phụ lục(\s+(số\s*)?[:.]?\s*[ivxlc\d]+)?\s*[:.]?$")
_REFERENCE = re.compile(r"^\(?\s*(ban hành )?kèm theo\b")
_RECIPIENTS = re.compile(r"^nơi nhận\b")
_AUTHORITY = re.compile(r"^(tm|kt|tl|tuq|q|t/m|k/t|t/l|tuq/)\s*[./]?\s", re.IGNORECASE)
_DRAFTER = re.compile(r"^[A-ZĐ]{1,6}\.?[\w ,]{0,12}\(?\d{1,4}\)?\.?$")
_NOTE = re.compile(r"^\(?(đã ký|ký tên|ký, ghi rõ|chữ ký)")
_COPY = re.compile(r"^(sao y|sao lục|trích sao)$")
_TYPED = re.compile(r"^[\s_\-=.*–—─━‒―]{3,}$")
_LEADERSHIP = re.compile(
    r"^(phó\s+|quyền\s+)?(chủ tịch|giám đốc|trưởng|bộ trưởng|thứ trưởng|chánh|cục trưởng"
    r"|vụ trưởng|viện trưởng|tổng|hiệu trưởng|chủ nhiệm|thủ tướng|bí thư|chi cục|tổ trưởng"
    r"|phó|thư ký|chủ tọa|người|hạt trưởng|đội trưởng|trạm trưởng)"
)
# A line that begins so begins the name of an organ; what stands above it is its parent.
_ORGAN = re.compile(
    r"^(sở|phòng|trường|văn phòng|cục|vụ|chi cục|trung tâm|ban|viện|tổng cục|học viện|bệnh viện"
    r"|hội|liên đoàn|đài|thanh tra|công an|bộ|ủy ban|hội đồng|chủ tịch|thủ tướng|đoàn|quỹ|kho bạc"
    r"|bảo hiểm|ban quản lý|báo|thư viện|bảo tàng|nhà|trạm|tổ|công ty|tập đoàn|tòa án|ubnd|hđnd)\b"
)
_UNIT = re.compile(r"^(tỉnh|thành phố|tp|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\b")


def recognise(view: DocView, *, today: date, administrative: bool = False) -> tuple[Document, ...]:
    """The documents in ``view``, in order; one of kind ``OTHER`` where there is none.

    ``administrative`` takes a file without any heading for one all the same.
    """
    members = list(_members(view))
    starts = _starts(members)
    bounds = [0, *starts[1:], len(members)] if starts else [0, len(members)]
    return tuple(
        _document(view, members[start:end], today, first=start == 0, administrative=administrative)
        for start, end in pairwise(bounds)
    )


# --- the paragraphs in order ------------------------------------------------------------------


@dataclass(slots=True)
class _Flow:
    """Paragraphs being numbered by table, row and column as they come."""

    section: int = 0
    tables: int = 0
    found: list[Member] = field(default_factory=list)


def _members(view: DocView) -> Iterator[Member]:
    flow = _Flow()
    for index, section in enumerate(view.sections):
        flow.section = index
        room = section.width_mm - section.left_mm - section.right_mm
        _flow(section.blocks, flow, room, None, boxed=False)
    yield from flow.found


def _flow(
    blocks: Iterable[Block], flow: _Flow, room: float, spot: Spot | None, *, boxed: bool
) -> None:
    for block in blocks:
        match block:
            case Paragraph():
                flow.found.append(_member(block, flow.section, room, spot, boxed=boxed))
            case Table():
                _flow_table(block, flow, room, boxed=boxed)
            case _:
                _flow(block.blocks, flow, block.width_mm, spot, boxed=True)


def _flow_table(table: Table, flow: _Flow, room: float, *, boxed: bool) -> None:
    number = flow.tables
    flow.tables += 1
    for at, row in enumerate(table.rows):
        widths = tuple(cell.width_mm for cell in row.cells)
        for column, cell in enumerate(row.cells):
            spot = Spot(
                table=number, row=at, column=column, columns=len(row.cells), columns_mm=widths
            )
            _flow(cell.blocks, flow, _inside(cell), spot, boxed=boxed)


def _inside(cell: Cell) -> float:
    return max(cell.width_mm - sum(cell.padding_mm), 0.0)


def _member(p: Paragraph, section: int, room: float, spot: Spot | None, *, boxed: bool) -> Member:
    room_mm = max(room - p.left_mm - p.right_mm, 0.0) if room else 0.0
    return Member(
        paragraph=p,
        role=Role.OTHER,
        end=len(p.text),
        room_mm=room_mm,
        section=section,
        spot=spot,
        boxed=boxed,
    )


def _starts(members: Sequence[Member]) -> list[int]:
    """Where documents begin: the start of the table or the lines around each Quốc hiệu."""
    starts = []
    for index, one in enumerate(members):
        text = key(one.text)
        if NATIONAL_TITLE in text or (text == PARTY and index < 12):
            start = index
            if one.spot is not None:
                while start and _table(members[start - 1]) == one.spot.table:
                    start -= 1
            starts.append(start)
    return list(dict.fromkeys(starts))


def _table(member: Member) -> int:
    return -1 if member.spot is None else member.spot.table


# --- one document -----------------------------------------------------------------------------


def _document(
    view: DocView, members: list[Member], today: date, *, first: bool, administrative: bool
) -> Document:
    reader = _Reader(members=_split(members))
    reader.read()
    found = tuple(_with_lines(reader.members))
    by_role: dict[Role, list[Member]] = {}
    for one in found:
        by_role.setdefault(one.role, []).append(one)
    dated = by_role.get(Role.PLACE_AND_DATE)
    kind = reader.kind
    if kind is Kind.OTHER and administrative:
        kind = Kind.ADMINISTRATIVE
    return Document(
        view=view,
        kind=kind,
        type=reader.type,
        dated=_date(dated[0].text) if dated else None,
        today=today,
        members=found,
        sections=tuple(dict.fromkeys(one.section for one in found)) or (0,),
        attached=Role.NATIONAL_TITLE in by_role
        and Role.NUMBER not in by_role
        and Role.APPENDIX_REFERENCE in by_role,
        first=first,
        by_role={role: tuple(those) for role, those in by_role.items()},
    )


def _date(text: str) -> date | None:
    match = _DAY.search(text)
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None


def _split(members: Iterable[Member]) -> list[Member]:
    """Paragraphs of heading and closing cut at tabs and line breaks, so far as they hold both."""
    found: list[Member] = []
    for one in members:
        parts = [match.span() for match in re.finditer(r"[^\t\n]+", one.text)]
        if len(parts) < 2 or not _is_columns(one.text):
            found.append(one)
            continue
        found += (
            replace(one, start=start, end=end, tabbed="\t" in one.text)
            for start, end in parts
            if one.text[start:end].strip()
        )
    return found


def _is_columns(text: str) -> bool:
    folded = key(text)
    return len(text) < 300 and (
        NATIONAL_TITLE in folded
        or "độc lập - tự do" in folded.replace("-", " - ").replace("  ", " ")
        or bool(_NUMBER.match(text.strip()) and _DATE.search(text))
        or folded.startswith("nơi nhận")
        or folded.partition("\n")[0].strip() in _TYPES
        or text.isupper()
    )


@dataclass(slots=True)
class _Reader:
    """One document being read from its first paragraph to its last."""

    members: list[Member]
    kind: Kind = Kind.OTHER
    type: str = ""
    at: int = 0

    def read(self) -> None:
        """Give every member its role."""
        for index, one in enumerate(self.members):
            if not one.text.strip():
                self.members[index] = replace(one, role=Role.EMPTY)
            elif _TYPED.match(one.text):
                self.members[index] = replace(one, role=Role.TYPED_LINE)
        self.heading()
        self.title()
        closing = self.closing()
        self.body(closing)

    def give(self, index: int, role: Role, sure: float = 1.0) -> None:
        """Settle the role of one member."""
        self.members[index] = replace(self.members[index], role=role, sure=sure)

    def heading(self) -> None:
        """Everything down to the date, by text; organ names by their column."""
        title = next(
            (i for i, one in enumerate(self.members) if NATIONAL_TITLE in key(one.text)), None
        )
        if title is None:
            if any(key(one.text) == PARTY for one in self.members[:12]):
                self.kind = Kind.PARTY
            return
        self.kind = Kind.ADMINISTRATIVE
        table = _table(self.members[title])
        end = title + 1
        while end < len(self.members) and self._in_heading(end, title, table):
            end += 1
        left: list[int] = []
        for index in range(end):
            one = self.members[index]
            if one.role in {Role.EMPTY, Role.TYPED_LINE}:
                continue
            role = self._heading_role(one)
            if role is None:
                left.append(index)
            else:
                self.give(index, role)
        self._organs([i for i in left if self._is_left(i, title)])
        self.at = end

    def _in_heading(self, index: int, title: int, table: int) -> bool:
        one = self.members[index]
        if table >= 0:
            return _table(one) == table
        if key(one.text) in _TYPES or index > title + 12:
            return False
        return self._heading_role(one) is not None or one.tabbed or not one.text.strip()

    def _is_left(self, index: int, title: int) -> bool:
        one, other = self.members[index], self.members[title]
        if one.spot is not None and other.spot is not None:
            return one.spot.table != other.spot.table or one.spot.column < other.spot.column
        return True

    @staticmethod
    def _heading_role(one: Member) -> Role | None:
        text = one.text.strip()
        folded = key(text)
        if NATIONAL_TITLE in folded:
            return Role.NATIONAL_TITLE
        if folded.startswith("độc lập") and "hạnh phúc" in folded:
            return Role.MOTTO
        if _DATE.search(text):
            return Role.PLACE_AND_DATE
        if _NUMBER.match(text) or _BARE_NUMBER.match(text):
            return Role.NUMBER
        if _LETTER.match(text):
            return Role.LETTER_SUBJECT
        return _mark(folded)

    def _organs(self, lines: list[int]) -> None:
        """Parent and issuer among the lines of the left column."""
        lines = [i for i in lines if len(self.members[i].text) < 120]
        number = next((i for i, m in enumerate(self.members) if m.role is Role.NUMBER), None)
        letter = next(
            (i for i, m in enumerate(self.members) if m.role is Role.LETTER_SUBJECT), None
        )
        if letter is not None:  # a subject that goes on in the next paragraph
            for index in [i for i in lines if i > letter]:
                self.give(index, Role.LETTER_SUBJECT, 0.8)
                lines.remove(index)
        if number is not None:
            lines = [i for i in lines if i < number or self.members[i].spot is None]
        texts = [key(self.members[i].text) for i in lines]
        begins = [n for n, text in enumerate(texts) if _ORGAN.match(text)]
        start = begins[-1] if begins else max(len(lines) - 1, 0)
        for n, index in enumerate(lines):
            known = bool(begins)
            role = Role.ORGAN if n >= start else Role.PARENT_ORGAN
            self.give(index, role, 1.0 if known else 0.8)

    def title(self) -> None:
        """Tên loại and trích yếu, Kính gửi, căn cứ, QUYẾT ĐỊNH."""
        index = self.at
        while index < len(self.members):
            one = self.members[index]
            folded = key(one.text)
            if one.role in {Role.EMPTY, Role.TYPED_LINE}:
                index += 1
                continue
            mark = _mark(folded)
            if mark:
                self.give(index, mark)
            elif folded in _TYPES and one.spot is None and not self.type:
                self.type = _TYPES[folded]
                self.give(index, Role.TYPE_NAME)
                index = self._subject(index + 1)
                continue
            elif folded in _LEGISLATION and self.kind is Kind.ADMINISTRATIVE:
                self.kind = Kind.LEGISLATION
                return
            else:
                break
            index += 1
        if not self.type and any(m.role is Role.LETTER_SUBJECT for m in self.members):
            self.type = "Công văn"
        self.at = index
        self._addressees()
        self._bases()

    def _subject(self, index: int) -> int:
        """Trích yếu: the centred lines under the tên loại."""
        while index < len(self.members):
            one = self.members[index]
            if one.role is Role.TYPED_LINE or (one.role is Role.EMPTY and one.paragraph.drawn):
                return index
            if one.role is not Role.EMPTY:
                folded = key(one.text)
                if one.paragraph.align != "center" or one.spot is not None:
                    break
                if _BASIS.match(folded) or _ADDRESSEES.match(folded) or len(one.text) > 400:
                    break
                if one.share("bold") < 0.5 and one.text.isupper():
                    break
                if _REFERENCE.match(folded):
                    self.give(index, Role.APPENDIX_REFERENCE)
                elif one.text.isupper() and self.type in {"Nghị quyết", "Quyết định"}:
                    break
                else:
                    self.give(index, Role.SUBJECT)
                if one.paragraph.drawn:
                    return index + 1
            index += 1
        return index

    def _addressees(self) -> None:
        index = self.at
        while index < len(self.members) and self.members[index].role in {
            Role.EMPTY,
            Role.TYPED_LINE,
        }:
            index += 1
        if index == len(self.members):
            return
        if not _ADDRESSEES.match(key(self.members[index].text)):
            return
        self.give(index, Role.ADDRESSEES)
        alone = key(self.members[index].text).rstrip(" :") in {"kính gửi", "kính trình"}
        index += 1
        while index < len(self.members):
            one = self.members[index]
            if one.role is not Role.EMPTY:
                listed = one.text.lstrip().startswith(("-", "–", "+")) or one.paragraph.label
                if not listed and not (alone and one.paragraph.align == "center"):
                    break
                self.give(index, Role.ADDRESSEE)
                alone = False
            index += 1
        self.at = index

    def _bases(self) -> None:
        index, last = self.at, self.at
        while index < len(self.members):
            one = self.members[index]
            folded = key(one.text)
            if one.role in {Role.EMPTY, Role.TYPED_LINE}:
                pass
            elif one.spot is None and _BASIS.match(folded):
                self.give(index, Role.LEGAL_BASIS, 1.0 if folded.startswith("căn cứ") else 0.8)
            elif _RESOLUTION.match(folded):
                self.give(index, Role.RESOLUTION)
                self.at = index + 1
                return
            elif self.type in {"Nghị quyết", "Quyết định"} and one.text.isupper():
                self.give(index, Role.ISSUING_AUTHORITY, 0.9)
            else:
                break
            index += 1
            last = index
        self.at = last

    def closing(self) -> int:
        """Nơi nhận, signature; the index where they begin, or the end of the document."""
        label = next(
            (
                i
                for i in range(self.at, len(self.members))
                if _RECIPIENTS.match(key(self.members[i].text)) and len(self.members[i].text) < 40
            ),
            None,
        )
        if label is None:
            return len(self.members)
        table = _table(self.members[label])
        start = label
        if table >= 0:
            while start > self.at and _table(self.members[start - 1]) == table:
                start -= 1
            end = label
            while end < len(self.members) and _table(self.members[end]) == table:
                end += 1
        else:
            end = min(len(self.members), label + 40)
        column = self.members[label].spot.column if table >= 0 else -1  # type: ignore[union-attr]
        self.give(label, Role.RECIPIENTS)
        right: list[int] = []
        for index in range(start, end):
            one = self.members[index]
            if one.role in {Role.EMPTY, Role.TYPED_LINE} or index == label:
                continue
            if table < 0 and _APPENDIX.match(key(one.text)):
                end = index
                break
            spot = one.spot
            is_left = (
                spot.column == column if spot is not None else index > label and not one.tabbed
            )
            if table < 0 and not one.text.lstrip().startswith(("-", "–", "+")):
                is_left = False
            if is_left:
                is_drafter = bool(_DRAFTER.match(one.text.strip()))
                self.give(index, Role.DRAFTER if is_drafter else Role.RECIPIENT)
            else:
                right.append(index)
        self._signature(right)
        return start

    def _signature(self, lines: list[int]) -> None:
        names: list[int] = []
        for index in lines:
            text = self.members[index].text.strip()
            if _AUTHORITY.match(text):
                self.give(index, Role.AUTHORITY)
            elif _NOTE.match(key(text)):
                self.give(index, Role.SIGNATURE_NOTE)
            elif _LEADERSHIP.match(key(text)) and text.isupper():
                self.give(index, Role.POST)
            else:
                names.append(index)
        for index in names:
            last = index == names[-1]
            self.give(index, Role.SIGNER if last else Role.POST, 0.9 if last else 0.8)

    def body(self, closing: int) -> None:
        """Everything that has no role yet, with appendices behind the closing."""
        appendix = 0
        fresh = False  # right behind the line "Phụ lục"
        for index in range(len(self.members)):
            one = replace(self.members[index], appendix=appendix)
            self.members[index] = one
            if one.role is not Role.OTHER or index < self.at:
                continue
            text, folded = one.text.strip(), key(one.text)
            centred = one.paragraph.align == "center"
            if one.spot is not None:
                self.give(index, Role.TABLE_TEXT)
                fresh = False
            elif _APPENDIX.match(folded) and (centred or index > closing):
                appendix += 1
                self.members[index] = replace(one, role=Role.APPENDIX, appendix=appendix)
                fresh = True
            elif fresh and _REFERENCE.match(folded):
                self.give(index, Role.APPENDIX_REFERENCE)
                fresh = False
            elif fresh and centred:
                self.give(index, Role.APPENDIX_TITLE)
            elif not appendix and index > closing:
                self.give(index, Role.OTHER)
            else:
                fresh = False
                self.give(index, _numbered(text, folded, centred=centred) or Role.BODY)
        for index, one in enumerate(self.members[1:], 1):
            before = self.members[index - 1].role
            if one.role is Role.BODY and one.paragraph.align == "center":
                if before is Role.PART:
                    self.give(index, Role.PART_TITLE)
                elif before is Role.SUBDIVISION:
                    self.give(index, Role.SUBDIVISION_TITLE)


def _mark(folded: str) -> Role | None:
    for pattern, role in (
        (_URGENCY, Role.URGENCY),
        (_SECRECY, Role.SECRECY),
        (_CIRCULATION, Role.CIRCULATION),
        (_DRAFT, Role.DRAFT_MARK),
        (_COPY, Role.COPY_MARK),
    ):
        if pattern.match(folded):
            return role
    return None


def _numbered(text: str, folded: str, *, centred: bool) -> Role | None:
    """The role of a paragraph that begins with a number, or with a word for one."""
    if _PART.match(folded) and len(text) < 120:
        return Role.PART
    if _SUBDIVISION.match(folded) and len(text) < 120 and centred:
        return Role.SUBDIVISION
    if _ARTICLE.match(folded):
        return Role.ARTICLE
    if _SECTION.match(text):
        return Role.SECTION
    if _CLAUSE.match(text):
        return Role.CLAUSE
    return Role.POINT if _POINT.match(text) else None


def _with_lines(members: Sequence[Member]) -> Iterator[Member]:
    """The members with the line under each, wherever the line is anchored."""
    for index, one in enumerate(members):
        if one.role in {Role.EMPTY, Role.TYPED_LINE}:
            yield one
            continue
        yield replace(one, line=_line(one, members[index + 1 : index + 3]))


def _line(one: Member, after: Sequence[Member]) -> Line | None:
    p = one.paragraph
    if p.drawn:
        return Line(kind="drawn", length_mm=p.drawn[-1].length_mm, place=one.place)
    if "bottom" in p.borders:
        return Line(kind="border", length_mm=one.room_mm, place=one.place)
    for other in after:
        if other.role is Role.TYPED_LINE and _same_cell(one, other):
            return Line(kind="typed", length_mm=0.0, place=other.place)
        if other.role is not Role.EMPTY or not _same_cell(one, other):
            break
        if other.paragraph.drawn:
            length = other.paragraph.drawn[-1].length_mm
            return Line(kind="drawn", length_mm=length, place=other.place)
        if {"top", "bottom"} & {*other.paragraph.borders}:
            return Line(kind="border", length_mm=other.room_mm, place=other.place)
    if one.share("underline") > 0.5:
        return Line(kind="underline", length_mm=0.0, place=one.place)
    return None


def _same_cell(one: Member, other: Member) -> bool:
    return one.spot == other.spot
