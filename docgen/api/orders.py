"""What is asked for many localities at once, from which files, and what is told of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.model.locality import Change, Localities, Locality
from docgen.model.place import CellPlace, FilePlace
from docgen.model.problem import DocgenError, Problem, Rule, Severity
from docgen.model.unit import Level
from docgen.publish.ledger import sha256
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import file_name, key, nearest

if TYPE_CHECKING:
    from docgen.model.plan import Plan
    from docgen.planning.localise import Localiser
    from docgen.registers import Registers

__all__ = [
    "Conflict",
    "Job",
    "Order",
    "Output",
    "Report",
    "Sources",
    "State",
    "chosen",
    "is_error",
    "sources",
    "stamped",
    "stems",
]

SOURCE_CHANGED = Rule(
    "GH820",
    "source-changed",
    N_("the file was changed while the run went on; run again"),
)
UNKNOWN_UNIT = Rule(
    "GH821",
    "unknown-unit",
    N_("“{actual}” is none of the units listed; nearest: {nearest}"),
)
NO_UNITS = Rule("GH822", "no-units", N_("no unit is listed in the sheet “{sheet}”"))


OTHER_YEAR = Rule(
    "GH828",
    "other-years-list",
    N_("the plan is of {expected}, but the list of units is of {actual}: do they belong together?"),
)
NOT_THE_PROVINCES = Rule(
    "GH829",
    "not-the-provinces-plan",
    N_("this is the plan of “{actual}”; expected that of {expected}, which units make theirs from"),
)


class State(StrEnum):
    """What became of a file; the values stand in the summary."""

    NEW = "mới"
    SAME = "không đổi"
    UPDATED = "cập nhật"
    KEPT = "giữ bản đã sửa"
    FAILED = "lỗi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for.

    ``stamp`` tells the content of the ``files`` when the run began;
    ``registers`` is the folder of the user's own registers.  ``docx``: documents too;
    ``strict``: words left from the province are errors; ``update``: the province's changes are
    brought into workbooks that were edited; ``force``: those are written over.
    """

    plan: Path
    units: Path
    output: Path
    stamp: str
    registers: Path | None = None
    docx: bool = False
    strict: bool = False
    update: bool = False
    force: bool = False

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that everything is made of."""
        return _files(self.plan, self.units, self.registers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One locality of an order.

    ``index`` is its place in the list of localities, ``stem`` the name of its files without
    ending.  ``known`` has the SHA-256 of its files as docgen wrote them last, by name;
    ``is_done``: they were made from these very sources, and are as they were made.
    """

    order: Order
    index: int
    stem: str
    known: Mapping[str, str]
    is_done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A file of a locality; ``sha256`` is that of what docgen wrote, empty if nothing.

    ``is_clean``: nothing is wrong with it that would be seen only when it is made again.
    ``is_in_step``: somebody edited it, and all that is new in the sources is in it too.
    """

    name: str
    state: State
    sha256: str = ""
    is_clean: bool = True
    is_in_step: bool = False

    @property
    def is_there(self) -> bool:
        """Whether there is such a file now, so far as this run knows."""
        return self.state is not State.FAILED


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """What unit and province both changed: ``ours``, the unit's, stays, not ``theirs``."""

    place: CellPlace
    before: str
    theirs: str
    ours: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What became of a locality: its files, what was changed in its plan, what to look at.

    ``document`` is ``None`` where none was asked for.  ``is_stopped``: the work on it could
    not go on; ``trace`` tells a fault of docgen.
    """

    index: int
    unit: str
    workbook: Output
    document: Output | None = None
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    is_stopped: bool = False
    trace: str = ""

    @property
    def outputs(self) -> tuple[Output, ...]:
        """Workbook and document."""
        return (self.workbook,) if self.document is None else (self.workbook, self.document)

    @property
    def has_errors(self) -> bool:
        """Whether something of it could not be made, or has errors."""
        return self.is_stopped or any(map(is_error, self.problems))


def is_error(problem: Problem) -> bool:
    """Whether a problem is an error."""
    return problem.rule.severity is Severity.ERROR


# --- sources ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The province's plan and the list of localities, read once, and what is wrong with them."""

    plan: Plan
    localities: Localities
    registers: Registers
    localiser: Localiser
    problems: tuple[Problem, ...]

    @property
    def blocking(self) -> tuple[Problem, ...]:
        """The errors with which nothing can be made: all but those in the row of a unit."""
        return tuple(one for one in self.problems if is_error(one) and not self._row(one))

    def of_row(self, locality: Locality) -> tuple[Problem, ...]:
        """The problems in a locality's own row."""
        rows = _rows(locality)
        return tuple(one for one in self.problems if self._row(one) in rows)

    def about(self, indices: Collection[int]) -> tuple[Problem, ...]:
        """All problems but those in the rows of units that are not meant.

        A row that names no unit is shown where all units are meant.
        """
        every = self.localities.every
        if len(indices) == len(every):
            return self.problems
        meant = {"", *(row for index in indices for row in _rows(every[index]))}
        return tuple(one for one in self.problems if self._row(one) in meant)

    def _row(self, problem: Problem) -> str:
        """The row of the sheet of units that a problem is in; empty when it is not in one."""
        place = problem.place
        if not isinstance(place, CellPlace) or place.file != self.localities.origin.file:
            return ""
        row = _row_of(place.cell)
        return row if key(place.sheet) == key(_UNITS_SHEET) and row not in {"", "1"} else ""


_UNITS_SHEET = "Đơn vị"


def _rows(locality: Locality) -> set[str]:
    """The row that a locality was read in."""
    return {_row_of(cell) for cell in locality.origin.cells.values()}


def _row_of(cell: str) -> str:
    return cell.partition(":")[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ$")


def _files(plan: Path, units: Path, registers: Path | None) -> tuple[Path, ...]:
    from docgen.registers.shelf import FILES

    own = (registers / name for name in FILES) if registers else ()
    return (plan, units, *(one for one in own if one.exists()))


def stamped(plan: Path, units: Path, registers: Path | None) -> str:
    """What tells the content of files: the SHA-256 of each, ``-`` for one that is not there."""
    return " ".join(sha256(one) or "-" for one in _files(plan, units, registers))


@lru_cache(maxsize=2)
def sources(plan: Path, units: Path, registers: Path | None, stamp: str) -> Sources:
    """The plan and the localities in these files, read once in each process.

    ``stamp`` is :func:`stamped` of them.  Raises
    :class:`~docgen.model.problem.DocgenError` when a file cannot be used, or is not as it was
    when ``stamp`` was made.
    """
    from docgen import registers as shelf
    from docgen.api.documents import plan_in
    from docgen.planning.adjust import unmatched
    from docgen.planning.localise import Localiser
    from docgen.planning.validate import validate
    from docgen.workbook import units as localities_of
    from docgen.workbook.read import read

    if stamped(plan, units, registers) != stamp:
        raise DocgenError(SOURCE_CHANGED.at(FilePlace(file=plan.name)))
    books = shelf.load(registers)
    whole, of_plan = plan_in(plan)
    of_units = read(units)
    localities, misplaced = localities_of.localities(of_units, books)
    localiser = Localiser(whole, localities, books)
    return Sources(
        plan=whole,
        localities=localities,
        registers=books,
        localiser=localiser,
        problems=(
            *of_plan,
            *validate(whole),
            *_belonging(whole, localities, books),
            *of_units.problems,
            *misplaced,
            *unmatched(localities, books.units),
            *localiser.problems,
            *books.problems,
        ),
    )


def _belonging(plan: Plan, localities: Localities, registers: Registers) -> Iterator[Problem]:
    """What tells that the plan and the list of units do not belong together.

    A plan is localised in its own year, or at the end of the year before.
    """
    day = localities.day
    if plan.year and plan.year - day.year not in {0, 1}:
        place = localities.origin.place("day")
        yield OTHER_YEAR.at(place, expected=plan.year, actual=short_date(day))
    province = registers.units.one(localities.province, level=Level.PROVINCE, day=day)
    if province and plan.area and key(plan.area) != key(province.full_name):
        place = plan.origin.place("area")
        yield NOT_THE_PROVINCES.at(place, actual=plan.area, expected=province.full_name)


def chosen(localities: Localities, names: Iterable[str]) -> tuple[int, ...]:
    """The places in the list of the units that are named, by name, type or code; all for none.

    Raises :class:`~docgen.model.problem.DocgenError` for names that no unit has, and for a
    list without units.
    """
    from docgen.planning.adjust import applies

    every = localities.every
    if not every:
        nowhere = CellPlace(file=localities.origin.file, sheet=_UNITS_SHEET)
        raise DocgenError(NO_UNITS.at(nowhere, sheet=_UNITS_SHEET))
    wanted = list(names)
    found = {
        name: [
            index
            for index, one in enumerate(every)
            if applies([name], one.unit) or name.strip() == one.unit.code
        ]
        for name in wanted
    }
    place = FilePlace(file=localities.origin.file)
    listed = [one.unit.full_name for one in every]
    lost = [name for name, places in found.items() if not places]
    if lost:
        raise DocgenError(
            UNKNOWN_UNIT.at(place, actual=name, nearest=nearest(name, listed) or "-")
            for name in lost
        )
    if not wanted:
        return tuple(range(len(every)))
    return tuple(sorted({index for places in found.values() for index in places}))


def stems(plan: Plan, localities: Localities) -> tuple[str, ...]:
    """The names of the files of each locality, without their ending, all different.

    ``ke-hoach-xa-dong-dang-2026``; two that would be the same get the units' codes.
    """
    kind = "thang-hanh-dong" if plan.month else "ke-hoach"
    year = str(plan.year or "")

    def stem(one: Locality, *more: str) -> str:
        return file_name(kind, one.issuer or "", one.unit.full_name, *more, year).lower()

    plain = [stem(one) for one in localities.every]
    count = Counter(plain)
    with_code = [
        name if count[name] == 1 else stem(one, one.unit.code)
        for name, one in zip(plain, localities.every, strict=True)
    ]
    again = Counter(with_code)
    return tuple(
        name if again[name] == 1 else f"{name}-{number}" for number, name in enumerate(with_code, 1)
    )
