"""The ledger beside the outputs: whole lines, the last one counts, nothing outside its folder."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import threading
import time
import zipfile
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from typing import BinaryIO

import pytest

from docgen.model.place import FilePlace
from docgen.model.problem import OutputError, Rule
from docgen.publish.ledger import FILE_NAME, UNUSABLE_LEDGER, Entry, Ledger, Source, sha256, source
from docgen.publish.verify import Standing, ledgers, verified
from docgen.publish.write import OPEN_OUTPUT, UNWRITABLE, streamed, tidy_up, write
from docgen.vietnamese.messages import why

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
        json.dumps({"output": "..", "sha256": ""}),
        json.dumps({"output": "./x.docx", "sha256": ""}),
        json.dumps({"output": "C:x.docx", "sha256": ""}),
        json.dumps({"output": "NUL.docx", "sha256": ""}),
        json.dumps({"output": "com¹", "sha256": ""}),
        json.dumps({"output": "x.docx.", "sha256": ""}),
        json.dumps({"output": "a\0.docx", "sha256": ""}),
        json.dumps({"output": "\x1b[2J.docx", "sha256": ""}),
        json.dumps({"output": "a\ud800.docx", "sha256": ""}),
        json.dumps({"output": ["x.docx"], "sha256": ""}),
        json.dumps({"output": "x.docx", "sha256": "", "inputs": 5}),
        json.dumps({"output": "x.docx", "sha256": "", "inputs": ["x"]}),
        json.dumps({"output": "x.docx", "sha256": "", "template": "x"}),
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


def test_lines_of_two_processes_do_not_mix_and_none_is_lost(tmp_path: Path) -> None:
    write_dead_lines(tmp_path)  # so that both want to make the ledger short

    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(add_many, [tmp_path] * 2, (0, 1000)))

    names = {f"{number}.docx" for start in (0, 1000) for number in range(start, start + 50)}
    assert {one.output for one in Ledger.open(tmp_path)} == names | {"old.docx"}
    for line in (tmp_path / FILE_NAME).read_bytes().splitlines():
        assert json.loads(line)


@pytest.mark.skipif(sys.platform == "win32", reason="files are locked otherwise there")
def test_a_line_waits_until_another_program_lets_go_of_the_ledger(tmp_path: Path) -> None:
    import fcntl

    Ledger.open(tmp_path).add(entry("a.docx"))
    waiting = threading.Thread(target=lambda: Ledger.open(tmp_path).add(entry("b.docx")))
    with (tmp_path / FILE_NAME).open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        waiting.start()
        waiting.join(0.2)
        assert [one.output for one in Ledger.open(tmp_path)] == ["a.docx"]
    waiting.join()

    assert [one.output for one in Ledger.open(tmp_path)] == ["a.docx", "b.docx"]


def write_dead_lines(folder: Path) -> list[str]:
    """A ledger with 1200 lines about one output; its lines are returned."""
    lines = [json.dumps({"output": "old.docx", "sha256": f"{number}"}) for number in range(1200)]
    (folder / FILE_NAME).write_text("".join(f"{one}\n" for one in lines), "utf-8")
    return lines


def test_a_ledger_of_dead_lines_is_made_short_by_the_next_entry(tmp_path: Path) -> None:
    *_, last = write_dead_lines(tmp_path)
    ledger = Ledger.open(tmp_path)

    assert (
        len((tmp_path / FILE_NAME).read_bytes().splitlines()) == 1200
    )  # who looks changes nothing

    ledger.add(entry("new.docx"))

    first, second = (tmp_path / FILE_NAME).read_text("utf-8").splitlines()
    assert (first, json.loads(second)["output"]) == (last, "new.docx")
    assert [one.name for one in tmp_path.iterdir()] == [FILE_NAME]


def test_making_it_short_keeps_what_it_does_not_know(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    write_dead_lines(tmp_path)
    strange = ['{"kind": "of a later docgen"}', '{"output": "a.docx", "sha256": "1", "mood": "ok"}']
    with path.open("a", encoding="utf-8") as stream:
        stream.writelines(f"{one}\n" for one in strange)
    ledger = Ledger.open(tmp_path)
    Ledger.open(tmp_path).add(entry("b.docx"))  # by another process, meanwhile

    ledger.add(entry("c.docx"))

    lines = path.read_text("utf-8").splitlines()
    assert set(strange) < set(lines)
    assert [one.output for one in Ledger.open(tmp_path)] == [
        "old.docx",
        "a.docx",
        "b.docx",
        "c.docx",
    ]


@pytest.mark.parametrize("name", ["../x.docx", "a/b.docx", "", "nul"])
def test_an_output_elsewhere_is_never_noted(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=f"^{name}$"):
        Ledger.open(tmp_path).add(entry(name))

    assert not list(tmp_path.iterdir())


def test_a_source_whose_name_is_no_text_is_kept_to_the_byte(tmp_path: Path) -> None:
    odd = Entry(output="a.docx", sha256="1", inputs=(Source(file="k\udcff.xlsx", sha256="2"),))

    Ledger.open(tmp_path).add(odd)

    assert list(Ledger.open(tmp_path)) == [odd]
    assert (tmp_path / FILE_NAME).read_text("utf-8")


@pytest.mark.parametrize("kind", ["folder", "link", "dangling link"])
def test_what_is_no_file_in_the_ledgers_place_is_one_clear_error(kind: str, tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "output", tmp_path / "elsewhere"
    folder.mkdir()
    if kind == "folder":
        (folder / FILE_NAME).mkdir()
    else:
        (folder / FILE_NAME).symlink_to(elsewhere)
    if kind == "link":
        elsewhere.write_bytes(b"")

    with pytest.raises(OutputError) as error:
        Ledger.open(folder)

    (problem,) = error.value.problems
    assert (problem.rule, problem.place) == (
        UNUSABLE_LEDGER,
        FilePlace(file=str(folder / FILE_NAME)),
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a link needs rights there")
def test_nothing_is_noted_through_a_link_that_came_later(tmp_path: Path) -> None:
    folder = tmp_path / "output"
    folder.mkdir()
    ledger = Ledger.open(folder)
    (folder / FILE_NAME).symlink_to(tmp_path / "elsewhere")

    with pytest.raises(OutputError):
        ledger.add(entry("a.docx"))

    assert not (tmp_path / "elsewhere").exists()


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


def document(title: str) -> bytes:
    """A Word file as far as docgen looks at one it wrote itself."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, text in (
            ("docProps/app.xml", "<Application>docgen</Application>"),
            ("docProps/core.xml", f"<dc:title>{title}</dc:title>"),
        ):
            package.writestr(zipfile.ZipInfo(name), text)
    return content.getvalue()


@pytest.mark.parametrize(
    ("title", "is_known", "is_revision", "is_written"),
    [
        ("Kế hoạch A", False, False, True),  # the same document, by its title
        ("Kế hoạch B", False, False, False),
        ("Kế hoạch A", True, False, True),
        ("Kế hoạch B", True, False, False),
        ("Kế hoạch B", True, True, True),  # of the same workbook, whose title was corrected
        ("Kế hoạch B", False, True, True),
    ],
)
def test_another_document_is_not_written_over_but_a_revision_is(
    title: str, is_known: bool, is_revision: bool, is_written: bool, tmp_path: Path
) -> None:
    path, new = tmp_path / "a.docx", document(title)
    path.write_bytes(document("Kế hoạch A"))
    known = sha256(path) if is_known else ""
    old = path.read_bytes()
    new = new if title.endswith("B") else new + b" "

    if is_written:
        write(path, new, known=known, is_revision=is_revision)
    else:
        with pytest.raises(OutputError) as error:
            write(path, new, known=known, is_revision=is_revision)
        assert [one.rule.id for one in error.value.problems] == ["GH805"]

    assert path.read_bytes() == (new if is_written else old)


def test_an_edited_document_is_not_written_over_even_by_a_revision(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"edited")

    with pytest.raises(OutputError) as error:
        write(path, document("Kế hoạch A"), known="a" * 64, is_revision=True)

    assert [one.rule.id for one in error.value.problems] == ["GH801"]


def test_a_link_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    elsewhere, path = tmp_path / "elsewhere.docx", tmp_path / "output" / "a.docx"
    elsewhere.write_bytes(b"old")
    path.parent.mkdir()
    path.symlink_to(elsewhere)

    write(path, b"new", force=True)

    assert (path.is_symlink(), path.read_bytes(), elsewhere.read_bytes()) == (False, b"new", b"old")


def refuse(*_: object) -> None:
    """Does as the system where a file is open in Windows, or may not be written."""
    raise PermissionError(errno.EACCES, "Access is denied")


@pytest.mark.parametrize("lock", ["~$ke-hoach.docx", "~$-hoach.docx", ".~lock.ke-hoach.docx#"])
def test_a_file_that_another_program_holds_open_is_named(
    lock: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(b"old")
    (tmp_path / lock).touch()

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError) as error:
        write(path, b"new", force=True)

    (problem,) = error.value.problems
    assert (problem.rule, problem.values["actual"]) == (OPEN_OUTPUT, "ke-hoach.docx")
    assert {one.name for one in tmp_path.iterdir()} == {"ke-hoach.docx", lock}
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("system", "rule"), [("win32", OPEN_OUTPUT), ("linux", UNWRITABLE), ("darwin", UNWRITABLE)]
)
def test_without_a_lock_file_only_windows_means_that_it_is_open(
    system: str, rule: Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(b"old")

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(sys, "platform", system)
    with pytest.raises(OutputError) as error:
        write(path, b"new", force=True)

    assert [one.rule for one in error.value.problems] == [rule]


def test_what_cannot_be_filled_leaves_the_file_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "tong-hop.xlsx"
    path.write_bytes(b"old")

    def fill(stream: BinaryIO) -> None:
        stream.write(b"ne")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OutputError) as error:
        streamed(path, fill)

    (problem,) = error.value.problems
    assert problem.values["reason"] == why(OSError(errno.ENOSPC, ""))
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [(path.name, b"old")]


@pytest.mark.skipif(sys.platform == "win32", reason="rights are others there")
def test_files_written_by_several_threads_have_the_usual_rights(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda number: write(tmp_path / f"{number}.docx", b"x"), range(200)))
        kept = os.umask(0o027)
    finally:
        os.umask(before)

    assert kept == 0o027
    assert {one.stat().st_mode & 0o777 for one in tmp_path.iterdir()} == {0o640}


def left_by(process: int, machine: str, folder: Path, *, hours: float = 0) -> Path:
    """A temporary file as a run killed some hours ago leaves it."""
    path = folder / f".docgen-{process}-{machine}-0123456789ab"
    path.touch()
    then = time.time() - hours * 3600
    os.utime(path, (then, then))
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="nobody can ask after a process there")
def test_what_a_killed_run_left_is_tidied_up_and_what_may_be_in_use_is_not(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from docgen.publish.write import streamed;"
        "streamed(Path(sys.argv[1]), lambda stream: os._exit(9))"
    )
    subprocess.run([sys.executable, "-c", code, tmp_path / "a.docx"], check=False)
    (killed,) = tmp_path.iterdir()
    _, process, here, _ = killed.name.split("-")
    kept = [
        left_by(os.getpid(), here, tmp_path),  # being written
        left_by(int(process), "00000000", tmp_path),  # perhaps being written, by another machine
        tmp_path / ".docgen-ghi-chu.txt",  # no temporary file
        tmp_path / "ke-hoach.docx",
    ]
    left_by(os.getpid(), here, tmp_path, hours=2)
    left_by(int(process), "11111111", tmp_path, hours=2)
    kept[0].touch()
    for one in kept[2:]:
        one.touch()
        os.utime(one, (0, 0))

    tidy_up(tmp_path)

    assert sorted(tmp_path.iterdir()) == sorted(kept)


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

    assert standing(made) == [(Standing.SOURCE_MISSING, ["GH817"])]


def test_edited_and_of_changed_sources_are_both_told(made: Path) -> None:
    (made / "a.docx").write_bytes(b"edited")
    (made.parent / "plan").write_bytes(b"changed")

    assert standing(made) == [(Standing.EDITED, ["GH814", "GH815"])]


def test_a_template_is_known_by_its_name_wherever_docgen_is(made: Path) -> None:
    ledger = Ledger.open(made)
    (there,) = ledger
    template = Source(file="../elsewhere/ke-hoach.docx", sha256=sha256(made.parent / "template"))
    ledger.add(replace(there, template=template))
    assert standing(made) == [(Standing.AS_MADE, [])]

    (made.parent / "template").write_bytes(b"changed")

    assert standing(made) == [(Standing.SOURCES_CHANGED, ["GH815"])]


def test_a_template_that_docgen_has_no_more_is_missing(made: Path) -> None:
    ledger = Ledger.open(made)
    (there,) = ledger
    ledger.add(replace(there, template=Source(file="cong-van.docx", sha256="1")))

    assert standing(made) == [(Standing.SOURCE_MISSING, ["GH817"])]


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there")
@pytest.mark.parametrize("name", ["a\0b", "a\ud800b", "/dev/zero", "pipe", "x" * 5000, "..", ""])
def test_a_source_that_is_no_file_is_missing_whatever_its_name(name: str, made: Path) -> None:
    os.mkfifo(made / "pipe")
    line = {
        "output": "a.docx",
        "sha256": sha256(made / "a.docx"),
        "version": "1.0",
        "inputs": [{"file": name, "sha256": "1"}],
    }
    (made / FILE_NAME).write_text(json.dumps(line), "utf-8")

    assert standing(made) == [(Standing.SOURCE_MISSING, ["GH817"])]


def test_a_name_in_the_ledger_does_nothing_to_the_terminal(made: Path) -> None:
    line = {"output": "a.docx", "sha256": "1", "inputs": [{"file": "\x1b[2J\n", "sha256": "1"}]}
    (made / FILE_NAME).write_text(json.dumps(line), "utf-8")

    (ledger,) = ledgers(made)
    (one,) = verified(ledger, {}, "")

    (gone,) = (problem for problem in one.problems if problem.rule.id == "GH817")
    assert gone.values["actual"] == ["�[2J�"]
