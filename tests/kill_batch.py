"""Kills ``docgen localise`` at random moments, and looks at what it leaves behind.

A small number of times in the test suite; at large: ``python tests/kill_batch.py --times 100``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
LEDGER = "docgen-so.jsonl"
SUMMARY = "tong-hop-"  # tells what the last run did, so it differs from run to run


def command(plan: Path, units: Path, output: Path, jobs: int) -> list[str]:
    """The run that is killed."""
    asked = ["localise", str(plan), "--units", str(units), "--docx", "-o", str(output)]
    return [sys.executable, "-m", "docgen", *asked, "--jobs", str(jobs)]


def made(output: Path) -> dict[str, bytes]:
    """The files of units in a folder, by name."""
    return {
        one.name: one.read_bytes()
        for one in sorted(output.glob("*.*"))
        if one.suffix in {".xlsx", ".docx"} and not one.name.startswith(SUMMARY)
    }


def kill_often(
    plan: Path, units: Path, folder: Path, *, times: int, seed: int, jobs: int = 2
) -> int:
    """Kill the run ``times`` times, then let it end; how many files were compared on the way.

    After each death every file that is there must be, byte for byte, what an undisturbed run
    makes; a last run must complete the rest.  Every other time its processes are left to find
    out by themselves that they have no parent any more.
    """
    whole, broken = folder / "whole", folder / "broken"
    start = time.perf_counter()
    _end(_begin(command(plan, units, whole, jobs)))
    duration = time.perf_counter() - start
    expected = made(whole)
    assert expected
    moments = random.Random(seed)
    compared = 0
    for number in range(times):
        if made(broken).keys() == expected.keys():  # nothing is left to be disturbed
            shutil.rmtree(broken)
        with _begin(command(plan, units, broken, jobs)) as run:
            time.sleep(moments.uniform(0.2, 1) * duration)
            if number % 2:
                os.killpg(run.pid, signal.SIGKILL)
            else:
                run.kill()
        _wait_for_group(run.pid)
        compared += _look(broken, expected)
    _end(_begin(command(plan, units, broken, jobs)))
    left = made(broken)
    assert left == expected, sorted(expected.keys() ^ left.keys())
    entries = [json.loads(line) for line in (broken / LEDGER).read_text("utf-8").splitlines()]
    assert entries
    strange = [one.name for one in broken.iterdir() if one.name.startswith(".docgen-")]
    assert not strange, strange
    return compared + len(left)


def _begin(command: list[str]) -> subprocess.Popen[bytes]:
    """The command in a group of processes of its own."""
    return subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def _end(run: subprocess.Popen[bytes]) -> None:
    _, said = run.communicate()
    assert run.returncode == 0, said.decode()


def _wait_for_group(group: int) -> None:
    """Until no process of a run is left: its workers see soon that they are alone."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("a worker outlives its parent")


def _look(output: Path, expected: dict[str, bytes]) -> int:
    """Compares what a killed run left with what should be there; how many files that were."""
    found = made(output) if output.exists() else {}
    for name, content in found.items():
        assert content == expected[name], name
    return len(found)


def main() -> None:
    """Kill as often as asked, on the sample data or other files."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=100)
    options.add_argument("--seed", type=int, default=30)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--plan", type=Path, default=ROOT / "data" / "ke-hoach-2026.xlsx")
    options.add_argument("--units", type=Path, default=ROOT / "data" / "don-vi-2026.xlsx")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        compared = kill_often(
            asked.plan.resolve(),
            asked.units.resolve(),
            Path(folder),
            times=asked.times,
            seed=asked.seed,
            jobs=asked.jobs,
        )
    sys.stdout.write(
        f"killed {asked.times} times; {compared} files compared, all whole, the run completed\n"
    )


if __name__ == "__main__":
    main()
