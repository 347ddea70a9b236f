"""How the program speaks: languages, help, wrong usage, a bug."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from docgen import __version__
from tests.test_cli import NAME, Said, run, shell, workbook

# --- language and help ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "env", "first"),
    [
        ([], {}, "Cách dùng: docgen"),
        ([], {"DOCGEN_LANG": "vi"}, "Cách dùng: docgen"),
        ([], {"DOCGEN_LANG": "en"}, "Usage: docgen"),
        (["--lang", "en"], {}, "Usage: docgen"),
        (["--lang", "en"], {"DOCGEN_LANG": "vi"}, "Usage: docgen"),
        (["--lang", "vi"], {"DOCGEN_LANG": "en"}, "Cách dùng: docgen"),
        ([], {"LANGUAGE": "en", "LC_ALL": "en_US.UTF-8", "LANG": "fr"}, "Cách dùng: docgen"),
    ],
)
def test_the_language_is_vietnamese_unless_chosen(
    arguments: list[str], env: dict[str, str], first: str
) -> None:
    said = run(*arguments, "--help", env=env)

    assert said.status == 0
    assert said.text.startswith(first)


@pytest.mark.parametrize("name", ["", "doctor", "make", "new", "show"])
def test_help_has_no_english_sentence(name: str) -> None:
    shown = run(*filter(None, [name]), "--help").text

    words = set(re.findall(r"[A-Za-z]+", shown))
    assert words.isdisjoint({"the", "and", "Show", "Write", "of", "is", "exit", "Example", "Usage"})


@pytest.mark.parametrize(
    ("arguments", "vietnamese", "english"),
    [
        (["mak"], "Lỗi: Không có lệnh 'mak'.", "Error: No such command 'mak'."),
        (["make"], "Lỗi: Thiếu đối số 'WORKBOOK...'.", "Error: Missing argument 'WORKBOOK...'."),
        (
            ["make", "--bogus"],
            "Lỗi: Không có tùy chọn '--bogus'.",
            "Error: No such option '--bogus'.",
        ),
        (
            ["make", "a.xlsx", "-o"],
            "Lỗi: Tùy chọn '-o' cần 1 giá trị.",
            "Error: Option '-o' requires an argument.",
        ),
        (
            ["make", "a", "--draft=x"],
            "Lỗi: Tùy chọn '--draft' không đi kèm giá trị.",
            "Error: Option '--draft' does not take a value.",
        ),
        (
            ["show", "a", "b"],
            "Lỗi: Thừa các đối số (b)",
            "Error: Got unexpected extra argument (b)",
        ),
        (
            ["new", "x", "a.xlsx"],
            "Lỗi: Giá trị của 'KIND' không dùng được: 'x' không phải một trong: 'plan', "
            "'action-month', 'annual-report', 'reminder', 'units'.",
            "Error: Invalid value for 'KIND': 'x' is not one of 'plan', 'action-month', "
            "'annual-report', 'reminder', 'units'.",
        ),
    ],
)
def test_wrong_usage_is_said_in_the_language_in_use(
    arguments: list[str], vietnamese: str, english: str
) -> None:
    told, said = run(*arguments), run("--lang", "en", *arguments)

    assert (told.status, told.text.splitlines()[-1]) == (2, vietnamese)
    assert (said.status, said.text.splitlines()[-1]) == (2, english)
    assert told.text.startswith(("Cách dùng: docgen", "Lỗi: "))
    assert said.text.startswith(("Usage: docgen", "Error: "))


@pytest.mark.parametrize("arguments", [["--lang", "fr", "doctor"], ["doctor", "--lang", "fr"]])
def test_an_unknown_language_is_refused_in_vietnamese(arguments: list[str]) -> None:
    said = run(*arguments)

    assert said.status == 2
    assert said.text.endswith(
        "Lỗi: Giá trị của '--lang' không dùng được: 'fr' không phải một trong: 'vi', 'en'.\n"
    )


def test_an_unknown_language_in_the_environment_is_vietnamese() -> None:
    assert run("--help", env={"DOCGEN_LANG": "fr"}) == run("--help")


def test_the_language_may_stand_anywhere(tmp_path: Path) -> None:
    said = run("make", "--lang", "en", workbook(tmp_path / "a.xlsx"), "-o", tmp_path)

    assert said.text == f"Wrote {tmp_path / NAME}\n"


def test_version() -> None:
    assert run("--version") == Said(status=0, text=f"docgen {__version__}\n")


def test_without_a_command_the_help_is_shown() -> None:
    said = run()

    assert (said.status, said.text) == (2, run("--help").text)


# --- the program as such --------------------------------------------------------------------


def test_help_imports_nothing_that_only_work_needs(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from docgen.cli.main import cli\n"
        "cli(['--help'], standalone_mode=False)\n"
        "heavy = ['openpyxl', 'docxtpl', 'docx', 'lxml', 'jinja2', 'babel', 'deflate', 'tomllib']\n"
        "print([one for one in heavy if one in sys.modules])\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )

    assert done.stdout.splitlines()[-1] == "[]"


def test_output_is_utf_8_whatever_the_terminal_says(tmp_path: Path) -> None:
    done = shell("--help", cwd=tmp_path, PYTHONIOENCODING="ascii", LC_ALL="C")

    assert done.returncode == 0
    assert "Cách dùng:" in done.stdout


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("vi", "Đây là lỗi của chương trình docgen, không phải của tệp. Đã ghi báo cáo lỗi vào "),
        ("en", "This is a bug of docgen, not of your file. A report was written to "),
    ],
)
def test_a_bug_gives_one_line_and_a_report(language: str, sentence: str, tmp_path: Path) -> None:
    temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(tmp_path))
    broken = "import docgen.api, docgen.cli.main; del docgen.api.make_plan; docgen.cli.main.main()"

    done = subprocess.run(
        [sys.executable, "-c", broken, "make", "kế hoạch.xlsx"],
        cwd=tmp_path,
        env={**os.environ, **temporary, "DOCGEN_LANG": language},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    [report] = tmp_path.glob("docgen-loi-*.txt")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == f"{sentence}{report}\n"
    lines = report.read_text("utf-8").splitlines()
    assert lines[0] == f"docgen {__version__}, Python {sys.version.split()[0]}"
    assert "kế hoạch.xlsx" in lines[1]
    assert lines[2] == "Traceback (most recent call last):"
    assert lines[-1].startswith("ImportError: cannot import name 'make_plan'")


@pytest.mark.skipif(sys.platform == "win32", reason="has no such permissions")
def test_a_document_may_be_read_by_whom_the_user_lets(tmp_path: Path) -> None:
    run("make", workbook(tmp_path / "a.xlsx"), "-o", tmp_path)
    (tmp_path / "mẫu").touch()

    assert (tmp_path / NAME).stat().st_mode == (tmp_path / "mẫu").stat().st_mode
