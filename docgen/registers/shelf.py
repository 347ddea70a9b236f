"""All registers together: the shipped ones, and before them the user's own copies."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

from docgen.model.problem import Problem
from docgen.registers import agencies, documents, indicators, themes, units
from docgen.registers.agencies import Agencies
from docgen.registers.documents import Documents
from docgen.registers.indicators import Indicators
from docgen.registers.table import Read, Table
from docgen.registers.themes import Themes
from docgen.registers.units import Units
from docgen.vietnamese.shipped import folder as shipped_folder

__all__ = ["FILES", "Registers", "load"]

R = TypeVar("R")

FILES: dict[str, Table[Any]] = {
    "tinh.csv": units.TABLE,
    "don-vi.csv": units.TABLE,
    "co-quan.csv": agencies.TABLE,
    "chu-de.csv": themes.TABLE,
    "van-ban.csv": documents.TABLE,
    "chi-tieu.csv": indicators.TABLE,
}
"""The files of the registers, by name; provinces and other units are one register."""


class Registers:
    """The registers as seen from a workspace; each is read when it is first asked for.

    ``folder`` holds the user's own copies, in files named like the shipped ones, with all
    rows or a few; ``None``: there are none.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder

    @cached_property
    def units(self) -> Units:
        """Administrative units (đơn vị hành chính)."""
        return _shipped_units() if not self._own(units.TABLE) else Units(self._rows(units.TABLE))

    @cached_property
    def agencies(self) -> Agencies:
        """Agencies by level (cơ quan, đơn vị)."""
        return Agencies(self._rows(agencies.TABLE))

    @cached_property
    def themes(self) -> Themes:
        """Themes of the action month (chủ đề)."""
        return Themes(self._rows(themes.TABLE))

    @cached_property
    def documents(self) -> Documents:
        """Documents often cited (văn bản)."""
        return Documents(self._rows(documents.TABLE))

    @cached_property
    def indicators(self) -> Indicators:
        """Indicators of the national strategy (chỉ tiêu)."""
        return Indicators(self._rows(indicators.TABLE))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the user's own copies; a wrong row is left out, the rest is used."""
        return tuple(one for read in self._reads.values() for one in read.problems)

    @cached_property
    def _reads(self) -> dict[str, Read[Any]]:
        if self.folder is None:
            return {}
        paths = {name: self.folder / name for name in FILES}
        return {name: FILES[name].read(path) for name, path in paths.items() if path.exists()}

    def _own(self, table: Table[R]) -> tuple[R, ...]:
        reads = (read for name, read in self._reads.items() if FILES[name] is table)
        return tuple(one for read in reads for one in read.records)

    def _rows(self, table: Table[R]) -> tuple[R, ...]:
        return table.over(self._own(table), _shipped(table))


def load(folder: Path | None = None) -> Registers:
    """The registers; the user's copies in ``folder`` come before the shipped ones, row by row."""
    return Registers(folder)


def _shipped(table: Table[R]) -> tuple[R, ...]:
    names = (name for name, one in FILES.items() if one is table)
    return tuple(record for name in names for record in _file(name))


@cache
def _file(name: str) -> tuple[Any, ...]:
    return FILES[name].trust(shipped_folder() / name)


@cache
def _shipped_units() -> Units:
    return Units(_shipped(units.TABLE))
