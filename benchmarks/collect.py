"""Reads and checks reports, and reads the same with openpyxl: ``python benchmarks/collect.py``.

docgen reads every workbook of a folder, sorts the reports by sender and applies all rules on
figures; openpyxl opens each and looks at every cell, as a script of one's own would begin.  The
reports are the forms of the sample plan, filled in with invented figures, over and over.  The
last line is openpyxl's time over docgen's, both in one process.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median

import openpyxl
from python_calamine import CalamineWorkbook

sys.path.insert(0, str(Path(__file__).parents[1]))  # this very tree, installed or not

from benchmarks.stopwatch import in_turn, machine, ratio, timed
from docgen.api.collecting import Collected, Expected, collect, expected
from docgen.model.report import Form
from docgen.workbook.form import written
from docgen.workbook.form_sheets import EVENTS, INDICATORS
from docgen.workbook.inbox import gathered

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "data" / "ke-hoach-2024.xlsx"
FILES = 1000
SIDE_BY_SIDE = 2


# --- files ------------------------------------------------------------------------------------


def filled(form: Form, chance: random.Random) -> bytes:
    """A report with a figure in every cell that asks for one."""
    workbook = openpyxl.load_workbook(BytesIO(written(form)))
    information = workbook["Thông tin"]
    information["B10"] = f"05/12/{form.year}"
    counts = workbook[INDICATORS.name] if INDICATORS.name in workbook.sheetnames else None
    for row in range(2, counts.max_row + 1) if counts else ():
        assert counts is not None
        below = chance.randint(10, 900)
        if not counts[f"H{row}"].protection.locked:
            counts[f"H{row}"], counts[f"I{row}"] = chance.randint(0, below), below
    events = workbook[EVENTS.name]
    for row in range(2, 7):
        women, men = chance.randint(5, 400), chance.randint(5, 400)
        for column, value in zip("BCDE", (chance.randint(1, 40), women + men, women, men)):  # noqa: B905  # as many
            events[f"{column}{row}"] = value
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def fill(folder: Path, forms: Sequence[Form], count: int) -> list[Path]:
    """So many reports in a folder: of one sender there are many, each with other figures."""
    chance = random.Random(30)
    paths = []
    for number in range(count):
        path = folder / f"{number:04}.xlsx"
        path.write_bytes(filled(forms[number % len(forms)], chance))
        paths.append(path)
    return paths


# --- the two sides ----------------------------------------------------------------------------


def checked(folder: Path, wanted: Expected, jobs: int) -> Collected:
    """What docgen makes of a folder: read, sorted, checked."""
    return collect(wanted, gathered([folder]), place=folder.name, jobs=jobs)


def walked(paths: Sequence[Path]) -> int:
    """How many cells openpyxl shows."""
    count = 0
    for path in paths:
        for worksheet in openpyxl.load_workbook(path, data_only=True):
            for row in worksheet.iter_rows(values_only=True):
                count += sum(value is not None for value in row)
    return count


def streamed(paths: Sequence[Path]) -> int:
    """The same in openpyxl's read-only mode."""
    count = 0
    for path in paths:
        workbook = openpyxl.load_workbook(path, data_only=True, read_only=True)
        for worksheet in workbook:
            for row in worksheet.iter_rows(values_only=True):
                count += sum(value is not None for value in row)
        workbook.close()
    return count


def calamine(paths: Sequence[Path]) -> int:
    """How many values calamine shows."""
    count = 0
    for path in paths:
        workbook = CalamineWorkbook.from_path(str(path))
        for name in workbook.sheet_names:
            for row in workbook.get_sheet_by_name(name).to_python():
                count += sum(value != "" for value in row)
    return count


# --- the report -------------------------------------------------------------------------------


def main() -> None:
    """Measure and print; the last line is openpyxl's time over docgen's."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--files", type=int, default=FILES)
    asked = options.parse_args()
    print(machine("openpyxl", "python-calamine", "XlsxWriter"))
    wanted = expected(PLAN)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = fill(folder, wanted.forms, asked.files)
        size = median(one.stat().st_size for one in paths) / 1024
        print(f"{asked.files} reports of {size:.0f} KB, {walked(paths[:29]) // 29} cells each;")
        print(f"medians of {asked.rounds} rounds, in turn")
        runs = {
            "openpyxl": timed(partial(walked, paths)),
            "read-only": timed(partial(streamed, paths)),
            "calamine": timed(partial(calamine, paths)),
            "docgen": timed(partial(checked, folder, wanted, 1)),
            "two": timed(partial(checked, folder, wanted, SIDE_BY_SIDE)),
        }
        times = in_turn(runs, rounds=asked.rounds)
        found = checked(folder, wanted, 1)
    print(f"docgen found {len(found.problems)} problems in {len(found.files)} files")
    for title, seconds in times.items():
        each = median(seconds) / asked.files * 1000
        print(f"{title:10} {median(seconds):7.2f} s, {each:6.2f} ms a file")
    values = ratio(times["openpyxl"], times["calamine"])
    one, two = (ratio(times["openpyxl"], times[name]) for name in ("docgen", "two"))
    print(f"openpyxl/calamine, values alone: {values}")
    print(f"openpyxl/docgen with {SIDE_BY_SIDE} processes of {os.cpu_count()}: {two}")
    print(f"openpyxl/docgen in one: {one}")
    print(f"openpyxl/docgen: {one.middle:.1f}")


if __name__ == "__main__":
    main()
