"""The register of themes: what the action month (Tháng hành động) was called, and its theme."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.model.known import Theme
from docgen.registers.table import CHECKED, NOTE, Column, Table, day, year

__all__ = ["TABLE", "Themes"]

TABLE = Table(
    columns=(
        Column("year", "Năm", year, needed=True),
        Column("month_name", "Tên tháng", needed=True),
        Column("theme", "Chủ đề"),
        Column("message", "Thông điệp"),
        Column("begins", "Từ ngày", day),
        Column("ends", "Đến ngày", day),
        Column("letter", "Công văn"),
        Column("letter_date", "Ngày công văn", day),
        Column("issuer", "Cơ quan ban hành"),
        CHECKED,
        NOTE,
    ),
    make=Theme,
    identity=lambda one: one.year,
    title=lambda one: str(one.year),
)


class Themes:
    """The action month by year."""

    def __init__(self, every: Iterable[Theme]) -> None:
        self.every = tuple(sorted(every, key=lambda one: one.year))

    def of(self, year: int) -> Theme | None:
        """The entry of a year; it may lack a theme where that is not known."""
        return next((one for one in self.every if one.year == year), None)

    def month_name(self, year: int) -> str:
        """The month's name in that year: that of the nearest year before, else of the first."""
        past = [one for one in self.every if one.year <= year] or list(self.every[:1])
        return past[-1].month_name if past else ""
