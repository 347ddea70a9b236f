"""The words of the year-end report (báo cáo năm); its figures come from the summary."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from docgen.model.place import Origin
from docgen.model.plan import LegalBasis, Letterhead, Level, Recipient, Signature
from docgen.model.report import Period
from docgen.model.text import Text

__all__ = ["AnnualReport", "Chapter", "Insert", "Passage", "Proposal", "Remark", "Verdict"]


class Chapter(StrEnum):
    """The sections that a report tells in words and figures. Values are what a clerk picks."""

    GUIDANCE = "I. Chỉ đạo và ban hành văn bản"
    ACTIVITIES = "II. Kết quả hoạt động"
    TARGETS = "III. Mục tiêu và chỉ tiêu"


class Insert(StrEnum):
    """Sentences made of figures that a passage may bring in after it (chèn)."""

    DUTIES = "Nhiệm vụ"
    EVENTS = "Truyền thông và tập huấn"
    CASES = "Bạo lực giới"
    BUDGETS = "Kinh phí"


class Verdict(StrEnum):
    """The parts of the assessment (đánh giá chung), in their order."""

    STRENGTHS = "Ưu điểm"
    LIMITS = "Tồn tại và hạn chế"
    OUTER_CAUSES = "Nguyên nhân khách quan"
    OWN_CAUSES = "Nguyên nhân chủ quan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A row of a section: its level, its paragraphs, the figures that follow it.

    ``chapter`` is ``None`` where the sheet is a section by itself (phương hướng).
    """

    chapter: Chapter | None = None
    level: Level | None = None
    text: tuple[Text, ...] = ()
    insert: Insert | None = None
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A sentence of the assessment."""

    verdict: Verdict | None = None
    text: tuple[Text, ...] = ()
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A proposal (kiến nghị, đề xuất) and whom it is made to, such as ``Trung ương``."""

    to: str | None = None
    text: tuple[Text, ...] = ()
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualReport:
    """What a coordinator writes of a year's report.

    ``addressees`` are lines of Kính gửi; ``plan_file`` is the workbook of the plan that is
    reported on, beside this one.  ``issued_as`` and ``issued_on`` are number, symbol and date of
    a report that was issued already and is supplemented now.
    """

    letterhead: Letterhead = field(default_factory=Letterhead)
    signature: Signature = field(default_factory=Signature)
    year: int | None = None
    period: Period = Period.YEAR
    area: str | None = None
    subject: tuple[Text, ...] = ()
    addressees: tuple[str, ...] = ()
    lead: tuple[Text, ...] = ()
    long_dates: bool = True
    plan_file: str | None = None
    cutoff: date | None = None
    issued_as: str | None = None
    issued_on: date | None = None
    archive: str | None = None
    drafter: str | None = None
    urgency: str | None = None
    secrecy: str | None = None
    documents: tuple[LegalBasis, ...] = ()
    passages: tuple[Passage, ...] = ()
    remarks: tuple[Remark, ...] = ()
    directions: tuple[Passage, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    origin: Origin = field(compare=False, repr=False)
