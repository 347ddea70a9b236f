"""Checks Word files and reads the same ones with python-docx: ``python benchmarks/check.py``.

docgen opens a file, works out how every paragraph prints and applies all rules; python-docx
opens it and gives text, bold, size and font name of every run, as a script of one's own would
ask for them.  The last line is the ratio of the two, the median over the files.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

sys.path.insert(0, str(Path(__file__).parents[1]))  # this very tree, installed or not

from benchmarks.stopwatch import in_turn, machine, ratio, timed
from docgen import lint
from docgen.api import make_plan
from docgen.decree import profile as profiles
from docgen.model.checked import Checked
from docgen.word.package import open_package

ROOT = Path(__file__).parents[1]
WORKBOOK = ROOT / "data" / "ke-hoach-2024.xlsx"
LETTER = ROOT / "tests" / "corpus" / "dung-cong-van-nhieu-noi-nhan.docx"
PLAN = ROOT / "tests" / "corpus" / "dung-ke-hoach-tinh-hai-phu-luc.docx"
PAGES = (30, 100, 300)
PARAGRAPHS = 17  # of that plan, on a page
PROSE = slice(5, 25)  # its paragraphs that are repeated, behind heading and title
TODAY = date(2026, 11, 23)
LINEAR = 1.5  # a page more may cost so many times as much in the longest file
STATUS = Path("/proc/self/status")


# --- the two sides ----------------------------------------------------------------------------


def checked(path: Path, profile: profiles.Profile) -> Checked:
    """What docgen finds in a file."""
    return lint.check(open_package(path), profile, today=TODAY)


def walked(path: Path) -> int:
    """How many runs python-docx shows: all it is asked for is what a check would look at."""
    document = Document(str(path))
    runs = _look(document.paragraphs) + _look(_in_tables(document.tables))
    for section in document.sections:
        _ = section.page_width, section.page_height, section.left_margin, section.right_margin
        for part in (section.header, section.first_page_header, section.footer):
            runs += _look(part.paragraphs)
    return runs


def _in_tables(tables: Iterable[Table]) -> Iterator[Paragraph]:
    for table in tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs
                yield from _in_tables(cell.tables)


def _look(paragraphs: Iterable[Paragraph]) -> int:
    count = 0
    for paragraph in paragraphs:
        _ = paragraph.alignment, paragraph.text
        for run in paragraph.runs:
            _ = run.text, run.bold, run.font.size, run.font.name
            count += 1
    return count


# --- files ------------------------------------------------------------------------------------


def longer(pages: int, path: Path) -> Path:
    """A plan of so many pages: its body over and over."""
    document = Document(str(PLAN))
    prose = [one._p for one in document.paragraphs[PROSE]]
    last = prose[-1]
    for _ in range(max(pages * PARAGRAPHS // len(prose) - 1, 0)):
        for one in prose:
            copied = deepcopy(one)
            last.addnext(copied)
            last = copied
    document.save(str(path))
    return path


def files(folder: Path) -> Mapping[str, Path]:
    """The files that are checked, by what they are called in the report."""
    plan = folder / "plan.docx"
    plan.write_bytes(make_plan(WORKBOOK).content or b"")
    return {"sample plan": plan, "letter": LETTER} | {
        f"{pages} pages": longer(pages, folder / f"{pages}.docx") for pages in PAGES
    }


# --- memory -----------------------------------------------------------------------------------


def highest() -> float:
    """The most memory that this process has held so far, in MB; 0 where nothing tells."""
    if not STATUS.exists():
        return 0.0
    pairs = (line.split(":", 1) for line in STATUS.read_text("utf-8").splitlines())
    return int(dict(pairs)["VmHWM"].split()[0]) / 1024


def megabytes(path: Path) -> float:
    """What a check of the file adds to a process that has all of docgen loaded."""
    command = [sys.executable, __file__, "--memory-of", str(path)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return float(done.stdout)


def say_memory(path: Path) -> None:
    """Print the memory of a single check."""
    profile = profiles.load()
    checked(LETTER, profile)
    before = highest()
    checked(path, profile)
    print(highest() - before)


# --- the report -------------------------------------------------------------------------------


def growth(name: str, figures: Mapping[int, float], unit: str) -> None:
    """Print time or memory by pages, and whether a page more stays as dear."""
    few, some, many = PAGES
    share = _per_page(figures, some, many) / _per_page(figures, few, some)
    verdict = "linear" if share <= LINEAR else "MORE THAN LINEAR"
    listed = ", ".join(f"{pages} pages {figures[pages]:.0f} {unit}" for pages in PAGES)
    print(f"{name}: {listed}; {verdict}, a page more costs {share:.2f} times as much in the end")


def _per_page(figures: Mapping[int, float], few: int, many: int) -> float:
    return (figures[many] - figures[few]) / (many - few)


def compare(paths: Mapping[str, Path], rounds: int) -> float:
    """Print both times for each file; what is returned is the median of their ratios."""
    profile = profiles.load()
    ratios = {}
    seconds = {}
    for name, path in paths.items():
        report = checked(path, profile)
        runs = {
            "check": timed(partial(checked, path, profile)),
            "open": timed(partial(walked, path)),
        }
        times = in_turn(runs, rounds=rounds)
        found = ratio(times["check"], times["open"])
        seconds[name] = median(times["check"])
        print(
            f"{name:12} {walked(path):6} runs, {len(report.problems):3} problems:"
            f" check {seconds[name] * 1000:8.1f} ms,"
            f" python-docx {median(times['open']) * 1000:8.1f} ms, check/open {found}"
        )
        if name in {"sample plan", "letter", f"{PAGES[-1]} pages"}:
            ratios[name] = found.middle
    growth("time", {pages: seconds[f"{pages} pages"] * 1000 for pages in PAGES}, "ms")
    return median(ratios.values())


def main() -> None:
    """Measure and print; the last line is docgen's time over python-docx's."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--memory-of", type=Path, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.memory_of:
        say_memory(asked.memory_of)
        return
    print(machine("python-docx", "lxml"))
    print(f"medians of {asked.rounds} rounds, in turn, in one process")
    with tempfile.TemporaryDirectory() as folder:
        paths = files(Path(folder))
        middle = compare(paths, asked.rounds)
        if STATUS.exists():
            growth("memory", {pages: megabytes(paths[f"{pages} pages"]) for pages in PAGES}, "MB")
    print(f"check/open: {middle:.1f}")


if __name__ == "__main__":
    main()
