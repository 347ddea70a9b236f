"""The ledger beside the outputs: whole lines, the last one counts, nothing outside its folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from docgen.model.place import FilePlace
from docgen.model.problem import OutputError
from docgen.publish.ledger import FILE_NAME, UNUSABLE_LEDGER, Entry, Ledger, Source, sha256, source
from docgen.publish.verify import Standing, ledgers, verified
from docgen.publish.write import OPEN_OUTPUT, tidy_up, write

PLAN = Source(file="../ke-hoach.xlsx", sha256="1" * 64)


def entry(name: str, digest: str = "a" * 64) -> Entry:
    return Entry(output=name, sha256=digest, inputs=(PLAN,), version="1.0")


def add_many(folder: Path, start: int) -> None:
    ledger = Ledger.open(folder)
    for number in range(start, start + 50):
        ledger.add(entry(f"{number}.docx"))


def test_what_is_added_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    whole = Entry(
        output="ke-hoach.docx",
        sha256="a" * 64,
        inputs=(PLAN,),
        template=Source(file="ke-hoach.docx", sha256="2" * 64),
        profile=Source(file="nd30.toml", sha256="3" * 64),
        version="1.0",
        key="k",
        unit="xã Đồng Đăng",
    )

    Ledger.open(tmp_path).add(whole)

    assert list(Ledger.open(tmp_path)) == [whole]


def test_the_last_entry_of_an_output_counts(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path)
    for digest in ("a", "b", "c"):
        ledger.add(entry("x.docx", digest * 64))

    assert [one.sha256[0] for one in Ledger.open(tmp_path)] == ["c"]


def test_the_same_is_not_noted_twice(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path)
    ledger.add(entry("x.docx"))
    ledger.add(entry("x.docx"))

    assert len((tmp_path / FILE_NAME).read_text("utf-8").splitlines()) == 1


def test_a_line_cut_off_anywhere_costs_that_line_alone(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    ledger = Ledger.open(tmp_path)
    ledger.add(entry("a.docx"))
    first = path.read_bytes()
    ledger.add(entry("b.docx"))
    whole = path.read_bytes()
    for length in range(len(first), len(whole) - 1):
        path.write_bytes(whole[:length])

        Ledger.open(tmp_path).add(entry("c.docx"))

        assert [one.output for one in Ledger.open(tmp_path)] == ["a.docx", "c.docx"]


@pytest.mark.parametrize(
    "line",
    [
        "no JSON",
        "[]",
        "{}",
        '{"output": "x.docx"}',
        json.dumps({"output": "../x.docx", "sha256": ""}),
        json.dumps({"output": "/etc/passwd", "sha256": ""}),
        json.dumps({"output": "a\\b.docx", "sha256": ""}),
        "[" * 100_000,
        "\udcff",
    ],
)
def test_a_line_that_is_no_entry_is_passed_over_and_stays(tmp_path: Path, line: str) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(line.encode("utf-8", "surrogateescape") + b"\n")

    ledger = Ledger.open(tmp_path)
    ledger.add(entry("a.docx"))

    assert [one.output for one in Ledger.open(tmp_path)] == ["a.docx"]
    assert path.read_bytes().startswith(line.encode("utf-8", "surrogateescape"))


def test_a_field_of_a_later_docgen_does_no_harm(tmp_path: Path) -> None:
    line = {"output": "a.docx", "sha256": "a", "mood": "good", "version": "9.9"}
    (tmp_path / FILE_NAME).write_text(json.dumps(line) + "\n", "utf-8")

    assert [one.version for one in Ledger.open(tmp_path)] == ["9.9"]


def test_lines_of_two_processes_do_not_mix(tmp_path: Path) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(add_many, [tmp_path] * 2, (0, 1000)))

    assert len(Ledger.open(tmp_path)) == 100


def test_a_ledger_of_dead_lines_is_made_short(tmp_path: Path) -> None:
    lines = [
        json.dumps({"output": "a.docx", "sha256": str(number)}) + "\n" for number in range(1200)
    ]
    (tmp_path / FILE_NAME).write_text("".join(lines), "utf-8")

    assert [one.sha256 for one in Ledger.open(tmp_path)] == ["1199"]
    assert len((tmp_path / FILE_NAME).read_text("utf-8").splitlines()) == 1


def test_a_folder_in_the_ledgers_place_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    ledger = Ledger.open(tmp_path)

    with pytest.raises(OutputError) as error:
        ledger.add(entry("a.docx"))

    (problem,) = error.value.problems
    assert (problem.rule, problem.place) == (
        UNUSABLE_LEDGER,
        FilePlace(file=str(tmp_path / FILE_NAME)),
    )


def test_a_source_is_seen_from_the_folder_of_the_ledger(tmp_path: Path) -> None:
    plan = tmp_path / "data" / "kế hoạch.xlsx"
    plan.parent.mkdir()
    plan.write_bytes(b"x")

    assert source(plan, tmp_path / "output").file == "../data/kế hoạch.xlsx"


# --- writing over -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("there", "known", "is_written"),
    [
        (b"old", b"old", True),  # as docgen wrote it
        (b"edited", b"old", False),
        (b"new", b"old", True),  # that is what would be written
        (b"old", b"", False),  # docgen never wrote it
    ],
)
def test_who_owns_a_file_that_is_there(
    tmp_path: Path, there: bytes, known: bytes, is_written: bool
) -> None:
    path, by = tmp_path / "a.xlsx", tmp_path / "by"
    path.write_bytes(there)
    by.write_bytes(known)
    digest = sha256(by) if known else ""

    if is_written:
        write(path, b"new", known=digest)
    else:
        with pytest.raises(OutputError):
            write(path, b"new", known=digest)

    assert path.read_bytes() == (b"new" if is_written else there)


def test_a_file_that_another_program_holds_open_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:  # as Windows does
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError) as error:
        write(path, b"new", force=True)

    (problem,) = error.value.problems
    assert (problem.rule, problem.values["actual"]) == (OPEN_OUTPUT, "ke-hoach.docx")
    assert [one.name for one in tmp_path.iterdir()] == ["ke-hoach.docx"]


@pytest.mark.skipif(sys.platform == "win32", reason="nobody can ask after a process there")
def test_what_a_killed_run_left_is_tidied_up_and_what_a_running_one_makes_is_not(
    tmp_path: Path,
) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (tmp_path / f".docgen-{dead.pid}-abc").touch()
    (tmp_path / f".docgen-{os.getpid()}-abc").touch()
    (tmp_path / "ke-hoach.docx").touch()

    tidy_up(tmp_path)

    assert sorted(one.name for one in tmp_path.iterdir()) == [
        f".docgen-{os.getpid()}-abc",
        "ke-hoach.docx",
    ]


# --- verifying ----------------------------------------------------------------------------


def standing(folder: Path, *, version: str = "1.0") -> list[tuple[str, list[str]]]:
    (ledger,) = ledgers(folder)
    tools = {"ke-hoach.docx": folder.parent / "template"}
    return [
        (str(one.standing), [problem.rule.id for problem in one.problems])
        for one in verified(ledger, tools, version)
    ]


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A folder with an output, its source and template beside it, and the ledger."""
    folder = tmp_path / "output"
    folder.mkdir()
    for name in ("plan", "template", "output/a.docx"):
        (tmp_path / name).write_bytes(name.encode())
    template = Source(file="ke-hoach.docx", sha256=sha256(tmp_path / "template"))
    Ledger.open(folder).add(
        Entry(
            output="a.docx",
            sha256=sha256(folder / "a.docx"),
            inputs=(source(tmp_path / "plan", folder),),
            template=template,
            version="1.0",
        )
    )
    return folder


def test_an_output_as_it_was_made(made: Path) -> None:
    assert standing(made) == [(Standing.AS_MADE, [])]


def test_an_output_edited_since(made: Path) -> None:
    (made / "a.docx").write_bytes(b"edited")

    assert standing(made) == [(Standing.EDITED, ["GH814"])]


@pytest.mark.parametrize("name", ["plan", "template"])
def test_sources_changed_since(made: Path, name: str) -> None:
    (made.parent / name).write_bytes(b"changed")

    assert standing(made) == [(Standing.SOURCES_CHANGED, ["GH815"])]


def test_another_docgen(made: Path) -> None:
    assert standing(made, version="1.1") == [(Standing.SOURCES_CHANGED, ["GH815"])]


def test_an_output_that_is_gone(made: Path) -> None:
    (made / "a.docx").unlink()

    assert standing(made) == [(Standing.MISSING, ["GH816"])]


def test_a_source_that_is_gone(made: Path) -> None:
    (made.parent / "plan").unlink()

    assert standing(made) == [(Standing.AS_MADE, ["GH817"])]


def test_edited_and_of_changed_sources_are_both_told(made: Path) -> None:
    (made / "a.docx").write_bytes(b"edited")
    (made.parent / "plan").write_bytes(b"changed")

    assert standing(made) == [(Standing.EDITED, ["GH814", "GH815"])]
