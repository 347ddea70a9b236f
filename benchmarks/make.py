"""The whole command against a plain script: ``python benchmarks/make.py``.

Both are new processes that read the sample workbook and write the plan; the script
does it with openpyxl and docxtpl alone.  Beside it ``docgen --help`` against a process
that only imports click.  The last line of each comparison is the ratio.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))  # this very tree, installed or not

from benchmarks.documents import paragraphs
from benchmarks.stopwatch import Run, in_turn, machine, ratio

ROOT = Path(__file__).parents[1]
WORKBOOK = ROOT / "data" / "ke-hoach-2024.xlsx"
SCRIPT = Path(__file__).with_name("plain_script.py")


def process(cache: Path, *arguments: str | Path) -> Run:
    """A run of Python in the project's folder, so that it is this tree that runs.

    Modules are compiled once, into the folder ``cache``, as they are where docgen is
    installed: some machines are set up to compile them anew in every process.
    """
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(cache), "PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, *arguments]

    def run() -> float:
        start = perf_counter()
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        return perf_counter() - start

    return run


def main() -> None:
    """Measure and print; the last line is the script's time over docgen's."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=21)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = partial(process, folder / "modules")
        runs = {
            "docgen make": python("-m", "docgen", "make", WORKBOOK, "-o", folder / "docgen"),
            "plain script": python(SCRIPT, WORKBOOK, folder / "plain.docx"),
            "docgen --help": python("-m", "docgen", "--help"),
            "import click": python("-c", "import click"),
            "python alone": python("-c", "pass"),
        }
        times = in_turn(runs, rounds=asked.rounds)
        (made,) = (folder / "docgen").glob("*.docx")
        texts = paragraphs(made.read_bytes())
        plain = paragraphs((folder / "plain.docx").read_bytes())
    print(machine("docxtpl", "openpyxl", "jinja2", "lxml", "click"))
    print(f"medians of {asked.rounds} rounds, in turn, each a new process")
    alike = "identical with" if plain == texts else "NOT THE SAME AS"
    print(f"texts: the script's are {alike} docgen's {len(texts)} paragraphs")
    for run, seconds in times.items():
        print(f"{run:14} {median(seconds) * 1000:6.1f} ms")
    found = ratio(times["plain script"], times["docgen make"])
    print(f"plain/docgen, lowest and highest of a round: {found}")
    print(f"help/click: {ratio(times['docgen --help'], times['import click']).middle:.1f}")
    print(f"plain/docgen: {found.middle:.1f}")


if __name__ == "__main__":
    main()
