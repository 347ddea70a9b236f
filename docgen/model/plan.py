"""The annual plan (kế hoạch năm) as officials fill it in.

A field is ``None`` when it was left empty or could not be read; the problem
found there is reported beside the plan.  Every record knows where it was read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from docgen.model.adjustment import Adjustment
from docgen.model.place import Origin
from docgen.model.text import Text

__all__ = [
    "ActionMonth",
    "Activity",
    "Agency",
    "BasisStyle",
    "Item",
    "LegalBasis",
    "Letterhead",
    "Level",
    "Plan",
    "Recipient",
    "Signature",
    "Slogan",
    "Table",
    "Target",
    "Task",
]


class Level(StrEnum):
    """The level of an item (cấp): how it is numbered. Values are what a clerk types."""

    PART = "Phần"
    SECTION = "I"
    CLAUSE = "1"
    POINT = "a"
    DASH = "-"
    PLUS = "+"
    PARAGRAPH = "Đoạn"


class Table(StrEnum):
    """What an item may bring into the text after it (chèn)."""

    TASK_LIST = "Nhiệm vụ"
    TASKS = "Bảng phân công"
    TARGETS = "Bảng chỉ tiêu"
    THEME = "Chủ đề"
    ACTIVITIES = "Hoạt động"


class BasisStyle(StrEnum):
    """How legal bases are written (kiểu căn cứ): in one sentence, or a line for each."""

    SENTENCE = "Thực hiện"
    LINES = "Căn cứ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Who issues the document, and under which number.

    ``parent`` is cơ quan chủ quản, ``organ`` cơ quan ban hành, ``symbol`` the organ's
    part of the symbol (``UBND``), ``number`` số (``None``: not numbered yet), ``place``
    địa danh, ``issued`` ngày ban hành (``None``: not dated yet).
    """

    parent: str | None = None
    organ: str | None = None
    symbol: str | None = None
    number: int | None = None
    place: str | None = None
    issued: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Quyền hạn (a line each), chức vụ and họ tên of who signs."""

    authority: tuple[str, ...] = ()
    post: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis:
    """A document that the plan rests on (căn cứ); ``code`` is what adjustments call it by."""

    kind: str | None = None
    symbol: str | None = None
    issued: date | None = None
    issuer: str | None = None
    title: str | None = None
    code: str | None = None
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A row of the plan's content: its level, its paragraphs, what follows it.

    ``heading`` overrules whether it is a heading (``None``: it is one when items follow below).
    ``code`` is what adjustments call it by.
    """

    level: Level | None = None
    text: tuple[Text, ...] = ()
    insert: Table | None = None
    heading: bool | None = None
    code: str | None = None
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """One or several organs with duties (cơ quan, đơn vị); ``requested``: not subordinate."""

    code: str | None = None
    name: str | None = None
    requested: bool = False
    group: str | None = None
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A duty (nhiệm vụ) of an agency; ``agency`` is a code or a name as typed.

    ``budget`` is in millions of đồng; ``due`` a date or words such as ``Quý II/2024``.
    """

    code: str | None = None
    agency: str | None = None
    text: tuple[Text, ...] = ()
    level: Level = Level.DASH
    partners: tuple[Text, ...] = ()
    targets: tuple[str, ...] = ()
    due: date | str | None = None
    product: tuple[Text, ...] = ()
    budget: Decimal | None = None
    source: str | None = None
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A target (chỉ tiêu): a figure in its own unit, or words (``Có``).

    ``direction`` is one of ``≥ ≤ = > <``; ``previous`` is last year's result.
    """

    code: str | None = None
    objective: str | None = None
    title: tuple[Text, ...] = ()
    unit: str | None = None
    direction: str | None = None
    previous: Decimal | str | None = None
    planned: Decimal | str | None = None
    reporter: str | None = None
    method: str | None = None
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """A line of the recipients' list (nơi nhận), without dash and semicolon."""

    name: str
    code: str | None = None
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """An activity (hoạt động) of the action month, with when and where it is held.

    ``form`` is hình thức, ``when`` a day or words such as ``15/11 - 20/11/2025``;
    ``lead`` holds codes or names of agencies as typed; ``budget`` is in millions of đồng.
    """

    code: str | None = None
    title: tuple[Text, ...] = ()
    form: str | None = None
    when: date | str | None = None
    place: str | None = None
    lead: tuple[str, ...] = ()
    partners: tuple[Text, ...] = ()
    scale: tuple[Text, ...] = ()
    budget: Decimal | None = None
    source: str | None = None
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slogan:
    """A slogan (khẩu hiệu)."""

    text: tuple[Text, ...] = ()
    code: str | None = None
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionMonth:
    """What a plan of the action month has beside what every plan has.

    ``theme`` is chủ đề as it is printed, ``announced`` the same as it stands in the
    ministry's letter, if that is given; ``messages`` are thông điệp, ``audience`` đối tượng.
    """

    theme: str | None = None
    announced: str | None = None
    first: date | None = None
    last: date | None = None
    audience: tuple[Text, ...] = ()
    messages: tuple[str, ...] = ()
    activities: tuple[Activity, ...] = ()
    slogans: tuple[Slogan, ...] = ()
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole plan: of a year, or with ``month`` of its action month.

    ``year`` is the year it plans for, not the year of signature; ``area`` is địa bàn;
    ``archive`` what follows ``Lưu:``; ``drafter`` ký hiệu người soạn thảo và số bản;
    ``adjustments`` are still to be made to its rows.
    """

    letterhead: Letterhead = field(default_factory=Letterhead)
    signature: Signature = field(default_factory=Signature)
    year: int | None = None
    area: str | None = None
    subject: tuple[Text, ...] = ()
    basis_style: BasisStyle = BasisStyle.SENTENCE
    long_dates: bool = True
    lead: tuple[Text, ...] = ()
    archive: str | None = None
    drafter: str | None = None
    urgency: str | None = None
    secrecy: str | None = None
    tasks_appendix: bool = False
    targets_appendix: bool = False
    slogans_appendix: bool = False
    schedule_appendix: bool = False
    bases: tuple[LegalBasis, ...] = ()
    items: tuple[Item, ...] = ()
    agencies: tuple[Agency, ...] = ()
    tasks: tuple[Task, ...] = ()
    targets: tuple[Target, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    month: ActionMonth | None = None
    adjustments: tuple[Adjustment, ...] = ()
    origin: Origin = field(compare=False, repr=False)
