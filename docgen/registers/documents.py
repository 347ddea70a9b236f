"""The register of documents often cited: found by number and date, which belong together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from docgen.model.known import KnownDocument
from docgen.registers.table import CHECKED, NOTE, Column, Table, day
from docgen.vietnamese.citation import tidy
from docgen.vietnamese.names import key

__all__ = ["TABLE", "Documents"]

TABLE = Table(
    columns=(
        Column("kind", "Loại", needed=True),
        Column("symbol", "Số, ký hiệu", needed=True),
        Column("issued", "Ngày ban hành", day, needed=True),
        Column("issuer", "Cơ quan ban hành", needed=True),
        Column("title", "Trích yếu", needed=True),
        Column("expires", "Hiệu lực đến", day),
        Column("replaced_by", "Thay bằng"),
        CHECKED,
        NOTE,
    ),
    make=KnownDocument,
    identity=lambda one: (_folded(one.symbol), one.issued, key(one.issuer)),
    title=lambda one: f"{one.kind} số {one.symbol}",
)


def _folded(symbol: str) -> str:
    return key(tidy(symbol))


class Documents:
    """Documents by number, date and issuer: one number is used every year, and by many."""

    def __init__(self, every: Iterable[KnownDocument]) -> None:
        self.every = tuple(every)

    @cached_property
    def _by_symbol(self) -> dict[str, list[KnownDocument]]:
        found: dict[str, list[KnownDocument]] = {}
        for one in self.every:
            found.setdefault(_folded(one.symbol), []).append(one)
        return found

    def numbered(self, symbol: str, *, issuer: str | None = None) -> tuple[KnownDocument, ...]:
        """Every document with that number and symbol, spaced as it may be (``192/KH- UBND``)."""
        found = self._by_symbol.get(_folded(symbol), ())
        return tuple(one for one in found if issuer is None or _is(issuer, one.issuer))

    def dated(self, symbol: str, day: date, *, issuer: str | None = None) -> KnownDocument | None:
        """The document with that number of that day; ``None`` when it is not in the register."""
        found = self.numbered(symbol, issuer=issuer)
        return next((one for one in found if one.issued == day), None)

    def otherwise_dated(
        self, symbol: str, day: date, *, issuer: str | None = None
    ) -> tuple[KnownDocument, ...]:
        """Documents with that number, but of another day, the nearest first.

        Empty when one of them has that very day.  Another document may be meant:
        numbers begin anew each year, so a difference of some days tells more than one of years.
        """
        found = self.numbered(symbol, issuer=issuer)
        if any(one.issued == day for one in found):
            return ()
        return tuple(sorted(found, key=lambda one: abs(one.issued - day)))


def _is(cited: str, issuer: str) -> bool:
    """Whether an issuer as cited (``UBND tỉnh``) can be ``issuer`` (… ``tỉnh Lạng Sơn``)."""
    long, short = (
        key(one).replace("ủy ban nhân dân", "ubnd").replace("hội đồng nhân dân", "hđnd")
        for one in (issuer, cited)
    )
    return long == short or long.startswith(f"{short} ")
