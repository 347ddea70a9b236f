"""A letter (công văn) that asks for reports, and who writes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from docgen.model.place import Origin
from docgen.model.plan import Letterhead, Recipient, Signature
from docgen.model.text import Text

__all__ = ["Coordinator", "Demand", "Letter", "Reminded", "Request"]


class Request(StrEnum):
    """What is asked for (đề nghị). Values are printed."""

    SEND = "Gửi báo cáo"
    COMPLETE = "Bổ sung"
    MEND = "Chỉnh sửa"
    EXPLAIN = "Kiểm tra, giải trình"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinator:
    """The standing agency (cơ quan thường trực) that gathers reports, as its letters show it.

    ``letterhead.symbol`` is all that stands behind the stroke: ``SLĐTBXH-BĐG``.  ``mailbox`` is
    where reports are sent, ``contact`` who answers questions; ``recipients`` come after
    “Như trên”.
    """

    letterhead: Letterhead = field(default_factory=Letterhead)
    signature: Signature = field(default_factory=Signature)
    mailbox: str | None = None
    contact: str | None = None
    archive: str | None = None
    drafter: str | None = None
    urgency: str | None = None
    recipients: tuple[Recipient, ...] = ()
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """One thing that is asked for, and where in the sender's workbook it stands."""

    request: Request
    text: Text
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """Somebody who owes something; ``file`` is the report that came, ``None``: none that counts.

    ``sent`` says of what time the report is that came instead: ``năm 2023``; empty: none came.
    """

    code: str
    name: str
    locality: bool = False
    file: str | None = None
    sent: str = ""
    demands: tuple[Demand, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter; ``by`` has its own number and date, ``year`` is that of the reports.

    ``subject`` follows “V/v”; ``details`` stand in an appendix, which is not there without any.
    ``code`` is that of its only addressee, empty where it goes to several.
    """

    by: Coordinator
    year: int
    deadline: date
    subject: str
    addressees: tuple[str, ...]
    body: tuple[Text, ...]
    details: tuple[Reminded, ...] = ()
    code: str = ""
