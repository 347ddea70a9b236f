"""What holds for the project as a whole: rules, messages, names, rooms, words."""

from __future__ import annotations

import importlib
import io
import pkgutil
import re
import shutil
import string
import subprocess
import sys
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from types import ModuleType

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from click.testing import CliRunner

import docgen
from docgen.cli.main import cli
from docgen.lint import REGISTER
from docgen.model.problem import Rule, Severity
from docgen.vietnamese.messages import DOMAIN, LOCALE_DIR, translator

ROOT = Path(__file__).parents[1]
PO = LOCALE_DIR / "vi" / "LC_MESSAGES" / f"{DOMAIN}.po"
CLICK = Path(click.__file__).parent
KNOWN_CLICK = (8, 5)  # whose messages are in the catalogue
COMMANDS = (
    "check",
    "collect",
    "doctor",
    "fix",
    "forms",
    "localise",
    "make",
    "new",
    "remind",
    "rule",
    "show",
    "verify",
)

# Said to programmers who use click wrongly, or never to users of docgen.
NOT_FOR_USERS = {
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Could not determine name for option with declarations {decls!r}",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
    "Invalid start character for option ({option})",
    "Name '{name}' defined twice",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument"
    " instead? Did you mean to pass '--{name}'?",
    "Unknown color {colour!r}",
    "Unknown standard stream '{name}'",
    "Value must be an iterable.",
    "Windows error: {error}",
    "d",  # days, in a progress bar
}


def modules() -> Iterator[ModuleType]:
    yield docgen
    for one in pkgutil.walk_packages(docgen.__path__, "docgen."):
        if one.name != "docgen.__main__":
            yield importlib.import_module(one.name)


MODULES = tuple(modules())


def rules() -> list[Rule]:
    """Every rule once, wherever it is imported."""
    found = {
        id(value): value
        for module in MODULES
        for value in vars(module).values()
        if isinstance(value, Rule)
    }
    found |= {id(entry.rule): entry.rule for entry in REGISTER.values()}
    return sorted(found.values(), key=lambda one: one.id)


def catalogue() -> Catalog:
    with PO.open("rb") as stream:
        return read_po(stream)


def ours() -> set[str]:
    """Everything docgen says: what ``N_`` marks, and the explanations of the rules."""
    explained = {entry.about for entry in REGISTER.values()}
    return msgids(Path(docgen.__file__).parent, "N_") | explained


def msgids(folder: Path, *keywords: str) -> set[str]:
    """The messages that are marked in the Python files of ``folder``."""
    marks = {one: (1, 2) if one == "ngettext" else None for one in keywords}
    found = set()
    for path in folder.rglob("*.py"):
        with path.open("rb") as stream:
            for _, message, *_ in extract("python", stream, keywords=marks):
                found.add(message if isinstance(message, str) else message[0])
    return found


def gaps(text: str) -> set[str]:
    """The named gaps of a message: of ``str.format`` and of ``%``."""
    named = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return named | set(re.findall(r"%\((\w+)\)", text))


# --- rules ----------------------------------------------------------------------------------


def test_there_are_rules() -> None:
    assert len(rules()) > 60


@pytest.mark.parametrize("attribute", ["id", "name"])
def test_no_two_rules_share_an_id_or_a_name(attribute: str) -> None:
    counts = Counter(getattr(one, attribute) for one in rules())

    assert [one for one, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("one", rules(), ids=lambda one: one.id)
def test_a_rule_is_whole(one: Rule) -> None:
    assert re.fullmatch(r"(?:XL1|KH2|BC3|ND[0-5]|WD6|TP7|GH8|SB9)\d\d", one.id)
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", one.name)
    assert isinstance(one.severity, Severity)
    if one.id.startswith("ND"):
        assert one.source

    vietnamese = translator("vi")(one.text)
    assert vietnamese != one.text
    assert gaps(vietnamese) == gaps(one.text)
    for text in (one.text, vietnamese):
        assert "!" not in text
        assert not re.search(r"invalid|không hợp lệ", text, re.IGNORECASE)


def test_rules_name_clauses_that_the_decree_has() -> None:
    clause = (
        r"NĐ 30/2020/NĐ-CP, (Điều \d+\b"
        r"|Phụ lục (I, phần I, mục (I|II|III|IV|V)\b|II, |III, mục )).*"
    )

    found = {one.id: one.source for one in rules() if "NĐ 30" in one.source}
    assert [one for one in found.items() if not re.fullmatch(clause, one[1])] == []


@pytest.mark.parametrize("name", sorted(REGISTER))
def test_a_registered_rule_is_explained(name: str) -> None:
    """In both languages, with an example before and after, and a word on its limits."""
    entry = REGISTER[name]
    vietnamese = translator("vi")(entry.about)

    assert entry.about.count(".") >= 2
    assert vietnamese != entry.about
    assert entry.bad != entry.good
    assert entry.rule.source


# --- messages -------------------------------------------------------------------------------


def test_every_message_of_docgen_is_in_the_catalogue() -> None:
    marked = ours()

    assert len(marked) > 100
    assert marked - {str(one.id) for one in catalogue()} == set()


def test_every_message_of_click_that_users_meet_is_in_the_catalogue() -> None:
    version = tuple(map(int, metadata.version("click").split(".")[:2]))
    if version > KNOWN_CLICK:
        pytest.skip(f"click {version} is newer than the catalogue: see what it says anew")
    known = {one.id if isinstance(one.id, str) else one.id[0] for one in catalogue()}

    assert msgids(CLICK, "_", "gettext", "ngettext") - known - NOT_FOR_USERS == set()


def test_the_catalogue_holds_nothing_that_nobody_says() -> None:
    version = tuple(map(int, metadata.version("click").split(".")[:2]))
    if version != KNOWN_CLICK:
        pytest.skip("another click says other things")
    said = ours() | msgids(CLICK, "_", "gettext", "ngettext")
    known = {one.id if isinstance(one.id, str) else one.id[0] for one in catalogue()}

    assert known - said == {""}


def test_every_message_is_translated_with_the_same_gaps() -> None:
    for message in catalogue():
        if not message.id:
            continue
        singular, *plural = [message.id] if isinstance(message.id, str) else message.id
        texts = [message.string] if isinstance(message.string, str) else [*(message.string or ())]
        assert not message.fuzzy, singular
        assert all(texts), singular
        for text in texts:
            wanted = gaps(plural[0]) if plural else gaps(singular)
            assert gaps(text) == wanted, singular
            assert text[-1:].isspace() == singular[-1:].isspace(), singular


def test_the_compiled_catalogue_is_fresh() -> None:
    """``pybabel compile -d docgen/locale -D docgen -l vi`` makes it."""
    committed = PO.with_suffix(".mo").read_bytes()
    made = catalogue()
    made.creation_date = read_mo(io.BytesIO(committed)).creation_date  # else that of this moment
    stream = io.BytesIO()
    write_mo(stream, made)

    assert committed == stream.getvalue()


# --- names and rooms ------------------------------------------------------------------------


@pytest.mark.parametrize("module", MODULES, ids=[one.__name__ for one in MODULES])
def test_what_a_module_offers_is_there(module: ModuleType) -> None:
    names: list[str] = getattr(module, "__all__", [])

    assert module.__doc__
    assert len(names) == len(set(names))
    assert [one for one in names if not hasattr(module, one)] == []


def test_public_functions_and_classes_are_offered() -> None:
    private_rooms = {"docgen.render.build", "docgen.cli.main"}
    hidden = [
        f"{module.__name__}.{name}"
        for module in MODULES
        if module.__name__ not in private_rooms
        for name, value in vars(module).items()
        if callable(value)
        and getattr(value, "__module__", None) == module.__name__
        and not name.startswith("_")
        and name not in getattr(module, "__all__", [])
        and name not in {"T", "C"}
        and not any(entry.check is value for entry in REGISTER.values())
    ]

    assert hidden == []


def test_rooms_import_only_what_lies_below_them() -> None:
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("import-linter is not installed")

    kept = subprocess.run(
        [program, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert kept.returncode == 0, kept.stdout


def test_every_package_is_installed() -> None:
    """setup.cfg lists packages by hand, because templates/ and data/ lie outside docgen/."""
    listed = re.search(
        r"^packages =\n((?:    .+\n)+)", (ROOT / "setup.cfg").read_text("utf-8"), re.MULTILINE
    )
    assert listed is not None
    folders = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for path in (ROOT / "docgen").rglob("__init__.py")
    }

    assert set(listed[1].split()) == folders | {"docgen.data", "docgen.templates"}


def test_the_project_file_stays_as_small_as_it_can() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

    assert project.keys() == {"build-system"}


# --- the command line -----------------------------------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(
    ("language", "usage", "example", "options"),
    [
        ("vi", "Cách dùng:", "Ví dụ: docgen {}", "Tùy chọn:"),
        ("en", "Usage:", "Example: docgen {}", "Options:"),
    ],
)
def test_every_command_has_help_with_an_example(
    name: str, language: str, usage: str, example: str, options: str
) -> None:
    shown = CliRunner().invoke(cli, ["--lang", language, name, "--help"], prog_name="docgen")

    assert shown.exit_code == 0
    assert shown.output.startswith(f"{usage} docgen {name}")
    assert options in shown.output
    assert example.format(name) in shown.output


def test_every_command_is_listed() -> None:
    assert tuple(sorted(cli.list_commands(click.Context(cli)))) == COMMANDS


# --- words ----------------------------------------------------------------------------------


def files() -> list[Path]:
    """Every file that belongs to the project, new ones too."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    listed = subprocess.run(
        [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    paths = (ROOT / one for one in listed.decode().split("\0") if one)
    return [path for path in paths if path.is_file()]


def test_no_file_tells_where_it_was_written() -> None:
    """Paths and words of a workplace mean nothing to those who use the project."""
    workplace = ("/wo" + "rk/", "shared/ref" + "erence", "issues " + "show", "/roo" + "t/")
    found = [
        (str(path.relative_to(ROOT)), word)
        for path in files()
        for content in contents(path)
        for word in workplace
        if word.encode() in content
    ]

    assert found == []


def contents(path: Path) -> Iterator[bytes]:
    """The bytes of a file, and of the members of an Office file."""
    yield path.read_bytes()
    if path.suffix in {".docx", ".xlsx"}:
        with zipfile.ZipFile(path) as package:
            yield from map(package.read, package.namelist())
