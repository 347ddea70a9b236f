"""Each rule of the decree on small documents: what it finds, what it leaves alone, what mends it.

A file of ``tests/cases`` is a rule's contract, in the notation of ``docgen show``.  A line
``#: fault`` begins a document that breaks the rule, with a line ``#! place message`` for each
finding; ``#: fixed`` is the same document after ``docgen fix`` (``#: fixed unsafe``: with
--unsafe), ``#: okay`` a near miss, ``#: skipped`` a document that the rule cannot be judged on.
``pytest --accept`` writes the findings and the fixed documents anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from docgen.decree.profile import Profile
from docgen.lint import REGISTER, check
from docgen.lint.mending import mend
from docgen.model.checked import Checked
from docgen.model.place import ParagraphPlace, Place
from docgen.vietnamese.messages import say
from docgen.word import dump, view
from docgen.word.package import Package, open_package, unpacked
from tests.build import build

CASES = Path(__file__).parent / "cases"
A4 = "= page 210×297 mm, margins 20 15 20 30\n"
TODAY = date(2026, 11, 23)
NAMES = sorted(one.stem for one in CASES.glob("*.txt"))


@dataclass
class Case:
    """One document of a case file: ``kind`` is the word behind ``#:``."""

    kind: str
    found: list[str]
    text: str

    def __str__(self) -> str:
        return "".join(f"{line}\n" for line in (f"#: {self.kind}", *self.found)) + self.text


def cases(name: str) -> Iterator[Case]:
    text = (CASES / f"{name}.txt").read_text("utf-8")
    for block in re.split("^#: ", text, flags=re.MULTILINE)[1:]:
        kind, *lines = block.splitlines()
        found = [line for line in lines if line.startswith("#!")]
        yield Case(kind, found, "".join(f"{line}\n" for line in lines if line not in found))


def report(text: str, name: str, profile: Profile, folder: Path) -> Checked:
    package = open_package(build(text, folder / "case.docx"))
    return check(package, profile, today=TODAY, select=[name], administrative=True)


def where(place: Place) -> str:
    if not isinstance(place, ParagraphPlace):
        return "file"
    part = "" if place.part == "document" else f"{place.part} "
    return f"{part}¶{place.number}"


def mended(fault: Case, name: str, profile: Profile, folder: Path, *, unsafe: bool) -> str:
    """The document of a fault after its rule's edits, as ``docgen show`` has it."""
    package = open_package(build(fault.text, folder / "case.docx"))
    outcome = mend(package, profile, today=TODAY, unsafe=unsafe, select=[name], administrative=True)
    assert outcome.content is not None, f"nothing was mended in\n{fault}"
    return shown(unpacked(outcome.content, "case.docx"))


def shown(package: Package) -> str:
    text = dump.document(view.read(package))
    return text.removeprefix(A4)


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_keeps_its_contract(
    name: str, profile: Profile, tmp_path: Path, accept: bool
) -> None:
    every = list(cases(name))
    for case in every:
        if case.kind.startswith("fixed"):
            continue
        got = report(case.text, name, profile, tmp_path)
        found = [f"#! {where(one.place)} {say(one, 'en')}" for one in got.problems]
        if case.kind == "fault":
            assert found, f"nothing found in\n{case}"
            if accept:
                case.found = found
            assert found == case.found
        else:
            assert not found, f"{found} in\n{case}"
            assert bool(got.skipped) is (case.kind == "skipped"), f"{got.skipped} in\n{case}"
    if accept:
        (CASES / f"{name}.txt").write_text("".join(map(str, every)), "utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_mends_what_it_says(
    name: str, profile: Profile, tmp_path: Path, accept: bool
) -> None:
    every = list(cases(name))
    for fault, case in pairwise(every):
        if case.kind.startswith("fixed"):
            unsafe = case.kind == "fixed unsafe"
            got = mended(fault, name, profile, tmp_path, unsafe=unsafe)
            wanted = shown(open_package(build(case.text, tmp_path / "fixed.docx")))
            if accept and got != wanted:
                case.text = wanted = got
            assert got == wanted, f"mending\n{fault}"
    if accept:
        (CASES / f"{name}.txt").write_text("".join(map(str, every)), "utf-8")


def test_every_rule_on_text_has_a_fault_and_a_near_miss() -> None:
    wanted = {one for one in REGISTER if not one.startswith(("WD6", "ND0"))}

    assert wanted == set(NAMES)
    for name in NAMES:
        kinds = {one.kind.split()[0] for one in cases(name)}
        assert {"fault", "okay"} <= kinds
        assert ("fixed" in kinds) is REGISTER[name].fixable
