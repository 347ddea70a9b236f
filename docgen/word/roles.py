"""What each paragraph of an official document is: its role, and how sure that is.

:mod:`docgen.word.recognise` finds the roles; rules ask ``document.having(Role.BODY)``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from docgen.model.place import FilePlace, ParagraphPlace, Place
from docgen.vietnamese.messages import N_
from docgen.word.printed import DocView, Paragraph, Run, Section

__all__ = ["NAMES", "SURE", "Document", "Kind", "Line", "Member", "Role", "Spot"]

SURE: Final = 0.7  # from here on a role is taken for granted


class Kind(StrEnum):
    """What sort of document it is; only administrative ones follow the decree."""

    ADMINISTRATIVE = "administrative"  # văn bản hành chính
    PARTY = "party"  # văn bản của Đảng
    LEGISLATION = "legislation"  # văn bản quy phạm pháp luật
    OTHER = "other"


class Role(StrEnum):
    """What a paragraph is; the values that the layout profile knows are its names."""

    NATIONAL_TITLE = "national-title"  # Quốc hiệu
    MOTTO = "motto"  # Tiêu ngữ
    PARENT_ORGAN = "parent-organ"  # tên cơ quan, tổ chức chủ quản trực tiếp
    ORGAN = "organ"  # tên cơ quan, tổ chức ban hành
    NUMBER = "number"  # số, ký hiệu
    PLACE_AND_DATE = "place-and-date"  # địa danh và thời gian ban hành
    LETTER_SUBJECT = "letter-subject"  # V/v của công văn
    URGENCY = "urgency"  # mức độ khẩn
    SECRECY = "secrecy"  # độ mật
    CIRCULATION = "circulation"  # chỉ dẫn phạm vi lưu hành
    DRAFT_MARK = "draft-mark"  # dự thảo
    TYPE_NAME = "type-name"  # tên loại
    SUBJECT = "subject"  # trích yếu
    ADDRESSEES = "addressees"  # Kính gửi
    ADDRESSEE = "addressee"  # từng nơi nhận dưới Kính gửi
    ISSUING_AUTHORITY = "issuing-authority"  # thẩm quyền ban hành
    LEGAL_BASIS = "legal-basis"  # căn cứ ban hành
    RESOLUTION = "resolution"  # QUYẾT ĐỊNH:, QUYẾT NGHỊ:
    PART = "part"  # phần, chương
    PART_TITLE = "part-title"
    SUBDIVISION = "subdivision"  # mục, tiểu mục with their word
    SUBDIVISION_TITLE = "subdivision-title"
    SECTION = "section"  # I. TÊN MỤC
    ARTICLE = "article"  # điều
    CLAUSE = "clause"  # khoản: 1.
    POINT = "point"  # điểm: a)
    BODY = "body"  # lời văn
    TABLE_TEXT = "table-text"  # chữ trong bảng
    AUTHORITY = "authority"  # quyền hạn: TM., KT., TL., TUQ., Q.
    POST = "post"  # chức vụ
    SIGNER = "signer"  # họ và tên
    SIGNATURE_NOTE = "signature-note"  # (Đã ký), (Ký tên, đóng dấu)
    RECIPIENTS = "recipients"  # Nơi nhận:
    RECIPIENT = "recipient"
    DRAFTER = "drafter"  # ký hiệu người soạn thảo và số lượng bản
    CONTACT = "contact"  # địa chỉ, thư điện tử, điện thoại
    APPENDIX = "appendix"  # Phụ lục
    APPENDIX_TITLE = "appendix-title"
    APPENDIX_REFERENCE = "appendix-reference"  # (Kèm theo …)
    COPY_MARK = "copy-mark"  # SAO Y, SAO LỤC, TRÍCH SAO
    TYPED_LINE = "typed-line"  # ____ in place of a drawn line
    EMPTY = "empty"
    OTHER = "other"


NAMES: Mapping[Role, str] = {
    Role.NATIONAL_TITLE: N_("national title (Quốc hiệu)"),
    Role.MOTTO: N_("motto (Tiêu ngữ)"),
    Role.PARENT_ORGAN: N_("name of the parent organ"),
    Role.ORGAN: N_("name of the issuing organ"),
    Role.NUMBER: N_("number and symbol (Số, ký hiệu)"),
    Role.PLACE_AND_DATE: N_("place and date"),
    Role.LETTER_SUBJECT: N_("subject of the letter (V/v)"),
    Role.URGENCY: N_("mark of urgency"),
    Role.SECRECY: N_("mark of secrecy"),
    Role.CIRCULATION: N_("mark of circulation"),
    Role.DRAFT_MARK: N_("mark of a draft"),
    Role.TYPE_NAME: N_("name of the type (Tên loại)"),
    Role.SUBJECT: N_("subject (Trích yếu)"),
    Role.ADDRESSEES: N_("line “Kính gửi”"),
    Role.ADDRESSEE: N_("addressee"),
    Role.ISSUING_AUTHORITY: N_("line of the issuing authority"),
    Role.LEGAL_BASIS: N_("legal basis (Căn cứ)"),
    Role.RESOLUTION: N_("line “QUYẾT ĐỊNH:” or “QUYẾT NGHỊ:”"),
    Role.PART: N_("heading of a part or chapter"),
    Role.PART_TITLE: N_("title of a part or chapter"),
    Role.SUBDIVISION: N_("heading “Mục” or “Tiểu mục”"),
    Role.SUBDIVISION_TITLE: N_("title of a “Mục” or “Tiểu mục”"),
    Role.SECTION: N_("section heading with a Roman numeral"),
    Role.ARTICLE: N_("article (Điều)"),
    Role.CLAUSE: N_("clause (Khoản)"),
    Role.POINT: N_("point (Điểm)"),
    Role.BODY: N_("body text"),
    Role.TABLE_TEXT: N_("text in a table"),
    Role.AUTHORITY: N_("authority of the signer (TM., KT., TL., TUQ.)"),
    Role.POST: N_("post of the signer"),
    Role.SIGNER: N_("name of the signer"),
    Role.SIGNATURE_NOTE: N_("note in place of a signature"),
    Role.RECIPIENTS: N_("line “Nơi nhận:”"),
    Role.RECIPIENT: N_("recipient"),
    Role.DRAFTER: N_("initials of the drafter"),
    Role.CONTACT: N_("address and contact"),
    Role.APPENDIX: N_("line “Phụ lục”"),
    Role.APPENDIX_TITLE: N_("title of an appendix"),
    Role.APPENDIX_REFERENCE: N_("reference “(Kèm theo …)”"),
    Role.COPY_MARK: N_("mark of a copy"),
    Role.TYPED_LINE: N_("line typed with characters"),
    Role.EMPTY: N_("empty paragraph"),
    Role.OTHER: N_("other text"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where in a table: ``table`` counts those of the document, ``row`` and ``column`` from 0.

    ``columns`` is how many cells the row has; ``columns_mm`` their widths, 0 where not known.
    """

    table: int
    row: int
    column: int
    columns: int
    columns_mm: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line under a text: ``drawn`` or a ``border``, or only looking like one.

    ``kind`` is ``drawn``, ``border``, ``underline`` or ``typed``; ``place`` is the paragraph
    that has it; ``length_mm`` 0 where it is not known.
    """

    kind: str
    length_mm: float
    place: ParagraphPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A paragraph with its role, or the part of one from ``start`` to ``end`` of its text.

    Parts come of a heading made with tabs or line breaks; ``tabbed`` where a tab puts the
    part where it stands, so that the alignment of the paragraph says nothing.
    ``sure`` goes from 0 to 1.  ``room_mm`` is the width that its line has, 0 where not known.
    ``section`` is the index of its section, ``appendix`` counts appendices from 1 (0: none).
    ``before`` and ``after`` are the room to its neighbours as it prints, in points.
    """

    paragraph: Paragraph
    role: Role
    sure: float = 1.0
    start: int = 0
    end: int = 0
    tabbed: bool = False
    boxed: bool = False
    room_mm: float = 0.0
    section: int = 0
    appendix: int = 0
    spot: Spot | None = None
    line: Line | None = None
    before_pt: float = 0.0
    after_pt: float = 0.0

    @property
    def place(self) -> ParagraphPlace:
        """The paragraph's place."""
        return self.paragraph.place

    @property
    def whole(self) -> bool:
        """Whether the member is the whole paragraph."""
        return self.start == 0 and self.end == len(self.paragraph.text)

    @property
    def text(self) -> str:
        """The characters that print."""
        return self.paragraph.text[self.start : self.end]

    def runs(self) -> Iterator[Run]:
        """The runs that print, cut to the member."""
        at = 0
        for run in self.paragraph.runs:
            if run.vanish:
                continue
            first, last = max(self.start - at, 0), min(self.end - at, len(run.text))
            at += len(run.text)
            if first == 0 and last == len(run.text):
                yield run
            elif first < last:
                yield replace(run, text=run.text[first:last])

    def share(self, is_so: str) -> float:
        """The share of letters and digits whose run has the attribute ``is_so`` set.

        0 where there are none; white space and punctuation do not count.
        """
        counted = [(sum(map(str.isalnum, run.text)), run) for run in self.runs()]
        every = sum(count for count, _ in counted)
        return sum(count for count, run in counted if getattr(run, is_so)) / every if every else 0.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Document:
    """One document (văn bản) of a file: its paragraphs in order, with their roles.

    ``type`` is its tên loại as the decree spells it ("Kế hoạch"), "Công văn" where a letter
    shows none, empty where nothing tells; ``dated`` its date, ``None`` where blank or not
    readable; ``today`` the day it is looked at.  ``attached`` is whether it is issued together
    with another document (văn bản kèm theo), so that it has no number and date of its own;
    ``specimen`` whether it is a blank form (mẫu) printed in an appendix, of kind ``OTHER``.
    ``sections`` are the indices of the sections that it takes up in ``view``; ``first`` is
    whether the file begins with it.
    """

    view: DocView
    kind: Kind
    type: str
    dated: date | None
    today: date
    members: tuple[Member, ...]
    sections: tuple[int, ...] = (0,)
    attached: bool = False
    specimen: bool = False
    first: bool = True
    by_role: Mapping[Role, tuple[Member, ...]]

    def having(self, *roles: Role, sure: float = SURE) -> tuple[Member, ...]:
        """The members with any of the roles, in order, of which that is at least as ``sure``."""
        if len(roles) == 1:
            found = self.by_role.get(roles[0], ())
        else:
            wanted = frozenset(roles)
            found = tuple(one for one in self.members if one.role in wanted)
        return tuple(one for one in found if one.sure >= sure)

    def one(self, role: Role) -> Member | None:
        """The first member with the role; ``None`` where there is none."""
        return next(iter(self.having(role)), None)

    def section(self, member: Member) -> Section:
        """The section that a member stands in."""
        return self.view.sections[member.section]

    @property
    def place(self) -> Place:
        """Its first paragraph with words in it, or the file: where what is missing is reported."""
        first = next((one.place for one in self.members if one.text.strip()), None)
        return first or FilePlace(file=self.view.file)
