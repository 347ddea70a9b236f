"""``docgen verify``, and what ``docgen make`` notes for it: as made, edited, outdated, missing."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen import __version__
from docgen.cli.main import cli
from tests.test_cli import NAME, workbook

LEDGER = "docgen-so.jsonl"


def run(*arguments: str | Path) -> tuple[int, str]:
    """The exit status and what was printed, in English."""
    done = CliRunner().invoke(
        cli,
        [str(one) for one in arguments],
        prog_name="docgen",
        env={"DOCGEN_LANG": "en", "COLUMNS": "200"},
        catch_exceptions=False,
    )
    return done.exit_code, done.output


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """The folder with the document of ``tmp_path / "a.xlsx"``."""
    assert run("make", workbook(tmp_path / "a.xlsx"), "-o", tmp_path / "out")[0] == 0
    return tmp_path / "out"


def edit(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


# --- make notes what it makes -----------------------------------------------------------------


def test_make_notes_what_the_document_was_made_of(made: Path) -> None:
    (line,) = (made / LEDGER).read_text("utf-8").splitlines()

    noted = json.loads(line)
    assert noted["output"] == NAME
    assert noted["sha256"] == digest(made / NAME)
    assert noted["inputs"] == [{"file": "../a.xlsx", "sha256": digest(made.parent / "a.xlsx")}]
    assert noted["template"]["file"] == "ke-hoach.docx"
    assert noted["profile"]["file"] == "nd30.toml"
    assert noted["version"] == __version__


def test_the_same_run_again_changes_nothing(made: Path) -> None:
    before = {one.name: one.read_bytes() for one in made.iterdir()}

    assert run("make", made.parent / "a.xlsx", "-o", made)[0] == 0

    assert {one.name: one.read_bytes() for one in made.iterdir()} == before


def test_a_document_edited_since_is_kept_and_so_is_what_is_noted(made: Path) -> None:
    edit(made / NAME)
    before = {one.name: one.read_bytes() for one in made.iterdir()}

    status, said = run("make", made.parent / "a.xlsx", "-o", made)

    assert (status, "GH801" in said) == (3, True)
    assert {one.name: one.read_bytes() for one in made.iterdir()} == before

    assert run("make", made.parent / "a.xlsx", "-o", made, "--force")[0] == 0
    assert run("verify", made) == (0, "1 as made\n")


def test_a_title_corrected_in_the_workbook_is_no_other_document(made: Path) -> None:
    corrected = workbook(made.parent / "a.xlsx", Trích_yếu="Bình đẳng giới năm 2026")

    assert run("make", corrected, "-o", made)[0] == 0
    assert run("verify", made) == (0, "1 as made\n")


def test_a_document_of_another_workbook_is_not_written_over(made: Path) -> None:
    other = workbook(made.parent / "b.xlsx", Trích_yếu="Bình đẳng giới năm 2026")

    status, said = run("make", other, "-o", made)

    assert (status, "GH805" in said) == (3, True)
    assert run("verify", made) == (0, "1 as made\n")


def test_nothing_is_written_where_the_ledger_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "out" / LEDGER).mkdir(parents=True)

    status, said = run("make", workbook(tmp_path / "a.xlsx"), "-o", tmp_path / "out")

    assert (status, "GH812" in said) == (3, True)
    assert [one.name for one in (tmp_path / "out").iterdir()] == [LEDGER]


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_workbook_whose_name_is_no_text_is_noted_too(tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"k\xff.xlsx")
    try:
        shutil.copy(workbook(tmp_path / "a.xlsx"), odd)
    except OSError:
        pytest.skip("this file system takes no such name")

    for command in (["make", str(odd), "-o", str(tmp_path)], ["verify", str(tmp_path)]):
        done = subprocess.run([sys.executable, "-m", "docgen", *command], check=False)
        assert done.returncode == 0


# --- verify -----------------------------------------------------------------------------------


def test_an_output_edited_since_is_named(made: Path) -> None:
    edit(made / NAME)

    status, said = run("verify", made)

    assert status == 1
    assert said == f"note: {made / NAME}: GH814 edited since docgen made it\n1 edited since\n"


def test_a_workbook_changed_since_is_named(made: Path) -> None:
    edit(made.parent / "a.xlsx")

    status, said = run("verify", made)

    assert status == 1
    assert said == (
        f"warning: {made / NAME}: GH815 made of another version of ../a.xlsx; run what made it"
        " again (localise: with --update)\n"
        "1 sources changed since\n"
    )


def test_another_docgen_is_named(made: Path) -> None:
    line = (made / LEDGER).read_text("utf-8")
    (made / LEDGER).write_text(line.replace(f'"{__version__}"', '"0.0.1"'), "utf-8")

    status, said = run("verify", made)

    assert (status, "another version of docgen 0.0.1;" in said) == (1, True)


def test_a_workbook_that_is_gone_is_named(made: Path) -> None:
    (made.parent / "a.xlsx").unlink()

    status, said = run("verify", made)

    assert (status, said.splitlines()[-1]) == (1, "1 sources missing")
    assert "GH817 what it was made of is not there any more: ../a.xlsx" in said


def test_an_output_that_is_gone_is_an_error(made: Path) -> None:
    (made / NAME).unlink()

    assert run("verify", made) == (
        1,
        f"error: {made / NAME}: GH816 docgen made it, but it is not there any more\n1 missing\n",
    )


def test_a_document_in_no_ledger_is_mentioned(made: Path) -> None:
    shutil.copy(made / NAME, made / "ban-sao.docx")
    (made / "ghi-chu.docx").write_bytes(b"not docgen's")

    status, said = run("verify", made)

    assert status == 1
    assert said == (
        f"note: {made / 'ban-sao.docx'}: GH818 it looks like docgen's, but the ledger does not"
        " have it\n1 as made\n1 not in the ledger\n"
    )


def test_folders_within_are_looked_at_once(made: Path) -> None:
    shutil.copytree(made, made / "2025")
    shutil.copy(made.parent / "a.xlsx", made / "a.xlsx")

    assert run("verify", made, made / "2025") == (0, "2 as made\n")


def test_the_outcome_as_json(made: Path) -> None:
    edit(made / NAME)

    status, said = run("verify", made, "--json")

    assert status == 1
    assert json.loads(said) == {
        "problems": [
            {
                "rule": "GH814",
                "severity": "note",
                "file": str(made / NAME),
                "message": "edited since docgen made it",
            }
        ],
        "outputs": [str(made / NAME)],
    }


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("empty", "GH819 there is no ledger docgen-so.jsonl in this folder"),
        ("nowhere", "GH812 the ledger cannot be used: there is no such folder"),
        ("a.xlsx", "GH812 the ledger cannot be used: there is no such folder"),
    ],
)
def test_a_folder_without_a_ledger_is_told_in_one_line(name: str, told: str, made: Path) -> None:
    (made.parent / "empty").mkdir()

    status, said = run("verify", made.parent / name)

    assert (status, said.count("\n"), told in said) == (3, 1, True)


def test_a_ledger_that_cannot_be_read_hides_no_other(made: Path) -> None:
    (made / "2025" / LEDGER).mkdir(parents=True)  # looked at first

    status, said = run("verify", made)

    assert status == 3
    assert said == (
        f"error: {made / '2025' / LEDGER}: GH812 the ledger cannot be used: it is no ordinary"
        " file\n"
        "1 as made\n"
    )


def test_a_ledger_that_leads_elsewhere_shows_nothing_from_there(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    secret = tmp_path / "secret.docx"
    secret.write_bytes(b"secret")
    lines = [
        json.dumps({"output": name, "sha256": digest(secret)})
        for name in ("../secret.docx", str(secret), "..\\secret.docx", "..", "a\0.docx")
    ]
    (tmp_path / "out" / LEDGER).write_text("\n".join([*lines, "{", ""]), "utf-8")

    assert run("verify", tmp_path / "out") == (0, "0 as made\n")
