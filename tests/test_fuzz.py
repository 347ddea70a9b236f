"""A few hundred damaged files, the same each time; ``python -m tests.fuzz`` tries many more."""

from __future__ import annotations

import struct
import threading
import zipfile
from pathlib import Path

import pytest

from docgen.model.problem import DocumentError
from docgen.word.package import open_package
from tests import fuzz

pytestmark = pytest.mark.slow

SEED = 30


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the smallest document is damaged."""
    only = fuzz.documents()[:1]
    monkeypatch.setattr(fuzz, "documents", lambda: only)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("numbers", "mending"), [(range(100), False), (range(100, 200), False), (range(200, 212), True)]
)
def test_a_damaged_file_is_read_or_refused(numbers: range, mending: bool, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    outcomes = [fuzz.outcome(SEED, number, path, mending=mending) for number in numbers]

    assert [str(one) for one in outcomes if isinstance(one, fuzz.Crash)] == []
    assert "read" in outcomes


def test_an_input_is_the_same_each_time() -> None:
    assert fuzz.damaged(SEED, 7) == fuzz.damaged(SEED, 7)
    assert fuzz.damaged(SEED, 7) != fuzz.damaged(SEED, 8)


def test_an_input_that_takes_too_long_is_told() -> None:
    with pytest.raises(fuzz.HangError), fuzz.alarm(0.05):
        threading.Event().wait()


# --- archives that swell ----------------------------------------------------------------------


def reason(path: Path) -> object:
    with pytest.raises(DocumentError) as refused:
        open_package(path)
    [problem] = refused.value.problems
    return problem.values.get("reason", problem.rule.id)


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = packed(tmp_path / "x.docx", {"word/document.xml": bytes(20 << 20)})

    assert path.stat().st_size < 1 << 16
    assert reason(path) == "it swells more than two hundred times when unpacked"


def test_many_parts_that_swell_a_little_are_too_large_together(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", b"x" * (2 << 20))
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 300 << 20)  # what the directory says of its size
    path.write_bytes(bytes(data))

    assert reason(path) == "it is larger than any Word document"


def test_a_part_that_is_larger_than_it_says_is_damaged(tmp_path: Path) -> None:
    path = packed(tmp_path / "x.docx", {"word/document.xml": bytes(20 << 20)})
    data = bytearray(path.read_bytes())
    struct.pack_into("<L", data, data.rindex(b"PK\x01\x02") + 24, 1 << 10)
    path.write_bytes(bytes(data))

    assert reason(path) == "its packed bytes are incomplete or changed"


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "x.docx", {f"{number}.xml": b"" for number in range(4001)})

    assert reason(path) == "it has more parts than any Word document"


@pytest.mark.parametrize("name", ["../word/x.xml", "/word/x.xml", "word\\..\\..\\x.xml"])
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path / "x.docx", {name: b"<x/>"})

    assert reason(path) == "the name of a part leads out of the archive"
