"""Times of things done in turn, in one process, and how they compare."""

from __future__ import annotations

import gc
import os
import platform
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter

__all__ = ["Ratio", "Run", "in_turn", "machine", "ratio", "timed"]

Run = Callable[[], float]  # does its work once and gives the seconds that it took

_CPU_INFO = Path("/proc/cpuinfo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """How many times the seconds of one run are those of another, round by round."""

    middle: float
    lowest: float
    highest: float

    def __str__(self) -> str:
        return f"{self.middle:.2f} ({self.lowest:.2f} to {self.highest:.2f})"


def timed(work: Callable[[], object]) -> Run:
    """``work`` as a run."""

    def run() -> float:
        start = perf_counter()
        work()
        return perf_counter() - start

    return run


def in_turn(runs: Mapping[str, Run], *, rounds: int, repeats: int = 1) -> dict[str, list[float]]:
    """The median seconds of every run in each round.

    A round repeats each run ``repeats`` times, in an order that changes from round
    to round; one round before the first warms up and is not counted.  Garbage is
    collected before each, so that none pays for another's.
    """
    shuffled = random.Random(30)
    names = list(runs)
    seconds: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(rounds + 1):
        shuffled.shuffle(names)
        for name in names:
            gc.collect()
            seconds[name].append(median(runs[name]() for _ in range(repeats)))
    return {name: found[1:] for name, found in seconds.items()}


def ratio(slow: Sequence[float], fast: Sequence[float]) -> Ratio:
    """The median of the ratios of each round, with the lowest and the highest."""
    ratios = [one / other for one, other in zip(slow, fast, strict=True)]
    return Ratio(middle=median(ratios), lowest=min(ratios), highest=max(ratios))


def machine(*packages: str) -> str:
    """Processor, system, Python and the versions of ``packages``, on one line."""
    processor = platform.processor() or platform.machine()
    if _CPU_INFO.exists():
        pairs = (line.partition(":") for line in _CPU_INFO.read_text("utf-8").splitlines())
        found = {name.strip(): value.strip() for name, _, value in pairs}
        processor = found.get("model name", processor)
    system = f"{platform.system()} {platform.release()}"
    versions = [f"{name} {version(name)}" for name in packages]
    python = f"Python {platform.python_version()}"
    return ", ".join((f"{os.cpu_count()} × {processor}", system, python, *versions))
