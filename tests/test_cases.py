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
from pathlib import Path

import pytest

from docgen.decree.profile import Profile
from docgen.lint import REGISTER, check
from docgen.model.checked import Checked
from docgen.model.place import ParagraphPlace, Place
from docgen.vietnamese.messages import say
from docgen.word.package import open_package
from tests.build import build

CASES = Path(__file__).parent / "cases"
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


def test_every_rule_on_text_has_a_fault_and_a_near_miss() -> None:
    wanted = {one for one in REGISTER if not one.startswith(("WD6", "ND0"))}

    assert wanted == set(NAMES)
    for name in NAMES:
        kinds = {one.kind.split()[0] for one in cases(name)}
        assert {"fault", "okay"} <= kinds
        assert ("fixed" in kinds) is REGISTER[name].fixable
