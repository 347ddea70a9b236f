"""Documents that are often cited, and the themes of the action month, as registers hold them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.model.unit import stands

__all__ = ["KnownDocument", "Theme"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDocument:
    """A document often cited (văn bản hay viện dẫn).

    ``expires`` is the last day on which it may be cited as being in force, ``None`` where
    no end is known; ``replaced_by`` is the number of what took its place.
    """

    kind: str
    symbol: str
    issued: date
    issuer: str
    title: str
    expires: date | None = None
    replaced_by: str = ""
    verified: bool = True
    note: str = ""

    def in_force(self, day: date) -> bool:
        """Whether it was issued by ``day`` and has not expired then, so far as known."""
        return stands(self.issued, self.expires, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The action month (Tháng hành động) of a year.

    ``month_name`` is the month's name in that year; ``theme`` (chủ đề) and ``message``
    (thông điệp) in their exact wording, ``letter`` the number of the ministry's letter that
    gives them; all empty where unknown.
    """

    year: int
    month_name: str
    theme: str = ""
    message: str = ""
    begins: date | None = None
    ends: date | None = None
    letter: str = ""
    letter_date: date | None = None
    issuer: str = ""
    verified: bool = True
    note: str = ""
