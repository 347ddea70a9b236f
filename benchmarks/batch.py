"""Makes the documents of many units from their province's plan: ``python benchmarks/batch.py``.

docgen localises, renders and writes the annual plan and the plan of the action month of every
unit.  It is compared with a plain loop over docxtpl that gets the finished contexts of the same
documents, made beforehand, and has only to render and save them.  The last line is the ratio
of the two in one process.
"""

from __future__ import annotations

import argparse
import gc
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from docxtpl.template import DocxTemplate

sys.path.insert(0, str(Path(__file__).parents[1]))  # this very tree, installed or not

from benchmarks.documents import paragraphs
from benchmarks.stopwatch import Run, in_turn, machine, ratio, timed
from docgen import registers as shelf
from docgen.api.documents import made, plan_in
from docgen.api.localities import plan_of
from docgen.api.orders import Sources
from docgen.decree import profile as profiles
from docgen.model.locality import Localities
from docgen.model.plan import Plan
from docgen.model.unit import Level
from docgen.planning.localise import Localiser
from docgen.planning.outline import duties, outline
from docgen.planning.placeholders import filled
from docgen.planning.programme import ordered
from docgen.publish.batch import Success, processes, run
from docgen.publish.write import write
from docgen.render import context, engine, templates
from docgen.workbook.roster import roster

ROOT = Path(__file__).parents[1]
PLANS = ("ke-hoach-2026.xlsx", "thang-hanh-dong-2025.xlsx")
PROVINCE, DAY = "Lạng Sơn", date(2026, 1, 15)
FEW, MANY = 65, 650  # units between which memory must not grow
FLAT = 1.1
CHECKED = 10  # units whose documents are checked too
IN_MEMORY = Path("/dev/shm")  # a folder of no disk, where the system has one
PROCESSES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One unit of a run: its number among all, and the folder of its documents."""

    index: int
    folder: Path


@cache
def given(workbook: str) -> Sources:
    """A province's plan and every commune of the country, read once in each process.

    Those of Lạng Sơn come first; the others make their plans from the same plan.
    """
    plan, problems = plan_in(ROOT / "data" / workbook)
    books = shelf.load()
    own = roster(PROVINCE, Level.COMMUNE, DAY, books, file="don-vi.xlsx")
    assert isinstance(own, Localities)
    known = {one.unit for one in own.every}
    every = own.every + tuple(
        replace(own.every[0], unit=unit)
        for unit in books.units.every
        if unit.level is Level.COMMUNE and unit.stands(DAY) and unit not in known
    )
    localities = replace(own, every=every)
    return Sources(
        plan=plan,
        localities=localities,
        registers=books,
        localiser=Localiser(plan, localities, books),
        problems=problems,
    )


def plans(index: int) -> Iterator[Plan]:
    """The unit's plans, localised."""
    for workbook in PLANS:
        sources = given(workbook)
        plan, _, _ = plan_of(sources.localities.every[index], sources)
        yield filled(plan)


def names(plan: Plan) -> dict[str, Any]:
    """The context of a document."""
    return context.context(
        plan, outline(plan), duties(plan), profiles.load(), schedule=ordered(plan)
    )


def make(unit: Unit) -> int:
    """Localise, render and write the documents of a unit; how many they are."""
    for number, plan in enumerate(plans(unit.index)):
        content = engine.compiled(templates.of(plan)).render(names(plan))
        write(unit.folder / f"{unit.index}-{number}.docx", content, force=True)
    return len(PLANS)


def make_checked(unit: Unit) -> int:
    """The same as the command does it: the plan validated, the finished document checked."""
    for number, plan in enumerate(plans(unit.index)):
        outcome = made(plan, (), draft=True)
        assert outcome.content is not None
        write(unit.folder / f"{unit.index}-{number}.docx", outcome.content, force=True)
    return len(PLANS)


def batch(count: int, folder: Path, executor: Executor | None = None, work: Any = make) -> int:
    """The documents of the first ``count`` units; one that fails ends the benchmark."""
    units = (Unit(index=index, folder=folder) for index in range(count))
    made_ = 0
    for outcome in run(work, units, executor, in_flight=4 * PROCESSES):
        if not isinstance(outcome, Success):
            sys.exit(str(outcome))
        made_ += outcome.result
    return made_


def by_docxtpl(count: int, folder: Path) -> None:
    """The plain loop: a new template object for each document, with the one safeguard it has."""
    for number, (template, given_) in enumerate(ready(count)):
        document = DocxTemplate(template)
        document.render(given_, autoescape=True)
        document.save(folder / f"{number}.docx")


@cache
def ready(count: int) -> list[tuple[Path, dict[str, Any]]]:
    """Template and context of each document of the first ``count`` units."""
    return [(templates.of(plan), names(plan)) for index in range(count) for plan in plans(index)]


def alone(pool: Executor, work: Callable[[int, Path], object], folder: Path) -> Run:
    """``work`` on the first units as a run in the only process of ``pool``, timed there.

    What one side keeps in memory does not slow the other.
    """
    return lambda: pool.submit(seconds_of, work, folder).result()


def seconds_of(work: Callable[[int, Path], object], folder: Path) -> float:
    """The seconds that ``work`` takes."""
    gc.collect()
    return timed(partial(work, FEW, folder))()


# --- memory, each in a process of its own -----------------------------------------------------


def peak_mb(count: int) -> float:
    """The most memory that a fresh process ever has while it does ``count`` units."""
    found = subprocess.run(
        [sys.executable, __file__, "--peak", str(count)],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(found.stdout)


def show_peak(count: int) -> None:
    """What :func:`peak_mb` runs."""
    with tempfile.TemporaryDirectory() as folder:
        batch(count, Path(folder))
    status = Path("/proc/self/status").read_text("utf-8")
    found = re.search(r"VmHWM:\s*(\d+) kB", status)
    print(int(found[1]) / 1024 if found else 0)


def memory() -> None:
    """Print that memory does not grow with the number of units."""
    if not Path("/proc/self/status").exists():
        print("memory: not measured on this system")
        return
    few, many = peak_mb(FEW), peak_mb(MANY)
    verdict = "flat" if many <= few * FLAT else "GROWS"
    print(f"memory: {few:.0f} MB with {FEW} units, {many:.0f} MB with {MANY}: {verdict}")


# --- time -------------------------------------------------------------------------------------


def compare(rounds: int) -> float:
    """Print the times of the 65 units; what is returned is docxtpl's time over docgen's."""
    with ExitStack() as stack:
        place = IN_MEMORY if IN_MEMORY.is_dir() else None
        mine, theirs = (
            Path(stack.enter_context(tempfile.TemporaryDirectory(dir=place))) for _ in range(2)
        )
        ours, other, both = (stack.enter_context(processes(count)) for count in (1, 1, PROCESSES))
        runs = {
            "docgen": alone(ours, batch, mine),
            "docgen, 2 processes": timed(partial(batch, FEW, mine, both)),
            "docxtpl": alone(other, by_docxtpl, theirs),
        }
        for one in runs.values():
            one()
        _compare_texts(mine, theirs)
        times = in_turn(runs, rounds=rounds)
        checked = timed(partial(batch, CHECKED, mine, None, make_checked))()
    for name, seconds in times.items():
        each = median(seconds) * 1000 / (FEW * len(PLANS))
        print(f"{name:20} {median(seconds):7.2f} s, {each:6.1f} ms a document")
    each = checked * 1000 / (CHECKED * len(PLANS))
    print(f"{'docgen, checked':20} {each:18.1f} ms a document, once, {CHECKED} units")
    side_by_side = ratio(times["docxtpl"], times["docgen, 2 processes"])
    print(f"docxtpl in one process/docgen in two: {side_by_side}")
    found = ratio(times["docxtpl"], times["docgen"])
    print(f"docxtpl/docgen, lowest and highest of a round: {found}")
    return found.middle


def _compare_texts(mine: Path, theirs: Path) -> None:
    """Ends the benchmark when documents of the two sides do not say the same."""
    for number in (0, 1, 2 * FEW - 1):
        ours = (mine / f"{number // 2}-{number % 2}.docx").read_bytes()
        if paragraphs(ours) != paragraphs((theirs / f"{number}.docx").read_bytes()):
            sys.exit("the texts of docgen's and docxtpl's documents differ")
    print("texts: those of docgen's and docxtpl's documents are the same")


def everywhere(limit: int | None) -> None:
    """Print the time of every commune of the country, from starting the processes on."""
    count = min(limit or sys.maxsize, len(given(PLANS[0]).localities.every))
    for workers in (1, PROCESSES):
        with tempfile.TemporaryDirectory() as folder:
            start = perf_counter()
            if workers == 1:
                documents = batch(count, Path(folder))
            else:
                with processes(workers) as pool:
                    documents = batch(count, Path(folder), pool)
            seconds = perf_counter() - start
        print(
            f"{count:,} units, {documents:,} documents, {workers} process(es): "
            f"{seconds:.1f} s, {documents / seconds:.0f} a second"
        )


def main() -> None:
    """Measure and print; the last line is docxtpl's time over docgen's in one process."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--limit", type=int, help="units of the whole country; 0: leave it out")
    options.add_argument("--peak", type=int, metavar="UNITS", help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.peak:
        show_peak(asked.peak)
        return
    print(machine("docxtpl", "jinja2", "deflate", "lxml"))
    print(f"{FEW} units × {len(PLANS)} documents; medians of {asked.rounds} rounds, in turn")
    found = compare(asked.rounds)
    memory()
    if asked.limit != 0:
        everywhere(asked.limit)
    print(f"docxtpl/docgen: {found:.1f}")


if __name__ == "__main__":
    main()
