"""Whole documents, sound and faulty, in the shapes of several programs: what the check finds.

Beside each ``tests/corpus/NAME.docx`` stands ``NAME.txt``: a line ``# …`` that says in words
what is wrong in the document, and a line ``SEVERITY RULE place: message`` for each problem.
``pytest --accept`` writes the problems anew.
"""

from __future__ import annotations

import re
import zipfile
from datetime import date
from io import BytesIO

import pytest

from docgen.decree.profile import Profile
from docgen.lint import check
from docgen.model.place import ParagraphPlace, Place
from docgen.model.problem import Problem, Severity
from docgen.vietnamese.messages import say
from docgen.word.package import open_package
from tests.corpus.make import FOLDER, SPECIMENS
from tests.corpus.specimen import Specimen

TODAY = date(2026, 11, 23)
SOUND = "# nothing is wrong"
BY_NAME = {one.name: one for one in SPECIMENS}


def members(packed: bytes) -> dict[str, bytes]:
    """The parts in order, whatever the compressor made of them."""
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def where(place: Place) -> str:
    if not isinstance(place, ParagraphPlace):
        return "file"
    part = "" if place.part == "document" else f"{place.part} "
    return f"{part}¶{place.number}"


def line(problem: Problem) -> str:
    rule = problem.rule
    return f"{rule.severity.name} {rule.id} {where(problem.place)}: {say(problem, 'en')}"


def expected(one: Specimen) -> str:
    return (FOLDER / f"{one.name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", BY_NAME)
def test_a_document_has_the_faults_that_stand_beside_it(
    name: str, profile: Profile, accept: bool
) -> None:
    one = BY_NAME[name]
    report = check(open_package(FOLDER / f"{name}.docx"), profile, today=TODAY)
    head = f"# {one.wrong}" if one.wrong else SOUND
    found = "".join(f"{text}\n" for text in (head, *map(line, report.problems)))
    if accept:
        (FOLDER / f"{name}.txt").write_text(found, "utf-8")

    assert found == expected(one)


@pytest.mark.parametrize("name", [one.name for one in SPECIMENS if not one.wrong])
def test_a_sound_document_has_neither_error_nor_warning(name: str) -> None:
    grave = (Severity.ERROR.name, Severity.WARNING.name)
    found = [text for text in expected(BY_NAME[name]).splitlines() if text.startswith(grave)]

    assert not found


@pytest.mark.parametrize("name", [one.name for one in SPECIMENS if not one.converted])
def test_a_document_is_as_its_maker_makes_it(name: str) -> None:
    kept = (FOLDER / f"{name}.docx").read_bytes()

    assert members(kept) == members(BY_NAME[name].packed())


def test_every_file_belongs_to_a_specimen() -> None:
    kept = {one.name for one in FOLDER.iterdir() if one.suffix in {".docx", ".txt"}}

    assert kept == {f"{name}{ending}" for name in BY_NAME for ending in (".docx", ".txt")}
    assert len(BY_NAME) == len(SPECIMENS)


def test_a_faulty_document_says_what_is_wrong_in_one_line() -> None:
    for one in SPECIMENS:
        assert re.fullmatch(r"[^\n]*", one.wrong)
